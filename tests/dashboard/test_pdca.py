"""The page PDCA history: what did we try, and did it work?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from engine.domain.plan import StartPlan
from engine.domain.review import OpenReview, ScheduleReview
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.conftest import Sample
from tests.dashboard.conftest import drawing, links, table, words
from tests.dashboard.live import WHO, small_plan
from tests.dashboard.writing import small_review

END = "2026-02-20T15:00:00Z"
SEEN = {"asof": END, "known": END}


@pytest.fixture(scope="module")
def manufacturer(sample_of: Sample) -> Path:
    """The workspace of the manufacturer sample; read only, please."""
    return sample_of("manufacturer")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace with one objective, five key results and a review that is open."""
    return small_review(tmp_path / "mine")


def picture(page: Any) -> dict[str, Any]:
    """What the lanes are drawn from."""
    return drawing(page, "hansei_lanes") or {}


def seen(view: str) -> list[dict[str, Any]]:
    """A view at the last instant of the sample."""
    end = datetime.fromisoformat(END)
    return wiring.current().read_model.rows(view, Bounds(as_of=end, known_at=end))


def lane(page: Any, review: str) -> dict[str, Any]:
    return next(one for one in picture(page)["lanes"] if one["id"] == review)


def test_each_review_that_was_held_has_a_lane_the_newest_first(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", **SEEN)
    first, *lanes = picture(page)["lanes"]
    assert (first["id"], first["title"], first["result"]) == (None, "Since then", "Next review: 12 Mar 2026")
    held = [one for one in seen("reviews") if one["opened_at"]]
    newest_first = sorted(held, key=lambda one: (one["opened_at"], one["id"]), reverse=True)
    assert [one["id"] for one in lanes] == [one["id"] for one in newest_first]
    assert len(lanes) > 10


def test_a_lane_has_its_stages_in_their_order_on_the_time_axis(manufacturer, open_page):
    bars = lane(open_page(manufacturer, "pdca", **SEEN), "R-2025-Q1")["bars"]
    assert [bar["stage"] for bar in bars] == ["plan", "do", "check", "act"]
    assert bars[1]["said"] == ["Do", "42 entries, 13 Mar 2025 to 10 Apr 2025"]
    assert all(0 <= bar["at"] <= bar["at"] + bar["width"] <= 1 for bar in bars)
    assert bars[1]["at"] < bars[2]["at"] < bars[3]["at"]


def test_a_mark_tells_kind_text_reason_and_who(manufacturer, open_page):
    marks = lane(open_page(manufacturer, "pdca", **SEEN), "R-2025-Q1")["marks"]
    assert len(marks) == 1
    bonus = marks[0]["marks"][1]
    assert bonus["revoked"]
    assert bonus["said"] == [
        "Start: A bonus for the plant with the most machine hours, 40,000 a quarter.",
        "Why: The plants should feel it when a machine stands",
        "About: The four constraint machines run 68 hours of every 100",
        "Helga Brandstetter, 10 Apr 2025, 13:32, 50 % sure",
        "Revoked on 19 Jun 2025: We paid four plants for making what nobody had ordered. I signed it.",
    ]


def test_the_result_stands_at_the_end_of_the_lane(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", **SEEN)
    assert lane(page, "R-2025-PD")["result"] == "2 of 2 countermeasures worked"
    assert lane(page, "R-2025-PD")["glyphs"] == [["●", "blue"], ["●", "blue"]]
    assert lane(page, "R-2025-Q1")["result"] == "1 countermeasure did not work, 1 given up"
    actions = seen("countermeasures")
    counted = f"{len(seen('decisions'))} decisions, {len(actions)} countermeasures: "
    worked = f"{sum(one['effective'] is True for one in actions)} worked"
    assert f"{counted}:blue[● {worked}]" in words(page)


def test_what_was_known_later_is_not_in_an_earlier_picture(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", asof="2025-04-01", known="2025-04-01", review="R-2025-02")
    shown = [one["id"] for one in picture(page)["lanes"]]
    assert shown[:2] == [None, "R-2025-02"]
    assert "R-2025-Q1" not in shown
    assert lane(page, "R-2025-02")["result"] == "The countermeasure is open"
    said = words(page)
    assert "Now, 28 Feb 2025 98 days" in said
    assert "not checked yet" in said
    assert "13 days" not in said


def test_plan_tier_and_overdue_leave_what_was_asked_for(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", **SEEN)
    page.selectbox(key="select plan").set_value("TP-2026").run()
    plan = {one["id"]: one["plan"] for one in seen("reviews")}
    assert {plan[row["Id"]] for row in table(page)} == {"TP-2026"}
    assert page.title[0].value == "PDCA history, Traunfeld Pumps 2026"
    page.selectbox(key="select plan").set_value("*")
    page.selectbox(key="select tier").set_value("quarterly").run()
    assert {row["Tier"] for row in table(page)} == {"Quarterly review"}
    page.selectbox(key="select tier").set_value("*")
    page.pills(key="pdca_show").set_value(["Countermeasures overdue"]).run()
    late = {one["review_id"] for one in seen("countermeasures") if one["overdue"]}
    assert {row["Id"] for row in table(page)} == late
    assert page.query_params["show"] == "overdue"


def test_what_no_review_looked_at_is_that_of_the_plan_chosen(mine, open_page):
    with Log(mine / "log.sqlite3") as log:
        handle(log, StartPlan(entity_id="D", at=datetime.now(UTC), title="Another", reason="r"), **WHO)
    first, _ = picture(open_page(mine, "pdca"))["lanes"]
    assert first["bars"][0]["said"][1].startswith("1 entry, ")
    assert [one["id"] for one in picture(open_page(mine, "pdca", plan="C"))["lanes"]] == ["R1"]


def test_overdue_countermeasures_are_listed_plainly(manufacturer, open_page):
    said = words(open_page(manufacturer, "pdca", **SEEN))
    assert "countermeasure overdue" in said or "countermeasures overdue" in said
    assert "Have the jaws made by a toolmaker in Nashik; the tool room only fits them." in said
    assert "Sunil Jadhav · due 31 Jan 2026, 20 days late" in said


def test_when_no_review_fits_the_nearest_is_offered(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", plan="TP-2026", tier="annual", **SEEN)
    assert "The nearest cycle is January 2026: the small causes, 12 Feb 2026" in words(page)
    page.button(key="show_nearest").click().run()
    assert page.query_params["review"] == "R-2026-01"
    assert "January 2026: the small causes" in words(page)


def test_the_table_counts_what_became_of_the_countermeasures(manufacturer, open_page):
    rows = {row["Id"]: row for row in table(open_page(manufacturer, "pdca", **SEEN))}
    wanted = {"Findings": 5, "Decisions": 5, "Worked": 2, "Did not": 0, "Open": 0, "Overdue": 0}
    assert {name: rows["R-2025-PD"][name] for name in wanted} == wanted
    assert rows["R-2025-PD"]["Held"] == "18 Jun 2025"
    assert rows["R-2026-02"]["Held"] == "ahead: 12 Mar 2026"


def test_a_cycle_opens_as_an_a3(manufacturer, open_page):
    said = words(open_page(manufacturer, "pdca", review="R-2025-02", **SEEN))
    for wanted in (
        "Monthly review of Traunfeld Pumps 2025 · held 12 Mar 2025, 12:30 to 13:45 · led by Tobias Auer",
        "A day of stock is 1.8 million euros.",
        "70.4, second miss in a row. Pune alone is at 60.",
        "Buying follows the forecast of last autumn, in full lorries.",
        "Up to this review: 15 check-ins and 26 readings, from 13 Feb 2025 to 12 Mar 2025.",
        "No new orders for the 200 slowest parts until the bins are half empty.",
        "Stopping the line is led from Suzhou from now on.",
        "Why: The pores are not made in Steyr, and neither will they be stopped there",
        "We compare four plants and have never asked whether they count the same thing.",
        "Every countermeasure of this review has run to its end.",
        "Next review: First quarter: is the plan still right?, held on 10 Apr 2025.",
    ):
        assert wanted in said


def test_the_effect_is_the_number_before_and_after_beside_what_was_expected(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", review="R-2025-02", **SEEN)
    assert [(metric.label, metric.value.replace("\\", "")) for metric in page.metric] == [
        ("Expected", "−4 days"),
        ("Actual", "+13 days"),
        ("Before, 28 Feb 2025", "98 days"),
        ("After, 30 Jun 2025", "111 days"),
    ]


def test_the_target_is_that_of_the_period_which_the_review_saw(manufacturer, open_page):
    said = words(open_page(manufacturer, "pdca", review="R-2025-Q1", **SEEN))
    assert "Orders that leave on the day we promised**: 69.8 % (2025-03), target 73 %" in said


def test_each_change_of_a_decision_leads_to_the_record(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", review="R-2025-02", **SEEN)
    (said, asks), *others = links(page, "audit")
    assert not others
    assert said == ":small[owner: Petra Nowak to Chen Jianhong]"
    position = asks.split("at=")[1].split("&")[0]
    there = open_page(manufacturer, "audit", at=position, **SEEN)
    assert f"OwnerSet at position {position}" in words(there)
    assert "P4 · by Matthias Leitgeb" in words(there)


def test_targets_that_a_decision_changed_stand_in_the_order_of_their_periods(manufacturer, open_page):
    said = [label for label, _ in links(open_page(manufacturer, "pdca", review="R-2025-PD", **SEEN), "audit")]
    moved = [label for label in said if "minutes to" in label]
    assert moved[0] == ":small[target 2025-07: 85 minutes to 80 minutes]"
    assert moved[-1] == ":small[target 2025-12: 80 minutes to 38 minutes]"
    assert len(moved) == 6


def test_a_review_that_was_not_held_has_its_agenda_only(manufacturer, open_page):
    page = open_page(manufacturer, "pdca", review="R-2026-02", **SEEN)
    assert "This review has not been held yet." in words(page)
    assert not page.metric


@pytest.mark.parametrize("query", [{"review": "nope"}, {"plan": "nope"}, {"tier": "<b>"}, {"show": "x"}])
def test_unusable_choices_fall_back(manufacturer, open_page, query):
    page = open_page(manufacturer, "pdca", **query)
    assert not page.error
    assert len(table(page)) == len(wiring.current().read_model.rows("reviews"))


def test_without_a_review_the_page_says_what_to_do_next(hotels, empty, tmp_path, open_page):
    small_plan(tmp_path / "bare")
    assert "hansei review schedule REVIEW --of C" in words(open_page(tmp_path / "bare", "pdca"))
    assert "hansei import history FILE" in words(open_page(empty, "pdca"))
    said = words(open_page(tmp_path / "bare", "pdca", asof="2001-01-01", known="2001-01-01"))
    assert "There was no review yet at this instant." in said


def test_of_very_many_reviews_the_newest_are_drawn_until_all_are_asked_for(tmp_path, open_page):
    small_plan(tmp_path / "many", 1)
    with Log(tmp_path / "many" / "log.sqlite3") as log:
        for n in range(26):
            now = datetime.now(UTC)
            review = ScheduleReview(entity_id=f"R{n}", at=now, parent_id="C", tier="monthly", scheduled_for=now)
            handle(log, review, **WHO)
            handle(log, OpenReview(entity_id=f"R{n}", at=now, position=log.position()), **WHO)
    page = open_page(tmp_path / "many", "pdca")
    assert [one["id"] for one in picture(page)["lanes"]][:2] == ["R25", "R24"]
    assert len(picture(page)["lanes"]) == 24
    page.button(key="all_lanes").click().run()
    assert len(picture(page)["lanes"]) == 26


def test_without_a_session_nothing_can_be_decided_and_the_page_says_how_to_open_one(manufacturer, open_page):
    page = open_page(manufacturer, "pdca")
    said = words(page)
    assert "No review is in session, so no decision can be recorded. The page Meeting opens the next one" in said
    assert "on the command line `hansei review open R-2026-02`." in said
    assert "Record a decision" not in said


def test_a_past_instant_cannot_be_written(mine, open_page):
    later = (datetime.now(UTC) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    page = open_page(mine, "pdca", asof=later, known=later)
    assert [one["id"] for one in picture(page)["lanes"]] == ["R1"]
    assert "Record a decision" not in words(page)
