"""What `history` must say: every fact in words, with what the field said just before it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import orjson

from tests.folds.facts import READINGS, Fact, Row, in_order, tells_target, told
from tests.folds.fold_pdca import number_text
from tests.folds.seen import Seen

SAID = ("comment", "note", "means", "proposal")
"""What is only said replaces nothing."""
LINKS = {
    "CorrelationSet": "correlation",
    "ObjectiveAligned": "alignment",
    "CauseEffectLinked": "cause_effect",
    "CauseEffectUnlinked": "cause_effect",
}
ANSWERS = {"CatchballAgreed": "agreed", "CatchballDeclined": "declined"}
APPENDED_AT = datetime(2027, 6, 1, tzinfo=UTC)


def history(seen: Seen) -> list[Row]:
    """A row for each field that an event tells of its entity."""
    rows = []
    facts = [(fact.of, name, fact, said) for fact in seen.inside for name, said in _fields(fact)]
    for (entity_id, name), line in groupby(
        sorted(facts, key=lambda one: (*one[:2], one[2].rank)), lambda one: one[:2]
    ):
        earlier: list[tuple[Fact, str | None]] = []
        for _, _, fact, said in line:
            stored = [before for one, before in earlier if one.position < fact.position]
            earlier.append((fact, said))
            rows.append(
                {
                    "position": fact.position,
                    "field": name.removeprefix("told."),
                    "appended_at": APPENDED_AT.replace(tzinfo=None),
                    "recorded_at": fact.recorded_at,
                    "effective_at": fact.effective_at,
                    "event": fact.name,
                    "entity_id": entity_id,
                    "before": stored[-1] if stored and name not in SAID else None,
                    "after": said,
                    "actor": fact.said("actor"),
                    "appended_by": "root",
                    "reason": fact.said("reason"),
                    "source": "import",
                    "causation_id": fact.said("causation_id"),
                }
            )
    return in_order(rows, "position", "field")


def _fields(fact: Fact) -> Iterator[tuple[str, str | None]]:
    """What an event tells, field by field, in words."""
    for name, said in told(fact.event):
        yield name, in_words(said, name)
    if tells_target(fact.event):
        yield "target", in_words(fact.said("target"))
    if fact.name in READINGS:
        yield "value", in_words(fact.said("value"))
        for name in ("confidence", "note"):
            if fact.said(name) is not None:
                yield name, in_words(fact.said(name))
    if fact.name == "CommentAdded":
        yield "comment", fact.said("text")
    if fact.name in LINKS:
        strength = fact.said("strength") or ("none" if fact.name == "CauseEffectUnlinked" else "linked")
        yield f"{LINKS[fact.name]} {fact.said('to_id')}", None if strength == "none" else strength
    if fact.name in ("CatchballProposed", "CatchballCountered"):
        yield "offer", f"{fact.said('from_level')} to {fact.said('to_level')}"
        for name, said in (("offered_target", fact.said("target")), ("means", fact.said("means"))):
            if said is not None:
                yield name, in_words(said)
    if fact.name in ANSWERS:
        yield "offer", f"{ANSWERS[fact.name]} by {fact.said('level')}"
    if fact.name == "ActionProposed":
        yield "proposal", fact.said("text")


def in_words(said: Any, name: str = "") -> str | None:
    """What an attribute says, as a person reads it."""
    if isinstance(said, bool):
        return str(said).lower() if name == "present" else str(int(said))
    if isinstance(said, int | float):
        return number_text(said)
    if name == "attendees":
        return ", ".join(said)
    return orjson.dumps(said).decode() if isinstance(said, list) else said
