"""A scorecard as a tree: perspectives, objectives and measures, each with the score that the view gives it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from projections.read_model import Row


@dataclass
class Node:
    """The scorecard, a perspective, an objective or a measure, with what hangs under it."""

    id: str
    row: Row
    is_measure: bool
    below: list["Node"] = field(default_factory=list)
    score: float | None = None
    counts: bool = True
    """What hangs under something that is no longer there counts for nothing above it."""

    @property
    def title(self) -> str:
        """What it is called."""
        row = self.row
        said = row["title"] if self.is_measure else row["objective"] or row["perspective"]
        return str(said or self.id)

    @property
    def weight(self) -> float:
        """How much it counts in what it hangs under; once if no weight was set."""
        return 1.0 if self.row["weight"] is None else float(self.row["weight"])

    @property
    def is_top(self) -> bool:
        """Whether it is the scorecard itself."""
        return not self.is_measure and self.row["perspective_id"] is None and self.row["objective_id"] is None


def grown(nodes: Sequence[Row], measures: Sequence[Row]) -> list[Node]:
    """The scorecard with everything under it, then what hangs under nothing that is still there."""
    found = {name: Node(name, row, False, score=row["score"]) for row in nodes for name in [_id(row)]}
    for row in measures:
        score = None if row["stale"] else row["score"]
        found[row["measure_id"]] = Node(row["measure_id"], row, True, score=score)
    tops = []
    for node in found.values():
        above = found.get(_above(node) or "")
        if above is not None and above is not node:
            above.below.append(node)
        else:
            node.counts = node.is_top
            tops.append(node)
    for node in found.values():
        node.below.sort(key=_rank)
    return sorted(tops, key=lambda node: not node.is_top)


def _id(row: Row) -> str:
    return str(row["objective_id"] or row["perspective_id"] or row["scorecard"])


def _above(node: Node) -> str | None:
    row = node.row
    if node.is_top:
        return None
    above = row["parent_id"] if node.is_measure else row["counts_in"]
    return None if above is None else str(above)


def _rank(node: Node) -> tuple[bool, int, list[tuple[int, str]]]:
    rank = 0 if node.is_measure else node.row["perspective_rank"] or 0
    parts = [(len(part), part) if part.isdigit() else (0, part) for part in re.split(r"(\d+)", node.id)]
    return (node.is_measure, rank, parts)


def walked(node: Node, level: int = 0) -> Iterable[tuple[Node, int]]:
    """The node and everything under it, each with how far in it stands."""
    yield node, level
    for other in node.below:
        yield from walked(other, level + 1)


def has_weights(tops: Sequence[Node]) -> bool:
    """Whether any two that hang under the same do not count the same."""
    return any(
        len({other.weight for other in node.below}) > 1 for top in tops for node, _ in walked(top) if node.below
    )


def share_of(node: Node, above: Node, *, weighted: bool) -> float | None:
    """What part of the score above it is this one's; none where it has no score, or where one alone decides."""
    if node.score is None or (not above.is_measure and above.row["roll_up"] not in (None, "mean")):
        return None
    weights = [other.weight if weighted else 1.0 for other in above.below if other.score is not None]
    return (node.weight if weighted else 1.0) / sum(weights) if sum(weights) else None
