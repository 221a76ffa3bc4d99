"""Meridal, third quarter of 2025: a hundred projects stop, and what is left says what it serves."""

from engine.samples.multinational.people import (
    ANNELIES,
    DANA,
    FERNANDA,
    HIROSHI,
    JOOST,
    LIEKE,
    OLUMIDE,
    PRIYANKA,
    RAVI,
    THANDIWE,
)
from engine.samples.tables import Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.deeds import align, comment, restate_check_in

BUY = Objective(
    id="Q3-O1", title="An operator can try it in the week in which he asks", owner=PRIYANKA, commitment="committed",
    serves=("A1", "P1", "C1"),
    key_results=[
        KeyResult(
            id="Q3-O1-KR1", title="Weeks until an operator can try it from 36 to 20", owner=PRIYANKA, unit="weeks",
            start=36, target=20, weight=2,
            check_ins="""
            07-14 34 .6
            07-28 31 .7
            08-11 28 .75 Nobody was lent out in July. I had forgotten how quick they are.
            08-25 25 .8
            09-08 22 .85
            09-22 20 1
            """,
        ),
        KeyResult(id="Q3-O1-KR2", title="Operators that are trying it from 3 to 11", owner=LIEKE, unit="operators",
                  start=3, target=11, measured_by="M-TRY", weight=1),
        KeyResult(id="Q3-O1-KR3", title="Operators that have bought from 5 to 10", owner=LIEKE, unit="operators",
                  start=5, target=10, measured_by="M-OPER", weight=2),
    ],
)  # fmt: skip

STOP = Objective(
    id="Q3-O2", title="Begin less, finish more", owner=DANA, commitment="committed", serves=("A3", "I1"),
    key_results=[
        KeyResult(id="Q3-O2-KR1", title="Projects that run from 402 to 260", owner=DANA, unit="projects", start=402,
                  target=260, measured_by="M-RUN", weight=1),
        KeyResult(id="Q3-O2-KR2", title="Hours that serve an objective from 43 % to 56 %", owner=DANA, unit="%",
                  start=43, target=56, measured_by="M-HOURS", weight=2),
        KeyResult(
            id="Q3-O2-KR3", title="Days from the wish to stop a project until it has stopped from 96 to 20",
            owner=DANA,
            unit="days", start=96, target=20, weight=1,
            check_ins="""
            07-17 88 .5
            07-31 61 .6
            08-14 44 .7 nobody knew who may stop one. now the owner of the target may
            08-28 31 .75
            09-11 25 .8
            09-25 22 .8
            """,
        ),
    ],
)  # fmt: skip

PLATFORM = Objective(
    id="Q3-O3", title="Two products on the common platform", owner=RAVI, commitment="committed", serves=("A2", "B2",
                                                                                                         "I2"),
    key_results=[
        KeyResult(
            id="Q3-O3-KR1", title="Products that run on it from 0 to 2", owner=RAVI, unit="products", start=0,
            target=2,
            check_ins="""
            07-10 0 .7
            07-24 1 .8 billing, the old one is off
            08-21 1 .8
            09-18 2 1
            """,
        ),
        KeyResult(id="Q3-O3-KR2", title="Platforms in use from 11 to 9", owner=RAVI, unit="platforms", start=11,
                  target=9, measured_by="M-PLAT"),
    ],
)  # fmt: skip

CHANGE = Objective(
    id="Q3-O3-A", title="Meters speak to the common platform", owner=HIROSHI, under="Q3-O3-KR1",
    commitment="aspirational", text="What the people of the relay do since July.",
    key_results=[
        KeyResult(
            id="Q3-O3-A-KR1", title="Kinds of meter that it can read from 2 to 8", owner=HIROSHI, unit="kinds",
            start=2,
            target=8,
            check_ins="""
            07-22 2 .5
            08-12 4 .7
            09-02 6 .8
            09-23 7 .8 Forty people who know meters better than anybody. We had them draw a relay.
            """,
        ),
    ],
)  # fmt: skip

