"""Every page in a real browser, light and dark, wide and narrow: what axe finds, and what keys alone reach."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.dashboard.barriers import IDLE, barriers, show_in, unreadable
from tests.dashboard.live import ARGUMENTS, CHROMIUM, served

pytestmark = pytest.mark.browser
ENDS = "asof=2025-11-28T17:00:00Z&known=2025-11-28T17:00:00Z"
HELD = "asof=2025-11-10T13:40:00Z&known=2025-11-10T13:40:00Z"  # while a monthly review was in session
TREE, DRAWN, TABLE, CHART = ".tree .row", ".drawing .item", '[data-testid="stDataFrame"]', ".stVegaLiteChart svg"

# By page: what its URL asks for, and what stands on it once it is drawn.
PAGES = {
    "meeting": (f"?{HELD}&item=T-DIRECT", f".cards .card.chosen|{CHART}"),
    "meeting of now": ("", ".cards .card"),
    "strategy map": (f"strategy_map?{ENDS}", DRAWN),
    "X-matrix": (f"x_matrix?{ENDS}", DRAWN),
    "bowling chart": (f"bowling_chart?{ENDS}&item=T-NPS&month=2025-10", ".bowling .cell.chosen|h3"),
    "catchball": (f"catchball?{ENDS}", '[data-testid="stExpander"]'),
    "scorecard": (f"scorecard?{ENDS}&item=M-NPS", f".tree .row.chosen|{CHART}"),
    "OKRs": (f"okrs?{ENDS}", TREE),
    "PDCA history": (f"pdca?{ENDS}", ".lanes .lane"),
    "deployment health": (f"deployment_health?{ENDS}", TREE),
    "item": (f"item?{ENDS}&item=M-NPS", CHART),
    "search": (f"item?{ENDS}&q=net", TREE),
    "instant picker": (f"catchball?{ENDS}", '[data-testid="stExpander"]'),
    "export": (f"okrs?{ENDS}", TREE),
    "compare": (f"compare?{ENDS}&compare=2025-06-30&change=2025-Q3/status&fold=map", f"{TABLE}|{DRAWN}"),
    "retrospective": (f"retrospective?{ENDS}&cycle=2025-Q1&outcome=shown", f"{TABLE}|{CHART}"),
    "replay": (f"replay?{ENDS}&cycle=2025-Q3&frame=2025-08-17", ".player .row:not(.head)"),
    "replayed months": (f"replay?{ENDS}&cycle=2025-Q3&over=bowling_chart", ".player .row:not(.head)"),
    "audit": (f"audit?{ENDS}", CHART),
    "data health": (f"data_health?{ENDS}", TABLE),
}

POPOVER = '[data-testid="stPopoverBody"]'
POPOVERS = {"instant picker": "Instant", "export": "Export"}
DRAW_STATUSES = {"meeting", "strategy map", "X-matrix", "bowling chart", "scorecard", "OKRs", "PDCA history"}


@pytest.fixture(scope="module")
def url(hotels, tmp_path_factory):
    """The hotel sample, of which the server has a copy: it writes too."""
    workspace = tmp_path_factory.mktemp("browser") / "mine"
    shutil.copytree(hotels, workspace)
    with served(workspace) as url:
        yield url


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


WIDE, PHONE = {"width": 1500, "height": 1800}, {"width": 400, "height": 900}


@pytest.fixture(scope="module")
def screen(browser):
    """One screen for one page after the other."""
    context = browser.new_context(viewport=WIDE, color_scheme="light")
    yield context.new_page()
    context.close()


def opened(screen, url, asked, shown):
    """Opens a page and waits until all of it is drawn."""
    screen.goto(url + asked)
    for one in shown.split("|"):
        screen.locator(one).first.wait_for(timeout=30_000)
    screen.wait_for_selector(IDLE)
    screen.wait_for_function("!document.body.innerText.includes('being worked out')", timeout=60_000)


@pytest.fixture
def keys(browser):
    """A screen for somebody who has no mouse."""
    context = browser.new_context(viewport=WIDE)
    yield context.new_page()
    context.close()


def open_popover(screen, name):
    """Opens the popover that the entry is about; where it is."""
    if name not in POPOVERS:
        return ""
    screen.get_by_role("button", name=POPOVERS[name]).click()
    screen.locator(POPOVER).wait_for()
    screen.wait_for_selector(IDLE)
    return POPOVER


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(screen, url, name):
    """Opened once: wide and light, then with the contrast of the dark theme, then all of it on a phone."""
    screen.set_viewport_size(WIDE)
    screen.emulate_media(color_scheme="light")
    opened(screen, url, *PAGES[name])
    within = open_popover(screen, name)
    found = {"light": barriers(screen, within), "light drawing": unreadable(screen)[1]}
    show_in(screen, "dark")
    if within:  # it hangs beside the page, and changes its theme with the next drawing of all of it
        opened(screen, url, *PAGES[name])
        open_popover(screen, name)
    judged, poor = unreadable(screen)
    found |= {"dark": barriers(screen, within, "color-contrast"), "dark drawing": poor}
    screen.set_viewport_size(PHONE)
    screen.wait_for_timeout(300)  # what is laid out anew has no other sign of it
    screen.wait_for_selector(IDLE)
    found |= {"phone": barriers(screen, within), "phone drawing": unreadable(screen)[1]}
    assert {where: what for where, what in found.items() if what} == {}
    assert judged > 0 or name not in DRAW_STATUSES


# What the pointer shows as something to click, and what of it has the focus now and whether that is to be seen.
CLICKABLE = """within => {
  for (const host of document.querySelectorAll('*')) {
    const root = host.shadowRoot?.querySelector(within);
    if (!root) continue;
    const points = node => getComputedStyle(node).cursor === 'pointer';
    window.clickable = [...root.querySelectorAll('*')]
      .filter(one => one.checkVisibility() && points(one) && !points(one.parentElement));
    window.unseen = [];
    window.inside = root;
    return window.clickable.length;
  }
}"""
STEP = """() => {
  const focused = window.inside.getRootNode().activeElement;
  if (!focused || !window.inside.contains(focused)) return null;
  const ring = getComputedStyle(focused);
  if (ring.outlineStyle === 'none' || !parseFloat(ring.outlineWidth)) window.unseen.push(focused.outerHTML);
  return window.clickable.findIndex(one => one.contains(focused));
}"""

FIRST = "(window.clickable[0].querySelector('button:not(.fold)') ?? window.clickable[0])"


def keys_reach(screen, within):
    """The numbers of what can be clicked within a drawing that the tabulator came to, and of what there is."""
    everything = screen.evaluate(CLICKABLE, within)
    reached, entered = [], False
    for _ in range(40 + 3 * everything):
        screen.keyboard.press("Tab")
        at = screen.evaluate(STEP)
        if at is None and entered:
            break
        if at is not None:
            entered = True
            reached.append(at)
    return everything, reached


@pytest.mark.parametrize(
    ("asked", "shown", "within", "kept"),
    [
        (f"?{HELD}", ".cards .card", ".cards", "item"),
        (f"okrs?{ENDS}", TREE, ".tree", "item"),
        (f"strategy_map?{ENDS}", DRAWN, ".drawing", "item"),
        (f"x_matrix?{ENDS}", DRAWN, ".drawing", "item"),
        (f"pdca?{ENDS}", ".lanes .lane", ".lanes", "review"),
    ],
    ids=["meeting", "tree", "strategy map", "X-matrix", "lanes"],
)
def test_the_tabulator_reaches_all_that_can_be_clicked_and_enter_clicks_it(keys, url, asked, shown, within, kept):
    opened(keys, url, asked, shown)
    everything, reached = keys_reach(keys, within)
    assert everything > 1
    assert {one for one in reached if one >= 0} == set(range(everything))
    assert keys.evaluate("window.unseen") == []
    chosen = f"new URLSearchParams(location.search).has('{kept}')"
    keys.evaluate(FIRST + ".focus()")
    keys.keyboard.press("Enter")
    keys.wait_for_function(chosen, timeout=20_000)
    keys.wait_for_selector(IDLE)
    keys.evaluate(CLICKABLE, within)
    keys.evaluate(FIRST + ".dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    keys.wait_for_function("!" + chosen, timeout=20_000)


def test_each_month_of_the_bowling_chart_is_reached_by_one_stop_and_the_arrows(keys, url):
    opened(keys, url, f"bowling_chart?{ENDS}", ".bowling .cell")
    everything, stops = keys_reach(keys, ".bowling")
    assert len(stops) == 1
    keys.keyboard.press("Shift+Tab")
    reached = {keys.evaluate(STEP)}
    lines = keys.locator(".bowling .row").count()
    for line in range(lines):
        for _ in range(12):
            keys.keyboard.press("ArrowLeft" if line % 2 else "ArrowRight")
            reached.add(keys.evaluate(STEP))
        keys.keyboard.press("ArrowDown")
        reached.add(keys.evaluate(STEP))
    assert reached == set(range(everything))
    assert keys.evaluate("window.unseen") == []
