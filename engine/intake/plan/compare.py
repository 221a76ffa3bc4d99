"""What a plan file would change: the differences between it and what the log holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.domain.forms import TARGETED
from engine.domain.state import Item
from engine.domain.values import A_KIND
from engine.intake.plan.outline import Link, Outline, Told, bad
from engine.intake.plan.shape import attributes, nearest
from engine.intake.plan.standing import Standing
from engine.intake.plan.targets import Telling, first_instant

Change = tuple[Any, Any]
"""What stands, and what is to stand; None for nothing."""


@dataclass
class Difference:
    """One plan, scorecard, cycle or item that a file adds, changes or drops."""

    told: Told
    """As the file tells of it; of a dropped one, as the log does."""
    change: str
    """added, changed or removed."""
    fields: dict[str, Change] = field(default_factory=dict)
    """Its attributes that become others, and what it lies under."""
    plan: dict[str, Change] = field(default_factory=dict)
    """Its plan values by period that become others."""
    targets: list[Telling] = field(default_factory=list)
    """What is to be told of its target, so that the target and the plan values are those of the file."""
    again: bool = False
    """It was there before, and was dropped."""


@dataclass
class Comparison:
    """All that a file would change, in its order."""

    items: list[Difference] = field(default_factory=list)
    links: dict[Link, Change] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.items or self.links)


def compare(outline: Outline, standing: Standing, now: str) -> Comparison:
    """The differences between a file and what stands. Raises UnusableInputError with the place in the file.

    The file is the whole truth about the plans, scorecards and cycles that it names: what they hold and it does not
    is dropped, and an attribute that it does not give is cleared. The others are left alone.
    """
    found = Comparison()
    for told in outline.items.values():
        item = standing.known(told.entity_id)
        difference = _added(told) if item is None else _changed(told, item, standing)
        _must_be_words_we_know(difference)
        _must_refer_to_what_stays(difference, outline, standing)
        _bring_targets(difference, item, standing, now)
        if difference.change == "added" or difference.fields or difference.plan:
            found.items.append(difference)
    dropped = [told for told in standing.outline.items.values() if told.entity_id not in outline.items]
    found.items += [Difference(told, "removed") for told in reversed(dropped)]
    found.links = dict(_linked(outline, standing))
    return found


def _added(told: Told) -> Difference:
    if told.entity_id != told.entity_id.strip():
        raise bad(told.at("id"), f"the id {told.entity_id!r} begins or ends with a space; take it out")
    difference = Difference(told, "added", {name: (None, value) for name, value in told.values.items()})
    difference.plan = {period: (None, value) for period, value in told.plan.items()}
    if "title" not in told.values:
        raise bad(told.where, f"{told.entity_id}: {A_KIND[told.kind]} needs a `title`")
    return difference


def _changed(told: Told, item: Item, standing: Standing) -> Difference:
    if item.kind != told.kind:
        raise bad(
            told.at("id"), f"{told.entity_id}: is {A_KIND[item.kind]} in this workspace, not {A_KIND[told.kind]}"
        )
    if standing.is_over(item):
        raise bad(told.at("id"), f"{told.entity_id}: this initiative is over; a new one needs an id of its own")
    before = standing.outline.items.get(told.entity_id) or standing.told(item)
    difference = Difference(told, "changed" if standing.counts(item) else "added")
    difference.again = difference.change == "added"
    for name in attributes(told.kind):
        change = before.values.get(name), told.values.get(name)
        if change[0] != change[1]:
            difference.fields[name] = change
    if before.parent_id != told.parent_id:
        difference.fields["parent"] = (before.parent_id, told.parent_id)
    for period in {**before.plan, **told.plan}:
        change = before.plan.get(period), told.plan.get(period)
        if change[0] != change[1]:
            difference.plan[period] = change
    if "title" in difference.fields and "title" not in told.values:
        raise bad(told.where, f"{told.entity_id}: {A_KIND[told.kind]} needs a `title`")
    return difference


def _bring_targets(difference: Difference, item: Item | None, standing: Standing, now: str) -> None:
    told = difference.told
    if not difference.plan and "target" not in difference.fields:
        return
    begins: dict[str, str] = {}
    for period in told.plan:
        other = begins.setdefault(first_instant(period), period)
        if other != period:
            raise bad(
                told.at(f"plan {period}"),
                f"{told.entity_id}: the periods {other} and {period} begin on the same day; plan one of them",
            )
    difference.targets = standing.targets(item).towards(
        told.values.get("target"), told.plan, now, lambda at: item is None or _could_have_target(item, at)
    )


def _could_have_target(item: Item, at: str) -> bool:
    return item.kind != "key_result" or (item.value("form", at) or "reach") in TARGETED


def _must_be_words_we_know(difference: Difference) -> None:
    told = difference.told
    for name, attribute in attributes(told.kind).items():
        word = difference.fields[name][1] if name in difference.fields else None
        if attribute.choices and word is not None and word not in attribute.choices:
            raise bad(told.at(name), f"`{name}` cannot be {word[:40]!r}{nearest(word, attribute.choices)}")


def _must_refer_to_what_stays(difference: Difference, outline: Outline, standing: Standing) -> None:
    told = difference.told
    for name, attribute in attributes(told.kind).items():
        other = difference.fields[name][1] if name in difference.fields else None
        if attribute.type == "id" and other is not None and _drops(other, outline, standing):
            raise bad(told.at(name), f"{told.entity_id}: `{name}` is {other}, which this file drops")


def _linked(outline: Outline, standing: Standing) -> Iterator[tuple[Link, Change]]:
    for link, strength in outline.links.items():
        if link[1] not in outline.items:
            raise bad(outline.places[link], f"{link[1]} does not stand in this file, so its links cannot either")
        if _drops(link[2], outline, standing):
            raise bad(outline.places[link], f"{link[1]} cannot be linked to {link[2]}, which this file drops")
        before = standing.outline.links.get(link)
        if before != strength:
            yield link, (before, strength)
    for link, strength in standing.outline.links.items():
        if link not in outline.links:  # the links of what is dropped go with it
            yield link, (strength, None)


def _drops(entity_id: str, outline: Outline, standing: Standing) -> bool:
    return entity_id in standing.outline.items and entity_id not in outline.items
