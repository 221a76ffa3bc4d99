"""The bounds that a person's notation makes: `--as-of 2026-Q1`, `--seen-on 2026-05-14`, `--up-to @1234`."""

import re
from datetime import datetime

from engine.domain.calendar import UTC_CALENDAR, Calendar, instant
from engine.errors import UnusableInputError
from projections.read_model import Bounds, ReadModel

_POSITION = re.compile(r"@(\d{1,18})")


def bounds_of(
    read_model: ReadModel,
    now: datetime,
    *,
    as_of: str | None = None,
    known_at: str | None = None,
    up_to: str | None = None,
    seen_on: str | None = None,
    stored_by: str | None = None,
    calendar: Calendar = UTC_CALENDAR,
) -> Bounds:
    """The bounds that a person asked for. Raises UnusableInputError when they contradict each other."""
    if seen_on and (as_of or known_at):
        raise UnusableInputError("--seen-on sets both --as-of and --known-at; leave those out")
    if stored_by and up_to:
        raise UnusableInputError("--stored-by and --up-to both bound the log; give one of them")
    position: int | None = None
    if up_to is not None:
        digits = re.fullmatch(r"@?(\d{1,18})", up_to)
        if not digits:
            raise UnusableInputError(f"{up_to!r} is no position; write a whole number, or @ and one")
        position = int(digits[1])
    if stored_by:
        position = read_model.stored_by(instant(stored_by, now, calendar))
    named: dict[str, datetime | None] = {}
    for name, text in (("as_of", as_of or seen_on), ("known_at", known_at or seen_on), ("up_to", up_to)):
        at = _POSITION.fullmatch(text) if text else None
        if at:
            position = int(at[1]) if position is None else min(position, int(at[1]))
            named[name] = None
        else:
            named[name] = instant(text, now, calendar) if text and name != "up_to" else None
    if named["as_of"] is None and any(text and text.startswith("@") for text in (as_of, known_at, up_to, seen_on)):
        named["as_of"] = read_model.recorded_at(position or 0)
    return Bounds(named["as_of"], named["known_at"], position)
