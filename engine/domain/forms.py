"""What a key result must say by its form, and which values and targets it takes."""

import re
from datetime import date
from math import isfinite
from typing import Any

from engine.domain.progress import FORMS, GRADUAL, aim_of, weights
from engine.domain.scorecard import must_be_one_of
from engine.domain.state import Item, Strategy, must_be_finite, told_by
from engine.domain.values import ItemDefined
from engine.errors import RefusedError

COMMITMENTS = ("committed", "aspirational")

_WORDS = {
    "form": FORMS,
    "direction": ("up", "down", "none"),
    "commitment": COMMITMENTS,
    "path_shape": ("line", "steps"),
}
_NEEDS: dict[str, tuple[str, ...]] = {
    "between": ("low", "high"),
    "zones": ("baseline", "stretch"),
    "milestones": ("milestones",),
}
_BELONGS = {"low": "between", "high": "between", "stretch": "zones", "milestones": "milestones"}
_INSTEAD = {
    "between": "its target is to lie between low and high",
    "zones": "its target lies at 0.7 of the way to the stretch",
    "milestones": "its target is the weight of all milestones",
    "binary": "its target is 1, done",
}
TARGETED = tuple(form for form in FORMS if form not in _INSTEAD)
"""The forms that aim at a target of their own."""

_RECORDED_LAST = "9999-12-31T23:59:59.999999Z"

Days = tuple[date, date]


def must_be_commitment(entity_id: str, commitment: str | None) -> None:
    """Committed or aspirational; said of an objective, it holds for its key results that do not say it."""
    must_be_one_of(entity_id, "commitment", commitment, COMMITMENTS)


def must_make_sense(event: ItemDefined, strategy: Strategy, days: Days | None) -> None:
    """With what the event tells, the key result makes sense by its form, then and at every later instant told of.

    `days` are the first and the last day of its cycle, if it has such.
    """
    item = _with(strategy.known(event.entity_id), event)
    later = {when[0] for told in item.told.values() for when in told if when[0] > event.effective_at}
    for at in (event.effective_at, *sorted(later)):
        _must_fit_the_form(item, at)
        _must_be_a_path(item, at, days)
    if event.target is not None:
        must_take_target(item, event.target, event.effective_at)


def must_take(item: Item, value: float, at: str) -> None:
    """A value that fits the form in force at an instant."""
    must_be_finite(item.entity_id, "value", value)
    aim = aim_of(item, at)
    if aim.form == "binary" and value not in (0, 1):
        raise RefusedError(f"{item.entity_id}: is done or not, so its value is 1 or 0, not {value:g}")
    if aim.form == "milestones" and aim.end is not None and not 0 <= value <= aim.end:
        raise RefusedError(
            f"{item.entity_id}: the value is the weight of the milestones done, 0 to {aim.end:g}, not {value:g}"
        )


def must_take_target(item: Item, target: float | None, at: str) -> None:
    """A target of its own is for the forms that aim at one; the others say it by other numbers."""
    if target is None:
        return
    must_be_finite(item.entity_id, "target", target)
    instead = _INSTEAD.get(aim_of(item, at).form)
    if instead:
        raise RefusedError(f"{item.entity_id}: takes no target, for {instead}")


def _with(known: Item | None, event: ItemDefined) -> Item:
    """The key result as it will be when the event is recorded, after all that is told of the same instant."""
    told = {} if known is None else {name: dict(values) for name, values in known.told.items()}
    item = Item(event.entity_id, "key_result", event.originator_id, told)
    for name, value in told_by(event):
        item.tell(name, event.effective_at, _RECORDED_LAST, value)
    return item


def _must_fit_the_form(item: Item, at: str) -> None:
    said = {name: item.value(name, at) for name in (*_WORDS, *_BELONGS, "baseline", "target")}
    for name, words in _WORDS.items():
        must_be_one_of(item.entity_id, name.replace("_", " "), said[name], words)
    form = said["form"] or "reach"
    for name in ("baseline", "target", "low", "high", "stretch"):
        must_be_finite(item.entity_id, name, said[name])
    for name, owner in _BELONGS.items():
        if said[name] is not None and owner != form:
            raise RefusedError(
                f"{item.entity_id}: {name} is for the form {owner}, but the form is {form}; clear it"
            )
    missing = [name for name in _NEEDS.get(form, ()) if said[name] in (None, [])]
    if missing:
        raise RefusedError(f"{item.entity_id}: the form {form} needs {' and '.join(missing)}")
    if form == "between" and said["low"] >= said["high"]:
        raise RefusedError(
            f"{item.entity_id}: low lies below high, but {said['low']:g} does not lie below {said['high']:g}"
        )
    if form == "zones" and said["baseline"] == said["stretch"]:
        raise RefusedError(f"{item.entity_id}: the stretch is the baseline, so there is no way to go")
    if form == "milestones":
        _must_be_milestones(item.entity_id, said["milestones"])


def _must_be_milestones(entity_id: str, milestones: list[dict[str, Any]]) -> None:
    titles = [one.get("title") for one in milestones]
    if not all(isinstance(title, str) and title.strip() for title in titles):
        raise RefusedError(f"{entity_id}: every milestone needs a title")
    if len(set(titles)) < len(titles):
        raise RefusedError(f"{entity_id}: two milestones have the same title")
    for weight in weights(milestones):
        if not (weight > 0 and isfinite(weight)):
            raise RefusedError(f"{entity_id}: the weight of a milestone is a number above 0, not {weight:g}")


def _must_be_a_path(item: Item, at: str, days: Days | None) -> None:
    path, form = item.value("path", at), item.value("form", at) or "reach"
    if path is None:
        if item.value("path_shape", at) is not None:
            raise RefusedError(f"{item.entity_id}: a path shape needs a path")
        return
    if form not in GRADUAL:
        raise RefusedError(
            f"{item.entity_id}: {form} is met or not, so it has no path; {', '.join(GRADUAL)} have one"
        )
    if form == "reach" and item.value("baseline", at) is None:
        raise RefusedError(f"{item.entity_id}: a path leads from the baseline, so it needs one")
    if days is None:
        raise RefusedError(f"{item.entity_id}: a path needs a cycle with a first and a last day")
    if not path:
        raise RefusedError(f"{item.entity_id}: a path has at least one point")
    before = None
    for point in path:
        if not isinstance(point, list | tuple) or len(point) != 2:
            raise RefusedError(f"{item.entity_id}: a point of the path is a day and a value, not {point!r}")
        day = day_of(point[0])
        if day is None or isinstance(point[1], bool) or not isinstance(point[1], int | float):
            raise RefusedError(
                f"{item.entity_id}: a point of the path is a day such as 2026-01-31 and a number, not {point!r}"
            )
        must_be_finite(item.entity_id, "path", point[1])
        if not days[0] <= day <= days[1]:
            raise RefusedError(f"{item.entity_id}: {day} of the path lies outside of {days[0]} to {days[1]}")
        if before is not None and day <= before:
            raise RefusedError(f"{item.entity_id}: the days of the path rise, but {day} does not follow {before}")
        before = day


def day_of(text: object) -> date | None:
    """A day written as 2026-01-31; none for anything else."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
