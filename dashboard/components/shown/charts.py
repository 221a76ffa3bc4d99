"""The charts' specifications: built once, kept as dictionaries, the data given at each drawing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from dashboard.components.shown.locales import vega_locale, written

Spec = dict[str, Any]
P = ParamSpec("P")
FLAG, DECISION, OUTLOOK = "Red flag", "Decision", "Outlook"
DAY = "%-d %b %y"

# A chart takes its colours from the row of them that each theme has, so it follows the theme at once: the value,
# what it is held against, the red flag, any other third line, and decisions.
LIGHT = ["#1f5f99", "#6b7280", "#C44601", "#8d8a84", "#2b2a28"]
DARK = ["#6aaee8", "#b4b9c4", "#ff8a52", "#8f8b83", "#edebe8"]

# A label of time that would be cut off at an end of the axis is left out; one of a value stands at its own line.
_ALONG, _UP = {"labelOverlap": True, "labelBound": True}, {"labelOverlap": True, "labelFlush": False}
_SHARE = "format(100 * datum.{}, '.0f') + ' %'"
_DATES = {"date": "%-d %b", "week": "%-d %b", "month": "%b", "quarter": "%b", "year": "%Y"}
# A chart is one picture with the words that the page gives it. Of its marks only the values have own names.
_NAMED = {"mark": {"aria": False}, "axis": {"aria": False}, "legend": {"aria": False}}


def _kept(build: Callable[P, Spec]) -> Callable[P, Spec]:
    """Builds a chart once for each locale that it is written in."""
    kept: dict[Any, Spec] = {}

    @wraps(build)
    def built(*told: P.args, **named: P.kwargs) -> Spec:
        key = (written(), told, *named.items())
        if key not in kept:
            more = {"usermeta": {"embedOptions": vega_locale()}} if written() else {}
            kept[key] = {"config": _NAMED} | build(*told, **named) | more
        return kept[key]

    return built


def _base(height: int, layers: list[Spec]) -> Spec:
    return {"height": height, "layer": layers, "autosize": {"type": "fit", "contains": "padding"}}


def _when(form: str = DAY, title: str | None = None) -> Spec:
    return {
        "field": "when",
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {"title": title, "grid": False, **_ALONG, "format": form, "tickCount": 6},
    }


def _series(names: list[str]) -> Spec:
    """By the place of each series among the theme's colours; only those that this chart has stand in its legend."""
    value, plan, third = [*names, FLAG][:3]
    places = [value, plan, FLAG, "" if third == FLAG else third, DECISION]
    legend = {"title": None, "orient": "top", "direction": "horizontal", "symbolType": "stroke", "values": names}
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": places, "range": "category"},
        "legend": legend,
    }


def _dashes(names: list[str]) -> Spec:
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": names, "range": [[1, 0], [6, 4], [2, 3]][: len(names)]},
        "legend": None,
    }


def _only(*names: str) -> list[Spec]:
    return [{"filter": {"field": "series", "oneOf": list(names)}}]


def _told(unit_title: str) -> list[Spec]:
    return [
        {"field": "day", "type": "nominal", "title": "When"},
        {"field": "series", "type": "nominal", "title": "What"},
        {"field": "said", "type": "nominal", "title": unit_title},
        {"field": "remark", "type": "nominal", "title": "Remark"},
    ]


