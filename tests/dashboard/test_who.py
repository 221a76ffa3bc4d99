"""Who is here where nobody signs in, and what the pages offer to somebody with a role."""

from datetime import UTC, datetime

import pytest

from dashboard import sign_in
from dashboard.sign_in import SignIn
from engine.domain.organisation import GrantRole, RevokeRole
from engine.domain.plan import AssignOwner
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.conftest import NOBODY, words
from tests.dashboard.live import WHO, small_plan


@pytest.fixture
def granted(tmp_path):
    """A workspace in which these roles were granted, and KR1 belongs to the person who is here."""

    def make(*roles):
        workspace = tmp_path / "roles"
        small_plan(workspace)
        now = datetime.now(UTC)
        tell(workspace, AssignOwner(entity_id="KR1", owner=NOBODY, at=now, reason="r"))
        if roles:
            tell(workspace, GrantRole(person="Ann", role="administrator", at=now))
        for role in roles:
            tell(workspace, GrantRole(person=NOBODY, role=role, at=now))
        return workspace

    return make


def tell(workspace, command):
    with Log(workspace / "log.sqlite3") as log:
        handle(log, command, **WHO)


def offered(page):
    return {button.label for button in page.button}


def test_while_nobody_has_a_role_everything_is_offered_and_the_page_says_why(granted, open_page):
    page = open_page(granted(), "okrs", item="KR2")
    assert f"Open on this machine only: no sign-in is set up. You are {NOBODY}." in words(page)
    assert "Check in" in offered(page)
    assert "Viewer" not in words(page)


@pytest.mark.parametrize(
    ("role", "item", "may"),
    [
        ("viewer", "KR1", False),
        ("contributor", "KR1", True),
        ("contributor", "KR2", False),
        ("facilitator", "KR2", True),
        ("planner", "KR2", True),
    ],
)
def test_a_page_offers_what_a_role_allows(granted, open_page, role, item, may):
    page = open_page(granted(role), "okrs", item=item)
    assert f"{role.capitalize()}: " in words(page)
    assert ("Check in" in offered(page)) == may


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("planner", False), ("facilitator", True)])
def test_a_review_is_held_by_whoever_may(granted, open_page, role, may):
    page = open_page(granted(role), "meeting")
    assert ("Set one down" in offered(page)) == may


def test_a_role_that_is_taken_away_meanwhile_is_refused_by_the_engine(granted, open_page):
    workspace = granted("contributor")
    page = open_page(workspace, "okrs", item="KR1")
    next(button for button in page.button if button.label == "Check in").click().run()
    page.number_input(key="form_value").set_value(7)
    page.text_area(key="form_note").set_value("half a sentence")
    tell(workspace, RevokeRole(person=NOBODY, role="contributor", at=datetime.now(UTC)))
    page.button(key="form_save").click().run()
    assert [f"{NOBODY} is a viewer here; to record a check-in ask" in one.value for one in page.error] == [True]
    assert page.text_area(key="form_note").value == "half a sentence"


def test_who_has_which_role_stands_in_the_record(granted, open_page):
    page = open_page(granted("planner"), "audit")
    rows = page.dataframe[0].value.to_dict("records")
    assert any(f"{NOBODY}: planner" in str(row) for row in rows)


@pytest.mark.parametrize("screen", ["meeting", "okrs", "audit", "data_health"])
def test_where_people_sign_in_a_stranger_sees_the_way_in_alone(granted, open_page, monkeypatch, screen):
    monkeypatch.setattr(sign_in, "_current", SignIn("hansei.example"))
    page = open_page(granted(), screen)
    assert offered(page) == {"Sign in"}
    assert words(page) == "Hansei\nThis workspace is open to people who sign in.\nSign in"
    assert not page.dataframe
