"""The charts' specifications: when misses could be seen, how sure people were, what could be expected."""

from typing import Any

from dashboard.components.shown.charts import DAY

Spec = dict[str, Any]
VISIBLE, DECIDED, AGREED = "First visible", "Decision", "Countermeasure"
VALUE, TARGET, OUTCOME, FORECAST = "Value", "Target", "Outcome", "Forecast"
_QUIET = {"mark": {"aria": False}, "axis": {"aria": False}, "legend": {"aria": False}}
_TOLD = [{"field": name, "type": "nominal", "title": name.capitalize()} for name in ("what", "day", "said")]


def _places(*names: str) -> Spec:
    """By its place among the theme's colours: value, second line, red flag, third line, decision."""
    legend = {"title": None, "orient": "top", "direction": "horizontal", "values": [one for one in names if one]}
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": list(names), "range": "category"},
        "legend": legend,
    }


def _of(*names: str) -> list[Spec]:
    return [{"filter": {"field": "series", "oneOf": list(names)}}]


def _time(begins: str, ends: str) -> Spec:
    return {
        "field": "when",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [begins, ends]},
        "axis": {
            "title": None,
            "grid": True,
            "format": DAY,
            "tickCount": 6,
            "labelOverlap": True,
            "labelBound": True,
        },
    }


def misses_chart(many: int, begins: str, ends: str) -> Spec:
    """A line for each miss from when it could first be seen, with the first decision and countermeasure on it."""
    places = [AGREED, "", VISIBLE, " ", DECIDED]
    kind = {"field": "series", "type": "nominal", "legend": None}  # on a phone there is no room for it
    colour = {**kind, "scale": {"domain": places, "range": "category"}}
    shapes = ["triangle-up", "circle", "square", "circle", "diamond"]
    shape = {**kind, "scale": {"domain": places, "range": shapes}}
    row: Spec = {
        "field": "title",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "labelLimit": 230,
            "labelOverlap": False,
            "grid": False,
            "ticks": False,
            "domain": False,
        },
    }
    across = {"x": _time(begins, ends), "y": row}
    return {
        "config": _QUIET,
        "height": 26 * many + 40,
        "autosize": {"type": "fit", "contains": "padding"},
        "layer": [
            {
                "transform": _of(VISIBLE),
                "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.3},
                "encoding": {**across, "x2": {"field": "until"}, "color": colour},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 95, "opacity": 1, "aria": True},
                "encoding": {**across, "color": colour, "shape": shape, "tooltip": _TOLD},
            },
        ],
    }


def calibration_chart() -> Spec:
    """What was stated against what came true; on the dashed line both are the same."""

    def share(name: str, title: str) -> Spec:
        axis = {"title": title, "format": ".0%", "tickCount": 5}
        return {"field": name, "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}

    across = {"x": share("stated", "Stated confidence"), "y": share("true", "Came true")}
    colour = _places("Stated", "As stated", "", "", "")
    return {
        "config": _QUIET,
        "height": 320,
        "autosize": {"type": "fit", "contains": "padding"},
        "layer": [
            {
                "transform": _of("As stated"),
                "mark": {"type": "line", "strokeDash": [5, 4], "strokeWidth": 1.5},
                "encoding": {**across, "color": {**colour, "legend": None}},
            },
            {
                "transform": _of("Stated"),
                "mark": {"type": "line", "strokeWidth": 2},
                "encoding": {**across, "color": {**colour, "legend": None}},
            },
            {
                "transform": _of("Stated"),
                "mark": {"type": "point", "filled": True, "opacity": 1, "aria": True},
                "encoding": {
                    **across,
                    "size": {
                        "field": "many",
                        "type": "quantitative",
                        "scale": {"range": [50, 400]},
                        "legend": None,
                    },
                    "color": {**colour, "legend": None},
                    "tooltip": [{"field": "said", "type": "nominal", "title": "Stated"}],
                },
            },
        ],
    }


def forecast_chart(axis: str, begins: str, ends: str) -> Spec:
    """Week by week what could be expected of the end, with its band; the value then, the target, and what came."""
    colour = _places(VALUE, TARGET, OUTCOME, "", FORECAST)
    worth = {
        "field": "worth",
        "type": "quantitative",
        "scale": {"zero": False, "nice": True},
        "axis": {"title": axis, "labelOverlap": True, "labelFlush": False},
    }
    across: Spec = {"x": _time(begins, ends), "y": worth, "color": colour}
    dashed = {"type": "line", "strokeWidth": 1.5, "strokeDash": [6, 4], "interpolate": "step-before"}
    return {
        "config": _QUIET,
        "height": 300,
        "autosize": {"type": "fit", "contains": "padding"},
        "layer": [
            {
                "transform": _of(FORECAST),
                "mark": {"type": "area", "fillOpacity": 0.16},
                "encoding": {**across, "y": {**worth, "field": "low"}, "y2": {"field": "high"}},
            },
            {"transform": _of(TARGET), "mark": dashed, "encoding": across},
            {"transform": _of(OUTCOME), "mark": {"type": "line", "strokeWidth": 2}, "encoding": across},
            {
                "transform": _of(VALUE, FORECAST),
                "mark": {"type": "line", "strokeWidth": 2, "point": {"size": 34, "filled": True, "aria": True}},
                "encoding": {**across, "tooltip": _TOLD},
            },
        ],
    }
