"""The methods that the product's forecast is held against: each takes the known points and the instant ahead."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import fmean, linear_regression, median

from benchmarks.forecast.histories import Points
from projections.forecast.outlook import METHODS, RECENT, outlook

Method = Callable[[Points, datetime], float]
DAY = timedelta(days=1)
YEAR = 365.25
DAMPING = 0.9
"""What is left of a slope after each further step."""


def _days(points: Points, count: int = RECENT) -> list[tuple[float, float]]:
    first = points[0][0]
    return [((when - first) / DAY, value) for when, value in points[-count:]]


def _ahead(points: Points, until: datetime) -> float:
    return (until - points[0][0]) / DAY


def _plain(place: int) -> Method:
    return lambda points, until: METHODS[place](_days(points), _ahead(points, until))


def least_squares(points: Points, until: datetime) -> float:
    """A straight line through the newest values."""
    line = linear_regression(*zip(*_days(points), strict=True))
    return line.intercept + line.slope * _ahead(points, until)


def drift(points: Points, until: datetime) -> float:
    """The last value, and the way from the first of the newest to it once more."""
    (first, before), (last, value) = (_days(points)[place] for place in (0, -1))
    return value + (value - before) / (last - first) * (_ahead(points, until) - last)


def damped(points: Points, until: datetime) -> float:
    """The same, with a slope that wears off with each step."""
    value = points[-1][1]
    steps = (until - points[-1][0]) / median(later - earlier for (earlier, _), (later, _) in pairwise(points))
    return value + (drift(points, until) - value) * (1 - DAMPING**steps) / (1 - DAMPING) * DAMPING / steps


def smoothed(points: Points, until: datetime) -> float:
    """Exponential smoothing, with the constant that would have done best one step ahead."""
    values = [value for _, value in points[-RECENT:]]

    def level(constant: float) -> tuple[float, float]:
        told, missed = values[0], 0.0
        for value in values[1:]:
            missed += abs(value - told)
            told += constant * (value - told)
        return missed, told

    return min(level(constant / 10) for constant in range(1, 11))[1]


def last_year(points: Points, until: datetime) -> float:
    """The value of a year before; the last value where there is none."""
    asked = until - timedelta(days=YEAR)
    when, value = min(points, key=lambda point: abs(point[0] - asked))
    return value if abs(when - asked) < timedelta(days=20) else points[-1][1]


def picked(points: Points, until: datetime) -> float:
    """Of last value, mean and slope the one that would have come nearest on this very series, as far ahead."""
    series, ahead = _days(points), _ahead(points, until)
    step = (series[-1][0] - series[0][0]) / (len(series) - 1)
    tried = min(max(1, round((ahead - series[-1][0]) / step)), max(1, (len(series) - 2) // 2))
    places = range(2, len(series) - tried + 1)

    def missed(method: Callable[..., float]) -> float:
        return fmean(abs(method(series[:n], series[n + tried - 1][0]) - series[n + tried - 1][1]) for n in places)

    return min(METHODS, key=missed)(series, ahead)


def mixed(points: Points, until: datetime) -> float:
    """What the product does."""
    told = outlook(points, points[-1][0], until)
    assert told is not None
    return told.expected


COMPARED: Mapping[str, Method] = {
    "the last value": _plain(0),
    "the mean": _plain(1),
    "exponential smoothing": smoothed,
    "the same month last year": last_year,
    "least squares": least_squares,
    "Theil-Sen slope from the last value": _plain(2),
    "drift, first to last value": drift,
    "drift, damped": damped,
    "last value, mean or slope: the best so far": picked,
    "last value, mean and slope: mixed": mixed,
}
"""By name; the last one is in the product."""
MIXED = "last value, mean and slope: mixed"
