"""Lines that a history must not have, each with a word that its refusal must say."""

import json
from typing import Any

import pytest

from tests.histories.support import (
    KEY_RESULT,
    MEASURE,
    OBJECTIVE,
    PLAN,
    Line,
    line,
    objective,
    status,
)

LATER = "2020-02-01"
COMMENT = line("comment_added", "O", LATER, entity="objective", text="!")
VALUE = line("value_recorded", "M", LATER, entity="measure", value=5)
TARGET = line("target_set", "M", LATER, entity="measure", target=5)
OWNER = line("owner_set", "O", LATER, entity="objective", owner="Ada")
STATUS = status(LATER, "red")
CHANGED = line("objective_changed", "O", LATER, field="RAG", to="red")
NEW = objective("N", LATER, "P")


def without(said: Line, name: str) -> Line:
    """The line without one of its keys."""
    return {key: value for key, value in said.items() if key != name}


def written(said: Line, *replaced: tuple[str, str]) -> bytes:
    """The line as bytes, with some of its text replaced."""
    text = json.dumps(said)
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def event(name: str, entity_id: str = "N", version: Any = 1, **data: Any) -> Line:
    """A line that tells an event of this engine by its name."""
    return line("event", entity_id, LATER, name=name, version=version, stream="plan-P", data=data)


BROKEN: list[tuple[str, bytes, str]] = [
    ("cut off", written(VALUE)[:-1], "JSON"),
    ("nothing", b"", "JSON"),
    ("blank", b"   ", "JSON"),
    ("single quotes", written(VALUE).replace(b'"', b"'"), "JSON"),
    ("two objects", written(VALUE) + written(VALUE), "JSON"),
    ("comma at the end", written(VALUE)[:-1] + b",}", "JSON"),
    ("a comment", written(VALUE) + b" // five", "JSON"),
    ("no UTF-8", written(NEW, ('"N"', '"N?"')).replace(b"?", b"\xff"), "JSON"),
    ("half a character", written(NEW, ('"N"', '"\\ud83d"')), "JSON"),
    ("NaN", written(VALUE, (": 5", ": NaN")), "JSON"),
    ("Infinity", written(VALUE, (": 5", ": -Infinity")), "JSON"),
    ("too great for a number", written(VALUE, (": 5", ": 1e999")), "JSON"),
    ("too great in extra", written({**VALUE, "extra": {"a": 5}}, ('"a": 5', '"a": 1e999')), "JSON"),
    ("list", b"[1]", "object"),
    ("text", b'"plan_created"', "object"),
    ("number", b"5", "object"),
    ("null", b"null", "object"),
    ("key twice", written(VALUE, ('"id"', '"id": "M", "id"')), "`id`"),
    (
        "key twice behind white space",
        written(VALUE, ('"id":', '"id": "N", "id":'), ('"actor":', '"actor"\r:')),
        "`id`",
    ),
    ("key twice, apart", written(VALUE)[:-1] + b', "value": 5}', "`value`"),
    ("key twice, spelled otherwise", written(VALUE)[:-1] + b', "\\u0076alue": 5}', "`value`"),
    ("key twice in extra", written({**VALUE, "extra": {"a": 0}}, ('"a": 0', '"a": 0, "a": 1')), "`a`"),
    ("zero in a text", written(NEW, ('"N"', '"N\\u0000"')), "zero"),
    ("line too long", written({**COMMENT, "text": "x" * 1024 * 1024}), "long"),
]

MISSING: list[tuple[Line, str]] = [
    *((VALUE, name) for name in ("kind", "id", "recorded_at", "effective_at", "actor", "entity", "value")),
    *((said, name) for said in (NEW, MEASURE, KEY_RESULT) for name in ("parent_id", "title")),
    *((said, "entity") for said in (TARGET, STATUS, OWNER, COMMENT)),
    *((CHANGED, name) for name in ("field", "to")),
    (PLAN, "title"),
    (TARGET, "target"),
    (STATUS, "status"),
    (OWNER, "owner"),
    (COMMENT, "text"),
    *((event("ObjectiveSet", parent_id="P", title="N"), name) for name in ("name", "version", "stream", "data")),
]

