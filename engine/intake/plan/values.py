"""What a node of a file means as the value of an attribute."""

import re
from datetime import date
from math import isfinite
from typing import Any

from engine.domain.calendar import period_span
from engine.errors import UnusableInputError
from engine.intake.plan.nodes import Node
from engine.intake.plan.outline import bad
from engine.intake.plan.shape import Attribute, nearest

Number = int | float

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
_WHOLE = re.compile(r"[-+]?\d+")
_LONGEST_NUMBER = 400
_EXACT = 2**53


def read(attribute: Attribute, node: Node) -> Any:  # noqa: ANN401 -- each attribute has its own type
    """The value that stands for an attribute; None where nothing is written. Raises UnusableInputError."""
    name = attribute.name
    if node.value is None:
        return None
    match attribute.type:
        case "id":
            return an_id(name, node)
        case "number":
            return number(name, node)
        case "whole number":
            return whole(name, node)
        case "day":
            return _day(name, node)
        case "numbers":
            return [number(name, one) for one in entries(name, node)]
        case "milestones":
            return [_milestone(one) for one in entries(name, node)]
        case "path":
            return [_point(one) for one in entries(name, node)]
    return text(name, node)


def text(name: str, node: Node) -> str | None:
    """A text without the space around it, as blocks of YAML and cells leave some there; None if nothing is left."""
    if not isinstance(node.value, str):
        raise bad(node.where, f"`{name}` must be text, not {node.said}")
    return _without_zero(name, node.value, node.where).strip() or None


def an_id(name: str, node: Node | None) -> str | None:
    """An id, exactly as it is written; None where nothing is."""
    if node is None or node.value in (None, ""):
        return None
    if not isinstance(node.value, str):
        raise bad(node.where, f"`{name}` must be an id, not {node.said}")
    return _without_zero(name, node.value, node.where)


def number(name: str, node: Node) -> Number:
    """A finite number."""
    said = node.value.strip() if isinstance(node.value, str) else ""
    if not _NUMBER.fullmatch(said) or len(said) > _LONGEST_NUMBER:
        advice = "; write it with a point, as 3.5" if re.fullmatch(r"[-+]?[\d.]+,\d+", said) else ""
        raise bad(node.where, f"`{name}` must be a number, not {node.said}{advice}")
    value = float(said)
    if not isfinite(value):
        raise bad(node.where, f"`{name}` must be a finite number, not {node.said}")
    return int(said) if _WHOLE.fullmatch(said) and abs(value) <= _EXACT else value


def entries(name: str, node: Node) -> list[Node]:
    """The entries of a list; nothing written is an empty one."""
    if node.value is None:
        return []
    if not isinstance(node.value, list):
        raise bad(node.where, f"`{name}` must be a list, not {node.said}")
    return node.value


def block(name: str, node: Node, example: str = "id: …") -> dict[str, Node]:
    """The keys of a block."""
    if not isinstance(node.value, dict):
        raise bad(node.where, f"{name} must be a block of keys such as `{example}`, not {node.said}")
    return node.value


def must_know(found: dict[str, Node], known: tuple[str, ...]) -> None:
    """Every key is one that may stand there."""
    for key, node in found.items():
        if key not in known:
            raise bad(node.at_key, f"unknown key `{key[:60]}`{nearest(key, known)}")


def period(name: str, said: str, where: str) -> str:
    """A month, quarter or year that plan values may be given for."""
    try:
        period_span(said)
    except UnusableInputError as error:
        raise bad(where, f"`{name}`: {str(error)[:120]}") from error
    return said


def whole(name: str, node: Node) -> int:
    """A whole number."""
    said = node.value.strip() if isinstance(node.value, str) else ""
    if not _WHOLE.fullmatch(said) or len(said) > 9:
        raise bad(node.where, f"`{name}` must be a whole number, not {node.said}")
    return int(said)


def position(node: Node) -> int:
    """A place in the log."""
    found = whole("position", node)
    if found < 0:
        raise bad(node.where, f"`position` is a place in the log, not {found}")
    return found


def _without_zero(name: str, said: str, where: str) -> str:
    if "\0" in said:
        raise bad(where, f"`{name}` holds the character zero; take it out")
    return said


def _day(name: str, node: Node) -> str:
    said = node.value.strip() if isinstance(node.value, str) else ""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise bad(node.where, f"`{name}` must be a day such as 2026-03-31, not {node.said}") from error


def _milestone(node: Node) -> dict[str, Any]:
    found = block("a milestone", node)
    must_know(found, ("title", "weight"))
    if "title" not in found or found["title"].value is None:
        raise bad(node.where, "a milestone needs a `title`")
    milestone: dict[str, Any] = {"title": text("title", found["title"])}
    if "weight" in found and found["weight"].value is not None:
        milestone["weight"] = number("weight", found["weight"])
    return milestone


def _point(node: Node) -> list[Any]:
    if not isinstance(node.value, list) or len(node.value) != 2:
        raise bad(node.where, f"a point of the path is [day, value], not {node.said}")
    return [_day("path", node.value[0]), number("path", node.value[1])]
