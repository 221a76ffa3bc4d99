"""PDCA history in a real browser: lanes open their cycle, a decision is recorded, nothing typed is lost."""

from datetime import UTC, datetime

import pytest

from engine.domain.decision import TakeDecision
from engine.domain.finding import RecordFinding
from engine.domain.okr import CheckIn
from engine.domain.review import CloseReview, OpenReview, ScheduleReview
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO, browser_page, served, small_plan

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=window.hit=1> **bold** review"


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """Two reviews: one that is closed, with a hostile title, and one in session."""
    workspace = tmp_path_factory.mktemp("browser") / "mine"
    small_plan(workspace)
    with Log(workspace / "log.sqlite3") as log:

        def say(command):
            return handle(log, command, **WHO)

        for name, title in (("R1", HOSTILE), ("R2", "Our second look")):
            now = datetime.now(UTC)
            common = {"parent_id": "C", "tier": "monthly", "scheduled_for": now}
            say(ScheduleReview(entity_id=name, at=now, title=title, **common))
            say(OpenReview(entity_id=name, at=datetime.now(UTC), position=log.position()))
            say(RecordFinding(review_id=name, at=datetime.now(UTC), text="Late again", subject_id="KR1"))
            if name == "R1":
                goes_on = {"decision": "continue", "text": "It goes on", "reason": "It helps", "subject_id": "KR1"}
                say(TakeDecision(review_id=name, at=datetime.now(UTC), **goes_on))
                say(CloseReview(entity_id=name, at=datetime.now(UTC), position=log.position()))
    return workspace


@pytest.fixture(scope="module")
def url(mine):
    with served(mine) as url:
        yield f"{url}pdca"


def test_a_lane_opens_its_cycle_and_nothing_that_people_write_is_rendered(url):
    with browser_page(url) as page:
        page.get_by_role("button", name="**bold** review").click()
        page.wait_for_selector("h3:has-text('**bold** review')")
        assert "review=R1" in page.url
        page.wait_for_function("document.querySelector('.st-key-a3').getBoundingClientRect().top < 900")
        assert page.evaluate("window.hit") is None
        assert page.locator(".lane img, .lane strong, h3 img, h3 strong").count() == 0
        page.get_by_role("button", name="**bold** review").click()
        page.wait_for_function("!location.search.includes('review=')")


def test_a_decision_is_recorded_while_others_write_and_shows_by_itself(mine, url):
    with browser_page(url) as page:
        another = page.context.browser.new_page()
        another.goto(url)
        page.bring_to_front()
        page.get_by_role("button", name="Record a decision").click()
        form = page.get_by_role("dialog")
        form.get_by_label("What is decided").fill("Two shifts from Monday")
        form.get_by_text("Retarget").click()
        form.get_by_label("New target").fill("80000")
        form.get_by_label("About").click()
        page.keyboard.type("Result 1")
        page.keyboard.press("Enter")
        form.get_by_label("Who sees to it").click()
        page.keyboard.type("Ben Adler")
        page.keyboard.press("Enter")
        with Log(mine / "log.sqlite3") as log:
            handle(log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=7.0), **WHO)
        form.get_by_role("button", name="Save").click()
        form.get_by_text("Say why").wait_for()
        assert form.get_by_label("What is decided").input_value() == "Two shifts from Monday"
        form.get_by_label("Why", exact=True).fill("One does not reach")
        form.get_by_role("button", name="Save").click()
        page.wait_for_selector("text=Decision saved at position")
        for screen in (page, another):
            screen.wait_for_selector(".mark[aria-label^='Retarget: Two shifts from Monday']", timeout=10_000)
        page.get_by_role("button", name="Our second look").click()
        page.wait_for_selector("text=seen to by Ben Adler")


def point_at(page, mark, until):
    """Points at a mark, and again where the page that is still loading has moved it from under the pointer."""
    for _ in range(40):
        mark.hover()
        if page.locator(until).is_visible():
            return
        page.mouse.move(5, 5)
        page.wait_for_timeout(250)
    raise AssertionError(f"pointing at the mark never showed {until}")


def test_a_mark_tells_what_was_decided_to_the_mouse_and_to_the_keyboard(url):
    with browser_page(url) as page:
        mark = page.locator(".mark[aria-label^='Continue: It goes on']")
        mark.wait_for()
        point_at(page, mark, until=".tip:has-text('Why: It helps')")
        page.mouse.move(5, 5)
        page.wait_for_selector(".tip", state="hidden")
        mark.focus()
        page.wait_for_selector(".tip:has-text('About: Result 1')")
