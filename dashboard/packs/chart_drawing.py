"""A chart as drawings for paper: bars with their numbers, or lines over months."""

from collections.abc import Sequence
from math import ceil

from dashboard.components.shown.shapes import Drawing, Part, Rect, Shape, circle, path, rect, text, wrapped
from dashboard.packs.pack import Chart

WIDTH, LINE_WIDTH, LINE_HEIGHT = 740.0, 356.0, 170.0
MOST = 16
"""How many labels stand on one drawing of bars; more go on to the next."""
_LABEL, _BAR, _GAP, _HEAD = 250.0, 11.0, 7.0, 40.0
_INKS = ("blue", "line", "orange")
_SOFT = 9.0


def drawings_of(chart: Chart) -> list[Drawing]:
    """The chart as one drawing, or several where it has too many labels for one."""
    if chart.lines:
        return [_lines(chart)]
    places = range(0, len(chart.labels), MOST)
    return [_bars(chart, place, number + 1, len(places)) for number, place in enumerate(places)]


def _bars(chart: Chart, first: int, number: int, of: int) -> Drawing:
    """Bars from zero; what lies below has none, its number says so."""
    labels = chart.labels[first : first + MOST]
    most = max((value for _, values in chart.series for value in values if value is not None), default=0.0)
    across = WIDTH - _LABEL - 60
    title = chart.title if of == 1 else f"{chart.title}, part {number} of {of}"
    shapes = [text((0, 12), title, size=11, weight=600), *_legend(chart, 28)]
    tall = _BAR * len(chart.series)
    for n, label in enumerate(labels):
        y = _HEAD + n * (tall + _GAP)
        line = "".join(wrapped(label, _LABEL - 14, 10, 1))
        shapes.append(text((_LABEL - 8, y + tall / 2 + 3.5), line, size=10, anchor="end"))
        for m, (_, values) in enumerate(chart.series):
            value, top = values[first + n], y + m * _BAR
            if value is None:
                continue
            wide = across * max(0.0, value) / most if most > 0 else 0.0
            shapes.append(rect(Rect(_LABEL, top, wide, _BAR - 1.5), _INKS[m % 3]))
            shapes.append(text((_LABEL + wide + 4, top + _BAR - 3), f"{value:g}", size=_SOFT, fill="soft"))
    return Drawing(title, WIDTH, _HEAD + len(labels) * (tall + _GAP), [Part(shapes, label=title)])


def _lines(chart: Chart) -> Drawing:
    """A line a series over its labels, broken where there is no value."""
    values = [value for _, series in chart.series for value in series if value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    low, high = (low - 1, high + 1) if low == high else (low, high)
    place = Rect(46, 44, LINE_WIDTH - 60, LINE_HEIGHT - 66)
    steps = max(1, len(chart.labels) - 1)

    def at(n: int, value: float) -> tuple[float, float]:
        return place.x + place.width * n / steps, place.bottom - place.height * (value - low) / (high - low)

    title = "".join(wrapped(chart.title, LINE_WIDTH - 10, 11, 1, 600))
    shapes = [text((0, 12), title, size=11, weight=600), *_legend(chart, 28)]
    for value in (low, high):
        y = at(0, value)[1]
        shapes.append(path(f"M{place.x:.2f},{y:.2f} H{place.right:.2f}", stroke="panel"))
        shapes.append(text((place.x - 6, y + 3), f"{value:.4g}", size=_SOFT, fill="soft", anchor="end"))
    every = ceil(len(chart.labels) / 6)
    for n in range(0, len(chart.labels), every):
        shapes.append(
            text((at(n, low)[0], place.bottom + 16), chart.labels[n], size=8, fill="soft", anchor="middle")
        )
    for m, (_, series) in enumerate(chart.series):
        shapes += _course(series, at, ("soft", "blue", "orange")[m % 3], dotted=m > 0)
    return Drawing(chart.title, LINE_WIDTH, LINE_HEIGHT, [Part(shapes, label=chart.title)])


def _course(series: Sequence[float | None], at: object, ink: str, *, dotted: bool) -> list[Shape]:
    assert callable(at)
    shapes, way = [], ""
    for n, value in enumerate(series):
        if value is None:
            way += " "
            continue
        x, y = at(n, value)
        goes_on = n > 0 and series[n - 1] is not None
        way += f"{'L' if goes_on else 'M'}{x:.2f},{y:.2f}"
        if dotted:
            shapes.append(circle((x, y), 2.2, ink))
    return [path(way.strip(), stroke=ink, stroke_width=1.6), *shapes] if way.strip() else shapes


def _legend(chart: Chart, y: float) -> list[Shape]:
    inks = ("soft", "blue", "orange") if chart.lines else _INKS
    shapes, x = [], 0.0
    for m, (name, _) in enumerate(chart.series):
        shapes.append(rect(Rect(x, y - 7, 9, 7), inks[m % 3]))
        shapes.append(text((x + 13, y), name, size=_SOFT, fill="soft"))
        x += 30 + 6 * len(name)
    return shapes
