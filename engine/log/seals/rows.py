"""The rows of a log as leaves, read from the store itself: what is proved is what lies there, whoever wrote it.

A long log is read by several processes, each a part of it: one alone takes about three times as long as it takes
to read the rows.
"""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Self

from engine.log.place import Place
from engine.log.seals.leaf import hash_of_leaf
from engine.log.seals.tree import SIZE_OF_HASH
from engine.log.store import store_at

AT_ONCE = 256
"""So many rows stay in the processor's cache from the reading to the hashing."""
SHARED_FROM = 150_000
"""So many events are worth a process of their own."""
MOST_PROCESSES = 4


def ends(place: Place) -> tuple[int, int]:
    """The first and the last position; (1, 0) of an empty log."""
    ((first, last),) = ask(place, "ends")
    return (1, 0) if last is None else (first, last)


def ask(place: Place, question: str, parameters: Sequence[Any] = ()) -> list[Any]:
    """The answer to a question about the log's rows."""
    with store_at(place).rows(question, parameters) as rows:
        return list(rows)


def leaves(place: Place, first: int, last: int) -> Iterator[list[bytes]]:
    """The rows from one position to another in the form of leaves, hundreds at a time."""
    with store_at(place).rows("leaves", (first, last)) as rows:
        while some := list(islice(rows, AT_ONCE)):
            yield [row for (row,) in some]


def leaf_hashes(place: Place, first: int, last: int, without_words: list[int] | None = None) -> Iterator[bytes]:
    """The leaf hashes of these rows, in pieces of hundreds. Memory does not grow with them.

    Notes in `without_words` the positions of rows in which something has a hash in place of its words.
    """
    found = [] if without_words is None else without_words
    parts = max(1, min(MOST_PROCESSES, os.cpu_count() or 1, 1 + (last - first) // SHARED_FROM))
    # A part for each process, this one's a fifth smaller: it has the tree to work out as well.
    bounds = [first + (last + 1 - first) * (5 * part - 1) // (5 * parts - 1) for part in range(1, parts + 1)]
    with ExitStack() as stack:
        helpers = [stack.enter_context(_Helper(place, low, high - 1)) for low, high in pairwise(bounds)]
        yield from _leaf_hashes(place, first, bounds[0] - 1, found)
        for helper in helpers:
            yield from helper.hashes(found)


def position_of(leaf: bytes) -> int:
    """The position of a row in the form of a leaf."""
    return int(leaf[: leaf.index(b"\n")])


class _Helper:
    """A process that reads one part of the log, and keeps what it finds in files until it is asked for."""

    def __init__(self, place: Place, first: int, last: int) -> None:
        self._part = (place, first, last)
        with ExitStack() as opened:
            self._hashes = opened.enter_context(tempfile.TemporaryFile())
            self._without_words = opened.enter_context(tempfile.TemporaryFile())
            self._process = subprocess.Popen(
                [sys.executable, "-m", "engine.log.seals.rows"],
                stdin=subprocess.PIPE,  # an address may hold a password: it is told to nobody else
                stdout=self._hashes,
                stderr=self._without_words,
                cwd=Path(__file__).parents[3],
            )
            self._opened = opened.pop_all()
        with suppress(BrokenPipeError), self._process.stdin as told:  # type: ignore[union-attr]
            pickle.dump(self._part, told)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._opened.close()

    def hashes(self, without_words: list[int]) -> Iterator[bytes]:
        """What it has found; found here, if it could not do its work."""
        if self._process.wait():
            yield from _leaf_hashes(*self._part, without_words)
            return
        for file in (self._hashes, self._without_words):
            file.seek(0)
        while piece := self._hashes.read(AT_ONCE * SIZE_OF_HASH):
            yield piece
        without_words += map(int, self._without_words)


def _leaf_hashes(place: Place, first: int, last: int, without_words: list[int]) -> Iterator[bytes]:
    for rows in leaves(place, first, last):
        yield b"".join([hash_of_leaf(row) for row in rows])
        without_words += [position_of(row) for row in rows if b'":{"hash":"' in row]


if __name__ == "__main__":
    noticed: list[int] = []
    whose, begin, end = pickle.load(sys.stdin.buffer)
    for hashes_of_rows in _leaf_hashes(whose, begin, end, noticed):
        sys.stdout.buffer.write(hashes_of_rows)
    sys.stderr.writelines(f"{position}\n" for position in noticed)
