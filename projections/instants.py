"""The bounds that a person's notation makes: `--as-of 2026-Q1`, `--seen-on 2026-05-14`, `--up-to @1234`.

A place in the log is `@1234`, or `review:ID` and `review:ID:close`: what a review looked at when it began or ended.
`cycle:ID` is the instant at which a cycle, plan or scorecard begins.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from engine.domain.calendar import UTC_CALENDAR, Calendar, instant
from engine.errors import UnusableInputError
from projections.read_model import Bounds, ReadModel

_POSITION = re.compile(r"@(\d{1,18})")
_REVIEW = re.compile(r"review:(.+?)(:close)?")
_CYCLE = re.compile(r"cycle:(.+)")


@dataclass(frozen=True)
class _Place:
    """A place in the log, and the instant that a review looked at from there."""

    position: int
    looked_at: datetime | None = None


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
    places: list[_Place] = []
    positions: list[int] = []

    def said(text: str | None) -> datetime | None:
        place = _place(read_model, text) if text else None
        if place:
            places.append(place)
        if not text or place:
            return None
        begins = _CYCLE.fullmatch(text)
        if begins:
            return _begin(read_model, begins[1])
        try:
            return instant(text, now, calendar)
        except UnusableInputError as error:
            raise UnusableInputError(f"{error}, or a position: @1234") from error

    business, record, stored = said(as_of or seen_on), said(known_at or seen_on), said(stored_by)
    if stored:
        positions.append(read_model.stored_by(stored))
    if up_to is not None and re.fullmatch(r"\d{1,18}", up_to):
        positions.append(int(up_to))
    elif up_to is not None:
        place = _place(read_model, up_to)
        if place is None:
            raise UnusableInputError(f"{up_to!r} is no position; write a whole number, or @ and one")
        places.append(place)
    if business is None and places:
        first = min(places, key=lambda place: place.position)
        business = first.looked_at or read_model.recorded_at(first.position)
    positions += [place.position for place in places]
    return Bounds(business, record, min(positions, default=None))


def _place(read_model: ReadModel, text: str) -> _Place | None:
    """The place that the text names; none where it names an instant."""
    at = _POSITION.fullmatch(text)
    if at:
        return _Place(int(at[1]))
    of_review = _REVIEW.fullmatch(text)
    return _pinned(read_model, of_review[1], "closed" if of_review[2] else "opened") if of_review else None


def _pinned(read_model: ReadModel, review_id: str, when: str) -> _Place:
    found = read_model.question("review_pins", [review_id])
    if not found:
        raise UnusableInputError(f"review:{review_id}: there is no such review; `hansei show reviews` lists them")
    position, at = found[0][f"{when}_position"], found[0][f"{when}_at"]
    if position is None:
        raise UnusableInputError(f"review:{review_id}: the review has not been {when} yet")
    return _Place(position, at.replace(tzinfo=UTC))


def _begin(read_model: ReadModel, cycle_id: str) -> datetime:
    found = [row for row in read_model.question("cycles", [None, None, None]) if row["id"] == cycle_id]
    if not found:
        raise UnusableInputError(f"cycle:{cycle_id}: there is no such cycle; `hansei show okrs` lists them")
    begins: datetime = found[0]["starts_at"]
    return begins.replace(tzinfo=UTC)
