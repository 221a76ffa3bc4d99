"""What `scorecard` and `strategy_map` must say: scores that go up level by level."""

from typing import NamedTuple

from tests.folds.facts import Fact, Item, Row, in_order, told, winners
from tests.folds.fold_measures import standing
from tests.folds.fold_scores import band
from tests.folds.seen import Seen

NODES = ("measure", "objective", "strategic_objective", "perspective", "scorecard", "plan", "cycle")


class Score(NamedTuple):
    """What a node of the scorecard comes to, of how many measures, and how many of these have no value."""

    score: float | None
    measures: int
    missing: int


def scorecard(seen: Seen) -> list[Row]:
    """A row for each scorecard, perspective and objective, and for each plan or cycle with measures below it."""
    nodes = {item.id: item for item in seen.of_kind(*NODES)}
    below: dict[str | None, list[Item]] = {}
    for item in nodes.values():
        below.setdefault(_parent(seen, item), []).append(item)
    overrides = winners(
        (fact for fact in seen.inside if "override" in dict(told(fact.event))), lambda fact: fact.of
    )
    scores = {}
    for item in nodes.values():
        if not _in_circle(item, seen):
            scores[item.id] = _score(seen, item, below)
    rows = [
        _row(seen, item, scores.get(item.id, Score(None, 0, 0)), overrides.get(item.id))
        for item in nodes.values()
        if item.kind in ("scorecard", "perspective", "strategic_objective")
        or (item.kind != "measure" and item.id in scores and scores[item.id].measures)
    ]
    for row in rows:
        row[""] = row["perspective_id"] is not None
        row[" "] = row["objective_id"] or ""
    rows = in_order(rows, "scorecard", "", "perspective_rank", "perspective_id", " ")
    return [{name: said for name, said in row.items() if name.strip()} for row in rows]


def _parent(seen: Seen, item: Item) -> str | None:
    """What its score goes up to: of an objective the next one above it, over key results, or its root."""
    if item.kind == "objective":
        above = seen.above(item, "objective", "strategic_objective") or seen.root(item)
        return above and above.id
    return None if item.kind in ("plan", "scorecard", "cycle") else item["parent_id"]


def _in_circle(item: Item, seen: Seen) -> bool:
    way: list[str] = []
    at: str | None = item.id
    while at in seen.items and at not in way:
        way.append(at)
        at = _parent(seen, seen.items[at])
    return at in way


def _score(seen: Seen, item: Item, below: dict[str | None, list[Item]]) -> Score:
    """Its own score if it is a measure that has one, else what those below it make by its rule."""
    own = standing(seen, item) if item.kind == "measure" else None
    parts = [(one, _score(seen, one, below)) for one in below.get(item.id, [])]
    scored = [
        (1 if one["weight"] is None else one["weight"], part.score) for one, part in parts if part.score is not None
    ]
    return Score(
        own.score if own and own.score is not None else rolled_up(item["roll_up"], scored),
        sum(part.measures for _, part in parts) + (own is not None),
        sum(part.missing for _, part in parts) + (own is not None and own.missing),
    )


def rolled_up(rule: str | None, scored: list[tuple[float, float]]) -> float | None:
    """The score of several with their weights; those without one are left out before."""
    if not scored:
        return None
    match rule:
        case "worst":
            return min(score for _, score in scored)
        case "best":
            return max(score for _, score in scored)
        case "most_frequent":
            # Of two that are as frequent, the worse one; the score is the mean of those that have it.
            bands = [band(score) for _, score in scored]
            most = max(("off_track", "at_risk", "on_track"), key=lambda one: bands.count(one))
            scored = [(weight, score) for weight, score in scored if band(score) == most]
    return sum(weight * score for weight, score in scored) / sum(weight for weight, _ in scored)


def _row(seen: Seen, item: Item, said: Score, override: Fact | None) -> Row:
    root, perspective = seen.root(item), item if item.kind == "perspective" else seen.above(item, "perspective")
    objective = item if item.kind in ("objective", "strategic_objective") else None
    by_hand = override.said("override") if override else None
    return {
        "scorecard": root and root.id,
        "perspective": perspective and perspective["title"],
        "objective_id": objective and objective.id,
        "objective": objective and objective["title"],
        "weight": item["weight"],
        "score": said.score,
        "status": by_hand or band(said.score),
        "computed_status": band(said.score),
        "overridden": by_hand is not None,
        "measures": said.measures,
        "missing": said.missing,
        "override_reason": override.said("reason") if by_hand and override else None,
        "overridden_by": override.said("actor") if by_hand and override else None,
        "roll_up": item["roll_up"] or "mean",
        "perspective_rank": perspective and perspective["rank"],
        "perspective_id": perspective and perspective.id,
        "owner": item["owner"],
        "kind": item.kind,
        "parent_id": item["parent_id"],
        "counts_in": _parent(seen, item),
    }


def strategy_map(seen: Seen) -> list[Row]:
    """Which strategic objective is held to drive which; one without such a link stands alone."""
    objectives = {row["objective_id"]: row for row in scorecard(seen) if row["kind"] == "strategic_objective"}
    lines: list[tuple[str, str | None]] = [
        (one, other)
        for relation, one, other in seen.links
        if relation == "cause_effect" and one in objectives and other in objectives
    ]
    linked = {one for line in lines for one in line}
    lines += [(one, None) for one in objectives if one not in linked]
    return in_order(
        (_arrow(objectives[one], (other and objectives[other]) or {}) for one, other in lines),
        "scorecard",
        "from_id",
        "to_id",
    )


def _arrow(cause: Row, effect: Row) -> Row:
    return {
        "scorecard": cause["scorecard"],
        "from_id": cause["objective_id"],
        "to_id": effect.get("objective_id"),
        "from_perspective": cause["perspective"],
        "to_perspective": effect.get("perspective"),
        "from_status": cause["status"],
        "to_status": effect.get("status"),
        "from_objective": cause["objective"],
        "to_objective": effect.get("objective"),
    }
