"""Aubrielle, the reviews from July to December 2025: counted anew, decided anew, and why Tokyo comes back."""

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    HARUKA,
    HELENE,
    INES,
    JIHOON,
    JULIEN,
    KENJI,
    MATHILDE,
    NADIA,
    SEOYEON,
    WEILING,
)
from engine.samples.cosmetics.reviews_spring import ALL, ROUND
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
from engine.samples.tables.deeds import caused

TEXTURE = Item(
    id="P7", title="Textures for warm and humid days, made there", owner=CAMILLE,
    text="With a laboratory in Suwon. Seoul chooses, Grasse signs.",
)  # fmt: skip

CHOSEN = Improve(
    id="T-CHOSEN", title="New products that were chosen by women of the country", owner=CAMILLE, unit="%", start=0,
    first="2025-07", plan="0 50 50 66 75 75", actual="0 50 50 66 66", aggregation="last",
    notes={"2025-08": "141 of 200 for number two."},
)  # fmt: skip

TIES = """
A4 P7 strong
P7 T-AGAIN strong
P7 T-CHOSEN strong
T-CHOSEN B2 medium
"""

JUNE = Review(
    id="R-2025-Q2", tier="quarterly", of="AUB-2025", title="Second quarter: counted over the till",
    scheduled="2025-06-13 09:00", at="2025-07-10 07:00", until="10:20",
    facilitator=MATHILDE, chair=HELENE, attendees=(*ALL, JIHOON),
    agenda=["January to June, counted again", "Why do they not come back?", *ROUND, "What we stop"],
    said=[
        Finding(about="M-KOR", by=ANTOINE,
                text="January to May over the till: 1,170,000, not 2,440,000. The rest stands in 36 shops."),
        Finding(about="T-AGAIN", by=CAMILLE,
                text="Korea 6, Singapore 17. Japan's first customers come back after 19 days."),
        Finding(about="P6", by=NADIA, text="One file for China in six months. The people for it were in Yokohama."),
        Finding(about="KOR-T-STOCK", by=JULIEN,
                text="34 weeks. At today's tills the last jar would be sold in March."),
        Decision(
            kind="retarget", about="T-KOR", answers="F1",
            text="Korea is measured over the till: 600,000 in December.",
            why="What we send is our hope, what they sell is our turnover", owner=SEOYEON,
            effect="One figure that means the same in Grasse and in Seoul", confidence=0.7,
            path=("2025-07", "270 260 320 400 500 600"),
        ),
        Decision(
            kind="stop", about="P1", answers="F4", text="Two of the five counters are given back, no new ones.",
            why="Two of them have never sold as much as their rent", owner=SEOYEON, due="2025-09-30",
            effect="70,000 a month less to pay", confidence=0.85, changes=retired("KOR-P1"),
        ),
        Decision(
            kind="retarget", about="KOR-T-TILL",
            text="Three counters: 200,000 over the till in December, not 360,000.",
            why="Two counters go, and the gel comes in October", owner=SEOYEON,
            effect="A figure for three counters",
            confidence=0.7, path=("2025-07", "105 95 110 140 170 200"),
        ),
        Decision(
            kind="stop", about="P6", answers="F3", text="No files for China this year or next.",
            why="It serves nothing in this plan and takes the people whom Tokyo needs", owner=NADIA,
            effect="Two people more for what is already promised", confidence=0.9, changes=retired("T-CHINA"),
        ),
        Decision(
            kind="start", about="A4", answers="F2",
            text="A texture for July, made in Suwon, on the shelf in October.",
            why="Seo-yeon asked for it in November; 930 customers have asked for it since", owner=CAMILLE,
            due="2025-10-06", effect="20 of 100 buy again by December", confidence=0.65,
            initiative=("I-GEL", "Eau-gel 12 with the laboratory in Suwon"),
            changes=[*started("AUB-2025", TIES, TEXTURE, CHOSEN)],
        ),
        Countermeasure(
            about="KOR-T-STOCK", period="2025-06", answers="F4",
            background="34 weeks of cream that turns yellow after eighteen months.",
            cause="We deliver by what we hope for, and the shops take it because they may pay late.",
            action="Take back 680,000 euros; nothing is delivered to a shop above ten weeks.",
            owner=JULIEN, due="2025-09-30", effect="Under 18 weeks in September", change=-16, after=3,
            completed=("2025-09-26 08:00", "Last pallet left Incheon for Lyon."),
            verified=("2025-11-13 08:10", MATHILDE, True, "34 to 13 weeks; they order again, and little by little.",
                      -21),
        ),
        Countermeasure(
            about="KOR-T-TILL", period="2025-06",
            background="105,000 in a month is less than the rent of three counters.",
            cause="Too few people pass in the car park and in the airport wing.",
            action="Move both counters to Busan.",
            owner=SEOYEON, due="2025-09-30", effect="50,000 more a month", change=50, after=3,
            cancelled=("2025-08-22 03:00", SEOYEON, "Busan has the same summer. We give them back instead."),
        ),
        Recognition(person=SEOYEON, about="KOR-T-TILL",
                    text="Counted her own figure down to the half of it, before anybody asked her to."),
    ],
)  # fmt: skip

