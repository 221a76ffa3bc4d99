"""The audit extract of a pack: who wrote down what in the reviews, and what that led to, an event a row."""

from typing import Any

from dashboard.components.shown.fields import event_words
from dashboard.packs.pack import Section
from dashboard.packs.scope import Scope
from dashboard.packs.wording import field_told, value_told
from projections.audit import trail

_TELLING = ("description", "action", "title", "target", "value", "weight", "state", "status", "actual_effect")
"""The field that says most of an event, the first of these."""


def extract(scope: Scope) -> Section:
    """Every event that was said in the reviews, or was caused by what was said there, in the order of the log."""
    by_position: dict[int, list[dict[str, Any]]] = {}
    for review in scope.reviews:
        for row in trail(scope.read_model, scope.bounds, review=review["id"]).to_pylist():
            rows = by_position.setdefault(row["position"], [])
            if all(row["field"] != other["field"] or row["entity_id"] != other["entity_id"] for other in rows):
                rows.append(row)
    told = [_event(scope, rows) for _, rows in sorted(by_position.items())]
    question = "Who wrote down what, when and why? Each position can be proven against the root."
    return Section("Audit extract", "Audit extract", question, told)


def _event(scope: Scope, rows: list[dict[str, Any]]) -> dict[str, Any]:
    spoken = min(rows, key=lambda row: (_place(row["field"]), row["field"]))
    field = spoken["field"]
    before = value_told(scope, field, spoken["before"])
    after = value_told(scope, field, spoken["after"]) or "nothing"
    if field == "present":
        before, after = "", "added" if spoken["after"] == "true" else "dropped"
    title = spoken["title"] or scope.called(spoken["entity_id"])
    return {
        "position": spoken["position"],
        "recorded": spoken["recorded_at"],
        "who": spoken["actor"],
        "event": event_words(spoken["event"]),
        "item": spoken["entity_id"] if title == after else title,
        "field": field_told(scope, field),
        "what": f"{before} → {after}" if before else after,
        "reason": spoken["reason"],
        "because of": spoken["causation_id"],
    }


def _place(field: str) -> int:
    return _TELLING.index(field) if field in _TELLING else len(_TELLING)
