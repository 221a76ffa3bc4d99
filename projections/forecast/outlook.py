"""Where a value is to be expected at a later instant, and between which bounds in 8 of 10 cases.

    outlook(points, at, until) -> Outlook | None
    no_basis(points, at, until) -> str           why there is none; empty where there is one

`points` are (instant, value), in any order, each value that stands at its effective instant. Nothing after `at` is
looked at. How the method was found, and how often its interval holds, is in docs/forecast.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import fmean, median

LEAST = 4
"""Values on different days, below which there is no basis: three changes are the fewest of which any method can
be asked how it would have done on them, and the fewest that the intervals were measured for."""
RECENT = 24
"""Values that count, the newest; for a monthly measure two years."""
FURTHEST = 4
"""How many times the time known so far a value can be looked ahead; the intervals were not measured beyond."""
STATED = 0.8
"""Share of cases in which the value is to lie inside the interval."""
FEW = 6
"""Values below which the wider of the two reaches counts."""
REACHES = (2.0, 1.7)
"""How far the interval reaches on either side, in usual errors: with few values, and with more. They are
from other series than those that the coverage in docs/forecast.md was measured on."""
OVER = "it is over"
"""Why there is none once the end has come."""
_OF_CHANGE = 0.2
"""Share of the usual change that counts as error, however well the past would have been foreseen."""
_DAY = timedelta(days=1)

Points = Sequence[tuple[datetime, float]]
_Series = Sequence[tuple[float, float]]  # (day, value), the oldest first


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The value to be expected at an instant, and the bounds that it lies between in 8 of 10 cases."""

    expected: float
    low: float
    high: float
    values: int
    """How many values it was made of."""


def outlook(points: Points, at: datetime, until: datetime) -> Outlook | None:
    """What is to be expected at `until`, from the values known at `at`; None where there is no basis for it.

    Three plain forecasts are mixed: the last value, the mean, and the last value with the usual slope (Theil and
    Sen) added. Each counts by how near it would have come on this very series, as far ahead. The interval is as
    wide as the mixture would have been wrong there, and wider the further ahead and the fewer the values.
    """
    if no_basis(points, at, until):
        return None
    known = _by_day(points, at)
    series = [((moment - known[0][0]) / _DAY, value) for moment, value in known]
    ahead = (until - known[0][0]) / _DAY
    steps = (ahead - series[-1][0]) / (series[-1][0] / (len(series) - 1))
    tried = min(max(1, round(steps)), max(1, (len(series) - 2) // 2))
    errors = [
        [method(series[:count], series[count + tried - 1][0]) - series[count + tried - 1][1] for method in METHODS]
        for count in range(2, len(series) - tried + 1)
    ]
    weights = _weights(errors)
    expected = _mixed(weights, [method(series, ahead) for method in METHODS])
    usual = fmean(abs(_mixed(weights, missed)) for missed in errors)
    change = fmean(abs(later - earlier) for (_, earlier), (_, later) in pairwise(series))
    further = max(1.0, steps / tried) ** 0.5
    reach = REACHES[len(series) >= FEW] * (usual + _OF_CHANGE * change) * further
    return Outlook(expected=expected, low=expected - reach, high=expected + reach, values=len(series))


def no_basis(points: Points, at: datetime, until: datetime) -> str:
    """Why nothing can be said of the value at `until`, in one phrase; empty where something can."""
    known = _by_day(points, at)
    if until <= at or (known and until <= known[-1][0]):
        return OVER
    if len(known) < LEAST:
        return f"{len(known)} of the {LEAST} values that it takes"
    if len({value for _, value in known}) == 1:
        return "it has not changed"
    if until - known[-1][0] > FURTHEST * (known[-1][0] - known[0][0]):
        return "too far ahead of what is known"
    return ""


def _by_day(points: Points, at: datetime) -> list[tuple[datetime, float]]:
    """The newest values known at an instant, the last one of each day."""
    days: dict[date, tuple[datetime, float]] = {
        moment.date(): (moment, value) for moment, value in sorted(points) if moment <= at
    }
    return list(days.values())[-RECENT:]


def _last(series: _Series, _: float) -> float:
    return series[-1][1]


def _mean(series: _Series, _: float) -> float:
    return fmean(value for _, value in series)


def _sloped(series: _Series, ahead: float) -> float:
    day, value = series[-1]
    slopes = [
        (later[1] - earlier[1]) / (later[0] - earlier[0])
        for place, earlier in enumerate(series)
        for later in series[place + 1 :]
    ]
    return value + median(slopes) * (ahead - day)


METHODS: tuple[Callable[[_Series, float], float], ...] = (_last, _mean, _sloped)
"""What is mixed: each takes a series and the day looked ahead to."""


def _weights(errors: Sequence[Sequence[float]]) -> list[float]:
    """By the mean square of what each would have missed by: half the square, twice the weight."""
    squares = [fmean(missed[place] ** 2 for missed in errors) for place in range(len(METHODS))]
    worst = max(squares)
    if worst == 0:
        return [1 / len(METHODS)] * len(METHODS)
    shares = [1 / (square / worst + 1e-9) for square in squares]
    return [share / sum(shares) for share in shares]


def _mixed(weights: Sequence[float], told: Sequence[float]) -> float:
    return sum(weight * one for weight, one in zip(weights, told, strict=True))
