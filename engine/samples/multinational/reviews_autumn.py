"""Meridal, the reviews from July to December 2025: what was stopped, what was linked, what still hangs alone."""

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
from engine.samples.multinational.reviews_spring import AGENDA
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
from engine.samples.tables.deeds import unlink

SWITCH = Item(id="A5", title="Two operators let us act in a test area", owner=LIEKE)

VISIT = Item(id="P7", title="The visit ends when it works", owner=THANDIWE,
             text="Who sends a fitter twice holds no switch.")  # fmt: skip

VISITS = Improve(
    id="T-AGAIN", title="Visits of the field that have to be repeated", owner=THANDIWE, unit="%", start=18.8,
    first="2025-07", plan="18 16 14 13 12 11", measured_by="M-AGAIN",
)  # fmt: skip

SWITCH_TIES = """
B3 A5 strong
A5 P7 strong
A5 P1 medium
P7 T-AGAIN strong
T-AGAIN B3 strong
T-OPER B1 strong
T-OPER B3 medium
"""

SPENT = Improve(
    id="T-OFF", title="Spent on projects that serve no objective", owner=SANNE, unit="m€", start=40,
    aggregation="sum",
    first="2025-07", plan="37 33 29 25 22 20", measured_by="M-OFF",
)  # fmt: skip

RUNNING = Improve(
    id="T-RUN", title="Projects that run", owner=DANA, unit="projects", start=402, aggregation="last",
    first="2025-07", plan="370 330 280 250 230 220", measured_by="M-RUN",
)  # fmt: skip

REUSED = Improve(
    id="T-REUSE", title="New software made of parts that exist", owner=RAVI, unit="%", start=29,
    first="2025-07", plan="33 38 43 47 51 55", measured_by="M-REUSE",
)  # fmt: skip

FREE_TIES = """
B1 A3 medium
P6 T-OFF strong
P6 T-RUN strong
P2 T-REUSE strong
T-RUN B1 weak
T-OFF B1 weak
T-REUSE B2 strong
"""

JUNE = Review(
    id="R-2025-Q2", tier="quarterly", of="MER-2025", title="Second quarter: the list of stopping",
    scheduled="2025-06-12 09:00", at="2025-07-10 11:00", until="14:00",
    facilitator=JOOST, chair=ANNELIES, attendees=(*BOARD, *UNITS, DANA, THANDIWE),
    agenda=["Ninety projects without a target, read aloud", "What serves what", *AGENDA],
    said=[
        Finding(about="P4", text="Innovation days: seven held, 340 ideas, no owner, tied to no annual objective."),
        Finding(about="P5", text="The intranet: 8,300 pages moved, tied to nothing.", by=OLUMIDE),
        Finding(about="L1", by=JOOST,
                text="84 of 100 know the strategy, 43 of 100 hours serve it. The one does not drive the other."),
        Finding(about="B3", by=LIEKE,
                text="The switch still has no annual objective. Operators ask us about nothing else."),
        Decision(
            kind="stop", about="P4", answers="F1",
            text="The innovation days end; two of 340 ideas may look for an owner.",
            why="In six months no idea has found one", owner=HIROSHI, effect="Twelve days of 400 people each",
            confidence=0.7, changes=retired("T-DAYS"),
        ),
        Decision(
            kind="stop", about="P5", answers="F2", text="The intranet ends where it stands.",
            why="Nobody could name the page he needs", owner=OLUMIDE, effect="41 people", confidence=0.9,
        ),
        Decision(
            kind="adjust", about="L1", answers="F3",
            text="Knowing the strategy is not held to cause finishing any more.",
            why="We tested it for half a year with 38,000 people", owner=JOOST, confidence=0.8,
            changes=[unlink("L1", "I1")],
        ),
        Decision(
            kind="start", about="B3", answers="F4",
            text="The switch gets an annual objective, and the field a priority under it.",
            why="Operators ask about nothing else, and nobody had it in a sentence of this year", owner=LIEKE,
            due="2025-12-12", effect="Two test areas by December", confidence=0.6,
            changes=[*started("MER-2025", SWITCH_TIES, SWITCH, VISIT, VISITS)],
        ),
        Decision(
            kind="start", about="I1", text="Three measures of the scorecard become targets of the plan.",
            why="They decide whether the hours come free, and stood beside the plan", owner=JOOST, due="2025-07-14",
            effect="A miss in them is a miss", confidence=0.8,
            changes=[*started("MER-2025", FREE_TIES, SPENT, RUNNING, REUSED)],
        ),
        Countermeasure(
            about="T-OPER", period="2025-06",
            background="Five operators against nine. Twenty-six have seen it.",
            cause="An operator has to wait 36 weeks for a trial, and a budget does not.",
            action="Eight operators get the unfinished version, with a person of ours in their control room.",
            owner=LIEKE, due="2025-08-29", effect="Four more have bought by October", change=4, after=3,
            completed=("2025-08-27 14:00", "Eleven, not eight. Three asked by themselves."),
            verified=("2025-10-09 12:26", JOOST, True, "Five to nine, and eleven are trying it.", 4),
        ),
        Recognition(person=HIROSHI, about="Q2-O5",
                    text="Stopped his own relay after four years, and told the forty people himself."),
    ],
)  # fmt: skip

