"""Every page in a real browser, on a phone and on a screen: nothing overlaps, nothing is cut off; its colours."""

import shutil
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from playwright.sync_api import TimeoutError as TooLong
from playwright.sync_api import sync_playwright

from dashboard.components.shown import charts
from dashboard.components.shown.status import STATUSES
from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import ARGUMENTS, CHROMIUM, WHO, served

pytestmark = pytest.mark.browser
ENDS = "asof=2025-11-28T17:00:00Z&known=2025-11-28T17:00:00Z"
HELD = "asof=2025-11-10T13:40:00Z&known=2025-11-10T13:40:00Z"  # while a monthly review was in session
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
TREE, DRAWN, CHART = ".tree .row", ".drawing .card", ".stVegaLiteChart svg"
NARROW, WIDE = {"width": 400, "height": 900}, {"width": 1500, "height": 1400}

# By page: what its URL asks for, and what stands on it once it is drawn.
PAGES = {
    "meeting": (f"?{HELD}&item=T-DIRECT", f".cards .card.chosen|{CHART}"),
    "meeting of now": ("", ".cards .card"),
    "strategy map": (f"strategy_map?{ENDS}&item=GST-1", f"{DRAWN}|h3"),
    "X-matrix": (f"x_matrix?{ENDS}&item=P2", f"{DRAWN}|h3"),
    "bowling chart": (f"bowling_chart?{ENDS}&item=T-NPS&month=2025-10", ".bowling .cell.chosen|h3"),
    "catchball": (f"catchball?{ENDS}", '[data-testid="stExpander"]'),
    "scorecard": (f"scorecard?{ENDS}&item=M-NPS", f".tree .row.chosen|{CHART}"),
    "OKRs": (f"okrs?{ENDS}&item=Q4-O1-KR1", f"{TREE}|{CHART}"),
    "PDCA history": (f"pdca?{ENDS}&review=R-2025-Q3", ".lanes .lane|h3"),
    "deployment health": (f"deployment_health?{ENDS}&item=neglected", f"{TREE}|h3"),
    "an objective": (f"item?{ENDS}&item=Q4-O1", "h1:has-text('Ready rooms')"),
    "a decision": (f"item?{ENDS}&item=R-2025-Q3-D1", "h1:has-text('Floor teams')"),
    "what was found": (f"item?{ENDS}&q=guest", TREE),
    "compare": (f"compare?{ENDS}&compare=2025-06-30&change=2025-Q3/status&fold=map", f"{DRAWN}|h3"),
    "retrospective": (f"retrospective?{ENDS}&cycle=2025-Q1&outcome=shown", f"{CHART}|h3"),
    "replay": (f"replay?{ENDS}&cycle=2025-Q3&frame=2025-08-17", ".player .row:not(.head)"),
    "replayed map": (f"replay?{ENDS}&cycle=2025-Q3&over=strategy_map&frame=2025-08-17", ".player .row:not(.head)"),
    "audit": (f"audit?{ENDS}&at=900", f"{CHART}|h3"),
    "data health": (f"data_health?{ENDS}", "code"),
}

# The lines of words that can be seen, those in the drawings too, and what is wrong with one.
WRONG = """() => {
  const ASIDE = '[data-testid="stSidebar"], [data-testid="stIconMaterial"], canvas';
  const lines = [], wrong = [], said = node => node.textContent.trim().slice(0, 60);
  const above = node => node.parentElement ?? node.getRootNode().host;
  const scrolls = node => {
    for (let one = above(node); one; one = above(one))
      if (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
        return true;
    return false;
  };
  const look = root => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) look(node.shadowRoot);
      if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const words = [...node.childNodes].filter(one => one.nodeType === 3 && one.textContent.trim());
      if (!words.length || node.closest(ASIDE)) continue;
      const style = getComputedStyle(node);
      if (['hidden', 'clip'].includes(style.overflowX) && node.clientWidth > 2 && style.textOverflow !== 'ellipsis'
          && node.scrollWidth > node.clientWidth + 1) wrong.push('cut off: ' + said(node));
      for (const one of words) {
        const range = document.createRange();
        range.selectNodeContents(one);
        for (const box of range.getClientRects())
          if (box.width > 2 && box.height > 2) lines.push({ node, box });
      }
    }
  };
  look(document);
  for (const { node, box } of lines)
    if (box.right > innerWidth + 1 && !scrolls(node)) wrong.push('beyond the edge: ' + said(node));
  lines.forEach(({ node, box }, n) => {
    for (const other of lines.slice(n + 1)) {
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > 2 && high > 5) wrong.push(`one over the other: ${said(node)}, ${said(other.node)}`);
    }
  });
  const page = document.querySelector('[data-testid="stMain"]');
  if (page.scrollWidth > page.clientWidth || document.scrollingElement.scrollWidth > innerWidth)
    wrong.push('the page is wider than the screen');
  return [lines.length, wrong];
}"""

SETTLED = """() => {
  const page = document.querySelector('[data-testid="stMain"]');
  return page.clientWidth > 1000 && page.getBoundingClientRect().left > 100 && page.scrollWidth <= page.clientWidth;
}"""

