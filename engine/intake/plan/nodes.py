"""Reads YAML of a stranger into plain nodes that know their place.

Every scalar stays the text that is written: what it means follows from the attribute it stands for, so an id `NO`,
a title `2026` and a period `2026-01` are what they look like. Nothing is built that the text does not spell out: no
aliases, no tags, no second document; and nothing here recurses.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from engine.intake.plan.outline import bad

MAX_BYTES = 10_000_000
MAX_NODES = 500_000
MAX_DEPTH = 120
"""How deep lists and keys may lie in each other: sixty items under one another."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is there
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS = ("", "~", "null", "Null", "NULL")
_QUOTED = ("'", '"', "|", ">")

Where = Callable[[int], str]
"""The place of a line of the text, counted from 1."""


@dataclass(slots=True)
class Node:
    """A text, a list, or keys with values; None where nothing is written."""

    where: str
    value: "str | list[Node] | dict[str, Node] | None"
    at_key: str = ""
    """Where its key stands, if it has one."""

    @property
    def said(self) -> str:
        """What it is, for a message."""
        if isinstance(self.value, str):
            return repr(self.value if len(self.value) <= 40 else f"{self.value[:37]}...")
        return {dict: "a block of keys", list: "a list", type(None): "nothing"}[type(self.value)]


def parse_file(name: str, raw: bytes) -> Node:
    """The one document of a file. Raises UnusableInputError, in one line, with the line of the file."""

    def where(line: int) -> str:
        return f"{name}:{line}"

    if len(raw) > MAX_BYTES:
        raise bad(name, f"larger than {MAX_BYTES // 10**6} MB; split it, a file for each plan, scorecard or cycle")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise bad(where(line), "is not UTF-8; save the file as UTF-8") from error
    found = _UNREADABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise bad(where(line), f"holds the control character U+{ord(found[0]):04X}; take it out")
    return _built(_events(text, where), where)


def parse_cell(place: str, text: str) -> Node:
    """A list that is written in one cell of a sheet, such as [10, 20]. Raises UnusableInputError."""
    return _built(_events(text, lambda line: place), lambda line: place)


def _events(text: str, where: Where) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        lines = text.splitlines()
        if mark and mark.line < len(lines) and lines[mark.line][: mark.column + 1].endswith("\t"):
            raise bad(where(line), "is indented with a tab; use spaces") from error
        raise bad(where(line), f"cannot be read: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise bad(where(1), f"cannot be read: {error}") from error


def _built(events: Iterable[Any], where: Where) -> Node:
    tree = _Tree()
    documents = nodes = 0
    for event in events:
        place = where(event.start_mark.line + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise bad(place, "a second document begins here; one file is one document")
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            _must_be_plain(event, place)
            if nodes > MAX_NODES:
                raise bad(place, f"more than {MAX_NODES:,} values; split it")
        match event:
            case yaml.ScalarEvent():
                written = event.style in _QUOTED or event.value not in _NULLS
                tree.put(Node(place, event.value if written else None))
            case yaml.SequenceStartEvent():
                tree.open(Node(place, []))
            case yaml.MappingStartEvent():
                tree.open(Node(place, {}))
            case yaml.CollectionEndEvent():
                tree.close()
    return tree.root or Node(where(1), None)


def _must_be_plain(event: Any, place: str) -> None:  # noqa: ANN401 -- an event of the library
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise bad(place, "an anchor (&) or alias (*); write it out where it belongs, or put the text in quotes")
    if event.tag is not None:
        raise bad(place, f"the tag {event.tag!r}; leave it out, each attribute knows its own kind")


class _Tree:
    """What is built so far: the root, the way down to where the text stands, and a key that waits for its value."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._way: list[Node] = []
        self._keys: list[Node | None] = []

    def open(self, node: Node) -> None:
        """A list or a block of keys begins."""
        if len(self._way) >= MAX_DEPTH:
            raise bad(node.where, f"nested more than {MAX_DEPTH} deep; look for a bracket or an indent too many")
        self.put(node)
        self._way.append(node)
        self._keys.append(None)

    def close(self) -> None:
        """It ends."""
        self._way.pop()
        self._keys.pop()

    def put(self, node: Node) -> None:
        """The next value, or the next key."""
        if not self._way:
            self.root = node
            return
        within = self._way[-1].value
        if isinstance(within, list):
            within.append(node)
        elif isinstance(within, dict):
            key = self._keys[-1]
            self._keys[-1] = self._key(node, within) if key is None else None
            if key is not None:
                node.at_key = key.where
                within[str(key.value)] = node

    @staticmethod
    def _key(node: Node, within: dict[str, Node]) -> Node:
        if not isinstance(node.value, str):
            raise bad(node.where, f"a key is a word, not {node.said}")
        if node.value in within:
            raise bad(
                node.where,
                f"the key `{node.value[:60]}` stands twice, first at {within[node.value].at_key}; keep one",
            )
        return node
