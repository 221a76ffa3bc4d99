"""What one cell says, and how all the cells of a file together show how it writes numbers and dates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import TypeVar

from engine.intake.readings_numbers import (
    COMMA,
    NOTHING,
    POINT,
    NoNumberError,
    as_share,
    as_shown,
    in_words,
    written,
)
from engine.intake.readings_periods import DAY_FIRST, MONTH_FIRST, NoPeriodError, kind_of, read
from engine.intake.readings_problems import Problems
from engine.intake.sheets import Cell
from engine.intake.unpack import letters

Place = tuple[int, int]
"""Row and column, the row as the file counts it, the column from 0."""

T = TypeVar("T")

_SCHOOLS = {
    POINT: "has a decimal point",
    COMMA: "has a decimal comma",
    DAY_FIRST: "has the day first",
    MONTH_FIRST: "has the month first",
}


@dataclass(frozen=True)
class Value:
    """What a cell with a value says."""

    number: float = 0.0
    percent: bool = False
    """A percentage: the number is 12 where the file shows 12 %."""
    currency: str = ""
    day: date | None = None
    """The cell holds a date instead of a number."""

    def __str__(self) -> str:
        return in_words(self.number) + (" %" if self.percent else "")


def says_nothing(cell: Cell) -> bool:
    """Whether a cell has no value: it is empty, or says so with a dash or `n/a`."""
    return cell.empty or (isinstance(cell.value, str) and cell.value.strip().casefold() in NOTHING)


def readings_of(cell: Cell) -> Mapping[str, Value]:
    """What a cell with a value says, by school. Raises NoNumberError."""
    value = cell.value
    if isinstance(value, str):
        return _of_text(cell)
    if isinstance(value, bool):
        raise NoNumberError(f"{str(value).upper()} is no number; write 1 or 0")
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _both(Value(day=day))
    if value is None:
        raise NoNumberError("is a formula without a result; open the file in the spreadsheet program and save it")
    if not isinstance(value, int | float):
        raise NoNumberError(f"{value} is a time, not a number")
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise NoNumberError(f"{str(value)[:20]} is too large a number")
    return _both(Value(as_shown(number), percent=True) if cell.percent else Value(number + 0.0))


def share_of(value: Value) -> float:
    """A confidence: 70 % is 0.7."""
    return as_share(value.number) if value.percent else value.number


def settled(
    texts: Mapping[Place, Mapping[str, T]],
    cell: Callable[[Place], Cell],
    given: str | None,
    option: str,
    problems: Problems,
) -> dict[Place, T]:
    """Each cell as the school reads it that wrote the file: the one given, or else the one that its cells show.

    A cell shows its school if no other can read it. What could be two things, with no cell that shows which, and
    what no single school reads, goes to `problems`, with the option that would tell.
    """
    shown: dict[str, Place] = {}
    for place, readings in texts.items():
        if len(readings) == 1:
            shown.setdefault(next(iter(readings)), place)
    if given is None and len(shown) > 1:
        (one, first), (other, second) = sorted(shown.items(), key=lambda item: item[1])
        where = f"{letters(first[1] + 1)}{first[0]}"
        problems.add(
            *second,
            f"{cell(second).text!r} {_SCHOOLS[other]}, while {cell(first).text!r} in {where} {_SCHOOLS[one]}; "
            "write them alike",
        )
        return {}
    school = given or next(iter(shown), None)
    found: dict[Place, T] = {}
    for place, readings in texts.items():
        if school is not None and school in readings:
            found[place] = readings[school]
        elif school is not None:
            problems.add(
                *place, f"{cell(place).text!r} {_SCHOOLS[next(iter(readings))]}, against {option} {school}"
            )
        elif len(set(readings.values())) == 1:
            found[place] = next(iter(readings.values()))
        else:
            could = " or ".join(str(one) for one in readings.values())
            schools = " or ".join(f"{option} {one}" for one in readings)
            problems.add(*place, f"{cell(place).text!r} could be {could}; say which with {schools}")
    return found


def _of_text(cell: Cell) -> Mapping[str, Value]:
    try:
        found = written(cell.text)
    except NoNumberError:
        try:  # it may be a date: the value of what is measured in dates
            days = {school: day for school, day in read(cell).items() if kind_of(day) == "day"}
        except NoPeriodError:
            days = {}
        if not days or len(set(days.values())) > 1:
            raise
        return _both(Value(day=date.fromisoformat(next(iter(days.values()))[:10])))
    return {school: Value(number, found.percent, found.currency) for school, number in found.readings.items()}


def _both(value: Value) -> Mapping[str, Value]:
    return {POINT: value, COMMA: value}
