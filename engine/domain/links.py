"""How entities of a strategy are linked: correlation, cause and effect, alignment, and being the same thing."""

from dataclasses import dataclass
from typing import Any, TypeVar

from engine.domain.cycle import MeasuredBy, ObjectiveAligned
from engine.domain.hoshin import SIDES, SetCorrelation, set_correlation
from engine.domain.placing import linked_to, must_be_measured_at_first_hand, must_not_come_round, served_by
from engine.domain.scorecard import CauseEffectLinked, CauseEffectUnlinked
from engine.domain.state import Item, Strategy, must_be_explained, must_be_open
from engine.domain.values import A_KIND, Command, Event, Kind, Linked
from engine.errors import RefusedError

SERVED: tuple[Kind, ...] = (
    "objective",
    "annual_objective",
    "breakthrough_objective",
    "improvement_priority",
    "strategic_objective",
)
"""What an objective may be aligned to, in any plan, scorecard or cycle."""

READERS: tuple[Kind, ...] = ("key_result", "target_to_improve", "measure")
"""What may be the same thing as a measure or key result, and take its readings."""

READ_FROM: tuple[Kind, ...] = ("measure", "key_result")

LINKABLE = (
    "two neighbouring sides of the X-matrix (--strength), two strategic objectives (cause and effect), an "
    "objective to what it serves, and a key result, target to improve or measure to the measure or key result that "
    "is the same thing (--same)"
)


@dataclass(frozen=True, kw_only=True)
class _Pair(Command):
    to_id: str


@dataclass(frozen=True, kw_only=True)
class Link(_Pair):
    """Link two entities in the way that fits their kinds."""

    strength: str | None = None
    """strong, medium or weak; for a correlation only."""
    same: bool = False
    """Says that both are the same thing, so that nothing else can be meant."""


@dataclass(frozen=True, kw_only=True)
class Unlink(_Pair):
    """Take back the link between two entities, in whatever way they are linked."""


@dataclass(frozen=True, kw_only=True)
class LinkCauseEffect(_Pair):
    """Hold that one strategic objective drives another."""


@dataclass(frozen=True, kw_only=True)
class AlignObjective(_Pair):
    """Say what an objective serves beside its parent."""


@dataclass(frozen=True, kw_only=True)
class ShareReadings(_Pair):
    """Say that an item is the same thing as a measure or key result: its readings are those of that one."""


def link(command: Link, strategy: Strategy) -> list[Event]:
    """The kinds of the two say how they are linked; a pair that fits no way is refused with the ways there are."""
    way = _way(command, strategy)
    if command.same and way != "same":
        raise RefusedError(f"{command.entity_id}: is not the same thing as {command.to_id}; leave --same out")
    if way == "correlation":
        if command.strength is None:
            raise RefusedError(
                f"{command.entity_id}: a correlation is strong, medium or weak; say so by --strength"
            )
        return set_correlation(_as(SetCorrelation, command, strength=command.strength), strategy)
    if command.strength is not None:
        raise RefusedError(f"{command.entity_id}: only a correlation of the X-matrix has a strength; leave it out")
    if way == "cause_effect":
        return link_cause_effect(_as(LinkCauseEffect, command), strategy)
    if way == "alignment":
        return align_objective(_as(AlignObjective, command), strategy)
    return share_readings(_as(ShareReadings, command), strategy)


def unlink(command: Unlink, strategy: Strategy) -> list[Event]:
    """What stands linked is taken back from `effective_at` on; that it was linked stays in the record."""
    way = _way(command, strategy)
    if way == "correlation":
        return set_correlation(_as(SetCorrelation, command, strength="none"), strategy)
    one = strategy.item(command.entity_id)
    _must_be_changeable(command, strategy, one)
    if way == "same":
        if one.value("measured_by", command.effective) != command.to_id:
            raise RefusedError(f"{command.entity_id}: is not the same thing as {command.to_id}")
        return [_measured_by(command, cleared=["measured_by"])]
    if not _stands(command, strategy, way):
        raise RefusedError(
            f"{command.entity_id}: is not linked to {command.to_id}, so there is nothing to take back"
        )
    return [_linked(CauseEffectUnlinked if way == "cause_effect" else ObjectiveAligned, command, "none")]


