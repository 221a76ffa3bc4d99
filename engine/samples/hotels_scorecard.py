"""Larkspur Hotels, the scorecard of 2025: four perspectives, month by month, and what was corrected in it."""

from collections.abc import Iterator

from engine.domain.measure import RecordReading, RetireMeasure, SetTarget, WithdrawReading
from engine.domain.okr import RetireObjective, SetObjective
from engine.domain.plan import AddComment, AssignOwner, SetStatus, StartPlan
from engine.samples.hotels_people import AINO, ELIN, HENRIK, INGRID, JONAS, KARIN, LEILA, MARA, NILS, ROLES, TOMAS
from engine.samples.hotels_q3 import CLUB_DROPPED, NEW_CHIEF
from engine.samples.tables import Agreed, Beat, Measure, beat, when

PLAN = "BSC-2025"
AGREED = Agreed("2024-12-18 09:40", JONAS, "Agreed by the board on 12 December", "2025-01-01")

REPORTED = {
    "2025-01": "2025-02-06 08:40",
    "2025-02": "2025-03-06 08:40",
    "2025-03": "2025-04-04 08:40",
    "2025-04": "2025-05-07 08:40",
    "2025-05": "2025-06-06 08:40",
    "2025-06": "2025-07-07 08:40",
    "2025-07": "2025-08-06 08:40",
    "2025-08": "2025-09-05 08:40",
    "2025-09": "2025-10-06 08:40",
    "2025-10": "2025-11-06 08:40",
    "2025-11": "2025-11-28 15:30",
    "2025-Q1": "2025-04-09 09:00",
    "2025-Q2": "2025-07-09 09:00",
    "2025-Q3": "2025-10-08 09:00",
}
"""When Jonas read in the file of each period; November is a first figure while the month still runs."""

OBJECTIVES = [
    ("FIN-1", "Financial: earn more from each room", HENRIK, 2),
    ("FIN-2", "Financial: keep the cost of a stay in hand", HENRIK, 1),
    ("GST-1", "Guest: they leave wanting to come back", MARA, 3),
    ("GST-2", "Guest: what goes wrong is put right at once", MARA, 2),
    ("GST-3", "Guest: a club worth belonging to", ELIN, 1),
    ("OPS-1", "Operations: the room is ready when the guest is", TOMAS, 2),
    ("OPS-2", "Operations: quiet, warm, working rooms", NILS, 1),
    ("PPL-1", "People: they stay", LEILA, 2),
    ("PPL-2", "People: everybody may put things right", LEILA, 1),
]

