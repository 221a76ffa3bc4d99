"""The X-matrix as a drawing: four sides around a cross, owners at the side, and marks where two belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.hoshin.matrix_ground import (
    LEGEND,
    STRENGTHS,
    correlation_mark,
    face,
    ground,
    legend,
    owner_mark,
)
from dashboard.components.hoshin.matrix_layout import LEADING, OWNER, SIDES, SIZE, SMALL, Entry, Head, laid_out
from dashboard.components.shown.shapes import Card, Drawing, Part, Point, Rect, Shape, status_mark, text, width_of
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import counted, shortened

ONE_OF = {
    "breakthrough_objective": "breakthrough objective",
    "annual_objective": "annual objective",
    "improvement_priority": "improvement priority",
    "target_to_improve": "target to improve",
}

Correlation = tuple[str, str, str]
"""Two items and how strongly they belong together."""


@dataclass(frozen=True)
class Item:
    """An item of the plan."""

    id: str
    title: str
    side: str
    owner: str | None
    tied: bool
    status: str | None = None


@dataclass(frozen=True)
class Owner:
    """Somebody who owns items of the plan: how many here and over everything, and whether that is too many."""

    name: str
    here: int
    all: int
    too_many: bool

    @property
    def key(self) -> str:
        """How the URL calls this person."""
        return f"owner:{self.name}"


def draw_matrix(
    title: str, items: Sequence[Item], owners: Sequence[Owner], correlations: Sequence[Correlation]
) -> Drawing:
    """The matrix; correlations are between items of it."""
    by_id = {one.id: one for one in items}
    people = {one.name: one for one in owners}
    entries = [Entry(one.id, one.title, one.side) for one in items]
    layout = laid_out([*entries, *(Entry(one.key, one.name, OWNER) for one in owners)])
    said = {one.id: _said(one, correlations, by_id) for one in items}
    parts = [ground(layout, {one.side for one in items})]
    traces = {key: {key} for key in layout.heads}
    for one in items:
        parts.append(_head(layout.heads[one.id], one, said[one.id]))
    for owner in owners:
        parts.append(_owner(layout.heads[owner.key], owner))
    for a, b, strength in correlations:
        _tie(traces, a, b)
        place = layout.cell(a, b)
        if place:
            both = f"{_short(by_id[a])} and {_short(by_id[b])}: {strength}"
            parts.append(Part(correlation_mark(strength, place), _pair(a, b), both))
    for one in items:
        if one.owner in people:
            key = people[one.owner].key
            _tie(traces, one.id, key)
            place = layout.cell(one.id, key)
            if place:
                parts.append(Part([owner_mark(place)], _pair(one.id, key), f"{one.owner} owns {_short(one)}"))
    parts.append(legend(layout, bool(owners), any(not one.tied for one in items)))
    groups = [
        (name, [_card(one, said[one.id]) for one in items if one.side == side]) for side, name in SIDES.items()
    ]
    groups.append(("Owners", [_owner_card(owner, items) for owner in owners]))
    lit = {key: sorted(keys) for key, keys in traces.items()}
    return Drawing(title, layout.width, layout.height + LEGEND, parts, lit, groups)


def _pair(a: str, b: str) -> str:
    return "\n".join(sorted((a, b)))


def _tie(traces: Mapping[str, set[str]], a: str, b: str) -> None:
    """Two that belong together light up with each other, and so does their mark."""
    traces[a].update((b, _pair(a, b)))
    traces[b].update((a, _pair(a, b)))


def _short(one: Item) -> str:
    return shortened(one.title, 70)


def _said(one: Item, correlations: Sequence[Correlation], by_id: Mapping[str, Item]) -> list[str]:
    """What an item belongs together with, in words, the strongest first."""
    lines = []
    for strength in dict.fromkeys([*STRENGTHS, *(said for _, _, said in correlations)]):
        others = [b if a == one.id else a for a, b, said in correlations if said == strength and one.id in (a, b)]
        if others:
            lines.append(f"{strength.capitalize()} with {'; '.join(_short(by_id[other]) for other in others)}")
    if not lines:
        lines.append("Correlates with nothing")
    return lines if one.tied else [*lines, "Tied to nothing"]


def _head(head: Head, one: Item, said: Sequence[str]) -> Part:
    status = status_of(one.status)
    label = [shortened(one.title, 400), ONE_OF[one.side].capitalize() + (f" {one.id}")]
    label += [f"owned by {one.owner}"] if one.owner else ["nobody owns it"]
    label += [status.word] if one.status else []
    mark = [status_mark(status, _mark_at(head))] if one.status else []
    return Part(
        [
            face(head.place, one.tied),
            *mark,
            *_title(head),
            *([] if head.turned else [_id(head.place, one.id)]),
        ],
        one.id,
        ". ".join([", ".join(label), *said]),
        chooses=True,
    )


def _mark_at(head: Head) -> Point:
    place = head.place
    return (place.middle[0], place.bottom - 13) if head.turned else (place.x + 15, place.middle[1])


def _title(head: Head) -> list[Shape]:
    place, many = head.place, len(head.lines)
    if head.turned:
        at = (place.middle[0] + 4 - 7 * (many - 1), place.bottom - 28)
        return [text(at, head.lines, size=SMALL, leading=14, turned=True)]
    at = (place.x + 30, place.middle[1] + 4.5 - LEADING / 2 * (many - 1))
    return [text(at, head.lines, size=SIZE, leading=LEADING)]


def _id(place: Rect, name: str) -> Shape:
    room = name
    while width_of(room, 11) > 58:
        room = room[:-1]
    said = room if room == name else f"{room[:-1]}…"
    return text((place.right - 8, place.middle[1] + 4), said, size=11, fill="soft", anchor="end")


def _owner(head: Head, owner: Owner) -> Part:
    ink = "red-word" if owner.too_many else "text"
    number = text(
        (head.place.middle[0], head.place.bottom - 9),
        str(owner.all),
        size=SMALL,
        weight=600 if owner.too_many else 400,
        fill=ink,
        anchor="middle",
    )
    label = f"{owner.name} owns {_load(owner)}"
    return Part([face(head.place, tied=True), number, *_title(head)], owner.key, label, chooses=True)


def _load(owner: Owner) -> str:
    said = f"{counted(owner.all, 'item')}, {owner.here} of them here"
    return f"{said}: too many" if owner.too_many else said


def _card(one: Item, said: Sequence[str]) -> Card:
    owner = f", {one.owner}" if one.owner else ", nobody owns it"
    return Card(
        one.id, shortened(one.title, 400), status_of(one.status) if one.status else None, one.id + owner, said
    )


def _owner_card(owner: Owner, items: Sequence[Item]) -> Card:
    lines = [f"{ONE_OF[one.side].capitalize()}: {_short(one)}" for one in items if one.owner == owner.name]
    return Card(owner.key, owner.name, None, f"Owns {_load(owner)}", lines)
