"""The tables of an OKR cycle: what was agreed, what was checked in, how it was graded, what went on."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from engine.domain.carrying import AbandonObjective, CarryForward
from engine.domain.cycle import CloseCycle, LockCycle, OpenCycle
from engine.domain.grading import Grade as GiveGrade
from engine.domain.links import AlignObjective
from engine.domain.okr import CheckIn, RetireKeyResult, SetKeyResult, SetObjective
from engine.domain.proposal import ProposeAction
from engine.samples.tables.beats import Beat, beat, when, workday

POLICIES = "Hansei policies"
"""Who asks when somebody was silent for too long."""

WEEKLY = 7
"""Days from one check-in to the next where a cycle does not say."""

TARGETED = (None, "reach", "at_least", "at_most")
"""The forms that aim at a target of their own; the others say it by other numbers."""


@dataclass(frozen=True, kw_only=True)
class KeyResult:
    """A key result and its check-ins: a line each with day, value, confidence (- for none said) and note."""

    id: str
    title: str
    owner: str
    unit: str
    start: float | None = None
    target: float | None = None
    check_ins: str = ""
    direction: str | None = None
    """Only where it does not follow from start and target."""
    form: str | None = None
    """Only where it is not to go from the start to the target."""
    between: tuple[float, float] | None = None
    stretch: float | None = None
    milestones: Sequence[tuple[str, float]] = ()
    """Each with its weight."""
    path: Sequence[tuple[str, float]] = ()
    """What is expected by which day, where that is not a straight line."""
    path_shape: str | None = None
    weight: float | None = None
    commitment: str | None = None
    measured_by: str | None = None
    """What it is the same thing as: the numbers come from there."""
    told_by: str | None = None
    """Who checks in, where that is not the owner."""
    handed_over: tuple[str, str] | None = None
    """From which day on who else checks in."""
    added: tuple[str, str] | None = None
    """When and why, where it came after the rest of the cycle."""
    text: str | None = None

    def fields(self, year: str) -> dict[str, Any]:
        """What is said of it besides its id."""
        down = self.start is not None and self.target is not None and self.target < self.start
        return {
            "title": self.title,
            "owner": self.owner,
            "unit": self.unit,
            "baseline": self.start,
            "target": self.target if self.form in TARGETED else None,
            "direction": self.direction or ("down" if down else "up"),
            "form": self.form,
            "low": self.between[0] if self.between else None,
            "high": self.between[1] if self.between else None,
            "stretch": self.stretch,
            "milestones": [{"title": title, "weight": weight} for title, weight in self.milestones] or None,
            "path": [[f"{year}-{day}", value] for day, value in self.path] or None,
            "path_shape": self.path_shape,
            "weight": self.weight,
            "commitment": self.commitment,
            "measured_by": self.measured_by,
            "text": self.text,
        }

    def teller(self, day: str) -> str:
        """Who checks in on a day."""
        if self.handed_over and day >= self.handed_over[0]:
            return self.handed_over[1]
        return self.told_by or self.owner

    def checked_in(self, year: str, doors: Mapping[str, str]) -> Iterator[Beat]:
        """People check in when they come to it: some time in the working day, the same in every telling."""
        chance = random.Random(self.id)
        for line in self.check_ins.strip().splitlines():
            day, value, confidence, *note = line.split(maxsplit=3)
            teller = self.teller(day)
            time = f"{chance.randrange(7, 16):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
            yield beat(
                f"{year}-{day} {time}", teller, CheckIn, self.id, source=doors.get(teller, "dashboard"),
                value=float(value), confidence=None if confidence == "-" else float(confidence),
                note=note[0] if note else None,
            )  # fmt: skip

    def reminded(self, year: str, cadence: int) -> Iterator[Beat]:
        """The policies ask who was silent for two cadences, and spoke again after that."""
        days = [when(f"{year}-{line.split()[0]}") for line in self.check_ins.strip().splitlines()]
        for day, next_day in pairwise(days):
            asked = workday(day + timedelta(days=2 * cadence + 1)) + timedelta(hours=5, minutes=30)
            if asked < next_day:
                yield beat(
                    asked, POLICIES, ProposeAction, self.id, source="policy", proposal="reminder",
                    period=f"{day:%Y-%m-%d}", text=f"{self.title} has no check-in since {day:%Y-%m-%d}.",
                )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Abandoned:
    """How an objective was given up before the end of its cycle; its key results are dropped with it."""

    at: str
    by: str
    why: str
    decision: str | None = None
    """The decision that led to it."""
    left: Sequence[str] = ()
    """Key results that are not dropped with it: the story says what becomes of them."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """How an objective of an earlier cycle goes on: its key results are copied, and then said anew or left out."""

    id: str
    """The objective of the earlier cycle."""
    at: str
    why: str
    left_out: Sequence[str] = ()
    """Key results of the earlier cycle that do not go on."""


@dataclass(frozen=True, kw_only=True)
class Objective:
    """An objective and its key results."""

    id: str
    title: str
    owner: str
    key_results: Sequence[KeyResult] = ()
    commitment: str | None = None
    weight: float | None = None
    text: str | None = None
    under: str | None = None
    """The objective or key result of the same cycle that it lies under."""
    serves: Sequence[str] = ()
    """What it is aligned with besides: an item of a plan, a scorecard, another cycle."""
    carries_on: Carried | None = None
    """How it came from an earlier cycle, where it did."""
    abandoned: Abandoned | None = None
    added: tuple[str, str] | None = None
    """When and why, where it came after the rest of the cycle."""


@dataclass(frozen=True, kw_only=True)
class Grade:
    """What something came to: judged where the computed grade does not say it all.

    A key result of which nothing is said here is explained by what is said of its objective.
    """

    id: str
    judged: float | None = None
    why: str | None = None


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How a cycle ended."""

    at: str
    by: str
    reason: str
    grades: Sequence[Grade] = ()
    """Judged ones; what is not named here gets the computed grade."""
    also: Sequence[str] = ()
    """Key results that moved here from an objective that was given up."""


