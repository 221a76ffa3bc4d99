"""The tables a story is written in, and how they turn into what people did one after the other."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.domain.items import SetItem
from engine.domain.measure import DefineMeasure, RecordReading, SetTarget
from engine.domain.okr import CheckIn, SetKeyResult, SetObjective
from engine.domain.plan import ClosePlan, SetStatus, StartPlan
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


def when(text: str) -> datetime:
    """An instant as the tables write it: a day, or a day and a time, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def beat(
    at: str,
    actor: str,
    command: type[Command],
    entity_id: str,
    *,
    source: str = "dashboard",
    **fields: Any,  # noqa: ANN401 -- every command has its own
) -> Beat:
    """One thing that somebody did, as the tables write it."""
    return Beat(when(at), actor, command, entity_id, source, fields)


def play(story: Story, beats: Iterable[Beat]) -> None:
    """Tells the beats in the order of their instants; those of one instant in the order given."""
    for one in sorted(beats, key=lambda b: b.at):
        story.at(one.at)
        story.do(one.command, one.entity_id, actor=one.actor, source=one.source, **one.fields)


@dataclass(frozen=True, kw_only=True)
class Aim:
    """An objective or a key result as it was agreed."""

    entity_id: str
    title: str
    owner: str
    parent_id: str | None = None
    """Only where it does not lie under what the table lists it under."""
    weight: float | None = None
    commitment: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class KeyResult(Aim):
    """A key result and its check-ins: a line each with day, value, confidence (- for none said) and note."""

    unit: str
    baseline: float | None
    target: float
    check_ins: str = ""
    told_by: str | None = None
    """Who checks in, where that is not the owner."""
    handed_over: tuple[str, str] | None = None
    """From which day on who else checks in."""
    added: tuple[str, str] | None = None
    """When and why, where it came after the rest of the cycle."""

    def teller(self, day: str) -> str:
        """Who checks in on a day."""
        if self.handed_over and day >= self.handed_over[0]:
            return self.handed_over[1]
        return self.told_by or self.owner


