"""A table as a file to take away: CSV and XLSX, in which people's text never becomes a formula."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

Rows = Sequence[dict[str, Any]]


def as_csv(rows: Rows) -> bytes:
    """Rows as CSV, as Excel reads it without asking: UTF-8 with its mark."""
    if not rows:
        return b""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row.values()])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Rows, name: str) -> bytes:
    """Rows as a workbook of one sheet: numbers and instants as such, all else as text; longer text is cut."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    heading = []
    for title in rows[0] if rows else ():
        cell = WriteOnlyCell(sheet, title)
        cell.font = Font(bold=True)
        heading.append(cell)
    sheet.append(heading)
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value) for value in row.values()])
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


def _xlsx_cell(sheet: Any, value: Any) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):  # a workbook knows no time zones: UTC, as everywhere here
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    cell = WriteOnlyCell(sheet, _UNWRITABLE.sub(" ", str(value))[:_LONGEST])
    cell.data_type = "s"  # so that text that begins with = is no formula
    return cell
