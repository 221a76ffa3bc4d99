"""The forms about readings and items: what is saved, what is refused, and what meets somebody else."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.measure import RecordReading, SetTarget
from engine.domain.plan import AssignOwner, ClosePlan
from engine.handle import handle
from tests.dashboard.conftest import NOBODY, words
from tests.dashboard.live import WHO
from tests.dashboard.writing import HOSTILE, field, is_saved, open_form, save, saved, somebody_else, strategy, told


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace of this test's own."""
    return strategy(tmp_path / "mine")


def test_a_reading_is_saved_for_its_period(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Record a reading", "M")
    page.text_input(key="form_period").set_value("2026-04").run()
    assert "Target for 2026-04: 45 %" in words(page)
    page.number_input(key="form_value").set_value(41.5)
    page.text_area(key="form_note").set_value("Easter")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert said["event"] == "ReadingRecorded"
    assert (said["value"], said["period"], said["note"]) == (41.5, "2026-04", "Easter")
    assert said["effective_at"] == "2026-04-30T00:00:00.000000Z"
    assert said["actor"] == NOBODY


LACKING: list[tuple[str, float | None, str]] = [
    ("", 1.0, "Give the period it describes"),
    ("2026-04", None, "Give the value."),
    ("March", 1.0, "'MARCH' is no period; write 2026-03"),
    ("2099-01", 1.0, "2099-01 has not begun"),
]


def test_a_reading_that_lacks_something_is_not_saved_and_keeps_its_words(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Record a reading", "M")
    for period, value, said in LACKING:
        page.text_input(key="form_period").set_value(period)
        page.number_input(key="form_value").set_value(value)
        page.text_area(key="form_note").set_value("My words")
        assert said in words(save(page))
        assert page.text_area(key="form_note").value == "My words"
    assert not saved()


def test_what_is_yes_or_no_or_a_day_is_asked_for_as_such(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="Y"), "Record a reading", "Y")
    page.text_input(key="form_period").set_value("2026-05")
    page.segmented_control(key="form_value").set_value(0.0)
    assert is_saved(save(page))
    assert told(saved()[-1])["value"] == 0
    page = open_form(open_page(mine, "item", item="T"), "Record a reading", "T")
    page.text_input(key="form_period").set_value("2026-05")
    page.date_input(key="form_value").set_value(date(2026, 5, 2))
    assert is_saved(save(page))
    assert told(saved()[-1])["value"] == (date(2026, 5, 2) - date(1970, 1, 1)).days
    open_form(page.run(), "Correct a reading", "T")
    assert field(page, "date_input", "Right value").value == date(2026, 5, 2)


def test_a_draft_plan_changes_without_a_reason(mine, open_page):
    page = open_form(open_page(mine, "item", item="T"), "New target", "T")
    assert "target now 16 Feb 2026" in words(page)
    page.date_input(key="form_target").set_value(date(2026, 3, 1))
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["target"], said.get("reason")) == ("TargetSet", 20513, None)
    open_form(page.run(), "Name an owner", "T")
    page.selectbox(key="form_owner").set_value("Ann")
    assert is_saved(save(page))
    assert told(saved()[-1])["owner"] == "Ann"


