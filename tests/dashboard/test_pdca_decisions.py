"""A decision that is recorded on PDCA history: saved once, with what it changes, and nothing typed is lost."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.decision import TakeDecision
from engine.domain.measure import SetTarget
from engine.domain.review import CloseReview
from engine.domain.scorecard import SetWeight
from engine.handle import handle
from tests.dashboard.conftest import drawing, links, words
from tests.dashboard.live import WHO
from tests.dashboard.writing import small_review, somebody_else


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace with one objective, five key results and a review that is open."""
    return small_review(tmp_path / "mine")


def picture(page: Any) -> dict[str, Any]:
    """What the lanes are drawn from."""
    return drawing(page, "hansei_lanes") or {}


def lane(page: Any, review: str) -> dict[str, Any]:
    return next(one for one in picture(page)["lanes"] if one["id"] == review)


def decide(page: Any, kind: str, subject: str | None = None) -> Any:
    """Opens the form and says what every decision says."""
    page.button(key="decide R1").click().run()
    page.segmented_control(key="form_kind").set_value(kind)
    page.text_area(key="form_text").set_value("<b>Two</b> shifts from *Monday*")
    page.text_area(key="form_reason").set_value("One does not reach")
    page.selectbox(key="form_subject").set_value(subject).run()
    return page


def save(page: Any) -> Any:
    page.button(key="form_save").click().run()
    assert not page.exception
    return page


def test_a_decision_is_saved_with_what_it_changes_and_shown(mine, open_page):
    page = decide(open_page(mine, "pdca", review="R1"), "retarget", "KR1")
    page.number_input(key="form_target").set_value(80000.0)
    page.number_input(key="form_confidence").set_value(60)
    page.text_input(key="form_effect").set_value("Half of it by June")
    page.selectbox(key="form_finding").set_value("R1-F1")
    save(page)
    assert FORM not in page.session_state
    page.run()
    marks = lane(page, "R1")["marks"]
    assert marks[0]["marks"][0]["said"][0] == "Retarget: <b>Two</b> shifts from *Monday*"
    assert "60 % sure" in words(page)
    assert [said for said, _ in links(page, "audit")] == [":small[target: 100,000 to 80,000]"]
    found = wiring.current().read_model.rows("decisions")
    assert [(one["id"], one["finding_id"], one["actor"]) for one in found] == [("R1-D1", "R1-F1", "Mara Lindqvist")]


@pytest.mark.parametrize(
    ("kind", "subject", "said"),
    [("retarget", "KR1", "Give the new target."), ("stop", None, "choose the item to stop")],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(mine, open_page, kind, subject, said):
    page = save(decide(open_page(mine, "pdca"), kind, subject))
    assert said in words(page)
    assert page.text_area(key="form_text").value == "<b>Two</b> shifts from *Monday*"
    assert FORM in page.session_state


def test_a_decision_without_a_reason_is_not_taken(mine, open_page):
    page = decide(open_page(mine, "pdca"), "continue")
    page.text_area(key="form_reason").set_value("  ")
    assert "Say why" in words(save(page))
    assert wiring.current().read_model.rows("decisions") == []


def test_a_refusal_is_a_sentence_in_the_form(mine, open_page):
    page = decide(open_page(mine, "pdca"), "start", "KR1")
    page.text_input(key="form_initiative").set_value("I-1")
    assert "R1: an initiative needs an id and a title" in words(save(page))
    held = wiring.current()
    handle(held.log, CloseReview(entity_id="R1", at=datetime.now(UTC), position=held.log.position()), **WHO)
    page.text_input(key="form_initiative_title").set_value("A second shift")
    assert "the review R1 is closed" in words(save(page))
    assert page.text_area(key="form_text").value == "<b>Two</b> shifts from *Monday*"


def test_a_form_saved_twice_is_one_decision(mine, open_page):
    page = decide(open_page(mine, "pdca"), "continue")
    held = wiring.current()
    same = TakeDecision(review_id="R1", at=datetime.now(UTC), decision="continue", text="t", reason="r")
    handle(held.log, same, command_id=page.session_state[FORM]["command_id"], **WHO)
    before = held.log.position()
    save(page)
    assert held.log.position() == before


def test_two_who_give_an_item_another_weight_meet_and_see_both_values(mine, open_page):
    page = decide(open_page(mine, "pdca"), "adjust", "KR1")
    page.number_input(key="form_weight").set_value(3.0)
    somebody_else(SetWeight(entity_id="KR1", at=datetime.now(UTC), weight=2.0, reason="Theirs"))
    assert "the weight was none, is 2 now, and yours is 3" in words(save(page))
    save(page)
    assert FORM not in page.session_state


def test_who_writes_between_the_last_look_and_the_decision_is_not_written_over(mine, open_page, monkeypatch):
    page = decide(open_page(mine, "pdca"), "retarget", "KR1")
    page.number_input(key="form_target").set_value(80000.0)

    def at_the_last_moment(*_: object) -> None:
        theirs = SetTarget(entity_id="KR1", at=datetime.now(UTC), target=90000, reason="Theirs")
        handle(wiring.current().log, theirs, **WHO)

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.components.forms.decide.faster", at_the_last_moment)
        assert "Somebody else was faster at this very moment. Save again to see both values." in words(save(page))
    assert wiring.current().read_model.rows("decisions") == []
    assert "the target was 100,000, is 90,000 now, and yours is 80,000" in words(save(page))


def test_a_change_saved_twice_is_one_decision(mine, open_page):
    page = decide(open_page(mine, "pdca"), "retarget", "KR1")
    page.number_input(key="form_target").set_value(80000.0)
    told = {"decision": "retarget", "text": "t", "reason": "r", "subject_id": "KR1", "target": 80000.0}
    held = wiring.current()
    same = TakeDecision(review_id="R1", at=datetime.now(UTC), **told)
    handle(held.log, same, command_id=page.session_state[FORM]["command_id"], **WHO)
    before = held.log.position()
    save(page)
    assert (held.log.position(), FORM in page.session_state) == (before, False)


def test_two_who_set_the_same_target_meet_and_see_both_values(mine, open_page):
    page = decide(open_page(mine, "pdca"), "retarget", "KR1")
    page.number_input(key="form_target").set_value(80000.0)
    held = wiring.current()
    theirs = SetTarget(entity_id="KR1", at=datetime.now(UTC), target=90000.0, reason="ours")
    assert held.wait_for(handle(held.log, theirs, **WHO).positions[-1], 5)
    said = words(save(page))
    assert "the target was 100,000, is 90,000 now, and yours is 80,000. Save again to set yours." in said
    assert page.number_input(key="form_target").value == 80000.0
    save(page)
    page.run()
    assert held.read_model.rows("entities", where="WHERE id = 'KR1'")[0]["target"] == 80000.0
