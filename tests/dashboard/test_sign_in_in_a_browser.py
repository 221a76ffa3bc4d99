"""With a real provider and a real browser: who sees what, who may write what, and what whoever may not is told."""

import asyncio
import contextlib
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect as connect_now

from engine.domain.organisation import GrantRole, RevokeRole
from engine.domain.plan import AssignOwner
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import ARGUMENTS, CHROMIUM, WHO, served, small_plan
from tests.dashboard.oidc_provider import provider

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """Ann is administrator; Carl is a contributor, and KR1 is his."""
    workspace = tmp_path_factory.mktemp("signed") / "mine"
    small_plan(workspace)
    tell(
        workspace,
        GrantRole(person="Ann", role="administrator", at=datetime.now(UTC)),
        GrantRole(person="Carl", role="contributor", at=datetime.now(UTC)),
        AssignOwner(entity_id="KR1", owner="Carl", at=datetime.now(UTC), reason="r"),
    )
    return workspace


def tell(workspace, *commands):
    with Log(workspace / "log.sqlite3") as log:
        for command in commands:
            handle(log, command, **WHO)


def last_event(workspace):
    """Name, item and actor of the last event."""
    with Log(workspace / "log.sqlite3") as log:
        _, event = next(log.events(log.position() - 1))
        return event.TOPIC, event.entity_id, dict(log.people.rows())[event.actor]


def position(workspace):
    with Log(workspace / "log.sqlite3") as log:
        return log.position()


@pytest.fixture(scope="module")
def sign(mine):
    with provider() as sign:
        yield sign


