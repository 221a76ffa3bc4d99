"""The page Bowling chart: do we hit the monthly plan, and is each miss answered?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard import wiring
from engine.domain.hoshin import DraftPlan, SetTargetToImprove
from engine.domain.measure import RecordReading, SetTarget
from engine.domain.review import OpenReview, ScheduleReview
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.conftest import Sample
from tests.dashboard.conftest import drawing, table, words
from tests.dashboard.live import WHO

END = "2026-02-20T15:00:00Z"
SEEN = {"asof": END, "known": END, "year": "2025"}
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **bold**"


@pytest.fixture(scope="module")
def manufacturer(sample_of: Sample) -> Path:
    """The workspace of the manufacturer sample; read only, please."""
    return sample_of("manufacturer")


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with one target to improve, of a hostile title, that missed May and June of a past year."""
    workspace = tmp_path_factory.mktemp("mine")
    small_bowling(workspace)
    return workspace


def small_bowling(workspace: Path) -> None:
    """A plan of 2025 with one target to improve: May and June are missed, and nothing answers them."""
    workspace.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3", create=True) as log:

        def say(command: Any) -> None:
            handle(log, command, **WHO)

        say(DraftPlan(entity_id="P", at=now, title="The year", period="2025", effective_at=day("2024-12-01")))
        named = {"parent_id": "P", "title": HOSTILE, "unit": "nights", "owner": "Ann", "direction": "up"}
        say(SetTargetToImprove(entity_id="T", at=now, effective_at=day("2024-12-01"), **named))
        for month, plan, actual in (("2025-05", 100, 90), ("2025-06", 110, 100), ("2025-07", 120, 119)):
            first, last = day(f"{month}-01"), day(f"{month}-28")
            say(SetTarget(entity_id="T", at=now, effective_at=first, target=plan, period=month, reason="the plan"))
            say(RecordReading(entity_id="T", at=now, effective_at=last, value=actual, period=month))


def day(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=UTC)


def chart(page: Any) -> dict[str, Any]:
    """What the chart is drawn from."""
    return drawing(page, "hansei_bowling") or {}


def rows(page: Any) -> dict[str, dict[str, Any]]:
    """The lines of the chart by their ids."""
    return {row["id"]: row for group in chart(page)["groups"] for row in group["rows"]}


def cells(page: Any, item: str) -> dict[str, Any]:
    """The cells of one line by their months."""
    months = [month["id"] for month in chart(page)["months"]]
    return dict(zip(months, rows(page)[item]["cells"], strict=True))


def seen(year: int = 2025) -> list[dict[str, Any]]:
    """The view at the last instant of the sample, of one year."""
    end = datetime.fromisoformat(END)
    told = wiring.current().read_model.rows("bowling_chart", Bounds(as_of=end, known_at=end))
    return [row for row in told if row["year"] == year]


def test_every_item_has_a_line_under_its_plan_with_twelve_months(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN)
    assert [month["label"] for month in chart(page)["months"]][:3] == ["Jan", "Feb", "Mar"]
    assert {group["title"] for group in chart(page)["groups"]} == {
        "Pune 2025",
        "Querétaro 2025",
        "Traunfeld Pumps 2025",
    }
    assert set(rows(page)) == {row["item_id"] for row in seen()}
    assert all(len(row["cells"]) == 12 for row in rows(page).values())


def test_a_cell_shows_plan_actual_and_status_as_the_view_has_them(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN)
    shapes = {"on_track": "●", "at_risk": "▲", "off_track": "■", "no_data": ""}
    for row in seen():
        drawn = cells(page, row["item_id"])[row["month"]]
        assert drawn["shape"] == shapes[row["status"]]
        assert (drawn["mark"] == "CM") == (row["countermeasure_id"] is not None)
        assert (drawn["mark"] == "!!") == row["escalated"]
        assert (drawn["actual"] == "") == (row["actual"] is None)
    drawn = cells(page, "PUN-T-OTD")["2025-04"]
    assert (drawn["plan"], drawn["actual"], drawn["mark"], drawn["ink"]) == ("66", "57", "!", "red")
    assert drawn["said"] == "April 2025: plan 66 %, actual 57 %, missed, no countermeasure answers it"


def test_a_month_without_an_actual_is_never_zero_and_one_ahead_is_blank(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **{**SEEN, "year": "2026"})
    ahead = cells(page, "26-T-OTD")["2026-09"]
    assert (ahead["actual"], ahead["shape"], ahead["waits"], bool(ahead["plan"])) == ("", "", False, True)
    assert ahead["said"].endswith("still ahead")
    past = cells(open_page(manufacturer, "bowling_chart", **SEEN), "PUN-T-FPY")["2025-02"]
    assert (past["actual"], past["shape"], past["waits"]) == ("", "", True)
    assert past["said"].endswith("no actual yet")


def test_a_restated_month_is_marked_and_says_what_it_was(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN)
    scrap = cells(page, "T-SCRAP")
    assert [month for month, cell in scrap.items() if cell["restated"]] == [
        "2025-01", "2025-02", "2025-03", "2025-04",
    ]  # fmt: skip
    assert "restated, was 4.5 %" in scrap["2025-01"]["said"]
    then = {**SEEN, "asof": "2025-05-20", "known": "2025-05-20"}
    assert not cells(open_page(manufacturer, "bowling_chart", **then), "T-SCRAP")["2025-01"]["restated"]


