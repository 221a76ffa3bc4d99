"""Meridal, fourth quarter of 2025, still open: all objectives serve something, and one of them still is alone."""

from engine.samples.multinational.people import (
    DANA,
    FERNANDA,
    HIROSHI,
    JOOST,
    LIEKE,
    OLUMIDE,
    PRIYANKA,
    RAVI,
    SANNE,
    THANDIWE,
)
from engine.samples.tables import Carried, Cycle, KeyResult, Objective
from engine.samples.tables.deeds import comment

BUY = Objective(
    id="Q4-O1", title="Fifteen operators, eight weeks", owner=LIEKE, commitment="committed", serves=("A1", "P1",
                                                                                                     "C1"),
    key_results=[
        KeyResult(id="Q4-O1-KR1", title="Operators that have bought from 9 to 15", owner=LIEKE, unit="operators",
                  start=9, target=15, measured_by="M-OPER", weight=2),
        KeyResult(
            id="Q4-O1-KR2", title="Weeks until an operator can try it from 20 to 8", owner=PRIYANKA, unit="weeks",
            start=20, target=8, weight=2,
            check_ins="""
            10-13 18 .7
            10-27 15 .75
            11-10 13 .75
            11-24 11 .8
            12-08 10 .7 The last weeks are the operators' own data protection people.
            """,
        ),
        KeyResult(id="Q4-O1-KR3", title="Income from software and services from 24.8 % to 27 %", owner=SANNE,
                  unit="%",
                  start=24.8, target=27, measured_by="M-SHARE", weight=1),
    ],
)  # fmt: skip

STOP = Objective(
    id="Q4-O2", title="Two of three hours go where we said", owner=DANA, commitment="committed", serves=("A3",
                                                                                                         "I1"),
    carries_on=Carried(id="Q3-O2", at="2025-09-26 11:00", left_out=["Q3-O2-KR1", "Q3-O2-KR3"],
                       why="58 of 100 hours; it becomes the way we work only if it is looked at"),
    key_results=[
        KeyResult(id="2025-Q4-Q3-O2-KR2", title="Hours that serve an objective from 58 % to 66 %", owner=DANA,
                  unit="%",
                  start=58, target=66, measured_by="M-HOURS", weight=2),
        KeyResult(
            id="Q4-O2-KR2", title="Projects with more than one owner from 74 to 10", owner=DANA,
            unit="projects",
            start=74, target=10, weight=1,
            check_ins="""
            10-16 58 .7
            10-30 44 .75
            11-13 31 .8
            11-27 22 .8
            12-11 17 .75
            """,
        ),
    ],
)  # fmt: skip

TEAMS = Objective(
    id="Q4-O2-A", title="A team may say no without asking", owner=DANA, under="2025-Q4-Q3-O2-KR2",
    commitment="aspirational",
    serves=("L2",),
    key_results=[
        KeyResult(id="Q4-O2-A-KR1", title="Projects stopped by a team itself from 19 a month to 14", owner=DANA,
                  unit="projects", form="between", between=(8, 16), target=14, direction="none",
                  measured_by="M-STOP"),
        KeyResult(
            id="Q4-O2-A-KR2", title="Teams that have said no in writing, and were thanked", owner=OLUMIDE,
            unit="teams",
            target=60,
            check_ins="""
            11-20 23 - Counted for the first time. There was nothing before.
            """,
        ),
    ],
)  # fmt: skip

PLATFORM = Objective(
    id="Q4-O3", title="Four products on the common platform", owner=RAVI, commitment="committed", serves=("A2",
                                                                                                          "B2"),
    key_results=[
        KeyResult(
            id="Q4-O3-KR1", title="Products that run on it from 2 to 4", owner=RAVI, unit="products", start=2,
            target=4,
            check_ins="""
            10-14 2 .7
            10-28 3 .8
            11-18 3 .6
            12-09 3 .35 the fourth has 14 years of night runs nobody has written down
            """,
        ),
        KeyResult(id="Q4-O3-KR2", title="Platforms in use from 9 to 7", owner=RAVI, unit="platforms", start=9,
                  target=7,
                  measured_by="M-PLAT"),
    ],
)  # fmt: skip

