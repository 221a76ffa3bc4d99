"""Hostile words and hostile ids: each page shows what people wrote as text, and each link leads to its item."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode

import pytest

from dashboard import wiring
from tests.dashboard.barriers import IDLE
from tests.dashboard.conftest import APP, every_element, words
from tests.dashboard.hostile import HOSTILE, SHAPES, TAKEN_FOR_MORE, hostile_copy
from tests.dashboard.live import browser_page, served

pytestmark = pytest.mark.browser
SCREENS = [path.stem for path in sorted((APP.parent / "screens").glob("[!_]*.py"))]
SEEN = {"asof": "2025-11-10T13:40:00Z", "known": "2025-11-10T13:40:00Z"}
# Pages with what their URLs ask for; an id stands for the hostile one that it became.
PLACES = [
    *((screen, {}) for screen in SCREENS if screen not in ("meeting", "item")),
    *(("", {}), ("", {"item": "T-NPS"} | SEEN), ("okrs", {"cycle": "2025-Q3", "item": "Q3-O1-KR1"})),
    ("retrospective", {"cycle": "2025-Q1", "outcome": "shown"}),
    *(("scorecard", {"item": "M-NPS"}), ("pdca", {"review": "R-2025-Q1"}), ("audit", {"entity": "M-NPS"})),
    *(("bowling_chart", {"year": "2025", "item": "T-NPS"}), ("x_matrix", {"item": "A1"} | SEEN)),
    *(("strategy_map", {"item": "GST-1"} | SEEN), ("item", {"q": "window.hit"})),
    *(("item", {"item": name}) for name in ("LARK-2025", "M-NPS", "Q3-O1", "R-2025-Q1", "R-2025-06-D1", "T-NPS")),
]
NAMES = ("item", "review", "entity", "cycle", "card", "plan")
"""Choices that are ids."""
TAKEN_FOR_MARKUP = """() => {
  const found = [], seek = root => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) seek(node.shadowRoot);
      const bad = node.matches('img[src="x"], a[href^="javascript" i], .katex')
        || (node.matches('strong, b') && ['bold', 'A1', 'M-NPS'].includes(node.textContent))
        || (node.matches('code') && node.textContent === 'code');
      const script = node.tagName === 'SCRIPT' && node.textContent.includes('window.hit');
      if (bad || script) found.push(node.outerHTML.slice(0, 200));
    }
  };
  seek(document);
  return { found, hit: window.hit ?? null };
}"""
FOLLOWED = """id => {
  const link = [...document.querySelectorAll('[data-testid=stMain] a[href*="item="]')]
    .find(one => new URL(one.href).pathname === '/item' && new URL(one.href).searchParams.get('item') === id);
  link?.click();
  return !!link;
}"""
LINKS = """() => [...document.querySelectorAll('[data-testid=stMain] a[href*="?"]')].map(one => new URL(one.href))
  .map(one => [one.pathname, [...one.searchParams]])"""


@pytest.fixture(scope="module")
def mine(hotels, tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """The workspace, and what each id of the sample became in it."""
    workspace = tmp_path_factory.mktemp("hostile") / "mine"
    return workspace, hostile_copy(hotels, workspace)


@pytest.fixture(scope="module")
def ids(mine) -> dict[str, str]:
    return mine[1]


@pytest.fixture(scope="module")
def url(mine) -> Iterator[str]:
    with served(mine[0]) as url:
        yield url


def renamed(asked, ids):
    """A choice of the URL with its hostile id."""
    return {name: ids[value] if name in NAMES else value for name, value in asked.items()}


def drawn(page):
    """Waits until all of the page stands there."""
    page.wait_for_selector("h1", timeout=30_000)
    page.wait_for_selector(IDLE, timeout=30_000)


def test_every_page_shows_what_people_wrote_as_text(url, ids):
    with browser_page(url) as page:
        for screen, asked in PLACES:
            page.goto(f"{url}{screen}?{urlencode(renamed(asked, ids), quote_via=quote)}")
            drawn(page)
            place = f"{screen} {asked}"
            assert page.evaluate(TAKEN_FOR_MARKUP) == {"found": [], "hit": None}, place
            assert page.get_by_text("cannot be shown").count() == 0, place
            if "item" in asked or "review" in asked:
                assert "<script>window.hit=1</script>" in page.inner_text("[data-testid=stMain]"), place
            named = {value for _, choices in page.evaluate(LINKS) for name, value in choices if name in NAMES}
            assert named <= set(ids.values()), place


def test_rows_links_and_permalinks_lead_to_the_item_whatever_its_id_is(url, ids):
    here = "new URLSearchParams(location.search).get('item')"
    with browser_page(url) as page:
        for name in ("LARK-2025", "A1", "T-KEY"):
            page.goto(f"{url}item?{urlencode({'q': ids[name]}, quote_via=quote)}")
            drawn(page)
            page.locator(".tree .row").first.click()
            page.wait_for_function(f"{here} === {json.dumps(ids[name])}", timeout=20_000)
            page.locator("[data-testid=stMain] .st-key-back_to_found").wait_for()
            page.wait_for_selector(IDLE)
            assert says(page, ids[name])
        for screen, name in (("scorecard", "M-NPS"), ("okrs", "Q4-O1-KR1"), ("strategy_map", "GST-1")):
            page.goto(f"{url}{screen}?{urlencode({'item': ids[name]})}")
            drawn(page)
            page.wait_for_function(FOLLOWED, arg=ids[name], timeout=20_000)
            page.wait_for_function("location.pathname === '/item'", timeout=20_000)
            page.wait_for_selector(IDLE)
            assert page.evaluate(here) == ids[name]
            assert says(page, ids[name])
        page.get_by_role("button", name="Export").click()
        page.goto(page.locator("[data-testid=stPopoverBody] code").filter(has_text="upto=").inner_text())
        drawn(page)
        page.get_by_text("Back to now").wait_for()
        assert page.evaluate(here) == ids[name]
        assert says(page, ids[name])


def says(page, name):
    """Whether an id stands on the page, as far as a page shows such letters."""
    page.wait_for_selector("[data-testid=stMain] h1")
    return plainly(name) in plainly(page.inner_text("[data-testid=stMain]"))


def plainly(text):
    """Letters and signs without those that are not to be seen, and without blanks."""
    return "".join(one for one in text if one.isprintable() and not one.isspace())


def test_every_kind_of_bad_id_has_its_page_and_is_found(open_page, mine):
    workspace, ids = mine
    asked = [*TAKEN_FOR_MORE, *(next(one for one in ids if ids[one] == shape.format(one)) for shape in SHAPES)]
    for name in asked:
        page = open_page(workspace, "item", item=ids[name])
        assert page.title[0].value != "Find", name
        assert not page.error, name
        for one in every_element(page._tree):
            if getattr(one, "type", "") == "page_link":
                said = parse_qs(one.proto.query_string, keep_blank_values=True)
                assert all(value[0] in ids.values() for key, value in said.items() if key in NAMES), name
        rows = wiring.current().read_model.question("search", [None, None, None, ids[name].strip(), 60])
        assert ids[name] in [row["id"] for row in rows], name
    assert HOSTILE.split()[0] in words(open_page(workspace, "item", item=ids["M-NPS"]))
