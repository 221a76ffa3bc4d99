"""Traunfeld Pumps, the reviews of the two plants: what Pune tried alone, and what Querétaro had said before."""

from engine.samples.manufacturer.people import ANANYA, GUADALUPE, HECTOR, MATTHIAS, RAJESH, SUNIL, TOBIAS
from engine.samples.tables import Countermeasure, Decision, Finding, Lesson, Recognition, Review

PLANT = ["Misses of the plant", "Countermeasures", "What we ask the company for"]

PUNE_SPRING = Review(
    id="R-PUN-04", tier="monthly", of="PUN-2025", title="Pune, April 2025",
    scheduled="2025-04-02 06:00", at="2025-04-23 06:00", until="07:10",
    facilitator=ANANYA, chair=RAJESH, attendees=(RAJESH, ANANYA, SUNIL), agenda=PLANT,
    said=[
        Finding(about="PUN-T-MOVE",
                text="66 orders moved in March, 40 planned. The telephone is stronger than the week."),
        Finding(about="PUN-T-OTD", by=RAJESH,
                text="58 of 100, 65 planned. Assembly waits for casings on eleven days of 21."),
        Countermeasure(
            about="PUN-T-MOVE", period="2025-03", answers="F1",
            background="Each moved order pushes four others.",
            cause="Sales telephones the planner, who cannot say no to a director.",
            action="Every move needs the signature of the plant manager, on paper.",
            owner=RAJESH, due="2025-05-09", effect="Half of the moves", change=-33, after=2,
            completed=("2025-05-05 05:40", "The pad lies on my desk."),
            verified=("2025-07-23 06:20", ANANYA, False, "66 became 74. He signed 71; they telephoned him instead.",
                      8),
        ),
        Countermeasure(
            about="PUN-T-OTD", period="2025-03", answers="F2",
            background="Assembly stands for two hours a day.",
            cause="Casings of the right kind are not there when they are needed.",
            action="Forty casings of each of the six commonest kinds stand ready.",
            owner=ANANYA, due="2025-05-16", effect="Six more of 100 on the day", change=6, after=2,
            completed=("2025-05-14 06:30", "240 casings, in the gangway."),
            verified=("2025-07-23 06:26", ANANYA, False, "Needed were the other 61 kinds.", -4),
        ),
        Decision(
            kind="escalate", about="PUN-P2", text="The frozen week goes to Matthias once more.",
            why="It was promised with the 82, and it lasted until the second Tuesday of January", owner=MATTHIAS,
            due="2025-05-16", effect="A signature of sales", confidence=0.3,
        ),
    ],
)  # fmt: skip

PUNE_SUMMER = Review(
    id="R-PUN-07", tier="monthly", of="PUN-2025", title="Pune, July 2025",
    scheduled="2025-07-02 06:00", at="2025-07-23 06:00", until="07:20",
    facilitator=ANANYA, chair=RAJESH, attendees=(RAJESH, ANANYA, SUNIL), agenda=PLANT,
    said=[
        Finding(about="PUN-T-MOVE",
                text="17 moves in July so far, 74 in June. They still telephone; we still say no."),
        Finding(about="PUN-T-FPY", by=RAJESH,
                text="82 of 100. Half of the bad ones are the first casing after a changeover."),
        Countermeasure(
            about="PUN-T-FPY", period="2025-06", answers="F2",
            background="With small lots there are three times as many first casings.",
            cause="The first part is measured when the fifth one is made.",
            action="The first part goes to the gauge before the second one is clamped.",
            owner=SUNIL, due="2025-08-22", effect="Five more of 100 by October", change=5, after=3,
            completed=("2025-08-20 05:10", "A gauge at each lathe. It takes four minutes."),
            verified=("2025-10-22 06:15", ANANYA, True, "82 to 87 of 100.", 5),
        ),
        Countermeasure(
            about="PUN-T-SET", period="2025-06",
            background="124 minutes, 20 of them because one set of jaws serves two lathes.",
            cause="The second set was agreed in November and never drawn.",
            action="The tool room draws and makes a second set.",
            owner=SUNIL, due="2025-10-31", effect="20 minutes less on each lathe", change=-20, after=3,
            cancelled=("2025-12-11 13:10", RAJESH,
                       "Drawn, not made: the grinder is down. A toolmaker in Nashik makes them."),
        ),
        Lesson(about="PUN-T-MOVE", by=RAJESH,
               text="I signed 71 of 74. A rule that one man may break is a question of the hour."),
    ],
)  # fmt: skip

QUERETARO_SUMMER = Review(
    id="R-QRO-08", tier="quarterly", of="QRO-2025", title="Querétaro, August 2025",
    scheduled="2025-08-06 15:00", at="2025-08-27 15:00", until="16:20",
    facilitator=TOBIAS, chair=MATTHIAS, attendees=(MATTHIAS, GUADALUPE, HECTOR, TOBIAS), agenda=PLANT,
    said=[
        Finding(about="QRO-T-OEE", by=GUADALUPE,
                text="57 hours of 100 in July. 63 in June, for a yard full of nothing."),
        Finding(about="QRO-T-SET", by=HECTOR, text="58 minutes, 62 planned. Six trolleys of nine."),
        Decision(
            kind="retarget", about="QRO-T-OEE", answers="F1", text="60 hours of 100 at the year's end, not 68.",
            why="It is what the plant said in November 2024, and why: 140 kinds", owner=GUADALUPE,
            effect="Nobody runs a cell to feed a figure", confidence=0.85, path=("2025-08", "56 57 58 59 60"),
        ),
        Decision(
            kind="continue", about="QRO-P2", answers="F2",
            text="The last three trolleys by the middle of September.",
            why="36 minutes are in reach", owner=HECTOR, due="2025-09-15", effect="36 minutes in September",
            confidence=0.9,
        ),
        Recognition(person=GUADALUPE, about="QRO-T-OEE",
                    text="Said 62 in November, and did not say it again in June."),
    ],
)  # fmt: skip

PUNE_AUTUMN = Review(
    id="R-PUN-10", tier="monthly", of="PUN-2025", title="Pune, October 2025",
    scheduled="2025-10-01 06:00", at="2025-10-22 06:00", until="06:50",
    facilitator=ANANYA, chair=RAJESH, attendees=(RAJESH, ANANYA, SUNIL), agenda=PLANT,
    said=[
        Finding(about="PUN-T-OTD", text="76 of 100 in September, on plan. The yard is empty."),
        Finding(about="PUN-T-SET", by=SUNIL, text="74 minutes against 70, with one set of jaws."),
        Decision(
            kind="continue", about="PUN-P2", answers="F1", text="The frozen week is not discussed any more.",
            why="Sales has begun to defend it", owner=ANANYA, due="2025-12-31", effect="82 in December",
            confidence=0.8,
        ),
        Recognition(person=ANANYA, about="PUN-T-OTD", text="54 to 76, with the same lathes and the same people."),
    ],
)  # fmt: skip

REVIEWS = (PUNE_SPRING, PUNE_SUMMER, QUERETARO_SUMMER, PUNE_AUTUMN)
