"""Catchball: two levels pass an offer about an item back and forth until both agree; every offer is kept.

The upper level proposes a target and why. The level asked agrees, or answers with the means that it takes or with
another target; then the other one is asked. Only the level that proposed can end the talk without agreement.
"""

from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import ClassVar

from engine.domain.hoshin import SIDES
from engine.domain.measure import SetTarget, set_target
from engine.domain.state import Item, Strategy, must_be_open, must_have_reason
from engine.domain.values import A_KIND, Command, Event, Kind, Prose, Turn
from engine.errors import RefusedError

SUBJECTS: tuple[Kind, ...] = (*SIDES, "objective", "key_result", "measure")
"""What the levels talk about."""

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class _Offered(Turn):
    """An offer about one item."""

    from_level: str
    """The level that makes the offer, such as company or a unit."""
    to_level: str
    """The neighbouring level that is to answer."""
    target: float | None = None
    """The target offered."""
    means: Prose | None = None
    """How it is to be reached."""


@dataclass(frozen=True, kw_only=True)
class CatchballProposed(_Offered):
    """The upper level gives a target and why."""

    TOPIC: ClassVar[str] = "CatchballProposed"


@dataclass(frozen=True, kw_only=True)
class CatchballCountered(_Offered):
    """The level asked answers with another target, or with the means that it takes."""

    TOPIC: ClassVar[str] = "CatchballCountered"


@dataclass(frozen=True, kw_only=True)
class CatchballAgreed(Turn):
    """Both levels agree on the last offer."""

    TOPIC: ClassVar[str] = "CatchballAgreed"
    ENDS: ClassVar[bool] = True

    level: str
    """The level that agrees to the other's offer."""


