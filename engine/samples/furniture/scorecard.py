"""Tavolaio, the scorecard: what stays, what fits, what comes on the day, and how many models that needs."""

from engine.samples.furniture.people import (
    ANNA,
    DAVIDE,
    ELENA,
    FRANCESCA,
    GIULIA,
    LORENZO,
    MATTEO,
    PAOLO,
    SARA,
    YUSUF,
)
from engine.samples.furniture.plan import REPORTING
from engine.samples.tables import Aim, Measure, Perspective, Scorecard

PERSPECTIVES = [
    Perspective(id="FIN", title="Financial", weight=2, aims=[
        Aim(id="F1", title="Earn on each piece", owner=GIULIA, weight=2),
        Aim(id="F2", title="Money in the till, not in the yard", owner=PAOLO, weight=1),
    ]),
    Perspective(id="CUS", title="Customer", weight=3, aims=[
        Aim(id="C1", title="It comes when it was promised", owner=ELENA, weight=2),
        Aim(id="C2", title="It fits, and it is what I ordered", owner=ELENA, weight=2),
    ]),
    Perspective(id="INT", title="Internal process", weight=2, aims=[
        Aim(id="I1", title="A workshop that works more than it sets up", owner=DAVIDE, weight=2),
        Aim(id="I2", title="A range that can be made", owner=LORENZO, weight=1),
        Aim(id="I3", title="Good wood, on the day it is cut", owner=PAOLO, weight=1),
    ]),
    Perspective(id="LRN", title="Learning and growth", weight=1, aims=[
        Aim(id="L1", title="Hands that know every step", owner=SARA, weight=1),
        Aim(id="L2", title="What the bench sees changes the drawing", owner=LORENZO, weight=1),
    ]),
]  # fmt: skip

DRIVES = """
L1 I1
L2 C2 I2
I2 F1
I1 C1 F1
I3 C1
C1 F1
C2 F1
"""
"""I3 to C1 is a belief of the year's beginning: orders wait for wood."""

MEASURES = [
    Measure(
        id="M-STAY", under="F1", title="What stays of a hundred euros", owner=GIULIA, unit="€", start=12, weight=3,
        by_quarter="12.5 13.5 15 16", red=9, aggregation="mean", indicator="lagging",
        values="12.4 12.1 11.9 11.6 8.6 8.9 10.8 13.1 15.9 18.2 19.6",
        notes={"2025-05": "With the hours of setting up where they belong."},
    ),
    Measure(
        id="M-INCOME", under="F1", title="Income of the month", owner=MATTEO, unit="k€", weight=1,
        targets="640 680 740 780 820 840 800 720 880 980 1060 1060", aggregation="sum", indicator="lagging",
        values="612 640 691 722 733 706 664 640 694 742 781",
    ),
    Measure(
        id="M-CASH", under="F2", title="Money in the bank at the end of the quarter", owner=GIULIA, unit="k€",
        first="2025-Q1", by_quarter="900 850 900 1000", red=400, values="810 460 690", weight=2,
        indicator="lagging",
    ),
    Measure(
        id="M-YARD", under="F2", title="Weeks of wood in the yard", owner=PAOLO, unit="weeks", scoring="stabilise",
        thresholds=(2, 3, 6, 10), aggregation="last", weight=1,
        values="9.1 9.6 10.4 11.0 11.2 10.1 8.7 7.2 6.1 5.4 5.0",
        notes={"2025-05": "31 woods. Of eleven of them we have more than for a year."},
    ),
    Measure(
        id="M-LEAD", under="C1", title="Weeks from the order to the door", owner=DAVIDE, unit="weeks",
        direction="down", start=7.9, by_quarter="7.8 7.4 6.8 6.2", red=10, aggregation="mean", weight=2,
        values="8.1 8.6 9.3 10.2 11.0 11.3 10.1 8.4 6.9 5.8 5.2", indicator="lagging",
    ),
    Measure(
        id="M-DAY", under="C1", title="Pieces that leave the workshop on the day planned", owner=DAVIDE, unit="%",
        start=66, by_quarter="68 72 78 85", red=55, aggregation="mean", weight=2, indicator="leading",
        values="64 61 57 52 49 50 58 69 80 87 90",
    ),
    Measure(
        id="M-FIT", under="C2", title="Pieces that come back because they do not fit", owner=ELENA, unit="%",
        direction="down", start=6.5, by_quarter="6.2 5.5 4.6 3.8", aggregation="mean", weight=2,
        indicator="lagging",
        values="6.8 7.1 7.4 8.0 8.2 7.9 6.2 4.6 3.3 2.7 2.4",
    ),
    Measure(
        id="M-STARS", under="C2", title="Stars in the reviews", owner=ELENA, unit="of 5", scoring="thresholds",
        target=4.7, thresholds=(3.5, 4.2, 4.6, 4.9), aggregation="mean", weight=1, indicator="lagging",
        values="4.5 4.4 4.3 4.2 4.1 4.1 4.8 4.3 4.5 4.6 4.7",
    ),
    Measure(
        id="M-SETUP", under="I1", title="Hours that are spent on setting up", owner=YUSUF, unit="%",
        direction="down",
        start=30, by_quarter="29 28 26 24", red=36, aggregation="mean", weight=2, indicator="leading",
        values="31 33 34 36 38 37 32 26 21 18 17",
        notes={"2025-04": "Forty-one setups on the 16th. For fifty-three pieces."},
    ),
    Measure(
        id="M-PIECES", under="I1", title="Pieces a day and joiner", owner=DAVIDE, unit="pieces",
        by_quarter="1.5 1.6 1.7 1.8",
        aggregation="mean", weight=1, values="1.42 1.38 1.36 1.31 1.27 1.29 1.41 1.56 1.69 1.78 1.81",
        indicator="leading",
    ),
    Measure(
        id="M-RANGE", under="I2", title="Models on sale", owner=LORENZO, unit="models", direction="none",
        scoring="unscored", aggregation="last", values="128 131 134 138 136 127 98 84 71 58 52",
    ),
    Measure(
        id="M-TAIL", under="I2", title="Models sold less than five times in the month", owner=MATTEO, unit="models",
        direction="down", by_quarter="80 80 50 15", red=95, aggregation="last", weight=1,
        values="88 91 94 99 97 88 58 43 29 16 11", indicator="leading",
    ),
    Measure(
        id="M-KNOTS", under="I3", title="Boards that are sent back at the saw", owner=ANNA, unit="%",
        direction="down",
        target=3, red=6, aggregation="mean", values="3.4 3.6 3.9 4.4 4.8 4.7 4.0 3.5 3.1 2.8 2.7", weight=1,
        indicator="leading",
    ),
    Measure(
        id="M-STEPS", under="L1", title="Joiners who know all six steps of a table", owner=SARA, unit="%", start=34,
        by_quarter="36 40 46 52", aggregation="last", values="34 33 33 32 31 33 38 43 47 51 54", weight=2,
        indicator="leading",
    ),
    Measure(
        id="M-SCHOOL", under="L1", title="A class of apprentices has begun", owner=SARA, unit="yes/no",
        scoring="yes_no", first="2025-Q1", target=1, values="0 0 1", weight=1,
    ),
    Measure(
        id="M-NOTES", under="L2", title="Notes from the bench that changed a drawing", owner=LORENZO, unit="notes",
        by_quarter="6 8 12 16", aggregation="sum", values="2 1 2 1 3 5 11 16 19 18 17", weight=1,
        indicator="leading",
        notes={"2025-06": "Lorenzo has a bench downstairs now."},
    ),
]  # fmt: skip

ASKED = Measure(
    id="M-MEASURED", under="C2", title="Orders with a paper template or a call before the first cut", owner=ELENA,
    unit="%", first="2025-07", targets="30 50 70 85 90 95", values="28 55 79 91 94", aggregation="mean",
    indicator="leading", notes={"2025-08": "Walls are not straight. Paper knows that, a screen does not."},
)  # fmt: skip

SCORECARD = Scorecard(
    id="BSC-TAV", title="Tavolaio: fits, comes, stays", plan="TAV-2025", team="Company", period="2025",
    opened="2024-11-13 09:00", by=FRANCESCA, reason="Agreed at the big table on 12 November",
    reporting=REPORTING, perspectives=PERSPECTIVES, measures=MEASURES, drives=DRIVES,
)  # fmt: skip
