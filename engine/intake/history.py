"""`hansei import history` and `hansei export history`.

An import checks all of every file, and then appends the checked lines in batches. So bad input appends nothing,
and a kill leaves a prefix that a second run completes: a line is known again by its canonical form and by which
occurrence of it in its file it is, whatever the file is called.
"""

import gzip
import hashlib
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import orjson

from engine.domain.values import Kind
from engine.errors import UnavailableError, UnusableInputError
from engine.intake.checked import Checked, Told
from engine.intake.checks import Ahead, Known, Order, prefixed
from engine.intake.events import begun_on
from engine.intake.facts import DEFINED, plain, to_event, to_line
from engine.intake.files import read_lines
from engine.intake.lines import MAX_LINE_BYTES, BadLineError, Line, canonical, parse
from engine.intake.parents import Parents, Place
from engine.log.log import Log
from engine.log.recorded import Entry
from engine.writing import written_whole

BATCH = 2000
"""Lines a transaction."""

Progress = Callable[[str, int], None]


@dataclass
class Imported:
    """How many lines were read, appended, known already, and rejected."""

    lines: int = 0
    appended: int = 0
    duplicates: int = 0
    rejected: int = 0


class CircleError(UnusableInputError):
    """The parents that win in the end close a circle."""


class Reader:
    """Reads files line by line, checking each against what the log and the lines before have told.

    Memory grows with ids, with the lines that share one `recorded_at`, and with the facts that were typed into
    this workspace rather than imported; in a dry run with lines too.
    """

    def __init__(self, log: Log, paths: Sequence[Path], prefix: str, now: datetime, *, whole: bool) -> None:
        self.paths = paths
        self._log, self._prefix, self._now = log, prefix, now
        self._whole = whole

    def read(
        self, bad: Callable[[Path, int, str, bytes], None], *, line_by_line: bool = False
    ) -> Iterator[Told | None]:
        """Every line in turn; None for one that `bad` was told of.

        Whether parents close a circle is judged when all of them are told: what a line further on, or a later file,
        puts elsewhere is in none. Raises CircleError then; or each line is judged by those before it.
        """
        registered, key = self._log.registered(), self._log.key
        parents = Parents(registered, self._is_stored, line_by_line=line_by_line)
        known = Known(registered, parents, self._ahead)
        for file, path in enumerate(self.paths):
            order = Order(self._now)
            occurrences: dict[str, int] = {}
            for number, raw in read_lines(path):
                try:
                    line = self._line(raw)
                    order.check(line)
                    here: dict[str, int] = {} if order.is_new(line) else occurrences
                    said = hashlib.blake2b(canonical(line), key=key, digest_size=16).hexdigest()
                    nth = here.get(said, 0) + 1
                    command_id = command_id_of(said, nth)
                    stream = self._stream(known, line, command_id, (file, number))
                    here[said] = nth
                    occurrences = here
                    order.move_on(line)
                except BadLineError as error:
                    bad(path, number, str(error), raw[:MAX_LINE_BYTES])
                    yield None
                else:
                    yield Told(command_id, line, stream)
        if closing := parents.closing():
            (file, number), why = closing
            raise CircleError(f"{self.paths[file]}:{number}: {why}")

    def _stream(self, known: Known, line: Line, command_id: str, place: Place) -> str:
        try:
            return known.take(line, command_id, place)
        except BadLineError:
            # What the log holds already was right when it was told, whatever was told since.
            if not self._is_stored(command_id):
                raise
            return ""

    def _is_stored(self, command_id: str) -> bool:
        return bool(self._log.known_commands([command_id]))

    def _line(self, raw: bytes) -> Line:
        return prefixed(plain(parse(raw)), self._prefix)

    def _ahead(self) -> Ahead:
        """What the files add, for lines about entities that become known only after them: read when first asked.

        Where lines may be set aside nothing is looked for ahead: what it finds could be one of those.
        """
        added: dict[str, tuple[Kind, set[str]]] = {}
        for path in self.paths if self._whole else ():
            for _, raw in read_lines(path):
                with suppress(BadLineError):
                    line = self._line(raw)
                    if (begun := _begun(line)) is not None:
                        kind, parent_id = begun
                        parents = added.setdefault(line["id"], (kind, set()))[1]
                        if parent_id is not None:
                            parents.add(parent_id)
        return added


def _begun(line: Line) -> tuple[Kind, str | None] | None:
    """Kind and parent of what a line adds."""
    if line["kind"] in DEFINED:
        return DEFINED[line["kind"]].KIND or "objective", line["parent_id"]
    if line["kind"] == "plan_created":
        return "plan", None
    return begun_on(line) if line["kind"] == "event" else None


def command_id_of(said: str, nth: int) -> str:
    """The identity of the n-th line that says the same."""
    return f"i-{said}" if nth == 1 else f"i-{said}-{nth}"


