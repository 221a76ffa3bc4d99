"""Deployment health says what an independent fold of the same events says, at any bounds."""

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.values import Event
from tests.folds import fold_health
from tests.folds.histories import Bounds, bounds, dense, histories
from tests.folds.workspace import assert_folds_agree


@dense(8)
@given(
    histories(
        events="CorrelationSet ObjectiveAligned MeasuredBy CheckedIn ReadingRecorded TargetSet "
        "CountermeasureAgreed "
        "CatchballProposed CatchballCountered CatchballAgreed CycleClosed PlanClosed OwnerSet "
        "PlanItemRetired KeyResultRetired"
    ),
    st.lists(bounds, min_size=2, max_size=2),
)
def test_deployment_health(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"deployment_health": fold_health.deployment_health})
