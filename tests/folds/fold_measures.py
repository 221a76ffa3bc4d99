"""What `measures` must say, a row a measure and period; and where each measure stands, for the scorecard."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson

from tests.folds.facts import (
    EARLIEST,
    Fact,
    Item,
    Row,
    in_order,
    number,
    tells_target,
    told,
    winners,
)
from tests.folds.fold_periods import LAST, LENGTHS, frequency, last, later, period_of
from tests.folds.fold_scores import band, can_be_scored, red_flag, score
from tests.folds.seen import Seen


def measures(seen: Seen) -> list[Row]:
    """Each period that a measure was read for or has a target for, against the plan in force at its end."""
    rows = []
    for item in seen.of_kind("measure"):
        root, above = seen.root(item), seen.above(item, "objective", "strategic_objective")
        perspective, by_period = seen.above(item, "perspective"), _by_period(seen, item)
        latest = max((fact for fact, _ in by_period.values() if fact), key=lambda fact: fact.rank, default=None)
        for period, (fact, ends_at) in by_period.items():
            rule = _rule(seen, item, ends_at)
            target, value = _target(seen, item, ends_at), number(fact.said("value")) if fact else None
            scored = score(rule, value, target, item["direction"], item["unit"])
            overridden = item["override"] is not None and fact is not None and fact is latest
            rows.append(
                {
                    "scorecard": root and root.id,
                    "measure_id": item.id,
                    "period": period,
                    "objective_id": above and above.id,
                    "perspective": perspective and perspective["title"],
                    **{name: item[name] for name in ("title", "unit", "direction")},
                    "frequency": item["frequency"] or frequency(period),
                    "actual": value,
                    "target": target,
                    "red_flag": red_flag(rule, target, item["direction"], item["unit"]),
                    "score": scored,
                    "status": item["override"] if overridden else band(scored),
                    "restated": bool(fact) and (fact.name.endswith("Restated") or bool(fact.said("restates"))),
                    "ends_at": ends_at,
                    "stated_target": fact and number(fact.said("stated_target")),
                    "recorded_at": fact and fact.recorded_at,
                    "owner": item["owner"],
                    "scoring": rule["scoring"],
                    "thresholds": rule["thresholds"] and orjson.dumps(rule["thresholds"]).decode(),
                    "computed_status": band(scored),
                    "overridden": overridden,
                }
            )
    return in_order(rows, "scorecard", "measure_id", "ends_at", "period")


def _by_period(seen: Seen, item: Item) -> dict[str, tuple[Fact | None, datetime]]:
    """Every period of a measure, with the reading that wins for it and its last instant."""
    read: dict[str, Fact] = {}
    told_at: dict[str, datetime] = {}
    for fact in seen.readings(item.id):
        for period in {label or period_of(fact.effective_at, item["frequency"]) for label in seen.labels(fact)}:
            read[period] = fact
            told_at[period] = fact.effective_at
    for fact in _told(seen, item):
        if fact.said("period"):
            period = fact.said("period")
            told_at[period] = max(told_at.get(period, EARLIEST), fact.effective_at)
    return {period: (read.get(period), last(period) or moment) for period, moment in told_at.items()}


def _told(seen: Seen, item: Item) -> list[Fact]:
    """Of all that is known of its targets, in force or planned, what wins at each instant; the latest last."""
    facts = [fact for fact in seen.known if fact.of == item.id and tells_target(fact.event)]
    return sorted(winners(facts, lambda fact: fact.effective_at).values(), key=lambda fact: fact.rank)


def _target(seen: Seen, item: Item, moment: datetime) -> float | None:
    in_force = [fact for fact in _told(seen, item) if fact.effective_at <= moment]
    return number(in_force[-1].said("target")) if in_force else None


def _rule(seen: Seen, item: Item, moment: datetime) -> dict[str, Any]:
    """The kind of scoring and the thresholds in force at an instant, as known."""
    rule = {"scoring": None, "thresholds": None}
    for fact in sorted(seen.known, key=lambda fact: fact.rank):
        if fact.of == item.id and fact.effective_at <= moment:
            rule.update({name: said for name, said in told(fact.event) if name in rule})
    return rule


class Standing(NamedTuple):
    """Where a measure stands: its score, and whether its value is missing."""

    score: float | None
    missing: bool


def standing(seen: Seen, item: Item) -> Standing:
    """Its latest reading against the plan at the end of that period; missing if there is none, or it is stale."""
    readings = seen.readings(item.id)
    reading = readings[-1] if readings else None
    value, ends_at, stale = None, seen.as_of, False
    if reading:
        value = number(reading.said("value"))
        period = reading.said("period") or period_of(reading.effective_at, item["frequency"])
        planned = [
            fact.effective_at
            for fact in seen.known
            if tells_target(fact.event) and fact.of == item.id and fact.said("period") == period
        ]
        ends_at = last(period) or max([reading.effective_at, *planned])
        stale = _stale(seen, ends_at, item["frequency"] or frequency(period))
    rule = _rule(seen, item, ends_at)
    scored = score(rule, value, _target(seen, item, ends_at), item["direction"], item["unit"])
    missing = can_be_scored(rule["scoring"], item["direction"], item["unit"]) and (value is None or stale)
    return Standing(None if stale else scored, missing)


def _stale(seen: Seen, ends_at: datetime, length: str | None) -> bool:
    """Whether two periods have gone by since."""
    if length is None:
        return False
    begin = ends_at + LAST
    return (begin + timedelta(days=14) if length == "weekly" else later(begin, 2 * LENGTHS[length])) <= seen.as_of
