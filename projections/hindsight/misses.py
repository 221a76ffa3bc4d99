"""What was missed, since when that could be seen, what was decided and agreed about it, and whether it helped."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from projections.hindsight.columns import COLUMNS
from projections.hindsight.cycle import LookBack
from projections.read_model import Row

_QUIET = ("off_track", "stale")


def misses(look: LookBack) -> list[Row]:
    """A row for each key result that ended missed or off track, and each measure and target off track at the end.

    `first_visible_at` is the first instant at which it was off track as seen then, `for_good_at` the one from
    which on it was nothing better; `quiet_since`, where it is, since when it has been silent. Days are counted from
    the first by the calendar, to the first decision about it or its objective, and to the first countermeasure; one
    that was open already counts 0 days. `effective` is of that one, `helped` whether any of them was.
    """
    return [_miss(look, row) for row in [*_key_results(look), *_measured(look)]]


def effects(look: LookBack) -> list[Row]:
    """Each countermeasure of the cycle's time: what was expected and what came of it, in words and in numbers.

    The values of its subject are those when it was agreed, after the periods that it was to be checked after, when
    it was verified, and at the end of the cycle, as known now.
    """
    return [{name: row[name] for name in COLUMNS["countermeasures"].names} for row in look.countermeasures]


def _key_results(look: LookBack) -> list[Row]:
    return [
        {
            "id": name,
            "kind": "key_result",
            "title": row["key_result"],
            **{told: row[told] for told in ("owner", "objective_id", "ended", "value", "target", "progress")},
        }
        for name, row in look.key_results.items()
        if row["ended"]
    ]


def _measured(look: LookBack) -> list[Row]:
    found = []
    for name in look.measured_ids:
        course, item = look.courses.get(name, []), look.items[name]
        if item["present"] and course and course[-1]["status"] == "off_track":
            told = {column: item[column] for column in ("kind", "title", "owner", "objective_id")}
            last = course[-1]
            found.append(
                {"id": name, **told, "ended": "off_track", "value": last["value"], "target": last["target"],
                 "progress": None}
            )  # fmt: skip
    return found


def _miss(look: LookBack, item: Row) -> Row:
    course = look.courses.get(item["id"], [])
    first = next((row["moment"] for row in course if row["status"] == "off_track"), None)
    about = look.related([name for name in (item["id"], item["objective_id"]) if name])
    decisions = [row for row in look.decisions if row["subject_id"] in about]
    agreed = [row for row in look.countermeasures if row["subject_id"] in about]
    decision = _first_since(first, decisions, "decided_at")
    countermeasure = _open_at(first, agreed) or _first_since(first, agreed, "agreed_at")
    return {
        **item,
        "first_visible_at": first,
        "for_good_at": _for_good(course),
        "quiet_since": course[-1]["moment"] if course and course[-1]["status"] == "stale" else None,
        "decision_id": decision and decision["id"],
        "decision": decision and decision["text"],
        "decided_at": decision and decision["decided_at"],
        "days_to_decision": _days(first, decision, "decided_at"),
        "decisions": sum(1 for row in decisions if first and row["decided_at"] >= first),
        "countermeasure_id": countermeasure and countermeasure["id"],
        "countermeasure": countermeasure and countermeasure["action"],
        "agreed_at": countermeasure and countermeasure["agreed_at"],
        "days_to_countermeasure": _days(first, countermeasure, "agreed_at"),
        "effective": countermeasure and countermeasure["effective"],
        "countermeasures": len(agreed),
        "helped": _helped(agreed),
    }


def _for_good(course: Sequence[Row]) -> datetime | None:
    """The first instant off track after which it never was anything better; silence is nothing better."""
    to_the_end = list(takewhile(lambda row: row["status"] in _QUIET, reversed(course)))
    return next((row["moment"] for row in reversed(to_the_end) if row["status"] == "off_track"), None)


def _first_since(first: datetime | None, rows: Sequence[Row], name: str) -> Row | None:
    return next((row for row in rows if first and row[name] >= first), None)


def _open_at(first: datetime | None, rows: Sequence[Row]) -> Row | None:
    """A countermeasure agreed before and neither verified nor given up by then."""
    for row in rows:
        ended = [at for at in (row["verified_at"], row["cancelled_at"]) if at]
        if first and row["agreed_at"] < first and not any(at <= first for at in ended):
            return row
    return None


def _days(first: datetime | None, row: Row | None, name: str) -> int | None:
    return None if first is None or row is None else max(0, (row[name].date() - first.date()).days)


def _helped(agreed: Sequence[Row]) -> str | None:
    """Whether any of the countermeasures was verified as effective; none where there was none."""
    if not agreed:
        return None
    told = {row["effective"] for row in agreed}
    return "yes" if True in told else "no" if False in told else "not verified"
