"""Turnora, second quarter of 2025: everybody above plan, and four hospitals leave."""

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
from engine.samples.tables import Abandoned, Carried, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment, restate_check_in, withdraw_check_in

DOUBLE = Objective(
    id="Q2-CO1", title="From 73 hospitals to 88", owner=BEATRIZ, commitment="aspirational", serves=("A1", "A2",
                                                                                                    "C1"),
    key_results=[
        KeyResult(id="Q2-CO1-KR1", title="Hospitals that have signed from 69 to 88", owner=RUI, unit="hospitals",
                  start=69, target=88, measured_by="M-HOSP", weight=2),
        KeyResult(id="Q2-CO1-KR2", title="Income of a year from 10.1 to 13.5 million euros", owner=HENRIQUE,
                  unit="m€",
                  start=10.1, target=13.5, measured_by="M-ARR", weight=2),
    ],
)  # fmt: skip

SALES = Objective(
    id="Q2-SAL1", title="Five groups more", owner=RUI, under="Q2-CO1-KR1", commitment="committed", serves=("P1",),
    key_results=[
        KeyResult(
            id="Q2-SAL1-KR1", title="Groups that have signed from 3 to 8", owner=RUI, unit="groups", start=3,
            target=8,
            weight=2,
            check_ins="""
            04-11 3 .7
            04-25 4 .7
            05-09 5 .6
            05-23 5 .35 Two groups have telephoned Santa Clara. They asked how the first roster went.
            06-06 5 .2
            06-20 5 .1
            """,
        ),
        KeyResult(id="Q2-SAL1-KR2", title="Talks with a date and a budget from 14 to 16", owner=INES, unit="talks",
                  start=14, target=16, measured_by="M-TALKS"),
    ],
)  # fmt: skip

GERMANY = Objective(
    id="Q2-GER1", title="Leipzig opens", owner=BEATRIZ, under="Q2-SAL1-KR2", commitment="aspirational",
    serves=("P3",),
    abandoned=Abandoned(at="2025-06-27 14:00", by=BEATRIZ, decision="R-2025-PD-D2",
                        why="Review of 26 June: first the houses that have signed, then a third country"),
    key_results=[
        KeyResult(
            id="Q2-GER1-KR1", title="German hospitals that would try it from 0 to 6", owner=BEATRIZ,
            unit="hospitals",
            start=0, target=6,
            check_ins="""
            04-16 0 .5
            05-07 1 .4
            05-28 1 .3 Every one asks for the certificate first.
            06-18 1 .1
            """,
        ),
    ],
)  # fmt: skip

MARKETING = Objective(
    id="Q2-MKT1", title="Groups hear of us from other groups", owner=INES, under="Q2-SAL1-KR2",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q2-MKT1-KR1", title="Heads of groups who asked for a demonstration from 0 to 50", owner=INES,
            unit="people", start=0, target=50,
            check_ins="""
            04-14 9 .7
            06-09 45 .85
            06-23 51 1 Above plan, and five of the 51 call back.
            """,
        ),
    ],
)  # fmt: skip

HAND = Objective(
    id="Q2-CO2", title="One Turnora in every hand", owner=JOANA, commitment="aspirational", serves=("A3",),
    carries_on=Carried(id="Q1-CO2", at="2025-03-28 10:00",
                       why="Seventeen screens of sixty; it goes on as it began"),
    key_results=[
        KeyResult(
            id="2025-Q2-Q1-CO2-KR1", title="Screens of the new phone app from 17 to 32", owner=LUIS, unit="screens",
            start=17,
            target=32,
            check_ins="""
            04-10 19 .8
            05-08 26 .85
            05-22 29 .85
            06-05 31 .9
            06-19 33 1 ahead again
            """,
        ),
        KeyResult(
            id="2025-Q2-Q1-CO2-KR2", title="Hospitals where half of the nurses look at the phone from 14 to 30",
            owner=JOANA,
            unit="hospitals", start=14, target=30,
            check_ins="""
            04-25 14 .4
            05-23 13 .2
            06-20 12 .1 Two less. They looked, and it was wrong.
            """,
        ),
    ],
)  # fmt: skip

