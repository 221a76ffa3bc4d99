"""Larkspur Hotels, the Hoshin plan of 2025 and that of Katajanokka, the house that went ahead."""

from engine.samples.hotels.people import AINO, ELIN, INGRID, JONAS, KARIN, LEILA, MARA, PRIIT, SOFIE, TOMAS
from engine.samples.hotels.scorecard import REPORTING
from engine.samples.tables import Answer, Improve, Item, Offer, Plan, Talk

LARKSPUR = Plan(
    id="LARK-2025", title="Larkspur Hotels 2025: win back the guest", team="Company", period="2025",
    vision="Whoever leaves one of our houses has somebody in mind to send there.",
    text="Six houses around two northern seas. The net promoter score has fallen from 61 to 46 in two years.",
    by=JONAS,
    drafted="2024-11-26 10:00",
    worked_out="2024-12-18 11:30",
    agreed=("2024-12-20 14:00", KARIN, "Agreed by the leadership team and the six houses."),
    reporting=REPORTING,
    breakthroughs=[
        Item(id="B1", title="Guests send their friends: a net promoter score of 65", owner=MARA, horizon="2027"),
        Item(id="B2", title="Houses run by people who stay", owner=LEILA, horizon="2028",
             text="Of a hundred who begin 46 leave within the year."),
        Item(id="B3", title="Half of our nights are booked with us directly", owner=ELIN, horizon="2028"),
    ],
    annual=[
        Item(id="A1", title="The score goes from 46 to 60", owner=MARA),
        Item(id="A2", title="A ready room at three, in 92 of 100 arrivals", owner=TOMAS),
        Item(id="A3", title="Turnover of people from 46 to 36 of 100", owner=LEILA),
        Item(id="A4", title="37 of 100 nights are booked directly", owner=ELIN),
    ],
    priorities=[
        Item(id="P1", title="Arrive without a desk: mobile check-in", owner=SOFIE),
        Item(id="P2", title="Find out what holds up the rooms, and end it", owner=TOMAS),
        Item(id="P3", title="The Larkspur Circle, a club for those who come back", owner=ELIN,
             text="118,000 euros for the first year."),
        Item(id="P4", title="Somebody who shows the new ones round", owner=LEILA),
        Item(id="P5", title="A new survey firm", owner=INGRID),
    ],
    targets=[
        Improve(id="T-NPS", title="Net promoter score, by month", owner=MARA, unit="points", start=46,
                plan="46 47 48 50 51 52 52 52 54 56 58 60", measured_by="M-NPS"),
        Improve(id="T-READY", title="Rooms ready at 15:00, by month", owner=TOMAS, unit="%", start=71,
                plan="72 76 80 82 84 85 86 87 88 90 91 92", measured_by="M-READY"),
        Improve(id="T-KEY", title="Minutes from door to key, by month", owner=SOFIE, unit="minutes", start=9.5,
                plan="9.5 9.3 9 8.5 8 7.4 7 6.8 6.5 6.2 6 6", measured_by="M-KEY"),
        Improve(id="T-TURNOVER", title="Staff turnover, by month", owner=LEILA, unit="%", start=46,
                aggregation="last", plan="46 45 44 44 43 42 41 40 39 38 37 36", measured_by="M-TURNOVER"),
        Improve(id="T-CLUB", title="Members of the Circle, by month", owner=ELIN, unit="members", start=0,
                aggregation="last", plan="- - 100 150 220 300 900 1800 3000 4000 5000 6000", measured_by="M-CLUB"),
        Improve(id="T-DIRECT", title="Nights booked directly, by month", owner=ELIN, unit="%", start=30,
                plan="30.5 31 31 32 32.5 33 34 34.5 35 36 36.5 37", measured_by="M-DIRECT"),
    ],
    correlations="""
    B1 A1 strong
    B1 A2 strong
    B2 A3 strong
    B3 A4 strong
    A1 P1 medium
    A2 P2 strong
    A3 P4 strong
    A4 P3 strong
    A1 P3 weak
    P1 T-KEY strong
    P1 T-NPS medium
    P2 T-READY strong
    P2 T-NPS medium
    P3 T-CLUB strong
    P3 T-DIRECT weak
    P4 T-TURNOVER strong
    T-NPS B1 strong
    T-READY B1 strong
    T-TURNOVER B2 strong
    T-DIRECT B3 strong
    """,
    talks=[
        Talk(
            item="T-KEY", period="2025-12", upper="Company", lower="Kalamaja",
            offers=[
                Offer(at="2024-12-18 14:10", by=SOFIE, target=5,
                      why="With a key in the pocket nobody needs more than five minutes, not even in a wooden "
                          "house."),
                Offer(at="2024-12-19 08:30", by=PRIIT, target=8,
                      why="Our doors are from 1891 and so are their locks. Half of the guests want the brass key.",
                      means="Eight, with the desk moved to where one comes in."),
            ],
            end=Answer(at="2024-12-19 15:40", by=SOFIE, declined=True,
                       why="One figure for six houses. I stay at six over all, and Kalamaja does what it can."),
        ),
    ],
)  # fmt: skip
"""P5 serves no annual objective, and T-CLUB no breakthrough."""