WRONG: list[tuple[Line, str, Any]] = [
    *((VALUE, "value", wrong) for wrong in (True, "5", [5], {"value": 5})),
    *((TARGET, "target", wrong) for wrong in (False, "", {})),
    *((KEY_RESULT, name, wrong) for name in ("baseline", "weight") for wrong in (True, "1", None)),
    *((VALUE, "confidence", wrong) for wrong in (True, "high", None)),
    *((VALUE, "restates", wrong) for wrong in (1, "true", None)),
    *((VALUE, "extra", wrong) for wrong in ([], "x", 1, None)),
    *((VALUE, name, wrong) for name in ("actor", "period", "unit", "text", "reason") for wrong in (1, None, [])),
    *((VALUE, "entity", wrong) for wrong in ("team", "", None, 1)),
    *((NEW, name, wrong) for name in ("id", "parent_id") for wrong in (1, None, "", "x" * 201)),
    *((NEW, "title", wrong) for wrong in (1, None, ["N"])),
    *((MEASURE, "direction", wrong) for wrong in ("sideways", "UP", None, 1)),
    *((OWNER, "owner", wrong) for wrong in (1, None, {"name": "Ada"})),
    *((STATUS, "status", wrong) for wrong in (1, None)),
    *((CHANGED, "field", wrong) for wrong in (1, None, [])),
    *((CHANGED, "to", wrong) for wrong in ([], {})),
    *((CHANGED, "kind", wrong) for wrong in ("team_added", "Plan_Created", "plan_changed", "", None, 1, [])),
    *(
        (VALUE, name, wrong)
        for name in ("recorded_at", "effective_at")
        for wrong in (
            "2020-02-01",
            "2020-02-01T00:00:00",
            "2020-02-30T00:00:00Z",
            "2020-02-01T25:00:00Z",
            "2020-02-01T00:00:00.1234567Z",
            "2020-02-01T00:00:00+25:00",
            "0001-01-01T00:00:00+01:00",
            "1 February 2020",
            "",
            1580515200,
            None,
        )
    ),
]

AGAINST_WHAT_IS_KNOWN: list[tuple[str, Line, str]] = [
    *(
        (f"{said['kind']} of nothing", {**said, "id": "nobody"}, "nobody")
        for said in (VALUE, TARGET, OWNER, COMMENT)
    ),
    ("status of nothing", {**STATUS, "id": "nobody"}, "nobody"),
    ("change of nothing", {**CHANGED, "id": "nobody"}, "nobody"),
    ("closing of nothing", line("plan_closed", "nobody", LATER), "nobody"),
    *(
        (f"{kind} of nothing", line(f"{kind}_removed", "nobody", LATER), "nobody")
        for kind in ("objective", "measure")
    ),
    ("told of before it is added", {**VALUE, "id": "o"}, "o "),
    ("under nothing", {**NEW, "parent_id": "nobody"}, "nobody"),
    ("comment under nothing", {**COMMENT, "parent_id": "nobody"}, "nobody"),
    ("under itself", {**NEW, "parent_id": "N"}, "N"),
    ("a known one under itself", {**OBJECTIVE, "parent_id": "O", "recorded_at": NEW["recorded_at"]}, "circle"),
    ("under its own child", {**OBJECTIVE, "parent_id": "O2", "recorded_at": NEW["recorded_at"]}, "circle"),
    ("objective under a measure", objective("N", LATER, "M"), "measure"),
    ("measure under a plan", {**MEASURE, "id": "N", "parent_id": "P"}, "plan"),
    ("measure under a key result", {**MEASURE, "id": "N", "parent_id": "K"}, "key result"),
    ("key result under a plan", {**KEY_RESULT, "id": "N", "parent_id": "P"}, "plan"),
    ("key result under a measure", {**KEY_RESULT, "id": "N", "parent_id": "M"}, "measure"),
    *(
        (f"{kind} said of a measure", {**VALUE, "entity": kind}, "M")
        for kind in ("plan", "objective", "key_result")
    ),
    ("an objective added as a measure", {**MEASURE, "id": "O2"}, "O2"),
    ("an objective begun as a plan", {**PLAN, "id": "O2"}, "O2"),
    ("a plan added as an objective", objective("P", LATER, "O"), "P"),
    ("an objective removed as a measure", line("measure_removed", "O", LATER), "O"),
    ("an objective closed", line("plan_closed", "O", LATER), "O"),
    ("an objective changed as a key result", {**CHANGED, "kind": "key_result_changed"}, "O"),
    ("learned before the line above", {**VALUE, "recorded_at": "2019-12-31T23:59:59.999999Z"}, "recorded_at"),
    ("learned before, by its offset", {**VALUE, "recorded_at": "2020-01-01T01:00:00+02:00"}, "recorded_at"),
    ("learned in the future", {**VALUE, "recorded_at": "2999-01-01T00:00:00Z"}, "recorded_at"),
]

