"""Aubrielle, the scorecard: five perspectives, the fifth for environment, people and honest dealing."""

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    HARUKA,
    INES,
    JIHOON,
    JULIEN,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.cosmetics.plan import REPORTING
from engine.samples.tables import Aim, Measure, Perspective, Scorecard

PERSPECTIVES = [
    Perspective(id="FIN", title="Financial", weight=2, aims=[
        Aim(id="F1", title="Grow where we are not yet", owner=ANTOINE, weight=2),
        Aim(id="F2", title="Earn while we grow", owner=ANTOINE, weight=1),
    ]),
    Perspective(id="CUS", title="Customer", weight=3, aims=[
        Aim(id="C1", title="They finish it and buy it again", owner=CAMILLE, weight=3),
        Aim(id="C2", title="They have heard of us", owner=JIHOON, weight=1),
    ]),
    Perspective(id="INT", title="Internal process", weight=2, aims=[
        Aim(id="I1", title="Allowed before announced", owner=NADIA, weight=1),
        Aim(id="I2", title="Deliver what is sold, not what fits on the lorry", owner=JULIEN, weight=1),
    ]),
    Perspective(id="LRN", title="Learning and growth", weight=1, aims=[
        Aim(id="L1", title="Know the skin, the weather and the habits", owner=CAMILLE, weight=1),
        Aim(id="L2", title="People who stay long enough to be known", owner=SEOYEON, weight=1),
    ]),
    Perspective(id="SUS", title="Sustainability", weight=2, aims=[
        Aim(id="S1", title="Environment: less around the cream", owner=INES, weight=2),
        Aim(id="S2", title="Social: fair from the field to the counter", owner=INES, weight=1, roll_up="worst",
            text="Rolls up by its worst measure. A good wage here does not pay for a bad one there."),
        Aim(id="S3", title="Governance: we can prove what we say", owner=NADIA, weight=1),
    ]),
]  # fmt: skip

DRIVES = """
L1 C1
L2 C1 C2
I1 F1
I2 F2
C1 F1 F2
C2 F1
S2 L2
S3 C2
"""

FINANCE = [
    Measure(
        id="M-KOR", under="F1", title="Sales in Korea, a month", owner=SEOYEON, unit="k€", weight=2,
        targets="200 300 500 600 650 650 600 600 750 850 900 900", aggregation="sum", indicator="lagging",
        values="240 420 610 650 520 290 270 255 330 420 510",
        notes={
            "2025-02": "Opening orders of all counters and 31 shops.",
            "2025-05": "Two shops ask whether they may send something back.",
            "2025-06": "From here on what is sold over the till.",
            "2025-11": "First figure.",
        },
    ),
    Measure(
        id="M-JPN", under="F1", title="Sales in Japan, a month", owner=HARUKA, unit="k€", weight=1,
        targets="- - 60 120 160 200 240 260 300 340 380 400", aggregation="sum", indicator="lagging",
        values="- - 0 0 0 70 150 210 290 350 410",
        notes={"2025-06": "Open since 9 June, in eleven shops of one chain."},
    ),
    Measure(
        id="M-SGP", under="F1", title="Orders in the web shop of Singapore, a month", owner=WEILING, unit="orders",
        targets="100 200 300 400 500 600 700 800 900 1000 1100 1200", aggregation="sum", weight=1,
        indicator="lagging",
        values="80 190 340 900 520 690 850 1010 1180 1320 1490",
    ),
    Measure(
        id="M-MARGIN", under="F2", title="What is left of 100 euros after goods, freight and duty", owner=ANTOINE,
        unit="€", by_quarter="66 67 67 68", start=68, aggregation="mean", weight=1, indicator="lagging", red=60,
        values="67.1 66.4 65.0 63.8 62.6 60.9 59.4 60.8 62.9 64.4 65.2",
        notes={"2025-07": "Returns from Korea: 3.1 points."},
    ),
    Measure(
        id="M-FUND", under="F2", title="Spent of the 14 million for Asia", owner=ANTOINE, unit="m€",
        direction="down", first="2025-Q1", by_quarter="3.6 7.0 10.2 13.0", values="4.1 8.2 10.4", weight=1,
        red=16, aggregation="last", indicator="leading",
    ),
]  # fmt: skip

