"""What people do besides: they correct, comment, hand over, override; and what a decision may change."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from engine.domain.initiative import CloseInitiative, SetInitiative
from engine.domain.links import AlignObjective, LinkCauseEffect, Unlink
from engine.domain.measure import RecordReading, SetTarget, WithdrawReading
from engine.domain.okr import RestateCheckIn, RetireKeyResult
from engine.domain.override import OverrideStatus
from engine.domain.plan import AddComment, AssignOwner
from engine.domain.scorecard import SetWeight
from engine.domain.scoring import SetThresholds
from engine.samples.tables.beats import Beat, Change, beat, span, when


def comment(at: str, who: str, entity_id: str, *, aspect: str, text: str, source: str = "dashboard") -> Beat:
    """Somebody writes something about an entity."""
    return beat(at, who, AddComment, entity_id, source=source, aspect=aspect, text=text)


def hand_over(at: str, who: str, entity_id: str, owner: str, why: str) -> Beat:
    """Somebody else answers for it."""
    return beat(at, who, AssignOwner, entity_id, owner=owner, reason=why)


def restate(
    at: str, who: str, entity_id: str, period: str, value: float, why: str, *, source: str = "dashboard"
) -> Beat:
    """A value published again, corrected."""
    return beat(
        at, who, RecordReading, entity_id, source=source, restates=True, value=value, period=period,
        effective_at=span(period)[1], reason=why,
    )  # fmt: skip


def withdraw(at: str, who: str, entity_id: str, period: str, why: str, *, source: str = "dashboard") -> Beat:
    """The value of a period that should not be there is taken back."""
    first, last = span(period)
    until = last + timedelta(hours=23, minutes=59)
    return beat(at, who, WithdrawReading, entity_id, source=source, since=first, until=until, reason=why)


def withdraw_check_in(at: str, who: str, entity_id: str, day: str, why: str, *, source: str = "dashboard") -> Beat:
    """The check-in of a day is taken back."""
    until = when(f"{day} 23:59")
    return beat(at, who, WithdrawReading, entity_id, source=source, since=when(day), until=until, reason=why)


def restate_check_in(
    at: str, who: str, entity_id: str, value: float, day: str, why: str, *, confidence: float | None = None,
    note: str | None = None, source: str = "dashboard",
) -> Beat:  # fmt: skip
    """The check-in of a day is corrected."""
    return beat(
        at, who, RestateCheckIn, entity_id, source=source, value=value, confidence=confidence, note=note,
        effective_at=when(f"{day} 23:59"), reason=why,
    )  # fmt: skip


def retarget(
    at: str, who: str, entity_id: str, target: float, why: str, *, period: str | None = None,
    since: datetime | None = None, source: str = "dashboard",
) -> Beat:  # fmt: skip
    """Another target, from a day on."""
    return beat(
        at, who, SetTarget, entity_id, source=source, target=target, period=period, effective_at=since, reason=why
    )


def limits(at: str, who: str, measure: str, thresholds: Sequence[float], why: str, *, since: str) -> Beat:
    """Where a measure turns from good to bad, from a day on."""
    return beat(
        at, who, SetThresholds, measure, thresholds=[float(one) for one in thresholds], effective_at=when(since),
        reason=why,
    )  # fmt: skip


def override(at: str, who: str, entity_id: str, status: str | None, why: str) -> Beat:
    """A person's status takes the place of the computed one; None lifts it."""
    return Beat(when(at), who, OverrideStatus, entity_id, "dashboard", {"status": status, "reason": why})


def initiative(
    at: str, who: str, entity_id: str, under: str, title: str, why: str, *, owner: str | None = None,
    due: str | None = None, budget: float | None = None,
) -> Beat:  # fmt: skip
    """A funded action that is to move an item."""
    return beat(
        at, who, SetInitiative, entity_id, parent_id=under, title=title, owner=owner or who, due=due, budget=budget,
        reason=why,
    )  # fmt: skip


def end_initiative(at: str, who: str, entity_id: str, outcome: str, why: str) -> Beat:
    """It ends, done or dropped."""
    return beat(at, who, CloseInitiative, entity_id, outcome=outcome, reason=why)


def align(at: str, who: str, objective: str, served: str, why: str) -> Beat:
    """An objective serves something besides its parent."""
    return beat(at, who, AlignObjective, objective, to_id=served, reason=why)


def link(at: str, who: str, driver: str, driven: str, why: str) -> Beat:
    """One strategic objective is held to drive another."""
    return beat(at, who, LinkCauseEffect, driver, to_id=driven, reason=why)


def drop(at: str, who: str, key_result: str, why: str, *, cause: str | None = None) -> Beat:
    """A key result is dropped."""
    return beat(at, who, RetireKeyResult, key_result, reason=why, cause=cause)


# -------------------------------------------------------------------------------- what a decision changes


def weigh(entity_id: str, weight: float) -> Change:
    """How much it counts among its siblings."""
    return Change(SetWeight, entity_id, {"weight": weight})


def unlink(entity_id: str, other: str) -> Change:
    """Two entities are no longer linked."""
    return Change(Unlink, entity_id, {"to_id": other})


def owned(entity_id: str, owner: str) -> Change:
    """Somebody else answers for it."""
    return Change(AssignOwner, entity_id, {"owner": owner})


def aim(entity_id: str, target: float, period: str | None = None) -> Change:
    """Another target: at once, or for a period."""
    since = span(period)[0] if period else None
    return Change(SetTarget, entity_id, {"target": target, "period": period, "effective_at": since})


def caused(driver: str, driven: str) -> Change:
    """One strategic objective is held to drive another."""
    return Change(LinkCauseEffect, driver, {"to_id": driven})
