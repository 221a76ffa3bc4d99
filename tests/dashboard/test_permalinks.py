"""Every state of every page comes back from its permalink in a new session, after more was said, and the same."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from google.protobuf.json_format import MessageToDict

from dashboard import wiring
from dashboard.components.frame import frame
from dashboard.components.frame.export import permalink
from dashboard.components.frame.view import View
from dashboard.components.health import health
from engine.log.log import Log
from tests.dashboard.barriers import IDLE
from tests.dashboard.conftest import APP, every_element
from tests.dashboard.later import IN_SESSION, begin
from tests.dashboard.live import browser_page, served

ROOT = APP.parent.parent
MARA, READY = {"owner": "Mara Lindqvist"}, {"item": "M-READY"}
SEEN = {"asof": "2025-09-30", "known": "2025-09-30"}
TODAY = {"asof": "2025-09-30"}
LATELY = {"asof": "2025-11-30"}
"""After the last that was known of the sample, and before what it plans."""
AT = {"upto": "@800"}
OPENED = {"asof": "review:R-2025-Q3"}

# By page: what its URL may ask for, one thing at a time where that shows what it does. What is said later moves the
# numbers of the first one.
STATES: dict[str, list[dict[str, str]]] = {
    "meeting": [
        *(
            {"plan": "2025-Q4"},
            {"plan": "*"},
            {"review": IN_SESSION, "cards": "all"},
            {"plan": "BSC-2025", "fold": "attention"},
            {"plan": "BSC-2025", "quiet": "closed"},
            {"plan": "*", "quiet": "open"},
        ),
        *(READY | {"plan": "*"}, {"plan": "BSC-2025"} | MARA, OPENED | READY, SEEN),
    ],
    "strategy_map": [
        *({"card": "BSC-2025", "item": "GST-1"}, MARA, {"compare": "cycle"}, {"compare": "review"}),
        *({"compare": "2025-06-30", "item": "FIN-1"}, {"compare": "2025-06-30"} | SEEN, TODAY),
    ],
    "x_matrix": [{"plan": "KAT-2025"}, {"item": "A1"}, {"item": "owner:Mara Lindqvist"}, MARA, SEEN],
    "bowling_chart": [
        *({"year": "2025", "item": "T-NPS"}, {"plan": "KAT-2025"}, {"item": "T-NPS", "month": "2025-09"}),
        *({"show": "misses"}, {"show": "unanswered"}, MARA | TODAY, AT),
    ],
    "catchball": [{"show": "open"}, {"plan": "KAT-2025"}, {"item": "T-KEY"}, {"owner": "Priit Tamm"}, SEEN],
    "scorecard": [
        *({"card": "BSC-2025", "item": "M-NPS"}, {"item": "GST-1"}, {"from": "2025-02", "to": "2025-06"}),
        *({"weights": "equal"}, MARA, SEEN | READY, OPENED),
    ],
    "okrs": [
        *({"item": "Q4-O1"}, {"cycle": "2025-Q3", "item": "Q3-O1-KR1"}, {"depth": "objectives"}, {"depth": "top"}),
        *({"show": "behind"}, {"show": "stale behind"}, MARA, TODAY | {"item": "Q3-O1"}, AT),
    ],
    "pdca": [
        *({"plan": "LARK-2025"}, {"tier": "quarterly", "review": "R-2025-Q2"}, {"show": "overdue"}, MARA),
        *({"review": IN_SESSION, "lanes": "all"}, TODAY | {"review": "R-2025-08"}),
    ],
    "deployment_health": [{"item": "blind_objectives"}, {"item": "overloaded_owners"} | MARA, SEEN],
    "item": [
        *({"item": name} for name in ("LARK-2025", "A1", "T-NPS", "M-NPS", "Q4-O1-KR1", "GST-1")),
        *({"item": name} for name in ("R-2025-Q1", "R-2025-06-D1", "R-2025-Q1-CM1")),
        *({"q": "net"}, {"q": "mara", **MARA}, {"q": "net", "item": "M-NPS"} | TODAY, {"item": "M-NPS"} | AT),
    ],
    "audit": [
        *({"entity": "M-NPS"}, {"words": "promoter"}, {"person": "Mara Lindqvist"}, {"field": "target"}),
        *({"since": "2025-06-01"}, {"since": "2025-06-01", "until": "2025-08-31", "page": "2"}, {"page": "3"}),
        *({"at": "600/value"}, SEEN, TODAY, LATELY, AT, OPENED),
    ],
    "compare": [
        *(
            {"compare": "2025-06-30"},
            {"compare": "review"},
            {"compare": "@600"},
            {"compare": "@600", "sides": "known"},
        ),
        *(
            {"show": "plan", "change": "2025-Q4/phase"},
            {"compare": "2025-06-30", "fold": "map"},
            READY,
            TODAY,
            SEEN,
            AT,
        ),
    ],
    "retrospective": [
        *({"cycle": "2025-Q4", "outcome": "shown"}, {"cycle": "2025-Q2"}, {"cycle": "2025-Q4"} | SEEN),
        {"cycle": "2025-Q1", "outcome": "shown", "result": "Q1-O2-KR1"},
    ],
    "replay": [
        *(
            {"cycle": "2025-Q3"},
            {"cycle": "2025-Q3", "frame": "2025-08-17"},
            {"over": "scorecard"},
            {"step": "day"},
        ),
        *({"over": "strategy_map", "card": "BSC-2025"}, {"over": "bowling_chart", "step": "event"}, SEEN, AT),
    ],
    "data_health": [SEEN],
}
SEEN_ELSEWHERE = {"lines"}
"""What only a page of many rows offers: its own test shows it."""

ONLY_NOW = (
    "No review is in session",
    "**In session: The house**, since",
    "**In session: 1 December 2025**, since",
    "'Since your last visit'",
    "This is your first visit in this browser.",
    "What changed since your last visit stands here at now",
    "To record a lesson or recognise a contribution",
)
"""What is said only where something can be written, or to a person who comes back."""
OF_THIS_MOMENT = ("'Views up to position'", "'Events not shown yet'", "'Log last looked at'", "'Last event stored'")
OF_THIS_MOMENT += ("**Sealed** on", "**Not sealed yet**", "'The last seal'", "verified here yet", "[Verified on")
"""What Data health says of the screen itself, and Audit of the seals: now, at whatever instant one looks."""


@pytest.fixture
def open_state(open_page, monkeypatch):
    """Opens a page in a state and answers what it shows, and the permalink that its Export popover would give."""
    given: list[str] = []

    def export(*told: Any, **_: Any) -> None:
        given.append(permalink(next(one for one in told if isinstance(one, View))))

    monkeypatch.setattr(frame, "export_menu", export)
    # What was seen at the ends of twelve months takes long to work out, and has a test of its own.
    monkeypatch.setattr(health, "past_values", lambda view: ((), 0))

    def opened(workspace: Path, screen: str, query: dict[str, str]) -> tuple[list[str], str]:
        page = open_page(workspace, screen, **query)
        assert given, (screen, query)
        link, given[:] = given[-1], []
        return shown(page), link

    return opened


def shown(page: Any) -> list[str]:
    """All that the main part of a page says and draws, but for what leads away from it or changes something."""
    said = []
    for one in every_element(page.main):
        kind, proto = getattr(one, "type", ""), getattr(one, "proto", None)
        if proto is None or kind in ("flex_container", "button", "menu_button", "page_link", "popover"):
            continue
        if kind == "bidi_component":
            if proto.component_name not in ("hansei_live", "hansei_clock"):
                said.append(f"{proto.component_name} {proto.json}")
            continue
        fields = MessageToDict(proto)
        said.append(f"{kind} { {name: fields[name] for name in fields if name not in ('id', 'formId', 'url')} }")
    moving = (*ONLY_NOW, *OF_THIS_MOMENT, "You are looking at the strategy", "Diagnostics", "workspace ")
    return [one for one in said if not any(words in one for words in moving)]


# Some at a time: each of them is opened three times.
@pytest.mark.parametrize("screens", [list(STATES)[n::4] for n in range(4)], ids=" ".join)
def test_every_state_comes_back_from_its_permalink_after_more_was_said(open_state, hotels, tmp_path, screens):
    workspace = tmp_path / hotels.name
    shutil.copytree(hotels, workspace, ignore=shutil.ignore_patterns("views"))
    begin(workspace)
    taken, idle = [], []
    for screen in screens:
        plain, link = open_state(workspace, screen, {})
        taken.append((screen, {}, plain, link))
        for state in STATES[screen]:
            before, link = open_state(workspace, screen, state)
            idle += [f"{screen} {state}"] if before == plain else []
            taken.append((screen, state, before, link))
    assert idle == []  # each of the states is another look at the page
    subprocess.run([sys.executable, "-m", "tests.dashboard.later", f"{workspace}"], cwd=ROOT, check=True)
    with Log(workspace / "log.sqlite3") as log:
        assert wiring.current().wait_for(log.position(), 20)
    moved = {
        screen
        for screen, state, before, _ in taken
        if state is STATES[screen][0] and open_state(workspace, screen, state)[0] != before
    }
    assert moved == set(screens) - {"data_health", "replay"}  # which look at the past
    lost = {}
    for screen, state, before, link in taken:
        after, _ = open_state(workspace, screen, dict(parse_qsl(link.removeprefix("?"))))
        if after != before:
            lost[f"{screen} {state}"] = [
                one[:400] for one in [*before, *after] if (one in before) != (one in after)
            ]
    assert lost == {}


DRAWN = """() => {
  const said = root => [...root.querySelectorAll('.tree, .drawing, .bowling, .cards, .lanes')]
    .map(one => [one.textContent, one.querySelectorAll('*').length]);
  const shadows = [...document.querySelectorAll('[data-testid=stMain] *')].filter(one => one.shadowRoot);
  const marks = [...document.querySelectorAll('.stVegaLiteChart [aria-label]')];
  return [document.querySelector('h1').innerText, shadows.flatMap(one => said(one.shadowRoot)),
    marks.map(one => one.getAttribute('aria-label'))];
}"""
MARKS = ".stVegaLiteChart path[aria-label]"
BROWSED = {
    "scorecard?item=M-NPS": (MARKS,),
    "strategy_map?compare=2025-06-30": (".drawing",),
    "bowling_chart?show=misses&item=T-NPS": (".bowling .cell", MARKS),
}


def drawn(page: Any, url: str, shown: tuple[str, ...]) -> Any:
    """What the drawings and charts of a page consist of in the browser, once they stand still."""
    page.goto(url)
    for one in shown:
        page.locator(one).first.wait_for(timeout=30_000, state="attached")
    page.wait_for_selector(IDLE)
    before, now = None, page.evaluate(DRAWN)
    while before != now:
        page.wait_for_timeout(400)
        before, now = now, page.evaluate(DRAWN)
    return now


@pytest.mark.browser
def test_a_permalink_shows_the_same_drawings_and_charts_in_a_new_browser(hotels, tmp_path):
    workspace = tmp_path / "mine"
    shutil.copytree(hotels, workspace, ignore=shutil.ignore_patterns("views"))
    with served(workspace) as url, browser_page(url) as page:
        links, before = {}, {}
        for place, shown in BROWSED.items():
            before[place] = drawn(page, url + place, shown)
            assert before[place][1], place
            page.get_by_role("button", name="Export").click()
            body = page.locator("[data-testid=stPopoverBody] code").filter(has_text="upto=")
            links[place] = body.inner_text()
        begin(workspace)
        subprocess.run([sys.executable, "-m", "tests.dashboard.later", f"{workspace}"], cwd=ROOT, check=True)
        another = page.context.browser.new_context(viewport=page.viewport_size).new_page()
        for place, shown in BROWSED.items():
            assert drawn(another, links[place], shown) == before[place], place
            assert another.get_by_role("button", name="Back to now").count() == 1
            assert drawn(another, url + place, shown) != before[place], place


# ----------------------------------------------------------------------------------- nothing is left out of the URL

SCREENS = sorted((APP.parent / "screens").glob("[!_]*.py"))
HELD = {"selectbox", "segmented_control", "pills", "radio", "toggle", "checkbox", "multiselect", "slider", "tabs"}
HELD |= {"select_slider", "text_input", "number_input", "date_input", "time_input", "pagination", "feedback"}
ELSEWHERE = {"forms", "picker.py", "sign_in.py"}
"""Forms are not kept, and the picker sets an instant only when its button is pressed."""


def calls(path: Path) -> list[tuple[str, ast.Call]]:
    """Every call in a file, by the last part of the name of what is called."""
    found = [one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)]
    return [(ast.unparse(one.func).rsplit(".", 1)[-1], one) for one in found]


def url_choices(path: Path) -> set[str]:
    """The choices of the URL that a file reads or writes."""
    found = set()
    for name, call in calls(path):
        given = {one.arg: one.value for one in call.keywords if one.arg}
        if name == "choose":
            found |= set(given)
        texts = [given.get("name"), given.get("choice")] if name.endswith(("_kept", "_table", "ways_on")) else []
        texts += call.args[:1] if name == "chosen" else []
        found |= {one.value for one in texts if isinstance(one, ast.Constant)}
    return {str(one) for one in found} - {"ws"}


def test_every_choice_in_the_url_has_a_state_above():
    for path in SCREENS:
        tried = {name for state in STATES[path.stem] for name in state}
        assert url_choices(path) - SEEN_ELSEWHERE <= tried, path.name
    tried = {name for states in STATES.values() for state in states for name in state}
    for path in (APP.parent / "components").rglob("*.py"):
        assert url_choices(path) - SEEN_ELSEWHERE <= tried, path.name


def test_whatever_a_page_lets_one_choose_lies_in_the_url():
    files = [one for one in APP.parent.rglob("*.py") if not ELSEWHERE & set(one.parts)]
    kept = [(path, call) for path in files for name, call in calls(path) if name in HELD]
    assert len(kept) > 8
    for path, call in kept:
        assert "on_change" in [one.arg for one in call.keywords], f"{path.name}:{call.lineno}"