@dataclass(frozen=True, kw_only=True)
class Objective(Aim):
    """An objective and its key results."""

    key_results: Sequence[KeyResult]


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How a cycle ended: what each objective or key result was judged to be worth, and why."""

    at: str
    actor: str
    reason: str
    judged: Sequence[tuple[str, str, float, str]]
    """Entity, status, grade, reason."""


@dataclass(frozen=True, kw_only=True)
class Cycle:
    """A quarter: what was agreed, what was checked in, what happened besides, and how it ended."""

    plan_id: str
    title: str
    text: str
    told_at: str
    told_by: str
    starts_at: str
    reason: str
    objectives: Sequence[Objective]
    turns: Sequence[Beat] = ()
    closing: Closing | None = None

    def beats(self, doors: Mapping[str, str]) -> Iterator[Beat]:
        """Everything that happened; `doors` tells who does not use the dashboard."""
        yield beat(
            self.told_at, self.told_by, StartPlan, self.plan_id, source="file",
            title=self.title, period=self.plan_id, text=self.text, effective_at=when(self.starts_at),
        )  # fmt: skip
        for objective in self.objectives:
            yield self._set(SetObjective, objective, self.plan_id)
            for key_result in objective.key_results:
                yield self._set(SetKeyResult, key_result, objective.entity_id)
                yield from _check_ins(key_result, self.plan_id[:4], doors)
        yield from self.turns
        if self.closing:
            for entity_id, status, grade, reason in self.closing.judged:
                yield beat(
                    self.closing.at, self.closing.actor, SetStatus, entity_id,
                    status=status, value=grade, reason=reason,
                )  # fmt: skip
            yield beat(self.closing.at, self.closing.actor, ClosePlan, self.plan_id, reason=self.closing.reason)

    def _set(self, command: type[SetItem], aim: Aim, parent_id: str) -> Beat:
        fields: dict[str, Any] = {
            "title": aim.title, "owner": aim.owner, "parent_id": aim.parent_id or parent_id, "weight": aim.weight,
            "commitment": aim.commitment, "text": aim.text,
        }  # fmt: skip
        if isinstance(aim, KeyResult):
            down = aim.baseline is not None and aim.target < aim.baseline
            fields.update(
                unit=aim.unit, baseline=aim.baseline, target=aim.target, direction="down" if down else "up"
            )
            if aim.added:
                return beat(aim.added[0], aim.owner, command, aim.entity_id, reason=aim.added[1], **fields)
        fields.update(reason=self.reason, effective_at=when(self.starts_at))
        return beat(self.told_at, self.told_by, command, aim.entity_id, source="file", **fields)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure of the scorecard with its targets and the values it was reported with, period by period."""

    entity_id: str
    parent_id: str
    title: str
    owner: str
    unit: str
    direction: str
    baseline: float | None = None
    targets: Sequence[float]
    """One for the year, or one for each of the four quarters or the twelve months."""
    values: Sequence[float | None]
    """By month, or by quarter where `quarterly`; None where there was no report."""
    quarterly: bool = False
    weight: float | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    """By period."""

    def beats(self, agreed: "Agreed", reported: Mapping[str, str], reporter: str) -> Iterator[Beat]:
        """Its definition and targets as agreed, then its readings; `reported` says when each period was."""
        year = agreed.starts_at[:4]
        quarters = [f"{year}-Q{quarter}" for quarter in range(1, 5)]
        periods = quarters if self.quarterly else [f"{year}-{month:02}" for month in range(1, 13)]
        by_period = len(self.targets) == len(periods)
        yield agreed.beat(
            DefineMeasure, self.entity_id, parent_id=self.parent_id, title=self.title, owner=self.owner,
            unit=self.unit, direction=self.direction, baseline=self.baseline, weight=self.weight,
            target=None if by_period else self.targets[0],
        )  # fmt: skip
        if by_period:
            for period, target in zip(periods, self.targets, strict=True):
                start, _ = span(period)
                yield agreed.beat(SetTarget, self.entity_id, target=target, period=period, effective_at=start)
        else:  # one target holds for several periods, so it stands under no period's name
            for quarter, target in zip(quarters[1:], self.targets[1:], strict=False):
                start, _ = span(quarter)
                yield agreed.beat(SetTarget, self.entity_id, target=target, effective_at=start)
        for period, value in zip(periods, self.values, strict=False):
            if value is not None:
                day = min(span(period)[1], when(reported[period]))
                yield beat(
                    reported[period], reporter, RecordReading, self.entity_id, source="file",
                    value=value, period=period, effective_at=day, note=self.notes.get(period),
                )  # fmt: skip


@dataclass(frozen=True)
class Agreed:
    """When, by whom and why something was entered that holds from a later day on."""

    at: str
    actor: str
    reason: str
    starts_at: str

    def beat(self, command: type[Command], entity_id: str, **fields: Any) -> Beat:  # noqa: ANN401
        """One thing that was entered then."""
        fields = {"effective_at": when(self.starts_at), "reason": self.reason, **fields}
        return beat(self.at, self.actor, command, entity_id, source="file", **fields)


def span(period: str) -> tuple[datetime, datetime]:
    """The first day of a month or quarter, and its last day: the one a reading of it describes."""
    year, part = int(period[:4]), period[5:]
    first = 3 * int(part[1:]) - 2 if part.startswith("Q") else int(part)
    last = first + 2 if part.startswith("Q") else first
    after = datetime(year + last // 12, last % 12 + 1, 1, tzinfo=UTC)
    return datetime(year, first, 1, tzinfo=UTC), after - timedelta(days=1)


def _check_ins(key_result: KeyResult, year: str, doors: Mapping[str, str]) -> Iterator[Beat]:
    """People check in when they come to it: some time in the working day, the same in every telling."""
    chance = random.Random(key_result.entity_id)
    for line in key_result.check_ins.strip().splitlines():
        day, value, confidence, *note = line.split(maxsplit=3)
        teller = key_result.teller(day)
        moment = f"{year}-{day} {chance.randrange(7, 16):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
        yield beat(
            moment, teller, CheckIn, key_result.entity_id, source=doors.get(teller, "dashboard"),
            value=float(value), confidence=None if confidence == "-" else float(confidence),
            note=note[0] if note else None,
        )  # fmt: skip
