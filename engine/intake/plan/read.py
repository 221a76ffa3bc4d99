"""Reads a plan file of YAML into an outline."""

from pathlib import Path

from engine.domain.scorecard import FOUR_PERSPECTIVES, perspective_id
from engine.domain.values import A_KIND, Kind
from engine.intake.plan import values
from engine.intake.plan.nodes import Node, parse_file
from engine.intake.plan.outline import Link, Outline, Told, bad
from engine.intake.plan.shape import (
    LINKS,
    RELATIONS,
    ROOTS,
    STRENGTHS,
    attributes,
    children,
    has_plan_values,
    keys,
    nearest,
)


def read_yaml(path: Path, raw: bytes) -> Outline:
    """What a file tells. Raises UnusableInputError, in one line, with the line of the file."""
    node = parse_file(str(path), raw)
    if node.value is None:
        raise bad(node.where, "nothing is written here; `hansei plan export` writes a plan file to begin with")
    found = values.block("a plan file", node, "plans: …")
    values.must_know(found, ("position", *ROOTS.values()))
    outline = Outline()
    if "position" in found and found["position"].value is not None:
        outline.position = values.position(found["position"])
    for kind, name in ROOTS.items():
        if name in found:
            for one in values.entries(name, found[name]):
                _take(outline, kind, None, one)
    return outline


def take_id(kind: Kind, found: dict[str, Node], where: str) -> str:
    """The id of an entity, as it is written."""
    entity_id = values.an_id("id", found.get("id"))
    if entity_id is None:
        raise bad(where, f"{A_KIND[kind]} needs an `id`, one that stays the same for ever")
    return entity_id


def take_item(outline: Outline, item: Told, found: dict[str, Node]) -> None:
    """Adds an entity with its attributes to an outline. Raises UnusableInputError."""
    first = outline.items.get(item.entity_id)
    if first is not None:
        raise bad(item.where, f"the id {item.entity_id} stands twice, first at {first.where}; give one another id")
    for name, attribute in attributes(item.kind).items():
        if name in found:
            item.places[name] = found[name].where
            value = values.read(attribute, found[name])
            if value is not None and value != []:
                item.values[name] = value
    outline.items[item.entity_id] = item


def take_link(outline: Outline, link: Link, strength: str, where: str) -> None:
    """Adds a link to an outline. Raises UnusableInputError."""
    if link in outline.links:
        raise bad(where, f"{link[1]} and {link[2]} are linked twice, first at {outline.places[link]}")
    outline.links[link] = strength
    outline.places[link] = where


def strength_of(node: Node | None, where: str) -> str:
    """How strong a correlation is."""
    said = values.text("strength", node) if node is not None and node.value is not None else None
    if said is None:
        raise bad(where, f"a correlation needs a `strength`: {', '.join(STRENGTHS)}")
    if said not in STRENGTHS:
        raise bad(where, f"`strength` cannot be {said[:40]!r}{nearest(said, STRENGTHS)}")
    return said


def _take(outline: Outline, kind: Kind, parent_id: str | None, node: Node) -> None:
    found = values.block(A_KIND[kind], node)
    values.must_know(found, keys(kind))
    item = Told(kind, take_id(kind, found, node.where), parent_id, node.where)
    item.places = {key: one.where for key, one in found.items()}
    if "parent" in found:
        item.parent_id = values.an_id("parent", found["parent"])
    take_item(outline, item, found)
    if has_plan_values(kind) and "plan" in found:
        _take_plan_values(item, found["plan"])
    if "aligned_to" in found:
        for one in values.entries("aligned_to", found["aligned_to"]):
            other = values.an_id("aligned_to", one)
            if other is not None:
                take_link(outline, ("alignment", item.entity_id, other), "linked", one.where)
    if kind == "scorecard":
        found.setdefault("perspectives", _four_perspectives(item.entity_id, node.where))
    for name, child in children(kind).items():
        if name in found:
            for one in values.entries(name, found[name]):
                _take(outline, child, item.entity_id, one)
    for name, root in LINKS.items():
        if root == kind and name in found:
            for one in values.entries(name, found[name]):
                _take_link(outline, name, one)


def _four_perspectives(scorecard_id: str, where: str) -> Node:
    """What a scorecard has that says nothing of perspectives; one with an empty list has none."""
    ids = {perspective_id(scorecard_id, title): title for title in FOUR_PERSPECTIVES}
    return Node(where, [Node(where, {"id": Node(where, one), "title": Node(where, ids[one])}) for one in ids])


def _take_plan_values(item: Told, node: Node) -> None:
    for said, one in values.block("`plan`", node, "2026-03: 4").items() if node.value is not None else ():
        if one.value is not None:
            item.plan[values.period("plan", said, one.at_key)] = values.number("plan", one)
        item.places[f"plan {said}"] = one.where


def _take_link(outline: Outline, name: str, node: Node) -> None:
    found = values.block(f"an entry of `{name}`", node, "from: …, to: …")
    graded = name == "correlations"
    values.must_know(found, ("from", "to", "strength") if graded else ("from", "to"))
    ends = []
    for key in ("from", "to"):
        said = values.an_id(key, found.get(key))
        if said is None:
            raise bad(node.where, f"an entry of `{name}` needs `from` and `to`, each an id")
        ends.append(said)
    strength = strength_of(found.get("strength"), node.where) if graded else "linked"
    take_link(outline, (RELATIONS[name], ends[0], ends[1]), strength, node.where)
