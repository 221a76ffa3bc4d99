"""Tavolaio, the second half of 2025: fewer models, one list, paper templates; the fourth quarter is open."""

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
from engine.samples.tables import Carried, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

RANGE = Objective(
    id="Q3-O1", title="A range that we can make well", owner=LORENZO, commitment="committed", serves=("B3", "A4",
                                                                                                      "I2"),
    text="Three waves. Each model goes with a letter to those who bought it.",
    key_results=[
        KeyResult(id="Q3-O1-KR1", title="Models on sale from 127 to 72", owner=LORENZO, unit="models", start=127,
                  target=72, measured_by="M-RANGE", weight=2),
        KeyResult(
            id="Q3-O1-KR2", title="Buyers who took another model instead: 20 would do, 35 is the aim, 50 a feast",
            owner=MATTEO, unit="%", form="zones", commitment="aspirational", start=0, target=35, stretch=50,
            check_ins="""
            07-21 18 .5
            08-18 29 .6
            09-01 34 .7 the page shows three models instead of 127, people stay longer
            09-15 41 .8
            09-29 44 .9
            """,
        ),
        KeyResult(
            id="Q3-O1-KR3", title="Notes from the bench that changed a drawing from 5 a month to 15", owner=LORENZO,
            unit="notes", start=5, target=15, measured_by="M-NOTES",
        ),
    ],
)  # fmt: skip

LIST = Objective(
    id="Q3-O2", title="One list, sorted at the saw", owner=DAVIDE, commitment="committed", serves=("A3", "I1"),
    key_results=[
        KeyResult(id="Q3-O2-KR1", title="Weeks from the order to the door from 11.3 to 7", owner=DAVIDE,
                  unit="weeks",
                  start=11.3, target=7, measured_by="M-LEAD", weight=2),
        KeyResult(
            id="Q3-O2-KR2", title="Setups a day from 37 to 22", owner=YUSUF, unit="setups", start=37, target=22,
            weight=1,
            check_ins="""
            07-11 35 .6
            07-25 30 .75 Three days of orders on one list. I asked for it in November.
            08-08 27 .8
            08-29 24 .85
            09-12 22 1
            09-26 21 1
            """,
        ),
        KeyResult(id="Q3-O2-KR3", title="Pieces that leave on the day planned from 50 % to 78 %", owner=DAVIDE,
                  unit="%", start=50, target=78, measured_by="M-DAY", weight=2),
    ],
)  # fmt: skip

PAPER = Objective(
    id="Q3-O3", title="No cut without a template", owner=ELENA, commitment="committed", serves=("C2",),
    key_results=[
        KeyResult(id="Q3-O3-KR1", title="Pieces that do not fit from 7.9 % to 4 %", owner=ELENA, unit="%",
                  start=7.9,
                  target=4, measured_by="M-FIT", weight=2),
        KeyResult(id="Q3-O3-KR2", title="Orders with a template or a call from 15 % to 75 %", owner=ELENA, unit="%",
                  start=15, target=75, measured_by="M-MEASURED", weight=1),
    ],
)  # fmt: skip

YARD = Objective(
    id="Q3-O4", title="Six woods, not thirty-one", owner=PAOLO, commitment="aspirational", serves=("F2", "I3"),
    key_results=[
        KeyResult(
            id="Q3-O4-KR1", title="Woods in the yard from 31 to 12", owner=PAOLO, unit="woods", start=31, target=12,
            check_ins="""
            07-16 29 .6
            08-06 24 .65
            08-27 20 .65
            09-17 16 .6 Nobody wants to buy bent wenge. The carpenters of Cantù take it for their fires.
            """,
        ),
        KeyResult(
            id="Q3-O4-KR2", title="Money bound in wood from 840,000 to 500,000", owner=GIULIA, unit="k€", start=840,
            target=500,
            check_ins="""
            07-31 790 .6
            08-29 690 .7
            09-30 560 .8
            """,
        ),
    ],
)  # fmt: skip

