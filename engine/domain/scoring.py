"""What a measure may say of itself: its words, its kind of scoring, and thresholds that fit them."""

from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from engine.domain.items import set_item
from engine.domain.measure import DefineMeasure
from engine.domain.scorecard import ThresholdsSet, must_be_one_of
from engine.domain.state import Strategy, must_be_a, must_be_explained, must_be_open
from engine.domain.values import Command, Event
from engine.errors import RefusedError

DIRECTIONS = ("up", "down", "none")
FREQUENCIES = ("weekly", "monthly", "quarterly", "yearly")
AGGREGATIONS = ("sum", "mean", "last", "max", "min")
INDICATORS = ("leading", "lagging")

SCORINGS: dict[str, tuple[str, ...]] = {
    "goal_and_red_flag": ("red flag",),
    "stabilise": ("low red", "low goal", "high goal", "high red"),
    "yes_no": (),
    "thresholds": ("worst", "red", "green", "best"),
    "unscored": (),
}
"""Each kind of scoring, with the thresholds that it takes in this order."""


@dataclass(frozen=True, kw_only=True)
class SetThresholds(Command):
    """Set the thresholds of a measure from an instant on."""

    thresholds: list[float] | None
    """As the measure's scoring takes them; none takes away those it has."""


def define_measure(command: DefineMeasure, strategy: Strategy) -> list[Event]:
    """A measure says what it is in words the engine knows, and its thresholds fit its scoring and its goal."""
    for what, said, words in (
        ("direction", command.direction, DIRECTIONS),
        ("frequency", command.frequency, FREQUENCIES),
        ("aggregation", command.aggregation, AGGREGATIONS),
        ("indicator", command.indicator, INDICATORS),
        ("scoring", command.scoring, tuple(SCORINGS)),
    ):
        must_be_one_of(command.entity_id, what, said, words)
    events = set_item(command, strategy)
    _must_fit(
        command.entity_id,
        _in_force(command, "thresholds", strategy),
        scoring=_in_force(command, "scoring", strategy),
        goal=_in_force(command, "target", strategy),
        direction=_in_force(command, "direction", strategy),
    )
    return events


def set_thresholds(command: SetThresholds, strategy: Strategy) -> list[Event]:
    """Thresholds change for a reason, fit the measure's scoring, and hold from their `effective_at`."""
    at = command.effective
    item = strategy.present(command.entity_id, at)
    must_be_a(item, "measure")
    must_be_explained(command, strategy, item)
    must_be_open(strategy, item)
    _must_fit(
        command.entity_id,
        command.thresholds,
        scoring=item.value("scoring", at),
        goal=item.value("target", at),
        direction=item.value("direction", at),
    )
    return [
        ThresholdsSet(
            entity_id=command.entity_id,
            effective_at=at,
            reason=command.reason,
            thresholds=command.thresholds,
            cleared=["thresholds"] if command.thresholds is None else None,
        )
    ]


def _in_force(command: DefineMeasure, name: str, strategy: Strategy) -> object:
    """What an attribute of the measure is once the command is carried out."""
    said = getattr(command, name)
    if said is not None or name in (command.cleared or ()):
        return said
    known = strategy.known(command.entity_id)
    return None if known is None else known.value(name, command.effective)


def _must_fit(entity_id: str, thresholds: object, *, scoring: object, goal: object, direction: object) -> None:
    if not isinstance(thresholds, list):
        return
    scoring = scoring or "goal_and_red_flag"
    takes = SCORINGS[str(scoring)]
    if len(thresholds) != len(takes):
        wanted = f"takes [{', '.join(takes)}]" if takes else "takes none"
        raise RefusedError(f"{entity_id}: {len(thresholds)} thresholds do not fit; the scoring {scoring} {wanted}")
    if not all(isfinite(threshold) for threshold in thresholds):
        raise RefusedError(f"{entity_id}: a threshold is a finite number")
    if scoring == "goal_and_red_flag" and isinstance(goal, int | float):
        _must_be_off_the_goal(entity_id, thresholds[0], goal, direction)
    rising = all(low < high for low, high in pairwise(thresholds))
    falling = all(high > low for high, low in pairwise(thresholds))
    if not (rising or (falling and scoring == "thresholds")):
        way = "rise or fall" if scoring == "thresholds" else "rise"
        raise RefusedError(f"{entity_id}: the thresholds [{', '.join(takes)}] {way}, each beyond the one before")


def _must_be_off_the_goal(entity_id: str, red_flag: float, goal: float, direction: object) -> None:
    if red_flag == goal:
        raise RefusedError(f"{entity_id}: the red flag {red_flag:g} equals the goal, so nothing could be scored")
    if (direction == "up" and red_flag > goal) or (direction == "down" and red_flag < goal):
        more, side = ("more", "below") if direction == "up" else ("less", "above")
        raise RefusedError(
            f"{entity_id}: {more} is better, so the red flag lies {side} the goal {goal:g}, not at {red_flag:g}"
        )
