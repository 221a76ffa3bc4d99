"""Tavolaio, the first half of 2025: a model a week, and eleven weeks of waiting."""

from engine.samples.furniture.people import (
    ANNA,
    CHIARA,
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
from engine.samples.tables import Abandoned, Carried, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment, restate_check_in, withdraw_check_in

WIDE = Objective(
    id="Q1-O1", title="Everything for a home, online", owner=LORENZO, commitment="aspirational", serves=("A2",
                                                                                                         "P1"),
    key_results=[
        KeyResult(
            id="Q1-O1-KR1", title="New models from 0 to 8", owner=LORENZO, unit="models", start=0, target=8,
            weight=2,
            check_ins="""
            01-16 1 .8
            01-30 2 .8 The ladder shelf. Eleven orders in four days.
            02-13 4 .85
            02-27 5 .9
            03-13 7 .95
            03-27 8 1 All eight. Six of them have sold more than once.
            """,
        ),
        KeyResult(
            id="Q1-O1-KR2", title="Choices for one table in the online shop from 31 to 42", owner=MATTEO,
            unit="choices",
            start=31, target=42,
            check_ins="""
            01-20 34 .8
            02-10 39 .9
            03-10 45 1
            """,
        ),
        KeyResult(id="Q1-O1-KR3", title="Income of the month from 600,000 to 740,000", owner=MATTEO, unit="k€",
                  start=600, target=740, measured_by="M-INCOME"),
    ],
)  # fmt: skip

FASTER = Objective(
    id="Q1-O2", title="Eight weeks, not more", owner=DAVIDE, commitment="committed", serves=("A3", "C1"),
    key_results=[
        KeyResult(id="Q1-O2-KR1", title="Weeks from the order to the door: at most 7.8", owner=DAVIDE, unit="weeks",
                  form="at_most", start=7.9, target=7.8, direction="down", measured_by="M-LEAD", weight=2),
        KeyResult(
            id="Q1-O2-KR2", title="Setups a day from 29 to 24", owner=YUSUF, unit="setups", start=29, target=24,
            check_ins="""
            01-17 29 .5
            01-31 31 .4
            02-14 32 .3 Eight new models are eight new setups. I am not complaining, I am counting.
            02-28 34 .2
            03-14 35 .1
            """,
        ),
        KeyResult(
            id="Q1-O2-KR3", title="The wood of three months in the yard, in three steps", owner=PAOLO,
            unit="points",
            form="milestones", start=0, target=6, milestones=[("Oak and ash", 2), ("The other 29", 3), ("Roof", 1)],
            check_ins="""
            01-24 2 .8
            02-21 5 .9
            03-21 6 1 We have boards of woods I had to look up.
            """,
        ),
    ],
)  # fmt: skip

FIT = Objective(
    id="Q1-O3", title="Fewer pieces come back", owner=ELENA, commitment="aspirational", serves=("C2",),
    key_results=[
        KeyResult(
            id="Q1-O3-KR1", title="Pieces that come back a month from 26 to 20", owner=ELENA, unit="pieces",
            start=26,
            target=20,
            check_ins="""
            01-31 28 .5
            02-28 31 .4 Two of three: the customer measured, and the wall was not straight.
            03-31 34 .3
            """,
        ),
        KeyResult(
            id="Q1-O3-KR2", title="Films that show how to measure from 0 to 16", owner=ELENA, unit="films", start=0,
            target=16,
            check_ins="""
            01-22 5 .7
            02-19 11 .7
            03-19 15 .7 Watched for nineteen seconds, on average.
            """,
        ),
    ],
)  # fmt: skip

HANDS = Objective(
    id="Q1-O4", title="Forty joiners for Mariano", owner=SARA, commitment="committed", serves=("P2", "L1"),
    key_results=[
        KeyResult(
            id="Q1-O4-KR1", title="Joiners who have signed from 0 to 12", owner=SARA, unit="joiners", start=0,
            target=12,
            check_ins="""
            01-21 1 .5
            02-18 3 .4
            03-18 5 .3 Who is good has a bench already. Often with us.
            """,
        ),
    ],
)  # fmt: skip

SPRING = Cycle(
    id="2025-Q1", title="Q1 2025: wider", plan="TAV-2025", team="Company",
    starts_on="2025-01-01", ends_on="2025-03-31", cadence=14,
    told_at="2024-12-16 09:00", told_by=FRANCESCA, reason="From the plan agreed on 11 December",
    locked=("2025-01-13 09:00", FRANCESCA),
    objectives=[WIDE, FASTER, FIT, HANDS],
    turns=[
        comment("2025-02-20 06:30", YUSUF, "Q1-O2-KR2", aspect="cause",
                text="If I may sort three days of orders I save nine setups a day. I have tried it on a Sunday."),
        comment("2025-03-12 10:00", GIULIA, "Q1-O1", aspect="cost",
                text="Eight models, 640 hours of drawing, filming and trial pieces. Who counts them, and where?"),
    ],
    closing=Closing(
        at="2025-04-08 13:00", by=FRANCESCA, reason="Quarter over; graded at the big table",
        grades=[
            Grade(id="Q1-O2", why="Nine weeks and 35 setups a day. The wood is there."),
            Grade(id="Q1-O1", judged=0.9, why="Eight models and more choice than anybody else in Brianza."),
            Grade(id="Q1-O2-KR1", why="9.3 weeks."),
            Grade(id="Q1-O2-KR2", why="It went the wrong way. One setup for each new model, as announced."),
            Grade(id="Q1-O4", why="Five of twelve; there are no more joiners than there are."),
            Grade(id="Q1-O4-KR1", why="Five of twelve."),
        ],
    ),
)  # fmt: skip

WIDER = Objective(
    id="Q2-O1", title="Everything for a home, online", owner=LORENZO, commitment="aspirational", serves=("A2",
                                                                                                         "P1"),
    carries_on=Carried(id="Q1-O1", at="2025-03-31 15:00", why="Eight of twenty-four models are there"),
    abandoned=Abandoned(at="2025-06-20 09:00", by=CHIARA, decision="R-2025-PD-D1",
                        why="Diagnosis of 18 June: nine models carry the other 125"),
    key_results=[
        KeyResult(
            id="2025-Q2-Q1-O1-KR1", title="New models from 8 to 14", owner=LORENZO, unit="models", start=8,
            target=14,
            weight=2,
            check_ins="""
            04-10 9 .8
            04-24 11 .85
            05-08 12 .85
            05-22 12 .6 The corner wardrobe has 41 parts. Davide asked me to build one. It took me four days.
            06-05 12 .4
            """,
        ),
        KeyResult(
            id="2025-Q2-Q1-O1-KR2", title="Choices for one table in the online shop from 47 to 54", owner=MATTEO,
            unit="choices", start=47, target=54,
            check_ins="""
            04-14 50 .9
            05-12 57 1
            06-09 61 1
            """,
        ),
        KeyResult(id="2025-Q2-Q1-O1-KR3", title="Income of the month from 691,000 to 840,000", owner=MATTEO,
                  unit="k€",
                  start=691, target=840),
    ],
)  # fmt: skip

LANE = Objective(
    id="Q2-O2", title="An express lane of three weeks", owner=DAVIDE, commitment="committed", serves=("A3", "C1"),
    key_results=[
        KeyResult(
            id="Q2-O2-KR1", title="Express orders that arrive within three weeks: at least 90 %", owner=DAVIDE,
            unit="%",
            form="at_least", start=0, target=90, direction="up",
            check_ins="""
            04-17 84 .6
            05-02 88 .6
            05-15 86 .5
            05-29 91 .4 And all the others wait a week longer.
            06-12 88 .3
            """,
        ),
        KeyResult(id="Q2-O2-KR2", title="Weeks from the order to the door: at most 7.4", owner=DAVIDE, unit="weeks",
                  form="at_most", start=9.3, target=7.4, direction="down", measured_by="M-LEAD", weight=2),
    ],
)  # fmt: skip

WHY = Objective(
    id="Q2-O3", title="We know what each model earns", owner=GIULIA, commitment="committed", serves=("A4", "F1"),
    key_results=[
        KeyResult(
            id="Q2-O3-KR1", title="Models with their own hours from 9 to 134", owner=GIULIA, unit="models", start=9,
            target=134, weight=2,
            check_ins="""
            04-11 22 .6
            04-25 51 .65
            05-09 88 .7 A slip of paper on each piece, a pencil on each bench.
            05-23 119 .8
            06-06 134 1 Nine models earn. Nineteen pay for themselves. Of the rest each piece costs us money.
            """,
        ),
    ],
)  # fmt: skip

RETURNS = Objective(
    id="Q2-O4", title="Fewer pieces come back", owner=ELENA, commitment="aspirational", serves=("C2",),
    key_results=[
        KeyResult(id="Q2-O4-KR1", title="Pieces that do not fit from 7.4 % to 5.5 %", owner=ELENA, unit="%",
                  start=7.4,
                  target=5.5, measured_by="M-FIT", weight=2),
        KeyResult(
            id="Q2-O4-KR2", title="Customers who got a paper template before the first cut from 0 to 60",
            owner=ELENA,
            unit="customers", start=0, target=60,
            check_ins="""
            05-05 6 .5
            05-19 21 .7 Of 21 none came back. Of the other 400 thirty-three.
            06-02 38 .8
            06-16 52 .9
            06-23 90 .9 typed in twice, sorry
            06-30 61 1
            """,
        ),
        KeyResult(
            id="Q2-O4-KR3", title="Boards that are sent back at the saw between 2 and 4 of 100", owner=ANNA,
            unit="%",
            form="between", between=(2, 4), target=3, direction="none",
            check_ins="""
            04-16 4.3 .6
            05-14 4.8 .5 What lies in the yard for a year bends.
            06-11 4.7 .5
            """,
        ),
    ],
)  # fmt: skip

SUMMER = Cycle(
    id="2025-Q2", title="Q2 2025: wider still", plan="TAV-2025", team="Company",
    starts_on="2025-04-01", ends_on="2025-06-30", cadence=14,
    told_at="2025-03-28 09:00", told_by=FRANCESCA, reason="Agreed at the big table on 27 March",
    locked=("2025-04-11 09:00", FRANCESCA),
    objectives=[WIDER, LANE, WHY, RETURNS],
    turns=[
        withdraw_check_in("2025-06-25 08:00", ELENA, "Q2-O4-KR2", "2025-06-23", "The list was added to itself"),
        comment("2025-05-23 18:00", LORENZO, "2025-Q2-Q1-O1-KR1", aspect="cause",
                text="I drew that wardrobe. Whoever draws a thing should have to build it once."),
        comment("2025-06-06 16:00", CHIARA, "Q2-O3-KR1", aspect="rating",
                text="I have read the list three times, hoping that it would change."),
        restate_check_in("2025-06-30 10:00", DAVIDE, "Q2-O2-KR1", 79, "2025-06-12",
                         "Eleven express orders were counted from the drawing, not from the order"),
    ],
    closing=Closing(
        at="2025-07-08 13:00", by=FRANCESCA, reason="Quarter over; graded at the big table",
        grades=[
            Grade(id="Q2-O2-KR1", why="79 of 100, and everybody else paid for it with a week."),
            Grade(id="Q2-O2-KR2", why="11.3 weeks."),
            Grade(id="Q2-O2", judged=0.1,
                  why="Two lanes in one workshop are one workshop that changes over twice."),
            Grade(id="Q2-O4", judged=0.5, why="The figure did not move, but we know why: paper."),
        ],
    ),
)  # fmt: skip
