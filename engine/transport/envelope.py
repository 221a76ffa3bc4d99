"""An event as a message: a CloudEvent of version 1.0, structured as JSON, with the stored record as its data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from engine.errors import UnusableInputError

TYPE = "hansei."
"""What the type of every message begins with; the event's name follows."""

MAX_POSITION = 2**31 - 1
"""The greatest whole number that a CloudEvent can carry."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One event of a workspace's log, as a message tells it."""

    workspace: str
    position: int
    previous_position: int
    """The position of the workspace's event before this one; 0 for the first. Another one means a gap."""
    stream: str
    version: int
    """Its place in its stream, from 1."""
    name: str
    payload: str
    """The record as the log stores it: a JSON object."""
    appended_at: str


def envelope(
    *, workspace: str, position: int, previous_position: int, stream: str, version: int, name: str, payload: str
) -> bytes:
    """The message for one stored event; the payload goes in as it is."""
    if position > MAX_POSITION:
        raise UnusableInputError(f"position {position}: a CloudEvent carries none above {MAX_POSITION}")
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": f"{workspace}/{position}",
            "source": f"/hansei/{workspace}",
            "type": TYPE + name,
            "subject": stream,
            "time": appended_at(payload),
            "datacontenttype": "application/json",
            "workspace": workspace,
            "position": position,
            "previousposition": previous_position,
            "streamversion": version,
            "data": orjson.Fragment(payload),
        }
    )


def appended_at(payload: str) -> str:
    """When the log stored the event, as the payload says."""
    return str(orjson.loads(payload)["appended_at"])


def milliseconds(instant: str) -> int:
    """An instant as Kafka counts time."""
    return int(datetime.fromisoformat(instant).timestamp() * 1000)


def opened(message: bytes) -> Told:
    """What a message tells; an error in one line where it is no event of a log."""
    try:
        said = orjson.loads(message)
    except orjson.JSONDecodeError:
        raise UnusableInputError(
            f"a message of {len(message)} bytes is no JSON; it is no event of Hansei"
        ) from None
    if not isinstance(said, dict) or said.get("specversion") != "1.0":
        raise UnusableInputError("a message is no CloudEvent of version 1.0; it is no event of Hansei")
    kind = _text(said, "type")
    if not kind.startswith(TYPE) or kind == TYPE:
        raise UnusableInputError(f"a message of type {kind!r} is no event of Hansei")
    data = said.get("data")
    if not isinstance(data, dict):
        raise UnusableInputError(f"message {_text(said, 'id')!r}: its data is no JSON object")
    told = Told(
        workspace=_text(said, "workspace"),
        position=_number(said, "position", 1),
        previous_position=_number(said, "previousposition", 0),
        stream=_text(said, "subject"),
        version=_number(said, "streamversion", 1),
        name=kind.removeprefix(TYPE),
        payload=orjson.dumps(data).decode(),
        appended_at=_text(said, "time"),
    )
    if told.previous_position >= told.position:
        raise UnusableInputError(
            f"message {_text(said, 'id')!r}: says that position {told.previous_position} comes before "
            f"{told.position}"
        )
    return told


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise UnusableInputError(f"message {said.get('id')!r}: its {name!r} is no text")
    return value


def _number(said: dict[str, Any], name: str, least: int) -> int:
    value = said.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise UnusableInputError(f"message {said.get('id')!r}: its {name!r} is no whole number from {least}")
    return value