JULY = Review(
    id="R-2025-07", tier="monthly", of="MER-2025", title="July: the first fifty",
    scheduled="2025-07-11 09:00", at="2025-08-13 12:00", until="12:50",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS, DANA), agenda=AGENDA,
    said=[
        Finding(about="M-RUN", by=DANA, text="351 projects. 51 ended in July, six of them by their own teams."),
        Finding(about="M-KNOW", by=OLUMIDE,
                text="The 94 of June was asked with the slide on the wall. I have taken it out."),
        Decision(kind="continue", about="P6", answers="F1",
                 text="The list of stopping is read aloud each month, by the owners.",
                 why="What is read aloud is not begun again quietly", owner=DANA, due="2025-12-12",
                 effect="300 in August", confidence=0.7),
        Lesson(about="M-KNOW", by=OLUMIDE,
               text="I would have been proud of the 94, had Thandiwe not asked where the slide was."),
    ],
)  # fmt: skip

AUGUST = Review(
    id="R-2025-08", tier="monthly", of="MER-2025", title="August: below three hundred",
    scheduled="2025-08-14 09:00", at="2025-09-10 12:00", until="13:10",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS, DANA), agenda=AGENDA,
    said=[
        Finding(about="M-RUN", by=DANA, text="298 projects, 14 of them stopped by their own teams."),
        Finding(about="T-HOURS", text="52 of 100 against 50."),
        Finding(about="T-PLAT", text="Ten platforms, nine planned. Billing is off; its data are not.", by=RAVI),
        Countermeasure(
            about="T-PLAT", period="2025-08", answers="F3",
            background="A platform that is off in the plan and on in the cellar costs as before.",
            cause="Fourteen countries keep their old reports on it, because nobody asked them.",
            action="One report for each country, made by us, before the date and not after.",
            owner=RAVI, due="2025-11-28", effect="Seven platforms in December", change=-3, after=3,
        ),
        Decision(kind="continue", about="P6", answers="F2",
                 text="Go on. No new project without an old one that ends.",
                 why="The first rule that was kept without a committee", owner=DANA, due="2025-12-12",
                 effect="220 in December", confidence=0.8),
        Recognition(person=DANA, about="P6",
                    text="114 projects ended in three months, and one letter of complaint."),
    ],
)  # fmt: skip

SEPTEMBER = Review(
    id="R-2025-Q3", tier="quarterly", of="MER-2025", title="Third quarter: six of seven",
    scheduled="2025-09-11 09:00", at="2025-10-09 12:00", until="14:30",
    facilitator=JOOST, chair=ANNELIES, attendees=(*BOARD, *UNITS, DANA, THANDIWE), agenda=["What serves what",
                                                                                           *AGENDA],
    said=[
        Finding(about="2025-Q3",
                text="Seven objectives, all of them linked by now; two were in the first quarter."),
        Finding(about="M-AGAIN", by=THANDIWE,
                text="13.4 of 100. Utilisation 80. Nobody has noticed the second figure."),
        Finding(about="T-SHARE", by=SANNE,
                text="24.8 of 100 against 26. It follows the hours, with two quarters' delay."),
        Finding(about="P1", text="Lieke Jansen owns seven items, the next one four."),
        Decision(
            kind="adjust", about="Q4-O5", answers="F4", text="The night telephone goes to Thandiwe's people.",
            why="Who has to answer at night should be awake at night", owner=THANDIWE, confidence=0.7,
        ),
        Decision(
            kind="retarget", about="T-SHARE", answers="F3", text="26 of 100 in December, not 27.",
            why="Five operators bought in the second half who were planned for the first", owner=PRIYANKA,
            effect="Nobody books hardware as service in December", confidence=0.7, path=("2025-10", "25.3 25.7 26"),
        ),
        Decision(
            kind="start", about="A3", text="The bonus of 400 managers hangs on targets of the plan from January.",
            why="310 have signed already, the others wait for the others", owner=OLUMIDE, due="2025-12-19",
            effect="A project that ends costs its manager nothing", confidence=0.75,
            initiative=("I-BONUS", "Bonus by targets of the plan"),
        ),
        Decision(
            kind="start", about="B3", text="A test laboratory for switching in Utrecht, 14 million.",
            why="So that we can show what we would do", owner=LIEKE, due="2026-03-31", effect="Three test areas",
            confidence=0.45,
            revoked=("2025-11-13 11:00", ANNELIES,
                     "Groningen is a laboratory, and it pays us. We need people there, not walls."),
        ),
        Lesson(about="M-UTIL", by=FERNANDA, text="I reached 88 for you, as agreed. Now you know what 88 is."),
        Recognition(person=THANDIWE, about="M-AGAIN",
                    text="From 19 to 13 by striking out one line in the work order."),
    ],
)  # fmt: skip

