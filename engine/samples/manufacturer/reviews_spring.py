"""Traunfeld Pumps, the reviews from February to June 2025: good machine figures, late orders, and wrong answers."""

from engine.samples.manufacturer.people import (
    BOARD,
    CHEN,
    EVA,
    FRANZ,
    GUADALUPE,
    HELGA,
    MATTHIAS,
    MIRIAM,
    PETRA,
    PLANTS,
    RAJESH,
    SABINE,
    TOBIAS,
    XU,
)
from engine.samples.tables import Countermeasure, Decision, Finding, Lesson, Recognition, Review

MISSES = ["Misses of the month, one by one", "Countermeasures: done, late, effective", "What we decide"]

JANUARY = Review(
    id="R-2025-01", tier="monthly", of="TP-2025", title="January: the first month of the plan",
    scheduled="2025-01-13 09:00", at="2025-02-12 12:30", until="13:40",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, MIRIAM, *PLANTS), agenda=MISSES,
    said=[
        Finding(about="T-OTD", text="71.2 of 100 against 72. All plants say: short of machine hours."),
        Finding(about="T-STOCK", text="96 days against 95. Nobody finds that worth a word.", by=EVA),
        Countermeasure(
            about="T-OTD", period="2025-01", answers="F1",
            background="Every order one day late costs us a call, every third one a discount.",
            cause="Each plant sends what is finished, not what is due.",
            action="A list of the orders due this week at every gate, read aloud at seven in the morning.",
            owner=FRANZ, due="2025-03-14", effect="Three more of 100 on time by May", change=3, after=3,
            completed=("2025-03-13 07:40", "The lists hang at all four gates."),
            verified=("2025-06-12 12:55", TOBIAS, False,
                      "Everybody knows every morning what will be late. It is late all the same.", -4.9),
        ),
        Decision(
            kind="continue", about="P1",
            text="Longer runs go on as planned; the third shift in Pune begins in February.",
            why="Machine hours are the only figure above plan, and they come first",
            owner=MATTHIAS, due="2025-03-31", effect="60 machine hours of 100 in March, on-time follows from May",
            confidence=0.8,
        ),
    ],
)  # fmt: skip

FEBRUARY = Review(
    id="R-2025-02", tier="monthly", of="TP-2025", title="February: machines up, orders down",
    scheduled="2025-02-12 14:00", at="2025-03-12 12:30", until="13:45",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, *PLANTS), agenda=MISSES,
    said=[
        Finding(about="T-OTD", text="70.4, second miss in a row. Pune alone is at 60."),
        Finding(about="T-STOCK",
                text="98 days. The two days are casings and impellers, in kinds we have enough of.",
                by=SABINE),
        Finding(about="PUN-T-MOVE",
                text="61 orders moved inside the frozen week, against 50. The week is not frozen.",
                by=RAJESH),
        Countermeasure(
            about="T-STOCK", period="2025-02", answers="F2",
            background="A day of stock is 1.8 million euros.",
            cause="Buying follows the forecast of last autumn, in full lorries.",
            action="No new orders for the 200 slowest parts until the bins are half empty.",
            owner=SABINE, due="2025-04-30", effect="Four days of stock less by June", change=-4, after=3,
            completed=("2025-04-28 14:20", "200 parts blocked, nine exceptions."),
            verified=("2025-07-09 12:50", TOBIAS, False,
                      "The blocked parts fell by half. What we make ourselves grew by three times as much.", 13),
        ),
        Decision(
            kind="adjust", about="P4", text="Stopping the line is led from Suzhou from now on.",
            why="The pores are not made in Steyr, and neither will they be stopped there",
            owner=CHEN, new_owner=CHEN,
            effect="The one who can stop the furnace answers for what comes out of it", confidence=0.6,
        ),
        Lesson(about="M-SCRAP", by=PETRA,
               text="We compare four plants and have never asked whether they count the same thing."),
    ],
)  # fmt: skip

