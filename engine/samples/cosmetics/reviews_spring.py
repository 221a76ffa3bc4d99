"""Aubrielle, the reviews from February to June 2025: a celebrated figure, and the question nobody wanted to ask."""

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    COUNTRIES,
    HARUKA,
    HELENE,
    HOUSE,
    INES,
    JIHOON,
    JULIEN,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.tables import Countermeasure, Decision, Finding, Lesson, Recognition, Review

ROUND = ["Country by country, five minutes each", "Misses and what is done about them", "What we decide"]
ALL = (*HOUSE, *COUNTRIES)

JANUARY = Review(
    id="R-2025-01", tier="monthly", of="AUB-2025", title="January: the queue",
    scheduled="2025-01-13 09:00", at="2025-02-12 08:00", until="09:10",
    facilitator=MATHILDE, chair=HELENE, attendees=(*ALL, JIHOON), agenda=ROUND,
    said=[
        Finding(about="T-KOR", text="240,000 in the first month, 40 above plan.", by=SEOYEON),
        Finding(about="T-COST",
                text="64 euros for a customer against 60. The creators show the jar and get 300 euros for it."),
        Countermeasure(
            about="T-COST", period="2025-01", answers="F2",
            background="A customer buys for 74 euros. At 64 we earn nothing on the first jar.",
            cause="Creators are paid for showing, not for using.",
            action="Half of the fee after three weeks, for a second post that says what it did to the skin.",
            owner=JIHOON, due="2025-03-14", effect="Ten euros less by May", change=-10, after=3,
            completed=("2025-03-12 05:30", "In all new contracts. Eleven of 47 turned it down."),
            verified=("2025-06-12 08:25", MATHILDE, False,
                      "71 became 95. Who had to say what it did said so: it is heavy.", 24),
        ),
        Decision(
            kind="continue", about="P1", text="All five counters open by March, as planned.",
            why="The first one has a queue", owner=SEOYEON, due="2025-03-14", effect="600,000 in April",
            confidence=0.8,
        ),
    ],
)  # fmt: skip

FEBRUARY = Review(
    id="R-2025-02", tier="monthly", of="AUB-2025", title="February: Seoul up, Tokyo down",
    scheduled="2025-02-13 09:00", at="2025-03-12 08:00", until="09:15",
    facilitator=MATHILDE, chair=HELENE, attendees=ALL, agenda=ROUND,
    said=[
        Finding(about="T-FILES", text="Seven of eight files came back. One is admitted.", by=NADIA),
        Finding(about="M-AIR", text="91 of 100 kilograms flew. The opening stock could not wait, it was said.",
                by=INES),
        Countermeasure(
            about="T-FILES", period="2025-02", answers="F1",
            background="The chain holds eleven shelves for us from 20 March, and not for ever.",
            cause="The files are translated from the European ones instead of being written for Japan.",
            action="An office in Yokohama reads every file before it leaves, and may stop it.",
            owner=NADIA, due="2025-04-18", effect="At most one in eight comes back", change=7, after=3,
            completed=("2025-04-08 07:40", "Contract signed; the first two files went through in 19 days."),
            verified=("2025-07-10 08:30", MATHILDE, True, "All eight admitted since; two of eleven came back.", 7),
        ),
        Decision(
            kind="adjust", about="P2", text="Haruka leads the registration, Nadia writes.",
            why="Whoever loses the shelf should hold the pen", owner=HARUKA, new_owner=HARUKA,
            effect="Questions from the authority answered within a day", confidence=0.7,
        ),
        Lesson(about="T-FILES", by=NADIA,
               text="The limit for the preservative stood in a mail of October. We had it; we had not read it "
                    "together."),
    ],
)  # fmt: skip

