"""One line of a strategy history: read, checked by itself, and made canonical.

What a line may say stands in docs/history-format.md; what it may say only after other lines is checked in
`engine/intake/checks.py`.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson

from engine.domain.values import MAX_ID_LENGTH, instant_text

MAX_LINE_BYTES = 1024 * 1024

Line = dict[str, Any]

ENTITIES = ("plan", "objective", "measure", "key_result")
"""What the lines of the format are about; other kinds of entity stand on `event` lines."""

ADDED = ("objective_added", "measure_added", "key_result_added")
REMOVED = ("objective_removed", "measure_removed", "key_result_removed")
CHANGED = ("objective_changed", "measure_changed", "key_result_changed")
ABOUT = ("target_set", "value_recorded", "status_set", "owner_set", "comment_added")
KINDS = ("plan_created", "plan_closed", *ADDED, *REMOVED, *CHANGED, *ABOUT, "event")

_ALWAYS = frozenset({"kind", "id", "recorded_at", "effective_at", "actor"})
# What any line may carry: where it has no effect, it is kept as stated.
_WHERE_KNOWN = frozenset(
    [
        "unit",
        "direction",
        "period",
        "owner",
        "text",
        "baseline",
        "target",
        "value",
        "weight",
        "confidence",
        "commitment",
        "reason",
        "extra",
    ]
)

_REQUIRED: dict[str, frozenset[str]] = dict.fromkeys(KINDS, _ALWAYS)
_OPTIONAL: dict[str, frozenset[str]] = dict.fromkeys(KINDS, _WHERE_KNOWN)


def _also(kinds: tuple[str, ...], required: str = "", optional: str = "") -> None:
    for kind in kinds:
        _REQUIRED[kind] |= frozenset(required.split())
        _OPTIONAL[kind] |= frozenset(optional.split())


_also(("plan_created",), "title")
_also(ADDED, "parent_id title")
_also(CHANGED, "field to")
_also(ABOUT, "entity")
_also(("target_set",), "target", "restates")
_also(("value_recorded",), "value", "restates")
_also(("status_set",), "status")
_also(("owner_set",), "owner")
_also(("comment_added",), "text", "aspect parent_id")
_REQUIRED["event"] = _ALWAYS | {"name", "version", "stream", "data"}
_OPTIONAL["event"] = frozenset()
_ALLOWED = {kind: _REQUIRED[kind] | _OPTIONAL[kind] for kind in KINDS}


class BadLineError(ValueError):
    """Why a line cannot be taken, in one sentence without its place."""

    def __str__(self) -> str:
        """One line, whatever the names and values in it are."""
        return " ".join(super().__str__().split())


_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d{1,6})?)?(Z|[+-]\d\d:?\d\d)")


@lru_cache(maxsize=8192)
def read_instant(text: str) -> str:
    """An ISO 8601 instant with Z or an offset as the log writes it. Raises ValueError."""
    if not _INSTANT.fullmatch(text):
        raise ValueError(text)
    try:
        return instant_text(datetime.fromisoformat(text))
    except OverflowError as error:
        raise ValueError(text) from error


def _text(name: str, value: object) -> None:
    if type(value) is not str:
        raise BadLineError(f"`{name}` must be text, not {_said(value)}")


def _filled(name: str, value: object) -> None:
    _text(name, value)
    if not value:
        raise BadLineError(f"`{name}` is empty")


def _id(name: str, value: object) -> None:
    _filled(name, value)
    if len(str(value)) > MAX_ID_LENGTH:
        raise BadLineError(f"`{name}` has {len(str(value))} characters, at most {MAX_ID_LENGTH} are allowed")


def _number(name: str, value: object) -> None:
    if type(value) not in (int, float):
        raise BadLineError(f"`{name}` must be a number, not {_said(value)}")


def _number_or_null(name: str, value: object) -> None:
    if value is not None:
        _number(name, value)


def _true_or_false(name: str, value: object) -> None:
    if type(value) is not bool:
        raise BadLineError(f"`{name}` must be true or false, not {_said(value)}")


def _object(name: str, value: object) -> None:
    if type(value) is not dict:
        raise BadLineError(f"`{name}` must be an object, not {_said(value)}")


def _scalar(name: str, value: object) -> None:
    if isinstance(value, dict | list):
        raise BadLineError(f"`{name}` must be text, a number, true, false or null, not {_said(value)}")


def _direction(name: str, value: object) -> None:
    if value not in ("up", "down", "none"):
        raise BadLineError(f"`{name}` must be up, down or none, not {_said(value)}")


def _entity(name: str, value: object) -> None:
    if not isinstance(value, str) or value not in ENTITIES:
        raise BadLineError(f"`{name}` must be plan, objective, measure or key_result, not {_said(value)}")


def _version(name: str, value: object) -> None:
    if type(value) is not int or value < 1:
        raise BadLineError(f"`{name}` must be a whole number from 1, not {_said(value)}")


_CHECKS: dict[str, Callable[[str, object], None]] = {
    "id": _id,
    "parent_id": _id,
    "actor": _filled,
    "owner": _filled,
    "entity": _entity,
    "direction": _direction,
    "baseline": _number,
    "weight": _number,
    "confidence": _number,
    "target": _number_or_null,
    "value": _number_or_null,
    "restates": _true_or_false,
    "extra": _object,
    "data": _object,
    "to": _scalar,
    "field": _filled,
    "version": _version,
    "recorded_at": _text,
    "effective_at": _text,
}


def parse(raw: bytes) -> Line:
    """The line as canonical values: instants in UTC, whole numbers as integers. Raises BadLineError."""
    if len(raw) > MAX_LINE_BYTES:
        raise BadLineError(f"the line is longer than {MAX_LINE_BYTES} bytes")
    try:
        line = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise BadLineError(f"broken JSON: {error.msg} at character {error.pos + 1}") from error
    if type(line) is not dict:
        raise BadLineError(f"not an object but {_said(line)}")
    kind = line.get("kind")
    if not isinstance(kind, str) or kind not in _ALLOWED:
        raise BadLineError(f"unknown kind {_said(kind)}" if "kind" in line else "the key `kind` is missing")
    keys = line.keys()
    if not keys <= _ALLOWED[kind]:
        raise BadLineError(f"the key `{min(keys - _ALLOWED[kind])}` does not belong on {kind}")
    if not keys >= _REQUIRED[kind]:
        raise BadLineError(f"the key `{min(_REQUIRED[kind] - keys)}` is missing on {kind}")
    _refuse_a_key_twice(raw, line)
    if b"\\u0000" in raw and _has_a_zero(line):
        raise BadLineError("a zero character (\\u0000) stands in it, which no database keeps in a text")
    for name, value in line.items():
        if name in _CHECKS or type(value) is not str:
            _CHECKS.get(name, _text)(name, value)
        if type(value) is float:
            line[name] = whole(value)
    for name in ("recorded_at", "effective_at"):
        try:
            line[name] = read_instant(line[name])
        except ValueError as error:
            raise BadLineError(
                f"`{name}` must be an instant such as 2026-03-31T12:00:00Z, not {_said(line[name])}"
            ) from error
    if line.get("restates") is False:
        del line["restates"]
    if kind in CHANGED and line["field"] == "title" and not isinstance(line["to"], str):
        raise BadLineError(f"`to` must be text for the field title, not {_said(line['to'])}")
    return line


def whole(value: Any) -> Any:  # noqa: ANN401 -- any value of a line
    """40.0 and 40 are the same number: the whole ones are integers, as long as a float can tell them apart."""
    return int(value) if type(value) is float and value.is_integer() and abs(value) < 2**53 else value


def canonical(line: Line) -> bytes:
    """The same bytes for the same facts, whatever the order of keys or the way an instant is written."""
    try:
        return orjson.dumps(line, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:
        raise BadLineError("an object in it is nested too deep") from error


def _refuse_a_key_twice(raw: bytes, line: Line) -> None:
    # Every name and every text stands between two quotes that are not escaped. Where the line as it was read
    # accounts for all of them, no name came twice. Other lines (with a nested object) are read the slow way.
    texts = len(line) + sum(type(value) is str for value in line.values())
    if raw.count(b'"') - raw.count(b'\\"') != 2 * texts or b"\\\\" in raw:
        _load_strictly(raw)


def _load_strictly(raw: bytes) -> None:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: set[str] = set()
        for name, _ in items:
            if name in seen:
                raise BadLineError(f"the key `{name}` stands twice")
            seen.add(name)
        return dict(items)

    try:
        json.loads(raw, object_pairs_hook=pairs)
    except RecursionError as error:
        raise BadLineError("an object in it is nested too deep") from error


def _has_a_zero(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_a_zero(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(_has_a_zero(part) for part in value)
    return isinstance(value, str) and "\0" in value


def _said(value: object) -> str:
    try:
        said = orjson.dumps(value).decode()
    except orjson.JSONEncodeError:  # nested deeper than anybody would read
        said = type(value).__name__
    return said if len(said) <= 40 else said[:37] + "..."
