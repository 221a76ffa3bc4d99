"""Writes docs/events.md from the code: `python docs/catalogue.py`. A test holds the page to the code."""

import ast
import inspect
from functools import cache
from pathlib import Path
from textwrap import dedent

from engine.domain.values import Event
from engine.log.catalogue import EVENTS

PAGE = Path(__file__).with_name("events.md")
HEAD = """# The events

Written by `python docs/catalogue.py` from the classes in `engine/domain`. An event is stored under the name given
here, as plain JSON without the fields that say nothing. Its version is 1 unless it says otherwise; every version
ever shipped lies in `tests/golden` and can still be read.

## What every event carries

"""


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    parts = [HEAD, table(fields_of(Event))]
    for event in EVENTS:
        version = f", version {event.class_version}" if event.class_version > 1 else ""
        lies = "its plan's stream" if event.STRUCTURE else "the stream of its item"
        lies = f"the stream `{event.STREAM}`" if event.STREAM else lies
        parts.append(f"\n## {event.TOPIC}{version}\n\n{inspect.getdoc(event)} It lies in {lies}.\n\n")
        own = [field for field in all_fields(event) if field[0] not in {name for name, *_ in fields_of(Event)}]
        parts.append(table(own) if own else "It says nothing more.\n")
    return "".join(parts)


def all_fields(event: type[Event]) -> list[tuple[str, str, str]]:
    """Name, type and meaning of every field, inherited ones first; a class's own word wins."""
    found: dict[str, tuple[str, str, str]] = {}
    for cls in reversed(event.__mro__):
        if issubclass(cls, Event):
            found |= {field[0]: field for field in fields_of(cls)}
    return list(found.values())


@cache
def fields_of(cls: type) -> list[tuple[str, str, str]]:
    """Name, type and meaning of the fields that a class itself declares."""
    (tree,) = ast.parse(dedent(inspect.getsource(cls))).body
    found = []
    for node, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and "ClassVar" not in ast.unparse(node.annotation):
            told = following.value if isinstance(following, ast.Expr) else None
            meaning = told.value if isinstance(told, ast.Constant) else ""
            found.append((node.target.id, ast.unparse(node.annotation), " ".join(str(meaning).split())))
    return found


def table(fields: list[tuple[str, str, str]]) -> str:
    """The fields as a Markdown table."""
    rows = [
        f"| `{name}` | `{kind}` | {meaning} |".replace(" | None", ", optional") for name, kind, meaning in fields
    ]
    return "\n".join(["| Field | Type | Meaning |", "| --- | --- | --- |", *rows]) + "\n"


if __name__ == "__main__":
    main()
