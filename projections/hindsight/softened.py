"""What was made easier after the cycle had been settled, and the scores without that."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from functools import cached_property, partial

from engine.domain.progress import weighted_mean
from engine.errors import UnusableInputError
from projections.attribution import without
from projections.hindsight.columns import COLUMNS
from projections.hindsight.cycle import LookBack
from projections.read_model import Row

_SHOWN = tuple(COLUMNS["changes"].names)
_UNSCORED = ("target_to_improve",)


class Softening:
    """The changes of one cycle's aims since it was settled, and what they did to the scores."""

    def __init__(self, look: LookBack) -> None:
        self._look = look
        self._found: dict[tuple[str, tuple[int, ...]], float | None] = {}

    @cached_property
    def changes(self) -> list[Row]:
        """Every target, baseline, threshold and weight that was set otherwise, and what was dropped.

        `verdict`: easier where no value counts less than before and some value counts more; harder; or mixed. A
        weight or a dropped item made it easier where what lies above has a better score than without that change,
        and without all that was dropped along with it.
        """
        titles = {name: item["title"] for name, item in self._look.items.items()}
        told = []
        for row in self._told:
            by_score = row["class"] == "weight" or row["field"] == "present"
            verdict = self._verdict(row) if by_score else row["verdict"]
            shown = {"title": titles[row["id"]], **row, "verdict": verdict}
            told.append({name: shown[name] for name in _SHOWN})
        return told

    @cached_property
    def _told(self) -> list[Row]:
        look = self._look
        others = [name for name, row in look.items.items() if not row["in_cycle"]]
        return look.ask("retro_changes", list(look.items), look.settled_at, others, look.over_at)

    @cached_property
    def scores(self) -> list[Row]:
        """The scores as they are, without what was made easier, and without any of the changes.

        Of each key result and measure that was changed, of what lies above it, and of the whole cycle. Progress and
        the cycle's score go from 0 to 1, the scores of a scorecard from 0 to 10.
        """
        look = self._look
        easier = {row["position"] for row in self.changes if row["verdict"] == "easier"}
        names = dict.fromkeys(name for row in self.changes for name in self._concerned(row["id"]))
        rows = [
            {
                "id": name,
                "title": look.items[name]["title"],
                "kind": look.items[name]["kind"],
                "score": self._score(name),
                "without_easier": self._score(name, _at(self._about(name), easier)),
                "without_any": self._score(name, _at(self._about(name))),
            }
            for name in sorted(names)
        ]
        own = [row for row in self.changes if look.items[row["id"]]["in_cycle"]]
        if not look.key_results and not own:
            return rows
        whole = {"id": look.id, "title": look.cycle["title"], "kind": "cycle"}
        told = {"score": (), "without_easier": _at(own, easier), "without_any": _at(own)}
        return [*rows, {**whole, **{name: self.of_cycle(positions) for name, positions in told.items()}}]

    def of_cycle(self, positions: Sequence[int] = ()) -> float | None:
        """The score of the cycle had some changes not been made: the weighted mean of its uppermost objectives.

        An objective that was dropped counts again where its drop is left out, as 0 where it has no value.
        """
        look = self._look
        parts = []
        for name in look.own_ids:
            if look.items[name]["kind"] == "objective" and look.items[name]["parent_id"] == look.id:
                undone = [row for row in self._about(name) if row["position"] in positions]
                restored = any(row["id"] == name and row["field"] == "present" for row in undone)
                if name in look.objectives or restored:
                    parts.append((self._weight(name, positions), self._score(name, _at(undone))))
        return weighted_mean(parts)

    def _weight(self, name: str, positions: Sequence[int]) -> float | None:
        """The weight of an item at the end, or what it would be had some changes not been made."""
        told = [row for row in self._told if row["id"] == name and row["field"] == "weight"]
        kept = [row["after"] for row in told if row["position"] not in positions]
        if len(kept) == len(told):
            weight: float | None = self._look.items[name]["weight"]
            return weight
        said = kept[-1] if kept else told[0]["before"]
        return float(said) if said else None

    def _verdict(self, row: Row) -> str | None:
        """By the score of what lies above; what was dropped is judged with all that was dropped along with it."""
        name, positions = row["id"], [row["position"]]
        if row["field"] == "present":
            drops = [told for told in self._told if told["field"] == "present"]
            dropped = {told["id"] for told in drops}
            while self._above(name) in dropped:
                name = self._above(name)
            positions = [told["position"] for told in drops if name in self._concerned(told["id"])]
        above = self._above(name)
        if above != self._look.id and above not in self._look.items:
            return None
        score_of = self.of_cycle if above == self._look.id else partial(self._score, above)
        score = score_of()
        other = None if score is None else score_of(positions)
        if score is None or other is None:
            return None
        gained = round(score - other, 9)
        return "easier" if gained > 0 else "harder" if gained < 0 else "no effect"

    def _above(self, name: str) -> str:
        item = self._look.items[name]
        return str(item["objective_id"] or item["root_id"])

    def _concerned(self, name: str) -> list[str]:
        """What has another score because of a change of an item: itself and all that lies above it."""
        if self._look.items[name]["kind"] in _UNSCORED:
            return []
        found = [name]
        while (above := self._above(found[-1])) in self._look.items and above not in found:
            found.append(above)
        return found

    def _about(self, name: str) -> list[Row]:
        """The changes that concern an item's score."""
        return [row for row in self._told if name in self._concerned(row["id"])]

    def _score(self, name: str, positions: Iterable[int] = ()) -> float | None:
        """The score of an item had some changes not been made; the plan's others as they were at the close."""
        look, key = self._look, (name, tuple(sorted(set(positions))))
        if not key[1] and not look.items[name]["present"]:
            return None
        if not key[1] and look.items[name]["in_cycle"]:
            return self._reached.get(name)
        if key not in self._found:
            until = look.bounds
            if not look.items[name]["in_cycle"]:
                until = replace(until, as_of=look.over_at.replace(tzinfo=UTC))
            try:
                self._found[key] = without(
                    look.read_model, name, look.seen(look.settled_at), until, positions=key[1]
                )
            except UnusableInputError:  # it has no score, in any state
                self._found[key] = None
        return self._found[key]

    @cached_property
    def _reached(self) -> dict[str, float | None]:
        return {row["key_result_id"] or row["objective_id"]: row["progress"] for row in self._look.outcome}


def _at(rows: Iterable[Row], among: set[int] | None = None) -> list[int]:
    """Where in the log some changes lie; of those that are named, if any are."""
    return [row["position"] for row in rows if among is None or row["position"] in among]
