"""The views that compute scores say what an independent fold of the same events says, at any bounds."""

from hypothesis import given

from engine.domain.values import Event
from tests.folds import fold_measures, fold_okrs, fold_scorecard
from tests.folds.histories import Bounds, dense, histories, several
from tests.folds.workspace import assert_folds_agree

READ = (
    "ReadingRecorded ReadingRestated ReadingWithdrawn TargetSet ThresholdsSet MeasureDefined "
    "CheckedIn CheckInWithdrawn"
)


@dense(12)
@given(histories("P S V1 S1 M1 M2 K1 O1 C", f"{READ} MeasuredBy StatusOverridden"), several)
def test_measures(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"measures": fold_measures.measures})


@dense(12)
@given(
    histories(
        "P S V1 V2 S1 S2 M1 M2 C O1 O2 K1",
        f"{READ} WeightSet StatusOverridden CauseEffectLinked CauseEffectUnlinked StrategicObjectiveSet "
        "PerspectiveAdded "
        "ScorecardItemRetired MeasureRetired",
    ),
    several,
)
def test_the_scorecard_and_the_strategy_map(events: list[Event], asked: list[Bounds]) -> None:
    folds = {"scorecard": fold_scorecard.scorecard, "strategy_map": fold_scorecard.strategy_map}
    assert_folds_agree(events, asked, folds)


@dense(12)
@given(
    histories(
        "P Q C D O1 O2 O3 K1 K2 K3 M1 A1",
        "CheckedIn CheckInRestated CheckInWithdrawn KeyResultSet KeyResultSet KeyResultRetargeted "
        "WeightSet CycleClosed PlanClosed "
        "ObjectiveSet ObjectiveAligned KeyResultGraded ObjectiveGraded ReadingRecorded MeasuredBy "
        "KeyResultRetired HeadingChanged "
        "ObjectiveAbandoned ObjectiveRetired CycleOpened",
    ),
    several,
)
def test_okrs(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"okrs": fold_okrs.okrs})
