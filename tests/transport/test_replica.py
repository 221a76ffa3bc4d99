"""The replica's own process: killed, stopped, begun with a copy, missing an event; who is forgotten leaves it."""

import random
import signal
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.plan import AddComment
from engine.handle import handle
from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.topics import administrator
from projections.publish import newest_copy
from projections.read_model import ReadModel
from projections.replica import open_replica, replica_folder
from tests.crash.support import SEED
from tests.gone import found_in
from tests.servers.broker import free_ports
from tests.transport.carrier import Carrier, make_topics
from tests.transport.relaying import relayed
from tests.transport.replicas import hashes_in, replica, taken_in, wait_until

WHO = {"appended_by": "root", "source": "cli"}


@pytest.fixture
def told(kafka, sample_of):
    """The log of a sample, and a producer that tells it; nothing was told yet."""
    make_topics(kafka)
    with Log(sample_of("scaleup") / "log.sqlite3") as log, Carrier(kafka, log) as carrier:
        carrier.tell_people()
        yield carrier


@pytest.fixture
def log(told):
    return told._log


def rebuilt(log):
    with ReadModel() as read_model:
        read_model.catch_up(log)
        return log.position(), read_model.hashes()


@pytest.mark.crash
def test_killed_at_any_moment_it_goes_on_and_is_equal_in_the_end(told, log, tmp_path):
    chance, end, at = random.Random(SEED), log.position(), 0
    print(f"HANSEI_CRASH_SEED={SEED}")
    for _ in range(8):
        step = min(end, at + chance.randint(1, end // 6))
        told.tell(range(max(1, at - chance.randint(0, 50)), step + 1))  # the end of the last block again
        at = step
        with replica(tmp_path) as process:
            assert process.stderr.readline().startswith("follows workspace")
            time.sleep(chance.uniform(0, 4))
            assert process.poll() is None, process.stderr.read()
            process.send_signal(signal.SIGKILL)
    told.tell(range(at + 1, end + 1))
    assert f"position {end:,}" in taken_in(tmp_path)
    assert hashes_in(tmp_path) == rebuilt(log)


def test_a_copy_and_what_came_after_are_the_whole(told, log, tmp_path, kafka):
    end = log.position()
    told.tell(range(1, end - 39))
    taken_in(tmp_path / "first")
    copy = newest_copy(replica_folder(tmp_path / "first" / "views"))
    told.tell(range(end - 39, end + 1))
    taken_in(tmp_path / "file", "--from", str(copy))
    assert hashes_in(tmp_path / "file") == rebuilt(log)
    handler = partial(SimpleHTTPRequestHandler, directory=str(copy.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said = taken_in(tmp_path / "http", "--from", f"http://127.0.0.1:{server.server_port}/{copy.name}")
        server.shutdown()
    assert f"begins at position {end - 40:,}" in said
    assert hashes_in(tmp_path / "http") == rebuilt(log)


def test_where_the_topic_has_lost_its_beginning_a_copy_helps(told, log, tmp_path):
    end = log.position()
    told.tell(range(21, end + 1))
    with replica(tmp_path / "new", "--once") as process:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 3
        assert "position 21 comes after position 20, but this replica stands at position 0" in said
        assert "start from a published copy" in said
    with ReadModel(tmp_path / "copy.duckdb") as read_model:
        read_model.catch_up(log, up_to=30)
    taken_in(tmp_path / "new", "--from", str(tmp_path / "copy.duckdb"))
    assert hashes_in(tmp_path / "new") == rebuilt(log)


def test_a_gap_makes_it_unready_until_it_is_healed_and_it_stops_when_asked(told, log, tmp_path):
    end, (port,) = log.position(), free_ports(1)
    told.tell([*range(1, 41), *range(42, end + 1)])
    with replica(tmp_path, HANSEI_HEALTH_PORT=str(port), HANSEI_MAX_LAG="60") as process:
        state = wait_until(port, lambda status, told: status == 503 and told["last_error"])
        assert state["position"] == 40
        assert "position 42 comes after position 41" in state["last_error"]
        told.tell([41])
        state = wait_until(port, lambda status, told: status == 200 and told["position"] == end)
        assert state["lag_events"] == 0
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 0, said
        assert "position 41 was missing and is here" in said
    assert hashes_in(tmp_path) == rebuilt(log)


def test_who_is_forgotten_and_what_is_redacted_leaves_the_replica(kafka, hansei, sample_of, tmp_path):
    office = sample_of("scaleup")
    hansei("stream", "setup", "--partitions", "2")
    with Log(office / "log.sqlite3") as log:
        entity = log.registered()[0].entity_id
        now = log.now()
        said = handle(log, AddComment(entity_id=entity, at=now, text="Zebrastreifen"), actor="Quintilla Rex", **WHO)
        relayed(log, kafka)
        taken_in(tmp_path / "there")
        there = tmp_path / "there" / "views"
        assert found_in(there, "Quintilla")
        assert found_in(there, "Zebrastreifen")
        handle(log, ForgetPerson(person="Quintilla Rex", at=now, reason="asked"), actor="Ann", **WHO)
        handle(log, RedactProse(position=said.positions[0], at=now, reason="asked"), actor="Ann", **WHO)
        relayed(log, kafka)
        taken_in(tmp_path / "there")
        assert not found_in(there, "Quintilla", "Zebrastreifen")
        assert hashes_in(tmp_path / "there") == rebuilt(log)
        # One who begins from nothing reads the old messages too, and keeps nothing of them.
        taken_in(tmp_path / "later")
        assert not found_in(tmp_path / "later" / "views", "Quintilla", "Zebrastreifen")
        with (
            open_replica(log, office / "views") as here,
            ReadModel(newest_copy(replica_folder(tmp_path / "later" / "views")), read_only=True) as later,
        ):
            names = "FROM people ORDER BY person_id"
            assert later.ask(names).to_pylist() == here.ask(names).to_pylist()
            assert later.rows("history") == here.rows("history")


def test_without_brokers_it_says_in_one_line_what_to_set(hansei):
    answer = hansei("stream", "replica", "--once")
    assert answer.status == 4
    assert "HANSEI_KAFKA is not set" in answer.err


@pytest.mark.parametrize("what", ["not there", "no copy"])
def test_what_is_no_copy_is_refused_and_leaves_nothing(kafka, hansei, tmp_path, what):
    path = tmp_path / "copy.duckdb"
    if what == "no copy":
        path.write_text("no database")
    answer = hansei("stream", "replica", "--once", "--from", path)
    assert answer.status == 2
    assert str(path) in answer.err
    assert not list((tmp_path / "workspace").rglob("*.duckdb"))


def test_a_damaged_file_begins_anew_with_the_copy_beside_it(told, log, tmp_path):
    end = log.position()
    told.tell(range(1, 101))
    taken_in(tmp_path)
    (replica_folder(tmp_path / "views") / "replica.duckdb").write_bytes(b"torn")
    with administrator(told._kafka) as admin:  # from the topic alone it could not be made again
        admin.delete_records({told.partition(): told.end()})
    told.tell(range(101, end + 1))
    taken_in(tmp_path)
    assert hashes_in(tmp_path) == rebuilt(log)


def test_who_finds_the_file_taken_says_so(told, log, tmp_path):
    told.tell(range(1, 11))
    taken_in(tmp_path)
    with ReadModel(replica_folder(tmp_path / "views") / "replica.duckdb"), replica(tmp_path, "--once") as process:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 4
        assert "another process" in said


def test_a_topic_made_anew_is_told_again_and_it_goes_on(kafka, hansei, sample_of, tmp_path):
    office, (port,) = sample_of("scaleup"), free_ports(1)
    hansei("stream", "setup", "--partitions", "2")
    with Log(office / "log.sqlite3") as log:
        relayed(log, kafka)
        with replica(tmp_path, HANSEI_HEALTH_PORT=str(port)) as process:
            wait_until(port, lambda status, told: status == 200 and told["position"] == log.position())
            with administrator(kafka) as admin:
                admin.delete_topics([kafka.topic("events")])
            time.sleep(1)
            hansei("stream", "setup", "--partitions", "2")
            handle(
                log, AddComment(entity_id=log.registered()[0].entity_id, at=log.now(), text="New"), actor="A", **WHO
            )
            relayed(log, kafka)
            wait_until(port, lambda status, told: status == 200 and told["position"] == log.position())
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=30)
            assert process.returncode == 0, said
        assert hashes_in(tmp_path) == rebuilt(log)


@pytest.mark.crash
def test_a_broker_killed_and_started_again_costs_nothing(own_broker, sample_of, tmp_path):
    kafka, (port,) = Kafka.of_environment(), free_ports(1)
    make_topics(kafka)
    with Log(sample_of("scaleup") / "log.sqlite3") as log:
        end = log.position()
        with Carrier(kafka, log) as carrier:
            carrier.tell_people()
            carrier.tell(range(1, 101))
        with replica(tmp_path, HANSEI_HEALTH_PORT=str(port), HANSEI_MAX_LAG="5") as process:
            wait_until(port, lambda status, told: status == 200 and told["position"] == 100)
            own_broker.kill()
            wait_until(port, lambda status, told: status == 503 and told["last_error"])
            own_broker.start()
            with Carrier(kafka, log) as carrier:
                carrier.tell(range(101, end + 1))
            wait_until(port, lambda status, told: status == 200 and told["position"] == end)
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
        assert hashes_in(tmp_path) == rebuilt(log)
