"""Traunfeld Pumps, what happened besides: corrections, overrides, money, and words between the meetings."""

from collections.abc import Iterator

from engine.samples.manufacturer.diagnosis import LOTS
from engine.samples.manufacturer.people import (
    CHEN,
    EVA,
    FRANZ,
    GUADALUPE,
    HECTOR,
    HELGA,
    MATTHIAS,
    MIRIAM,
    PETRA,
    RAJESH,
    ROLES,
    SABINE,
    SUNIL,
    TOBIAS,
    XU,
)
from engine.samples.manufacturer.targets import REPORTING
from engine.samples.manufacturer.year_2026 import OPEN_TALK
from engine.samples.tables import Beat, when
from engine.samples.tables.deeds import (
    comment,
    end_initiative,
    hand_over,
    initiative,
    limits,
    override,
    restate,
    retarget,
    withdraw,
)

REWORK = (
    "Rework was left out by Steyr, Querétaro and Suzhou; Pune has counted it since March. Now counted by all, "
    "from the shop-floor papers."
)

NUMBERS = [
    override("2025-04-10 15:10", HELGA, "I3", "at_risk",
             "The machine figure is good and the orders are late. As long as both are true I do not believe the "
             "first."),
    comment("2025-05-15 11:30", EVA, "M-STOCK", aspect="cause",
            text="Plus nine days since January, all of it parts without an order. 16 million euros."),
    comment("2025-05-27 05:20", RAJESH, "M-SCRAP", aspect="data",
            text="We are shown as the worst plant. We are the only one that counts rework."),
    *[
        restate("2025-06-11 09:20", PETRA, "M-SCRAP", month, value, REWORK)
        for month, value in [("2025-01", 4.9), ("2025-02", 5.0), ("2025-03", 5.0), ("2025-04", 5.1)]
    ],
    comment("2025-06-11 09:40", PETRA, "M-SCRAP", aspect="data",
            text="Rajesh was right. I have told him, and I have told the other three as well."),
    comment("2025-09-10 07:15", XU, "M-OEE", aspect="data", source="cli",
            text="new counter on press 4 counts each stroke twice, august is wrong from the 4th"),
    withdraw("2025-09-16 08:30", CHEN, "M-OEE", "2025-08",
             "Suzhou's counter counted double for 24 days, and nobody can say how many strokes were real"),
    override("2025-10-09 15:20", HELGA, "I3", None,
             "I believe it again: the figure went down, and the orders go out."),
    limits("2025-10-09 15:40", SABINE, "M-SUPP", (58, 70, 82, 94),
           "74 was good when we stood at 63. From October green begins at 82.", since="2025-10-01"),
    comment("2025-11-18 16:45", GUADALUPE, "M-OEE", aspect="target",
            text="A year ago I was told 70. We run 60 and are on time. I would like that to be written down."),
    retarget("2025-12-18 09:20", TOBIAS, "M-OEE", 62, "As in the plan: nobody feeds a figure in 2026",
             since=when("2026-01-01")),
    comment("2026-01-14 17:10", EVA, "M-EBIT", aspect="rating",
            text="8.3 in the fourth quarter. Half of the gain is freight we did not pay."),
]  # fmt: skip

MONEY = [
    initiative("2025-01-15 10:00", FRANZ, "I-FILM", "P2", "Film, trolleys and clamps for two lathes",
               "First step of quick changeovers, in Steyr", due="2025-06-30", budget=64000),
    initiative("2025-01-16 08:30", RAJESH, "I-CENTRE", "P6", "Third machining centre for Pune",
               "As in the plan", due="2025-11-28", budget=3400000),
    initiative("2025-02-03 09:00", CHEN, "I-FURNACE", "P4", "New furnace for Suzhou",
               "Holds its temperature within ten degrees", due="2025-08-29", budget=2100000),
    end_initiative("2025-06-19 06:00", RAJESH, "I-CENTRE", "dropped",
                   "A third machine would wait for the same jaws"),
    end_initiative("2025-07-01 12:00", FRANZ, "I-FILM", "done", "31 minutes. 58,200 spent."),
    initiative("2025-07-10 08:00", SUNIL, "I-JAWS", "PUN-P1", "Second set of jaws for both casing lathes",
               "From the catchball of November 2024", due="2025-10-31", budget=190000),
    end_initiative("2025-08-29 04:00", CHEN, "I-FURNACE", "done", "In use since 4 August, six weeks to settle"),
]  # fmt: skip

WORDS = [
    comment("2024-12-13 16:20", GUADALUPE, "QRO-T-OEE", aspect="target",
            text="Signed, with 68. I have said what I think of it, in November and in writing."),
    comment("2025-10-20 10:00", MIRIAM, "T-LTA", aspect="cause",
            text="Six-day weeks were an answer to a question nobody had asked the people on the sixth day."),
    comment("2025-12-16 15:10", MATTHIAS, "TP-2026", aspect="review",
            text="Forty small causes instead of one large one. I would call that a promotion."),
    hand_over("2026-01-14 16:30", HELGA, "26-P1", HECTOR, "He has taught it in three plants; he carries it"),
]  # fmt: skip


def beats() -> Iterator[Beat]:
    """Everything of it, and the talk that is still open."""
    roles = "; ".join(f"{name}, {role}" for name, role in ROLES.items())
    yield comment("2024-12-17 09:30", TOBIAS, "TP-2025", aspect="roles", text=f"Who answers for what: {roles}.")
    yield from NUMBERS
    yield from MONEY
    yield from WORDS
    yield from REPORTING.readings(LOTS.id, LOTS.first, LOTS.actual, LOTS.notes)
    yield from OPEN_TALK.beats()
