"""What `pdca` must say: every fact of the strategy in its stage, under the review that it belongs to."""

import re
from typing import Any

from tests.folds.facts import READINGS, Fact, Item, Row, in_order
from tests.folds.seen import Seen

SAID = ("FindingRecorded", "DecisionTaken", "CountermeasureAgreed", "LessonRecorded", "ContributionRecognised")
FOLLOWED = ("CountermeasureCompleted", "CountermeasureVerified", "CountermeasureCancelled", "DecisionRevoked")
CHECK = (
    "FindingRecorded", "CountermeasureVerified", "StatusSet", "StatusOverridden", "KeyResultGraded",
    "ObjectiveGraded",
)  # fmt: skip
NO_STEP = (
    "CommentAdded", "ReviewScheduled", "AgendaSet", "AttendanceRecorded", "ReviewOpened", "ReviewClosed",
    "ActionProposed",
)  # fmt: skip
OF_REVIEWS = ("finding", "decision", "countermeasure", "lesson", "recognition")


def pdca(seen: Seen) -> list[Row]:
    """Plan: targets and plan changes; do: values and what was carried out; check and act: what reviews made
    of it."""
    rows = [
        {
            "review_id": _review(seen, fact),
            "stage": stage(fact.name),
            "happened_at": fact.effective_at,
            "subject_id": _subject(seen, fact),
            "what": what(seen, fact),
            "who": fact.said("actor"),
            "position": fact.position,
            "entity_id": fact.of,
            "event": fact.name,
            "reason": fact.said("reason"),
            "causation_id": fact.said("causation_id"),
            "recorded_at": fact.recorded_at,
        }
        for fact in seen.inside
        if fact.name not in NO_STEP
    ]
    return in_order(rows, "review_id", "position")


def stage(name: str) -> str:
    """Which step of the round an event is."""
    if name in READINGS or name == "CountermeasureCompleted":
        return "do"
    if name in CHECK:
        return "check"
    return "act" if name in (*SAID, *FOLLOWED) else "plan"


def what(seen: Seen, fact: Fact) -> str:
    """The event in words, with its number or its text."""
    words = re.sub("([a-z])([A-Z])", r"\1 \2", fact.name).lower()
    item = seen.items.get(fact.of)
    text = item and (item["description"] if item["action"] is None else item["action"])
    number = fact.said("target") if fact.name in ("TargetSet", "KeyResultRetargeted") else None
    number = fact.said("value") if fact.name in READINGS else number
    if number is not None:
        return f"{words} {number_text(number)}"
    if fact.name in FOLLOWED:
        return words if text is None else f"{words}: {text}"
    return text if fact.name in SAID and text is not None else words


def number_text(number: float) -> str:
    """A number as a person writes it."""
    return str(int(number)) if number == int(number) else str(number)


def _subject(seen: Seen, fact: Fact) -> Any:
    item = seen.items.get(fact.of)
    return item["subject_id"] if item and item.kind in OF_REVIEWS else fact.of


def _review(seen: Seen, fact: Fact) -> str:
    """The review it was said in, while that was held; else the next one to open of its plan or of one above."""
    item = seen.items.get(fact.of)
    root = seen.root(item) if item else None
    if root is None:
        return "current"
    if root.kind == "review":
        opened, closed = _place(seen, root, "ReviewOpened"), _place(seen, root, "ReviewClosed")
        if fact.position < closed if closed else opened:
            return root.id
    looked_at = {one.id for one in _belongs_to(seen, root)}
    later = [
        (review["opened_position"], opened, review.id)
        for review in seen.of_kind("review")
        if review["parent_id"] in looked_at
        and (opened := _place(seen, review, "ReviewOpened"))
        and review["opened_position"] is not None
        and review["opened_position"] >= fact.position
    ]
    return min(later)[2] if later else "current"


def _place(seen: Seen, review: Item, name: str) -> int | None:
    """Where in the log the review first opened or closed."""
    return min((fact.position for fact in seen.named(name) if fact.of == review.id), default=None)


def _belongs_to(seen: Seen, root: Item) -> list[Item]:
    """A plan, scorecard, cycle or review with the plans that it belongs to."""
    way = [root]
    while way[-1]["parent_id"] in seen.items and len(way) <= 64:
        way.append(seen.items[way[-1]["parent_id"]])
    return way
