"""The back-test: random cut-offs on every series; half of the items set the intervals, half measure."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import fmean

from benchmarks.forecast.histories import (
    FEW_MONTHS,
    MONTHLY,
    Directions,
    Points,
    Series,
    Targets,
    in_force,
    item_of,
)
from benchmarks.forecast.methods import COMPARED
from benchmarks.running import percentile
from projections.forecast.outlook import FEW, FURTHEST, LEAST, REACHES, RECENT, STATED, outlook
from projections.forecast.outlooks import chance

SEED = 2026
CUTS = 20
"""Cut-offs of each series; a year of one measure, or a project, has two."""
MANY = 13
MOST_STEPS = 12
"""How many steps are looked ahead: for a month a year. Every fourth cut-off looks up to four times as far."""


@dataclass(frozen=True)
class Cut:
    """One forecast that was made, and what came."""

    group: str
    item: str
    sets: bool
    """Whether it belongs to the half that sets the intervals."""
    values: int
    steps: int
    change: float
    """The usual change of the values known: what errors are measured in."""
    errors: dict[str, float]
    """What each method missed by."""
    reach: float
    """How far the interval reached on either side."""
    low: float
    high: float
    came: float
    to_target: float | None
    """What the target missed by, as it was known then."""
    chance: str | None
    met: bool
    """How likely the target was said to be, and whether it was met."""


def cuts_of(
    group: str, series: Series, targets: Targets | None = None, directions: Directions | None = None
) -> Iterator[Cut]:
    """Every cut-off of a kind of series; the same for the same seed, whatever else is measured."""
    for name, points in sorted(series.items()):
        dice = random.Random(f"{SEED} {group} {name}")
        sets = random.Random(f"{SEED} {item_of(name)}").random() < 0.5
        for _ in range(CUTS if group in (MONTHLY, FEW_MONTHS) else 5):
            drawn = _drawn(dice, group, points)
            if drawn is None:
                continue
            known, (until, came), steps = drawn
            told = outlook(known, known[-1][0], until)
            newest = [value for _, value in known[-RECENT:]]
            if told is None:
                continue
            target = in_force((targets or {}).get(name, ()), known[-1][0], until)
            least, most = _asked(target, (directions or {}).get(name))
            yield Cut(
                group=group,
                item=item_of(name),
                sets=sets,
                values=told.values,
                steps=steps,
                change=fmean(abs(later - earlier) for earlier, later in pairwise(newest)),
                errors={method: abs(guess(known, until) - came) for method, guess in COMPARED.items()},
                reach=told.high - told.expected,
                low=told.low,
                high=told.high,
                came=came,
                to_target=None if target is None else abs(target - came),
                chance=chance(told, least, most),
                met=(least is None or came >= least) and (most is None or came <= most),
            )


def _drawn(dice: random.Random, group: str, points: Points) -> tuple[Points, tuple[datetime, float], int] | None:
    """A random cut-off of a series: what was known, what came, and how many steps later."""
    least, most = {MONTHLY: (MANY, len(points)), FEW_MONTHS: (LEAST, MANY - 1)}.get(group, (LEAST, len(points)))
    if len(points) <= least:
        return None
    place = dice.randrange(least, len(points))
    known = points[max(0, place - dice.randint(least, most)) : place]
    further = 4 if dice.random() < 0.25 else 1
    steps = dice.randint(1, min(MOST_STEPS * further, len(points) - place, FURTHEST * (len(known) - 1)))
    return known, points[place + steps - 1], steps


def _asked(target: float | None, direction: str | None) -> tuple[float | None, float | None]:
    """At least, and at most, what a target asks for; nothing where no direction is the better one."""
    return (target if direction == "up" else None, target if direction == "down" else None)


def reach_needed(cuts: Sequence[Cut]) -> float:
    """The factor at which so large a share of these cut-offs as is stated would have lain inside."""
    return percentile([_needed(cut) for cut in cuts], 100 * STATED)


def _needed(cut: Cut) -> float:
    usual_error = cut.reach / REACHES[cut.values >= FEW]
    return abs(cut.came - (cut.low + cut.high) / 2) / usual_error


def covered(cuts: Sequence[Cut]) -> float:
    """Share of the cut-offs whose value came to lie inside the interval."""
    return fmean(cut.low <= cut.came <= cut.high for cut in cuts)