MOBILE = Objective(
    id="Q2-MOB1", title="Every change on the phone within a minute", owner=LUIS, under="2025-Q2-Q1-CO2-KR1",
    commitment="committed",
    key_results=[
        KeyResult(
            id="Q2-MOB1-KR1", title="Changes seen within a minute from 52 % to 95 %", owner=LUIS, unit="%",
            start=52,
            target=95,
            check_ins="""
            04-15 58 .7
            04-29 66 .7
            05-13 75 .7
            06-10 89 .8
            06-24 92 .8
            """,
        ),
    ],
)  # fmt: skip

PLATFORM = Objective(
    id="Q2-PLT1", title="Thirteen releases a week and nobody notices", owner=PIOTR, under="Q2-MOB1-KR1",
    commitment="committed", serves=("I3",),
    key_results=[
        KeyResult(
            id="Q2-PLT1-KR1", title="Minutes in which nobody could plan, a quarter: at most 90", owner=PIOTR,
            unit="minutes", form="at_most", start=81, target=90, direction="down",
            check_ins="""
            04-30 67 .6
            05-14 121 .1 two releases before nine, one of them without a way back
            05-30 162 .05
            06-30 202 0
            """,
        ),
        KeyResult(
            id="Q2-PLT1-KR2", title="The certificate for Germany, what is left of it", owner=PIOTR, unit="points",
            form="milestones", start=0, target=7, milestones=[("Access by role", 3), ("Rehearsal", 2), ("Audit",
                                                                                                        2)],
            check_ins="""
            04-30 0 .3
            05-30 0 .1 access by role again not begun
            """,
        ),
    ],
)  # fmt: skip

ENGINE = Objective(
    id="Q2-PLT1-A", title="A way back from every release", owner=EWA, under="Q2-PLT1-KR1", commitment="committed",
    added=("2025-05-15 10:00", "After the two mornings of 12 and 13 May"),
    key_results=[
        KeyResult(
            id="Q2-PLT1-A-KR1", title="Releases with a tried way back from 20 % to 100 %", owner=EWA, unit="%",
            start=20, target=100,
            check_ins="""
            05-21 45 .7
            06-18 91 .85
            06-27 96 .9
            """,
        ),
        KeyResult(
            id="Q2-PLT1-A-KR2", title="Rules of a ward that the engine understands from 59 % to 61 %", owner=EWA,
            unit="%", start=59, target=61,
            check_ins="""
            05-21 58 .4 nobody left to do it, all of us write ways back
            06-18 59 .2
            """,
        ),
    ],
)  # fmt: skip

PEOPLE = Objective(
    id="Q2-CO3", title="From 183 to 206", owner=MARTA, commitment="committed", serves=("P4", "L1"),
    key_results=[
        KeyResult(
            id="Q2-CO3-KR1", title="People who have signed from 183 to 206", owner=MARTA, unit="people", start=183,
            target=206,
            check_ins="""
            04-08 187 .9
            05-06 199 .95
            05-20 204 1
            06-03 209 1
            06-17 211 1 Reached in May. In June eleven left, of whom nine came this year.
            """,
        ),
        KeyResult(id="Q2-CO3-KR2", title="Weeks until a new colleague works alone from 10.6 to 8", owner=MARTA,
                  unit="weeks", start=10.6, target=8, measured_by="M-ALONE"),
    ],
)  # fmt: skip

STAY = Objective(
    id="Q2-CO4", title="Who has come stays", owner=MAGDA, commitment="committed", serves=("A4", "C2"),
    key_results=[
        KeyResult(id="Q2-CO4-KR1", title="Lost income, yearly rate: at most 5.3 %", owner=MAGDA, unit="%",
                  form="at_most", start=7, target=5.3, direction="down", measured_by="M-LOST", weight=2),
        KeyResult(
            id="Q2-CO4-KR2", title="Calls with hospitals that might leave from 0 to 24", owner=MAGDA, unit="calls",
            start=0, target=24,
            check_ins="""
            04-17 4 .6
            05-02 8 .6
            05-16 13 .7 Ten of thirteen: the first roster took half a year, or it never came out right.
            06-13 24 1 Not one of them spoke of the phone.
            """,
        ),
    ],
)  # fmt: skip

