"""Where words stand in the log: what names a person who was forgotten, or repeats what was redacted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from engine.domain.values import PROSE_FIELDS
from engine.log.log import Log

_BATCH = 5000
# What the log itself has written.
_NO_WORDS = frozenset({"command_id", "correlation_id", "actor", "appended_by", "source"})


@dataclass(frozen=True)
class Mention:
    """One field of one event in which the words stand."""

    position: int
    field: str
    is_prose: bool
    """Whether it can be redacted."""


def mentions(log: Log, words: str) -> list[Mention]:
    """Every field in which the words stand, whole and in whatever case. Reads the log once, in batches."""
    return list(_mentions(log, words.split()))


def _mentions(log: Log, words: list[str]) -> Iterator[Mention]:
    if not words:
        return
    asked = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    first = orjson.dumps(words[0])[1:-1].decode().casefold()
    position = 0
    while batch := log.read(position, _BATCH):
        for place, payload in zip(batch.positions, batch.payloads, strict=True):
            if first in payload.casefold():
                for field, value in orjson.loads(payload).items():
                    if field not in _NO_WORDS and any(asked.search(text) for text in _texts(value)):
                        yield Mention(place, field, field in PROSE_FIELDS)
        position = batch.positions[-1]


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever an event holds
    match value:
        case str():
            yield value
        case {"text": str(text), "salt": str()} if len(value) == 2:
            yield text
        case dict():
            for name, inside in value.items():
                yield name
                yield from _texts(inside)
        case list():
            for inside in value:
                yield from _texts(inside)
