"""The wiring: it follows the log, says when it cannot, and lets go of everything."""

import re
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from dashboard import wiring
from engine.domain.measure import RecordReading, SetTarget
from engine.domain.okr import CheckIn
from engine.errors import UnavailableError, UnusableInputError
from engine.handle import handle
from engine.log.log import Log
from engine.log.seals.sealing import last_seal, seal_daily, standing
from engine.settings import Settings
from projections.publish import newest_copy
from projections.replica import open_replica, replica_folder
from tests.dashboard.conftest import tree, words
from tests.dashboard.live import WHO, small_plan
from tests.dashboard.test_bowling_chart import day, small_bowling
from tests.servers.broker import free_ports
from tests.transport.replicas import wait_until as ready_when


@pytest.fixture
def only_follows():
    """It does all that it does for a server."""


@pytest.fixture
def mine(tmp_path):
    small_plan(tmp_path / "mine")
    return tmp_path / "mine"


def check_in(workspace, value=7.0):
    with Log(workspace / "log.sqlite3") as log:
        return handle(log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=value), **WHO).positions[-1]


def until(holds, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


def test_it_follows_what_others_append_and_tells_listeners(mine, wire):
    held, told = wire(mine), threading.Event()
    stop = held.subscribe(told.set)
    position = check_in(mine)
    assert held.wait_for(position, 5)
    assert told.wait(5)
    stop()
    assert held.listeners == 0
    assert held.read_model.question("check_ins", [None, None, None, "KR1"])[0]["value"] == 7.0


def test_a_failure_is_kept_shown_and_overcome(mine, wire, open_page, monkeypatch, caplog):
    held = wire(mine)
    monkeypatch.setattr(held.log, "wait", lambda *_, **__: 1 / 0)
    assert until(lambda: held.health.failing is not None)
    assert not held.health.is_well(datetime.now(UTC))
    said = words(open_page(mine))
    assert "This screen is not up to date" in said
    assert str(held.health.failing)[:2] in said
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    position = check_in(mine)
    assert held.wait_for(position, 10)
    assert until(lambda: held.health.failing is None)


def test_what_is_known_to_fail_is_one_line_in_the_log_of_the_server(mine, wire, monkeypatch, caplog):
    held = wire(mine)

    def away(*_, **__):
        raise UnavailableError("the brokers are away")

    monkeypatch.setattr(held.log, "wait", away)
    assert until(lambda: held.health.failing is not None)
    assert f"{held.health.failing}: the follower stopped: the brokers are away" in caplog.text
    assert "Traceback" not in caplog.text


def test_who_watches_the_process_is_told_how_it_is(mine, wire, monkeypatch):
    (port,) = free_ports(1)
    monkeypatch.setenv("HANSEI_HEALTH_PORT", str(port))
    held = wire(mine)
    position = check_in(mine)
    told = ready_when(port, lambda status, told: status == 200 and told["position"] == position)
    assert (told["process"], told["workspace"]) == ("dashboard", held.log.workspace_id)
    monkeypatch.setattr(held.log, "wait", lambda *_, **__: 1 / 0)
    monkeypatch.setattr(held._told, "max_lag", 0.5)
    monkeypatch.setattr("engine.transport.running.STALE_AFTER", 0.5)
    check_in(mine)
    told = ready_when(port, lambda status, told: status == 503 and told["last_error"])
    assert re.fullmatch(r"error E-[0-9a-f]{6}, see the log of the server", told["last_error"])
    assert told["position"] == position
    monkeypatch.undo()
    ready_when(port, lambda status, told: status == 200 and not told["last_error"])


def test_a_silent_follower_counts_as_old(mine, wire):
    held = wire(mine)
    assert held.health.is_well(datetime.now(UTC))
    assert not held.health.is_well(datetime.now(UTC) + timedelta(seconds=60))


def test_a_copy_for_other_processes_is_published(mine, wire):
    held = wire(mine)
    folder = replica_folder(held.settings.views_path)
    assert until(lambda: newest_copy(folder) is not None)


def test_what_the_policies_ask_for_is_proposed_by_itself(tmp_path, wire):
    small_bowling(tmp_path / "missed")
    with Log(tmp_path / "missed" / "log.sqlite3") as log:
        for month in ("2025-08", "2025-09"):
            told = {"entity_id": "T", "at": datetime.now(UTC), "period": month}
            handle(log, SetTarget(effective_at=day(f"{month}-01"), target=130, reason="the plan", **told), **WHO)
            handle(log, RecordReading(effective_at=day(f"{month}-28"), value=100, **told), **WHO)
    held = wire(tmp_path / "missed")
    assert until(lambda: held.read_model.rows("proposals"), 20)
    (proposed,) = held.read_model.rows("proposals")
    assert (proposed["proposal"], proposed["entity_id"]) == ("escalation", "T")


def test_what_is_new_is_sealed_by_itself_once_a_day(mine, wire):
    held = wire(mine)
    assert until(lambda: last_seal(mine) is not None)
    assert last_seal(mine).position == held.log.position()
    check_in(mine)
    seal_daily(held.log)
    assert standing(held.log).unsealed == 1


def test_what_cannot_be_sealed_is_told_and_the_screens_go_on(mine, wire, caplog):
    (mine / "seals").mkdir()
    (mine / "seals" / "seals.jsonl").write_text("altered\n")
    held = wire(mine)
    assert until(lambda: "the record could not be sealed" in caplog.text)
    assert held.wait_for(check_in(mine), 5)


def test_who_finds_the_replica_taken_reads_all_the_same(mine, wire):
    held = wire(mine)
    position = check_in(mine)
    assert held.wait_for(position, 5)
    with Log(mine / "log.sqlite3") as log, open_replica(log, mine / "views") as other:
        assert other.position == position


def test_closed_it_lets_go_of_the_file_and_its_thread(mine, wire):
    wire(mine)
    wiring.stop()
    assert not any(thread.name == "follower" for thread in threading.enumerate())
    with Log(mine / "log.sqlite3") as log, open_replica(log, mine / "views") as mine_again:
        assert mine_again.path is not None


def test_without_a_workspace_there_is_no_wiring(tmp_path):
    with pytest.raises(UnusableInputError, match="no workspace here"):
        wiring.start(Settings(tmp_path, "Ann", "test"))


@pytest.mark.failing_part
def test_a_failing_part_shows_an_error_id_and_the_rest_stands(mine, open_page, monkeypatch, caplog):
    held = wiring.start(Settings(mine, "Ann", "test"), look_every=0.1)
    asked = held.read_model.question

    def broken(name, parameters=()):
        if name == "check_ins":
            raise RuntimeError("torn page")
        return asked(name, parameters)

    monkeypatch.setattr(held.read_model, "question", broken)
    page = open_page(mine, item="KR1")
    assert "The key result cannot be shown: error E-" in words(page)
    assert "KR1" in tree(page)
    assert "torn page" in caplog.text
    assert "torn page" not in words(page)
