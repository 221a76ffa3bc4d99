"""Traunfeld Pumps, the plan of 2025: machines that are to run more, and orders that are to leave on time."""

from engine.samples.manufacturer.people import EVA, FRANZ, HELGA, MATTHIAS, MIRIAM, PETRA, RAJESH, SABINE, TOBIAS
from engine.samples.manufacturer.targets import REPORTING, TARGETS
from engine.samples.tables import Item, Plan

BREAKTHROUGHS = [
    Item(
        id="B1", title="Any standard pump in four weeks, on the day we promised", owner=HELGA, horizon="2028",
        text="In 2019 we were the slow ones with the good pumps. Now two others make good pumps as well.",
    ),
    Item(
        id="B2", title="Earn 12 of 100 without raising a price", owner=EVA, horizon="2028",
        text="We earn 6.8. A third of the gap lies in stock, scrap and air freight.",
    ),
    Item(
        id="B3", title="Four plants that improve without being told to", owner=MATTHIAS, horizon="2028",
        text="Each plant solves the same problem on its own, and once only.",
    ),
]  # fmt: skip

ANNUAL = [
    Item(id="A1", title="85 of 100 orders leave on the day we promised", owner=MATTHIAS,
         text="71 of 100 did in 2024. The customer counts the day in our letter, not the day he asked for."),
    Item(id="A2", title="Stock falls from 96 days to 75", owner=SABINE,
         text="21 days are 38 million euros."),
    Item(id="A3", title="The four constraint machines run 68 hours of every 100", owner=MATTHIAS,
         text="They run 58. We believe that this is what keeps the orders waiting."),
    Item(id="A4", title="Scrap and rework cost 3.3 % of what we make, not 4.6 %", owner=PETRA),
    Item(id="A5", title="People can do more than one job, and go home whole", owner=MIRIAM),
]  # fmt: skip

PRIORITIES = [
    Item(id="P1", title="Fill the constraint machines: longer runs, a third shift", owner=MATTHIAS,
         text="Fewer changeovers, more hours under power. Each plant names its constraint."),
    Item(id="P2", title="Change over quickly where it matters", owner=FRANZ,
         text="Steyr tries it first, on the two lathes for shafts."),
    Item(id="P3", title="Suppliers deliver complete, on a day", owner=SABINE),
    Item(id="P4", title="Stop the line and find the cause", owner=PETRA,
         text="Whoever sees a bad part may stop. The question is why it was made, not who made it."),
    Item(id="P5", title="Operators learn two more machines, taught at the machine", owner=MIRIAM),
    Item(id="P6", title="A third machining centre for Pune", owner=RAJESH,
         text="3.4 million euros, ordered in March, running in November."),
    Item(id="P7", title="A screen at every machine", owner=MATTHIAS,
         text="Left over from the programme of 2023. 640,000 euros are in the budget."),
]  # fmt: skip

CORRELATIONS = """
B1 A1 strong
B1 A3 medium
B1 A5 weak
B2 A2 strong
B2 A3 medium
B2 A4 strong
B3 A4 medium
B3 A5 strong
A1 P1 strong
A1 P2 medium
A1 P3 medium
A2 P3 strong
A2 P2 weak
A3 P1 strong
A3 P6 strong
A4 P4 strong
A5 P5 strong
P1 T-OEE strong
P1 T-OTD medium
P1 T-LEAD medium
P2 T-SET strong
P2 T-OEE medium
P2 T-STOCK weak
P3 T-SUPP strong
P3 T-STOCK strong
P3 T-AIR medium
P4 T-SCRAP strong
P5 T-SKILL strong
P5 T-LTA weak
P6 T-OEE strong
T-OTD B1 strong
T-LEAD B1 strong
T-OEE B1 medium
T-STOCK B2 strong
T-SCRAP B2 strong
T-AIR B2 medium
T-OEE B2 weak
T-SET B3 medium
T-SKILL B3 strong
T-LTA B3 medium
"""
"""P7 correlates with nothing, and nobody has asked why it is there."""

PLAN = Plan(
    id="TP-2025", title="Traunfeld Pumps 2025", team="Company", period="2025",
    vision="The pump that is there when the plant needs it, from people who would rather ask than hide.",
    text="Demand is there: the order book stands at eleven weeks. What we sell we do not deliver.",
    by=TOBIAS,
    drafted="2024-10-14 09:00",
    worked_out="2024-10-28 10:30",
    agreed=("2024-12-13 15:40", HELGA,
            "Agreed by the board and the four plants in Steyr, after two days of talking."),
    reporting=REPORTING,
    breakthroughs=BREAKTHROUGHS,
    annual=ANNUAL,
    priorities=PRIORITIES,
    targets=TARGETS,
    correlations=CORRELATIONS,
)  # fmt: skip
