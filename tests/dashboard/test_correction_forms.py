"""The forms that correct a reading or check-in, or take one back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from engine.domain.measure import RecordReading, WithdrawReading
from engine.domain.okr import CheckIn
from tests.dashboard.conftest import NOBODY, words
from tests.dashboard.writing import field, is_saved, open_form, save, saved, somebody_else, strategy, told

MARCH = datetime(2026, 3, 31, tzinfo=UTC)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace of this test's own."""
    return strategy(tmp_path / "mine")


def test_a_correction_takes_the_moment_of_what_it_corrects(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Correct a reading", "M")
    assert field(page, "number_input", "Right value").value == 35
    field(page, "number_input", "Right value").set_value(33.0)
    assert "Say why: a correction needs a reason." in words(save(page))
    page.text_area(key="form_reason").set_value("Counted twice")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["value"], said["reason"]) == ("ReadingRestated", 33, "Counted twice")
    assert said["effective_at"] == "2026-03-31T00:00:00.000000Z"
    assert said["actor"] == NOBODY


def test_an_earlier_reading_can_be_chosen(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Correct a reading", "M")
    options = page.selectbox(key="form_at").options
    assert options[0] == "2026-03: 35 % · Ann"
    page.selectbox(key="form_at").set_value(datetime(2026, 1, 31)).run()  # noqa: DTZ001 -- as the views give it
    assert field(page, "number_input", "Right value").value == 30
    field(page, "number_input", "Right value").set_value(31.0)
    page.text_area(key="form_reason").set_value("Typing error")
    assert is_saved(save(page))
    assert told(saved()[-1])["period"] == "2026-01"


def test_a_correction_that_changes_nothing_is_not_saved(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Correct a reading", "M")
    page.text_area(key="form_reason").set_value("Why not")
    assert "Nothing differs from what stands" in words(save(page))


def test_two_who_correct_the_same_reading_see_both_values(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Correct a reading", "M")
    field(page, "number_input", "Right value").set_value(33.0)
    page.text_area(key="form_reason").set_value("Counted twice")
    again: dict[str, Any] = {"effective_at": MARCH, "period": "2026-03", "restates": True, "reason": "Theirs"}
    somebody_else(RecordReading(entity_id="M", at=datetime.now(UTC), value=34, **again))
    assert "the value was 35 %, is 34 % now, and yours is 33 %. Save again to set yours." in words(save(page))
    assert page.text_area(key="form_reason").value == "Counted twice"
    assert is_saved(save(page))
    assert told(saved()[-1])["value"] == 33


def test_what_was_withdrawn_meanwhile_cannot_be_corrected_and_no_word_is_lost(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Correct a reading", "M")
    field(page, "number_input", "Right value").set_value(33.0)
    page.text_area(key="form_reason").set_value("Counted twice")
    somebody_else(
        WithdrawReading(entity_id="M", at=datetime.now(UTC), since=MARCH, until=MARCH, reason="Wrong hotel")
    )
    assert "the value was 35 %, is withdrawn now, and yours is 33 %" in words(save(page))
    assert "Somebody has withdrawn it meanwhile" in words(save(page))
    assert page.text_area(key="form_reason").value == "Counted twice"


def test_a_reading_is_withdrawn_for_a_reason(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Withdraw a reading", "M")
    assert "Say why: a withdrawal needs a reason." in words(save(page))
    page.text_area(key="form_reason").set_value("Of another hotel")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["reason"]) == ("ReadingWithdrawn", "Of another hotel")
    assert said["effective_at"] == "2026-03-31T00:00:00.000000Z"


def test_a_withdrawal_of_what_was_corrected_meanwhile_asks_again(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Withdraw a reading", "M")
    page.text_area(key="form_reason").set_value("Of another hotel")
    again: dict[str, Any] = {"effective_at": MARCH, "period": "2026-03", "restates": True, "reason": "Theirs"}
    somebody_else(RecordReading(entity_id="M", at=datetime.now(UTC), value=34, **again))
    assert "the value was 35 %, is 34 % now, and yours is to withdraw it" in words(save(page))
    assert is_saved(save(page))


def test_a_check_in_is_corrected_and_keeps_the_confidence_that_is_not_changed(mine, open_page):
    page = open_page(mine, item="KR2")
    somebody_else(CheckIn(entity_id="KR2", at=datetime.now(UTC), value=7, confidence=0.333, note="So far"))
    open_form(page.run(), "Correct a check-in", "KR2")
    field(page, "number_input", "Right value").set_value(8.0)
    page.text_area(key="form_reason").set_value("One was missing")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["value"], said["confidence"], said["note"]) == (8, 0.333, "So far")
    assert told(saved()[-1])["event"] == "CheckInRestated"
    open_form(page.run(), "Withdraw a check-in", "KR2")
    page.text_area(key="form_reason").set_value("It was a guess")
    assert is_saved(save(page))
    assert told(saved()[-1])["event"] == "CheckInWithdrawn"
    assert told(saved()[-1])["effective_at"] == said["effective_at"]
