"""Turnora, what happened besides: figures counted anew, a status judged otherwise, money, and words."""

from collections.abc import Iterator

from engine.samples.scaleup.diagnosis import RULES
from engine.samples.scaleup.people import (
    AGNIESZKA,
    BEATRIZ,
    EWA,
    HENRIQUE,
    KATARZYNA,
    LUIS,
    MAGDA,
    MARTA,
    PIOTR,
    ROLES,
    RUI,
    SOFIA,
    TIAGO,
)
from engine.samples.scaleup.plan import REPORTING
from engine.samples.tables import Beat, Offer, Talk
from engine.samples.tables.deeds import comment, end_initiative, initiative, limits, override, restate, withdraw

BY_INCOME = "By number of contracts the small ones hid the large ones; counted by income now"

NUMBERS = [
    *[
        restate("2025-05-13 16:00", HENRIQUE, "M-LOST", month, value, BY_INCOME)
        for month, value in [("2025-01", 6.1), ("2025-02", 6.4), ("2025-03", 7.0), ("2025-04", 8.2)]
    ],
    comment("2025-05-13 16:20", HENRIQUE, "M-LOST", aspect="data",
            text="3.2 was true and said nothing. I have shown it to the board four times."),
    withdraw("2025-08-12 11:00", MAGDA, "M-NURSE", "2025-07",
             "The survey went to administrators, not to head nurses; they would recommend anything"),
    override("2025-04-11 12:00", BEATRIZ, "C2", "off_track",
             "The measures are yellow. I have been on two wards, and they are not."),
    override("2025-10-10 09:00", BEATRIZ, "C2", None, "I was on four wards. The measures may speak again."),
    limits("2025-10-10 11:00", EWA, "M-SOLVED", (40, 60, 80, 95),
           "75 was good when half came out wrong. From October green begins at 80.", since="2025-10-01"),
]  # fmt: skip

MONEY = [
    initiative("2025-01-15 10:00", LUIS, "I-APP", "P2", "Sixty screens, all new", "As in the plan",
               due="2025-11-28",
               budget=980000),
    initiative("2025-03-03 10:00", BEATRIZ, "I-LEIPZIG", "P3", "Two people and a room in Leipzig", "As in the plan",
               due="2025-12-19", budget=400000),
    end_initiative("2025-06-27 09:00", LUIS, "I-APP", "dropped",
                   "33 of 60 screens; twelve are kept. 610,000 spent."),
    end_initiative("2025-06-27 14:30", BEATRIZ, "I-LEIPZIG", "dropped",
                   "Room given back, both people move to Kraków"),
    end_initiative("2025-06-30 10:00", MARTA, "I-RECRUIT", "dropped",
                   "One has left, one helps to show people round"),
    initiative("2025-07-14 11:00", TIAGO, "I-NURSES", "P6", "A head nurse beside each team, one day a week",
               "From the diagnosis of 26 June", due="2025-12-19", budget=90000),
]  # fmt: skip

WORDS = [
    comment("2024-12-05 15:00", LUIS, "T-APP", aspect="target",
            text="Sixty it is. I have written down which twelve I mean, in case somebody asks one day."),
    comment("2025-02-26 22:40", KATARZYNA, "CUS-T-WAIT", aspect="cause",
            text="22 wait. Each new signature makes the ones before it wait longer."),
    comment("2025-06-18 09:00", AGNIESZKA, "M-DESK", aspect="cause",
            text="64 calls for a hundred wards. I read 200 of them: 131 begin with 'the roster says'."),
    comment("2025-07-14 18:00", RUI, "T-HOSP", aspect="target",
            text="From 110 to 100, by ourselves, with a reason. Better than missing it politely."),
    comment("2025-09-18 08:30", PIOTR, "M-C5", aspect="schedule", source="cli",
            text="access by role needs six quiet weeks, have not had one since january"),
    comment("2025-10-24 17:00", SOFIA, "M-HEARD", aspect="rating",
            text="79 of 100 can name all three. One new colleague added: and I know which one is mine."),
]  # fmt: skip

OPEN_TALK = Talk(
    item="Q4-CO2-KR1", upper="Company", lower="Sales",
    offers=[
        Offer(at="2025-11-17 09:00", by=BEATRIZ, target=102,
              why="95 today, and four groups want to sign before Christmas. Two more than we said."),
        Offer(at="2025-11-19 17:00", by=RUI, target=98,
              why="Katarzyna can begin with three of them in January, not with five.",
              means="Two groups sign in December with a date in January, two wait and know it."),
    ],
)  # fmt: skip
"""Still open: the company has not answered yet."""


def beats() -> Iterator[Beat]:
    """Everything of it."""
    roles = "; ".join(f"{name}, {role}" for name, role in ROLES.items())
    yield comment("2024-12-17 10:30", SOFIA, "TUR-2025", aspect="roles", text=f"Who answers for what: {roles}.")
    yield from NUMBERS
    yield from MONEY
    yield from WORDS
    yield from OPEN_TALK.beats()
    yield from REPORTING.readings(RULES.id, RULES.first, RULES.actual, RULES.notes)
