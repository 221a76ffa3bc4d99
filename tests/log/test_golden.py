"""Every version of every event ever shipped can still be read, in Python and in SQL.

`tests/golden/NAME.vN.json` holds the stored JSON of version N and, under `facts`, what the read side makes of it.
A shipped file is never edited: a changed event gets a new version, an upcaster and a new file.
"""

from dataclasses import fields
from pathlib import Path

import orjson
import pytest

from engine.domain.state import told_by
from engine.domain.values import Event
from engine.log.catalogue import CATALOGUE, upcast
from engine.log.recorded import Batch
from projections.projector import FACTS, apply, set_up
from projections.read_model import ReadModel

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted(GOLDEN.glob("*.json"))


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_version_of_every_event_has_a_golden_file(name):
    versions = range(1, CATALOGUE[name].class_version + 1)
    assert {path.name for path in FILES if path.name.startswith(f"{name}.")} == {
        f"{name}.v{n}.json" for n in versions
    }


def test_no_golden_file_is_about_an_event_nobody_knows():
    assert {path.name.split(".")[0] for path in FILES} == set(CATALOGUE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_event_decodes_to_the_class_of_today(path):
    golden = orjson.loads(path.read_bytes())
    name, payload = golden["event"], orjson.dumps(golden["payload"]).decode()
    state = orjson.loads(upcast(name, payload))
    known = {field.name for field in fields(CATALOGUE[name])}
    assert state.pop("class_version") == CATALOGUE[name].class_version
    assert state.keys() <= known, "a field got lost: raise the version and write an upcaster"
    assert isinstance(CATALOGUE[name](originator_id="s", originator_version=1, **state), Event)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_rules_and_the_views_read_the_same_attributes_out_of_an_event(path):
    golden = orjson.loads(path.read_bytes())
    if golden["event"] in ("AttributeChanged", "StatusSet", "SettingChanged"):
        return  # no rule looks at what an outside history or a judge says, nor at a setting
    event = CATALOGUE[golden["event"]](**golden["payload"])
    in_sql = {
        row["field"]: row["text"] if row["number"] is None else row["number"]
        for row in golden["facts"].get("attributes", [])
        if row["field"] != "kind"
    }
    for row in golden["facts"].get("targets", []):
        in_sql["target"] = row["target"]
    assert in_sql == {("description" if name == "text" else name): as_fact(v) for name, v in told_by(event)}


def as_fact(value):
    """A value as the read side holds it: prose by its text, lists as JSON, yes and no as 1 and 0."""
    match value:
        case bool():
            return float(value)
        case {"text": text}:
            return text
        case list():
            return orjson.dumps(value).decode()
    return value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_event_makes_the_facts_it_always_made(path, read_model: ReadModel):
    golden = orjson.loads(path.read_bytes())
    payload = orjson.dumps(golden["payload"]).decode()
    with read_model._connection.cursor() as cursor:
        set_up(cursor)
        apply(cursor, Batch([7], ["s"], [1], [golden["event"]], [payload]))
        made = {
            fact: [dict(zip((c[0] for c in cursor.description), row, strict=True)) for row in rows]
            for fact in FACTS
            if (rows := cursor.execute(f"FROM {fact} ORDER BY ALL").fetchall())
        }
    # Columns may be added to the facts; what a shipped event says in those that it filled never changes.
    told = {
        fact: [{name: row[name] for name in golden["facts"][fact][0]} for row in rows]
        for fact, rows in orjson.loads(orjson.dumps(made)).items()
    }
    assert told == golden["facts"]
