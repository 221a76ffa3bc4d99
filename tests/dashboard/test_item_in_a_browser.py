"""Finding an item, its page and the way between pages, in a real browser."""

from datetime import UTC, datetime

import pytest

from engine.domain.okr import CheckIn, SetKeyResult
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO, browser_page, served, small_plan

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=window.hit=1> [x](javascript:window.hit=1) \u202eright to left \U0001f600"


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """A plan with three key results, of which one has a hostile title."""
    workspace = tmp_path_factory.mktemp("browser") / "mine"
    small_plan(workspace, key_results=2)
    with Log(workspace / "log.sqlite3") as log:
        made = SetKeyResult(
            entity_id="KR9", parent_id="O", at=datetime.now(UTC), title=HOSTILE, baseline=0, target=1, reason="r"
        )
        handle(log, made, **WHO)
    return workspace


@pytest.fixture(scope="module")
def url(mine):
    with served(mine) as url:
        yield url


def heading(page, words):
    page.wait_for_selector(f"h1:has-text('{words}')", timeout=30_000)


def test_the_keyboard_alone_finds_an_item_and_opens_its_page(url):
    with browser_page(f"{url}okrs") as page:
        box = page.get_by_test_id("stSidebar").get_by_label("Find")
        box.focus()
        page.keyboard.type("result 2")
        page.keyboard.press("Enter")
        heading(page, "Find “result 2”")
        assert "q=result+2" in page.url or "q=result%202" in page.url
        page.locator(".row").first.focus()
        page.keyboard.press("Enter")
        heading(page, "Result 2")
        page.wait_for_function("location.search.includes('item=KR2')")


def test_each_item_has_its_own_address_and_the_way_back_works(url):
    with browser_page(f"{url}item?item=KR1") as page:
        heading(page, "Result 1")
        page.get_by_role("button", name="Lies in Guests return").click()
        heading(page, "Guests return")
        page.wait_for_function("location.search.includes('item=O')")
        page.go_back()
        heading(page, "Result 1")
        assert "item=KR1" in page.url
        another = page.context.browser.new_page()
        another.goto(page.url)
        heading(another, "Result 1")


def test_nothing_that_people_write_is_rendered_on_the_page_or_among_what_is_found(url):
    with browser_page(f"{url}item?item=KR9") as page:
        heading(page, "right to left")
        page.get_by_test_id("stSidebar").get_by_label("Find").fill("onerror")
        page.keyboard.press("Enter")
        heading(page, "Find")
        page.wait_for_selector(".row")
        assert page.evaluate("window.hit") is None
        assert page.locator("h1 img, .row img, a[href^=javascript]").count() == 0


def test_what_changed_while_the_browser_was_away_is_told_after_a_pause(mine, url):
    with browser_page(f"{url}item") as page:
        page.wait_for_selector("text=This is your first visit in this browser.")
        page.wait_for_function("document.cookie.includes('hansei_')")
        (kept,) = [one for one in page.context.cookies() if one["name"].startswith("hansei_")]
        since, seen, _ = kept["value"].split(".")
        assert since == seen
        with Log(mine / "log.sqlite3") as log:
            handle(log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=4321.0), **WHO)
        # As if the last look had been long ago: the visit that begins now is a new one.
        page.goto("about:blank")
        page.context.add_cookies([{**kept, "value": f"{since}.{seen}.1"}])
        page.goto(f"{url}item")
        page.wait_for_selector("text=1 change of 1 item since your last visit", timeout=30_000)
        page.wait_for_selector("text=4,321")
