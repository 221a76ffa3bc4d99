"""Aubrielle, second quarter of 2025: it gets warm in Seoul, and the first customers do not come back."""

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    HARUKA,
    HELENE,
    INES,
    JIHOON,
    JULIEN,
    KENJI,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.tables import Abandoned, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment, restate_check_in, withdraw

SEOUL = Objective(
    id="Q2-O1", title="Seoul grows through the summer", owner=SEOYEON, commitment="committed", serves=("A1", "P1"),
    key_results=[
        KeyResult(
            id="Q2-O1-KR1", title="Sales of the quarter from 0 to 1,900,000 euros", owner=SEOYEON, unit="k€",
            start=0,
            target=1900, weight=2,
            check_ins="""
            04-15 290 .6
            04-30 650 .6
            05-15 890 .4 No new order from any of the 31 shops since Easter.
            05-30 1170 .25
            06-13 1170 .1 Two shops want to send back, one has done it.
            """,
        ),
        KeyResult(
            id="Q2-O1-KR2", title="Cost of winning a customer from 83 euros to 60", owner=JIHOON, unit="€",
            start=83,
            target=60, measured_by="M-COST",
        ),
        KeyResult(
            id="Q2-O1-KR3", title="Creators who use it without being paid from 12 to 40", owner=JIHOON,
            unit="creators",
            start=12, target=40,
            check_ins="""
            04-18 12 .5
            05-02 11 .4
            05-16 10 .2 they go over to lighter things, one after the other, and say so
            06-13 9 .05
            """,
        ),
    ],
)  # fmt: skip

AGAIN = Objective(
    id="Q2-O2", title="We know who buys again, and why", owner=CAMILLE, commitment="committed", serves=("A4", "C1"),
    key_results=[
        KeyResult(
            id="Q2-O2-KR1", title="Buyers who said why they came back or did not: from 0 to 900", owner=CAMILLE,
            unit="buyers", start=0, target=900,
            check_ins="""
            04-11 0 .6
            04-25 60 .6
            05-09 240 .7
            05-23 410 .8
            06-06 690 .9 Four of ten who did not come back: too rich. Two of ten: the scent. Price: nobody.
            06-20 930 1
            """,
        ),
        KeyResult(
            id="Q2-O2-KR2", title="Who buys again within 120 days: 20 of 100 in June", owner=CAMILLE, unit="%",
            start=0,
            target=20, measured_by="M-AGAIN", weight=2,
        ),
    ],
)  # fmt: skip

TOKYO = Objective(
    id="Q2-O3", title="Japan opens in June, with everything allowed", owner=HARUKA, commitment="committed",
    serves=("A2", "I1"),
    key_results=[
        KeyResult(
            id="Q2-O3-KR1", title="Files admitted from 2 to 8", owner=NADIA, unit="files", start=2, target=8,
            weight=2,
            check_ins="""
            04-14 3 .6
            04-28 3 .65 The office in Yokohama reads everything before we send it. Dull, and it works.
            05-12 4 .7
            05-26 5 .8
            06-05 8 1
            """,
        ),
        KeyResult(
            id="Q2-O3-KR2", title="Shops ready on the day from 0 to 11", owner=KENJI, unit="shops", start=0,
            target=11,
            path_shape="steps", path=[("05-15", 2), ("06-06", 11)],
            check_ins="""
            04-21 0 .7
            05-12 2 .8
            06-06 11 1 with refills on the shelf, on the left, at the height of the eyes
            """,
        ),
        KeyResult(
            id="Q2-O3-KR3", title="Sold in the first three weeks: 30 would do, 60 is the aim, 90 a feast",
            owner=KENJI,
            unit="k€", form="zones", commitment="aspirational", start=0, target=60, stretch=90,
            check_ins="""
            06-13 19 .7
            06-20 44 .8
            06-30 70 .9 every third sale is a refill for a jar that was bought last week
            """,
        ),
    ],
)  # fmt: skip

WEB = Objective(
    id="Q2-O4", title="Two days to Kuala Lumpur and Bangkok", owner=WEILING, commitment="aspirational",
    serves=("A3",),
    key_results=[
        KeyResult(
            id="Q2-O4-KR1", title="Orders of the quarter from 0 to 1,500", owner=WEILING, unit="orders", start=0,
            target=1500,
            check_ins="""
            04-15 180 .6
            04-30 410 .7 the other report says 900; the other report is wrong
            05-15 660 .75
            05-30 930 .8
            06-13 1240 .9
            06-27 1590 1
            """,
        ),
        KeyResult(
            id="Q2-O4-KR2", title="Parcels there within two days: at least 90 %", owner=WEILING, unit="%",
            form="at_least", start=78, target=90, direction="up",
            check_ins="""
            04-18 81 .6
            05-16 86 .7
            06-20 91 .9
            """,
        ),
    ],
)  # fmt: skip

