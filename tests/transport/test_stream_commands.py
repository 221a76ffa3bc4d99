"""`hansei stream` against a real broker: setup, status, replay, and what is said without one."""

import time
from pathlib import Path

import orjson
import pytest

from engine.log.log import Log
from engine.transport.reporting import reported, reports
from engine.transport.running import Running
from engine.transport.topics import LARGEST_MESSAGE
from tests.servers.broker import free_ports
from tests.transport.relaying import check_ins, messages, relayed


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    with Log(folder / "log.sqlite3", create=True) as log:
        check_ins(log, 5)
    return folder


def test_without_kafka_each_command_says_what_to_set(hansei, workspace):
    for words in (["setup"], ["relay"], ["status"], ["replay", "--from", "2026", "--to-topic", "t"]):
        answer = hansei("stream", *words)
        assert (answer.status, len(answer.err.splitlines())) == (4, 1), answer
        assert "HANSEI_KAFKA is not set" in answer.err


def test_a_broker_that_does_not_answer_is_named_in_one_line(hansei, workspace, monkeypatch):
    (port,) = free_ports(1)
    monkeypatch.setenv("HANSEI_KAFKA", f"127.0.0.1:{port}")
    for words in (["setup"], ["relay", "--once"], ["status"], ["replay", "--from", "2026", "--to-topic", "t"]):
        answer = hansei("stream", *words)
        assert (answer.status, len(answer.err.splitlines())) == (4, 1), answer
        assert f"127.0.0.1:{port}: does not answer" in answer.err


def test_topics_that_are_missing_are_named_with_what_makes_them(hansei, workspace, kafka):
    answer = hansei("stream", "relay", "--once")

    assert answer.status == 4
    assert "events: is not there; `hansei stream setup` makes it" in answer.err


def test_setup_creates_what_is_missing_and_then_finds_nothing_to_say(hansei, kafka):
    first = hansei("stream", "setup", "--partitions", "2", "--format", "json").json
    second = hansei("stream", "setup", "--partitions", "2", "--format", "json").json

    topics = [kafka.topic(name) for name in ("events", "people", "checkpoints", "updates", "dead-letters")]
    assert [(row["topic"], row["state"]) for row in first] == [(topic, "created") for topic in topics]
    assert [(row["topic"], row["state"]) for row in second] == [(topic, "as wanted") for topic in topics]


def test_setup_says_what_differs_and_changes_configs_only_when_told(hansei, kafka):
    hansei("stream", "setup", "--partitions", "2")
    wish = ["stream", "setup", "--partitions", "3", "--retention-days", "30", "--format", "json"]

    looked = hansei(*wish)
    changed = hansei(*wish, "--change")
    again = hansei(*wish)

    events = kafka.topic("events")
    retention = {"topic": events, "what": "retention.ms", "found": "-1", "wanted": "2592000000"}
    partitions = {"topic": events, "state": "differs", "what": "partitions", "found": "2", "wanted": "3"}
    assert {**retention, "state": "differs"} in looked.json
    assert {**retention, "state": "changed"} in changed.json
    for answer in (looked, changed, again):
        assert partitions in answer.json
    assert "retention.ms" not in {row["what"] for row in again.json}
    assert "--change" in looked.err


def test_an_event_of_many_words_fits_and_one_of_too_many_stops_the_relay_by_name(hansei, kafka, workspace):
    hansei("stream", "setup", "--partitions", "1")
    with Log(workspace / "log.sqlite3") as log:
        check_ins(log, 1, actor="Ann " * 500_000)
        relayed(log, kafka)
        assert len(messages(kafka, "events")) == 6

    hansei("plan", "schema")  # something else works meanwhile
    with Log(workspace / "log.sqlite3") as log:
        log.append(long_comment(LARGEST_MESSAGE), source="cli", appended_by="machine", actor="Ann")
        check_ins(log, 2)
    answer = hansei("stream", "relay", "--once")

    assert answer.status == 4
    assert "position 7: is larger than Kafka takes" in answer.err
    assert len(messages(kafka, "events")) == 6


def long_comment(length: int):
    from engine.domain.okr import CheckedIn
    from engine.log.recorded import Entry

    event = CheckedIn(originator_id="key_result-item-KR1", entity_id="KR1", value=1.0, note="x" * length)
    return [Entry("long", [event])]


def test_status_compares_log_and_topic_whether_a_relay_runs_or_not(hansei, kafka, workspace):
    hansei("stream", "setup", "--partitions", "2")
    before = hansei("stream", "status", "--format", "json").json
    with Log(workspace / "log.sqlite3") as log:
        relayed(log, kafka)
    after = hansei("stream", "status", "--format", "json").json

    assert (before["relay"]["position"], before["relay"]["log_position"], before["relay"]["lag_events"]) == (
        0,
        5,
        5,
    )
    assert before["relay"]["lag_seconds"] > 0
    assert after["relay"] == {"position": 5, "log_position": 5, "lag_events": 0, "lag_seconds": 0.0}
    assert (after["inbox"]["lag_events"], after["dead_letters"], after["processes"]) == (0, 0, [])
    table = hansei("stream", "status").out
    assert "published to position 5 of 5" in table


def test_messages_that_no_inbox_has_taken_are_counted(hansei, kafka, workspace):
    from tests.transport.test_relay import send

    hansei("stream", "setup", "--partitions", "2")
    send(kafka, "updates", "k", b"1", b"2", b"3")

    assert hansei("stream", "status", "--format", "json").json["inbox"]["lag_events"] == 3


def test_a_process_reports_until_it_ends(hansei, kafka, monkeypatch):
    hansei("stream", "setup", "--partitions", "2")
    monkeypatch.setenv("HANSEI_NAME", "berlin-1")
    told = Running("replica", "w1")
    told.told(7)
    told.last_error = "was away"
    with reported(kafka, told):
        found = waited_for(lambda: reports(kafka, "w1"))
        assert reports(kafka, "w") == []

    assert [(one["process"], one["name"], one["position"]) for one in found] == [("replica", "berlin-1", 7)]
    assert (found[0]["last_error"], found[0]["silent"]) == ("was away", False)
    waited_for(lambda: not reports(kafka, "w1"))


def waited_for(found, seconds: float = 30):
    deadline = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.2)
    return answer


def test_replay_copies_what_was_stored_since_with_bytes_key_time_and_order(hansei, kafka, workspace):
    from tests.transport.test_relay import send

    hansei("stream", "setup", "--partitions", "2")
    with Log(workspace / "log.sqlite3") as log:
        relayed(log, kafka)
        time.sleep(0.01)
        since = log.now().isoformat()
        check_ins(log, 4)
        relayed(log, kafka)
        send(kafka, "events", "another", b"{}")
        send(kafka, "events", log.workspace_id, b"no JSON")

    answer = hansei("stream", "replay", "--from", since, "--to-topic", kafka.topic("again"), "--format", "json")

    assert answer.json == {"copied": 4}
    originals = [one for one in messages(kafka, "events") if one.value.startswith(b'{"spec')]
    copies = messages(kafka, "again")
    assert [orjson.loads(one.value)["position"] for one in copies] == [6, 7, 8, 9]
    assert [(one.key, one.value, one.timestamp) for one in copies] == [
        (one.key, one.value, one.timestamp) for one in originals[5:]
    ]


def test_replay_into_a_topic_of_the_stream_is_refused(hansei, kafka, workspace):
    answer = hansei("stream", "replay", "--from", "2026-01-01", "--to-topic", kafka.topic("updates"))

    assert (answer.status, "one of the stream's own topics" in answer.err) == (2, True)
