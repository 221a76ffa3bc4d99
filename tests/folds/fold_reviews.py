"""What `reviews` and all that was said in them must say: findings, decisions, countermeasures, lessons and
so on."""

from datetime import date
from typing import Any

from tests.folds.facts import Fact, Item, Row, naive, number, winners
from tests.folds.seen import Seen

GIVEN_UP = ("CountermeasureCancelled", "DecisionRevoked")


def reviews(seen: Seen) -> list[Row]:
    """What each review looks at, when it was held, what it pinned, who took part."""
    return [
        {
            "id": item.id,
            "tier": item["tier"],
            "plan": item["parent_id"],
            **{name: item[name] and naive(item[name]) for name in ("scheduled_for", "opened_at", "closed_at")},
            "opened_position": item["opened_position"],
            "closed_position": item["closed_position"],
            "facilitator": item["facilitator"],
            "attendees": ", ".join(item["attendees"] or []) or None,
            "agenda": item["agenda"],
            "title": item["title"],
            "state": item["status"] or item["phase"],
            "text": item["description"],
        }
        for item in seen.of_kind("review")
    ]


def findings(seen: Seen) -> list[Row]:
    """What reviews found, and since when it was known."""
    return [
        {
            **_said(item),
            "first_seen_at": min(fact.recorded_at for fact in _tellings(seen, item)),
            "actor": _last(_tellings(seen, item)).said("actor"),
        }
        for item in seen.of_kind("finding")
    ]


def lessons(seen: Seen) -> list[Row]:
    """What reviews learned."""
    return [{**_said(item), **_by(seen, item), "told_at": item.since("present")} for item in seen.of_kind("lesson")]


def recognitions(seen: Seen) -> list[Row]:
    """Whose contributions reviews recognised."""
    return [
        {**_said(item), "person": item["person"], **_by(seen, item), "told_at": item.since("present")}
        for item in seen.of_kind("recognition")
    ]


def decisions(seen: Seen) -> list[Row]:
    """What reviews decided, whether it still holds, and what it changed."""
    rows = []
    for item in seen.of_kind("decision"):
        said = _said(item)
        revoked = _followed(seen, item, "DecisionRevoked")
        rows.append(
            {
                **{name: said[name] for name in ("id", "review_id", "subject_id")},
                "kind": item["decision"],
                "text": said["text"],
                "reason": _last(_tellings(seen, item)).said("reason"),
                **{name: item[name] for name in ("owner", "due", "expected_effect")},
                "confidence": number(item["confidence"]),
                "state": item["state"],
                "changes": [fact.position for fact in seen.inside if fact.said("causation_id") == item.id],
                "finding_id": item["finding_id"],
                "decided_at": item.since("present"),
                "revoked_at": revoked and revoked.effective_at,
                "revoked_because": revoked and revoked.said("reason"),
                **_by(seen, item),
            }
        )
    return rows


def countermeasures(seen: Seen) -> list[Row]:
    """What was agreed against which cause, how far it is, what it did."""
    rows = []
    for item in seen.of_kind("countermeasure"):
        done, verified, cancelled = (
            _followed(seen, item, f"Countermeasure{what}") for what in ("Completed", "Verified", "Cancelled")
        )
        due = item["due"] and date.fromisoformat(item["due"])
        rows.append(
            {
                "id": item.id,
                "review_id": item["parent_id"],
                **{
                    name: item[name]
                    for name in ("finding_id", "subject_id", "root_cause", "action", "owner", "due")
                },
                **{name: item[name] for name in ("state", "expected_effect", "actual_effect", "effective")},
                "overdue": bool(item["state"] == "open" and due and due < seen.as_of.date()),
                "expected_change": number(item["expected_change"]),
                "actual_change": number(item["actual_change"]),
                **{name: item[name] for name in ("period", "background", "verify_after", "note")},
                "agreed_at": item.since("present"),
                "completed_at": done and done.effective_at,
                "verified_at": verified and verified.effective_at,
                "cancelled_at": cancelled and cancelled.effective_at,
                "cancelled_because": cancelled and cancelled.said("reason"),
                **_by(seen, item),
            }
        )
    return rows


def proposals(seen: Seen) -> list[Row]:
    """What the policies proposed, and whether somebody acted on it."""
    rows = []
    for fact in seen.named("ActionProposed"):
        item = seen.items.get(fact.of)
        rows.append(
            {
                "position": fact.position,
                "proposal": fact.said("proposal"),
                "entity_id": fact.of,
                "title": item and item["title"],
                **{name: fact.said(name) for name in ("text", "period", "review_id")},
                "proposed_at": fact.recorded_at,
                "state": "answered" if _answered(seen, fact) else "open",
                "owner": item and item["owner"],
            }
        )
    return rows


def _answered(seen: Seen, proposed: Fact) -> bool:
    """A finding about it in that review; a countermeasure for that miss; no grade missing; a later check-in."""
    match proposed.said("proposal"):
        case "finding":
            return any(
                item["subject_id"] == proposed.of and item["parent_id"] == proposed.said("review_id")
                for item in seen.of_kind("finding")
            )
        case "escalation":
            return any(
                item["subject_id"] == proposed.of
                and None is not item["period"] == proposed.said("period")
                and item["state"] != "cancelled"
                for item in seen.of_kind("countermeasure")
            )
        case "grades":
            return not any(
                item["computed_grade"] is None and item["grade"] is None and _root_id(seen, item) == proposed.of
                for item in seen.of_kind("key_result")
            )
        case _:
            readings = seen.readings(proposed.of)
            return bool(readings) and readings[-1].position > proposed.position


def _root_id(seen: Seen, item: Item) -> str | None:
    root = seen.root(item)
    return root and root.id


def _said(item: Item) -> Row:
    return {
        "id": item.id,
        "review_id": item["parent_id"],
        "subject_id": item["subject_id"],
        "text": item["description"],
    }


def _by(seen: Seen, item: Item) -> Row:
    return {"actor": _last(_tellings(seen, item)).said("actor")}


def _tellings(seen: Seen, item: Item) -> list[Fact]:
    """The events that say it exists."""
    return [fact for fact in seen.inside if fact.of == item.id and fact.event.KIND]


def _followed(seen: Seen, item: Item, *names: str) -> Fact | None:
    """The last that followed on it, of these."""
    facts = [fact for fact in seen.named(*names) if fact.of == item.id]
    return _last(facts) if facts else None


def _last(facts: list[Fact]) -> Any:
    return winners(facts, lambda fact: fact.of)[facts[0].of]
