"""Where everything on an X-matrix stands: sides round a cross, a cell of its own for each pair."""

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.components.hoshin.matrix_drawing import Item, Owner, draw_matrix
from dashboard.components.hoshin.matrix_layout import (
    COLUMN,
    OWNER,
    SIDES,
    SIZE,
    SMALL,
    TALL,
    WIDTH,
    Entry,
    laid_out,
)
from dashboard.components.shown.drawing_svg import as_svg
from dashboard.components.shown.shapes import Rect, width_of

TITLES = st.text(max_size=40) | st.sampled_from(["Guests return", "x" * 500, "客室" * 40, "one " * 60])


@st.composite
def matrices(draw):
    """Any number of entries on each side, none of them too."""
    entries = []
    for side in (*SIDES, OWNER):
        for n in range(draw(st.integers(0, 7))):
            entries.append(Entry(f"{side}{n}", draw(TITLES), side))
    return entries


def apart(one, other):
    return (
        one.right <= other.x + 0.001
        or other.right <= one.x + 0.001
        or one.bottom <= other.y + 0.001
        or other.bottom <= one.y + 0.001
    )


@given(matrices())
@settings(max_examples=25, deadline=None)
def test_no_heading_lies_on_another_or_on_the_cross_or_on_the_cells(entries):
    layout = laid_out(entries)
    places = [head.place for head in layout.heads.values()] + [
        layout.cross,
        *(field[0] for field in layout.corners),
    ]
    assert set(layout.heads) == {one.key for one in entries}
    assert all(apart(one, other) for one, other in combinations(places, 2))
    assert all(place.right <= layout.width + 0.001 and place.bottom <= layout.height + 0.001 for place in places)


@given(matrices())
@settings(max_examples=25, deadline=None)
def test_each_row_and_column_meet_in_a_cell_of_their_own(entries):
    layout = laid_out(entries)
    cells = {}
    for one, other in combinations(entries, 2):
        cell = layout.cell(one.key, other.key)
        turned = layout.heads[one.key].turned, layout.heads[other.key].turned
        assert (cell is None) == (turned[0] == turned[1])
        if cell:
            assert cell not in cells
            cells[cell] = (one, other)
            inside = [f for f, _, _ in layout.corners if f.x < cell[0] < f.right and f.y < cell[1] < f.bottom]
            assert len(inside) == 1
            assert layout.cell(other.key, one.key) == cell


@given(matrices(), st.sampled_from([*SIDES, OWNER]))
@settings(max_examples=25, deadline=None)
def test_what_is_added_moves_nobody_past_anybody(entries, side):
    before, after = laid_out(entries), laid_out([*entries, Entry("new", "New", side)])

    def order(layout):
        return [
            sorted((one.key for one in entries if one.side == s), key=lambda key: place_of(layout.heads[key].place))
            for s in (*SIDES, OWNER)
        ]

    def place_of(place: Rect):
        return place.y, place.x

    assert order(before) == order(after)


@given(matrices())
@settings(max_examples=25, deadline=None)
def test_titles_stay_in_their_headings(entries):
    for head in laid_out(entries).heads.values():
        room = TALL - 40 if head.turned else head.place.width - 95
        assert len(head.lines) <= 2
        assert all(width_of(line, SMALL if head.turned else SIZE) <= room for line in head.lines)


def test_a_small_matrix_fills_the_page_and_a_large_one_stays_legible():
    few = [Entry(f"{side}{n}", "Title", side) for side in (*SIDES, OWNER) for n in range(5)]
    many = [Entry(f"{side}{n}", "Title", side) for side in (*SIDES, OWNER) for n in range(20)]
    assert laid_out(few).column == COLUMN
    assert 0.85 * WIDTH < laid_out(few).width <= WIDTH
    assert laid_out(many).column >= 2 * 14


def test_who_belongs_together_lights_up_together():
    items = [
        Item("B1", "Guests return", "breakthrough_objective", "Ann", True),
        Item("A1", "Score 60", "annual_objective", "Ben", True),
        Item("P1", "Own floor teams", "improvement_priority", "Ann", False),
    ]
    owners = [Owner("Ann", 2, 9, True), Owner("Ben", 1, 1, False)]
    drawn = draw_matrix("A plan", items, owners, [("B1", "A1", "strong")])
    lit = drawn.traces
    assert {"B1", "A1", "owner:Ann"} <= set(lit["B1"])
    assert not {"P1", "owner:Ben"} & set(lit["B1"])
    assert {"B1", "P1", "owner:Ann"} <= set(lit["owner:Ann"])
    keys = {part.key for part in drawn.parts}
    assert all(key in keys or key == "A1\nowner:Ben" for lights in lit.values() for key in lights)


def test_the_marks_differ_by_shape_and_are_said_in_words():
    items = [
        Item(name, name, side, None, True)
        for name, side in (("B", "breakthrough_objective"), ("A", "annual_objective"))
    ]
    shapes = []
    for strength in ("strong", "medium", "weak"):
        drawn = draw_matrix("A plan", items, [], [("B", "A", strength)])
        mark = next(part for part in drawn.parts if "\n" in part.key)
        assert mark.label == f"B and A: {strength}"
        shapes.append((mark.shapes[0]["tag"], mark.shapes[0]["fill"]))
    assert len(set(shapes)) == 3


def test_the_file_is_a_picture_whatever_people_write():
    hostile = '<script>alert(1)</script> "quoted" & \x00\x0b\ufffe ]]> \u202eback 👩‍🚀'
    items = [Item("B'\"<&", hostile, "breakthrough_objective", hostile, False)]
    owners = [Owner(hostile, 1, 1, False)]
    root = ElementTree.fromstring(as_svg(draw_matrix(hostile, items, owners, [])).encode())
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags == {"svg", "title", "rect", "g", "path", "circle", "text", "tspan"}
    said = "".join(root.itertext())
    assert "<script>alert(1)</script>" in said
    assert "\x00" not in said
