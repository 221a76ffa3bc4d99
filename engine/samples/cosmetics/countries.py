"""Aubrielle, the plans of Korea and of Singapore, and how their figures were argued over."""

from engine.samples.cosmetics.people import ANTOINE, HELENE, JIHOON, SEOYEON, WEILING
from engine.samples.cosmetics.plan import REPORTING
from engine.samples.tables import Answer, Improve, Item, Offer, Plan, Talk

KOREA = Plan(
    id="KOR-2025", title="Korea 2025", team="Korea", period="2025", parent="AUB-2025",
    vision="The French brand that has understood Seoul.",
    text="Twenty-two people, opened in January. Whoever makes it here is copied in all of Asia.",
    by=SEOYEON,
    drafted="2024-11-05 01:30",
    worked_out="2024-11-06 02:00",
    agreed=("2024-11-27 08:30", HELENE,
            "Agreed. The wish for a lighter texture is noted, and not in this year's plan."),
    reporting=REPORTING,
    annual=[
        Item(id="KOR-A1", title="Five counters that pay for themselves in autumn", owner=SEOYEON, deploys="P1"),
        Item(id="KOR-A2", title="One in ten women between 25 and 45 in Seoul knows the name", owner=JIHOON,
             deploys="P3"),
    ],
    priorities=[
        Item(id="KOR-P1", title="Fill the counters: opening stock for three months", owner=SEOYEON),
        Item(id="KOR-P2", title="Creators who use it themselves, not only hold it up", owner=JIHOON),
    ],
    targets=[
        Improve(
            id="KOR-T-TILL", title="What the five counters sell over the till, a month", owner=SEOYEON, unit="k€",
            start=0, aggregation="sum", plan="90 150 220 260 280 280 240 240 280 320 350 360",
            actual="70 110 140 160 150 130 105 90 110 150 180",
            notes={
                "2025-06": "Monsoon. Women try it on the hand, and wipe it off.",
                "2025-09": "Three counters only, two are closed.",
            },
        ),
        Improve(
            id="KOR-T-STOCK", title="Weeks of stock in the Korean shops", owner=SEOYEON, unit="weeks", start=12,
            aggregation="last", plan="12 11 10 9 8 8 8 7 7 6 6 6", actual="14 18 22 26 31 34 30 25 18 13 10",
        ),
        Improve(
            id="KOR-T-OWN", title="Posts of creators that nobody paid for, a month", owner=JIHOON, unit="posts",
            start=0,
            aggregation="sum", plan="20 30 40 50 60 70 80 90 100 110 120 130",
            actual="14 19 17 12 11 9 12 31 64 118 171",
            notes={"2025-10": "Eau-gel 12 on the 6th. 84 of the 118 are about it."},
        ),
    ],
    correlations="""
    KOR-A1 KOR-P1 strong
    KOR-A2 KOR-P2 strong
    KOR-P1 KOR-T-TILL medium
    KOR-P2 KOR-T-OWN strong
    """,
    talks=[
        Talk(
            item="KOR-T-TILL", period="2025-12", upper="House", lower="Korea",
            offers=[
                Offer(
                    at="2024-11-07 09:00", by=ANTOINE, target=450,
                    why="Nine million at 60 counters and shops, five of them ours. Less does not pay the rent.",
                ),
                Offer(
                    at="2024-11-12 01:40", by=SEOYEON, target=300,
                    why="Crème 12 is rich and smells of rose. From June to September nobody here wants either.",
                    means="A lighter texture by May, made with a laboratory here. Then 450.",
                ),
                Offer(
                    at="2024-11-19 10:15", by=ANTOINE, target=360,
                    why="No new texture in 2025, the laboratory in Grasse is full. 360 with the cream we have.",
                    means="60 creators instead of 30.",
                ),
            ],
            end=Answer(at="2024-11-21 02:10", by=SEOYEON,
                       why="360. I would like my sentence about June to be kept."),
        ),
        Talk(
            item="KOR-T-OWN", period="2025-12", upper="House", lower="Korea",
            offers=[
                Offer(at="2024-11-07 09:20", by=ANTOINE, target=130,
                      why="What is paid for in January should go by itself in December."),
            ],
            end=Answer(at="2024-11-12 06:20", by=JIHOON,
                       why="Agreed. If they like it, it will be more. If not, none."),
        ),
    ],
)  # fmt: skip

SINGAPORE = Plan(
    id="SGP-2025", title="Singapore 2025", team="Singapore", period="2025", parent="AUB-2025",
    text="Four people and a web shop for three countries.",
    by=WEILING,
    drafted="2024-11-06 03:00",
    worked_out="2024-11-06 04:10",
    agreed=("2024-11-28 08:00", HELENE, "Agreed without a shop, against my first wish."),
    reporting=REPORTING,
    annual=[
        Item(id="SGP-A1", title="A web shop that delivers in two days", owner=WEILING, deploys="P4"),
    ],
    priorities=[
        Item(id="SGP-P1", title="Small sizes first: 15 ml to try", owner=WEILING),
    ],
    targets=[
        Improve(
            id="SGP-T-SHOPS", title="Shops that carry us in Singapore", owner=WEILING, unit="shops", start=0,
            aggregation="last", plan="0 0 0 0 0 0 0 0 0 1 1 1", actual="0 0 0 0 0 0 0 0 0 0 1",
        ),
        Improve(
            id="SGP-T-TRY", title="Who bought 15 ml first and 50 ml later", owner=WEILING, unit="%", start=0,
            plan="- - 10 12 14 16 18 20 21 22 23 24", actual="- - 13 16 18 21 22 24 25 27 28",
            notes={"2025-06": "Whoever may try it small does not send it back."},
        ),
    ],
    correlations="""
    SGP-A1 SGP-P1 medium
    SGP-P1 SGP-T-TRY strong
    """,
    talks=[
        Talk(
            item="SGP-T-SHOPS", period="2025-12", upper="House", lower="Singapore",
            offers=[
                Offer(at="2024-11-08 08:30", by=HELENE, target=3, why="A house without a door is not a house."),
                Offer(
                    at="2024-11-13 03:15", by=WEILING, target=1,
                    why="Rent for one door on Orchard Road is our whole budget. First find out who they are, "
                        "online.",
                    means="15 ml sizes, and delivery within two days from Tuas.",
                ),
            ],
            end=Answer(
                at="2024-11-20 09:00", by=HELENE, declined=True,
                why="Then none is agreed. Show me the web shop first; we talk about doors when we know who buys.",
            ),
        ),
        Talk(
            item="SGP-T-TRY", period="2025-12", upper="House", lower="Singapore",
            offers=[
                Offer(at="2024-11-14 09:40", by=ANTOINE, target=20,
                      why="One in five is what the perfumers reach with samples."),
                Offer(at="2024-11-18 02:50", by=WEILING, target=24, why="They pay for ours. Who pays, means it.",
                      means="15 ml at 9 euros, refunded with the large one."),
            ],
            end=Answer(at="2024-11-20 09:30", by=ANTOINE, why="24, and the refund comes out of P4."),
        ),
    ],
)  # fmt: skip
