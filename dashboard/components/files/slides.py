"""A page as slides for PowerPoint and its like: a title, the drawing, and the table in cells that can be edited.

It is made in memory: some 5 kB for each cell, of forty slides at most, besides the picture of the drawing. Whoever
imports this module loads python-pptx, which takes a while.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.components.files.document import as_png
from dashboard.components.files.paper import Block, Laid, laid_out
from dashboard.components.files.taken import Taken, ink_of, sentence, written
from dashboard.components.shown.shapes import Drawing, wrapped
from dashboard.components.shown.words import counted

MOST_SLIDES = 40
"""How many slides a table has at most; all of it is in the CSV and XLSX."""
WIDE, HIGH = 960.0, 540.0
"""A slide of 16 to 9, in points."""
MARGIN, TOP, FOOT = 40.0, 92.0, 34.0
ACROSS = WIDE - 2 * MARGIN
_SIZE, _LINE, _PAD = 10.0, 12.4, 3.0
_MOST_LINES = 8
"""Lines of a cell; a longer text ends in …"""
_ROOM = 400_000
_ONLY_A_TITLE = 5
"""The layout of python-pptx's own template that has nothing but a title."""

Line = tuple[str, float]
"""Words and the size of their type."""


def as_pptx(taken: Taken) -> bytes:
    """The page as slides of 16 to 9."""
    show = new_show(taken)
    laid = table_laid(taken)
    _opening(show, taken, laid)
    if taken.drawing is not None:
        picture(slide(show, taken.title), taken, taken.drawing)
    if not _brief(laid):
        _common(show, taken, laid)
    tables(show, taken, laid)
    return saved(show)


def new_show(taken: Taken) -> Any:  # noqa: ANN401 -- as python-pptx has it
    """A show without slides, of 16 to 9."""
    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDE), Pt(HIGH)
    about = show.core_properties
    about.title, about.author = written(taken.title)[:255], "Hansei"
    about.created = about.modified = taken.looked_at.replace(tzinfo=None)
    return show


def saved(show: Any) -> bytes:  # noqa: ANN401
    """The show as a file."""
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def table_laid(taken: Taken, *, once: bool = True) -> Laid:
    """The table of a page as wide as a slide."""
    return laid_out(taken, width=ACROSS, size=_SIZE, room=_ROOM, once=once)


def _common(show: Any, taken: Taken, laid: Laid) -> None:  # noqa: ANN401
    common = table_laid(replace(taken, rows=[dict(laid.same)]))
    _table(slide(show, f"{taken.title}, the same in every row"), common.blocks[0], next(_slidefuls(common)))


def _brief(laid: Laid) -> bool:
    """Whether what all rows have in common has room on the first slide."""
    return len(laid.same) <= 8 and all(len(value) <= 100 for _, value in laid.same)


def _opening(show: Any, taken: Taken, laid: Laid) -> None:  # noqa: ANN401 -- as python-pptx has it
    lines = [
        (written(taken.question), 20.0),
        (sentence(taken.instant), 14.0),
        (short(written(taken.permalink), 11, most=3), 11.0),
        (taken.seal, 11.0),
        *((f"{name}: {value}", 12.0) for name, value in (laid.same if _brief(laid) else ())),
        *((short(told, 12, most=4), 12.0) for told in (laid.nothing_in, "" if taken.rows else laid.counted)),
    ]
    box = words(slide(show, taken.title, size=34), [line for line in lines if line[0]], top=150)
    if taken.permalink.startswith(("http://", "https://")):
        box.text_frame.paragraphs[2].runs[0].hyperlink.address = taken.permalink


def picture(on: Any, taken: Taken, drawing: Drawing) -> None:  # noqa: ANN401
    """The drawing as a picture that fills a slide."""
    scale = min(ACROSS / drawing.width, (HIGH - TOP - FOOT) / drawing.height)
    wide, high = scale * drawing.width, scale * drawing.height
    shown = on.shapes.add_picture(io.BytesIO(as_png(taken)), Pt((WIDE - wide) / 2), Pt(TOP), Pt(wide), Pt(high))
    shown._element.nvPicPr.cNvPr.set("descr", written(drawing.title))  # what a screen reader says


def tables(show: Any, taken: Taken, laid: Laid, most: int = MOST_SLIDES) -> None:  # noqa: ANN401
    """The table on as many slides as it needs, or at most so many; it says how many rows are left then."""
    done, slides = 0, len(laid.blocks)
    for rows in _slidefuls(laid):
        if slides > most:
            break
        for block in laid.blocks:
            which = "" if laid.turned else f", rows {done + 1} to {done + len(rows)} of {len(taken.rows)}"
            _table(slide(show, f"{taken.title}{which}"), block, rows)
        done += len(rows)
        slides += len(laid.blocks)
    left = len(laid.rows) - done + laid.left
    if left:
        more = f"{counted(left, 'more row')} of {len(taken.rows)}; {taken.whole}."
        words(slide(show, taken.title), [(more, 20)], top=TOP + 20)


