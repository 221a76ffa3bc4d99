"""A strategy whose every text is hostile: each page shows what people wrote as text, in a real browser."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from engine.intake.history import import_history, write_history
from engine.log.log import Log
from tests.dashboard.conftest import APP
from tests.dashboard.live import browser_page, served

pytestmark = pytest.mark.browser
HOSTILE = (
    "<script>window.hit=1</script><img src=x onerror=window.hit=1> [x](javascript:window.hit=1) **bold** `code` "
    "=cmd|' /C calc'!A0 $x^2$ :material/home: \u202eright to left\u202c \U0001f389"
)
LONG = HOSTILE + " long" * 2000
"""More than 10,000 characters."""
SHORT = ("title", "unit", "team", "level", "from_level", "to_level", "vision", "agenda", "reason", "means")
PEOPLE = ("actor", "owner", "facilitator", "person", "attendees")
PROSE = ("text", "note", "background", "root_cause", "action", "expected_effect", "actual_effect")
PLACES = [
    *(
        path.stem
        for path in sorted((APP.parent / "screens").glob("[!_]*.py"))
        if path.stem not in ("meeting", "item")
    ),
    *("", "?item=T-NPS", "okrs?cycle=2025-Q3&item=Q3-O1-KR1", "scorecard?item=M-NPS", "pdca?review=R-2025-Q1"),
    *("audit?entity=M-NPS", "bowling_chart?year=2025&item=T-NPS", "x_matrix?item=A1", "item?q=window.hit"),
    *(f"item?item={name}" for name in ("LARK-2025", "M-NPS", "Q3-O1", "R-2025-Q1", "R-2025-06-D1", "T-NPS")),
]
TAKEN_FOR_MARKUP = """() => {
  const found = [], seek = root => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) seek(node.shadowRoot);
      const bad = node.matches('img[src="x"], a[href^="javascript" i], .katex')
        || (node.matches('strong, b') && node.textContent === 'bold')
        || (node.matches('code') && node.textContent === 'code');
      const script = node.tagName === 'SCRIPT' && node.textContent.includes('window.hit');
      if (bad || script) found.push(node.outerHTML.slice(0, 200));
    }
  };
  seek(document);
  return { found, hit: window.hit ?? null };
}"""


def hostile(name: str, value: Any) -> Any:
    """The same line of a history, with hostile words wherever a person wrote some."""
    match value:
        case dict():
            return {key: hostile(key, one) for key, one in value.items()}
        case list():
            return [hostile(name, one) for one in value]
        case str() if name in PROSE:
            return f"{LONG} {value}"
        case str() if name in SHORT or name in PEOPLE:
            return f"{HOSTILE} {value}"
    return value


@pytest.fixture(scope="module")
def url(hotels, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    told, turned, workspace = folder / "told.jsonl", folder / "turned.jsonl", folder / "mine"
    with Log(hotels / "log.sqlite3") as log:
        assert write_history(log, told) > 900
    lines = [hostile("", json.loads(line)) for line in told.read_text(encoding="utf-8").splitlines()]
    turned.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    workspace.mkdir()
    with Log(workspace / "log.sqlite3", create=True) as log:
        assert import_history(log, [turned], actor=HOSTILE, now=datetime.now(UTC)).rejected == 0
    with served(workspace) as url:
        yield url


def test_every_page_shows_what_people_wrote_as_text(url):
    with browser_page(url) as page:
        for place in PLACES:
            page.goto(url + place)
            page.wait_for_selector("h1", timeout=30_000)
            page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=30_000)
            assert page.evaluate(TAKEN_FOR_MARKUP) == {"found": [], "hit": None}, place
            assert page.get_by_text("cannot be shown").count() == 0, place
            if "item=" in place or "review=" in place:
                assert "<script>window.hit=1</script>" in page.inner_text("[data-testid=stMain]"), place