@_kept
def value_chart(
    axis: str, dates: bool, third: str | None = None, second: str = "Target", outlook: bool = False
) -> Spec:
    """A value against a second line, its target, and perhaps a third one, with the decisions about it; what was
    restated has a diamond round it. What is to be expected goes on from the value, dashed, in a band."""
    names = ["Value", second, *([third] if third else [])]
    scale: Spec = {"type": "utc"} if dates else {"zero": False, "nice": True}
    worth: Spec = {
        "field": "worth",
        "type": "temporal" if dates else "quantitative",
        "scale": scale,
        "axis": {"title": axis, **_UP, **({"format": DAY} if dates else {})},
    }
    flag = third == FLAG
    colour, dash = _series(names), _dashes(names)
    encoded = {"x": _when("%b %Y" if flag else DAY), "y": worth, "color": colour}
    return _base(
        300,
        [
            {
                "transform": _only(third or ""),
                "mark": {"type": "line", "interpolate": "step-after" if flag else "linear", "strokeWidth": 1.5},
                "encoding": {**encoded, "strokeDash": dash},
            },
            {
                "transform": _only(second),
                "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 1.5},
                "encoding": {**encoded, "strokeDash": dash},
            },
            {
                "transform": [*_only(second), {"filter": "datum.remark != ''"}],
                "mark": {"type": "point", "shape": "triangle-down", "filled": True, "size": 70},
                "encoding": {**encoded, "tooltip": _told(axis)},
            },
            {
                "transform": _only(DECISION),
                "mark": {"type": "rule", "strokeDash": [2, 2], "opacity": 0.6},
                "encoding": {"x": encoded["x"], "color": colour, "tooltip": _told("Decision")},
            },
            {
                "transform": _only(DECISION),
                "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 75, "opacity": 1},
                "encoding": {
                    "x": encoded["x"],
                    "y": {"value": 5},
                    "color": colour,
                    "tooltip": _told("Decision"),
                },
            },
            {
                "transform": _only("Value"),
                "mark": {"type": "line", "strokeWidth": 2.25},
                "encoding": {**encoded, "strokeDash": dash},
            },
            {
                "transform": _only("Value"),
                "mark": {"type": "point", "filled": True, "size": 36, "opacity": 1, "aria": True},
                "encoding": {**encoded, "tooltip": _told(axis)},
            },
            {
                "transform": [*_only("Value"), {"filter": "datum.mark == 'restated'"}],
                "mark": {"type": "point", "shape": "diamond", "size": 170, "strokeWidth": 1.75, "opacity": 1},
                "encoding": {**encoded, "tooltip": _told(axis)},
            },
            *(_outlook(encoded, worth) if outlook else []),
        ],
    )


def _outlook(encoded: Spec, worth: Spec) -> list[Spec]:
    """What is to be expected, in the colour of the value; drawn last: the legend looks as the first layers do."""
    as_value = [*_only(OUTLOOK), {"calculate": "'Value'", "as": "series"}]
    told = [{**one, "title": OUTLOOK} if one["field"] == "said" else one for one in _told("")]
    tooltip = [one for one in told if one["field"] != "series"]
    return [
        {
            "transform": as_value,
            "mark": {"type": "area", "fillOpacity": 0.16},
            "encoding": {**encoded, "y": {**worth, "field": "low"}, "y2": {"field": "high"}},
        },
        {
            "transform": as_value,
            "mark": {"type": "line", "strokeWidth": 2, "strokeDash": [5, 4]},
            "encoding": encoded,
        },
        {
            "transform": [*as_value, {"filter": "datum.low != datum.high"}],
            "mark": {"type": "point", "size": 45, "strokeWidth": 2, "opacity": 1, "aria": True},
            "encoding": {**encoded, "tooltip": tooltip},
        },
    ]


@_kept
def confidence_chart() -> Spec:
    """Stated confidence over time, always from nothing to certain."""
    return {
        "height": 300,
        "transform": [{"calculate": _SHARE.format("confidence"), "as": "said"}],
        "mark": {"type": "line", "point": {"size": 28}, "strokeWidth": 2.25},
        "encoding": {
            "x": _when(),
            "y": {
                "field": "confidence",
                "type": "quantitative",
                "scale": {"domain": [0, 1]},
                "axis": {"title": "Confidence", **_UP, "labelExpr": _SHARE.format("value")},
            },
            "tooltip": [
                {"field": "day", "type": "nominal", "title": "When"},
                {"field": "said", "type": "nominal", "title": "Confidence"},
                {"field": "remark", "type": "nominal", "title": "Note"},
            ],
        },
    }


@_kept
def days_chart() -> Spec:
    """How many changes each day, week, month or year brought."""
    return {
        "height": 130,
        "mark": {"type": "bar", "orient": "vertical"},
        "encoding": {
            "x": {
                "field": "from",
                "type": "temporal",
                "scale": {"type": "utc"},
                "axis": {"title": None, "grid": False, **_ALONG, "format": _DATES, "tickCount": 12},
            },
            "x2": {"field": "to"},
            "y2": {"datum": 0},
            "y": {
                "field": "changes",
                "type": "quantitative",
                "axis": {"title": "Changes", **_UP, "tickMinStep": 1, "tickCount": 4},
            },
            "tooltip": [
                {"field": "said", "type": "nominal", "title": "When"},
                {"field": "changes", "type": "quantitative", "title": "Changes"},
            ],
        },
    }
