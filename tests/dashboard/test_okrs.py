"""The OKRs page: will we make it, and who has gone quiet?"""

from datetime import UTC, datetime

import pytest

from dashboard import wiring
from dashboard.components.check_in import FORM
from engine.domain.okr import CheckIn
from engine.handle import handle
from tests.dashboard.conftest import table, words
from tests.dashboard.live import small_plan

END = "2025-11-28T17:00:00Z"
SEEN = {"asof": END, "known": END}


def test_the_newest_cycle_stands_first_with_shape_and_word(hotels, open_page):
    page = open_page(hotels, **SEEN)
    assert page.title[0].value == "OKRs, 2025-Q4"
    assert "14 key results" in words(page)
    statuses = {row["Status"] for row in table(page)}
    assert statuses == {"● On track", "▲ At risk", "■ Off track", "◌ Stale", "○ No data"}


def test_unclamped_progress_is_said_in_words(hotels, open_page):
    rows = {row["Id"]: row for row in table(open_page(hotels, **SEEN))}
    assert rows["Q4-O2-KR3"]["Value"] == "90 of 88 %, past target"
    assert rows["Q4-O2-KR3"]["Progress"] > 1
    assert rows["Q4-O3-KR3"]["Value"].endswith("below baseline") or rows["Q4-O3-KR2"]["Value"].endswith(
        "below baseline"
    )


def test_a_key_result_stands_below_its_objective(hotels, open_page):
    ids = [row["Id"] for row in table(open_page(hotels, **SEEN))]
    assert ids.index("Q4-O1") < ids.index("Q4-O1-KR1") < ids.index("Q4-O2")


def test_depth_and_status_filters_leave_what_was_asked_for(hotels, open_page):
    page = open_page(hotels, **SEEN)
    page.segmented_control(key="depth").set_value("Top level").run()
    assert all("KR" not in row["Id"] for row in table(page))
    page.segmented_control(key="depth").set_value("Key results")
    page.pills(key="show_only").set_value(["Stale"]).run()
    kept = table(page)
    assert {row["Status"] for row in kept if "KR" in row["Id"]} == {"◌ Stale"}


def test_an_owner_sees_their_own_and_what_it_hangs_on(hotels, open_page):
    rows = table(open_page(hotels, owner="Nils Aasen", **SEEN))
    assert {row["Owner"] for row in rows if "KR" in row["Id"]} == {"Nils Aasen"}


def test_a_chosen_key_result_shows_its_check_ins_and_targets(hotels, open_page):
    page = open_page(hotels, item="Q4-O2-KR1", **SEEN)
    said = words(page)
    assert "Net promoter score from 54 to 60" in said
    assert "Value 56 points" in said
    assert "Confidence 30 %" in said
    assert table(page, 1)[0]["Who"] == "Ingrid Moen"
    assert table(page, 2)[0]["Target"] == "60 points"


def test_the_past_is_unmistakable_and_cannot_be_written(hotels, open_page):
    page = open_page(hotels, item="Q4-O2-KR1", **SEEN)
    assert "You are looking at the strategy **as seen on 28 Nov 2025, 17:00**" in words(page)
    assert "Nothing can be changed here." in words(page)
    assert all(button.label != "Check in" for button in page.button)
    page.button(key="back_to_now").click().run()
    assert "Nothing can be changed here." not in words(page)
    assert "asof" not in page.query_params


def test_before_the_first_cycle_the_page_says_so(hotels, open_page):
    said = words(open_page(hotels, asof="2001-01-01", known="2001-01-01"))
    assert "no objectives and key results yet at this instant" in said


@pytest.mark.parametrize(
    "query", [{"asof": "garbage"}, {"known": "31.12.2025"}, {"upto": "@999999"}, {"upto": "x"}, {"asof": "@0"}]
)
def test_an_unusable_instant_is_one_clear_line(hotels, open_page, query):
    page = open_page(hotels, **query)
    assert len(page.error) == 1
    assert "instant that cannot be shown" in words(page)
    assert not page.dataframe


@pytest.mark.parametrize(
    "query", [{"cycle": "nope"}, {"owner": "<b>Nobody</b>"}, {"item": "nope"}, {"ws": "other"}]
)
def test_other_unusable_choices_fall_back_and_say_so(hotels, open_page, query):
    page = open_page(hotels, **query)
    assert not page.error
    assert page.dataframe
    assert "item" in query or page.warning


def test_an_empty_workspace_says_what_to_do_next(empty, open_page):
    said = words(open_page(empty))
    assert "hansei import history FILE" in said
    assert "hansei demo" in said


def test_a_check_in_is_saved_and_shown(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="check_in_button").click().run()
    page.number_input(key="form_value").set_value(4321.0)
    page.number_input(key="form_confidence").set_value(70)
    page.text_area(key="form_note").set_value("<b>bold</b> claim")
    next(button for button in page.button if button.label == "Save").click().run()
    assert not page.exception
    assert FORM not in page.session_state
    page.run()
    assert "Value 4,321" in words(page)
    assert table(page, 1)[0] | {"Known": "", "When": "", "Position": 0} == {
        "When": "",
        "Value": "4,321",
        "Confidence": "70 %",
        "Mark": "",
        "Note": "<b>bold</b> claim",
        "Who": "Mara Lindqvist",
        "Source": "dashboard",
        "Known": "",
        "Position": 0,
    }


def test_a_form_saved_twice_is_one_check_in(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="check_in_button").click().run()
    held = wiring.current()
    before = held.position
    command_id = page.session_state[FORM]["command_id"]
    first = CheckIn(entity_id="KR1", at=datetime.now(UTC), value=5.0)
    handle(held.log, first, actor="A", appended_by="A", source="dashboard", command_id=command_id)
    page.number_input(key="form_value").set_value(5.0)
    next(button for button in page.button if button.label == "Save").click().run()
    assert held.log.position() == before + 1


def test_a_refusal_is_a_sentence_in_the_form(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="check_in_button").click().run()
    page.session_state[FORM]["id"] = "KR-unknown"
    page.number_input(key="form_value").set_value(5.0)
    next(button for button in page.button if button.label == "Save").click().run()
    assert not page.exception
    assert any("KR-unknown" in error.value.replace("\\", "") for error in page.error)


@pytest.mark.data
def test_a_real_cycle_of_seven_levels_is_drawn_whole(real_histories, open_page):
    page = open_page(real_histories, cycle="2018-q3")
    assert len(table(page)) == 163
