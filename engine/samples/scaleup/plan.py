"""Turnora, the plan of 2025: twice as many hospitals with twice as many people."""

from engine.samples.scaleup.people import (
    BEATRIZ,
    EWA,
    HENRIQUE,
    JOANA,
    KATARZYNA,
    LUIS,
    MAGDA,
    MARTA,
    RUI,
    SOFIA,
    TIAGO,
)
from engine.samples.tables import Answer, Improve, Item, Offer, Plan, Reporting, Talk

REPORTING = Reporting(HENRIQUE, days_after=6, time="09:10", early=[("2025-11", "2025-11-21 09:10")])
"""Finance closes the month on the sixth; November is a first figure."""

PLAN = Plan(
    id="TUR-2025", title="Turnora 2025: double", team="Company", period="2025",
    vision="No nurse learns on the eve of her shift that she has one.",
    text="140 people in Lisbon and Kraków, 61 hospitals, money until the summer of 2026.",
    by=SOFIA,
    drafted="2024-11-04 10:00",
    worked_out="2024-11-18 10:00",
    agreed=("2024-12-12 17:00", BEATRIZ,
            "Agreed by the heads of all departments. Sales asked for a night's sleep and took it."),
    reporting=REPORTING,
    breakthroughs=[
        Item(id="B1", title="Four hundred hospitals plan their shifts with us", owner=BEATRIZ, horizon="2028",
             text="There are 2,100 of the right size between Porto and Gdańsk."),
        Item(id="B2", title="A hospital that has begun never goes back to paper", owner=MAGDA, horizon="2027"),
    ],
    annual=[
        Item(id="A1", title="From 61 hospitals to 120", owner=RUI),
        Item(id="A2", title="Income of a year from 9.2 to 20 million euros", owner=HENRIQUE),
        Item(id="A3", title="One Turnora in every hand: web, phone, wall", owner=JOANA),
        Item(id="A4", title="Fewer than five of 100 euros leave us in a year", owner=MAGDA),
    ],
    priorities=[
        Item(id="P1", title="Sell to hospital groups, not to single houses", owner=RUI),
        Item(id="P2", title="The phone app anew", owner=LUIS, text="Eleven months of work by nine people."),
        Item(id="P3", title="Begin in Germany", owner=BEATRIZ, text="Two people in Leipzig from March."),
        Item(id="P4", title="Hire 120 people, and keep them", owner=MARTA),
        Item(id="P5", title="Answer every call of a ward within five minutes", owner=MAGDA),
    ],
    targets=[
        Improve(
            id="T-HOSP", title="Hospitals that have signed", owner=RUI, unit="hospitals", start=61,
            aggregation="last",
            plan="64 68 73 77 82 88 92 96 100 104 107 110", measured_by="M-HOSP",
        ),
        Improve(
            id="T-ARR", title="Income of a year at today's contracts", owner=HENRIQUE, unit="m€", start=9.2,
            aggregation="last", plan="9.6 10.2 11 11.8 12.6 13.5 14.5 15.5 16.5 17.6 18.8 20", measured_by="M-ARR",
        ),
        Improve(
            id="T-LOST", title="Income lost to hospitals that left, yearly rate", owner=MAGDA, unit="%", start=5.8,
            plan="5.8 5.7 5.6 5.5 5.4 5.3 5.3 5.2 5.2 5.1 5 5", measured_by="M-LOST",
        ),
        Improve(
            id="T-PEOPLE", title="People who have signed with us", owner=MARTA, unit="people", start=140,
            aggregation="last", plan="148 158 170 182 194 206 216 226 236 245 253 260",
            actual="151 166 183 197 208 211",
            notes={"2025-06": "Two of three who came in spring cannot say yet what a ward is."},
        ),
        Improve(
            id="T-APP", title="Screens of the new phone app that are finished", owner=LUIS, unit="screens", start=0,
            aggregation="last", plan="4 9 14 20 26 32 38 44 50 56 60 60", actual="5 11 17 24 29",
        ),
        Improve(
            id="T-CALL", title="Calls of a ward answered within five minutes", owner=MAGDA, unit="%", start=71,
            plan="72 74 76 78 80 82 84 86 88 89 90 90", actual="73 74 73 71 68 64 70 77 83 87 89",
            notes={"2025-06": "64. Two of three calls are about a first roster that does not come out."},
        ),
    ],
    correlations="""
    B1 A1 strong
    B1 A2 strong
    B2 A4 strong
    A1 P1 strong
    A1 P3 medium
    A2 P1 strong
    A3 P2 strong
    A4 P5 medium
    A1 P4 weak
    P1 T-HOSP strong
    P1 T-ARR strong
    P2 T-APP strong
    P3 T-HOSP weak
    P4 T-PEOPLE strong
    P5 T-CALL strong
    P5 T-LOST weak
    T-HOSP B1 strong
    T-ARR B1 strong
    T-LOST B2 strong
    """,
    talks=[
        Talk(
            item="T-HOSP", period="2025-12", upper="Company", lower="Sales",
            offers=[
                Offer(at="2024-11-19 09:30", by=BEATRIZ, target=120,
                      why="Our investors count hospitals, and double is the word they remember."),
                Offer(at="2024-11-26 16:00", by=RUI, target=100,
                      why="We signed 19 this year with eleven people. 59 is not a matter of calling more often.",
                      means="Groups instead of single houses, and four people who have worked in a hospital."),
                Offer(at="2024-12-03 11:00", by=BEATRIZ, target=110, why="The four people, the groups, and 110.",
                      means="A budget of 900,000 for it."),
            ],
            end=Answer(at="2024-12-04 08:30", by=RUI,
                       why="110. What happens after they have signed I cannot promise."),
        ),
        Talk(
            item="T-LOST", period="2025-12", upper="Company", lower="Customers",
            offers=[
                Offer(at="2024-11-19 10:00", by=BEATRIZ, target=4,
                      why="Each one that leaves costs us two new ones."),
                Offer(at="2024-11-27 10:20", by=MAGDA, target=5,
                      why="We do not know why they leave. Four is a wish.",
                      means="A call with every hospital that leaves, before it has left."),
            ],
            end=Answer(at="2024-12-03 11:20", by=BEATRIZ, why="Five. And I come along to the calls."),
        ),
        Talk(
            item="T-APP", period="2025-12", upper="Company", lower="Engineering",
            offers=[
                Offer(at="2024-11-20 09:00", by=JOANA, target=60,
                      why="Sixty screens, all new, on sale in November."),
                Offer(at="2024-11-28 15:45", by=LUIS, target=12,
                      why="Nurses use twelve screens. The other 48 are used by us, in demonstrations.",
                      means="The twelve by April, and then the engine gets my people."),
            ],
            end=Answer(at="2024-12-05 14:00", by=JOANA, declined=True,
                       why="A phone app with twelve screens cannot be sold to a group. It stays at sixty."),
        ),
    ],
)  # fmt: skip

