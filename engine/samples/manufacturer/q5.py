"""Traunfeld Pumps, first quarter of 2026, still open: ninety of a hundred, and what the jaws are waiting for."""

from engine.samples.manufacturer.people import (
    ANANYA,
    CHEN,
    EVA,
    FRANZ,
    GUADALUPE,
    HECTOR,
    MATTHIAS,
    MIRIAM,
    PETRA,
    RAJESH,
    SABINE,
    SUNIL,
    TOBIAS,
    XU,
)
from engine.samples.tables import Carried, Cycle, KeyResult, Objective
from engine.samples.tables.deeds import comment

ONTIME = Objective(
    id="26Q1-O1", title="88 of 100, and we know why the other twelve are late", owner=MATTHIAS,
    commitment="committed", serves=("26-A1", "C1"),
    key_results=[
        KeyResult(
            id="26Q1-O1-KR1", title="Orders that leave on the day promised from 86 % to 88 %", owner=MATTHIAS,
            unit="%", start=86.1, target=88, measured_by="M-OTD", weight=3,
        ),
        KeyResult(
            id="26Q1-O1-KR2", title="Late orders with a cause on the same day from 40 % to 90 %", owner=ANANYA,
            unit="%", start=40, target=90, weight=1,
            check_ins="""
            01-14 46 .7
            01-28 61 .75 first cause by far: a certificate that is missing, not a part
            02-11 70 .8
            """,
        ),
        KeyResult(
            id="26Q1-O1-KR3", title="Key accounts that plan with our promised day from 9 to 15", owner=MATTHIAS,
            unit="accounts", start=9, target=15, weight=1,
            check_ins="""
            01-15 9 .5
            01-29 10 .5
            02-12 10 .4 Asked two for a date. Got two brochures.
            """,
        ),
    ],
)  # fmt: skip

DISPATCH = Objective(
    id="26Q1-O1-A", title="No pump waits for a piece of paper", owner=PETRA, under="26Q1-O1-KR2",
    commitment="aspirational", text="Test certificates are written by hand in three plants of four.",
    added=("2026-02-02 10:30", "Half of the causes found in January are missing certificates"),
    key_results=[
        KeyResult(
            id="26Q1-O1-A-KR1", title="Pumps that wait for their certificate from 118 to 30", owner=PETRA,
            unit="pumps", start=118, target=30,
            check_ins="""
            02-06 112 .6
            02-18 97 .65 Steyr prints them at the test bench now. The printer cost 400 euros.
            """,
        ),
    ],
)  # fmt: skip

JAWS = Objective(
    id="26Q1-O2", title="Pune changes over its casing lathes in 45 minutes", owner=RAJESH, commitment="committed",
    serves=("26-P1",), 
    carries_on=Carried(id="25Q4-O3", at="2026-01-09 14:00", why="48 minutes, and still one set of jaws"),
    key_results=[
        KeyResult(
            id="2026-Q1-25Q4-O3-KR1", title="Minutes of a changeover from 48 to 40", owner=SUNIL, unit="minutes",
            start=48,
            target=40, weight=2,
            check_ins="""
            01-12 48 .5
            01-22 49 .4 new fitter, give him a month
            02-05 49 .3
            02-19 48 .2
            """,
        ),
        KeyResult(
            id="2026-Q1-25Q4-O3-KR2", title="A second set of jaws made and tried", owner=SUNIL, unit="points",
            form="milestones", start=0, target=7, milestones=[("Made", 4), ("Tried on both lathes", 3)],
            check_ins="""
            01-12 0 .4 Nashik asks me for the drawing, I ask for the draughtsman
            """,
        ),
    ],
)  # fmt: skip

