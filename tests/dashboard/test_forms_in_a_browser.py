"""The forms in a real browser: what one writes stands on the other's screen, and nobody and nothing is lost."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import TimeoutError

from dashboard.components.forms.every_form import FORMS
from engine.domain.catchball import ProposeTarget
from engine.domain.review import CloseReview, ScheduleReview
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.barriers import IDLE, barriers, show_in
from tests.dashboard.live import WHO, browser_page, served
from tests.dashboard.writing import HOSTILE, strategy

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    return strategy(tmp_path_factory.mktemp("browser") / "mine")


@pytest.fixture(scope="module")
def url(mine):
    with served(mine) as url:
        yield url


def told(workspace, name):
    """The events of one kind."""
    with Log(workspace / "log.sqlite3") as log:
        return [event for _, event in log.events(0) if type(event).__name__ == name]


def open_form(page, word):
    """Chooses a form in the menu of the item that is open."""
    page.get_by_role("button", name="Change").click()
    page.get_by_text(word, exact=True).last.click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Save").wait_for()
    return form


def test_a_correction_stands_on_the_chart_of_another_browser_without_a_reload(mine, url):
    with browser_page(f"{url}scorecard?item=M") as page:
        another = page.context.browser.new_page()
        another.goto(f"{url}scorecard?item=M")
        another.wait_for_selector("path[aria-label*='What: Value']")
        another.evaluate("window.loaded_once = true")
        assert another.locator("path[aria-label*='restated']").count() == 0
        page.bring_to_front()
        form = open_form(page, "Correct a reading")
        form.get_by_label("Right value").fill("33")
        form.get_by_role("button", name="Save").click()
        form.get_by_text("Say why: a correction needs a reason.").wait_for()
        form.get_by_label("Why").fill("Counted twice")
        form.get_by_role("button", name="Save").click()
        page.wait_for_selector("text=Correction saved at position")
        for screen in (page, another):
            screen.bring_to_front()
            screen.wait_for_selector("path[aria-label*='restated, was 35 %']", timeout=10_000)
        assert another.evaluate("window.loaded_once")
        (event,) = told(mine, "ReadingRestated")
        assert (event.value, event.reason["text"]) == (33, "Counted twice")


def test_two_browsers_that_correct_the_same_reading_see_both_values_and_save_once_a_press(mine, url):
    with browser_page(f"{url}scorecard?item=M") as page:
        another = page.context.browser.new_page()
        another.goto(f"{url}scorecard?item=M")
        forms = []
        for screen, value in ((page, "31"), (another, "29")):
            screen.bring_to_front()
            form = open_form(screen, "Correct a reading")
            form.get_by_label("Right value").fill(value)
            form.get_by_label("Why").fill(f"It was {value}")
            forms.append(form)
        before = len(told(mine, "ReadingRestated"))
        page.bring_to_front()
        forms[0].get_by_role("button", name="Save").dblclick()
        page.wait_for_selector("text=Correction saved at position")
        another.bring_to_front()
        forms[1].get_by_role("button", name="Save").click()
        forms[1].get_by_text("is 31 % now, and yours is 29 %. Save again to set yours.").wait_for()
        assert forms[1].get_by_label("Why").input_value() == "It was 29"
        forms[1].get_by_role("button", name="Save").click()
        another.wait_for_selector("text=Correction saved at position")
        assert [event.value for event in told(mine, "ReadingRestated")[before:]] == [31, 29]


def test_a_countermeasure_with_any_words_and_a_new_name_is_agreed_and_shown_as_text(mine, url):
    with browser_page(f"{url}pdca?review=R1") as page:
        page.get_by_role("button", name="Agree a countermeasure").first.click()
        form = page.get_by_role("dialog")
        form.get_by_label("About").click()
        page.keyboard.type("Result 3")
        page.keyboard.press("Enter")
        form.get_by_label("Root cause").fill(HOSTILE[:300])
        form.get_by_label("Action").fill(HOSTILE[:300])
        form.get_by_label("Who does it").click()
        page.keyboard.type("nn")
        page.keyboard.press("Enter")
        form.get_by_text("The record does not know nn yet. Is Ann meant?").wait_for()
        form.get_by_label("Who does it").click()
        page.keyboard.press("Control+A")
        page.keyboard.type("Nadia Novak")
        page.keyboard.press("Enter")
        form.get_by_text("The record does not know Nadia Novak yet.").wait_for()
        form.get_by_label("year, Due").click()
        page.keyboard.type("20300301")
        form.get_by_role("button", name="Save").click()
        page.wait_for_selector("text=Countermeasure saved at position")
        page.wait_for_selector("text=Nadia Novak")
        assert page.get_by_text("<script>window.hit=1</script>").count() > 0
        assert page.evaluate("window.hit") is None
        assert page.locator("a[href^='javascript']").count() == 0
        event = told(mine, "CountermeasureAgreed")[-1]
        assert (event.subject_id, event.due, event.action["text"]) == ("KR3", "2030-03-01", HOSTILE[:300].strip())


DIALOG = "[role=dialog]"
# By page: the forms, each with the key of the button that opens it, or of the menu and its word in there.
OPENED = {
    "scorecard?item=M": {
        "reading": "act Record a reading M",
        "correct": "change M > Correct a reading",
        "withdraw": "change M > Withdraw a reading",
        "target": "change M > New target",
        "owner": "change M > Another owner",
        "comment": "change M > Comment",
    },
    "okrs?item=KR1": {"check-in": "act Check in KR1"},
    "": {
        "decision": "say_decision",
        "finding": "say > Finding",
        "countermeasure": "say > Countermeasure",
        "lesson": "say > Lesson",
        "recognition": "say > Recognition",
        "attend": "steer > Who is here",
        "close": "steer > Close the review",
    },
    "pdca?review=R1": {
        "complete": "act Complete R1-CM1",
        "verify": "act Check the effect R1-CM2",
        "cancel": "act Give up R1-CM1",
        "revoke": "act Revoke R1-D1",
    },
    "catchball": {"propose": "propose", "agree": "agree T", "counter": "counter T", "decline": "decline T"},
}
BETWEEN_REVIEWS = {"agenda": "set_agenda", "schedule": "schedule_review"}


def within(key):
    """Where the button of a key stands."""
    return f".st-key-{key.replace(' ', '-')}"


def has_focus(page, where):
    """Waits until the focus is there, and says where it is if it never comes."""
    try:
        inside = "where => document.querySelector(where)?.contains(document.activeElement)"
        page.wait_for_function(inside, arg=where, timeout=10_000)
    except TimeoutError:
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
        raise AssertionError(f"the focus is not in {where} but on {here}") from None


def look_at(page, place, forms):
    """Opens each form of a page with the keys alone, judges it, and leaves it with Escape."""
    page.goto(place)
    page.emulate_media(color_scheme="light")
    themes = ("light", "dark")
    for form, opener in forms.items():
        key, _, word = opener.partition(" > ")
        one = page.locator(f"{within(key)} button").first
        one.wait_for(timeout=20_000)
        page.wait_for_selector(IDLE)
        one.focus()
        page.keyboard.press("Enter")
        if word:
            page.get_by_text(word, exact=True).last.click()
        page.locator(f"{DIALOG} .st-key-form_save").wait_for(timeout=20_000)
        page.wait_for_selector(IDLE)
        has_focus(page, DIALOG)
        found = barriers(page, DIALOG)
        show_in(page, themes[1])
        found += barriers(page, DIALOG, "color-contrast")
        themes = themes[::-1]  # the next form begins in this one
        assert found == [], form
        page.keyboard.press("Escape")
        page.locator(DIALOG).wait_for(state="detached")
        has_focus(page, within(key))


def test_every_form_has_no_barrier_takes_the_focus_and_gives_it_back(mine, url):
    now = datetime.now(UTC)
    ahead = {"parent_id": "C", "tier": "monthly", "title": "Second look", "scheduled_for": now}
    with Log(mine / "log.sqlite3") as log:
        offered = {"from_level": "Company", "to_level": "House", "target": 20400.0}
        handle(log, ProposeTarget(entity_id="T", at=now, reason="Earlier is better", **offered), **WHO)
        handle(log, ScheduleReview(entity_id="R2", at=now, **ahead), **WHO)
        assert {form for forms in (*OPENED.values(), BETWEEN_REVIEWS) for form in forms} == FORMS.keys()
        with browser_page(url) as page:
            for place, forms in OPENED.items():
                look_at(page, url + place, forms)
            handle(log, CloseReview(entity_id="R1", at=datetime.now(UTC), position=log.position()), **WHO)
            look_at(page, url, BETWEEN_REVIEWS)
