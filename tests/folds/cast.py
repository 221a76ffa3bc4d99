"""Who and what the random histories are about, and what can be said of them.

The cast is fixed, so that facts meet: plans, a scorecard, two cycles, their items, two reviews and what was said in
them. What may be said is a few numbers, words and instants, many of them equal or just beside each other.
"""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.domain import cycle, finding, hoshin, initiative, measure, okr, plan, review, scorecard
from engine.domain.countermeasure import CountermeasureAgreed
from engine.domain.decision import DecisionTaken
from engine.domain.values import Event, instant_text

# Who begins how, and under what; a parent may come later than its child, or never, and two may change places.
CAST: dict[str, tuple[type[Event], tuple[str | None, ...]]] = {
    "P": (hoshin.PlanDrafted, (None,)),
    "N": (hoshin.PlanDrafted, ("P", None)),
    "Q": (plan.PlanStarted, ()),
    **dict.fromkeys(("B1", "B2"), (hoshin.BreakthroughObjectiveSet, ("P",))),
    **dict.fromkeys(("A1", "A2"), (hoshin.AnnualObjectiveSet, ("P", "N"))),
    "I1": (hoshin.ImprovementPrioritySet, ("P", "N")),
    **dict.fromkeys(("T1", "T2"), (hoshin.TargetToImproveSet, ("P", "N"))),
    "S": (scorecard.ScorecardOpened, ("P", "N", None)),
    **dict.fromkeys(("V1", "V2"), (scorecard.PerspectiveAdded, ("S",))),
    "S1": (scorecard.StrategicObjectiveSet, ("V1", "V2")),
    "S2": (scorecard.StrategicObjectiveSet, ("V1", "V2", "S1")),
    "M1": (measure.MeasureDefined, ("S1", "S2", "O1")),
    "M2": (measure.MeasureDefined, ("S1", "S2", "M1")),
    "C": (cycle.CycleOpened, ("P", None)),
    "D": (cycle.CycleOpened, ("P", "N")),
    "O1": (okr.ObjectiveSet, ("C", "Q", "D")),
    "O2": (okr.ObjectiveSet, ("C", "O1", "K1")),
    "O3": (okr.ObjectiveSet, ("D", "O1", "O2")),
    "K1": (okr.KeyResultSet, ("O1", "O2")),
    "K2": (okr.KeyResultSet, ("O1", "O2", "O3")),
    "K3": (okr.KeyResultSet, ("O3", "K1")),
    "X": (initiative.InitiativeSet, ("A1", "O1", "M1")),
    "R1": (review.ReviewScheduled, ("P", "N", "S")),
    "R2": (review.ReviewScheduled, ("P", "C")),
    **dict.fromkeys(("F1", "F2"), (finding.FindingRecorded, ("R1", "R2"))),
    **dict.fromkeys(("D1", "D2"), (DecisionTaken, ("R1", "R2"))),
    **dict.fromkeys(("Z1", "Z2"), (CountermeasureAgreed, ("R1", "R2"))),
    "L1": (finding.LessonRecorded, ("R1",)),
    "G1": (finding.ContributionRecognised, ("R1",)),
}
# What is about an entity of another kind than the family of its event.
SIDES, NUMBERS = ("B1", "B2", "A1", "A2", "I1", "T1", "T2"), ("M1", "M2", "T1", "T2", "K1", "K2", "K3")
ABOUT: dict[str, tuple[str, ...]] = {
    "AttributeChanged": ("O1", "K1", "M1", "A1"), "OwnerSet": ("O1", "K1", "T1", "M1", "A1", "P"),
    "StatusSet": ("O1", "K1", "K2", "M1", "T1", "P"), "CommentAdded": ("O1", "M1"), "HeadingChanged": ("P",
    "S", "C"),
    "PlanClosed": ("P", "N", "Q"), "VisionSet": ("P",), "PlanAgreed": ("P", "N"), "CorrelationSet": SIDES,
    "PlanItemRetired": SIDES, **dict.fromkeys(
        ("CatchballProposed", "CatchballCountered", "CatchballAgreed", "CatchballDeclined"), ("T1", "T2", "A1",
        "K1")),
    "ScorecardItemRetired": ("V1", "S1", "S2"), "CauseEffectLinked": ("S1",), "CauseEffectUnlinked": ("S1",),
    "ThresholdsSet": ("M1", "M2"), "WeightSet": ("M1", "M2", "S1", "S2", "V1", "K1", "O2"),
    "StatusOverridden": ("S1", "S2", "M1", "M2", "V1", "K1", "O1", "S"), "MeasureRetired": ("M1", "M2"),
    "TargetSet": ("M1", "M2", "T1", "T2", "O1"), "ReadingRecorded": ("M1", "M2", "T1", "T2", "O1"),
    "ReadingRestated": ("M1", "T1"), "ReadingWithdrawn": ("M1", "M2", "T1"), "CycleLocked": ("C",),
    "CycleClosed": ("C", "D"), "ObjectiveAligned": ("O1", "O2"), "MeasuredBy": ("T1", "K1", "K2", "K3", "M1"),
    "KeyResultGraded": ("K1", "K2"), "ObjectiveGraded": ("O1", "O2"), "ObjectiveAbandoned": ("O1", "O3"),
    "ObjectiveCarriedForward": ("O1",), "ObjectiveRetired": ("O2", "O3"), "KeyResultRetargeted": ("K1", "K2", "K3"),
    "KeyResultRetired": ("K1", "K2"), "CheckedIn": ("K1", "K2", "K3"), "CheckInRestated": ("K1", "K2"),
    "CheckInWithdrawn": ("K1", "K2"), "InitiativeClosed": ("X",), "AgendaSet": ("R1",), "ReviewOpened": ("R1",
    "R2"),
    "AttendanceRecorded": ("R1", "R2"), "ReviewClosed": ("R1", "R2"), "DecisionRevoked": ("D1", "D2"),
    "CountermeasureCompleted": ("Z1", "Z2"), "CountermeasureVerified": ("Z1", "Z2"),
    "CountermeasureCancelled": ("Z1", "Z2"), "ActionProposed": ("K1", "M1", "C", "T1"),
}  # fmt: skip
LINKS = {
    "CorrelationSet": {
        "B1": ("A1", "A2"), "B2": ("A1",), "A1": ("I1",), "A2": ("I1",), "I1": ("T1", "T2"), "T1": ("B1", "B2"),
        "T2": ("B1",),
    },
    "CauseEffectLinked": {"S1": ("S2",)}, "CauseEffectUnlinked": {"S1": ("S2",)},
    "ObjectiveAligned": {"O1": ("A1", "S1", "B1"), "O2": ("O3", "A2")},
}  # fmt: skip

