"""Charts on slides: native ones, with a workbook behind each in which people's text never becomes a formula."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.components.files.taken import written
from dashboard.components.shown.words import shortened
from dashboard.packs.pack import INKS, Chart

Place = tuple[float, float, float, float]
"""Left, top, width and height, in points."""


class _Texts(CategoryWorkbookWriter):
    """Writes the workbook behind a chart; left to itself, python-pptx makes a formula of a label such as =1+1."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
        book = Workbook(xlsx_file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        yield book, book.add_worksheet()
        book.close()


class _Numbers(CategoryChartData):
    """The numbers of a chart."""

    @property
    def _workbook_writer(self) -> _Texts:
        return _Texts(self)  # type: ignore[no-untyped-call]


def draw_chart(on: Any, chart: Chart, place: Place) -> None:  # noqa: ANN401 -- as python-pptx has it
    """The chart at its place on a slide, to be edited there."""
    data = _Numbers()  # type: ignore[no-untyped-call]
    data.categories = [shortened(written(label), 120) for label in chart.labels]
    for name, values in chart.series:
        data.add_series(shortened(written(name), 120), values)  # type: ignore[no-untyped-call]
    kind = XL_CHART_TYPE.LINE_MARKERS if chart.lines else XL_CHART_TYPE.BAR_CLUSTERED
    drawn = on.shapes.add_chart(kind, *(Pt(side) for side in place), data).chart
    drawn.has_title, drawn.has_legend = True, True
    drawn.chart_title.text_frame.text = shortened(written(chart.title), 120)
    for run in drawn.chart_title.text_frame.paragraphs[0].runs:
        run.font.size = Pt(12)
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.legend.font.size = drawn.category_axis.tick_labels.font.size = Pt(9)
    drawn.value_axis.tick_labels.font.size = Pt(9)
    if not chart.lines:
        drawn.category_axis.reverse_order = True  # the first one at the top, and the scale below
        drawn.value_axis._element.find(qn("c:crosses")).set("val", "max")
        drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # also where a bar goes below zero
    for series, ink in zip(drawn.plots[0].series, INKS[chart.lines], strict=False):
        colour = RGBColor.from_string(ink)  # type: ignore[no-untyped-call]
        if chart.lines:
            series.format.line.color.rgb, series.smooth = colour, False
            series.format.line.width = Pt(1.75)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour
