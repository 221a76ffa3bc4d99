"""What each value of a file does to the log: it is new, known already, a correction, or cannot be taken."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import orjson

from engine.domain.measure import RecordReading
from engine.domain.okr import CheckIn, RestateCheckIn
from engine.domain.state import Item, Reading
from engine.domain.values import Command, instant_of, instant_text
from engine.errors import RefusedError
from engine.handle import item_stream
from engine.intake.readings_items import Items, NotTakenError, When, number_of, when_of
from engine.intake.readings_mapping import Mapping
from engine.intake.readings_numbers import in_words
from engine.intake.readings_problems import Problems
from engine.intake.readings_rows import Told
from engine.intake.unpack import letters
from engine.log.log import Log
from engine.log.recorded import Entry
from engine.routes import ROUTES


@dataclass(frozen=True)
class Change:
    """One value of a file, and what it does."""

    where: str
    id: str
    period: str
    value: float
    before: float | None
    """What stood there; null if nothing did."""
    does: str
    """appended, corrected or duplicate."""


@dataclass(frozen=True)
class _Value:
    """A value of the file with the item that it belongs to."""

    told: Told
    item: Item
    when: When
    number: float

    def command_id(self, key: bytes, nth: int = 1) -> str:
        """The identity of the n-th time that this value is told for this period."""
        said = orjson.dumps([self.item.entity_id, self.when.text, self.number, self.told.confidence, nth])
        return f"f-{hashlib.blake2b(said, key=key, digest_size=16).hexdigest()}"


class Decision:
    """Goes through the values of a file, with the log as it is now; grows with the values."""

    def __init__(
        self,
        log: Log,
        problems: Problems,
        mapping: Mapping,
        now: datetime,
        reason: str | None,
        restates: bool,
    ) -> None:
        self.entries: list[Entry] = []
        self.changes: list[Change] = []
        self._log, self._problems, self._mapping = log, problems, mapping
        self._now, self._reason, self._restates = now, reason, restates
        self._items = Items(log)
        self._run = f"r-{secrets.token_hex(8)}"
        self._seen: dict[tuple[str, str], _Value] = {}
        self._placed: dict[tuple[str, str], _Value] = {}
        self._titles: dict[str, str] = {}
        self._currencies: Counter[str] = Counter()
        self._superseded = 0

    def decide(self, told: Collection[Told]) -> None:
        """Fills `entries` and `changes`; what cannot be taken goes to the problems."""
        values = [value for one in told if (value := self._understood(one)) is not None]
        known = self._log.known_commands(value.command_id(self._log.key) for value in values).keys()
        for value in values:
            try:
                self._take(value, known)
            except (NotTakenError, RefusedError) as error:
                self._problems.add(value.told.row, value.told.column, str(error), refused=True)

    def notes(self) -> list[str]:
        """What was found out rather than said, and what may surprise."""
        notes = []
        if self._titles:
            first = ", ".join(f"{title!r} as {entity_id}" for title, entity_id in list(self._titles.items())[:5])
            more = f" and {len(self._titles) - 5} more" if len(self._titles) > 5 else ""
            notes.append(f"took by its title {first}{more}")
        for sign, count in sorted(self._currencies.items()):
            notes.append(f"left the sign {sign} away, in {count} of the values")
        if self._superseded:
            notes.append(
                f"{self._superseded} values were imported before and corrected or withdrawn since; they stay so "
                "(--restates would bring them back)"
            )
        return notes

    def _understood(self, told: Told) -> _Value | None:
        try:
            item = self._items.meant(told.called, self._mapping.ids)
            value = _Value(
                told,
                item,
                when_of(item, told.period, self._mapping.dates_are, self._now),
                number_of(item, told.value),
            )
        except NotTakenError as error:
            self._problems.add(told.row, told.column, str(error), refused=error.refused)
            return None
        if told.called != item.entity_id and told.called not in self._mapping.ids:
            self._titles[told.called] = item.entity_id
        self._currencies.update(told.value.currency)
        return value

    def _take(self, value: _Value, known: Collection[str]) -> None:
        told, item, when = value.told, value.item, value.when
        twin = self._seen.setdefault((item.entity_id, when.text), value)
        if twin is not value:
            _must_agree(value, twin)
            self._say(value, None, "duplicate")
            return
        found = self._items.standing(item, when)
        at, stands = found or ("", None)
        if stands and stands.value == value.number and told.confidence in (None, stands.confidence):
            self._say(value, stands, "duplicate")
            return
        # What stood earlier in a period that still ran is no error: the period went on.
        differs = stands is not None and at >= instant_text(when.effective)
        repeated = value.command_id(self._log.key) in known
        if (differs or stands is None) and repeated and not self._restates:
            self._superseded += 1
            self._say(value, stands, "duplicate")
            return
        if differs and stands and not self._restates:
            mine, theirs = _words(value.number, told.confidence), _words(stands.value, stands.confidence)
            raise NotTakenError(
                f"{mine} for {item.entity_id} in {when.text}, where {theirs} stands; correct it with --restates "
                "and --reason"
            )
        instant = at if differs else instant_text(when.effective)
        twin = self._placed.setdefault((item.entity_id, instant), value)
        other = self._items.strategy.readings(item).told.get(instant)
        if twin is not value:
            raise NotTakenError(
                f"{when.text} and {twin.when.text} in {_cell(twin)} would both lie at {instant} for "
                f"{item.entity_id}; keep one of them"
            )
        if item.kind != "key_result" and not differs and other and other.value is not None:
            raise NotTakenError(
                f"{when.text} would lie at {instant}, where {item.entity_id} has the value of "
                f"{other.period or 'a day'}; withdraw that one first (`hansei withdraw`)"
            )
        self._append(value, at if differs else None, repeated)
        self._say(value, stands, "corrected" if differs else "appended")

    def _append(self, value: _Value, corrects: str | None, repeated: bool) -> None:
        """Asks the rule, and binds what it says to what was looked at."""
        item, items = value.item, self._items
        own = item_stream(item.kind, item.entity_id)
        command = self._command(value, corrects)
        events = list(ROUTES[type(command)](command, items.strategy))
        for event in events:
            object.__setattr__(event, "originator_id", own)
            object.__setattr__(event, "correlation_id", self._run)
        self.entries.append(
            Entry(self._new_id(value, repeated), events, {**items.structure, own: items.versions[own]})
        )
        items.versions[own] += len(events)

    def _command(self, value: _Value, corrects: str | None) -> Command:
        told, when = value.told, value.when
        at = instant_of(corrects) if corrects else when.effective
        entity_id, now, reason = value.item.entity_id, self._now, self._reason
        if value.item.kind != "key_result":
            if told.confidence is not None:
                raise NotTakenError(f"{entity_id} is no key result, so it has no confidence; empty that cell")
            return RecordReading(
                entity_id=entity_id, at=now, effective_at=at, reason=reason, value=value.number, period=when.label,
                note=told.note, restates=corrects is not None,
            )  # fmt: skip
        if corrects:
            return RestateCheckIn(
                entity_id=entity_id, at=now, since=at, effective_at=at, reason=reason, value=value.number,
                confidence=told.confidence, note=told.note,
            )  # fmt: skip
        return CheckIn(
            entity_id=entity_id, at=now, effective_at=at, reason=reason, value=value.number,
            confidence=told.confidence, note=told.note,
        )  # fmt: skip

    def _new_id(self, value: _Value, repeated: bool) -> str:
        """A value that is told again after another one had replaced it is a new fact."""
        nth = 1
        while repeated:
            nth += 1
            repeated = bool(self._log.known_commands([value.command_id(self._log.key, nth)]))
        return value.command_id(self._log.key, nth)

    def _say(self, value: _Value, stands: Reading | None, does: str) -> None:
        where = self._problems.sheet.at(value.told.row, value.told.column)
        before = stands.value if stands else None
        self.changes.append(Change(where, value.item.entity_id, value.when.text, value.number, before, does))


def _must_agree(value: _Value, twin: _Value) -> None:
    """The same period of the same item a second time in one file is no second value."""
    mine, theirs = _words(value.number, value.told.confidence), _words(twin.number, twin.told.confidence)
    if mine != theirs:
        raise NotTakenError(
            f"{mine} for {value.item.entity_id} in {value.when.text}, and {theirs} in {_cell(twin)}; keep one"
        )


def _cell(value: _Value) -> str:
    return f"{letters(value.told.column + 1)}{value.told.row}"


def _words(number: float | None, confidence: float | None) -> str:
    """A value, with its confidence if it has one."""
    said = "nothing" if number is None else in_words(number)
    return said if confidence is None else f"{said} at confidence {in_words(confidence)}"
