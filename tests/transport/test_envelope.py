"""An event as a message: what goes in comes out, and what is no event is refused in one line."""

import orjson
import pytest

from engine.errors import UnusableInputError
from engine.log.log import Log
from engine.transport.envelope import MAX_POSITION, Told, envelope, milliseconds, opened
from tests.transport.relaying import check_ins

PAYLOAD = (
    '{"entity_id":"KR1","appended_at":"2026-03-01T09:00:00.250000Z","value":0.1,'
    '"note":{"text":"Zürich \\"x\\"","salt":"s"}}'
)
EVENT = {
    "workspace": "w1",
    "position": 7,
    "previous_position": 5,
    "stream": "key_result-item-KR1",
    "version": 3,
    "name": "CheckedIn",
    "payload": PAYLOAD,
}


def test_what_is_put_in_comes_out_to_the_letter():
    assert opened(envelope(**EVENT)) == Told(**EVENT, appended_at="2026-03-01T09:00:00.250000Z")


def test_the_message_is_a_cloudevent_with_the_record_as_its_data():
    said = orjson.loads(envelope(**EVENT))

    assert said.pop("data") == orjson.loads(PAYLOAD)
    assert said == {
        "specversion": "1.0",
        "id": "w1/7",
        "source": "/hansei/w1",
        "type": "hansei.CheckedIn",
        "subject": "key_result-item-KR1",
        "time": "2026-03-01T09:00:00.250000Z",
        "datacontenttype": "application/json",
        "workspace": "w1",
        "position": 7,
        "previousposition": 5,
        "streamversion": 3,
    }


def test_whatever_a_log_holds_goes_through_unchanged(log: Log):
    check_ins(log, 20)
    batch = log.read(0, 100)

    for row in zip(batch.positions, batch.streams, batch.versions, batch.names, batch.payloads, strict=True):
        position, stream, version, name, payload = row
        message = envelope(
            workspace=log.workspace_id,
            position=position,
            previous_position=position - 1,
            stream=stream,
            version=version,
            name=name,
            payload=payload,
        )
        assert opened(message).payload == payload


def test_kafka_counts_the_time_in_milliseconds():
    assert milliseconds("2026-03-01T09:00:00.250000Z") == 1772355600250


def test_a_position_that_a_cloudevent_cannot_carry_is_refused():
    with pytest.raises(UnusableInputError, match="carries none above"):
        envelope(**{**EVENT, "position": MAX_POSITION + 1})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"specversion": "0.3"}, "no CloudEvent"),
        ({"type": "order.placed"}, "'order.placed' is no event of Hansei"),
        ({"type": "hansei."}, "is no event of Hansei"),
        ({"type": None}, "'type' is no text"),
        ({"data": [1]}, "no JSON object"),
        ({"data": None}, "no JSON object"),
        ({"workspace": ""}, "'workspace' is no text"),
        ({"position": "7"}, "'position' is no whole number from 1"),
        ({"position": True}, "'position' is no whole number from 1"),
        ({"position": 0}, "'position' is no whole number from 1"),
        ({"previousposition": -1}, "'previousposition' is no whole number from 0"),
        ({"previousposition": 7}, "position 7 comes before 7"),
        ({"streamversion": 1.5}, "'streamversion' is no whole number from 1"),
        ({"subject": None}, "'subject' is no text"),
        ({"time": 5}, "'time' is no text"),
    ],
)
def test_a_message_that_is_no_event_is_refused_by_what_is_wrong(change, words):
    said = orjson.loads(envelope(**EVENT)) | change

    with pytest.raises(UnusableInputError, match=words):
        opened(orjson.dumps(said))


@pytest.mark.parametrize("message", [b"", b"no JSON", b"[]", b"5", b"\xff\xfe", b'"text"'])
def test_bytes_that_are_no_message_are_refused(message):
    with pytest.raises(UnusableInputError, match="no event of Hansei"):
        opened(message)
