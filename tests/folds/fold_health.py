"""What `deployment_health` must say: how well the method itself works, indicator by indicator."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import orjson

from tests.folds.facts import ROOTS, Item, Row
from tests.folds.fold_bowling import bowling_chart
from tests.folds.fold_key_results import cycle_of
from tests.folds.fold_measures import standing
from tests.folds.fold_okrs import okrs
from tests.folds.fold_periods import first, later
from tests.folds.fold_scores import band
from tests.folds.seen import Seen

LIMIT = 7
SERVED = ("breakthrough_objective", "annual_objective", "improvement_priority")
SIDES = (*SERVED, "target_to_improve")
OBJECTIVES = ("breakthrough_objective", "annual_objective", "strategic_objective", "objective")
NUMBERS = ("measure", "key_result", "target_to_improve")
Looked = list[tuple[str, bool]]
"""What an indicator looks at, item by item, and whether it is as it should be."""


class Health:
    """The strategy as the indicators look at it: what is there, in what was not closed."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.live = {item.id: item for item in seen.items.values() if item.present and not self._closed(item)}
        self.steps = [
            (upper, lower)
            for upper, lower in self._steps()
            if upper in self.live and lower in self.live and self.live[upper].kind not in ROOTS
        ]
        self.chart = [
            row for row in bowling_chart(seen) if row["item_id"] in self.live and row["status"] != "no_data"
        ]
        self.key_results = [row for row in okrs(seen) if row["key_result_id"] in self.live]

    def _closed(self, item: Item) -> bool:
        root = self.seen.root(item)
        return root is not None and root["status"] == "closed"

    def _steps(self) -> Iterable[tuple[Any, str]]:
        """What serves what: the upper, and what serves it. Targets to improve lead back to the breakthroughs."""
        for item in self.live.values():
            yield item["parent_id"], item.id
            yield item["deploys"], item.id
        for relation, one, other in self.seen.links:
            if relation == "alignment":
                yield other, one
            if relation == "correlation" and one in self.live:
                back = self.live[one].kind == "target_to_improve"
                yield (other, one) if back else (one, other)
        for one, others in self.seen.same.items():
            yield from ((one, other) for other in others)

    def _kinds(self, *kinds: str) -> list[Item]:
        return [item for item in self.live.values() if item.kind in kinds]

    def _reached(self, ids: Iterable[str], *, down: bool) -> set[str]:
        """What is reached over any number of steps."""
        reached: set[str] = set()
        left = list(ids)
        while left:
            one = left.pop()
            if one not in reached:
                reached.add(one)
                left += [pair[down] for pair in self.steps if pair[not down] == one]
        return reached

    def aligned_share(self) -> Looked:
        """Key results and measures that serve an annual objective."""
        aligned = self._reached((item.id for item in self._kinds("annual_objective")), down=True)
        return [(item.id, item.id in aligned) for item in self._kinds("key_result", "measure")]

    def orphans(self) -> Looked:
        """Items of a plan that serve nothing of a plan; a breakthrough that nothing serves."""
        serves = {lower for upper, lower in self.steps if self.live[upper].kind in SERVED}
        served = {upper for upper, _ in self.steps if self.live[upper].kind == "breakthrough_objective"}
        return [(item.id, item.id in serves | served) for item in self._kinds(*SIDES)]

    def blind_objectives(self) -> Looked:
        """Objectives with no number on them or below them."""
        measured = self._reached((item.id for item in self._kinds(*NUMBERS)), down=False)
        return [(item.id, item.id in measured) for item in self._kinds(*OBJECTIVES)]

    def neglected(self) -> Looked:
        """Red numbers without a countermeasure that is agreed and not yet verified: on them, the same, or above."""
        red = {row["key_result_id"] for row in self.key_results if row["status"] == "off_track"}
        red |= _last_red(self.chart, "item_id")
        red |= {
            item.id
            for item in self._kinds("measure")
            if (item["override"] or band(standing(self.seen, item).score)) == "off_track"
        }
        in_hand = {
            item["subject_id"]
            for item in self.seen.of_kind("countermeasure")
            if item["state"] in ("open", "completed")
        }
        return [(one, bool(in_hand & self._about(one))) for one in red]

    def _about(self, entity_id: str) -> set[str]:
        item, seen = self.live[entity_id], self.seen
        above = seen.above(item, "objective", "strategic_objective")
        same = seen.same.get(entity_id, set())
        return {
            entity_id,
            *same,
            *([item["parent_id"]] if item["parent_id"] else []),
            *([above.id] if above else []),
        }

    def overloaded_owners(self) -> Looked:
        """How many own more items than the limit."""
        owned = [
            item
            for item in self.live.values()
            if item["owner"] is not None
            and item["status"] != "closed"
            and item.kind not in (*ROOTS, "perspective", "countermeasure", "decision")
        ]
        owners = [item["owner"] for item in owned]
        return [(item.id, owners.count(item["owner"]) <= LIMIT) for item in owned]

    def check_in_discipline(self) -> Looked:
        """Key results that were checked in within two cadences; none that began too short a time ago."""
        looked = []
        for row in self.key_results:
            item = self.live[row["key_result_id"]]
            cycle = cycle_of(self.seen, item)
            if cycle is None or cycle.root_id not in self.live:
                continue
            since = cycle.looked_at_at - timedelta(days=2 * cycle.cadence)
            begun_at = max(cycle.begin, item.since("present") or cycle.begin)
            if row["updated_at"] or begun_at < since:
                looked.append((item.id, bool(row["updated_at"] and row["updated_at"] >= since)))
        return looked

    def catchball_participation(self) -> Looked:
        """Targets to improve, and items of a plan under another, that the level asked answered."""
        answered = {fact.of for fact in self.seen.named("CatchballCountered", "CatchballAgreed")}
        return [
            (item.id, item.id in answered)
            for item in self._kinds(*SIDES)
            if (root := self.seen.root(item))
            and (item.kind == "target_to_improve" or root["parent_id"] is not None)
        ]

    def misses_answered_in_time(self) -> Looked:
        """Missed months with a countermeasure agreed by the end of the month after; none whose time is not over."""
        looked = []
        for row in self.chart:
            begin = first(row["month"])
            if row["status"] == "off_track" and begin:
                ends_at, answered_at = later(begin, 2), row["answered_at"]
                if answered_at or self.seen.as_of >= ends_at:
                    looked.append((row["item_id"], bool(answered_at and answered_at < ends_at)))
        return looked


