"""The documents that tell other systems what to send: they are printed, kept in docs, and true."""

from pathlib import Path

import orjson
from jsonschema import Draft202012Validator

from engine.log.log import Log
from engine.transport.envelope import envelope
from engine.transport.messages import schema
from tests.transport.sending import check_in, make_workspace

KEPT = Path(__file__).parents[2] / "docs" / "asyncapi.json"


def payload(document, message):
    """The checker of a message's payload, by the document alone."""
    reference = document["components"]["messages"][message]["payload"]["$ref"]
    return Draft202012Validator({"$ref": reference, "components": document["components"]})


def test_the_document_in_docs_is_what_the_command_prints(hansei):
    printed = hansei("stream", "schema", "--asyncapi").out
    assert KEPT.read_text(encoding="utf-8") == printed, "hansei stream schema --asyncapi > docs/asyncapi.json"


def test_it_names_the_topics_and_who_sends_to_them():
    document = orjson.loads(KEPT.read_bytes())
    ways = {operation["channel"]["$ref"]: operation["action"] for operation in document["operations"].values()}
    assert document["asyncapi"].startswith("3.")
    assert {document["channels"][way.rsplit("/")[-1]]["address"]: ways[way] for way in ways} == {
        "hansei.updates": "receive",
        "hansei.dead-letters": "send",
        "hansei.events": "send",
    }


def test_it_tells_the_same_of_an_update_as_the_schema():
    checker = payload(orjson.loads(KEPT.read_bytes()), "updates:SubscribeMessage")
    assert checker.is_valid(orjson.loads(check_in(1)))
    assert not checker.is_valid({**orjson.loads(check_in(1)), "data": {"key_result": "KR1"}})
    as_referred_to = orjson.dumps(schema()["$defs"]).replace(b"#/$defs/", b"#/components/schemas/")
    assert orjson.loads(as_referred_to).items() <= orjson.loads(KEPT.read_bytes())["components"]["schemas"].items()


def test_it_is_true_of_every_event_that_is_published(tmp_path):
    checker = payload(orjson.loads(KEPT.read_bytes()), "events:Message")
    with Log(make_workspace(tmp_path / "workspace") / "log.sqlite3") as log:
        batch = log.read(0, 100)
    for place, position in enumerate(batch.positions):
        message = envelope(
            workspace="w", position=position, previous_position=position - 1, stream=batch.streams[place],
            version=batch.versions[place], name=batch.names[place], payload=batch.payloads[place],
        )  # fmt: skip
        checker.validate(orjson.loads(message))


def test_the_schema_is_printed(hansei):
    assert hansei("stream", "schema").json == orjson.loads(orjson.dumps(schema()))
