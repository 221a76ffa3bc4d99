"""The drawing in a real browser: pointing traces, keys move, a choice lies in the URL, a phone gets a list."""

from datetime import UTC, datetime

import pytest

from engine.domain.hoshin import SetAnnualObjective, SetBreakthroughObjective, SetCorrelation
from engine.domain.links import LinkCauseEffect
from engine.domain.plan import StartPlan
from engine.domain.scorecard import OpenScorecard, SetStrategicObjective, perspective_id
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO, browser_page, served

pytestmark = pytest.mark.browser
HOSTILE = (
    "<img src=x onerror=window.hit=1> **bold** " + "Donaudampfschifffahrtsgesellschaft" * 3 + " 客室 🏨 long" * 20
)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """A map of four objectives, of which one stands alone, and a matrix of two items that belong together."""
    workspace = tmp_path_factory.mktemp("browser") / "drawn"
    workspace.mkdir()
    common = {"at": datetime.now(UTC), "reason": "start"}
    with Log(workspace / "log.sqlite3", create=True) as log:
        handle(log, OpenScorecard(entity_id="S", title="Our card", **common), **WHO)
        lanes = {"F1": ("Earn", "Financial"), "C1": (HOSTILE, "Customer"), "C2": ("Alone", "Customer")}
        for name, (title, lane) in {**lanes, "L1": ("Learn", "Learning and growth")}.items():
            above = perspective_id("S", lane)
            handle(log, SetStrategicObjective(entity_id=name, parent_id=above, title=title, **common), **WHO)
        for cause, effect in (("C1", "F1"), ("L1", "C1")):
            handle(log, LinkCauseEffect(entity_id=cause, to_id=effect, **common), **WHO)
        handle(log, StartPlan(entity_id="P", title="Our plan", period="2026", **common), **WHO)
        handle(
            log,
            SetBreakthroughObjective(entity_id="B1", parent_id="P", title=HOSTILE, owner="Ann", **common),
            **WHO,
        )
        handle(log, SetBreakthroughObjective(entity_id="B2", parent_id="P", title="Other", **common), **WHO)
        handle(log, SetAnnualObjective(entity_id="A1", parent_id="P", title="This year", **common), **WHO)
        handle(log, SetCorrelation(entity_id="B1", to_id="A1", strength="strong", **common), **WHO)
    with served(workspace) as url:
        yield url


def item(page, key):
    found = page.locator(f".item[data-key='{key}']")
    found.wait_for()
    return found


def faded(page, key):
    return "dim" in item(page, key).get_attribute("class").split()


def until_faded(page, key):
    page.locator(f".item.dim[data-key='{key}']").wait_for()


def until_it_stands(page, key):
    page.locator(f".item:not(.dim)[data-key='{key}']").wait_for()


def focused(page):
    return page.locator(".item:focus").get_attribute("data-key")


def point_at(page, key, other):
    """Points at an item until another one fades: a page that is still loading moves from under the pointer."""
    for _ in range(40):
        item(page, key).hover()
        if faded(page, other):
            return
        page.mouse.move(5, 5)
        page.wait_for_timeout(250)
    raise AssertionError(f"pointing at {key} never made {other} fade")


def test_pointing_at_an_objective_traces_its_chain_and_lets_go_of_it(url):
    with browser_page(f"{url}strategy_map") as page:
        point_at(page, "L1", "C2")
        assert not faded(page, "L1")
        assert not faded(page, "C1")
        assert not faded(page, "F1")
        page.mouse.move(5, 5)
        until_it_stands(page, "C2")


def test_keys_trace_move_and_choose(url):
    with browser_page(f"{url}strategy_map") as page:
        item(page, "L1").focus()
        until_faded(page, "C2")
        page.keyboard.press("ArrowUp")
        assert focused(page) in ("C1", "C2")
        page.keyboard.press("ArrowUp")
        assert focused(page) == "F1"
        page.keyboard.press("Enter")
        page.wait_for_function("location.search.includes('item=F1')")
        page.wait_for_selector("h3:has-text('Earn')")
        assert item(page, "F1").get_attribute("aria-pressed") == "true"
        assert focused(page) == "F1"
        page.keyboard.press("Escape")
        page.wait_for_function("!location.search.includes('item=')")


def test_a_click_chooses_a_second_one_lets_go_and_nothing_that_people_write_is_rendered(url):
    with browser_page(f"{url}strategy_map") as page:
        item(page, "C1").click()
        page.wait_for_selector("h3:has-text('**bold**')")
        assert "item=C1" in page.url
        page.mouse.move(5, 5)
        until_faded(page, "C2")
        assert page.evaluate("window.hit") is None
        assert page.locator(".drawing img, .drawing strong, h3 img, h3 strong").count() == 0
        item(page, "C1").click()
        page.wait_for_function("!location.search.includes('item=')")


def test_words_stay_inside_of_their_boxes(url):
    out = """items => items.map(one => {
      const box = one.firstElementChild.getBoundingClientRect();
      const texts = [...one.querySelectorAll('text')].filter(text => {
        const at = text.getBoundingClientRect();
        return at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1
          || at.bottom > box.bottom + 1;
      });
      return [one.querySelectorAll('text').length, texts.map(text => text.textContent)];
    })"""
    for screen, many in (("strategy_map", 4), ("x_matrix", 4)):
        with browser_page(f"{url}{screen}") as page:
            page.locator(".item").first.wait_for()
            found = page.locator(".item").evaluate_all(out)
            assert len(found) == many
            assert all(texts for texts, _ in found)
            assert [said for _, outside in found for said in outside] == []


def test_the_matrix_traces_what_belongs_together(url):
    with browser_page(f"{url}x_matrix") as page:
        point_at(page, "B1", "B2")
        assert not faded(page, "A1")
        assert not faded(page, "owner:Ann")
        item(page, "A1").click()
        page.wait_for_function("location.search.includes('item=A1')")
        page.wait_for_selector("h3:has-text('This year')")


def test_on_a_phone_a_list_stands_instead_and_chooses_as_well(url):
    with browser_page(f"{url}strategy_map") as page:
        item(page, "L1")
        assert page.locator(".card").first.is_hidden()
        page.set_viewport_size({"width": 400, "height": 1800})
        page.locator(".card[data-key=L1]").wait_for()
        assert page.locator(".drawing svg").is_hidden()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(".card[data-key=L1]").click()
        page.wait_for_function("location.search.includes('item=L1')")
        page.wait_for_selector("h3:has-text('Learn')")
        page.reload()
        page.wait_for_selector("h3:has-text('Learn')")


def test_the_theme_gives_the_colours(url):
    ink = "one => getComputedStyle(one).fill"
    with browser_page(f"{url}strategy_map") as page:
        title = item(page, "L1").locator("text").first
        light = title.evaluate(ink)
        page.emulate_media(color_scheme="dark")
        page.reload()
        title.wait_for()
        assert title.evaluate(ink) != light
