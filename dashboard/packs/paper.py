"""A pack as a PDF: the same bytes for the same bounds, position and seal.

It is set in a process that ends with it, as pages are, and has room for as many cells as one page of the dashboard:
what does not fit is counted, and stands in the XLSX of the pack.
"""

from typing import Any

from dashboard.components.files.document import (
    LANDSCAPE,
    MARGIN,
    ROOM,
    drawing_told,
    table_laid,
    table_told,
    typeset,
)
from dashboard.components.files.paper import breakable
from dashboard.components.files.taken import sentence, written
from dashboard.components.shown.shapes import Drawing
from dashboard.packs.chart_drawing import drawings_of
from dashboard.packs.pack import Pack, Section

_SIZE, _HIGHEST = 9.0, 455.0
_VALUES = LANDSCAPE - 2 * MARGIN - 120


def as_pdf(pack: Pack) -> bytes:
    """The pack on A4, each section on pages of its own; the root stands at the foot of all of them."""
    sections, room = [], ROOM
    for section in pack.shown:
        told, used = _section(pack, section, min(room, ROOM // 3))
        sections.append(told)
        room -= used
    data = {
        "title": written(pack.cover.title),
        "instant": sentence(pack.cover.instant),
        "facts": [[written(name), breakable(written(value), _VALUES, _SIZE)] for name, value in pack.facts],
        "footer": written(pack.footer),
        "margin": MARGIN,
        "sections": sections,
    }
    return typeset("pack.typ", "pdf", data, pack.cover)


def _section(pack: Pack, section: Section, room: int) -> tuple[dict[str, Any], int]:
    """A section as the template takes it, and how many characters its table needs."""
    told: dict[str, Any] = {
        "title": written(section.title),
        "question": written(section.question),
        "drawing": _fitted(section.drawing) if section.drawing else None,
        "charts": [_sized(drawing) for chart in section.charts for drawing in drawings_of(chart)],
        "table": None,
    }
    used = 0
    if section.rows:
        laid = table_laid(pack.page(section), LANDSCAPE, room)
        told["table"] = table_told(laid)
        used = sum(max(40, len(text)) for row in laid.rows for text in row.values())
    return told, used


def _fitted(drawing: Drawing) -> dict[str, Any]:
    """As wide as the page, or as high as there is room below the heading."""
    high = (LANDSCAPE - 2 * MARGIN) * (drawing.height + 24) / (drawing.width + 24)
    return {**drawing_told(drawing), "height": min(_HIGHEST, high)}


def _sized(drawing: Drawing) -> dict[str, Any]:
    return {**drawing_told(drawing), "width": drawing.width + 24, "height": drawing.height + 24}
