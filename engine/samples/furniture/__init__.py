"""Tavolaio: made-to-measure furniture from Brianza, whose range has tripled; autumn 2024 to November 2025.

The year in short. More models bring orders in their first week, and the plan wants 150 of them and a second
workshop. Orders wait eleven weeks, pieces come back because walls are not straight, and of a hundred euros nine
stay instead of twelve, once the hours of setting up are counted where they belong: nine models pay for 106.
After a day at the saw the founder stops the new models, the workshop and the choices. The saw sorts three days of
orders on one list, a paper template goes out before the first cut, and the range shrinks to what can be made. At
the end five weeks are near, and the paint room stands where the saw stood.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.samples.furniture import diagnosis, plan, q12, q34, reviews, scorecard, turns
from engine.samples.furniture.people import DOORS
from engine.samples.story import Story
from engine.samples.tables import Beat, play, when

TITLE = "Tavolaio: an online maker of bespoke furniture whose range has tripled and whose customers wait"

ENDS_AT: datetime = when("2025-11-26 15:00")

CYCLES = (q12.SPRING, q12.SUMMER, q34.AUTUMN, q34.WINTER)


def tell(story: Story) -> None:
    """Tells the story."""
    play(story, _beats())


def _beats() -> Iterator[Beat]:
    yield from scorecard.SCORECARD.beats()
    for one in (plan.PLAN, plan.WORKSHOP):
        yield from one.beats()
    for cycle in CYCLES:
        yield from cycle.beats(DOORS)
    for review in (*reviews.REVIEWS, diagnosis.REVIEW):
        yield from review.beats()
    yield from turns.beats()