OCTOBER = Review(
    id="R-2025-10", tier="monthly", of="MER-2025", title="October 2025",
    scheduled="2025-10-10 09:00", at="2025-11-13 12:00", until="13:10",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS, DANA), agenda=AGENDA,
    said=[
        Finding(about="T-OPER", text="11 against 16. Two wait for a law, one for his board.", by=LIEKE),
        Finding(about="Q4-O6", by=JOOST, text="The only objective of the quarter that serves nothing."),
        Countermeasure(
            about="T-OPER", period="2025-10", answers="F1",
            background="Eleven operators have bought, fourteen are trying it.",
            cause="After the trial nobody of ours is in the control room any more.",
            action="Whoever was there for the trial stays until the contract, paid by sales.",
            owner=LIEKE, due="2026-01-30", effect="Five more by March", change=5, after=3,
        ),
        Decision(kind="continue", about="Q4-O6", answers="F2", text="It stays until January, alone as it is.",
                 why="Two ideas of 340 are allowed a quarter without a reason", owner=HIROSHI, due="2026-01-14",
                 effect="A customer, or an end", confidence=0.35),
        Decision(kind="escalate", about="Q4-O3",
                 text="The fourth product: Annelies talks to the fourteen countries.",
                 why="Ravi cannot switch off what a country head wants to keep", owner=ANNELIES, due="2025-12-19",
                 effect="A date for each of them", confidence=0.6),
    ],
)  # fmt: skip

NOVEMBER = Review(
    id="R-2025-11", tier="monthly", of="MER-2025", title="November 2025",
    scheduled="2025-11-14 08:00", at="2025-12-11 12:00", until="13:00",
    facilitator=JOOST, chair=MARCUS, attendees=(*BOARD, *UNITS, DANA, THANDIWE), agenda=AGENDA,
    said=[
        Finding(about="T-HOURS", text="67 of 100 against 62, from 41 in May.", by=SANNE),
        Finding(about="T-PLAT",
                text="Eight against seven. The countermeasure was due on 28 November; six of 14 countries have "
                     "their report.",
                by=RAVI),
        Finding(about="T-OPER", text="13 against 18. Each that has tried it for six weeks has bought.", by=LIEKE),
        Decision(kind="retarget", about="Q4-O3-KR1", answers="F2",
                 text="Three products this year; the fourth in February, with its night runs.",
                 why="To switch off what nobody has described would be courage of the wrong kind", owner=RAVI,
                 due="2026-02-27", effect="No night without bills", confidence=0.7, target=3),
        Lesson(about="P2", by=RAVI, text="A platform is off when its last report is off. We had counted servers."),
        Recognition(person=MARCUS, about="A3",
                    text="Ended seventeen of the nineteen projects that carried his own name."),
    ],
)  # fmt: skip

NEXT = Review(
    id="R-2025-YEAR", tier="annual", of="MER-2025", title="The year 2025",
    scheduled="2025-11-14 09:00", at="2026-01-14 12:00", until=None, facilitator=JOOST, chair=ANNELIES,
    agenda=["The plan of December 2024, beside the hours of 2025", "The fourth product",
            "What we begin in 2026: little"],
)  # fmt: skip

REVIEWS = (JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, NEXT)
