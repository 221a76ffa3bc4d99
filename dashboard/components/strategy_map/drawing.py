"""The strategy map as a drawing: objectives with status and score, and the links between them."""

from collections.abc import Mapping, Sequence

from dashboard.components.shown.shapes import Card, Drawing, Part, Rect, path, rect, status_mark, text, wrapped
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import counted, fixed, shortened
from dashboard.components.strategy_map.compare import GONE, NEW, Change, Comparison, change_words, gone_words
from dashboard.components.strategy_map.content import Objective, broken
from dashboard.components.strategy_map.layout import INSET, LABEL, LINE, TITLE, Box, Lane, Link, Mark, laid_out
from dashboard.components.strategy_map.legend import HEIGHT, broken_legend, legend
from dashboard.components.strategy_map.links import gone_way, key_of, way
from dashboard.components.strategy_map.marks import (
    drawn_notes,
    ghost,
    ghost_notes,
    height_of,
    notes_of,
    then_and_now,
    tick,
)

NO_OBJECTIVES = "no objectives yet"
_TOP = 10.0
"""The greatest score."""


def draw_map(title: str, lanes: Sequence[str], objectives: Sequence[Objective], links: Sequence[Link]) -> Drawing:
    """The map; links are causes with their effects."""
    return _drawn(title, Comparison("", lanes, objectives), links, is_compared=False)


def draw_comparison(title: str, found: Comparison, links: Sequence[Link]) -> Drawing:
    """The map with marks on what moved since an earlier instant."""
    return _drawn(title, found, links, is_compared=True)


def _drawn(title: str, found: Comparison, links: Sequence[Link], *, is_compared: bool) -> Drawing:
    by_id = {one.id: one for one in found.objectives}
    ghosts = {one.id: one for one in found.gone}
    every = {**by_id, **ghosts}
    drawn = sorted({link for link in links if link[0] in by_id and link[1] in by_id and link[0] != link[1]})
    gone_links = sorted({link for link in found.gone_links if link[0] in every and link[1] in every})
    notes = {name: notes_of(found.changes.get(name)) for name in by_id}
    notes |= {name: ghost_notes(found.since) for name in ghosts}
    marks = [
        Mark(one.id, one.title, one.lane, height_of(notes[one.id]), one.id in ghosts) for one in every.values()
    ]
    now = [n for n in range(len(found.lanes)) if found.lane_changes.get(n, ("", ""))[0] != GONE]
    layout = laid_out(found.lanes, marks, drawn, gone_links, min(now, default=0))
    breaks = set(broken(drawn, by_id))
    said = {name: _said(one, found, drawn, by_id) for name, one in by_id.items()}
    parts = [_lane(lane, n, found.lane_changes.get(n)) for n, lane in enumerate(layout.lanes)]
    parts += [gone_way(link, layout.ways[link], every, found.since) for link in gone_links]
    for link in sorted(drawn, key=lambda one: one in breaks):
        new_since = found.since if link in found.new_links else ""
        parts.append(way(link, layout.ways[link], link in breaks, by_id, new_since))
    for name, box in layout.boxes.items():
        parts.append(
            ghost(ghosts[name], box, found.since)
            if name in ghosts
            else _box(by_id[name], box, said[name], found.changes.get(name))
        )
    below = 0.0
    if is_compared:
        explained, below = legend(found, bool(breaks), layout)
        parts.append(explained)
    elif breaks:
        below = HEIGHT
        parts.append(broken_legend(layout))
    cards = {name: _card(one, said[name]) for name, one in by_id.items()}
    cards |= {name: _ghost_card(one, found.since) for name, one in ghosts.items()}
    return Drawing(
        title,
        layout.width,
        layout.height + below,
        parts,
        {name: _chain(name, drawn, gone_links) for name in every},
        [
            (_heading(lane, n, found), [cards[name] for name in layout.boxes if every[name].lane == n])
            for n, lane in enumerate(found.lanes)
            if n in now or any(one.lane == n for one in found.gone)
        ],
    )


