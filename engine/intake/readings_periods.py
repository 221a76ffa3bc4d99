"""Days and periods as people write them: 31.03.2026, Mar 2026, 03/2026, Q1 2026, 2026-03.

Two schools write the day before the month, or the month before the day, and 03/04/2026 is a date of both. So a text
is read by both, and all the texts of a file together say which school wrote them. What is read comes out in the
notation of the whole house: 2026-03-31, 2026-03, 2026-Q1, 2026, or an instant.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import ClassVar

from engine.domain.calendar import span
from engine.domain.values import instant_text
from engine.errors import UnusableInputError
from engine.intake.sheets import Cell

DAY_FIRST, MONTH_FIRST = "dd/mm/yyyy", "mm/dd/yyyy"

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_OF = {
    **{name: at for at, name in enumerate(_MONTHS, start=1)},
    **{name[:3]: at for at, name in enumerate(_MONTHS, start=1)},
    "sept": 9,
}
_NAME = rf"(?P<name>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\.?"
_YEAR = r"(?P<y>(?:19|20|21)[0-9]{2})"
_QUARTER = r"Q(?P<q>[1-4])"
_GAP = r"[ ,/-]{1,2}"
_WORD, _SHORT = r"[^\W\d_]{3,}\.?", r"['\u2019]?[0-9]{2}"

# Forms that everybody reads the same way. Between dots the day stands first, with everybody who writes dots.
_PLAIN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}[-/](?P<m>[0-9]{{1,2}})",
        rf"(?P<m>[0-9]{{1,2}})[-/.]{_YEAR}",
        rf"{_YEAR}[-/.](?P<m>[0-9]{{1,2}})[-/.](?P<d>[0-9]{{1,2}})",
        rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})",
        rf"(?P<d>[0-9]{{1,2}})\.(?P<m>[0-9]{{1,2}})\.{_YEAR}",
        rf"{_NAME}{_GAP}{_YEAR}",
        rf"{_YEAR}{_GAP}{_NAME}",
        rf"{_NAME}[ -]?['\u2019](?P<yy>[0-9]{{2}})",
        rf"(?P<d>[0-9]{{1,2}}){_GAP}{_NAME}{_GAP}{_YEAR}",
        rf"{_NAME}{_GAP}(?P<d>[0-9]{{1,2}}){_GAP}{_YEAR}",
        rf"{_YEAR}[ /-]?{_QUARTER}",
        rf"{_QUARTER}[ /-]?{_YEAR}",
        rf"{_YEAR}[ /-]?H(?P<h>[12])",
        rf"H(?P<h>[12])[ /-]?{_YEAR}",
        rf"{_YEAR}-?W(?P<w>[0-9]{{2}})",
    )
)
_EITHER = re.compile(rf"(?P<one>[0-9]{{1,2}})[/-](?P<other>[0-9]{{1,2}})[/-]{_YEAR}")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*")

_ADVICE = "write 2026-03-31, 2026-03, 2026-Q1 or 2026"
# What looks like a period to a person and is none, or not a whole one, and what to say about it.
_HALF = tuple(
    (re.compile(form, re.IGNORECASE), why)
    for form, why in (
        (
            rf"{_NAME}[ -]?[0-9]{{2}}",
            "is a month of a year, or a day without a year; if it is a month, say --date-format mmm-yy",
        ),
        (
            r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}",
            "has a year of two digits; say how to read it, such as --date-format dd/mm/yy",
        ),
        (
            r"FY ?['\u2019]?[0-9]{2,4}([ /-].*)?",
            "is a fiscal year; write 2026, a fiscal year is named by the calendar year in which it begins",
        ),
        (
            rf"({_YEAR}[ -]?)?(W|KW|CW|week) ?[0-9]{{1,2}}([ /-]?[0-9]{{4}})?",
            "is a week, and weeks are counted in several ways; write 2026-W14 as ISO 8601 does, or a day",
        ),
        (rf"(H[12]|Q[1-4]|{_NAME})([ /-]?['\u2019]?[0-9]{{2,4}})?", f"is no whole period; {_ADVICE}"),
        (
            # Months in other languages, and whatever else has a year in it.
            rf"{_WORD}{_GAP}{_SHORT}|{_SHORT}{_GAP}{_WORD}|.*(?<![0-9])(19|20|21)[0-9]{{2}}(?![0-9]).*",
            f"is no period; {_ADVICE}",
        ),
    )
)


class NoPeriodError(ValueError):
    """The text is no day or period; says why."""

    def __init__(self, why: str, *, meant: bool = True) -> None:
        super().__init__(why)
        self.meant = meant
        """Whether a person would take it for one all the same."""


def looks_like_a_period(cell: Cell) -> bool:
    """Whether a person would take the cell for a day or a period, readable or not."""
    try:
        return bool(read(cell))
    except NoPeriodError as error:
        return error.meant


def is_a_period(cell: Cell) -> bool:
    """Whether the cell can be read as a day or a period."""
    try:
        return bool(read(cell))
    except NoPeriodError:
        return False


def read(cell: Cell, given: "DateFormat | None" = None) -> Mapping[str, str]:
    """The day or period that a cell names, by school; both schools where both read it. Raises NoPeriodError."""
    if isinstance(cell.value, date):
        return _both(_of_a_date(cell.value, cell.shows))
    if not isinstance(cell.value, str) and not cell.text.isdigit():
        meant = any(form.fullmatch(cell.text) for form, _ in _HALF)  # 2026.1 is January or October
        raise NoPeriodError(f"{cell.text or 'an empty cell'} is no day or period; {_ADVICE}", meant=meant)
    text = " ".join(cell.text.split())
    if given is not None and (found := given.read(text)) is not None:
        return _both(found)
    text = _MIDNIGHT.sub("", text)
    for form in _PLAIN:
        if match := form.fullmatch(text):
            return _both(_notation(text, match.groupdict()))
    if match := _EITHER.fullmatch(text):
        return _by_school(text, match)
    if _INSTANT.fullmatch(text):
        return _both(_in_the_calendar(text, text, "instant"))
    for form, why in _HALF:
        if form.fullmatch(text):
            raise NoPeriodError(f"{text!r} {why}")
    if re.fullmatch(r"[34][0-9]{4}", text):
        raise NoPeriodError(f"{text} is a date that lost its format; format the cell as a date, or {_ADVICE}")
    raise NoPeriodError(f"{text[:40]!r} is no day or period; {_ADVICE}", meant=False)


def widened(text: str, to: str) -> str:
    """The week, month, quarter or year that a day or an instant lies in; a period stays what it is."""
    if to == "day" or kind_of(text) != "day":
        return text
    day = date.fromisoformat(instant_text(span(text)[0])[:10])
    week = day.isocalendar()
    return {
        "week": f"{week.year:04d}-W{week.week:02d}",
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04d}",
    }[to]


def kind_of(text: str) -> str:
    """What this notation names: a day (or an instant in it), a week, month, quarter, half or year."""
    if len(text) >= len("2026-03-31"):
        return "day"
    if len(text) == len("2026"):
        return "year"
    return {"Q": "quarter", "H": "half", "W": "week"}.get(text[5], "month")


class DateFormat:
    """How a person says that dates are written: dd/mm/yyyy, mm/dd/yy, mmm-yy and so on."""

    _TOKENS: ClassVar[Mapping[str, str]] = {
        "yyyy": _YEAR, "yy": r"(?P<yy>[0-9]{2})", "mmmm": _NAME, "mmm": _NAME, "mm": r"(?P<m>[0-9]{1,2})",
        "m": r"(?P<m>[0-9]{1,2})", "dd": r"(?P<d>[0-9]{1,2})", "d": r"(?P<d>[0-9]{1,2})",
    }  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        parts = re.findall(r"y+|m+|d+|[^ymd]+", text.strip().lower())
        form = "".join(self._TOKENS.get(part, "" if part[0] in "ymd" else re.escape(part)) for part in parts)
        known = all(part in self._TOKENS or part[0] not in "ymd" for part in parts)
        try:
            self._form = re.compile(form, re.IGNORECASE)
        except re.error:
            known = False
        groups = self._form.groupindex if known else {}
        if not groups.keys() & {"y", "yy"} or not groups.keys() & {"m", "name"} or {"y", "yy"} <= groups.keys():
            raise UnusableInputError(
                f"--date-format {text!r} says no year and month; write it like dd/mm/yyyy, mm/dd/yyyy or mmm-yy"
            )

    def read(self, text: str) -> str | None:
        """The day or month that the text names if it is written so."""
        found = self._form.fullmatch(text)
        return _notation(text, found.groupdict()) if found else None


def _both(notation: str) -> Mapping[str, str]:
    return {DAY_FIRST: notation, MONTH_FIRST: notation}


def _by_school(text: str, found: re.Match[str]) -> Mapping[str, str]:
    one, other, year = found["one"], found["other"], found["y"]
    readings = {}
    for school, day, month in ((DAY_FIRST, one, other), (MONTH_FIRST, other, one)):
        with suppress(NoPeriodError):
            readings[school] = _notation(text, {"y": year, "m": month, "d": day})
    if not readings:
        raise NoPeriodError(f"{text!r} is no day of the calendar; {_ADVICE}")
    return readings


def _notation(text: str, said: Mapping[str, str | None]) -> str:
    year = int(said.get("y") or f"20{said['yy']}")
    for part in ("q", "h", "w"):
        if said.get(part):
            notation = f"{year}-{part.upper()}{said[part]}"
            return _in_the_calendar(text, notation, "week")
    name = said.get("name")
    if not said.get("m") and not name:
        return str(year)
    month = _MONTH_OF[name.lower().rstrip(".")] if name else int(said["m"] or 0)
    if said.get("d"):
        return _in_the_calendar(text, f"{year}-{month:02d}-{int(said['d'] or 0):02d}", "day")
    return _in_the_calendar(text, f"{year}-{month:02d}", "month")


def _in_the_calendar(text: str, notation: str, what: str) -> str:
    try:
        span(notation)
    except UnusableInputError as error:
        raise NoPeriodError(f"{text[:40]!r} is no {what} of the calendar; {_ADVICE}") from error
    return notation


def _of_a_date(value: date, shows: str) -> str:
    if shows == "year":
        return str(value.year)
    if shows == "month":
        return f"{value.year:04d}-{value.month:02d}"
    if isinstance(value, datetime) and value.time() != time():
        return value.replace(tzinfo=UTC).isoformat()
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
