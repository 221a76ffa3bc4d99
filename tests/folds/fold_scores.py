"""How a measure's reading is scored, from the formulas: 0 to 10, by its kind of scoring."""

from collections.abc import Sequence

from tests.folds.facts import Row


def band(score: float | None) -> str:
    """Red, yellow or green; exactly on a threshold belongs to the better band."""
    if score is None:
        return "no_data"
    thirds = round(score, 9)
    return "off_track" if thirds < round(10 / 3, 9) else "at_risk" if thirds < round(20 / 3, 9) else "on_track"


def can_be_scored(scoring: str | None, direction: str | None, unit: str | None) -> bool:
    """Whether such a measure has a score once it has a value and a goal."""
    if scoring in (None, "goal_and_red_flag"):
        return direction != "none" and unit != "date"
    return scoring != "unscored"


def red_flag(rule: Row, goal: float | None, direction: str | None, unit: str | None) -> float | None:
    """The one told, else a tenth off the goal; of own thresholds the second."""
    scoring, told = rule["scoring"], rule["thresholds"] or []
    if scoring == "thresholds":
        return float(told[1]) if len(told) > 1 else None
    if scoring not in (None, "goal_and_red_flag"):
        return None
    if len(told) == 1:
        return float(told[0])
    if goal is None or goal <= 0 or unit == "date" or direction not in ("up", "down"):
        return None
    return (0.9 if direction == "up" else 1.1) * goal


def score(
    rule: Row, value: float | None, goal: float | None, direction: str | None, unit: str | None
) -> float | None:
    """The score of a value; nothing where it cannot be scored."""
    if value is None or not can_be_scored(rule["scoring"], direction, unit):
        return None
    told = rule["thresholds"] or []
    match rule["scoring"]:
        case "yes_no":
            return {1: 10.0, 0: 0.0}.get(value)
        case "thresholds":
            return _own(value, told) if len(told) == 4 else None
        case "stabilise":
            return _stabilise(value, told) if len(told) == 4 else None
    flag = red_flag(rule, goal, direction, unit)
    if goal is None or flag is None or goal == flag:
        return None
    turned = goal < flag if direction == "up" else goal > flag if direction == "down" else False
    return None if turned else _clamp(10 * (value - (2 * flag - goal)) / (3 * (goal - flag)))


def _own(value: float, told: Sequence[float]) -> float:
    """Straight lines through worst 0, red 10/3, green 20/3 and best 10; nothing is below 0 or above 10."""
    sign = 1 if told[3] > told[0] else -1
    points = [sign * one for one in told]
    place = max(points[0], min(points[3], sign * value))
    step = 2 if place >= points[2] else 1 if place >= points[1] else 0
    return 10 / 3 * (step + (place - points[step]) / (points[step + 1] - points[step]))


def _stabilise(value: float, told: Sequence[float]) -> float:
    """10 in the middle of the goals, 20/3 at each, 10/3 at the red flags and on by the same slope to nothing."""
    low_red, low, high, high_red = told
    if value < low:
        return _clamp(10 / 3 * (1 + (value - low_red) / (low - low_red)))
    if value > high:
        return _clamp(10 / 3 * (1 + (high_red - value) / (high_red - high)))
    middle = (low + high) / 2
    return 10 - 10 / 3 * abs(value - middle) / ((high - low) / 2)


def _clamp(number: float) -> float:
    return max(0.0, min(10.0, number))
