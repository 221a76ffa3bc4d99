"""Traunfeld Pumps, the plans of two plants: Pune, the bottleneck, and Querétaro, which was blamed for it."""

from engine.samples.manufacturer.people import ANANYA, GUADALUPE, HECTOR, MATTHIAS, RAJESH, SUNIL
from engine.samples.manufacturer.targets import REPORTING
from engine.samples.tables import Answer, Improve, Item, Offer, Plan, Talk

PUNE = Plan(
    id="PUN-2025", title="Pune 2025", team="Pune", period="2025", parent="TP-2025",
    vision="The plant the others come to see.",
    text="1,150 people, casings for all four plants. When we are late, everybody is.",
    by=RAJESH,
    drafted="2024-11-04 05:30",
    worked_out="2024-11-05 06:10",
    agreed=("2024-11-20 06:00", MATTHIAS, "Agreed in Pune, with the frozen week in writing."),
    reporting=REPORTING,
    annual=[
        Item(id="PUN-A1", title="Change over the two casing lathes in 45 minutes, not 130", owner=RAJESH,
             deploys="P2"),
        Item(id="PUN-A2", title="Nine of ten casings are good at the first pass", owner=RAJESH, deploys="P4"),
        Item(id="PUN-A3", title="The plan of the week is the plan of the week", owner=ANANYA, deploys="P1",
             text="Today it is changed on four days of five, mostly by telephone."),
    ],
    priorities=[
        Item(id="PUN-P1", title="Jaws and tools stand ready before the machine stops", owner=SUNIL),
        Item(id="PUN-P2", title="A frozen week, signed by sales as well", owner=ANANYA),
        Item(id="PUN-P3", title="A cord at every casing station", owner=RAJESH),
    ],
    targets=[
        Improve(
            id="PUN-T-OTD", title="Casings that leave Pune on the day planned", owner=ANANYA, unit="%", start=62,
            plan="62 63 65 66 68 70 72 74 76 78 80 82", actual="61 60 58 57 55 54 58 65 71 77 81 83",
            notes={
                "2025-04": "Eleven express orders in April. Each of them pushed four others out.",
                "2025-08": "First whole month with a week that nobody may touch.",
            },
        ),
        Improve(
            id="PUN-T-SET", title="Minutes of a changeover, casing lathes", owner=SUNIL, unit="minutes", start=130,
            plan="130 128 124 118 110 100 90 80 70 60 50 45",
            actual="131 130 131 128 127 124 108 91 74 66 52 47",
            notes={"2025-10": "A second set of jaws would save another 20 minutes. It is still in the tool room."},
        ),
        Improve(
            id="PUN-T-FPY", title="Casings good at the first pass", owner=RAJESH, unit="%", start=83,
            plan="83 83 84 84 85 86 86 87 88 89 89 90", actual="84 - 82 81 81 82 84 86 87 89 90 91",
            notes={"2025-03": "Counted with rework from now on. It was left out before, everywhere."},
        ),
        Improve(
            id="PUN-T-MOVE", title="Orders moved inside the frozen week", owner=ANANYA, unit="orders", start=64,
            aggregation="sum", plan="60 50 40 30 25 20 15 10 10 8 6 5",
            actual="58 61 66 71 69 74 40 14 9 6 5 4",
        ),
    ],
    correlations="""
    PUN-A1 PUN-P1 strong
    PUN-A2 PUN-P3 strong
    PUN-A3 PUN-P2 strong
    PUN-A3 PUN-P1 weak
    PUN-P1 PUN-T-SET strong
    PUN-P2 PUN-T-OTD strong
    PUN-P2 PUN-T-MOVE strong
    PUN-P3 PUN-T-FPY strong
    """,
    talks=[
        Talk(
            item="PUN-T-OTD", period="2025-12", upper="Company", lower="Pune",
            offers=[
                Offer(
                    at="2024-11-06 09:10", by=MATTHIAS, target=85,
                    why="A third of all late orders wait for a casing from Pune. What Pune reaches, all of us "
                        "reach.",
                ),
                Offer(
                    at="2024-11-07 06:40", by=RAJESH, target=78,
                    why="We stood at 62 in September. 85 would be a poster.",
                    means="A planner for each line, and nobody moves an order inside the frozen week. Not even "
                          "sales.",
                ),
                Offer(
                    at="2024-11-12 13:25", by=MATTHIAS, target=82,
                    why="The frozen week is yours, Helga signs it. With it 82 can be done.",
                    means="Two planners from January, paid by the company.",
                ),
            ],
            end=Answer(at="2024-11-15 07:05", by=RAJESH, why="82, if the frozen week still holds in June."),
        ),
        Talk(
            item="PUN-T-SET", period="2025-12", upper="Company", lower="Pune",
            offers=[
                Offer(
                    at="2024-11-06 09:20", by=MATTHIAS, target=45,
                    why="Steyr has the same lathe and plans for 40.",
                ),
                Offer(
                    at="2024-11-08 07:15", by=SUNIL,
                    why="45 is right. It will not come from trying harder.",
                    means="A second set of jaws for both lathes, 190,000 euros, and one fitter free for "
                          "preparation.",
                ),
            ],
            end=Answer(at="2024-11-12 13:40", by=MATTHIAS,
                       why="The fitter at once, the jaws out of the P2 budget."),
        ),
    ],
)  # fmt: skip

