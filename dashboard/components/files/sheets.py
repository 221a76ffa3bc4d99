"""The table of a page as CSV and XLSX, in which people's text never becomes a formula.

Both are made in memory, and grow with the rows: some 0.5 kB a cell while a workbook is made.
"""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from dashboard.components.files.taken import Taken, without_controls

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""


def as_csv(taken: Taken) -> bytes:
    """The table as CSV, as Excel reads it without asking: UTF-8 with its mark."""
    if not taken.rows:
        return b""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(taken.columns)
    for row in taken.rows:
        writer.writerow([_csv_cell(row.get(name)) for name in taken.columns])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_xlsx(taken: Taken) -> bytes:
    """The table as a workbook of one sheet: numbers and instants as such, all else as text; longer text is cut."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(taken.name[:31])
    sheet.freeze_panes = "A2"
    heading = []
    for title in taken.columns:
        cell = WriteOnlyCell(sheet, title)
        cell.font = Font(bold=True)
        heading.append(cell)
    sheet.append(heading)
    for row in taken.rows:
        sheet.append([cell_of(sheet, row.get(name)) for name in taken.columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv_cell(value: Any) -> Any:  # noqa: ANN401 -- whatever a view has in a column
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + ("" if value.tzinfo else "Z")
    if isinstance(value, date | int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell_of(sheet: Any, value: Any) -> Any:  # noqa: ANN401
    """A value as a sheet takes it: numbers and instants as such, all else as text that is no formula."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):  # a workbook knows no time zones: UTC, as everywhere here
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    cell = WriteOnlyCell(sheet, without_controls(str(value))[:_LONGEST])
    cell.data_type = "s"  # so that text that begins with = is no formula
    return cell
