"""Replay in a real browser: it plays by itself and sends nothing, stops where it is told, and comes back there."""

import shutil

import pytest

from tests.dashboard.barriers import IDLE
from tests.dashboard.live import browser_page, served

pytestmark = pytest.mark.browser
QUARTER = "replay?asof=2025-11-28&known=2025-11-28&cycle=2025-Q3"
LABEL, ROW = ".player .then b", ".player .row:not(.head):not([hidden])"


@pytest.fixture(scope="module")
def url(hotels, tmp_path_factory):
    workspace = tmp_path_factory.mktemp("replay") / "mine"
    shutil.copytree(hotels, workspace)
    with served(workspace) as url:
        yield url


def until(page, label):
    """Waits for a frame."""
    page.locator(LABEL, has_text=label).wait_for(timeout=20_000)


def test_it_plays_to_the_end_and_sends_nothing_meanwhile(url):
    sent = []
    with browser_page(url + QUARTER) as page:
        page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
        page.on("request", lambda request: sent.append(request.url))
        page.reload()  # now that somebody listens
        page.locator(ROW).first.wait_for()
        page.wait_for_selector(IDLE)
        assert sent
        page.locator(".player select").select_option(label="Fast")
        page.wait_for_timeout(500)
        sent.clear()
        page.get_by_role("button", name="Play").click()
        until(page, "Week 34")
        assert sent == []
        assert "frame=" not in page.url
        until(page, "30 Sep 2025")
        page.wait_for_function("location.search.includes('frame=2025-09-30')")
        assert sent, "where it stopped is told once"


def test_a_pause_lies_in_the_link_and_the_link_leads_back(url):
    with browser_page(url + QUARTER) as page:
        page.locator(ROW).first.wait_for()
        page.get_by_role("button", name="Play").click()
        until(page, "Week 29")
        page.get_by_role("button", name="Pause").click()
        page.wait_for_function("location.search.includes('frame=')")
        label, rows = page.locator(LABEL).inner_text(), page.locator(ROW).all_inner_texts()
        page.wait_for_timeout(1500)
        assert page.locator(LABEL).inner_text() == label
        page.wait_for_selector(IDLE)
        page.reload()
        until(page, label)
        assert page.locator(ROW).all_inner_texts() == rows


def test_keys_play_and_step_and_going_back_shows_what_stood_there(url):
    with browser_page(url + QUARTER) as page:
        page.locator(ROW).first.wait_for()
        begun = page.locator(ROW).all_inner_texts()
        page.locator(".player input").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        until(page, "Week 29")
        assert page.locator(ROW).all_inner_texts() != begun
        page.get_by_role("button", name="One frame back").click()
        until(page, "Week 28")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        until(page, "Start")
        assert page.locator(ROW).all_inner_texts() == begun
        page.locator(".player input").focus()
        page.keyboard.press(" ")
        until(page, "Week 27")
        page.keyboard.press(" ")
        assert page.get_by_role("button", name="Play").count() == 1


def test_on_a_phone_the_map_is_a_list_that_plays(url):
    with browser_page(url + QUARTER + "&over=strategy_map") as page:
        page.locator(".player .picture svg").wait_for()
        assert page.locator(ROW).first.is_hidden()
        page.set_viewport_size({"width": 400, "height": 900})
        page.locator(ROW).first.wait_for()
        assert page.locator(".player .picture svg").is_hidden()
        before = page.locator(ROW).all_inner_texts()
        page.get_by_role("button", name="Play").click()
        until(page, "30 Sep 2025")
        assert page.locator(ROW).all_inner_texts() != before
