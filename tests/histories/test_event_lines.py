"""Every event of the engine can be told on a line of a history, and read back as the same event."""

from pathlib import Path

import orjson
import pytest

from engine.domain.values import PEOPLE_FIELDS, PERSON_FIELDS, PROSE_FIELDS
from engine.intake.events import told_on
from engine.intake.facts import plain, to_event, to_line
from engine.intake.lines import BadLineError, parse
from engine.log.catalogue import CATALOGUE

GOLDEN = sorted(
    path
    for path in (Path(__file__).parents[1] / "golden").glob("*.json")
    if CATALOGUE[path.name.split(".")[0]].STREAM is None
)
PEOPLE = {f"p-00000000000{n}": name for n, name in enumerate(["Ada", "Bo", "Cy", "Di"])}
NOT_TOLD = {"appended_at", "appended_by", "source", "command_id", "correlation_id"}


def golden_event(path: Path):
    golden = orjson.loads(path.read_bytes())
    payload = {name: value for name, value in golden["payload"].items() if name not in ("class_version",)}
    return CATALOGUE[golden["event"]](originator_id="plan-P", originator_version=3, **payload)


def as_said(name: str, value):
    if name in PROSE_FIELDS and isinstance(value, dict):
        return value["text"]
    if name in PERSON_FIELDS or name == "actor":
        return PEOPLE.get(value, value)
    return [PEOPLE.get(one, one) for one in value] if name in PEOPLE_FIELDS else value


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_an_event_goes_out_as_a_line_and_comes_back_the_same(path):
    event = golden_event(path)
    line = to_line(event, PEOPLE)
    read = plain(parse(orjson.dumps(line)))
    assert read == line, "it would be another line when it is exported again"
    back = to_event(read, event.originator_id)
    told = {name: as_said(name, v) for name, v in vars(event).items() if v is not None and name not in NOT_TOLD}
    told.pop("originator_version")
    again = {name: v for name, v in vars(back).items() if v is not None and name not in NOT_TOLD}
    again.pop("originator_version", None)
    assert type(back) is type(event)
    assert again == told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"due": 5}, "`due`"),
        ({"expected_change": "four"}, "`expected_change`"),
        ({"owner": ""}, "nobody under `owner`"),
        ({"colour": "red"}, "has the key `colour`"),
        ({"owner": ...}, "misses the key `owner`"),
        ({"root_cause": {"text": 1}}, "`root_cause`"),
    ],
)
def test_an_event_line_whose_data_does_not_fit_is_refused(change, said):
    line = to_line(golden_event(Path(GOLDEN[0].parent / "CountermeasureAgreed.v1.json")), PEOPLE)
    line["data"] = {name: v for name, v in {**line["data"], **change}.items() if v is not ...}
    with pytest.raises(BadLineError, match=said):
        told_on(parse(orjson.dumps(line)))
