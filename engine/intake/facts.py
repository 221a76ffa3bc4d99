"""Between a line of a strategy history and the event that it tells: there, and back without a loss."""

from collections.abc import Mapping
from typing import Any

import orjson

from engine.domain import measure, okr, plan
from engine.domain.values import Event, ItemDefined, ItemRetired, built, words_of
from engine.intake.events import event_line, told_on
from engine.intake.lines import ENTITIES, BadLineError, Line, canonical, parse, whole
from engine.log.people import FORGOTTEN

DEFINED: dict[str, type[ItemDefined]] = {
    "objective_added": okr.ObjectiveSet,
    "measure_added": measure.MeasureDefined,
    "key_result_added": okr.KeyResultSet,
}
RETIRED: dict[str, type[ItemRetired]] = {
    "objective_removed": okr.ObjectiveRetired,
    "measure_removed": measure.MeasureRetired,
    "key_result_removed": okr.KeyResultRetired,
}
_KIND_BY_CLASS: dict[type[Event], str] = {event: kind for kind, event in (*DEFINED.items(), *RETIRED.items())}

# Which keys of a line become which fields of its event; the others are kept as stated.
_COMMON = {
    "id": "entity_id",
    "recorded_at": "recorded_at",
    "effective_at": "effective_at",
    "actor": "actor",
    "reason": "reason",
    "extra": "extra",
    "period": "period",
}
_ITEM = ["parent_id", "title", "unit", "direction", "owner", "baseline", "target", "weight", "commitment", "text"]
_VALUE = {"target": "stated_target", "text": "note", "confidence": "confidence"}
_FIELDS: dict[str, dict[str, str]] = {
    "plan_created": {"title": "title", "text": "text"},
    "plan_closed": {"text": "text"},
    **{kind: {name: name for name in _ITEM} for kind in DEFINED},
    **{kind: {"text": "text"} for kind in RETIRED},
    **{
        f"{kind}_changed": {"field": "field", "to": "to", "text": "text"}
        for kind in ("objective", "measure", "key_result")
    },
    "target_set": {"target": "target", "restates": "restates", "text": "text"},
    "value_recorded": {"value": "value", **_VALUE},
    "value_withdrawn": {"restates": "restates", **_VALUE},
    "status_set": {"status": "status", "value": "value", "text": "text"},
    "owner_set": {"owner": "owner", "text": "text"},
    "comment_added": {"text": "text", "aspect": "aspect", "parent_id": "parent_id"},
}
_INTO = {kind: {**_COMMON, **fields} for kind, fields in _FIELDS.items()}
_BACK = {kind: {field: key for key, field in fields.items()} for kind, fields in _INTO.items()}
_TOLD_BY_CLASS = frozenset({"kind", "entity"})
# Where a null is the fact itself: it withdraws the target or the value.
_NULL_SAYS = {
    "target_set": "target",
    "value_recorded": "value",
    "objective_changed": "to",
    "measure_changed": "to",
    "key_result_changed": "to",
}
# What a line tells by its kind, by `entity`, by `stated` or a null, or not at all.
_NOT_ON_LINES = frozenset(
    [
        "originator_id",
        "originator_version",
        "appended_at",
        "appended_by",
        "source",
        "command_id",
        "correlation_id",
        "stated",
        "entity",
        "untargeted",
        "restates",
    ]
)


def to_event(line: Line, stream: str, correlation_id: str | None = None) -> Event:
    """The event that a checked line tells, to lie in `stream`."""
    kind = line["kind"]
    if kind == "event":
        event_told = told_on(line)
        vars(event_told).update(originator_id=stream, correlation_id=correlation_id)
        return event_told
    event, fields, said = _event_of(line)
    told: Event
    into = _INTO[fields]
    said["originator_id"] = stream
    said["correlation_id"] = correlation_id
    stated: dict[str, Any] = {}
    for key, value in line.items():
        if key in _TOLD_BY_CLASS or (value is None and _NULL_SAYS.get(kind) == key):
            continue
        if value is None and key == "target" and kind in DEFINED:
            said["untargeted"] = True
        elif value is not None and key in into:
            said[into[key]] = value
        elif key != "restates":
            stated[key] = value
    if stated:
        said["stated"] = stated
    told = built(event, said)
    return told