def test_the_year_to_date_is_of_the_months_with_an_actual(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN)
    moved, otd = rows(page)["PUN-T-MOVE"]["ytd"], rows(page)["PUN-T-OTD"]["ytd"]
    assert (moved["plan"], moved["actual"], moved["shape"]) == ("279", "477", "■")
    assert "the sum of the months with an actual" in moved["said"]
    assert (otd["plan"], otd["actual"]) == ("71.33", "65")


def test_the_summary_counts_what_the_view_has(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN)
    told = seen()
    missed = [row for row in told if row["status"] == "off_track"]
    unanswered = sum(row["countermeasure_id"] is None for row in missed)
    assert f"{len([one for one in told if one['status'] != 'no_data'])} months with plan and actual" in words(page)
    assert f"{unanswered} of {len(missed)} misses without a countermeasure" in words(page)


def test_plan_owner_and_misses_narrow_the_chart_and_come_back_from_the_url(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN, plan="PUN-2025", owner="Ananya Deshpande")
    assert set(rows(page)) == {"PUN-T-MOVE", "PUN-T-OTD"}
    assert page.title[0].value == "Bowling chart 2025, Pune 2025"
    page = open_page(manufacturer, "bowling_chart", **SEEN, plan="QRO-2025", show="unanswered")
    assert set(rows(page)) == {"QRO-T-OEE", "QRO-T-SET"}
    assert chart(page)["faded"]
    page = open_page(manufacturer, "bowling_chart", **{**SEEN, "year": "2026"}, show="unanswered")
    open_misses = [row for row in seen(2026) if row["status"] == "off_track" and row["countermeasure_id"] is None]
    assert (set(rows(page)) if chart(page) else set()) == {row["item_id"] for row in open_misses}


def test_an_answered_miss_opens_its_countermeasure(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN, item="PUN-T-OTD", month="2025-03")
    said = words(page)
    assert "March 2025: :red[**■ missed**]" in said
    assert "What answers it" in said
    assert "Forty casings of each of the six commonest kinds stand ready" in said
    assert "No countermeasure answers this miss" not in said


def test_an_unanswered_miss_says_so_and_what_was_in_hand_at_that_time(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN, item="PUN-T-OTD", month="2025-05")
    said = words(page)
    assert "No countermeasure answers this miss. It is missed month number 4 in a row." in said
    assert "it goes up to the next level" in said
    assert "In hand at that time" in said


def test_an_unanswered_miss_says_what_to_do_now(mine, open_page):
    page = open_page(mine, "bowling_chart", item="T", month="2025-06")
    assert "What to do: in a review look for the cause" in words(page)
    assert "hansei review countermeasure REVIEW T --period 2025-06" in words(page)


def test_a_miss_is_answered_by_a_form_while_a_review_is_in_session(tmp_path, open_page):
    small_bowling(tmp_path / "mine")
    now = datetime.now(UTC)
    with Log(tmp_path / "mine" / "log.sqlite3") as log:
        common = {"parent_id": "P", "tier": "monthly", "scheduled_for": now, "title": "June"}
        handle(log, ScheduleReview(entity_id="R", at=now, **common), **WHO)
        handle(log, OpenReview(entity_id="R", at=datetime.now(UTC), position=log.position()), **WHO)
    page = open_page(tmp_path / "mine", "bowling_chart", item="T", month="2025-06")
    page.button(key="agree R").click().run()
    assert page.selectbox(key="form_subject").value == "T"
    page.text_area(key="form_cause").set_value("The web page is down")
    page.text_area(key="form_action").set_value("A second server")
    page.selectbox(key="form_owner").set_value("Ann")
    page.date_input(key="form_due").set_value(now.date())
    page.button(key="form_save").click().run()
    page.run()
    assert cells(page, "T")["2025-06"]["mark"] == "CM"
    assert "A second server" in words(page)


def test_an_item_opens_its_readings_and_its_plan(manufacturer, open_page):
    page = open_page(manufacturer, "bowling_chart", **SEEN, item="T-SCRAP")
    told = {(row["Month"], row["Mark"]) for row in table(page)}
    assert {("2025-01", "restated, was 4.5 %"), ("2025-01", "corrected later"), ("2025-12", "")} <= told
    assert "10 misses in 2025" in words(page)


def test_the_newest_year_that_has_begun_is_shown_first(mine, open_page):
    page = open_page(mine, "bowling_chart")
    assert page.title[0].value == "Bowling chart 2025"
    drawn = cells(page, "T")
    assert [drawn[f"2025-0{n}"]["mark"] for n in (5, 6, 7)] == ["!", "!!", ""]
    assert drawn["2025-07"]["shape"] == "▲"
    assert rows(page)["T"]["title"] == HOSTILE


def test_without_targets_to_improve_it_says_what_to_do(empty, real_histories, open_page):
    assert "Nothing has been recorded" in words(open_page(empty, "bowling_chart"))
    page = open_page(real_histories, "bowling_chart")
    assert "the Scorecard shows them" in words(page)
    assert "hansei plan apply FILE" in words(page)
    early = open_page(real_histories, "bowling_chart", asof="2009-01-01")
    assert "no target to improve yet at this instant" in words(early)
