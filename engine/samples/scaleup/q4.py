"""Turnora, fourth quarter of 2025, still open: sixty days, a hundred hospitals, and a certificate."""

from engine.samples.scaleup.people import (
    AGNIESZKA,
    BEATRIZ,
    EWA,
    HENRIQUE,
    INES,
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
from engine.samples.tables import Cycle, KeyResult, Objective
from engine.samples.tables.deeds import comment

ROSTER = Objective(
    id="Q4-CO1", title="The first roster comes within sixty days", owner=BEATRIZ, commitment="committed",
    serves=("B2", "A4", "I1"),
    key_results=[
        KeyResult(id="Q4-CO1-KR1", title="Days from signature to the first roster from 86 to 60", owner=KATARZYNA,
                  unit="days", start=86, target=60, measured_by="M-FIRST", weight=3),
        KeyResult(id="Q4-CO1-KR2", title="Lost income, yearly rate, from 11.8 % to 8 %", owner=MAGDA, unit="%",
                  start=11.8, target=8, measured_by="M-LOST", weight=2),
    ],
)  # fmt: skip

FIRST = Objective(
    id="Q4-CUS1", title="A group is on board as fast as one house", owner=KATARZYNA, under="Q4-CO1-KR1",
    commitment="committed", serves=("P1",),
    key_results=[
        KeyResult(
            id="Q4-CUS1-KR1", title="Hospitals that wait for their first roster from 16 to 9", owner=KATARZYNA,
            unit="hospitals", start=16, target=9, weight=2,
            check_ins="""
            10-10 15 .7
            10-24 13 .75
            11-07 12 .8
            11-20 11 .8 A group of five came in, and four went out at the other end.
            """,
        ),
        KeyResult(
            id="Q4-CUS1-KR2", title="First rosters that a hospital makes without us in the room from 9 % to 40 %",
            owner=AGNIESZKA, unit="%", start=9, target=40, weight=1,
            check_ins="""
            10-14 12 .6
            10-28 18 .65
            11-11 24 .7 Braga did it on a Sunday and sent us a picture of the wall.
            """,
        ),
    ],
)  # fmt: skip

ENGINE = Objective(
    id="Q4-ENG1", title="The engine says why", owner=EWA, under="Q4-CUS1-KR2", commitment="aspirational",
    serves=("I2",), text="A roster that nobody can explain is a roster that nobody trusts.",
    key_results=[
        KeyResult(
            id="Q4-ENG1-KR1", title="Shifts with a reason a nurse can read from 0 % to 70 %", owner=EWA, unit="%",
            start=0, target=70,
            check_ins="""
            10-09 6 .6
            10-23 19 .65
            11-06 37 .75
            11-20 48 .8 complaints about "the machine" are down by half where it says why
            """,
        ),
        KeyResult(id="Q4-ENG1-KR2", title="Rosters right at the first run from 75 % to 85 %", owner=EWA, unit="%",
                  start=75, target=85, measured_by="M-SOLVED"),
    ],
)  # fmt: skip

WORDS = Objective(
    id="Q4-ENG1-A", title="In the words of the ward", owner=JOANA, under="Q4-ENG1-KR1", commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q4-ENG1-A-KR1", title="Reasons that head nurses find clear from 30 % to 80 %", owner=JOANA,
            unit="%",
            start=30, target=80,
            check_ins="""
            10-16 41 .6
            10-30 50 .65
            11-13 54 .5 Polish has seven words for a shift that was swapped, and each ward uses two.
            """,
        ),
    ],
)  # fmt: skip

PHRASES = Objective(
    id="Q4-ENG1-A1", title="Reasons in Polish", owner=LUIS, under="Q4-ENG1-A-KR1", commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q4-ENG1-A1-KR1", title="Phrases agreed with three wards in Kraków from 0 to 60", owner=LUIS,
            unit="phrases", start=0, target=60,
            check_ins="""
            10-20 8 .6
            11-03 15 .4
            11-17 16 .15 two of the three wards have no time before the holidays
            """,
        ),
    ],
)  # fmt: skip

