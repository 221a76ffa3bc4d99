"""Turnora, the scorecard: what the investors ask for on top, what decides it below."""

from engine.samples.scaleup.people import (
    AGNIESZKA,
    EWA,
    HENRIQUE,
    INES,
    KATARZYNA,
    MAGDA,
    MARTA,
    PIOTR,
    RUI,
    SOFIA,
    TIAGO,
)
from engine.samples.scaleup.plan import REPORTING
from engine.samples.tables import Aim, Measure, Perspective, Scorecard

PERSPECTIVES = [
    Perspective(id="FIN", title="Financial", weight=3, aims=[
        Aim(id="F1", title="Grow by what stays", owner=HENRIQUE, weight=2),
        Aim(id="F2", title="Money until the next round, and a month more", owner=HENRIQUE, weight=1),
    ]),
    Perspective(id="CUS", title="Customer", weight=3, aims=[
        Aim(id="C1", title="Hospitals sign", owner=RUI, weight=1),
        Aim(id="C2", title="Wards plan, and would miss it", owner=MAGDA, weight=2),
    ]),
    Perspective(id="INT", title="Internal process", weight=2, aims=[
        Aim(id="I1", title="From signature to the first roster without us in the room", owner=KATARZYNA, weight=2),
        Aim(id="I2", title="The engine understands the ward", owner=EWA, weight=2),
        Aim(id="I3", title="It runs, at five in the morning as well", owner=PIOTR, weight=1),
    ]),
    Perspective(id="LRN", title="Learning and growth", weight=1, aims=[
        Aim(id="L1", title="New colleagues find their feet", owner=MARTA, weight=1),
        Aim(id="L2", title="Few objectives, and everybody knows them", owner=SOFIA, weight=1),
    ]),
]  # fmt: skip

DRIVES = """
L1 I1
L2 I1 I2
I1 C2
I2 I1 C2
I3 C2
C1 F1
C2 F1 F2
"""

