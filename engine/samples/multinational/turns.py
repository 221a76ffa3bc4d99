"""Meridal, what happened besides: hours counted anew, a status judged otherwise, money, and words."""

from collections.abc import Iterator

from engine.samples.multinational.people import (
    ANNELIES,
    DANA,
    FERNANDA,
    HIROSHI,
    JOOST,
    LIEKE,
    MARCUS,
    OLUMIDE,
    PRIYANKA,
    RAVI,
    ROLES,
    SANNE,
    THANDIWE,
)
from engine.samples.multinational.plan import FIELD, REPORTING
from engine.samples.multinational.reviews_spring import NAMED
from engine.samples.multinational.scorecard import STOPPED, TRUST
from engine.samples.tables import Beat, Offer, Talk
from engine.samples.tables.deeds import comment, end_initiative, initiative, limits, override, restate, withdraw

COUNTED = "Managers had been asked; now the hours are counted by project code, back to January"

NUMBERS = [
    *[
        restate("2025-06-04 09:00", SANNE, "M-HOURS", month, value, COUNTED)
        for month, value in [("2025-01", 39), ("2025-02", 38), ("2025-03", 40), ("2025-04", 41)]
    ],
    comment("2025-06-04 12:00", PRIYANKA, "M-HOURS", aspect="data",
            text="In November I had 31 for my people. I would rather have been wrong."),
    withdraw("2025-07-16 10:00", OLUMIDE, "M-KNOW", "2025-06",
             "Asked at the end of the strategy days, with the slide still on the wall; 94 cannot be counted"),
    override("2025-04-11 10:00", ANNELIES, "C2", "at_risk",
             "No measure, so it shows nothing. I was with two operators, and they would not let us near the "
             "switch."),
    override("2025-10-10 09:00", ANNELIES, "C2", None, "It has a measure now, and Groningen."),
    limits("2025-10-10 10:30", RAVI, "M-REUSE", (20, 35, 55, 75),
           "45 was good when a quarter was reused. From October green begins at 55.", since="2025-10-01"),
    comment("2025-11-11 09:00", FERNANDA, "M-UTIL", aspect="target",
            text="80, as I offered a year ago. It took us two visits for each of those eight points."),
]  # fmt: skip

MONEY = [
    initiative("2025-01-14 10:00", OLUMIDE, "I-FILM", "P3", "Film, cards and thirteen strategy days",
               "As in the plan",
               due="2025-06-30", budget=1900000),
    initiative("2025-01-14 10:30", OLUMIDE, "I-PAGES", "P5", "9,000 pages into the new intranet", "As in the plan",
               due="2025-09-30", budget=2600000),
    end_initiative("2025-05-22 08:00", OLUMIDE, "I-FILM", "dropped",
                   "Stopped after 13 of 20 countries; 1.3 million spent"),
    end_initiative("2025-06-09 09:00", DANA, "I-CODE", "done", "91 of 100 hours carry a code"),
    end_initiative("2025-07-11 09:00", OLUMIDE, "I-PAGES", "dropped", "8,300 pages moved, 700 saved from it"),
    initiative("2025-07-21 09:00", LIEKE, "I-ROOM", "P1", "One of ours in each control room that tries it",
               "An operator buys from whom he can ask", due="2025-12-19", budget=3100000),
]  # fmt: skip

WORDS = [
    comment("2024-12-04 10:00", MARCUS, "GRS-T-HOURS", aspect="target",
            text="Signed at 58. I still think that the 31 is a matter of how one counts."),
    comment("2025-02-20 02:00", HIROSHI, "P4", aspect="rating",
            text="The second day brought 61 ideas. The best one is to have fewer projects."),
    comment("2025-05-23 06:00", PRIYANKA, "T-HOURS", aspect="cause",
            text="Annelies asked Meera what she would leave out. Meera had the list in her drawer."),
    comment("2025-06-26 14:00", MARCUS, "A3", aspect="decision",
            text="I was the sponsor of nineteen of the ninety. I have ended seventeen."),
    comment("2025-08-22 13:00", THANDIWE, "M-AGAIN", aspect="cause",
            text="The work order had a line: leave at. We struck it out. That is all."),
    comment("2025-10-30 11:00", DANA, "M-STOP", aspect="rating", source="cli",
            text="16 in october. teams stop what boards cannot"),
]  # fmt: skip

OPEN_TALK = Talk(
    item="T-PLAT", period="2025-12", upper="Group", lower="Grid software",
    offers=[
        Offer(at="2025-12-01 09:00", by=MARCUS, target=7,
              why="Seven in December is what the plan says, and eight is what I see."),
        Offer(at="2025-12-05 05:30", by=RAVI, target=8,
              why="The fourth product has night runs that nobody has written down. Switching off blind costs more.",
              means="Seven at the end of February, with a list of the night runs before Christmas."),
    ],
)  # fmt: skip
"""Still open: the group has not answered yet."""


def beats() -> Iterator[Beat]:
    """Everything of it."""
    roles = "; ".join(f"{name}, {role}" for name, role in ROLES.items())
    yield comment("2024-12-11 09:30", JOOST, "MER-2025", aspect="roles", text=f"Who answers for what: {roles}.")
    yield from NUMBERS
    yield from MONEY
    yield from WORDS
    for talk in (FIELD, OPEN_TALK):
        yield from talk.beats()
    yield from REPORTING.readings(NAMED.id, NAMED.first, NAMED.actual, NAMED.notes)
    for measure in (TRUST, STOPPED):
        yield from REPORTING.readings(measure.id, measure.first, measure.values, measure.notes)
