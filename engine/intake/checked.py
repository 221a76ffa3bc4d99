"""Where the lines of an import wait between being checked and being appended."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

import orjson

from engine.errors import UnavailableError
from engine.intake.lines import Line


@dataclass(frozen=True)
class Told:
    """A checked line: its identity in this workspace, and the stream its event belongs to."""

    command_id: str
    line: Line
    stream: str


class Checked:
    """Batches of checked lines in a file: what was checked is what is appended, and no line is read twice.

    The disk holds the lines once more meanwhile, uncompressed; memory holds one batch.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def put(self, batch: Sequence[Told]) -> None:
        """Takes a batch in. Raises UnavailableError when the disk is full."""
        with _room_on_the_disk():
            self._file.write(orjson.dumps(batch) + b"\n")

    def __iter__(self) -> Iterator[list[Told]]:
        """Every batch, in the order in which they were put in."""
        with _room_on_the_disk():
            self._file.seek(0)
        for raw in self._file:
            yield [Told(**one) for one in orjson.loads(raw)]


@contextmanager
def _room_on_the_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnavailableError(
            f"{tempfile.gettempdir()}: {error.strerror}; make room there, or set TMPDIR to a folder on another disk"
        ) from error
