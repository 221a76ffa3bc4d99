"""Real servers for tests. What cannot run here is skipped by name; in continuous integration that is a failure."""

import gc
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.transport.connecting import Kafka
from tests.servers.broker import Broker, MissingError, free_ports
from tests.servers.keeper import broker_in_use

NAMED = os.environ.get("HANSEI_TEST_KAFKA")
"""A running broker to use instead of an own one; read before the tests clean the environment."""


def not_run(why: str) -> None:
    """A server is missing."""
    words = f"Apache Kafka did not run: {why}"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A client of kafka-python that is closed while it connects leaves that connection to the collector."""
    for item in items:
        if {"kafka_address", "own_broker", "three_brokers"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


@pytest.fixture(scope="session")
def kafka_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real broker, one for all processes of the run."""
    if NAMED:
        yield NAMED
        return
    of_all = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own below that of the run
        of_all = of_all.parent
    try:
        with broker_in_use(of_all / "kafka") as address:
            yield address
    except MissingError as missing:
        not_run(str(missing))


@pytest.fixture
def kafka(kafka_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kafka]:
    """A real broker with a topic prefix of the test's own, which the environment names too. No topic exists yet."""
    monkeypatch.setenv("HANSEI_KAFKA", kafka_address)
    monkeypatch.setenv("HANSEI_TOPICS", f"test-{secrets.token_hex(4)}")
    yield Kafka.of_environment()
    gc.collect()  # here, not in a test that knows nothing of Kafka


@pytest.fixture
def own_broker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """A broker of the test's own, running, which it may kill and start again; the environment names it."""
    try:
        broker = Broker(tmp_path / "kafka")
    except MissingError as missing:
        not_run(str(missing))
    try:
        broker.start()
        monkeypatch.setenv("HANSEI_KAFKA", broker.address)
        monkeypatch.setenv("HANSEI_TOPICS", "own")
        yield broker
    finally:
        broker.kill()
        gc.collect()


@pytest.fixture
def three_brokers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Broker]]:
    """Three that share the work, running; the environment names them all."""
    controllers = free_ports(3)
    try:
        brokers = [Broker(tmp_path / f"kafka {number}", number, controllers) for number in (1, 2, 3)]
    except MissingError as missing:
        not_run(str(missing))
    try:
        for broker in brokers:
            broker.begin()
        for broker in brokers:
            broker.wait()
        monkeypatch.setenv("HANSEI_KAFKA", ",".join(broker.address for broker in brokers))
        monkeypatch.setenv("HANSEI_TOPICS", "three")
        yield brokers
    finally:
        for broker in brokers:
            broker.kill()
        gc.collect()
