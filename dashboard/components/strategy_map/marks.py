"""How a strategy map marks what moved of its objectives: notes at the foot of a box, ghosts of what is gone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.components.shown.shapes import (
    Part,
    Point,
    Rect,
    Shape,
    circle,
    path,
    rect,
    status_mark,
    text,
    wrapped,
)
from dashboard.components.shown.status import Status, status_of
from dashboard.components.shown.words import fixed, shortened
from dashboard.components.strategy_map.compare import DIGITS, Change, difference, gone_words, was_words
from dashboard.components.strategy_map.content import Objective
from dashboard.components.strategy_map.layout import BOX, INSET, LINE, TITLE, Box

SIZE, LEADING, PAD = 11.5, 14.0, 7.0
"""The type of notes, from line to line, and the free space round them."""
SIGN = 16.0
"""What the sign before a note takes of its width."""
HOLLOW = "5 4"
"""The dashes of what is there no longer."""

Sign = Callable[[Point], list[Shape]]


@dataclass(frozen=True)
class Note:
    """One thing that happened, at the foot of a box: a sign, and words on lines that fit."""

    sign: Sign
    lines: Sequence[str]


def plus(at: Point) -> list[Shape]:
    """New."""
    x, y = at
    way = f"M{x - 2.8:.1f},{y:.1f} H{x + 2.8:.1f} M{x:.1f},{y - 2.8:.1f} V{y + 2.8:.1f}"
    return [circle(at, 5.4, "accent"), path(way, stroke="paper", stroke_width=1.8)]


def minus(at: Point) -> list[Shape]:
    """Gone."""
    x, y = at
    dashed = circle(at, 5, "paper", "soft", stroke_width=1.3, stroke_dasharray="2.4 1.8")
    return [dashed, path(f"M{x - 2.6:.1f},{y:.1f} H{x + 2.6:.1f}", stroke="soft", stroke_width=1.6)]


def upwards(at: Point) -> list[Shape]:
    """More than then."""
    return [_arrow(at, 0, -1)]


def downwards(at: Point) -> list[Shape]:
    """Less than then."""
    return [_arrow(at, 0, 1)]


def sideways(at: Point, ink: str = "accent") -> list[Shape]:
    """From one to another."""
    return [_arrow(at, 1, 0, ink)]


def parted(at: Point) -> list[Shape]:
    """Known on one side only."""
    x, y = at
    return [
        path(
            f"M{x - 4.5:.1f},{y:.1f} H{x - 1.5:.1f} M{x + 1.5:.1f},{y:.1f} H{x + 4.5:.1f}",
            stroke="accent",
            stroke_width=1.7,
        )
    ]


def _arrow(at: Point, over: int, down: int, ink: str = "accent") -> Shape:
    """An arrow that is drawn: not every font has the sign."""
    ends, begins = (at[0] + 4.6 * over, at[1] + 4.6 * down), (at[0] - 5 * over, at[1] - 5 * down)
    back = (ends[0] - 3.6 * over, ends[1] - 3.6 * down)
    barbs = [(back[0] + 3.5 * down * side, back[1] + 3.5 * over * side) for side in (-1, 1)]
    (ax, ay), (bx, by) = barbs
    way = f"M{begins[0]:.1f},{begins[1]:.1f} L{ends[0]:.1f},{ends[1]:.1f} "
    return path(
        f"{way}M{ax:.1f},{ay:.1f} L{ends[0]:.1f},{ends[1]:.1f} L{bx:.1f},{by:.1f}", stroke=ink, stroke_width=1.7
    )


def pencil(at: Point) -> list[Shape]:
    """Called something else."""
    x, y = at
    way = f"M{x - 4.6:.1f},{y + 4.6:.1f} L{x - 3.6:.1f},{y + 1.4:.1f} L{x + 2.4:.1f},{y - 4.6:.1f} "
    way += f"L{x + 4.6:.1f},{y - 2.4:.1f} L{x - 1.4:.1f},{y + 3.6:.1f} Z"
    return [path(way, "none", "accent", stroke_width=1.4)]


def then_and_now(was: Status, now: Status, at: Point) -> list[Shape]:
    """A status that changed: the mark it had, an arrow, the mark it has."""
    x, y = at
    return [status_mark(was, at), *sideways((x + 14, y), "soft"), status_mark(now, (x + 28, y))]


def tick(at: Point) -> list[Shape]:
    """Where a bar ended then."""
    x, y = at
    upright = f"M{x:.2f},{y - 6:.2f} V{y + 6:.2f}"
    return [path(upright, stroke="paper", stroke_width=4), path(upright, stroke="text", stroke_width=1.8)]


def notes_of(change: Change | None) -> list[Note]:
    """What stands at the foot of a box, besides its status."""
    if change is None:
        return []
    if change.was is None:
        return [_note(plus, "New")]
    notes = []
    if change.is_rescored:
        notes.append(_score(change))
    if change.moved_from is not None:
        notes.append(_note(sideways, f"From {change.moved_from}"))
    if change.is_renamed:
        notes.append(_note(pencil, f"Was: {change.was.title}"))
    return notes


def _score(change: Change) -> Note:
    moved = difference(change)
    if not moved:
        then = change.was.score if change.was else None
        return _note(parted, "No score then" if then is None else f"Score was {fixed(then, DIGITS)}")
    return _note(downwards if moved.startswith("−") else upwards, f"{moved} score")


def ghost_notes(since: str) -> list[Note]:
    """What stands at the foot of an objective that is there no longer."""
    return [_note(minus, f"Gone since {since}")]


def _note(sign: Sign, words: str) -> Note:
    return Note(sign, wrapped(words, BOX - 2 * INSET - SIGN, SIZE, 2, 600))


def height_of(notes: Sequence[Note]) -> float:
    """How much higher a box is for its notes."""
    return sum(len(note.lines) for note in notes) * LEADING + 2 * PAD if notes else 0.0


def drawn_notes(place: Rect, notes: Sequence[Note]) -> list[Shape]:
    """The notes at the foot of a box, below a line."""
    if not notes:
        return []
    left, y = place.x + INSET, place.bottom - height_of(notes)
    shapes = [path(f"M{place.x + 6:.2f},{y:.2f} H{place.right:.2f}", stroke="line")]
    y += PAD
    for note in notes:
        shapes += note.sign((left + 5, y + LEADING / 2))
        told = text((left + SIGN, y + 11), note.lines, size=SIZE, weight=600, leading=LEADING)
        shapes.append(told)
        y += len(note.lines) * LEADING
    return shapes


def ghost(one: Objective, box: Box, since: str) -> Part:
    """An objective that is there no longer, where it stood."""
    place, status, notes = box.place, status_of(one.status), ghost_notes(since)
    left, right = place.x + INSET, place.right - INSET
    foot = place.bottom - height_of(notes) - 10
    shapes = [
        rect(place, "paper", "soft", rx=8, stroke_width=1.4, stroke_dasharray=HOLLOW),
        text((left, place.y + 21), box.lines, size=TITLE, weight=600, fill="soft", leading=LINE),
        status_mark(status, (left + 5, foot - 4.2)),
        text((left + 15, foot), was_words(one), size=12, fill="soft"),
    ]
    if one.score is not None:
        shapes.append(text((right, foot), fixed(one.score, 1), size=12, fill="soft", anchor="end"))
    label = ". ".join([shortened(one.title, 400), *gone_words(one, since)])
    return Part([*shapes, *drawn_notes(place, notes)], one.id, label, chooses=True)
