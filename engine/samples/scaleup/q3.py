"""Turnora, third quarter of 2025: eight objectives instead of twelve, cut across the departments."""

from engine.samples.scaleup.people import (
    AGNIESZKA,
    BEATRIZ,
    EWA,
    HENRIQUE,
    JOANA,
    KATARZYNA,
    LUIS,
    MAGDA,
    MARTA,
    PIOTR,
    RUI,
    SOFIA,
    TIAGO,
)
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

ROSTER = Objective(
    id="Q3-CO1", title="The first roster comes within ninety days, and comes out right", owner=BEATRIZ,
    commitment="committed", serves=("B2", "A4", "I1"),
    text="One objective for sales, customers and engineering. Nobody can reach it alone.",
    key_results=[
        KeyResult(id="Q3-CO1-KR1", title="Days from signature to the first roster from 148 to 90", owner=KATARZYNA,
                  unit="days", start=148, target=90, measured_by="M-FIRST", weight=3),
        KeyResult(id="Q3-CO1-KR2", title="Wards that plan every week with us from 53 % to 66 %", owner=MAGDA,
                  unit="%",
                  start=53, target=66, measured_by="M-WARDS", weight=2),
    ],
)  # fmt: skip

FIRST = Objective(
    id="Q3-CUS1", title="Nobody waits longer than the one before", owner=KATARZYNA, under="Q3-CO1-KR1",
    commitment="committed",
    key_results=[
        KeyResult(
            id="Q3-CUS1-KR1", title="Hospitals that wait for their first roster from 28 to 16", owner=KATARZYNA,
            unit="hospitals", start=28, target=16, weight=2,
            check_ins="""
            07-11 27 .6
            07-25 25 .65
            08-08 23 .7 We begin with a list of the ward's rules, before anything is installed.
            08-22 20 .75
            09-05 18 .8
            09-19 16 1
            """,
        ),
        KeyResult(id="Q3-CUS1-KR2", title="First rosters finished by hand from 85 % to 45 %", owner=KATARZYNA,
                  unit="%",
                  start=85, target=45, measured_by="M-HAND", weight=1),
    ],
)  # fmt: skip

ENGINE = Objective(
    id="Q3-ENG1", title="The engine understands the ward", owner=EWA, under="Q3-CUS1-KR2", commitment="committed",
    serves=("I2",),
    key_results=[
        KeyResult(
            id="Q3-ENG1-KR1", title="Rules of a ward that the engine understands from 59 % to 78 %", owner=EWA,
            unit="%", start=59, target=78, weight=2,
            check_ins="""
            07-09 60 .6
            07-23 64 .7 nineteen people more since the 14th, eleven of them from the phone
            08-06 68 .75
            08-20 72 .8
            09-03 75 .85
            09-17 79 1
            """,
        ),
        KeyResult(id="Q3-ENG1-KR2", title="Rosters right at the first run from 52 % to 72 %", owner=EWA, unit="%",
                  start=52, target=72, measured_by="M-SOLVED", weight=2),
    ],
)  # fmt: skip

RULES = Objective(
    id="Q3-ENG1-A", title="Sixteen nurses teach the engine their ward", owner=JOANA, under="Q3-ENG1-KR1",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q3-ENG1-A-KR1", title="Days a head nurse has sat beside an engineer from 0 to 40", owner=JOANA,
            unit="days", start=0, target=40,
            check_ins="""
            07-16 3 .6
            07-30 9 .7 The first one laughed at our word for a night off. We have a different word now.
            08-13 17 .75
            08-27 26 .8
            09-10 33 .85
            09-24 41 1
            """,
        ),
    ],
)  # fmt: skip

TEST = Objective(
    id="Q3-ENG1-A1", title="A rule that was taught once is never forgotten", owner=LUIS, under="Q3-ENG1-A-KR1",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q3-ENG1-A1-KR1", title="Rules with a test from a real ward from 8 % to 80 %", owner=LUIS, unit="%",
            start=8, target=80,
            check_ins="""
            07-17 14 .6
            07-31 29 .65
            08-14 44 .7
            08-28 57 .75
            09-11 68 .75
            09-25 77 .8 my team tests what it used to draw. Three did not want that and have left.
            """,
        ),
    ],
)  # fmt: skip