CUSTOMERS = [
    Measure(
        id="M-AGAIN", under="C1", title="Who bought in Asia and bought again within 120 days", owner=CAMILLE,
        unit="%",
        targets="- - - - 20 22 24 25 26 28 29 30", red=12, aggregation="mean", weight=3, indicator="lagging",
        values="- - - - 9.1 9.4 11.8 14.6 18.9 23.2 26.4",
        notes={
            "2025-05": "The first figure there is: 120 days after January.",
            "2025-10": "Japan 39, Singapore 27, Korea 14 with the cream and 31 with the gel.",
        },
    ),
    Measure(
        id="M-STARS", under="C1", title="Stars in the reviews, Asia", owner=CAMILLE, unit="of 5", target=4.5,
        scoring="thresholds", thresholds=(3, 3.8, 4.3, 4.8), aggregation="mean", weight=1, indicator="leading",
        values="4.4 4.2 4.0 3.9 3.8 3.7 3.9 4.0 4.2 4.4 4.5",
        notes={"2025-06": "\"Beautiful jar. Too heavy for July.\" In 214 different wordings."},
    ),
    Measure(
        id="M-COST", under="C2", title="What it costs to win a customer in Seoul", owner=JIHOON, unit="€",
        direction="down", start=61, targets="60 58 55 52 50 48 46 44 42 40 39 38", aggregation="mean", weight=1,
        values="64 71 83 88 92 95 74 60 48 40 38", indicator="leading",
    ),
    Measure(
        id="M-KNOWN", under="C2", title="Women of 25 to 45 in Seoul who know the name", owner=JIHOON, unit="%",
        first="2025-Q1", by_quarter="3 5 8 10", values="4.1 6.0 6.3", weight=1, indicator="lagging",
        notes={"2025-Q2": "Six of a hundred know us. Ask them for what, and half say: a perfume."},
    ),
]  # fmt: skip

WORK = [
    Measure(
        id="M-FILES", under="I1", title="Files sent back by an authority", owner=NADIA, unit="files",
        direction="down", by_quarter="2 2 1 1", red=5, aggregation="sum", weight=1, indicator="leading",
        values="3 7 4 3 2 1 0 1 0 0 1",
    ),
    Measure(
        id="M-DAYS", under="I1", title="Days from sending a file to being admitted", owner=NADIA, unit="days",
        direction="down", start=120, by_quarter="100 90 80 75", aggregation="mean", weight=1, indicator="lagging",
        values="- 118 131 140 133 112 90 84 81 77 76",
    ),
    Measure(
        id="M-SHELF", under="I2", title="Weeks of stock in the shops, all of Asia", owner=JULIEN, unit="weeks",
        scoring="stabilise", thresholds=(2, 4, 9, 16), aggregation="last", weight=1, indicator="leading",
        values="14 17 20 23 25 24 21 17 13 10 8",
    ),
    Measure(
        id="M-FULL", under="I2", title="Orders delivered whole and within five days", owner=JULIEN, unit="%",
        start=81, by_quarter="84 86 88 90", aggregation="mean", weight=1, indicator="leading",
        values="82 81 84 85 86 88 87 89 90 91 91",
    ),
    Measure(
        id="M-LOCAL", under="L1", title="Product decisions taken with somebody from the country", owner=CAMILLE,
        unit="%", first="2025-Q1", by_quarter="30 40 50 60", values="12 15 58", weight=2, indicator="leading",
        notes={"2025-Q1": "Two of seventeen, and both about the carton."},
    ),
    Measure(
        id="M-SCHOOL", under="L1", title="Advisers at the counter who passed the skin test", owner=SEOYEON,
        unit="%",
        by_quarter="40 60 80 90", aggregation="last", weight=1, values="22 31 44 52 58 63 70 78 86 90 93",
    ),
    Measure(
        id="M-LEAVE", under="L2", title="Advisers who left, yearly rate", owner=SEOYEON, unit="%", direction="down",
        start=48, by_quarter="45 40 36 32", aggregation="last", values="47 49 52 55 58 61 55 47 41 37 34",
        indicator="lagging",
    ),
]  # fmt: skip

