"""States that never were: the facts of a score, taken aside and mixed from two instants, and the score in each.

On a connection of its own, temporary tables stand before the fact tables, so that the views look at nothing else.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from engine.domain.values import A_KIND
from engine.errors import UnusableInputError
from projections.diff import is_later
from projections.projector import sql
from projections.read_model import Bounds, ReadModel, Row

_VIEWS = {
    "key_result": ("okrs",),
    "objective": ("okrs", "scorecard"),
    "measure": ("measure",),
    **dict.fromkeys(("strategic_objective", "perspective", "scorecard", "plan", "cycle"), ("scorecard",)),
}
_NAMES = {"okrs": "progress", "scorecard": "score", "measure": "score"}
# Fields that no score looks at, of the kinds of change that scores depend on.
_IN_NO_SCORE = ("carried_from", "carried_to", "rank", "commitment", "aggregation", "path", "path_shape")

_PLACES = ("counted", "above", "same", "lone", "corrected", "planned")
_SIDES = pa.schema(
    [
        ("side", pa.string()),
        ("as_of", pa.timestamp("us")),
        ("known_at", pa.timestamp("us")),
        ("up_to", pa.int64()),
        ("later", pa.bool_()),
    ]
)


@dataclass(frozen=True)
class State:
    """Where a state takes what from: `looks` decides the readings and the day, the others their kind of change."""

    state: str
    looks: str = "one"
    corrected: bool = False
    structure: str = "one"
    weight: str = "one"
    target: str = "one"

    def with_changes(self, part: str) -> "State":
        """The same with the changes of one kind made as well."""
        if part == "correction":
            return replace(self, state=part, corrected=True)
        changed: dict[str, Any] = {"looks" if part == "performance" else part: "other"}
        return replace(self, state=part, **changed)


class Aside:
    """The facts of one question, taken aside on a connection of its own."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, entity_id: str, one: Bounds, other: Bounds) -> None:
        self._cursor = cursor
        self._sides = {"one": one, "other": other}
        self.kind, self.title = next(iter(self._ask("attribution_item"))).values()
        if self.kind is None:
            raise UnusableInputError(
                f"{entity_id}: no such entity at either instant; `hansei show entities` lists them"
            )
        if self.kind not in _VIEWS:
            raise UnusableInputError(f"{entity_id}: {A_KIND[self.kind]} has no score to explain")

    def changes(self) -> list[tuple[str, Row]]:
        """The rows of the difference that concern the score, each with its part; to be asked before the scores."""
        told: dict[str, set[Any]] = {said: set() for said in _PLACES}
        for row in self._ask("attribution_changes"):
            keys = {"corrected": ("entity_id", "field", "effective_at"), "planned": ("position",)}
            key = tuple(row[name] for name in keys.get(row["said"], ("entity_id",)))
            told[row["said"]].add(key)
        one, other = self._sides.values()
        parameters = [*one.parameters(), *other.parameters(), not is_later(one, other)]
        placed = [(_part_of(row, told), row) for row in self._ask("diff", parameters)]
        return [(part, row) for part, row in placed if part]

    def scores(self, states: Sequence[State]) -> tuple[str, dict[str, float | None]]:
        """What the score is called, and what it is in each of the states."""
        self._cursor.register("states", pa.Table.from_pylist([vars(state) for state in states]))
        self._cursor.execute(sql("questions/attribution_planned"))
        for view in _VIEWS[self.kind]:
            found: dict[str, float | None] = {state.state: None for state in states}
            for looks in sorted({state.looks for state in states}):
                self._cursor.register("eyes", pa.table({"side": [looks]}))
                self._cursor.execute(sql("questions/attribution_states"))
                rows = self._ask(f"attribution_{view}", self._sides[looks].parameters()[:1])
                found |= {row["state"]: row["score"] for row in rows}
            if any(score is not None for score in found.values()):
                break
        return _NAMES[view], found

    def _ask(self, question: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self._cursor.execute(sql(f"questions/{question}"), list(parameters))
        names = [column[0] for column in self._cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in self._cursor.fetchall()]


def _part_of(row: Row, told: dict[str, set[Any]]) -> str | None:
    """The part that a change of a field belongs to; none where this score does not look at it."""
    entity, field, kind = (row["entity_id"],), row["field"].split(" ")[0], row["class"]
    if field == "status":
        return "structure" if row["kind"] in ("plan", "cycle") and entity in told["above"] else None
    is_read = field in ("value", "measured_by") and entity in told["same"]
    if not (is_read or entity in told["counted"]) or field in _IN_NO_SCORE:
        return None
    if kind not in ("structure", "weight", "target") and field not in ("value", "target", "measured_by"):
        return None
    if entity in told["lone"]:
        return "structure"
    if (*entity, field, row["effective_at"]) in told["corrected"]:
        return "correction"
    if field == "value" or (row["position"],) in told["planned"]:
        return "performance"
    return {"target": "target", "measured_by": "structure"}.get(field, str(kind))


@contextmanager
def taken_aside(
    read_model: ReadModel, entity_id: str, one: Bounds, other: Bounds, left_out: Sequence[int] = ()
) -> Iterator[Aside]:
    """The facts that a score depends on at two instants, on a connection where the views see nothing else."""
    now = datetime.now(UTC)
    one, other = (replace(side, as_of=side.as_of or now) for side in (one, other))
    sides = [
        dict(zip(("as_of", "known_at", "up_to"), side.parameters(), strict=True))
        | {"side": name, "later": is_later(one, other) == (side is one)}
        for name, side in (("one", one), ("other", other))
    ]
    with read_model.aside() as cursor:
        cursor.execute("BEGIN")  # nothing that arrives meanwhile
        cursor.register("sides", pa.Table.from_pylist(sides, _SIDES))
        cursor.register("asked", pa.table({"id": [entity_id]}))
        cursor.register("left_out", pa.table({"position": pa.array(left_out, pa.int64())}))
        cursor.execute(sql("questions/attribution_near"))
        cursor.execute(sql("questions/attribution_sides"))
        yield Aside(cursor, entity_id, one, other)