CUSTOMERS = Plan(
    id="CUS-2025", title="Customers 2025", team="Customers", period="2025", parent="TUR-2025",
    text="Twenty-four people look after 61 hospitals. In December they are to look after 110.",
    by=MAGDA,
    drafted="2024-11-20 09:00",
    worked_out="2024-11-21 09:30",
    agreed=("2024-12-11 15:00", TIAGO, "Agreed for the heads, in Beatriz's absence."),
    reporting=REPORTING,
    annual=[
        Item(id="CUS-A1", title="Every call answered by somebody who knows the ward", owner=MAGDA, deploys="P5"),
        Item(id="CUS-A2", title="A group is on board as fast as one house", owner=KATARZYNA, deploys="P1"),
    ],
    priorities=[
        Item(id="CUS-P1", title="A help desk from five in the morning", owner=MAGDA),
        Item(id="CUS-P2", title="First rosters by template, not by hand", owner=KATARZYNA),
    ],
    targets=[
        Improve(
            id="CUS-T-FIRST", title="Days from signature to the first roster", owner=KATARZYNA, unit="days",
            start=126,
            plan="125 122 118 114 110 105 100 96 92 88 84 80", measured_by="M-FIRST",
        ),
        Improve(
            id="CUS-T-WAIT", title="Hospitals that have signed and wait for their first roster", owner=KATARZYNA,
            unit="hospitals", start=14, aggregation="last", plan="14 14 13 13 12 12 11 11 10 10 9 9",
            actual="16 19 22 25 27 28 24 20 16 13 11",
        ),
        Improve(
            id="CUS-T-RULES", title="Rules of a ward that the engine understands", owner=EWA, unit="%", start=58,
            plan="58 59 60 61 62 63 64 65 66 67 68 70", actual="58 58 59 59 58 59 66 73 79 84 87",
            notes={"2025-08": "\"No night before her son's swimming day\" is a rule, for the ward."},
        ),
    ],
    correlations="""
    CUS-A1 CUS-P1 strong
    CUS-A2 CUS-P2 strong
    CUS-P2 CUS-T-FIRST strong
    CUS-P2 CUS-T-WAIT strong
    """,
)  # fmt: skip
"""CUS-T-RULES is moved by no priority: nobody works on what the rosters wait for."""