def link_cause_effect(command: LinkCauseEffect, strategy: Strategy) -> list[Event]:
    """Strategic objectives of one scorecard, and no chain of causes comes round to where it began."""
    one, other = _both(command, strategy, ("strategic_objective",), ("strategic_objective",))
    if strategy.root(one) is not strategy.root(other):
        raise RefusedError(f"{command.entity_id}: lies in another scorecard than {command.to_id}")
    _must_be_new(command, strategy, "cause_effect")
    must_not_come_round(
        command, command.to_id, strategy, lambda item: linked_to(item, "cause_effect", strategy, command.effective)
    )
    return [_linked(CauseEffectLinked, command, "linked")]


def align_objective(command: AlignObjective, strategy: Strategy) -> list[Event]:
    """An objective may serve several items, also of other plans and cycles, and never itself by way of others."""
    _both(command, strategy, ("objective",), SERVED)
    _must_be_new(command, strategy, "alignment")
    must_not_come_round(command, command.to_id, strategy, lambda item: served_by(item, strategy, command.effective))
    return [_linked(ObjectiveAligned, command, "linked")]


def share_readings(command: ShareReadings, strategy: Strategy) -> list[Event]:
    """An item takes its readings from one that has its own: in one step, never over a third."""
    one, other = _both(command, strategy, READERS, READ_FROM)
    if one is other or one.value("measured_by", command.effective) == other.entity_id:
        raise RefusedError(f"{command.entity_id}: is the same thing as {command.to_id} already")
    must_be_measured_at_first_hand(command, strategy, command.to_id)
    return [_measured_by(command, measured_by=command.to_id)]


def _way(command: Link | Unlink, strategy: Strategy) -> str:
    """How the two can be linked, by their kinds."""
    one, other = strategy.item(command.entity_id), strategy.item(command.to_id)
    if one.kind in SIDES and other.kind in SIDES and (SIDES.index(one.kind) - SIDES.index(other.kind)) % 2:
        return "correlation"
    if one.kind == other.kind == "strategic_objective":
        return "cause_effect"
    if one.kind == "objective" and other.kind in SERVED:
        return "alignment"
    if one.kind in READERS and other.kind in READ_FROM:
        return "same"
    raise RefusedError(
        f"{command.entity_id}: {A_KIND[one.kind]} cannot be linked to {A_KIND[other.kind]}; what can be: {LINKABLE}"
    )


def _both(
    command: _Pair, strategy: Strategy, kinds: tuple[Kind, ...], to_kinds: tuple[Kind, ...]
) -> tuple[Item, Item]:
    """The two, there and of kinds that fit, in something that may be changed."""
    one = strategy.present(command.entity_id, command.effective)
    other = strategy.present(command.to_id, command.effective)
    if one.kind not in kinds or other.kind not in to_kinds:
        raise RefusedError(
            f"{command.entity_id}: {A_KIND[one.kind]} cannot be linked to {A_KIND[other.kind]} in this way"
        )
    _must_be_changeable(command, strategy, one)
    return one, other


def _must_be_changeable(command: _Pair, strategy: Strategy, item: Item) -> None:
    must_be_explained(command, strategy, item)
    must_be_open(strategy, item)


def _stands(command: _Pair, strategy: Strategy, relation: str) -> bool:
    linked = strategy.linked(relation, command.effective, from_id=command.entity_id)
    return any(to_id == command.to_id for _, to_id, _ in linked)


def _must_be_new(command: _Pair, strategy: Strategy, relation: str) -> None:
    if _stands(command, strategy, relation):
        raise RefusedError(f"{command.entity_id}: is linked to {command.to_id} already")


C = TypeVar("C", bound=Command)


def _as(make: type[C], command: _Pair, **more: Any) -> C:  # noqa: ANN401 -- the fields of the command
    """The same request as a command of one way to link."""
    said = {
        name: getattr(command, name) for name in ("entity_id", "at", "effective_at", "reason", "cause", "to_id")
    }
    return make(**said, **more)


def _linked(event: type[Linked], command: _Pair, strength: str) -> Event:
    return event(
        entity_id=command.entity_id,
        effective_at=command.effective,
        reason=command.reason,
        to_id=command.to_id,
        strength=strength,
    )


def _measured_by(command: _Pair, **said: Any) -> Event:  # noqa: ANN401 -- the fields of the event
    return MeasuredBy(entity_id=command.entity_id, effective_at=command.effective, reason=command.reason, **said)
