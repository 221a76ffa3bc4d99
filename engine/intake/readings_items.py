"""The items that a file of values speaks of, as the log has them: which one is meant, and what stands for it."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from engine.domain.calendar import UTC_CALENDAR, period_span, span
from engine.domain.measure import RECORDED, evolve_readings
from engine.domain.state import Item, Reading, ReadingsState, Strategy, evolve
from engine.domain.values import A_KIND, instant_text
from engine.handle import item_stream
from engine.intake.readings_cells import Value
from engine.intake.readings_numbers import as_share
from engine.intake.readings_periods import kind_of, widened
from engine.log.log import Log

READ: tuple[str, ...] = (*RECORDED, "key_result")
"""The kinds of item that have values."""

_PERCENT = {"%", "percent", "per cent", "pct"}
_SHARE = {"share", "fraction", "ratio"}
_CURRENCY = {
    "€": ("€", "eur"),
    "$": ("$", "usd", "dollar", "aud", "cad", "hkd", "nzd", "sgd"),
    "£": ("£", "gbp", "pound"),
    "¥": ("¥", "jpy", "yen", "cny", "rmb", "yuan"),
}
"""Signs, and what a unit may say that goes with them, such as k€ or MEUR."""
_WITHIN = {"weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}


class NotTakenError(ValueError):
    """A value that cannot be taken; says why."""

    def __init__(self, why: str, *, refused: bool = False) -> None:
        super().__init__(why)
        self.refused = refused
        """A rule says so, rather than that it cannot be read."""


@dataclass(frozen=True)
class When:
    """What a value describes."""

    text: str
    label: str | None
    """The period; none for a day."""
    first: str
    last: str
    effective: datetime
    """Where the value lies in time: at the start of the last day, or now while it runs."""


class Items:
    """Items and their readings, each loaded once; grows with the items looked at and their readings."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._places = {one.entity_id: one.stream for one in log.registered()}
        self.strategy = Strategy(find=self._find, readings=self._readings)
        self.structure: dict[str, int] = {}
        """The version of every stream of structure that was looked at."""
        self.versions: dict[str, int] = {}
        """The version of every item's own stream that was looked at, with what is to be appended to it."""
        self._states: dict[str, ReadingsState] = {}
        self._instants: dict[str, list[str]] = {}
        self._titles: dict[str, list[str]] | None = None

    def meant(self, called: str, names: Mapping[str, str]) -> Item:
        """The item that a file calls so: by the mapping, its id, or its title if only one has it. NotTakenError."""
        entity_id = names.get(called, called)
        if entity_id not in self._places:
            titled = self._titled().get(_plain(called), []) if entity_id == called else []
            # Of items that are the same thing, the one is meant that the others have their readings from.
            titled = [one for one in titled if self.strategy.item(one).value("measured_by") not in titled]
            if len(titled) != 1:
                raise NotTakenError(
                    f"{called!r} is the title of {', '.join(sorted(titled))}; write the id"
                    if titled
                    else f"{entity_id!r} is neither the id nor the title of a measure, key result or target to "
                    "improve; `hansei show entities` lists them"
                )
            entity_id = titled[0]
        item = self.strategy.item(entity_id)
        if item.kind not in READ:
            raise NotTakenError(f"{entity_id} is {A_KIND[item.kind]}, which has no values")
        return item

    def standing(self, item: Item, when: When) -> tuple[str, Reading] | None:
        """The latest reading that stands within the period, and its instant."""
        state = self.strategy.readings(item)
        instants = self._instants[item.entity_id]
        for at in reversed(instants[: bisect_right(instants, when.last)]):
            if at < when.first:
                return None
            reading = state.told[at]
            same = item.kind == "key_result" or reading.period is None or reading.period.upper() == when.label
            if same and reading.value is not None:
                return at, reading
        return None

    def _titled(self) -> dict[str, list[str]]:
        if self._titles is None:
            self._titles = {}
            for entity_id in self._places:
                item = self.strategy.item(entity_id)
                if item.kind in READ and item.value("present"):
                    self._titles.setdefault(_plain(item.value("title")), []).append(entity_id)
        return self._titles

    def _find(self, entity_id: str) -> None:
        stream = self._places.get(entity_id)
        if stream is not None and stream not in self.structure:
            events = self._log.load(stream)
            self.structure[stream] = len(events)
            for event in events:
                evolve(self.strategy, event)

    def _readings(self, item: Item) -> ReadingsState:
        if item.entity_id not in self._states:
            stream = item_stream(item.kind, item.entity_id)
            events, state = self._log.load(stream), ReadingsState()
            for event in events:
                evolve_readings(state, event)
            self.versions[stream] = len(events)
            self._states[item.entity_id] = state
            self._instants[item.entity_id] = sorted(state.told)
        return self._states[item.entity_id]


def _plain(title: str) -> str:
    """A title without what nobody sees: how its accents are made, and space around it."""
    return unicodedata.normalize("NFC", title).strip()


def when_of(item: Item, text: str, dates_are: str | None, now: datetime) -> When:
    """What a day or period of the file means for an item. NotTakenError if it has not begun.

    A date is the day itself; for what is read by the month, the quarter or the year it is the period around it.
    """
    usual = "month" if item.kind == "target_to_improve" else _WITHIN.get(str(item.value("frequency")), "day")
    text = widened(text, dates_are or usual)
    is_day = kind_of(text) == "day"
    first, last = span(text, UTC_CALENDAR) if is_day else period_span(text, UTC_CALENDAR)
    if first > now:
        raise NotTakenError(
            f"{text} has not begun, so it has no value yet; a planned value is a target (`hansei retarget`)",
            refused=True,
        )
    effective = now if first <= now <= last and first != last else last
    if effective is last and first != last:
        effective = last.replace(hour=0, minute=0, second=0, microsecond=0)
    return When(text, None if is_day else text, instant_text(first), instant_text(last), effective)


def number_of(item: Item, value: Value) -> float:
    """The number that a value is in the unit of an item. NotTakenError where nobody can say."""
    unit = str(item.value("unit") or "")
    plain = unit.strip().casefold()
    said = f"the unit of {item.entity_id} is {unit}" if unit else f"{item.entity_id} has no unit"
    if value.day is not None:
        if plain == "date":
            return float((value.day - date(1970, 1, 1)).days)
        raise NotTakenError(f"{value.day} is a date, and {said}; write a number")
    if value.percent:
        if plain in _PERCENT:
            return value.number
        if plain in _SHARE:
            return as_share(value.number)
        raise NotTakenError(
            f"{value} is a percentage, and {said}; write it without the percent sign, as the unit counts"
        )
    if value.currency and unit and not any(name in plain for name in _CURRENCY[value.currency]):
        raise NotTakenError(f"{value.currency} does not fit: {said}; write the number alone, in that unit")
    return value.number