@dataclass(frozen=True, kw_only=True)
class Cycle:
    """A planning time box: what was agreed, what was checked in, what happened besides, and how it ended."""

    id: str
    title: str
    starts_on: str
    ends_on: str
    told_at: str
    told_by: str
    reason: str
    objectives: Sequence[Objective]
    text: str | None = None
    plan: str | None = None
    team: str | None = None
    cadence: int | None = None
    locked: tuple[str, str] | None = None
    """When and by whom."""
    turns: Sequence[Beat] = ()
    closing: Closing | None = None

    @property
    def year(self) -> str:
        """The year its days lie in."""
        return self.starts_on[:4]

    def beats(self, doors: Mapping[str, str]) -> Iterator[Beat]:
        """Everything that happened; `doors` tells who does not use the dashboard."""
        yield beat(
            self.told_at, self.told_by, OpenCycle, self.id, source="file", title=self.title, period=self.id,
            text=self.text, starts_on=self.starts_on, ends_on=self.ends_on, cadence=self.cadence, team=self.team,
            parent_id=self.plan, reason=self.reason,
        )  # fmt: skip
        for objective in self.objectives:
            yield from self._agreed(objective)
            for key_result in objective.key_results:
                yield from key_result.checked_in(self.year, doors)
                yield from key_result.reminded(self.year, self.cadence or WEEKLY)
            if objective.abandoned:
                yield from _given_up(objective, objective.abandoned)
        if self.locked:
            yield beat(*self.locked, LockCycle, self.id)
        yield from self.turns
        if self.closing:
            yield from self._closed(self.closing)

    def _agreed(self, objective: Objective) -> Iterator[Beat]:
        at, who, reason, source = self.told_at, self.told_by, self.reason, "file"
        if objective.added:
            (at, reason), who, source = objective.added, objective.owner, "dashboard"
        came = objective.carries_on
        if came:
            at, who, reason, source = came.at, objective.owner, came.why, "dashboard"
            yield beat(at, who, CarryForward, came.id, to=self.id, new_id=objective.id, reason=reason)
            for left_out in came.left_out:
                yield beat(at, who, RetireKeyResult, f"{self.id}-{left_out}", reason=reason)
        yield beat(
            at, who, SetObjective, objective.id, source=source, reason=reason,
            parent_id=objective.under or self.id, title=objective.title, owner=objective.owner,
            commitment=objective.commitment, weight=objective.weight, text=objective.text,
        )  # fmt: skip
        for served in objective.serves:
            yield beat(at, who, AlignObjective, objective.id, source=source, to_id=served, reason=reason)
        for key_result in objective.key_results:
            common = {"parent_id": objective.id, **key_result.fields(self.year)}
            if key_result.added:
                day, why = key_result.added
                yield beat(day, key_result.owner, SetKeyResult, key_result.id, reason=why, **common)
            else:
                yield beat(at, who, SetKeyResult, key_result.id, source=source, reason=reason, **common)

    def _closed(self, closing: Closing) -> Iterator[Beat]:
        yield beat(closing.at, closing.by, CloseCycle, self.id, reason=closing.reason)
        judged = {grade.id: grade for grade in closing.grades}
        graded = [(key_result, key_result) for key_result in closing.also]
        for objective in (one for one in self.objectives if not one.abandoned):
            graded += [(key_result.id, objective.id) for key_result in objective.key_results]
            graded.append((objective.id, objective.id))
        for entity_id, objective_id in graded:
            grade, above = (judged.get(one, Grade(id=one)) for one in (entity_id, objective_id))
            why = grade.why or above.why or closing.reason
            yield beat(closing.at, closing.by, GiveGrade, entity_id, grade=grade.judged, reason=why)


def _given_up(objective: Objective, how: Abandoned) -> Iterator[Beat]:
    """Its key results go first, so that none of them hangs under nothing."""
    said: dict[str, Any] = {"reason": how.why, "cause": how.decision}
    for key_result in objective.key_results:
        if key_result.id not in how.left:
            yield beat(how.at, how.by, RetireKeyResult, key_result.id, **said)
    yield beat(how.at, how.by, AbandonObjective, objective.id, **said)