CHINA = Objective(
    id="Q2-O5", title="China is prepared", owner=NADIA, commitment="aspirational", serves=("P6",),
    abandoned=Abandoned(
        at="2025-07-01 09:00", by=HELENE,
        why="One file in six months, by the people whom Tokyo is waiting for",
    ),
    key_results=[
        KeyResult(
            id="Q2-O5-KR1", title="Complete files from 1 to 5", owner=NADIA, unit="files", start=1, target=5,
            check_ins="""
            04-22 1 .4
            05-20 1 .1 Nobody has worked on it since February.
            """,
        ),
    ],
)  # fmt: skip

SEA = Objective(
    id="Q2-O6", title="The cream goes by ship", owner=JULIEN, commitment="aspirational", serves=("S1", "F2"),
    key_results=[
        KeyResult(
            id="Q2-O6-KR1", title="Freight to Asia that flies from 86 % to 60 %", owner=JULIEN, unit="%", start=86,
            target=60, measured_by="M-AIR",
        ),
        KeyResult(
            id="Q2-O6-KR2", title="Temperature in the container between 5 and 30 degrees", owner=JULIEN,
            unit="degrees", form="between", between=(5, 30), target=20, direction="none",
            check_ins="""
            04-24 33 .5 Two days off Suez. The cream took it, the label did not.
            05-22 27 .7
            06-19 26 .8
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    withdraw("2025-05-16 03:30", WEILING, "M-SGP", "2025-04",
             "490 of the 900 orders were tests of the new payment page; which ones nobody marked"),
    comment("2025-05-16 03:40", WEILING, "M-SGP", aspect="data",
            text="The best month we never had. From June on tests have their own shop."),
    comment("2025-05-30 09:20", ANTOINE, "Q2-O1-KR1", aspect="data",
            text="I have the till figures of nine shops now. May: 41,000. We invoiced these nine 212,000."),
    comment("2025-06-16 12:00", INES, "Q2-O3-KR3", aspect="cause",
            text="Refills were to be a sacrifice. In Tokyo they are the reason to come in."),
    comment("2025-06-20 01:20", SEOYEON, "Q2-O1", aspect="schedule",
            text="I stop adding up deliveries. Ask me for the till, from today."),
    restate_check_in("2025-07-08 06:10", SEOYEON, "Q2-O1-KR1", 610, "2025-05-30",
                     "Counted over the till: 610 instead of 1,170. The rest stands in the shops.", confidence=.05),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q2", title="Q2 2025: grow", plan="AUB-2025", team="House",
    starts_on="2025-04-01", ends_on="2025-06-30", cadence=14,
    told_at="2025-03-27 09:00", told_by=MATHILDE, reason="Agreed by the house and the countries on 26 March",
    locked=("2025-04-11 11:00", MATHILDE),
    objectives=[SEOUL, AGAIN, TOKYO, WEB, CHINA, SEA],
    turns=TURNS,
    closing=Closing(
        at="2025-07-09 08:00", by=HELENE, reason="Quarter over; graded on the eve of the review",
        grades=[
            Grade(id="Q2-O3",
                  why="Open on 9 June with everything allowed; the first weeks were good, not a feast."),
            Grade(id="Q2-O2", why="We know why they stay away. Knowing it did not bring them back by June."),
            Grade(id="Q2-O1", why="Counted over the till it was half, and it was not growing."),
            Grade(id="Q2-O1-KR1", judged=0.3,
                  why="610,000 over the till until May. We graded deliveries in April; never again."),
            Grade(id="Q2-O1-KR2", why="95 euros for a customer who does not come back."),
            Grade(id="Q2-O1-KR3", why="Nine. They were polite about it."),
            Grade(id="Q2-O2-KR2", why="9.4 of 100. We know why now, which is what the quarter was for."),
            Grade(id="Q2-O3-KR3", judged=0.85, why="70,000 in three weeks with eleven shops."),
        ],
    ),
)  # fmt: skip
