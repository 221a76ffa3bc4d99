"""What was said and changed: findings, decisions, changes of the plan, countermeasures, and what is still open."""

from collections.abc import Sequence

from dashboard.components.files.taken import sentence
from dashboard.components.shown.results import outcome_of
from dashboard.packs.figures import figure, percent
from dashboard.packs.pack import Section
from dashboard.packs.scope import Scope
from dashboard.packs.wording import field_told, value_told
from engine.domain.values import KIND_WORDS
from projections.diff import diff, told_once
from projections.read_model import Row

_SAID = ("review", "finding", "decision", "countermeasure", "lesson", "recognition")
_NOT_OF_THE_PLAN = ("performance", "correction")


def findings(scope: Scope) -> Section:
    """What the reviews found, with what they looked at."""
    told = [
        {
            "review": review["title"] or review["id"],
            "about": row["subject"],
            "finding": row["text"],
            "found by": row["actor"],
            "value then": figure(row["value"], row["unit"]),
            "target then": figure(row["target"], row["unit"]),
            "unit": "" if row["unit"] == "date" else row["unit"],
        }
        for review in scope.reviews
        for row in scope.ask("pdca_findings", review["id"])
        if row["kind"] == "finding"
    ]
    return Section("Findings", "Findings", f"What did the check show since {scope.since_words}?", told)


def decisions(scope: Scope) -> Section:
    """What was decided and why, the newest first."""
    reviews = {review["id"]: review for review in scope.reviews}
    changed = {row["id"]: row["changes"] for row in scope.read_model.rows("decisions", scope.bounds)}
    told = [
        {
            "decided": row["recorded_at"],
            "review": reviews[row["review_id"]]["title"] or row["review_id"],
            "about": row["subject"],
            "kind": row["kind"],
            "decision": row["text"],
            "reason": row["reason"],
            "owner": row["owner"],
            "due": row["due"],
            "expected effect": row["expected_effect"],
            "confidence %": percent(row["confidence"]),
            "state": f"revoked: {row['revoked_because']}" if row["revoked_at"] else row["state"],
            "position": row["position"],
            "changed at": ", ".join(str(position) for position in changed.get(row["id"], [])),
        }
        for row in reversed(scope.ask("pdca_decisions"))
        if row["review_id"] in reviews
    ]
    return Section("Decisions", "Decisions and their reasons", f"What was decided since {scope.since_words}?", told)


def plan_changes(scope: Scope) -> list[Section]:
    """What was changed of the plan, by whom and why; and what was planned before and came into force only since.

    What is new, or gone, is one row.
    """
    rows = [
        row
        for row in told_once(diff(scope.read_model, scope.since, scope.bounds))
        if row["entity_id"] in scope.items
        and row["kind"] not in _SAID
        and row["class"] not in _NOT_OF_THE_PLAN
        and not _is_ahead(scope, row)
    ]
    came = {row["entity_id"]: row["change"] for row in rows if row["field"] == "present"}
    rows = [row for row in rows if row["field"] == "present" or row["entity_id"] not in came]
    rows.sort(key=lambda row: (row["changed_at"], row["position"], row["field"]))
    changed = [_change(scope, row) for row in rows if row["changed_at"] > scope.since_at]
    planned = [_change(scope, row) for row in rows if row["changed_at"] <= scope.since_at]
    since = scope.since_words
    return [
        Section("Plan changes", "Plan changes", f"What did we change since {since}, and why?", changed),
        Section(
            "Came into force", "Came into force", f"What was planned before, and holds since {since}?", planned
        ),
    ]


def _is_ahead(scope: Scope, row: Row) -> bool:
    """Whether it was told only after the instant of the look, for a time after that too."""
    looked_at = scope.looked_at.replace(tzinfo=None)
    return bool(row["changed_at"] > looked_at and row["effective_at"] > looked_at)


def _change(scope: Scope, row: Row) -> Row:
    whole = row["field"] == "present"
    is_there = row["after"] not in (None, "false")
    return {
        "changed": row["changed_at"],
        "kind": KIND_WORDS.get(row["kind"], row["kind"]),
        "item": row["title"] or scope.called(row["entity_id"]),
        "field": field_told(scope, row["field"]),
        "before": None if whole else value_told(scope, row["field"], row["before"], row["unit"]),
        "after": ("added" if is_there else "dropped")
        if whole
        else value_told(scope, row["field"], row["after"], row["unit"]),
        "by": row["actor"],
        "reason": row["reason"],
        "decision": row["decision_id"],
        "holds from": row["effective_at"],
        "position": row["position"],
    }


