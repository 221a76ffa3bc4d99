"""Meridal, the reviews from February to June 2025: everybody knows the strategy, and the hours go elsewhere."""

from engine.samples.multinational.people import (
    ANNELIES,
    BOARD,
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
    THANDIWE,
    UNITS,
)
from engine.samples.multinational.scorecard import STOPPED, TRUST
from engine.samples.tables import (
    Countermeasure,
    Decision,
    Finding,
    Improve,
    Item,
    Lesson,
    Recognition,
    Review,
    retired,
    started,
)
from engine.samples.tables.deeds import weigh

AGENDA = ["Misses, and who saw them first", "Countermeasures: done, late, effective", "What we decide"]

JANUARY = Review(
    id="R-2025-01", tier="monthly", of="MER-2025", title="January 2025",
    scheduled="2025-01-14 09:00", at="2025-02-13 13:00", until="14:00",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS), agenda=AGENDA,
    said=[
        Finding(about="T-HOURS", text="57 of 100 hours against 60, says the survey among managers."),
        Finding(about="T-OPER", text="Three operators, as in December. Sixteen have seen it, none has tried it.",
                by=LIEKE),
        Countermeasure(
            about="T-HOURS", period="2025-01", answers="F1",
            background="Half of the plan rests on people doing what is in it.",
            cause="People do not know the strategy.",
            action="A day in each country, a film, a card for the badge.",
            owner=OLUMIDE, due="2025-03-31", effect="70 of 100 know it, and work on it", change=8, after=3,
            completed=("2025-03-31 15:00", "Thirteen countries, 61,000 views, cards in print."),
            verified=("2025-06-11 12:20", JOOST, False,
                      "71 of 100 can name the breakthroughs. The hours, counted at last, are at 41.", 2),
        ),
        Decision(kind="continue", about="A4", text="Utilisation of the field: 88 stands.",
                 why="It is the one figure that reacts when one pulls at it", owner=FERNANDA, due="2025-12-31",
                 effect="27 million", confidence=0.8),
    ],
)  # fmt: skip

FEBRUARY = Review(
    id="R-2025-02", tier="monthly", of="MER-2025", title="February 2025",
    scheduled="2025-02-14 08:00", at="2025-03-13 13:00", until="13:50",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS), agenda=AGENDA,
    said=[
        Finding(about="T-KNOW", text="42 of 100 against 38. Nine countries have had their day.", by=OLUMIDE),
        Finding(about="T-OPER", text="Three against four. The trial waits for five people in Bengaluru.", by=LIEKE),
        Decision(kind="continue", about="P3", answers="F1",
                 text="The strategy days go on, with Asia before the summer.",
                 why="It is above plan, and people clap", owner=OLUMIDE, due="2025-06-30",
                 effect="70 of 100 in June",
                 confidence=0.8),
        Recognition(person=OLUMIDE, about="P3", text="Nine countries in eight weeks, and his voice held."),
    ],
)  # fmt: skip

MARCH = Review(
    id="R-2025-Q1", tier="quarterly", of="MER-2025", title="First quarter: seven objectives, two directions",
    scheduled="2025-02-14 09:00", at="2025-04-10 12:00", until="14:40",
    facilitator=JOOST, chair=ANNELIES, attendees=(*BOARD, *UNITS, DANA), agenda=["What serves what", *AGENDA],
    said=[
        Finding(about="2025-Q1", text="Seven objectives in the units. Two name what they serve."),
        Finding(about="B3",
                text="The switch: a breakthrough without an annual objective, without a measure, without a task."),
        Finding(about="M-RUN", by=DANA, text="431 projects run. In the quarter 28 were finished and 47 begun."),
        Finding(about="T-SHARE", by=SANNE,
                text="23.2 of 100, 0.4 short, while 60 of 100 hours are said to go there. Both cannot be."),
        Decision(
            kind="start", about="A3", answers="F4",
            text="Hours are counted by project code, in all units, from May.",
            why="Priyanka counted 31 where managers said 60; one of the two is wrong", owner=DANA, due="2025-06-06",
            effect="One figure that nobody has to believe", confidence=0.75,
            initiative=("I-CODE", "Every hour has a project code"),
        ),
        Decision(
            kind="continue", about="P4", text="The innovation days go on.", why="The people like them",
            owner=HIROSHI,
            due="2025-12-12", confidence=0.4,
        ),
        Countermeasure(
            about="M-RUN", period="2025-Q1", answers="F3",
            background="Every project beyond the two hundredth takes its people from another one.",
            cause="Anybody may begin one; nobody is asked.",
            action="Each new project is approved by a committee of nine.",
            owner=DANA, due="2025-05-05", effect="Forty fewer by June", change=-40, after=2,
            completed=("2025-05-02 16:00", "Nine people, every second Tuesday."),
            verified=("2025-06-11 12:26", JOOST, False,
                      "431 became 429. The nine approved 22 of 24, politely.", -2),
        ),
        Lesson(about="GRS-T-HOURS", by=MARCUS,
               text="I declined a counted figure in November because I liked the other one better."),
        Recognition(person=THANDIWE, about="P3",
                    text="Asked at the strategy day what she should stop. Nobody on the stage knew."),
    ],
)  # fmt: skip

