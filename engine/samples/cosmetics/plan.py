"""Aubrielle, the plan of 2025: three countries at once, with the cream that Europe loves."""

from engine.samples.cosmetics.people import (
    CAMILLE,
    HARUKA,
    HELENE,
    INES,
    JIHOON,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.tables import Improve, Item, Plan, Reporting

REPORTING = Reporting(MATHILDE, days_after=8, time="08:20", early=[("2025-11", "2025-12-05 08:20")])
"""The countries report by the eighth; November is a first figure."""

BREAKTHROUGHS = [
    Item(id="B1", title="A third of what we sell is sold in Asia", owner=HELENE, horizon="2029",
         text="Today it is 3 of 100. Europe has grown by one percent a year since 2019."),
    Item(id="B2", title="Six of ten who buy once buy again", owner=CAMILLE, horizon="2028",
         text="In France it is 46 of 100. Nobody knows the figure anywhere else."),
    Item(id="B3", title="Nothing we sell ends in a bin", owner=INES, horizon="2030",
         text="214 grams of glass, lid and carton around 50 grams of cream."),
]  # fmt: skip

ANNUAL = [
    Item(id="A1", title="Korea buys for 7.5 million euros", owner=SEOYEON,
         text="From the opening in January, through five counters and 60 creators."),
    Item(id="A2", title="Japan opens in March with eight products", owner=HARUKA),
    Item(id="A3", title="Singapore shows what can be sold without a shop", owner=WEILING),
    Item(id="A4", title="30 of 100 who bought in Asia buy again within 120 days", owner=CAMILLE),
    Item(id="A5", title="Half of what we sell can be refilled", owner=INES),
]  # fmt: skip

PRIORITIES = [
    Item(id="P1", title="Five counters in the department stores of Seoul", owner=SEOYEON,
         text="Where the French houses stand. 420,000 euros a counter and year."),
    Item(id="P2", title="Allowed before announced: all files in Tokyo by March", owner=NADIA),
    Item(id="P3", title="Sixty creators in Seoul show Crème 12", owner=JIHOON),
    Item(id="P4", title="A web shop for Singapore, Malaysia and Thailand", owner=WEILING),
    Item(id="P5", title="Refills for the four creams", owner=INES),
    Item(id="P6", title="Prepare the files for China", owner=NADIA,
         text="So that we are not late a second time."),
]  # fmt: skip

TARGETS = [
    Improve(
        id="T-KOR", title="Sales in Korea, a month", owner=SEOYEON, unit="k€", start=0, aggregation="sum",
        plan="200 300 500 600 650 650 600 600 750 850 900 900", measured_by="M-KOR",
    ),
    Improve(
        id="T-JPN", title="Sales in Japan, a month", owner=HARUKA, unit="k€", start=0, aggregation="sum",
        plan="- - 60 120 160 200 240 260 300 340 380 400", measured_by="M-JPN",
    ),
    Improve(
        id="T-SGP", title="Orders in the web shop, a month", owner=WEILING, unit="orders", start=0,
        aggregation="sum",
        plan="100 200 300 400 500 600 700 800 900 1000 1100 1200", measured_by="M-SGP",
    ),
    Improve(
        id="T-AGAIN", title="Who bought in Asia and bought again within 120 days", owner=CAMILLE, unit="%", start=0,
        plan="- - - - 20 22 24 25 26 28 29 30", measured_by="M-AGAIN",
    ),
    Improve(
        id="T-FILES", title="Products that Japan has admitted", owner=NADIA, unit="products", start=0,
        aggregation="last", plan="0 4 8 8 8 8 9 10 10 11 12 12", actual="0 1 2 3 5 8 8 8 9 11 12",
        notes={
            "2025-02": "Seven of eight came back. A preservative that Europe allows at 1 % is allowed there at "
                       "0.3 %.",
            "2025-06": "All eight. Three with another preservative, and a week of tests each.",
        },
    ),
    Improve(
        id="T-COST", title="What it costs to win a customer in Seoul", owner=JIHOON, unit="€", start=61,
        plan="60 58 55 52 50 48 46 44 42 40 39 38", measured_by="M-COST",
    ),
    Improve(
        id="T-REFILL", title="Products sold that can be refilled", owner=INES, unit="%", start=8,
        plan="8 10 12 15 18 22 26 30 35 40 45 50", measured_by="M-REFILL",
    ),
    Improve(
        id="T-PACK", title="Grams of packaging for each product sold", owner=INES, unit="g", start=214,
        plan="212 210 206 200 194 188 180 172 164 156 148 140", measured_by="M-PACK",
    ),
    Improve(
        id="T-CHINA", title="Files for China that are complete", owner=NADIA, unit="files", start=0,
        aggregation="last", plan="0 1 2 3 4 5 6 7 8 8 8 8", actual="0 0 1 1 1 -",
        notes={"2025-03": "The first one fills eleven binders and names every supplier of every flower."},
    ),
]  # fmt: skip

CORRELATIONS = """
B1 A1 strong
B1 A2 strong
B1 A3 medium
B2 A4 strong
B3 A5 strong
A1 P1 strong
A1 P3 strong
A2 P2 strong
A3 P4 strong
A4 P3 weak
A5 P5 strong
P1 T-KOR strong
P2 T-FILES strong
P2 T-JPN strong
P3 T-KOR medium
P3 T-COST strong
P4 T-SGP strong
P5 T-REFILL strong
P5 T-PACK strong
P6 T-CHINA strong
T-KOR B1 strong
T-JPN B1 strong
T-SGP B1 medium
T-AGAIN B2 strong
T-REFILL B3 strong
T-PACK B3 strong
"""
"""P6 serves no annual objective, and no priority moves T-AGAIN: the buying again is expected to come by itself."""

PLAN = Plan(
    id="AUB-2025", title="Aubrielle 2025: to Asia", team="House", period="2025",
    vision="A cream that one finishes, and buys again, wherever one lives.",
    text="Three countries in one year. The board gave 14 million euros and asked for a third of the turnover by "
         "2029.",
    by=MATHILDE,
    drafted="2024-10-07 09:00",
    worked_out="2024-10-29 10:00",
    agreed=("2024-12-10 16:30", HELENE, "Agreed in Grasse with the three countries, two of them by video."),
    reporting=REPORTING,
    breakthroughs=BREAKTHROUGHS,
    annual=ANNUAL,
    priorities=PRIORITIES,
    targets=TARGETS,
    correlations=CORRELATIONS,
)  # fmt: skip
