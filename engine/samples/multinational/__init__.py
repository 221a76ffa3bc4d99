"""Meridal: 38,000 people who know the strategy and work on something else; from autumn 2024 to December 2025.

The year in short. The group has three breakthroughs, 412 projects, and a survey that says 60 of 100 hours serve the
plan. It believes that people do not know the strategy, and tells them, in thirteen countries. In May the hours are
counted: 41. The president sits beside one engineer for three days and sees why: seven projects ask for her, and
nobody may say no. From June each project has to name the target that it moves, and the owner of the target may stop
it. Objectives that served nothing find what they serve or end, two objectives without a measure get one, and the
hours go to 67 with the same people. One objective still hangs alone, on purpose.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.samples.multinational import plan, q1, q2, q3, q4, reviews_autumn, reviews_spring, scorecard, turns
from engine.samples.multinational.people import DOORS
from engine.samples.story import Story
from engine.samples.tables import Beat, play, when

TITLE = "Meridal: a multinational whose daily work has little to do with its objectives, and how it found out"

ENDS_AT: datetime = when("2025-12-12 15:00")

CYCLES = (q1.CYCLE, q2.CYCLE, q3.CYCLE, q4.CYCLE)

REVIEWS = (*reviews_spring.REVIEWS, *reviews_autumn.REVIEWS)


def tell(story: Story) -> None:
    """Tells the story."""
    play(story, _beats())


def _beats() -> Iterator[Beat]:
    yield from scorecard.SCORECARD.beats()
    for one in (plan.PLAN, plan.SOFTWARE):
        yield from one.beats()
    for cycle in CYCLES:
        yield from cycle.beats(DOORS)
    for review in REVIEWS:
        yield from review.beats()
    yield from turns.beats()
