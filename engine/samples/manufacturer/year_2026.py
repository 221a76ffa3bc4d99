"""Traunfeld Pumps, the plan of 2026, the annual review of 2025 and the first review after it."""

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
    PETRA,
    PLANTS,
    RAJESH,
    SABINE,
    SUNIL,
    TOBIAS,
    XU,
)
from engine.samples.manufacturer.reviews_spring import MISSES
from engine.samples.manufacturer.targets import REPORTING
from engine.samples.tables import (
    Answer,
    Countermeasure,
    Decision,
    Finding,
    Improve,
    Item,
    Lesson,
    Offer,
    Plan,
    Recognition,
    Review,
    Talk,
)

PLAN = Plan(
    id="TP-2026", title="Traunfeld Pumps 2026", team="Company", period="2026",
    vision="The pump that is there when the plant needs it, from people who would rather ask than hide.",
    text="86 of 100 were on time in December. The rest is not one cause any more but forty small ones.",
    by=TOBIAS,
    drafted="2025-11-17 09:00",
    worked_out="2025-11-24 10:00",
    agreed=("2025-12-16 14:20", HELGA, "Agreed in Querétaro, in one day. Last year we needed two."),
    reporting=REPORTING,
    breakthroughs=[
        Item(id="26-B1", title="Any standard pump in four weeks, on the day we promised", owner=HELGA,
             horizon="2028"),
        Item(id="26-B2", title="Earn 12 of 100 without raising a price", owner=EVA, horizon="2028"),
        Item(id="26-B3", title="Four plants that improve without being told to", owner=FRANZ, horizon="2028"),
    ],
    annual=[
        Item(id="26-A1", title="92 of 100 orders leave on the day we promised", owner=MATTHIAS),
        Item(id="26-A2", title="Stock falls to 66 days", owner=SABINE),
        Item(id="26-A3", title="Each plant has taught the others one thing by the summer", owner=FRANZ),
    ],
    priorities=[
        Item(id="26-P1", title="Changeovers under 30 minutes, taught by Querétaro", owner=MATTHIAS),
        Item(id="26-P2", title="Pores are not made, rather than found", owner=XU),
        Item(id="26-P3", title="Operators look after their machine", owner=FRANZ),
        Item(id="26-P4", title="Castings by rail instead of by sea", owner=SABINE,
             text="19 days instead of 41. Nobody has tried it with iron yet."),
    ],
    targets=[
        Improve(
            id="26-T-OTD", title="Orders that leave on the day we promised", owner=MATTHIAS, unit="%", start=86.1,
            first="2026-01", plan="86 87 88 88 89 89 90 89 90 91 91 92", measured_by="M-OTD",
        ),
        Improve(
            id="26-T-STOCK", title="Days of stock, all plants", owner=SABINE, unit="days", start=77,
            first="2026-01",
            aggregation="last", plan="76 75 74 73 72 71 70 70 69 68 67 66", measured_by="M-STOCK",
        ),
        Improve(
            id="26-T-SET", title="Minutes of a changeover at the constraint machines", owner=HECTOR, unit="minutes",
            start=33, first="2026-01", plan="33 32 32 31 31 30 30 29 29 28 28 28", actual="34 33",
            notes={"2026-01": "New fitter in Pune.", "2026-02": "First figure, to the 18th."},
        ),
        Improve(
            id="26-T-ADH", title="Lots made in the week they were planned for", owner=ANANYA, unit="%", start=83,
            first="2026-01", plan="83 83 84 84 85 86 86 86 87 88 89 90", actual="84 85",
        ),
        Improve(
            id="26-T-STOPS", title="Hours a week that machines stand unplanned", owner=FRANZ, unit="hours",
            start=41,
            first="2026-01", plan="40 38 36 34 32 30 29 28 27 26 25 24", actual="39 37",
        ),
        Improve(
            id="26-T-CO2", title="Tonnes of carbon dioxide from freight, a month", owner=SABINE, unit="t",
            start=388,
            first="2026-01", aggregation="sum", plan="380 375 370 360 350 340 330 320 310 300 290 280",
            actual="371 -", notes={"2026-01": "First month in which somebody adds it up."},
        ),
    ],
    correlations="""
    26-B1 26-A1 strong
    26-B2 26-A2 strong
    26-B3 26-A3 strong
    26-B1 26-A3 weak
    26-A1 26-P1 strong
    26-A1 26-P3 medium
    26-A3 26-P1 strong
    26-A3 26-P2 medium
    26-P1 26-T-SET strong
    26-P1 26-T-ADH medium
    26-P1 26-T-OTD medium
    26-P2 26-T-OTD weak
    26-P3 26-T-STOPS strong
    26-T-OTD 26-B1 strong
    26-T-STOCK 26-B2 strong
    26-T-SET 26-B3 medium
    26-T-STOPS 26-B3 strong
    """,
    talks=[
        Talk(
            item="26-T-STOPS", period="2026-12", upper="Company", lower="Steyr",
            offers=[
                Offer(at="2025-11-26 09:00", by=MATTHIAS, target=28,
                      why="A third less, as with everything we touched."),
                Offer(at="2025-12-01 10:30", by=FRANZ, target=24,
                      why="If operators look after 60 machines, 28 is what happens by itself.",
                      means="Two hours a week for each operator, in the plan, in blue."),
            ],
            end=Answer(at="2025-12-02 08:15", by=MATTHIAS, why="24, and the two hours are written into P8's week."),
        ),
        Talk(
            item="26-T-ADH", period="2026-12", upper="Company", lower="Suzhou",
            offers=[
                Offer(at="2025-11-26 09:10", by=MATTHIAS, target=92, why="Pune is at 83 and started from 54."),
                Offer(at="2025-12-03 03:40", by=CHEN, target=88,
                      why="A mould breaks when it breaks. 88 with spare moulds for the ten most used.",
                      means="Ten moulds, 240,000 euros."),
                Offer(at="2025-12-05 09:00", by=MATTHIAS, target=90, why="Six moulds for 150,000, and 90."),
            ],
            end=Answer(at="2025-12-08 02:50", by=CHEN, why="90 with six. I choose which six."),
        ),
    ],
)  # fmt: skip