def _slidefuls(laid: Laid) -> Iterator[Sequence[Mapping[str, str]]]:
    """The rows, as many at once as fit under each other on a slide."""
    free = HIGH - TOP - FOOT - max((_height(block, _headings(block)) for block in laid.blocks), default=0)
    rows: list[Mapping[str, str]] = []
    height = 0.0
    for row in laid.rows:
        told = {name: _fitting(row[name], wide) for block in laid.blocks for name, wide in _places(block)}
        tall = max(_height(block, told) for block in laid.blocks)
        if rows and height + tall > free:
            yield rows
            rows, height = [], 0.0
        rows.append(told)
        height += tall
    if rows:
        yield rows


def _places(block: Block) -> list[tuple[str, float]]:
    return [(name, wide - 2 * _PAD) for name, wide in zip(block.columns, block.widths, strict=True)]


def _headings(block: Block) -> dict[str, str]:
    return dict(zip(block.columns, block.heading, strict=True))


def _fitting(text: str, wide: float) -> str:
    """The text on one line of words; what has no room in its cell is cut, and says so."""
    flat = " ".join(text.split())
    lines = _lines(flat, wide)
    return flat if len(lines) < _MOST_LINES or not lines[-1].endswith("…") else " ".join(lines)


def _height(block: Block, row: Mapping[str, str]) -> float:
    lines = max(len(_lines(row[name], wide)) for name, wide in _places(block))
    return max(1, lines) * _LINE + 2 * _PAD


@lru_cache(maxsize=4096)  # rows have much in common, and measuring is most of the work
def _lines(text: str, wide: float) -> Sequence[str]:
    return wrapped(text, wide, _SIZE, _MOST_LINES)


def _table(on: Any, block: Block, rows: Sequence[Mapping[str, str]]) -> None:  # noqa: ANN401
    headings = _headings(block)
    heights = [_height(block, row) for row in (headings, *rows)]
    place = (Pt(MARGIN), Pt(TOP), Pt(sum(block.widths)), Pt(sum(heights)))
    table: Any = on.shapes.add_table(len(rows) + 1, len(block.columns), *place).table
    table.horz_banding = False  # the colours of statuses are made for a light ground
    for column, wide in zip(table.columns, block.widths, strict=True):
        column.width = Pt(wide)
    for line, row, height in zip(table.rows, (headings, *rows), heights, strict=True):
        line.height = Pt(height)
        for cell, name, number in zip(line.cells, block.columns, block.numbers, strict=True):
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_PAD)
            ink = None if row is headings else _colour(row[name])
            paragraph = cell.text_frame.paragraphs[0]
            _say(paragraph, row[name], _SIZE, bold=row is headings or ink is not None, ink=ink, right=number)


def _colour(words: str) -> bytes | None:
    ink = ink_of(words)
    return bytes.fromhex(ink[1:]) if ink else None


def slide(show: Any, title: str, size: float = 22) -> Any:  # noqa: ANN401
    """A new slide with a title."""
    new = show.slides.add_slide(show.slide_layouts[_ONLY_A_TITLE])
    place = new.shapes.title
    place.left, place.top = Pt(MARGIN), Pt(20)
    place.width, place.height = Pt(ACROSS), Pt(66 if size < 30 else 110)
    place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _say(place.text_frame.paragraphs[0], short(written(title), size, most=2), size, bold=True)
    return new


def words(on: Any, lines: Sequence[Line], top: float) -> Any:  # noqa: ANN401
    """Lines of words, below each other, from a height down."""
    box = on.shapes.add_textbox(Pt(MARGIN), Pt(top), Pt(ACROSS), Pt(HIGH - top - FOOT))
    frame = box.text_frame
    frame.word_wrap = True
    for number, (line, size) in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.space_after = Pt(size / 2)
        _say(paragraph, line, size)
    return box


def _say(
    paragraph: Any,  # noqa: ANN401
    words: str,
    size: float,
    *,
    bold: bool = False,
    ink: bytes | None = None,
    right: bool = False,
) -> None:
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    font = run.font
    font.size, font.bold = Pt(size), bold
    if ink is not None:
        font.color.rgb = RGBColor(*ink)  # type: ignore[no-untyped-call]


def short(words: str, size: float, most: int) -> str:
    """Words on one line, cut where they would fill more than so many."""
    flat = " ".join(words.split())
    lines = wrapped(flat, ACROSS - 30, size, most, 600)
    return flat if len(lines) < most or not lines[-1].endswith("…") else " ".join(lines)
