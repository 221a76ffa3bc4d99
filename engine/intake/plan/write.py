"""Writes an outline as a plan file of YAML."""

import re
from typing import Any

import yaml

from engine.errors import UnusableInputError
from engine.intake.plan.checks import days_of
from engine.intake.plan.nodes import MAX_DEPTH
from engine.intake.plan.outline import Outline, Told
from engine.intake.plan.shape import LINKS, RELATIONS, ROOTS, attributes, children, keys

_WIDTH = 110
_RARE_BREAK = re.compile("[\r\x85\u2028\u2029]")
_HEAD = """\
# A plan file of Hansei. Edit it, see what it would change with `hansei plan diff FILE`, and apply it with
# `hansei plan apply FILE --reason WHY`. `hansei plan schema` prints what may stand in it.
# It is the whole truth about the plans, scorecards and cycles that it names; the others are left alone.

"""


def yaml_of(outline: Outline) -> str:
    """The file of which `read` reads the outline."""
    return _HEAD + yaml.dump(
        _Written(outline).document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


def written_values(item: Told, siblings: list[Told]) -> dict[str, Any]:
    """The attributes of an item that are written: not those that the rest of the file says already."""
    found = {name: item.values[name] for name in attributes(item.kind) if name in item.values}
    if item.kind == "cycle":
        said = days_of(item.values.get("period"))
        found = {name: value for name, value in found.items() if said.get(name) != value}
    if item.kind == "perspective":
        ranks = [one.values.get("rank") for one in siblings if one.kind == "perspective"]
        if ranks == list(range(1, len(ranks) + 1)):
            found.pop("rank", None)
    return found


class _Flow(list[Any]):
    """A list that is written in one line."""


class _FlowBlock(dict[str, Any]):
    """Keys that are written in one line."""


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key, and writes a text of several lines as a block."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Never without indent."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401 -- whatever is written
        """The same list twice is written twice."""
        return True

    def write_text(self, text: str) -> yaml.ScalarNode:
        """A text of several lines as a block; one with a rarer kind of line break escaped."""
        style = '"' if _RARE_BREAK.search(text) else "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.write_text)
_Dumper.add_representer(
    _Flow, lambda dumper, found: dumper.represent_sequence("tag:yaml.org,2002:seq", found, flow_style=True)
)
_Dumper.add_representer(
    _FlowBlock, lambda dumper, found: dumper.represent_mapping("tag:yaml.org,2002:map", found, flow_style=True)
)


class _Written:
    """An outline as nested blocks."""

    def __init__(self, outline: Outline) -> None:
        self._under = outline.under()
        self._links: dict[tuple[str, str], list[_FlowBlock]] = {}
        self._served: dict[str, list[str]] = {}
        for (relation, one, other), strength in outline.links.items():
            if relation == "alignment":
                self._served.setdefault(one, []).append(other)
            else:
                graded = {"strength": strength} if relation == "correlation" else {}
                written = _FlowBlock({"from": one, "to": other, **graded})
                self._links.setdefault((relation, _root_of(outline, one)), []).append(written)
        self.document: dict[str, Any] = {} if outline.position is None else {"position": outline.position}
        for kind, name in ROOTS.items():
            roots = [self._block(root, 1) for root in outline.roots() if root.kind == kind]
            if roots or not outline.items:
                self.document[name] = roots

    def _block(self, item: Told, depth: int) -> dict[str, Any]:
        if 2 * depth > MAX_DEPTH:
            raise UnusableInputError(
                f"{item.entity_id}: lies under {depth - 1} others and a file holds {MAX_DEPTH // 2} levels; export "
                "the other roots by --only"
            )
        found: dict[str, Any] = {"id": item.entity_id}
        if item.kind in ROOTS and item.parent_id is not None:
            found["parent"] = item.parent_id
        siblings = self._under.get(item.parent_id, [])
        found |= {name: _flowing(value) for name, value in written_values(item, siblings).items()}
        found["plan"] = _FlowBlock(item.plan)
        found["aligned_to"] = _Flow(self._served.get(item.entity_id, []))
        below = self._under.get(item.entity_id, [])
        for name, kind in children(item.kind).items():
            found[name] = [self._block(one, depth + 1) for one in below if one.kind == kind]
        for name, relation in RELATIONS.items():
            found[name] = self._links.get((relation, item.entity_id), []) if LINKS[name] == item.kind else []
        # Of perspectives an empty list says something: a scorecard without one has the usual four.
        return {
            key: found[key]
            for key in keys(item.kind)
            if found.get(key) not in (None, [], {}) or key == "perspectives"
        }


def _root_of(outline: Outline, entity_id: str) -> str:
    item = outline.items[entity_id]
    while item.kind not in ROOTS and item.parent_id in outline.items:
        item = outline.items[str(item.parent_id)]
    return item.entity_id


def _flowing(value: Any) -> Any:  # noqa: ANN401 -- the value of any attribute
    if isinstance(value, list):
        return _Flow(_flowing(one) for one in value)
    return _FlowBlock(value) if isinstance(value, dict) else value
