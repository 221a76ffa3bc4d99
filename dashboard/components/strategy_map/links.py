"""The links of a strategy map: how they run, where the chain breaks, which are new and which are gone."""

from collections.abc import Mapping, Sequence

from dashboard.components.shown.shapes import Part, Point, Shape, circle, path
from dashboard.components.shown.words import shortened
from dashboard.components.strategy_map.content import Objective
from dashboard.components.strategy_map.layout import ARROW, Link

DOTS = "1.5 4.5"
"""The dashes of a link that is there no longer: unlike those of a broken one."""


def key_of(link: Link) -> str:
    """What traces call a link."""
    return "\n".join(link)


def way(
    link: Link, points: Sequence[Point], is_broken: bool, objectives: Mapping[str, Objective], new_since: str = ""
) -> Part:
    """A link as it is drawn; one that is new runs on rails."""
    ink = "red" if is_broken else "soft"
    dashes = {"stroke_width": 2.2, "stroke_dasharray": "7 4"} if is_broken else {"stroke_width": 1.6}
    drawn = [
        *(rails(points) if new_since else []),
        path(curves(points), stroke=ink, **dashes),
        path(arrow_head(points), ink),
    ]
    if is_broken:
        drawn += cross(points)
    verb = "is off track, yet held to drive" if is_broken else "drives"
    cause, effect = (shortened(objectives[name].title, 80) for name in link)
    new = f", new since {new_since}" if new_since else ""
    return Part(drawn, key_of(link), f"{cause} {verb} {effect}{new}")


def gone_way(link: Link, points: Sequence[Point], objectives: Mapping[str, Objective], since: str) -> Part:
    """A link that is there no longer, where it ran."""
    cause, effect = (shortened(objectives[name].title, 80) for name in link)
    drawn = [dotted(points), path(arrow_head(points), "paper", "soft", stroke_width=1.2)]
    return Part(drawn, key_of(link), f"{cause} was held to drive {effect}, gone since {since}")


def curves(points: Sequence[Point]) -> str:
    """The way through its points: a start, then three for each curve."""
    said = [f"{x:.1f},{y:.1f}" for x, y in points]
    return f"M{said[0]} " + " ".join(f"C{' '.join(said[n : n + 3])}" for n in range(1, len(said), 3))


def cross(points: Sequence[Point]) -> list[Shape]:
    """A cross on the middle of the first curve: where the chain breaks."""
    (x, y) = tuple(
        (one + 3 * two + 3 * three + four) / 8 for one, two, three, four in zip(*points[:4], strict=True)
    )
    strokes = f"M{x - 4:.1f},{y - 4:.1f} L{x + 4:.1f},{y + 4:.1f} M{x - 4:.1f},{y + 4:.1f} L{x + 4:.1f},{y - 4:.1f}"
    return [circle((x, y), 8, "paper", "red", stroke_width=1.6), path(strokes, stroke="red", stroke_width=2)]


def rails(points: Sequence[Point]) -> list[Shape]:
    """A line on either side: what is new."""
    run = curves(points)
    return [path(run, stroke="accent", stroke_width=6), path(run, stroke="paper", stroke_width=4)]


def dotted(points: Sequence[Point]) -> Shape:
    """What is there no longer."""
    return path(curves(points), stroke="soft", stroke_width=1.6, stroke_dasharray=DOTS, stroke_linecap="round")


def arrow_head(points: Sequence[Point]) -> str:
    """The head of the arrow at the end."""
    (x, y), before = points[-1], points[-2]
    tip = y - ARROW if before[1] > y else y + ARROW
    base = y + (1 if before[1] > y else -1)
    return f"M{x - 4.5:.1f},{base:.1f} L{x:.1f},{tip:.1f} L{x + 4.5:.1f},{base:.1f} Z"
