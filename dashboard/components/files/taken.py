"""What is taken away of a page: its words, the instant it shows, its table and its drawing."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.status import STATUSES

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_INKS = {status.shape: status.words for status in STATUSES.values()}

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Taken:
    """One page as it goes into a file. All writers take this, and nothing else."""

    name: str
    """The page's name in the name of the file."""
    title: str
    """The title on screen."""
    question: str
    """The question that the page answers."""
    instant: str
    """The instant on screen, in words."""
    looked_at: datetime
    """The same as a time: what a file says about when it was made."""
    position: int
    """Up to which event the page goes."""
    permalink: str
    """Where the same is shown again."""
    seal: str = ""
    """The root of the last seal up to that position, with what it is over; empty where there is none."""
    rows: Sequence[Row] = ()
    drawing: Drawing | None = None
    whole: str = "CSV and XLSX have them all"
    """Where all rows of the table stand, where a document has no room for them."""

    @cached_property
    def columns(self) -> Sequence[str]:
        """The columns of the table, in the order in which the rows name them: not every row has to have all."""
        return list(dict.fromkeys(name for row in self.rows for name in row))


def without_controls(text: str, instead: str = " ") -> str:
    """A person's text without the characters that neither XML nor a page of paper can hold."""
    return _UNWRITABLE.sub(instead, text)


def written(text: object) -> str:
    """A person's text for a document: as it is, without controls and marks that turn what follows around."""
    return _TURNING.sub("", without_controls(str(text).replace("\r\n", "\n").replace("\t", " ")))


def sentence(text: str) -> str:
    """Words as the beginning of a line of their own."""
    said = written(text)
    return said[:1].upper() + said[1:]


def ink_of(words: str) -> str | None:
    """The colour of words that begin with the shape of a status."""
    shape, _, word = words.partition(" ")
    return _INKS.get(shape) if word else None


def cell_words(column: str, value: Any) -> str:  # noqa: ANN401 -- whatever a view has in a column
    """A value as a document writes it: days as 2025-09-04, times in UTC, a status with its shape."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        utc = value.astimezone(UTC) if value.tzinfo else value
        return f"{utc:%Y-%m-%d}" if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else f"{utc:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value in STATUSES and column.lower().endswith("status"):
        return STATUSES[value].text
    if isinstance(value, list | tuple):
        return ", ".join(cell_words("", one) for one in value)
    if isinstance(value, dict):
        return written(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
    return written(value)


def _number(value: float) -> str:
    rounded = round(value, 4) if abs(value) >= 1 or value == 0 else float(f"{value:.3g}")
    return f"{rounded:.15g}"
