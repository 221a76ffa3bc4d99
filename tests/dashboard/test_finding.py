"""Finding things: the box in the sidebar, what it finds, and whose items the pages show."""

from datetime import UTC, datetime

import pytest

from dashboard import wiring
from engine.domain.decision import TakeDecision
from engine.domain.plan import AssignOwner
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.conftest import NOBODY, tree, words
from tests.dashboard.live import WHO, small_plan
from tests.dashboard.meeting import small_scorecard


@pytest.fixture
def plan(tmp_path):
    """A plan with five key results, of which one is Ann's, one Nobody's own, and three nobody's."""
    small_plan(tmp_path / "plan")
    with Log(tmp_path / "plan" / "log.sqlite3") as log:
        for name, owner in (("KR1", "Ann"), ("KR2", NOBODY)):
            handle(log, AssignOwner(entity_id=name, at=datetime.now(UTC), owner=owner, reason="r"), **WHO)
    return tmp_path / "plan"


def test_the_box_in_the_sidebar_leads_to_what_it_finds(plan, open_page):
    page = open_page(plan, "okrs", upto="@5")
    page.text_input(key="find").set_value("  RESULT 3 ").run()
    assert page.title[0].value == "Find “RESULT 3”"
    assert page.query_params["q"] == "RESULT 3"
    assert page.query_params["upto"] == "@5"


def test_what_is_found_opens_its_page_and_the_way_back_finds_it_again(plan, open_page):
    page = open_page(plan, "item", q="result")
    assert list(tree(page)) == ["KR1", "KR2", "KR3", "KR4", "KR5"]
    assert tree(page)["KR1"]["cells"]["Lies in"]["text"] == "Guests return"
    page.query_params["item"] = "KR3"
    page.run()
    assert page.title[0].value == "Result 3"
    page.button(key="back_to_found").click().run()
    assert list(tree(page)) == ["KR1", "KR2", "KR3", "KR4", "KR5"]


def test_a_person_is_found_and_what_is_his_is_shown(plan, open_page):
    page = open_page(plan, "item", q="ann")
    assert list(tree(page)) == ["KR1"]
    page.button(key="person Ann").click().run()
    assert page.query_params["owner"] == "Ann"


@pytest.mark.parametrize("asked", ["nothing like it", "<script>", "%", "💥", "a" * 5000, "'; DROP TABLE events"])
def test_what_nobody_wrote_is_not_found_and_asked_for_harmlessly(plan, open_page, asked):
    page = open_page(plan, "item", q=asked)
    assert page.info[0].value.startswith("Nothing is called")
    assert not tree(page)
    for one in [*page.title, *page.info]:
        assert "<script>" not in one.value


def test_at_an_instant_of_the_past_only_what_was_there_is_found(plan, open_page):
    page = open_page(plan, "item", q="result", upto="@5")
    assert list(tree(page)) == ["KR1", "KR2"]


def test_mine_is_of_the_one_who_is_here_on_every_page(plan, open_page):
    page = open_page(plan, "okrs")
    assert page.selectbox(key="select owner").options[:2] == ["Everyone", f"Mine: {NOBODY}"]
    page.selectbox(key="select owner").set_value("mine").run()
    assert page.query_params["owner"] == "mine"
    assert list(tree(page)) == ["O", "KR2"]
    page.selectbox(key="select owner").set_value("Ann").run()
    assert list(tree(page)) == ["O", "KR1"]
    page.switch_page("screens/audit.py").run()
    assert page.query_params["owner"] == "Ann"
    page.selectbox(key="select owner").set_value("Everyone").run()
    assert "owner" not in page.query_params


def test_where_nothing_is_of_the_person_the_page_says_so_and_shows_all(plan, open_page):
    page = open_page(plan, "okrs", owner="<b>Zoe</b>")
    assert page.warning[0].value.replace("\\", "") == "Nothing here belongs to <b>Zoe</b>; this is everyone's."
    assert len(tree(page)) == 6


def test_the_scorecard_shows_what_is_of_the_person(tmp_path, open_page):
    mine = small_scorecard(tmp_path / "mine")
    with Log(mine / "log.sqlite3") as log:
        handle(log, AssignOwner(entity_id="B", at=datetime.now(UTC), owner="Ben", reason="r"), **WHO)
    assert list(tree(open_page(mine, "scorecard", owner="Ben"))) == ["S", "G", "O", "B"]


def test_a_review_is_of_who_leads_it_and_of_who_has_something_to_do_from_it(tmp_path, open_page):
    mine = small_scorecard(tmp_path / "mine")
    with Log(mine / "log.sqlite3") as log:
        decision = TakeDecision(
            review_id="R", at=datetime.now(UTC), decision="continue", text="Go on", reason="It helps",
            subject_id="A", owner="Ben",
        )  # fmt: skip
        handle(log, decision, **WHO)
    for owner, is_his in (("Ann", True), ("Ben", True), ("Zoe", False)):
        page = open_page(mine, "pdca", owner=owner)
        assert bool(page.warning) is not is_his, owner
        assert "1 review held" in words(page)


def test_the_choice_of_a_person_has_one_place_only(hotels, open_page):
    for screen in ("okrs", "scorecard", "pdca"):
        page = open_page(hotels, screen)
        assert [one.key for one in page.selectbox if one.label in ("Owner", "Whose")] == ["select owner"]
        assert not [one for one in page.main.selectbox if one.key == "select owner"]
    assert wiring.current().position


def test_in_an_empty_workspace_the_box_finds_nothing_and_nobody_owns_anything(empty, open_page):
    page = open_page(empty, "okrs")
    assert page.selectbox(key="select owner").options == ["Everyone", f"Mine: {NOBODY}"]
    page.text_input(key="find").set_value("anything").run()
    assert page.info[0].value.startswith("Nothing has been recorded in this workspace yet.")