FIELD = Objective(
    id="Q3-O4", title="The visit ends when it works", owner=FERNANDA, commitment="committed", serves=("I3", "B3"),
    key_results=[
        KeyResult(id="Q3-O4-KR1", title="Visits that have to be repeated from 19 % to 14 %", owner=THANDIWE,
                  unit="%",
                  start=18.8, target=14, measured_by="M-AGAIN", weight=2),
        KeyResult(
            id="Q3-O4-KR2", title="Fitters who have spent a week in a control room from 0 to 120", owner=THANDIWE,
            unit="fitters", start=0, target=120,
            check_ins="""
            07-15 8 .6
            08-05 31 .7
            08-26 66 .8 They come back and ask different questions.
            09-16 98 .8
            09-29 121 .9
            """,
        ),
    ],
)  # fmt: skip

SWITCH = Objective(
    id="Q3-O5", title="Somebody lets us hold a switch, a small one", owner=LIEKE, commitment="aspirational",
    serves=("B3", "C2"),
    key_results=[
        KeyResult(
            id="Q3-O5-KR1", title="Test areas where we may act from 0 to 2", owner=LIEKE, unit="areas", start=0,
            target=2,
            check_ins="""
            07-18 0 .4
            08-15 0 .5
            09-12 1 .7 Groningen, 4,000 houses, between ten and four. If the telephone is answered at night.
            """,
        ),
    ],
)  # fmt: skip

BONUS = Objective(
    id="Q3-O6", title="The bonus says the same as the plan", owner=OLUMIDE, commitment="committed",
    text="Serves A3. Nobody has linked it yet.",
    key_results=[
        KeyResult(
            id="Q3-O6-KR1", title="Managers whose bonus hangs on a target of the plan from 40 to 400",
            owner=OLUMIDE,
            unit="managers", start=40, target=400, form="reach",
            check_ins="""
            07-23 40 .4
            08-20 150 .5
            09-17 310 .6 Ninety want to keep utilisation. I would, too, with that figure.
            """,
        ),
    ],
)  # fmt: skip

TURNS = [
    align("2025-07-11 09:00", LIEKE, "Q3-O5", "A5", "The switch has an annual objective since yesterday"),
    align("2025-07-11 09:10", FERNANDA, "Q3-O4", "A5", "Who sends a fitter twice holds no switch"),
    align("2025-09-18 09:00", OLUMIDE, "Q3-O6", "A3",
          "Found by the alignment list; it was meant so from the start"),
    comment("2025-07-17 06:00", HIROSHI, "Q3-O3-A", aspect="decision",
            text="I told them myself. Two wept. On Monday they asked for the protocol of the platform."),
    comment("2025-08-14 10:00", ANNELIES, "Q3-O2-KR3", aspect="decision",
            text="Three times I was asked whether one may stop this. I have stopped asking back why it was begun."),
    comment("2025-09-26 09:00", JOOST, "2025-Q3", aspect="alignment",
            text="Seven objectives. Six said what they serve when they were agreed, the seventh in September."),
    restate_check_in("2025-10-02 08:00", THANDIWE, "Q3-O4-KR2", 118, "2025-09-29",
                     "Three were counted in two countries"),
]  # fmt: skip

CYCLE = Cycle(
    id="2025-Q3", title="Q3 2025: stop", plan="MER-2025", team="Group",
    starts_on="2025-07-01", ends_on="2025-09-30", cadence=14,
    told_at="2025-06-27 09:00", told_by=JOOST, reason="Agreed by the board with the units on 26 June",
    locked=("2025-07-14 09:00", JOOST),
    objectives=[BUY, STOP, PLATFORM, CHANGE, FIELD, SWITCH, BONUS],
    turns=TURNS,
    closing=Closing(
        at="2025-10-08 13:00", by=JOOST, reason="Quarter over; graded across the units",
        grades=[
            Grade(id="Q3-O4", why="The visits as planned, two fitters short."),
            Grade(id="Q3-O2", why="Two days and some lawyers short; 104 projects fewer."),
            Grade(id="Q3-O1", why="Nine operators; the tenth signed three days late."),
            Grade(id="Q3-O1-KR3", why="Nine against ten; the tenth signed on 3 October."),
            Grade(id="Q3-O2-KR3", why="22 days. The last two days are lawyers."),
            Grade(id="Q3-O4-KR2", why="118 of 120, counted again."),
            Grade(id="Q3-O6", judged=0.7, why="310 of 400 in one quarter, without a single letter from a lawyer."),
        ],
    ),
)  # fmt: skip
