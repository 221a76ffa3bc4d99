"""Aubrielle, third quarter of 2025: fewer counters, a texture made in Suwon, and the secret of Tokyo."""

from engine.samples.cosmetics.people import (
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
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

GEL = Objective(
    id="Q3-O1", title="A cream for July, made with those who know July", owner=CAMILLE, commitment="committed",
    serves=("A4", "L1", "C1"),
    text="Eau-gel 12: the same twelve plants, a quarter of the oil, half of the rose.",
    key_results=[
        KeyResult(
            id="Q3-O1-KR1", title="From sample to shelf in five steps", owner=CAMILLE, unit="points", weight=2,
            form="milestones", start=0, target=10, path_shape="steps",
            path=[("07-31", 2), ("08-22", 5), ("09-12", 8), ("09-30", 10)],
            milestones=[("Three textures from Suwon", 2), ("200 women choose one", 3),
                        ("Stable for 40 days at 40 degrees", 3),
                        ("First 20,000 filled", 2)],
            check_ins="""
            07-18 0 .5
            08-01 2 .6 Number two smells of nothing. Everybody in Grasse dislikes it.
            08-22 5 .75 141 of 200 choose number two.
            09-12 8 .85
            09-29 10 1 Filled in Suwon, on the shelf on 6 October.
            """,
        ),
        KeyResult(
            id="Q3-O1-KR2", title="Women in Seoul who would buy it again from 31 to 60 of 100", owner=JIHOON,
            unit="of 100", start=31, target=60, weight=1,
            check_ins="""
            07-25 31 .5 with the cream
            08-22 58 .8 with number two
            09-19 66 .9 after three weeks of use, in August
            """,
        ),
    ],
)  # fmt: skip

SHELVES = Objective(
    id="Q3-O2", title="Only what is sold is delivered", owner=JULIEN, commitment="committed", serves=("I2", "F2"),
    key_results=[
        KeyResult(
            id="Q3-O2-KR1", title="Weeks of stock in the Korean shops from 34 to 18", owner=JULIEN, unit="weeks",
            start=34, target=18, weight=2,
            check_ins="""
            07-14 33 .6
            07-28 31 .6
            08-11 29 .65
            08-25 26 .7 We took back 680,000 euros of cream. It goes to the outlets in Lyon and Milan.
            09-08 22 .8
            09-22 19 .85
            """,
        ),
        KeyResult(
            id="Q3-O2-KR2", title="Shops that tell us their till every week from 9 to 36", owner=SEOYEON,
            unit="shops",
            start=9, target=36,
            check_ins="""
            07-16 14 .7
            08-06 24 .8
            08-27 31 .85
            09-17 33 .85 Three do not want to. They get no gel in October.
            """,
        ),
        KeyResult(
            id="Q3-O2-KR3", title="Two counters given back by the end of September", owner=SEOYEON, unit="counters",
            start=0, target=2,
            check_ins="""
            07-21 0 .7
            08-18 1 .8
            09-15 2 1 The car park and the airport wing. Nobody cried.
            """,
        ),
    ],
)  # fmt: skip

TOKYO = Objective(
    id="Q3-O3", title="Japan: from eleven shops to twenty", owner=HARUKA, commitment="committed", serves=("A2",),
    key_results=[
        KeyResult(
            id="Q3-O3-KR1", title="Sales a month from 70,000 to 270,000 euros", owner=HARUKA, unit="k€", start=70,
            target=270, measured_by="M-JPN", weight=2,
        ),
        KeyResult(
            id="Q3-O3-KR2", title="Shops from 11 to 20", owner=KENJI, unit="shops", start=11, target=20,
            check_ins="""
            07-11 11 .7
            07-25 12 .7
            08-08 14 .75
            08-29 15 .7
            09-12 17 .7
            09-26 18 .7 two wait for a shelf, not for us
            """,
        ),
    ],
)  # fmt: skip

REFILL = Objective(
    id="Q3-O4", title="A refill for everything that sells", owner=INES, commitment="aspirational", serves=("A5",
                                                                                                           "S1"),
    key_results=[
        KeyResult(
            id="Q3-O4-KR1", title="Products with a refill from 4 to 9", owner=INES, unit="products", start=4,
            target=9,
            check_ins="""
            07-10 4 .6
            07-31 5 .6
            08-21 6 .6
            09-11 6 .45 The film of the pouch: one supplier in the world who has it without silicone.
            09-25 7 .4
            """,
        ),
        KeyResult(
            id="Q3-O4-KR2", title="Products sold that can be refilled from 19 % to 33 %", owner=INES, unit="%",
            start=19, target=33, measured_by="M-REFILL",
        ),
    ],
)  # fmt: skip

HANDS = Objective(
    id="Q3-O5", title="Advisers who can sit down, and stay", owner=SEOYEON, commitment="aspirational",
    serves=("S2", "L2"),
    key_results=[
        KeyResult(
            id="Q3-O5-KR1", title="Who stands more than 45 hours a week from 29 % to 12 %", owner=SEOYEON, unit="%",
            start=29, target=12, measured_by="M-HOURS",
        ),
        KeyResult(
            id="Q3-O5-KR2", title="Advisers who left, yearly rate from 61 % to 45 %", owner=SEOYEON, unit="%",
            start=61, target=45,
            check_ins="""
            07-15 60 .5
            08-12 54 .6 A third adviser at each counter. There are only three counters left to staff.
            09-16 47 .7
            """,
        ),
    ],
)  # fmt: skip

PROOF = Objective(
    id="Q3-O6", title="No claim without a study", owner=NADIA, commitment="committed", serves=("S3",),
    key_results=[
        KeyResult(
            id="Q3-O6-KR1", title="Claims with a study behind them from 81 % to 92 %", owner=NADIA, unit="%",
            start=81,
            target=92,
            check_ins="""
            07-22 83 .7
            08-19 88 .8
            09-23 91 .85 "Reduces lines in seven days" is gone. It took 28, so now it says 28.
            """,
        ),
        KeyResult(
            id="Q3-O6-KR2", title="Orders of the web shop a month from 690 to 1,150", owner=WEILING, unit="orders",
            start=690, target=1150, measured_by="M-SGP",
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-08-01 09:30", CAMILLE, "Q3-O1", aspect="decision",
            text="I do not like it either. It is not made for us."),
    comment("2025-08-27 02:30", SEOYEON, "Q3-O2-KR1", aspect="cost",
            text="680,000 taken back hurts once. The shops have begun to order what they sell."),
    comment("2025-09-19 08:00", HELENE, "Q3-O3", aspect="cause",
            text="Back from Tokyo. A woman bought her fourth refill and asked when the jar would break, so she "
                 "could buy one."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q3", title="Q3 2025: understand", plan="AUB-2025", team="House",
    starts_on="2025-07-01", ends_on="2025-09-30", cadence=14,
    told_at="2025-07-01 10:00", told_by=MATHILDE, reason="Agreed by the house and the countries on 30 June",
    locked=("2025-07-14 11:00", MATHILDE),
    objectives=[GEL, SHELVES, TOKYO, REFILL, HANDS, PROOF],
    turns=TURNS,
    closing=Closing(
        at="2025-10-08 13:00", by=HELENE, reason="Quarter over; graded two days after the gel came",
        grades=[
            Grade(id="Q3-O6", why="One point short on the claims, the orders above."),
            Grade(id="Q3-O3", why="Sales above plan with two shops fewer than planned."),
            Grade(id="Q3-O2", why="A week short and three shops short; nobody minds."),
            Grade(id="Q3-O2-KR1", why="19 against 18. One week, after 16."),
            Grade(id="Q3-O2-KR2", why="33 of 36; the other three chose."),
            Grade(id="Q3-O3-KR2", why="Two shops wait for their carpenter."),
            Grade(id="Q3-O4", judged=0.65, why="The share came, the products did not: one film, one supplier."),
            Grade(id="Q3-O6-KR1", why="91 against 92, and the shorter sentences sell no worse."),
        ],
    ),
)  # fmt: skip
