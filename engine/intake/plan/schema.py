"""The JSON schema of a plan file, made of the same shape that the reader follows."""

import ast
import inspect
from itertools import pairwise
from textwrap import dedent
from typing import Any

from engine.domain.values import Event, Kind
from engine.intake.plan.shape import (
    BEGIN,
    ITEMS,
    LINKS,
    ROOTS,
    SET,
    STRENGTHS,
    Attribute,
    attributes,
    children,
    keys,
)

_ID = {"type": ["string", "number"], "minLength": 1, "maxLength": 200}
_TEXT = {"type": ["string", "number", "boolean", "null"]}
_NUMBER = {"type": ["number", "null"]}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_PERIOD = r"^\d{4}(-([Qq][1-4]|[Hh][12]|[Ww]\d{2}|\d{2}))?$"

_TYPES: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "id": {**_ID, "type": ["string", "number", "null"]},
    "number": _NUMBER,
    "whole number": {"type": ["integer", "null"]},
    "day": {**_DAY, "type": ["string", "null"]},
    "numbers": {"type": ["array", "null"], "items": {"type": "number"}},
    "milestones": {
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": {"title": {"type": ["string", "number"]}, "weight": _NUMBER},
            "required": ["title"],
            "additionalProperties": False,
        },
    },
    "path": {
        "type": ["array", "null"],
        "items": {"type": "array", "prefixItems": [_DAY, {"type": "number"}], "minItems": 2, "maxItems": 2},
    },
}

_ABOUT: dict[str, str] = {
    "id": "Names it for ever, unique in the workspace.",
    "title": "What it is called.",
    "text": "What else there is to say.",
    "parent": "The plan that it belongs to.",
    "owner": "The person, role or body that answers for it.",
    "target": "The target in force; where `plan` has a value for a period, it is that value there.",
    "plan": "The target by period, such as 2026-03, 2026-Q1 or 2026: each from the first day of the period on.",
    "aligned_to": "What the objective serves beside what it lies under, also in other plans and scorecards.",
    "correlations": "How items of neighbouring sides of the X-matrix correlate.",
    "cause_effect": "Which objective drives which.",
    "period": "The time it is about, such as 2026, 2026-Q1 or a label of its own.",
    "team": "The unit of the organisation.",
    "vision": "What the organisation wants to be.",
    "starts_on": "Its first day; not needed where `period` is one of the calendar.",
    "ends_on": "Its last day; not needed where `period` is one of the calendar.",
    "measured_by": "The measure or key result that is the same thing: its readings are this one's.",
    "rank": "Its place from the top of the strategy map; left out, its place in this list.",
}


def schema() -> dict[str, Any]:
    """The schema, in the form of JSON Schema 2020-12."""
    lists = {name: _list_of(kind) for kind, name in ROOTS.items()}
    position = {"type": ["integer", "null"], "minimum": 0, "description": "Where the log stood at the export."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Plan file of Hansei",
        "description": "The whole truth about the plans, scorecards and cycles it names; others are left alone.",
        "type": "object",
        "properties": {"position": position, **lists},
        "additionalProperties": False,
        "$defs": {kind: _definition(kind) for kind in (*ROOTS, *ITEMS)},
    }


def _definition(kind: Kind) -> dict[str, Any]:
    event: type[Event] = BEGIN[kind].EVENT if kind in ROOTS else SET[kind].EVENT
    meanings = {**_meanings(event), **_ABOUT}
    own = {name: _property(attribute, meanings.get(name)) for name, attribute in attributes(kind).items()}
    more = {
        "id": _described(_ID, "id"),
        "parent": _described(_TYPES["id"], "parent"),
        "plan": _described(
            {
                "type": ["object", "null"],
                "propertyNames": {"pattern": _PERIOD},
                "additionalProperties": _NUMBER,
            },
            "plan",
        ),
        "aligned_to": _described({"type": ["array", "null"], "items": _ID}, "aligned_to"),
        **{name: _links(name) for name in LINKS},
        **{name: _list_of(child) for name, child in children(kind).items()},
    }
    return {
        "description": (inspect.getdoc(event) or "").splitlines()[0],
        "type": "object",
        "properties": {key: own.get(key) or more[key] for key in keys(kind)},
        "required": ["id", "title"],
        "additionalProperties": False,
    }


def _property(attribute: Attribute, told: str | None) -> dict[str, Any]:
    found = {"enum": [*attribute.choices, None]} if attribute.choices else _TYPES[attribute.type]
    return {**found, "description": told} if told else found


def _list_of(kind: Kind) -> dict[str, Any]:
    return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{kind}"}}


def _links(name: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"from": _ID, "to": _ID}
    if name == "correlations":
        properties["strength"] = {"enum": list(STRENGTHS)}
    entry = {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False
    }  # fmt: skip
    return _described({"type": ["array", "null"], "items": entry}, name)


def _described(found: dict[str, Any], name: str) -> dict[str, Any]:
    return {**found, "description": _ABOUT[name]}


def _meanings(event: type[Event]) -> dict[str, str]:
    """What the fields of an event mean, in the words that stand below them in the code."""
    found: dict[str, str] = {}
    for cls in reversed(event.__mro__):
        (tree,) = ast.parse(dedent(inspect.getsource(cls))).body if issubclass(cls, Event) else [None]
        for node, following in pairwise(tree.body if isinstance(tree, ast.ClassDef) else []):
            told = following.value if isinstance(following, ast.Expr) else None
            named = isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
            if named and isinstance(told, ast.Constant):
                found[node.target.id] = " ".join(str(told.value).split())  # type: ignore[attr-defined]
    return found