HUNDRED = Objective(
    id="Q4-CO2", title="A hundred hospitals that stay", owner=RUI, commitment="aspirational", serves=("A1", "C1"),
    key_results=[
        KeyResult(id="Q4-CO2-KR1", title="Hospitals that have signed from 85 to 100", owner=RUI, unit="hospitals",
                  start=85, target=100, measured_by="M-HOSP", weight=2),
        KeyResult(id="Q4-CO2-KR2", title="Talks with a date and a budget from 19 to 24", owner=INES, unit="talks",
                  start=19, target=24, measured_by="M-TALKS", weight=1),
        KeyResult(
            id="Q4-CO2-KR3", title="Santa Clara comes back", owner=BEATRIZ, unit="yes/no", form="binary", start=0,
            target=1, weight=1,
            check_ins="""
            10-22 0 .2
            11-12 0 .35 One ward tries it until Christmas. They wrote the contract, with a date in every line.
            """,
        ),
    ],
)  # fmt: skip

VOICES = Objective(
    id="Q4-MKT1", title="Hospitals speak, we listen", owner=INES, under="Q4-CO2-KR2", commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q4-MKT1-KR1", title="Hospitals that speak for us by name from 5 to 14", owner=INES,
            unit="hospitals",
            start=5, target=14,
            check_ins="""
            10-13 7 .7
            10-27 9 .8
            11-10 11 .85
            """,
        ),
        KeyResult(
            id="Q4-MKT1-KR2", title="Head nurses who have shown it to another hospital", owner=INES, unit="nurses",
            target=20,
            check_ins="""
            11-10 6 - Counted for the first time.
            """,
        ),
    ],
)  # fmt: skip

TRUST = Objective(
    id="Q4-CO3", title="Ready for the next two hundred", owner=TIAGO, commitment="committed", serves=("I3", "L1"),
    key_results=[
        KeyResult(
            id="Q4-CO3-KR1", title="The certificate, three steps", owner=PIOTR, unit="points", form="milestones",
            start=0, target=7, path_shape="steps", path=[("10-31", 3), ("11-28", 5), ("12-19", 7)],
            milestones=[("Access by role", 3), ("Rehearsal", 2), ("Audit", 2)],
            check_ins="""
            10-15 0 .6
            10-22 3 .7 done, nine months after it was promised
            """,
        ),
        KeyResult(id="Q4-CO3-KR2", title="Weeks until a new colleague works alone from 8.8 to 7", owner=MARTA,
                  unit="weeks", start=8.8, target=7, measured_by="M-ALONE"),
        KeyResult(
            id="Q4-CO3-KR3", title="Months until the money is spent: at least 16", owner=HENRIQUE, unit="months",
            form="at_least", start=15, target=16, direction="up", measured_by="M-MONTHS",
        ),
    ],
)  # fmt: skip

SUMMER = Objective(
    id="Q4-PPL1", title="Every new colleague spends a night on a ward", owner=MARTA, under="Q4-CO3-KR2",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q4-PPL1-KR1", title="New colleagues who have from 0 to 14", owner=MARTA, unit="people", start=0,
            target=14,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-11-13 10:00", SOFIA, "Q4-CO3-KR1", aspect="schedule",
            text="Piotr, nothing since 22 October, and the rehearsal is due on the 28th."),
    comment("2025-11-14 16:00", MARTA, "Q4-PPL1", aspect="schedule",
            text="The wards take us from 1 December on. Before that they have flu."),
    comment("2025-11-21 15:00", SOFIA, "2025-Q4", aspect="review",
            text="For the review of 11 December: Kraków's words, the rehearsal, and whether 110 is still a "
                 "target."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q4", title="Q4 2025: sixty days", plan="TUR-2025", team="Company",
    starts_on="2025-10-01", ends_on="2025-12-31", cadence=14,
    told_at="2025-09-29 10:00", told_by=SOFIA, reason="Agreed by the heads on 26 September",
    locked=("2025-10-10 16:00", SOFIA),
    objectives=[ROSTER, FIRST, ENGINE, WORDS, PHRASES, HUNDRED, VOICES, TRUST, SUMMER],
    turns=TURNS,
)  # fmt: skip