MARCH = Review(
    id="R-2025-Q1", tier="quarterly", of="TP-2025", title="First quarter: is the plan still right?",
    scheduled="2025-03-12 14:00", at="2025-04-10 12:00", until="15:00",
    facilitator=TOBIAS, chair=HELGA, attendees=(*BOARD, *PLANTS),
    agenda=["Does more machine time bring more orders on time?", *MISSES, "What ties to nothing"],
    said=[
        Finding(about="T-OEE", text="60.7 against 60: above plan in every month and every plant.", by=MATTHIAS),
        Finding(about="T-OTD",
                text="69.8 against 73, third miss. It falls in the same weeks in which the machines rise.",
                by=EVA),
        Finding(about="P7",
                text="A screen at every machine: 640,000 in the budget, tied to no objective and no target."),
        Finding(about="T-AIR", text="351,000 in March. We make the wrong thing slowly and then fly the right one."),
        Decision(
            kind="continue", about="A3", answers="F1", text="We stay with the machines for one more quarter.",
            why="The order book is at twelve weeks; with more hours it must come down",
            owner=MATTHIAS, due="2025-06-30", effect="On-time back at 72 by June", confidence=0.65,
        ),
        Decision(
            kind="start", about="A3", text="A bonus for the plant with the most machine hours, 40,000 a quarter.",
            why="The plants should feel it when a machine stands",
            owner=MIRIAM, due="2025-05-01", effect="Two more hours of 100 by July", confidence=0.5,
            revoked=("2025-06-19 08:10", HELGA,
                     "We paid four plants for making what nobody had ordered. I signed it."),
        ),
        Countermeasure(
            about="T-OTD", period="2025-03", answers="F2",
            background="Third miss in a row, 12 customers have written to Helga.",
            cause="Not enough hours on the impeller cells.",
            action="Saturday shifts in Querétaro, 16 a month, until the order book is under ten weeks.",
            owner=GUADALUPE, due="2025-05-02", effect="Four more of 100 on time by July", change=4, after=3,
            completed=("2025-05-02 15:30", "Four Saturdays held, all cells manned."),
            verified=("2025-07-09 12:56", TOBIAS, False,
                      "More impellers, none of the missing ones. And three accidents, all on a Saturday.", -3.5),
        ),
        Countermeasure(
            about="T-LEAD", period="2025-03",
            background="9.7 weeks, and the customer counts from his order, not from ours.",
            cause="Querétaro cannot make all small impellers itself.",
            action="Have the small impellers cast outside, in Puebla.",
            owner=GUADALUPE, due="2025-06-30", effect="One week less", change=-1, after=4,
            cancelled=("2025-06-20 10:30", GUADALUPE, "We were never short of impellers, only of the right ones."),
        ),
        Decision(
            kind="continue", about="P7", answers="F3", text="The screens stay in the plan, nobody buys one yet.",
            why="We were not ready to talk about it today, and said so", owner=MATTHIAS, confidence=0.3,
        ),
        Recognition(person=FRANZ, about="25Q1-O2",
                    text="88 minutes to 52 with two welded trolleys and a stopwatch, while we all looked "
                         "elsewhere."),
    ],
)  # fmt: skip

APRIL = Review(
    id="R-2025-04", tier="monthly", of="TP-2025", title="April: everything goes up, also what should not",
    scheduled="2025-04-11 09:00", at="2025-05-14 12:30", until="13:50",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, MIRIAM, *PLANTS), agenda=MISSES,
    said=[
        Finding(about="T-AIR", text="372,000 in a month, 92,000 more than planned.", by=EVA),
        Finding(about="T-STOCK",
                text="105 days. Since the machines run longer we have nine days more, and fewer pumps.",
                by=SABINE),
        Finding(about="T-OTD",
                text="68.9, fourth miss. The morning lists and the Saturdays have moved nothing so far."),
        Countermeasure(
            about="T-AIR", period="2025-04", answers="F1",
            background="Air freight eats more than half a point of what we earn.",
            cause="Anybody may send by air, and the bill comes six weeks later.",
            action="Whatever costs more than 5,000 needs Eva's signature.",
            owner=EVA, due="2025-05-23", effect="150,000 a month less", change=-150, after=2,
            completed=("2025-05-21 16:00", "In force in all four plants."),
            verified=("2025-08-13 12:48", TOBIAS, False,
                      "Eva signed 61 of 63. Each of them was late already and each of them was right to fly.", 64),
        ),
        Decision(
            kind="escalate", about="T-OTD", answers="F3", text="On-time delivery goes to the president.",
            why="Four misses, two countermeasures without effect, and four plants with four explanations",
            owner=HELGA, due="2025-06-18", effect="Somebody looks at it who has not written the plan",
            confidence=0.7,
        ),
    ],
)  # fmt: skip

MAY = Review(
    id="R-2025-05", tier="monthly", of="TP-2025", title="May: before the president travels",
    scheduled="2025-05-15 09:00", at="2025-06-12 12:30", until="13:30",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, EVA, SABINE, PETRA, *PLANTS), agenda=MISSES,
    said=[
        Finding(about="M-SCRAP", by=PETRA,
                text="With rework from all plants we have been at 5.0 since January, not at 4.4. Pune had it "
                     "right."),
        Finding(about="T-SKILL", by=MIRIAM, text="27 against 31. Who can teach runs a Saturday shift."),
        Finding(about="T-SET", by=FRANZ,
                text="91 minutes over all plants. But Steyr alone is at 47, since the clamps came."),
        Decision(
            kind="continue", about="P2", answers="F3", text="Steyr goes on, the others look at it in June.",
            why="It is the only thing in the plan that got better for the reason we said", owner=FRANZ,
            due="2025-06-30", effect="Steyr under 40 minutes", confidence=0.85,
        ),
        Recognition(person=RAJESH, about="M-SCRAP",
                    text="Counted rework for three months while it made his plant look the worst of four."),
        Lesson(about="M-SCRAP", by=XU, text="A figure that only one plant counts honestly punishes that plant."),
    ],
)  # fmt: skip

REVIEWS = (JANUARY, FEBRUARY, MARCH, APRIL, MAY)
