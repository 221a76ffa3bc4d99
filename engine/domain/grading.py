"""Grading: what a key result or an objective reached in its closed cycle, computed and judged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite

from engine.domain.cycle import KeyResultGraded, ObjectiveGraded, closed_at, is_explained
from engine.domain.progress import Aim, aim_of, clamped, progress, weighted_mean
from engine.domain.state import Item, Strategy
from engine.domain.values import A_KIND, KIND_WORDS, Command, Event, instant_of, instant_text
from engine.errors import RefusedError

DIGITS = 9
"""Grades are compared after rounding to so many decimals."""


@dataclass(frozen=True, kw_only=True)
class Grade(Command):
    """Say what a key result or an objective reached; told again, it replaces the grade that stood."""

    grade: float | None = None
    """What a person judges, 0 to 1; none where the computed grade holds."""


def grade(command: Grade, strategy: Strategy) -> list[Event]:
    """The computed grade is kept beside the judged one, which says why it differs; so does a committed miss."""
    item = strategy.present(command.entity_id, command.effective)
    if item.kind not in ("key_result", "objective"):
        raise RefusedError(f"{command.entity_id}: is {A_KIND[item.kind]}; key results and objectives are graded")
    _must_be_over(command, strategy, item)
    if command.grade is not None and not (isfinite(command.grade) and 0 <= command.grade <= 1):
        raise RefusedError(f"{command.entity_id}: a grade lies between 0 and 1, not at {command.grade:g}")
    strategy.find_all()
    at = command.effective
    computed = _computed(strategy, item, at)
    judged = None if computed is not None and _same(command.grade, computed) else command.grade
    _must_say_why(command, item, computed, judged, _commitment(strategy, item, at))
    event = KeyResultGraded if item.kind == "key_result" else ObjectiveGraded
    taken_back = judged is None and item.value("grade") is not None
    return [
        event(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            computed_grade=computed,
            grade=judged,
            cleared=["grade"] if taken_back else None,
        )
    ]


def latest_value(strategy: Strategy, item: Item, at: str) -> float | None:
    """Where a key result stands at an instant, by the one rule; none if it never was checked in, or withdrawn.

    Its own check-ins count, and what is read of the same thing elsewhere up to the close of its cycle.
    """
    shared_until = _until_close(strategy, item, at)
    told = []
    for source in (item, *_same_things(strategy, item, at)):
        until = at if source is item else shared_until
        readings = strategy.readings(source).told
        told += [(when, reading.recorded_at, reading.value) for when, reading in readings.items() if when <= until]
    return max(told, key=lambda one: one[:2])[2] if told else None


def standing_aim(strategy: Strategy, item: Item, at: str) -> Aim:
    """What a key result is to reach at an instant: a target planned for after the close never comes into force."""
    return replace(aim_of(item, at), target=item.value("target", _until_close(strategy, item, at)))


def _until_close(strategy: Strategy, item: Item, at: str) -> str:
    """An instant, or the close of the cycle where that came before it."""
    closed = closed_at(strategy.root(item))
    return at if closed is None else min(at, instant_text(closed))


def _must_be_over(command: Grade, strategy: Strategy, item: Item) -> None:
    root = strategy.root(item)
    if root.value("status", command.effective) != "closed":
        raise RefusedError(
            f"{command.entity_id}: the {KIND_WORDS[root.kind]} {root.entity_id} is not closed, so nothing in it is "
            "graded yet"
        )
    if instant_of(command.effective) > command.at:
        raise RefusedError(f"{command.entity_id}: a grade is given when it is, not ahead of time")


def _must_say_why(
    command: Grade, item: Item, computed: float | None, judged: float | None, commitment: str | None
) -> None:
    final = computed if judged is None else judged
    if final is None:
        raise RefusedError(f"{item.entity_id}: there is nothing to compute a grade from; give --grade and --reason")
    if is_explained(command):
        return
    if judged is not None:
        beside = "nothing is computed" if computed is None else f"{computed:.3g} is computed"
        raise RefusedError(f"{item.entity_id}: {beside} and {judged:g} judged; say why (--reason)")
    if item.value("grade") is not None:
        raise RefusedError(f"{item.entity_id}: takes back the judged {item.value('grade'):g}; say why (--reason)")
    if commitment == "committed" and round(final, DIGITS) < 1:
        raise RefusedError(f"{item.entity_id}: was committed and is missed; say why (--reason)")


def _computed(strategy: Strategy, item: Item, at: str) -> float | None:
    if item.kind == "objective":
        return weighted_mean(
            (part.value("weight", at), _standing(strategy, part, at)) for part in _parts(strategy, item, at)
        )
    reached = progress(standing_aim(strategy, item, at), latest_value(strategy, item, at))
    if reached is None:
        return None
    if _commitment(strategy, item, at) == "committed":
        return float(round(reached, DIGITS) >= 1)
    return clamped(reached)


def _standing(strategy: Strategy, item: Item, at: str) -> float | None:
    """The grade that was given, else what it would be."""
    judged, computed = item.value("grade", at), item.value("computed_grade", at)
    if judged is not None or computed is not None:
        return float(computed if judged is None else judged)
    return _computed(strategy, item, at)


def _parts(strategy: Strategy, objective: Item, at: str) -> list[Item]:
    """What an objective is made of: its key results, or where it has none the objectives below it."""
    there = [item for item in list(strategy.items.values()) if item.present(at)]
    own = [item for item in there if item.kind == "key_result" and item.parent_id == objective.entity_id]
    return own or [
        item for item in there if item.kind == "objective" and _objective_above(strategy, item) is objective
    ]


def _objective_above(strategy: Strategy, item: Item) -> Item | None:
    return next((above for above in strategy.above(item) if above.kind == "objective"), None)


def _commitment(strategy: Strategy, item: Item, at: str) -> str | None:
    """What was said of it, or where a key result says nothing, of its objective."""
    said: str | None = item.value("commitment", at)
    above = _objective_above(strategy, item) if said is None and item.kind == "key_result" else None
    return said if above is None else above.value("commitment", at)


def _same_things(strategy: Strategy, item: Item, at: str) -> Iterator[Item]:
    """What has the same readings: all that are measured by one thing, and that thing."""
    source_of = {one.entity_id: one.value("measured_by", at) for one in strategy.items.values()}
    mine = {item.entity_id, source_of[item.entity_id]} - {None}
    for other in list(strategy.items.values()):
        if other is not item and (other.entity_id in mine or source_of[other.entity_id] in mine):
            yield other


def _same(one: float | None, other: float) -> bool:
    return one is not None and round(one, DIGITS) == round(other, DIGITS)
