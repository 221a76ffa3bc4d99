"""Differences in the words of the person who wrote the file, a line each."""

from collections.abc import Iterator
from typing import Any

from engine.domain.values import KIND_WORDS
from engine.intake.plan.compare import Change, Comparison, Difference
from engine.intake.plan.outline import Link

_LONGEST = 60
_WRITTEN = ("title", "text", "vision", "owner", "team")
_SIGNS = {"added": "+", "changed": "~", "removed": "-"}
_HOW = {"correlation": "correlates with", "cause_effect": "drives", "alignment": "is aligned to"}


def rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Each change as columns: change, kind, id, field, before, after, and the same in words."""
    for difference in comparison.items:
        yield from _item_rows(difference)
    for link, change in comparison.links.items():
        yield _link_row(link, change)


def lines(comparison: Comparison) -> list[str]:
    """Each change as a line."""
    return [row["words"] for row in rows(comparison)]


def said(value: Any) -> str:  # noqa: ANN401 -- the value of any attribute
    """A value as a person reads it."""
    match value:
        case None:
            return "none"
        case float():
            return f"{value:g}" if float(f"{value:g}") == value else repr(value)
        case str():
            short = " ".join(value.split())
            return repr(short if len(short) <= _LONGEST else f"{short[: _LONGEST - 1]}…")
        case list():
            return f"[{', '.join(map(said, value))}]"
        case dict():
            return " ".join(said(one) for one in value.values())
    return str(value)


def _item_rows(difference: Difference) -> Iterator[dict[str, Any]]:
    told = difference.told
    row = {"change": difference.change, "kind": told.kind, "id": told.entity_id}
    nothing = {"field": None, "before": None, "after": None}
    if difference.change == "changed":
        changes = [*difference.fields.items(), *((f"plan {p}", change) for p, change in difference.plan.items())]
        for name, (before, after) in changes:
            words = f"~ {told.entity_id} {name} {_plain(name, before)} -> {_plain(name, after)}"
            yield {**row, "field": name, "before": before, "after": after, "words": words}
        return
    words = f"{_SIGNS[difference.change]} {KIND_WORDS[told.kind]} {told.entity_id}"
    if "title" in told.values:
        words += f" {said(told.values['title'])}"
    if difference.change == "added" and told.parent_id is not None:
        words += f" under {told.parent_id}"
    if difference.again:
        words += ", which was dropped before"
    yield {**row, **nothing, "words": words}


def _plain(name: str, value: Any) -> str:  # noqa: ANN401 -- as above
    """Words with a meaning of their own, ids and days need no quotes; what a person wrote has them."""
    return value if isinstance(value, str) and name not in _WRITTEN else said(value)


def _link_row(link: Link, change: Change) -> dict[str, Any]:
    relation, one, other = link
    before, after = change
    kind = "added" if before is None else "removed" if after is None else "changed"
    words = f"{_SIGNS[kind]} link {one} {_HOW[relation]} {other}"
    if relation == "correlation" and after is not None:
        words += f": {after}" if before is None else f": {before} -> {after}"
    row = {"change": kind, "kind": relation, "id": one, "field": other}
    return {**row, "before": before, "after": after, "words": words}