def _chain(name: str, links: Sequence[Link], gone: Sequence[Link]) -> list[str]:
    """All that leads to an objective and all that it leads to, over any number of links.

    Of links that are gone only its own: nothing leads over them any more.
    """
    found = {name}
    for begin, end in ((0, 1), (1, 0)):
        waiting, seen = [name], {name}
        while waiting:
            here = waiting.pop()
            for link in links:
                if link[begin] == here:
                    found |= {key_of(link), link[end]}
                    if link[end] not in seen:
                        seen.add(link[end])
                        waiting.append(link[end])
    for link in gone:
        if name in link:
            found |= {key_of(link), *link}
    return sorted(found)


def _lane(lane: Lane, number: int, change: tuple[str, str] | None) -> Part:
    place = lane.place
    lines = wrapped(lane.title, LABEL - 2 * INSET, 14, 3, 600)
    is_gone = change is not None and change[0] == GONE
    below = [_lane_words(change)] if change else []
    below += [NO_OBJECTIVES] if lane.is_empty and not is_gone else []
    told = wrapped(below[0], LABEL - 2 * INSET, 12, 3) + below[1:] if change else below
    y = place.middle[1] - 9 * (len(lines) - 1) + (5 - 9 * len(told) if told else 5)
    dashes = {"stroke_dasharray": "5 4"} if is_gone else {}
    shapes = [
        rect(place, "paper" if number % 2 else "band", "soft" if is_gone else "line", rx=10, **dashes),
        text((INSET + 2, y), lines, size=14, weight=600, fill="soft" if is_gone else "accent", leading=18),
    ]
    if told:
        y += 18 * (len(lines) - 1) + 20
        shapes.append(text((INSET + 2, y), told, size=12, fill="soft"))
    return Part(shapes)


def _lane_words(change: tuple[str, str]) -> str:
    what, before = change
    return {NEW: "new", GONE: "gone"}.get(what, f"was {before}")


def _heading(lane: str, number: int, found: Comparison) -> str:
    change = found.lane_changes.get(number)
    return f"{lane} ({_lane_words(change)})" if change else lane


def _box(one: Objective, box: Box, said: Sequence[str], change: Change | None) -> Part:
    place, status = box.place, status_of(one.status)
    was = change.was if change else None
    notes = notes_of(change)
    bottom = place.bottom - height_of(notes)
    left, right = place.x + INSET, place.right - INSET
    foot = bottom - 25
    word = f"{status.word}, set" if one.is_set else status.word
    bar = Rect(left, bottom - 15, right - left, 6)
    shapes = [
        rect(place, "paper", "accent" if change else "line", rx=8),
        path(_left_edge(place), status.ink),
        text((left, place.y + 21), box.lines, size=TITLE, weight=600, leading=LINE),
    ]
    at, begins = (left + 5, foot - 4.2), left + 15
    if change and was and change.is_restatused:
        shapes += then_and_now(status_of(was.status), status, at)
        begins += 28
    else:
        shapes.append(status_mark(status, at))
    shapes += [
        text((begins, foot), word, size=12, weight=600, fill=f"{status.ink}-word"),
        rect(bar, "panel", rx=3),
    ]
    if one.score is not None:
        shapes.append(text((right, foot), fixed(one.score, 1), size=12, fill="soft", anchor="end"))
        shapes.append(rect(Rect(bar.x, bar.y, bar.width * one.score / _TOP, bar.height), status.ink, rx=3))
    if change and was and was.score is not None and change.is_rescored:
        shapes += tick((bar.x + bar.width * was.score / _TOP, bar.y + bar.height / 2))
    label = ". ".join([shortened(one.title, 400), _state(one), *said])
    return Part([*shapes, *drawn_notes(place, notes)], one.id, label, chooses=True)


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


def _said(one: Objective, found: Comparison, links: Sequence[Link], by_id: Mapping[str, Objective]) -> list[str]:
    """What happened to it, and its links, in words."""
    change = found.changes.get(one.id)
    return [*(change_words(change, found.since) if change else []), *_links_said(one, links, by_id)]


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


def _ghost_card(one: Objective, since: str) -> Card:
    return Card(one.id, shortened(one.title, 400), None, "", gone_words(one, since))
