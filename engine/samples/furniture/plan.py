"""Tavolaio, the plan of 2025: more models, more machines, a second workshop."""

from engine.samples.furniture.people import (
    CHIARA,
    DAVIDE,
    ELENA,
    FRANCESCA,
    GIULIA,
    LORENZO,
    MATTEO,
    PAOLO,
    SARA,
    YUSUF,
)
from engine.samples.tables import Answer, Improve, Item, Offer, Plan, Reporting, Talk

REPORTING = Reporting(GIULIA, days_after=6, time="07:30", early=[("2025-11", "2025-11-26 07:30")])
"""Giulia closes the month on the sixth; November is a first figure."""

PLAN = Plan(
    id="TAV-2025", title="Tavolaio 2025", team="Company", period="2025",
    vision="A piece that fits, for a lifetime, from people whose names are under the top.",
    text="Tables made to measure since 2016. Since 2023 also shelves, beds, wardrobes, benches: from 41 models to "
         "126.",
    by=FRANCESCA,
    drafted="2024-11-06 09:00",
    worked_out="2024-11-20 09:30",
    agreed=("2024-12-11 17:00", CHIARA,
            "Agreed at the big table, with polenta. Davide asked that his doubts be written down."),
    reporting=REPORTING,
    breakthroughs=[
        Item(id="B1", title="Everything wooden in a home can come from us", owner=CHIARA, horizon="2028"),
        Item(id="B2", title="From the order to the door in five weeks", owner=DAVIDE, horizon="2027"),
        Item(id="B3", title="Twenty of a hundred euros stay with us", owner=GIULIA, horizon="2027",
             text="In 2022, with 41 models, 22 stayed. In 2024 it was 12, we think."),
    ],
    annual=[
        Item(id="A1", title="Sell for ten million euros", owner=MATTEO),
        Item(id="A2", title="150 models that one can see, turn and order online", owner=LORENZO),
        Item(id="A3", title="From the order to the door in six weeks", owner=DAVIDE),
        Item(id="A4", title="Sixteen of a hundred euros stay", owner=GIULIA),
    ],
    priorities=[
        Item(id="P1", title="Twenty-four new models", owner=LORENZO),
        Item(id="P2", title="A second workshop in Mariano", owner=DAVIDE,
             text="1.9 million, forty benches, from September."),
        Item(id="P3", title="Every measure, every wood, every edge in the online shop", owner=MATTEO),
        Item(id="P4", title="Wood for three months in the yard", owner=PAOLO,
             text="So that no order waits for a board."),
        Item(id="P5", title="Film for each model", owner=ELENA),
    ],
    targets=[
        Improve(
            id="T-RANGE", title="Models on sale", owner=LORENZO, unit="models", start=126, aggregation="last",
            plan="128 130 132 134 136 138 140 142 144 146 148 150", measured_by="M-RANGE",
        ),
        Improve(
            id="T-LEAD", title="Weeks from the order to the door", owner=DAVIDE, unit="weeks", start=7.9,
            plan="7.9 7.8 7.7 7.6 7.4 7.2 7.0 6.8 6.6 6.4 6.2 6.0", measured_by="M-LEAD",
        ),
        Improve(
            id="T-INCOME", title="Income of the month", owner=MATTEO, unit="k€", start=600, aggregation="sum",
            plan="640 680 740 780 820 840 800 720 880 980 1060 1060", measured_by="M-INCOME",
        ),
        Improve(
            id="T-STAY", title="What stays of a hundred euros", owner=GIULIA, unit="€", start=12,
            plan="12 12.3 12.6 13 13.4 13.8 14.2 14.6 15 15.3 15.6 16", measured_by="M-STAY",
        ),
        Improve(
            id="T-FIT", title="Pieces that come back because they do not fit", owner=ELENA, unit="%", start=6.5,
            plan="6.4 6.2 6.0 5.8 5.5 5.2 4.9 4.6 4.4 4.2 4.0 3.8", measured_by="M-FIT",
        ),
        Improve(
            id="T-CHOICE", title="Choices that the online shop offers for one table", owner=MATTEO, unit="choices",
            start=31, aggregation="last", plan="34 38 42 46 50 54 58 62 66 70 74 78", actual="35 41 47 52 58",
            notes={"2025-05": "58 woods, edges and feet. The most common choice is still oak, straight, natural."},
        ),
        Improve(
            id="T-FILMS", title="Films of models", owner=ELENA, unit="films", start=0, aggregation="last",
            plan="4 10 16 22 28 34 40 46 52 58 64 70", actual="5 11 15 19 24 27 -",
        ),
    ],
    correlations="""
    B1 A2 strong
    B2 A3 strong
    B3 A4 strong
    B1 A1 medium
    A1 P1 strong
    A2 P1 strong
    A2 P3 medium
    A3 P2 strong
    A3 P4 medium
    P1 T-RANGE strong
    P1 T-INCOME strong
    P2 T-LEAD strong
    P3 T-CHOICE strong
    P4 T-LEAD weak
    P5 T-FILMS strong
    T-RANGE B1 strong
    T-INCOME B1 medium
    T-LEAD B2 strong
    T-STAY B3 strong
    """,
)  # fmt: skip
"""A4 has no priority, none moves T-STAY or T-FIT, and P5 serves nothing."""

