"""What a review decides; a decision that changes the plan causes that change, which names it as its cause."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from engine.domain.carrying import AbandonObjective, abandon
from engine.domain.finding import Said, SayInReview, must_be_finding, said
from engine.domain.hoshin import RetirePlanItem
from engine.domain.initiative import CloseInitiative, SetInitiative, close_initiative, set_initiative
from engine.domain.items import RetireItem, retire_item
from engine.domain.measure import RetireMeasure, SetTarget, set_target
from engine.domain.okr import RetireKeyResult, RetireObjective
from engine.domain.plan import AssignOwner, assign_owner
from engine.domain.review import must_be_day, must_not_precede
from engine.domain.scorecard import RetireScorecardItem, SetWeight, set_weight
from engine.domain.state import Strategy, must_be_a, must_be_new, must_be_said
from engine.domain.values import A_KIND, Command, Event, Kind, Prose
from engine.errors import RefusedError

DECISIONS = ("continue", "adjust", "retarget", "stop", "start", "escalate")

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class DecisionTaken(Said):
    """What the review resolved. One that changes the plan causes that change, which names it as its cause."""

    TOPIC: ClassVar[str] = "DecisionTaken"
    KIND: ClassVar[Kind | None] = "decision"
    TELLS: ClassVar[dict[str, Any]] = {"state": "taken"}
    CARRIES: ClassVar[tuple[str, ...]] = (
        *Said.CARRIES,
        "decision",
        "finding_id",
        "owner",
        "due",
        "expected_effect",
        "confidence",
    )

    decision: str
    """continue, adjust, retarget, stop, start or escalate."""
    finding_id: str | None = None
    """The finding it answers."""
    owner: str | None = None
    """The opaque id of who sees to it."""
    due: str | None = None
    """The day by which it is to be done."""
    expected_effect: Prose | None = None
    confidence: float | None = None
    """How sure those who took it are of the effect, 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class DecisionRevoked(Event):
    """A decision holds no longer; what it changed is changed back only by another decision."""

    TOPIC: ClassVar[str] = "DecisionRevoked"
    TELLS: ClassVar[dict[str, Any]] = {"state": "revoked"}


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class TakeDecision(SayInReview):
    """Resolve something in an open review, and change the plan where the decision says so."""

    LETTERS = "D"

    decision: str
    text: str
    finding_id: str | None = None
    owner: str | None = None
    due: str | None = None
    expected_effect: str | None = None
    confidence: float | None = None
    new_owner: str | None = None
    """adjust: who answers for the subject from now on."""
    weight: float | None = None
    """adjust: how much the subject counts from now on."""
    target: float | None = None
    """retarget: the new target of the subject."""
    period: str | None = None
    """retarget: the period that the target is for."""
    holds_from: datetime | None = None
    """retarget: when the target comes into force; at once if not given."""
    initiative_id: str | None = None
    """start: an initiative under the subject, with the owner and the due day of the decision."""
    initiative_title: str | None = None


class RevokeDecision(Command):
    """Say that a decision holds no longer."""


# What only one kind of decision sets, and what a person calls it.
_SETS = {
    "new_owner": ("adjust", "new owner"),
    "weight": ("adjust", "weight"),
    "target": ("retarget", "target"),
    "period": ("retarget", "period"),
    "initiative_id": ("start", "initiative"),
    "initiative_title": ("start", "initiative"),
}


# By kind, the command that takes out of the plan what a review stops.
_RETIRES: dict[Kind, type[RetireItem]] = {
    **dict.fromkeys(RetirePlanItem.RETIRES, RetirePlanItem),
    **dict.fromkeys(RetireScorecardItem.RETIRES, RetireScorecardItem),
    "measure": RetireMeasure,
    "objective": RetireObjective,
    "key_result": RetireKeyResult,
}


