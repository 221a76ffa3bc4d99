"""A page as a PDF, and its drawing as a PNG: set by typst, from data alone, the same bytes for the same page.

Both are made in a process that ends with them. It needs some 20 kB for each cell of the table and twenty bytes for
each point of a picture, so both are bounded: about half a gigabyte at most, for one file at a time.
"""

import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from dashboard.components.files.paper import Block, Laid, breakable, laid_out
from dashboard.components.files.taken import Taken, ink_of, sentence, written
from dashboard.components.shown.drawing_svg import as_svg
from dashboard.components.shown.shapes import Drawing

PORTRAIT, LANDSCAPE = 595.0, 841.0
"""How wide paper is, in points."""
MARGIN = 34.0
_SIZE, _PAD = 7.5, 6.0
ROOM = 800_000
"""Characters that the table of a PDF has room for."""
POINTS = 24_000_000
"""How many points a picture has at most; a larger drawing is made smaller."""
LONGEST = 120
"""Seconds after which a file is given up."""

# Letters that neither the font beside this file nor those inside typst have: Chinese, Hindi, Thai, emoji and so on.
_OTHER_LETTERS = re.compile("[\u0700-\u1cff\u2e80-\ufaff\U00010000-\U0010ffff]")
_one_at_a_time = threading.Lock()


def as_pdf(taken: Taken) -> bytes:
    """The page on A4: its words, its drawing as vectors, and its table as far as there is room for it."""
    drawing = taken.drawing
    wide = drawing is not None and drawing.width > drawing.height
    laid = _laid(taken, LANDSCAPE if wide else PORTRAIT)
    if len(laid.blocks) > 1 and not wide:
        wide, laid = True, _laid(taken, LANDSCAPE)
    place = f"position {taken.position}"
    data = {
        "title": written(taken.title),
        "question": written(taken.question),
        "instant": sentence(taken.instant),
        "permalink": {
            "words": breakable(written(taken.permalink), PORTRAIT - 2 * MARGIN, _SIZE),
            "url": taken.permalink if taken.permalink.startswith(("http://", "https://")) else None,
        },
        "seal": taken.seal,
        "footer": f"{written(taken.title)} · {place}",
        "margin": MARGIN,
        "flipped": wide,
        "drawing": drawing_told(drawing) if drawing else None,
        "table": table_told(laid),
    }
    return typeset("page.typ", "pdf", data, taken)


def as_svg_file(taken: Taken) -> bytes:
    """The drawing of the page as it is laid out, to be enlarged at will."""
    return as_svg(_drawn(taken)).encode()


def as_png(taken: Taken) -> bytes:
    """The drawing of the page at twice its size, for sharp screens; smaller where it would be huge."""
    drawn = _drawn(taken)
    twice = min(2.0, (POINTS / (drawn.width * drawn.height)) ** 0.5)
    return typeset("picture.typ", "png", {"drawing": drawing_told(drawn)}, taken, ppi=96 * twice)


def _drawn(taken: Taken) -> Drawing:
    if taken.drawing is None:
        raise ValueError(f"the page {taken.name} has no drawing")
    return taken.drawing


def drawing_told(drawing: Drawing) -> dict[str, Any]:
    """A drawing as the templates take it."""
    return {"svg": as_svg(drawing), "alt": written(drawing.title)}


def _laid(taken: Taken, paper: float) -> Laid:
    return table_laid(taken, paper, ROOM)


def table_laid(taken: Taken, paper: float, room: int) -> Laid:
    """The table of a page on paper of this width, in room for so many characters."""
    return laid_out(taken, width=paper - 2 * MARGIN, size=_SIZE, room=room)


def table_told(laid: Laid) -> dict[str, Any]:
    """A table that is laid out as the templates take it."""
    return {
        "size": _SIZE,
        "same": laid.same,
        "notes": [f"{laid.counted} Times are in UTC.".strip() if laid.rows else laid.counted, laid.nothing_in],
        "blocks": [_block(block, laid) for block in laid.blocks],
    }


def _block(block: Block, laid: Laid) -> dict[str, Any]:
    rows = []
    for row in laid.rows:
        cells: list[Any] = []
        for name, wide in zip(block.columns, block.widths, strict=True):
            text = row[name]
            ink = ink_of(text)
            cells.append({"text": text, "ink": ink} if ink else breakable(text, wide - _PAD, _SIZE))
        rows.append(cells)
    return {
        "widths": block.widths,
        "heading": block.heading,
        "align": ["right" if number else "left" for number in block.numbers],
        "rows": rows,
    }


def typeset(template: str, kind: str, data: dict[str, Any], taken: Taken, ppi: float | None = None) -> bytes:
    """The file that a template makes of its data; the page says of when it is, and what it is called."""
    words = json.dumps(data, ensure_ascii=False)
    asked = {
        "template": template,
        "format": kind,
        "ppi": ppi,
        "data": data,
        "timestamp": int(taken.looked_at.timestamp()),
        "machine_fonts": bool(_OTHER_LETTERS.search(words)),
    }
    program = [sys.executable, "-I", str(Path(__file__).with_name("typesetting.py"))]
    with _one_at_a_time:
        done = subprocess.run(
            program, input=json.dumps(asked).encode(), capture_output=True, timeout=LONGEST, check=False
        )
    if done.returncode:
        why = done.stderr.decode(errors="replace")[-2000:]
        raise RuntimeError(f"the {kind} of the page {taken.name} could not be set: {why}")
    return done.stdout
