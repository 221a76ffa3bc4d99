"""What the rules need to know of a strategy before they decide, and the checks they share."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.domain.values import (
    A_KIND,
    KIND_WORDS,
    MAX_ID_LENGTH,
    PARENT_KINDS,
    Command,
    Event,
    ItemDefined,
    ItemRetired,
    Kind,
    instant_of,
    instant_text,
)
from engine.errors import RefusedError


@dataclass
class Item:
    """One entity of a plan: what it is, what it lies under, and since when it is there or not."""

    entity_id: str
    kind: Kind
    parent_id: str | None
    presence: dict[tuple[str, str], bool] = field(default_factory=dict)
    """There or not, by (effective_at, recorded_at)."""

    def present(self, at: str) -> bool:
        """The one rule: of all that is told about instants up to `at`, the latest wins."""
        told = [when for when in self.presence if when[0] <= at]
        return bool(told) and self.presence[max(told)]


@dataclass
class PlanState:
    """The structure of one plan. Grows with the plan's items."""

    items: dict[str, Item] = field(default_factory=dict)

    def item(self, entity_id: str) -> Item:
        """The item, also a dropped one; refused if it never was."""
        found = self.items.get(entity_id)
        if found is None:
            raise RefusedError(f"{entity_id}: no such entity in this workspace; `hansei show entities` lists them")
        return found

    def present(self, entity_id: str, at: str) -> Item:
        """The item; refused if it is not there at the instant `at`."""
        found = self.item(entity_id)
        if not found.present(at):
            raise RefusedError(f"{entity_id}: this {KIND_WORDS[found.kind]} was dropped; add it again first")
        return found


@dataclass(frozen=True)
class Reading:
    """A reading or check-in as the rules see it; a null value is a withdrawn one."""

    recorded_at: str
    value: float | None
    period: str | None = None
    confidence: float | None = None


@dataclass
class ReadingsState:
    """Which readings one item has, by the instant they describe. Grows with the item's readings."""

    told: dict[str, Reading] = field(default_factory=dict)
    """What stands for each instant, by effective_at."""

    def tell(self, effective_at: str, reading: Reading) -> None:
        """The one rule: for one instant, what was recorded last wins."""
        known = self.told.get(effective_at)
        if known is None or known.recorded_at <= reading.recorded_at:
            self.told[effective_at] = reading

    def standing(self, since: datetime | None = None, until: datetime | None = None) -> list[str]:
        """The instants of the readings that were not withdrawn, oldest first, between two instants."""
        return sorted(
            at
            for at, reading in self.told.items()
            if reading.value is not None
            and (since is None or instant_of(at) >= since)
            and (until is None or instant_of(at) <= until)
        )


def evolve_plan(plan: PlanState, event: Event) -> None:
    """Folds one event of a plan's stream into what the rules about its structure need to know."""
    if event.KIND is not None:
        parent_id = event.parent_id if isinstance(event, ItemDefined) else None
        item = plan.items.setdefault(event.entity_id, Item(event.entity_id, event.KIND, parent_id))
        item.parent_id = parent_id
        item.presence[event.effective_at, event.recorded_at] = True
    elif isinstance(event, ItemRetired) and event.entity_id in plan.items:
        plan.items[event.entity_id].presence[event.effective_at, event.recorded_at] = False


def must_have_reason(command: Command) -> None:
    """A plan change without a reason is refused."""
    if not (command.reason and command.reason.strip()):
        raise RefusedError(f"{command.entity_id}: a change of the plan needs a reason (--reason)")


def must_be_new(plan: PlanState, entity_id: str) -> None:
    """An id names one entity of the workspace, for ever."""
    if not entity_id or len(entity_id) > MAX_ID_LENGTH:
        raise RefusedError(f"{entity_id[:40]!r}: an id has 1 to {MAX_ID_LENGTH} characters")
    if entity_id in plan.items:
        raise RefusedError(f"{entity_id}: this id is taken by {A_KIND[plan.items[entity_id].kind]}")


def must_fit_under(plan: PlanState, entity_id: str, kind: Kind, parent_id: str) -> None:
    """An item lies under a parent of a fitting kind, and never under itself."""
    parent = plan.item(parent_id)
    if parent.kind not in PARENT_KINDS[kind]:
        raise RefusedError(
            f"{entity_id}: {A_KIND[kind]} cannot lie under the {KIND_WORDS[parent.kind]} {parent_id}"
        )
    known = plan.items.get(entity_id)
    if known is not None and known.kind != kind:
        raise RefusedError(f"{entity_id}: this id is taken by {A_KIND[known.kind]}")
    above: str | None = parent_id
    while above is not None:
        if above == entity_id:
            raise RefusedError(f"{entity_id}: lies above {parent_id}, so it cannot lie under it")
        above = plan.items[above].parent_id if above in plan.items else None


def standing_between(
    entity_id: str, readings: ReadingsState, since: datetime | None, until: datetime | None
) -> str:
    """The instant of the latest reading that stands between two instants; refused if there is none."""
    standing = readings.standing(since, until)
    if not standing:
        where = f" between {instant_text(since)} and {instant_text(until)}" if since and until else ""
        raise RefusedError(
            f"{entity_id}: nothing stands recorded{where}, so there is nothing to replace or withdraw"
        )
    return standing[-1]


def must_be_a(item: Item, kind: Kind) -> None:
    """A command that fits one kind of entity only is refused for the others, with the command that fits."""
    if item.kind == kind:
        return
    better = {"key_result": "hansei check-in", "measure": "hansei record"}.get(item.kind)
    advice = f"; use `{better}`" if better else ""
    raise RefusedError(f"{item.entity_id}: is {A_KIND[item.kind]}, not {A_KIND[kind]}{advice}")


def must_not_lie_ahead(command: Command) -> None:
    """A value describes what was; a planned one is a target."""
    if command.effective_at is not None and command.effective_at > command.at:
        raise RefusedError(f"{command.entity_id}: a value cannot describe the future ({command.effective})")
