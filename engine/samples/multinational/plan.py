"""Meridal, the plan of 2025: three good sentences, and 412 projects that have never heard of them."""

from engine.samples.multinational.people import (
    ANNELIES,
    DANA,
    FERNANDA,
    HIROSHI,
    JOOST,
    LIEKE,
    MARCUS,
    OLUMIDE,
    PRIYANKA,
    RAVI,
    SANNE,
)
from engine.samples.tables import Answer, Improve, Item, Offer, Plan, Reporting, Talk

REPORTING = Reporting(SANNE, days_after=8, time="07:40", early=[("2025-11", "2025-12-08 07:40")])
"""Thirty-one countries close on the eighth."""

PLAN = Plan(
    id="MER-2025", title="Meridal 2025", team="Group", period="2025",
    vision="The grid holds, whatever the weather sends into it.",
    text="38,000 people in 31 countries. They make meters, relays, software for grid operators, and a great many "
         "slides.",
    by=JOOST,
    drafted="2024-10-02 08:00",
    worked_out="2024-10-23 08:30",
    agreed=("2024-12-05 15:00", ANNELIES, "Agreed by the board in Eindhoven. The units were informed."),
    reporting=REPORTING,
    breakthroughs=[
        Item(id="B1", title="Forty of a hundred euros come from software and services", owner=ANNELIES,
             horizon="2028",
             text="Today 23. A meter is bought once in fifteen years."),
        Item(id="B2", title="One platform instead of eleven", owner=RAVI, horizon="2027"),
        Item(id="B3", title="Grid operators let us hold the switch", owner=LIEKE, horizon="2029",
             text="They let us measure. To let us act they have to trust us with a city."),
    ],
    annual=[
        Item(id="A1", title="Software and services: from 23 to 27 of a hundred euros", owner=PRIYANKA),
        Item(id="A2", title="Eleven platforms become seven", owner=RAVI),
        Item(id="A3", title="People work on what we have said matters", owner=MARCUS,
             text="60 of 100 hours do already, the units report."),
        Item(id="A4", title="Hours of the field: 88 of 100 booked to customers", owner=FERNANDA),
    ],
    priorities=[
        Item(id="P1", title="Twenty grid operators buy flexibility", owner=LIEKE),
        Item(id="P2", title="Four products move to the common platform", owner=RAVI),
        Item(id="P3", title="Explain the strategy to everybody", owner=OLUMIDE,
             text="A day in each country, a film, a card for the badge."),
        Item(id="P4", title="Innovation days in twelve countries", owner=HIROSHI),
        Item(id="P5", title="A new intranet", owner=OLUMIDE),
    ],
    targets=[
        Improve(
            id="T-SHARE", title="Income from software and services", owner=PRIYANKA, unit="%", start=23,
            plan="23 23.3 23.6 24 24.4 24.8 25.2 25.6 26 26.3 26.6 27", measured_by="M-SHARE",
        ),
        Improve(
            id="T-OPER", title="Grid operators that have bought flexibility", owner=LIEKE, unit="operators",
            start=3,
            aggregation="last", plan="3 4 5 6 8 9 11 12 14 16 18 20", measured_by="M-OPER",
        ),
        Improve(
            id="T-PLAT", title="Platforms in use", owner=RAVI, unit="platforms", start=11, aggregation="last",
            plan="11 11 11 10 10 10 9 9 8 8 7 7", measured_by="M-PLAT",
        ),
        Improve(
            id="T-HOURS", title="Hours booked on work that serves an objective", owner=MARCUS, unit="%", start=60,
            plan="60 60 61 61 62 62 63 63 64 64 65 65", measured_by="M-HOURS",
        ),
        Improve(
            id="T-KNOW", title="People who can name the three breakthroughs", owner=OLUMIDE, unit="%", start=24,
            aggregation="last", plan="30 38 46 54 60 66 70 72 74 76 78 80", measured_by="M-KNOW",
        ),
        Improve(
            id="T-UTIL", title="Hours of the field booked to customers", owner=FERNANDA, unit="%", start=83,
            plan="84 84 85 85 86 86 87 87 87 88 88 88", measured_by="M-UTIL",
        ),
        Improve(
            id="T-DAYS", title="Innovation days held", owner=HIROSHI, unit="days", start=0, aggregation="last",
            plan="1 2 3 4 5 6 7 8 9 10 11 12", actual="1 2 4 5 6 7",
            notes={"2025-06": "Seven days, 340 ideas, none of them has a budget or an owner."},
        ),
    ],
    correlations="""
    B1 A1 strong
    B2 A2 strong
    A1 P1 strong
    A2 P2 strong
    A3 P3 medium
    P1 T-OPER strong
    P1 T-SHARE strong
    P2 T-PLAT strong
    P3 T-KNOW strong
    P3 T-HOURS weak
    P4 T-DAYS strong
    T-SHARE B1 strong
    T-PLAT B2 strong
    """,
)  # fmt: skip
"""B3 has no annual objective, A3 and A4 serve no breakthrough, P4 and P5 serve nothing: as it was agreed."""

