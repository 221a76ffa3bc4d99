"""Tavolaio, the founder's diagnosis of June 2025: one day at the saw, and the list of Giulia on the wall."""

from engine.samples.furniture.people import (
    CHIARA,
    DAVIDE,
    FRANCESCA,
    GIULIA,
    LORENZO,
    MATTEO,
    SARA,
    YUSUF,
)
from engine.samples.furniture.scorecard import ASKED
from engine.samples.tables import (
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

FEWER = Item(
    id="P6", title="A range that can be made: three waves, from 136 models to 48", owner=LORENZO,
    text="What earns stays. What could earn is drawn anew. The rest goes, with a letter.",
)  # fmt: skip

PARTS = Improve(
    id="T-PARTS", title="Parts of a model, on average", owner=LORENZO, unit="parts", start=27, first="2025-07",
    plan="25 23 21 19 17 16", actual="25 22 20 18 17",
    notes={"2025-09": "The bed Nonna: nine instead of 31. It creaks less."},
)  # fmt: skip

TIES = """
A4 P6 strong
A3 P6 strong
P6 T-STAY strong
P6 T-LEAD strong
P6 T-PARTS strong
T-PARTS B3 medium
"""

REVIEW = Review(
    id="R-2025-PD", tier="diagnosis", of="TAV-2025", title="The founder's diagnosis: a day at the saw",
    text="Chiara Fumagalli has her old apron on. Yusuf Demir says what is next.",
    scheduled="2025-05-15 10:00", at="2025-06-18 05:00", until="15:00",
    facilitator=FRANCESCA, chair=CHIARA, attendees=(CHIARA, DAVIDE, YUSUF, LORENZO, GIULIA, MATTEO, SARA,
                                                    FRANCESCA),
    agenda=["Every setup of the day, with a stopwatch", "Giulia's list, model by model", "What the plan believed",
            "What goes"],
    said=[
        Finding(about="WRK-T-SETUP", by=YUSUF,
                text="39 setups for 48 pieces, 3 hours 50 minutes of cutting in ten hours."),
        Finding(about="T-RANGE", by=GIULIA,
                text="Nine models: 71 of 100 euros and all of what stays. 106 models: minus 190,000 since "
                     "January."),
        Finding(about="T-CHOICE", by=MATTEO, text="61 choices for a table; 83 of 100 buyers take the same four."),
        Finding(about="WRK-A1", by=DAVIDE,
                text="With sixty models the 31 benches make what 71 would make with 136. I have written it down "
                     "twice."),
        Decision(
            kind="stop", about="P1", answers="F2", text="No new models; the range goes to 48 in three waves.",
            why="The nine pay for the 106, and their buyers wait eleven weeks for it", owner=LORENZO,
            due="2025-12-19",
            effect="Seven weeks in September, 16 of 100 euros in December", confidence=0.75,
            changes=retired("T-RANGE", "A2"),
        ),
        Decision(
            kind="stop", about="P2", answers="F4", text="Mariano is not rented.",
            why="The second workshop stands here, hidden in setups",
            owner=DAVIDE, effect="1.9 million stay", confidence=0.85, changes=retired("WRK-P1", "WRK-T-JOIN"),
        ),
        Decision(
            kind="stop", about="P3", answers="F3",
            text="The online shop offers four choices first, the others on demand.",
            why="57 choices are made by nobody and set up by Yusuf", owner=MATTEO, due="2025-08-01",
            effect="A third of the setups less", confidence=0.7, changes=retired("T-CHOICE"),
        ),
        Decision(
            kind="start", about="A4", answers="F2", text="A range that can be made. Lorenzo leads it.",
            why="Who has drawn them should choose", owner=LORENZO, due="2025-12-19", effect="Each model earns",
            confidence=0.7,
            changes=[*started("TAV-2025", TIES, FEWER, PARTS), owned("WRK-A1", YUSUF), weigh("I2", 2),
                     *ASKED.changes()],
        ),
        Decision(
            kind="retarget", about="T-STAY", answers="F2", text="Counted rightly: 10 in July, 17 in December.",
            why="The old path began at a figure that was too good", owner=GIULIA, effect="A true start",
            confidence=0.6,
            path=("2025-07", "10 12 15 15.5 16 17"),
        ),
        Lesson(about="WRK-A1", by=CHIARA,
               text="Davide's sentence stood in the plan since November, word for word. I had put it there and "
                    "not read it."),
        Recognition(person=DAVIDE, about="WRK-A1",
                    text="Was right in November, said it once, worked against himself for six months."),
        Recognition(person=GIULIA, about="M-STAY",
                    text="A pencil on each bench, and a list that hurt everybody, herself first."),
    ],
)  # fmt: skip
