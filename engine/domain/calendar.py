"""The notations in which a person names an instant or a period.

`2026-03-31T12:00:00Z` means itself; `2026-03-31` the end of that day; `2026-Q1`, `2026-03`, `2026-H1` (a half),
`2026-W14` (a week from Monday, ISO 8601) and `2026` the end of that period, or now while it still runs. All in the
workspace's time zone and fiscal year.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from engine.errors import UnusableInputError

LAST = timedelta(microseconds=1)
_PERIOD = re.compile(r"(\d{4})(?:-(?:([Qq][1-4]|[Hh][12]|[Ww]\d\d)|(\d\d)))?")


@dataclass(frozen=True)
class Calendar:
    """Where days begin, and in which month the fiscal year does."""

    zone: tzinfo = UTC
    first_month: int = 1

    def midnight(self, day: date) -> datetime:
        """The first instant of a day."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone).astimezone(UTC)


UTC_CALENDAR = Calendar()


def span(text: str, calendar: Calendar = UTC_CALENDAR) -> tuple[datetime, datetime]:
    """First and last instant that the text names; the same twice for an instant. Raises UnusableInputError."""
    period = _PERIOD.fullmatch(text)
    try:
        if period:
            return _period_span(int(period[1]), period[2], period[3], calendar)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            day = date.fromisoformat(text)
            return calendar.midnight(day), calendar.midnight(day + timedelta(days=1)) - LAST
        instant = datetime.fromisoformat(text)
        if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text):
            instant = (instant if instant.tzinfo else instant.replace(tzinfo=calendar.zone)).astimezone(UTC)
            return instant, instant
    except (ValueError, OverflowError):
        pass
    raise UnusableInputError(
        f"{text!r} names no instant; write 2026-03-31T12:00:00Z, 2026-03-31, 2026-03, 2026-Q1 or 2026"
    )


def period_span(text: str, calendar: Calendar = UTC_CALENDAR) -> tuple[datetime, datetime]:
    """First and last instant of a period. Raises UnusableInputError for what is none."""
    if period := _PERIOD.fullmatch(text):
        with suppress(ValueError, OverflowError):  # 2026-00 and 2025-W53 are in no calendar
            return _period_span(int(period[1]), period[2], period[3], calendar)
    raise UnusableInputError(f"{text!r} is no period; write 2026-03, 2026-Q1, 2026-H1, 2026-W14 or 2026")


def instant(text: str, now: datetime, calendar: Calendar = UTC_CALENDAR) -> datetime:
    """The last instant that the text names; now while that period or day still runs."""
    first, last = span(text, calendar)
    return now if first <= now < last else last


def _period_span(year: int, part: str | None, month: str | None, calendar: Calendar) -> tuple[datetime, datetime]:
    if part and part[0] in "Ww":
        monday = date.fromisocalendar(year, int(part[1:]), 1)
        return calendar.midnight(monday), calendar.midnight(monday + timedelta(days=7)) - LAST
    if month:
        first, months = date(year, int(month), 1), 1
    else:
        # A fiscal year is named by the calendar year in which it begins.
        first, months = date(year, calendar.first_month, 1), 12
        if part:
            months = 3 if part[0] in "Qq" else 6
            first = _months_later(first, months * (int(part[1]) - 1))
    return calendar.midnight(first), calendar.midnight(_months_later(first, months)) - LAST


def _months_later(day: date, months: int) -> date:
    ahead = day.month - 1 + months
    return date(day.year + ahead // 12, ahead % 12 + 1, 1)