@dataclass(frozen=True, kw_only=True)
class CatchballDeclined(Turn):
    """The upper level ends the talk without agreement."""

    TOPIC: ClassVar[str] = "CatchballDeclined"
    ENDS: ClassVar[bool] = True

    level: str
    """The level that declines."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class ProposeTarget(Command):
    """Offer a target for an item to the neighbouring level, and say why."""

    from_level: str
    to_level: str
    target: float | None = None
    means: str | None = None


@dataclass(frozen=True, kw_only=True)
class CounterOffer(Command):
    """Answer the offer about an item with another one: a target, the means, or both."""

    level: str
    target: float | None = None
    """The one of the offer it answers, if not given."""
    means: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgreeToOffer(Command):
    """Agree to the offer about an item."""

    level: str
    holds_from: datetime | None = None
    """When the target agreed comes into force; at once if not given."""
    period: str | None = None
    """The period the target is for."""


@dataclass(frozen=True, kw_only=True)
class DeclineOffer(Command):
    """End the talk about an item without agreement."""

    level: str


def propose_target(command: ProposeTarget, strategy: Strategy) -> list[Event]:
    """A level opens a talk with its neighbour about an item that is there; one talk at a time about each."""
    item = _subject(command, strategy)
    must_have_reason(command)
    from_level, to_level = _named(command, command.from_level), _named(command, command.to_level)
    if _same(from_level, to_level):
        raise RefusedError(f"{command.entity_id}: {from_level} proposes to itself; name the level that answers")
    waiting = _talk(command, strategy)
    if waiting:
        raise RefusedError(
            f"{command.entity_id}: the offer of {waiting[-1].from_level} still waits for {waiting[-1].to_level}; "
            "counter it, agree to it or decline it first"
        )
    return [_offered(CatchballProposed, command, item, from_level, to_level, command.target)]


def counter_offer(command: CounterOffer, strategy: Strategy) -> list[Event]:
    """Only the level asked may counter; who answers with the means alone takes the target that was offered."""
    item = _subject(command, strategy)
    must_have_reason(command)
    offer = _asked(command, strategy)
    target = offer.target if command.target is None else command.target
    return [_offered(CatchballCountered, command, item, offer.to_level, offer.from_level, target)]


def agree_to_offer(command: AgreeToOffer, strategy: Strategy) -> list[Event]:
    """Only the level asked may agree; the target of the last offer then comes into force."""
    item = _subject(command, strategy)
    offer = _asked(command, strategy)
    agreed = CatchballAgreed(
        entity_id=command.entity_id,
        effective_at=command.effective,
        reason=command.reason,
        entity=item.kind,
        level=offer.to_level,
    )
    if offer.target is None:
        return [agreed]
    target = SetTarget(
        entity_id=command.entity_id,
        at=command.at,
        effective_at=command.holds_from or command.effective_at,
        target=offer.target,
        period=command.period,
        reason=f"agreed in catchball between {offer.from_level} and {offer.to_level}",
    )
    return [agreed, *set_target(target, strategy)]


def decline_offer(command: DeclineOffer, strategy: Strategy) -> list[Event]:
    """Only the level that proposed may end the talk without agreement, whoever is asked just then."""
    item = _subject(command, strategy)
    must_have_reason(command)
    upper = _waiting(command, strategy)[0].from_level
    if not _same(command.level, upper):
        raise RefusedError(
            f"{command.entity_id}: {upper} proposed, so only {upper} can decline; "
            f"{_named(command, command.level)} can counter when it is asked"
        )
    return [
        CatchballDeclined(
            entity_id=command.entity_id,
            effective_at=command.effective,
            reason=command.reason,
            entity=item.kind,
            level=upper,
        )
    ]


def _subject(command: Command, strategy: Strategy) -> Item:
    """What the talk is about: an item that is there, of something not closed; told in the order it went."""
    item = strategy.present(command.entity_id, command.effective)
    if item.kind not in SUBJECTS:
        raise RefusedError(
            f"{command.entity_id}: is {A_KIND[item.kind]}; catchball is about an item of a plan, an objective, "
            "a key result or a measure"
        )
    must_be_open(strategy, item)
    turns = strategy.talks.get(command.entity_id)
    if turns and command.effective < turns[-1].effective_at:
        raise RefusedError(
            f"{command.entity_id}: the last word on it was said at {turns[-1].effective_at}, "
            f"so this one cannot be of {command.effective}"
        )
    return item


def _talk(command: Command, strategy: Strategy) -> list[_Offered]:
    """The offers of the talk that waits for an answer."""
    return [turn for turn in strategy.open_talk(command.entity_id) if isinstance(turn, _Offered)]


def _waiting(command: Command, strategy: Strategy) -> list[_Offered]:
    """The same; refused if there is nothing to answer."""
    offers = _talk(command, strategy)
    if not offers:
        raise RefusedError(
            f"{command.entity_id}: no offer waits for an answer; `hansei catchball propose` makes one"
        )
    return offers


def _asked(command: CounterOffer | AgreeToOffer, strategy: Strategy) -> _Offered:
    """The offer that waits for this level; refused if another one is asked."""
    offer = _waiting(command, strategy)[-1]
    if not _same(command.level, offer.to_level):
        raise RefusedError(
            f"{command.entity_id}: the offer of {offer.from_level} waits for {offer.to_level}, "
            f"not for {_named(command, command.level)}"
        )
    return offer


def _offered(
    event: type[_Offered],
    command: ProposeTarget | CounterOffer,
    item: Item,
    from_level: str,
    to_level: str,
    target: float | None,
) -> Event:
    if command.target is not None and not isfinite(command.target):
        raise RefusedError(f"{command.entity_id}: {command.target} is no finite number; offer a plain one")
    if command.target is None and not (command.means and command.means.strip()):
        raise RefusedError(f"{command.entity_id}: an offer names a target, the means, or both")
    return event(
        entity_id=command.entity_id,
        effective_at=command.effective,
        reason=command.reason,
        entity=item.kind,
        from_level=from_level,
        to_level=to_level,
        target=target,
        means=command.means,
    )


def _named(command: Command, level: str) -> str:
    if not level.strip():
        raise RefusedError(f"{command.entity_id}: a level has a name, such as company or a unit")
    return level.strip()


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
