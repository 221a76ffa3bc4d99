"""The inbox as a real process on a real broker."""

import asyncio
from urllib.request import urlopen

import orjson
import pytest
from aiokafka import AIOKafkaProducer
from kafka import KafkaConsumer, TopicPartition

from engine.domain.catchball import CatchballProposed
from engine.domain.measure import ReadingRecorded, ReadingRestated
from engine.domain.okr import CheckedIn, CheckInRestated
from engine.domain.plan import CommentAdded, StartPlan
from engine.domain.values import words_of
from engine.handle import handle
from engine.log.log import Log
from engine.transport.dead_letters import waiting
from tests.servers.broker import free_ports
from tests.transport.sending import (
    BEGAN,
    InboxProcess,
    Sender,
    check_in,
    make_topics,
    make_workspace,
    update,
    values,
    wait_until,
)

LARGE = 2_000_000


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "workspace")


@pytest.fixture
def topics(kafka):
    make_topics(kafka)
    return kafka


def last(workspace, kind):
    """The latest event of a kind, and the name of its actor."""
    with Log(workspace / "log.sqlite3") as log:
        found = [event for _, event in log.events() if type(event) is kind]
        return (found[-1], dict(log.people.rows())[found[-1].actor]) if found else (None, None)


def test_each_kind_of_update_arrives_in_the_log(topics, workspace):
    told = [
        update("check-in", 1, {"key_result": "KR1", "value": 30, "confidence": 0.5, "note": "slow"}, actor="Sofie"),
        update("check-in", 2, {"key_result": "KR1", "value": 31, "restates": True}),
        update("reading", 3, {"measure": "M", "value": 2.5, "period": "2026-01"}),
        update(
            "reading",
            4,
            {"measure": "M", "value": 2.4, "period": "2026-01", "restates": True, "reason": "a typo"},
        ),
        update("comment", 5, {"entity": "O", "text": "late", "aspect": "schedule"}),
        update(
            "target-proposal",
            6,
            {"item": "KR2", "from_level": "company", "to_level": "north", "target": 80, "reason": "capacity"},
        ),
    ]
    with InboxProcess(workspace) as inbox, Sender(topics) as sender:
        sender.send(told, key=lambda place: b"one key keeps their order")
        wait_until(lambda: last(workspace, CatchballProposed)[0] is not None, inbox)
        assert inbox.stop() == 0
    checked_in, who = last(workspace, CheckedIn)
    assert (checked_in.entity_id, checked_in.value, checked_in.confidence) == ("KR1", 30, 0.5)
    assert (words_of(checked_in.note), who, checked_in.source) == ("slow", "Sofie", "kafka")
    restated, who = last(workspace, CheckInRestated)
    assert (restated.value, restated.effective_at, who) == (31, checked_in.effective_at, "/crm")
    read, _ = last(workspace, ReadingRecorded)
    assert (read.entity_id, read.value, read.period) == ("M", 2.5, "2026-01")
    assert last(workspace, ReadingRestated)[0].value == 2.4
    comment, _ = last(workspace, CommentAdded)
    assert (comment.entity_id, words_of(comment.text), comment.aspect) == ("O", "late", "schedule")
    offer, _ = last(workspace, CatchballProposed)
    assert (offer.entity_id, offer.from_level, offer.to_level, offer.target) == ("KR2", "company", "north", 80)


def test_a_message_counts_once_however_often_and_by_whomever_it_is_sent(topics, workspace):
    with InboxProcess(workspace) as inbox, Sender(topics) as one, Sender(topics) as other:
        for _ in range(5):
            for sender in (one, other):
                sender.send([check_in(n) for n in range(10)], key=lambda place: None)
        one.send([check_in(99, source="/the end of each partition")] * 40, key=lambda place: b"%d" % place)
        wait_until(lambda: 99 in values(workspace), inbox)
        assert inbox.stop() == 0
    with InboxProcess(workspace) as inbox, Sender(topics) as sender:  # for ever: also after a new start
        sender.send([check_in(n) for n in range(10)])
        sender.send([check_in(100)] * 40, key=lambda place: b"%d" % place)
        wait_until(lambda: 100 in values(workspace), inbox)
        inbox.stop()
    assert sorted(values(workspace)) == [*range(10), 99, 100]


