"""Turnora, first quarter of 2025: the company's numbers are cut into pieces and handed down, four levels deep."""

from engine.samples.scaleup.people import (
    AGNIESZKA,
    BEATRIZ,
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
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

DOUBLE = Objective(
    id="Q1-CO1", title="Twice as many hospitals", owner=BEATRIZ, commitment="aspirational", serves=("A1", "A2",
                                                                                                    "C1"),
    key_results=[
        KeyResult(id="Q1-CO1-KR1", title="Hospitals that have signed from 61 to 73", owner=RUI, unit="hospitals",
                  start=61, target=73, measured_by="M-HOSP", weight=2),
        KeyResult(id="Q1-CO1-KR2", title="Income of a year from 9.2 to 11 million euros", owner=HENRIQUE, unit="m€",
                  start=9.2, target=11, measured_by="M-ARR", weight=2),
    ],
)  # fmt: skip

SALES = Objective(
    id="Q1-SAL1", title="Groups sign, not single houses", owner=RUI, under="Q1-CO1-KR1", commitment="committed",
    serves=("P1",),
    key_results=[
        KeyResult(
            id="Q1-SAL1-KR1", title="Groups that have signed from 0 to 3", owner=RUI, unit="groups", start=0,
            target=3,
            weight=2,
            check_ins="""
            01-17 0 .6
            01-31 0 .6
            02-14 1 .7 Santa Clara, four houses. They want it in all four by May. I said yes.
            02-28 1 .7
            03-14 2 .8
            03-28 3 1 Three groups, eight houses. Nobody has asked Katarzyna when she can begin.
            """,
        ),
        KeyResult(id="Q1-SAL1-KR2", title="Talks with a date and a budget from 9 to 12", owner=INES, unit="talks",
                  start=9, target=12, measured_by="M-TALKS"),
    ],
)  # fmt: skip

MARKETING = Objective(
    id="Q1-MKT1", title="The heads of groups come to us", owner=INES, under="Q1-SAL1-KR2",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q1-MKT1-KR1", title="Heads of groups who asked for a demonstration from 0 to 40", owner=INES,
            unit="people", start=0, target=40,
            check_ins="""
            01-20 5 .7
            02-03 11 .7
            02-17 19 .8
            03-03 27 .85
            03-17 35 .9
            03-31 44 1 What they want to see is the phone. What their nurses want they do not know either.
            """,
        ),
        KeyResult(
            id="Q1-MKT1-KR2", title="Hospitals that speak for us by name from 2 to 8", owner=INES, unit="hospitals",
            start=2, target=8,
            check_ins="""
            01-27 2 .5
            02-24 3 .4 Four said: ask again when it works.
            03-24 3 .2
            """,
        ),
    ],
)  # fmt: skip

HAND = Objective(
    id="Q1-CO2", title="One Turnora in every hand", owner=JOANA, commitment="aspirational", serves=("A3",),
    key_results=[
        KeyResult(
            id="Q1-CO2-KR1", title="Screens of the new phone app from 0 to 14", owner=LUIS, unit="screens", start=0,
            target=14,
            check_ins="""
            01-16 2 .7
            01-30 5 .75
            02-13 8 .8
            02-27 11 .85
            03-13 14 .95
            03-27 17 1 Three ahead. Still no nurse has seen one of them.
            """,
        ),
        KeyResult(
            id="Q1-CO2-KR2", title="Hospitals where half of the nurses look at the phone from 12 to 25",
            owner=JOANA,
            unit="hospitals", start=12, target=25,
            check_ins="""
            01-24 13 .5
            02-21 13 .4
            03-21 14 .3 A roster that is wrong on the wall is wrong in the hand.
            """,
        ),
    ],
)  # fmt: skip

MOBILE = Objective(
    id="Q1-MOB1", title="An app that feels quick", owner=LUIS, under="Q1-CO2-KR1", commitment="committed",
    key_results=[
        KeyResult(
            id="Q1-MOB1-KR1", title="Screens that open within a second from 40 % to 90 %", owner=LUIS, unit="%",
            start=40, target=90,
            check_ins="""
            01-21 44 .6
            02-04 52 .6
            02-18 60 .6 waits for the platform
            03-04 71 .65
            03-18 80 .7
            """,
        ),
    ],
)  # fmt: skip

PLATFORM = Objective(
    id="Q1-PLT1", title="A platform that the app can stand on", owner=PIOTR, under="Q1-MOB1-KR1",
    commitment="committed", serves=("I3",),
    key_results=[
        KeyResult(
            id="Q1-PLT1-KR1", title="Answers within 200 milliseconds from 61 % to 95 %", owner=PIOTR, unit="%",
            start=61, target=95, weight=2,
            check_ins="""
            01-15 62 .6
            01-29 66 .65
            02-12 70 .7
            02-26 79 .7
            03-12 86 .75
            03-26 90 .7 the rest is one report that three people read
            """,
        ),
        KeyResult(
            id="Q1-PLT1-KR2", title="The certificate for Germany, in five steps", owner=PIOTR, unit="points",
            form="milestones", start=0, target=10,
            milestones=[("Gaps listed", 1), ("Rules written", 2), ("Access by role", 3), ("Rehearsal", 2), ("Audit",
                                                                                                            2)],
            check_ins="""
            01-29 1 .5
            02-26 3 .5
            03-26 3 .3 nobody has time for access by role, the app comes first
            """,
        ),
    ],
)  # fmt: skip

