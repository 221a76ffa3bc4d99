"""What the back-test publishes: how near a method comes, how often the interval holds, what a chance is worth."""

from collections.abc import Callable, Sequence
from math import exp, log
from statistics import fmean, median

from tabulate import tabulate

from benchmarks.forecast.backtest import SEED, Cut, covered, reach_needed
from benchmarks.forecast.histories import GROUPS
from benchmarks.forecast.methods import COMPARED, MIXED
from projections.forecast.outlook import FEW, REACHES

Table = list[dict[str, str]]
WHICH = "Which cut-offs"
_STEPS = ((1, 3), (4, 6), (7, 12), (13, 48))
_VALUES = ((4, 5), (6, 12), (13, 24))


def errors(cuts: Sequence[Cut]) -> Table:
    """The median error of each method on each kind of series, in usual changes of the series."""
    rows = []
    kinds = [kind for kind in GROUPS if any(cut.group == kind for cut in cuts)]
    first = next(iter(COMPARED))

    def usual(method: str, kind: str) -> float:
        return median(cut.errors[method] / cut.change for cut in cuts if cut.group == kind)

    for method in COMPARED:
        found = {kind: usual(method, kind) for kind in kinds}
        against = exp(fmean(log(found[kind] / usual(first, kind)) for kind in kinds))
        rows.append({"Method": method, **{kind: f"{found[kind]:.2f}" for kind in kinds}, "All": f"{against:.2f}"})
    return rows


def intervals(cuts: Sequence[Cut]) -> Table:
    """How often the value came to lie inside the interval, for each kind of cut-off."""
    asked: list[tuple[str, Callable[[Cut], bool]]] = [
        *((kind, lambda cut, kind=kind: cut.group == kind) for kind in GROUPS),
        *((f"{a} to {b} steps ahead", lambda cut, a=a, b=b: a <= cut.steps <= b) for a, b in _STEPS),
        *((f"{a} to {b} values known", lambda cut, a=a, b=b: a <= cut.values <= b) for a, b in _VALUES),
        ("all", lambda cut: True),
    ]
    rows = []
    for words, held in asked:
        found = [cut for cut in cuts if held(cut)]
        if found:
            reach = median(cut.reach / cut.change for cut in found)
            rows.append(
                {
                    WHICH: words,
                    "Items": f"{len({cut.item for cut in found}):,}",
                    "Cut-offs": f"{len(found):,}",
                    "Inside": f"{covered(found):.0%}".replace("%", " %"),
                    "Reach": f"± {reach:.1f}",
                }
            )
    return rows


def chances(cuts: Sequence[Cut]) -> Table:
    """How often a target was met that was called likely, open or unlikely."""
    rows = []
    for word in ("likely", "open", "unlikely"):
        found = [cut for cut in cuts if cut.chance == word]
        met = fmean(cut.met for cut in found)
        rows.append({"Said": word, "Cut-offs": f"{len(found):,}", "Met": f"{met:.0%}".replace("%", " %")})
    return rows


def against_target(cuts: Sequence[Cut]) -> str:
    """How near one comes who believes that the target will be reached, beside the mixture on the same cut-offs."""
    found = [cut for cut in cuts if cut.to_target is not None]
    target = median(cut.to_target / cut.change for cut in found if cut.to_target is not None)
    ours = median(cut.errors[MIXED] / cut.change for cut in found)
    return (
        f"Whoever expects that the target will be reached, as it was known at the cut-off, misses by {target:.2f} "
        f"usual changes, and the mixture by {ours:.2f}: the median over the {len(found):,} cut-offs that had one."
    )


def reaches(cuts: Sequence[Cut]) -> str:
    """What the half that sets the intervals asks for, beside what the product has."""
    few, more = (reach_needed([cut for cut in cuts if (cut.values < FEW) is is_few]) for is_few in (True, False))
    return (
        f"The reach that covers 8 of 10 cut-offs of the setting half is {few:.2f} usual errors with fewer than "
        f"{FEW} values and {more:.2f} with more; the product has {REACHES[0]} and {REACHES[1]}. Seed {SEED}."
    )


def markdown(rows: Table) -> str:
    """A table as the page has it; figures to the right."""
    names = list(rows[0])
    sides = ["left", *["right"] * (len(names) - 1)]
    return tabulate(rows, headers="keys", tablefmt="github", disable_numparse=True, colalign=sides)