QUERETARO = Plan(
    id="QRO-2025", title="Querétaro 2025", team="Querétaro", period="2025", parent="TP-2025",
    vision=None,
    text="140 kinds of impeller on nine machines. The other plants make 30 to 50 kinds.",
    by=GUADALUPE,
    drafted="2024-11-05 15:00",
    worked_out="2024-11-06 16:20",
    agreed=("2024-11-21 16:00", MATTHIAS, "Agreed, with the difference about the machine hours on record."),
    reporting=REPORTING,
    annual=[
        Item(id="QRO-A1", title="The impeller cells run 68 hours of every 100", owner=GUADALUPE, deploys="P1"),
        Item(id="QRO-A2", title="Change over between two impellers in 30 minutes", owner=HECTOR, deploys="P2"),
    ],
    priorities=[
        Item(id="QRO-P1", title="Saturday shifts on the impeller cells", owner=GUADALUPE),
        Item(id="QRO-P2", title="Film every changeover, and take out what can be done before", owner=HECTOR),
    ],
    targets=[
        Improve(
            id="QRO-T-OEE", title="Hours the impeller cells make good parts, of every 100", owner=GUADALUPE,
            unit="%",
            start=55, plan="55 56 57 58 60 61 62 63 64 65 67 68",
            actual="55 57 59 61 63 63 57 56 58 59 60 60",
            notes={"2025-05": "63, and the yard is full of impellers for nobody."},
        ),
        Improve(
            id="QRO-T-SET", title="Minutes of a changeover, impeller cells", owner=HECTOR, unit="minutes", start=82,
            plan="82 82 80 76 72 68 62 56 50 44 36 30", actual="82 81 82 79 78 76 58 44 36 31 29 28",
        ),
        Improve(
            id="QRO-T-SAT", title="Saturday shifts", owner=GUADALUPE, unit="shifts", start=0, aggregation="sum",
            plan="4 8 12 16 16 16", actual="4 8 12 16 18 16",
        ),
    ],
    correlations="""
    QRO-A1 QRO-P1 strong
    QRO-A2 QRO-P2 strong
    QRO-P1 QRO-T-OEE medium
    QRO-P1 QRO-T-SAT strong
    QRO-P2 QRO-T-SET strong
    """,
    talks=[
        Talk(
            item="QRO-T-OEE", period="2025-12", upper="Company", lower="Querétaro",
            offers=[
                Offer(
                    at="2024-11-07 09:30", by=MATTHIAS, target=70,
                    why="The newest machines of the four plants, so the highest figure.",
                ),
                Offer(
                    at="2024-11-08 16:10", by=GUADALUPE, target=62,
                    why="We run 140 kinds of impeller, Steyr runs 30. Our machines stand because we change over.",
                    means="62 with quick changeovers. 70 only if somebody takes 80 kinds away from us.",
                ),
            ],
            end=Answer(
                at="2024-11-13 10:45", by=MATTHIAS, declined=True,
                why="The kinds stay where they are. I set 68 as for everybody, and we look again in spring.",
            ),
        ),
        Talk(
            item="QRO-T-SET", period="2025-12", upper="Company", lower="Querétaro",
            offers=[
                Offer(
                    at="2024-11-07 09:40", by=MATTHIAS, target=40,
                    why="Half of today's time would be a start.",
                ),
                Offer(
                    at="2024-11-11 15:30", by=HECTOR, target=30,
                    why="40 is what we reach with tidying up. 30 needs a trolley for each kind, and I want 30.",
                    means="Nine trolleys, built by ourselves, 22,000 euros.",
                ),
            ],
            end=Answer(at="2024-11-13 10:55", by=MATTHIAS, why="First time a plant asks for more than I do."),
        ),
    ],
)  # fmt: skip
