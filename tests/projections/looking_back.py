"""A cycle of a hundred days for the tests of looking back: each event is known when it was true.

K is committed and ends at three quarters of a target that was made easier; L, aspirational, ends beyond its target.
"""

from engine.domain import countermeasure, cycle, decision, finding, hoshin, measure, okr
from tests.projections.happenings import one
from tests.projections.reviewing import closes, opens, scheduled

CHECK_INS = (
    ("K", "2026-01-10", 10, 0.9),
    ("L", "2026-01-15", 2, 0.8),
    ("K", "2026-02-10", 20, 0.5),
    ("L", "2026-02-15", 6, 0.8),
    ("K", "2026-03-01", 30, 0.3),
    ("L", "2026-03-15", 9, 0.9),
    ("K", "2026-04-05", 45, 0.8),
    ("L", "2026-04-08", 11, 1.0),
)
BEGUN = (
    one(hoshin.PlanDrafted, "P", "2025-12-15", title="Plan", period="2026"),
    one(
        cycle.CycleOpened, "C", "2025-12-20", title="Spring", parent_id="P", starts_on="2026-01-01",
        ends_on="2026-04-10", cadence=10,
    ),
    one(okr.ObjectiveSet, "O", "2025-12-20", parent_id="C", title="Guests come back", owner="Ben"),
    one(
        okr.KeyResultSet, "K", "2025-12-20", parent_id="O", title="Repeat stays", baseline=0, target=100,
        commitment="committed", owner="Cleo",
    ),
    one(
        okr.KeyResultSet, "L", "2025-12-20", parent_id="O", title="Houses", baseline=0, target=10,
        commitment="aspirational",
    ),
    one(hoshin.TargetToImproveSet, "T", "2025-12-20", parent_id="P", title="By month", unit="%", direction="up"),
    one(measure.TargetSet, "T", "2026-01-01", known="2025-12-20", entity="target_to_improve", target=50,
        period="2026-01"),
    one(measure.TargetSet, "T", "2026-02-01", known="2025-12-20", entity="target_to_improve", target=60,
        period="2026-02"),
    one(cycle.CycleLocked, "C", "2026-01-05"),
)  # fmt: skip
CHECKED = tuple(one(okr.CheckedIn, name, day, value=value, confidence=sure) for name, day, value, sure in CHECK_INS)
READ = (
    one(measure.ReadingRecorded, "T", "2026-01-31", known="2026-02-03", entity="target_to_improve", value=50),
    one(measure.ReadingRecorded, "T", "2026-02-28", known="2026-03-04", entity="target_to_improve", value=55),
)
REVIEWED = (
    scheduled("R", "2026-02-01", "P", "monthly"),
    opens("R", "2026-02-02", 9),
    one(
        decision.DecisionTaken, "D1", "2026-02-02", parent_id="R", subject_id="O", decision="adjust",
        text="Ask every guest", confidence=0.7,
    ),
    one(
        countermeasure.CountermeasureAgreed, "CM", "2026-02-05", parent_id="R", subject_id="K", root_cause="locks",
        action="swap them", owner="Ben", due="2026-03-01", expected_effect="ten more", expected_change=10,
        verify_after=1,
    ),
    one(finding.LessonRecorded, "E1", "2026-02-05", parent_id="R", subject_id="K", text="Ask earlier"),
    one(finding.ContributionRecognised, "G1", "2026-02-05", parent_id="R", subject_id="K", person="Ben",
        text="Asked twice"),
    one(
        decision.DecisionTaken, "D2", "2026-03-10", parent_id="R", subject_id="K", decision="retarget",
        text="Sixty will do",
    ),
    one(okr.KeyResultRetargeted, "K", "2026-03-10", target=60, reason="out of reach", causation_id="D2"),
    closes("R", "2026-03-11", 9),
    one(countermeasure.CountermeasureCompleted, "CM", "2026-03-01"),
    one(
        countermeasure.CountermeasureVerified, "CM", "2026-03-20", effective=True, actual_effect="ten more",
        actual_change=10,
    ),
)  # fmt: skip
CLOSED = (one(cycle.CycleClosed, "C", "2026-04-12"),)
TOLD = (*BEGUN, *CHECKED, *READ, *REVIEWED, *CLOSED)
