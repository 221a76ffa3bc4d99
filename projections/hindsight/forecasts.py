"""What could be expected at the end, week by week as seen then, and what came."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from projections.forecast.outlooks import answer, of_key_result
from projections.hindsight.cycle import LookBack, stands
from projections.read_model import Row

_WEEK = timedelta(days=7)
_LAST_MOMENT = timedelta(microseconds=1)
_TOLD = ("value", "target", "expected", "low", "high", "chance", "basis")


def forecasts(look: LookBack) -> list[Row]:
    """A row for each key result and each week of the cycle: the forecast of its value at the end, as seen then.

    Of a closed cycle with the outcome beside it and whether that lay inside the interval; of an open one up to now,
    the last row being the forecast of now. Without a basis it says why.
    """
    if not look.key_results:
        return []
    rows = []
    for week, seen_at in enumerate(_ends_of_weeks(look), 1):
        bounds = look.seen(seen_at)
        known = look.read_model.question("cycles", bounds.parameters())
        # Its end as seen then: that it would be prolonged, or closed before its end, nobody knew.
        for cycle in (row for row in known if row["id"] == look.id):
            rows += [
                _row(look, week, seen_at, row, cycle)
                for row in look.read_model.question("cycle", [*bounds.parameters(), look.id])
                if row["key_result_id"]
            ]
    return sorted(rows, key=lambda row: (row["id"], row["week"]))


def _row(look: LookBack, week: int, seen_at: datetime, row: Row, cycle: Row) -> Row:
    name = row["key_result_id"]
    standing = stands(look.readings.get(name, []), seen_at)
    values = [
        (reading["effective_at"], reading["value"]) for reading in standing if reading["effective_at"] <= seen_at
    ]
    told = answer(of_key_result(row, cycle), values, seen_at)
    outcome = look.key_results.get(name, {}).get("value") if look.is_closed else None
    inside = None if outcome is None or told["low"] is None else told["low"] <= outcome <= told["high"]
    return {
        "id": name,
        "title": row["key_result"],
        "week": week,
        "seen_at": seen_at,
        **{column: told[column] for column in _TOLD},
        "outcome": outcome,
        "inside": inside,
    }


def _ends_of_weeks(look: LookBack) -> Iterator[datetime]:
    """The last instants of the weeks of the cycle that are over; of an open one also now."""
    at = look.starts_at + _WEEK - _LAST_MOMENT
    while at < look.looked_at_at:
        yield at
        at += _WEEK
    if not look.cycle["is_over"]:
        yield look.looked_at_at
