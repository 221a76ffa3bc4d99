"""A pack as a workbook: a sheet a section, charts that can be edited, and people's text never a formula.

It is made in memory, and grows with the rows: some 0.5 kB a cell.
"""

import io
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from dashboard.components.files.sheets import cell_of
from dashboard.components.files.taken import cell_words, written
from dashboard.components.shown.shapes import width_of
from dashboard.components.shown.words import shortened
from dashboard.packs.pack import INKS, Chart, Pack, Section

_NAME = "Chart data"
_WIDE, _HIGH = 24.0, 9.0
_LINE, _MOST_LINES = 15.0, 20
_NARROW, _BROAD = 9.0, 60.0
"""Widths of columns, in letters."""


def as_xlsx(pack: Pack) -> bytes:
    """The pack as a workbook: cover, sections, and the numbers that the charts are drawn from."""
    book = Workbook(write_only=True)
    _cover(book, pack)
    charted = [(section, chart) for section in pack.shown for chart in section.charts]
    places = _places([chart for _, chart in charted])
    sheets = [(section, _begin(book, section, pack)) for section in pack.shown]
    data = _sheet(book, _NAME, pack) if charted else None
    for section, sheet in sheets:
        _rows(sheet, section)
        mine = [(chart, place) for (of, chart), place in zip(charted, places, strict=True) if of is section]
        down = len(section.rows) + 5
        for chart, place in mine:
            drawn = _drawn(data, chart, place)
            sheet.add_chart(drawn, f"A{down}")
            down += round(2 * drawn.height) + 1
    if data is not None:
        data.column_dimensions["A"].width = 42
        for _, chart in charted:
            _numbers(data, chart)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cover(book: Workbook, pack: Pack) -> None:
    sheet = _sheet(book, "Cover", pack)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 140
    sheet.append([_bold(sheet, pack.cover.title, 16)])
    sheet.append([cell_of(sheet, pack.cover.instant)])
    sheet.append([])
    for name, value in pack.facts:
        sheet.append([_bold(sheet, name), _wrapped(cell_of(sheet, value), 140)])


def _begin(book: Workbook, section: Section, pack: Pack) -> Any:  # noqa: ANN401
    sheet = _sheet(book, section.name, pack)
    sheet.freeze_panes = "A4"
    for number, column in enumerate(pack.page(section).columns):
        letters = [cell_words(column, row.get(column)) for row in section.rows[:200]]
        if any(isinstance(row.get(column), date) for row in section.rows):
            letters.append("2025-10-06 14:50:00")  # a day or instant that has no room is shown as ###
        wide = max([width_of(column, 2.1, 600), *(width_of(words[:200], 1.9) for words in letters)])
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(_BROAD, max(_NARROW, wide + 2))
    return sheet


def _rows(sheet: Any, section: Section) -> None:  # noqa: ANN401
    columns = list(dict.fromkeys(name for row in section.rows for name in row))
    sheet.append([_bold(sheet, section.title, 14)])
    sheet.append([cell_of(sheet, section.question)])
    sheet.append([_bold(sheet, name) for name in columns])
    for number, row in enumerate(section.rows, 4):
        lines = max((_lines(row.get(name), _BROAD) for name in columns), default=1)
        sheet.row_dimensions[number].height = _LINE * lines
        sheet.append([_cell(sheet, name, row.get(name), lines) for name in columns])


def _cell(sheet: Any, column: str, value: Any, lines: int) -> Any:  # noqa: ANN401
    """A value as a sheet takes it; where its row has several lines it stands at the top of them."""
    told = cell_of(sheet, cell_words(column, value) if isinstance(value, list | tuple | dict) else value)
    if lines == 1 or told is None:
        return told
    cell = told if isinstance(told, Cell) else WriteOnlyCell(sheet, told)
    cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
    return cell


def _wrapped(cell: Any, wide: float) -> Any:  # noqa: ANN401
    """A cell whose text goes on below where it is wider than its column."""
    if _lines(cell.value, wide) > 1:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _lines(value: Any, wide: float) -> int:  # noqa: ANN401
    """How many lines a text has in a column of this width; not all programs find out by themselves."""
    if not isinstance(value, str):
        return 1
    return min(_MOST_LINES, ceil(1.1 * width_of(value[:2000], 1.9) / wide) or 1)


def _bold(sheet: Any, words: str, size: float = 11) -> Any:  # noqa: ANN401
    cell = cell_of(sheet, words)
    cell.font = Font(name="Calibri", bold=True, size=size)
    return cell


def _sheet(book: Workbook, name: str, pack: Pack) -> Any:  # noqa: ANN401 -- as openpyxl has it
    """A sheet that is printed as wide as paper on its side, with position and root at the foot of every page."""
    sheet = book.create_sheet(name[:31])
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text, sheet.oddFooter.left.size = pack.footer, 7
    sheet.oddFooter.right.text = "&P / &N"
    return sheet


def _places(charts: Sequence[Chart]) -> list[int]:
    """The row in which the numbers of each chart begin."""
    places, row = [], 1
    for chart in charts:
        places.append(row)
        row += len(chart.labels) + 3
    return places


def _numbers(sheet: Any, chart: Chart) -> None:  # noqa: ANN401
    sheet.append([_bold(sheet, chart.title)])
    sheet.append([None, *(cell_of(sheet, name) for name, _ in chart.series)])
    for n, label in enumerate(chart.labels):
        sheet.append([cell_of(sheet, label), *(values[n] for _, values in chart.series)])
    sheet.append([])


def _drawn(data: Any, chart: Chart, first: int) -> Any:  # noqa: ANN401
    drawn: Any = LineChart() if chart.lines else BarChart()
    drawn.title, drawn.width = shortened(written(chart.title), 120), _WIDE
    drawn.height = _HIGH if chart.lines else max(_HIGH, 1.1 * len(chart.labels))
    drawn.legend.position = "b"
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.display_blanks = "gap"
    if not chart.lines:
        drawn.type, drawn.x_axis.scaling.orientation = "bar", "maxMin"  # the first one at the top
        drawn.x_axis.tickLblPos, drawn.y_axis.crosses = "low", "max"
    last = first + 1 + len(chart.labels)
    drawn.add_data(
        Reference(data, min_col=2, max_col=1 + len(chart.series), min_row=first + 1, max_row=last),
        titles_from_data=True,
    )
    drawn.set_categories(Reference(data, min_col=1, min_row=first + 2, max_row=last))
    for series, ink in zip(drawn.series, INKS[chart.lines], strict=False):
        if chart.lines:
            series.graphicalProperties.line.solidFill, series.smooth = ink, False
        else:
            series.graphicalProperties.solidFill = ink
    return drawn
