"""Traunfeld Pumps, the reviews from July to December 2025: the orders come out, and the jaws do not."""

from engine.samples.manufacturer.people import (
    ANANYA,
    BOARD,
    CHEN,
    EVA,
    FRANZ,
    GUADALUPE,
    HECTOR,
    HELGA,
    MATTHIAS,
    MIRIAM,
    PETRA,
    PLANTS,
    RAJESH,
    SABINE,
    SUNIL,
    TOBIAS,
    XU,
)
from engine.samples.manufacturer.reviews_spring import MISSES
from engine.samples.tables import Countermeasure, Decision, Finding, Lesson, Recognition, Review, retired

JUNE = Review(
    id="R-2025-Q2", tier="quarterly", of="TP-2025", title="Second quarter: the plan after Pune",
    scheduled="2025-06-13 09:00", at="2025-07-09 12:00", until="14:50",
    facilitator=TOBIAS, chair=HELGA, attendees=(*BOARD, *PLANTS, ANANYA),
    agenda=["What we saw in Pune", *MISSES, "What ends today"],
    said=[
        Finding(about="T-OTD", text="66.3. The lowest since we count, with the best machine figure since we count.",
                by=EVA),
        Finding(about="T-LTA", text="33 accidents in twelve months, three in June, each of them on a Saturday.",
                by=MIRIAM),
        Finding(about="T-STOCK", text="111 days. 27 million euros more than in January.", by=EVA),
        Decision(
            kind="stop", about="QRO-P1", answers="F2",
            text="No Saturday shifts in Querétaro any more, as of this week.",
            why="Tired people made impellers that nobody needs", owner=GUADALUPE, due="2025-07-12",
            effect="No accident on a Saturday, because there is none", confidence=0.95,
            changes=retired("QRO-T-SAT"),
        ),
        Countermeasure(
            about="T-LTA", period="2025-06", answers="F2",
            background="Eleven accidents in the first half of the year, seven of them after the fifth day of work.",
            cause="Six-day weeks, and night shifts under lamps from 1994.",
            action="Five days a week for everybody; new lamps in the halls of Pune and Steyr.",
            owner=MIRIAM, due="2025-08-15", effect="Five accidents fewer over twelve months", change=-5, after=5,
            completed=("2025-08-12 09:15", "Lamps in. The planning tool refuses a sixth day."),
            verified=("2025-12-11 13:40", TOBIAS, True, "33 to 25, none on a Saturday since July.", -8),
        ),
        Countermeasure(
            about="T-SCRAP", period="2025-06",
            background="5.0 % with everything counted; a third of it are pores from Suzhou.",
            cause="The first pours of a shift are too cold.",
            action="Preheat from four in the morning until the new furnace stands; no pour below 1,380 degrees.",
            owner=CHEN, due="2025-09-12", effect="One point less by November", change=-1, after=4,
            completed=("2025-09-10 03:20",
                       "Furnace stands since 4 August. The rule stays, also for a new furnace."),
            verified=("2025-12-11 13:46", TOBIAS, True, "5.0 to 3.4; castings from 5.8 to 4.1.", -1.6),
        ),
        Decision(
            kind="continue", about="P3", text="Suppliers on fixed days: go on, and keep our own orders still.",
            why="69 against 72, but it has risen in every month", owner=SABINE, due="2025-09-30",
            effect="76 in September", confidence=0.75,
        ),
        Countermeasure(
            about="T-SUPP", period="2025-06",
            background="Of seven suppliers that were late twice four had got a changed order from us, on the road.",
            cause="We change orders that are loaded already.",
            action="No change to an order in its last five days, whoever asks.",
            owner=SABINE, due="2025-08-01", effect="Six more of 100 by October", change=6, after=3,
            completed=("2025-07-30 12:00", "In the ordering system; it simply refuses."),
            verified=("2025-10-09 12:51", TOBIAS, True, "69 to 77 of 100 lots.", 8),
        ),
        Recognition(person=SUNIL, about="PUN-T-SET",
                    text="Told the president that the tool room had been asking for those jaws since 2022."),
    ],
)  # fmt: skip

