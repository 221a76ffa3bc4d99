"""The events of an OKR cycle: it opens, locks and closes, is graded, and carried forward."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.domain.items import BeginRoot
from engine.domain.values import Event, Kind, Linked, RootBegun


@dataclass(frozen=True, kw_only=True)
class CycleOpened(RootBegun):
    """A cycle begins: a planning time box of given days."""

    TOPIC: ClassVar[str] = "CycleOpened"
    KIND: ClassVar[Kind | None] = "cycle"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "open"}
    CARRIES: ClassVar[tuple[str, ...]] = (
        "title",
        "parent_id",
        "period",
        "team",
        "starts_on",
        "ends_on",
        "cadence",
        "text",
    )

    period: str | None = None
    """2026-Q1, 2026 or a label of its own."""
    starts_on: str
    """Its first day."""
    ends_on: str
    """Its last day."""
    cadence: int | None = None
    """Days from one check-in to the next; 7 if not given."""
    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class CycleLocked(Event):
    """What is to be achieved stands: from here on a target made easier is a softened one."""

    TOPIC: ClassVar[str] = "CycleLocked"
    TELLS: ClassVar[dict[str, Any]] = {"phase": "locked"}


@dataclass(frozen=True, kw_only=True)
class CycleClosed(Event):
    """The cycle is over: it takes no more check-ins, and can be graded."""

    TOPIC: ClassVar[str] = "CycleClosed"
    TELLS: ClassVar[dict[str, Any]] = {"status": "closed"}


@dataclass(frozen=True, kw_only=True)
class ObjectiveAligned(Linked):
    """An objective serves another one, or an item of a plan or scorecard; or no longer."""

    TOPIC: ClassVar[str] = "ObjectiveAligned"
    RELATION: ClassVar[str] = "alignment"

    strength: str = "linked"


@dataclass(frozen=True, kw_only=True)
class MeasuredBy(Event):
    """A key result or a target to improve is the same thing as a measure or another key result.

    From `effective_at` on the readings of the one are the other's; no number is typed twice.
    """

    TOPIC: ClassVar[str] = "MeasuredBy"
    CARRIES: ClassVar[tuple[str, ...]] = ("measured_by",)

    measured_by: str | None = None
    cleared: list[str] | None = None
    """`measured_by` where it has readings of its own again."""


@dataclass(frozen=True, kw_only=True)
class KeyResultGraded(Event):
    """What a key result reached in its closed cycle."""

    TOPIC: ClassVar[str] = "KeyResultGraded"
    CARRIES: ClassVar[tuple[str, ...]] = ("computed_grade", "grade")

    computed_grade: float | None = None
    """The grade by the formula when it was graded, 0 to 1."""
    grade: float | None = None
    """The judged grade where a person gave another one, 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class ObjectiveGraded(Event):
    """What an objective reached in its closed cycle."""

    TOPIC: ClassVar[str] = "ObjectiveGraded"
    CARRIES: ClassVar[tuple[str, ...]] = ("computed_grade", "grade")

    computed_grade: float | None = None
    """The weighted mean of its key results' grades when it was graded, 0 to 1."""
    grade: float | None = None
    """The judged grade where a person gave another one, 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class ObjectiveAbandoned(Event):
    """An objective is given up before the end of its cycle; it stays readable."""

    TOPIC: ClassVar[str] = "ObjectiveAbandoned"
    TELLS: ClassVar[dict[str, Any]] = {"present": False, "status": "abandoned"}


@dataclass(frozen=True, kw_only=True)
class ObjectiveCarriedForward(Event):
    """An objective goes on in a later cycle as a copy, which is linked to it."""

    TOPIC: ClassVar[str] = "ObjectiveCarriedForward"
    CARRIES: ClassVar[tuple[str, ...]] = ("carried_to",)

    carried_to: str
    """The id of the copy."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class OpenCycle(BeginRoot):
    """Begin a cycle of given days."""

    EVENT = CycleOpened

    starts_on: str
    ends_on: str
    period: str | None = None
    cadence: int | None = None
    team: str | None = None
