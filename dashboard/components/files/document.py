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
from dashboard.components.files.taken import Taken, sentence, written
from dashboard.components.shown.drawing_svg import as_svg
from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.status import STATUSES

PORTRAIT, LANDSCAPE = 595.0, 841.0
_MARGIN, _SIZE, _PAD = 34.0, 7.5, 6.0
ROOM = 800_000
"""Characters that the table of a PDF has room for."""
POINTS = 24_000_000
"""How many points a picture has at most; a larger drawing is made smaller."""
LONGEST = 120
"""Seconds after which a file is given up."""

# Letters that neither the font beside this file nor those inside typst have: Chinese, Hindi, Thai, emoji and so on.
_OTHER_LETTERS = re.compile("[\u0700-\u1cff\u2e80-\ufaff\U00010000-\U0010ffff]")
_STATUS_INK = {status.text: status.words for status in STATUSES.values()}
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
            "words": breakable(written(taken.permalink), PORTRAIT - 2 * _MARGIN, _SIZE),
            "url": taken.permalink if taken.permalink.startswith(("http://", "https://")) else None,
        },
        "footer": f"{written(taken.title)} · {place}",
        "margin": _MARGIN,
        "flipped": wide,
        "drawing": _drawing(drawing) if drawing else None,
        "table": {
            "size": _SIZE,
            "same": laid.same,
            "notes": [f"{laid.counted} Times are in UTC.".strip() if laid.rows else laid.counted, laid.nothing_in],
            "blocks": [_block(block, laid) for block in laid.blocks],
        },
    }
    return _set("page.typ", "pdf", data, taken)


def as_svg_file(taken: Taken) -> bytes:
    """The drawing of the page as it is laid out, to be enlarged at will."""
    return as_svg(_drawn(taken)).encode()


def as_png(taken: Taken) -> bytes:
    """The drawing of the page at twice its size, for sharp screens; smaller where it would be huge."""
    drawn = _drawn(taken)
    twice = min(2.0, (POINTS / (drawn.width * drawn.height)) ** 0.5)
    return _set("picture.typ", "png", {"drawing": _drawing(drawn)}, taken, ppi=96 * twice)


def _drawn(taken: Taken) -> Drawing:
    if taken.drawing is None:
        raise ValueError(f"the page {taken.name} has no drawing")
    return taken.drawing


def _drawing(drawing: Drawing) -> dict[str, Any]:
    return {"svg": as_svg(drawing), "alt": written(drawing.title)}


def _laid(taken: Taken, paper: float) -> Laid:
    return laid_out(taken, width=paper - 2 * _MARGIN, size=_SIZE, room=ROOM)


def _block(block: Block, laid: Laid) -> dict[str, Any]:
    rows = []
    for row in laid.rows:
        cells: list[Any] = []
        for name, wide in zip(block.columns, block.widths, strict=True):
            text = row[name]
            ink = _STATUS_INK.get(text)
            cells.append({"text": text, "ink": ink} if ink else breakable(text, wide - _PAD, _SIZE))
        rows.append(cells)
    return {
        "widths": block.widths,
        "heading": block.heading,
        "align": ["right" if number else "left" for number in block.numbers],
        "rows": rows,
    }


def _set(template: str, kind: str, data: dict[str, Any], taken: Taken, ppi: float | None = None) -> bytes:
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