JULY = Review(
    id="R-2025-07", tier="monthly", of="AUB-2025", title="July: standing",
    scheduled="2025-07-11 09:00", at="2025-08-13 07:30", until="08:40",
    facilitator=MATHILDE, chair=HELENE, attendees=ALL, agenda=ROUND,
    said=[
        Finding(about="M-MARGIN", by=ANTOINE,
                text="59.40 of 100. The returns are in it; that is the bottom, I think."),
        Finding(about="M-HOURS", by=INES,
                text="A third of the advisers stood more than 45 hours in spring. We write about fairness."),
        Countermeasure(
            about="M-HOURS", period="2025-06", answers="F2",
            background="Six of ten advisers leave within a year, and take what they know about skin with them.",
            cause="Two advisers share eleven opening hours, seven days a week.",
            action="A third adviser at each of the three counters, and a chair.",
            owner=SEOYEON, due="2025-08-29", effect="Under ten percent by November", change=-20, after=3,
            completed=("2025-08-25 01:30", "Hired from the two counters we gave back. Nobody had to go."),
            verified=("2025-11-13 08:16", MATHILDE, True, "29 to 9 percent; those who leave from 61 to 37.", -20),
        ),
        Decision(
            kind="adjust", about="M-AGAIN", answers="F1",
            text="Buying again counts four on the scorecard, not three.",
            why="It is the only figure that was right in May", owner=MATHILDE, weight=4, confidence=0.7,
        ),
    ],
)  # fmt: skip

DIAGNOSIS = Review(
    id="R-2025-PD", tier="diagnosis", of="AUB-2025", title="President's diagnosis: two days in Tokyo shops",
    text="Why do they come back here? Hélène Vasseur stands behind the counter and asks.",
    scheduled="2025-08-14 09:00", at="2025-09-17 01:00", until="08:00",
    facilitator=MATHILDE, chair=HELENE, attendees=(HELENE, MATHILDE, HARUKA, KENJI, INES, NADIA),
    agenda=["Forty customers, asked one by one", "What they carry home, and what they bring back",
            "The chain's own figures"],
    said=[
        Finding(about="M-AGAIN", by=HELENE,
                text="Of 40 women 23 had come for a refill. One had four jars at home and wished for none."),
        Finding(about="M-REFILL", by=KENJI,
                text="Who buys a refill comes every 31 days. Who buys a jar, every 74."),
        Finding(about="P5", by=INES,
                text="The refills were entered as a cost: 0.4 points of margin for a good conscience."),
        Decision(
            kind="start", about="P5", answers="F2",
            text="Refills in all three countries, first on the shelf, first in the letter.",
            why="The jar brings them once, the refill brings them every month", owner=INES, due="2025-11-28",
            effect="Buying again doubles where there is a refill", confidence=0.75,
            initiative=("I-POUCH", "A pouch for the four best sellers in three countries"),
            changes=[caused("S1", "C1")],
        ),
        Decision(
            kind="adjust", about="S1", answers="F3", text="Environment counts three among its perspective.",
            why="It was a cost; it is what sells", owner=MATHILDE, weight=3, confidence=0.6,
        ),
        Countermeasure(
            about="T-REFILL", period="2025-08", answers="F2",
            background="28 of 30 percent, and four products sell without a refill at all.",
            cause="There is one film in the world that holds the cream without silicone, and one factory that "
                  "makes it.",
            action="Pouch for the four best sellers in all three countries.",
            owner=INES, due="2025-11-14", effect="50 percent in December", change=22, after=3,
        ),
        Lesson(about="S1", by=HELENE,
               text="I called it our duty for three years. A saleswoman in Shibuya called it a reason to come in."),
        Recognition(person=HARUKA, about="T-REFILL",
                    text="Refused to open without refills, and lost a fortnight over it."),
    ],
)  # fmt: skip

