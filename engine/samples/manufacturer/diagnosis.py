"""Traunfeld Pumps, the president's diagnosis of June 2025: two days in Pune, and the plan is turned round."""

from engine.samples.manufacturer.people import (
    ANANYA,
    EVA,
    FRANZ,
    HELGA,
    MATTHIAS,
    RAJESH,
    SUNIL,
    TOBIAS,
)
from engine.samples.tables import (
    Countermeasure,
    Decision,
    Finding,
    Improve,
    Item,
    Lesson,
    Recognition,
    Review,
    started,
)
from engine.samples.tables.deeds import unlink, weigh

KEPT_WEEK = Item(
    id="P8", title="One plan a week, and it is kept", owner=ANANYA,
    text="Every order every week where we can, every two weeks where we cannot yet.",
)  # fmt: skip

LOTS = Improve(
    id="T-ADH", title="Lots made in the week they were planned for", owner=ANANYA, unit="%", start=54,
    first="2025-07",
    plan="56 60 66 72 76 80", actual="57 63 70 74 79 83",
    notes={"2025-10": "Two points more, with two plants still learning."},
)  # fmt: skip

TIES = """
A1 P8 strong
P8 T-OTD strong
P8 T-ADH strong
T-ADH B1 strong
"""

REVIEW = Review(
    id="R-2025-PD", tier="diagnosis", of="TP-2025", title="President's diagnosis: two days in Pune",
    text="Helga Brandstetter asks, the plant answers, nobody brings slides.",
    scheduled="2025-05-16 09:00", at="2025-06-18 03:30", until="11:30",
    facilitator=TOBIAS, chair=HELGA,
    attendees=(HELGA, MATTHIAS, EVA, TOBIAS, RAJESH, ANANYA, SUNIL, FRANZ),
    agenda=[
        "Follow one late order from the letter to the gate",
        "Watch one changeover from the last good part to the first",
        "Who decides what is made next?",
        "What the plan says, and what we saw",
    ],
    said=[
        Finding(about="T-OTD", by=HELGA,
                text="Order 4471 waited 31 days and was worked on for 6 hours. For 19 days its casing was next "
                     "but one."),
        Finding(about="PUN-T-SET", by=SUNIL,
                text="A changeover takes 124 minutes, and for 70 of them the machine waits for jaws that are in "
                     "use."),
        Finding(about="25Q2-O1-KR3", by=ANANYA,
                text="Since batches have doubled, each kind comes round every 23 days instead of every 11."),
        Finding(about="M-MOVED", by=RAJESH,
                text="74 orders were moved in May inside the frozen week. 66 of them by a telephone call from "
                     "sales."),
        Finding(about="T-LTA", by=FRANZ,
                text="Two accidents this month on a Saturday shift, by people who worked six days."),
        Decision(
            kind="stop", about="P1", answers="F3",
            text="No more longer runs. Batches go back, Saturdays end on 5 July.",
            why="The machine figure rose because we stopped changing over, and that is what makes the orders late",
            owner=MATTHIAS, due="2025-07-05", effect="Machine hours fall by two, on-time rises from August",
            confidence=0.8,
            changes=[unlink("I3", "C1")],
        ),
        Decision(
            kind="stop", about="P6", answers="F2", text="The third machining centre is not bought.",
            why="A third machine would wait for the same jaws", owner=RAJESH,
            effect="3.4 million euros stay in the house", confidence=0.9,
        ),
        Decision(
            kind="retarget", about="T-OEE", answers="F3",
            text="Machine hours: 61 until October, 62 at the year's end.",
            why="68 can only be reached with batches that nobody orders", owner=MATTHIAS,
            effect="Nobody makes a part to feed a figure", confidence=0.75,
            path=("2025-07", "61 61 61 61 62 62"), changes=[weigh("M-OEE", 1)],
        ),
        Decision(
            kind="retarget", about="T-SET", answers="F2", text="A changeover takes 38 minutes in December, not 80.",
            why="Steyr is at 35 today and shows that it is a matter of trolleys, not of money", owner=FRANZ,
            due="2025-12-19", effect="Batches of 90 instead of 250 without losing an hour", confidence=0.6,
            path=("2025-07", "80 70 60 52 44 38"),
        ),
        Decision(
            kind="start", about="A1", answers="F4",
            text="One plan a week, and it is kept. Ananya Deshpande leads it.",
            why="What is made next is decided by whoever telephones last", owner=ANANYA, due="2025-09-30",
            effect="Four of five lots made in their week by December", confidence=0.7,
            changes=[*started("TP-2025", TIES, KEPT_WEEK, LOTS)],
        ),
        Countermeasure(
            about="T-SET", period="2025-05", answers="F2",
            background="Pune makes the casings for all four plants and changes over in 124 minutes.",
            cause="Jaws and tools are fetched after the machine has stopped, because it was always done so.",
            action="Two fitters from Steyr work in Pune for three weeks, with their film, on both casing lathes.",
            owner=FRANZ, due="2025-08-29", effect="40 minutes less in Pune by October", change=-40, after=3,
            completed=("2025-08-28 10:00", "Back in Steyr. They brought eleven ideas home, and took nine there."),
            verified=("2025-11-13 13:00", TOBIAS, True,
                      "124 to 66 in Pune, and 91 to 39 over all four plants. Without the jaws.", -58),
        ),
        Countermeasure(
            about="M-MOVED", period="2025-05", answers="F4",
            background="74 moved orders in one plant push some 300 others.",
            cause="The rule of the frozen week was agreed by the plants alone. Sales never signed it.",
            action="Nine regional sales heads sign the rule; who wants an exception asks the president.",
            owner=MATTHIAS, due="2025-07-11", effect="Fewer than 90 moved orders a month in September", change=-170,
            after=3,
            completed=("2025-07-11 14:30", "Signed. Two asked for an exception in the first week, none got it."),
            verified=("2025-10-09 12:45", TOBIAS, True, "262 in June, 61 in September.", -201),
        ),
        Lesson(about="T-OEE", by=MATTHIAS,
               text="We measured whether the machine is busy, never whether it is busy with an order. I proposed "
                    "it."),
        Lesson(about="R-2025-Q1", by=EVA,
               text="In April both curves lay on the table. We asked why one was bad, not what they had in "
                    "common."),
        Recognition(person=ANANYA, about="25Q1-O1-KR3",
                    text="Wrote on 20 February that 200 of a kind means eleven days without any other. Nobody "
                         "answered her."),
    ],
)  # fmt: skip