MEASURES = [
    Measure(
        entity_id="M-REVPAR", parent_id="FIN-1", title="Revenue per available room", owner=HENRIK,
        unit="€", direction="up", weight=2,
        targets=(78, 82, 92, 101, 118, 132, 138, 136, 120, 108, 92, 98),
        values=(77, 80, 90, 97, 112, 118, 126, 129, 119, 109, 94),
        notes={"2025-07": "Full, but cheaper than planned: the portals rank us lower since spring."},
    ),
    Measure(
        entity_id="M-DIRECT", parent_id="FIN-1", title="Nights booked with us directly", owner=ELIN,
        unit="%", direction="up", baseline=30, targets=(31, 33, 35, 37), weight=1,
        values=(30.1, 30.4, 30.9, 31.0, 31.2, 31.1, 31.4, 31.7, 32.8, 33.6),
    ),
    Measure(
        entity_id="M-MARGIN", parent_id="FIN-2", title="Gross operating margin", owner=HENRIK,
        unit="%", direction="up", weight=2,
        targets=(14, 17, 22, 27, 32, 36, 38, 37, 32, 28, 20, 18),
        values=(13.5, 16.2, 21.4, 25, 30.1, 32, 33, 34.2, 31.2, 28.4),
    ),
    Measure(
        entity_id="M-AGENCY", parent_id="FIN-2", title="Spend on agency staff", owner=HENRIK,
        unit="k€", direction="down", baseline=41, targets=(40, 36, 34, 28), weight=1,
        values=(42, 44, 47, 49, 55, 63, 71, 64, 58, 50, 36),
    ),
    Measure(
        entity_id="M-NPS", parent_id="GST-1", title="Net promoter score", owner=MARA,
        unit="points", direction="up", baseline=46, weight=3,
        targets=(46, 47, 48, 50, 51, 52, 52, 52, 54, 56, 58, 60),
        values=(45, 46, 54, 55, 48, 49, 46, 51, 54, 56, 56),
        notes={
            "2025-03": "First full month from the new survey firm.",
            "2025-05": "All guests in the sample again.",
            "2025-11": "First figure, to the 28th.",
        },
    ),
    Measure(
        entity_id="M-RATING", parent_id="GST-1", title="Review score on the portals", owner=INGRID,
        unit="of 10", direction="up", baseline=8.4, targets=(8.4, 8.5, 8.6, 8.7), weight=2,
        values=(8.4, 8.4, 8.4, 8.4, 8.3, 8.3, 8.3, 8.3, 8.4, 8.5, 8.6),
    ),
    Measure(
        entity_id="M-REPEAT", parent_id="GST-1", title="Nights of guests who had stayed before", owner=MARA,
        unit="%", direction="up", baseline=31, targets=(34,), weight=1,
        values=(31, 30.6, 31.2, 30.1, 28.8, 27.9, 26.4, 27.2, 29.5, 31.1),
    ),
    Measure(
        entity_id="M-COMPLAINTS", parent_id="GST-2", title="Complaints per 1,000 stays", owner=MARA,
        unit="complaints", direction="down", baseline=31, targets=(28, 25, 22, 20),
        values=(31, 30, 28, 28, 29, 30, 31, 28, 24, 22, 21),
    ),
    Measure(
        entity_id="M-SAMEDAY", parent_id="GST-2", title="Complaints solved the same day", owner=MARA,
        unit="%", direction="up", baseline=44, targets=(50, 55, 65, 75),
        values=(44, 45, 46, 47, 48, 48, 53, 67, 80, 85, 90),
    ),
    Measure(
        entity_id="M-CLUB", parent_id="GST-3", title="Members of the Larkspur Circle", owner=ELIN,
        unit="members", direction="up", targets=(100, 300, 3000, 6000),
        values=(None, None, None, 60, 130, 240, 410),
    ),
    Measure(
        entity_id="M-READY", parent_id="OPS-1", title="Rooms ready at 15:00", owner=TOMAS,
        unit="%", direction="up", baseline=71, targets=(80, 85, 88, 92), weight=2,
        values=(72, 72, 74, 74, 75, 76, 77, 83, 87, 91, 93),
        notes={"2025-08": "First month with floor teams of our own in three houses."},
    ),
    Measure(
        entity_id="M-KEY", parent_id="OPS-1", title="Minutes from door to key", owner=TOMAS,
        unit="minutes", direction="down", baseline=9.5, targets=(6,), weight=1,
        values=(9.4, 9.6, 9.5, 9.1, 8.0, 6.4, 6.6, 6.3, 5.9, 5.6),
    ),
    Measure(
        entity_id="M-DEFECTS", parent_id="OPS-2", title="Room defects open longer than two days", owner=NILS,
        unit="defects", direction="down", baseline=64, targets=(40,),
        values=(61, 66, 58, 55, 57, 60, 66, 59, 47, 44),
    ),
    Measure(
        entity_id="M-ENERGY", parent_id="OPS-2", title="Energy for an occupied room", owner=NILS,
        unit="kWh", direction="down",
        targets=(41, 40, 36, 31, 26, 23, 22, 22, 25, 30, 36, 40),
        values=(42, 40, 37, 30, 26, 24, 23, 12, 25, 31),
    ),
    Measure(
        entity_id="M-TURNOVER", parent_id="PPL-1", title="Staff turnover, yearly rate", owner=LEILA,
        unit="%", direction="down", baseline=46, targets=(44, 42, 39, 36),
        values=(47, 48, 48, 49, 48, 46, 44, 43, 41, 39),
    ),
    Measure(
        entity_id="M-STAFFNPS", parent_id="PPL-1", title="Staff who would recommend us, net", owner=LEILA,
        unit="points", direction="up", baseline=-12, targets=(0, 2, 5, 10), quarterly=True,
        values=(-9, -4, 6),
        notes={"2025-Q1": "Still more who warn their friends than who bring them."},
    ),
    Measure(
        entity_id="M-TRAINED", parent_id="PPL-2", title="Guest-facing staff trained to put things right",
        owner=LEILA, unit="%", direction="up", baseline=12, targets=(20, 40, 70, 90),
        values=(12, 14, 18, 22, 31, 38, 52, 68, 79, 86),
    ),
]  # fmt: skip

