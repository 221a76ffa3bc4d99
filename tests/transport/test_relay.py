"""The relay against a real broker: everything, in order, and where it goes on."""

import shutil
import signal
import time
from pathlib import Path

import orjson
import pytest
from kafka import KafkaProducer

from engine.domain.forgetting import ForgetPerson
from engine.errors import BrokenIntegrityError
from engine.handle import handle
from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.envelope import envelope
from engine.transport.named import Named
from engine.transport.place import find_place, topic_told
from engine.transport.topics import Wish, administrator, set_up
from tests.transport.relaying import check_ins, messages, must_be_the_log, published, relay, relayed, whole


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


@pytest.fixture
def log(workspace: Path):
    with Log(workspace / "log.sqlite3", create=True) as log:
        yield log


@pytest.fixture
def topics(kafka: Kafka) -> Kafka:
    set_up(kafka, Wish(partitions=3), change=False)
    return kafka


def send(kafka: Kafka, topic: str, key: str, *values: bytes) -> None:
    producer = KafkaProducer(**kafka.options())
    for value in values:
        producer.send(kafka.topic(topic), value, key.encode())
    producer.flush()
    producer.close()


def test_every_event_is_published_once_in_order_as_it_is_stored(topics, log):
    check_ins(log, 1300)

    relayed(log, topics)

    told = published(topics)
    assert [one.position for one in told] == list(range(1, 1301))
    must_be_the_log(whole(told), log)


def test_a_message_has_the_workspace_as_its_key_and_the_time_of_the_log(topics, log):
    check_ins(log, 1)

    relayed(log, topics)

    (record,) = messages(topics, "events")
    assert record.key == log.workspace_id.encode()
    (told,) = published(topics)
    assert orjson.loads(told.payload)["appended_at"] == told.appended_at
    assert abs(record.timestamp - time.time() * 1000) < 600_000
    assert orjson.loads(record.value)["id"] == f"{log.workspace_id}/1"


def test_a_relay_that_is_started_again_repeats_nothing(topics, log):
    check_ins(log, 10)
    relayed(log, topics)
    check_ins(log, 10)

    assert "from position 10" in relayed(log, topics)

    assert [one.position for one in published(topics)] == list(range(1, 21))


def test_without_its_checkpoint_it_goes_on_by_the_topic(topics, log):
    check_ins(log, 10)
    relayed(log, topics)
    anew(topics, "checkpoints")
    check_ins(log, 3)

    assert "by the topic's end" in relayed(log, topics)

    assert [one.position for one in published(topics)] == list(range(1, 14))


def test_a_topic_that_was_made_anew_gets_everything_again(topics, log):
    check_ins(log, 10)
    relayed(log, topics)
    anew(topics, "events")

    assert "another topic" in relayed(log, topics)

    must_be_the_log(whole(published(topics)), log)


def test_a_checkpoint_beyond_the_end_of_the_topic_is_not_believed(topics, log):
    check_ins(log, 10)
    relayed(log, topics)
    place = find_place(topics, log.workspace_id)
    check_ins(log, 10)
    said = {**orjson.loads(place.checkpoint()), "position": 15, "appended_at": None, "offset": place.offset + 5}
    send(topics, "checkpoints", log.workspace_id, orjson.dumps(said))

    relayed(log, topics)

    assert [one.position for one in published(topics)] == list(range(1, 21))


def test_what_lies_behind_a_gap_in_the_topic_is_not_taken_for_published(topics, log):
    check_ins(log, 10)
    relayed(log, topics)
    check_ins(log, 5)
    batch = log.read(12, 1)
    after_a_gap = envelope(
        workspace=log.workspace_id,
        position=13,
        previous_position=12,
        stream=batch.streams[0],
        version=batch.versions[0],
        name=batch.names[0],
        payload=batch.payloads[0],
    )
    send(topics, "events", log.workspace_id, after_a_gap, b"no JSON")

    assert "from position 10" in relayed(log, topics)

    ours = [record.value for record in messages(topics, "events") if record.value != b"no JSON"]
    assert [orjson.loads(value)["position"] for value in ours] == [*range(1, 11), 13, *range(11, 16)]


def test_a_checkpoint_that_lags_is_helped_by_the_topic(topics, log):
    check_ins(log, 3)
    relayed(log, topics)
    early = find_place(topics, log.workspace_id)
    check_ins(log, 4)
    relayed(log, topics)
    send(topics, "checkpoints", log.workspace_id, early.checkpoint())

    place = find_place(topics, log.workspace_id)

    assert (place.position, place.why) == (7, "by the topic's end")