def import_history(
    log: Log,
    paths: Sequence[Path],
    *,
    actor: str,
    now: datetime,
    prefix: str = "",
    rejects: Path | None = None,
    dry_run: bool = False,
    progress: Progress = lambda step, lines: None,
) -> Imported:
    """Checks every file whole, then appends what is new of it.

    `progress` is told how many lines were checked (fewer than none when that starts anew), then appended. Raises
    UnusableInputError with file and line, and nothing is appended; with `rejects` such lines go there instead, with
    their reasons.
    """
    reader = Reader(log, paths, prefix, now, whole=rejects is None)
    with ExitStack() as stack:
        checked = Checked(stack.enter_context(tempfile.TemporaryFile(prefix="hansei-")))
        done = Imported()
        try:
            _check(reader, checked, done, rejects, progress)
        except CircleError:
            if rejects is None:
                raise
            # Something has to be set aside, and what hangs on it too: line by line, from the start.
            progress("checked", -done.lines)
            checked = Checked(stack.enter_context(tempfile.TemporaryFile(prefix="hansei-")))
            done = Imported()
            _check(reader, checked, done, rejects, progress, line_by_line=True)
        _append(log, checked, done, actor, dry_run, progress)
    return done


def _check(
    reader: Reader,
    checked: Checked,
    done: Imported,
    rejects: Path | None,
    progress: Progress,
    *,
    line_by_line: bool = False,
) -> None:
    """Checks every line, and counts it; what can be taken waits in `checked`."""
    with _open_rejects(rejects, reader.paths) if rejects else nullcontext() as out:

        def set_aside(path: Path, number: int, why: str, raw: bytes) -> None:
            if out is None:
                raise UnusableInputError(f"{path}:{number}: {why}")
            done.rejected += 1
            text = raw.decode("utf-8", "replace")
            out.write(orjson.dumps({"file": str(path), "line": number, "reason": why, "text": text}) + b"\n")

        for batch in _in_batches(reader.read(set_aside, line_by_line=line_by_line)):
            checked.put([one for one in batch if one is not None])
            done.lines += len(batch)
            progress("checked", len(batch))


def _append(log: Log, checked: Checked, done: Imported, actor: str, dry_run: bool, progress: Progress) -> None:
    """Appends what is new among the checked lines, and counts it."""
    typed = _typed_here(log)
    run = f"r-{secrets.token_hex(8)}"
    for told in checked:
        known = log.known_commands(one.command_id for one in told).keys()
        new = []
        for one in told:
            if one.command_id not in known and one.command_id not in typed:
                new.append(one)
                if dry_run:
                    typed.add(one.command_id)  # the same line in another file is no second fact
        if new and not dry_run:
            entries = [Entry(one.command_id, (to_event(one.line, one.stream, run),)) for one in new]
            answers = log.append(entries, source="import", appended_by=actor, actor=actor)
            done.appended += sum(not answer.repeated for answer in answers)
            done.duplicates += sum(answer.repeated for answer in answers)
        else:
            done.appended += len(new)
        done.duplicates += len(told) - len(new)
        progress("appended", len(told))


def export_history(log: Log) -> Iterator[bytes]:
    """The whole strategy as a history, line by line, in the order in which it became known.

    What is about the workspace itself, such as who may do what there, stays in it.
    """
    people = dict(log.people.rows())
    for event in log.events_as_recorded():
        if event.STREAM is None:
            yield canonical(to_line(event, people)) + b"\n"


def write_history(log: Log, path: Path) -> int:
    """Writes the history to a file, whole or not at all, gzipped where its name says so; how many lines it has."""
    lines = 0
    with written_whole(path) as plain_out, ExitStack() as stack:
        out: BinaryIO | gzip.GzipFile = plain_out
        if path.suffix.lower() == ".gz":  # without name and time in it: the same log gives the same bytes
            out = stack.enter_context(gzip.GzipFile("", "wb", fileobj=plain_out, mtime=0))
        for line in export_history(log):
            out.write(line)
            lines += 1
    return lines


def _typed_here(log: Log) -> set[str]:
    """The identities that facts have in this workspace's own export, where no command has them.

    Those are the facts typed here, and imported ones whose words or whose people are gone since.
    """
    people: dict[str, str] | None = None
    found: set[str] = set()
    everything = (event for _, event in log.events())
    for event in everything if log.forgotten_at else log.events_typed_here():
        if event.STREAM is not None:
            continue
        people = people or dict(log.people.rows())
        said = hashlib.blake2b(canonical(to_line(event, people)), key=log.key, digest_size=16).hexdigest()
        if event.source == "import" and event.command_id.startswith(command_id_of(said, 1)):
            continue
        nth = 1
        while (identity := command_id_of(said, nth)) in found or log.known_commands([identity]):
            nth += 1
        found.add(identity)
    return found


def _open_rejects(path: Path, inputs: Sequence[Path]) -> BinaryIO:
    if any(path.exists() and one.exists() and path.samefile(one) for one in inputs):
        raise UnusableInputError(f"{path}: is a file to be read; give another one for --rejects")
    try:
        return path.open("wb")
    except OSError as error:
        raise UnavailableError(
            f"{path}: {error.strerror}; give a file for --rejects that can be written"
        ) from error


def _in_batches(told: Iterable[Told | None]) -> Iterator[list[Told | None]]:
    batch: list[Told | None] = []
    for one in told:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
