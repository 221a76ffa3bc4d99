"""Numbers, days and people's texts, as the pages write them."""

import re
from datetime import UTC, date, datetime, timedelta

from dashboard.components.shown.locales import clock_text, date_text, number_text

EPOCH = date(1970, 1, 1)
_MARKS = re.compile(r"([\\`*_{}\[\]()#|<>~$:&]|^[-+=]|(?<=\d)\.(?=\s))")
_AFTERWARDS = re.compile(r"(www(?=\.)|:(?=//|material/)|@)")


def plain(text: str) -> str:
    """A person's text for a place that reads Markdown: shown as it is, never rendered.

    What Markdown's reader looks for after it has taken the escapes away, addresses and icons, is parted by a
    space without width.
    """
    flat = " ".join(text.split())
    return _MARKS.sub(r"\\\1", _AFTERWARDS.sub("\\1\u200b", flat))


def shortened(text: str, most: int = 90) -> str:
    """The beginning of a long text."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def unbroken(text: str) -> str:
    """A few words that stay on one line, so that a sign never stands apart from its word."""
    return text.replace(" ", "\u00a0")


def number(value: float | None, unit: str | None = None) -> str:
    """A number in plain style with its unit: 40, 72.5 %, 1,234; a day where the unit is `date`."""
    if value is None:
        return ""
    if unit == "date":
        return day(EPOCH + timedelta(days=round(value)))
    rounded = round(value, 4) if abs(value) >= 1 or value == 0 else float(f"{value:.3g}")
    said = number_text(rounded, "#,##0.##########")
    return f"{said} {unit}" if unit and unit.strip("- ") else said


def whole(value: float) -> str:
    """A whole number: 1,234."""
    return number_text(value, "#,##0")


def fixed(value: float, digits: int) -> str:
    """A number with so many digits after its point: 7.5, 0.70."""
    return number_text(value, "#,##0." + "0" * digits)


def percent(share: float | None) -> str:
    """A share as a whole percentage: 58 %."""
    return "" if share is None else f"{whole(round(100 * share))} %"


def progress(share: float | None) -> str:
    """Progress in words: unclamped, and said plainly where it lies outside of the way to the target."""
    if share is None:
        return ""
    if share < 0:
        return f"below baseline ({percent(share)})"
    return f"{percent(share)}, past the target" if round(share, 9) > 1 else percent(share)


def day(value: date) -> str:
    """A day: 14 May 2025."""
    return date_text(value, "yMMMd")


def month(value: date) -> str:
    """A month: May 2025."""
    return date_text(value, "yMMMM")


def moment(value: datetime | None) -> str:
    """An instant: the day alone where it is a whole day, else with the time, in UTC."""
    if value is None:
        return ""
    clock = value.time()
    if (clock.hour, clock.minute, clock.second) in ((0, 0, 0), (23, 59, 59)):
        return day(value)
    return f"{day(value)}, {clock_text(value)}"


def aware(value: datetime) -> datetime:
    """An instant as the views give it, in UTC and saying so."""
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def age(seconds: float) -> str:
    """How long ago, roughly: 3 s, 5 min, 2 h, 4 d."""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return f"{max(0, int(seconds))} s"


def counted(many: int, one: str, several: str | None = None) -> str:
    """A number with its noun: 1 change, 3 changes."""
    return f"{whole(many)} {one if many == 1 else several or one + 's'}"
