"""Every page in a real browser, light and dark: what axe finds, what can be read, and what keys alone reach."""

import shutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

from tests.dashboard.live import ARGUMENTS, CHROMIUM, served

pytestmark = pytest.mark.browser
ENDS = "asof=2025-11-28T17:00:00Z&known=2025-11-28T17:00:00Z"
HELD = "asof=2025-11-10T13:40:00Z&known=2025-11-10T13:40:00Z"  # while a monthly review was in session
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
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
    "audit": (f"audit?{ENDS}", CHART),
    "data health": (f"data_health?{ENDS}", TABLE),
}

# What Streamlit draws wrong and no page can mend, by the rule and the elements it is about.
STREAMLITS = {
    "list": '[data-testid="stSidebarNavItems"]',  # the sections of its menu are no items of the list
    "listitem": '[data-testid="stSidebarNavItems"] li',  # and its items lie in those sections
}
FINDS = """async told => {
  // axe judges no words on a gradient: the guide lines of a tree, one pixel wide, are taken away.
  for (const host of document.querySelectorAll('*')) if (host.shadowRoot) {
    const plain = document.createElement('style');
    plain.textContent = '.tree .name { background-image:none !important; }';
    host.shadowRoot.append(plain);
  }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'], elementRef: true,
    selectors: false, preload: false, iframes: false });
  return found.violations.filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes
    .filter(node => !told[rule.id] || !node.element.matches(told[rule.id]))
    .map(node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}"""

# What axe leaves open: words in a drawing, 4.5 to 1, and the shapes of a status, 3 to 1.
UNREADABLE = """() => {
  const ink = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const lightness = colour => {
    ink.clearRect(0, 0, 1, 1); ink.fillStyle = colour; ink.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = ink.getImageData(0, 0, 1, 1).data;
    if (a < 255) return null;
    const [x, y, z] = [r, g, b].map(one => one / 255)
      .map(one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const page = lightness(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  const under = node => {
    for (let one = node; one; one = one.parentElement) {
      const found = lightness(getComputedStyle(one).backgroundColor);
      if (found !== null) return found;
    }
    return page;
  };
  const below = (text, shapes) => {
    const box = text.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const found = shapes.filter(one => {
      const at = one.getBoundingClientRect(), before = one.compareDocumentPosition(text) & 4;
      return before && at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
    });
    return found.length ? lightness(getComputedStyle(found[found.length - 1]).fill) : page;
  };
  let judged = 0;
  const poor = [];
  const judge = (node, fore, back, least) => {
    const ratio = (Math.max(fore, back) + .05) / (Math.min(fore, back) + .05);
    judged += 1;
    if (!(ratio >= least)) poor.push(`${node.textContent}: ${ratio.toFixed(2)} to 1, not ${least}`);
  };
  for (const host of document.querySelectorAll('*')) if (host.shadowRoot) {
    const all = chosen => [...host.shadowRoot.querySelectorAll(chosen)].filter(one => one.checkVisibility());
    const shapes = all('.drawing svg rect, .drawing svg circle, .drawing svg path')
      .filter(one => lightness(getComputedStyle(one).fill) !== null && getComputedStyle(one).fill !== 'none');
    for (const text of all('.drawing svg text'))
      judge(text, lightness(getComputedStyle(text).fill), below(text, shapes), 4.5);
    for (const shape of all('.chip i, .glyph, .glyphs span'))
      judge(shape, lightness(getComputedStyle(shape).color), under(shape), 3);
  }
  return [judged, poor];
}"""
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


@pytest.fixture(scope="module", params=["light", "dark"])
def screen(request, browser):
    """One screen of each theme, for one page after the other."""
    context = browser.new_context(viewport={"width": 1500, "height": 1800}, color_scheme=request.param)
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
    context = browser.new_context(viewport={"width": 1500, "height": 1800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(screen, url, name):
    opened(screen, url, *PAGES[name])
    screen.evaluate(AXE_SCRIPT)
    assert screen.evaluate(FINDS, STREAMLITS) == []
    judged, poor = screen.evaluate(UNREADABLE)
    assert poor == []
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
