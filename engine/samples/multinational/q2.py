"""Meridal, second quarter of 2025: hours are counted by code, and some objectives find what they serve."""

from engine.samples.multinational.people import (
    DANA,
    FERNANDA,
    HIROSHI,
    JOOST,
    LIEKE,
    MARCUS,
    OLUMIDE,
    PRIYANKA,
    RAVI,
    SANNE,
    THANDIWE,
)
from engine.samples.tables import Abandoned, Carried, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import align, comment, withdraw_check_in

BUY = Objective(
    id="Q2-O1", title="Operators buy flexibility", owner=LIEKE, commitment="committed", serves=("A1", "P1"),
    carries_on=Carried(id="Q1-O1", at="2025-03-27 09:00", why="One operator more in three months; it goes on"),
    key_results=[
        KeyResult(id="2025-Q2-Q1-O1-KR1", title="Operators that have bought from 4 to 9", owner=LIEKE,
                  unit="operators",
                  start=4, target=9, measured_by="M-OPER", weight=2),
        KeyResult(
            id="2025-Q2-Q1-O1-KR2", title="Weeks until an operator can try it from 38 to 30", owner=PRIYANKA,
            unit="weeks",
            start=38, target=30,
            check_ins="""
            04-14 38 .5
            04-28 38 .4
            05-12 37 .3 Two of the five who should build it are lent out again.
            05-26 37 .2
            06-16 36 .3 All five are back since Monday. First time this year.
            """,
        ),
    ],
)  # fmt: skip

HOURS = Objective(
    id="Q2-O2", title="We know where the hours go", owner=DANA, commitment="committed", serves=("A3",),
    key_results=[
        KeyResult(
            id="Q2-O2-KR1", title="Hours booked by project code from 22 % to 90 %", owner=DANA, unit="%", start=22,
            target=90, weight=2,
            check_ins="""
            04-11 28 .5
            04-25 41 .6
            05-09 66 .7
            05-23 82 .8 sanne pays no contractor whose hours have no code. it went quickly then
            06-06 91 1
            """,
        ),
        KeyResult(
            id="Q2-O2-KR2", title="Projects that name the target they move from 61 to 250", owner=DANA,
            unit="projects",
            start=61, target=250,
            check_ins="""
            04-18 78 .5
            05-16 112 .4
            06-13 149 .3 for 180 of them nobody could think of one
            """,
        ),
    ],
)  # fmt: skip

EXPLAIN = Objective(
    id="Q2-O3", title="Two of three know the strategy", owner=OLUMIDE, commitment="committed", serves=("A3", "P3"),
    key_results=[
        KeyResult(id="Q2-O3-KR1", title="People who can name the three breakthroughs from 55 % to 66 %",
                  owner=OLUMIDE,
                  unit="%", start=55, target=66, measured_by="M-KNOW"),
        KeyResult(
            id="Q2-O3-KR2", title="Cards for the badge handed out from 0 to 30,000", owner=OLUMIDE, unit="cards",
            start=0, target=30000,
            check_ins="""
            04-16 9000 .8
            05-14 22000 .9
            06-11 31000 1 Reached. Somebody in Pune uses his to open parcels.
            """,
        ),
    ],
)  # fmt: skip

PLATFORM = Objective(
    id="Q2-O4", title="The first product runs on the common platform", owner=RAVI, commitment="committed",
    serves=("A2", "P2", "I2"),
    key_results=[
        KeyResult(
            id="Q2-O4-KR1", title="Billing moves, in five steps", owner=RAVI, unit="points", form="milestones",
            start=0,
            target=10, milestones=[("Data", 2), ("Reports", 2), ("Users", 2), ("Night run", 2), ("Old one off", 2)],
            check_ins="""
            04-17 2 .6
            05-08 4 .5
            05-29 4 .3 the night run needs two people, both on the meter for brazil
            06-19 6 .4
            """,
        ),
        KeyResult(id="Q2-O4-KR2", title="New software made of parts that exist from 24 % to 35 %", owner=RAVI,
                  unit="%",
                  start=24, target=35, measured_by="M-REUSE"),
    ],
)  # fmt: skip

RELAY = Objective(
    id="Q2-O5", title="The relay of the future meets a customer", owner=HIROSHI, commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q2-O5-KR1", title="Customers who want to try it from 0 to 3", owner=HIROSHI, unit="customers",
            start=0,
            target=3,
            check_ins="""
            04-22 0 .5
            05-20 0 .3
            06-17 0 .1 They all say: later, with the software. I have understood the second half of the sentence.
            """,
        ),
    ],
)  # fmt: skip