SEPTEMBER = Review(
    id="R-2025-Q3", tier="quarterly", of="AUB-2025", title="Third quarter: three days after the gel",
    scheduled="2025-09-18 09:00", at="2025-10-09 07:00", until="09:50",
    facilitator=MATHILDE, chair=HELENE, attendees=(*ALL, JIHOON), agenda=["Is the plan still right?", *ROUND],
    said=[
        Finding(about="T-AGAIN", by=CAMILLE, text="18.9 of 100, ten points more than in May. Japan 36."),
        Finding(about="T-KOR", by=SEOYEON,
                text="330,000 over the till against 320,000. First month above plan that is true."),
        Finding(about="M-WAGE", by=INES,
                text="84 percent. The largest of eleven farms has shown no books since June."),
        Decision(
            kind="continue", about="P7", answers="F1", text="The gel goes to Singapore and Tokyo as well.",
            why="66 of 100 would buy it again, and they asked for it by name", owner=CAMILLE, due="2025-12-12",
            effect="27 of 100 buy again in December", confidence=0.8,
        ),
        Decision(
            kind="retarget", about="SGP-T-SHOPS", text="One counter within another shop, by the end of the year.",
            why="Now we know who buys: 31 years old, Tiong Bahru, on her way home", owner=WEILING, due="2025-11-28",
            effect="A place to try it", confidence=0.6, target=1,
        ),
        Countermeasure(
            about="M-WAGE", period="2025-Q3", answers="F3",
            background="A living wage for all pickers is promised on every carton since 2023.",
            cause="We buy from the largest farm through a trader, who need not show us anything.",
            action="Contract with the farm itself from the next harvest, with open wage books, or no roses from "
                   "it.",
            owner=INES, due="2026-01-30", effect="95 percent", change=11, after=2,
        ),
        Lesson(about="Q2-O1-KR1", by=ANTOINE,
               text="In April we graded what we had sent. A grade on a figure nobody has checked is a compliment."),
        Recognition(person=CAMILLE, about="P7",
                    text="Signed a texture that she dislikes, in writing, and pushed it through Grasse."),
    ],
)  # fmt: skip

OCTOBER = Review(
    id="R-2025-10", tier="monthly", of="AUB-2025", title="October: the gel, and a fire",
    scheduled="2025-10-10 09:00", at="2025-11-13 07:30", until="09:00",
    facilitator=MATHILDE, chair=HELENE, attendees=(*ALL, JIHOON), agenda=ROUND,
    said=[
        Finding(about="T-KOR", by=SEOYEON, text="420,000 against 400,000, of it 160,000 gel."),
        Finding(about="R-2025-PD-CM1", by=INES,
                text="The pouch is due tomorrow. The factory burnt on 12 October; no film before January."),
        Finding(about="Q4-O5-KR3", by=JULIEN,
                text="Suwon fills 60 of 100. In November their other customer is Christmas."),
        Decision(
            kind="continue", about="P5", answers="F2",
            text="We wait for the film, and do not take the one with silicone.",
            why="Whoever comes for the refill comes because it is what we say it is", owner=INES, due="2026-01-30",
            effect="Three months lost, the reason kept", confidence=0.7,
        ),
        Decision(
            kind="escalate", about="Q4-O5", answers="F3", text="Suwon's second line is a matter for the board.",
            why="1.6 million, or we share a line with a larger customer every November", owner=HELENE,
            due="2025-12-11",
            effect="A yes or a no before the plan of 2026", confidence=0.5,
        ),
        Lesson(about="T-REFILL", by=JULIEN, text="A plan that needs one factory has one wall."),
        Recognition(person=JULIEN, about="KOR-T-STOCK", text="34 weeks to 13, with a phone and no drama."),
    ],
)  # fmt: skip

NEXT = Review(
    id="R-2025-11", tier="monthly", of="AUB-2025", title="November 2025",
    scheduled="2025-11-14 09:00", at="2025-12-11 07:30", until=None, facilitator=MATHILDE, chair=HELENE,
    agenda=["The film", "Suwon's second line", "The eleventh farm", "What goes into the plan of 2026"],
)  # fmt: skip

REVIEWS = (JUNE, JULY, DIAGNOSIS, SEPTEMBER, OCTOBER, NEXT)
