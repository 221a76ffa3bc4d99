"""The charts' specifications: built once, kept as dictionaries, the data given at each drawing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from dashboard.components.shown.locales import vega_locale, written

Spec = dict[str, Any]
P = ParamSpec("P")

_INK = {
    False: {"line": "#1f5f99", "plan": "#6b7280", "flag": "#C44601", "soft": "#b9b7b2"},
    True: {"line": "#6aaee8", "plan": "#b4b9c4", "flag": "#ff8a52", "soft": "#5d5a54"},
}


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


def _when(form: str = "%d %b %y", title: str | None = None) -> Spec:
    return {
        "field": "when",
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {"title": title, "grid": False, "labelOverlap": True, "format": form, "tickCount": 6},
    }


def _series(dark: bool, names: list[str], flag: bool = False) -> Spec:
    ink = _INK[dark]
    colours = [ink["line"], ink["plan"], ink["flag"] if flag else ink["soft"]][: len(names)]
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": names, "range": colours},
        "legend": {"title": None, "orient": "top", "direction": "horizontal", "symbolType": "stroke"},
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
def value_chart(axis: str, dates: bool, dark: bool, third: str | None = None, second: str = "Target") -> Spec:
    """A value against a second line, its target, and perhaps a third one, with the decisions about it; what was
    restated is a larger diamond."""
    names = ["Value", second, *([third] if third else [])]
    scale: Spec = {"type": "utc"} if dates else {"zero": False, "nice": True}
    worth: Spec = {
        "field": "worth",
        "type": "temporal" if dates else "quantitative",
        "scale": scale,
        "axis": {"title": axis, "labelOverlap": True, **({"format": "%d %b %y"} if dates else {})},
    }
    flag = third == "Red flag"
    colour, dash = _series(dark, names, flag), _dashes(names)
    background = "#171614" if dark else "#ffffff"
    encoded = {"x": _when("%b %Y" if flag else "%d %b %y"), "y": worth, "color": colour}
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
                "transform": _only("Decision"),
                "mark": {"type": "rule", "strokeDash": [2, 2], "color": _INK[dark]["plan"]},
                "encoding": {"x": encoded["x"], "tooltip": _told("Decision")},
            },
            {
                "transform": _only("Decision"),
                "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 75, "opacity": 1},
                "encoding": {
                    "x": encoded["x"],
                    "y": {"value": 5},
                    "color": {"value": "#edebe8" if dark else "#2b2a28"},
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
                "mark": {"type": "point", "fill": background, "strokeWidth": 2, "opacity": 1, "aria": True},
                "encoding": {
                    **encoded,
                    "shape": {
                        "field": "mark",
                        "type": "nominal",
                        "scale": {"domain": ["as reported", "restated"], "range": ["circle", "diamond"]},
                        "legend": None,
                    },
                    "size": {
                        "field": "mark",
                        "type": "nominal",
                        "scale": {"domain": ["as reported", "restated"], "range": [28, 110]},
                        "legend": None,
                    },
                    "tooltip": _told(axis),
                },
            },
        ],
    )


@_kept
def confidence_chart(dark: bool) -> Spec:
    """Stated confidence over time, always from nothing to certain."""
    return {
        "height": 300,
        "mark": {"type": "line", "point": {"size": 28}, "strokeWidth": 2.25, "color": _INK[dark]["line"]},
        "encoding": {
            "x": _when(),
            "y": {
                "field": "confidence",
                "type": "quantitative",
                "scale": {"domain": [0, 1]},
                "axis": {"title": "Confidence", "format": ".0%"},
            },
            "tooltip": [
                {"field": "day", "type": "nominal", "title": "When"},
                {"field": "confidence", "type": "quantitative", "format": ".0%", "title": "Confidence"},
                {"field": "remark", "type": "nominal", "title": "Note"},
            ],
        },
    }


@_kept
def days_chart(dark: bool) -> Spec:
    """How many changes each day, week, month or year brought."""
    return {
        "height": 130,
        "mark": {"type": "bar", "orient": "vertical", "color": _INK[dark]["line"]},
        "encoding": {
            "x": {
                "field": "from",
                "type": "temporal",
                "scale": {"type": "utc"},
                "axis": {"title": None, "grid": False, "labelOverlap": True},
            },
            "x2": {"field": "to"},
            "y2": {"datum": 0},
            "y": {
                "field": "changes",
                "type": "quantitative",
                "axis": {"title": "Changes", "tickMinStep": 1, "tickCount": 4},
            },
            "tooltip": [
                {"field": "said", "type": "nominal", "title": "When"},
                {"field": "changes", "type": "quantitative", "title": "Changes"},
            ],
        },
    }
