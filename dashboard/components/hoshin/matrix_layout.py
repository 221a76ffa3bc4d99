"""Where everything on an X-matrix stands: four sides around a cross, owners at the side, a cell for each pair.

The sides are called by their names; that priorities stand above and annual objectives at the left is only how they
are placed here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.shown.shapes import Point, Rect, wrapped

SIDES = {
    "breakthrough_objective": "Breakthrough objectives",
    "annual_objective": "Annual objectives",
    "improvement_priority": "Improvement priorities",
    "target_to_improve": "Targets to improve",
}
ABOVE, BELOW = "improvement_priority", "breakthrough_objective"
LEFT, RIGHT = "annual_objective", "target_to_improve"
OWNER = "owner"

WIDTH = 1180.0
ROW = 40.0
COLUMN, SLIM = 34.0, 31.0
"""How wide a column is, and how wide where there are many."""
TALL = 248.0
"""How high the titles of columns may run, and so the cross."""
LEAST, MOST = 380.0, 560.0
"""How wide the titles of rows may run, and so the cross."""
APART = 14.0
"""Between the matrix and its owners."""
NAME = 46.0
"""Below the cross what the owners' columns are called needs so much, where no row is beside it."""
SIZE, LEADING, SMALL = 13.0, 16.0, 12.0


@dataclass(frozen=True)
class Entry:
    """What heads a row or a column: its id, what is written there, and on which side it stands."""

    key: str
    title: str
    side: str


@dataclass(frozen=True)
class Head:
    """A heading that is placed, with its title on lines that fit; turned, they run upwards."""

    place: Rect
    lines: Sequence[str]
    turned: bool


@dataclass(frozen=True)
class MatrixLayout:
    """A matrix that is laid out."""

    width: float
    height: float
    cross: Rect
    heads: Mapping[str, Head]
    corners: Sequence[tuple[Rect, int, int]]
    """Each field where two sides meet, with its rows and columns."""
    owners: Rect | None
    """The titles of the owners' columns."""
    column: float

    def cell(self, one: str, other: str) -> Point | None:
        """The middle of the cell where two headings meet; none where both are rows or both are columns."""
        first, second = self.heads[one], self.heads[other]
        if first.turned == second.turned:
            return None
        row, column = (second, first) if first.turned else (first, second)
        return column.place.middle[0], row.place.middle[1]


def laid_out(entries: Sequence[Entry]) -> MatrixLayout:
    """Places everything, each side in the order in which its entries come."""
    by_side = {side: [one for one in entries if one.side == side] for side in (*SIDES, OWNER)}
    # A side without any entry has the room of one, so that the cross keeps its arms.
    many = {side: max(1, len(by_side[side])) for side in SIDES} | {OWNER: len(by_side[OWNER])}
    columns = many[LEFT] + many[RIGHT] + many[OWNER]
    apart = APART if many[OWNER] else 0.0
    column = COLUMN if columns * COLUMN + apart + LEAST <= WIDTH else SLIM
    across = min(MOST, max(LEAST, WIDTH - columns * column - apart))
    cross = Rect(many[LEFT] * column, many[ABOVE] * ROW, across, TALL)
    beyond = cross.right + many[RIGHT] * column + apart
    heads: dict[str, Head] = {}
    for side, top in ((ABOVE, 0.0), (BELOW, cross.bottom)):
        for n, one in enumerate(by_side[side]):
            place = Rect(cross.x, top + n * ROW, across, ROW)
            heads[one.key] = Head(place, wrapped(one.title, across - 100, SIZE, 2), False)
    for side, left in ((LEFT, 0.0), (RIGHT, cross.right), (OWNER, beyond)):
        for n, one in enumerate(by_side[side]):
            place = Rect(left + n * column, cross.y, column, TALL)
            heads[one.key] = Head(place, wrapped(one.title, TALL - 44, SMALL, 2), True)
    corners = [
        (Rect(left, top, many[side] * column, many[rows] * ROW), many[rows], many[side])
        for rows, top in ((ABOVE, 0.0), (BELOW, cross.bottom))
        for side, left in ((LEFT, 0.0), (RIGHT, cross.right), (OWNER, beyond))
        if many[side]
    ]
    width = beyond + many[OWNER] * column
    owners = Rect(beyond, cross.y, many[OWNER] * column, TALL) if many[OWNER] else None
    return MatrixLayout(width, cross.bottom + many[BELOW] * ROW, cross, heads, corners, owners, column)
