"""Meridal, first quarter of 2025: seven objectives, two of which serve something."""

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
    THANDIWE,
)
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

BUY = Objective(
    id="Q1-O1", title="Operators buy flexibility", owner=LIEKE, commitment="committed", serves=("A1", "P1"),
    key_results=[
        KeyResult(id="Q1-O1-KR1", title="Operators that have bought from 3 to 5", owner=LIEKE, unit="operators",
                  start=3, target=5, measured_by="M-OPER", weight=2),
        KeyResult(
            id="Q1-O1-KR2", title="Operators that have seen it run from 4 to 20", owner=LIEKE, unit="operators",
            start=4, target=20,
            check_ins="""
            01-20 6 .6
            02-03 8 .6
            02-17 11 .55 Everybody likes it. Then they ask when they can try it, and I look at the floor.
            03-03 13 .5
            03-17 16 .5
            """,
        ),
    ],
)  # fmt: skip

EXPLAIN = Objective(
    id="Q1-O2", title="Everybody knows the strategy", owner=OLUMIDE, commitment="committed", serves=("A3", "P3"),
    key_results=[
        KeyResult(id="Q1-O2-KR1", title="People who can name the three breakthroughs from 24 % to 46 %",
                  owner=OLUMIDE,
                  unit="%", start=24, target=46, measured_by="M-KNOW", weight=2),
        KeyResult(
            id="Q1-O2-KR2", title="Countries that have had their strategy day from 0 to 12", owner=OLUMIDE,
            unit="countries", start=0, target=12,
            check_ins="""
            01-22 2 .8
            02-05 5 .85
            02-19 8 .9
            03-05 11 .95
            03-19 13 1 Standing ovation in Johannesburg. Thandiwe asked what she should stop doing. Good question.
            """,
        ),
    ],
)  # fmt: skip

RELAY = Objective(
    id="Q1-O3", title="The relay of the future", owner=HIROSHI, commitment="aspirational",
    text="Begun in 2021. Serves no objective of the plan.",
    key_results=[
        KeyResult(
            id="Q1-O3-KR1", title="Prototypes that pass the cold test from 2 to 6", owner=HIROSHI,
            unit="prototypes",
            start=2, target=6,
            check_ins="""
            01-24 3 .7
            03-07 5 .75
            03-28 6 1 All six. We have no customer for it yet.
            """,
        ),
    ],
)  # fmt: skip

PORTAL = Objective(
    id="Q1-O4", title="An intranet that people like", owner=OLUMIDE, commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q1-O4-KR1", title="Pages moved from 0 to 9,000", owner=OLUMIDE, unit="pages", start=0, target=9000,
            check_ins="""
            01-30 1800 .7
            02-27 4900 .8
            03-27 8300 .9 Nobody has asked for page 4,001 in four years. We moved it all the same.
            """,
        ),
    ],
)  # fmt: skip

FIELD = Objective(
    id="Q1-O5", title="Eighty-five of a hundred hours at the customer", owner=FERNANDA, commitment="committed",
    key_results=[
        KeyResult(id="Q1-O5-KR1", title="Hours of the field booked to customers: at least 85 %", owner=FERNANDA,
                  unit="%", form="at_least", start=83, target=85, direction="up", measured_by="M-UTIL"),
        KeyResult(
            id="Q1-O5-KR2", title="Visits that have to be repeated from 17 % to 15 %", owner=THANDIWE, unit="%",
            start=17, target=15,
            check_ins="""
            01-21 17 .5
            02-11 17.5 .4
            03-04 18 .3 They leave when the hour is over, not when it works. The hour is what is counted.
            03-25 18 .1
            """,
        ),
    ],
)  # fmt: skip

CLOUD = Objective(
    id="Q1-O6", title="Forty customers in the new cloud", owner=RAVI, commitment="committed",
    key_results=[
        KeyResult(
            id="Q1-O6-KR1", title="Customers moved from 6 to 40", owner=RAVI, unit="customers", start=6, target=40,
            check_ins="""
            01-17 9 .5
            01-31 13 .5
            02-14 16 .45 six of eleven people are lent out, until friday they say
            02-28 18 .3
            03-14 19 .2
            """,
        ),
    ],
)  # fmt: skip

METER = Objective(
    id="Q1-O7", title="A meter for Brazil", owner=PRIYANKA, commitment="aspirational",
    text="Promised to one customer in 2022.",
    key_results=[
        KeyResult(
            id="Q1-O7-KR1", title="From drawing to admission, in four steps", owner=PRIYANKA, unit="points",
            form="milestones", start=0, target=10,
            milestones=[("Drawn", 2), ("Made", 3), ("Tested", 3), ("Admitted", 2)],
            check_ins="""
            01-29 2 .6
            02-26 5 .6
            03-26 5 .5
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-02-12 13:00", DANA, "Q1-O6-KR1", aspect="cause", source="cli",
            text="six of ravi's people are on the meter for brazil, two on the relay, one on the intranet"),
    comment("2025-03-19 11:00", THANDIWE, "Q1-O2-KR2", aspect="cause",
            text="I know the strategy by heart now. My week is the same."),
    comment("2025-03-28 09:00", JOOST, "2025-Q1", aspect="alignment",
            text="Seven objectives. Two say what they serve. I have asked the other five and had four polite "
                 "answers."),
    comment("2025-03-31 14:00", MARCUS, "Q1-O5", aspect="rating",
            text="Utilisation reached. One unit at least that delivers."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q1", title="Q1 2025: everybody his own", plan="MER-2025", team="Group",
    starts_on="2025-01-01", ends_on="2025-03-31", cadence=14,
    told_at="2024-12-11 09:00", told_by=JOOST, reason="As the units handed them in",
    locked=("2025-01-15 09:00", JOOST),
    objectives=[BUY, EXPLAIN, RELAY, PORTAL, FIELD, CLOUD, METER],
    turns=TURNS,
    closing=Closing(
        at="2025-04-08 13:00", by=JOOST, reason="Quarter over; graded by the units themselves",
        grades=[
            Grade(id="Q1-O1", judged=0.6, why="One operator and many visitors."),
            Grade(id="Q1-O2", judged=1.0, why="55 of 100, and 13 countries."),
            Grade(id="Q1-O3", judged=1.0, why="All prototypes pass."),
            Grade(id="Q1-O5", judged=0.8, why="86 of 100 hours. Repeated visits we look at later."),
            Grade(id="Q1-O6", why="19 of 40, with five people of eleven."),
        ],
    ),
)  # fmt: skip
