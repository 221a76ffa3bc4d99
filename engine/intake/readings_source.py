"""Opens a file of values, a workbook or a text file, and finds the sheet in it that has the values."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import UnusableInputError
from engine.intake.readings_layout import Layout, found_layout, in_words, taken
from engine.intake.readings_mapping import Mapping
from engine.intake.readings_text import DELIMITERS, read_text
from engine.intake.sheets import Sheet, Workbook, open_workbook
from engine.intake.unpack import is_packed, letters, read_whole


@dataclass(frozen=True)
class Source:
    """The sheet with the values, where they stand in it, and what was taken to find them."""

    sheet: Sheet
    layout: Layout
    mapping: Mapping
    notes: list[str]
    """What was found out rather than said, and what may surprise: to be said aloud."""


def open_source(path: Path, mapping: Mapping, ids: Collection[str]) -> Source:
    """Opens a file of values. Raises UnusableInputError for what is none, or could be read in two ways."""
    raw = read_whole(path, "values as .csv or .xlsx")
    if is_packed(raw) or path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        book = open_workbook(path, raw)
        sheet, layout = _sheet_of(book, mapping, ids)
        notes = [in_words(sheet, layout), *_hidden(sheet, layout)]
        return Source(sheet, layout, taken(sheet, layout, mapping), notes)
    if mapping.sheet is not None:
        raise UnusableInputError(f"{path}: is a text file, which has no sheet {mapping.sheet!r}; leave --sheet out")
    text = read_text(path, raw, mapping.delimiter)
    layout = found_layout(text.sheet, mapping, ids)
    how = f"read as text with the delimiter {DELIMITERS.get(text.delimiter, text.delimiter)}, in {text.encoding}"
    if text.encoding == "cp1252":
        how += " (Windows-1252) because it is no UTF-8"
    saved = replace(taken(text.sheet, layout, mapping), delimiter=text.delimiter)
    return Source(text.sheet, layout, saved, [how, in_words(text.sheet, layout)])


def _sheet_of(book: Workbook, mapping: Mapping, ids: Collection[str]) -> tuple[Sheet, Layout]:
    """The sheet that is named, or the one that is shown and can hold the values."""
    if mapping.sheet is not None:
        sheet = book.sheet(mapping.sheet, checked=False)
        if not sheet.rows:
            raise UnusableInputError(f"{book.path}: sheet {mapping.sheet} is empty; give another one with --sheet")
        return sheet, found_layout(sheet, mapping, ids)
    shown = [book.sheet(name, checked=False) for name in book.names if name not in book.hidden]
    filled = [sheet for sheet in shown if sheet.rows]
    fitting: list[tuple[Sheet, Layout]] = []
    for sheet in filled:
        try:
            fitting.append((sheet, found_layout(sheet, mapping, ids)))
        except UnusableInputError:
            if len(filled) == 1:
                raise
    if len(fitting) == 1:
        return fitting[0]
    if not filled:
        more = f"; hidden are {', '.join(sorted(book.hidden))}" if book.hidden else ""
        raise UnusableInputError(f"{book.path}: no sheet that is shown holds anything{more}; name one with --sheet")
    could = "sheets " + ", ".join(sheet.name or "" for sheet, _ in fitting) if fitting else "none of the sheets"
    raise UnusableInputError(f"{book.path}: {could} could hold the values; say which with --sheet")


def _hidden(sheet: Sheet, layout: Layout) -> list[str]:
    """What a person who looks at the sheet does not see, and is taken all the same."""
    rows = [row for row, _ in sheet.rows if row > layout.header and row in sheet.hidden_rows]
    columns = sorted(layout.used & set(sheet.hidden_columns))
    notes = []
    if sheet.hidden:
        notes.append(f"sheet {sheet.name} is hidden, and taken because it is named")
    if rows:
        notes.append(f"{len(rows)} hidden rows are taken like the others, the first is row {rows[0]}")
    if columns:
        notes.append("hidden columns are taken like the others: " + ", ".join(letters(at + 1) for at in columns))
    return notes
