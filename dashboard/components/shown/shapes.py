"""What a drawing is made of: shapes in their places, which of them light up together, and how wide words are.

A shape is a tag of SVG with its attributes; `fill` and `stroke` name a colour of the theme. Text has `lines` and
`leading` instead of a body. The same shapes are drawn by the browser and written into a file.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.components.shown.status import Status

Shape = dict[str, Any]
Point = tuple[float, float]

_NARROW = frozenset("iljtfI.,:;'|!()[]/\\ `")
_WIDE = frozenset("mwMW%@")
_HEAVY = 1.07
"""How much wider heavy letters run."""


@dataclass(frozen=True)
class Rect:
    """A place: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Part:
    """Shapes that stand or fade together."""

    shapes: Sequence[Shape]
    key: str = ""
    """Traces name it by this; without one it always stands."""
    label: str = ""
    """What the pointer and a screen reader are told."""
    chooses: bool = False
    """Whether it can be pointed at and chosen."""


@dataclass(frozen=True)
class Card:
    """One entry of the list that stands instead of the picture where there is no room for it."""

    key: str
    title: str
    status: Status | None = None
    sub: str = ""
    lines: Sequence[str] = ()

    def told(self) -> dict[str, Any]:
        """The card as the browser takes it."""
        status = self.status
        chip = {"shape": status.shape, "word": status.word, "ink": status.ink} if status else None
        return {"key": self.key, "title": self.title, "chip": chip, "sub": self.sub, "lines": list(self.lines)}


@dataclass(frozen=True)
class Drawing:
    """A picture that is laid out: its parts from the back to the front, and what lights up with what."""

    title: str
    width: float
    height: float
    parts: Sequence[Part]
    traces: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each part that can be chosen, the keys of all parts that stand while it is traced; its own is one."""
    groups: Sequence[tuple[str, Sequence[Card]]] = ()
    """The same as a list: headings, each with its cards."""


def rect(place: Rect, fill: str, stroke: str = "none", **more: float | str) -> Shape:
    """A box; `rx` rounds its corners."""
    size = {"x": place.x, "y": place.y, "width": max(0.0, place.width), "height": max(0.0, place.height)}
    return {"tag": "rect", **size, "fill": fill, "stroke": stroke, **_named(more)}


def circle(at: Point, radius: float, fill: str, stroke: str = "none", **more: float | str) -> Shape:
    """A round mark."""
    return {"tag": "circle", "cx": at[0], "cy": at[1], "r": radius, "fill": fill, "stroke": stroke, **_named(more)}


def path(way: str, fill: str = "none", stroke: str = "none", **more: float | str) -> Shape:
    """A line or a form of any kind."""
    return {"tag": "path", "d": way, "fill": fill, "stroke": stroke, **_named(more)}


def text(
    at: Point,
    lines: Sequence[str] | str,
    *,
    size: float = 13,
    fill: str = "text",
    weight: int = 400,
    anchor: str = "start",
    leading: float = 16,
    turned: bool = False,
) -> Shape:
    """Words, a line below the other; turned, they run upwards."""
    told = {
        "tag": "text",
        "x": round(at[0], 2),
        "y": round(at[1], 2),
        "lines": [lines] if isinstance(lines, str) else list(lines),
        "leading": leading,
        "font-size": size,
        "font-weight": weight,
        "text-anchor": anchor,
        "fill": fill,
    }
    return {**told, "transform": f"rotate(-90 {at[0]:.2f} {at[1]:.2f})"} if turned else told


def status_mark(status: Status, at: Point, size: float = 4.6) -> Shape:
    """The shape of a status, drawn: not every font has the sign."""
    x, y = at
    if status.shape == "■":
        return rect(Rect(x - size + 0.4, y - size + 0.4, 2 * size - 0.8, 2 * size - 0.8), status.ink)
    if status.shape == "▲":
        way = f"M{x:.2f},{y - size:.2f} L{x + size + 0.4:.2f},{y + size - 0.6:.2f} H{x - size - 0.4:.2f} Z"
        return path(way, status.ink)
    if status.shape == "●":
        return circle(at, size, status.ink)
    broken = {"stroke_dasharray": "2.2 2.2"} if status.shape == "◌" else {}
    return circle(at, size - 0.7, "none", status.ink, stroke_width=1.5, **broken)


def width_of(words: str, size: float, weight: int = 400) -> float:
    """How wide words run at most, near enough: in the usual fonts they are no wider."""
    return sum(map(_share, words)) * size * (_HEAVY if weight >= 600 else 1)


def wrapped(words: str, width: float, size: float, most: int, weight: int = 400) -> list[str]:
    """Words on at most so many lines of a width; a word too long for one is parted, what does not fit ends in …"""
    lines = [""]
    for word in words.split():
        for n, piece in enumerate(_pieces(word, width, size, weight)):
            joined = f"{lines[-1]} {piece}".strip()
            if n == 0 and width_of(joined, size, weight) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
            if len(lines) > most + 1:
                break
        if len(lines) > most + 1:
            break
    lines = [line for line in lines if line]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, weight) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:.')}…"]


def _pieces(word: str, width: float, size: float, weight: int) -> list[str]:
    """A word in pieces that each fit on a line."""
    if len(word) > 2000:
        word = word[:2000]
    pieces, piece = [], ""
    for letter in word:
        if piece and width_of(piece + letter, size, weight) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _share(letter: str) -> float:
    """How wide a letter is, as a share of the size of the type."""
    if letter in _NARROW:
        return 0.3
    if letter in _WIDE:
        return 0.93
    if unicodedata.combining(letter):
        return 0.0
    if letter > "\u2e7f" or unicodedata.east_asian_width(letter) in "WF":
        return 1.35 if letter > "\uffff" else 1.05
    return 0.7 if letter.isupper() else 0.56


def _named(more: Mapping[str, float | str]) -> dict[str, float | str]:
    return {name.replace("_", "-"): value for name, value in more.items()}
