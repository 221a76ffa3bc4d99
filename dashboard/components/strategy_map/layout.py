"""Where everything on a strategy map stands: lanes, boxes in rows, and ways for the links that run round the boxes.

The order of the boxes follows from what they are linked to and from their ids alone: a status moves nothing,
and what is added elsewhere pushes nobody past anybody.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dashboard.components.shown.shapes import Point, Rect, wrapped

LABEL, BOX = 132.0, 184.0
"""How wide the names of the lanes and the boxes are."""
WIDTH = 1180.0
IN_A_ROW = 5
"""Boxes that stand side by side; a lane with more has several rows."""
TITLE, LINE, INSET = 13.5, 17.0, 14.0
"""The size of a title, from line to line, and how far from the edge it begins."""
FOOT = 36.0
"""What stands below the title: status, score and bar."""
LINES = 4
ARROW = 7.0
GAP, EDGE, TRACK = 20.0, 10.0, 13.0
"""Free space between boxes and at the ends of a row, and what each link adds that passes there."""
BETWEEN, CHANNEL = 8.0, 40.0

Link = tuple[str, str]


@dataclass(frozen=True)
class Mark:
    """A box to be placed: what it is called, and in which lane it stands."""

    id: str
    title: str
    lane: int
    more: float = 0.0
    """Height that it needs besides title and foot."""
    gone: bool = False
    """Whether it only shows where something was."""


@dataclass(frozen=True)
class Lane:
    """A lane that is placed."""

    title: str
    place: Rect
    is_empty: bool


@dataclass(frozen=True)
class Box:
    """A box that is placed, with its title on lines that fit."""

    place: Rect
    lines: Sequence[str]


@dataclass(frozen=True)
class MapLayout:
    """A map that is laid out."""

    width: float
    height: float
    lanes: Sequence[Lane]
    boxes: Mapping[str, Box]
    ways: Mapping[Link, Sequence[Point]]
    """Of each link the points of its way: a start, then three for each curve, of which the last is reached."""


@dataclass
class _Row:
    lane: int
    ids: list[str]
    height: float = 0.0
    y: float = 0.0
    passing: dict[int, list[tuple[float, Link]]] = field(default_factory=dict)
    """For each gap between the boxes the links that pass through, by where they would like to."""
    x: dict[str, float] = field(default_factory=dict)
    through: dict[Link, float] = field(default_factory=dict)

    @property
    def bottom(self) -> float:
        return self.y + self.height


def natural(name: str) -> list[tuple[int, str]]:
    """Ids in the order of their numbers: F2 before F10."""
    return [(len(part), part) if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)]


def in_order(marks: Sequence[Mark], links: Sequence[Link], top: int = 0) -> list[str]:
    """The boxes as they stand from left to right: below what they drive, else by their ids."""
    lane = {mark.id: mark.lane for mark in marks}
    driven: dict[str, list[str]] = {}
    for cause, effect in links:
        if lane[effect] < lane[cause]:
            driven.setdefault(cause, []).append(effect)

    @cache
    def rank(name: str) -> tuple[tuple[int, list[tuple[int, str]]], ...]:
        above = sorted((rank(effect) for effect in driven.get(name, ())), key=lambda found: found)
        # Of several the middle one: it depends on their order alone, which does not change when others come.
        own = (0 if above or lane[name] <= top else 1, natural(name))
        return (*above[(len(above) - 1) // 2], own) if above else (own,)

    return sorted(lane, key=rank)


def laid_out(
    lanes: Sequence[str],
    marks: Sequence[Mark],
    links: Sequence[Link],
    gone_links: Sequence[Link] = (),
    top: int = 0,
) -> MapLayout:
    """Places everything. `links` are causes with their effects, both among the marks, each pair once.

    Those that are gone have their ways too, but whatever is gone pushes nothing past anything that is there; `top`
    is the first lane that is there.
    """
    lines = {mark.id: wrapped(mark.title, BOX - 2 * INSET, TITLE, LINES, 600) for mark in marks}
    gone = {mark.id for mark in marks if mark.gone}
    in_line = in_order(marks, [*links, *(one for one in gone_links if one[0] in gone)], top)
    rows = _rows(len(lanes), marks, in_line)
    links = [*links, *gone_links]
    needed = {mark.id: len(lines[mark.id]) * LINE + mark.more for mark in marks}
    for row in rows:
        row.height = max((needed[name] for name in row.ids), default=LINE) + FOOT + INSET
    row_of = {name: n for n, row in enumerate(rows) for name in row.ids}
    ways = {link: _crossed(row_of[link[0]], row_of[link[1]]) for link in links}
    width = _across(rows, row_of, ways)
    placed, height = _down(rows, lanes, row_of, links, width)
    boxes = {name: Box(Rect(row.x[name], row.y, BOX, row.height), lines[name]) for row in rows for name in row.ids}
    return MapLayout(width, height, placed, boxes, _routed(rows, row_of, ways, boxes))


def _rows(lanes: int, marks: Sequence[Mark], order: Sequence[str]) -> list[_Row]:
    """Each lane in as many rows as it needs, each row about as full as the others."""
    lane_of = {mark.id: mark.lane for mark in marks}
    rows = []
    for lane in range(lanes):
        mine = [name for name in order if lane_of[name] == lane]
        many = max(1, -(-len(mine) // IN_A_ROW))
        size = -(-len(mine) // many) if mine else 1
        rows += [_Row(lane, mine[begin : begin + size]) for begin in range(0, max(1, len(mine)), size)]
    return rows


def _crossed(begins: int, ends: int) -> list[int]:
    """The rows that a link passes through on its way, in their order."""
    return list(range(begins - 1, ends, -1)) if ends < begins else list(range(begins + 1, ends))


def _across(rows: Sequence[_Row], row_of: Mapping[str, int], ways: Mapping[Link, Sequence[int]]) -> float:
    """Where the boxes of each row stand, and where links pass between them; how wide it all is."""
    for row in rows:
        _spread(row, WIDTH)
    middle = {name: row.x[name] + BOX / 2 for row in rows for name in row.ids}
    for (cause, effect), crossed in ways.items():
        for n in crossed:
            done = abs(n - row_of[cause]) / max(1, abs(row_of[effect] - row_of[cause]))
            wanted = middle[cause] + done * (middle[effect] - middle[cause])
            row = rows[n]
            rights = [LABEL, *(row.x[name] + BOX for name in row.ids)]
            lefts = [*(row.x[name] for name in row.ids), WIDTH]
            gap = min(range(len(lefts)), key=lambda one: abs((rights[one] + lefts[one]) / 2 - wanted))
            row.passing.setdefault(gap, []).append((wanted, (cause, effect)))
    width = max([WIDTH, *(LABEL + sum(_needed(row)) + BOX * len(row.ids) for row in rows)])
    for row in rows:
        _spread(row, width)
    return width


def _needed(row: _Row) -> list[float]:
    """How wide the gaps of a row must be at least."""
    last = len(row.ids)
    return [
        (EDGE if n in (0, last) else GAP) + TRACK * len(row.passing.get(n, ())) for n in range(max(1, last) + 1)
    ]


def _spread(row: _Row, width: float) -> None:
    """Places the boxes of a row with even gaps, and the links that pass in them."""
    needed = _needed(row)
    spare = max(0.0, width - LABEL - sum(needed) - BOX * len(row.ids)) / len(needed)
    x = LABEL
    for n, least in enumerate(needed):
        wide = least + spare if row.ids else width - LABEL
        passing = sorted(row.passing.get(n, ()))
        for place, (_, link) in enumerate(passing):
            row.through[link] = x + wide * (place + 1) / (len(passing) + 1)
        x += wide
        if n < len(row.ids):
            row.x[row.ids[n]] = x
            x += BOX


def _down(
    rows: Sequence[_Row], lanes: Sequence[str], row_of: Mapping[str, int], links: Sequence[Link], width: float
) -> tuple[list[Lane], float]:
    """How far down each row and lane begins: more room where more links run."""
    traffic = [0] * (len(rows) + 1)
    for cause, effect in links:
        begins, ends = row_of[cause], row_of[effect]
        for n in range(min(begins, ends), max(begins, ends)) if begins != ends else (begins - 1,):
            traffic[n + 1] += 1
    room = [CHANNEL + min(44.0, 3.5 * max(0, many - 4)) for many in traffic]
    y, placed = 2.0, []
    for lane, title in enumerate(lanes):
        top = y
        mine = [n for n, row in enumerate(rows) if row.lane == lane]
        for n in mine:
            y += room[n] / (2 if n == mine[0] else 1)
            rows[n].y = y
            y = rows[n].bottom
        y += room[mine[-1] + 1] / 2
        placed.append(Lane(title, Rect(0, top, width, y - top), not rows[mine[0]].ids))
        y += BETWEEN
    return placed, y - BETWEEN + 2


def _routed(
    rows: Sequence[_Row],
    row_of: Mapping[str, int],
    crossed: Mapping[Link, Sequence[int]],
    boxes: Mapping[str, Box],
) -> dict[Link, list[Point]]:
    """The way of each link: curves in the free space between rows, straight on through the gaps of a row."""
    ports = _ports(rows, row_of, crossed, boxes)
    ways = {}
    for link, passed in crossed.items():
        begins, ends = row_of[link[0]], row_of[link[1]]
        up = ends < begins
        first, last = boxes[link[0]].place, boxes[link[1]].place
        start = (ports[link, 0], first.bottom if ends > begins else first.y)
        end = (ports[link, 1], last.bottom + ARROW if up else last.y - ARROW)
        if begins == ends:
            above = rows[begins - 1].bottom if begins else 0.0
            high = max(above + 2, first.y - 1.2 * CHANNEL)
            ways[link] = [start, (start[0], high), (end[0], high), end]
            continue
        points = [start]
        for n in passed:
            row, x = rows[n], rows[n].through[link]
            enter, leave = ((x, row.bottom), (x, row.y)) if up else ((x, row.y), (x, row.bottom))
            points += [*_curve(points[-1], enter), enter, leave, leave]
        ways[link] = [*points, *_curve(points[-1], end)]
    return ways


def _curve(begin: Point, end: Point) -> list[Point]:
    """A curve that leaves and arrives upright, and never leaves the height between its ends."""
    bend = 0.55 * (end[1] - begin[1])
    return [(begin[0], begin[1] + bend), (end[0], end[1] - bend), end]


def _ports(
    rows: Sequence[_Row],
    row_of: Mapping[str, int],
    crossed: Mapping[Link, Sequence[int]],
    boxes: Mapping[str, Box],
) -> dict[tuple[Link, int], float]:
    """Where on its box each link begins and ends: side by side, in the order of where they come from."""
    sides: dict[tuple[str, bool], list[tuple[float, int, Link]]] = {}
    for link, passed in crossed.items():
        for end, (name, other) in enumerate((link, link[::-1])):
            next_row = (passed[0] if end == 0 else passed[-1]) if passed else None
            place = boxes[other].place
            toward = place.x + place.width / 2 if next_row is None else rows[next_row].through[link]
            upper = row_of[other] <= row_of[name]
            sides.setdefault((name, upper), []).append((toward, end, link))
    found = {}
    for (name, _), ends in sides.items():
        place = boxes[name].place
        for n, (_, end, link) in enumerate(sorted(ends)):
            found[link, end] = place.x + place.width * (n + 1) / (len(ends) + 1)
    return found