DAYS = (
    "2025-12-15",
    "2026-01-01",
    "2026-01-20",
    "2026-02-01",
    "2026-03-09",
    "2026-04-01",
    "2026-07-01",
    "2027-01-01",
)
MOMENTS = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in DAYS]
LAST = timedelta(microseconds=1)
ENDS = [moment - LAST for moment in MOMENTS]
instants = st.sampled_from([*MOMENTS, *ENDS])

names = st.sampled_from(["Ann", "Ann", "Bob", "Cleo"])
words = st.sampled_from(["one", "two", "<b>&'\"", "ünï, çödé", ""])
some_words = st.sampled_from(["one", "two", "three"])
numbers = st.sampled_from([0, 1, 2, 4, 5, 9.8, 10, 10.2, 12.5, 49, 50, 100, -3, 0.3])
shares = st.sampled_from([0, 0.3, 0.5, 0.69, 0.7, 1])
weights = st.sampled_from([1, 2, 0.5, 3])
months = st.sampled_from(["2026-01", "2026-02", "2026-03"])
periods = st.sampled_from(["2026-01", "2026-02", "2026-Q1", "2026", "2026-W06", "H1 of ours", "2025-12"])
days = st.sampled_from(["2026-01-31", "2026-02-10", "2026-03-31", "2026-12-31"])
rising = st.lists(numbers, min_size=4, max_size=4, unique=True).map(sorted)
FIELDS: dict[str, SearchStrategy[object]] = {
    **dict.fromkeys(("title", "team", "horizon", "vision", "background", "root_cause", "action", "expected_effect",
        "actual_effect", "note", "text", "means", "aspect"), words),
    **dict.fromkeys(("from_level", "to_level", "level"), some_words),
    **dict.fromkeys(("owner", "facilitator", "person"), names),
    **dict.fromkeys(("baseline", "target", "low", "high", "stretch", "value", "stated_target", "expected_change",
        "actual_change", "budget"), numbers),
    **dict.fromkeys(("weight", "rank", "cadence", "verify_after"), st.sampled_from([1, 2, 3, 10])),
    **dict.fromkeys(("confidence", "grade", "computed_grade"), shares),
    **dict.fromkeys(("due", "ends_on"), days), "starts_on": st.sampled_from(["2025-12-31", "2026-01-15"]),
    "period": periods, "field": st.sampled_from(["title", "x"]),
    **dict.fromkeys(("opened_at", "closed_at", "scheduled_for"), instants.map(instant_text)),
    **dict.fromkeys(("opened_position", "closed_position"), st.integers(0, 60)), "to": st.sampled_from(["new",
    "2", None]),
    "untargeted": st.just(True), "restates": st.booleans(), "effective": st.booleans(),
    "unit": st.sampled_from(["%", "date", "EUR"]), "direction": st.sampled_from(["up", "down", "none"]),
    "commitment": st.sampled_from(["committed", "aspirational"]), "deploys": st.sampled_from(["I1", "A1"]),
    "aggregation": st.sampled_from(["sum", "mean", "last", "max", "min"]),
    "measured_by": st.sampled_from(["M1", "M2", "K3"]),
    "roll_up": st.sampled_from(["mean", "worst", "best", "most_frequent"]), "agenda": st.lists(words, max_size=2),
    "frequency": st.sampled_from(["weekly", "monthly", "quarterly", "yearly"]), "attendees": st.lists(names,
    max_size=3),
    "indicator": st.sampled_from(["leading", "lagging"]), "carried_to": st.just("O2"),
    "carried_from": st.just("O1"),
    "scoring": st.sampled_from(["goal_and_red_flag", "stabilise", "yes_no", "thresholds", "unscored"]),
    "thresholds": st.one_of(numbers.map(lambda one: [one]), rising, rising.map(lambda few: few[::-1])),
    "override": st.sampled_from(["on_track", "at_risk", "off_track", "no_data"]),
    "form": st.sampled_from(["reach", "at_least", "at_most", "between", "milestones", "binary", "zones"]),
    "milestones": st.lists(st.fixed_dictionaries({"title": some_words}, optional={"weight": weights}),
    min_size=1, max_size=3),
    "path": st.lists(st.tuples(days, numbers).map(list), min_size=1, max_size=3,
    unique_by=lambda point: point[0]).map(sorted),
    "path_shape": st.sampled_from(["line", "steps"]), "outcome": st.sampled_from(["done", "dropped"]),
    "tier": st.sampled_from(["monthly", "quarterly"]), "subject_id": st.sampled_from([*NUMBERS, "O1", None]),
    "finding_id": st.sampled_from(["F1", "F2"]), "status": st.sampled_from(["fine", "closed", "late"]),
    "decision": st.sampled_from(["continue", "retarget"]), "review_id": st.sampled_from(["R1", "R2"]),
    "proposal": st.sampled_from(["finding", "escalation", "grades", "reminder"]),
}  # fmt: skip