JULY = Review(
    id="R-2025-07", tier="monthly", of="TP-2025", title="July: the first turn",
    scheduled="2025-07-10 09:00", at="2025-08-13 12:30", until="13:40",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, MIRIAM, *PLANTS, ANANYA), agenda=MISSES,
    said=[
        Finding(about="T-OTD",
                text="69.1 after 66.3. Still nine points short of the plan, and for once nobody explains."),
        Finding(about="PUN-T-OTD", by=ANANYA,
                text="58 against 72. The yard is full of May; we drain before we gain."),
        Finding(about="T-SKILL", by=MIRIAM,
                text="34 against 37. Teaching is what is left out when the day gets long."),
        Countermeasure(
            about="T-SKILL", period="2025-07", answers="F3",
            background="A kept week needs people who can go where the work is.",
            cause="Teaching stands beside the plan of the week, not in it.",
            action="One hour of teaching a shift goes into the plan as if it were an order.",
            owner=ANANYA, due="2025-09-15", effect="Five points more by December", change=5, after=4,
            completed=("2025-09-08 05:00",
                       "In the plan of all four plants, coloured blue, cannot be moved either."),
            verified=("2026-01-13 14:20", TOBIAS, True, "34 to 52, two points above plan.", 18),
        ),
        Decision(
            kind="continue", about="P8", answers="F1",
            text="The kept week goes on; we do not look at it before October.",
            why="Three months is what it takes to drain what stands in the yard", owner=ANANYA, due="2025-10-09",
            effect="On-time at 76 in September", confidence=0.7,
        ),
    ],
)  # fmt: skip

AUGUST = Review(
    id="R-2025-08", tier="monthly", of="TP-2025", title="August: a figure that cannot be",
    scheduled="2025-08-14 09:00", at="2025-09-11 12:30", until="13:35",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, PETRA, *PLANTS, XU), agenda=MISSES,
    said=[
        Finding(about="M-OEE", by=XU,
                text="66.9, five points in a month. The counter on press 4 counts every stroke twice."),
        Finding(about="T-SET", text="58 minutes against 70. Querétaro went from 76 to 44 with nine trolleys."),
        Decision(
            kind="escalate", about="PUN-P1",
            text="The jaws for Pune go to the board if they are not drawn by October.",
            why="Agreed in November 2024, paid in July, not begun in September", owner=RAJESH, due="2025-10-09",
            effect="A date", confidence=0.5,
        ),
        Countermeasure(
            about="T-STOCK", period="2025-08",
            background="101 days; a third of it are impellers and casings of May.",
            cause="New orders are planned from new parts, because that is how the list is sorted.",
            action="Old parts first: whoever plans an order sees what stands in the yard before anything else.",
            owner=GUADALUPE, due="2025-09-30", effect="Fifteen days less by December", change=-15, after=3,
            completed=("2025-09-26 16:10", "Two lines of the list changed. It took six weeks to find out who may."),
            verified=("2025-12-11 13:52", TOBIAS, True, "101 to 81 days.", -20),
        ),
        Recognition(person=HECTOR, about="QRO-T-SET",
                    text="Asked for 30 minutes when we asked for 40, and is at 36. Built the trolleys himself."),
        Lesson(about="M-OEE", by=TOBIAS,
               text="A year ago we would have applauded the 66.9. We ask now when something gets better by "
                    "itself."),
    ],
)  # fmt: skip

