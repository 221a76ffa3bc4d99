"""The forms about what a review agrees and decides: saved once, refused in words, never over somebody unseen."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.countermeasure import AgreeCountermeasure, CancelCountermeasure, CompleteCountermeasure
from engine.domain.decision import RevokeDecision
from engine.domain.review import CloseReview
from tests.dashboard.conftest import NOBODY, words
from tests.dashboard.writing import HOSTILE, field, is_saved, open_form, save, saved, somebody_else, strategy, told


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace of this test's own."""
    return strategy(tmp_path / "mine")


@pytest.fixture
def a3(mine, open_page) -> Any:
    """The open review as an A3."""
    return open_page(mine, "pdca", review="R1")


def agree(page: Any) -> Any:
    """Opens the form of a countermeasure and says all that it needs, and all that it can take."""
    page.button(key="agree R1").click().run()
    page.selectbox(key="form_subject").set_value("KR1").run()
    page.text_area(key="form_background").set_value("Rooms stand empty")
    page.selectbox(key="form_finding").set_value("R1-F1")
    page.text_input(key="form_period").set_value("2026-03")
    page.text_area(key="form_cause").set_value("Nobody calls back")
    page.text_area(key="form_action").set_value("Call within an hour")
    page.selectbox(key="form_owner").set_value("Ben")
    page.date_input(key="form_due").set_value(date(2030, 3, 1))
    page.text_area(key="form_effect").set_value("More bookings")
    field(page, "number_input", "Expected change").set_value(-4.5)
    field(page, "number_input", "Check after").set_value(2)
    return page


def test_a_countermeasure_is_agreed_as_an_a3(a3):
    page = agree(a3)
    assert "Now: last value" in words(page)
    assert "target 100,000" in words(page)
    assert "Under way about it already:" in words(page)
    assert is_saved(save(page))
    said = told(saved()[-1])
    wanted = {
        "event": "CountermeasureAgreed",
        "entity_id": "R1-CM3",
        "parent_id": "R1",
        "subject_id": "KR1",
        "finding_id": "R1-F1",
        "period": "2026-03",
        "background": "Rooms stand empty",
        "root_cause": "Nobody calls back",
        "action": "Call within an hour",
        "owner": "Ben",
        "due": "2030-03-01",
        "expected_effect": "More bookings",
        "expected_change": -4.5,
        "verify_after": 2,
        "actor": NOBODY,
    }
    assert {name: said[name] for name in wanted} == wanted


LACKING = [
    ("selectbox", "form_subject", "choose the item that it is to bring back"),
    ("text_area", "form_cause", "Say why it is off: the root cause."),
    ("text_area", "form_action", "Say what is done about it: the action."),
    ("selectbox", "form_owner", "Say who does it."),
    ("date_input", "form_due", "Say by which day it is done."),
]


def test_what_a_countermeasure_lacks_is_asked_for(a3):
    page = agree(a3)
    for kind, key, said in reversed(LACKING):
        getattr(page, kind)(key=key).set_value("" if kind == "text_area" else None)
        assert said in words(save(page)), key
        assert page.text_area(key="form_background").value == "Rooms stand empty"
    assert not saved()


def test_two_who_agree_about_the_same_item_at_once_meet(a3):
    page = agree(a3).run()
    about: dict[str, Any] = {"review_id": "R1", "subject_id": "KR1", "owner": "Dora", "due": "2030-05-01"}
    somebody_else(AgreeCountermeasure(at=datetime.now(UTC), root_cause="Theirs", action="Write letters", **about))
    said = words(save(page))
    assert "Somebody else was faster about the same item: Write letters, Dora, due 1 May 2030." in said
    assert page.text_area(key="form_action").value == "Call within an hour"
    assert is_saved(save(page))
    assert len(saved()) == 1


def test_a_countermeasure_of_a_review_closed_meanwhile_is_refused_and_keeps_its_words(a3):
    page = agree(a3)
    somebody_else(CloseReview(entity_id="R1", at=datetime.now(UTC), position=wiring.current().log.position()))
    assert "the review R1 is closed" in words(save(page))
    assert page.text_area(key="form_action").value == "Call within an hour"
    assert not saved()


def test_a_countermeasure_is_completed_with_a_note(a3):
    page = open_form(a3, "Complete", "R1-CM1")
    page.text_area(key="form_note").set_value("All called")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["entity_id"], said["note"]) == ("CountermeasureCompleted", "R1-CM1", "All called")
    assert said["actor"] == NOBODY


def test_a_completion_lies_between_the_agreement_and_now(a3):
    page = open_form(a3, "Complete", "R1-CM1")
    for days, said in ((-3, "cannot have been done before"), (3, "in the future")):
        page.date_input(key="form_done_on").set_value(datetime.now(UTC).date() + timedelta(days=days))
        assert said in words(save(page))
    assert not saved()