APRIL = Review(
    id="R-2025-04", tier="monthly", of="MER-2025", title="April 2025",
    scheduled="2025-04-11 09:00", at="2025-05-14 12:00", until="13:10",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS, DANA), agenda=AGENDA,
    said=[
        Finding(about="M-OFF", by=SANNE,
                text="42 million in April on work that serves nothing in the plan. First time it is added up."),
        Finding(about="T-PLAT", by=RAVI, text="Eleven platforms, ten planned. Six of eleven people are lent out."),
        Countermeasure(
            about="T-PLAT", period="2025-04", answers="F2",
            background="Every platform costs nine million a year to stand still.",
            cause="The platform team is lent out to whoever shouts.",
            action="Hire forty people in Bengaluru.",
            owner=RAVI, due="2025-09-30", effect="Two platforms fewer", change=-2, after=4,
            cancelled=("2025-05-26 05:00", RAVI,
                       "With six of eleven lent out, forty new ones would be lent out as well. First we get back "
                       "the six."),
        ),
        Decision(kind="escalate", about="A3", answers="F1",
                 text="The hours go to the president before anything is decided.",
                 why="If the 42 million are right, most of us have signed some of them", owner=ANNELIES,
                 due="2025-05-21", effect="Somebody looks at one week of one person", confidence=0.7),
    ],
)  # fmt: skip

PORTFOLIO = Item(
    id="P6", title="A portfolio that can say no", owner=DANA,
    text="Each project names the target that it moves. The owner of the target may stop it.",
)  # fmt: skip

NAMED = Improve(
    id="T-NAMED", title="Projects that name the target they move", owner=DANA, unit="%", start=35, first="2025-06",
    plan="40 55 70 85 92 96 100", actual="38 57 74 88 95 97", aggregation="last",
    notes={"2025-07": "Who could not think of one was allowed to stop. Ninety did."},
)  # fmt: skip

TIES = """
A3 P6 strong
P6 T-NAMED strong
P6 T-HOURS strong
T-HOURS B1 medium
T-NAMED B2 weak
"""

