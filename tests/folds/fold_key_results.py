"""How far every key result has come, and what was expected of it by then."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.folds.facts import ROOTS, Fact, Item, Row, number, tells_target
from tests.folds.fold_periods import LAST, first, last
from tests.folds.seen import Seen

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cycle:
    """The days of a plan or cycle, and the instant at which it is looked at: not after its end or its close."""

    root_id: str
    begin: datetime
    end: datetime | None
    closed_at: datetime | None
    looked_at_at: datetime
    cadence: int

    @property
    def days(self) -> int | None:
        return self.end and days_between(self.begin, self.end + LAST)

    @property
    def days_gone(self) -> int:
        return max(0, days_between(self.begin, self.looked_at_at + LAST))


def days_between(one: datetime, other: datetime) -> int:
    """Whole days from one instant to another."""
    return int((other - one) / DAY)


def cycle_of(seen: Seen, item: Item) -> Cycle | None:
    """The days it was opened for; those of its period; or, of a label of the source's own, from its start to
    its close."""
    root = seen.root(item)
    if root is None or root.kind not in ("plan", "cycle"):
        return None
    closed_at = root.since("status") if root["status"] == "closed" else None
    begin = _midnight(root["starts_on"]) or first(root["period"]) or root.since("present")
    end = _midnight(root["ends_on"])
    end = end + DAY - LAST if end else last(root["period"]) or closed_at
    assert begin is not None
    looked_at_at = min(moment for moment in (seen.as_of, end, closed_at) if moment)
    return Cycle(root.id, begin, end, closed_at, looked_at_at, 7 if root["cadence"] is None else root["cadence"])


def _midnight(day: str | None) -> datetime | None:
    return datetime.combine(date.fromisoformat(day), time()) if day else None


def progress(item: Item, value: float | None, aim: float | None) -> float | None:
    """How far a value has come by the form of its key result."""
    baseline = start(item)
    match item["form"]:
        case "at_least" | "at_most" if value is None or aim is None:
            return None
        case "at_least":
            return float(value >= aim)
        case "at_most":
            return float(value <= aim)
        case "between":
            low, high = item["low"], item["high"]
            if value is None or low is None or high is None or low >= high:
                return None
            return max(0.0, 1 - max(low - value, value - high, 0) / (high - low))
    if value is None or baseline is None or aim is None:
        return None
    if aim == baseline:
        return float(value <= aim if item["direction"] == "down" else value >= aim)
    return (value - baseline) / (aim - baseline)


def start(item: Item) -> float | None:
    """Where it starts: milestones and a yes or no start from nothing."""
    return 0.0 if item["form"] in ("milestones", "binary") else number(item["baseline"])


def aim(seen: Seen, item: Item) -> float | None:
    """What it goes for by its form; of its targets not one that was planned for after the close of its cycle."""
    match item["form"]:
        case "zones":
            return number(item["stretch"])
        case "milestones":
            weights = [one.get("weight", 1) for one in item["milestones"] or []]
            return number(sum(weights)) if weights else None
        case "binary":
            return 1.0
        case "between":
            return None
    cycle = cycle_of(seen, item)
    told = [
        fact
        for fact in seen.inside
        if fact.of == item.id
        and tells_target(fact.event)
        and not (cycle and cycle.closed_at and fact.effective_at > cycle.closed_at)
    ]
    return number(max(told, key=lambda fact: fact.rank).said("target")) if told else None


def expected(seen: Seen, item: Item, cycle: Cycle | None) -> float | None:
    """The part of the cycle's days that is over, or what the stated path says by then."""
    if cycle is None:
        return None
    if item["path"] is None:
        return max(0.0, min(1.0, cycle.days_gone / cycle.days)) if cycle.days else None
    day, planned = 0, start(item)
    for text, value in sorted(item["path"]):
        next_day = days_between(cycle.begin, _midnight(text) or cycle.begin) + 1
        if next_day > cycle.days_gone:
            if item["path_shape"] != "steps" and planned is not None:
                planned += (value - planned) * (cycle.days_gone - day) / (next_day - day)
            break
        day, planned = next_day, value
    return progress(item, number(planned), aim(seen, item))


def pace(reached: float | None, by_now: float | None) -> str:
    """Progress against what is expected; nothing expected yet counts as on track."""
    if reached is None or by_now is None:
        return "no_data"
    ratio = 1.0 if by_now <= 0 else round(reached / by_now, 9)
    return "off_track" if ratio < 0.4 else "at_risk" if ratio < 0.7 else "on_track"


