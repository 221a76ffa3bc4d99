"""`event` lines: what no other line of a strategy history can tell, carried as it is."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from engine.domain.values import (
    PEOPLE_FIELDS,
    PERSON_FIELDS,
    PROSE_FIELDS,
    ROOT_KINDS,
    Event,
    Kind,
    built,
    words_of,
)
from engine.handle import item_stream, root_stream
from engine.intake.lines import BadLineError, Line, whole
from engine.log.catalogue import CATALOGUE, upcast
from engine.log.people import FORGOTTEN
from engine.log.recorded import parents_told

REFERENCES = (
    "parent_id", "to_id", "subject_id", "finding_id", "review_id", "measured_by", "deploys", "carried_from",
    "carried_to", "causation_id",
)  # fmt: skip
"""Keys of `data` that name another entity."""

# What every event has beside its own fields, and `data` may say.
_BESIDE = ("reason", "extra", "causation_id")
_ENVELOPE = frozenset(field.name for field in fields(Event))


def event_line(event: Event, people: Mapping[str, str]) -> Line:
    """The `event` line that tells this event; `people` names the opaque ids."""
    data = {
        name: _outside(name, value, people)
        for name, value in vars(event).items()
        if value is not None and (name not in _ENVELOPE or name in _BESIDE)
    }
    return {
        "kind": "event",
        "id": event.entity_id,
        "recorded_at": event.recorded_at,
        "effective_at": event.effective_at,
        "actor": people.get(event.actor, FORGOTTEN),
        "name": event.TOPIC,
        "version": event.class_version,
        "stream": event.originator_id,
        "data": data,
    }


def told_on(line: Line) -> Event:
    """The event that an `event` line tells, people by their names. Raises BadLineError."""
    event, data = _class_of(line), _current(line)
    own = _own_fields(line["name"])
    unknown = data.keys() - own.keys() - set(_BESIDE)
    if unknown:
        raise BadLineError(f"`data` of {line['name']} has the key `{min(unknown)}`, which does not belong there")
    missing = {name for name, field in own.items() if field.default is MISSING} - data.keys()
    if missing:
        raise BadLineError(f"`data` of {line['name']} misses the key `{min(missing)}`")
    for name, value in data.items():
        if not _fits(value, str if name in PROSE_FIELDS else _types(line["name"])[name]):
            raise BadLineError(f"`data` of {line['name']} has under `{name}` what does not fit there")
        if name in PERSON_FIELDS and not value:
            raise BadLineError(f"`data` of {line['name']} has nobody under `{name}`")
    told = {
        "originator_id": line["stream"],
        "entity_id": line["id"],
        "recorded_at": line["recorded_at"],
        "effective_at": line["effective_at"],
        "actor": line["actor"],
    }
    return built(event, {**told, **{name: value for name, value in data.items() if value is not None}})


def begun_on(line: Line) -> tuple[Kind, str | None] | None:
    """Kind and parent of the entity that an `event` line begins; none if it begins none."""
    kind = _class_of(line).KIND
    return None if kind is None else (kind, line["data"].get("parent_id"))


def parents_on(line: Line) -> Iterator[str | None]:
    """What an `event` line puts its entity under, none where it takes it away; nothing if it says nothing of it."""
    return parents_told(_class_of(line), line["data"])


def lies_in(line: Line, streams: Mapping[str, str], kinds: Mapping[str, Kind]) -> str:
    """The stream of an event whose entity, or the parent of what it begins, is known."""
    event, entity_id = _class_of(line), line["id"]
    if event.KIND is not None and event.KIND in ROOT_KINDS:
        return root_stream(event.KIND, entity_id)
    if event.STRUCTURE:
        return streams[entity_id]
    return item_stream(kinds[entity_id], entity_id)


def with_prefix(data: dict[str, Any], prefix: str) -> dict[str, Any]:
    """What an event says, the entities that it names under a prefix."""
    return {name: prefix + value if name in REFERENCES else value for name, value in data.items()}


def _outside(name: str, value: Any, people: Mapping[str, str]) -> Any:  # noqa: ANN401 -- any field
    if name in PERSON_FIELDS:
        return people.get(value, FORGOTTEN)
    if name in PEOPLE_FIELDS:
        return [people.get(one, FORGOTTEN) for one in value]
    if name in PROSE_FIELDS and isinstance(value, dict):
        return words_of(value)
    return whole(value)


def _class_of(line: Line) -> type[Event]:
    event = CATALOGUE.get(line["name"])
    if event is None:
        raise BadLineError(f"unknown event name {line['name']!r}")
    if event.STREAM is not None:
        raise BadLineError(f"{line['name']} belongs to the workspace that it was told in, not to a history")
    if line["version"] > event.class_version:
        raise BadLineError(
            f"{line['name']} version {line['version']} was written by a newer version of Hansei; update it"
        )
    return event


def _current(line: Line) -> dict[str, Any]:
    """What the event says, brought up to the version of today."""
    try:
        stored = orjson.dumps({**line["data"], "class_version": line["version"]}).decode()
    except orjson.JSONEncodeError as error:
        raise BadLineError("an object in it is nested too deep") from error
    current: dict[str, Any] = orjson.loads(upcast(line["name"], stored))
    del current["class_version"]
    return current


@cache
def _own_fields(name: str) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(CATALOGUE[name]) if field.name not in _ENVELOPE}


@cache
def _types(name: str) -> dict[str, Any]:
    return get_type_hints(CATALOGUE[name])


def _fits(value: object, wanted: Any) -> bool:  # noqa: ANN401 -- a type or what stands for several
    origin = get_origin(wanted)
    if origin is types.UnionType:
        return any(_fits(value, one) for one in get_args(wanted))
    if origin is list:
        return type(value) is list and all(_fits(one, get_args(wanted)[0]) for one in value)
    if origin is dict:
        return type(value) is dict
    if wanted is Any:
        return True
    if wanted is float:
        return type(value) in (int, float)
    if wanted is type(None):
        return value is None
    return type(value) is str if origin is not None else type(value) is wanted