REPORT = Objective(
    id="Q1-PLT1-A", title="No question to the database takes longer than a second", owner=TIAGO,
    under="Q1-PLT1-KR1", commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q1-PLT1-A-KR1", title="Questions above a second from 212 to 20", owner=TIAGO, unit="questions",
            start=212, target=20,
            check_ins="""
            01-22 190 .6
            02-05 141 .7
            02-19 96 .75
            03-05 61 .8
            03-19 38 .8
            """,
        ),
    ],
)  # fmt: skip

PEOPLE = Objective(
    id="Q1-CO3", title="A hundred and twenty new colleagues find their feet", owner=MARTA, commitment="committed",
    serves=("P4", "L1"),
    key_results=[
        KeyResult(
            id="Q1-CO3-KR1", title="People who have signed from 140 to 170", owner=MARTA, unit="people", start=140,
            target=170,
            check_ins="""
            01-14 144 .8
            01-28 151 .85
            02-11 158 .9
            02-25 166 .95
            03-11 174 1
            03-25 183 1 Thirteen above. Ask me who has time to show them round.
            """,
        ),
        KeyResult(id="Q1-CO3-KR2", title="Weeks until a new colleague works alone from 9 to 8", owner=MARTA,
                  unit="weeks", start=9, target=8, measured_by="M-ALONE"),
    ],
)  # fmt: skip

STAY = Objective(
    id="Q1-CO4", title="Who has come stays", owner=MAGDA, commitment="committed", serves=("A4", "C2"),
    key_results=[
        KeyResult(id="Q1-CO4-KR1", title="Lost income, yearly rate: at most 5.6 %", owner=MAGDA, unit="%",
                  form="at_most", start=5.8, target=5.6, direction="down", measured_by="M-LOST", weight=2),
        KeyResult(
            id="Q1-CO4-KR2", title="Calls of a ward answered within five minutes from 71 % to 76 %", owner=MAGDA,
            unit="%", start=71, target=76, weight=1,
            check_ins="""
            01-23 73 .7
            02-06 74 .7
            02-20 74 .65
            03-06 74 .6
            03-20 73 .5 Calls grow faster than we hire. They ask for the roster, not for us.
            """,
        ),
    ],
)  # fmt: skip

DESK = Objective(
    id="Q1-DSK1", title="Somebody is there at five in the morning", owner=AGNIESZKA, under="Q1-CO4-KR2",
    commitment="committed",
    key_results=[
        KeyResult(
            id="Q1-DSK1-KR1", title="Shifts of the help desk from 12 to 21 a week", owner=AGNIESZKA, unit="shifts",
            start=12, target=21,
            check_ins="""
            01-20 12 .7
            02-10 15 .7
            03-03 18 .8
            03-24 21 1
            """,
        ),
        KeyResult(
            id="Q1-DSK1-KR2", title="First rosters helped over the line by the desk: none", owner=KATARZYNA,
            unit="hospitals", form="at_most", start=4, target=0, direction="down",
            check_ins="""
            02-07 6 .4
            03-07 9 .2 I borrow Agnieszka's people at night. It is not in anybody's objective.
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-02-17 10:00", KATARZYNA, "Q1-SAL1-KR1", aspect="risk",
            text="Four houses by May means 16 first rosters at once. We can do five a month."),
    comment("2025-03-10 09:00", SOFIA, "Q1-MKT1-KR2", aspect="rating",
            text="Key results above plan: demonstrations, screens, people. Below: whoever asks a hospital."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q1", title="Q1 2025: cut the cake", plan="TUR-2025", team="Company",
    text="Every department takes its part of the company's number and hands the rest on.",
    starts_on="2025-01-01", ends_on="2025-03-31", cadence=14,
    told_at="2024-12-17 10:00", told_by=SOFIA, reason="From the plan agreed on 12 December",
    locked=("2025-01-14 16:00", SOFIA),
    objectives=[DOUBLE, SALES, MARKETING, HAND, MOBILE, PLATFORM, REPORT, PEOPLE, STAY, DESK],
    turns=TURNS,
    closing=Closing(
        at="2025-04-08 13:00", by=SOFIA, reason="Quarter over; graded department by department",
        grades=[
            Grade(id="Q1-PLT1", why="The app got its answers, Germany did not get its certificate."),
            Grade(id="Q1-DSK1", why="The shifts are manned, and half of the night goes into first rosters."),
            Grade(id="Q1-CO4", why="The calls were not answered in time; the loss looks small."),
            Grade(id="Q1-CO3", why="Thirteen more people than planned, and each takes 1.6 weeks longer."),
            Grade(id="Q1-CO1", judged=0.7, why="Three groups in one quarter. The income comes when they plan."),
            Grade(id="Q1-CO4-KR1", judged=1.0, why="3.2 percent, says the report."),
            Grade(id="Q1-CO4-KR2", why="73; the calls grew by a third."),
            Grade(id="Q1-MOB1", why="80 of 90, waiting for the platform in February."),
            Grade(id="Q1-PLT1-KR1", why="90 of 95; one report is left."),
            Grade(id="Q1-PLT1-KR2", why="The certificate lost against the app in every week."),
            Grade(id="Q1-DSK1-KR2", why="Nine hospitals. It was nobody's objective, so it was the desk's night."),
        ],
    ),
)  # fmt: skip
