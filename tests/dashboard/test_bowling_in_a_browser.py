"""The bowling chart in a real browser: cells open, the keyboard reaches each, a phone has cards."""

from datetime import UTC, datetime

import pytest

from engine.domain.measure import RecordReading
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO, browser_page, served
from tests.dashboard.test_bowling_chart import HOSTILE, small_bowling

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """A plan with one target to improve, of a hostile title."""
    workspace = tmp_path_factory.mktemp("browser") / "mine"
    small_bowling(workspace)
    return workspace


@pytest.fixture(scope="module")
def url(mine):
    with served(mine) as url:
        yield f"{url}bowling_chart"


def cell(page, month):
    return page.locator(f".bowling .cell[aria-label^='{month}']")


def test_a_cell_opens_what_answers_it_and_a_second_click_lets_go(url):
    with browser_page(url) as page:
        cell(page, "May 2025").click()
        page.wait_for_selector("text=No countermeasure answers this miss")
        assert "item=T" in page.url and "month=2025-05" in page.url
        assert page.locator("h3").inner_text() == HOSTILE
        assert page.locator(".bowling img, .bowling strong, h3 img, h3 strong").count() == 0
        cell(page, "May 2025").click()
        page.wait_for_function("!location.search.includes('item=')")


def test_the_keyboard_goes_from_cell_to_cell_and_opens_one(url):
    with browser_page(url) as page:
        page.locator(".bowling .name").focus()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
        focused = "document.activeElement.shadowRoot?.activeElement ?? document.activeElement"
        assert page.evaluate(f"({focused}).getAttribute('aria-label')").startswith("June 2025: plan 110 nights")
        page.keyboard.press("Enter")
        page.wait_for_function("location.search.includes('month=2025-06')")
        page.wait_for_selector("text=it goes up to the next level")


def test_on_a_phone_the_months_of_an_item_stand_in_a_card_that_fits(url):
    with browser_page(url) as page:
        page.set_viewport_size({"width": 400, "height": 900})
        cell(page, "July 2025").wait_for()
        page.wait_for_function("document.documentElement.scrollWidth <= 400")
        assert page.locator(".bowling .head").is_hidden()
        edges = [cell(page, f"{month} 2025").bounding_box() for month in ("January", "April", "July", "December")]
        assert all(edge["x"] >= 0 and edge["x"] + edge["width"] <= 400 for edge in edges)
        assert edges[0]["y"] == edges[1]["y"] < edges[2]["y"] < edges[3]["y"]


def test_a_reading_of_another_process_shows_by_itself(mine, url):
    with browser_page(url) as page:
        cell(page, "August 2025: plan 120 nights, no actual yet").wait_for()
        with Log(mine / "log.sqlite3") as log:
            last = datetime(2025, 8, 28, tzinfo=UTC)
            told = {"at": datetime.now(UTC), "effective_at": last, "value": 121.0, "period": "2025-08"}
            handle(log, RecordReading(entity_id="T", **told), **WHO)
        cell(page, "August 2025: plan 120 nights, actual 121 nights, met").wait_for(timeout=10_000)
