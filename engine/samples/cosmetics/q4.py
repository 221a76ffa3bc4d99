"""Aubrielle, fourth quarter of 2025, still open: the gel sells, and now the pouch is missing."""

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    HARUKA,
    INES,
    JIHOON,
    JULIEN,
    KENJI,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.tables import Carried, Cycle, KeyResult, Objective
from engine.samples.tables.deeds import comment

GEL = Objective(
    id="Q4-O1", title="The gel brings them back", owner=CAMILLE, commitment="committed", serves=("A4", "C1"),
    key_results=[
        KeyResult(
            id="Q4-O1-KR1", title="Who buys again within 120 days, Asia, from 19 to 27 of 100", owner=CAMILLE,
            unit="%",
            start=18.9, target=27, measured_by="M-AGAIN", weight=3,
        ),
        KeyResult(
            id="Q4-O1-KR2", title="Eau-gel 12 sold over Korean tills from 0 to 9,000", owner=SEOYEON, unit="jars",
            start=0, target=9000, weight=2,
            check_ins="""
            10-10 900 .7
            10-20 2300 .8 Myeong-dong sold out on Saturday. On Monday they had it again, which is new for us.
            10-31 3700 .85
            11-10 5100 .9
            11-20 6400 .9
            12-01 7700 .9
            """,
        ),
        KeyResult(
            id="Q4-O1-KR3", title="Posts that nobody paid for, a month, from 64 to 150", owner=JIHOON, unit="posts",
            start=64, target=150, weight=1,
            check_ins="""
            10-14 80 .7
            10-31 118 .8
            11-14 140 .9
            11-28 171 1 three of them in japanese, we did nothing for that
            """,
        ),
    ],
)  # fmt: skip

TILL = Objective(
    id="Q4-O1-A", title="Each counter pays its own rent", owner=SEOYEON, under="Q4-O1-KR2",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q4-O1-A-KR1", title="Sales of a counter a month from 37,000 to 75,000 euros", owner=SEOYEON,
            unit="k€",
            start=37, target=75,
            check_ins="""
            10-15 40 .5
            10-31 45 .55
            11-14 49 .5
            11-28 52 .45 Rent is 35, people 28. Sixty is where it stops hurting.
            """,
        ),
    ],
)  # fmt: skip

POUCH = Objective(
    id="Q4-O2", title="A refill for everything that sells", owner=INES, commitment="committed", serves=("A5", "S1"),
    
    carries_on=Carried(id="Q3-O4", at="2025-10-06 14:00", why="The share came, three products did not"),
    key_results=[
        KeyResult(
            id="2025-Q4-Q3-O4-KR1", title="Products with a refill from 7 to 10", owner=INES, unit="products",
            start=7,
            target=10,
            check_ins="""
            10-09 7 .6
            10-23 7 .5 The supplier of the film had a fire on the 12th. Nobody hurt. No film before January.
            11-06 7 .3
            11-20 7 .15
            12-03 7 .1
            """,
        ),
        KeyResult(
            id="2025-Q4-Q3-O4-KR2", title="Products sold that can be refilled from 34 % to 50 %", owner=INES,
            unit="%",
            start=34, target=50, measured_by="M-REFILL",
        ),
    ],
)  # fmt: skip

TOKYO = Objective(
    id="Q4-O3", title="Japan: thirty shops, and the women who come back", owner=HARUKA, commitment="committed",
    serves=("A2", "C1"),
    key_results=[
        KeyResult(
            id="Q4-O3-KR1", title="Sales a month from 290,000 to 400,000 euros", owner=HARUKA, unit="k€", start=290,
            target=400, measured_by="M-JPN", weight=2,
        ),
        KeyResult(
            id="Q4-O3-KR2", title="Shops from 18 to 30", owner=KENJI, unit="shops", start=18, target=30,
            check_ins="""
            10-10 19 .6
            10-24 21 .6
            11-07 23 .6
            11-21 24 .55
            12-04 25 .5 the last five sign in january, after the sales
            """,
        ),
        KeyResult(
            id="Q4-O3-KR3", title="Products that Japan has admitted from 9 to 12", owner=NADIA, unit="products",
            start=9, target=12,
            check_ins="""
            10-13 10 .8
            10-27 11 .9
            11-17 12 1 The gel among them, at the first attempt.
            """,
        ),
    ],
)  # fmt: skip

DOOR = Objective(
    id="Q4-O4", title="Singapore gets a door, a small one", owner=WEILING, commitment="aspirational",
    serves=("A3",),
    key_results=[
        KeyResult(
            id="Q4-O4-KR1", title="Orders a month from 1,180 to 1,500", owner=WEILING, unit="orders", start=1180,
            target=1500, measured_by="M-SGP",
        ),
        KeyResult(
            id="Q4-O4-KR2", title="A counter within somebody else's shop", owner=WEILING, unit="yes/no",
            form="binary",
            start=0, target=1,
            check_ins="""
            10-17 0 .7
            11-07 1 1 Two metres in Tiong Bahru, next to the tea. Rent by what we sell.
            11-28 1 1
            """,
        ),
        KeyResult(
            id="Q4-O4-KR3", title="Of those who walk past the two metres, how many stop", owner=WEILING, unit="%",
            target=6,
            check_ins="""
            11-28 4 - First count, by hand, on a rainy Thursday.
            """,
        ),
    ],
)  # fmt: skip

SHIP = Objective(
    id="Q4-O5", title="Thirty percent of the freight flies, not ninety", owner=JULIEN, commitment="aspirational",
    serves=("S1", "F2"),
    key_results=[
        KeyResult(
            id="Q4-O5-KR1", title="Freight to Asia that flies from 41 % to 30 %", owner=JULIEN, unit="%", start=41,
            target=30, measured_by="M-AIR",
        ),
        KeyResult(
            id="Q4-O5-KR2", title="Farms that show us their wage books from 9 to 11", owner=INES, unit="farms",
            start=9, target=11,
            check_ins="""
            10-15 10 .7
            11-05 10 .4 The eleventh says next season. It is the largest.
            """,
        ),
        KeyResult(
            id="Q4-O5-KR3", title="Gel filled in Suwon for all of Asia from 0 % to 100 %", owner=JULIEN, unit="%",
            start=0, target=100,
            check_ins="""
            10-21 60 .7
            11-11 60 .5
            12-02 55 .3 Suwon has one line and two customers, and we are the smaller one.
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-10-24 12:30", INES, "Q4-O2", aspect="cause",
            text="The year's best idea hangs on one factory in Bergamo. I wrote that risk down in March and "
                 "scored it low."),
    comment("2025-11-21 09:00", MATHILDE, "Q4-O5-KR2", aspect="schedule",
            text="Inès, nothing since 5 November, and the board asks about wages before it asks about film."),
    comment("2025-11-28 10:00", ANTOINE, "Q4-O1", aspect="rating",
            text="Korea over the till: 510,000 in November. In February we celebrated 190,000 as 420,000."),
    comment("2025-12-05 16:00", MATHILDE, "2025-Q4", aspect="review",
            text="For Thursday: film for the pouch, Suwon's line, the eleventh farm."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q4", title="Q4 2025: come back", plan="AUB-2025", team="House",
    starts_on="2025-10-01", ends_on="2025-12-31", cadence=14,
    told_at="2025-09-26 10:00", told_by=MATHILDE, reason="Agreed by the house and the countries on 25 September",
    locked=("2025-10-13 11:00", MATHILDE),
    objectives=[GEL, TILL, POUCH, TOKYO, DOOR, SHIP],
    turns=TURNS,
)  # fmt: skip
