"""A replica on a machine without the log: fed by what carries the log's events, from the beginning or from a copy.

It is the same file in the same folder, filled by the same projector. What it takes in it cannot always take in
again, so it is never thrown away for being another workspace's: that is refused instead.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb

from engine.errors import BrokenIntegrityError, UnavailableError
from projections.projector import Progress
from projections.publish import newest_copy
from projections.read_model import ReadModel, quiet
from projections.replica import REPLICA, follow, own, private, replica_folder, unavailable_in_one_line
from projections.source import Carried

LOOK = 1.0
"""Seconds that one look waits for more, while what was there at the start is taken in."""


@contextmanager
def open_carried(
    source: Carried, views: Path, progress: Progress = quiet, *, shared: bool = True, whole: bool = True
) -> Iterator[ReadModel]:
    """A replica that has taken in all that was there (with `whole`), for a `with` block.

    `shared`: where another process holds the file, this one has a copy of its own; else it is refused. Raises
    BrokenIntegrityError where an event is missing or the replica is another workspace's, UnavailableError when the
    disk, the file or what carries the events cannot be used.
    """
    with ExitStack() as held:
        with unavailable_in_one_line(views, OSError):
            folder = replica_folder(views)
            folder.mkdir(parents=True, exist_ok=True)
            mine = own(
                folder / REPLICA,
                lambda read_model: _must_be_of(read_model, source),
                lambda: _begin_with_copy(folder),
            )
            if mine is None and not shared:
                raise UnavailableError(f"{folder}: another process, such as a dashboard, holds the replica")
            read_model = held.enter_context(mine or private(folder, held))
            begin(read_model, source)
            if whole:
                take_in(read_model, source, views, progress)
        with unavailable_in_one_line(views):
            yield read_model


def begin(read_model: ReadModel, source: Carried) -> None:
    """Tells the source where the replica stands."""
    standing = read_model.standing()
    source.begin(read_model.position, standing["appended_at"], standing["forgotten_at"])


def take_in(read_model: ReadModel, source: Carried, views: Path, progress: Progress = quiet) -> None:
    """Takes in all that there is."""
    follow(read_model, source, views, progress)
    while not source.is_level:
        source.wait(read_model.position, LOOK)
        follow(read_model, source, views, progress)


def workspace_of(views: Path) -> str | None:
    """Whose the replica in a folder is; none where there is none, or another process holds it."""
    path = replica_folder(views) / REPLICA
    if not path.exists():
        return None
    try:
        with ReadModel(path) as read_model:
            told = read_model.standing()["workspace_id"]
            return str(told) if told else None
    except duckdb.Error:
        return None


def _must_be_of(read_model: ReadModel, source: Carried) -> bool:
    told = read_model.standing()["workspace_id"]
    if told not in (None, source.workspace_id):
        raise BrokenIntegrityError(
            f"{read_model.path}: holds the views of workspace {told}, not of {source.workspace_id}; name that one, "
            "or give another folder with --workspace"
        )
    return True


def _begin_with_copy(folder: Path) -> None:
    """Puts the newest copy that was published here in the place of a replica that is gone."""
    copy = newest_copy(folder)
    if copy is not None and not (folder / REPLICA).exists():
        aside = folder / "replica.part"
        shutil.copyfile(copy, aside)
        aside.replace(folder / REPLICA)
