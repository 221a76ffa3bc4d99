"""Encrypted and signed in: every client of a real broker, and what is said when the broker refuses."""

import logging

import pytest

from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.topics import Wish, set_up
from tests.servers.broker import PASSWORD, Broker
from tests.transport.relaying import check_ins, must_be_the_log, published, relay, whole
from tests.transport.sending import Sender, check_in
from tests.transport.team import Team


@pytest.fixture
def signed(own_broker: Broker, monkeypatch: pytest.MonkeyPatch) -> Kafka:
    for name, value in own_broker.signed.items():
        monkeypatch.setenv(name, value)
    return Kafka.of_environment()


def test_signed_in_over_tls_the_relay_publishes_and_refused_it_ends_in_one_line(
    signed, tmp_path, caplog, monkeypatch
):
    with Log(tmp_path / "log.sqlite3", create=True) as log:
        check_ins(log, 20)
        with caplog.at_level(logging.DEBUG):
            set_up(signed, Wish(partitions=1), change=False)
            said = [once(tmp_path)]
            must_be_the_log(whole(published(signed)), log)

        monkeypatch.setenv("HANSEI_KAFKA_PASSWORD", "wrong " + PASSWORD)
        said.append(once(tmp_path, fails=True))
        assert "are certificates, user and password right?" in said[-1]
        monkeypatch.setenv("HANSEI_KAFKA_PASSWORD", PASSWORD)
        monkeypatch.delenv("HANSEI_KAFKA_CA")
        said.append(once(tmp_path, fails=True))
        assert "are certificates, user and password right?" in said[-1]

    assert PASSWORD not in "".join(said) + caplog.text
    assert all(len(lines.splitlines()) == 1 for lines in said)


def test_signed_in_over_tls_an_update_goes_all_the_way(signed, tmp_path):
    with Team(tmp_path, signed, parts=("inbox", "relay", "replica")) as team, Sender(signed) as sender:
        position = team.log.position() + 20
        sender.send(map(check_in, range(20)))
        team.settle(position, 0)
        said = "".join(process.said for process in team.running.values())
        assert team.running["replica"].stop() == 0
        team.must_equal_a_rebuild("replica")
    assert PASSWORD not in said
    assert "warning" not in said


def once(workspace, *, fails: bool = False) -> str:
    with relay(workspace, "--once") as process:
        _, said = process.communicate(timeout=120)
    assert (process.returncode != 0) == fails, said
    return said
