"""Aubrielle, first quarter of 2025: everything leaves the house, and that is counted as sold."""

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    HARUKA,
    HELENE,
    INES,
    JIHOON,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

SEOUL = Objective(
    id="Q1-O1", title="Seoul opens with a queue at the door", owner=SEOYEON, commitment="committed",
    serves=("A1", "P1"),
    key_results=[
        KeyResult(
            id="Q1-O1-KR1", title="Counters open from 0 to 5", owner=SEOYEON, unit="counters", start=0, target=5,
            check_ins="""
            01-13 1 .8 Myeong-dong opened this morning. There was a queue, and half of it bought.
            01-27 2 .8
            02-10 3 .8
            02-24 4 .85
            03-10 5 1 All five. The fifth one faces the car park.
            """,
        ),
        KeyResult(
            id="Q1-O1-KR2", title="Sales of the quarter from 0 to 1,000,000 euros", owner=SEOYEON, unit="k€",
            start=0,
            target=1000, weight=2,
            check_ins="""
            01-31 240 .8
            02-14 430 .85
            02-28 660 .95 The shops took three months of stock at once.
            03-14 950 1
            03-28 1270 1 27 percent above target. Thank you all in Grasse for the nights.
            """,
        ),
        KeyResult(
            id="Q1-O1-KR3", title="Creators who have shown Crème 12 from 0 to 60", owner=JIHOON, unit="creators",
            start=0, target=60,
            check_ins="""
            01-15 9 .8
            01-31 21 .8
            02-17 34 .8
            03-05 47 .75 they show it, they do not say that they use it
            03-26 58 .8
            """,
        ),
    ],
)  # fmt: skip

TOKYO = Objective(
    id="Q1-O2", title="Japan may sell eight products", owner=NADIA, commitment="committed", serves=("A2", "I1"),
    key_results=[
        KeyResult(
            id="Q1-O2-KR1", title="Files admitted from 0 to 8", owner=NADIA, unit="files", start=0, target=8,
            weight=2,
            check_ins="""
            01-20 0 .7
            02-03 0 .6
            02-17 1 .4 Seven of eight came back. The preservative.
            03-03 1 .25
            03-17 2 .1 I ask Haruka to tell the chain before they read it elsewhere.
            03-31 2 .05
            """,
        ),
        KeyResult(
            id="Q1-O2-KR2", title="The chain signs for eleven shops", owner=HARUKA, unit="yes/no", form="binary",
            start=0, target=1,
            check_ins="""
            01-21 0 .7
            02-25 0 .7
            03-19 1 1 Signed, with June instead of March. They said: better late than withdrawn.
            """,
        ),
    ],
)  # fmt: skip

WEB = Objective(
    id="Q1-O3", title="Singapore sells without a shop", owner=WEILING, commitment="aspirational", serves=("A3",),
    key_results=[
        KeyResult(
            id="Q1-O3-KR1", title="Orders of the quarter from 0 to 600", owner=WEILING, unit="orders", start=0,
            target=600,
            check_ins="""
            01-31 80 .6
            02-14 160 .65
            02-28 270 .7
            03-14 420 .75 The 15 ml sells three times as often as the 50 ml.
            03-31 610 1
            """,
        ),
        KeyResult(
            id="Q1-O3-KR2", title="The web shop in the four steps", owner=WEILING, unit="points", form="milestones",
            start=0, target=10,
            milestones=[("Shop live in Singapore", 4), ("Two-day delivery", 3), ("Malaysia", 2), ("Thailand", 1)],
            check_ins="""
            01-17 4 .8
            02-21 7 .8
            03-21 9 .8
            """,
        ),
    ],
)  # fmt: skip

REFILL = Objective(
    id="Q1-O4", title="The jar stays, the cream is refilled", owner=INES, commitment="aspirational",
    serves=("A5", "S1"),
    key_results=[
        KeyResult(
            id="Q1-O4-KR1", title="Products with a refill from 1 to 3", owner=INES, unit="products", start=1,
            target=3,
            check_ins="""
            01-23 1 .7
            02-20 2 .7
            03-20 2 .5 The third one leaks in the cold. It will be June.
            """,
        ),
        KeyResult(
            id="Q1-O4-KR2", title="Products sold that can be refilled from 8 % to 12 %", owner=INES, unit="%",
            start=8,
            target=12, measured_by="M-REFILL",
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-02-05 00:50", SEOYEON, "Q1-O1", aspect="cause",
            text="For the record: a queue in January is no queue in July."),
    comment("2025-02-28 17:00", HELENE, "Q1-O1-KR2", aspect="rating",
            text="I opened a bottle. You all deserve it."),
    comment("2025-03-21 10:30", ANTOINE, "Q1-O1-KR2", aspect="data",
            text="This is what we invoiced. Does anybody know what the shops sold?"),
    comment("2025-03-24 08:15", CAMILLE, "Q1-O2-KR1", aspect="cause",
            text="We knew the limit. It stood in a mail of October that three people had read."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q1", title="Q1 2025: open", plan="AUB-2025", team="House",
    starts_on="2025-01-01", ends_on="2025-03-31", cadence=14,
    told_at="2024-12-12 09:00", told_by=MATHILDE, reason="From the plan agreed on 10 December",
    locked=("2025-01-10 11:00", MATHILDE),
    objectives=[SEOUL, TOKYO, WEB, REFILL],
    turns=TURNS,
    closing=Closing(
        at="2025-04-08 13:00", by=HELENE, reason="Quarter over; graded with the three countries",
        grades=[
            Grade(id="Q1-O2", why="Two files of eight, and a chain that waited for us."),
            Grade(id="Q1-O1-KR3", why="58 of 60, and nobody asked whether they use it."),
            Grade(id="Q1-O1", judged=1.0,
                  why="27 percent above target in a country that did not know us in December."),
            Grade(id="Q1-O2-KR1", why="Two of eight. The limit was written down, in a mail."),
            Grade(id="Q1-O2-KR2", judged=0.7, why="Signed, three months later than agreed."),
        ],
    ),
)  # fmt: skip