SOFTWARE = Plan(
    id="GRS-2025", title="Grid software 2025", team="Grid software", period="2025", parent="MER-2025",
    text="2,900 people in Bengaluru, Chicago and Eindhoven, lent out to 71 projects.",
    by=PRIYANKA,
    drafted="2024-11-06 05:00",
    worked_out="2024-11-07 05:30",
    agreed=("2024-12-04 09:00", MARCUS, "Agreed, with my doubts about the hours."),
    reporting=REPORTING,
    annual=[
        Item(id="GRS-A1", title="Flexibility can be bought in a month, not in a year", owner=PRIYANKA,
             deploys="P1"),
        Item(id="GRS-A2", title="Four products run on the common platform", owner=RAVI, deploys="P2"),
    ],
    priorities=[
        Item(id="GRS-P1", title="A version that an operator can try without us", owner=PRIYANKA),
        Item(id="GRS-P2", title="Nobody is lent out without asking which target it moves", owner=DANA),
    ],
    targets=[
        Improve(
            id="GRS-T-HOURS", title="Hours of grid software on its own two objectives", owner=PRIYANKA, unit="%",
            start=31, plan="32 34 36 38 41 44 47 49 52 54 56 58", actual="31 30 31 30 32 36 42 48 54 60 64",
            notes={
                "2025-04": "Seventy-one projects ask for us. Each of them asks for half a person.",
                "2025-09": "Nineteen projects. The same people.",
            },
        ),
        Improve(
            id="GRS-T-TRY", title="Weeks until an operator can try it", owner=PRIYANKA, unit="weeks", start=38,
            plan="38 37 36 34 32 30 27 24 20 16 12 8", actual="38 38 38 37 37 36 31 26 20 15 11",
        ),
        Improve(
            id="GRS-T-MOVED", title="Products that run on the common platform", owner=RAVI, unit="products",
            start=0,
            aggregation="last", plan="0 0 0 1 1 1 2 2 3 3 4 4", actual="0 0 0 0 0 0 1 1 2 3 3",
        ),
    ],
    correlations="""
    GRS-A1 GRS-P1 strong
    GRS-A2 GRS-P2 medium
    GRS-P1 GRS-T-TRY strong
    GRS-P2 GRS-T-HOURS strong
    GRS-P2 GRS-T-MOVED medium
    """,
    talks=[
        Talk(
            item="GRS-T-HOURS", period="2025-12", upper="Group", lower="Grid software",
            offers=[
                Offer(at="2024-11-11 13:00", by=MARCUS, target=70,
                      why="The units report 60 of 100 already. Seventy is what the other half of the plan rests "
                          "on."),
                Offer(at="2024-11-14 05:10", by=PRIYANKA, target=50,
                      why="I had it counted by project code: 31. The sixty is what managers say when they are "
                          "asked.",
                      means="Nobody books on us without naming the target that it moves."),
                Offer(at="2024-11-20 14:30", by=MARCUS, target=58,
                      why="I do not believe the 31, but I see that you have counted. 58.",
                      means="Dana decides what you are lent out for."),
            ],
            end=Answer(at="2024-11-22 04:40", by=PRIYANKA, why="58. Please count the others in the same way."),
        ),
        Talk(
            item="GRS-T-TRY", period="2025-12", upper="Group", lower="Grid software",
            offers=[
                Offer(at="2024-11-12 09:00", by=LIEKE, target=8,
                      why="An operator decides in May or not at all. 38 weeks is a year to him."),
            ],
            end=Answer(at="2024-11-15 06:00", by=PRIYANKA, why="Eight, from a version without the old meters."),
        ),
    ],
)  # fmt: skip

FIELD = Talk(
    item="T-UTIL", period="2025-12", upper="Group", lower="Field services",
    offers=[
        Offer(at="2024-11-11 13:30", by=MARCUS, target=88, why="Each point is nine million a year."),
        Offer(at="2024-11-18 13:00", by=FERNANDA, target=80,
              why="At 88 nobody has an hour to learn the software that we want to sell. We are at 83 and already "
                  "late.",
              means="80, and the hours between go into the operators' control rooms."),
    ],
    end=Answer(at="2024-11-27 14:00", by=MARCUS, declined=True,
               why="It stays at 88. The bonus of 400 managers hangs on it and is signed."),
)  # fmt: skip
