"""Larkspur Hotels, the reviews of 2025: what was believed in April, counted in June, and decided in August."""

from engine.samples.hotels.people import (
    AINO,
    ELIN,
    HENRIK,
    INGRID,
    JONAS,
    KARIN,
    LEILA,
    MARA,
    NILS,
    PRIIT,
    RIIKKA,
    SOFIE,
    TOMAS,
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
from engine.samples.tables.deeds import unlink

TEAM = (KARIN, MARA, TOMAS, HENRIK, LEILA, SOFIE, ELIN, JONAS)
AUTUMN_TEAM = (KARIN, MARA, AINO, HENRIK, LEILA, SOFIE, ELIN, JONAS)
AGENDA = ["What is late, and since when", "Countermeasures: done, late, effective", "What we decide"]

MARCH = Review(
    id="R-2025-Q1", tier="quarterly", of="LARK-2025", title="First quarter 2025",
    scheduled="2025-03-10 09:00", at="2025-04-07 13:00", until="15:20",
    facilitator=JONAS, chair=KARIN, attendees=(*TEAM, INGRID), agenda=AGENDA,
    said=[
        Finding(about="T-NPS", text="54 in March against 48. Seven points in three weeks.", by=MARA),
        Finding(about="T-READY", text="74 of 100 rooms at three, 80 planned. Third month in a row.", by=TOMAS),
        Finding(about="Q1-O3-KR2", text="37 of 100 new people leave within 90 days. In January it was 34.",
                by=LEILA),
        Countermeasure(
            about="T-READY", period="2025-03", answers="F2",
            background="One in three departing guests speaks of waiting for a room.",
            cause="Six people short on the floors.",
            action="Agency hands for all six houses until the posts are filled.",
            owner=TOMAS, due="2025-04-30", effect="85 of 100 in June", change=11, after=3,
            completed=("2025-04-25 09:00", "Contracts with two agencies, 60 shifts a week."),
            verified=("2025-07-04 12:20", JONAS, False, "74 to 76, for 40,000 a month more. Each Monday others.",
                      2),
        ),
        Countermeasure(
            about="T-TURNOVER", period="2025-03", answers="F3",
            background="Every one who leaves in the first 90 days costs us 2,100 euros and a floor its patience.",
            cause="Nobody shows the new ones round; the exit talks say it four times over.",
            action="A buddy for the first ten shifts, two hours a day, paid.",
            owner=LEILA, due="2025-05-02", effect="Leavers within 90 days from 37 to 25 of 100", change=-4, after=5,
            completed=("2025-05-02 10:30", "92 buddies named, in all six houses."),
            verified=("2025-10-06 13:20", JONAS, True,
                      "Leavers within 90 days from 37 to 27, turnover from 48 to 41.", -7),
        ),
        Decision(
            kind="continue", about="A1", answers="F1",
            text="The score is on its way; arrivals come first in the second quarter.",
            why="54 is above plan, and a third of the complaints begin at the door", owner=MARA, due="2025-06-30",
            effect="58 in June", confidence=0.7,
        ),
        Recognition(person=INGRID, about="Q1-O1", text="3,412 comments, four languages, one pair of eyes."),
    ],
)  # fmt: skip

MAY = Review(
    id="R-2025-05", tier="monthly", of="BSC-2025", title="Board of 14 May 2025",
    scheduled="2025-04-16 09:00", at="2025-05-14 10:00", until="12:20",
    facilitator=JONAS, chair=KARIN, attendees=(KARIN, MARA, TOMAS, HENRIK, ELIN, JONAS),
    agenda=["The score", "What the summer costs", "The club"],
    said=[
        Finding(about="M-NPS", text="55 in April. Two months above plan.", by=MARA),
        Finding(about="M-AGENCY",
                text="49,000 in April; it goes up in each month in which rooms should get better.", by=HENRIK),
        Decision(
            kind="continue", about="P3", text="The club goes on as planned.",
            why="Guests who would recommend us will want to belong",
            owner=ELIN, due="2025-09-30", effect="3,000 members in September", confidence=0.6,
        ),
        Countermeasure(
            about="M-AGENCY", period="2025-04", answers="F2",
            background="We pay double for people who leave on Friday.",
            cause="Houses order shifts one by one.",
            action="No more than 50 agency shifts a week, over all houses.",
            owner=HENRIK, due="2025-06-16", effect="10,000 a month less", change=-10, after=2,
            cancelled=("2025-07-04 15:00", HENRIK, "With 50 shifts Skeppsbron would have closed a floor in July."),
        ),
    ],
)  # fmt: skip

JUNE = Review(
    id="R-2025-06", tier="monthly", of="LARK-2025", title="9 June 2025: all guests",
    scheduled="2025-06-06 09:00", at="2025-06-09 09:00", until="10:20",
    facilitator=JONAS, chair=KARIN, attendees=(*TEAM, INGRID), agenda=["What the survey firm had counted", *AGENDA],
    said=[
        Finding(about="M-NPS", by=INGRID,
                text="47 in March and 48 in April, with all guests. The firm had asked only those who booked "
                     "direct."),
        Finding(about="Q2-O1-KR1", by=HENRIK,
                text="The target for mobile check-in went from 45 to 30 on 15 May, a day after the board. Nobody "
                     "was asked."),
        Decision(
            kind="adjust", about="P5", answers="F1", text="No firm changes a sample without Ingrid's signature.",
            why="We praised ourselves for two months because of a sample", owner=INGRID,
            effect="A figure that the desks recognise", confidence=0.9, new_owner=INGRID,
        ),
        Lesson(about="M-NPS", by=MARA,
               text="The desks said in March that it did not feel like 54. I had the figure, so I did not ask "
                    "them."),
        Recognition(person=INGRID, about="M-NPS",
                    text="Asked the firm three times, and did not take silence for an answer."),
    ],
)  # fmt: skip

TEAMS = Item(
    id="P6", title="Floor teams of our own", owner=AINO,
    text="Nine people a house, who know where the second lift is.",
)  # fmt: skip

HOUSES = Improve(
    id="T-TEAMS", title="Houses with a floor team of their own", owner=AINO, unit="houses", start=0,
    first="2025-07",
    aggregation="last", plan="1 2 4 5 5 6", measured_by="Q3-O1-KR2",
)  # fmt: skip

TIES = """
A2 P6 strong
A3 P6 medium
P6 T-READY strong
P6 T-TEAMS strong
T-TEAMS B2 strong
"""

SUMMER = Review(
    id="R-2025-Q2", tier="quarterly", of="LARK-2025", title="Second quarter 2025",
    scheduled="2025-06-10 09:00", at="2025-07-04 11:30", until="13:50",
    facilitator=JONAS, chair=KARIN, attendees=(*TEAM, AINO), agenda=["Is the plan still right?", *AGENDA],
    said=[
        Finding(about="T-READY", text="76 of 100. A second quarter in which rooms stood still.", by=TOMAS),
        Finding(about="T-KEY", text="6.4 minutes to the key, then they wait on the sofa for the room.", by=SOFIE),
        Finding(about="KAT-T-READY",
                text="79 at Katajanokka, nine more than in January, with ten minutes a morning.", by=AINO),
        Decision(
            kind="start", about="A2", answers="F3",
            text="Floor teams of our own, beginning with Katajanokka and Bergen.",
            why="The only thing that moved a room this year had nothing to do with the agency", owner=AINO,
            due="2025-09-30", effect="Four houses and 90 of 100 rooms by September", confidence=0.6,
            changes=[*started("LARK-2025", TIES, TEAMS, HOUSES)],
        ),
        Decision(
            kind="adjust", about="Q2-O1-KR1", text="No target moves without the leadership team.",
            why="45 became 30 the day after the board, and a miss became a hit", owner=JONAS,
            effect="A target means in June what it meant in March", confidence=0.9,
        ),
        Countermeasure(
            about="M-READY", period="2025-06", answers="F1",
            background="A floor without sheets waits as long as a floor without hands.",
            cause="One laundry, one van, fourteen short deliveries a week.",
            action="The three small houses get a second laundry.",
            owner=AINO, due="2025-08-15", effect="From eleven short deliveries a week to three", change=5, after=3,
            completed=("2025-08-06 11:10", "Since Monday. The first bag was short, the second was not."),
            verified=("2025-10-06 13:26", JONAS, True, "Eleven short deliveries a week to three; rooms 76 to 87.",
                      11),
        ),
        Lesson(about="Q2-O1", by=SOFIE,
               text="I made the part quick that was easy to make quick, and sent people to wait further back."),
        Recognition(person=LEILA, about="Q2-O4",
                    text="The first thing this year that moved because of what we did."),
    ],
)  # fmt: skip

DIAGNOSIS = Review(
    id="R-2025-PD", tier="diagnosis", of="LARK-2025",
    title="President's diagnosis: one shift on the floors of Skeppsbron",
    text="Karin Vetlesen cleans eleven rooms with a team, from six to three.",
    scheduled="2025-07-07 09:00", at="2025-07-16 06:00", until="15:30",
    facilitator=JONAS, chair=KARIN, attendees=(KARIN, JONAS, AINO, NILS),
    agenda=["Eleven rooms, with a watch", "What the trolley lacks", "Who knows the house", "What it would cost"],
    said=[
        Finding(about="T-READY", by=KARIN,
                text="Eleven rooms in nine hours; two and a half of them I walked, for sheets, keys and people."),
        Finding(about="M-AGENCY", by=AINO,
                text="Of seven on the floor five had never been here. One asked me where the sea was."),
        Finding(about="P3", by=JONAS,
                text="The club has cost 61,000 so far. Two floor teams cost 58,000 until December."),
        Decision(
            kind="escalate", about="P3", answers="F3",
            text="The money of the club comes before the leadership team on 20 August.",
            why="We cannot pay for both, and only one of the two makes beds", owner=HENRIK, due="2025-08-20",
            effect="One of the two, whole", confidence=0.8,
        ),
        Decision(
            kind="adjust", about="P2", text="Floor leads change shifts among themselves, without asking.",
            why="Four of my nine hours waited for somebody to allow something", owner=AINO, new_owner=AINO,
            effect="A gap is filled in the morning, not on Thursday", confidence=0.7,
        ),
        Lesson(about="T-READY", by=KARIN,
               text="I had read this number forty times. It weighs more when one carries it up the stairs."),
    ],
)  # fmt: skip

AUGUST = Review(
    id="R-2025-08", tier="monthly", of="LARK-2025", title="20 August 2025: club or floors",
    scheduled="2025-07-17 09:00", at="2025-08-20 09:00", until="10:40",
    facilitator=JONAS, chair=KARIN, attendees=(*AUTUMN_TEAM, PRIIT), agenda=["640 members, 118,000 euros", *AGENDA],
    said=[
        Finding(about="T-CLUB", text="640 of 1,800 members. Six of them came back last month.", by=HENRIK),
        Finding(about="T-TEAMS", text="Two houses with teams of their own: 86 rooms of 100. Four without: 75.",
                by=AINO),
        Decision(
            kind="stop", about="P3", answers="F1", text="The club ends. Its money goes to floor teams.",
            why="A club does not mend a stay", owner=ELIN, due="2025-08-20",
            effect="Five houses with teams of their own by October", confidence=0.8,
            changes=[*retired("T-CLUB"), unlink("GST-3", "FIN-1")],
        ),
        Decision(
            kind="retarget", about="T-DIRECT", text="Direct nights: 35 of 100 in December, not 37.",
            why="The club was to bring two of them", owner=ELIN, effect="A target without a club in it",
            confidence=0.6,
            path=("2025-09", "33 33.8 34.4 35"),
        ),
        Recognition(person=ELIN, about="P3",
                    text="Wrote the letter to 640 members herself, and got 31 answers that thank her."),
    ],
)  # fmt: skip

SEPTEMBER = Review(
    id="R-2025-Q3", tier="quarterly", of="LARK-2025", title="Third quarter 2025",
    scheduled="2025-09-08 09:00", at="2025-10-06 12:30", until="14:50",
    facilitator=JONAS, chair=KARIN, attendees=(*AUTUMN_TEAM, INGRID, RIIKKA), agenda=["Does it hold?", *AGENDA],
    said=[
        Finding(about="T-NPS", text="54 in September, on plan, and this time with all guests.", by=MARA),
        Finding(about="T-READY", text="87 of 100 against 88. Five houses have teams of their own.", by=AINO),
        Finding(about="Q3-O5", text="2.0 sick days a head. Overtime was not even counted after July.", by=LEILA),
        Countermeasure(
            about="Q4-O3-KR2", period="2025-09", answers="F3",
            background="The summer was held by people who are ill now.",
            cause="Six shifts in a row, with one day between.",
            action="Two free days in a row for everybody on the floors.",
            owner=LEILA, due="2025-11-14", effect="1.5 sick days a head in December", change=-0.5, after=3,
        ),
        Decision(
            kind="continue", about="P6", answers="F2", text="Floor teams are how we work; Kalamaja is the sixth.",
            why="Five of seven points since August come from houses that have one", owner=AINO, due="2025-12-19",
            effect="92 of 100 rooms in December", confidence=0.75,
        ),
        Decision(
            kind="start", about="A4", text="A discount of ten percent for whoever books the next stay at the desk.",
            why="The desk sees them last", owner=ELIN, due="2025-10-31", effect="Two more of 100 nights",
            confidence=0.5,
            initiative=("I-DESK", "Book the next stay at the desk"),
            revoked=("2025-11-10 13:30", KARIN, "We paid guests ten percent for what they would have done anyway"),
        ),
        Lesson(about="P2", by=KARIN,
               text="It was seen in January, said in March, and begun in July. We watched the floors for half a "
                    "year."),
        Recognition(person=AINO, about="T-TEAMS",
                    text="Nyhavn did not want to wait for October. That is how one knows."),
    ],
)  # fmt: skip

NOVEMBER = Review(
    id="R-2025-11", tier="monthly", of="LARK-2025", title="10 November 2025",
    scheduled="2025-10-07 09:00", at="2025-11-10 13:00", until="14:00",
    facilitator=JONAS, chair=KARIN, attendees=AUTUMN_TEAM, agenda=AGENDA,
    said=[
        Finding(about="T-TEAMS", text="Five houses. Kalamaja's contract with the agency runs to March.", by=AINO),
        Finding(about="T-DIRECT", text="33.6 of 100, and the desk discount has brought nobody new.", by=ELIN),
        Countermeasure(
            about="T-DIRECT", period="2025-10", answers="F2",
            background="Every night by a portal costs us 17 of 100 euros.",
            cause="Our own page shows the price later than the portals do.",
            action="Price on the first page, in the guest's own money.",
            owner=SOFIE, due="2025-12-05", effect="One more of 100 nights", change=1, after=2,
        ),
    ],
)  # fmt: skip

NEXT = Review(
    id="R-2025-12", tier="monthly", of="LARK-2025", title="1 December 2025",
    scheduled="2025-11-11 09:00", at="2025-12-01 13:00", until=None, facilitator=JONAS, chair=KARIN,
    agenda=["Noise", "Kalamaja's contract", "Sick days"],
)  # fmt: skip

REVIEWS = (MARCH, MAY, JUNE, SUMMER, DIAGNOSIS, AUGUST, SEPTEMBER, NOVEMBER, NEXT)
