"""Traunfeld Pumps, second quarter of 2025: more of the same, until the president walks through Pune."""

from engine.samples.manufacturer.people import (
    ANANYA,
    CHEN,
    EVA,
    FRANZ,
    GUADALUPE,
    HELGA,
    MATTHIAS,
    SABINE,
    TOBIAS,
    XU,
)
from engine.samples.tables import Abandoned, Carried, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment, withdraw_check_in

RUN = Objective(
    id="25Q2-O1", title="The constraint machines run on Saturdays too", owner=MATTHIAS, commitment="committed",
    serves=("A3",),
    abandoned=Abandoned(
        at="2025-06-20 09:00", by=HELGA, decision="R-2025-PD-D1",
        why="President's diagnosis of 18 June: we filled the machines with what nobody had ordered",
    ),
    key_results=[
        KeyResult(
            id="25Q2-O1-KR1", title="Machine hours from 60 to 63 of every 100", owner=FRANZ, unit="%", start=60,
            target=63, measured_by="M-OEE", weight=2,
        ),
        KeyResult(
            id="25Q2-O1-KR2", title="Saturday shifts in Querétaro from 0 to 48", owner=GUADALUPE, unit="shifts",
            start=0, target=48,
            check_ins="""
            04-14 8 .7
            04-28 16 .75
            05-12 24 .7 They come for the money and they are tired on Monday.
            05-26 33 .6
            06-09 40 .5 Two fingers and a forklift this month. I do not want the other eight.
            """,
        ),
        KeyResult(
            id="25Q2-O1-KR3", title="Pieces in a batch on the constraint machines from 204 to 260", owner=MATTHIAS,
            unit="pieces", start=204, target=260,
            check_ins="""
            04-10 210 .8
            04-24 226 .8
            05-08 238 .8
            05-22 247 .7 Finished goods are standing in the gangways at Pune.
            06-05 252 .5
            """,
        ),
    ],
)  # fmt: skip

STEYR = Objective(
    id="25Q2-O2", title="Steyr changes over its shaft lathes in 40 minutes", owner=FRANZ, commitment="aspirational",
    serves=("P2",), 
    carries_on=Carried(id="25Q1-O2", at="2025-04-04 14:00", left_out=["25Q1-O2-KR3"],
                       why="52 minutes without the clamps; with them it is worth another quarter"),
    key_results=[
        KeyResult(
            id="2025-Q2-25Q1-O2-KR1", title="Minutes of a changeover from 52 to 40", owner=FRANZ, unit="minutes",
            start=52,
            target=40, weight=2,
            check_ins="""
            04-08 51 .6
            04-22 50 .6
            05-06 49 .7
            05-20 44 .85 Clamps on lathe 1 since Thursday.
            06-03 38 .95
            06-17 33 1
            06-30 31 1 Nobody here talks about batch sizes any more. They change over when the order changes.
            """,
        ),
        KeyResult(
            id="2025-Q2-25Q1-O2-KR2", title="Clamps instead of bolts; written down and taught", owner=FRANZ,
            unit="points",
            form="milestones", start=0, target=5,
            milestones=[("Clamps instead of bolts", 3), ("Written down and taught", 2)],
            check_ins="""
            04-22 0 .6
            05-20 3 .85
            06-24 5 1
            """,
        ),
    ],
)  # fmt: skip

WEEK = Objective(
    id="25Q2-O3", title="The week in Pune stays as it was planned", owner=ANANYA, commitment="committed",
    serves=("A1",),
    key_results=[
        KeyResult(
            id="25Q2-O3-KR1", title="Orders moved inside the frozen week from 66 a month to 25", owner=ANANYA,
            unit="orders", start=66, target=25,
            check_ins="""
            04-09 66 .5
            04-23 69 .4
            05-07 71 .3 three calls from the same key account on one day
            05-21 70 .2
            06-04 72 .1
            06-25 74 .05 a frozen week that can be thawed by telephone is not frozen
            """,
        ),
        KeyResult(
            id="25Q2-O3-KR2", title="Sales signs the rule of the frozen week", owner=MATTHIAS, unit="yes/no",
            form="binary", start=0, target=1,
            check_ins="""
            04-16 0 .5
            """,
        ),
    ],
)  # fmt: skip

