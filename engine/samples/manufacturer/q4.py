"""Traunfeld Pumps, fourth quarter of 2025: what worked in summer becomes the way of working."""

from engine.samples.manufacturer.people import (
    ANANYA,
    CHEN,
    EVA,
    FRANZ,
    GUADALUPE,
    HECTOR,
    MATTHIAS,
    RAJESH,
    SABINE,
    SUNIL,
    TOBIAS,
)
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import comment

ONTIME = Objective(
    id="25Q4-O1", title="84 of 100 orders leave on the day", owner=MATTHIAS, commitment="committed",
    serves=("A1", "C1"),
    key_results=[
        KeyResult(
            id="25Q4-O1-KR1", title="Orders that leave on the day promised from 77 % to 84 %", owner=MATTHIAS,
            unit="%", start=76.8, target=84, measured_by="M-OTD", weight=3,
        ),
        KeyResult(
            id="25Q4-O1-KR2", title="Lots made in the week they were planned for from 75 % to 82 %", owner=ANANYA,
            unit="%", start=75, target=82, weight=1,
            check_ins="""
            10-14 76 .8
            10-28 78 .8
            11-11 80 .85
            11-25 81 .9
            12-09 83 .95 diwali week included, which nobody had believed
            """,
        ),
        KeyResult(
            id="25Q4-O1-KR3", title="Key accounts that plan with our promised day from 3 to 12", owner=MATTHIAS,
            unit="accounts", start=3, target=12, weight=1,
            check_ins="""
            10-15 3 .6
            10-29 5 .6
            11-12 6 .55 They remember 2023. One of them said so for an hour.
            11-26 8 .55
            12-10 9 .5
            """,
        ),
    ],
)  # fmt: skip

STOCK = Objective(
    id="25Q4-O2", title="The halls are empty enough to walk through", owner=SABINE, commitment="committed",
    serves=("A2", "F2"),
    key_results=[
        KeyResult(
            id="25Q4-O2-KR1", title="Days of stock from 94 to 75", owner=SABINE, unit="days", start=94, target=75,
            measured_by="M-STOCK", weight=2,
        ),
        KeyResult(
            id="25Q4-O2-KR2", title="Pallets of parts without an order from 3,100 to 1,500", owner=GUADALUPE,
            unit="pallets", start=3100, target=1500, weight=1,
            check_ins="""
            10-08 2960 .6
            10-22 2640 .65
            11-05 2290 .7 Impellers of May go into orders of November. It is like eating leftovers.
            11-19 1940 .8
            12-03 1710 .8
            12-17 1560 .8
            """,
        ),
    ],
)  # fmt: skip

JAWS = Objective(
    id="25Q4-O3", title="Pune changes over its casing lathes in 45 minutes", owner=RAJESH,
    commitment="aspirational",
    serves=("P2",), text="The last third of the way. It hangs on the tool room.",
    key_results=[
        KeyResult(
            id="25Q4-O3-KR1", title="Minutes of a changeover from 72 to 45", owner=SUNIL, unit="minutes", start=72,
            target=45, weight=2,
            check_ins="""
            10-09 71 .6
            10-23 68 .6
            11-06 61 .65
            11-20 55 .65
            12-04 50 .65
            12-18 48 .6 three minutes short, and the jaws still not here
            """,
        ),
        KeyResult(
            id="25Q4-O3-KR2", title="A second set of jaws for both lathes", owner=SUNIL, unit="points",
            form="milestones", start=0, target=10, path_shape="steps",
            path=[("10-31", 3), ("11-30", 7), ("12-31", 10)],
            milestones=[("Drawn", 3), ("Made", 4), ("Tried on both lathes", 3)],
            check_ins="""
            10-16 3 .7
            11-13 3 .4 the grinder is down and its spare part is in customs
            12-11 3 .15 still in customs
            """,
        ),
    ],
)  # fmt: skip

SUPPLIERS = Objective(
    id="25Q4-O4", title="Castings on kanban as well", owner=SABINE, commitment="aspirational", serves=("P3", "I4"),
    key_results=[
        KeyResult(
            id="25Q4-O4-KR1", title="Suppliers on kanban from 22 to 45", owner=SABINE, unit="suppliers", start=22,
            target=45,
            check_ins="""
            10-10 24 .6
            10-24 28 .65
            11-07 33 .7
            11-21 37 .7
            12-05 41 .75
            12-17 43 .75
            """,
        ),
        KeyResult(
            id="25Q4-O4-KR2", title="Castings between Suzhou and Pune on kanban: from 0 to 30 kinds", owner=CHEN,
            unit="kinds", start=0, target=30,
            check_ins="""
            10-17 0 .5
            11-14 6 .45 Six weeks at sea do not fit on a card. We try with two boxes under way.
            12-12 11 .4
            """,
        ),
    ],
)  # fmt: skip

SPREAD = Objective(
    id="25Q4-O5", title="What one plant learns the others have in a month", owner=FRANZ, commitment="aspirational",
    serves=("B3",),
    key_results=[
        KeyResult(
            id="25Q4-O5-KR1", title="Plants that can teach the quick changeover themselves from 1 to 4",
            owner=HECTOR,
            unit="plants", start=1, target=4,
            check_ins="""
            10-13 2 .8 Querétaro taught itself. Now I teach Suzhou, by video, at six in the morning.
            11-10 3 .8
            12-08 3 .7
            """,
        ),
        KeyResult(
            id="25Q4-O5-KR2", title="Ideas of one plant used in another from 2 a month to 8", owner=FRANZ,
            unit="ideas", start=2, target=8,
            check_ins="""
            10-20 3 .5
            11-17 4 .5
            12-15 5 .4
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    comment("2025-11-19 08:00", TOBIAS, "25Q4-O3-KR2", aspect="schedule",
            text="Due since October, in the plan since the catchball of November 2024. Rajesh, who carries this?"),
    comment("2025-12-03 09:15", EVA, "25Q4-O2", aspect="rating",
            text="79 days. The bank has noticed before our own sales people did."),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q4", title="Q4 2025: the way we work", plan="TP-2025", team="Company",
    starts_on="2025-10-01", ends_on="2025-12-31", cadence=14,
    told_at="2025-09-29 09:00", told_by=TOBIAS, reason="Agreed with the four plants on 25 September",
    locked=("2025-10-10 15:00", TOBIAS),
    objectives=[ONTIME, STOCK, JAWS, SUPPLIERS, SPREAD],
    turns=TURNS,
    closing=Closing(
        at="2026-01-09 13:00", by=MATTHIAS, reason="Year over; graded in Steyr on the day before the annual review",
        grades=[
            Grade(id="25Q4-O2", why="77 days and 60 pallets too many, from 111 days in June."),
            Grade(id="25Q4-O1", why="The orders are there, three accounts are not."),
            Grade(id="25Q4-O1-KR3", why="Nine of twelve. Trust takes longer than changing over."),
            Grade(id="25Q4-O2-KR1", why="77 against 75, down from 111 in June."),
            Grade(id="25Q4-O2-KR2", why="60 pallets short."),
            Grade(id="25Q4-O3", judged=0.6,
                  why="48 minutes without the jaws is better than 45 with them. The jaws are late."),
        ],
    ),
)  # fmt: skip