EVENTS: list[tuple[str, Line, str]] = [
    ("unknown name", event("ObjectiveSang", parent_id="P", title="N"), "ObjectiveSang"),
    ("version 99", event("ObjectiveSet", version=99, parent_id="P", title="N"), "99"),
    *(
        (f"version {v!r}", event("ObjectiveSet", version=v, parent_id="P", title="N"), "version")
        for v in (0, "1", True)
    ),
    ("without what it needs", event("ObjectiveSet", parent_id="P"), "title"),
    ("with more than it has", event("ObjectiveSet", parent_id="P", title="N", colour="red"), "colour"),
    ("in a place of its own", event("ObjectiveSet", parent_id="P", title="N", originator_id="x"), "originator_id"),
    ("of a wrong type", event("ObjectiveSet", parent_id="P", title="N", target="5"), "target"),
    ("under nothing", event("ObjectiveSet", parent_id="nobody", title="N"), "nobody"),
    ("of nothing", event("CheckedIn", entity_id="nobody", value=1), "nobody"),
    ("of something else", event("CheckedIn", entity_id="M", value=1), "M"),
    ("of the workspace", event("RoleGranted", person="Ada", role="administrator"), "belongs to the workspace"),
    ("of no object", {**event("ObjectiveSet"), "data": ["P"]}, "data"),
]

deep = "[" * 400 + "]" * 400
deeper = "[" * 1000 + "]" * 1000
ODD: list[tuple[str, Line | bytes, str]] = [
    ("nested deep", written({**VALUE, "extra": {"a": 0}}, (": 0", f": {deep}")), ""),
    ("nested deep where a number belongs", written(VALUE, (": 5", f": {deep}")), "value"),
    ("nested deeper", written({**VALUE, "extra": {"é": 0}}, (": 0", f": {deeper}")), ""),
    ("id of two lines", {**NEW, "parent_id": "no\nbody"}, "body"),
    ("key of two lines", {**NEW, "no\u2028key": 1}, "key"),
    *(
        (f"event with odd {next(iter(data))}", event(name, **base, **data), "")
        for name, base, data in (
            ("ObjectiveSet", {"parent_id": "P", "title": "N"}, {"stated": 5}),
            ("ObjectiveSet", {"parent_id": "P", "title": "N"}, {"stated": "ab"}),
            ("ObjectiveSet", {"parent_id": "P", "title": "N"}, {"owner": ["Ada"]}),
            ("AttributeChanged", {"field": "RAG", "to": 1}, {"entity": ["objective"]}),
        )
    ),
    (
        "event that states another id",
        event("ObjectiveSet", parent_id="P", title="N", stated={"id": "Z"}),
        "",
    ),
]

BAD_LINES = [
    *(pytest.param(raw, about, id=name) for name, raw, about in BROKEN),
    *(
        pytest.param(without(said, name), f"`{name}`", id=f"{said['kind']} without {name}")
        for said, name in MISSING
    ),
    *(
        pytest.param({**said, name: wrong}, name, id=f"{said['kind']} with {name} {str(wrong)[:32]!r}")
        for said, name, wrong in WRONG
    ),
    pytest.param({**VALUE, "colour": "red"}, "`colour`", id="unknown key"),
    pytest.param({**VALUE, "status": "red"}, "`status`", id="key of another kind"),
    *(pytest.param(said, about, id=name) for name, said, about in AGAINST_WHAT_IS_KNOWN),
    *(pytest.param(said, about, id=f"event {name}") for name, said, about in EVENTS),
    *(pytest.param(said, about, id=name) for name, said, about in ODD),
]
"""Each comes after a plan P, an objective O with an objective O2, a measure M and a key result K under it."""
