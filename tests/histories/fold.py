"""What `entities` must say, and `measures` of what was read, folded from the lines of a history in plain Python.

Written from the format and the one rule alone; it shares no code with what it checks. Every fact is kept as it
was told, greatest first, and each question takes the first one inside its bounds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Line = Mapping[str, Any]
Row = dict[str, Any]

# The attributes that a line which adds an entity may tell of; those it leaves out stay as they were.
TOLD_WHEN_ADDED = ("parent_id", "title", "unit", "direction", "owner", "target")
PLAIN_COLUMNS = ("parent_id", "title", "owner", "status", "unit", "direction")


@dataclass(frozen=True)
class Fact:
    """What one line says about one attribute, and where it stands in the order of the one rule."""

    effective_at: datetime
    recorded_at: datetime
    order: int
    said: Any
    period: str | None = None
    """The label of a reading, where it has one."""

    @property
    def rank(self) -> tuple[datetime, datetime, int]:
        """Of several facts inside the bounds, the one with the greatest rank wins."""
        return self.effective_at, self.recorded_at, self.order

    @property
    def month(self) -> str:
        """The month of the instant that it describes."""
        return f"{self.effective_at:%Y-%m}"


def instant(text: str) -> datetime:
    """An instant of a line in UTC, whatever offset it is written with."""
    return datetime.fromisoformat(text).astimezone(UTC)


def effects(line: Line) -> Iterator[tuple[str, Any]]:
    """Which attributes of `entities` a line sets, and to what."""
    match line["kind"]:
        case "plan_created":
            yield from (("kind", "plan"), ("present", True), ("title", line["title"]))
        case "objective_added" | "measure_added" | "key_result_added" as kind:
            yield from (("kind", kind.removesuffix("_added")), ("present", True))
            yield from ((name, line[name]) for name in TOLD_WHEN_ADDED if name in line)
        case "objective_removed" | "measure_removed" | "key_result_removed":
            yield "present", False
        case "objective_changed" | "measure_changed" | "key_result_changed":
            if line["field"] == "title":
                yield "title", line["to"]
        case "plan_closed":
            yield "status", "closed"
        case "target_set":
            yield "target", line["target"]
        case "value_recorded":
            yield "value", line["value"]
        case "status_set":
            yield "status", line["status"]
        case "owner_set":
            yield "owner", line["owner"]
        case "comment_added":
            pass
        case kind:
            raise ValueError(f"the fold knows no {kind}")


def meaning(line: Line) -> str:
    """One text for all spellings of a line: the order of its keys, its offsets and 5.0 for 5 do not count."""
    same = {
        name: int(said) if isinstance(said, float) and said.is_integer() else said for name, said in line.items()
    }
    same.update({name: instant(line[name]).isoformat() for name in ("recorded_at", "effective_at")})
    return json.dumps(same, sort_keys=True)


class Fold:
    """All facts of one or several files, by entity and attribute."""

    def __init__(self, *files: Sequence[Line]) -> None:
        self._facts: dict[str, dict[str, list[Fact]]] = {}
        self.instants: set[datetime] = set()
        """Every instant that occurs in the files."""
        known: set[tuple[str, int]] = set()
        order = 0
        for lines in files:
            times: dict[str, int] = {}
            for line in lines:
                said = meaning(line)
                times[said] = times.get(said, 0) + 1
                # The n-th occurrence of a line is one fact, however many files have it.
                if (said, times[said]) not in known:
                    known.add((said, times[said]))
                    order += 1
                    self._take(line, order)
        for attributes in self._facts.values():
            for facts in attributes.values():
                facts.sort(key=lambda fact: fact.rank, reverse=True)

    def _take(self, line: Line, order: int) -> None:
        effective_at, recorded_at = instant(line["effective_at"]), instant(line["recorded_at"])
        self.instants |= {effective_at, recorded_at}
        told = self._facts.setdefault(line["id"], {})
        for attribute, said in effects(line):
            fact = Fact(effective_at, recorded_at, order, said, line.get("period"))
            told.setdefault(attribute, []).append(fact)

    def rows(self, as_of: datetime, known_at: datetime) -> list[Row]:
        """The view `entities` at these bounds, by id."""
        standing: dict[str, dict[str, Fact]] = {}
        for entity_id, attributes in self._facts.items():
            won = {name: fact for name in attributes if (fact := winner(attributes[name], as_of, known_at))}
            if "kind" in won:
                standing[entity_id] = won
        return [_row(entity_id, standing) for entity_id in sorted(standing)]

    def read(self, as_of: datetime, known_at: datetime) -> dict[tuple[str, str], tuple[float | None, datetime]]:
        """What the view `measures` says was read: by measure and period, the value and when it became known."""
        found = {}
        for row in self.rows(as_of, known_at):
            if row["kind"] == "measure" and row["present"]:
                told = self._facts[row["id"]].get("value", [])
                inside = [fact for fact in told if fact.effective_at <= as_of and fact.recorded_at <= known_at]
                for fact in reversed(inside):
                    known = fact.recorded_at.replace(tzinfo=None)
                    found.update(
                        {(row["id"], period): (_number(fact.said), known) for period in periods(fact, inside)}
                    )
        return found


def winner(greatest_first: Iterable[Fact], as_of: datetime, known_at: datetime) -> Fact | None:
    """The one rule, for one attribute of one entity."""
    for fact in greatest_first:
        if fact.effective_at <= as_of and fact.recorded_at <= known_at:
            return fact
    return None


def periods(fact: Fact, told: Iterable[Fact]) -> set[str]:
    """The periods that a reading is about. A withdrawal without a label is about every reading of its instant."""
    if fact.period is not None:
        return {fact.period}
    if fact.said is not None:
        return {fact.month}
    others = [other for other in told if other.effective_at == fact.effective_at]
    concerned = {other.period for other in others if other.period is not None}
    concerned |= {other.month for other in others if other.period is None and other.said is not None}
    return concerned or {fact.month}


def _row(entity_id: str, standing: Mapping[str, Mapping[str, Fact]]) -> Row:
    won = standing[entity_id]
    said = {name: fact.said for name, fact in won.items()}
    parent_id, value = said.get("parent_id"), won.get("value")
    parent_present = bool("present" in standing.get(parent_id, {}) and standing[parent_id]["present"].said)
    return {
        "id": entity_id,
        "kind": said["kind"],
        "parent_present": None if parent_id is None else parent_present,
        **{column: said.get(column) for column in PLAIN_COLUMNS},
        "target": _number(said.get("target")),
        "value": _number(said.get("value")),
        "value_effective_at": value and value.effective_at.replace(tzinfo=None),
        "value_recorded_at": value and value.recorded_at.replace(tzinfo=None),
        "present": said["present"],
    }


def _number(said: float | None) -> float | None:
    return None if said is None else float(said)
