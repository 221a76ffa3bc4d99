"""What the marks on a strategy map mean, below it: only of those that are on it."""

from collections.abc import Sequence

from dashboard.components.shown.shapes import Part, Point, Rect, Shape, path, rect, text, width_of
from dashboard.components.shown.status import STATUSES
from dashboard.components.strategy_map.compare import Comparison, counts, difference
from dashboard.components.strategy_map.layout import MapLayout
from dashboard.components.strategy_map.links import cross, curves, dotted, rails
from dashboard.components.strategy_map.marks import (
    HOLLOW,
    Sign,
    pencil,
    plus,
    sideways,
    then_and_now,
    tick,
    upwards,
)

BROKEN = "Broken: what is held to drive the other is off track itself"
HEIGHT = 34.0
"""Of the legend of a map on which nothing is compared."""
ROW, GAP = 24.0, 14.0


def broken_legend(layout: MapLayout) -> Part:
    """What a broken link is, at the right below the map."""
    y = layout.height + 20
    x = layout.width - width_of(BROKEN, 12) - 8
    return Part([*_broken((x - 30, y - 4)), text((x, y), BROKEN, size=12, fill="soft")])


def legend(found: Comparison, has_breaks: bool, layout: MapLayout) -> tuple[Part, float]:
    """What the marks of a comparison mean, in rows below the map; and how high these are."""
    every = found.changes.values()
    entries: Sequence[tuple[bool, Sign, float, str]] = (
        (any(one.is_new for one in every), plus, 12, "New"),
        (bool(found.gone), _hollow, 24, "Gone: it stood here"),
        (any(one.is_restatused for one in every), _statuses, 42, "Status then and now"),
        (any(one.is_rescored and difference(one) for one in every), upwards, 12, "Score moved, by so much"),
        (
            any(one.is_rescored and one.was and one.was.score is not None for one in every),
            _bar,
            40,
            "The score then",
        ),
        (any(one.moved_from is not None for one in every), sideways, 12, "From another perspective"),
        (any(one.is_renamed for one in every), pencil, 12, "What it was called"),
        (bool(found.new_links), _new, 40, "New link"),
        (bool(found.gone_links), _gone, 40, "Link that is gone"),
        (has_breaks, _broken, 40, BROKEN),
    )
    begins = f"Since {found.since}:" if counts(found) else f"Nothing moved since {found.since}"
    x, y = 2.0, layout.height + 22
    shapes = [text((x, y), begins, size=12, weight=600)]
    x += width_of(begins, 12, 600) + GAP
    for is_on_it, sign, wide, words in entries:
        if not is_on_it:
            continue
        needed = wide + 8 + width_of(words, 12)
        if x + needed > layout.width:
            x, y = 0.0, y + ROW
        shapes += [*sign((x + wide / 2 + 2, y - 4)), text((x + wide + 8, y), words, size=12, fill="soft")]
        x += needed + GAP
    return Part(shapes), y - layout.height + 12


def _line(at: Point) -> list[Point]:
    x, y = at
    return [(x - 20.0, y), (x - 8.0, y), (x + 6.0, y), (x + 20.0, y)]


def _broken(at: Point) -> list[Shape]:
    line = _line(at)
    return [path(curves(line), stroke="red", stroke_width=2.2, stroke_dasharray="7 4"), *cross(line)]


def _new(at: Point) -> list[Shape]:
    line = _line(at)
    return [*rails(line), path(curves(line), stroke="soft", stroke_width=1.6)]


def _gone(at: Point) -> list[Shape]:
    return [dotted(_line(at))]


def _hollow(at: Point) -> list[Shape]:
    place = Rect(at[0] - 12, at[1] - 7, 24, 14)
    return [rect(place, "paper", "soft", rx=4, stroke_width=1.4, stroke_dasharray=HOLLOW)]


def _statuses(at: Point) -> list[Shape]:
    return then_and_now(STATUSES["at_risk"], STATUSES["on_track"], (at[0] - 14, at[1]))


def _bar(at: Point) -> list[Shape]:
    x, y = at
    return [
        rect(Rect(x - 20, y - 3, 40, 6), "panel", rx=3),
        rect(Rect(x - 20, y - 3, 28, 6), "soft", rx=3),
        *tick((x - 2, y)),
    ]
