"""The Strategy map page: where does the chain of cause and effect break?"""

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dashboard import wiring
from dashboard.components.frame import frame
from dashboard.components.shown.drawing import told
from dashboard.components.shown.drawing_svg import as_svg
from dashboard.components.strategy_map.content import Objective, begins, broken
from dashboard.components.strategy_map.drawing import draw_map
from engine.domain.links import LinkCauseEffect
from engine.domain.scorecard import OpenScorecard, SetStrategicObjective, perspective_id
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.conftest import Sample
from tests.dashboard.conftest import drawing, words
from tests.dashboard.live import WHO

THEN = "2025-05-14T00:00:00Z"
SEEN = {"asof": THEN, "known": THEN}
HOSTILE = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) " + "long " * 400


@pytest.fixture(scope="module")
def scaleup(sample_of: Sample) -> Path:
    """The workspace of the technology firm, whose chain is broken in summer; read only, please."""
    return sample_of("scaleup")


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A scorecard with two objectives that are linked, one of them with a hostile title."""
    workspace = tmp_path / "card"
    workspace.mkdir()
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3", create=True) as log:
        handle(log, OpenScorecard(entity_id="S", title="Our card", at=now, reason="start"), **WHO)
        for name, title, lane in (("F1", "Earn", "Financial"), ("C1", HOSTILE, "Customer")):
            above = perspective_id("S", lane)
            made = SetStrategicObjective(entity_id=name, title=title, parent_id=above, at=now, reason="start")
            handle(log, made, **WHO)
        handle(log, LinkCauseEffect(entity_id="C1", to_id="F1", at=now, reason="we think so"), **WHO)
    return workspace


def drawn(page):
    return drawing(page, "hansei_drawing")["drawing"]


def boxes(page):
    return {part["key"]: part["label"] for part in drawn(page)["parts"] if part["chooses"]}


def test_the_map_shows_every_objective_with_its_status_and_score(scaleup, open_page):
    page = open_page(scaleup, "strategy_map", **SEEN)
    at = datetime.fromisoformat(THEN)
    rows = wiring.current().read_model.rows("scorecard", Bounds(as_of=at, known_at=at))
    objectives = {row["objective_id"]: row for row in rows if row["kind"] == "strategic_objective"}
    said = boxes(page)
    assert set(said) == set(objectives)
    for name, row in objectives.items():
        assert row["objective"] in said[name]
        if row["score"] is not None:
            assert f"score {row['score']:.1f} of 10" in said[name]


def test_lanes_stand_in_the_order_of_the_perspectives(scaleup, open_page):
    page = open_page(scaleup, "strategy_map", **SEEN)
    assert [heading for heading, _ in drawn(page)["groups"]] == [
        "Financial",
        "Customer",
        "Internal process",
        "Learning and growth",
    ]


def test_links_from_an_objective_off_track_are_broken_and_listed(scaleup, open_page):
    page = open_page(scaleup, "strategy_map", **SEEN)
    at = datetime.fromisoformat(THEN)
    links = wiring.current().read_model.rows("strategy_map", Bounds(as_of=at, known_at=at))
    red = [row for row in links if row["to_id"] and row["from_status"] == "off_track"]
    assert red
    said = [part["label"] for part in drawn(page)["parts"] if "\n" in part["key"]]
    assert sum("is off track, yet held to drive" in label for label in said) == len(red)
    assert f"The chain breaks at {len(red)} of {len(links)} links" in words(page)
    assert "Broken links" in words(page)


def test_the_chain_breaks_first_where_nothing_off_track_drives():
    objectives = {
        name: Objective(name, name, 0, status, None)
        for name, status in (("F", "on_track"), ("C", "off_track"), ("I", "off_track"), ("L", "at_risk"))
    }
    links = [("C", "F"), ("I", "C"), ("L", "I")]
    assert broken(links, objectives) == [("C", "F"), ("I", "C")]
    assert begins(broken(links, objectives)) == ["I"]


def test_a_chain_without_data_is_not_said_to_hold(hotels, open_page):
    now = "2026-11-01T00:00:00Z"
    page = open_page(hotels, "strategy_map", asof=now, known="2025-12-01T00:00:00Z")
    said = words(page)
    assert "No break is seen, but 4 of 7 links begin at an objective without data" in said.replace("**", "")
    assert "The chain holds" not in said


def test_a_trace_follows_the_chain_over_any_number_of_links_and_no_further():
    objectives = [Objective(name, name, lane, "on_track", 7.0) for lane, name in enumerate("FCILX")]
    lit = draw_map("Map", list("abcde"), objectives, [("C", "F"), ("I", "C"), ("L", "C"), ("X", "X")]).traces
    assert set(lit["I"]) == {"I", "C", "F", "I\nC", "C\nF"}
    assert set(lit["C"]) == {"C", "F", "I", "L", "C\nF", "I\nC", "L\nC"}
    assert lit["X"] == ["X"]


def test_a_choice_opens_what_stands_behind_the_objective_and_comes_back_from_the_url(scaleup, open_page):
    page = open_page(scaleup, "strategy_map", item="C2", **SEEN)
    assert drawing(page, "hansei_drawing")["chosen"] == "C2"
    said = words(page)
    for box in ("Cause and effect", "Measures", "Goals aligned with it", "Decisions", "Changes"):
        assert box in said
    assert "Driven by" in said and "Grow by what stays" in said
    assert "Wards plan, and would miss it" in [one.value.replace("\\", "") for one in page.subheader]
    page.button(key="close_detail").click().run()
    assert "item" not in page.query_params


def test_an_item_that_is_not_on_the_map_opens_nothing(scaleup, open_page):
    page = open_page(scaleup, "strategy_map", item="nowhere", **SEEN)
    assert not page.subheader
    assert "Point at an objective" in words(page)


def test_only_the_objectives_of_the_person_chosen_stand_out(scaleup, open_page):
    everyone = open_page(scaleup, "strategy_map", **SEEN)
    assert drawing(everyone, "hansei_drawing")["standing"] is None
    at = datetime.fromisoformat(THEN)
    rows = wiring.current().read_model.rows("scorecard", Bounds(as_of=at, known_at=at))
    owned = {row["objective_id"]: row["owner"] for row in rows if row["kind"] == "strategic_objective"}
    owner = owned["C2"]
    page = open_page(scaleup, "strategy_map", owner=owner, **SEEN)
    standing = drawing(page, "hansei_drawing")["standing"]
    assert standing == sorted(name for name, other in owned.items() if other == owner)
    assert standing != sorted(owned)


def test_an_objective_that_was_not_there_yet_is_not_drawn(card, open_page):
    page = open_page(card, "strategy_map", asof="2020-01-01", known="2020-01-01")
    assert "There was no scorecard yet at this instant" in words(page)


def test_empty_lanes_say_so_and_people_s_text_stays_text(card, open_page):
    page = open_page(card, "strategy_map", item="C1")
    picture = drawn(page)
    lanes = dict(picture["groups"])
    assert lanes["Internal process"] == [] and picture["none"] == "no objectives yet"
    assert (
        sum("no objectives yet" in shape.get("lines", []) for part in picture["parts"] for shape in part["shapes"])
        == 2
    )
    assert boxes(page)["C1"].startswith("<img src=x onerror=alert(1)>")
    assert "Nothing can be said of the chain" in words(page)
    for element in (*page.markdown, *page.subheader):
        assert "<img" not in element.value.replace("\\<", "")


def test_a_workspace_without_a_scorecard_says_what_to_do(empty, real_histories, open_page):
    assert "hansei demo" in words(open_page(empty, "strategy_map"))
    assert "There is no scorecard yet" in words(open_page(real_histories, "strategy_map"))


@pytest.fixture
def taken_away(monkeypatch):
    """What the export menu of the last page would give: its table and its drawing."""
    kept = {}

    def menu(name, view, table, drawing=None, **_):
        kept.update(table=table(), drawing=drawing())

    monkeypatch.setattr(frame, "export_menu", menu)
    return kept


def test_the_file_has_the_same_places_as_the_screen(scaleup, open_page, taken_away):
    page = open_page(scaleup, "strategy_map", **SEEN)
    assert json.loads(json.dumps(told(taken_away["drawing"], "no objectives yet"))) == drawn(page)
    root = ElementTree.fromstring(as_svg(taken_away["drawing"]))
    places = [
        (shape["x"], shape["y"])
        for part in taken_away["drawing"].parts
        for shape in part.shapes
        if shape["tag"] == "rect"
    ]
    found = [(float(one.get("x")), float(one.get("y"))) for one in root.iter("{http://www.w3.org/2000/svg}rect")]
    assert found[1:] == [pytest.approx(place, abs=0.01) for place in places]  # the first one is the paper


def test_the_table_has_a_row_a_link_and_says_which_are_broken(card, open_page, taken_away):
    open_page(card, "strategy_map")
    (row,) = taken_away["table"]
    assert (row["from_id"], row["to_id"], row["broken"]) == ("C1", "F1", "no")
    assert row["from_perspective"] == "Customer"


def test_the_drawing_is_offered_as_a_file(scaleup, open_page):
    page = open_page(scaleup, "strategy_map", **SEEN)
    page.session_state["export_popover"] = True
    page.run()
    labels = [one.proto.label for one in page.get("download_button")]
    assert labels[-2:] == ["Drawing as SVG", "Drawing as PNG"]


def test_the_svg_holds_people_s_text_as_text():
    objectives = [Objective("F1", HOSTILE, 0, "off_track", 1.0), Objective("C1", "Come back", 1, "on_track", 9.0)]
    root = ElementTree.fromstring(as_svg(draw_map("A map", ["Financial", "Customer"], objectives, [("F1", "C1")])))
    assert "<img src=x onerror=alert(1)> **bold**" in "".join(root.itertext())
    assert not list(root.iter("{http://www.w3.org/2000/svg}img"))
