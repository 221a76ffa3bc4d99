"""A dashboard without a log: it shows what another one shows, live, and offers nothing to write."""

import time
from pathlib import Path

import pytest

from dashboard import wiring
from dashboard.components.frame.who import may
from dashboard.fed import NO_LOG
from engine.domain.plan import AddComment
from engine.errors import UnavailableError, UnusableInputError
from engine.handle import handle
from engine.log.copying import copy_log
from engine.log.log import Log
from engine.settings import Settings
from engine.transport.topics import Wish, set_up
from projections.read_model import Bounds
from tests.dashboard.conftest import NOBODY, words
from tests.transport.relaying import relayed

SCREENS = [path.stem for path in sorted((Path(__file__).parents[2] / "dashboard/screens").glob("[a-z]*.py"))]
WRITING = {
    "Agree a countermeasure", "Another owner", "Check in", "Check the effect", "Close the review", "Comment",
    "Complete", "Counter", "Countermeasure", "Decide about it", "Decline", "Finding", "Give up", "Open this review",
    "Propose a target", "Record a decision", "Record a reading", "Revoke", "Set one down", "Set the agenda",
    "Verify now", "Who is here", "Write down a lesson",
}  # fmt: skip


@pytest.fixture
def log(request, kafka, sample_of):
    """The log of a sample, in its file or copied into a database, published whole."""
    set_up(kafka, Wish(partitions=2), change=False)
    place = sample_of("hotels") / "log.sqlite3"
    if getattr(request, "param", "file") == "database":
        database = request.getfixturevalue("database")
        with Log(place) as log:
            copy_log(log, database, lambda position: None)
        place = database
    with Log(place) as log:
        relayed(log, kafka)
        yield log


@pytest.fixture
def there(log, tmp_path, monkeypatch, only_follows):
    """The folder of a dashboard that follows Kafka; nothing lies in it yet."""
    monkeypatch.setenv("HANSEI_FOLLOW", "kafka")
    return tmp_path / "there"


def buttons(page):
    words = [button.label for button in page.button]
    words += [word for menu in page.menu_button for word in menu.options]
    return {word.split(" in ")[0] for word in words}


def test_no_page_offers_to_write_and_the_sidebar_says_why(log, there, open_page):
    for screen in SCREENS:
        page = open_page(there, screen)
        assert not buttons(page) & WRITING, screen
        assert "follows Kafka and has no log" in words(page)
    assert may(AddComment, "anything") == NO_LOG


def test_where_the_log_is_some_of_these_are_offered(log, there, open_page, monkeypatch):
    """So that the test above could fail."""
    monkeypatch.delenv("HANSEI_FOLLOW")
    offered = [buttons(open_page(log.workspace, screen)) & WRITING for screen in ("meeting", "catchball", "audit")]
    assert sum(map(bool, offered)) >= 2, offered


def test_what_needs_the_log_says_so(log, there, open_page):
    audit = words(open_page(there, "audit", at="12"))
    assert "The seals lie beside the log" in audit
    assert "at position 12" in audit
    assert "shows what its views hold of it" in audit
    health = words(open_page(there, "data_health"))
    assert "Kafka last looked at" in health
    assert "hansei doctor" not in health  # it needs the log
    assert f"carried by Kafka: position {log.position()}, workspace {log.workspace_id}" in health
    assert "what the relay has not told yet cannot be seen from here" in health
    with pytest.raises(UnavailableError, match="has no log"):
        _ = wiring.current().log


def test_what_is_recorded_where_the_log_is_comes_by_push(log, kafka, there, wire):
    held, woken = wire(there), []
    held.subscribe(lambda: woken.append(held.position))
    entity = log.registered()[0].entity_id
    command = AddComment(entity_id=entity, at=log.now(), text="Seen from afar")
    said = handle(log, command, actor="Ann", appended_by="root", source="cli")
    relayed(log, kafka)
    assert held.wait_for(said.positions[-1], 30)
    assert said.positions[-1] in woken
    assert held.read_model.ask("SELECT text FROM comments WHERE position = ?", [said.positions[0]]).to_pylist() == [
        {"text": "Seen from afar"}
    ]


@pytest.mark.parametrize("log", ["file", "database"], indirect=True)
def test_one_that_follows_the_log_and_one_that_follows_kafka_are_equal(log, kafka, there, monkeypatch):
    by_kafka = wiring.Wiring(Settings(there, NOBODY, "test"), look_every=0.1)
    monkeypatch.setenv("HANSEI_FOLLOW", "log")
    url = None if isinstance(log.place, Path) else f"{log.place.url}?schema={log.place.schema}"
    by_log = wiring.Wiring(Settings(log.workspace, NOBODY, "test", url), look_every=0.1)
    try:
        assert by_log.has_log
        assert not by_kafka.has_log
        for n in range(3):
            entity = log.registered()[n].entity_id
            command = AddComment(entity_id=entity, at=log.now(), text=f"Round {n}")
            end = handle(log, command, actor=f"Somebody {n}", appended_by="root", source="cli").positions[-1]
            relayed(log, kafka)
            assert by_kafka.wait_for(end, 30)
            assert by_log.wait_for(end, 30)
            assert by_kafka.position == by_log.position
            assert by_kafka.read_model.hashes() == by_log.read_model.hashes()
        bounds = Bounds(as_of=log.now(), up_to=by_log.position)
        for view in ("okrs", "scorecard", "measures", "history", "pdca", "decisions"):
            assert by_kafka.read_model.rows(view, bounds) == by_log.read_model.rows(view, bounds), view
    finally:
        by_kafka.close()
        by_log.close()


def test_a_gap_is_said_on_every_screen(log, kafka, there, wire):
    """What was shown stays; it says that it is not up to date."""
    from tests.transport.carrier import Carrier

    held = wire(there)
    for n in range(2):
        command = AddComment(entity_id=log.registered()[0].entity_id, at=log.now(), text=f"Number {n}")
        handle(log, command, actor="Ann", appended_by="root", source="cli")
    with Carrier(kafka, log) as carrier:
        carrier.tell([log.position()])
        until = time.monotonic() + 30
        while held.health.failing is None and time.monotonic() < until:
            time.sleep(0.1)
        assert held.health.failing
        assert held.position == log.position() - 2
        carrier.tell([log.position() - 1])
        assert held.wait_for(log.position(), 40)


def test_another_word_than_log_or_kafka_is_refused(there, monkeypatch, tmp_path):
    monkeypatch.setenv("HANSEI_FOLLOW", "rumours")
    with pytest.raises(UnusableInputError, match="there is no 'rumours'; use log or kafka"):
        wiring.Wiring(Settings(there, NOBODY, "test"))
