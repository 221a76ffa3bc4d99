"""How days and numbers are written: by the locale of the workspace, or the house's way where it has none.

A process serves one workspace, so one locale holds for all of its pages. Words stay English. Patterns and names are
those of Unicode CLDR, as Babel has them.
"""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_time, get_day_names, get_month_names
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

_HOUSE = Locale("en")
_PATTERNS = {
    "yMMMd": "d MMM y",
    "yMMMM": "MMMM y",
    "yMMM": "MMM y",
    "yyMMM": "MMM yy",
    "MMMd": "d MMM",
    "MMM": "MMM",
}
"""The house's way, by the parts that are asked for as CLDR's skeletons name them."""
_written: Locale | None = None


def write_in(name: str | None) -> None:
    """From here on all pages are written in this locale; in the house's way where there is none of that name."""
    global _written
    _written = _locale(name)


def written() -> Locale | None:
    """The locale that pages are written in; none for the house's way."""
    return _written


@cache
def _locale(name: str | None) -> Locale | None:
    try:
        return Locale.parse(name) if name else None
    except (UnknownLocaleError, ValueError):
        return None


def date_text(value: date, parts: str) -> str:
    """A day, or the part of it that is asked for: yMMMd, yMMMM, yMMM, yyMMM, MMMd or MMM."""
    if _written is None:
        return format_date(value, _PATTERNS[parts], locale=_HOUSE)
    return format_skeleton(parts.replace("yy", "y"), datetime(value.year, value.month, value.day), locale=_written)  # noqa: DTZ001


def clock_text(value: datetime) -> str:
    """The time of day to the minute."""
    if _written is None:
        return f"{value:%H:%M}"
    return format_time(value.time(), "short", locale=_written)


def number_text(value: float, pattern: str) -> str:
    """A number by a CLDR pattern such as #,##0.##, where `,` and `.` stand for the locale's own signs."""
    return _number(value, pattern, _written or _HOUSE)


@lru_cache(maxsize=8192)  # a page writes the same numbers for everybody, and a pattern takes 50 µs to read
def _number(value: float, pattern: str, locale: Locale) -> str:
    return format_decimal(value, pattern, locale=locale)


def vega_locale() -> dict[str, Any]:
    """What a Vega-Lite chart needs to write its axes in the same way; empty for the house's way."""
    return _vega(_written) if _written else {}


@cache
def _vega(locale: Locale) -> dict[str, Any]:
    months, short_months = (get_month_names(width, "stand-alone", locale) for width in ("wide", "abbreviated"))
    days, short_days = (get_day_names(width, "stand-alone", locale) for width in ("wide", "abbreviated"))
    week = (6, 0, 1, 2, 3, 4, 5)  # Vega's begins on Sunday
    return {
        "formatLocale": {
            "decimal": get_decimal_symbol(locale),
            "thousands": get_group_symbol(locale),
            "grouping": [3],
            "currency": ["", ""],
        },
        "timeFormatLocale": {
            "dateTime": "%d %b %Y, %H:%M",
            "date": "%d %b %Y",
            "time": "%H:%M",
            "periods": [format_datetime(datetime(2000, 1, 1, hour), "a", locale=locale) for hour in (1, 13)],  # noqa: DTZ001
            "days": [days[n] for n in week],
            "shortDays": [short_days[n] for n in week],
            "months": [months[n] for n in range(1, 13)],
            "shortMonths": [short_months[n] for n in range(1, 13)],
        },
    }
