"""Objectives and key results in the order of a tree, and which of them a person wants to see."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from projections.read_model import Row

TOP, OBJECTIVES, KEY_RESULTS = "Top level", "Objectives", "Key results"
DEPTHS = (TOP, OBJECTIVES, KEY_RESULTS)


@dataclass(frozen=True)
class Branch:
    """A row of the `okrs` view, and how far in it is drawn."""

    row: Row
    level: int

    @property
    def id(self) -> str:
        """Its own id: the key result's, or the objective's."""
        return item_id(self.row)

    @property
    def is_key_result(self) -> bool:
        """Whether it is a key result."""
        return self.row["key_result_id"] is not None

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.row["key_result" if self.is_key_result else "objective"] or self.id)


def item_id(row: Row) -> str:
    """The id of the item that a row of the `okrs` view is about."""
    return str(row["key_result_id"] or row["objective_id"])


def grown(rows: Sequence[Row]) -> list[Branch]:
    """Every row once, each below its parent; what has no parent among the rows stands at the top."""
    ids = {item_id(row) for row in rows}
    below: dict[str | None, list[Row]] = {}
    for row in rows:
        parent = row["parent_id"]
        below.setdefault(parent if parent in ids and parent != item_id(row) else None, []).append(row)
    drawn: set[str] = set()
    branches = [branch for row in _ordered(below.get(None, [])) for branch in _climb(row, 0, below, drawn)]
    # Parents told for different instants may close a circle: what hangs in one is still shown.
    branches += [branch for row in _ordered(rows) for branch in _climb(row, 0, below, drawn)]
    return branches


def pruned(branches: Sequence[Branch], depth: str, wanted: Callable[[Row], bool] | None) -> list[Branch]:
    """The branches down to a depth; with a wish, only those it fits and what they hang on."""
    kept = [b for b in branches if depth == KEY_RESULTS or (not b.is_key_result and (depth != TOP or b.level == 0))]
    if wanted is None:
        return kept
    parents = {branch.id: branch.row["parent_id"] for branch in branches}
    needed: set[str] = set()
    for branch in kept:
        if wanted(branch.row):
            here: str | None = branch.id
            while here is not None and here not in needed:
                needed.add(here)
                here = parents.get(here)
    return [branch for branch in kept if branch.id in needed]


def _climb(row: Row, level: int, below: dict[str | None, list[Row]], drawn: set[str]) -> Iterator[Branch]:
    name = item_id(row)
    if name in drawn:
        return
    drawn.add(name)
    yield Branch(row, level)
    for child in _ordered(below.get(name, [])):
        yield from _climb(child, level + 1, below, drawn)


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [(len(p), p) if p.isdigit() else (0, p) for p in _parts(item_id(row))])


def _parts(text: str) -> list[str]:
    return re.split(r"(\d+)", text)