OPEN_TALK = Talk(
    item="26-T-STOCK", period="2026-12", upper="Company", lower="Querétaro",
    offers=[
        Offer(at="2026-02-09 15:00", by=SABINE, target=60,
              why="You hold nine days of impellers that Steyr can make in three. I would like to ask for six days "
                  "more."),
        Offer(at="2026-02-16 16:40", by=GUADALUPE, target=64,
              why="Two days yes, six no: Steyr's furnace is down every second Friday.",
              means="The two slowest families go to Steyr in May."),
    ],
)  # fmt: skip
"""Still open: the company has not answered Querétaro yet."""

YEAR = Review(
    id="R-2025-YEAR", tier="annual", of="TP-2025", title="The year 2025: what we believed, what it was",
    scheduled="2025-12-12 09:00", at="2026-01-14 12:00", until="16:00",
    facilitator=TOBIAS, chair=HELGA, attendees=(*BOARD, *PLANTS, ANANYA, HECTOR, XU),
    agenda=["The plan of November 2024, read aloud", "Twelve months of misses",
            "Countermeasures: which worked, and why",
            "What ends", "Lessons"],
    said=[
        Finding(about="T-OTD", text="71.2 in January, 66.3 in June, 86.1 in December. Plan for December: 85.",
                by=MATTHIAS),
        Finding(about="A3", by=EVA,
                text="Machine hours 61.5. We had planned 68, and are glad that we are not there."),
        Finding(about="R-2025-Q1-CM2", by=TOBIAS,
                text="Fifteen countermeasures ran to their end. Six without effect, all agreed before June; nine "
                     "with, all after."),
        Finding(about="P7", text="No reason for the screens was brought."),
        Decision(
            kind="stop", about="P7", answers="F4", text="The screens end. 640,000 euros go back.",
            why="In four quarterly reviews nobody could say which figure they would move", owner=EVA,
            effect="Nobody misses them", confidence=0.9,
        ),
        Decision(
            kind="continue", about="P8", answers="F1",
            text="The kept week, small lots, no Saturdays: goes on in 2026.",
            why="It is what brought twenty points", owner=ANANYA, due="2026-12-31", effect="92 in December 2026",
            confidence=0.75,
        ),
        Lesson(about="T-OEE", by=HELGA,
               text="Before June we answered a missed figure with more effort. After June we asked why. Effort "
                    "did nothing."),
        Lesson(about="R-2025-PD", by=MATTHIAS,
               text="I had not watched a changeover to its end in eleven years. It takes two hours to know "
                    "better."),
        Lesson(about="QRO-T-OEE", by=HELGA,
               text="Guadalupe said in November 2024 why 70 was wrong. We declined it in five days and learned it "
                    "in eight months."),
        Recognition(person=GUADALUPE, about="QRO-T-OEE", text="Was right, was overruled, and helped all the same."),
        Recognition(person=XU, about="M-OEE", text="Took five points off her own plant's best month, unasked."),
    ],
)  # fmt: skip

JANUARY = Review(
    id="R-2026-01", tier="monthly", of="TP-2026", title="January 2026: the small causes",
    scheduled="2026-01-15 09:00", at="2026-02-12 12:30", until="13:40",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, *PLANTS, ANANYA, HECTOR),
    agenda=MISSES,
    said=[
        Finding(about="26-T-SET", by=HECTOR,
                text="34 against 33. Pune has a new fitter and still one set of jaws."),
        Finding(about="26Q1-O1-KR2", by=ANANYA,
                text="Of 61 late orders with a known cause 29 waited for a certificate, not for a part."),
        Finding(about="R-2025-11-CM1",
                text="The jaws were due on 31 January. The toolmaker in Nashik has no drawing.",
                by=RAJESH),
        Countermeasure(
            about="26-T-OTD", period="2026-01", answers="F2",
            background="29 pumps stood packed and waited for a sheet of paper.",
            cause="Certificates are copied by hand from the test bench to the office.",
            action="The test bench prints the certificate, in all four plants.",
            owner=PETRA, due="2026-03-31", effect="One more of 100 on time by April", change=1, after=2,
        ),
        Decision(
            kind="start", about="26-A1", answers="F2", text="Certificates at the test bench.",
            why="It is the largest single cause that is left, and costs a printer", owner=PETRA, due="2026-03-31",
            initiative=("26-I-CERT", "Certificates printed at the test bench"), effect="Nobody waits for paper",
            confidence=0.85,
        ),
        Decision(
            kind="escalate", about="26-P1", answers="F3", text="The jaws go to Helga.",
            why="Fifteen months, three owners, one drawing", owner=HELGA, due="2026-02-27", effect="Jaws",
            confidence=0.6,
        ),
        Lesson(about="R-2025-11-CM1", by=SUNIL,
               text="I took it on without asking who sends the drawing. That was the work."),
    ],
)  # fmt: skip

NEXT = Review(
    id="R-2026-02", tier="monthly", of="TP-2026", title="February 2026",
    scheduled="2026-02-13 09:00", at="2026-03-12 12:30", until=None, facilitator=TOBIAS, chair=MATTHIAS,
    agenda=["The jaws", "Certificates", "Who goes to Pune"],
)  # fmt: skip

REVIEWS = (YEAR, JANUARY, NEXT)