KATAJANOKKA = Plan(
    id="KAT-2025", title="Katajanokka 2025", team="Katajanokka", period="2025", parent="LARK-2025",
    text="64 rooms, eleven agency shifts a week, and a house manager who was a chambermaid once.",
    by=AINO,
    drafted="2024-12-18 13:00",
    worked_out="2024-12-18 15:00",
    agreed=("2024-12-20 13:30", TOMAS, "Agreed. I would like to see how you do it."),
    reporting=REPORTING,
    annual=[
        Item(id="KAT-A1", title="90 of 100 rooms ready at three", owner=AINO, deploys="P2"),
        Item(id="KAT-A2", title="Floors cleaned by people who know the house", owner=AINO, deploys="P4"),
    ],
    priorities=[
        Item(id="KAT-P1", title="Ten minutes each morning, standing, by the linen lift", owner=AINO),
        Item(id="KAT-P2", title="Our own hands instead of the agency's", owner=AINO),
    ],
    targets=[
        Improve(id="KAT-T-READY", title="Rooms ready at 15:00, Katajanokka", owner=AINO, unit="%", start=70,
                plan="71 72 74 76 78 80 82 84 86 88 89 90", actual="70 70 71 72 78 79 81 86 89 92 93",
                notes={"2025-05": "Three weeks of stand-ups. That is all we did.",
                       "2025-11": "First figure, to the 28th."}),
        Improve(id="KAT-T-AGENCY", title="Agency shifts a week, Katajanokka", owner=AINO, unit="shifts", start=11,
                plan="11 10 9 8 8 7 6 5 4 3 2 2", actual="11 11 12 11 10 9 7 3 0 0 0"),
    ],
    correlations="""
    KAT-A1 KAT-P1 strong
    KAT-A2 KAT-P2 strong
    KAT-A1 KAT-P2 medium
    KAT-P1 KAT-T-READY strong
    KAT-P2 KAT-T-AGENCY strong
    KAT-P2 KAT-T-READY medium
    """,
    talks=[
        Talk(
            item="KAT-T-READY", period="2025-12", upper="Company", lower="Katajanokka",
            offers=[
                Offer(at="2024-12-18 15:30", by=TOMAS, target=95, why="Your house is new and has two lifts."),
                Offer(at="2024-12-19 09:10", by=AINO, target=88,
                      why="Two lifts and nine strangers a day who look for the second one.",
                      means="A floor team of our own, nine people, from summer on."),
                Offer(at="2024-12-19 13:00", by=TOMAS, target=90,
                      why="90, and we talk about your nine people in June."),
            ],
            end=Answer(at="2024-12-19 16:20", by=AINO, why="90. I have written June into my calendar."),
        ),
    ],
)  # fmt: skip
