"""What an X-matrix stands on: the grid, the cross with the names of its sides, the marks, and what they mean."""

from collections.abc import Collection, Sequence

from dashboard.components.hoshin.matrix_layout import ABOVE, BELOW, LEFT, RIGHT, ROW, SIDES, SMALL, MatrixLayout
from dashboard.components.shown.shapes import Part, Point, Rect, Shape, circle, path, rect, text, width_of

STRENGTHS = ("strong", "medium", "weak")
NONE_YET = "none yet"
LEGEND = 36.0
"""How high the explanation of the marks stands."""


def ground(layout: MatrixLayout, there: Collection[str]) -> Part:
    """The grid, the cross and what the sides are called."""
    cross, shapes = layout.cross, []
    for place, rows, columns in layout.corners:
        across, down = place.width / columns, place.height / rows
        lines = [f"M{place.x:g},{place.y + n * down:g} H{place.right:g}" for n in range(rows + 1)]
        lines += [f"M{place.x + n * across:g},{place.y:g} V{place.bottom:g}" for n in range(columns + 1)]
        shapes.append(path(" ".join(lines), stroke="line"))
    diagonals = (
        f"M{cross.x:g},{cross.y:g} L{cross.right:g},{cross.bottom:g} "
        f"M{cross.x:g},{cross.bottom:g} L{cross.right:g},{cross.y:g}"
    )
    shapes += [rect(cross, "panel", "line"), path(diagonals, stroke="line", stroke_width=2)]
    x, y = cross.middle

    def named(at: Point, side: str, turned: bool = False) -> Shape:
        return text(at, SIDES[side], weight=600, fill="accent", anchor="middle", turned=turned)

    shapes.append(named((x, cross.y + 28), ABOVE))
    shapes.append(named((x, cross.bottom - 20), BELOW))
    shapes.append(named((cross.x + 20, y), LEFT, turned=True))
    shapes.append(named((cross.right - 12, y), RIGHT, turned=True))
    for side, top in ((ABOVE, 0.0), (BELOW, cross.bottom)):
        if side not in there:
            shapes.append(rect(Rect(cross.x, top, cross.width, ROW), "paper", "line"))
            shapes.append(text((cross.x + 30, top + 24), NONE_YET, size=SMALL, fill="soft"))
    for side, left in ((LEFT, 0.0), (RIGHT, cross.right)):
        if side not in there:
            shapes.append(rect(Rect(left, cross.y, layout.column, cross.height), "paper", "line"))
            at = (left + layout.column / 2 + 4, cross.bottom - 28)
            shapes.append(text(at, NONE_YET, turned=True, size=SMALL, fill="soft"))
    return Part(shapes)


def legend(layout: MatrixLayout, owners: bool, loose: bool) -> Part:
    """What the marks mean, below the matrix."""
    x, y = 8.0, layout.height + 22
    shapes: list[Shape] = []

    def explain(marks: Sequence[Shape], said: str) -> None:
        nonlocal x
        shapes.extend([*marks, text((x + 14, y + 4), said, size=SMALL, fill="soft")])
        x += 38 + width_of(said, SMALL)

    for strength in STRENGTHS:
        explain(correlation_mark(strength, (x, y), 6), f"{strength} correlation")
    if owners:
        explain([owner_mark((x, y))], "owns it; below each name, all that this person owns")
    if loose:
        explain([face(Rect(x - 9, y - 7, 18, 14), tied=False)], "tied to nothing")
    return Part(shapes)


def correlation_mark(strength: str, at: Point, size: float = 7.0) -> list[Shape]:
    """The mark of a strength: full, a ring, a triangle."""
    if strength == "strong":
        return [circle(at, size, "accent")]
    if strength == "weak":
        x, y = at
        way = f"M{x:.1f},{y - size + 1:.1f} L{x + size:.1f},{y + size - 2:.1f} H{x - size:.1f} Z"
        return [path(way, "paper", "accent", stroke_width=1.7, stroke_linejoin="round")]
    return [circle(at, size - 0.6, "paper", "accent", stroke_width=2.2)]


def owner_mark(at: Point) -> Shape:
    """The mark of who owns it."""
    x, y = at
    return path(f"M{x:.1f},{y - 6:.1f} L{x + 6:.1f},{y:.1f} L{x:.1f},{y + 6:.1f} L{x - 6:.1f},{y:.1f} Z", "soft")


def face(place: Rect, tied: bool) -> Shape:
    """The ground of a heading; what is tied to nothing is ringed by dashes."""
    if tied:
        return rect(place, "paper", "line")
    inner = Rect(place.x + 1.5, place.y + 1.5, place.width - 3, place.height - 3)
    return rect(inner, "paper", "orange", stroke_width=1.8, stroke_dasharray="5 3")
