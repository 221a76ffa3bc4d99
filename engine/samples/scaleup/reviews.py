"""Turnora, the reviews of 2025: from ten green key results to one red hospital, and what was cut away."""

from engine.samples.scaleup.people import (
    AGNIESZKA,
    BEATRIZ,
    EWA,
    HEADS,
    HENRIQUE,
    INES,
    JOANA,
    KATARZYNA,
    LUIS,
    MAGDA,
    MARTA,
    PIOTR,
    RUI,
    SOFIA,
    TIAGO,
)
from engine.samples.tables import (
    Countermeasure,
    Decision,
    Finding,
    Lesson,
    Recognition,
    Review,
)

AGENDA = ["What is red, and since when", "Countermeasures: done, late, effective", "What we decide"]

JANUARY = Review(
    id="R-2025-01", tier="monthly", of="TUR-2025", title="January: all above plan but one",
    scheduled="2025-01-14 10:00", at="2025-02-13 14:00", until="15:00",
    facilitator=SOFIA, chair=BEATRIZ, attendees=HEADS, agenda=AGENDA,
    said=[
        Finding(about="T-PEOPLE", text="151 people against 148, and 166 have signed by today.", by=MARTA),
        Finding(about="CUS-T-WAIT", text="16 hospitals wait for their first roster, planned were 14.", by=MAGDA),
        Countermeasure(
            about="CUS-T-WAIT", period="2025-01", answers="F2",
            background="A hospital that waits does not pay in full.",
            cause="Each first roster is made from a white page.",
            action="A template with the forty rules that every ward has.",
            owner=KATARZYNA, due="2025-03-14", effect="Four fewer waiting by May", change=-4, after=3,
            completed=("2025-03-11 11:00", "Forty rules, in two languages."),
            verified=("2025-05-15 14:20", SOFIA, False,
                      "16 became 25. Forty rules every ward has; it waits for the fifteen only it has.", 9),
        ),
        Decision(kind="continue", about="P2", text="The phone app goes on with all nine people.",
                 why="Two screens ahead of plan, and every demonstration begins with it", owner=LUIS,
                 due="2025-11-28", effect="Groups sign because of the phone", confidence=0.8),
    ],
)  # fmt: skip

MARCH = Review(
    id="R-2025-Q1", tier="quarterly", of="TUR-2025", title="First quarter: 18 key results, ten of them green",
    scheduled="2025-02-14 10:00", at="2025-04-10 13:00", until="15:40",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, INES, KATARZYNA), agenda=["The tree, level by level",
                                                                                   *AGENDA],
    said=[
        Finding(about="T-HOSP", text="69 of 73, with three groups behind them.", by=RUI),
        Finding(about="Q1-DSK1-KR2", by=KATARZYNA,
                text="Nine first rosters were finished at night by the help desk. It belongs to no objective."),
        Finding(about="M-HEARD",
                text="31 of 100 can name the company's objectives. I could not either, at first go."),
        Decision(
            kind="start", about="P4", text="Two recruiters more, so that 206 is reached in May.",
            why="Every department asks for people first", owner=MARTA, due="2025-05-05", effect="206 in May",
            confidence=0.8, initiative=("I-RECRUIT", "Two more recruiters"),
            revoked=("2025-06-26 19:30", BEATRIZ, "We hired faster than anybody could be shown the work"),
        ),
        Countermeasure(
            about="M-ALONE", period="2025-Q1",
            background="10.6 weeks until a colleague works alone, and there are 43 of them.",
            cause="Everybody explains everything anew, between two meetings.",
            action="One welcome week a month for all who are new.",
            owner=MARTA, due="2025-05-05", effect="Two weeks less", change=-2, after=2,
            completed=("2025-05-05 17:00", "First one held, 22 people, a good mood."),
            verified=("2025-07-10 13:20", SOFIA, False,
                      "12.4 weeks. They know everybody now, and nothing about a ward.", 1.8),
        ),
        Decision(kind="continue", about="A1", answers="F1", text="110 hospitals stand.",
                 why="The groups prove that it can be done", owner=RUI, due="2025-06-30", effect="88 in June",
                 confidence=0.7),
        Recognition(person=PIOTR, about="Q1-PLT1-KR1",
                    text="61 to 90 of a hundred answers in time, without a night shift."),
    ],
)  # fmt: skip

