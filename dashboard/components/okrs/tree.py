"""Objectives and key results in the order of a tree, and which of them a person wants to see."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from projections.read_model import Row

TOP, OBJECTIVES, KEY_RESULTS = "Top level", "Objectives", "Key results"
DEPTHS = (TOP, OBJECTIVES, KEY_RESULTS)


@dataclass(frozen=True)
class Branch:
    """A row of the `okrs` view, how far in it is drawn, and below what."""

    row: Row
    level: int
    above: str | None
    """The id of the row it is drawn under: its parent, or else an objective it is aligned to."""

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
    """Every row once, each below its parent; an objective that has none here, below one it is aligned to."""
    ids = {item_id(row) for row in rows}
    parents = {item_id(row): _above(row, ids) for row in rows}
    below: dict[str | None, list[Row]] = {}
    for row in rows:
        below.setdefault(parents[item_id(row)], []).append(row)
    drawn: set[str] = set()
    branches = [branch for row in _ordered(below.get(None, [])) for branch in _climb(row, 0, None, below, drawn)]
    # Parents told for different instants may close a circle: what hangs in one is still shown.
    branches += [branch for row in _ordered(rows) for branch in _climb(row, 0, None, below, drawn)]
    return branches


def pruned(branches: Sequence[Branch], depth: str, wanted: Callable[[Row], bool] | None) -> list[Branch]:
    """The branches down to a depth; with a wish, only those it fits and what they hang on."""
    kept = [b for b in branches if depth == KEY_RESULTS or (not b.is_key_result and (depth != TOP or b.level == 0))]
    if wanted is None:
        return kept
    parents = {branch.id: branch.above for branch in branches}
    needed: set[str] = set()
    for branch in kept:
        if wanted(branch.row):
            here: str | None = branch.id
            while here is not None and here not in needed:
                needed.add(here)
                here = parents.get(here)
    return [branch for branch in kept if branch.id in needed]


def levels_shown(shown: Sequence[Branch], everything: Sequence[Branch]) -> dict[str, int]:
    """How far in each branch stands when only some of them are shown."""
    above = {branch.id: branch.above for branch in everything}
    levels: dict[str, int] = {}
    for branch in shown:
        here = branch.above
        while here is not None and here not in levels:
            here = above.get(here)
        levels[branch.id] = 0 if here is None else levels[here] + 1
    return levels


def aligned_to(row: Row) -> list[str]:
    """The ids of what an objective serves."""
    told = row.get("aligned_to")
    return [str(one) for one in json.loads(told)] if told else []


def _above(row: Row, ids: set[str]) -> str | None:
    name = item_id(row)
    return next((above for above in (row["parent_id"], *aligned_to(row)) if above in ids and above != name), None)


def _climb(
    row: Row, level: int, above: str | None, below: Mapping[str | None, list[Row]], drawn: set[str]
) -> Iterator[Branch]:
    name = item_id(row)
    if name in drawn:
        return
    drawn.add(name)
    yield Branch(row, level, above)
    for child in _ordered(below.get(name, [])):
        yield from _climb(child, level + 1, name, below, drawn)


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [(len(p), p) if p.isdigit() else (0, p) for p in _parts(item_id(row))])


def _parts(text: str) -> list[str]:
    return re.split(r"(\d+)", text)
