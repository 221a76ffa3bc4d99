"""In a real browser: what another process commits shows by itself, and nothing typed is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from engine.domain.okr import SetKeyResult
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO, another_process, browser_page, served, small_plan

pytestmark = pytest.mark.browser
VALUE = '[data-testid="stMetricValue"]'


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    workspace = tmp_path_factory.mktemp("browser") / "mine"
    small_plan(workspace)
    return workspace


@pytest.fixture(scope="module")
def url(mine):
    with served(mine) as url:
        yield f"{url}okrs"


def shows(page, said, seconds=5):
    page.wait_for_function(
        f"[...document.querySelectorAll('{VALUE}')].some(node => node.innerText.trim() === '{said}')",
        timeout=1000 * seconds,
    )


def test_a_commit_of_another_process_shows_by_itself(mine, url):
    with another_process(mine, "KR1") as check_in, browser_page(f"{url}?item=KR1") as page:
        page.wait_for_selector(VALUE)
        page.wait_for_function("document.body.innerText.includes('OKRs,')")
        page.evaluate("window.here = 'never reloaded'")
        check_in(1234)
        shows(page, "1,234")
        check_in(4321)
        shows(page, "4,321")
        assert page.evaluate("window.here") == "never reloaded"


def test_two_processes_write_at_once_while_it_is_open_and_both_are_seen(mine, url):
    with Log(mine / "log.sqlite3") as log:
        before = log.position()
        with (
            another_process(mine, "KR3") as one,
            another_process(mine, "KR4") as two,
            browser_page(f"{url}?item=KR3") as page,
        ):
            page.wait_for_selector(VALUE)
            with ThreadPoolExecutor() as both:
                written = [
                    both.submit(lambda write=write: [write(2000 + n) for n in range(60)]) for write in (one, two)
                ]
                assert [len(acknowledged.result(timeout=60)) for acknowledged in written] == [60, 60]
            shows(page, "2,059")
            page.goto(f"{url}?item=KR4")
            shows(page, "2,059", seconds=20)
        assert log.position() == before + 120


def test_a_row_opens_and_folds_by_mouse_and_by_keyboard(url):
    with browser_page(url) as page:
        row = page.locator(".tree .row[data-id=KR5]")
        row.click()
        page.wait_for_selector("h3:has-text('Result 5')")
        assert "item=KR5" in page.url
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_selector("h3:has-text('Result 4')")
        objective = page.locator(".tree .row[data-id=O]")
        objective.locator(".fold").click()
        row.wait_for(state="hidden")
        assert objective.get_attribute("aria-expanded") == "false"
        objective.focus()
        page.keyboard.press("ArrowRight")
        row.wait_for(state="visible")
        page.locator(".tree .row[data-id=KR4]").click()
        page.wait_for_function("!location.search.includes('item=')")


def test_the_tree_is_drawn_anew_and_what_was_folded_stays_so(mine, url):
    with another_process(mine, "KR1") as check_in, browser_page(url) as page:
        page.locator(".tree .row[data-id=O] .fold").click()
        page.locator(".tree .row[data-id=KR1]").wait_for(state="hidden")
        check_in(99000)
        page.wait_for_function(
            """() => [...document.querySelectorAll('*')].some(node => node.shadowRoot
            && (node.shadowRoot.querySelector('.row[data-id=KR1]')?.textContent || '').includes('99,000'))""",
            timeout=10_000,
        )
        assert page.locator(".tree .row[data-id=KR1]").is_hidden()


def test_a_press_ends_on_what_it_began_on_though_the_page_is_drawn_anew_meanwhile(mine, url):
    with another_process(mine, "KR1") as check_in, browser_page(url) as page:
        box = page.locator(".tree .row[data-id=KR5]").bounding_box()
        page.wait_for_selector("text=/^live/", timeout=10_000)
        page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2)
        before = page.locator(".chip[title]").get_attribute("title")
        page.mouse.down()
        check_in(77000)
        page.locator(f".chip[title]:not([title='{before}'])").wait_for(timeout=10_000)
        assert not page.locator(".tree .row[data-id=KR1]:has-text('77,000')").count()
        page.mouse.up()
        page.wait_for_function("location.search.includes('item=KR5')", timeout=10_000)
        page.locator(".tree .row[data-id=KR1]:has-text('77,000')").wait_for()


def test_a_form_in_progress_is_not_drawn_again_nor_the_page_behind_it(mine, url):
    with another_process(mine, "KR2") as check_in, browser_page(f"{url}?item=KR2") as page:
        page.wait_for_selector("text=/^live/", timeout=10_000)
        page.get_by_role("button", name="Check in").click()
        form = page.get_by_role("dialog")
        form.get_by_label("Note").fill("half a sentence")
        check_in(55)
        page.wait_for_selector("text=/^paused/", timeout=10_000)
        assert form.get_by_label("Note").input_value() == "half a sentence"
        page.keyboard.press("Escape")
        form.wait_for(state="detached")
        shows(page, "55")
        page.wait_for_selector("text=/^live/", timeout=10_000)
        page.get_by_role("button", name="Check in").click()
        form.get_by_label("Value").fill("60")
        form.get_by_role("button", name="Save").click()
        shows(page, "60", seconds=10)
        page.wait_for_selector("text=Saved at position")


def test_the_chip_says_live_and_paused(mine, url):
    with browser_page(url) as page:
        page.wait_for_selector("text=/^live/", timeout=10_000)
        page.goto(f"{url}?asof=2100-01-01")
        page.wait_for_selector("text=/^paused/", timeout=10_000)


def test_the_choices_go_along_from_page_to_page(url):
    with browser_page(f"{url}?upto=@3") as page:
        page.wait_for_selector("text=as the log stood at position 3")
        page.get_by_role("link", name="Audit").click()
        page.wait_for_function("location.pathname === '/audit' && location.search.includes('upto')", timeout=10_000)
        page.wait_for_selector("h1:has-text('Audit')")
        page.get_by_role("button", name="Back to now").click()
        page.wait_for_function("!location.search.includes('upto')", timeout=10_000)


def test_nothing_that_people_write_is_rendered(tmp_path):
    workspace = tmp_path / "mine"
    small_plan(workspace, 1)
    said = (
        "<img src=x onerror=window.hit=1> **bold** :red[red] [link](http://x.example) www.x.example a@x.example "
        ":material/home:"
    )
    with Log(workspace / "log.sqlite3") as log:
        told = SetKeyResult(
            entity_id="KR9", parent_id="O", title=said, at=datetime.now(UTC), reason="r", baseline=0, target=1
        )
        handle(log, told, **WHO)
    with served(workspace) as url, browser_page(f"{url}okrs?item=KR9") as page:
        page.wait_for_selector("h3")
        assert "**bold** :red[red] [link](http://x.example)" in page.inner_text("h3").replace("\u200b", "")
        assert page.evaluate("window.hit") is None
        assert page.locator("h3 a, h3 strong, h3 img").count() == 0
        row = page.locator(".tree .row[data-id=KR9] .title")
        assert row.inner_text().startswith("<img src=x onerror=window.hit=1> **bold** :red[red] [link]")
        assert page.locator(".tree img, .tree a, .tree strong").count() == 0
