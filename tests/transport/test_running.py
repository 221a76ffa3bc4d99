"""What every process of the stream shares: stopping, waiting longer, saying how it is."""

import logging
import os
import signal
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from engine.domain.values import instant_text
from engine.errors import UnavailableError, UnusableInputError
from engine.transport.running import LONGEST_WAIT, Running, running
from tests.servers.broker import free_ports


def ago(seconds: float) -> str:
    return instant_text(datetime.now(UTC) - timedelta(seconds=seconds))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_it_to_stop_and_what_was_before_comes_back(number):
    before = signal.getsignal(number)

    with running("relay", "w1") as told:
        assert not told.stopping.is_set()
        os.kill(os.getpid(), number)
        assert told.stopping.wait(10)

    assert signal.getsignal(number) is before


def test_each_failure_waits_longer_up_to_a_limit_and_success_starts_anew(monkeypatch):
    told, waits = Running("relay", "w1"), []
    monkeypatch.setattr(told.stopping, "wait", lambda seconds: bool(waits.append(seconds)))
    monkeypatch.setattr("random.uniform", lambda _low, high: high)

    for _ in range(8):
        assert told.fails("broker away")
    assert told.last_error == "broker away"
    told.works()
    assert told.last_error == ""
    told.fails("broker away again")

    assert waits[:4] == [0.25, 0.5, 1, 2]
    assert waits[7] == LONGEST_WAIT
    assert waits[8] == 0.25


def test_asked_to_stop_a_failure_is_not_tried_again():
    told = Running("relay", "w1")
    told.stopping.set()

    assert not told.fails("broker away")


def test_lag_is_the_age_of_the_oldest_event_that_waits():
    told = Running("relay", "w1")

    told.told(5, 3, ago(100))
    assert 100 <= told.lag() < 130
    told.told(8)
    assert told.lag() == 0


def test_who_has_not_looked_for_long_cannot_say_that_nothing_waits():
    told = Running("relay", "w1")
    told.told(8)
    told._looked_at = datetime.now(UTC) - timedelta(seconds=70)

    assert told.lag() >= 70


def test_readiness_fails_above_the_limit_and_health_does_not():
    told = Running("relay", "w1", max_lag=60)
    told.told(5, 3, ago(61))

    assert told.answer("/ready")[0] == 503
    assert told.answer("/health")[0] == 200
    told.told(5, 3, ago(1))
    assert told.answer("/ready")[0] == 200


def test_health_and_metrics_are_served_where_the_environment_says(monkeypatch):
    (port,) = free_ports(1)
    monkeypatch.setenv("HANSEI_HEALTH_PORT", str(port))
    monkeypatch.setenv("HANSEI_MAX_LAG", "30")
    with running("relay", "w1") as told:
        told.told(5, 3, ago(31))
        told.count("published", 5)

        health = orjson.loads(asked(port, "/health"))
        assert (health["process"], health["workspace"], health["position"], health["lag_events"]) == (
            "relay",
            "w1",
            5,
            3,
        )
        with pytest.raises(urllib.error.HTTPError, match="503"):
            asked(port, "/ready")
        lines = asked(port, "/metrics").decode().splitlines()
        assert 'hansei_stream_position{process="relay",workspace="w1"} 5' in lines
        assert 'hansei_stream_lag_events{process="relay",workspace="w1"} 3' in lines
        assert "# TYPE hansei_stream_published_total counter" in lines
        assert 'hansei_stream_published_total{process="relay",workspace="w1"} 5' in lines
        with pytest.raises(urllib.error.HTTPError, match="404"):
            asked(port, "/")

        with pytest.raises(UnavailableError, match=f"127.0.0.1:{port} cannot be served"), running("relay", "w2"):
            pass

    with pytest.raises(urllib.error.URLError):
        asked(port, "/health")


def asked(port: int, path: str) -> bytes:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        raise


def test_lines_as_json_have_time_level_position_and_workspace(monkeypatch, capfd):
    monkeypatch.setenv("HANSEI_LOG_FORMAT", "json")
    with running("relay", "w1") as told:
        told.say("publishes\nagain", logging.WARNING, position=7)

    (line,) = capfd.readouterr().err.splitlines()
    said = orjson.loads(line)
    assert datetime.fromisoformat(said.pop("time")).timestamp() == pytest.approx(time.time(), abs=60)
    assert said == {
        "level": "warning",
        "message": "publishes again",
        "process": "relay",
        "workspace": "w1",
        "position": 7,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HANSEI_MAX_LAG", "soon"),
        ("HANSEI_MAX_LAG", "-1"),
        ("HANSEI_HEALTH_PORT", "x"),
        ("HANSEI_LOG_FORMAT", "xml"),
    ],
)
def test_what_the_environment_cannot_mean_is_refused_by_name(name, value, monkeypatch):
    monkeypatch.setenv(name, value)

    with pytest.raises(UnusableInputError, match=name), running("relay", "w1"):
        pass


def test_a_port_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("HANSEI_HEALTH_PORT", "99999")

    with pytest.raises(UnavailableError, match="HANSEI_HEALTH_PORT"), running("relay", "w1"):
        pass
