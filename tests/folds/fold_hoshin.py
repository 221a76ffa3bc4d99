"""What `entities`, `x_matrix` and `catchball` must say."""

from itertools import pairwise

from tests.folds.facts import Item, Row, in_order, number
from tests.folds.seen import Seen

SAID_IN_REVIEWS = ("finding", "decision", "countermeasure", "lesson", "recognition")
SIDES = ("breakthrough_objective", "annual_objective", "improvement_priority", "target_to_improve")


def entities(seen: Seen) -> list[Row]:
    """Plans, scorecards, cycles, their items and initiatives, also those that are not present any more."""
    rows = []
    for item in seen.items.values():
        if item.kind in ("review", *SAID_IN_REVIEWS):
            continue
        parent, readings, target = item["parent_id"], seen.readings(item.id), seen.targets.get(item.id)
        read = readings[-1] if readings else None
        rows.append(
            {
                "id": item.id,
                "kind": item.kind,
                "parent_id": parent,
                "parent_present": None if parent is None else parent in seen.items and seen.items[parent].present,
                **{name: item[name] for name in ("title", "owner", "status", "unit", "direction")},
                "target": target and number(target.said("target")),
                "value": read and number(read.said("value")),
                "value_effective_at": read and read.effective_at,
                "value_recorded_at": read and read.recorded_at,
                "present": item.present,
            }
        )
    return rows


def x_matrix(seen: Seen) -> list[Row]:
    """A row for each correlation of two present items, and one for each item that correlates with nothing."""
    items = {item.id: item for item in seen.of_kind(*SIDES)}
    lines: list[tuple[str, str | None, str | None]] = [
        (one, other, strength)
        for (relation, one, other), strength in seen.links.items()
        if relation == "correlation" and one in items and other in items
    ]
    linked = {one for line in lines for one in line[:2]}
    lines += [(one, None, None) for one in items if one not in linked]
    return in_order(
        (_cell(items[one], items[other] if other else None, strength) for one, other, strength in lines),
        "plan", "item_a", "item_b",
    )  # fmt: skip


def _cell(one: Item, other: Item | None, strength: str | None) -> Row:
    return {
        "plan": one["parent_id"],
        "side_a": one.kind,
        "item_a": one.id,
        "side_b": other and other.kind,
        "item_b": other and other.id,
        "strength": strength,
        "title_a": one["title"],
        "owner_a": one["owner"],
        "title_b": other and other["title"],
        "owner_b": other and other["owner"],
    }


def catchball(seen: Seen) -> list[Row]:
    """Every offer about an item, and what came next on it; a new proposal is no answer."""
    turns = sorted(
        seen.named("CatchballProposed", "CatchballCountered", "CatchballAgreed", "CatchballDeclined"),
        key=lambda fact: fact.rank,
    )
    rows = []
    for item_id in {turn.of for turn in turns}:
        item, offers = seen.items.get(item_id), 0
        root = item and seen.root(item)
        for turn, after in pairwise([*(turn for turn in turns if turn.of == item_id), None]):
            if turn is None or turn.name in ("CatchballAgreed", "CatchballDeclined"):
                continue
            offers += 1
            answer = after if after and after.name != "CatchballProposed" else None
            rows.append(
                {
                    "plan": root and root.id,
                    "item_id": item_id,
                    "offer": offers,
                    "from_level": turn.said("from_level"),
                    "to_level": turn.said("to_level"),
                    "target": number(turn.said("target")),
                    "reason": turn.said("reason"),
                    "means": turn.said("means"),
                    "answer": answer and answer.name.removeprefix("Catchball").lower(),
                    "actor": turn.said("actor"),
                    "item": item and item["title"],
                    "offered_at": turn.effective_at,
                    "answered_by": answer and answer.said("actor"),
                    "answered_at": answer and answer.effective_at,
                    "answer_reason": answer and answer.said("reason"),
                }
            )
    return in_order(rows, "plan", "item_id", "offer")