WORKSHOP = Plan(
    id="WRK-2025", title="Workshop 2025", team="Workshop", period="2025", parent="TAV-2025",
    text="Sixty-four people, 31 benches, two saws.",
    by=DAVIDE,
    drafted="2024-11-21 06:30",
    worked_out="2024-11-22 06:30",
    agreed=("2024-12-10 11:00", CHIARA, "Agreed. Davide's sentence about 126 models is in it, word for word."),
    reporting=REPORTING,
    annual=[
        Item(id="WRK-A1", title="Forty more benches, manned and led", owner=DAVIDE, deploys="P2",
             text="Davide: I could have the time of forty benches without a wall, if there were sixty models. Not "
                  "asked."),
        Item(id="WRK-A2", title="No piece waits for a board", owner=PAOLO, deploys="P4"),
    ],
    priorities=[
        Item(id="WRK-P1", title="Find and teach forty joiners", owner=SARA),
        Item(id="WRK-P2", title="Cut what belongs together in one go", owner=YUSUF),
    ],
    targets=[
        Improve(
            id="WRK-T-SETUP", title="Hours that are spent on setting up", owner=YUSUF, unit="%", start=30,
            plan="30 29 29 28 28 27 27 26 26 25 25 24", measured_by="M-SETUP",
        ),
        Improve(
            id="WRK-T-DAY", title="Pieces that leave the workshop on the day planned", owner=DAVIDE, unit="%",
            start=66,
            plan="67 68 69 70 72 74 76 78 80 82 84 85", measured_by="M-DAY",
        ),
        Improve(
            id="WRK-T-JOIN", title="Joiners who have signed", owner=SARA, unit="joiners", start=0,
            aggregation="last",
            plan="4 8 12 16 20 24 28 32 36 40 40 40", actual="2 3 5 6 7",
            notes={"2025-05": "There are eleven unemployed joiners between Como and Monza. We know nine of them."},
        ),
    ],
    correlations="""
    WRK-A1 WRK-P1 strong
    WRK-A2 WRK-P2 weak
    WRK-P1 WRK-T-JOIN strong
    WRK-P2 WRK-T-SETUP strong
    WRK-P2 WRK-T-DAY medium
    """,
    talks=[
        Talk(
            item="WRK-T-DAY", period="2025-12", upper="Company", lower="Workshop",
            offers=[
                Offer(at="2024-11-25 09:00", by=CHIARA, target=90,
                      why="Nine of ten on the day. We had it until 2022."),
                Offer(at="2024-11-27 06:40", by=DAVIDE, target=80,
                      why="In 2022 we made 41 models. 126 models are 126 ways to begin wrong.",
                      means="Sixty models, the ones people buy. Then 90."),
                Offer(at="2024-12-02 10:00", by=CHIARA, target=85,
                      why="The range is why we grow, it is not on the table. With forty benches 85.",
                      means="The workshop in Mariano."),
            ],
            end=Answer(at="2024-12-03 06:50", by=DAVIDE, why="85 with Mariano. My sentence stays in the plan."),
        ),
        Talk(
            item="WRK-T-SETUP", period="2025-12", upper="Company", lower="Workshop",
            offers=[
                Offer(at="2024-11-25 09:20", by=GIULIA, target=20, why="30 of 100 hours nobody pays for."),
                Offer(at="2024-11-28 07:00", by=YUSUF, target=24,
                      why="I set up when the piece changes, and every piece changes.",
                      means="The orders of three days on one list, so that I may choose the sequence."),
            ],
            end=Answer(
                at="2024-12-04 15:00", by=GIULIA, declined=True,
                why="A list of three days makes the express orders late. It stays as it is, the 24 as a wish.",
            ),
        ),
    ],
)  # fmt: skip