SCHOOL = Objective(
    id="Q3-O5", title="Eight apprentices instead of forty joiners", owner=SARA, commitment="aspirational",
    serves=("L1",),
    key_results=[
        KeyResult(
            id="Q3-O5-KR1", title="Apprentices who have begun from 0 to 8", owner=SARA, unit="apprentices", start=0,
            target=8,
            check_ins="""
            07-18 0 .6
            08-22 5 .7
            09-15 9 1 Nine. Three of them girls from the art school, who asked for the saw.
            """,
        ),
        KeyResult(id="Q3-O5-KR2", title="Joiners who know all six steps from 33 % to 46 %", owner=SARA, unit="%",
                  start=33, target=46, measured_by="M-STEPS"),
    ],
)  # fmt: skip

AUTUMN = Cycle(
    id="2025-Q3", title="Q3 2025: narrower", plan="TAV-2025", team="Company",
    starts_on="2025-07-01", ends_on="2025-09-30", cadence=14,
    told_at="2025-06-30 13:00", told_by=FRANCESCA, reason="Follows the diagnosis of 18 June",
    locked=("2025-07-11 09:00", FRANCESCA),
    objectives=[RANGE, LIST, PAPER, YARD, SCHOOL],
    turns=[
        comment("2025-07-18 10:00", LORENZO, "Q3-O1", aspect="decision",
                text="I have struck out 29 of my own drawings. Two I would fight for."),
        comment("2025-08-20 17:00", ELENA, "Q3-O1-KR1", aspect="risk",
                text="211 people have signed for the bed Nonna. One sent a picture of her grandmother in it."),
        comment("2025-09-26 15:00", DAVIDE, "Q3-O2", aspect="rating",
                text="The same benches, the same people. Mariano would have been 1.9 million."),
    ],
    closing=Closing(
        at="2025-10-07 13:00", by=FRANCESCA, reason="Quarter over; graded at the big table",
        grades=[
            Grade(id="Q3-O1", judged=1.0, why="71 models, and nobody has asked for the other 56 but for one bed."),
            Grade(id="Q3-O2-KR1", why="6.9 weeks."),
            Grade(id="Q3-O4", judged=0.8, why="Sixteen woods; the last ones must be used up, not burnt."),
        ],
    ),
)  # fmt: skip

FIVE = Objective(
    id="Q4-O1", title="Five weeks to the door, at Christmas as well", owner=DAVIDE, commitment="committed",
    serves=("B2", "A3", "C1"),
    key_results=[
        KeyResult(id="Q4-O1-KR1", title="Weeks from the order to the door from 6.9 to 5", owner=DAVIDE,
                  unit="weeks",
                  start=6.9, target=5, measured_by="M-LEAD", weight=2),
        KeyResult(
            id="Q4-O1-KR2", title="Pieces painted and dry on the day from 71 % to 90 %", owner=ANNA, unit="%",
            start=71,
            target=90, weight=1,
            check_ins="""
            10-09 72 .6
            10-23 74 .5
            11-06 73 .3 What was hidden behind the setups: one paint room, and oil dries when it dries.
            11-20 73 .15
            """,
        ),
    ],
)  # fmt: skip

PAINT = Objective(
    id="Q4-O1-A", title="The paint room is planned like the saw", owner=YUSUF, under="Q4-O1-KR2",
    commitment="aspirational",
    key_results=[
        KeyResult(
            id="Q4-O1-A-KR1", title="Racks that carry a day and an hour from 0 to 40", owner=YUSUF, unit="racks",
            start=0, target=40,
            check_ins="""
            11-07 8 .7
            11-21 22 .8
            """,
        ),
    ],
)  # fmt: skip

