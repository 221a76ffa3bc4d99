"""What a look back calls its sections and columns, on its page and in its pack."""

from typing import Any

from dashboard.components.shown.fields import field_words

TITLES = {
    "context": "What was wanted",
    "outcome": "What came of it",
    "changes": "What was made easier",
    "scores": "The scores without that",
    "misses": "When the misses could first be seen",
    "countermeasures": "What the countermeasures did",
    "calibration": "How sure we were, and how often it came true",
    "forecast": "What could be expected, week by week",
    "diagnosis": "What it says of the way we work",
    "learned": "What we learned",
}
_GOALS = {
    "goal": "Goal",
    "objective": "Objective",
    "key_result": "Key result",
    "owner": "Owner",
    "commitment": "Committed",
}
_WITHOUT = {"score": "Score", "without_easier": "Without what was made easier"}
HEADINGS: dict[str, dict[str, str]] = {
    "context": {
        "seen_at": "Seen",
        **_GOALS,
        "baseline": "From",
        "target": "Target",
        "low": "Not below",
        "high": "Not above",
        "unit": "Unit",
        "weight": "Weight",
        "value": "Value then",
        "confidence": "Confidence then",
    },
    "outcome": {
        **_GOALS,
        "status": "Status",
        "progress": "Progress",
        "expected": "Expected",
        "value": "Value",
        "target": "Target",
        "unit": "Unit",
        "reached": "Reached",
        "ended": "Ended",
        "grade": "Grade",
        "judged_grade": "Judged grade",
        "since": "Since",
    },
    "changes": {
        "title": "Item",
        "field": "What",
        "period": "Period",
        "before": "Before",
        "after": "After",
        "verdict": "It became",
        "actor": "Who",
        "changed_at": "When",
        "effective_at": "Holds from",
        "reason": "Why",
        "decision_id": "Decision",
        "position": "Position",
    },
    "scores": {
        "title": "Item",
        "kind": "Kind",
        **_WITHOUT,
        "without_any": "Without any of the changes",
        "scale": "Scale",
    },
    "misses": {
        "title": "Item",
        "kind": "Kind",
        "owner": "Owner",
        "ended": "Ended",
        "value": "Value",
        "target": "Target",
        "first_visible_at": "First visible",
        "for_good_at": "For good since",
        "quiet_since": "Silent since",
        "decision": "Decision",
        "days_to_decision": "Days to decision",
        "countermeasure": "Countermeasure",
        "days_to_countermeasure": "Days to action",
        "helped": "Helped",
    },
    "countermeasures": {
        "subject": "Item",
        "action": "Countermeasure",
        "owner": "Owner",
        "agreed_at": "Agreed",
        "expected_effect": "Expected",
        "actual_effect": "Came",
        "expected_change": "Expected change",
        "actual_change": "Change",
        "value_before": "Before",
        "value_when_due": "When due",
        "value_at_end": "At the end",
        "unit": "Unit",
        "effective": "Effective",
    },
    "calibration": {
        "of": "Stated in",
        "low": "Confidence from",
        "high": "Confidence to",
        "stated": "Times stated",
        "about": "Outcomes",
        "mean_confidence": "Mean confidence",
        "came_true": "Came true",
        "brier": "Brier score",
        "reference": "Brier score of the share",
        "basis": "Basis",
    },
    "forecast": {
        "title": "Key result",
        "week": "Week",
        "seen_at": "Seen",
        "value": "Value",
        "target": "Target",
        "expected": "Expected",
        "low": "At least",
        "high": "At most",
        "chance": "To be reached",
        "basis": "Rests on",
        "outcome": "Outcome",
        "inside": "Outcome inside",
    },
    "diagnosis": {
        "words": "What it says",
        **_WITHOUT,
        "graded": "Graded",
        "targets_reached": "Targets reached",
        "key_results": "Key results",
        "without_data": "Without data",
        "discipline": "Check-ins in time",
        "checked_in": "Check-ins that were there",
        "asked": "Check-ins asked for",
        "good_score": "A good score",
        "good_discipline": "A good share of check-ins",
    },
    "learned": {"kind": "Kind", "text": "What was said", "who": "Who", "review": "Review", "told_at": "When"},
}
"""By section its columns in words, in their order; what is not in here is for scripts."""
VERDICTS = {"easier": "easier", "harder": "harder", "mixed": "both", "no effect": "no effect"}
STATED_IN = {"check_ins": "Check-ins", "decisions": "Decisions"}
ENDED = {"missed": "missed", "off_track": "off track"}
_CHANGED = {"present": "Dropped", "baseline": "Start"}


def headed(section: str, told: dict[str, Any]) -> dict[str, Any]:
    """A row of a section with the words of its columns."""
    return {HEADINGS[section][column]: value for column, value in told.items()}


def changed_words(field: str) -> str:
    """What was changed of an aim."""
    return _CHANGED.get(field, field_words(field).capitalize())


def scale_of(kind: str) -> str:
    """From where to where the score of something goes."""
    return "0 to 10" if kind in ("measure", "strategic_objective", "perspective", "scorecard") else "0 to 1"
