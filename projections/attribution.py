"""Why a score changed between two instants: its parts by the kind of change, and the score without some of them.

There is one set of formulas. What is changed here is what they look at: the facts that the score depends on are
taken aside, mixed from both sides into states that never were, and the views are asked for the score in each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.errors import UnusableInputError
from projections.mixed_states import State, taken_aside
from projections.read_model import Bounds, ReadModel, Row

PARTS = ("correction", "performance", "structure", "weight", "target")
"""The kinds of change in the order in which they are put in, the same everywhere.

What was reported wrongly first; then what reality did, measured by the earlier plan; then the changes of the plan,
so that what they alone did to the score is told, given all else as it came to be."""


@dataclass(frozen=True)
class Part:
    """What one kind of change did to a score: from what it was to what it became, and the changes that did it."""

    part: str
    from_score: float | None
    """None where this state has no score: then what follows is counted from the last one that has."""
    to_score: float | None
    change: float | None
    """None where one of the two instants has no score to be explained."""
    changes: list[Row]
    """Rows of the difference between the two instants."""

    @property
    def positions(self) -> list[int]:
        """Where in the log the changes lie, oldest first."""
        return sorted({row["position"] for row in self.changes})


@dataclass(frozen=True)
class Explanation:
    """A score at two instants, and the parts that lead from the one to the other; they add up exactly."""

    entity_id: str
    kind: str
    title: str
    name: str
    """What the number is: progress (1 is all of it) or a score from 0 to 10."""
    before: float | None
    after: float | None
    parts: list[Part]

    @property
    def change(self) -> float | None:
        """The whole: none where one of the instants has no score."""
        return None if self.before is None or self.after is None else self.after - self.before


_BEFORE = State("before")
_AFTER = State("after", "other", True, "other", "other", "other")


def explain(read_model: ReadModel, entity_id: str, one: Bounds, other: Bounds) -> Explanation:
    """Splits the change of a score between two instants into parts that add up to the whole.

    For a key result or an objective its progress, for what a scorecard scores its score. Raises UnusableInputError
    for an entity that is known at neither instant, and for one that never has a score. Grows with the facts about
    the entity and what lies below it.
    """
    with taken_aside(read_model, entity_id, one, other) as aside:
        changes = aside.changes()
        states = [_BEFORE]
        for part in PARTS:
            states.append(states[-1].with_changes(part))
        name, scores = aside.scores(states)
        before, after = scores["before"], scores[PARTS[-1]]
        if before is None and after is None:
            raise UnusableInputError(
                f"{entity_id}: has no score at either instant; explain what has values below it"
            )
        last, parts = before, []
        for was, now in pairwise(states):
            score = scores[now.state]
            change = None if before is None or after is None or last is None else 0.0
            if change is not None and score is not None and last is not None:
                change, last = score - last, score
            parts.append(
                Part(
                    now.state, scores[was.state], score, change, [row for part, row in changes if part == now.state]
                )
            )
        return Explanation(entity_id, aside.kind, aside.title, name, before, after, parts)


def without(
    read_model: ReadModel,
    entity_id: str,
    one: Bounds,
    other: Bounds,
    classes: Sequence[str] = (),
    positions: Sequence[int] = (),
) -> float | None:
    """The score at the other instant if some changes since the one had not been made: by their kinds or positions.

    All else is as it came to be. A position that is left out is as if nothing had been told there. None where
    nothing could be scored then. Raises as `explain`.
    """
    with taken_aside(read_model, entity_id, one, other, positions) as aside:
        state = _BEFORE
        for part in PARTS:
            if part not in classes:
                state = state.with_changes(part)
        return aside.scores([replace(state, state="without"), _AFTER])[1]["without"]
