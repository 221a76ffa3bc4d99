"""Traunfeld Pumps, the scorecard: four perspectives, month by month, and what was corrected in it."""

from engine.samples.manufacturer.people import EVA, FRANZ, MATTHIAS, MIRIAM, PETRA, SABINE, TOBIAS
from engine.samples.manufacturer.targets import REPORTING
from engine.samples.tables import Aim, Measure, Perspective, Scorecard

PERSPECTIVES = [
    Perspective(id="FIN", title="Financial", weight=2, aims=[
        Aim(id="F1", title="Earn more from what we sell today", owner=EVA, weight=2),
        Aim(id="F2", title="Free the money that lies in stock", owner=EVA, weight=1),
    ]),
    Perspective(id="CUS", title="Customer", weight=3, aims=[
        Aim(id="C1", title="The pump comes on the day we promised", owner=MATTHIAS, weight=3),
        Aim(id="C2", title="What arrives works, and somebody answers", owner=SABINE, weight=1),
    ]),
    Perspective(id="INT", title="Internal process", weight=2, aims=[
        Aim(id="I1", title="Make what is ordered, in the week it is ordered for", owner=MATTHIAS, weight=2),
        Aim(id="I2", title="Right the first time", owner=PETRA, weight=2),
        Aim(id="I3", title="Machines we can rely on", owner=FRANZ, weight=2, roll_up="mean"),
        Aim(id="I4", title="Suppliers we can set the clock by", owner=SABINE, weight=1),
    ]),
    Perspective(id="LRN", title="Learning and growth", weight=1, aims=[
        Aim(id="L1", title="Everybody goes home whole", owner=MIRIAM, weight=2, roll_up="worst",
            text="Rolls up by its worst measure: a good figure does not make up for a bad one here."),
        Aim(id="L2", title="Hands that can do more than one job", owner=MIRIAM, weight=1),
    ]),
]  # fmt: skip

DRIVES = """
L2 I1 I2
L1 L2
I1 C1 F2
I2 C2 F1
I3 C1
I4 I1 F2
C1 F1
C2 F1
"""
"""I3 to C1 is the belief the year begins with: machines that run more make orders leave on time."""

