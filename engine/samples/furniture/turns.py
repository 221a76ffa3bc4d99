"""Tavolaio, what happened besides: figures counted anew, a status judged otherwise, money, and words."""

from collections.abc import Iterator

from engine.samples.furniture.diagnosis import PARTS
from engine.samples.furniture.people import (
    ANNA,
    CHIARA,
    DAVIDE,
    ELENA,
    FRANCESCA,
    GIULIA,
    LORENZO,
    MATTEO,
    PAOLO,
    ROLES,
    SARA,
    YUSUF,
)
from engine.samples.furniture.plan import REPORTING
from engine.samples.furniture.scorecard import ASKED
from engine.samples.tables import Beat, Offer, Talk
from engine.samples.tables.deeds import comment, end_initiative, initiative, limits, override, restate, withdraw

BY_MODEL = "The hours of setting up were divided by pieces; now each model carries its own"

NUMBERS = [
    *[
        restate("2025-06-06 15:00", GIULIA, "M-STAY", month, value, BY_MODEL)
        for month, value in [("2025-01", 9.9), ("2025-02", 9.6), ("2025-03", 9.2), ("2025-04", 8.8)]
    ],
    comment("2025-06-06 15:30", GIULIA, "M-STAY", aspect="data",
            text="We sold 136 models with the prices of 41. I had signed the prices."),
    withdraw("2025-08-13 09:00", ELENA, "M-STARS", "2025-07",
             "41 reviews came from a campaign among friends of the house"),
    override("2025-04-10 09:00", CHIARA, "I2", "on_track",
             "The tail is the price of choice. We wanted choice."),
    override("2025-06-18 15:30", CHIARA, "I2", None, "I take that back."),
    limits("2025-10-09 10:00", ANNA, "M-STARS", (3.8, 4.4, 4.7, 4.9),
           "4.6 was green when pieces came late. From October green begins at 4.7.", since="2025-10-01"),
]  # fmt: skip

MONEY = [
    initiative("2025-01-14 10:00", DAVIDE, "I-MARIANO", "P2", "Rent and fit out the hall in Mariano",
               "As in the plan",
               due="2025-09-01", budget=1900000),
    initiative("2025-01-15 10:00", MATTEO, "I-CONF", "P3", "All choices in the online shop", "As in the plan",
               due="2025-10-31", budget=210000),
    end_initiative("2025-06-09 09:00", GIULIA, "I-SLIP", "done", "134 models, 11,200 slips of paper"),
    end_initiative("2025-06-19 09:00", DAVIDE, "I-MARIANO", "dropped", "Deposit of 18,000 lost, nothing else"),
    end_initiative("2025-06-19 10:00", MATTEO, "I-CONF", "dropped", "Four choices first. 120,000 spent."),
    end_initiative("2025-07-10 09:00", DAVIDE, "I-LANE", "dropped", "97 express orders delivered; no new ones"),
    initiative("2025-07-14 09:00", SARA, "I-SCHOOL", "WRK-A1", "A class of apprentices with the school in Cantù",
               "Joiners cannot be found, so they are taught", owner=SARA, due="2025-09-15", budget=64000),
    end_initiative("2025-09-16 09:00", SARA, "I-SCHOOL", "done", "Nine have begun"),
]  # fmt: skip

WORDS = [
    comment("2024-11-22 07:00", DAVIDE, "WRK-A1", aspect="risk",
            text="Sixty models would give me the time of forty benches. I write it here, since it is not on the "
                 "table."),
    comment("2025-03-05 12:00", PAOLO, "P4", aspect="rating",
            text="31 woods. I have begun to number them; I cannot tell them apart."),
    comment("2025-06-19 18:00", LORENZO, "P1", aspect="decision",
            text="106 of 136. One gets used to it after the fortieth."),
    comment("2025-08-29 11:00", MATTEO, "M-INCOME", aspect="rating", source="cli",
            text="640k, the lowest of the year, and the first month in which we keep more than in spring"),
    comment("2025-10-27 06:30", YUSUF, "M-SETUP", aspect="cause",
            text="Eighteen of 100. The radio can be heard again."),
    comment("2025-11-14 16:00", ANNA, "T-LEAD", aspect="schedule",
            text="Today the racks should be done. 22 of 40 are. Figino was my idea and was wrong."),
]  # fmt: skip

OPEN_TALK = Talk(
    item="WRK-T-DAY", period="2025-12", upper="Company", lower="Workshop",
    offers=[
        Offer(at="2025-11-17 09:00", by=CHIARA, target=92,
              why="90 in November. In 2022 we had 93, for a whole year."),
        Offer(at="2025-11-19 06:45", by=DAVIDE, target=90,
              why="Christmas, and one paint room.", means="92 from March, when lacquer has its own days."),
    ],
)  # fmt: skip
"""Still open: the company has not answered yet."""


def beats() -> Iterator[Beat]:
    """Everything of it."""
    roles = "; ".join(f"{name}, {role}" for name, role in ROLES.items())
    yield comment("2024-12-16 09:30", FRANCESCA, "TAV-2025", aspect="roles", text=f"Who answers for what: {roles}.")
    yield from NUMBERS
    yield from MONEY
    yield from WORDS
    yield from OPEN_TALK.beats()
    yield from REPORTING.readings(PARTS.id, PARTS.first, PARTS.actual, PARTS.notes)
    yield from REPORTING.readings(ASKED.id, ASKED.first, ASKED.values, ASKED.notes)
