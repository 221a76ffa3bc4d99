"""What moved on a strategy map between two instants, said and marked, with values by hand."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.components.shown import locales
from dashboard.components.shown.drawing_svg import as_svg
from dashboard.components.strategy_map.compare import (
    GONE,
    NEW,
    RENAMED,
    Change,
    change_words,
    compared,
    counts,
    difference,
    gone_words,
)
from dashboard.components.strategy_map.content import ELSEWHERE, Content, Objective, content_of
from dashboard.components.strategy_map.drawing import draw_comparison, draw_map
from dashboard.components.strategy_map.table import table_of

SINCE = "1 Oct 2025"
HOSTILE = "<img src=x onerror=alert(1)> **bold**"
EARN = Objective("F1", "Earn", 0, "on_track", 8.0)
RETURN = Objective("C1", "Return", 1, "at_risk", 4.0)
LANES = {"fin": "Financial", "cus": "Customer"}
THEN = Content(LANES, [EARN, RETURN], [("C1", "F1")])


def now(*objectives, lanes=LANES, links=(("C1", "F1"),)):
    return Content(lanes, objectives, links)


def parts(drawing):
    return {part.key: part for part in drawing.parts if part.key}


def words_in(part):
    return [line for shape in part.shapes for line in shape.get("lines", [])]


def test_nothing_moved_where_both_instants_show_the_same():
    found = compared(THEN, THEN, SINCE)
    assert counts(found) == ""
    assert (found.changes, found.gone, found.new_links, found.gone_links) == ({}, [], frozenset(), [])


def test_every_kind_of_move_is_found_and_counted_once():
    found = compared(
        THEN,
        now(
            replace(EARN, status="off_track", score=2.0, title="Earn more"),
            Objective("L1", "Learn", 1, "no_data", None),
            lanes={"fin": "Financial", "cus": "Guests"},
            links=[("L1", "F1")],
        ),
        SINCE,
    )
    assert set(found.changes) == {"F1", "L1"}
    assert [one.id for one in found.gone] == ["C1"]
    assert (found.new_links, found.gone_links) == ({("L1", "F1")}, [("C1", "F1")])
    assert found.lane_changes == {1: (RENAMED, "Customer")}
    assert counts(found) == (
        "1 objective new, 1 gone, 1 renamed, 1 status changed, 1 score moved; 1 link new, 1 gone; "
        "1 perspective renamed"
    )


def test_counts_say_one_and_several():
    found = compared(
        Content(LANES),
        now(EARN, RETURN, replace(EARN, id="F2"), links=[("C1", "F1"), ("C1", "F2")]),
        SINCE,
    )
    assert counts(found) == "3 objectives new; 2 links new"


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [(8.0, 8.12, "+0.12"), (4.0, 3.95, "−0.05"), (0.0, 10.0, "+10.00"), (4.0, 4.004, ""), (4.0, 3.996, "")],
)
def test_a_score_moves_by_what_a_reader_can_see(before, after, moved):
    change = Change(replace(EARN, score=after), replace(EARN, score=before))
    assert change.is_rescored == bool(moved)
    if moved:
        assert difference(change) == moved


def test_a_difference_is_written_by_the_locale(monkeypatch):
    monkeypatch.setattr(locales, "_written", locales._locale("de_DE"))
    assert difference(Change(replace(EARN, score=9.25), EARN)) == "+1,25"


def test_a_score_that_comes_or_goes_has_moved_and_is_no_number():
    came, went = Change(EARN, replace(EARN, score=None)), Change(replace(EARN, score=None), EARN)
    assert came.is_rescored and went.is_rescored
    assert (difference(came), difference(went)) == ("", "")
    assert change_words(came, SINCE) == ["No score then"]
    assert change_words(went, SINCE) == ["No score now, was 8.00"]
    assert not Change(replace(EARN, score=None), replace(EARN, score=None)).is_any


def test_no_status_is_no_data_and_spaces_rename_nothing():
    was = replace(EARN, status=None, title="Earn  more ")
    assert not Change(replace(EARN, status="no_data", title="Earn more"), was).is_any


def test_changes_are_said_in_words():
    now_ = replace(EARN, status="off_track", score=7.5, title="Earn more")
    assert change_words(Change(now_, EARN, "Customer"), SINCE) == [
        "Status changed from On track to Off track",
        "Score moved by −0.50, was 8.00",
        "Moved here from Customer",
        "Renamed, was Earn",
    ]
    assert change_words(Change(EARN, None), SINCE) == ["New since 1 Oct 2025"]
    assert gone_words(RETURN, SINCE) == ["Gone since 1 Oct 2025", "Was at risk, score 4.0 of 10"]


def test_an_objective_in_another_perspective_says_from_which():
    found = compared(THEN, now(EARN, replace(RETURN, lane=0)), SINCE)
    assert found.changes["C1"].moved_from == "Customer"
    assert not found.gone


def test_another_order_of_the_perspectives_moves_no_objective():
    turned = {"cus": "Customer", "fin": "Financial"}
    found = compared(THEN, now(replace(EARN, lane=1), replace(RETURN, lane=0), lanes=turned), SINCE)
    assert not found.changes


def test_a_perspective_that_is_gone_stands_below_the_one_under_which_it_stood():
    then = Content(
        {"top": "Owners", "fin": "Financial", "par": "Partners", "cus": "Customer", None: ELSEWHERE},
        [Objective("T1", "Pay", 0, None, None), Objective("P1", "Sell", 2, None, None)],
    )
    after = Content({"fin": "Financial", "cus": "Customer", "soc": "Society"}, [replace(RETURN, lane=1)])
    found = compared(then, after, SINCE)
    assert found.lanes == ["Owners", "Financial", "Partners", "Customer", "Society", ELSEWHERE]
    assert found.lane_changes == {0: (GONE, ""), 2: (GONE, ""), 4: (NEW, "")}
    assert [(one.id, one.lane) for one in found.gone] == [("T1", 0), ("P1", 2)]
    assert [(one.id, one.lane) for one in found.objectives] == [("C1", 3)]


def test_rows_become_a_map_with_the_links_that_lie_on_it():
    nodes = [
        {"perspective_id": "fin", "perspective": "Financial", "objective_id": None, "objective": None},
        {"perspective_id": "cus", "perspective": None, "objective_id": None, "objective": None},
        {
            "perspective_id": None,
            "perspective": None,
            "objective_id": "X",
            "objective": None,
            "status": "stale",
            "score": None,
            "overridden": False,
            "missing": 1,
        },
    ]
    linked = [{"from_id": "X", "to_id": "elsewhere"}, {"from_id": "X", "to_id": "X"}]
    found = content_of(nodes, linked)
    assert found.lanes == {"fin": "Financial", "cus": "cus", None: ELSEWHERE}
    assert found.objectives == [Objective("X", "X", 2, "stale", None, False, 1)]
    assert found.links == [("X", "X")]


def test_a_box_shows_both_statuses_the_difference_and_the_score_then():
    after = now(replace(EARN, status="off_track", score=2.0), RETURN)
    drawn = parts(draw_comparison("A map", compared(THEN, after, SINCE), after.links))
    box, same = drawn["F1"], drawn["C1"]
    marks = [shape for shape in box.shapes if shape["fill"] in ("blue", "red") and shape["tag"] != "path"]
    assert [(shape["tag"], shape["fill"]) for shape in marks[:2]] == [("circle", "blue"), ("rect", "red")]
    assert {"Off track", "−6.00 score"} <= set(words_in(box))
    assert "Status changed from On track to Off track. Score moved by −6.00, was 8.00" in box.label
    bar = next(shape for shape in box.shapes if shape["tag"] == "rect" and shape["fill"] == "panel")
    tick = bar["x"] + 0.8 * bar["width"]
    assert any(shape.get("d", "").startswith(f"M{tick:.2f},") for shape in box.shapes)
    before = parts(draw_map("A map", list(LANES.values()), THEN.objectives, THEN.links))["C1"]
    assert (len(same.shapes), same.label) == (len(before.shapes), before.label)


def test_what_is_gone_is_dashed_and_can_be_chosen():
    after = now(EARN, links=())
    picture = draw_comparison("A map", compared(THEN, after, SINCE), after.links)
    drawn = parts(picture)
    assert drawn["C1"].chooses and drawn["C1"].shapes[0]["stroke-dasharray"]
    assert drawn["C1"].label == "Return. Gone since 1 Oct 2025. Was at risk, score 4.0 of 10"
    assert {"Return", "Was at risk", "Gone since 1 Oct 2025"} <= set(words_in(drawn["C1"]))
    assert drawn["C1\nF1"].label == "Return was held to drive Earn, gone since 1 Oct 2025"
    assert drawn["C1\nF1"].shapes[0]["stroke-dasharray"]
    assert picture.traces["C1"] == ["C1", "C1\nF1", "F1"]
    (_, (card,)) = picture.groups[1]
    assert (card.key, card.status, card.lines) == ("C1", None, gone_words(RETURN, SINCE))


def test_a_trace_goes_on_over_no_link_that_is_gone():
    links = [("A", "B"), ("B", "C"), ("C", "D")]
    every = [Objective(name, name, 3 - lane, "on_track", 7.0) for lane, name in enumerate("ABCD")]
    lanes = {str(n): str(n) for n in range(4)}
    after = Content(lanes, every, [links[0], links[2]])
    traces = draw_comparison("A map", compared(Content(lanes, every, links), after, SINCE), after.links).traces
    assert set(traces["B"]) == {"A", "A\nB", "B", "B\nC", "C"}
    assert set(traces["A"]) == {"A", "A\nB", "B"}


def test_a_new_link_runs_on_rails_also_where_it_is_broken():
    after = now(EARN, replace(RETURN, status="off_track"))
    then = Content(LANES, [EARN, RETURN])
    plain = parts(draw_map("A map", list(LANES.values()), after.objectives, after.links))["C1\nF1"]
    new = parts(draw_comparison("A map", compared(then, after, SINCE), after.links))["C1\nF1"]
    assert len(new.shapes) == len(plain.shapes) + 2
    assert new.label == f"{plain.label}, new since 1 Oct 2025"


def test_the_legend_explains_the_marks_that_are_there_and_no_others():
    def legend(then, after):
        return words_in(draw_comparison("A map", compared(then, after, SINCE), after.links).parts[-1])

    assert legend(THEN, THEN) == ["Nothing moved since 1 Oct 2025"]
    assert legend(THEN, now(replace(EARN, score=9.0), RETURN)) == [
        "Since 1 Oct 2025:",
        "Score moved, by so much",
        "The score then",
    ]
    assert legend(THEN, now(RETURN, Objective("L1", "Learn", 0, None, None), links=[("C1", "L1")])) == [
        "Since 1 Oct 2025:",
        "New",
        "Gone: it stood here",
        "New link",
        "Link that is gone",
    ]


def test_the_picture_and_the_list_say_what_became_of_a_perspective():
    after = Content({"cus": "Guests", "soc": "Society"}, [replace(RETURN, lane=0)])
    picture = draw_comparison("A map", compared(THEN, after, SINCE), ())
    assert [heading for heading, _ in picture.groups] == [
        "Financial (gone)",
        "Guests (was Customer)",
        "Society (new)",
    ]
    said = [words_in(part) for part in picture.parts[:3]]
    assert said == [["Financial", "gone"], ["Guests", "was Customer"], ["Society", "new", "no objectives yet"]]


def test_people_s_words_stay_words_in_the_file():
    then = Content(LANES, [replace(EARN, title=HOSTILE), replace(RETURN, title=HOSTILE)], [("C1", "F1")])
    picture = draw_comparison("A map", compared(then, now(EARN, links=()), SINCE), ())
    root = ElementTree.fromstring(as_svg(picture))
    assert "".join(root.itertext()).count("<img src=x") >= 2
    assert not list(root.iter("{http://www.w3.org/2000/svg}img"))


def test_the_table_has_what_was_beside_what_is():
    after = now(replace(EARN, status="off_track", score=2.0, title="Earn more"), links=())
    (row,) = table_of(after, THEN, compared(THEN, after, SINCE), "2025-10-01T00:00:00Z")
    assert (row["from_id"], row["from_objective"], row["from_status"], row["link_change"]) == (
        "C1",
        None,
        None,
        GONE,
    )
    assert (row["from_change"], row["from_status_before"], row["from_score_before"]) == (GONE, "At risk", 4.0)
    assert (row["from_objective_before"], row["from_perspective_before"]) == ("Return", "Customer")
    assert (row["to_change"], row["to_status"], row["to_status_before"]) == (
        "status, score, renamed",
        "Off track",
        "On track",
    )
    assert (row["to_objective"], row["to_objective_before"]) == ("Earn more", "Earn")
    assert row["compared_with"] == "2025-10-01T00:00:00Z"
    assert set(table_of(after)[0]) < set(row)
