"""Turnora, the founder's diagnosis of June 2025: a night and a day on the ward that went back to paper."""

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
from engine.samples.tables.deeds import owned, weigh

FIRST_ROSTER = Item(
    id="P6", title="From signature to first roster as one piece of work", owner=KATARZYNA,
    text="Sales, customers and engine share one list, one date and one objective.",
)  # fmt: skip

RULES = Improve(
    id="T-DATE", title="Contracts that carry the ward's rules and a date", owner=RUI, unit="%", start=0,
    first="2025-07", plan="30 50 70 80 90 100", actual="45 80 100 100 97", aggregation="last",
    notes={"2025-11": "One without. It was a friend of the house. It never is."},
)  # fmt: skip

TIES = """
A4 P6 strong
A1 P6 medium
P6 T-LOST strong
P6 T-DATE strong
T-DATE B2 strong
"""

REVIEW = Review(
    id="R-2025-PD", tier="diagnosis", of="TUR-2025",
    title="The founder's diagnosis: a night and a day at Santa Clara",
    text="Beatriz Figueiredo asked to see the ward that went back to paper. Eleven hours, no computer.",
    scheduled="2025-06-02 10:00", at="2025-06-26 08:00", until="19:00",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(BEATRIZ, SOFIA, RUI, MAGDA, TIAGO, JOANA, KATARZYNA, EWA),
    agenda=["How the roster of July is made, by hand", "The 212 rules, one by one",
            "Our tree of objectives, laid beside it",
            "What we stop"],
    said=[
        Finding(about="CUS-T-RULES", by=EWA,
                text="Of 212 rules of this ward the engine knows 118. The head nurse knows 212."),
        Finding(about="P2", by=JOANA, text="She used one screen of the phone in five months: whom can I call."),
        Finding(about="Q2-CUS1", by=SOFIA,
                text="Twelve objectives, four levels, and the one that mattered hung under nothing."),
        Finding(about="T-PEOPLE", by=MARTA,
                text="31 engineers on the phone, 5 on the engine. That is how we hired."),
        Decision(
            kind="stop", about="P2", answers="F2", text="The new phone app ends with 33 screens; twelve are kept.",
            why="We built for the demonstration, not for the ward", owner=LUIS, due="2025-07-14",
            effect="Nineteen people for the engine", confidence=0.8, changes=retired("T-APP"),
        ),
        Decision(
            kind="stop", about="P3", text="Leipzig closes before it has opened.",
            why="A third country with a first roster of 148 days is a third Santa Clara", owner=BEATRIZ,
            effect="400,000 euros and two good people for Kraków", confidence=0.85,
        ),
        Decision(
            kind="start", about="A4", answers="F3",
            text="From signature to first roster is one piece of work. Katarzyna leads it.",
            why="Three departments were above plan and the hospital left", owner=KATARZYNA, due="2025-12-19",
            effect="60 days in December, fewer than nine of 100 euros lost", confidence=0.7,
            changes=[*started("TUR-2025", TIES, FIRST_ROSTER, RULES), owned("A4", KATARZYNA), weigh("I1", 3)],
        ),
        Decision(
            kind="retarget", about="T-ARR", text="Income of 14.5 million in December instead of 20.",
            why="We sell what can be planned; that is less, and it stays", owner=HENRIQUE,
            effect="Nobody promises May in February", confidence=0.6, path=("2025-07",
                                                                            "10.8 11.3 12 12.8 13.6 14.5"),
        ),
        Decision(
            kind="retarget", about="CUS-T-FIRST", answers="F1", text="60 days in December, not 80.",
            why="With nineteen more people on the engine 80 would be comfortable", owner=KATARZYNA,
            effect="A reason for each of them to have changed teams", confidence=0.5,
            path=("2025-07", "130 112 92 78 68 60"),
        ),
        Countermeasure(
            about="CUS-T-FIRST", period="2025-05", answers="F1",
            background="28 hospitals have signed and wait; each week costs 40,000 euros and their patience.",
            cause="The rules of a ward are asked for after the contract, by whoever installs.",
            action="First the list of rules, then a date by Katarzyna, then the signature.",
            owner=KATARZYNA, due="2025-08-15", effect="Forty days less by October", change=-40, after=3,
            completed=("2025-08-12 15:00", "All new contracts; the 28 old ones have a list each."),
            verified=("2025-10-09 13:20", SOFIA, True,
                      "146 to 86 days, nobody has left before the first roster since.", -60),
        ),
        Countermeasure(
            about="CUS-T-RULES", period="2025-05", answers="F4",
            background="Every unknown rule is an hour of handwork in every month that follows.",
            cause="Engineers go where the screens are.",
            action="Nineteen engineers move to the engine, a head nurse beside each team.",
            owner=TIAGO, due="2025-07-14", effect="Fifteen more of 100 rules by October", change=15, after=3,
            completed=("2025-07-14 10:00", "Sixteen came gladly, three did not come."),
            verified=("2025-10-09 13:26", SOFIA, True, "59 to 79 of 100.", 20),
        ),
        Lesson(about="Q1-CO1", by=SOFIA,
               text="I had cut the company's number into pieces so well that no piece was a hospital any more."),
        Recognition(person=KATARZYNA, about="Q1-SAL1-KR1",
                    text="Wrote on 17 February what would happen on 26 May. It stood under somebody else's key "
                         "result."),
    ],
)  # fmt: skip