def take_decision(command: TakeDecision, strategy: Strategy) -> list[Event]:
    """A decision says what and why, in an open review; where a rule refuses what it changes, it is not taken."""
    review_id = command.review_id
    if command.decision not in DECISIONS:
        raise RefusedError(f"{review_id}: {command.decision!r} is no decision; there are {', '.join(DECISIONS)}")
    must_be_said(review_id, "decision", command.text)
    must_be_said(review_id, "reason of the decision (--reason)", command.reason or "")
    must_be_day(review_id, command.due)
    if command.confidence is not None and not 0 <= command.confidence <= 1:
        raise RefusedError(f"{review_id}: a confidence lies between 0 and 1, not at {command.confidence:g}")
    must_be_finding(strategy, command.finding_id)
    taken = DecisionTaken(
        **said(command, strategy),
        text=command.text,
        decision=command.decision,
        finding_id=command.finding_id,
        owner=command.owner,
        due=command.due,
        expected_effect=command.expected_effect,
        confidence=command.confidence,
    )
    if command.initiative_id == taken.entity_id:
        raise RefusedError(f"{review_id}: {taken.entity_id} is the decision itself; give the initiative another id")
    return [taken, *(replace(change, causation_id=taken.entity_id) for change in _changes(command, strategy))]


def revoke_decision(command: RevokeDecision, strategy: Strategy) -> list[Event]:
    """A decision is revoked once, for a reason, also after its review; what it changed stays as it is."""
    item = strategy.item(command.entity_id)
    must_be_a(item, "decision")
    must_be_said(command.entity_id, "reason (--reason)", command.reason or "")
    if item.value("state") == "revoked":
        raise RefusedError(f"{command.entity_id}: the decision was revoked already")
    must_not_precede(command, item, "state")
    return [DecisionRevoked(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason)]


def _changes(command: TakeDecision, strategy: Strategy) -> Sequence[Event]:
    """The changes of the plan that the decision causes, by the rules that anybody's change of it obeys."""
    for name, (decision, what) in _SETS.items():
        if getattr(command, name) is not None and command.decision != decision:
            raise RefusedError(f"{command.review_id}: `{command.decision}` sets no {what}, only `{decision}` does")
    match command.decision:
        case "adjust":
            return _adjust(command, strategy)
        case "retarget":
            return _retarget(command, strategy)
        case "stop":
            return _stop(command, strategy)
        case "start":
            return _start(command, strategy)
    return []


def _adjust(command: TakeDecision, strategy: Strategy) -> Sequence[Event]:
    events: list[Event] = []
    if command.new_owner is not None:
        must_be_said(command.review_id, "new owner", command.new_owner)
        events += assign_owner(AssignOwner(**_about_subject(command), owner=command.new_owner), strategy)
    if command.weight is not None:
        events += set_weight(SetWeight(**_about_subject(command), weight=command.weight), strategy)
    return events


def _retarget(command: TakeDecision, strategy: Strategy) -> Sequence[Event]:
    if command.target is None:
        raise RefusedError(f"{command.review_id}: `retarget` needs the new target (--target)")
    about = _about_subject(command)
    about["effective_at"] = command.holds_from or command.effective_at
    return set_target(SetTarget(**about, target=command.target, period=command.period), strategy)


def _stop(command: TakeDecision, strategy: Strategy) -> Sequence[Event]:
    about = _about_subject(command)
    item = strategy.item(about["entity_id"])
    if item.kind == "initiative":
        return close_initiative(CloseInitiative(**about, outcome="dropped"), strategy)
    if item.kind == "objective" and strategy.root(item).kind == "cycle":
        return abandon(AbandonObjective(**about), strategy)
    if item.kind not in _RETIRES:
        raise RefusedError(f"{item.entity_id}: is {A_KIND[item.kind]}, which no decision can stop")
    return retire_item(_RETIRES[item.kind](**about), strategy)


def _start(command: TakeDecision, strategy: Strategy) -> Sequence[Event]:
    if command.initiative_id is None and command.initiative_title is None:
        return []
    if command.initiative_id is None or command.initiative_title is None:
        raise RefusedError(f"{command.review_id}: an initiative needs an id and a title")
    must_be_said(command.review_id, "title of the initiative", command.initiative_title)
    must_be_new(strategy, command.initiative_id)
    about = _about_subject(command)
    initiative = SetInitiative(
        **{**about, "entity_id": command.initiative_id},
        parent_id=about["entity_id"],
        title=command.initiative_title,
        owner=command.owner,
        due=command.due,
    )
    return set_initiative(initiative, strategy)


def _about_subject(command: TakeDecision) -> dict[str, Any]:
    """What every change has of the decision: its subject, its times and its reason."""
    if command.subject_id is None:
        raise RefusedError(f"{command.review_id}: say what is to {command.decision} (--subject)")
    return {
        "entity_id": command.subject_id,
        "at": command.at,
        "effective_at": command.effective_at,
        "reason": command.reason,
    }
