"""Periods by their names, for the folds that count in months."""

import re
from datetime import datetime, timedelta

LAST = timedelta(microseconds=1)
LENGTHS = {"yearly": 12, "half_yearly": 6, "quarterly": 3, "monthly": 1}


def frequency(label: str | None) -> str | None:
    """How long a period is; nothing for a label of the source's own."""
    named = re.fullmatch(r"\d{4}(?:-(?:(Q[1-4])|(H[12])|(W\d\d)|(0[1-9]|1[0-2])))?", label or "")
    if not named:
        return None
    quarter, half, week, month = named.groups()
    return (
        "quarterly"
        if quarter
        else "half_yearly"
        if half
        else "weekly"
        if week
        else "monthly"
        if month
        else "yearly"
    )


def first(label: str | None) -> datetime | None:
    """Its first instant."""
    length = frequency(label)
    if label is None or length is None:
        return None
    year = int(label[:4])
    if length == "weekly":
        return datetime.fromisocalendar(year, int(label[6:]), 1)  # noqa: DTZ
    number = int(label[6:]) if length in ("quarterly", "half_yearly") else int(label[5:] or 1)
    return datetime(year, (number - 1) * LENGTHS[length] + 1, 1)  # noqa: DTZ001


def last(label: str | None) -> datetime | None:
    """Its last instant."""
    begin = first(label)
    if begin is None:
        return None
    length = frequency(label)
    return begin + timedelta(days=7) - LAST if length == "weekly" else later(begin, LENGTHS[length or ""]) - LAST


def later(begin: datetime, months: int) -> datetime:
    """The same moment of a month, so many months later."""
    years, month = divmod(begin.month - 1 + months, 12)
    return begin.replace(year=begin.year + years, month=month + 1)


def month_of(moment: datetime) -> str:
    """The month in which an instant lies."""
    return f"{moment:%Y-%m}"


def period_of(moment: datetime, length: str | None) -> str:
    """The period of a length in which an instant lies; its month where that is not known."""
    match length:
        case "yearly":
            return f"{moment:%Y}"
        case "quarterly":
            return f"{moment:%Y}-Q{(moment.month + 2) // 3}"
        case "weekly":
            return f"{moment:%G-W%V}"
        case _:
            return month_of(moment)
