"""Aubrielle: a skin care house from Grasse goes to Korea, Japan and Singapore; autumn 2024 to December 2025.

The year in short. The cream that Europe loves is sent to Seoul in large numbers, and what is sent is counted as
sold. In June the first figure of buying again comes in, nine of a hundred, and the tills say half of what the house
had celebrated. The second half belongs to what the countries had said before: a texture for July, small sizes, and
refills, which were entered as a sacrifice and turn out to be the reason why Tokyo comes back. The fifth perspective
of the scorecard, sustainability, stops being a cost. At the end one factory in Bergamo has burnt.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.samples.cosmetics import (
    countries,
    plan,
    q1,
    q2,
    q3,
    q4,
    reviews_autumn,
    reviews_spring,
    scorecard,
    turns,
)
from engine.samples.cosmetics.people import DOORS
from engine.samples.story import Story
from engine.samples.tables import Beat, play, when

TITLE = "Aubrielle: a cosmetic brand enters three Asian markets, with the wrong cream and the right jar"

ENDS_AT: datetime = when("2025-12-05 16:00")

CYCLES = (q1.CYCLE, q2.CYCLE, q3.CYCLE, q4.CYCLE)

REVIEWS = (*reviews_spring.REVIEWS, *reviews_autumn.REVIEWS)


def tell(story: Story) -> None:
    """Tells the story."""
    play(story, _beats())


def _beats() -> Iterator[Beat]:
    yield from scorecard.SCORECARD.beats()
    for one in (plan.PLAN, countries.KOREA, countries.SINGAPORE):
        yield from one.beats()
    for cycle in CYCLES:
        yield from cycle.beats(DOORS)
    for review in REVIEWS:
        yield from review.beats()
    yield from turns.beats()
