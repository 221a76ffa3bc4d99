"""Relays and brokers that are killed at random moments, and brokers that are away: nothing is lost, order is kept.

HANSEI_CRASH_SEED repeats a run, HANSEI_CRASH_RUNS sets how many kills there are.
"""

import os
import random
import signal
import time

import orjson
import pytest

from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.place import find_place
from engine.transport.topics import Wish, set_up
from tests.crash.support import SEED
from tests.transport.relaying import check_ins, must_be_the_log, published, relay, relayed, whole

pytestmark = pytest.mark.crash
RUNS = int(os.environ.get("HANSEI_CRASH_RUNS", "8"))  # read before the environment is cleaned for a test


@pytest.fixture
def log(tmp_path):
    with Log(tmp_path / "log.sqlite3", create=True) as log:
        yield log


def until(holds, seconds: float = 240) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.1)


def test_killed_at_random_moments_the_relay_loses_nothing_and_keeps_the_order(kafka, log, tmp_path):
    chance = random.Random(SEED)
    print(f"HANSEI_CRASH_SEED={SEED}")
    set_up(kafka, Wish(partitions=2), change=False)
    for _ in range(RUNS):
        check_ins(log, chance.randrange(1, 3000))
        with relay(tmp_path) as process:
            assert "relaying" in process.stderr.readline()
            time.sleep(chance.random() ** 2)

    relayed(log, kafka)

    must_be_the_log(whole(published(kafka)), log)


def test_a_broker_that_is_killed_and_comes_back_gets_what_is_missing(own_broker, log, tmp_path):
    chance = random.Random(SEED)
    print(f"HANSEI_CRASH_SEED={SEED}")
    kafka = Kafka.of_environment()
    set_up(kafka, Wish(partitions=2), change=False)
    with relay(tmp_path) as process:
        assert "relaying" in process.stderr.readline()
        for _ in range(2):
            for _ in range(5):
                check_ins(log, chance.randrange(1, 500))
                time.sleep(chance.random() / 10)
            own_broker.kill()
            check_ins(log, 100)
            own_broker.start()
        until(lambda: find_place(kafka, log.workspace_id).position == log.position())
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 0, said
    assert "Traceback" not in said
    must_be_the_log(whole(published(kafka), gaps=True), log)


def test_a_relay_that_starts_before_the_broker_waits_for_it_and_then_works(own_broker, log, tmp_path):
    check_ins(log, 10)
    kafka = Kafka.of_environment()
    set_up(kafka, Wish(partitions=2), change=False)
    own_broker.kill()
    with relay(tmp_path) as process:
        assert "does not answer" in process.stderr.readline()
        own_broker.start()
        until(lambda: find_place(kafka, log.workspace_id).position == 10)


def test_asked_to_stop_while_the_broker_is_away_the_relay_ends_within_seconds(
    own_broker, log, tmp_path, monkeypatch
):
    monkeypatch.setenv("HANSEI_LOG_FORMAT", "json")
    set_up(Kafka.of_environment(), Wish(partitions=2), change=False)
    with relay(tmp_path) as process:
        process.stderr.readline()
        own_broker.kill()
        check_ins(log, 2000)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=20)

    assert process.returncode == 0, said
    assert all(line.startswith("{") for line in said.splitlines()), said
    assert all(orjson.loads(line)["workspace"] == log.workspace_id for line in said.splitlines())
