"""What a story is made of: beats, told by their instants; and the short notations its tables are written in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from engine.domain.measure import RecordReading
from engine.domain.values import Command
from engine.samples.story import Story


@dataclass(frozen=True)
class Beat:
    """One thing that somebody did."""

    at: datetime
    actor: str
    command: type[Command]
    entity_id: str
    source: str
    fields: Mapping[str, Any]
    """What the command says; a function is asked of the story when the beat is told."""


@dataclass(frozen=True)
class Change:
    """One thing that a decision changes; when, by whom and why the decision says."""

    command: type[Command]
    entity_id: str
    fields: Mapping[str, Any]

    def told(self, at: datetime, who: str, why: str, cause: str) -> Beat:
        """It is changed."""
        said = {name: value for name, value in self.fields.items() if value is not None}
        return Beat(at, who, self.command, self.entity_id, "dashboard", {"reason": why, **said, "cause": cause})


def when(text: str) -> datetime:
    """An instant as the tables write it: a day, or a day and a time, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def beat(
    at: str | datetime,
    actor: str,
    command: type[Command],
    entity_id: str,
    *,
    source: str = "dashboard",
    **fields: Any,  # noqa: ANN401 -- every command has its own
) -> Beat:
    """One thing that somebody did, as the tables write it; a field that is None was not said."""
    moment = when(at) if isinstance(at, str) else at
    return Beat(moment, actor, command, entity_id, source, {k: v for k, v in fields.items() if v is not None})


def play(story: Story, beats: Iterable[Beat]) -> None:
    """Tells the beats in the order of their instants; those of one instant in the order given.

    What one person brings in from a file at one instant is one command, as a file is taken in whole or not at all.
    """
    ordered = sorted(beats, key=lambda b: b.at)
    for (at, actor, source, _), group in groupby(ordered, key=lambda b: (b.at, b.actor, b.source, _alone(b))):
        story.at(at)
        story.do_all([_command(one, story) for one in group], actor=actor, source=source)


def _alone(one: Beat) -> int:
    """What keeps beats apart: all but those of a file are told one by one."""
    return 0 if one.source == "file" else id(one)


def _command(one: Beat, story: Story) -> Command:
    fields = {name: value(story) if callable(value) else value for name, value in one.fields.items()}
    return one.command(entity_id=one.entity_id, at=one.at, **fields)


def workday(day: datetime) -> datetime:
    """The day, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(days=8 - day.isoweekday()) if day.isoweekday() > 5 else day


def numbers(row: str) -> list[float | None]:
    """A row of numbers as the tables write it: divided by blanks, - where there is none."""
    return [None if cell == "-" else float(cell) for cell in row.split()]


def span(period: str) -> tuple[datetime, datetime]:
    """The first day of a year, quarter or month, and its last day: the one a reading of it describes."""
    year, part = int(period[:4]), period[5:]
    if not part:
        first, last = 1, 12
    elif part.startswith("Q"):
        first, last = 3 * int(part[1:]) - 2, 3 * int(part[1:])
    else:
        first = last = int(part)
    after = datetime(year + last // 12, last % 12 + 1, 1, tzinfo=UTC)
    return datetime(year, first, 1, tzinfo=UTC), after - timedelta(days=1)


def periods(first: str, count: int) -> list[str]:
    """So many months or quarters in a row, from the one given on."""
    year, part = int(first[:4]), first[5:]
    if part.startswith("Q"):
        places = [int(part[1:]) - 1 + place for place in range(count)]
        return [f"{year + place // 4}-Q{place % 4 + 1}" for place in places]
    places = [int(part) - 1 + place for place in range(count)]
    return [f"{year + place // 12}-{place % 12 + 1:02}" for place in places]


def monthly(first: str, row: str) -> Iterator[tuple[str, float]]:
    """A row of numbers by its periods, from the one given on."""
    values = numbers(row)
    for period, value in zip(periods(first, len(values)), values, strict=True):
        if value is not None:
            yield period, value


@dataclass(frozen=True)
class Reporting:
    """Who brings in the numbers of a month or quarter, and when: some days after it, never at a weekend."""

    by: str
    days_after: int = 7
    time: str = "08:40"
    early: Sequence[tuple[str, str]] = ()
    """Periods that are reported at another instant, such as a first figure while the month still runs."""

    def at(self, period: str) -> datetime:
        """When the numbers of a period come in."""
        for name, instant in self.early:
            if name == period:
                return when(instant)
        day = workday(span(period)[1] + timedelta(days=self.days_after))
        hour, minute = self.time.split(":")
        return day.replace(hour=int(hour), minute=int(minute))

    def readings(self, entity_id: str, first: str, row: str, notes: Mapping[str, str]) -> Iterator[Beat]:
        """A row of values, each as it came in; it describes the last day of its period."""
        for period, value in monthly(first, row):
            at = self.at(period)
            yield beat(
                at, self.by, RecordReading, entity_id, source="file",
                value=value, period=period, effective_at=min(span(period)[1], at), note=notes.get(period),
            )  # fmt: skip
