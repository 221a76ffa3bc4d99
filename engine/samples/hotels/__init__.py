"""Larkspur Hotels: six small houses around two northern seas win back their guests in 2025.

The year in short. The net promoter score has fallen from 61 to 46. In the first quarter it seems to jump, and the
board is pleased in May; in June it turns out that a new survey firm had asked the wrong guests. The second quarter
makes arrivals faster, softens a target on the way, and guests wait for their rooms instead. In the third the
club is dropped to pay for floor teams, a new chief of operations takes over, and confidence, ready rooms and guests
follow, in this order. The fourth quarter is open, with something in every state.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.samples.hotels import plan, q1, q2, q3, q4, reviews, scorecard
from engine.samples.hotels.people import DOORS
from engine.samples.story import Story
from engine.samples.tables import Beat, play, when

TITLE = "Larkspur Hotels: six boutique hotels fight falling guest satisfaction through the four quarters of 2025"

ENDS_AT: datetime = when("2025-11-28 17:00")

CYCLES = (q1.CYCLE, q2.CYCLE, q3.CYCLE, q4.CYCLE)


def tell(story: Story) -> None:
    """Tells the year."""
    play(story, _beats())


def _beats() -> Iterator[Beat]:
    yield from scorecard.beats()
    yield from plan.LARKSPUR.beats()
    yield from plan.KATAJANOKKA.beats()
    for cycle in CYCLES:
        yield from cycle.beats(DOORS)
    for review in reviews.REVIEWS:
        yield from review.beats()
