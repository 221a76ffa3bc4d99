"""What changed since my last visit: what a browser remembers, and what is listed."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from dashboard import wiring
from dashboard.components.frame.choices import Instant
from dashboard.components.frame.view import look
from dashboard.components.frame.visits import cookie_name, last_seen
from engine.domain.measure import SetTarget
from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.dashboard.conftest import drawing, words
from tests.dashboard.live import WHO, small_plan

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def cookie(since, seen, ago):
    return f"{since}.{seen}.{int((NOW - ago).timestamp())}"


@pytest.fixture
def plan(tmp_path):
    """A plan with two key results."""
    small_plan(tmp_path / "plan", key_results=2)
    return tmp_path / "plan"


@pytest.fixture
def visit(plan, open_page, wire):
    """Opens the page of what changed with what the browser remembers, if anything; the end of the log is given."""

    def opened(remembered=None, **query):
        held = wiring._current or wire(plan)
        name = cookie_name(look(held, Instant(Bounds(), "now")))
        kept = {} if remembered is None else {name: remembered}
        with patch("dashboard.components.frame.visits.st", SimpleNamespace(**_streamlit(kept))):
            return open_page(plan, "item", **query)

    return opened


def _streamlit(cookies):
    import streamlit

    return {"session_state": streamlit.session_state, "context": SimpleNamespace(cookies=cookies)}


def end_of(workspace):
    with Log(workspace / "log.sqlite3") as log:
        return log.position()


def say(workspace, *commands):
    with Log(workspace / "log.sqlite3") as log:
        for command in commands:
            handle(log, command, **WHO)


def test_a_visit_begins_where_the_one_before_ended():
    assert last_seen(cookie(3, 7, timedelta(hours=2)), 20, NOW) == 7


def test_a_reload_after_a_short_pause_is_the_same_visit():
    assert last_seen(cookie(3, 7, timedelta(minutes=29)), 20, NOW) == 3
    assert last_seen(cookie(3, 7, timedelta(minutes=31)), 20, NOW) == 7


def test_of_a_log_that_has_become_shorter_nothing_is_known():
    assert last_seen(cookie(3, 21, timedelta(hours=2)), 20, NOW) is None
    assert last_seen(cookie(3, 20, timedelta(hours=2)), 20, NOW) == 20


@pytest.mark.parametrize(
    "said", ["", "x", "1.2", "1.2.3.4", "-1.2.3", "1.2.<script>", "9" * 99, "1.2.999999999999"]
)
def test_what_is_no_visit_is_none_or_harmless(said):
    assert last_seen(said, 20, NOW) in (None, 1)


def test_the_first_visit_lists_nothing_and_the_browser_is_told_where_it_was(plan, visit):
    page = visit()
    assert "This is your first visit in this browser." in words(page)
    remembered = drawing(page, "hansei_live")["remember"]
    assert remembered.split("=")[0].startswith("hansei_")
    assert remembered.split("=")[1].split(".")[:2] == [f"{end_of(plan)}"] * 2


def test_what_changed_stands_item_by_item_the_newest_first(plan, visit):
    begun = end_of(plan)
    now = datetime.now(UTC)
    say(
        plan,
        CheckIn(entity_id="KR1", at=now, value=50.0),
        SetTarget(entity_id="KR2", at=now, target=900.0, reason="one house is closed"),
        CheckIn(entity_id="KR1", at=now + timedelta(microseconds=1), value=60.0),
    )
    long_ago = int((now - timedelta(days=2)).timestamp())
    page = visit(f"1.{begun}.{long_ago}")
    said = words(page)
    assert "3 changes of 2 items since your last visit" in said
    assert f"at position {begun}" in said
    opened = [one.label for one in page.button if (one.key or "").startswith("open ")]
    assert opened == ["Result 1", "Result 2"]
    for told in ("value: 50 to 60", "value: 1 to 50", "target: 100,000 to 900", "Why: one house is closed"):
        assert told in said, told


def test_nothing_changed_is_said(plan, visit):
    end = end_of(plan)
    page = visit(f"1.{end}.0")
    assert f"Nothing has changed since your last visit, at position {end}." in words(page)


def test_a_look_at_the_past_is_no_visit(plan, visit):
    page = visit("1.2.0", upto="@3")
    assert drawing(page, "hansei_live")["remember"] is None
    assert "stands here at now, not at an instant of the past" in words(page)


def test_the_visit_goes_on_from_where_it_began_while_the_page_is_open(plan, visit):
    begun = end_of(plan)
    page = visit(f"1.{begun}.0")
    say(plan, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=50.0))
    assert wiring.current().wait_for(begun + 1, 5)
    page.run()
    assert "1 change of 1 item since your last visit" in words(page)
    assert drawing(page, "hansei_live")["remember"].split("=")[1].split(".")[:2] == [f"{begun}", f"{begun + 1}"]
