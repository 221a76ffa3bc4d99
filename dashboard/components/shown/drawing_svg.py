"""A drawing as a file of its own: the same places as on the screen, in the colours of the light theme."""

import re
from html import escape

from dashboard.components.shown.shapes import Drawing, Part, Shape
from dashboard.components.shown.status import STATUSES


def _mixed(ink: str, text: str, share: float = 0.76) -> str:
    """A colour on its way to that of the text: words need more contrast than shapes."""
    parts = [(int(ink[n : n + 2], 16), int(text[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in parts)


PALETTE = {
    "none": "none",
    "text": "#1f2430",
    "soft": "#5b6270",
    "line": "#c9ced8",
    "paper": "#ffffff",
    "band": "#f6f7f9",
    "panel": "#e9ecf1",
    "accent": "#1f5f99",
    **{status.ink: status.light for status in STATUSES.values()},
    **{f"{status.ink}-word": _mixed(status.light, "#1f2430") for status in STATUSES.values()},
}
_FONT = "'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif"
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARGIN = 12


def as_svg(drawing: Drawing) -> str:
    """The drawing as an SVG file. People's text is text in it, whatever it says."""
    wide, high = drawing.width + 2 * _MARGIN, drawing.height + 2 * _MARGIN
    body = "".join(_part(part) for part in drawing.parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_MARGIN} {-_MARGIN} {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}" font-family="{_FONT}" role="img">'
        f"<title>{_words(drawing.title)}</title>"
        f'<rect x="{-_MARGIN}" y="{-_MARGIN}" width="{wide:.0f}" height="{high:.0f}" fill="{PALETTE["paper"]}"/>'
        f"{body}</svg>\n"
    )


def _part(part: Part) -> str:
    title = f"<title>{_words(part.label)}</title>" if part.label else ""
    return f"<g>{title}{''.join(_shape(shape) for shape in part.shapes)}</g>"


def _shape(shape: Shape) -> str:
    own = ("tag", "lines", "leading")
    told = " ".join(f'{name}="{_value(name, value)}"' for name, value in shape.items() if name not in own)
    if shape["tag"] != "text":
        return f"<{shape['tag']} {told}/>"
    lines = "".join(
        f'<tspan x="{shape["x"]}" dy="{shape["leading"] if n else 0}">{_words(line)}</tspan>'
        for n, line in enumerate(shape["lines"])
    )
    return f"<text {told}>{lines}</text>"


def _value(name: str, value: object) -> str:
    if name in ("fill", "stroke"):
        return PALETTE[str(value)]
    return f"{round(value, 2):g}" if isinstance(value, float) else escape(str(value))


def _words(said: str) -> str:
    """A person's text; characters that no XML file may hold are left out."""
    return escape(_UNSPEAKABLE.sub("", said))
