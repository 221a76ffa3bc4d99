"""The replica of this process: its own file if it can have it, else a private copy, else in memory.

DuckDB lets one process hold a file for writing, and no other may then even read it. So whoever reads owns a
replica; who finds the file taken starts from the newest published copy. All replicas at one position are equal.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from engine.errors import BrokenIntegrityError, UnavailableError
from engine.log.log import Log
from projections.database import is_taken, remove
from projections.projector import Progress, projection_version
from projections.publish import newest_copy, sweep
from projections.read_model import ReadModel, quiet
from projections.source import Source
from projections.versions import note_version

REPLICA = "replica.duckdb"

_UNAVAILABLE = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException)


def replica_folder(views: Path) -> Path:
    """The folder for this version of the projections; another version builds beside it."""
    return views / projection_version()


def is_own(read_model: ReadModel, views: Path) -> bool:
    """Whether this is the replica of the workspace itself, and no private one beside it."""
    return read_model.path == replica_folder(views) / REPLICA


@contextmanager
def open_replica(log: Log, views: Path, progress: Progress = quiet) -> Iterator[ReadModel]:
    """A replica that has taken in the whole log, for a `with` block.

    Raises UnavailableError when the disk or the file cannot be used.
    """
    with ExitStack() as held:
        with unavailable_in_one_line(views, OSError):
            folder = replica_folder(views)
            folder.mkdir(parents=True, exist_ok=True)
            read_model = held.enter_context(own(folder / REPLICA, _of(log)) or private(folder, held))
            follow(read_model, log, views, progress)
            if is_own(read_model, views):
                note_version(log, views, read_model.position)
        with unavailable_in_one_line(views):  # what the block itself opens and writes is its own matter
            yield read_model


def follow(read_model: ReadModel, source: Source, views: Path, progress: Progress = quiet) -> None:
    """Takes in what the log has, or whatever carries its events, and this replica has not.

    Where something was forgotten since, whatever else may still hold it goes first; a process that is killed then
    leaves a replica that says so, and the next one begins anew with this.
    """
    folder, forgotten_at = replica_folder(views), source.forgotten_at
    if read_model.clean_at < forgotten_at:
        sweep(folder, forgotten_at)
        if is_own(read_model, views):  # nobody else writes there
            _remove_unfinished(folder)
            _remove_other_versions(folder)
    read_model.catch_up(source, progress=progress)


def _remove_unfinished(folder: Path) -> None:
    for pattern in ("*.part", "building.duckdb"):
        for path in folder.glob(pattern):
            remove(path)


def _remove_other_versions(folder: Path) -> None:
    for other in folder.parent.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)


def private(folder: Path, held: ExitStack) -> ReadModel:
    """A replica of this process alone, from the newest published copy if there is one."""
    path = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="hansei-"))) / REPLICA
    with suppress(FileNotFoundError):  # somebody has removed it meanwhile
        if copy := newest_copy(folder):
            shutil.copyfile(copy, path)
    return ReadModel(path if path.exists() else None)


def rebuild(log: Log, views: Path, progress: Progress = quiet) -> int:
    """Builds the replica anew beside the old one, which it then replaces; the position it stands at."""
    with unavailable_in_one_line(views, OSError):
        folder = replica_folder(views)
        folder.mkdir(parents=True, exist_ok=True)
        held = own(folder / REPLICA, _of(log))
        if held is None:
            raise UnavailableError(
                f"{folder}: another process, such as a dashboard, holds the replica; stop it first"
            )
        held.close()
        beside = folder / "building.duckdb"
        remove(beside)
        with ReadModel(beside) as read_model:
            position = read_model.catch_up(log, progress=progress)
        remove(folder / REPLICA)
        beside.replace(folder / REPLICA)
        sweep(folder, log.forgotten_at)
        _remove_other_versions(folder)
        return position


def check(log: Log, views: Path, progress: Progress = quiet) -> dict[str, tuple[int, int]]:
    """Proves the replica equal to one built from nothing; the rows and hashes of its tables.

    Raises BrokenIntegrityError naming the tables that differ.
    """
    with (
        open_replica(log, views) as standing,
        tempfile.TemporaryDirectory(prefix="hansei-") as private,
        ReadModel(Path(private) / "check.duckdb") as fresh,
    ):
        fresh.catch_up(log, up_to=standing.position, progress=progress)
        found, expected = standing.hashes(), fresh.hashes()
    wrong = [fact for fact, told in found.items() if told != expected[fact]]
    if wrong:
        raise BrokenIntegrityError(f"{views}: {', '.join(wrong)} differ from the log; `hansei rebuild` mends it")
    return found


def _of(log: Log) -> Callable[[ReadModel], bool]:
    return lambda read_model: read_model.belongs_to(log)


def own(
    path: Path, belongs: Callable[[ReadModel], bool], prepare: Callable[[], None] = lambda: None
) -> ReadModel | None:
    """The replica in this file, made anew where it is damaged or not ours; None if another process has it.

    `prepare` may put a file there before it is opened, for the first time or after a damaged one was removed.
    """
    for attempt in range(2):
        prepare()
        try:
            read_model = ReadModel(path)
        except duckdb.Error as error:
            if is_taken(error):
                return None
            if attempt or "no space" in str(error).lower():
                raise
            remove(path)  # everything in it can be built again
            continue
        with ExitStack() as held:
            held.callback(read_model.close)
            if belongs(read_model):
                held.pop_all()
                return read_model
        remove(path)
    raise UnavailableError(f"{path}: cannot be made anew; remove the folder {path.parent} and try again")


@contextmanager
def unavailable_in_one_line(views: Path, *more: type[Exception]) -> Iterator[None]:
    """Whatever goes wrong with the disk is one line that says where and what to do."""
    unavailable: tuple[type[Exception], ...] = (*_UNAVAILABLE, *more)
    try:
        yield
    except unavailable as error:
        said = str(error).strip().splitlines()[0]
        raise UnavailableError(
            f"{views}: {said}; is there room on the disk, and may this user write there?"
        ) from error