@pytest.fixture(scope="module")
def url(mine, sign):
    (mine / "secrets.toml").write_text(sign.secrets(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HANSEI_ROLES_CLAIM", "hansei_roles")
        with served(mine) as url:
            yield url


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def fresh(chromium):
    """A page of a browser that has never been here."""
    context = chromium.new_context(viewport={"width": 1500, "height": 1800})
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def signed_in(fresh, sign, url):
    """Signs somebody in and opens a page."""

    def as_(name, path="okrs?item=KR1", **claims):
        sign.become(name, **claims)
        fresh.goto(url)
        fresh.get_by_role("button", name="Sign in").click()
        fresh.wait_for_selector(f"text=Signed in as {name}", timeout=20_000)
        fresh.goto(url + path)
        fresh.wait_for_selector(f"text=Signed in as {name}", timeout=20_000)
        fresh.wait_for_selector("h3:has-text('Result')", timeout=20_000)
        return fresh

    return as_


def cookie_of(page):
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def told_position(url, **headers):
    """What the position socket says to somebody with these headers."""
    live = url.replace("http", "ws") + "live/ws"
    with connect_now(live, additional_headers={"Origin": url.rstrip("/"), **headers}) as socket:
        return socket.recv(timeout=10)


def by_hand(*asked):
    """The same, in a thread of its own: the browser's has a loop already."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(lambda: asyncio.run(answered(*asked))).result()


async def answered(url, cookie="", presses=()):
    """All that the server sends to a client of no browser, which opens a page and then presses buttons by name."""
    base, said, ids = url.replace("http", "ws"), [], {}
    token = next((one.split("=", 1)[1] for one in cookie.split("; ") if one.startswith("_streamlit_xsrf=")), "none")
    async with connect(
        f"{base}_stcore/stream",
        subprotocols=["streamlit", token],
        additional_headers={"Cookie": cookie} if cookie else {},
        origin=url.rstrip("/"),
        max_size=None,
    ) as stream:
        for label in (None, *presses):
            ask = BackMsg()
            ask.rerun_script.query_string = "item=KR1"
            ask.rerun_script.page_name = "okrs"
            if label is not None:
                state = ask.rerun_script.widget_states.widgets.add()
                state.id, state.trigger_value = ids.get(label, label), True
            await stream.send(ask.SerializeToString())
            while True:
                raw = await asyncio.wait_for(stream.recv(), 60)
                said.append(raw)
                message = ForwardMsg()
                message.ParseFromString(raw)
                element = message.delta.new_element
                if element.WhichOneof("type") == "button":
                    ids[element.button.label] = element.button.id
                if message.WhichOneof("type") == "script_finished":
                    break
    return b"".join(said), ids


@pytest.mark.parametrize("path", ["", "okrs?item=KR1", "audit", "data_health"])
def test_a_stranger_sees_only_the_way_in(fresh, url, path):
    fresh.goto(url + path)
    fresh.wait_for_selector("text=This workspace is open to people who sign in.")
    fresh.get_by_role("button", name="Sign in").wait_for()
    offered = [one.inner_text() for one in fresh.get_by_role("button").all()]
    assert [one for one in offered if one not in ("", "Stop")] == ["Sign in"]  # while it is drawn it can be stopped
    assert fresh.get_by_role("link", name="Audit").count() == 0
    assert "Result 1" not in fresh.content()


def test_a_stranger_without_a_browser_is_sent_nothing_either(url):
    said, buttons = by_hand(url)
    assert b"Result 1" not in said
    assert list(buttons) == ["Sign in"]


@pytest.mark.parametrize("cookie", ["", "_streamlit_user=forged", "_streamlit_user=eyJuYW1lIjoiQW5uIn0.a.b"])
def test_the_position_is_told_to_nobody_unknown(url, cookie):
    with pytest.raises(WebSocketException):
        told_position(url, **({"Cookie": cookie} if cookie else {}))


def test_a_viewer_sees_everything_and_can_write_nothing(mine, url, signed_in):
    page = signed_in("Vera")
    assert "Viewer: sees everything and changes nothing." in page.inner_text("body")
    assert page.get_by_role("button", name="Check in").count() == 0
    assert page.get_by_role("button", name="Change").count() == 0
    assert told_position(url, Cookie=cookie_of(page))
    page.wait_for_selector("text=/^live/", timeout=10_000)
    page.goto(url)  # the page of meetings has buttons for whoever may
    page.wait_for_selector("text=No review is in session")
    assert page.get_by_role("button", name="Set one down").count() == 0


def test_a_request_made_by_hand_opens_no_form_to_a_viewer(mine, url, signed_in):
    page = signed_in("Carl")
    _, buttons = by_hand(url, cookie_of(page))
    page.context.clear_cookies()
    vera = cookie_of(signed_in("Vera"))
    before = position(mine)
    said, hers = by_hand(url, vera, [buttons["Check in"], buttons["Check in"]])
    assert b"Result 1" in said
    assert "Check in" not in hers
    assert "Save" not in hers
    assert position(mine) == before


def save_check_in(page, value):
    page.get_by_role("button", name="Check in").click()
    page.get_by_role("dialog").get_by_label("Value").fill(value)
    page.get_by_role("button", name="Save").click()


def test_a_contributor_writes_on_own_items_in_his_own_name(mine, url, signed_in):
    page = signed_in("Carl")
    save_check_in(page, "1234")
    page.wait_for_selector("text=Saved at position")
    assert last_event(mine) == ("CheckedIn", "KR1", "Carl")
    page.goto(f"{url}okrs?item=KR2")
    page.wait_for_selector("h3:has-text('Result 2')")
    page.wait_for_selector("text=Contributor: records values")
    page.wait_for_selector("text=/^live/", timeout=10_000)
    assert page.get_by_role("button", name="Check in").count() == 0


def test_a_form_that_would_be_refused_is_not_opened_and_the_page_says_why(mine, url, signed_in):
    page = signed_in("Carl")
    before = position(mine)
    page.get_by_role("button", name="Change").click()
    page.get_by_text("New target", exact=True).click()
    page.wait_for_selector(
        "text=Carl is a contributor here; to change a target ask an administrator (Ann) for the role planner"
    )
    assert page.get_by_role("dialog").count() == 0
    assert position(mine) == before


def test_who_loses_a_role_while_writing_is_refused_and_keeps_the_words(mine, url, signed_in):
    page = signed_in("Carl")
    page.get_by_role("button", name="Check in").click()
    page.get_by_role("dialog").get_by_label("Value").fill("77")
    page.get_by_role("dialog").get_by_label("Note").fill("half a sentence")
    tell(mine, RevokeRole(person="Carl", role="contributor", at=datetime.now(UTC)))
    before = position(mine)
    try:
        page.get_by_role("button", name="Save").click()
        page.wait_for_selector(
            "text=Carl is a viewer here; to record a check-in ask an administrator (Ann) for the role contributor"
        )
        assert page.get_by_role("dialog").get_by_label("Note").input_value() == "half a sentence"
        assert position(mine) == before
    finally:
        tell(mine, GrantRole(person="Carl", role="contributor", at=datetime.now(UTC)))


def test_roles_come_from_the_provider_too(mine, url, signed_in):
    page = signed_in("Pat", "okrs?item=KR3", hansei_roles=["planner", "something of others"])
    page.wait_for_selector("text=Planner: changes the plan")
    save_check_in(page, "55")
    page.wait_for_selector("text=Saved at position")
    assert last_event(mine) == ("CheckedIn", "KR3", "Pat")


def test_signing_out_ends_it(fresh, signed_in):
    page = signed_in("Vera")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector("text=This workspace is open to people who sign in.")
    assert not [one for one in page.context.cookies() if one["name"].startswith("_streamlit_user")]


@pytest.mark.parametrize(
    ("claims", "said"),
    [({"iat": int(time.time()) - 2 * 24 * 3600}, None), ({"name": None}, "it has no name")],
    ids=["signed in two days ago", "nameless"],
)
def test_whoever_cannot_be_known_stays_outside(fresh, sign, url, claims, said):
    sign.become(**{"name": "Olga", **claims})
    fresh.goto(url)
    fresh.get_by_role("button", name="Sign in").click()
    fresh.wait_for_url(url)
    with contextlib.suppress(Exception):
        fresh.wait_for_load_state("networkidle", timeout=5000)
    fresh.wait_for_selector("text=This workspace is open to people who sign in.")
    if said:
        fresh.wait_for_selector(f"text={said}")
    assert "Signed in" not in fresh.inner_text("body")