FIELD = Objective(
    id="Q2-O6", title="Eighty-six of a hundred hours at the customer", owner=FERNANDA, commitment="committed",
    key_results=[
        KeyResult(id="Q2-O6-KR1", title="Hours of the field booked to customers: at least 86 %", owner=FERNANDA,
                  unit="%", form="at_least", start=86, target=86, direction="up", measured_by="M-UTIL"),
        KeyResult(
            id="Q2-O6-KR2", title="Visits that have to be repeated from 18 % to 15 %", owner=THANDIWE, unit="%",
            start=18, target=15,
            check_ins="""
            04-15 18.5 .3
            05-06 19 .2
            05-20 9.5 .2 only Gauteng in it, entered too early
            06-03 19 .1 Two fitters drove 400 km three times for one meter. Each kilometre was booked.
            """,
        ),
    ],
)  # fmt: skip

METER = Objective(
    id="Q2-O7", title="A meter for Brazil", owner=PRIYANKA, commitment="aspirational",
    carries_on=Carried(id="Q1-O7", at="2025-03-27 09:00",
                       why="Half of the points, the other half is the harder one"),
    abandoned=Abandoned(at="2025-05-23 05:00", by=PRIYANKA, decision="R-2025-PD-D2",
                        why="Diagnosis of 21 May: one customer, 41 people, no objective"),
    key_results=[
        KeyResult(
            id="2025-Q2-Q1-O7-KR1", title="Tested and admitted", owner=PRIYANKA, unit="points", form="milestones",
            start=0,
            target=5, milestones=[("Tested", 3), ("Admitted", 2)],
            check_ins="""
            04-23 0 .5
            05-14 0 .4 The customer has not asked since November.
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    withdraw_check_in("2025-05-22 12:00", THANDIWE, "Q2-O6-KR2", "2025-05-20",
                      "One province of nine; the others had not reported yet"),
    align("2025-05-28 10:00", RAVI, "Q2-O4", "B2", "It is what the platform is for; nobody had written it down"),
    align("2025-06-12 12:00", FERNANDA, "Q2-O6", "I3",
          "After the review of 11 June: repeated visits are the objective, "
          "the hours are not"),
    comment("2025-06-04 11:00", SANNE, "Q2-O2", aspect="data",
            text="41 of 100, not 61. And 42 million a month on work that serves nothing we have written down."),
    comment("2025-06-05 14:00", MARCUS, "Q2-O2", aspect="data",
            text="Priyanka told me 31 in November. I said that I did not believe it."),
    comment("2025-06-18 02:00", HIROSHI, "Q2-O5", aspect="decision",
            text="Four years, 19 million yen a week, and nobody had asked which target it moves. Nor had I."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q2", title="Q2 2025: where do the hours go?", plan="MER-2025", team="Group",
    starts_on="2025-04-01", ends_on="2025-06-30", cadence=14,
    told_at="2025-03-27 09:00", told_by=JOOST, reason="As the units handed them in, with one question more",
    locked=("2025-04-14 09:00", JOOST),
    objectives=[BUY, HOURS, EXPLAIN, PLATFORM, RELAY, FIELD, METER],
    turns=TURNS,
    closing=Closing(
        at="2025-07-08 13:00", by=JOOST, reason="Quarter over; graded across the units for the first time",
        grades=[
            Grade(id="Q2-O4", why="Six of eleven people were somewhere else until June."),
            Grade(id="Q2-O2", why="The hours are counted. What 262 projects are for nobody could say."),
            Grade(id="Q2-O1", judged=0.2, why="One operator. The five who should build it were somewhere else."),
            Grade(id="Q2-O2-KR2", why="149 of 250. The rest is the finding, not the failure."),
            Grade(id="Q2-O3", judged=0.5, why="They know it. It changed no hour."),
            Grade(id="Q2-O4-KR1", why="Six of ten points, with half of the people."),
            Grade(id="Q2-O5", judged=0.0, why="No customer. We all should have asked in 2021."),
            Grade(id="Q2-O6", judged=0.3, why="88 of 100 hours booked, and 19 of 100 visits for nothing."),
        ],
    ),
)  # fmt: skip