STEADY = Objective(
    id="26Q1-O3", title="What stands still is looked after before it breaks", owner=FRANZ,
    commitment="aspirational",
    serves=("26-P3", "I3"),
    key_results=[
        KeyResult(
            id="26Q1-O3-KR1", title="Stops nobody planned from 41 hours a week to 30", owner=FRANZ, unit="hours",
            start=41, target=30,
            check_ins="""
            01-13 41 .6
            01-27 38 .65
            02-10 37 .65 Bearings, bearings, and one mouse.
            """,
        ),
        KeyResult(
            id="26Q1-O3-KR2", title="Machines whose operator greases and checks them daily from 12 to 60",
            owner=GUADALUPE, unit="machines", start=12, target=60,
            check_ins="""
            01-16 19 .7
            01-30 31 .8
            02-13 44 .9
            """,
        ),
        KeyResult(
            id="26Q1-O3-KR3", title="A spare part for each of the 50 bearings that have stopped us twice",
            owner=CHEN,
            unit="bearings", target=50,
            check_ins="""
            02-13 17 - Nobody knows how many we had before, so there is no start.
            """,
        ),
    ],
)  # fmt: skip

SCRAP = Objective(
    id="26Q1-O4", title="From finding pores to not making them", owner=XU, commitment="aspirational",
    serves=("26-P2", "I2"),
    key_results=[
        KeyResult(
            id="26Q1-O4-KR1", title="Castings from Suzhou that are scrapped from 4.1 % to 3.5 %", owner=XU,
            unit="%",
            start=4.1, target=3.5,
            check_ins="""
            01-16 4.1 .6
            01-30 4.0 .6
            02-13 4.2 .35 spring festival: new people on two stations, and it shows
            """,
        ),
        KeyResult(
            id="26Q1-O4-KR2", title="Stops with the cause written down the same shift from 72 % to 90 %",
            owner=RAJESH,
            unit="%", start=72, target=90,
            check_ins="""
            01-14 74 .7
            01-28 79 .75
            02-11 84 .8
            """,
        ),
    ],
)  # fmt: skip

TEACH = Objective(
    id="26Q1-O5", title="Four plants, one school", owner=MIRIAM, commitment="aspirational", serves=("26-A3", "L2"),
    key_results=[
        KeyResult(
            id="26Q1-O5-KR1", title="Operators who can run three machines from 52 % to 56 %", owner=MIRIAM,
            unit="%",
            start=52, target=56,
            check_ins="""
            01-20 53 .7
            02-03 54 .75
            02-17 55 .8
            """,
        ),
        KeyResult(
            id="26Q1-O5-KR2", title="Ideas of one plant used in another from 5 a month to 9", owner=HECTOR,
            unit="ideas", start=5, target=9,
            check_ins="""
            01-19 5 .5
            02-09 4 .4 everybody likes everybody's ideas, nobody has the time
            """,
        ),
        KeyResult(
            id="26Q1-O5-KR3", title="People from Suzhou who have worked two weeks in Pune from 0 to 6", owner=CHEN,
            unit="people", start=0, target=6,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2026-01-30 08:20", TOBIAS, "2026-Q1-25Q4-O3-KR2", aspect="schedule",
            text="No word since 12 January. The countermeasure behind it was due on 31 January."),
    comment("2026-02-10 09:40", SABINE, "26Q1-O1-KR3", aspect="cause",
            text="They want to see twelve good months. We have six. I would wait with the asking."),
    comment("2026-02-19 13:00", EVA, "26Q1-O1", aspect="rating",
            text="A year ago 70 of 100, and we worked Saturdays for it."),
    comment("2026-02-20 15:00", TOBIAS, "2026-Q1", aspect="review",
            text="For the review of 12 March: the jaws, the certificates, and who goes to Pune."),
]  # fmt: skip

CYCLE = Cycle(
    id="2026-Q1", title="Q1 2026: know why the rest is late", plan="TP-2026", team="Company",
    starts_on="2026-01-01", ends_on="2026-03-31", cadence=14,
    told_at="2025-12-18 09:00", told_by=TOBIAS, reason="From the plan agreed on 16 December",
    locked=("2026-01-13 15:00", TOBIAS),
    objectives=[ONTIME, DISPATCH, JAWS, STEADY, SCRAP, TEACH],
    turns=TURNS,
)  # fmt: skip