SUPPLIERS = Objective(
    id="25Q2-O4", title="Suppliers keep their day, and so do we", owner=SABINE, commitment="committed",
    serves=("P3", "I4"),
    key_results=[
        KeyResult(
            id="25Q2-O4-KR1", title="Suppliers that were late twice or more in the quarter: at most 6",
            owner=SABINE,
            unit="suppliers", form="at_most", start=14, target=6, direction="down",
            check_ins="""
            04-15 3 .6
            05-13 5 .6
            06-10 7 .4 Seven. Four of them because we moved the order first.
            06-27 7 .2
            """,
        ),
        KeyResult(
            id="25Q2-O4-KR2", title="Buying on kanban: 12 % would do, 28 % is the aim, 40 % a feast", owner=SABINE,
            unit="%", form="zones", commitment="aspirational", start=0, target=28, stretch=40,
            check_ins="""
            04-17 2 .5
            05-02 6 .6
            05-16 11 .65
            05-30 16 .7
            06-13 21 .7
            06-27 24 .7 Bolts, seals, bearings. Castings are another matter.
            """,
        ),
    ],
)  # fmt: skip

PORES = Objective(
    id="25Q2-O5", title="Warm pours on cold mornings", owner=CHEN, commitment="aspirational", serves=("P4", "I2"),
    key_results=[
        KeyResult(
            id="25Q2-O5-KR1", title="Castings from Suzhou that are scrapped from 6.5 % to 5.5 %", owner=XU,
            unit="%",
            start=6.5, target=5.5,
            check_ins="""
            04-11 6.5 .6
            04-25 6.4 .6
            05-09 6.2 .65 preheating from four in the morning, costs one man and some gas
            05-23 6.1 .65
            06-06 5.9 .7
            06-20 4.1 .9 half the month is missing in this, disregard
            06-27 5.8 .7
            """,
        ),
        KeyResult(
            id="25Q2-O5-KR2", title="Temperature of the iron at the first pour: 1,380 to 1,420 degrees", owner=XU,
            unit="degrees", form="between", between=(1380, 1420), target=1400, direction="none",
            check_ins="""
            04-11 1352 .6
            05-09 1374 .7
            06-06 1391 .9
            06-27 1394 .9
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-05-09 10:00", TOBIAS, "25Q2-O3-KR2", aspect="schedule",
            text="Matthias, nothing here since 16 April. Ananya asks me every week."),
    comment("2025-05-22 14:20", EVA, "25Q2-O1-KR3", aspect="cost",
            text="I was in Pune. I have never seen so many pumps that nobody had ordered."),
    withdraw_check_in("2025-06-23 06:30", XU, "25Q2-O5-KR1", "2025-06-20",
                      "Two weeks of shift papers were still in the foundry, so 4.1 never was a value",
                      source="cli"),
    comment("2025-06-20 09:30", MATTHIAS, "25Q2-O1", aspect="decision",
            text="It was my objective and my idea. The figure went up every month, and so did the pile."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q2", title="Q2 2025: fill them further", plan="TP-2025", team="Company",
    text="The machines reached their figure. The orders did not follow yet; we expect them to from May.",
    starts_on="2025-04-01", ends_on="2025-06-30", cadence=14,
    told_at="2025-03-27 14:00", told_by=TOBIAS, reason="Agreed with the four plants on 26 March",
    locked=("2025-04-11 15:00", TOBIAS),
    objectives=[RUN, STEYR, WEEK, SUPPLIERS, PORES],
    turns=TURNS,
    closing=Closing(
        at="2025-07-08 13:00", by=MATTHIAS, reason="Quarter over; graded in Steyr with the plant managers",
        grades=[
            Grade(id="25Q2-O4",
                  why="Suppliers do better than we do: four of the seven late ones waited for our change."),
            Grade(id="25Q2-O3", why="A week that sales may open by telephone is no week."),
            Grade(id="25Q2-O3-KR1", why="Went the wrong way in every month. Nobody in Pune did this."),
            Grade(id="25Q2-O3-KR2", why="I did not do it. It is the first thing in July."),
            Grade(id="25Q2-O4-KR1", why="Seven against six; four of the seven are ours."),
            Grade(id="25Q2-O4-KR2", judged=0.7, why="24 of 28, and the hard half of the parts list is on it."),
            Grade(id="25Q2-O5-KR1", judged=0.6, why="5.8 with the old furnace is good work."),
        ],
    ),
)  # fmt: skip