def test_a_message_is_read_however_its_producer_packs_it(topics, workspace):
    packings = [None, "gzip", "snappy", "lz4", "zstd"]

    async def send():
        for number, packing in enumerate(packings):
            producer = AIOKafkaProducer(bootstrap_servers=list(topics.brokers), compression_type=packing)
            async with producer:
                await producer.send_and_wait(topics.topic("updates"), check_in(number))

    asyncio.run(send())
    with InboxProcess(workspace) as inbox:
        wait_until(lambda: sorted(values(workspace)) == list(range(len(packings))), inbox)


def test_poison_never_blocks_the_others_and_all_of_it_lies_in_the_dead_letters(topics, workspace):
    reading = {"measure": "M", "value": 1, "period": "2026-01"}
    poison = {
        b"hello": "the message is not JSON",
        b"\xff\xfe": "the message is not JSON",
        b"{}": "the message does not follow the schema",
        update("check-in", "p1", {"key_result": "KR1", "value": "3"}): "data.value: Input should be a valid number",
        update("check-in", "p2", {"key_result": "nobody", "value": 3}): "nobody: no such entity in this workspace",
        update("check-in", "p3", {"key_result": "M", "value": 3}): "M: is a measure, not a key result",
        update("reading", "p4", {**reading, "period": "2999-01"}): "2999-01 has not begun",
        update("reading", "p5", reading): "there is a reading for 2026-01 already",
        b"y" * LARGE: "the message has 2,000,000 bytes; 1,048,576 are allowed",
        None: "the message is empty",
    }
    good = [check_in(n) for n in range(200)]
    mixed = [update("reading", "first", reading)]
    for place, message in enumerate(poison):
        mixed += [*good[20 * place : 20 * place + 20], message]
    headers = [("traceparent", b"00-1"), ("not text", b"\xff")]
    with InboxProcess(workspace) as inbox, Sender(topics) as sender:
        sender.send(mixed, key=lambda place: b"one partition", headers=headers)
        wait_until(lambda: len(waiting(topics)) == len(poison) and len(values(workspace)) == 200, inbox)
        assert inbox.stop() == 0
    assert values(workspace) == list(range(200))
    letters = waiting(topics)
    kept = {read_again(topics, letter): letter for letter in letters}
    assert kept.keys() == {value or b"" for value in poison}
    for value, reason in poison.items():
        assert reason in kept[value or b""].reason
        assert kept[value or b""].key == "one partition"


def read_again(kafka, letter):
    """The message at the place that a dead letter names."""
    topic, partition, offset = letter.id.rsplit("/", 2)
    place = TopicPartition(topic, int(partition))
    reader = KafkaConsumer(**kafka.options(), enable_auto_commit=False, max_partition_fetch_bytes=8 * 2**20)
    try:
        reader.assign([place])
        reader.seek(place, int(offset))
        return next(iter(reader)).value or b""
    finally:
        reader.close()


def test_a_dead_letter_keeps_bytes_key_and_headers_and_says_where_it_came_from(topics, workspace):
    with InboxProcess(workspace) as inbox, Sender(topics) as sender:
        sender.send([b"\x00hello"], key=lambda place: b"\xffkey", headers=[("a", b"\xff"), ("a", b"again")])
        wait_until(lambda: waiting(topics), inbox)
    reader = KafkaConsumer(
        topics.topic("dead-letters"), **topics.options(), auto_offset_reset="earliest", consumer_timeout_ms=10_000
    )
    record = next(iter(reader))
    reader.close()
    assert (record.value, record.key) == (b"\x00hello", b"\xffkey")
    assert list(record.headers[:2]) == [("a", b"\xff"), ("a", b"again")]
    said = {name: value.decode() for name, value in record.headers[2:]}
    assert said["hansei-from"].startswith(f"{topics.topic('updates')}/")
    assert said["hansei-reason"].startswith("the message is not JSON")
    assert said["hansei-produced-at"] <= said["hansei-failed-at"]


