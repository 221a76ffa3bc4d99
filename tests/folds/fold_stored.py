"""Everything that is set, folded from the events: what a comparison of two instants compares."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from engine.domain.values import Linked
from tests.folds.facts import READINGS, Fact, tells_target, told, winners
from tests.folds.fold_history import in_words
from tests.folds.seen import Seen


class Field(NamedTuple):
    """One field of one entity; a reading or target of an instant of its own has that instant."""

    entity_id: str
    name: str
    on_day: datetime | None = None


class Said(NamedTuple):
    """What a field says, and the fact that says it."""

    words: str | None
    fact: Fact


Stored = Mapping[Field, Said]


def stored(seen: Seen) -> dict[Field, Said]:
    """Every field that was told inside the bounds, by the one rule."""
    found: dict[Field, Said] = {}
    for fact in sorted(seen.inside, key=lambda fact: fact.rank):
        for name, said in told(fact.event):
            words = None if name == "present" and not said else in_words(said, name)
            found[Field(fact.of, name)] = Said(words, fact)
        if isinstance(fact.event, Linked):
            strength = fact.said("strength")
            name = f"{fact.event.RELATION} {fact.said('to_id')}"
            found[Field(fact.of, name)] = Said(None if strength == "none" else strength, fact)
    readings = [fact for fact in seen.inside if fact.name in READINGS]
    for fact in winners(readings, lambda fact: fact.of).values():
        found[Field(fact.of, "value")] = Said(in_words(fact.said("value")), fact)
        found[Field(fact.of, "confidence.reading")] = Said(in_words(fact.said("confidence")), fact)
    for fact in winners(readings, lambda fact: (fact.of, fact.effective_at)).values():
        found[Field(fact.of, "value", fact.effective_at)] = Said(in_words(fact.said("value")), fact)
    for fact in seen.targets.values():
        found[Field(fact.of, "target")] = Said(in_words(fact.said("target")), fact)
    ahead = [fact for fact in seen.known if tells_target(fact.event)]
    for fact in winners(ahead, lambda fact: (fact.of, fact.effective_at)).values():
        found[Field(fact.of, "target", fact.effective_at)] = Said(in_words(fact.said("target")), fact)
    return found


def label(field: Field) -> str:
    """How a comparison names the field."""
    name = field.name.removeprefix("told.").removesuffix(".reading")
    if field.on_day is None:
        return name
    if field.on_day == datetime(field.on_day.year, field.on_day.month, field.on_day.day):  # noqa: DTZ001
        return f"{name} {field.on_day:%Y-%m-%d}"
    return f"{name} {field.on_day:%Y-%m-%dT%H:%M:%S.%f}Z"


def compared(field: Field, one: Seen, other: Seen, at_one: Stored, at_other: Stored) -> bool:
    """Whether a comparison has to tell of a field if it differs."""
    if field.on_day is None:
        return True
    back, ahead = min(one.as_of, other.as_of), max(one.as_of, other.as_of)
    both = field in at_one and field in at_other
    if not (both or field.on_day <= back or field.on_day > ahead):
        return False
    holds = Field(field.entity_id, field.name)
    return not all(
        field not in at or (holds in at and at[holds].fact.position == at[field].fact.position)
        for at in (at_one, at_other)
    )