def test_a_reading_that_stands_already_is_shown_beside_the_own_one_and_corrected_instead(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Record a reading", "M")
    page.text_input(key="form_period").set_value("2026-03")
    page.number_input(key="form_value").set_value(36.0)
    page.text_area(key="form_note").set_value("Late bookings")
    save(page)
    assert "There is a reading already: 2026-03: 35 %, by Ann. Yours is 36 %." in words(page)
    page.button(key="form_correct").click().run()
    assert field(page, "number_input", "Right value").value == 36
    assert field(page, "text_area", "Note").value == "Late bookings"
    page.text_area(key="form_reason").set_value("They came in late")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert said["event"] == "ReadingRestated"
    assert (said["value"], said["period"], said["reason"]) == (36, "2026-03", "They came in late")
    assert said["effective_at"] == "2026-03-31T00:00:00.000000Z"


def test_two_who_record_the_same_period_at_once_meet(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Record a reading", "M")
    page.text_input(key="form_period").set_value("2026-04")
    page.number_input(key="form_value").set_value(41.0).run()
    then = datetime(2026, 4, 30, tzinfo=UTC)
    somebody_else(RecordReading(entity_id="M", at=datetime.now(UTC), effective_at=then, value=44, period="2026-04"))
    save(page)
    assert "There is a reading already: 2026-04: 44 %, by Ann. Yours is 41 %." in words(page)
    assert page.number_input(key="form_value").value == 41


def test_in_a_running_period_a_second_reading_is_seen_before_it_is_added_to(mine, open_page):
    running = f"{datetime.now(UTC):%Y-%m}"
    page = open_form(open_page(mine, "scorecard", item="M"), "Record a reading", "M")
    page.text_input(key="form_period").set_value(running)
    page.number_input(key="form_value").set_value(41.0).run()
    now = datetime.now(UTC)
    somebody_else(RecordReading(entity_id="M", at=now, effective_at=now, value=44, period=running))
    assert "the value was none, is 44 % now, and yours is 41 %. Save again to set yours." in words(save(page))
    assert is_saved(save(page))


def test_a_comment_is_saved_with_its_aspect(mine, open_page):
    page = open_form(open_page(mine, item="KR1"), "Comment", "KR1")
    page.text_area(key="form_text").set_value("  ")
    assert "Write what there is to say." in words(save(page))
    page.text_area(key="form_text").set_value("It rains")
    page.text_input(key="form_aspect").set_value("schedule")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["text"], said["aspect"]) == ("CommentAdded", "It rains", "schedule")
    assert said["actor"] == NOBODY


def test_another_owner_needs_a_reason_and_shows_the_one_before(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Another owner", "M")
    assert "now Ben" in words(page)
    page.selectbox(key="form_owner").set_value("Ann")
    assert "Say why: a change of the plan needs a reason." in words(save(page))
    page.text_area(key="form_reason").set_value("Ben has left")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["reason"]) == ("OwnerSet", "Ben has left")
    assert said["owner"] == "Ann"


def test_two_who_name_an_owner_at_once_meet(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Another owner", "M")
    page.selectbox(key="form_owner").set_value("Ann")
    page.text_area(key="form_reason").set_value("Ben has left")
    somebody_else(AssignOwner(entity_id="M", at=datetime.now(UTC), owner="Dora", reason="Theirs"))
    assert "the owner was Ben, is Dora now, and yours is Ann" in words(save(page))
    assert is_saved(save(page))


def test_a_new_target_says_what_it_replaces_and_until_when_it_holds(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "New target", "M")
    page.text_input(key="form_period").set_value("2026-03").run()
    assert "It replaces 40 %" in words(page)
    assert "holds from 1 Mar 2026 on, until 1 Apr 2026, where 45 % comes into force." in words(page)
    page.number_input(key="form_target").set_value(42.0)
    assert "Say why" in words(save(page))
    page.text_area(key="form_reason").set_value("The house is full")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["target"], said["period"]) == ("TargetSet", 42, "2026-03")
    assert (said["effective_at"], said["reason"]) == ("2026-03-01T00:00:00.000000Z", "The house is full")


def test_two_who_set_a_target_at_once_meet(mine, open_page):
    page = open_form(open_page(mine, item="KR1"), "New target", "KR1")
    page.number_input(key="form_target").set_value(80000.0)
    page.text_area(key="form_reason").set_value("Too much")
    somebody_else(SetTarget(entity_id="KR1", at=datetime.now(UTC), target=90000, reason="Theirs"))
    assert "the target was 100,000, is 90,000 now, and yours is 80,000" in words(save(page))
    assert page.text_area(key="form_reason").value == "Too much"
    assert is_saved(save(page))
    assert told(saved()[-1])["target"] == 80000


def test_who_writes_between_the_last_look_and_the_save_is_not_written_over(mine, open_page, monkeypatch):
    page = open_form(open_page(mine, item="KR1"), "New target", "KR1")
    page.number_input(key="form_target").set_value(80000.0)
    page.text_area(key="form_reason").set_value("Too much")

    def at_the_last_moment(*_: object) -> None:
        theirs = SetTarget(entity_id="KR1", at=datetime.now(UTC), target=90000, reason="Theirs")
        handle(wiring.current().log, theirs, **WHO)

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.components.forms.item_forms.faster", at_the_last_moment)
        assert "Somebody else was faster at this very moment. Save again to see both values." in words(save(page))
    assert not saved()
    assert "the target was 100,000, is 90,000 now, and yours is 80,000" in words(save(page))
    assert is_saved(save(page))


def test_a_refusal_of_the_rule_is_a_sentence_in_the_form(mine, open_page):
    page = open_form(open_page(mine, item="KR1"), "New target", "KR1")
    page.number_input(key="form_target").set_value(80000.0)
    page.text_area(key="form_reason").set_value("Too much")
    somebody_else(ClosePlan(entity_id="C", at=datetime.now(UTC), reason="over"))
    assert "KR1: the plan C is closed" in words(save(page))
    assert page.text_area(key="form_reason").value == "Too much"


def fill(page: Any, word: str) -> None:
    """Says what each of the forms needs."""
    for area in page.text_area:
        area.set_value("My words")
    for one in page.number_input:
        one.set_value(33.0 if word == "Correct a reading" else 41.5)
    if word == "Another owner":
        page.selectbox(key="form_owner").set_value("Ann")
    if word == "Record a reading":
        page.text_input(key="form_period").set_value("2026-04")


def test_a_form_saved_twice_is_saved_once(mine, open_page):
    page = open_page(mine, "scorecard", item="M")
    for count, word in enumerate(
        ["Record a reading", "Correct a reading", "Withdraw a reading", "Another owner", "New target", "Comment"]
    ):
        open_form(page.run(), word, "M")
        form = dict(page.session_state[FORM])
        fill(page, word)
        assert is_saved(save(page)), word
        page.session_state[FORM] = form  # as where the first press was answered by nothing
        fill(page.run(), word)
        assert is_saved(save(page)), word
        assert len(saved()) == count + 1, word


def test_words_of_any_kind_are_saved_and_shown_as_text(mine, open_page):
    page = open_form(open_page(mine, "scorecard", item="M"), "Correct a reading", "M")
    field(page, "number_input", "Right value").set_value(33.0)
    field(page, "text_area", "Note").set_value(HOSTILE)
    page.text_area(key="form_reason").set_value(HOSTILE)
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert said["note"] == said["reason"] == HOSTILE
    open_form(page.run(), "Correct a reading", "M")
    shown = [one.value for one in page.caption if "It stands as" in one.value]
    assert "\\<script\\>" in shown[0]
    assert "\\[x\\]\\(javascript\\:alert" in shown[0]


def test_at_an_instant_of_the_past_nothing_can_be_changed(mine, open_page):
    later = (datetime.now(UTC) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for screen, item in (("okrs", "KR1"), ("okrs", "O"), ("scorecard", "M"), ("scorecard", "SO")):
        now = open_page(mine, screen, item=item)
        assert [one for one in now.menu_button if one.key == f"change {item}"], (screen, item)
        then = open_page(mine, screen, item=item, asof=later, known=later)
        assert not then.menu_button
        assert not [button for button in then.button if (button.key or "").startswith("act ")]


def test_only_what_fits_the_item_is_offered(mine, open_page):
    def offered(screen: str, item: str) -> list[str]:
        page = open_page(mine, screen, item=item)
        return page.menu_button(key=f"change {item}").options

    assert offered("okrs", "O") == ["Name an owner", "Comment", "Record a decision", "Agree a countermeasure"]
    assert offered("okrs", "KR1")[:2] == ["Correct a check-in", "Withdraw a check-in"]
    assert "New target" in offered("scorecard", "M")
    assert "New target" not in offered("scorecard", "SO")
    handle(wiring.current().log, ClosePlan(entity_id="C", at=datetime.now(UTC), reason="over"), **WHO)
    assert wiring.current().wait_for(wiring.current().log.position(), 5)
    assert offered("okrs", "KR1")[:3] == ["Correct a check-in", "Withdraw a check-in", "Comment"]