def countermeasures(scope: Scope) -> Section:
    """What was agreed against causes, and what it did: all that is not settled, and what was settled since."""
    told = []
    for review in _with_actions(scope):
        for row in scope.ask("pdca_countermeasures", review["id"]):
            ended = row["verified_at"] or row["cancelled_at"]
            if ended is not None and ended < scope.since_at:
                continue
            outcome = outcome_of(row)
            told.append(
                {
                    "about": row["subject"],
                    "cause": row["root_cause"],
                    "action": row["action"],
                    "owner": row["owner"],
                    "agreed": row["agreed_at"].date(),
                    "due": row["due"],
                    "result": f"{outcome.shape} {outcome.word}",
                    "expected effect": row["expected_effect"],
                    "effect": row["actual_effect"] or row["cancelled_because"],
                    "expected change": row["expected_change"],
                    "change": row["actual_change"],
                    "value before": figure(row["before"], row["unit"]),
                    "value after": figure(row["after"], row["unit"]),
                    "unit": "" if row["unit"] == "date" else row["unit"],
                    "review": review["title"] or review["id"],
                }
            )
    question = "What was agreed against causes, and did it help?"
    return Section("Countermeasures", "Countermeasures and their effects", question, told)


def _with_actions(scope: Scope) -> list[Row]:
    return [row for row in scope.ask("pdca_reviews") if row["plan"] in scope.roots and row["countermeasures"]]


def open_items(scope: Scope) -> Section:
    """What waits for somebody: overdue, under way, red or found without an answer, offered without one."""
    late = [
        _open("▲ Overdue", row["kind"], row["title"], row["owner"], row["due"], f"{row['days']} days late")
        for row in scope.ask("alerts", scope.looked_through)
    ]
    red = _unanswered(scope)
    under_way = [
        _open(
            f"{outcome.shape} {sentence(outcome.word)}",
            "countermeasure",
            row["action"],
            row["owner"],
            row["due"],
            "",
        )
        for row in scope.read_model.rows("countermeasures", scope.bounds)
        if (outcome := outcome_of(row)).word in ("open", "done, effect not checked yet")
        and row["subject_id"] in scope.items
    ]
    offered = [
        _open("○ Offer waits", "catchball", row["item"], None, None, f"{row['from_level']} to {row['to_level']}")
        for row in scope.read_model.rows("catchball", scope.bounds)
        if row["answer"] is None and row["plan"] in scope.standing
    ]
    told = [*late, *red, *_unheard(scope), *under_way, *offered]
    return Section("Open items", "Open items", "What is still open, and with whom?", told)


def _open(state: str, kind: str, title: str | None, owner: str | None, due: object, more: str) -> Row:
    return {
        "state": state,
        "kind": KIND_WORDS.get(kind, kind),
        "what": title,
        "owner": owner,
        "due": due,
        "more": more,
    }


def _unanswered(scope: Scope) -> list[Row]:
    """What is off track and nobody acts on; one thing that is several items of the method stands once."""
    in_hand = {row["id"] for row in scope.ask("alerts_in_hand")}
    by_source: dict[str, list[Row]] = {}
    for question in ("meeting_measures", "meeting_targets", "meeting_key_results"):
        for row in scope.ask(question, scope.looked_through):
            by_source.setdefault(row["source_id"], []).append(row)
    found: list[Row] = []
    for rows in by_source.values():
        red = next((row for row in rows if row["status"] == "off_track"), None)
        if red is not None and not any(row["id"] in in_hand for row in rows):
            found.append(red)
    found.sort(key=lambda row: (-((row["gap"] or 0) * row["weight"]), row["id"]))
    return [
        _open(
            "■ Red without action", row["kind"], row["title"] or row["id"], row["owner"], None, row["period"] or ""
        )
        for row in found
    ]


def _unheard(scope: Scope) -> list[Row]:
    """Findings that neither a decision nor a countermeasure answers."""
    actions: Sequence[Row] = scope.read_model.rows("countermeasures", scope.bounds)
    answered = {row["finding_id"] for row in (*actions, *scope.read_model.rows("decisions", scope.bounds))}
    return [
        _open("○ Found, not answered", "finding", row["text"], None, None, str(row["subject"] or ""))
        for review in scope.reviews
        for row in scope.ask("pdca_findings", review["id"])
        if row["kind"] == "finding" and row["id"] not in answered
    ]
