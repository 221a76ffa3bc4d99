"""`hansei import history` and `hansei export history`.

An import checks all of every file, and then appends the checked lines in batches. So bad input appends nothing,
and a kill leaves a prefix that a second run completes: a line is known again by its canonical form and by which
occurrence of it in its file it is, whatever the file is called.
"""

import hashlib
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
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
from engine.log.log import Log
from engine.log.recorded import Entry

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


class Reader:
    """Reads files line by line, checking each against what the log and the lines before have told.

    Memory grows with ids, with the lines that share one `recorded_at`, and with the facts that were typed into
    this workspace rather than imported; in a dry run with lines too.
    """

    def __init__(self, log: Log, paths: Sequence[Path], prefix: str, now: datetime, *, whole: bool) -> None:
        self._log, self._paths, self._prefix, self._now = log, paths, prefix, now
        self._whole = whole
        self._added: dict[str, tuple[Kind, str | None]] | None = None

    def read(self, bad: Callable[[Path, int, str, bytes], None]) -> Iterator[Told | None]:
        """Every line in turn; None for one that `bad` was told of."""
        known, key = Known(self._log.registered(), self._ahead), self._log.key
        for path in self._paths:
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
                    stream = self._stream(known, line, command_id)
                    here[said] = nth
                    occurrences = here
                    order.move_on(line)
                except BadLineError as error:
                    bad(path, number, str(error), raw[:MAX_LINE_BYTES])
                    yield None
                else:
                    yield Told(command_id, line, stream)

    def _stream(self, known: Known, line: Line, command_id: str) -> str:
        try:
            return known.take(line)
        except BadLineError:
            # What the log holds already was right when it was told, whatever was told since.
            if not self._log.known_commands([command_id]):
                raise
            return ""

    def _line(self, raw: bytes) -> Line:
        return prefixed(plain(parse(raw)), self._prefix)

    def _ahead(self) -> Ahead:
        """What the files add, for lines about entities that become known only after them: read when first asked.

        Where lines may be set aside nothing is looked for ahead: what it finds could be one of those.
        """
        if self._added is None:
            self._added = {}
            for path in self._paths if self._whole else ():
                for _, raw in read_lines(path):
                    with suppress(BadLineError):
                        line = self._line(raw)
                        if line["kind"] in DEFINED:
                            kind = DEFINED[line["kind"]].KIND or "objective"
                            self._added.setdefault(line["id"], (kind, line["parent_id"]))
                        elif line["kind"] == "plan_created":
                            self._added.setdefault(line["id"], ("plan", None))
                        elif line["kind"] == "event" and (begun := begun_on(line)) is not None:
                            self._added.setdefault(line["id"], begun)
        return self._added


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

    `progress` is told how many lines were checked, then appended. Raises UnusableInputError with file
    and line, and nothing is appended; with `rejects` such lines go there instead, with their reasons.
    """
    reader = Reader(log, paths, prefix, now, whole=rejects is None)
    rejected = 0
    with ExitStack() as stack:
        out = stack.enter_context(_open_rejects(rejects, paths)) if rejects else None

        def set_aside(path: Path, number: int, why: str, raw: bytes) -> None:
            nonlocal rejected
            if out is None:
                raise UnusableInputError(f"{path}:{number}: {why}")
            rejected += 1
            text = raw.decode("utf-8", "replace")
            out.write(orjson.dumps({"file": str(path), "line": number, "reason": why, "text": text}) + b"\n")

        done = Imported()
        checked = Checked(stack.enter_context(tempfile.TemporaryFile(prefix="hansei-")))
        for batch in _in_batches(reader.read(set_aside)):
            checked.put([one for one in batch if one is not None])
            done.lines += len(batch)
            progress("checked", len(batch))
        done.rejected = rejected
        _append(log, checked, done, actor, dry_run, progress)
    return done


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
    """The whole workspace as a strategy history, line by line, in the order in which it became known."""
    people = dict(log.people.rows())
    for event in log.events_as_recorded():
        yield canonical(to_line(event, people)) + b"\n"


def write_history(log: Log, path: Path) -> int:
    """Writes the history to a file, whole or not at all; how many lines it has."""
    aside = path.with_name(path.name + ".part")
    lines = 0
    try:
        with aside.open("wb") as out:
            for line in export_history(log):
                out.write(line)
                lines += 1
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UnavailableError(f"{path}: {error.strerror}; give a file that can be written") from error
    return lines


def _typed_here(log: Log) -> set[str]:
    """The identities that the facts typed into this workspace have in its own export."""
    people: dict[str, str] | None = None
    found: set[str] = set()
    for event in log.events_typed_here():
        people = people or dict(log.people.rows())
        said = hashlib.blake2b(canonical(to_line(event, people)), key=log.key, digest_size=16).hexdigest()
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
