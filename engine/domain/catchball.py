"""Catchball: the levels pass a target back and forth until both agree; every offer is kept."""

from dataclasses import dataclass
from typing import ClassVar

from engine.domain.values import Event, Kind, Prose


@dataclass(frozen=True, kw_only=True)
class _Offered(Event):
    """An offer about one item."""

    entity: Kind
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
class CatchballAgreed(Event):
    """Both levels agree on the last offer."""

    TOPIC: ClassVar[str] = "CatchballAgreed"

    entity: Kind
    level: str
    """The level that agrees to the other's offer."""


@dataclass(frozen=True, kw_only=True)
class CatchballDeclined(Event):
    """The upper level ends the talk without agreement."""

    TOPIC: ClassVar[str] = "CatchballDeclined"

    entity: Kind
    level: str
    """The level that declines."""
