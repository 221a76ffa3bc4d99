"""A strategy whose every text and every id is as bad as the log takes them. Nothing here is a test."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.domain.values import MAX_ID_LENGTH
from engine.intake.events import REFERENCES
from engine.intake.history import import_history, write_history
from engine.log.log import Log

HOSTILE = (
    "<script>window.hit=1</script><img src=x onerror=window.hit=1> [x](javascript:window.hit=1) **bold** `code` "
    "=cmd|' /C calc'!A0 $x^2$ :material/home: \u202eright to left\u202c \U0001f389"
)
LONG = HOSTILE + " long" * 2000
"""More than 10,000 characters."""
SHORT = ("title", "unit", "team", "level", "from_level", "to_level", "vision", "agenda", "reason", "means")
PEOPLE = ("actor", "owner", "facilitator", "person", "attendees")
PROSE = ("text", "note", "background", "root_cause", "action", "expected_effect", "actual_effect")

# Ids that mean something elsewhere: to JavaScript, a path, a number, the instant in a URL, or in another case.
TAKEN_FOR_MORE = {
    "M-NPS": "__proto__",
    "T-NPS": "constructor",
    "T-READY": "toString",
    "M-READY": "..",
    "A1": ".",
    "P1": "0",
    "P2": "-1",
    "Q4-O1-KR1": "600",
    "GST-1": "null",
    "Q4-O1": "@600",
    "R-2025-Q1": "review:R",
    "2025-Q3": "2025-Q4",
    "2025-Q4": "2025-q4",
}
SHAPES = (
    "<b>{}</b>",
    "{}\"'`\\",
    "../{}/..%2F%00",
    "{}#?&=;+%20 x",
    "\U0001f389 {} \u202eright to left\u202c \u200f",
    "  {}  ",
    "<img src=x onerror=window.hit=1>{}",
    "**{}** $x^2$ [x](javascript:window.hit=1) :material/home:",
    "{}\n\tnext\r\nline",
    "=cmd|' /C calc'!{}",
    "{}\x01\x1b[31m",
    "e\u0301{}\u00e9",
    "</script><script>window.hit=1</script>{}",
    "item:{}:close,{{}}[]|",
    "\u6f22" * (MAX_ID_LENGTH - 15) + "{}",
)


def hostile_ids(names: Iterable[str]) -> dict[str, str]:
    """A bad id for each."""
    shaped = {name: SHAPES[place % len(SHAPES)].format(name) for place, name in enumerate(dict.fromkeys(names))}
    return shaped | TAKEN_FOR_MORE


def hostile_copy(workspace: Path, copy: Path) -> dict[str, str]:
    """A workspace with the same strategy in hostile words, under hostile ids; what each id became."""
    told, turned = copy.parent / "told.jsonl", copy.parent / "turned.jsonl"
    with Log(workspace / "log.sqlite3") as log:
        assert write_history(log, told) > 900
    lines = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    ids = hostile_ids(line["id"] for line in lines)
    turned.write_text("\n".join(json.dumps(_renamed(_worded("", one), ids)) for one in lines), encoding="utf-8")
    copy.mkdir()
    with Log(copy / "log.sqlite3", create=True) as log:
        assert import_history(log, [turned], actor=HOSTILE, now=datetime.now(UTC)).rejected == 0
    return ids


def _worded(name: str, value: Any) -> Any:
    """The same line of a history, with hostile words wherever a person wrote some."""
    match value:
        case dict():
            return {key: _worded(key, one) for key, one in value.items()}
        case list():
            return [_worded(name, one) for one in value]
        case str() if name in PROSE:
            return f"{LONG} {value}"
        case str() if name in SHORT or name in PEOPLE:
            return f"{HOSTILE} {value}"
    return value


def _renamed(line: dict[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    """The same line about the entities under their hostile ids."""
    for told in (line, line.get("data", {})):
        for name in ("id", *REFERENCES):
            if name in told:
                told[name] = ids[told[name]]
    if "stream" in line:
        own = max((name for name in ids if line["stream"].endswith(f"-{name}")), key=len)
        line["stream"] = line["stream"].removesuffix(own) + ids[own]
    return line