DESK = Objective(
    id="Q2-DSK1", title="Five minutes, even on a Monday", owner=AGNIESZKA, under="Q2-CO4-KR2",
    commitment="committed",
    key_results=[
        KeyResult(
            id="Q2-DSK1-KR1", title="Calls answered within five minutes from 73 % to 82 %", owner=AGNIESZKA,
            unit="%",
            start=73, target=82,
            check_ins="""
            04-15 71 .5
            05-27 66 .3 64 calls for each hundred wards. It was 38 in autumn.
            06-10 91 .2 Counted without the calls we did not reach. Sorry.
            06-17 64 .1
            """,
        ),
    ],
)  # fmt: skip

FIRST = Objective(
    id="Q2-CUS1", title="Santa Clara plans in all four houses", owner=KATARZYNA, commitment="committed",
    serves=("C2",), text="Hangs under nothing: no company objective speaks of first rosters.",
    key_results=[
        KeyResult(
            id="Q2-CUS1-KR1", title="First rosters at Santa Clara from 0 to 16", owner=KATARZYNA, unit="rosters",
            start=0, target=16, path_shape="steps", path=[("04-30", 6), ("05-16", 12), ("05-30", 16)],
            check_ins="""
            04-17 3 .4
            05-02 5 .2 Sixteen wards, 212 rules, 94 of them unknown to the engine.
            05-16 7 .05 They have told me that they go back to paper on the 26th. In writing.
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    withdraw_check_in("2025-06-12 08:00", AGNIESZKA, "Q2-DSK1-KR1", "2025-06-10",
                      "Calls that nobody picked up were left out of the count"),
    comment("2025-05-20 09:00", MAGDA, "Q2-CUS1", aspect="cause",
            text="Four houses, 610,000 euros a year. I knew it for six weeks and had no place to write it."),
    comment("2025-05-28 17:00", RUI, "Q2-SAL1-KR1", aspect="cause",
            text="I promised May. I did not ask. In my objective it was a signature."),
    comment("2025-06-05 11:00", TIAGO, "Q2-PLT1-A-KR2", aspect="owner",
            text="Thirty-one engineers on the phone, five on the engine. I never saw it as one sum before."),
    restate_check_in("2025-07-02 10:00", HENRIQUE, "Q2-CO3-KR1", 205, "2025-06-17",
                     "Six had signed and never came; without them 205"),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q2", title="Q2 2025: more of everything", plan="TUR-2025", team="Company",
    starts_on="2025-04-01", ends_on="2025-06-30", cadence=14,
    told_at="2025-03-28 10:00", told_by=SOFIA, reason="Agreed by the heads on 27 March",
    locked=("2025-04-11 16:00", SOFIA),
    objectives=[DOUBLE, SALES, GERMANY, MARKETING, HAND, MOBILE, PLATFORM, ENGINE, PEOPLE, STAY, DESK, FIRST],
    turns=TURNS,
    closing=Closing(
        at="2025-07-08 13:00", by=SOFIA, reason="Quarter over; graded all together for the first time, in one room",
        grades=[
            Grade(id="Q2-SAL1", why="Groups talk to each other, and not about us as we do."),
            Grade(id="Q2-PLT1-A", why="Ways back in six weeks, at the cost of every rule of every ward."),
            Grade(id="Q2-PLT1", why="Speed was the objective, and it was reached."),
            Grade(id="Q2-CO4", why="They told us why they leave, and left."),
            Grade(id="Q2-SAL1-KR1", why="Two groups of five. The other three asked Santa Clara."),
            Grade(id="Q2-MOB1", why="92 of 95, for an app without nurses."),
            Grade(id="Q2-PLT1-KR1", why="202 minutes. Thirteen releases a week were the objective, unfortunately."),
            Grade(id="Q2-PLT1-KR2", why="Not begun."),
            Grade(id="Q2-PLT1-A-KR1", why="96 of 100 in six weeks."),
            Grade(id="Q2-PLT1-A-KR2", why="Nobody was left to do it."),
            Grade(id="Q2-CO3", judged=0.5, why="The number was reached and the people were not."),
            Grade(id="Q2-CO4-KR1", why="13.8 percent."),
            Grade(id="Q2-DSK1", why="The desk answers for a roster that does not come out."),
            Grade(id="Q2-CUS1", judged=0.0, why="They went back to paper on 26 May."),
        ],
    ),
)  # fmt: skip