MEASURES = [
    Measure(
        id="M-EBIT", under="F1", title="Earnings before interest and tax", owner=EVA, unit="%", start=6.8, weight=2,
        first="2025-Q1", by_quarter="7.0 7.2 7.6 8.4 8.6", values="6.6 6.1 7.2 8.3", red=6.0, indicator="lagging",
        notes={"2025-Q2": "Air freight alone is 0.9 points."},
    ),
    Measure(
        id="M-AIR", under="F1", title="Air and express freight", owner=EVA, unit="k€", direction="down", start=318,
        by_quarter="300 260 200 150 120", aggregation="sum", weight=1, indicator="lagging",
        values="324 338 351 372 410 436 361 262 190 148 121 109 104 71",
        notes={"2025-06": "One casing flew from Pune to Houston by itself: 31,000.", "2026-02": "To the 18th."},
    ),
    Measure(
        id="M-STOCK", under="F2", title="Days of stock, all plants", owner=SABINE, unit="days", direction="down",
        start=96, by_quarter="92 86 80 75 74", aggregation="last", weight=2, indicator="lagging",
        values="96 98 101 105 108 111 107 101 94 87 81 77 76 74",
    ),
    Measure(
        id="M-OLD", under="F2", title="Stock nobody has touched for a year", owner=SABINE, unit="m€",
        direction="down", start=31.5, by_quarter="27 25 23 20 19", aggregation="last", weight=1,
        values="31.2 26.1 26.0 26.4 27.0 27.6 27.1 25.8 24.0 22.5 21.1 19.8 19.4",
        notes={"2025-02": "Steyr scrapped what was older than three years. 5.1 million, 212 pallets."},
    ),
    Measure(
        id="M-OTD", under="C1", title="Orders that leave on the day we promised", owner=MATTHIAS, unit="%",
        start=71,
        by_quarter="73 76 80 84 86", red=65, aggregation="mean", weight=2, indicator="lagging",
        values="71.2 70.4 69.8 68.9 67.6 66.3 69.1 72.4 76.8 80.9 84.2 86.1 86.8 87.4",
        notes={"2026-02": "First figure, to the 18th."},
    ),
    Measure(
        id="M-LEAD", under="C1", title="Weeks from order to dispatch, standard pumps", owner=MATTHIAS, unit="weeks",
        direction="down", start=9.4, by_quarter="9.1 8.4 7.6 6.7 6.4", aggregation="mean", weight=1,
        values="9.4 9.5 9.7 9.9 10.2 10.4 10.1 9.4 8.6 7.9 7.2 6.9 6.8", indicator="lagging",
    ),
    Measure(
        id="M-CLAIM", under="C2", title="Claims per 1,000 pumps", owner=PETRA, unit="claims", direction="down",
        start=9.2, by_quarter="9.0 8.6 8.2 7.4 6.8", aggregation="mean", weight=2, indicator="lagging",
        values="9.1 9.3 9.6 9.9 10.4 10.8 10.1 9.2 8.3 7.6 7.0 6.6 6.4",
    ),
    Measure(
        id="M-QUOTE", under="C2", title="Days until a quotation is out", owner=SABINE, unit="days",
        direction="down",
        start=6.2, by_quarter="6 5.5 5 4.5 4.5", aggregation="mean", weight=1,
        values="6.1 5.9 5.8 5.4 5.3 5.2 5.1 4.9 4.8 4.6 4.4 4.3 4.3",
    ),
    Measure(
        id="M-MOVED", under="I1", title="Orders moved inside the frozen week, all plants", owner=MATTHIAS,
        unit="orders", direction="down", start=215, by_quarter="200 150 90 45 35", aggregation="sum", weight=2,
        values="212 220 231 246 251 262 170 88 61 44 38 33 30 18", indicator="leading",
        notes={"2025-06": "Nine of ten by telephone, and the telephone is in sales."},
    ),
    Measure(
        id="M-SCRAP", under="I2", title="Scrap and rework, share of what we make", owner=PETRA, unit="%",
        direction="down", start=4.6, by_quarter="4.5 4.2 3.9 3.4 3.3", aggregation="mean", weight=2, red=5.2,
        values="4.5 4.4 4.3 4.3 5.1 5.0 4.7 4.4 4.0 3.8 3.4 3.3 3.2", indicator="lagging",
        notes={"2025-05": "With rework, from all four plants."},
    ),
    Measure(
        id="M-STOPCORD", under="I2", title="Times a line was stopped by hand", owner=PETRA, unit="stops",
        direction="up", by_quarter="20 60 120 150 150", aggregation="sum", weight=1, indicator="leading",
        values="6 11 19 24 21 33 78 114 131 142 150 139 147",
        notes={"2025-07": "Xu Lian stopped the big line for 50 minutes. Nothing happened to her, and that got "
                          "round."},
    ),
    Measure(
        id="M-OEE", under="I3", title="Hours the constraint machines make good parts, of every 100", owner=FRANZ,
        unit="%", start=58, by_quarter="60 63 66 68", aggregation="mean", weight=3, indicator="leading",
        values="58.3 59.4 60.7 61.9 63.0 63.8 62.1 66.9 60.8 61.0 61.3 61.5 61.7",
        notes={"2025-08": "Suzhou reports 84. We are asking."},
    ),
    Measure(
        id="M-LOAD", under="I3", title="Weeks of work in the order book", owner=MATTHIAS, unit="weeks",
        scoring="stabilise", thresholds=(6, 8, 11, 14), aggregation="last", weight=1,
        values="11.2 11.6 12.1 12.8 13.4 14.2 13.1 11.9 10.8 10.1 9.6 9.3 9.1",
    ),
    Measure(
        id="M-SUPP", under="I4", title="Supplier lots that arrive complete, on the day agreed", owner=SABINE,
        unit="%", start=63, by_quarter="65 70 76 81 83", scoring="thresholds", thresholds=(50, 62, 74, 90),
        aggregation="mean", values="62 63 64 66 67 69 72 75 77 79 82 84 84", indicator="leading",
    ),
    Measure(
        id="M-NEAR", under="L1", title="Near misses reported", owner=MIRIAM, unit="reports", start=38,
        by_quarter="45 60 80 100 110", aggregation="sum", weight=1, indicator="leading",
        values="41 44 52 55 49 38 71 96 110 118 121 119 124",
        notes={"2025-06": "Fewest reports and most accidents in one month. They stopped writing because of the "
                          "hurry."},
    ),
    Measure(
        id="M-ISO", under="L1", title="All four plants certified for safe work", owner=MIRIAM, unit="yes/no",
        first="2025-Q1", target=1, scoring="yes_no", values="0 0 1 1", weight=1,
        notes={"2025-Q3": "Querétaro was the last, on 11 September."},
    ),
    Measure(
        id="M-IDEAS", under="L2", title="Ideas carried out, per 100 people", owner=MIRIAM, unit="ideas", start=3,
        by_quarter="3.2 4 5 6 7", aggregation="sum", weight=2, indicator="leading",
        values="3.1 3.0 3.3 2.9 2.2 1.9 3.4 4.8 6.1 6.9 7.4 7.7 7.9",
    ),
    Measure(
        id="M-LEAVERS", under="L2", title="Operators who left, yearly rate", owner=MIRIAM, unit="%",
        direction="down", start=11, by_quarter="11 10.5 10 9.5 9", aggregation="last", weight=1,
        indicator="lagging",
        values="11.0 11.2 11.1 11.9 12.8 13.6 13.2 12.4 11.3 10.4 9.7 9.3 9.1",
    ),
    Measure(
        id="M-HEADS", under="L2", title="People on the payroll", owner=MIRIAM, unit="people", direction="none",
        scoring="unscored", aggregation="last",
        values="4112 4108 4121 4139 4162 4170 4151 4138 4126 4119 4114 4110 4108",
    ),
]  # fmt: skip

SCORECARD = Scorecard(
    id="BSC-TP", title="Traunfeld Pumps: deliver what we sell", plan="TP-2025", team="Company",
    text="One page for the board, the same figures as in the plants.",
    opened="2024-10-21 10:00", by=TOBIAS, reason="Agreed by the board on 18 October",
    reporting=REPORTING, perspectives=PERSPECTIVES, measures=MEASURES, drives=DRIVES,
)  # fmt: skip
