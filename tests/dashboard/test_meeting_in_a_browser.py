"""One whole review in a real browser, which a second one sees step by step."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.log.log import Log
from tests.dashboard.live import browser_page, served
from tests.dashboard.meeting import small_scorecard

pytestmark = pytest.mark.browser

SOON = 30_000


@pytest.fixture
def mine(tmp_path):
    return small_scorecard(tmp_path / "mine", opened=False)


def choose(form, label, what):
    """Picks one of a select box by writing it."""
    form.get_by_label(label).click()
    form.page.keyboard.type(what)
    form.page.keyboard.press("Enter")


def test_a_review_is_held_from_its_opening_to_its_close_and_everybody_sees_each_step(mine):
    with served(mine) as url, browser_page(url) as page:
        other = page.context.browser.new_page(viewport={"width": 1500, "height": 1800})
        other.goto(url)
        other.wait_for_selector("text=No review is in session", timeout=30_000)
        page.bring_to_front()

        page.get_by_role("button", name="Open this review").click()
        for screen in (page, other):
            screen.wait_for_selector("text=In session: Our monthly", timeout=SOON)

        page.get_by_role("button", name="Rooms ready").click()
        page.wait_for_function("location.search.includes('item=A')")
        page.wait_for_selector("h3:has-text('Rooms ready')")
        assert "item=" not in other.url  # what another person reads does not move

        page.get_by_role("button", name="Decide about it").click()
        form = page.get_by_role("dialog")
        form.get_by_text("Retarget").click()
        form.get_by_label("What is decided").fill("Ninety will do")
        form.get_by_label("Why", exact=True).fill("The laundry is late until spring")
        form.get_by_label("New target").fill("90")
        form.get_by_role("button", name="Save").click()
        for screen in (page, other):
            screen.wait_for_selector("text=Ninety will do", timeout=SOON)
        other.wait_for_selector(".card[data-id=A]:has-text('target 90 %')", timeout=SOON)

        page.locator(".st-key-countermeasure_about button").click()
        form = page.get_by_role("dialog")
        form.get_by_label("Root cause").fill("One van for six houses")
        form.get_by_label("Action").fill("A second van")
        choose(form, "Who does it", "Ann")
        form.get_by_role("spinbutton", name="year, Due").click()
        page.keyboard.type(f"{datetime.now(UTC) + timedelta(days=30):%Y%m%d}")
        page.keyboard.press("Tab")
        form.get_by_role("button", name="Save").click()
        for screen in (page, other):
            screen.wait_for_selector(".card[data-id=A] .answer:has-text('A second van')", timeout=SOON)

        page.get_by_role("button", name="This review").click()
        page.get_by_role("menuitem", name="Close the review").click()
        page.get_by_role("dialog").get_by_role("button", name="Close the review").click()
        for screen in (page, other):
            screen.wait_for_selector("text=No review is in session", timeout=SOON)

    with Log(mine / "log.sqlite3") as log:
        told = {event.TOPIC: event for event in log.load("scorecard-S")}
    assert told["TargetSet"].target == 90
    assert told["TargetSet"].causation_id == "R-D1"


def test_who_follows_goes_along_from_page_to_page(mine):
    with served(mine) as url, browser_page(url) as leader:
        follower = leader.context.browser.new_page(viewport={"width": 1500, "height": 1800})
        follower.goto(url)
        leader.get_by_role("button", name="Open this review").click()
        leader.wait_for_selector("text=Opened at position")  # the page is drawn whole
        leader.get_by_role("button", name="This review").click()
        leader.get_by_role("menuitem", name="Lead").click()
        leader.wait_for_selector("text=You are leading")
        follower.get_by_role("button", name="Follow Ann").click(timeout=SOON)
        leader.bring_to_front()
        leader.get_by_role("button", name="Guests who return").click()
        follower.wait_for_selector("h3:has-text('Guests who return')", timeout=SOON)
        leader.get_by_role("link", name="Scorecard").click()
        follower.wait_for_function("location.pathname === '/scorecard'", timeout=SOON)
        follower.wait_for_selector("text=Following Ann")
