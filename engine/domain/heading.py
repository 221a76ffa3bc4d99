"""What stands at the head of a plan, a scorecard or a cycle, told anew after it began."""

from dataclasses import dataclass
from typing import ClassVar

from engine.domain.cycle import must_be_cadence, must_have_days
from engine.domain.items import said_by
from engine.domain.placing import must_fit_under
from engine.domain.scorecard import ROLL_UPS, must_be_one_of
from engine.domain.state import Strategy, must_be_explained, must_be_open, must_be_said
from engine.domain.values import A_KIND, Command, Event, Kind, Prose
from engine.errors import RefusedError

HEADINGS: dict[Kind, tuple[str, ...]] = {
    "plan": ("title", "parent_id", "period", "team", "text"),
    "scorecard": ("title", "parent_id", "period", "team", "roll_up", "text"),
    "cycle": ("title", "parent_id", "period", "team", "starts_on", "ends_on", "cadence", "text"),
}
"""What can be told anew of each, as it was told when it began."""

_NEVER_WITHOUT = ("title", "starts_on", "ends_on")


@dataclass(frozen=True, kw_only=True)
class HeadingChanged(Event):
    """The title, period, team or days of a plan, scorecard or cycle are others; only what is given changes."""

    TOPIC: ClassVar[str] = "HeadingChanged"
    CARRIES: ClassVar[tuple[str, ...]] = (
        "title",
        "parent_id",
        "period",
        "team",
        "roll_up",
        "starts_on",
        "ends_on",
        "cadence",
        "text",
    )

    title: str | None = None
    parent_id: str | None = None
    """The plan that it belongs to."""
    period: str | None = None
    team: str | None = None
    roll_up: str | None = None
    """How the perspectives of a scorecard make its score: mean (weighted), worst, best or most_frequent."""
    starts_on: str | None = None
    """The first day of a cycle."""
    ends_on: str | None = None
    """Its last day."""
    cadence: int | None = None
    """Days from one check-in to the next."""
    text: Prose | None = None
    cleared: list[str] | None = None
    """Attributes that have no value from now on, the vision of a plan among them."""


@dataclass(frozen=True, kw_only=True)
class ChangeHeading(Command):
    """Tell the head of a plan, a scorecard or a cycle anew: only what is given changes."""

    title: str | None = None
    parent_id: str | None = None
    period: str | None = None
    team: str | None = None
    roll_up: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    cadence: int | None = None
    text: str | None = None
    cleared: list[str] | None = None


def change_heading(command: ChangeHeading, strategy: Strategy) -> list[Event]:
    """A heading is part of the plan: it changes with a reason, and only where the kind of root has such a thing."""
    root = strategy.present(command.entity_id, command.effective)
    if root.kind not in HEADINGS:
        raise RefusedError(
            f"{command.entity_id}: is {A_KIND[root.kind]}; only a plan, scorecard or cycle has a heading"
        )
    must_be_explained(command, strategy, root)
    must_be_open(strategy, root)
    said = {name: value for name, value in said_by(command).items() if value is not None}
    cleared = said.pop("cleared", [])
    for name in (*said, *cleared):
        if name not in HEADINGS[root.kind] and (root.kind, name) != ("plan", "vision"):
            raise RefusedError(f"{command.entity_id}: {A_KIND[root.kind]} has no {name}")
        if name in cleared and name in _NEVER_WITHOUT:
            raise RefusedError(f"{command.entity_id}: {A_KIND[root.kind]} is never without {name}")
    if command.title is not None:
        must_be_said(command.entity_id, "title", command.title)
    if command.parent_id is not None:
        must_be_open(strategy, must_fit_under(command, strategy, root.kind, command.parent_id))
    if "starts_on" in said or "ends_on" in said:
        days = (said.get(name, root.value(name)) for name in ("starts_on", "ends_on"))
        must_have_days(command.entity_id, *days)
    must_be_cadence(command.entity_id, command.cadence)
    must_be_one_of(command.entity_id, "roll-up", command.roll_up, ROLL_UPS)
    return [
        HeadingChanged(
            entity_id=command.entity_id, effective_at=command.effective, reason=command.reason, **said_by(command)
        )
    ]
