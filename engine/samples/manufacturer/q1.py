"""Traunfeld Pumps, first quarter of 2025: the machines are to run, and they do."""

from engine.samples.manufacturer.people import ANANYA, CHEN, EVA, FRANZ, MATTHIAS, RAJESH, SABINE, TOBIAS, XU
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

RUN = Objective(
    id="25Q1-O1", title="The constraint machines run", owner=MATTHIAS, commitment="committed", serves=("A3",),
    text="If the lathe stands, the order stands. So the lathe must not stand.",
    key_results=[
        KeyResult(
            id="25Q1-O1-KR1", title="Machine hours from 58 to 60 of every 100", owner=FRANZ, unit="%", start=58,
            target=60, measured_by="M-OEE", weight=2,
        ),
        KeyResult(
            id="25Q1-O1-KR2", title="Nights a week with a third shift in Pune from 0 to 5", owner=RAJESH,
            unit="nights", start=0, target=5,
            check_ins="""
            01-15 0 .6 Eleven volunteers. I need twenty-six.
            01-29 2 .7
            02-12 3 .8
            02-26 4 .85
            03-12 5 .95 Five nights. The night shift makes whatever casing is already in the jaws.
            03-26 5 1
            """,
        ),
        KeyResult(
            id="25Q1-O1-KR3", title="Pieces in a batch on the constraint machines from 120 to 200", owner=MATTHIAS,
            unit="pieces", start=120, target=200,
            check_ins="""
            01-16 124 .7
            01-30 141 .8 Easiest number of the year: change over less often.
            02-13 158 .9
            02-27 177 .95
            03-13 190 1
            03-27 204 1 Reached. Every plant is past 60 hours of 100 on its best machine.
            """,
        ),
    ],
)  # fmt: skip

STEYR = Objective(
    id="25Q1-O2", title="Steyr changes over its shaft lathes in 40 minutes", owner=FRANZ,
    commitment="aspirational", serves=("P2",),
    key_results=[
        KeyResult(
            id="25Q1-O2-KR1", title="Minutes of a changeover from 88 to 40", owner=FRANZ, unit="minutes", start=88,
            target=40, weight=2,
            check_ins="""
            01-14 88 .5
            01-28 84 .5 We filmed one. 31 of 88 minutes somebody walks.
            02-11 77 .55
            02-25 69 .6 A trolley with everything on it. The second one is being welded.
            03-11 60 .6
            03-25 52 .6
            """,
        ),
        KeyResult(
            id="25Q1-O2-KR2", title="The four steps of a quick changeover, both lathes", owner=FRANZ, unit="points",
            form="milestones", start=0, target=10,
            milestones=[("Filmed and timed", 2), ("What can be done before is done before", 3),
                        ("Clamps instead of bolts", 3), ("Written down and taught", 2)],
            check_ins="""
            01-28 2 .6
            02-18 5 .7
            03-18 5 .5 The clamps come from Bologna, and they come in May.
            """,
        ),
        KeyResult(
            id="25Q1-O2-KR3", title="Fitters who have done it themselves from 0 to 12", owner=FRANZ, unit="fitters",
            start=0, target=12,
            check_ins="""
            01-21 2 .7
            02-11 4 .7
            03-04 7 .7
            03-25 9 .7 The other three are on the new Saturday shift.
            """,
        ),
    ],
)  # fmt: skip

SUPPLIERS = Objective(
    id="25Q1-O3", title="The forty suppliers that matter deliver on a day, not in a week", owner=SABINE,
    commitment="committed", serves=("P3", "I4"),
    key_results=[
        KeyResult(
            id="25Q1-O3-KR1", title="Suppliers with an agreed day from 0 to 40", owner=SABINE, unit="suppliers",
            start=0, target=40,
            check_ins="""
            01-13 4 .7
            01-27 9 .7
            02-10 17 .75 They ask for the same thing back: an order that does not change after we sent it.
            02-24 24 .8
            03-10 31 .8
            03-24 36 .85
            """,
        ),
        KeyResult(
            id="25Q1-O3-KR2", title="Lots that arrive complete on that day from 63 % to 66 %", owner=SABINE,
            unit="%",
            start=63, target=66, measured_by="M-SUPP",
        ),
    ],
)  # fmt: skip

PORES = Objective(
    id="25Q1-O4", title="A pore is found where it is made", owner=CHEN, commitment="aspirational", serves=("P4",
                                                                                                           "I2"),
    key_results=[
        KeyResult(
            id="25Q1-O4-KR1", title="Pours whose temperature is written down from 0 % to 100 %", owner=XU, unit="%",
            start=0, target=100,
            check_ins="""
            01-17 22 .7 by hand, on the door of the furnace
            02-07 58 .8
            02-21 83 .85
            03-07 96 .95
            03-21 99 1 the missing one is the night of the spring festival
            """,
        ),
        KeyResult(
            id="25Q1-O4-KR2", title="Castings from Suzhou that are scrapped from 7.2 % to 6 %", owner=XU, unit="%",
            start=7.2, target=6, weight=2,
            check_ins="""
            01-17 7.3 .5
            02-07 7.1 .5
            02-21 6.8 .55 cold pours on Monday mornings, that is a quarter of it
            03-07 6.6 .55
            03-21 6.5 .5
            """,
        ),
        KeyResult(
            id="25Q1-O4-KR3", title="A stop cord hangs at the three pouring stations", owner=CHEN, unit="yes/no",
            form="binary", start=0, target=1,
            check_ins="""
            01-24 0 .8
            02-28 1 1 It hangs. Pulled six times so far, five of them by the same woman.
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-02-20 06:10", ANANYA, "25Q1-O1-KR3", aspect="cause", source="cli",
            text="200 of one kind means eleven days in which nobody gets any other kind."),
    comment("2025-03-14 09:30", EVA, "25Q1-O1", aspect="cost",
            text="Machine hours up two points, finished orders down one. Can somebody explain this to me in May?"),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q1", title="Q1 2025: fill the machines", plan="TP-2025", team="Company",
    text="The plan says the machines are the bottleneck. We fill them first and improve around them.",
    starts_on="2025-01-01", ends_on="2025-03-31", cadence=14,
    told_at="2024-12-17 09:00", told_by=TOBIAS, reason="From the plan agreed on 13 December",
    locked=("2025-01-10 15:00", TOBIAS),
    objectives=[RUN, STEYR, SUPPLIERS, PORES],
    turns=TURNS,
    closing=Closing(
        at="2025-04-09 13:00", by=MATTHIAS, reason="Quarter over; graded with the four plants on the telephone",
        grades=[
            Grade(id="25Q1-O3", why="36 of 40 days are agreed, and hardly one is kept."),
            Grade(id="25Q1-O1", judged=1.0, why="All three reached, one of them past its target."),
            Grade(id="25Q1-O2-KR1", judged=0.8,
                  why="88 to 52 with bolts still on. The clamps would have done the rest."),
            Grade(id="25Q1-O3-KR2", judged=0.3, why="The days are agreed. They are not kept yet, by either side."),
        ],
    ),
)  # fmt: skip
