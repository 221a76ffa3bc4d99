"""What a pack is about: a review or a cycle, the plans, scorecards and cycles beside it, and since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from dashboard.components.shown.words import aware
from engine.errors import UnusableInputError
from projections.read_model import Bounds, ReadModel, Row


@dataclass(frozen=True)
class Scope:
    """One look at what belongs together, inside bounds that are closed. What is asked once is kept."""

    read_model: ReadModel
    bounds: Bounds
    about: Row
    """The review, or the cycle or plan."""
    review: Row | None
    """The review, where it is about one."""

    def ask(self, question: str, *parameters: Any) -> list[Row]:  # noqa: ANN401 -- what the question takes
        """The answer to a question inside the bounds."""
        return self.read_model.question(question, [*self.bounds.parameters(), *parameters])

    @property
    def looked_at(self) -> datetime:
        """The instant of the look."""
        assert self.bounds.as_of is not None
        return self.bounds.as_of

    @property
    def root(self) -> str:
        """The plan, scorecard or cycle that it is about."""
        return str(self.review["plan"] if self.review else self.about["id"])

    @cached_property
    def _every_root(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.ask("pack_roots")}

    @cached_property
    def top(self) -> str:
        """The uppermost plan that it belongs to."""
        name, seen = self.root, {self.root}
        while name in self._every_root:
            above = self._every_root[name]["parent_id"]
            if above not in self._every_root or above in seen:
                break
            name = above
            seen.add(name)
        return name

    @cached_property
    def roots(self) -> dict[str, Row]:
        """All that belongs to the same uppermost plan, by id, the newest first."""
        found, more = {self.top}, True
        while more:
            below = {name for name, row in self._every_root.items() if row["parent_id"] in found} - found
            found |= below
            more = bool(below)
        return {name: row for name, row in self._every_root.items() if name in found}

    @cached_property
    def standing(self) -> set[str]:
        """Those of them that are not over, and the one that it is about."""
        return {name for name, row in self.roots.items() if row["status"] != "closed" or name == self.root}

    @cached_property
    def looked_through(self) -> tuple[str, ...]:
        """The ids of the uppermost plan and all that belongs to it, as a meeting looks through them."""
        return tuple(row["id"] for row in self.ask("meeting_scope", self.top))

    @cached_property
    def cycles(self) -> list[Row]:
        """The cycles whose objectives are looked at: the one asked for; else those that run, else the last one."""
        if self.review is None and self.about["kind"] == "cycle":
            return [self.about]
        begun = [row for row in self.roots.values() if row["kind"] == "cycle" and self._has_begun(row)]
        return [row for row in reversed(begun) if row["status"] != "closed"] or begun[:1]

    @cached_property
    def reviews(self) -> list[Row]:
        """The reviews held of all that since then, the newest first; the one asked for is one of them."""
        return [
            row
            for row in self._held
            if row["opened_at"] <= _naive(self.looked_at)
            and (row["opened_at"] >= self.since_at or (self.review and row["id"] == self.review["id"]))
        ]

    @cached_property
    def _held(self) -> list[Row]:
        return [
            row for row in self.ask("pdca_reviews") if row["opened_at"] is not None and row["plan"] in self.roots
        ]

    @cached_property
    def before(self) -> Row | None:
        """The review of the same kind and plan that was held and closed before this one."""
        if self.review is None:
            return None
        same = [
            row
            for row in self._held
            if (row["plan"], row["tier"]) == (self.review["plan"], self.review["tier"])
            and row["closed_position"] is not None
            and row["id"] != self.review["id"]
            and row["opened_at"] < (self.review["opened_at"] or self.review["scheduled_for"] or datetime.max)  # noqa: DTZ901
        ]
        return same[0] if same else None

    @cached_property
    def since_at(self) -> datetime:
        """From when on changes count, as the views write instants: the review before, else the beginning."""
        if self.before:
            at: datetime = self.before["closed_at"]
            return at
        begins: datetime | None = self._every_root.get(self.root, {}).get("starts_at")
        return begins or datetime(1, 1, 1)  # noqa: DTZ001

    @property
    def since(self) -> Bounds:
        """What was seen then."""
        if self.before:
            return Bounds(aware(self.before["closed_at"]), None, self.before["closed_position"])
        at = aware(self.since_at)
        return Bounds(at, at, self.bounds.up_to)

    @property
    def since_words(self) -> str:
        """The same in words."""
        if self.before:
            return f"the end of {self.before['title'] or self.before['id']} ({self.since_at:%Y-%m-%d})"
        return f"the beginning ({self.since_at:%Y-%m-%d})"

    @cached_property
    def items(self) -> dict[str, Row]:
        """Every item that belongs to all that, by id, also dropped ones."""
        return {row["id"]: row for row in self.ask("pack_items") if row["root_id"] in self.roots}

    def called(self, name: str | None) -> str:
        """What an item is called."""
        return str(self.items[name]["title"]) if name in self.items else name or ""

    def _has_begun(self, row: Row) -> bool:
        return bool(row["starts_at"] is None or row["starts_at"] <= _naive(self.looked_at))


def of_review(read_model: ReadModel, name: str | None, bounds: Bounds | None, now: datetime) -> Scope | None:
    """A review, or where none is named the one in session, else the last one held; none where there is none.

    Without bounds a review that is closed is shown as it ended, any other as it stands. Raises UnusableInputError
    for a review that is not there.
    """
    reviews = read_model.question("pdca_reviews", (bounds or Bounds()).parameters())
    held = [row for row in reviews if row["opened_at"] is not None]
    if name is not None:
        found = next((row for row in reviews if row["id"] == name), None)
        if found is None:
            raise UnusableInputError(_missing(name, "review", "reviews", bounds))
    else:
        found = next((row for row in held if row["closed_at"] is None), held[0] if held else None)
        if found is None:
            return None
    if bounds is None and found["closed_at"] is not None:
        bounds = Bounds(aware(found["closed_at"]), None, found["closed_position"])
    at = closed(read_model, bounds, now)
    found = _as_it_stood(read_model, "pdca_reviews", at, found)
    return Scope(read_model, at, found, found)


def of_cycle(read_model: ReadModel, name: str | None, bounds: Bounds | None, now: datetime) -> Scope | None:
    """A cycle, plan or scorecard, or where none is named the newest cycle that has begun; none where there is none.

    Without bounds one that is closed is shown as it was seen when it closed. Raises UnusableInputError for one that
    is not there.
    """
    rows = read_model.question("pack_roots", (bounds or Bounds()).parameters())
    if name is not None:
        found = next((row for row in rows if row["id"] == name), None)
        if found is None:
            raise UnusableInputError(_missing(name, "cycle or plan", "okrs", bounds))
    else:
        found = newest_begun(rows, (bounds.as_of if bounds else None) or now)
        if found is None:
            return None
    if bounds is None and found["closed_at"] is not None:
        bounds = Bounds(aware(found["closed_at"]), aware(found["closed_at"]))
    at = closed(read_model, bounds, now)
    return Scope(read_model, at, _as_it_stood(read_model, "pack_roots", at, found), None)


def newest_begun(rows: Iterable[Row], at: datetime) -> Row | None:
    """Of rows with the newest first the first cycle that has begun; where there are no cycles, the first plan."""
    begun = [row for row in rows if row["starts_at"] is None or row["starts_at"] <= _naive(at)]
    kinds: Sequence[str] = ("cycle", "plan", "scorecard")
    return next((row for kind in kinds for row in begun if row["kind"] == kind), None)


def closed(read_model: ReadModel, bounds: Bounds | None, now: datetime) -> Bounds:
    """The bounds with an end in time and in the log, so that the same pack can be made again."""
    given = bounds or Bounds()
    end = read_model.position
    return Bounds(given.as_of or now, given.known_at, end if given.up_to is None else min(given.up_to, end))


def _as_it_stood(read_model: ReadModel, question: str, bounds: Bounds, found: Row) -> Row:
    """The same row inside the bounds: the cover says nothing that was said only later."""
    rows = read_model.question(question, bounds.parameters())
    return next((row for row in rows if row["id"] == found["id"]), found)


def _missing(name: str, what: str, view: str, bounds: Bounds | None) -> str:
    when = " at this instant" if bounds else ""
    return f"{name}: there is no such {what}{when}; `hansei show {view}` lists them"


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)
