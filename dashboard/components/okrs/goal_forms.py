"""The forms of key results in words and numbers: what each is meant to reach, and what its value says of that."""

import json

from dashboard.components.shown.words import number, percent, progress
from projections.read_model import Row

FORMS = {
    "increase": "Reach: progress goes from the baseline up to the target.",
    "decrease": "Reach: progress goes from the baseline down to the target.",
    "at_least": "At least: it is met or it is not; there is nothing between.",
    "at_most": "At most: it is met or it is not; there is nothing between.",
    "between": "Between: inside the range is 100 %, outside it falls with the distance.",
    "milestones": "Milestones: a check-in says the weight that is done, not which milestone.",
    "binary": "Yes or no: done is 100 %, everything before is 0 %.",
    "zones": "Zones: 100 % is the stretch; what was committed lies at 30 % of the way, the target at 70 %.",
}
ZONES = {
    "fail": "below what was committed",
    "commit": "what was committed is reached",
    "target": "the target is reached",
    "stretch": "the stretch is reached",
}


def value_of(row: Row) -> tuple[str, str]:
    """Where a key result stands against what it is meant to reach, and a word on it."""
    kind, value = row["kind"], row["value"]
    if kind == "binary":
        return {None: "no word yet", 1: "done"}.get(value, "not done yet"), ""
    if kind == "between":
        return _beside(row, f"between {number(row['low'])} and {number(row['high'], row['unit'])}"), _inside(row)
    if kind in ("at_least", "at_most"):
        word = f"{kind.replace('_', ' ')} {number(row['target'], row['unit'])}"
        return _beside(row, word), "" if row["progress"] is None else "met" if row["progress"] >= 1 else "not met"
    if kind == "zones":
        return _reached(row), ZONES.get(row["zone"] or "", "")
    return _reached(row), _outside(row)


def _beside(row: Row, meant: str) -> str:
    said = "no value" if row["value"] is None else number(row["value"])
    return f"{said}, {meant}"


def _reached(row: Row) -> str:
    value, target, unit = row["value"], row["target"], row["unit"]
    if value is None:
        return "" if target is None else f"no value, target {number(target, unit)}"
    if target is None:
        return number(value, unit)
    if unit == "date":
        return f"{number(value, 'date')}, target {number(target, 'date')}"
    return f"{number(value)} of {number(target, unit)}"


def _outside(row: Row) -> str:
    share = row["progress"]
    if share is None:
        return "no baseline, so no progress" if row["value"] is not None and row["baseline"] is None else ""
    return "below baseline" if share < 0 else "past target" if round(share, 9) > 1 else ""


def _inside(row: Row) -> str:
    value, low, high = row["value"], row["low"], row["high"]
    if value is None or low is None or high is None:
        return ""
    return "below the range" if value < low else "above the range" if value > high else "inside the range"


def figures(row: Row) -> list[tuple[str, str]]:
    """The numbers of a key result by its form, each with what it is called."""
    unit, kind = row["unit"], row["kind"]
    value = number(row["value"], unit) or "none yet"
    if kind == "binary":
        meant = [("Done", {None: "no word yet", 1: "yes"}.get(row["value"], "not yet"))]
    elif kind == "between":
        meant = [("Value", value), ("At least", number(row["low"], unit)), ("At most", number(row["high"], unit))]
    elif kind == "milestones":
        meant = [("Done", value), ("Of", number(row["target"], unit))]
    elif kind == "zones":
        meant = [
            ("Value", value),
            ("Baseline", number(row["baseline"], unit)),
            ("Committed", number(row["low"], unit)),
            ("Target", number(row["target"], unit)),
            ("Stretch", number(row["high"], unit)),
        ]
    else:
        target = {"at_least": "At least", "at_most": "At most"}.get(kind or "", "Target")
        meant = [
            ("Value", value),
            ("Baseline", number(row["baseline"], unit) or "not set"),
            (target, number(row["target"], unit) or "not set"),
        ]
    return [
        *((label, said or "not set") for label, said in meant),
        ("Progress", progress(row["progress"]) or "unknown"),
        ("Expected by now", percent(row["expected"]) or "unknown"),
        ("Confidence", percent(row["confidence"]) or "not stated"),
        *([("Weight", number(row["weight"]))] if row["weight"] is not None else []),
    ]


def milestones_of(own: Row) -> list[tuple[str, float]]:
    """The milestones of a key result, each with its weight."""
    told = json.loads(own["milestones"] or "[]")
    return [(str(one.get("title", "")), float(one.get("weight") or 1)) for one in told]


def path_of(own: Row) -> list[tuple[str, float]]:
    """The stated path: days, and what is planned at the end of each."""
    return [(str(day), float(value)) for day, value in json.loads(own["path"] or "[]")]
