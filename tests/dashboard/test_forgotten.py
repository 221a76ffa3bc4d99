"""After somebody is forgotten and words are redacted, every page stands and says neither."""

import shutil
from datetime import UTC, datetime

import pytest

from dashboard import wiring
from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.values import PROSE_FIELDS
from engine.handle import handle_all
from engine.log.log import Log
from tests.dashboard.conftest import tree, words
from tests.dashboard.test_every_page import PAGES

NAMES = ("Aino Salonen", "Karin Vetlesen")


@pytest.fixture(scope="module")
def forgotten(sample_of, tmp_path_factory):
    """The hotels without two of their people and without any of the words; and some of those words."""
    workspace = tmp_path_factory.mktemp("forgotten") / "workspace"
    shutil.copytree(sample_of("hotels"), workspace)
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3") as log:
        told = [
            (position, field, getattr(event, field)["text"])
            for position, event in log.events()
            for field in PROSE_FIELDS
            if isinstance(getattr(event, field, None), dict)
        ]
        commands = [
            *(ForgetPerson(person=name, at=now, reason="has left") for name in NAMES),
            *(
                RedactProse(position=position, field=field, at=now, reason="told before")
                for position, field, _ in told
            ),
        ]
        handle_all(log, lambda strategy: commands, actor="Jonas Åkerlund", appended_by="root", source="cli")
    return workspace, {text for _, _, text in told if len(text) > 30 and text.isascii()}


def everything(page):
    """All that is sent to the browser, and all that was asked for it."""
    sent = [str(node.proto) for node in page._tree if hasattr(node, "proto")]
    asked = [str(answer.result()) for answer in wiring.current().answers._answers.values()]
    return "\n".join([*sent, *asked])


def test_no_page_says_who_is_forgotten_nor_what_is_redacted(open_page, forgotten):
    workspace, gone = forgotten
    seen = set()
    for screen in PAGES:
        page = open_page(workspace, screen)
        assert page.title, screen
        said = everything(page)
        assert [one for one in (*NAMES, *gone) if one in said] == [], screen
        seen |= {one for one in ("Tomas Rehn", "forgotten person", "[redacted]") if one in said}
    assert seen == {"Tomas Rehn", "forgotten person", "[redacted]"}


def test_one_event_on_the_audit_page_shows_that_its_words_are_gone(open_page, forgotten):
    workspace, _ = forgotten
    with Log(workspace / "log.sqlite3") as log:
        position, event = next(
            (at, event) for at, event in log.events() if event.TOPIC == "CheckedIn" and event.note
        )
    page = open_page(workspace, "audit", at=str(position))
    assert '"note":"[redacted]"' in page.json[0].value.replace(" ", "")
    assert "hash" not in page.json[0].value
    assert words(page)
    assert event.note.keys() == {"hash"}


def test_the_search_finds_nobody_who_is_forgotten(open_page, forgotten):
    workspace, _ = forgotten
    page = open_page(workspace, "okrs")
    assert tree(page)
    found = wiring.current().read_model.question("search", [None, None, None, NAMES[0], 10])
    assert found == []
    assert wiring.current().read_model.question("search", [None, None, None, "Jonas", 10])