def test_a_letter_that_is_put_back_counts_when_its_reason_is_gone(topics, workspace, hansei):
    late = update("check-in", "late", {"key_result": "KR1", "value": 7}, workspace="another")
    with InboxProcess(workspace) as inbox, Sender(topics) as sender:
        sender.send([b"hello", update("comment", 1, {"entity": "S", "text": "soon"}), late])
        wait_until(lambda: len(waiting(topics)) == 2, inbox)
        listed = hansei("stream", "dead-letters", "list", "--format", "json", workspace=workspace).json
        assert ["not JSON" in letter["reason"] for letter in listed].count(True) == 1
        with Log(workspace / "log.sqlite3") as log:
            begun = StartPlan(entity_id="S", at=BEGAN, title="Soon")
            handle(log, begun, actor="Ann", appended_by="root", source="cli")
        (letter,) = [letter for letter in listed if "no such entity" in letter["reason"]]
        for many in (1, 0):  # twice is harmless
            done = hansei("stream", "dead-letters", "retry", letter["id"], "--format", "json", workspace=workspace)
            assert done.json == {"retried": many}
        wait_until(lambda: last(workspace, CommentAdded)[0] is not None, inbox)
        assert [one.id for one in waiting(topics)] == [one["id"] for one in listed if one is not letter]
        done = hansei("stream", "dead-letters", "retry", "--all", workspace=workspace)
        assert done.out == "1 put back\n"
        wait_until(lambda: [one.reason for one in waiting(topics)] == [listed_reason(listed)], inbox)
        table = hansei("stream", "dead-letters", "list", workspace=workspace).out
        assert "not JSON" in table and "hello" in table and letter["id"] not in table
    assert values(workspace) == []


def listed_reason(listed):
    return next(letter["reason"] for letter in listed if "not JSON" in letter["reason"])


def test_an_inbox_says_how_it_is_over_http_and_in_lines_of_json(topics, workspace):
    (port,) = free_ports(1)
    told = {"HANSEI_HEALTH_PORT": str(port), "HANSEI_LOG_FORMAT": "json"}

    def metrics():
        try:
            with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                lines = answer.read().decode().splitlines()
        except OSError:  # it does not listen yet
            return {}
        return {line.split("{")[0]: float(line.split()[-1]) for line in lines if not line.startswith("#")}

    with InboxProcess(workspace, **told) as inbox, Sender(topics) as sender:
        sender.send([check_in(1), check_in(2), check_in(1), b"hello"], key=lambda place: b"one partition")
        wait_until(lambda: metrics().get("hansei_stream_position", 0) > 0, inbox)
        found = metrics()
        with urlopen(f"http://127.0.0.1:{port}/ready", timeout=5) as answer:
            assert answer.status == 200
        assert inbox.stop() == 0
    counted = {name: found[f"hansei_stream_{name}_total"] for name in ("appended", "repeated", "dead")}
    assert counted == {"appended": 2, "repeated": 1, "dead": 1}
    assert found["hansei_stream_lag_events"] == 0
    lines = [orjson.loads(line) for line in inbox.said.splitlines()]
    assert {line["process"] for line in lines} == {"inbox"}
    assert any("not JSON" in line["message"] and line["level"] == "warning" for line in lines)


def test_what_to_put_back_has_to_be_said(topics, hansei):
    assert hansei("stream", "dead-letters", "retry").status == 2
    assert hansei("stream", "dead-letters", "retry", "updates/0/0", "--all").status == 2


def test_an_inbox_without_its_topics_says_what_to_do(kafka, workspace, hansei):
    answer = hansei("stream", "inbox", workspace=workspace)
    assert answer.status == 4
    assert "hansei stream setup" in answer.err
