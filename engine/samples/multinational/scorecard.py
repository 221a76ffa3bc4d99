"""Meridal, the scorecard: nine objectives, two of which nobody can measure until July."""

from engine.samples.multinational.people import (
    DANA,
    FERNANDA,
    JOOST,
    LIEKE,
    MARCUS,
    OLUMIDE,
    PRIYANKA,
    RAVI,
    SANNE,
    THANDIWE,
)
from engine.samples.multinational.plan import REPORTING
from engine.samples.tables import Aim, Measure, Perspective, Scorecard

PERSPECTIVES = [
    Perspective(id="FIN", title="Financial", weight=3, aims=[
        Aim(id="F1", title="Grow by what is paid every year", owner=SANNE, weight=2),
        Aim(id="F2", title="Spend where it counts", owner=SANNE, weight=1),
    ]),
    Perspective(id="CUS", title="Customer", weight=3, aims=[
        Aim(id="C1", title="Operators buy flexibility", owner=LIEKE, weight=2),
        Aim(id="C2", title="They would let us hold the switch", owner=LIEKE, weight=1),
    ]),
    Perspective(id="INT", title="Internal process", weight=2, aims=[
        Aim(id="I1", title="Begin less, finish more", owner=MARCUS, weight=2),
        Aim(id="I2", title="One platform", owner=RAVI, weight=1),
        Aim(id="I3", title="The field is right the first time", owner=FERNANDA, weight=1),
    ]),
    Perspective(id="LRN", title="Learning and growth", weight=1, aims=[
        Aim(id="L1", title="Everybody knows what we want", owner=OLUMIDE, weight=1),
        Aim(id="L2", title="Teams decide what to leave out", owner=DANA, weight=1),
    ]),
]  # fmt: skip

DRIVES = """
L1 I1
L2 I1
I1 C1 F2
I2 C1
I3 C2
C1 F1
C2 F1
"""
"""L1 to I1 is the belief the year begins with: who knows the strategy works on it."""

