"""Status as shape, word and colour."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.components.shown.words import unbroken


@dataclass(frozen=True)
class Status:
    """How one status looks; `ink` is the name under which the themes know its colour."""

    shape: str
    word: str
    ink: str
    light: str
    dark: str
    words: str
    """The colour of its words on a light page, and under white ones: 4.5 to 1, which its shape does not need."""

    @property
    def text(self) -> str:
        """Shape and word."""
        return f"{self.shape} {self.word}"


GRAY, PALE = "#6b7280", "#9aa3b2"

# The worst first.
STATUSES = {
    "off_track": Status("■", "Off track", "red", "#C44601", "#ff8a52", "#b23f00"),
    "at_risk": Status("▲", "At risk", "orange", "#B37400", "#E69F00", "#8f5d00"),
    "stale": Status("◌", "Stale", "gray", GRAY, PALE, "#5d6473"),
    "no_data": Status("○", "No data", "gray", GRAY, PALE, "#5d6473"),
    "on_track": Status("●", "On track", "blue", "#0072B2", "#56B4E9", "#0068a3"),
}

_PAIRS = {one.ink: f"--{one.ink}:light-dark({one.light}, {one.dark});" for one in STATUSES.values()}
INKS = f":host {{ {' '.join(_PAIRS.values())} }}"
"""The colours of the shapes for a drawing's CSS. The browser picks by its theme, and follows it at once."""


def status_of(code: str | None) -> Status:
    """The status of a code; what nobody here knows counts as no data."""
    return STATUSES.get(code or "", STATUSES["no_data"])


def counted_statuses(codes: Iterable[str | None]) -> str:
    """How many there are of each status, the worst first, for a place that reads Markdown."""
    found = [status_of(code) for code in codes]
    counts = [(status, found.count(status)) for status in STATUSES.values()]
    return ", ".join(f":{status.ink}[{unbroken(f'{status.text} {many}')}]" for status, many in counts if many)
