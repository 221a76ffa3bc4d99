"""The page Catchball: what is still open between the levels?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.catchball import AgreeToOffer, CounterOffer, ProposeTarget
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.conftest import words
from tests.dashboard.live import WHO
from tests.dashboard.test_bowling_chart import HOSTILE, small_bowling

END = "2025-11-21T15:00:00Z"
SEEN = {"asof": END, "known": END}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A plan with one target to improve, for which the company proposes 150 to the house."""
    workspace = tmp_path / "mine"
    small_bowling(workspace)
    say(workspace, ProposeTarget, from_level="Company", to_level="House", target=150.0, reason=f"Why not {HOSTILE}")
    return workspace


def say(workspace: Path, command: Any, **told: Any) -> None:
    with Log(workspace / "log.sqlite3") as log:
        handle(log, command(entity_id="T", at=datetime.now(UTC), **told), **WHO)


def last() -> dict[str, Any]:
    """The last offer of the one talk."""
    return wiring.current().read_model.rows("catchball")[-1]


def press(page: Any, key: str) -> None:
    page.button(key=key).click().run()


def offers(page: Any) -> list[str]:
    """Who offered, in the order of the page."""
    return [one.name for one in page.chat_message]


def test_open_talks_stand_first_then_those_that_ended_by_plan(hotels, open_page):
    page = open_page(hotels, "catchball", asof="2025-11-28T17:00:00Z", known="2025-11-28T17:00:00Z")
    told = wiring.current().read_model.rows("catchball")
    assert len(offers(page)) == len(told)
    assert "Nothing is open between the levels." in words(page)
    assert "Why: " in words(page)
    labels = [one.label.replace("\\", "").replace("\u00a0", " ") for one in page.expander]
    assert len(labels) == len({row["item_id"] for row in told})
    assert any("× Declined" in label for label in labels)
    assert any("● Agreed on" in label for label in labels)


def test_an_open_talk_says_who_is_asked_and_since_when(mine, open_page):
    page = open_page(mine, "catchball")
    said = words(page)
    assert "1 offer waits for an answer" in said
    assert "◌ Waits for House" in said
    assert "**Company** to House: **150 nights**" in said
    assert f"Why: Why not {HOSTILE}" in said.replace("javascript: alert", "javascript:alert")


def test_only_the_open_ones_and_one_plan_come_back_from_the_url(mine, open_page):
    say(mine, AgreeToOffer, level="House")
    page = open_page(mine, "catchball")
    assert "Nothing is open: all agreed on 1 item" in words(page)
    assert offers(page) == ["Company"]
    page.query_params["show"] = "open"
    page.run()
    assert offers(page) == []


def test_the_level_asked_counters_and_the_other_one_agrees(mine, open_page):
    page = open_page(mine, "catchball")
    press(page, "counter T")
    page.number_input(key="form_target").set_value(140.0)
    page.text_area(key="form_means").set_value("Two more people")
    press(page, "form_save")
    assert "Say why: a counter-offer needs a reason." in words(page)
    page.text_area(key="form_reason").set_value("150 was never reached")
    press(page, "form_save")
    assert FORM not in page.session_state
    told = last()
    assert (told["from_level"], told["to_level"], told["target"], told["means"]) == (
        "House", "Company", 140.0, "Two more people",
    )  # fmt: skip
    page.run()
    assert "◌ Waits for Company" in words(page)
    press(page, "agree T")
    assert "**140 nights** becomes the target" in words(page)
    press(page, "form_save")
    assert last()["answer"] == "agreed"
    targets = wiring.current().read_model.question("targets", [None, None, None, "T"])
    assert targets[-1]["target"] == 140


def test_the_level_that_proposed_declines_with_a_reason(mine, open_page):
    page = open_page(mine, "catchball")
    press(page, "decline T")
    press(page, "form_save")
    assert "Say why the talk ends without agreement." in words(page)
    page.text_area(key="form_reason").set_value("Next year")
    press(page, "form_save")
    assert (last()["answer"], last()["answer_reason"]) == ("declined", "Next year")


def test_nobody_agrees_to_an_offer_that_he_has_not_seen(mine, open_page):
    page = open_page(mine, "catchball")
    press(page, "agree T")
    say(mine, CounterOffer, level="House", target=120.0, reason="less")
    say(mine, CounterOffer, level="Company", target=170.0, reason="more")
    press(page, "form_save")
    assert "Somebody else was faster" in words(page)
    assert last()["answer"] is None
    assert "**170 nights** becomes the target" in words(page)
    press(page, "form_save")
    assert (last()["target"], last()["answer"]) == (170.0, "agreed")


def test_an_empty_page_offers_to_begin_a_talk_and_says_what_is_missing(tmp_path, open_page):
    small_bowling(tmp_path / "new")
    page = open_page(tmp_path / "new", "catchball")
    assert "No offer has been passed between two levels yet" in words(page)
    press(page, "propose")
    press(page, "form_save")
    assert "Say what it is about." in words(page)


def test_after_one_talk_has_ended_a_level_proposes_anew(mine, open_page):
    say(mine, AgreeToOffer, level="House")
    page = open_page(mine, "catchball")
    press(page, "propose")
    page.selectbox(key="form_subject").set_value("T").run()
    assert "Target now: 150 nights" in words(page)
    page.selectbox(key="form_from").set_value("House")
    page.selectbox(key="form_to").set_value("Company")
    page.number_input(key="form_target").set_value(130.0)
    page.text_area(key="form_reason").set_value("150 was too much")
    press(page, "form_save")
    told = last()
    assert (told["from_level"], told["to_level"], told["target"], told["answer"]) == (
        "House",
        "Company",
        130.0,
        None,
    )
    page.run()
    press(page, "decline T")
    assert "as House" in words(page)


def test_away_from_now_nothing_can_be_answered(mine, open_page):
    now = datetime.now(UTC).isoformat()
    page = open_page(mine, "catchball", asof=now, known=now)
    assert "◌ Waits for House" in words(page)
    assert not {"agree T", "counter T", "decline T", "propose"} & {button.key for button in page.button}


def test_without_any_plan_it_says_what_to_do(empty, real_histories, open_page):
    assert "Nothing has been recorded" in words(open_page(empty, "catchball"))
    page = open_page(real_histories, "catchball", asof="2001-01-01", known="2001-01-01")
    assert "had not talked about any target yet" in words(page)
