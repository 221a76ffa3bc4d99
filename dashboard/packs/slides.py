"""A pack as slides: cover, then a section after the other, with tables in cells and charts that can be edited.

It is made in memory: some 5 kB for each cell, of twelve slides of table a section at most, besides the pictures.
"""

from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from dashboard.components.files.slides import (
    ACROSS,
    FOOT,
    HIGH,
    MARGIN,
    TOP,
    new_show,
    picture,
    saved,
    short,
    slide,
    table_laid,
    tables,
    words,
)
from dashboard.components.files.taken import sentence, written
from dashboard.components.shown.words import counted
from dashboard.packs.pack import Pack, Section
from dashboard.packs.slide_charts import Place, draw_chart

MOST_SLIDES = 12
"""How many slides the table of one section has at most; all of it is in the XLSX."""
_ON_ONE = 4
"""How many lines charts stand on one slide."""


def as_pptx(pack: Pack) -> bytes:
    """The pack as slides of 16 to 9; position and root stand at the foot of all of them."""
    show = new_show(pack.cover)
    _cover(show, pack)
    for section in pack.shown:
        _section(show, pack, section)
    for number, each in enumerate(show.slides, 1):
        foot = words(each, [(f"{written(pack.footer)} · {number} of {len(show.slides)}", 8)], top=HIGH - 26)
        foot.height = Pt(22)
    return saved(show)


def _cover(show: Any, pack: Pack) -> None:  # noqa: ANN401 -- as python-pptx has it
    on = slide(show, pack.cover.title, size=30)
    lines = [written(f"{name}: {value}") for name, value in pack.facts]
    told = [(sentence(pack.cover.instant), 14.0), *((short(line, 10.5, most=3), 10.5) for line in lines)]
    words(on, told, top=132)


def _section(show: Any, pack: Pack, section: Section) -> None:  # noqa: ANN401
    page = pack.page(section)
    if section.drawing is not None:
        picture(slide(show, section.title), page, section.drawing)
    _charts(show, section)
    if section.rows:
        tables(show, page, table_laid(page, once=False), MOST_SLIDES)


def _charts(show: Any, section: Section) -> None:  # noqa: ANN401
    """A slide for each chart of bars; charts of lines four to a slide."""
    lines = [chart for chart in section.charts if chart.lines]
    for chart in section.charts:
        if not chart.lines:
            draw_chart(slide(show, section.title), chart, (MARGIN, TOP, ACROSS, HIGH - TOP - FOOT))
    for first in range(0, len(lines), _ON_ONE):
        some = lines[first : first + _ON_ONE]
        on = slide(show, f"{section.title}: {counted(len(lines), 'item')} off plan")
        for place, chart in zip(_places(len(some)), some, strict=True):
            draw_chart(on, chart, place)


def _places(many: int) -> Sequence[Place]:
    """Places for so many charts: one fills the slide, more stand in two columns."""
    across, down = (1, 1) if many == 1 else (2, (many + 1) // 2)
    wide, high = ACROSS / across, (HIGH - TOP - FOOT) / down
    return [(MARGIN + wide * (n % across), TOP + high * (n // across), wide, high) for n in range(many)]