MEASURES = [
    Measure(
        id="M-ARR", under="F1", title="Income of a year at today's contracts", owner=HENRIQUE, unit="m€", start=9.2,
        by_quarter="11 13.5 16.5 20", values="9.3 9.6 10.1 10.5 10.7 10.6 10.9 11.4 12.1 12.9 13.4", weight=2,
        aggregation="last", indicator="lagging", red=9,
        notes={"2025-06": "First month that shrinks. Two groups signed, one group left."},
    ),
    Measure(
        id="M-LOST", under="F1", title="Income lost to hospitals that left, yearly rate", owner=MAGDA, unit="%",
        direction="down", start=5.8, by_quarter="5.6 5.3 5.2 5", red=9, aggregation="last", weight=3,
        values="3.1 3.0 3.2 3.4 10.9 13.8 14.1 13.2 11.8 10.1 9.0", indicator="lagging",
        notes={"2025-05": "By income from here on, not by number of contracts."},
    ),
    Measure(
        id="M-MONTHS", under="F2", title="Months until the money is spent", owner=HENRIQUE, unit="months", start=20,
        by_quarter="18 17 16 16", red=10, aggregation="last", values="19 18 17 15 13 12 13 14 15 16 16",
        indicator="leading",
    ),
    Measure(
        id="M-HOSP", under="C1", title="Hospitals that have signed", owner=RUI, unit="hospitals", start=61,
        by_quarter="73 88 100 110", values="62 65 69 73 75 74 76 80 85 91 95", aggregation="last", weight=2,
        indicator="lagging",
    ),
    Measure(
        id="M-TALKS", under="C1", title="Talks with groups that have a date and a budget", owner=INES, unit="talks",
        by_quarter="12 16 20 22", values="9 11 14 17 18 15 14 16 19 21 23", aggregation="last", weight=1,
        indicator="leading",
    ),
    Measure(
        id="M-WARDS", under="C2", title="Wards that have planned every week of the month with us", owner=MAGDA,
        unit="%", start=62, by_quarter="66 70 75 80", aggregation="mean", weight=2, red=52,
        values="61 60 58 56 54 53 57 63 69 74 77", indicator="leading",
    ),
    Measure(
        id="M-NURSE", under="C2", title="Head nurses who would recommend us, net", owner=MAGDA, unit="points",
        target=30, red=0, scoring=None, values="21 - 17 - 11 - 44 - 22 - 31", aggregation="last", weight=1,
        indicator="leading",
        notes={"2025-05": "\"Beautiful on the phone. My roster comes out wrong.\""},
    ),
    Measure(
        id="M-FIRST", under="I1", title="Days from signature to the first roster", owner=KATARZYNA, unit="days",
        direction="down", start=126, by_quarter="118 105 92 80", aggregation="mean", weight=3, red=130,
        values="128 131 137 142 146 148 131 108 86 67 58", indicator="leading",
    ),
    Measure(
        id="M-HAND", under="I1", title="First rosters finished by hand", owner=KATARZYNA, unit="%",
        direction="down",
        start=74, by_quarter="70 60 40 25", aggregation="mean", weight=1, values="76 79 83 84 86 85 70 55 41 30 24",
        indicator="leading",
    ),
    Measure(
        id="M-SOLVED", under="I2", title="Rosters that come out right at the first run", owner=EWA, unit="%",
        start=52, scoring="thresholds", thresholds=(30, 50, 75, 95), by_quarter="60 65 75 85", aggregation="mean",
        values="53 52 52 51 50 52 58 67 75 82 86", indicator="leading",
    ),
    Measure(
        id="M-RELEASE", under="I2", title="Releases a week", owner=TIAGO, unit="releases", scoring="stabilise",
        thresholds=(1, 3, 8, 14), aggregation="mean", values="6 8 11 13 14 12 9 7 6 7 6",
        notes={"2025-04": "Thirteen a week, and each of them is somebody's Monday."},
    ),
    Measure(
        id="M-DOWN", under="I3", title="Minutes in which nobody could plan", owner=PIOTR, unit="minutes",
        direction="down", target=30, red=90, aggregation="sum", values="22 41 18 67 95 40 31 12 9 24 14",
        indicator="lagging",
    ),
    Measure(
        id="M-C5", under="I3", title="The certificate that German hospitals ask for", owner=PIOTR, unit="yes/no",
        first="2025-Q1", scoring="yes_no", target=1, values="0 0 0",
    ),
    Measure(
        id="M-ALONE", under="L1", title="Weeks until a new colleague works alone", owner=MARTA, unit="weeks",
        direction="down", start=9, by_quarter="8 8 7 6", aggregation="mean", weight=1,
        values="9.2 9.8 10.6 11.5 12.1 12.4 11.6 10.2 8.8 7.9 7.4", indicator="leading",
    ),
    Measure(
        id="M-LEFT", under="L1", title="Colleagues who left, yearly rate", owner=MARTA, unit="%", direction="down",
        start=9, target=10, red=16, aggregation="last", values="9 9 10 11 13 15 17 16 14 12 11", weight=1,
        indicator="lagging",
    ),
    Measure(
        id="M-HEARD", under="L2", title="Colleagues who can name the three company objectives", owner=SOFIA,
        unit="%",
        first="2025-Q1", by_quarter="50 60 75 85", values="31 28 79", weight=2, indicator="leading",
        notes={"2025-Q2": "28 of 100. Asked for three, people named eleven different ones."},
    ),
    Measure(
        id="M-COUNT", under="L2", title="Objectives in the company", owner=SOFIA, unit="objectives",
        direction="none", scoring="unscored", first="2025-Q1", values="10 12 8",
    ),
    Measure(
        id="M-DESK", under="C2", title="Calls a week for each hundred wards", owner=AGNIESZKA, unit="calls",
        direction="down", start=38, by_quarter="36 34 28 24", aggregation="mean", weight=1,
        values="39 41 46 52 60 64 57 45 36 29 25", indicator="lagging",
    ),
]  # fmt: skip

SCORECARD = Scorecard(
    id="BSC-TUR", title="Turnora: what stays", plan="TUR-2025", team="Company", period="2025",
    opened="2024-11-11 10:00", by=SOFIA, reason="Asked for by the board on 7 November",
    reporting=REPORTING, perspectives=PERSPECTIVES, measures=MEASURES, drives=DRIVES,
)  # fmt: skip