# The colours of shapes in drawings, and of what charts draw.
COLOURS = """() => {
  const shapes = new Set(), drawn = new Set(), ink = new OffscreenCanvas(1, 1).getContext('2d');
  const hex = colour => { ink.fillStyle = colour; return ink.fillStyle; };
  for (const host of document.querySelectorAll('*')) if (host.shadowRoot)
    for (const shape of host.shadowRoot.querySelectorAll('.chip i, .cell .glyph, .glyphs span:not(.gray)'))
      if (shape.checkVisibility()) shapes.add(hex(getComputedStyle(shape).color));
  for (const mark of document.querySelectorAll('.stVegaLiteChart svg :is(.mark-line, .mark-rect) path'))
    for (const name of ['stroke', 'fill']) {
      const colour = mark.getAttribute(name);
      if (colour && !['none', 'transparent'].includes(colour)) drawn.add(hex(colour));
    }
  return [[...shapes], [...drawn]];
}"""
ONLY = (
    "([shapes, drawn]) => { const [some, more] = (" + COLOURS + ")();"
    " return some.every(one => shapes.includes(one)) && more.every(one => drawn.includes(one)); }"
)
LIGHT = {one.light.lower() for one in STATUSES.values()}, {one.lower() for one in charts.LIGHT}
DARK = {one.dark.lower() for one in STATUSES.values()}, {one.lower() for one in charts.DARK}
COLOURED = {"meeting", "bowling chart", "scorecard", "OKRs", "PDCA history"}


@pytest.fixture(scope="module")
def mine(hotels, tmp_path_factory):
    """A copy of the hotel sample: the server writes too."""
    workspace = tmp_path_factory.mktemp("looks") / "mine"
    shutil.copytree(hotels, workspace)
    return workspace


@pytest.fixture(scope="module")
def url(mine):
    """The dashboard of the copy."""
    with served(mine) as url:
        yield url


@pytest.fixture(scope="module")
def screen():
    """One screen for one page after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_right_on_a_phone_and_on_a_screen_and_follows_the_theme_at_once(screen, url, name):
    asked, shown = PAGES[name]
    screen.set_viewport_size(NARROW)
    screen.emulate_media(color_scheme="light")
    screen.goto(url + asked)
    for one in shown.split("|"):
        screen.locator(one).first.wait_for(timeout=30_000)
    screen.wait_for_selector(IDLE)
    lines, wrong = screen.evaluate(WRONG)
    assert wrong == []
    assert lines > 10
    screen.set_viewport_size(WIDE)
    try:  # the sidebar opens and the tables follow in a moment
        screen.wait_for_function(SETTLED, timeout=10_000)
    except TooLong:  # a table that measured itself in that moment keeps its width until the next change
        screen.set_viewport_size({**WIDE, "width": WIDE["width"] - 2})
        with suppress(TooLong):
            screen.wait_for_function(SETTLED, timeout=10_000)
    assert screen.evaluate(WRONG)[1] == []
    assert_coloured(screen, name, LIGHT)
    screen.emulate_media(color_scheme="dark")
    screen.wait_for_function("getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'")
    assert_coloured(screen, name, DARK)


def assert_coloured(screen, name, wanted):
    """Shapes and charts have the colours of this theme and no others."""
    of_shapes, of_charts = wanted
    try:
        screen.wait_for_function(ONLY, arg=[list(of_shapes), list(of_charts)], timeout=10_000)
    except TooLong:
        pytest.fail(f"{screen.evaluate(COLOURS)}, not {wanted}")
    assert screen.evaluate(COLOURS)[0] or name not in COLOURED


def test_the_words_on_a_primary_button_follow_the_theme(screen, url):
    """Dark words on the light blue of the dark theme."""
    screen.goto(url + PAGES["catchball"][0])
    button = screen.get_by_test_id("stBaseButton-primary").first
    button.wait_for(timeout=30_000)
    said = {}
    for theme in ("light", "dark"):
        screen.emulate_media(color_scheme=theme)
        screen.wait_for_function(f"getComputedStyle(document.querySelector('.stApp')).colorScheme === '{theme}'")
        said[theme] = button.evaluate("one => getComputedStyle(one).color")
    assert said == {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 22, 20)"}


# Every place at which the table begins, looked at before each picture that the browser draws.
PLACES = """() => {
  window.places = new Set();
  const look = () => {
    window.places.add(document.querySelector('.st-key-okrs').getBoundingClientRect().top);
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "screen"])
def test_a_commit_moves_nothing_that_a_person_reads(screen, mine, url, size):
    value = 5 + size["width"] / 10_000
    screen.set_viewport_size(size)
    screen.goto(f"{url}okrs?cycle=2025-Q4")
    screen.locator(TREE).first.wait_for(timeout=30_000)
    screen.wait_for_selector("text=/^live/")
    screen.wait_for_selector(IDLE)
    screen.evaluate(PLACES)
    with Log(mine / "log.sqlite3") as log:
        handle(log, CheckIn(entity_id="Q4-O1-KR2", at=datetime.now(UTC), value=value), **WHO)
    screen.locator(".tree", has_text=f"{value:g} of 6 houses").wait_for(timeout=20_000)
    screen.wait_for_selector(IDLE)
    assert len(screen.evaluate("[...window.places]")) == 1
