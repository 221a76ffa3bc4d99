"""The outlooks of a cycle's key results and of a scorecard's measures: where each is to be expected at its end."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from math import floor, log10

import pyarrow as pa

from engine.errors import UnusableInputError
from projections.forecast.outlook import Outlook, no_basis, outlook
from projections.read_model import Bounds, ReadModel, Row

SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "kind", "title", "root_id", "unit")),
        *((name, pa.float64()) for name in ("value", "target")),
        ("until", pa.timestamp("us")),
        *((name, pa.float64()) for name in ("expected", "low", "high")),
        ("chance", pa.string()),
        ("basis", pa.string()),
    ]
)
"""The columns of an answer. In 8 of 10 cases the value at `until` lies from `low` to `high`. `chance` is likely
where both of them reach the target, unlikely where neither does, else open. `basis` tells of how many values it was
made, or why there is no basis."""
NO_BASIS = "no basis: "
YES_OR_NO = "it is done or not"
_FALLING = ("decrease", "at_most")


def outlooks(read_model: ReadModel, bounds: Bounds, asked: str, now: datetime) -> list[Row]:
    """One row for each key result and measure of what was asked for: a cycle, plan, scorecard, objective, or one.

    From the values that stand inside the bounds. A key result is looked ahead to the end of its cycle, a measure to
    the end of the year. Raises UnusableInputError for what is not there.
    """
    found = next(iter(read_model.question("item", [*bounds.parameters(), asked])), None)
    if found is None or not found["present"]:
        raise UnusableInputError(f"{asked}: not there at that instant; `hansei show entities` lists what is")
    rows = [*_key_results(read_model, bounds, found), *_measures(read_model, bounds, asked)]
    values: defaultdict[str, list[tuple[datetime, float]]] = defaultdict(list)
    ids = [row["id"] for row in rows]
    for told in read_model.question("values_known", [*bounds.parameters(), ids]) if ids else []:
        values[told["entity_id"]].append((told["effective_at"], told["value"]))
    at = (bounds.as_of or now).replace(tzinfo=None)
    return [answer(row, values[row["id"]], at) for row in rows]


def _key_results(read_model: ReadModel, bounds: Bounds, found: Row) -> list[Row]:
    root = found["root_id"] or found["id"]
    cycle = next((row for row in read_model.question("cycles", bounds.parameters()) if row["id"] == root), None)
    if cycle is None or not cycle["key_results"]:
        return []
    rows = read_model.question("cycle", [*bounds.parameters(), root])
    asked = found["id"]
    return [
        of_key_result(row, cycle)
        for row in rows
        if row["key_result_id"] and asked in (root, row["key_result_id"], row["objective_id"])
    ]


def _measures(read_model: ReadModel, bounds: Bounds, asked: str) -> list[Row]:
    rows = read_model.question("forecast_measures", [*bounds.parameters(), asked])
    return [of_measure(row) for row in rows]


def of_key_result(row: Row, cycle: Row) -> Row:
    """What is asked of a key result, from its row in the view `okrs` and the row of its cycle."""
    ends = [at for at in (cycle["ends_at"], cycle["closed_at"]) if at]
    target = row["target"]
    least, most = (row["low"], row["high"]) if row["kind"] == "between" else (target, None)
    if row["kind"] in _FALLING or (row["kind"] == "zones" and target is not None and target < row["baseline"]):
        least, most = None, target
    return {
        "id": row["key_result_id"],
        "kind": "key_result",
        "title": row["key_result"],
        "root_id": row["cycle"],
        "unit": row["unit"],
        "value": row["value"],
        "target": target,
        "until": min(ends, default=None),
        "least": least,
        "most": most,
        "began": (cycle["starts_at"], row["baseline"]),
        "yes_or_no": row["kind"] == "binary",
    }


def of_measure(row: Row) -> Row:
    """What is asked of a measure at the end of the year, from its row in the question `forecast_measures`."""
    return {
        **{name: row[name] for name in ("id", "title", "root_id", "unit", "value", "target")},
        "kind": "measure",
        "until": row["ends_at"],
        "least": row["target"] if row["direction"] == "up" else None,
        "most": row["target"] if row["direction"] == "down" else None,
        "began": (None, None),
        "yes_or_no": row["scoring"] == "yes_no",
    }


def answer(asked: Row, values: Sequence[tuple[datetime, float]], at: datetime) -> Row:
    """The row of an answer: what is to be expected, how likely the target is, or why there is no basis.

    The baseline counts as the value at the beginning of the cycle, where nothing was read by then.
    """
    points, until = list(values), asked["until"]
    start, baseline = asked["began"]
    if start and baseline is not None and not any(when <= start for when, _ in points):
        points.append((start, baseline))
    if asked["yes_or_no"]:
        why = YES_OR_NO
    else:
        why = "its end is not known" if until is None else no_basis(points, at, until)
    told = None if why or until is None else outlook(points, at, until)
    told = _rounded(told) if told else None
    return {
        **{name: asked[name] for name in SCHEMA.names[:7]},
        "until": until,
        **{name: getattr(told, name, None) for name in ("expected", "low", "high")},
        "chance": chance(told, asked["least"], asked["most"]) if told else None,
        "basis": f"{told.values} values" if told else f"{NO_BASIS}{why}",
    }


def chance(told: Outlook, least: float | None, most: float | None) -> str | None:
    """How likely a value of at least, at most, or between is; None where nothing is asked of it."""
    if least is None and most is None:
        return None
    low, high = least if least is not None else -float("inf"), most if most is not None else float("inf")
    if low <= told.low and told.high <= high:
        return "likely"
    return "unlikely" if told.high < low or high < told.low else "open"


def _rounded(told: Outlook) -> Outlook:
    """To two figures of how far the interval reaches: what lies below them is not known."""
    digits = 1 - floor(log10(told.high - told.expected)) if told.high > told.expected else 12
    expected, low, high = (round(number, digits) + 0.0 for number in (told.expected, told.low, told.high))
    return Outlook(expected=expected, low=low, high=high, values=told.values)
