"""What `bowling_chart` must say: a row for each target to improve and month of its plan."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tests.folds.facts import Fact, Item, Row, in_order, number, tells_target, winners
from tests.folds.fold_periods import LAST, first, frequency, last, later, month_of
from tests.folds.seen import Seen


def bowling_chart(seen: Seen) -> list[Row]:
    """Month by month: the target in force at its end as known, the actual inside the bounds, and how they
    compare."""
    rows = []
    for item in seen.of_kind("target_to_improve"):
        if item["parent_id"] is not None:
            rows += _line(seen, item)
    return in_order(rows, "plan", "year", "item_id", "month")


def _line(seen: Seen, item: Item) -> list[Row]:
    direction, actuals, answers = _direction(seen, item), _actuals(seen, item), _answers(seen, item)
    rows: list[Row] = []
    judged: list[Row] = []
    for begin in _months(seen, item["parent_id"]):
        target = _target(seen, item.id, later(begin, 1) - LAST)
        month, actual = month_of(begin), actuals.get(month_of(begin))
        answered = sorted(answers.get(month, []))
        row = {
            "plan": item["parent_id"],
            "year": begin.year,
            "item_id": item.id,
            "month": month,
            "item": item["title"],
            "owner": item["owner"],
            "start": number(item["baseline"]),
            "target": target,
            "actual": actual,
            "status": status(actual, target, direction, item["unit"]),
            "countermeasure_id": answered[-1][1] if answered else None,
            "title": item["title"],
            "unit": item["unit"],
            "direction": direction,
            "answered_at": answered[0][0] if answered else None,
        }
        rows.append(row)
        year = [one for one in rows if one["year"] == begin.year and one["actual"] is not None]
        if item["aggregation"] not in (None, "last"):
            year = [one for one in year if one["target"] is not None] or year
        row["ytd_target"] = _to_date(item["aggregation"], [one["target"] for one in year])
        row["ytd_actual"] = _to_date(item["aggregation"], [one["actual"] for one in year])
        row.update(_judgement(row, judged))
        if row["status"] != "no_data":
            judged.append(row)
    return rows


def _judgement(row: Row, before: list[Row]) -> Row:
    """How a month stands to those before it that have a judgement: a blank neither adds to a run nor ends it."""
    if row["status"] == "no_data":
        return {"misses_in_a_row": 0, "escalated": False, "trend": None}
    missed = row["status"] == "off_track"
    previous = before[-1] if before else None
    trend = None
    if previous:
        change = row["actual"] - previous["actual"]
        better = change < 0 if row["direction"] == "down" else change > 0
        trend = "level" if change == 0 else "better" if better else "worse"
    unanswered = [
        one for one in (row, previous) if one and one["status"] == "off_track" and not one["countermeasure_id"]
    ]
    return {
        "misses_in_a_row": (previous["misses_in_a_row"] if previous else 0) + 1 if missed else 0,
        "escalated": len(unanswered) == 2,
        "trend": trend,
    }


def status(actual: float | None, target: float | None, direction: str, unit: str | None) -> str:
    """Met, near (within 2 % of the plan), missed, or blank; there is no near for a date and a plan of nothing."""
    if actual is None or target is None or direction == "none":
        return "no_data"
    short = round((actual - target if direction == "down" else target - actual) / (abs(target) or 1), 9)
    if short <= 0:
        return "on_track"
    return "at_risk" if short <= 0.02 and target != 0 and unit != "date" else "off_track"


def _to_date(aggregation: str | None, told: list[Any]) -> float | None:
    if aggregation in (None, "last"):
        return told[-1] if told else None
    numbers = [one for one in told if one is not None]
    if not numbers:
        return None
    total = sum(numbers)
    return {"sum": total, "mean": total / len(numbers), "max": max(numbers), "min": min(numbers)}[aggregation or ""]


def _told(seen: Seen, item_id: str) -> list[Fact]:
    """Of all that is known of its targets, in force or planned, what wins at each instant; the latest last."""
    facts = [fact for fact in seen.known if fact.of == item_id and tells_target(fact.event)]
    return sorted(winners(facts, lambda fact: fact.effective_at).values(), key=lambda fact: fact.rank)


def _target(seen: Seen, item_id: str, moment: datetime) -> float | None:
    in_force = [fact for fact in _told(seen, item_id) if fact.effective_at <= moment]
    return number(in_force[-1].said("target")) if in_force else None


def _direction(seen: Seen, item: Item) -> str:
    """The one told, else the way from the baseline to the last target is the good one."""
    targets = [fact.said("target") for fact in _told(seen, item.id) if fact.said("target") is not None]
    down = bool(targets) and item["baseline"] is not None and targets[-1] < item["baseline"]
    return item["direction"] or ("down" if down else "up")


def _months(seen: Seen, plan_id: str) -> Iterator[datetime]:
    """The first instants of the months that the plan covers, or else of each year for which it has a target."""
    plan = seen.items.get(plan_id)
    begin, end = first(plan and plan["period"]), last(plan and plan["period"])
    if begin is None or end is None:
        for year in sorted(_years(seen, plan_id)):
            yield from (datetime(year, month, 1) for month in range(1, 13))  # noqa: DTZ001
    else:
        while begin <= end:
            yield begin
            begin = later(begin, 1)


def _years(seen: Seen, plan_id: str) -> set[int]:
    years = set()
    for item in seen.of_kind("target_to_improve"):
        if item["parent_id"] == plan_id:
            told = [first(fact.said("period")) or fact.effective_at for fact in _told(seen, item.id)]
            years |= {moment.year for moment in told or [item.since("present")] if moment}
    return years


def _actuals(seen: Seen, item: Item) -> dict[str, float | None]:
    """By month, the winning reading of those for it: the month that it names, else the one that it describes."""
    actuals = {}
    for fact in seen.readings(item.id):
        for label in seen.labels(fact):
            month = label if label and frequency(label) == "monthly" else month_of(fact.effective_at)
            actuals[month] = number(fact.said("value"))
    return actuals


def _answers(seen: Seen, item: Item) -> dict[str, list[tuple[datetime, str]]]:
    """By missed month, the countermeasures for it or for what is the same thing, each since when it is agreed."""
    answers: dict[str, list[tuple[datetime, str]]] = {}
    for one in seen.of_kind("countermeasure"):
        agreed_at = one.since("present")
        about = one["subject_id"] in {item.id} | seen.same.get(item.id, set())
        if about and one["state"] != "cancelled" and one["period"] and agreed_at:
            answers.setdefault(one["period"], []).append((agreed_at, one.id))
    return answers