MARCH = Review(
    id="R-2025-Q1", tier="quarterly", of="AUB-2025", title="First quarter: above plan",
    scheduled="2025-03-13 09:00", at="2025-04-10 07:00", until="09:45",
    facilitator=MATHILDE, chair=HELENE, attendees=(*ALL, JIHOON),
    agenda=["Is it what we came for?", *ROUND],
    said=[
        Finding(about="T-KOR", text="1,270,000 in the quarter against 1,000,000.", by=SEOYEON),
        Finding(about="M-KOR", text="That is what we sent. What the shops have sold we know of nine shops of 36.",
                by=ANTOINE),
        Finding(about="T-AGAIN", by=CAMILLE,
                text="No priority of the plan moves it. We expect that people come back and do nothing for it."),
        Finding(about="P6", text="China: serves no annual objective. One file of three is begun."),
        Decision(
            kind="start", about="P3", answers="F1", text="Another sixty creators, paid in advance.",
            why="Two hundred percent of February's plan came with the first sixty", owner=JIHOON, due="2025-06-30",
            effect="650,000 in May", confidence=0.75,
            revoked=("2025-06-12 09:30", HELENE, "We would pay sixty more people to say that it is heavy"),
        ),
        Decision(
            kind="continue", about="P6", answers="F4", text="The files for China go on, with what time is left.",
            why="Nobody wanted to be the one who stops China", owner=NADIA, confidence=0.3,
        ),
        Decision(
            kind="retarget", about="T-JPN",
            text="Japan opens on 9 June; 70,000 in that month, 400,000 in December stays.",
            why="The preservative costs us three months, not the year", owner=HARUKA, due="2025-06-09",
            effect="A date the chain can believe", confidence=0.7,
            path=("2025-04", "0 0 70 140 200 260 310 360 400"),
        ),
        Countermeasure(
            about="M-AIR", period="2025-03",
            background="A jar that flies costs 1.90 euros more and weighs four times as much on the climate.",
            cause="Orders are placed when the shelf is empty, and a ship takes 34 days.",
            action="Sea containers at fixed dates every two weeks; air only with Julien's name on it.",
            owner=JULIEN, due="2025-06-30", effect="Half of it by ship in September", change=-40, after=6,
            completed=("2025-06-20 14:10", "Seven containers on fixed dates, two temperature loggers in each."),
            verified=("2025-10-09 08:20", MATHILDE, True, "86 to 41 percent by air, and 1.2 points of margin.",
                      -45),
        ),
        Recognition(person=WEILING, about="SGP-T-TRY",
                    text="Sells 15 ml for money where everybody else gives samples away, and one in eight comes "
                         "back."),
    ],
)  # fmt: skip

APRIL = Review(
    id="R-2025-04", tier="monthly", of="AUB-2025", title="April: the tills",
    scheduled="2025-04-11 09:00", at="2025-05-14 07:30", until="08:40",
    facilitator=MATHILDE, chair=HELENE, attendees=ALL, agenda=ROUND,
    said=[
        Finding(about="KOR-T-TILL",
                text="160,000 over the tills of five counters, 100,000 short. Third month in a row.", by=SEOYEON),
        Finding(about="KOR-T-STOCK", text="26 weeks of stock in the shops. We planned nine.", by=JULIEN),
        Countermeasure(
            about="KOR-T-TILL", period="2025-04", answers="F1",
            background="A counter costs 35,000 a month before anybody stands at it.",
            cause="Women walk past; the counters are dark and one adviser has three customers.",
            action="More light, and a second adviser at each counter from noon to eight.",
            owner=SEOYEON, due="2025-05-30", effect="80,000 more a month", change=80, after=2,
            completed=("2025-05-27 02:00", "Done at all five."),
            verified=("2025-08-13 07:50", MATHILDE, False,
                      "Twice as many women tried it on the hand. As many bought as before.", -55),
        ),
        Decision(
            kind="continue", about="A1", answers="F2", text="We deliver as ordered and look at the tills in June.",
            why="No shop has asked to send anything back", owner=SEOYEON, due="2025-06-12",
            effect="Shops empty themselves in May", confidence=0.5,
        ),
    ],
)  # fmt: skip

MAY = Review(
    id="R-2025-05", tier="monthly", of="AUB-2025", title="May: the first figure that matters",
    scheduled="2025-05-15 09:00", at="2025-06-12 07:30", until="09:20",
    facilitator=MATHILDE, chair=HELENE, attendees=(*ALL, JIHOON), agenda=ROUND,
    said=[
        Finding(about="T-AGAIN", by=CAMILLE,
                text="9.1 of 100 who bought in January bought again. Plan 20, France 46. Korea alone: 6."),
        Finding(about="M-KOR", by=ANTOINE,
                text="Nine shops: invoiced 212,000 in May, sold 41,000. Two want to send it back."),
        Finding(about="M-STARS", by=CAMILLE, text="930 answers. Too rich: 41 of 100. The scent: 19. The price: 2."),
        Countermeasure(
            about="T-AGAIN", period="2025-05", answers="F1",
            background="Six of a hundred in Korea. At that figure every new customer is a loss.",
            cause="They have forgotten us; nobody wrote to them after they bought.",
            action="A letter and twenty percent off for everybody who bought from January to March.",
            owner=JIHOON, due="2025-07-04", effect="Ten points more by August", change=10, after=2,
            completed=("2025-07-02 06:00", "11,400 letters, 3,100 opened."),
            verified=("2025-10-09 08:26", MATHILDE, False,
                      "240 came, bought at a discount and did not come a third time.", 2.4),
        ),
        Decision(
            kind="escalate", about="A1", answers="F2",
            text="Korea goes to the president before the quarterly review.",
            why="Either our figures are wrong or our cream is; in both cases not for a monthly round",
            owner=HELENE, due="2025-07-10", effect="One answer, not six", confidence=0.8,
        ),
        Lesson(about="KOR-T-TILL", by=ANTOINE,
               text="Seo-yeon wrote in November that nobody wants rich and rose from June on. I answered with "
                    "creators."),
    ],
)  # fmt: skip

REVIEWS = (JANUARY, FEBRUARY, MARCH, APRIL, MAY)
