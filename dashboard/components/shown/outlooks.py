"""What is to be expected of a value: in one sentence, and as a dashed line with a band in its chart."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.shown.charts import OUTLOOK
from dashboard.components.shown.frames import worth
from dashboard.components.shown.words import aware, day, number, plain
from projections.forecast.outlook import OVER
from projections.forecast.outlooks import NO_BASIS, YES_OR_NO, answer
from projections.read_model import Row

_HELP = (
    "A mixture of the last value, the mean and the slope so far, by how near each would have come on these very "
    "values. How often the interval holds was measured on real histories. Likely: both of its ends reach the "
    "target; unlikely: neither does; else open."
)


def outlook_of(view: View, asked: Row, readings: Sequence[Row]) -> Row:
    """What is to be expected of an item as seen at the instant on screen, from the question `check_ins`."""
    values = [(one["effective_at"], one["value"]) for one in readings if one["stands"] and one["value"] is not None]
    return answer(asked, values, aware(view.looked_at).replace(tzinfo=None))


def outlook_sentence(told: Row) -> None:
    """By when which value, between which bounds, against which target; or why there is no basis for it."""
    why = str(told["basis"]).removeprefix(NO_BASIS)
    if told["expected"] is not None:
        st.markdown(f":material/query_stats: {plain(sentence(told))}", help=_HELP)
    elif why not in (OVER, YES_OR_NO):
        st.caption(f"No basis for a forecast: {plain(why)}.")


def sentence(told: Row) -> str:
    """By 31 Dec 2026: 42 (36 to 48 in 8 of 10 cases), target 50: unlikely."""
    expected, between = number(told["expected"], told["unit"]), _between(told)
    target = f", target {number(told['target'], told['unit'])}" if told["target"] is not None else ""
    chance = f"{target or ', what is asked'}: {told['chance']}" if told["chance"] else target
    return f"By {day(told['until'])}: {expected} ({between} in 8 of 10 cases){chance}."


def _between(told: Row) -> str:
    unit = told["unit"]
    return f"{number(told['low'], unit if unit == 'date' else None)} to {number(told['high'], unit)}"


def said_ahead(told: Row) -> str:
    """The same for the words of a chart; nothing where nothing is drawn."""
    return f"; expected {sentence(told)[:-1]}" if told["expected"] is not None else ""


def with_outlook(
    points: Sequence[Mapping[str, Any]], told: Row, last: Mapping[str, Any] | None, until: datetime
) -> list[dict[str, Any]]:
    """The points of a chart with those of the forecast: from the last value to what is expected at the end."""
    if told["expected"] is None or last is None or last["when"] >= until:
        return [dict(point) for point in points]
    unit = told["unit"]
    ends = {
        **last,
        "when": until,
        "day": day(told["until"]),
        "worth": worth(told["expected"], unit),
        "said": f"{number(told['expected'], unit)} ({_between(told)})",
        "mark": "as reported",
        "remark": "expected, and the bounds in 8 of 10 cases",
        "low": worth(told["low"], unit),
        "high": worth(told["high"], unit),
    }
    begins = {**last, "low": last["worth"], "high": last["worth"]}
    bare = [{**point, "low": None, "high": None} for point in points]
    return [*bare, {**begins, "series": OUTLOOK}, {**ends, "series": OUTLOOK}]
