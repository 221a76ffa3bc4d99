"""How far a key result has come, by its form; what grading needs of it.

`projections/views/parts/8_scores.sql` says the same in SQL, and a test holds the two together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.domain.state import Item

FORMS = ("reach", "at_least", "at_most", "between", "milestones", "binary", "zones")
"""Reach, from the baseline to the target, is meant where nothing is said; zones lie on the way to a stretch."""

GRADUAL = ("reach", "milestones", "zones")
"""The forms in which a key result comes nearer step by step, so that it can have a stated path."""


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What a key result is to reach, as it stands at an instant."""

    form: str = "reach"
    baseline: float | None = None
    target: float | None = None
    direction: str | None = None
    low: float | None = None
    high: float | None = None
    stretch: float | None = None
    milestones: Sequence[Mapping[str, Any]] = ()

    @property
    def start(self) -> float | None:
        """Where it starts from."""
        return 0 if self.form in ("milestones", "binary") else self.baseline

    @property
    def end(self) -> float | None:
        """What it goes for."""
        match self.form:
            case "milestones":
                return sum(weights(self.milestones)) if self.milestones else None
            case "binary":
                return 1
            case "zones":
                return self.stretch
        return self.target


def aim_of(item: Item, at: str) -> Aim:
    """What is told of a key result, as of an instant."""
    said = {name: item.value(name, at) for name in ("baseline", "target", "direction", "low", "high", "stretch")}
    return Aim(form=item.value("form", at) or "reach", milestones=item.value("milestones", at) or (), **said)


def weights(milestones: Iterable[Mapping[str, Any]]) -> list[float]:
    """What each milestone counts; one that says nothing counts 1."""
    return [1 if one.get("weight") is None else one["weight"] for one in milestones]


def progress(aim: Aim, value: float | None) -> float | None:
    """From 0 at the start to 1 at the end, and beyond either; none where it cannot be computed."""
    if value is None:
        return None
    match aim.form:
        case "at_least":
            return None if aim.target is None else float(value >= aim.target)
        case "at_most":
            return None if aim.target is None else float(value <= aim.target)
        case "between":
            return _nearness(value, aim.low, aim.high)
    start, end = aim.start, aim.end
    if start is None or end is None:
        return None
    if start == end:
        return float(value <= end if aim.direction == "down" else value >= end)
    return (value - start) / (end - start)


def _nearness(value: float, low: float | None, high: float | None) -> float | None:
    """1 inside the range; outside 0 where it is off by the width of the range or more."""
    if low is None or high is None or low >= high:
        return None
    return max(0.0, 1 - max(low - value, value - high, 0) / (high - low))


def clamped(number: float) -> float:
    """Between 0 and 1, as it counts in an average."""
    return max(0.0, min(1.0, number))


def weighted_mean(parts: Iterable[tuple[float | None, float | None]]) -> float | None:
    """The mean of numbers by their weights; one without a number counts 0, and without any there is no mean."""
    counted = [(1 if weight is None else weight, number) for weight, number in parts]
    total = sum(weight for weight, _ in counted)
    if not total or all(number is None for _, number in counted):
        return None
    return sum(weight * clamped(number or 0) for weight, number in counted) / total
