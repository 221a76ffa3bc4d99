"""The views of the method say what an independent fold of the same events says, at any bounds."""

from hypothesis import given

from engine.domain.values import Event
from tests.folds import fold_bowling, fold_history, fold_hoshin, fold_pdca, fold_reviews
from tests.folds.histories import Bounds, dense, histories, several
from tests.folds.workspace import assert_folds_agree


@dense(12)
@given(histories("P N B1 B2 A1 A2 I1 T1 T2", "CorrelationSet PlanItemRetired OwnerSet AnnualObjectiveSet"), several)
def test_the_x_matrix(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"x_matrix": fold_hoshin.x_matrix})


TALK = "CatchballProposed CatchballCountered CatchballAgreed CatchballDeclined"


@dense(12)
@given(histories("P N A1 T1 T2 K1", TALK), several)
def test_catchball(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"catchball": fold_hoshin.catchball})


@dense(12)
@given(histories(), several)
def test_entities(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"entities": fold_hoshin.entities})


MEETINGS = (
    "AgendaSet AttendanceRecorded ReviewOpened ReviewClosed FindingRecorded LessonRecorded ContributionRecognised "
    "DecisionTaken DecisionRevoked CountermeasureAgreed CountermeasureCompleted CountermeasureVerified "
    "CountermeasureCancelled ReviewScheduled TargetSet"
)


@dense(12)
@given(histories("P C R1 R2 F1 F2 D1 D2 Z1 Z2 L1 G1", MEETINGS), several)
def test_what_was_said_in_reviews(events: list[Event], asked: list[Bounds]) -> None:
    views = ("reviews", "findings", "decisions", "countermeasures", "lessons", "recognitions")
    assert_folds_agree(events, asked, {view: getattr(fold_reviews, view) for view in views})


@dense(12)
@given(
    histories(
        "P C O1 O2 K1 K2 M1 T1 F1 Z1",
        "ActionProposed FindingRecorded CountermeasureAgreed KeyResultGraded CheckedIn",
    ),
    several,
)
def test_proposals(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"proposals": fold_reviews.proposals})


@dense(12)
@given(
    histories(
        "P N T1 T2 M1 K1 Z1 Z2",
        "TargetSet ReadingRecorded ReadingRestated ReadingWithdrawn CountermeasureAgreed MeasuredBy HeadingChanged "
        "CountermeasureCancelled TargetToImproveSet PlanDrafted",
    ),
    several,
)
def test_the_bowling_chart(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"bowling_chart": fold_bowling.bowling_chart})


@dense(12)
@given(
    histories(events=f"{MEETINGS} {TALK} TargetSet CheckedIn KeyResultRetargeted OwnerSet PlanDrafted CycleOpened"),
    several,
)
def test_the_round_of_plan_do_check_act(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"pdca": fold_pdca.pdca})


@dense(12)
@given(histories(), several)
def test_the_history(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"history": fold_history.history})
