"""Larkspur Hotels: six small houses around two northern seas win back their guests in 2025.

The year in short. The net promoter score has fallen from 61 to 46. In the first quarter it seems to jump, and the
board is pleased in May; in June it turns out that a new survey firm had asked the wrong guests. The second quarter
makes arrivals faster, softens a target on the way, and guests wait for their rooms instead. In the third the
club is dropped to pay for floor teams, a new chief of operations takes over, and confidence, ready rooms and guests
follow, in this order. The fourth quarter is open, with something in every state.
"""

from datetime import datetime

from engine.samples import hotels_q1, hotels_q2, hotels_q3, hotels_q4, hotels_scorecard
from engine.samples.hotels_people import DOORS
from engine.samples.story import Story
from engine.samples.tables import play, when

TITLE = "Larkspur Hotels: six boutique hotels fight falling guest satisfaction through the four quarters of 2025"

ENDS_AT: datetime = when("2025-11-28 17:00")

CYCLES = (hotels_q1.CYCLE, hotels_q2.CYCLE, hotels_q3.CYCLE, hotels_q4.CYCLE)


def tell(story: Story) -> None:
    """Tells the year."""
    play(story, [*hotels_scorecard.beats(), *(beat for cycle in CYCLES for beat in cycle.beats(DOORS))])