APRIL = Review(
    id="R-2025-04", tier="monthly", of="TUR-2025", title="April: counted by money",
    scheduled="2025-04-11 10:00", at="2025-05-15 14:00", until="15:20",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, KATARZYNA), agenda=AGENDA,
    said=[
        Finding(about="M-LOST", by=HENRIQUE,
                text="We counted contracts. By income it was 8.2 % in April, not 3.4: the large ones leave."),
        Finding(about="Q2-CUS1-KR1", by=KATARZYNA,
                text="Santa Clara: 7 of 16 first rosters, and eleven days left."),
        Finding(about="T-CALL", text="71 of 100 calls in time, 78 planned.", by=MAGDA),
        Countermeasure(
            about="T-CALL", period="2025-04", answers="F3",
            background="A head nurse who waits hangs up and takes the pencil.",
            cause="Too few people on the desk between five and nine.",
            action="Six more people for the help desk in Kraków.",
            owner=AGNIESZKA, due="2025-06-30", effect="Ten more of 100", change=10, after=2,
            cancelled=("2025-07-01 09:00", AGNIESZKA,
                       "They call because the roster is wrong. Six more people would be six more apologies."),
        ),
        Decision(kind="escalate", about="A4", answers="F2", text="Santa Clara is Beatriz's from today.",
                 why="It needs sales, customers and engineering on one day, and only she can call that day",
                 owner=BEATRIZ, due="2025-05-23", effect="They stay", confidence=0.4),
    ],
)  # fmt: skip

MAY = Review(
    id="R-2025-05", tier="monthly", of="TUR-2025", title="May: Santa Clara",
    scheduled="2025-05-16 10:00", at="2025-06-12 14:00", until="15:30",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, KATARZYNA, EWA), agenda=AGENDA,
    said=[
        Finding(about="M-LOST", text="10.9 %. Santa Clara, four houses, 610,000 euros.", by=HENRIQUE),
        Finding(about="CUS-T-FIRST", by=KATARZYNA,
                text="146 days, 110 planned. No key result of the company, of sales or of engineering speaks of "
                     "it."),
        Finding(about="M-DOWN", by=TIAGO, text="95 minutes, two mornings, both after a release before nine."),
        Countermeasure(
            about="M-DOWN", period="2025-05", answers="F3",
            background="At six in the morning a ward without a roster telephones its people one by one.",
            cause="Releases go out without a tried way back, because thirteen a week is the objective.",
            action="No release without a tried way back, none before noon.",
            owner=EWA, due="2025-06-27", effect="Under 30 minutes a month", change=-65, after=2,
            completed=("2025-06-27 16:00", "96 of 100 releases, the other four wait."),
            verified=("2025-08-14 14:10", SOFIA, True, "95 minutes to 31, then 12.", -64),
        ),
        Decision(kind="continue", about="P1",
                 text="Groups yes, but nobody signs a month without Katarzyna until the diagnosis.",
                 why="We have 28 that wait", owner=RUI, due="2025-06-26", effect="No second Santa Clara",
                 confidence=0.6),
        Lesson(about="Q1-SAL1-KR1", by=RUI,
               text="My key result ended at the signature. Katarzyna's began at the roster. The hospital lived in "
                    "between."),
    ],
)  # fmt: skip

JUNE = Review(
    id="R-2025-Q2", tier="quarterly", of="TUR-2025", title="Second quarter: fewer objectives",
    scheduled="2025-06-13 10:00", at="2025-07-10 13:00", until="15:20",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, KATARZYNA, EWA, INES), agenda=["What nobody will miss",
                                                                                        *AGENDA],
    said=[
        Finding(about="M-LOST", text="13.8 %. Two more hospitals had decided before June.", by=MAGDA),
        Finding(about="T-HOSP", text="74 of 88. Three groups asked Santa Clara, and Santa Clara answered.", by=RUI),
        Decision(kind="retarget", about="T-HOSP", answers="F2", text="100 hospitals in December instead of 110.",
                 why="We sign as many as Katarzyna can begin", owner=RUI, effect="A date in each contract",
                 confidence=0.7, path=("2025-07", "76 79 83 88 94 100")),
        Decision(kind="adjust", about="M-FIRST", text="Days to the first roster count four on the scorecard.",
                 why="It was right from January on and nobody's", owner=SOFIA, weight=4, confidence=0.7),
        Decision(kind="stop", about="T-PEOPLE", text="No target for the number of people any more.",
                 why="It was reached in May and helped nobody", owner=MARTA,
                 effect="Each new post names the ward that waits for it", confidence=0.8),
        Lesson(about="Q2-CO3", by=MARTA, text="Heads are the one target that is always reached and never enough."),
    ],
)  # fmt: skip

