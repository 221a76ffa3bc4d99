"""Aubrielle, what happened besides: figures counted anew, a status judged otherwise, money, and words."""

from collections.abc import Iterator

from engine.samples.cosmetics.people import (
    ANTOINE,
    CAMILLE,
    HARUKA,
    HELENE,
    INES,
    JIHOON,
    KENJI,
    MATHILDE,
    NADIA,
    ROLES,
    SEOYEON,
    WEILING,
)
from engine.samples.cosmetics.plan import REPORTING
from engine.samples.cosmetics.reviews_autumn import CHOSEN
from engine.samples.tables import Answer, Beat, Offer, Talk
from engine.samples.tables.deeds import (
    comment,
    end_initiative,
    initiative,
    limits,
    override,
    restate,
)

OVER_THE_TILL = "What we had sent was counted as sold. Now what the shops sold over the till, returns taken off."

NUMBERS = [
    *[
        restate("2025-07-08 05:30", SEOYEON, "M-KOR", month, value, OVER_THE_TILL)
        for month, value in [
            ("2025-01", 110), ("2025-02", 190), ("2025-03", 260), ("2025-04", 300), ("2025-05", 310),
        ]
    ],
    comment("2025-07-08 05:50", SEOYEON, "M-KOR", aspect="data",
            text="Half of what I showed you in April was standing in a cellar in Yongsan. I am sorry."),
    override("2025-04-11 12:00", HELENE, "S3", "at_risk",
             "No supplier was visited yet. Signing a code is not the same as keeping it."),
    override("2025-10-10 09:30", HELENE, "S3", None,
             "Eighteen of 71 visited, three contracts ended. It may count by itself."),
    limits("2025-10-10 10:00", CAMILLE, "M-STARS", (3, 4, 4.4, 4.8),
           "4.3 was enough while we were new. From October green begins at 4.4.", since="2025-10-01"),
    comment("2025-06-13 14:00", INES, "M-HOURS", aspect="rating",
            text="S2 rolls up by its worst. In spring the worst was in our own shops."),
    comment("2025-08-14 09:10", ANTOINE, "M-MARGIN", aspect="cause",
            text="3.1 points returns, 2.2 air freight, 1.4 discounts. In this order."),
]  # fmt: skip

MONEY = [
    initiative("2025-01-08 01:00", SEOYEON, "I-COUNTERS", "P1", "Five counters, built and lit", "As in the plan",
               due="2025-03-14", budget=1350000),
    initiative("2025-01-09 02:00", JIHOON, "I-CREATORS", "P3", "Sixty creators for Crème 12", "As in the plan",
               due="2025-06-30", budget=480000),
    end_initiative("2025-03-11 02:00", SEOYEON, "I-COUNTERS", "done", "All five open. 1,412,000 spent."),
    end_initiative("2025-06-13 02:00", JIHOON, "I-CREATORS", "dropped",
                   "Not a second round; see the review of 12 June"),
    end_initiative("2025-10-07 09:00", CAMILLE, "I-GEL", "done",
                   "On the shelf on 6 October, 2 days late in Hongdae"),
]  # fmt: skip

WORDS = [
    comment("2024-11-21 02:30", SEOYEON, "KOR-A1", aspect="risk",
            text="Rich and rose, from June to September: nobody. I write it here so that it can be found."),
    comment("2025-06-12 12:00", HELENE, "KOR-A1", aspect="risk",
            text="I have found it. I should have looked in November."),
    comment("2025-07-14 06:00", NADIA, "P6", aspect="decision",
            text="I could have said in March that nobody was working on it. It was easier to say: it goes on."),
    comment("2025-09-18 00:50", KENJI, "M-REFILL", aspect="cause", source="cli",
            text="they do not say refill, they say: mine is empty"),
    comment("2025-11-14 03:00", WEILING, "SGP-T-SHOPS", aspect="target",
            text="One, as I offered a year ago. It was right to ask me first who buys."),
    comment("2025-12-02 01:40", HARUKA, "T-JPN", aspect="rating",
            text="410,000 in November, opened three months late and with a film that burnt. Imagine."),
]  # fmt: skip

OPEN_TALKS = [
    Talk(
        item="T-JPN", period="2025-12", upper="House", lower="Japan",
        offers=[
            Offer(at="2025-11-17 09:00", by=ANTOINE, target=450,
                  why="You were at 350 in October. December is December."),
            Offer(at="2025-11-20 01:30", by=HARUKA, target=430, why="Five of the thirty shops open in January.",
                  means="The gel in all shops by 5 December, which needs 4,000 jars from Suwon."),
        ],
        end=Answer(at="2025-11-21 10:00", by=ANTOINE, why="430. The jars are on the ship."),
    ),
    Talk(
        item="Q4-O5-KR3", upper="House", lower="Korea",
        offers=[
            Offer(at="2025-12-01 09:00", by=HELENE, target=80,
                  why="All gel from Suwon is what we told the board. What can be promised until the line is "
                      "decided?"),
        ],
    ),
]  # fmt: skip
"""Of the second one nobody in Seoul has answered yet."""


def beats() -> Iterator[Beat]:
    """Everything of it."""
    roles = "; ".join(f"{name}, {role}" for name, role in ROLES.items())
    yield comment("2024-12-12 09:30", MATHILDE, "AUB-2025", aspect="roles", text=f"Who answers for what: {roles}.")
    yield from NUMBERS
    yield from MONEY
    yield from WORDS
    for talk in OPEN_TALKS:
        yield from talk.beats()
    yield from REPORTING.readings(CHOSEN.id, CHOSEN.first, CHOSEN.actual, CHOSEN.notes)
