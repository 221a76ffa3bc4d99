"""Pages to take away, for the tests of every kind of file. Nothing here is a test."""

from datetime import UTC, datetime
from typing import Any

from dashboard.components.files.taken import Taken
from dashboard.components.shown.shapes import Drawing, Part, Rect, rect, status_mark, text
from dashboard.components.shown.status import STATUSES

WHEN = datetime(2025, 11, 28, 17, tzinfo=UTC)
HOSTILE = [
    *("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "<script>alert(1)</script>", "\u202ertl"),
    *("😀", "x" * 40_000, "word " * 2_000, '#import "x"', "$x^2$", "[x](javascript:alert(1))", "#panic()", "`raw`"),
    *(
        "a\x00b\x1b[31mc\x7f\x85",
        "\ud800 alone",
        "\ufffe\uffff",
        "שלום עולם",
        "مرحبا",
        "日本語 方針管理",
        "\u2066x\u2069y",
    ),
    *(
        "line\nline\r\nline",
        "{{7*7}} ${x} %s",
        "<!-- --> ]]> &amp; &#0;",
        "\u200b" * 50,
        "i\u0307\u0301" * 40,
        "\\u{0}",
    ),
]
SIGNS = " ".join(status.text for status in STATUSES.values())


def taken(rows: Any = (), **more: Any) -> Taken:
    """A page with these rows."""
    told = {
        "name": "page",
        "title": "A page",
        "question": "What is it?",
        "instant": "as the log stood at position 7 (28 Nov 2025, 17:00)",
        "looked_at": WHEN,
        "position": 7,
        "permalink": "https://example.org/page?asof=2025-11-28&upto=7",
    }
    return Taken(**{**told, **more}, rows=rows)


def drawing(words: str = "A box", width: float = 400, height: float = 200) -> Drawing:
    """A drawing of one box with words in it, and every mark of a status."""
    place = Rect(10, 10, width - 20, height - 20)
    marks = [status_mark(status, (30 + 20 * n, height - 30)) for n, status in enumerate(STATUSES.values())]
    shapes = [rect(place, "panel", "line"), text((20, 40), words[:60], weight=600), *marks]
    return Drawing(title=words, width=width, height=height, parts=[Part(shapes, label=words)])