DIAGNOSIS = Review(
    id="R-2025-PD", tier="diagnosis", of="MER-2025",
    title="President's diagnosis: one week of one engineer, Bengaluru",
    text="Annelies de Wit sits beside Meera Iyer, who writes the trial version for operators, from Monday to "
         "Wednesday.",
    scheduled="2025-05-15 09:00", at="2025-05-21 04:30", until="12:00",
    facilitator=JOOST, chair=ANNELIES, attendees=(ANNELIES, JOOST, PRIYANKA, RAVI, DANA),
    agenda=["Her calendar, hour by hour", "Seven projects: who wants what of her", "Who could have said no",
            "The plan, laid beside it"],
    said=[
        Finding(about="T-HOURS", by=ANNELIES,
                text="Of 40 hours she spent 9 on the trial version. 31 went to seven projects; she could name the "
                     "target of none."),
        Finding(about="Q2-O7", by=PRIYANKA,
                text="The meter for Brazil: 41 people, one customer, who has not asked since November."),
        Finding(about="P3", by=JOOST,
                text="She knows the three breakthroughs. She asked which of the seven she may leave out."),
        Finding(about="T-UTIL", by=DANA,
                text="400 managers are paid for booked hours. A project that ends is hours that end."),
        Decision(
            kind="stop", about="P3", answers="F3", text="No more strategy days, no more cards.",
            why="They know it; knowing frees no hour", owner=OLUMIDE, effect="1.9 million, and some quiet",
            confidence=0.85,
        ),
        Decision(
            kind="stop", about="A4", answers="F4", text="88 of 100 booked hours is no objective any more.",
            why="It pays for keeping projects alive, and sends fitters home before it works", owner=FERNANDA,
            due="2025-07-01", effect="Repeated visits fall from autumn", confidence=0.65, changes=retired("T-UTIL"),
        ),
        Decision(
            kind="start", about="A3", answers="F1",
            text="Each project names the target that it moves; the target's owner may stop it.",
            why="Everybody could begin a project, and nobody could end one", owner=DANA, due="2025-06-30",
            effect="250 projects by October, 60 of 100 hours by December", confidence=0.7,
            changes=[*started("MER-2025", TIES, PORTFOLIO, NAMED), weigh("I1", 3)],
        ),
        Decision(
            kind="retarget", about="T-HOURS", answers="F1", text="From the counted 41: 65 in December stays.",
            why="The old path began at a figure that nobody had counted", owner=MARCUS, effect="An honest start",
            confidence=0.5, path=("2025-06", "43 46 50 54 58 62 65"),
        ),
        Countermeasure(
            about="GRS-T-HOURS", period="2025-04", answers="F1",
            background="The trial version needs 5 people for 30 weeks; they were there for 9 hours of 40.",
            cause="Lending out is free of charge for whoever asks.",
            action="Nobody is lent out to a project without a target; the lent hours are paid by its owner.",
            owner=PRIYANKA, due="2025-06-16", effect="From 31 to 45 of 100 hours", change=14, after=3,
            completed=("2025-06-16 04:30", "54 of 71 requests were withdrawn when they cost something."),
            verified=("2025-09-10 12:20", JOOST, True, "30 to 48 of 100; the trial version is back on its path.",
                      18),
        ),
        Lesson(about="P3", by=OLUMIDE,
               text="I answered a question nobody had asked, with a film. The question was: what may I leave out?"),
        Lesson(about="A3", by=SANNE, text="We had never asked for a project's end. We asked for its next budget."),
        Recognition(person=PRIYANKA, about="GRS-T-HOURS",
                    text="Counted when everybody estimated, and stood alone with it for six months."),
    ],
)  # fmt: skip

MAY = Review(
    id="R-2025-05", tier="monthly", of="MER-2025", title="May: forty-one",
    scheduled="2025-05-15 10:00", at="2025-06-11 12:00", until="13:50",
    facilitator=JOOST, chair=ANNELIES, attendees=(*BOARD, *UNITS, DANA, THANDIWE), agenda=AGENDA,
    said=[
        Finding(about="T-HOURS", text="41 of 100, counted. January to April, counted again: 39, 38, 40, 41.",
                by=SANNE),
        Finding(about="M-AGAIN", by=THANDIWE,
                text="19 of 100 visits for nothing, the highest ever, at the highest utilisation ever."),
        Finding(about="C2", text="Two strategic objectives have no measure: the switch, and what teams leave out."),
        Decision(
            kind="start", about="C2", answers="F3",
            text="The switch and the leaving out get a measure each, from July.",
            why="What nobody measures nobody misses", owner=JOOST, due="2025-07-01",
            effect="No objective of the scorecard without a figure", confidence=0.9,
            changes=[*TRUST.changes(), *STOPPED.changes()],
        ),
        Decision(
            kind="adjust", about="Q2-O6", answers="F2", text="The field's objective is Thandiwe's from now on.",
            why="She sees the visits, São Paulo sees the hours", owner=THANDIWE, new_owner=THANDIWE, confidence=0.6,
        ),
        Countermeasure(
            about="M-AGAIN", period="2025-05", answers="F2",
            background="19 of 100 visits are driven twice. 11,000 a month.",
            cause="The visit ends when the booked hour is over.",
            action="The visit ends when it works; the hour is no longer counted.",
            owner=THANDIWE, due="2025-07-18", effect="Five of 100 fewer by October", change=-5, after=4,
            completed=("2025-07-15 12:00", "In force in 24 of 31 countries; the others need their works councils."),
            verified=("2025-10-09 12:20", JOOST, True, "19.0 to 13.4 of 100, and utilisation fell by eight points.",
                      -5.6),
        ),
        Lesson(about="M-HOURS", by=JOOST,
               text="Ask a manager how many hours serve the strategy and he will answer with his own."),
    ],
)  # fmt: skip

REVIEWS = (JANUARY, FEBRUARY, MARCH, APRIL, DIAGNOSIS, MAY)
