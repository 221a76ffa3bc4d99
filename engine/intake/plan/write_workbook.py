"""Writes an outline as a workbook, a sheet for each kind also where there is none of it: a template to fill in."""

import io
import re
from typing import Any

import orjson
from openpyxl import Workbook
from openpyxl.styles import Font

from engine.errors import UnusableInputError
from engine.intake.plan.outline import Outline, Told
from engine.intake.plan.read_workbook import ABOUT, COLUMNS, LINKS, PLAN_VALUES, SHEETS, columns
from engine.intake.plan.write import written_values

_LONGEST = 32_767
"""How many characters a cell holds."""
_WIDE = {"title": 40, "text": 50, "vision": 50, "owner": 20}
_UNWRITABLE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def workbook_of(outline: Outline) -> bytes:
    """The file of which `read_workbook` reads the outline."""
    book = Workbook()
    book.remove(book.worksheets[0])
    under, items = outline.under(), outline.items.values()
    for kind, name in SHEETS.items():
        rows = [_cells(item, under.get(item.parent_id, [])) for item in items if item.kind == kind]
        _add_sheet(book, name, columns(kind), rows)
    planned = [[item.entity_id, period, value] for item in items for period, value in item.plan.items()]
    _add_sheet(book, PLAN_VALUES, COLUMNS[PLAN_VALUES], planned)
    links = [
        [one, relation, other, strength if relation == "correlation" else None]
        for (relation, one, other), strength in outline.links.items()
    ]
    _add_sheet(book, LINKS, COLUMNS[LINKS], links)
    position = [] if outline.position is None else [["position", outline.position]]
    _add_sheet(book, ABOUT, COLUMNS[ABOUT], position)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cells(item: Told, siblings: list[Told]) -> list[Any]:
    found = written_values(item, siblings)
    return [item.entity_id, item.parent_id, *(found.get(name) for name in columns(item.kind)[2:])]


def _add_sheet(book: Workbook, name: str, names: tuple[str, ...], rows: list[list[Any]]) -> None:
    sheet = book.create_sheet(name)
    for row, said in enumerate([names, *rows], start=1):
        for column, value in enumerate(said, start=1):
            if value is not None:
                _write(sheet.cell(row, column), value, f"sheet {name}, {said[0]}")
    for cell, column_name in zip(sheet[1], names, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = _WIDE.get(column_name, 14)
    sheet.freeze_panes = "B2"


def _write(cell: Any, value: Any, what: str) -> None:  # noqa: ANN401 -- untyped library, the value of any attribute
    """Writes a number as a number and all else as text, whatever it begins with."""
    if isinstance(value, int | float):
        cell.value = repr(value)
        cell.data_type = "n"  # left to itself, the library drops the last digit
        return
    text = escaped(value) if isinstance(value, str) else orjson.dumps(value).decode()
    if len(text) > _LONGEST:
        raise UnusableInputError(f"{what}: {len(text):,} characters, a cell holds {_LONGEST:,}; export it as YAML")
    cell.value = text
    cell.data_type = "s"  # so that text that begins with = is no formula
    cell.number_format = "@"
    cell.quotePrefix = True


def escaped(text: str) -> str:
    """A text as a workbook holds it: what XML has no room for by its number, as spreadsheet programs do."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