JULY = Review(
    id="R-2025-07", tier="monthly", of="TUR-2025", title="July: one list",
    scheduled="2025-07-11 10:00", at="2025-08-14 14:00", until="14:50",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, KATARZYNA, EWA), agenda=AGENDA,
    said=[
        Finding(about="CUS-T-FIRST", text="131 days, 17 fewer than in June, one above plan.", by=KATARZYNA),
        Finding(about="M-NURSE", by=MAGDA, text="44 points in July cannot be: the survey went to administrators."),
        Decision(kind="continue", about="P6", answers="F1", text="One list, one date, one objective: go on.",
                 why="First month since January in which fewer wait than before", owner=KATARZYNA, due="2025-10-09",
                 effect="92 days in September", confidence=0.8),
        Recognition(person=LUIS, about="Q3-ENG1-A1",
                    text="Put eleven months of his own work into a drawer and went to test rules."),
    ],
)  # fmt: skip

SEPTEMBER = Review(
    id="R-2025-Q3", tier="quarterly", of="TUR-2025", title="Third quarter: 86 days",
    scheduled="2025-08-15 10:00", at="2025-10-09 13:00", until="15:10",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, KATARZYNA, EWA, INES, PIOTR), agenda=AGENDA,
    said=[
        Finding(about="CUS-T-FIRST", text="86 days against 92; 16 hospitals wait, 28 in June.",
                by=KATARZYNA),
        Finding(about="T-ARR", text="12.1 million against 12.0, with fewer people than in May.", by=HENRIQUE),
        Finding(about="M-C5", by=PIOTR, text="The certificate: access by role still open, for the third quarter."),
        Countermeasure(
            about="M-C5", period="2025-Q3", answers="F3",
            background="Two groups in Poland ask for it as well now.",
            cause="Access by role is everybody's second task and nobody's first.",
            action="Piotr and two others do nothing else; rehearsal with an outsider in November.",
            owner=PIOTR, due="2025-11-14", effect="Ready for the audit in December", change=1, after=1,
        ),
        Decision(kind="adjust", about="Q4-CO3", text="Tiago answers for the certificate, Piotr builds it.",
                 why="A team cannot hold its own door shut against the other teams", owner=TIAGO, new_owner=TIAGO,
                 effect="Access by role by the end of October", confidence=0.7),
        Decision(kind="continue", about="A1", answers="F2", text="100 hospitals in December, with dates.",
                 why="85 and 21 talks that ask the right question", owner=RUI, due="2025-12-19", effect="100",
                 confidence=0.55),
        Lesson(about="M-WARDS", by=MAGDA,
               text="After 90 days one of 22 wants to leave, after 140 days nine of 25. It was in our own figures "
                    "since 2023."),
        Recognition(person=RUI, about="Q3-SAL1-KR1",
                    text="Turned down a contract of 180,000 because the date was not true."),
    ],
)  # fmt: skip

OCTOBER = Review(
    id="R-2025-10", tier="monthly", of="TUR-2025", title="October: 67 days",
    scheduled="2025-10-10 10:00", at="2025-11-13 14:00", until="15:00",
    facilitator=SOFIA, chair=BEATRIZ, attendees=(*HEADS, KATARZYNA, EWA), agenda=AGENDA,
    said=[
        Finding(about="T-HOSP", text="91 against 88: the groups come back to the table.", by=RUI),
        Finding(about="Q4-ENG1-A", by=JOANA,
                text="Reasons in Polish: 54 of 100 clear. Two wards of three have no time."),
        Countermeasure(
            about="Q4-ENG1-A-KR1", answers="F2",
            background="A third of our hospitals are Polish, and they read reasons translated from Portuguese.",
            cause="We ask wards in November, when half of them are ill.",
            action="Magda's six in Kraków, all former nurses, write the phrases; the wards only strike out.",
            owner=MAGDA, due="2025-12-12", effect="80 of 100 clear in December", change=26, after=2,
        ),
        Decision(kind="escalate", about="Q4-CO3-KR1", text="The rehearsal: Beatriz asks for a date by Friday.",
                 why="Due tomorrow, and nobody has heard of an outsider", owner=BEATRIZ, due="2025-11-21",
                 effect="A date", confidence=0.6),
    ],
)  # fmt: skip

NEXT = Review(
    id="R-2025-Q4", tier="annual", of="TUR-2025", title="The year 2025",
    scheduled="2025-11-14 10:00", at="2025-12-11 13:00", until=None, facilitator=SOFIA, chair=BEATRIZ,
    agenda=["The plan of November 2024, read aloud", "Is 100 still a target?", "What 2026 does not contain"],
)  # fmt: skip

REVIEWS = (JANUARY, MARCH, APRIL, MAY, JUNE, JULY, SEPTEMBER, OCTOBER, NEXT)