METERS = Objective(
    id="Q4-O3-A", title="Meters speak to the common platform", owner=HIROSHI, under="Q4-O3-KR1",
    commitment="aspirational",
    carries_on=Carried(id="Q3-O3-A", at="2025-09-26 11:00", why="Seven kinds read, seven to go"),
    key_results=[
        KeyResult(
            id="2025-Q4-Q3-O3-A-KR1", title="Kinds of meter that it can read from 7 to 14", owner=HIROSHI,
            unit="kinds",
            start=7, target=14,
            check_ins="""
            10-21 9 .8
            11-11 12 .9
            12-02 14 1 Reached, and two more that nobody had asked for.
            """,
        ),
    ],
)  # fmt: skip

FIELD = Objective(
    id="Q4-O4", title="Nine of ten visits are the last one", owner=THANDIWE, commitment="committed",
    serves=("A5", "I3"),
    key_results=[
        KeyResult(id="Q4-O4-KR1", title="Visits that have to be repeated from 13.4 % to 10 %", owner=THANDIWE,
                  unit="%",
                  start=13.4, target=10, measured_by="M-AGAIN", weight=2),
        KeyResult(
            id="Q4-O4-KR2", title="Fitters who answer for a software question themselves from 118 to 400",
            owner=FERNANDA, unit="fitters", start=118, target=400,
            check_ins="""
            10-15 160 .6
            10-29 205 .6
            11-05 231 .6 Next count when the courses in Recife are over.
            """,
        ),
    ],
)  # fmt: skip

SWITCH = Objective(
    id="Q4-O5", title="Groningen, for three months, without a fault", owner=LIEKE, commitment="aspirational",
    serves=("A5", "C2"),
    key_results=[
        KeyResult(
            id="Q4-O5-KR1", title="Test areas where we may act from 1 to 3", owner=LIEKE, unit="areas", start=1,
            target=3,
            check_ins="""
            10-17 1 .6
            11-07 2 .6
            11-28 2 .45 Maharashtra waits for a law. Laws have no cadence.
            """,
        ),
        KeyResult(
            id="Q4-O5-KR2", title="Night calls answered within a minute: at least 99 %", owner=LIEKE, unit="%",
            form="at_least", start=91, target=99, direction="up",
            check_ins="""
            10-24 94 .6
            11-14 97 .7
            12-05 98 .7
            """,
        ),
    ],
)  # fmt: skip

FUTURE = Objective(
    id="Q4-O6", title="A plan for the two ideas worth having", owner=HIROSHI, commitment="aspirational",
    text="What is left of seven innovation days and 340 ideas. Serves nothing that is written down yet.",
    key_results=[
        KeyResult(
            id="Q4-O6-KR1", title="Ideas with an owner, a customer and a target from 0 to 2", owner=HIROSHI,
            unit="ideas", start=0, target=2,
            check_ins="""
            11-04 1 .6
            12-03 1 .4
            """,
        ),
        KeyResult(id="Q4-O6-KR2", title="A customer pays for the trial of one of them", owner=HIROSHI,
                  unit="yes/no",
                  form="binary", start=0, target=1),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-11-21 10:00", JOOST, "Q4-O6", aspect="alignment",
            text="The only objective that serves nothing. Hiroshi says: not yet. I leave it on the list."),
    comment("2025-12-02 13:00", FERNANDA, "Q4-O4-KR2", aspect="schedule",
            text="Recife is over since Friday. The count comes, I promise, after the review."),
    comment("2025-12-10 10:00", SANNE, "2025-Q4-Q3-O2-KR2", aspect="rating",
            text="67 of 100 hours, from 39. 15 million a month on work that serves nothing, from 42. Same people."),
    comment("2025-12-12 15:00", JOOST, "2025-Q4", aspect="review",
            text="For the annual review on 14 January: the fourth product, Maharashtra, and what we begin. "
                 "Little."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q4", title="Q4 2025: what we said", plan="MER-2025", team="Group",
    starts_on="2025-10-01", ends_on="2025-12-31", cadence=14,
    told_at="2025-09-26 11:00", told_by=JOOST, reason="Agreed by the board with the units on 25 September",
    locked=("2025-10-13 09:00", JOOST),
    objectives=[BUY, STOP, TEAMS, PLATFORM, METERS, FIELD, SWITCH, FUTURE],
    turns=TURNS,
)  # fmt: skip