MEASURES = [
    Measure(
        id="M-SHARE", under="F1", title="Income from software and services", owner=PRIYANKA, unit="%", start=23,
        by_quarter="23.5 24.4 25.6 27", red=21.5, aggregation="mean", weight=2, indicator="lagging",
        values="23.1 23.0 23.2 23.1 23.3 23.2 23.6 24.1 24.8 25.4 25.9",
    ),
    Measure(
        id="M-KEEP", under="F1", title="Contracts for software that were renewed", owner=LIEKE, unit="%", target=92,
        red=84, aggregation="mean", weight=1, values="90 91 90 89 90 89 90 91 92 93 93", indicator="lagging",
    ),
    Measure(
        id="M-OFF", under="F2", title="Spent on projects that serve no objective, a month", owner=SANNE, unit="m€",
        direction="down", start=41, by_quarter="38 34 28 22", aggregation="sum", weight=1, indicator="leading",
        values="- - - 42 41 40 35 28 22 18 15",
        notes={"2025-04": "First time that somebody adds it up. 42 million, in one month."},
    ),
    Measure(
        id="M-OPER", under="C1", title="Grid operators that have bought flexibility", owner=LIEKE, unit="operators",
        start=3, by_quarter="5 9 14 20", red=3, aggregation="last", weight=2, indicator="lagging",
        values="3 3 4 4 4 5 5 7 9 11 13",
    ),
    Measure(
        id="M-TRY", under="C1", title="Operators that are trying it just now", owner=LIEKE, unit="operators",
        by_quarter="4 8 12 14", aggregation="last", weight=1, values="1 1 2 2 2 3 5 8 11 13 14",
        indicator="leading",
    ),
    Measure(
        id="M-RUN", under="I1", title="Projects that run", owner=DANA, unit="projects", direction="down", start=412,
        by_quarter="400 360 280 220", aggregation="last", weight=1,
        values="412 418 431 436 429 402 351 298 246 211 188",
        indicator="leading",
    ),
    Measure(
        id="M-HOURS", under="I1", title="Hours booked on work that serves an objective", owner=MARCUS, unit="%",
        by_quarter="60 62 63 65", red=40, aggregation="mean", weight=3, indicator="leading",
        values="57 59 60 61 41 43 47 52 58 63 67",
        notes={"2025-05": "By project code, not by asking managers."},
    ),
    Measure(
        id="M-DONE", under="I1", title="Projects finished in the month", owner=DANA, unit="projects",
        by_quarter="14 18 24 26", aggregation="sum", weight=1, values="9 8 11 10 12 14 19 24 27 25 26",
        indicator="lagging",
    ),
    Measure(
        id="M-PLAT", under="I2", title="Platforms in use", owner=RAVI, unit="platforms", direction="down", start=11,
        by_quarter="11 10 8 7", red=12, aggregation="last", values="11 11 11 11 11 11 10 10 9 8 8", weight=1,
        indicator="lagging",
    ),
    Measure(
        id="M-REUSE", under="I2", title="New software made of parts that exist", owner=RAVI, unit="%",
        by_quarter="30 35 45 55", scoring="thresholds", thresholds=(10, 25, 45, 70), aggregation="mean", weight=1,
        values="24 25 23 26 27 29 35 41 46 51 54", indicator="leading",
    ),
    Measure(
        id="M-AGAIN", under="I3", title="Visits of the field that have to be repeated", owner=THANDIWE, unit="%",
        direction="down", start=17, by_quarter="16 14 12 10", aggregation="mean", weight=2,
        values="17.2 17.8 18.1 18.6 19.0 18.8 17.1 15.2 13.4 12.0 11.2", indicator="leading",
    ),
    Measure(
        id="M-UTIL", under="I3", title="Hours of the field booked to customers", owner=FERNANDA, unit="%",
        scoring="stabilise", thresholds=(68, 76, 86, 92), aggregation="mean", weight=1,
        values="84 85 86 87 88 88 85 82 80 79 80",
    ),
    Measure(
        id="M-KNOW", under="L1", title="People who can name the three breakthroughs", owner=OLUMIDE, unit="%",
        start=24,
        by_quarter="46 66 74 80", aggregation="last", weight=1, values="31 42 55 63 71 94 84 83 84 85 86",
        indicator="leading",
        notes={"2025-03": "The film has been seen 61,000 times, by 38,000 people."},
    ),
    Measure(
        id="M-LIST", under="L1", title="Every project names the target that it moves", owner=JOOST, unit="yes/no",
        first="2025-Q1", scoring="yes_no", target=1, values="0 0 1", weight=1,
    ),
    Measure(
        id="M-HEADS", under="L1", title="People on the payroll", owner=OLUMIDE, unit="people", direction="none",
        scoring="unscored", first="2025-Q1", aggregation="last", values="38120 38240 37960",
    ),
]  # fmt: skip

TRUST = Measure(
    id="M-TRUST", under="C2", title="Operators that would let us act in a test area", owner=LIEKE, unit="operators",
    first="2025-Q3", by_quarter="3 5", values="4", indicator="leading",
    notes={"2025-Q3": "Four of nine. They ask for one thing: a person they can telephone at night."},
)  # fmt: skip

STOPPED = Measure(
    id="M-STOP", under="L2", title="Projects that a team has stopped by itself", owner=DANA, unit="projects",
    first="2025-07", targets="10 12 14 14 14 14", aggregation="sum", values="6 14 19 16 12", indicator="leading",
    notes={"2025-07": "Nagoya stopped the first one. It was eleven years old."},
)  # fmt: skip

SCORECARD = Scorecard(
    id="BSC-MER", title="Meridal: do what we say", plan="MER-2025", team="Group", period="2025",
    opened="2024-10-14 08:00", by=JOOST, reason="Agreed by the board on 10 October",
    reporting=REPORTING, perspectives=PERSPECTIVES, measures=MEASURES, drives=DRIVES,
)  # fmt: skip
