"""Turnora: shift planning for hospitals, from 140 to 212 people, from autumn 2024 to November 2025.

The year in short. The company's numbers are cut into pieces and handed down four levels, and every department is
above its piece: signatures, screens, people, demonstrations. Between the signature and the first roster lie 148
days that belong to nobody, and in May the largest customer goes back to paper. In June the founder spends a night
on that ward. The phone app and the third country are stopped, and the tree is cut anew, by what a hospital waits
for. Fewer hospitals sign, and they stay. Open at the end: a certificate, and the words of Kraków.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.samples.scaleup import diagnosis, plan, q1, q2, q3, q4, reviews, scorecard, turns
from engine.samples.scaleup.people import DOORS
from engine.samples.story import Story
from engine.samples.tables import Beat, play, when

TITLE = "Turnora: a technology firm doubles in a year and cascades its objectives past the customer"

ENDS_AT: datetime = when("2025-11-21 15:00")

CYCLES = (q1.CYCLE, q2.CYCLE, q3.CYCLE, q4.CYCLE)


def tell(story: Story) -> None:
    """Tells the story."""
    play(story, _beats())


def _beats() -> Iterator[Beat]:
    yield from scorecard.SCORECARD.beats()
    for one in (plan.PLAN, plan.CUSTOMERS):
        yield from one.beats()
    for cycle in CYCLES:
        yield from cycle.beats(DOORS)
    for review in (*reviews.REVIEWS, diagnosis.REVIEW):
        yield from review.beats()
    yield from turns.beats()