def test_the_effect_is_checked_against_what_was_expected(a3):
    page = open_form(a3, "Check the effect", "R1-CM2")
    assert "Say whether it worked." in words(save(page))
    page.segmented_control(key="form_worked").set_value("It did not work")
    assert "Say what it brought about" in words(save(page))
    field(page, "number_input", "Actual change").set_value(-2.0)
    page.text_area(key="form_effect").set_value("Nobody came")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert said["event"] == "CountermeasureVerified"
    assert (said["effective"], said["actual_change"], said["actual_effect"]) == (False, -2, "Nobody came")


def test_a_countermeasure_is_given_up_for_a_reason(a3):
    page = open_form(a3, "Give up", "R1-CM1")
    assert "Say why" in words(save(page))
    page.text_area(key="form_reason").set_value("The cause is gone")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["reason"]) == ("CountermeasureCancelled", "The cause is gone")


def test_who_carries_a_countermeasure_out_may_change_without_a_reason(a3):
    page = open_form(a3, "Another owner", "R1-CM1")
    page.selectbox(key="form_owner").set_value("Ann")
    assert is_saved(save(page))
    assert (told(saved()[-1])["event"], told(saved()[-1])["owner"]) == ("OwnerSet", "Ann")


@pytest.mark.parametrize("word", ["Complete", "Give up"])
def test_a_step_that_somebody_else_has_taken_meanwhile_is_told_and_no_word_is_lost(a3, word):
    page = open_form(a3, word, "R1-CM1")
    page.text_area[0].set_value("My words")
    if word == "Complete":
        theirs: Any = CompleteCountermeasure(entity_id="R1-CM1", at=datetime.now(UTC), note="Done by us")
    else:
        theirs = CancelCountermeasure(entity_id="R1-CM1", at=datetime.now(UTC), reason="Done by us")
    somebody_else(theirs)
    said = words(save(page))
    assert "Somebody else was faster: it is" in said
    assert "(Done by us)" in said
    assert page.text_area[0].value == "My words"
    assert not saved()


def test_a_decision_is_revoked_for_a_reason(a3):
    page = open_form(a3, "Revoke", "R1-D1")
    assert "Continue: It goes on" in words(page)
    assert "Say why" in words(save(page))
    page.text_area(key="form_reason").set_value("It does not help")
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert (said["event"], said["entity_id"], said["reason"]) == ("DecisionRevoked", "R1-D1", "It does not help")
    assert not [button for button in a3.run().button if button.key == "act Revoke R1-D1"]


def test_a_decision_revoked_by_somebody_else_meanwhile_is_told(a3):
    page = open_form(a3, "Revoke", "R1-D1")
    page.text_area(key="form_reason").set_value("My words")
    somebody_else(RevokeDecision(entity_id="R1-D1", at=datetime.now(UTC), reason="Theirs"))
    assert "Somebody else has revoked it already: Theirs." in words(save(page))
    assert page.text_area(key="form_reason").value == "My words"


def test_a_form_saved_twice_is_saved_once(a3):
    page = a3

    def fill() -> None:
        for area in page.text_area:
            area.set_value("My words")
        for choice in page.segmented_control:
            if choice.key == "form_worked":
                choice.set_value("It worked")

    for count, (word, item) in enumerate(
        [("Complete", "R1-CM1"), ("Give up", "R1-CM1"), ("Check the effect", "R1-CM2"), ("Revoke", "R1-D1")]
    ):
        open_form(page.run(), word, item)
        form = dict(page.session_state[FORM])
        fill()
        assert is_saved(save(page)), word
        page.session_state[FORM] = form  # as where the first press was answered by nothing
        page.run()
        fill()
        assert is_saved(save(page)), word
        assert len(saved()) == count + 1, word


def test_words_of_any_kind_are_saved_and_shown_as_text(a3):
    page = agree(a3)
    for key in ("background", "cause", "action", "effect"):
        page.text_area(key=f"form_{key}").set_value(HOSTILE)
    assert is_saved(save(page))
    said = told(saved()[-1])
    assert {said[name] for name in ("background", "root_cause", "action", "expected_effect")} == {HOSTILE}
    shown = [one.value for one in a3.run().markdown if "script" in one.value]
    assert shown
    assert not [text for text in shown if "<script>" in text.replace("\\<", "") or "[x](" in text]


def test_at_an_instant_of_the_past_no_step_is_offered(mine, open_page):
    later = (datetime.now(UTC) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    page = open_page(mine, "pdca", review="R1", asof=later, known=later)
    assert "Action 1" in words(page)
    assert not [button for button in page.button if (button.key or "").startswith(("act ", "agree ", "decide "))]
    assert not page.menu_button
