"""What the cycle as a whole says of the way we work, by the rule of OpenOKR, with the numbers that it rests on."""

from datetime import timedelta

from projections.hindsight.cycle import LookBack
from projections.hindsight.outcome import graded
from projections.hindsight.softened import Softening
from projections.read_model import Row

GOOD_SCORE = 0.7
"""From here on the question is whether the ambition was high enough."""
GOOD_DISCIPLINE = 0.8
"""Share of check-ins in time from which on the cadence is not the problem."""
WORDS = {
    "ambition": "The score is good: was the ambition high enough?",
    "strategy": "The score is low although check-ins came in time: look at strategy or the quality of goals.",
    "cadence": "The score is low and check-ins did not come in time: look at the cadence first.",
    "open": "The cycle is not closed: these are the numbers so far.",
    "no_data": "There is no score or no check-in to judge by.",
}
"""What each verdict says."""


def diagnosis(look: LookBack, softening: Softening) -> list[Row]:
    """One row: the verdict and its numbers. Of an open cycle it is what the numbers say so far.

    `discipline`: at the end of each cadence, how many key results had been checked in within the last two, as seen
    then. One that began too short a time before to be silent is not looked at.
    """
    if not look.key_results:
        return []
    made, asked = discipline(look)
    reached = softening.of_cycle()
    share = made / asked if asked else None
    verdict = _verdict(reached, share) if look.is_closed else "open"
    known = [row["reached"] for row in look.key_results.values() if row["reached"] is not None]
    return [
        {
            "verdict": verdict,
            "words": WORDS[verdict],
            "is_closed": look.is_closed,
            "score": reached,
            "without_easier": softening.scores[-1]["without_easier"],
            "graded": graded(look),
            "key_results": len(look.key_results),
            "targets_reached": sum(known),
            "without_data": len(look.key_results) - len(known),
            "discipline": share,
            "checked_in": made,
            "asked": asked,
            "good_score": GOOD_SCORE,
            "good_discipline": GOOD_DISCIPLINE,
        }
    ]


def discipline(look: LookBack) -> tuple[int, int]:
    """How many check-ins were there in time at the ends of the cadences, and of how many that were asked for."""
    cadence = timedelta(days=look.cycle["cadence"])
    made = asked = 0
    for name in look.key_results:
        readings = look.readings.get(name, [])
        began = look.courses[name][0]["moment"] if look.courses.get(name) else look.starts_at
        at = look.starts_at + cadence - timedelta(microseconds=1)
        while at <= look.looked_at_at:
            seen = [row["effective_at"] for row in readings if row["seen_at"] <= at]
            if seen or max(began, look.starts_at) < at - 2 * cadence:
                asked += 1
                made += bool(seen) and max(seen) >= at - 2 * cadence
            at += cadence
    return made, asked


def _verdict(score: float | None, share: float | None) -> str:
    if score is None:
        return "no_data"
    if round(score, 9) >= GOOD_SCORE:
        return "ambition"
    if share is None:
        return "no_data"
    return "strategy" if round(share, 9) >= GOOD_DISCIPLINE else "cadence"
