"""How a measure is scored, in words, and why one has no score."""

import json

from dashboard.components.shown.words import number
from projections.read_model import Row

DIRECTIONS = {"up": "more is better", "down": "less is better"}
ROLL_UPS = {
    "mean": "the weighted mean of what has a score",
    "worst": "as low as the worst of them",
    "best": "as high as the best of them",
    "most_frequent": "the mean of those with the most frequent status",
}


def scoring_words(row: Row) -> str:
    """The kind of scoring with its own numbers."""
    told, unit = _numbers(row["thresholds"]), row["unit"]
    kind = row["scoring"] or "goal_and_red_flag"
    if kind == "unscored":
        return "Not scored: it is only watched"
    if kind == "yes_no":
        return "Scored yes or no"
    if kind == "stabilise" and len(told) == 4:
        low, good, still_good, high = told
        inside = f"{number(good)} and {number(still_good, unit)}"
        return f"Meant to stay between {inside}; red below {number(low)} and above {number(high, unit)}"
    if kind == "thresholds" and len(told) == 4:
        worst, red, green, best = told
        ends = f"from {number(worst)} to {number(best, unit)}"
        return f"Scored by own thresholds {ends}; red to {number(red)}, green from {number(green)}"
    if kind == "goal_and_red_flag" and row["red_flag"] is not None:
        return f"Scored between target and red flag {number(row['red_flag'], unit)}"
    return ""


def why_unscored(row: Row) -> str | None:
    """Why a measure has no score; nothing where it has one."""
    kind = row["scoring"] or "goal_and_red_flag"
    if kind == "unscored":
        return "Not scored: it is only watched"
    if row["actual"] is None:
        return "No reading yet"
    if row.get("stale"):
        return f"The last reading, for {row['period']}, is too old to count"
    if row["score"] is not None:
        return None
    if kind in ("stabilise", "thresholds"):
        return "Unscored: no thresholds are in force for this period"
    if kind == "yes_no":
        return "Unscored: the value is neither 1 for yes nor 0 for no"
    return _why_no_goal(row)


def _why_no_goal(row: Row) -> str:
    if row["unit"] == "date":
        return "Unscored: a day has no score"
    if row["direction"] == "none":
        return "Unscored: neither more nor less of it is better"
    if row["target"] is None:
        return "Unscored: no target is in force for this period"
    if row["direction"] not in DIRECTIONS:
        return "Unscored: it is not said whether more or less is better"
    if row["red_flag"] is None:
        return "Unscored: the target is not above zero and no red flag is given"
    return "Unscored: the target lies on the wrong side of the red flag"


def _numbers(thresholds: str | None) -> list[float]:
    return [float(one) for one in json.loads(thresholds)] if thresholds else []


def value_words(row: Row, name: str) -> str:
    """An actual or a target of a measure with its unit; yes or no in words."""
    value = row[name]
    if row["scoring"] == "yes_no" and value in (0, 1):
        return "yes" if value else "no"
    return number(value, row["unit"])