def _readings(seen: Seen, item: Item, cycle: Cycle | None) -> list[Fact]:
    """Its own check-ins, and what is read of the same thing elsewhere up to the close of the cycle."""
    closed_at = cycle.closed_at if cycle else None
    return [
        fact
        for fact in seen.readings(item.id)
        if fact.of == item.id or not closed_at or fact.effective_at <= closed_at
    ]


def _confidence(readings: list[Fact]) -> float | None:
    """The last one stated: it stands when later readings state none, until its reading is withdrawn."""
    for place in range(len(readings) - 1, -1, -1):
        told = readings[place]
        withdrawn = any(
            fact.said("value") is None and (fact.of, fact.effective_at) == (told.of, told.effective_at)
            for fact in readings[place + 1 :]
        )
        if told.said("confidence") is not None and told.said("value") is not None and not withdrawn:
            return number(told.said("confidence"))
    return None


def _way(begin: float | None, goal: float | None, direction: str | None) -> str | None:
    """Which way is the good one: from where it starts, else the one that was told."""
    told = {"down": "decrease", "up": "increase"}.get(direction or "")
    if goal is None or begin is None:
        return None if goal is None else told
    if goal == begin:
        return told or "increase"
    return "decrease" if goal < begin else "increase"


def key_result(seen: Seen, item: Item) -> Row:
    """The row of a key result."""
    cycle, goal, above = cycle_of(seen, item), aim(seen, item), seen.above(item, "objective", "strategic_objective")
    readings = _readings(seen, item, cycle)
    latest = readings[-1] if readings else None
    value = number(latest.said("value")) if latest else None
    reached, by_now = progress(item, value, goal), expected(seen, item, cycle)
    stale = latest and cycle and latest.effective_at < cycle.looked_at_at - 2 * cycle.cadence * DAY
    form, begin = item["form"] or "reach", start(item)
    zones = form == "zones" and begin is not None and goal is not None
    kind = _way(begin, goal, item["direction"])
    return {
        **common(seen, item, item["commitment"] or (above and above["commitment"])),
        "objective_id": above and above.id,
        "objective": above and above["title"],
        "key_result_id": item.id,
        "key_result": item["title"],
        "kind": kind if form == "reach" else form,
        "baseline": begin,
        "target": _on_the_way(begin, goal, 0.7) if form == "zones" else goal,
        "value": value,
        "progress": reached,
        "expected": by_now,
        "confidence": _confidence(readings),
        "status": "no_data" if reached is None else "stale" if stale else pace(reached, by_now),
        "updated_at": latest and latest.effective_at,
        "zone": _zone(reached) if form == "zones" and reached is not None else None,
        "low": number(item["low"]) if form == "between" else _on_the_way(begin, goal, 0.3) if zones else None,
        "high": number(item["high"]) if form == "between" else goal if form == "zones" else None,
        "aligned_to": None,
    }


def _on_the_way(begin: float | None, end: float | None, part: float) -> float | None:
    return None if begin is None or end is None else begin + part * (end - begin)


def _zone(reached: float) -> str:
    part = round(reached, 9)
    return "fail" if part < 0.3 else "commit" if part < 0.7 else "target" if part < 1 else "stretch"


def depth(seen: Seen, item: Item) -> int:
    """How deep it lies below its root."""
    return len([one for one in seen.way_up(item)[1:] if one.kind not in ROOTS])


def common(seen: Seen, item: Item, commitment: str | None) -> Row:
    """The columns that objectives and key results have alike."""
    root, given = seen.root(item), item["computed_grade"] if item["grade"] is None else item["grade"]
    return {
        "cycle": root and root.id,
        "parent_id": item["parent_id"],
        "depth": depth(seen, item),
        "owner": item["owner"],
        "commitment": commitment,
        "weight": number(item["weight"]),
        "grade": number(item["computed_grade"]),
        "judged_grade": number(item["grade"]),
        "unit": item["unit"],
        "grade_status": _grade_band(given, commitment),
        "carried_from": item["carried_from"],
        "status_override": item["override"],
    }


def _grade_band(grade: Any, commitment: str | None) -> str | None:
    if grade is None:
        return None
    if commitment == "committed":
        return "missed" if round(grade, 9) < 1 else "green"
    return "red" if round(grade, 9) < 0.4 else "yellow" if round(grade, 9) < 0.7 else "green"
