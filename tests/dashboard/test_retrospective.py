"""The page Retrospective: what was wanted first, and on request what came of it and what we learn."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Sample
from tests.dashboard.conftest import table, words
from tests.dashboard.writing import small_review

END = {"asof": "2025-11-28T17:00:00Z", "known": "2025-11-28T17:00:00Z"}
OUTCOME = {"outcome": "shown"}
SECOND = {"cycle": "2025-Q2"}


@pytest.fixture(scope="module")
def hotels(sample_of: Sample) -> Path:
    """The workspace of the hotels; read only, please."""
    return sample_of("hotels")


def headings(page: Any) -> list[str]:
    return [one.value for one in page.subheader]


def test_what_was_wanted_stands_alone_until_the_outcome_is_asked_for(hotels, open_page):
    page = open_page(hotels, "retrospective", **SECOND)
    assert headings(page) == ["What was wanted"]
    assert "As it was seen on 4 Apr 2025, before anything came of it." in words(page)
    (wanted,) = [
        row for row in table(page) if row["Goal"].strip() == "Arrivals with mobile check-in from 0 % to 45 %"
    ]
    # The target that was made easier in May is not told yet, nor what came.
    assert (wanted["From"], wanted["Target"], wanted["Value then"]) == ("0 %", "45 %", "1 %")
    assert [button.label for button in page.button if button.key == "outcome"] == ["Show the outcome"]
    assert not page.metric


def test_the_outcome_comes_on_request_and_lies_in_the_url(hotels, open_page):
    page = open_page(hotels, "retrospective", **SECOND)
    page.button(key="outcome").click().run()
    assert page.query_params["outcome"] == "shown"
    assert headings(page) == [
        "What was wanted",
        "What came of it",
        "What was made easier",
        "When the misses could first be seen",
        "What the countermeasures did",
        "How sure we were, and how often it came true",
        "What could be expected, week by week",
        "What we learned",
    ]
    counts = {one.label: one.value for one in page.metric}
    assert counts == {
        "Score": "0.48",
        "Without what was made easier": "0.45",
        "Graded": "0.41",
        "Targets reached": "2 of 10",
        "Check-ins in time": "93 %",
    }
    said = words(page)
    assert "look at strategy or the quality of goals" in said
    assert "1 of 2 changes made it easier" in said
    assert "Of 20 misses, 19 had no decision" in said
    assert "67 confidences about 10 outcomes" in said
    page.button(key="outcome").click().run()
    assert "outcome" not in page.query_params
    assert headings(page) == ["What was wanted"]


def test_a_softened_target_says_who_and_why_and_a_miss_since_when_and_what_was_done(hotels, open_page):
    page = open_page(hotels, "retrospective", **SECOND, **OUTCOME)
    softened, weight = table(page, 2)
    assert [softened[name] for name in ("What", "Before", "After", "It became", "Who", "When")] == [
        "Target", "45", "30", "easier", "Sofie Krag", "15 May 2025",
    ]  # fmt: skip
    assert (weight["What"], weight["It became"]) == ("Weight", "no effect")
    scores = {row["Item"]: row for row in table(page, 3)}
    mobile = scores["Arrivals with mobile check-in from 0 % to 45 %"]
    assert (mobile["Score"], mobile["Without what was made easier"]) == ("1.10", "0.73")
    misses = {row["Item"]: row for row in table(page, 4)}
    spend = misses["Spend on agency staff"]
    assert [spend[name] for name in ("Ended", "First visible", "Days to action")] == [
        "off track",
        "4 Apr 2025",
        40,
    ]
    silent = misses["Short linen deliveries a week from 14 to 4"]
    assert (silent["Ended"], silent["Silent since"]) == ("missed", "2 Jun 2025")


def test_a_review_held_before_the_cycle_before_was_closed_is_about_that_one(hotels, open_page):
    first = words(open_page(hotels, "retrospective", cycle="2025-Q1", **OUTCOME))
    second = words(open_page(hotels, "retrospective", **SECOND, **OUTCOME))
    of_april_7, of_july_4 = "3,412 comments, four languages", "I made the part quick that was easy to m"
    assert (of_april_7 in first, of_july_4 in first) == (True, False)
    assert (of_april_7 in second, of_july_4 in second) == (False, True)


def test_an_open_cycle_says_that_it_is_to_be_closed_and_shows_how_it_stands(hotels, open_page):
    page = open_page(hotels, "retrospective", cycle="2025-Q4", **END)
    assert "close the cycle to look back" in words(page)
    assert [button.label for button in page.button if button.key == "outcome"] == ["Show how it stands"]
    so_far = open_page(hotels, "retrospective", cycle="2025-Q4", **END, **OUTCOME)
    assert "Nothing has come true or failed before the cycle is closed." in words(so_far)
    assert "the quality of goals" not in words(so_far)


def test_the_newest_closed_cycle_is_offered_first(hotels, open_page):
    assert open_page(hotels, "retrospective").title[0].value == "Retrospective, 2025-Q3"


def test_whose_narrows_goals_and_misses_to_one_person(hotels, open_page):
    page = open_page(hotels, "retrospective", **SECOND, owner="Priit Tamm")
    assert [row["Owner"] for row in table(page)] == ["Priit Tamm"]


def test_what_comes_in_meanwhile_waits_until_somebody_asks_for_it(open_page, hotels):
    page = open_page(hotels, "retrospective")
    of, position = page.session_state["being_read"]
    page.session_state["being_read"] = (of, position - 3)
    page.session_state["export_popover"] = True
    page.run()
    assert f"upto={position - 3}" in page.code[-1].value
    next(one for one in page.button if one.label == "Show what came since (3)").click().run()
    assert f"upto={position}" in page.code[-1].value


def test_before_any_cycle_there_is_nothing_to_look_back_on(hotels, open_page):
    page = open_page(hotels, "retrospective", asof="2024-12-01", known="2024-12-01")
    assert "No cycle has begun yet at this instant" in words(page)


def test_a_cycle_that_is_not_there_is_said_so(hotels, open_page):
    page = open_page(hotels, "retrospective", cycle="nix")
    assert "There is no cycle nix at this instant" in words(page)


def test_in_a_review_in_session_a_lesson_is_recorded_and_a_contribution_recognised(tmp_path, open_page):
    page = open_page(small_review(tmp_path / "mine"), "retrospective", **OUTCOME)
    page.button(key="retro_lesson").click().run()
    page.text_area(key="form_text").set_value("Ask the desks first")
    page.button(key="form_save").click().run()
    assert "Ask the desks first" in words(open_page(tmp_path / "mine", "retrospective", **OUTCOME))
