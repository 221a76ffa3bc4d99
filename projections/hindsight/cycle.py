"""What a look back on one cycle is made of: when it ran, what belonged to it, and what all its sections share."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from engine.errors import UnusableInputError
from projections.read_model import Bounds, ReadModel, Row


class LookBack:
    """One cycle, or a plan that serves as one, as known inside the bounds. What is asked once is kept.

    Memory and time grow with the readings of the cycle's items and with the days that it runs.
    """

    def __init__(self, read_model: ReadModel, cycle_id: str, bounds: Bounds | None = None) -> None:
        self.read_model = read_model
        self.bounds = bounds or Bounds()
        self.id = cycle_id
        found = self.ask("retro_cycle", cycle_id)
        if not found:
            raise UnusableInputError(
                f"{cycle_id}: there is no such cycle, nor a plan that serves as one; `hansei show okrs` lists them"
            )
        self.cycle: Row = found[0]
        if self.cycle["starts_at"] is None or self.cycle["looked_at_at"] < self.cycle["starts_at"]:
            raise UnusableInputError(f"{cycle_id}: has not begun at the instant looked at")

    def ask(self, question: str, *parameters: Any) -> list[Row]:  # noqa: ANN401 -- what the question takes
        """The answer to a question inside the bounds."""
        return self.read_model.question(question, [*self.bounds.parameters(), *parameters])

    def seen(self, instant: datetime) -> Bounds:
        """The bounds of what was seen at an instant, inside of those that are asked for."""
        at = instant.replace(tzinfo=UTC)
        known = self.bounds.known_at
        return Bounds(at, at if known is None else min(at, known), self.bounds.up_to)

    @property
    def is_closed(self) -> bool:
        """Whether the cycle was closed; only then is there an outcome to hold anything against."""
        return bool(self.cycle["is_closed"])

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        begins: datetime = self.cycle["starts_at"]
        return begins

    @property
    def settled_at(self) -> datetime:
        """From when on a target made easier is a softened one: its lock, else its beginning."""
        settled: datetime | None = self.cycle["settled_at"]
        return self.starts_at if settled is None else settled

    @property
    def looked_at_at(self) -> datetime:
        """Where its views stop: its end or close, or the instant looked at."""
        until: datetime = self.cycle["looked_at_at"]
        return until

    @property
    def over_at(self) -> datetime:
        """Until when what is decided and found belongs to it: its close where that came later than its end."""
        closed: datetime | None = self.cycle["closed_at"] if self.is_closed else None
        return self.looked_at_at if closed is None else max(closed, self.looked_at_at)

    @cached_property
    def items(self) -> dict[str, Row]:
        """What the look back concerns, by id: also the measures and targets to improve of its plan."""
        return {row["id"]: row for row in self.ask("retro_items", self.id, self.cycle["plan"])}

    @cached_property
    def own_ids(self) -> list[str]:
        """Its objectives and key results, also dropped ones."""
        return [name for name, row in self.items.items() if row["in_cycle"]]

    @cached_property
    def measured_ids(self) -> list[str]:
        """The measures and targets to improve that belong to its plan."""
        return [name for name, row in self.items.items() if row["kind"] in ("measure", "target_to_improve")]

    @cached_property
    def outcome(self) -> list[Row]:
        """Its objectives and key results at the end, or now."""
        return self.ask("retro_outcome", self.id, self.cycle["is_over"])

    @cached_property
    def key_results(self) -> dict[str, Row]:
        """How each key result came out."""
        return {row["key_result_id"]: row for row in self.outcome if row["key_result_id"]}

    @cached_property
    def objectives(self) -> dict[str, Row]:
        """How each objective came out."""
        return {row["objective_id"]: row for row in self.outcome if not row["key_result_id"]}

    @cached_property
    def readings(self) -> dict[str, list[Row]]:
        """Every reading of the items it concerns, by item, in the order of the one rule."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.ask("retro_readings", list(self.items)):
            found[row["id"]].append(row)
        return found

    @cached_property
    def courses(self) -> dict[str, list[Row]]:
        """How each item stood as seen then: a row for each instant at which its status became another one."""
        rows = self.ask("retro_instants", self.id)
        rows += self.ask("retro_months", self.measured_ids, self.starts_at, self.over_at, self.looked_at_at)
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            found[row["id"]].append(row)
        return found

    @cached_property
    def decisions(self) -> list[Row]:
        """Every decision, in the order in which they were taken."""
        rows = self.read_model.rows("decisions", self.bounds)
        return sorted(rows, key=lambda row: (row["decided_at"], row["id"]))

    @cached_property
    def countermeasures(self) -> list[Row]:
        """What was agreed in its time about what it concerns, with the values of its subjects."""
        return self.ask("retro_effects", self.related(list(self.items)), self.starts_at, self.over_at, self.own_ids)

    @cached_property
    def same(self) -> dict[str, list[str]]:
        """Which items are the same thing as which others."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.ask("retro_same", list(self.items)):
            found[row["id"]].append(row["source_id"])
        return found

    def related(self, ids: Sequence[str]) -> list[str]:
        """Some items, with those that are the same thing."""
        return list(dict.fromkeys([*ids, *(other for name in ids for other in self.same.get(name, []))]))


def stands(readings: Sequence[Row], seen_at: datetime) -> list[Row]:
    """Of each instant the reading that stands, as seen at an instant.

    Withdrawn ones are left out. The readings come in the order of the one rule.
    """
    by_instant = {row["effective_at"]: row for row in readings if row["seen_at"] <= seen_at}
    return [row for row in by_instant.values() if row["value"] is not None]