SHARES = ("aligned_share", "misses_answered_in_time", "check_in_discipline", "catchball_participation")
AREAS = {
    "aligned_share": "alignment",
    "orphans": "alignment",
    "blind_objectives": "alignment",
    "neglected": "operations",
    "misses_answered_in_time": "operations",
    "check_in_discipline": "operations",
    "catchball_participation": "engagement",
    "overloaded_owners": "engagement",
}


def deployment_health(seen: Seen) -> list[Row]:
    """A row an indicator: a share, or how many spoil it; and which these are."""
    health, rows = Health(seen), []
    for indicator in sorted(AREAS):
        looked: Looked = getattr(health, indicator)()
        bad = sorted({one for one, good in looked if not good})
        owners = sorted({seen.items[one]["owner"] for one in bad}) if indicator == "overloaded_owners" else None
        share = sum(good for _, good in looked) / len(looked) if looked else None
        rows.append(
            {
                "indicator": indicator,
                "value": share if indicator in SHARES else float(len(bad if owners is None else owners)),
                "detail": orjson.dumps(bad).decode(),
                "area": AREAS[indicator],
                "owners": None if owners is None else orjson.dumps(owners).decode(),
            }
        )
    return rows


def _last_red(rows: list[Row], name: str) -> set[str]:
    """Of which items the last row is red."""
    return {one for one, status in {row[name]: row["status"] for row in rows}.items() if status == "off_track"}
