"""The Audit page: who changed what, when and why?"""

import sqlite3
from datetime import UTC, datetime

import pytest

from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.seals.sealing import seal
from tests.dashboard.conftest import table, words
from tests.dashboard.live import WHO, small_plan


def test_the_newest_change_stands_first(hotels, open_page):
    page = open_page(hotels, "audit")
    positions = [row["Position"] for row in table(page)]
    assert positions == sorted(positions, reverse=True)
    assert len(positions) == 50


def test_filters_find_one_persons_target_changes(hotels, open_page):
    page = open_page(hotels, "audit")
    page.selectbox(key="select field").set_value("target").run()
    rows = table(page)
    assert rows
    assert all(row["What"].startswith("target of ") for row in rows)
    who = rows[0]["Who"]
    page.selectbox(key="select person").set_value(who).run()
    assert {row["Who"] for row in table(page)} == {who}


def test_words_are_found_in_titles_and_reasons(hotels, open_page):
    page = open_page(hotels, "audit")
    page.text_input(key="text words").set_value("net PROMOTER").run()
    assert all("Net promoter" in row["What"] for row in table(page)[:5])


def test_nothing_found_says_so(hotels, open_page):
    page = open_page(hotels, "audit")
    page.text_input(key="text words").set_value("% no such words'; --").run()
    assert "No change matches" in words(page)


def test_an_event_shows_whole_with_its_neighbours_and_no_salt(hotels, open_page):
    page = open_page(hotels, "audit", at="600/value")
    assert "at position 600" in words(page)
    assert '"salt"' not in page.json[0].value
    assert "Previous of this item" in words(page)


def test_an_event_tells_the_decision_the_finding_and_the_review_that_led_to_it_nearest_first(hotels, open_page):
    page = open_page(hotels, "audit", at="783/target")
    assert words(page).count("**What led to it**") == 1
    chain = [button for button in page.button if (button.key or "").startswith("cause ")]
    said = [button.label.replace("\\", "") for button in chain]
    assert said[0].startswith("Decision: ") and "Karin Vetlesen, 20 Aug 2025" in words(page)
    assert any(label.startswith("Review: ") for label in said[1:])
    chain[0].click().run()
    decided = page.query_params["at"][0]
    effects = [button.key for button in page.button if (button.key or "").startswith("cause ")]
    assert int(decided) < 783 and "cause 783" in effects


def test_an_event_without_a_cause_says_so(hotels, open_page):
    assert "No decision, finding or review led to this event" in words(open_page(hotels, "audit", at="1018"))


def test_only_this_item_narrows_the_record(hotels, open_page):
    page = open_page(hotels, "audit", entity="M-NPS")
    assert {row["Id"] for row in table(page)} == {"M-NPS"}


def test_at_a_past_instant_later_events_do_not_exist(hotels, open_page):
    page = open_page(hotels, "audit", upto="@100", at="600/value")
    assert table(page)[0]["Position"] <= 100
    assert "no event at position 600 at this instant" in words(page)


@pytest.mark.parametrize("at", ["x", "99999999", "/", "-1/value"])
def test_an_unusable_event_does_not_break_the_page(hotels, open_page, at):
    assert table(open_page(hotels, "audit", at=at))


def test_new_changes_wait_behind_a_badge(tmp_path, open_page, wire):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", "audit")
    first = table(page)[0]["Position"]
    held = wire(tmp_path / "mine")
    done = handle(held.log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=9.0), **WHO)
    assert held.wait_for(done.positions[-1], 5)
    page.run()
    assert table(page)[0]["Position"] == first
    page.session_state["export_popover"] = True
    page.run()
    assert f"upto={first}" in page.code[-1].value
    page.button(key="show_new").click().run()
    assert table(page)[0]["Position"] == first + 1


def test_the_record_says_how_far_it_is_sealed_and_whether_it_is_what_was_sealed(tmp_path, open_page, wire):
    workspace = tmp_path / "mine"
    small_plan(workspace)
    assert "**Not sealed yet**" in words(open_page(workspace, "audit"))
    held = wire(workspace)
    sealed = seal(held.log).seal
    page = open_page(workspace, "audit")
    assert f"up to position {sealed.position}, nothing since." in words(page)
    assert "This record was not verified here yet." in words(page)
    page.button(key="verify_now").click().run()
    assert f"all {sealed.size} sealed events are as they were sealed." in words(page)
    page.session_state["seal_fold"] = True
    assert page.run().code[-1].value == sealed.root
    with sqlite3.connect(held.log.place) as database:
        database.execute("UPDATE stored_events SET topic = 'TargetSet' WHERE rowid = 2")
    page.button(key="verify_now").click().run()
    said = words(page)
    assert "the record is not the one that was sealed." in said and "Look at position 2" in said


def test_an_empty_workspace_says_what_to_do_next(empty, open_page):
    assert "hansei import history FILE" in words(open_page(empty, "audit"))


@pytest.mark.data
def test_twenty_thousand_changes_are_paged(real_histories, open_page):
    page = open_page(real_histories, "audit")
    assert "23,977 changes" in words(page)
    assert len(table(page)) == 50
