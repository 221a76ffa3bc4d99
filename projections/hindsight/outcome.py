"""What was wanted when the cycle was settled, before anything came of it; and what came of it."""

from engine.domain.progress import weighted_mean
from projections.hindsight.cycle import LookBack
from projections.read_model import Row

_WANTED = ("objective_id", "objective", "key_result_id", "key_result", "owner", "kind", "commitment", "baseline",
           "target", "low", "high", "unit", "weight", "value", "confidence")  # fmt: skip
_CAME = ("objective_id", "objective", "key_result_id", "key_result", "owner", "commitment", "baseline", "target",
         "unit", "value", "progress", "expected", "status", "reached", "ended", "grade", "judged_grade",
         "grade_status")  # fmt: skip


def context(look: LookBack) -> list[Row]:
    """What was known and wanted when the cycle was settled: a row for each objective and key result."""
    bounds = look.seen(min(look.settled_at, look.looked_at_at))
    rows = look.read_model.question("cycle", [*bounds.parameters(), look.id])
    return [{"seen_at": look.settled_at, **{name: row[name] for name in _WANTED}} for row in rows]


def outcome(look: LookBack) -> list[Row]:
    """What came of each objective and key result, at the close or now, and whether it was there from the start."""
    at_first = {row["key_result_id"] or row["objective_id"]: row for row in context(look)}
    rows = [
        {**{name: row[name] for name in _CAME}, "since": "start" if _id(row) in at_first else "added later"}
        for row in look.outcome
    ]
    there = {_id(row) for row in rows}
    for name, row in at_first.items():
        if name not in there:
            gone = {column: row.get(column) for column in _CAME}
            rows.append({**gone, "value": None, "status": "dropped", "since": "start"})
    return rows


def score(look: LookBack) -> float | None:
    """What the cycle came to: the weighted mean of the progress of its uppermost objectives."""
    return weighted_mean((row["weight"], row["progress"]) for row in uppermost(look))


def graded(look: LookBack) -> float | None:
    """The same of their grades, the judged ones before the computed; None until all of them are graded."""
    grades = [
        (row["weight"], row["grade"] if row["judged_grade"] is None else row["judged_grade"])
        for row in uppermost(look)
    ]
    return None if any(grade is None for _, grade in grades) else weighted_mean(grades)


def uppermost(look: LookBack) -> list[Row]:
    """The objectives that lie directly in the cycle."""
    return [row for row in look.objectives.values() if row["parent_id"] == look.id]


def _id(row: Row) -> str:
    return str(row["key_result_id"] or row["objective_id"])
