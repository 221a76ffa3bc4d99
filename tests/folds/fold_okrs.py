"""What `okrs` must say: every objective, made of its key results or the ones below it, and every key result."""

import orjson

from tests.folds.facts import Item, Row, in_order
from tests.folds.fold_key_results import common, depth, key_result
from tests.folds.seen import Seen

WEAKEST = ("off_track", "at_risk", "stale", "no_data", "on_track")


def okrs(seen: Seen) -> list[Row]:
    """A row for each objective, made of its key results or else of the objectives below it, and each key result."""
    rows = {item.id: key_result(seen, item) for item in seen.of_kind("key_result")}
    objectives = {item.id: item for item in seen.of_kind("objective")}

    def made_of(item: Item) -> list[Row]:
        own = [row for row in rows.values() if row["parent_id"] == item.id and row["key_result_id"]]
        below = [
            one
            for one in objectives.values()
            if (above := seen.above(one, "objective", "strategic_objective")) and above.id == item.id
        ]
        return own or [objective(one) for one in below if one.id in rows or depth(seen, one) < 64]

    def objective(item: Item) -> Row:
        if item.id not in rows:
            rows[item.id] = _objective(seen, item, made_of(item))
        return rows[item.id]

    for item in objectives.values():
        objective(item)
    for row in rows.values():
        row[""] = row["key_result_id"] or ""
    ordered = in_order(rows.values(), "cycle", "objective_id", "")
    return [{name: said for name, said in row.items() if name} for row in ordered]


def _objective(seen: Seen, item: Item, parts: list[Row]) -> Row:
    aligned = [other for relation, one, other in seen.links if relation == "alignment" and one == item.id]
    updated = [part["updated_at"] for part in parts if part["updated_at"]]
    nothing = dict.fromkeys(
        ("key_result_id", "key_result", "kind", "baseline", "target", "value", "confidence", "zone", "low", "high")
    )
    some = any(part["progress"] is not None for part in parts)
    return {
        **common(seen, item, item["commitment"]),
        **nothing,
        "objective_id": item.id,
        "objective": item["title"],
        "progress": _mean(parts, "progress", nothing_counts=True) if some else None,
        "expected": _mean(parts, "expected", nothing_counts=False),
        "status": min((part["status"] for part in parts), key=WEAKEST.index, default="no_data"),
        "updated_at": max(updated, default=None),
        "aligned_to": orjson.dumps(sorted(aligned)).decode() if aligned else None,
    }


def _mean(parts: list[Row], name: str, *, nothing_counts: bool) -> float | None:
    """The weighted mean, each part clamped to 0..1."""
    counted = [
        (1 if part["weight"] is None else part["weight"], max(0.0, min(1.0, part[name] or 0)))
        for part in parts
        if nothing_counts or part[name] is not None
    ]
    return (
        sum(weight * said for weight, said in counted) / sum(weight for weight, _ in counted) if counted else None
    )
