"""The Audit page: who changed what, when and why?"""

from datetime import UTC, datetime

import pytest

from engine.domain.okr import CheckIn
from engine.handle import handle
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
    page.button(key="show_new").click().run()
    assert table(page)[0]["Position"] == first + 1


def test_an_empty_workspace_says_what_to_do_next(empty, open_page):
    assert "hansei import history FILE" in words(open_page(empty, "audit"))


@pytest.mark.data
def test_twenty_thousand_changes_are_paged(real_histories, open_page):
    page = open_page(real_histories, "audit")
    assert "23,977 changes" in words(page)
    assert len(table(page)) == 50
