"""What a message may say: the reader and the published schema agree on it."""

import orjson
import pytest
from jsonschema import Draft202012Validator

from engine.errors import UnusableInputError
from engine.transport.messages import MAX_BYTES, read_message, schema
from tests.transport.sending import update

CHECK_IN = {"key_result": "KR1", "value": 3}
READING = {"measure": "M", "value": 2.5, "period": "2026-03"}
PROPOSAL = {"item": "O", "from_level": "company", "to_level": "north", "target": 4, "reason": "capacity"}

GOOD = {
    "check-in": update("check-in", 1, CHECK_IN),
    "all of a check-in": update(
        "check-in", 1, {**CHECK_IN, "confidence": 0.5, "note": "n", "effective_at": "2026-03", "restates": True,
        "reason": "r"}, time="2026-03-31T12:00:00+02:00", actor="Ann", workspace="w",
        datacontenttype="application/json",
    ),
    "reading": update("reading", 1, {**READING, "restates": True, "reason": "r", "note": None}),
    "comment": update("comment", 1, {"entity": "O", "text": "late", "aspect": "schedule"}),
    "target proposal": update("target-proposal", 1, PROPOSAL),
    "an attribute of their own": update("check-in", 1, CHECK_IN, traceparent="00-1", subject="KR1"),
}  # fmt: skip
BAD = {
    "no CloudEvent": b"{}",
    "a list": b"[]",
    "nothing": b"null",
    "another version": update("check-in", 1, CHECK_IN, specversion="0.3"),
    "an unknown type": update("withdrawal", 1, CHECK_IN),
    "a number as its id": update("check-in", 1, CHECK_IN, id=7),
    "a blank id": update("check-in", " ", CHECK_IN),
    "no data": update("check-in", 1, None),
    "data of another type": update("check-in", 1, READING),
    "a misspelt field": update("check-in", 1, {**CHECK_IN, "confidance": 0.5}),
    "a number as text": update("check-in", 1, {**CHECK_IN, "value": "3"}),
    "no value": update("check-in", 1, {**CHECK_IN, "value": None}),
    "too sure": update("check-in", 1, {**CHECK_IN, "confidence": 1.1}),
    "an id that is too long": update("check-in", 1, {**CHECK_IN, "key_result": "k" * 201}),
    "an actor of two lines": update("check-in", 1, CHECK_IN, actor="Ann\nBob"),
    "no period": update("reading", 1, {"measure": "M", "value": 1}),
    "an empty comment": update("comment", 1, {"entity": "O", "text": ""}),
    "no reason for a target": update("target-proposal", 1, {**PROPOSAL, "reason": None}),
    "another content": update("check-in", 1, CHECK_IN, datacontenttype="text/xml"),
}


@pytest.fixture(scope="module")
def published():
    made = schema()
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", GOOD)
def test_what_the_schema_allows_is_read(published, name):
    assert published.is_valid(orjson.loads(GOOD[name]))
    read_message(GOOD[name])


@pytest.mark.parametrize("name", BAD)
def test_what_the_schema_forbids_is_refused(published, name):
    assert not published.is_valid(orjson.loads(BAD[name]))
    with pytest.raises(UnusableInputError, match="does not follow the schema"):
        read_message(BAD[name])


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "the message is empty"),
        (b"", "the message is empty"),
        (b"hello", "the message is not JSON"),
        (b"\xff\xfe{}", "the message is not JSON"),
        (b'{"specversion": "1.0"', "the message is not JSON"),
        (b"[" * 100_000, "the message is not JSON"),
        (update("check-in", 1, CHECK_IN).replace(b":3", b":NaN"), "data.value: .*finite"),
        (update("check-in", 1, CHECK_IN).replace(b":3", b":1e999"), "data.value: .*finite"),
        (update("check-in", 1, CHECK_IN, time="yesterday"), "time: .*datetime"),
        (update("check-in", 1, CHECK_IN, time="2026-03-31T12:00:00"), "time: .*timezone"),
        (update("check-in", 1, CHECK_IN, actor=" "), "actor: is blank"),
        (update("check-in", 1, {"value": "x", "confidence": 2}), r"\(and 2 more\)"),
        (b" " * (MAX_BYTES + 1), "1,048,577 bytes; 1,048,576 are allowed"),
    ],
)
def test_a_reason_is_one_line_that_names_the_place(value, why):
    with pytest.raises(UnusableInputError, match=why) as told:
        read_message(value)
    assert "\n" not in str(told.value)


def test_a_reason_does_not_repeat_the_message():
    with pytest.raises(UnusableInputError) as told:
        read_message(update("x" * 100_000, 1, {}))
    assert len(str(told.value)) < 1000