SEPTEMBER = Review(
    id="R-2025-Q3", tier="quarterly", of="TP-2025", title="Third quarter: does it hold?",
    scheduled="2025-09-12 09:00", at="2025-10-09 12:00", until="14:40",
    facilitator=TOBIAS, chair=HELGA, attendees=(*BOARD, *PLANTS, ANANYA),
    agenda=["On-time, stock, freight: one picture", *MISSES, "What ties to nothing, again", "Who carries too much"],
    said=[
        Finding(about="T-OTD", text="76.8, ten points in three months, with machine hours two points lower.",
                by=EVA),
        Finding(about="T-AIR", text="190,000 in September, 436,000 in June. Nobody forbade anything.", by=EVA),
        Finding(about="P7", text="The screens are still tied to nothing. They stand in a third quarterly review."),
        Finding(about="P1", text="Matthias Leitgeb owns nine open items, the next one four."),
        Decision(
            kind="adjust", about="A3", answers="F4", text="The machines go to Franz Pichler.",
            why="Nine items on one desk means that none of them is looked at on a Tuesday", owner=FRANZ,
            new_owner=FRANZ, effect="Each target has somebody who thinks of it in the morning", confidence=0.7,
        ),
        Decision(
            kind="adjust", about="M-OTD", answers="F1", text="On-time counts three, not two, on the scorecard.",
            why="It is what the customer sees, the lead time is what we see", owner=TOBIAS, weight=3,
            confidence=0.6,
        ),
        Countermeasure(
            about="T-LEAD", period="2025-09",
            background="8.6 weeks against 7.4; three weeks of it an order waits before anybody looks at it.",
            cause="Orders are released on Mondays in one heap.",
            action="Release every day what the constraint can take, and nothing more.",
            owner=ANANYA, due="2025-11-14", effect="A week and a half less by December", change=-1.5, after=3,
            completed=("2025-11-11 06:00",
                       "Daily in Pune and Querétaro since 20 October, in the others since today."),
            verified=("2026-01-13 14:26", TOBIAS, True, "8.6 to 6.9 weeks.", -1.7),
        ),
        Decision(
            kind="continue", about="P7", answers="F3",
            text="The screens: Matthias brings a reason in January or they end.",
            why="We could not agree today, and said so", owner=MATTHIAS, due="2026-01-14", confidence=0.2,
        ),
        Recognition(person=ANANYA, about="P8",
                    text="Nine regional sales heads now telephone her before they promise."),
    ],
)  # fmt: skip

OCTOBER = Review(
    id="R-2025-10", tier="monthly", of="TP-2025", title="October: 81 of 100",
    scheduled="2025-10-10 09:00", at="2025-11-13 12:30", until="13:30",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, *PLANTS, ANANYA), agenda=MISSES,
    said=[
        Finding(about="T-OTD", text="80.9 against 83. Two points, down from ten."),
        Finding(about="PUN-T-SET", by=SUNIL,
                text="66 against 60. From here on it is jaws or nothing: 20 minutes of the 66 are jaws."),
        Decision(
            kind="continue", about="P2", text="The quick changeover is taught by Querétaro from now on.",
            why="They have 140 kinds and change over in 31 minutes", owner=HECTOR, due="2026-01-31",
            effect="Suzhou under 45 minutes by February", confidence=0.7,
        ),
        Lesson(about="T-AIR", by=EVA,
               text="My signature saved nothing. The freight went when the orders were on time, and not a day "
                    "before."),
    ],
)  # fmt: skip

NOVEMBER = Review(
    id="R-2025-11", tier="monthly", of="TP-2025", title="November: what is still missing",
    scheduled="2025-11-14 09:00", at="2025-12-11 12:30", until="14:00",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, MIRIAM, *PLANTS, ANANYA),
    agenda=MISSES,
    said=[
        Finding(about="T-STOCK", by=SABINE, text="81 days against 76. Last year's impellers are the rest."),
        Finding(about="25Q4-O3-KR2", by=RAJESH,
                text="The jaws are drawn. The grinder that is to make them waits for a part, and the part for a "
                     "stamp."),
        Countermeasure(
            about="PUN-T-SET", period="2025-11", answers="F2",
            background="A year after it was agreed there is one set of jaws for two lathes.",
            cause="The tool room repairs for the whole plant and builds when nothing is broken.",
            action="Have the jaws made by a toolmaker in Nashik; the tool room only fits them.",
            owner=SUNIL, due="2026-01-31", effect="Eight minutes less on both lathes", change=-8, after=2,
        ),
        Decision(
            kind="continue", about="A2", answers="F1", text="Old impellers go into new orders until March.",
            why="It costs nothing but patience", owner=GUADALUPE, due="2026-03-31",
            effect="Three days of stock less",
            confidence=0.8,
        ),
        Recognition(person=PETRA, about="M-SCRAP",
                    text="Restated four months of her own figure in June, upwards, two days before the president "
                         "travelled."),
    ],
)  # fmt: skip

REVIEWS = (JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER)
