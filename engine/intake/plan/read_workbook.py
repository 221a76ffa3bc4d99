"""Reads a plan file that is a workbook: a sheet for each kind, a row for each item, with a `parent` column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from engine.domain.values import A_KIND, Kind
from engine.intake.lines import whole
from engine.intake.plan import values
from engine.intake.plan.nodes import Node, parse_cell
from engine.intake.plan.outline import Outline, Told, bad
from engine.intake.plan.read import strength_of, take_id, take_item, take_link
from engine.intake.plan.shape import attributes, has_plan_values, nearest
from engine.intake.sheets import Cell, Sheet, Workbook, open_workbook

SHEETS: dict[Kind, str] = {
    "plan": "Plans",
    "breakthrough_objective": "BreakthroughObjectives",
    "annual_objective": "AnnualObjectives",
    "improvement_priority": "ImprovementPriorities",
    "target_to_improve": "TargetsToImprove",
    "scorecard": "Scorecards",
    "perspective": "Perspectives",
    "strategic_objective": "StrategicObjectives",
    "measure": "Measures",
    "cycle": "Cycles",
    "objective": "Objectives",
    "key_result": "KeyResults",
    "initiative": "Initiatives",
}
PLAN_VALUES, LINKS, ABOUT = "PlanValues", "Links", "About"
COLUMNS = {
    PLAN_VALUES: ("item", "period", "value"),
    LINKS: ("from", "relation", "to", "strength"),
    ABOUT: ("key", "value"),
}
RELATIONS = ("correlation", "cause_effect", "alignment")
LISTS = ("numbers", "milestones", "path")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PERIODS = ("period", "horizon")


def read_workbook(path: Path, raw: bytes) -> Outline:
    """What a workbook tells. Raises UnusableInputError, in one line, with the sheet and the cell."""
    book = open_workbook(path, raw)
    known = (*SHEETS.values(), *COLUMNS)
    for name in book.names:
        if name not in known:
            raise bad(f"{path}: sheet {name}", f"unknown sheet{nearest(name, known)}")
    if not any(name in book.names for name in SHEETS.values()):
        raise bad(str(path), "no sheet of a plan file; `hansei plan export --xlsx FILE` writes a template")
    outline = Outline()
    for kind, name in SHEETS.items():
        for row in _rows(book, name, columns(kind)):
            _take(outline, kind, row)
    for row in _rows(book, PLAN_VALUES, COLUMNS[PLAN_VALUES]):
        _take_plan_value(outline, row)
    for row in _rows(book, LINKS, COLUMNS[LINKS]):
        _take_link(outline, row)
    for row in _rows(book, ABOUT, COLUMNS[ABOUT]):
        if row.text("key") != "position":
            raise bad(row.at("key"), "only `position` may stand here")
        outline.position = values.position(row.node("value"))
    return outline


def columns(kind: Kind) -> tuple[str, ...]:
    """The columns of the sheet of a kind."""
    return ("id", "parent", *attributes(kind))


@dataclass
class _Row:
    """One row by the names of its columns."""

    sheet: Sheet
    number: int
    cells: dict[str, tuple[int, Cell]]

    @property
    def where(self) -> str:
        return self.sheet.at(self.number)

    def at(self, name: str) -> str:
        return self.sheet.at(self.number, self.cells[name][0]) if name in self.cells else self.where

    def node(self, name: str) -> Node:
        """A cell as the text that a person would have written for it."""
        where = self.at(name)
        if name not in self.cells or self.cells[name][1].empty:
            return Node(where, None, where)
        cell = self.cells[name][1]
        if cell.formula:
            raise bad(where, "a formula; write its value in its place")
        if cell.percent:
            raise bad(where, f"`{name}` is shown as a percentage; write a plain number, and % as the unit")
        return Node(where, _written(name, cell), where)

    def text(self, name: str) -> str:
        """An id or a word, which must be there."""
        said = values.an_id(name, self.node(name))
        if said is None:
            raise bad(self.at(name), f"`{name}` is missing")
        return said


def _rows(book: Workbook, name: str, wanted: tuple[str, ...]) -> Iterator[_Row]:
    """The rows of a sheet under its one header row."""
    if name not in book.names:
        return
    sheet = book.sheet(name)
    if not sheet.rows:
        return
    (first, header), *rest = sheet.rows
    names: dict[int, str] = {}
    for column, cell in enumerate(header):
        if cell.empty:
            continue
        place = sheet.at(first, column)
        if cell.text not in wanted:
            below = {one.text for one in rest[0][1]} if rest else set()
            if wanted[0] in below:
                raise bad(sheet.at(first), f"two header rows; keep only the one that begins with `{wanted[0]}`")
            raise bad(place, f"unknown column {cell.text[:40]!r}{nearest(cell.text, wanted)}")
        if cell.text in names.values():
            raise bad(place, f"the column `{cell.text}` stands twice")
        names[column] = cell.text
    for number, cells in rest:
        row = _Row(sheet, number, {})
        for column, cell in enumerate(cells):
            if column in names:
                row.cells[names[column]] = column, cell
            elif not cell.empty:
                raise bad(sheet.at(number, column), "a value under no column name")
        if sum(cell.text == name for name, (_, cell) in row.cells.items()) > 1:
            raise bad(row.where, "a second header row; keep only the first")
        yield row


def _take(outline: Outline, kind: Kind, row: _Row) -> None:
    nodes = {name: row.node(name) for name in row.cells}
    for name, attribute in attributes(kind).items():
        node = nodes.get(name)
        if node is not None and attribute.type in LISTS and isinstance(node.value, str):
            nodes[name] = parse_cell(node.where, node.value)
    item = Told(kind, take_id(kind, nodes, row.at("id")), values.an_id("parent", nodes.get("parent")), row.where)
    item.places = {name: node.where for name, node in nodes.items()}
    take_item(outline, item, nodes)


def _take_plan_value(outline: Outline, row: _Row) -> None:
    item = outline.items.get(row.text("item"))
    if item is None:
        raise bad(row.at("item"), f"{row.text('item')} stands in no sheet of this file")
    if not has_plan_values(item.kind):
        raise bad(row.at("item"), f"{A_KIND[item.kind]} has no plan values")
    said = values.period("period", row.text("period"), row.at("period"))
    if said in item.plan:
        raise bad(row.where, f"{item.entity_id} has two plan values for {said}")
    item.plan[said] = values.number("value", row.node("value"))
    item.places[f"plan {said}"] = row.where


def _take_link(outline: Outline, row: _Row) -> None:
    relation = row.text("relation")
    if relation not in RELATIONS:
        raise bad(row.at("relation"), f"`relation` cannot be {relation[:40]!r}{nearest(relation, RELATIONS)}")
    strength = row.node("strength")
    if relation != "correlation" and strength.value is not None:
        raise bad(strength.where, "only a correlation has a strength")
    how = strength_of(strength, strength.where) if relation == "correlation" else "linked"
    take_link(outline, (relation, row.text("from"), row.text("to")), how, row.where)


def _written(name: str, cell: Cell) -> str:
    value = cell.value
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, datetime | date) and name in _PERIODS and cell.shows in ("month", "year"):
        return value.strftime("%Y-%m" if cell.shows == "month" else "%Y")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(whole(value))
