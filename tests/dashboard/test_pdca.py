"""The page PDCA history: what did we try, and did it work?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from dashboard.components.pdca.lanes import lanes_of
from dashboard.components.shown.results import counted_outcomes, result_of
from engine.domain.decision import TakeDecision
from engine.domain.finding import RecordFinding
from engine.domain.measure import SetTarget
from engine.domain.plan import StartPlan
from engine.domain.review import CloseReview, OpenReview, ScheduleReview
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.conftest import Sample
from tests.dashboard.conftest import drawing, every_element, table, words
from tests.dashboard.live import WHO, small_plan

END = "2026-02-20T15:00:00Z"
SEEN = {"asof": END, "known": END}


@pytest.fixture(scope="module")
def manufacturer(sample_of: Sample) -> Path:
    """The workspace of the manufacturer sample; read only, please."""
    return sample_of("manufacturer")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace with one objective, five key results and a review that is open."""
    workspace = tmp_path / "mine"
    small_plan(workspace)
    with Log(workspace / "log.sqlite3") as log:
        now = datetime.now(UTC)
        schedule = ScheduleReview(
            entity_id="R1", at=now, parent_id="C", tier="monthly", scheduled_for=now, title="Our first look"
        )
        handle(log, schedule, **WHO)
        handle(log, OpenReview(entity_id="R1", at=now, position=log.position()), **WHO)
        handle(log, RecordFinding(review_id="R1", at=now, text="Two of five are late", subject_id="KR1"), **WHO)
    return workspace


def picture(page: Any) -> dict[str, Any]:
    """What the lanes are drawn from."""
    return drawing(page, "hansei_lanes") or {}


def links(page: Any, to: str) -> list[tuple[str, str]]:
    """The links to another page: what they say, and what they ask for."""
    found = [one.proto for one in every_element(page._tree) if getattr(one, "type", "") == "page_link"]
    return [(proto.label.replace("\\", ""), proto.query_string) for proto in found if proto.page == to]


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
    page.selectbox(key="select plan").set_value("Every plan")
    page.selectbox(key="select tier").set_value("quarterly").run()
    assert {row["Tier"] for row in table(page)} == {"Quarterly review"}
    page.selectbox(key="select tier").set_value("Every tier")
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
    assert "No review is in session, so no decision can be recorded. `hansei review open R-2026-02` opens" in said
    assert "Record a decision" not in said


def test_a_past_instant_cannot_be_written(mine, open_page):
    later = (datetime.now(UTC) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    page = open_page(mine, "pdca", asof=later, known=later)
    assert [one["id"] for one in picture(page)["lanes"]] == ["R1"]
    assert "Record a decision" not in words(page)


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


def a_review(**counts: int) -> dict[str, Any]:
    names = ("worked", "failed", "overdue", "unverified", "open", "cancelled")
    return {name: counts.get(name, 0) for name in names}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "No countermeasure agreed"),
        ({"worked": 1}, "The countermeasure worked"),
        ({"failed": 1}, "The countermeasure did not work"),
        ({"overdue": 1}, "The countermeasure is overdue"),
        ({"worked": 2, "failed": 1}, "2 of 3 countermeasures worked"),
        ({"failed": 2}, "0 of 2 countermeasures worked"),
        ({"worked": 1, "failed": 1, "open": 1}, "1 of 3 countermeasures worked so far, 1 open"),
        ({"worked": 2, "cancelled": 1}, "2 of 2 countermeasures worked, 1 given up"),
        ({"worked": 1, "cancelled": 1}, "1 countermeasure worked, 1 given up"),
        ({"cancelled": 2}, "2 countermeasures given up"),
        ({"open": 1, "overdue": 1}, "2 countermeasures: 1 overdue, 1 open"),
    ],
)
def test_the_result_in_words_counts_what_is_still_to_come(counts, said):
    assert result_of(a_review(**counts)) == said


def test_the_summary_counts_over_all_reviews_the_best_first():
    reviews = [a_review(worked=1, open=2), a_review(worked=2, failed=1)]
    assert counted_outcomes(reviews) == ":blue[● 3 worked], :red[■ 1 did not work], :gray[○ 2 open]"


def utc(year: int, month: int, day: int) -> datetime:
    """An instant as the views give it."""
    return datetime(year, month, day)  # noqa: DTZ001


def held(name: str, opened_at: datetime) -> dict[str, Any]:
    return {"id": name, "title": name, "tier": "monthly", "state": "closed", "opened_at": opened_at, **a_review()}


def stage(review: str, name: str, first: datetime, last: datetime) -> dict[str, Any]:
    return {"review_id": review, "stage": name, "event": "x", "facts": 1, "first_at": first, "last_at": last}


def test_a_long_time_before_the_first_review_does_not_push_the_reviews_to_the_edge():
    first, last = utc(2026, 1, 10), utc(2026, 6, 10)
    stages = [stage("R1", "plan", utc(2010, 1, 1), first), stage("R2", "do", first, last)]
    drawn = lanes_of([held("R2", last), held("R1", first)], stages, [], "")
    before, after = (one["bars"][0] for one in reversed(drawn["lanes"]))
    assert before["at"] == 0
    assert 0.2 < before["width"] < 0.4
    assert after["at"] + after["width"] > 0.9
    assert "1 Jan 2010 to 10 Jan 2026" in before["said"][1]


def test_one_review_of_a_single_day_can_be_drawn():
    day = utc(2026, 1, 10)
    drawn = lanes_of([held("R1", day)], [stage("R1", "act", day, day)], [], "")
    assert drawn["lanes"][0]["bars"][0]["width"] == 0
    assert drawn["axis"]
    assert lanes_of([], [], [], "")["lanes"] == []


def test_the_axis_has_no_more_ticks_than_can_be_read():
    for days in (1, 5, 30, 64, 90, 400, 4000, 40000):
        first = utc(2026, 1, 10)
        last = first + timedelta(days=days)
        axis = lanes_of([held("R2", last), held("R1", first)], [], [], "")["axis"]
        assert 1 <= len(axis) <= 12, days
        assert all(0 <= tick["at"] <= 1 for tick in axis)
        assert [tick["at"] for tick in axis] == sorted(tick["at"] for tick in axis)
