"""Traunfeld Pumps: four plants, good pumps, and 29 of 100 orders late; from autumn 2024 to February 2026.

The year in short. The plan says that the machines are the bottleneck, and the plants fill them: longer runs, a
third shift, Saturdays. The machine figure rises in every month, and so do stock, air freight and late orders; four
countermeasures do nothing. In June the president spends two days in Pune, follows one order and watches one
changeover, and turns the plan round: small lots, quick changeovers, a week that is kept. From August the orders
come out, with machine hours two points lower. A year that ends at 86 of 100, with one set of jaws still missing.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.samples.manufacturer import (
    diagnosis,
    plan,
    plants,
    q1,
    q2,
    q3,
    q4,
    q5,
    reviews_autumn,
    reviews_plants,
    reviews_spring,
    scorecard,
    turns,
    year_2026,
)
from engine.samples.manufacturer.people import DOORS
from engine.samples.story import Story
from engine.samples.tables import Beat, play, when

TITLE = "Traunfeld Pumps: a global manufacturer whose machines run and whose orders wait, from 2024 to 2026"

ENDS_AT: datetime = when("2026-02-20 15:00")

CYCLES = (q1.CYCLE, q2.CYCLE, q3.CYCLE, q4.CYCLE, q5.CYCLE)

REVIEWS = (*reviews_spring.REVIEWS, diagnosis.REVIEW, *reviews_autumn.REVIEWS, *reviews_plants.REVIEWS,
           *year_2026.REVIEWS)  # fmt: skip


def tell(story: Story) -> None:
    """Tells the story."""
    play(story, _beats())


def _beats() -> Iterator[Beat]:
    yield from scorecard.SCORECARD.beats()
    for one in (plan.PLAN, plants.PUNE, plants.QUERETARO, year_2026.PLAN):
        yield from one.beats()
    for cycle in CYCLES:
        yield from cycle.beats(DOORS)
    for review in REVIEWS:
        yield from review.beats()
    yield from turns.beats()