ALL_GUESTS = "Since 24 February the survey firm had asked only guests who booked direct. Now counted with all."

JUDGED = [
    ("2025-04-09 14:00", "GST-1", "on_track", "Score and ratings at or above plan"),
    ("2025-04-09 14:00", "OPS-1", "off_track", "Rooms not ready, third month in a row"),
    ("2025-07-09 14:00", "GST-1", "off_track", "What we called a turn in April was a sample"),
    ("2025-07-09 14:00", "OPS-1", "off_track", "Desk faster, rooms not"),
    ("2025-10-08 14:00", "GST-1", "at_risk", "Back on plan in September; one month is not a trend"),
    ("2025-10-08 14:00", "OPS-1", "on_track", "A point short and rising in five houses of six"),
]
"""What the board said of the objectives it spoke about."""

TURNS = [
    beat("2025-05-14 12:30", KARIN, AddComment, PLAN, aspect="review",
         text="Board of 14 May: pleased with the score, uneasy that agency spend goes up while it does."),
    beat("2025-06-05 14:00", INGRID, RecordReading, "M-NPS", source="cli", restates=True, value=47,
         period="2025-03", effective_at=when("2025-03-31"), reason=ALL_GUESTS),
    beat("2025-06-05 14:05", INGRID, RecordReading, "M-NPS", source="cli", restates=True, value=48,
         period="2025-04", effective_at=when("2025-04-30"), reason=ALL_GUESTS),
    beat("2025-06-05 16:30", MARA, AddComment, "M-NPS", aspect="data",
         text="I told the board in May that we had turned the corner. I will tell them on Monday that we had not."),
    beat("2025-07-10 10:00", LEILA, SetObjective, "PPL-1", parent_id=PLAN,
         title="People: they stay, and know their house", reason="The buddies taught us that knowing comes first"),
    *[
        beat("2025-08-04 08:40", KARIN, AssignOwner, entity_id, owner=AINO, reason=NEW_CHIEF)
        for entity_id in ("OPS-1", "M-READY", "M-KEY")
    ],
    beat("2025-08-12 09:00", HENRIK, SetTarget, "M-AGENCY", target=60, period="2025-08",
         effective_at=when("2025-08-01"), reason="The season is what it is, 34 was never realistic"),
    beat("2025-08-20 11:20", ELIN, RetireMeasure, "M-CLUB", reason=CLUB_DROPPED),
    beat("2025-08-20 11:21", ELIN, RetireObjective, "GST-3", reason=CLUB_DROPPED),
    beat("2025-09-08 10:50", NILS, AddComment, "M-ENERGY", source="cli", aspect="data",
         text="12 kWh in August cannot be, not even with the windows open"),
    beat("2025-09-16 07:55", NILS, WithdrawReading, "M-ENERGY", source="cli",
         since=when("2025-08-01"), until=when("2025-08-31 23:59"),
         reason="Kalamaja's meter stood still after the rewiring, so August cannot be known"),
    beat("2025-10-08 14:20", HENRIK, AddComment, "M-AGENCY", aspect="target",
         text="For the record: I raised August to 60 with the month half gone. Against 34 all of Q3 was red."),
]  # fmt: skip


def beats() -> Iterator[Beat]:
    """The scorecard as agreed in December, its readings, and what happened besides."""
    yield AGREED.beat(
        StartPlan, PLAN, title="Scorecard 2025: win back the guest", period="2025",
        text="By December at least 60 more of a hundred guests would recommend us than would not, "
        "and the houses earn what that costs.",
    )  # fmt: skip
    for entity_id, title, owner, weight in OBJECTIVES:
        yield AGREED.beat(SetObjective, entity_id, parent_id=PLAN, title=title, owner=owner, weight=weight)
    for measure in MEASURES:
        yield from measure.beats(AGREED, REPORTED, JONAS)
    roles = "; ".join(f"{name}, {role}" for name, role in ROLES.items())
    yield beat("2025-08-04 09:00", JONAS, AddComment, PLAN, aspect="roles", text=f"Who answers for what: {roles}.")
    for at, entity_id, status, reason in JUDGED:
        yield beat(at, KARIN, SetStatus, entity_id, status=status, reason=reason)
    yield from TURNS