SUSTAIN = [
    Measure(
        id="M-REFILL", under="S1", title="Products sold that can be refilled", owner=INES, unit="%", start=8,
        weight=2,
        targets="8 10 12 15 18 22 26 30 35 40 45 50", aggregation="mean", indicator="leading",
        values="8 10 11 13 16 19 24 28 34 39 43",
        notes={"2025-06": "Japan opens with refills from the first day, because Haruka would not open without."},
    ),
    Measure(
        id="M-PACK", under="S1", title="Grams of packaging for each product sold", owner=INES, unit="g",
        direction="down", start=214, targets="212 210 206 200 194 188 180 172 164 156 148 140", weight=1,
        values="213 211 208 202 197 190 181 173 163 155 147", aggregation="mean", indicator="lagging",
    ),
    Measure(
        id="M-AIR", under="S1", title="Freight to Asia that flies", owner=JULIEN, unit="%", direction="down",
        start=90,
        by_quarter="80 60 40 30", aggregation="mean", weight=1, indicator="leading",
        values="88 91 86 74 66 61 55 47 41 36 33",
        notes={"2025-02": "Opening stock. All of it flew, and two thirds of it still stands there."},
    ),
    Measure(
        id="M-WAGE", under="S2", title="Flower pickers who are paid a living wage", owner=INES, unit="%", start=71,
        first="2025-Q1", by_quarter="75 80 90 95", values="74 78 84", weight=1, indicator="lagging",
        notes={"2025-Q3": "One farm of eleven shows no books."},
    ),
    Measure(
        id="M-HOURS", under="S2", title="Advisers who stand more than 45 hours a week", owner=SEOYEON, unit="%",
        direction="down", by_quarter="20 15 10 5", red=30, values="28 31 33 34 32 29 21 15 11 9 7", weight=1,
        aggregation="last",
    ),
    Measure(
        id="M-CLAIMS", under="S3", title="Claims on the carton with a study behind them", owner=NADIA, unit="%",
        start=64, by_quarter="70 80 90 100", aggregation="last", weight=2,
        values="64 66 71 74 79 81 84 88 91 94 97",
        indicator="leading",
    ),
    Measure(
        id="M-CODE", under="S3", title="Every supplier has signed the code, and one in four was visited",
        owner=INES,
        unit="yes/no", scoring="yes_no", target=1, first="2025-Q1", values="0 0 1", weight=1,
    ),
    Measure(
        id="M-ROSES", under="S3", title="Rose petals bought", owner=JULIEN, unit="t", direction="none",
        scoring="unscored", first="2025-Q1", values="0 41 3",
        notes={"2025-Q2": "May and June, as every year."},
    ),
]  # fmt: skip

SCORECARD = Scorecard(
    id="BSC-AUB", title="Aubrielle: come, and come back", plan="AUB-2025", team="House", period="2025",
    text="Four perspectives and a fifth. What we owe others is not a cost centre.",
    opened="2024-10-21 09:30", by=MATHILDE, reason="Agreed by the board on 17 October",
    reporting=REPORTING, perspectives=PERSPECTIVES, drives=DRIVES,
    measures=[*FINANCE, *CUSTOMERS, *WORK, *SUSTAIN],
)  # fmt: skip