def plain(line: Line) -> Line:
    """An `event` line as the line that tells the same, so that a history has one form; other lines as they are.

    Raises BadLineError.
    """
    if line["kind"] != "event":
        return line
    canonical(line)  # says so where it is nested too deep
    try:
        event = told_on(line)
        return parse(orjson.dumps(to_line(event, _Same())))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadLineError(f"`data` of {line['name']} does not fit the event") from error


def to_line(event: Event, people: Mapping[str, str]) -> Line:
    """The line that tells this event; `people` names the opaque ids."""
    kind_of = _kind_of(event)
    if kind_of is None:
        return event_line(event, people)
    kind, fields, given = kind_of
    line: Line = {"kind": kind, **given}
    back = _BACK[fields]
    for field, value in vars(event).items():
        if value is None or (field not in back and field in _NOT_ON_LINES):
            continue
        if field not in back:
            return event_line(event, people)
        if field in ("actor", "owner"):
            value = people.get(value, FORGOTTEN)
        elif field in ("text", "note", "reason"):
            value = words_of(value)
        line[back[field]] = whole(value)
    line.update(event.stated or {})
    if isinstance(event, ItemDefined) and event.untargeted:
        line["target"] = None
    return line


class _Same(dict[str, str]):
    """Names that stand for themselves."""

    def get(self, name: str, default: object = None) -> str:
        """The name itself."""
        return name


def _event_of(line: Line) -> tuple[type[Any], str, dict[str, Any]]:
    """The class of the event, the name of its table of fields, and the fields that the kind of line gives."""
    kind = line["kind"]
    if kind in DEFINED:
        return DEFINED[kind], kind, {}
    if kind in RETIRED:
        return RETIRED[kind], kind, {}
    if kind.endswith("_changed"):
        return plan.AttributeChanged, kind, {"entity": kind.removesuffix("_changed")}
    match kind:
        case "plan_created":
            return plan.PlanStarted, kind, {}
        case "plan_closed":
            return plan.PlanClosed, kind, {}
        case "status_set":
            return plan.StatusSet, kind, {"entity": line["entity"]}
        case "owner_set":
            return plan.OwnerSet, kind, {"entity": line["entity"]}
        case "comment_added":
            return plan.CommentAdded, kind, {"entity": line["entity"]}
    of_key_result = line["entity"] == "key_result"
    given = {} if of_key_result else {"entity": line["entity"]}
    if kind == "target_set":
        return (okr.KeyResultRetargeted if of_key_result else measure.TargetSet), kind, given
    if line["value"] is None:
        return (
            (okr.CheckInWithdrawn if of_key_result else measure.ReadingWithdrawn),
            "value_withdrawn",
            given,
        )
    if line.get("restates"):
        return (okr.CheckInRestated if of_key_result else measure.ReadingRestated), kind, given
    return (okr.CheckedIn if of_key_result else measure.ReadingRecorded), kind, given


def _kind_of(event: Event) -> tuple[str, str, dict[str, Any]] | None:
    """The kind of line, the name of its table of fields, and the keys that the class of the event gives.

    None for an event, or about an entity, that no line but `event` can tell.
    """
    kind = _KIND_BY_CLASS.get(type(event))
    if kind is not None:
        return kind, kind, {}
    entity = getattr(event, "entity", "key_result")
    if entity not in ENTITIES:
        return None
    match event:
        case plan.PlanStarted():
            return "plan_created", "plan_created", {}
        case plan.PlanClosed():
            return "plan_closed", "plan_closed", {}
        case plan.AttributeChanged():
            return f"{entity}_changed", f"{entity}_changed", {"to": event.to}
        case plan.StatusSet():
            return "status_set", "status_set", {"entity": entity}
        case plan.OwnerSet():
            return "owner_set", "owner_set", {"entity": entity}
        case plan.CommentAdded():
            return "comment_added", "comment_added", {"entity": entity}
        case measure.TargetSet() | okr.KeyResultRetargeted():
            return "target_set", "target_set", {"entity": entity, "target": whole(event.target)}
        case measure.ReadingWithdrawn() | okr.CheckInWithdrawn():
            return "value_recorded", "value_withdrawn", {"entity": entity, "value": None}
        case measure.ReadingRestated() | okr.CheckInRestated():
            return "value_recorded", "value_recorded", {"entity": entity, "restates": True}
        case measure.ReadingRecorded() | okr.CheckedIn():
            return "value_recorded", "value_recorded", {"entity": entity}
    return None