PROMISE = Objective(
    id="Q3-SAL1", title="Sales promises what can be planned", owner=RUI, under="Q3-CO1-KR1", commitment="committed",
    serves=("P1",),
    key_results=[
        KeyResult(
            id="Q3-SAL1-KR1", title="Contracts with the ward's rules and a date from Katarzyna from 0 % to 100 %",
            owner=RUI, unit="%", start=0, target=100, weight=2,
            check_ins="""
            07-14 20 .6
            07-28 45 .7
            08-11 60 .7 I lost one because of the date. I would have lost it in January anyway.
            08-25 80 .85
            09-08 90 .9
            09-22 100 1
            """,
        ),
        KeyResult(id="Q3-SAL1-KR2", title="Hospitals that have signed from 74 to 84", owner=RUI, unit="hospitals",
                  start=74, target=84, measured_by="M-HOSP", weight=1),
    ],
)  # fmt: skip

MORNING = Objective(
    id="Q3-CO2", title="At five in the morning it runs and somebody answers", owner=PIOTR, commitment="committed",
    serves=("I3", "P5"),
    key_results=[
        KeyResult(id="Q3-CO2-KR1", title="Minutes a month in which nobody could plan from 40 to 20", owner=PIOTR,
                  unit="minutes", start=40, target=20, measured_by="M-DOWN"),
        KeyResult(
            id="Q3-CO2-KR2", title="Calls answered within five minutes from 64 % to 82 %", owner=AGNIESZKA,
            unit="%",
            start=64, target=82,
            check_ins="""
            07-15 66 .6
            07-29 70 .7
            08-12 74 .75
            08-26 77 .8
            09-09 80 .85
            09-23 83 1 Fewer calls, not more people.
            """,
        ),
        KeyResult(
            id="Q3-CO2-KR3", title="Releases a week between 4 and 8", owner=TIAGO, unit="releases", form="between",
            between=(4, 8), target=6, direction="none",
            check_ins="""
            07-15 10 .7
            08-12 7 .9
            09-09 6 .95
            """,
        ),
    ],
)  # fmt: skip

NAMES = Objective(
    id="Q3-CO3", title="Three objectives, and everybody can name them", owner=SOFIA, commitment="aspirational",
    serves=("L2", "L1"),
    key_results=[
        KeyResult(id="Q3-CO3-KR1", title="Colleagues who can name all three from 28 % to 75 %", owner=SOFIA,
                  unit="%",
                  start=28, target=75, measured_by="M-HEARD"),
        KeyResult(id="Q3-CO3-KR2", title="Weeks until a new colleague works alone from 12.4 to 9", owner=MARTA,
                  unit="weeks", start=12.4, target=9, measured_by="M-ALONE"),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-07-15 09:30", LUIS, "Q3-ENG1-A1", aspect="decision",
            text="Thirty-three screens lie in a drawer. Twelve of them will be used, I have said so in November."),
    comment("2025-08-21 10:00", HENRIQUE, "Q3-CO1", aspect="rating",
            text="First month in which more money stays than leaves. No new hospital had to sign for it."),
    comment("2025-09-12 09:00", MAGDA, "Q3-CO1-KR2", aspect="cause",
            text="Wards that got their roster within 90 days: one of 22 wants to leave. After 140 days: nine of "
                 "25."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q3", title="Q3 2025: one objective across three departments", plan="TUR-2025", team="Company",
    text="Cut by what a hospital waits for, not by who reports to whom.",
    starts_on="2025-07-01", ends_on="2025-09-30", cadence=14,
    told_at="2025-06-30 10:00", told_by=SOFIA, reason="Follows the diagnosis of 26 June",
    locked=("2025-07-11 16:00", SOFIA),
    objectives=[ROSTER, FIRST, ENGINE, RULES, TEST, PROMISE, MORNING, NAMES],
    turns=TURNS,
    closing=Closing(
        at="2025-10-07 13:00", by=SOFIA, reason="Quarter over; graded in one room, in two hours",
        grades=[
            Grade(id="Q3-CO1", judged=1.0, why="86 days, 69 of 100 wards."),
            Grade(id="Q3-CO2-KR2", why="83."),
            Grade(id="Q3-ENG1-A1", judged=0.95, why="77 of 80, by people who had learned to draw screens."),
        ],
    ),
)  # fmt: skip