CORE = Objective(
    id="Q4-O2", title="Forty-eight models, each of which earns", owner=LORENZO, commitment="committed",
    serves=("B3", "A4", "I2"),
    carries_on=Carried(id="Q3-O1", at="2025-10-03 14:00", left_out=["Q3-O1-KR3"], why="The third wave is left"),
    key_results=[
        KeyResult(id="2025-Q4-Q3-O1-KR1", title="Models on sale from 71 to 48", owner=LORENZO, unit="models",
                  start=71,
                  target=48, weight=1),
        KeyResult(
            id="2025-Q4-Q3-O1-KR2", title="Buyers who took another model instead: at 60 it is a feast",
            owner=MATTEO,
            unit="%", start=30, stretch=60,
            check_ins="""
            10-13 46 .8
            10-27 49 .8
            11-10 52 .85
            11-24 53 .8
            """,
        ),
        KeyResult(id="Q4-O2-KR3", title="What stays of a hundred euros from 15.9 to 20", owner=GIULIA, unit="€",
                  start=15.9, target=20, measured_by="M-STAY", weight=3),
    ],
)  # fmt: skip

AGAIN = Objective(
    id="Q4-O3", title="Who has a table from us comes back for the bench", owner=ELENA, commitment="aspirational",
    serves=("C2", "F1"),
    key_results=[
        KeyResult(
            id="Q4-O3-KR1", title="Buyers of the year who buy a second piece from 4 % to 9 %", owner=ELENA,
            unit="%",
            start=4, target=9,
            check_ins="""
            10-15 4.6 .5
            10-31 5.2 .55
            11-14 5.4 .5
            """,
        ),
        KeyResult(
            id="Q4-O3-KR2", title="Buyers who send a picture of the piece in its place", owner=ELENA,
            unit="pictures",
            target=200,
            check_ins="""
            11-19 64 - Nobody has ever asked for one before.
            """,
        ),
        KeyResult(
            id="Q4-O3-KR3", title="A name under the top of each piece from 40 % to 100 %", owner=DAVIDE, unit="%",
            start=40, target=100,
            check_ins="""
            10-10 55 .8
            10-24 71 .85
            11-07 84 .9
            11-21 90 .9 The finish asks who signs for the drying. Nobody, so far.
            """,
        ),
    ],
)  # fmt: skip

WOODS = Objective(
    id="Q4-O4", title="Eight woods, four weeks of each", owner=PAOLO, commitment="aspirational", serves=("F2",
                                                                                                         "I3"),
    key_results=[
        KeyResult(
            id="Q4-O4-KR1", title="Woods in the yard from 16 to 8", owner=PAOLO, unit="woods", start=16, target=8,
            check_ins="""
            10-08 14 .7
            10-22 13 .6
            """,
        ),
        KeyResult(
            id="Q4-O4-KR2", title="The forest in Carinthia sells to us directly", owner=CHIARA, unit="yes/no",
            form="binary", start=0, target=1,
        ),
    ],
)  # fmt: skip

WINTER = Cycle(
    id="2025-Q4", title="Q4 2025: five weeks", plan="TAV-2025", team="Company",
    starts_on="2025-10-01", ends_on="2025-12-31", cadence=14,
    told_at="2025-09-29 09:00", told_by=FRANCESCA, reason="Agreed at the big table on 26 September",
    locked=("2025-10-10 09:00", FRANCESCA),
    objectives=[FIVE, PAINT, CORE, AGAIN, WOODS],
    turns=[
        comment("2025-11-12 10:00", FRANCESCA, "Q4-O4-KR1", aspect="schedule",
                text="Paolo, nothing since 22 October. Is it thirteen still?"),
        comment("2025-11-20 17:00", CHIARA, "Q4-O4-KR2", aspect="schedule",
                text="I go there on 4 December, with boots."),
        comment("2025-11-26 15:00", FRANCESCA, "2025-Q4", aspect="review",
                text="For 10 December: the paint room, the last six models, and what 2026 is called."),
    ],
)  # fmt: skip
