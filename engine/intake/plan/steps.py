"""The differences as commands, in an order in which each is allowed when the whole is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.domain.heading import ChangeHeading
from engine.domain.hoshin import SetCorrelation, SetVision
from engine.domain.initiative import CloseInitiative
from engine.domain.links import AlignObjective, LinkCauseEffect, ShareReadings, Unlink
from engine.domain.measure import SetTarget
from engine.domain.values import Command, instant_of, instant_text
from engine.intake.plan.compare import Comparison, Difference
from engine.intake.plan.shape import BEGIN, RETIRE, ROOTS, SET
from engine.intake.plan.targets import Telling

# What a command of its own sets, after the items are all there.
_LATER = ("measured_by", "vision")


@dataclass(frozen=True)
class Steps:
    """Turns differences into commands of one moment and one reason."""

    at: datetime
    reason: str | None

    def of(self, comparison: Comparison) -> list[Command]:
        """Every command: links go first and come last; a parent comes before what lies under it, and goes after."""
        items = comparison.items
        there = [difference for difference in items if difference.change != "removed"]
        return [
            *self._taken_back(comparison),
            *self._no_longer_shared(items),
            *(command for difference in there for command in self._item(difference)),
            *self._shared(there),
            *self._linked(comparison),
            *(self._dropped(difference) for difference in items if difference.change == "removed"),
        ]

    def _item(self, difference: Difference) -> Iterator[Command]:
        """The thresholds of a measure must fit its target, but the target of a key result must fit its form."""
        targets, item = self._targets(difference), self._set(difference)
        targets_first = difference.change == "changed" and difference.told.kind != "key_result"
        yield from (*targets, *item) if targets_first else (*item, *targets)

    def _set(self, difference: Difference) -> Iterator[Command]:
        told = difference.told
        fields = {name: after for name, (_, after) in difference.fields.items() if after is not None}
        cleared = [name for name, (_, after) in difference.fields.items() if after is None]
        said = {name: value for name, value in fields.items() if name not in (*_LATER, "parent", "target")}
        cleared = [name for name in cleared if name not in ("measured_by", "parent", "target")]
        if told.kind in ROOTS:
            yield from self._head(difference, said, cleared)
        elif difference.change == "added" or said or cleared or "parent" in fields or self._target_now(difference):
            if self._target_now(difference):
                said["target"] = told.values["target"]
            said.setdefault("title", told.values["title"])
            yield self._command(
                SET[told.kind], told.entity_id, parent_id=told.parent_id, cleared=cleared or None, **said
            )

    def _head(self, difference: Difference, said: dict[str, Any], cleared: list[str]) -> Iterator[Command]:
        told, fields = difference.told, difference.fields
        if difference.change == "added":
            none = {"perspectives": ()} if told.kind == "scorecard" else {}
            yield self._command(BEGIN[told.kind], told.entity_id, parent_id=told.parent_id, **said, **none)
        else:
            if "parent" in fields:
                if told.parent_id is None:
                    cleared = [*cleared, "parent_id"]
                else:
                    said = {**said, "parent_id": told.parent_id}
            if said or cleared:
                yield self._command(ChangeHeading, told.entity_id, cleared=cleared or None, **said)
        if fields.get("vision", (None, None))[1] is not None:
            yield self._command(SetVision, told.entity_id, vision=fields["vision"][1])

    def _target_now(self, difference: Difference) -> bool:
        """Whether the target is told with the item: it comes into force now, and more than it alone is told."""
        more = difference.change == "added" or difference.fields.keys() - {"target", "measured_by"}
        return bool(more) and any(self._with_the_item(telling) for telling in difference.targets)

    def _with_the_item(self, telling: Telling) -> bool:
        return telling.period is None and telling.value is not None and telling.at == instant_text(self.at)

    def _targets(self, difference: Difference) -> Iterator[Command]:
        for telling in difference.targets:
            if not (self._target_now(difference) and self._with_the_item(telling)):
                yield self._command(
                    SetTarget,
                    difference.told.entity_id,
                    effective_at=instant_of(telling.at),
                    target=telling.value,
                    period=telling.period,
                )

    def _taken_back(self, comparison: Comparison) -> Iterator[Command]:
        for (relation, one, other), (_, after) in comparison.links.items():
            if after is None and relation == "correlation":
                yield self._command(SetCorrelation, one, to_id=other, strength="none")
            elif after is None:
                yield self._command(Unlink, one, to_id=other)

    def _linked(self, comparison: Comparison) -> Iterator[Command]:
        for (relation, one, other), (_, after) in comparison.links.items():
            if after is None:
                continue
            if relation == "correlation":
                yield self._command(SetCorrelation, one, to_id=other, strength=after)
            else:
                command = LinkCauseEffect if relation == "cause_effect" else AlignObjective
                yield self._command(command, one, to_id=other)

    def _no_longer_shared(self, items: list[Difference]) -> Iterator[Command]:
        """Who reads from an item that is to read from another one itself lets go of it first."""
        changing = {one.told.entity_id for one in items if "measured_by" in one.fields}
        for difference in items:
            source = difference.told.values.get("measured_by")
            kept = (source, source) if difference.change == "removed" else (None, None)
            before, after = difference.fields.get("measured_by", kept)
            if before is not None and (after is None or before in changing):
                yield self._command(Unlink, difference.told.entity_id, to_id=before)

    def _shared(self, there: list[Difference]) -> Iterator[Command]:
        for difference in there:
            after = difference.fields.get("measured_by", (None, None))[1]
            if after is not None:
                yield self._command(ShareReadings, difference.told.entity_id, to_id=after)

    def _dropped(self, difference: Difference) -> Command:
        told = difference.told
        if told.kind == "initiative":
            return self._command(CloseInitiative, told.entity_id, outcome="dropped")
        return self._command(RETIRE[told.kind], told.entity_id)

    def _command(self, command: type[Command], entity_id: str, **said: Any) -> Command:  # noqa: ANN401 -- its fields
        return command(entity_id=entity_id, at=self.at, reason=self.reason, **said)
