"""The strategy map as a drawing: objectives with status and score, and the links between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.hoshin.map_layout import (
    ARROW,
    INSET,
    LABEL,
    LINE,
    TITLE,
    Box,
    Lane,
    Link,
    MapLayout,
    Mark,
    laid_out,
)
from dashboard.components.shown.shapes import (
    Card,
    Drawing,
    Part,
    Point,
    Rect,
    Shape,
    circle,
    path,
    rect,
    status_mark,
    text,
    width_of,
    wrapped,
)
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import counted, fixed, shortened

NO_OBJECTIVES = "no objectives yet"
_LEGEND = 34.0
_TOP = 10.0
"""The greatest score."""


@dataclass(frozen=True)
class Objective:
    """What stands in a box."""

    id: str
    title: str
    lane: int
    status: str | None
    score: float | None
    is_set: bool = False
    """Whether a person has set the status."""
    missing: int = 0
    """Measures below it without data."""


def broken(links: Sequence[Link], objectives: Mapping[str, Objective]) -> list[Link]:
    """The links at which the chain breaks: what is held to drive the other is off track itself."""
    return [link for link in links if objectives[link[0]].status == "off_track"]


def begins(breaks: Sequence[Link]) -> list[str]:
    """Where the chain breaks first: what is off track and driven by nothing that is."""
    effects = {effect for _, effect in breaks}
    return list(dict.fromkeys(cause for cause, _ in breaks if cause not in effects))


def draw_map(title: str, lanes: Sequence[str], objectives: Sequence[Objective], links: Sequence[Link]) -> Drawing:
    """The map; links are causes with their effects."""
    by_id = {one.id: one for one in objectives}
    drawn = sorted({link for link in links if link[0] in by_id and link[1] in by_id and link[0] != link[1]})
    layout = laid_out(lanes, [Mark(one.id, one.title, one.lane) for one in objectives], drawn)
    breaks = set(broken(drawn, by_id))
    said = {one.id: _links_said(one, drawn, by_id) for one in objectives}
    parts = [_lane(lane, n) for n, lane in enumerate(layout.lanes)]
    for link in sorted(drawn, key=lambda one: one in breaks):
        parts.append(_way(link, layout.ways[link], link in breaks, by_id))
    parts += [_box(by_id[name], box, said[name]) for name, box in layout.boxes.items()]
    if breaks:
        parts.append(_legend(layout))
    return Drawing(
        title,
        layout.width,
        layout.height + (_LEGEND if breaks else 0),
        parts,
        {one.id: _chain(one.id, drawn) for one in objectives},
        [
            (lane, [_card(by_id[name], said[name]) for name in layout.boxes if by_id[name].lane == n])
            for n, lane in enumerate(lanes)
        ],
    )


def _key(link: Link) -> str:
    return "\n".join(link)


def _chain(name: str, links: Sequence[Link]) -> list[str]:
    """All that leads to an objective and all that it leads to, over any number of links."""
    found = {name}
    for begin, end in ((0, 1), (1, 0)):
        waiting, seen = [name], {name}
        while waiting:
            here = waiting.pop()
            for link in links:
                if link[begin] == here:
                    found |= {_key(link), link[end]}
                    if link[end] not in seen:
                        seen.add(link[end])
                        waiting.append(link[end])
    return sorted(found)


def _lane(lane: Lane, number: int) -> Part:
    place = lane.place
    lines = wrapped(lane.title, LABEL - 2 * INSET, 14, 3, 600)
    y = place.middle[1] - 9 * (len(lines) - 1) + (-4 if lane.is_empty else 5)
    shapes = [
        rect(place, "paper" if number % 2 else "band", "line", rx=10),
        text((INSET + 2, y), lines, size=14, weight=600, fill="accent", leading=18),
    ]
    if lane.is_empty:
        below = y + 18 * (len(lines) - 1) + 20
        shapes.append(text((INSET + 2, below), NO_OBJECTIVES, size=12, fill="soft"))
    return Part(shapes)


def _box(one: Objective, box: Box, said: Sequence[str]) -> Part:
    place, status = box.place, status_of(one.status)
    left, right = place.x + INSET, place.right - INSET
    foot = place.bottom - 25
    word = f"{status.word}, set" if one.is_set else status.word
    bar = Rect(left, place.bottom - 15, right - left, 6)
    shapes = [
        rect(place, "paper", "line", rx=8),
        path(_left_edge(place), status.ink),
        text((left, place.y + 21), box.lines, size=TITLE, weight=600, leading=LINE),
        status_mark(status, (left + 5, foot - 4.2)),
        text((left + 15, foot), word, size=12, weight=600, fill=f"{status.ink}-word"),
        rect(bar, "panel", rx=3),
    ]
    if one.score is not None:
        shapes.append(text((right, foot), fixed(one.score, 1), size=12, fill="soft", anchor="end"))
        shapes.append(rect(Rect(bar.x, bar.y, bar.width * one.score / _TOP, bar.height), status.ink, rx=3))
    label = ". ".join([shortened(one.title, 400), _state(one), *said])
    return Part(shapes, one.id, label, chooses=True)


def _left_edge(place: Rect) -> str:
    """A strip in the colour of the status, round where the box is."""
    x, y, bottom = place.x, place.y, place.bottom
    return f"M{x + 6:.2f},{y:.2f} V{bottom:.2f} Q{x:.2f},{bottom:.2f} {x:.2f},{bottom - 7:.2f} V{y + 7:.2f} " + (
        f"Q{x:.2f},{y:.2f} {x + 6:.2f},{y:.2f} Z"
    )


def _state(one: Objective) -> str:
    """Status and score in words."""
    said = status_of(one.status).word + (", set by a person" if one.is_set else "")
    said += "" if one.score is None else f", score {fixed(one.score, 1)} of 10"
    return said + (f", {counted(one.missing, 'measure')} without data" if one.missing else "")


def _links_said(one: Objective, links: Sequence[Link], by_id: Mapping[str, Objective]) -> list[str]:
    """Its links in words."""

    def titles(names: Sequence[str]) -> str:
        return "; ".join(shortened(by_id[name].title, 60) for name in names)

    drives = [effect for cause, effect in links if cause == one.id]
    driven_by = [cause for cause, effect in links if effect == one.id]
    red = one.status == "off_track"
    return [
        *([f"{'Broken: is held to drive' if red else 'Drives'} {titles(drives)}"] if drives else []),
        *([f"Driven by {titles(driven_by)}"] if driven_by else []),
        *([] if drives or driven_by else ["Linked to nothing"]),
    ]


def _card(one: Objective, said: Sequence[str]) -> Card:
    score = "" if one.score is None else f"Score {fixed(one.score, 1)} of 10"
    sub = ", ".join([*([score] if score else []), *(["set by a person"] if one.is_set else [])])
    return Card(one.id, shortened(one.title, 400), status_of(one.status), sub, said)


def _way(link: Link, points: Sequence[Point], is_broken: bool, by_id: Mapping[str, Objective]) -> Part:
    ink = "red" if is_broken else "soft"
    (x, y), before = points[-1], points[-2]
    tip = y - ARROW if before[1] > y else y + ARROW
    base = y + (1 if before[1] > y else -1)
    way = f"M{x - 4.5:.1f},{base:.1f} L{x:.1f},{tip:.1f} L{x + 4.5:.1f},{base:.1f} Z"
    drawn = [
        path(_curves(points), stroke=ink, stroke_width=2.2, stroke_dasharray="7 4")
        if is_broken
        else path(_curves(points), stroke=ink, stroke_width=1.6),
        path(way, ink),
    ]
    if is_broken:
        drawn += _cross(points)
    verb = "is off track, yet held to drive" if is_broken else "drives"
    cause, effect = (shortened(by_id[name].title, 80) for name in link)
    return Part(drawn, _key(link), f"{cause} {verb} {effect}")


def _curves(points: Sequence[Point]) -> str:
    said = [f"{x:.1f},{y:.1f}" for x, y in points]
    return f"M{said[0]} " + " ".join(f"C{' '.join(said[n : n + 3])}" for n in range(1, len(said), 3))


def _cross(points: Sequence[Point]) -> list[Shape]:
    """A cross on the middle of the first curve: where the chain breaks."""
    (x, y) = tuple(
        (one + 3 * two + 3 * three + four) / 8 for one, two, three, four in zip(*points[:4], strict=True)
    )
    way = f"M{x - 4:.1f},{y - 4:.1f} L{x + 4:.1f},{y + 4:.1f} M{x - 4:.1f},{y + 4:.1f} L{x + 4:.1f},{y - 4:.1f}"
    return [circle((x, y), 8, "paper", "red", stroke_width=1.6), path(way, stroke="red", stroke_width=2)]


def _legend(layout: MapLayout) -> Part:
    y = layout.height + 20
    said = "Broken: what is held to drive the other is off track itself"
    x = layout.width - width_of(said, 12) - 8
    line = [(x - 50.0, y - 4), (x - 38.0, y - 4), (x - 24.0, y - 4), (x - 10.0, y - 4)]
    dashes = path(_curves(line), stroke="red", stroke_width=2.2, stroke_dasharray="7 4")
    return Part([dashes, *_cross(line), text((x, y), said, size=12, fill="soft")])