def test_far_from_its_last_message_the_checkpoint_alone_is_enough(topics, log):
    check_ins(log, 3)
    relayed(log, topics)
    others = [b"{}"] * 50
    send(topics, "events", log.workspace_id, *others)

    assert find_place(topics, log.workspace_id, look_back=10).position == 3


def test_a_log_that_was_put_back_is_refused(topics, log, workspace, tmp_path):
    check_ins(log, 3)
    older = tmp_path / "older"
    older.mkdir()
    for file in workspace.glob("log.sqlite3*"):
        shutil.copy(file, older)
    check_ins(log, 3)
    relayed(log, topics)

    with Log(older / "log.sqlite3") as put_back:
        with pytest.raises(BrokenIntegrityError, match="position 6 that this log does not have"):
            relayed(put_back, topics)
        check_ins(put_back, 5, actor="Bob")
        with pytest.raises(BrokenIntegrityError, match="position 6 that this log does not have"):
            relayed(put_back, topics)


def test_people_are_told_before_the_events_and_forgotten_ones_no_longer(topics, log):
    check_ins(log, 1, actor="Ann")
    check_ins(log, 1, actor="Bob")
    relayed(log, topics)
    assert {name for _, name in named(topics, log)} == {"Ann", "Bob", "machine"}

    handle(
        log, ForgetPerson(person="Bob", at=log.now(), reason="asked"), actor="Ann", appended_by="m", source="cli"
    )
    relayed(log, topics)

    assert {name for _, name in named(topics, log)} == {"Ann", "machine", "m"}
    assert [record.value for record in messages(topics, "people")].count(None) == 1


def test_a_person_who_was_forgotten_while_nothing_ran_is_taken_back_at_the_next_start(topics, log):
    check_ins(log, 1)
    send(topics, "people", f"{log.workspace_id}/p-gone", b'{"name": "Bob"}')

    relayed(log, topics)

    assert "Bob" not in {name for _, name in named(topics, log)}


def test_a_second_relay_on_the_same_machine_is_refused(topics, log, workspace):
    with relay(workspace) as first:
        first.stderr.readline()
        with relay(workspace) as second:
            _, said = second.communicate(timeout=60)

    assert second.returncode != 0
    assert f"process {first.pid}" in said


def test_two_relays_on_two_machines_repeat_and_lose_nothing(topics, log, workspace, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "log.sqlite3").symlink_to(workspace / "log.sqlite3")
    with relay(workspace) as first, relay(elsewhere) as second:
        first.stderr.readline()
        second.stderr.readline()
        for _ in range(20):
            check_ins(log, 20)
            time.sleep(0.02)
        for process in (first, second):
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)
    relayed(log, topics)

    must_be_the_log(whole(published(topics)), log)


def test_asked_to_stop_it_ends_and_leaves_a_checkpoint_of_all_it_published(topics, log, workspace):
    check_ins(log, 5)
    with relay(workspace) as process:
        process.stderr.readline()
        until(lambda: find_place(topics, log.workspace_id).position == 5)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)

    assert process.returncode == 0, said
    ours = [one for one in messages(topics, "checkpoints") if one.key == log.workspace_id.encode()]
    assert orjson.loads(ours[-1].value)["position"] == 5


def test_the_topic_made_anew_under_a_running_relay_gets_everything_again(topics, log, workspace):
    check_ins(log, 5)
    with relay(workspace) as process:
        process.stderr.readline()
        until(lambda: find_place(topics, log.workspace_id).position == 5)
        before = topic_told(topics)
        anew(topics, "events")
        assert topic_told(topics) != before
        check_ins(log, 5)
        until(lambda: find_place(topics, log.workspace_id).position == 10)

    must_be_the_log(whole(published(topics), gaps=True), log)


def anew(kafka: Kafka, topic: str) -> None:
    with administrator(kafka) as admin:
        admin.delete_topics([kafka.topic(topic)])
        until(lambda: kafka.topic(topic) not in admin.list_topics())
    set_up(kafka, Wish(partitions=3), change=False)


def named(kafka: Kafka, log: Log) -> list[tuple[str, str]]:
    people = Named(kafka, log.workspace_id)
    try:
        people.catch_up()
        return people.rows()
    finally:
        people.close()


def until(holds, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.1)
