"""Where everything on a strategy map stands: nothing on another, links round boxes, and each time the same."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.components.shown.shapes import width_of, wrapped
from dashboard.components.strategy_map.compare import compared
from dashboard.components.strategy_map.content import Content, Objective
from dashboard.components.strategy_map.drawing import draw_comparison, draw_map
from dashboard.components.strategy_map.layout import (
    ARROW,
    BOX,
    FOOT,
    INSET,
    LINE,
    LINES,
    TITLE,
    Mark,
    in_order,
    laid_out,
)

TITLES = st.text(max_size=40) | st.sampled_from(["Guests return", "x" * 500, "客室" * 40, "one " * 60])


@st.composite
def maps(draw):
    """Lanes, boxes and links of any kind: upwards, downwards, within a lane, in circles."""
    lanes = draw(st.integers(1, 5))
    many = draw(st.integers(0, 24))
    marks = [Mark(f"O{n}", draw(TITLES), draw(st.integers(0, lanes - 1))) for n in range(many)]
    ends = st.sampled_from([mark.id for mark in marks]) if marks else st.nothing()
    pairs = st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]) if many > 1 else st.nothing()
    links = draw(st.lists(pairs, unique=True, max_size=40)) if many > 1 else []
    return [f"Lane {n}" for n in range(lanes)], marks, links


@st.composite
def compared_maps(draw):
    """The same with what is gone: boxes, links, whole lanes; and with boxes that need more room for their notes."""
    lanes, marks, links = draw(maps())
    gone_lanes = draw(st.sets(st.integers(0, len(lanes) - 1), max_size=len(lanes) - 1))
    marks = [
        replace(
            mark, more=draw(st.sampled_from([0.0, 28.0, 70.0])), gone=mark.lane in gone_lanes or draw(st.booleans())
        )
        for mark in marks
    ]
    gone = {mark.id for mark in marks if mark.gone}
    gone_links = [link for link in links if gone & set(link) or draw(st.booleans())]
    there = [link for link in links if link not in gone_links]
    return lanes, marks, there, gone_links, min(set(range(len(lanes))) - gone_lanes)


def along(points, steps=16):
    """Places on the way of a link, from one end to the other."""
    for n in range(0, len(points) - 1, 3):
        a, b, c, d = points[n : n + 4]
        for step in range(steps + 1):
            t = step / steps
            u = 1 - t
            yield tuple(u**3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t**3 * d[k] for k in (0, 1))


def inside(point, place, by=0.01):
    return place.x + by < point[0] < place.right - by and place.y + by < point[1] < place.bottom - by


@given(maps() | compared_maps())
@settings(max_examples=60, deadline=None)
def test_no_box_lies_on_another_or_out_of_its_lane(drawn):
    marks = drawn[1]
    layout = laid_out(*drawn)
    assert set(layout.boxes) == {mark.id for mark in marks}
    for one, other in combinations([box.place for box in layout.boxes.values()], 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
    for above, below in zip(layout.lanes, layout.lanes[1:], strict=False):
        assert above.place.bottom < below.place.y
    for mark in marks:
        lane, box = layout.lanes[mark.lane].place, layout.boxes[mark.id].place
        assert lane.x < box.x and box.right <= lane.right
        assert lane.y < box.y and box.bottom < lane.bottom
        assert box.height >= len(layout.boxes[mark.id].lines) * LINE + FOOT + mark.more


@given(maps() | compared_maps())
@settings(max_examples=60, deadline=None)
def test_a_link_runs_from_its_cause_to_its_effect_round_every_box(drawn):
    layout = laid_out(*drawn)
    assert set(layout.ways) == {*drawn[2], *(drawn[3] if len(drawn) > 3 else ())}
    for (cause, effect), way in layout.ways.items():
        first, last = layout.boxes[cause].place, layout.boxes[effect].place
        assert first.x < way[0][0] < first.right and way[0][1] in (first.y, first.bottom)
        assert last.x < way[-1][0] < last.right and way[-1][1] in (last.y - ARROW, last.bottom + ARROW)
        for point in along(way):
            assert 0 <= point[0] <= layout.width and 0 <= point[1] <= layout.height
            assert not any(inside(point, box.place) for box in layout.boxes.values())


@given(maps(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_places_do_not_depend_on_the_order_in_which_things_are_told(drawn, random):
    lanes, marks, links = drawn
    shuffled, linked = random.sample(marks, len(marks)), random.sample(links, len(links))
    one, other = laid_out(lanes, marks, links), laid_out(lanes, shuffled, linked)
    assert dict(one.boxes) == dict(other.boxes)
    assert dict(one.ways) == dict(other.ways)


@given(maps(), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_added_moves_nobody_past_anybody(drawn, data):
    lanes, marks, links = drawn
    added = Mark("N", "New", data.draw(st.integers(0, len(lanes) - 1)))
    names = [mark.id for mark in marks]
    driven = data.draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []
    before = in_order(marks, links)
    after = in_order([*marks, added], [*links, *(("N", effect) for effect in driven)])
    lane = {mark.id: mark.lane for mark in marks}
    for n in range(len(lanes)):
        assert [name for name in after if name != "N" and lane[name] == n] == [
            name for name in before if lane[name] == n
        ]


@given(compared_maps())
@settings(max_examples=60, deadline=None)
def test_what_is_gone_moves_nobody_past_anybody(drawn):
    lanes, marks, links, gone_links, top = drawn
    there = [mark for mark in marks if not mark.gone]
    kept = sorted({mark.lane for mark in there} | {top})
    without = laid_out(lanes, [replace(mark, lane=kept.index(mark.lane), more=0.0) for mark in there], links)
    beside = laid_out(lanes, marks, links, gone_links, top)

    def as_read(layout):
        places = {mark.id: layout.boxes[mark.id].place for mark in there}
        return sorted(places, key=lambda name: (places[name].y, places[name].x))

    assert as_read(beside) == as_read(without)


def test_a_lane_that_is_gone_above_all_others_moves_nobody():
    there = [Mark("F1", "", 1), Mark("C1", "", 2), Mark("C2", "", 2)]
    gone = Mark("T1", "", 0, gone=True)
    beside = laid_out(["Owners", "Financial", "Customer"], [*there, gone], [("C2", "F1")], [("F1", "T1")], top=1)
    assert beside.boxes["C2"].place.x < beside.boxes["C1"].place.x


@given(maps())
@settings(max_examples=20, deadline=None)
def test_a_map_that_is_compared_with_itself_is_the_map(drawn):
    titles, marks, links = drawn
    objectives = [Objective(mark.id, mark.title, mark.lane, "on_track", 5.0) for mark in marks]
    content = Content(dict(enumerate(titles)), objectives, links)
    alone = draw_map("A map", titles, objectives, links)
    beside = draw_comparison("A map", compared(content, content, "1 Oct 2025"), links)
    assert beside.parts[: len(alone.parts)] == alone.parts
    assert (beside.width, beside.traces, beside.groups) == (alone.width, alone.traces, alone.groups)


@given(maps(), st.data())
@settings(max_examples=30, deadline=None)
def test_a_status_moves_nothing(drawn, data):
    lanes, marks, links = drawn
    codes = st.sampled_from(["off_track", "at_risk", "on_track", "stale", "no_data", None])

    def places(picture):
        return [
            (part.key, part.shapes[0].get("x"), part.shapes[0].get("y")) for part in picture.parts if part.chooses
        ]

    two = [
        draw_map(
            "A map",
            lanes,
            [Objective(mark.id, mark.title, mark.lane, data.draw(codes), 5.0) for mark in marks],
            links,
        )
        for _ in range(2)
    ]
    assert places(two[0]) == places(two[1])
    assert two[0].width == two[1].width


def test_causes_stand_in_the_order_of_what_they_drive():
    marks = [Mark("F1", "", 0), Mark("F2", "", 0), Mark("C1", "", 1), Mark("C2", "", 1), Mark("C10", "", 1)]
    assert in_order(marks, [("C1", "F2"), ("C2", "F1")]) == ["F1", "C2", "F2", "C1", "C10"]
    assert in_order(marks, [])[2:] == ["C1", "C2", "C10"]


def test_a_lane_with_many_boxes_has_several_rows():
    layout = laid_out(["Financial"], [Mark(f"F{n}", "Grow", 0) for n in range(12)], [])
    rows = {box.place.y for box in layout.boxes.values()}
    assert len(rows) == 3
    assert layout.width == 1180


@given(TITLES)
def test_a_title_stays_in_its_box(title):
    lines = wrapped(title, BOX - 2 * INSET, TITLE, LINES, 600)
    assert len(lines) <= LINES
    assert all(width_of(line, TITLE, 600) <= BOX - 2 * INSET for line in lines)
    whole = "".join(title.split())
    assert "".join("".join(lines).split()) == whole or lines[-1].endswith("…")
