"""Sheets of cells: what a workbook (.xlsx) and a text file of columns (.csv) have in common.

    workbook = open_workbook(path)
    for number, row in workbook.sheet("Measures").rows:   # refuses merged cells and formula errors
        ...

A cell holds the value that was last seen by the person who saved it: of a formula the result, not the formula.
"""

import re
import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from engine.errors import HanseiError, UnusableInputError
from engine.intake.unpack import ADVICE, MAX_CELLS, MAX_COLUMN, Scanned, letters, read_whole, unpacked

Value = str | int | float | bool | date | datetime | time | timedelta | None

_UNSEEN = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it shows, and what has to be known to read it right."""

    value: Value = None
    formula: bool = False
    """The value is the result of a formula; none where the file holds no result."""
    error: bool = False
    """The value is an error such as #REF!."""
    percent: bool = False
    """Shown as a percentage: 0.12 as 12 %."""
    shows: str = ""
    """Of a date, how much of it is shown: day, month or year."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be read."""
        return not self.formula and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))

    @property
    def text(self) -> str:
        """What it says, as a person would type it."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return str(value).strip()


EMPTY = Cell()


@dataclass
class Sheet:
    """The cells of one sheet by row, and what to call them in a message."""

    file: Path
    name: str | None
    """None for a text file, which has one sheet only."""
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    """Every row that holds something, with its number; of a text file, with the line it begins in."""
    hidden: bool = False
    merged: list[str] = field(default_factory=list)
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()

    def at(self, row: int, column: int | None = None) -> str:
        """Where a cell, or a row, lies: file, sheet and cell, or file, line and column. Columns count from 0."""
        if self.name is None:
            return f"{self.file}:{row}" + ("" if column is None else f": column {letters(column + 1)}")
        return f"{self.file}: sheet {self.name}, " + (
            f"row {row}" if column is None else f"{letters(column + 1)}{row}"
        )

    def check(self, from_row: int = 1, columns: Collection[int] | None = None) -> None:
        """Refuses merged cells and formula errors from a row on, in some columns or all. UnusableInputError."""
        for merged in self.merged:
            if _last_row(merged) >= from_row:
                raise UnusableInputError(
                    f"{self.file}: sheet {self.name}, {merged}: merged cells; unmerge them, so that each cell says "
                    "its own value"
                )
        for row, cells in self.rows:
            for column, cell in enumerate(cells if row >= from_row else ()):
                if cell.error and (columns is None or column in columns):
                    raise UnusableInputError(
                        f"{self.at(row, column)}: {cell.value}, the error of a formula; mend it or empty the cell"
                    )


class Workbook:
    """A workbook that is safe to read."""

    def __init__(self, path: Path, book: Any, parts: dict[str, Scanned]) -> None:  # noqa: ANN401 -- untyped library
        self.path = path
        self._sheets = {sheet.title: sheet for sheet in book.worksheets}
        self._parts = parts

    @property
    def names(self) -> list[str]:
        """Its sheets, in order; charts are none."""
        return list(self._sheets)

    @property
    def hidden(self) -> set[str]:
        """The sheets that the spreadsheet program does not show."""
        return {name for name, sheet in self._sheets.items() if sheet.sheet_state != "visible"}

    def sheet(self, name: str, *, checked: bool = True) -> Sheet:
        """One sheet with all its cells; merged cells and formula errors are refused unless `checked` is False."""
        if name not in self._sheets:
            raise UnusableInputError(f"{self.path}: has no sheet {name!r}; it has {', '.join(self.names)}")
        source = self._sheets[name]
        part = self._parts.get(source._worksheet_path)
        if part is None or not part.sheet:
            raise UnusableInputError(f"{self.path}: sheet {name} lies at an unknown place in the file; {ADVICE}")
        source.reset_dimensions()  # what the file says of its own size may be wrong
        sheet = Sheet(self.path, name, [], name in self.hidden, part.merged, part.hidden_rows)
        sheet.hidden_columns = {
            column - 1 for first, last in part.hidden_columns for column in range(first, min(last, MAX_COLUMN) + 1)
        }
        reach = 0
        with _in_one_line(self.path):
            for row, cells in enumerate(source.iter_rows(), start=1):
                read = _row(cells, part.formulas, row)
                reach += len(read)
                if reach > MAX_CELLS:
                    raise UnusableInputError(
                        f"{self.path}: sheet {name} reaches over more than {MAX_CELLS:,} cells; split it"
                    )
                if read:
                    sheet.rows.append((row, read))
        if checked:
            sheet.check()
        return sheet


def open_workbook(path: Path, raw: bytes | None = None) -> Workbook:
    """Opens an .xlsx workbook of a stranger. Raises UnusableInputError, in one line, for whatever is none.

    Refused are: no file, an empty one, no workbook, an old .xls, an encrypted one, one with macros, one that
    unpacks to far more than it should, and one that is damaged.
    """
    archive, parts = unpacked(path, read_whole(path, "a workbook (.xlsx)") if raw is None else raw)
    with _in_one_line(path):
        # openpyxl reads what was scanned, in the same bytes; of a formula its result, and no other file.
        book = load_workbook(archive.fp, read_only=True, data_only=True, keep_links=False)
    if not book.worksheets:
        raise UnusableInputError(f"{path}: the workbook has no sheet")
    return Workbook(path, book, parts)


@contextmanager
def _in_one_line(path: Path) -> Iterator[None]:
    """What a library says about a strange file, as one line; what it warns of is not our file's concern."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except HanseiError:
        raise
    except Exception as error:
        said = (str(error).splitlines() or [""])[0][:80] or type(error).__name__
        raise UnusableInputError(f"{path}: the workbook is damaged ({said}); {ADVICE}") from error


def _row(cells: Sequence[Any], formulas: Collection[str], row: int) -> list[Cell]:
    read = []
    for column, cell in enumerate(cells, start=1):
        formula = bool(formulas) and f"{letters(column)}{row}" in formulas
        if cell.value is None:
            read.append(Cell(formula=True) if formula else EMPTY)
        else:
            shown = _UNSEEN.sub("", cell.number_format or "").lower()
            read.append(
                Cell(
                    cell.value,
                    formula=formula,
                    error=cell.data_type == "e",
                    percent="%" in shown,
                    shows=_shown_of(cell.value, shown),
                )
            )
    while read and read[-1].empty:
        read.pop()
    return read


def _shown_of(value: Value, shown: str) -> str:
    if not isinstance(value, date):
        return ""
    return next((name for letter, name in (("d", "day"), ("m", "month"), ("y", "year")) if letter in shown), "day")


def _last_row(merged: str) -> int:
    found = re.findall(r"\d+", merged)
    return int(found[-1]) if found else 0
