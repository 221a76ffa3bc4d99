"""From frames to what the browser plays: of each frame only what is drawn otherwise than at the one before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.components.replay.rows import Cell, Key, Look, Shown
from projections.read_model import Row
from projections.replay.frames import Frame
from projections.replay.making import KEYS

BY_TIME = {"mark", "tip", "ink"}
"""What of a cell moves as time goes by, without anybody's doing; a colour moves with the word it goes with."""


@dataclass
class Played:
    """A view as it is played: its rows in the order in which they stand, and what each frame changes."""

    order: list[Key] = field(default_factory=list)
    last: dict[Key, Row] = field(default_factory=dict)
    """How each row stood when it was seen last."""
    frames: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_still(self) -> bool:
        """Whether nothing moves at any frame after the first."""
        return not any(frame.get("moved") for frame in self.frames[1:])


def rows_at(frames: Sequence[Frame], view: str, until: int) -> list[Row]:
    """The rows of a view as they stood at a frame."""
    shown: dict[Key, Row] = {}
    for frame in frames[:until]:
        _apply(shown, frame, view)
    return list(shown.values())


def played(
    frames: Sequence[Frame], view: str, look: Look, wanted: Callable[[Row], bool] = lambda _: True
) -> Played:
    """The film of a view; of its rows those that are wanted."""
    found = Played()
    shown: dict[Key, Row] = {}
    drawn: dict[Key, Shown] = {}
    told: list[tuple[dict[Key, dict[str, Any]], list[Key]]] = []
    for frame in frames:
        before: dict[Key, Shown | None] = {}
        for old, new in _apply(shown, frame, view):
            for row in (old, new):
                if row is not None and wanted(row):
                    place = look.place(row)
                    before.setdefault(place, drawn.get(place))
            if old is not None and wanted(old):
                _wipe(drawn, look, old)
            if new is not None and wanted(new):
                _draw(drawn, look, new)
                found.last[look.place(new)] = new
        changed = {place: _differs(was, drawn[place]) for place, was in before.items() if place in drawn}
        gone = [place for place, was in before.items() if place not in drawn and was is not None]
        told.append(({place: patch for place, patch in changed.items() if patch}, gone))
    found.order = look.order(found.last)
    number = {place: n for n, place in enumerate(found.order)}
    for changed, gone in told:
        found.frames.append(
            {
                "set": sorted([number[place], patch] for place, patch in changed.items()),
                "gone": sorted(number[place] for place in gone),
                "moved": bool(gone) or any(patch.get("h") for patch in changed.values()),
            }
        )
    return found


def _apply(shown: dict[Key, Row], frame: Frame, view: str) -> list[tuple[Row | None, Row | None]]:
    """Each row that a frame moves: before and after."""
    moved = frame.moved.get(view)
    if not moved:
        return []
    found: list[tuple[Row | None, Row | None]] = []
    for row in moved.removed:
        found.append((shown.pop(_key(view, row)), None))
    for row in moved.added:
        shown[_key(view, row)] = row
        found.append((None, row))
    for row in moved.changed:
        before = shown[_key(view, row)]
        after = shown[_key(view, row)] = {**before, **row}
        found.append((before, after))
    return found


def _key(view: str, row: Row) -> Key:
    return tuple(row[name] for name in KEYS[view])


def _wipe(drawn: dict[Key, Shown], look: Look, row: Row) -> None:
    place, wiped = look.place(row), look.shown(row).cells
    cells = {name: cell for name, cell in drawn[place].cells.items() if name not in wiped}
    if cells:
        drawn[place] = replace(drawn[place], cells=cells)
    else:
        del drawn[place]


def _draw(drawn: dict[Key, Shown], look: Look, row: Row) -> None:
    place, new = look.place(row), look.shown(row)
    others = drawn[place].cells if place in drawn else {}
    drawn[place] = replace(new, cells={**others, **new.cells})


def _differs(before: Shown | None, after: Shown) -> dict[str, Any]:
    """What of a row is drawn otherwise; `h` names what a person should see, which time alone does not move."""
    if before is None:
        return {"n": after.name, "s": after.sub, "l": after.level, "c": after.cells, "h": ["row"]}
    patch: dict[str, Any] = {}
    for short, one, other in (
        ("n", before.name, after.name),
        ("s", before.sub, after.sub),
        ("l", before.level, after.level),
    ):
        if one != other:
            patch[short] = other
    names = before.cells.keys() | after.cells.keys()
    cells = {
        name: after.cells.get(name) for name in sorted(names) if before.cells.get(name) != after.cells.get(name)
    }
    seen = [name for name, cell in cells.items() if _lasting(cell) != _lasting(before.cells.get(name))]
    if cells:
        patch["c"] = cells
    if "n" in patch:
        seen.append("name")
    if seen:
        patch["h"] = seen
    return patch


def _lasting(cell: Cell | None) -> Mapping[str, Any]:
    return {name: value for name, value in (cell or {}).items() if name not in BY_TIME}
