"""What moved on a strategy map between two instants, and how that is said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import counted, fixed, shortened, whole
from dashboard.components.strategy_map.content import Content, Objective
from dashboard.components.strategy_map.layout import Link

DIGITS = 2
"""Places of a difference between scores; what is smaller has not moved."""
NEW, GONE, RENAMED = "new", "gone", "renamed"


@dataclass(frozen=True)
class Change:
    """What happened to one objective since then."""

    now: Objective
    was: Objective | None
    """As it was then; None where it is new."""
    moved_from: str | None = None
    """The perspective in which it stood then, if that is another one."""

    @property
    def is_new(self) -> bool:
        """Whether it was not there then."""
        return self.was is None

    @property
    def is_restatused(self) -> bool:
        """Whether its status is another one."""
        return self.was is not None and status_of(self.was.status) != status_of(self.now.status)

    @property
    def is_rescored(self) -> bool:
        """Whether its score is another one: one more or less, or one that differs by what a reader can see."""
        if self.was is None or (self.was.score is None and self.now.score is None):
            return False
        if self.was.score is None or self.now.score is None:
            return True
        return round(self.now.score - self.was.score, DIGITS) != 0

    @property
    def is_renamed(self) -> bool:
        """Whether it was called something else."""
        return self.was is not None and self.was.title.split() != self.now.title.split()

    @property
    def is_any(self) -> bool:
        """Whether anything at all happened to it."""
        return bool(
            self.is_new or self.is_restatused or self.is_rescored or self.is_renamed or self.moved_from is not None
        )


@dataclass(frozen=True)
class Comparison:
    """A map with what moved on it since an earlier instant."""

    since: str
    """The day of that instant, in words."""
    lanes: Sequence[str]
    """The perspectives of now, and those that are gone where they stood."""
    objectives: Sequence[Objective]
    """Those of now, in these lanes."""
    gone: Sequence[Objective] = ()
    """Those that are there no longer, in the lanes in which they stood."""
    changes: Mapping[str, Change] = field(default_factory=dict)
    """Only of the objectives of now to which something happened."""
    new_links: frozenset[Link] = frozenset()
    gone_links: Sequence[Link] = ()
    lane_changes: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """What happened to a perspective, `NEW`, `GONE` or `RENAMED`, and what it was called then."""


def compared(then: Content, now: Content, since: str) -> Comparison:
    """What is at two instants, side by side."""
    places = _merged(list(then.lanes), list(now.lanes))
    titles = {**then.lanes, **now.lanes}
    now_lanes, then_lanes = list(now.lanes), list(then.lanes)
    before = then.by_id
    objectives = [replace(one, lane=places.index(now_lanes[one.lane])) for one in now.objectives]
    here = {one.id for one in objectives}
    changes = {}
    for one in objectives:
        was = before.get(one.id)
        lane = then_lanes[was.lane] if was else None
        moved = was is not None and lane != places[one.lane]
        change = Change(one, was, then.lanes[lane] if moved else None)
        if change.is_any:
            changes[one.id] = change
    return Comparison(
        since,
        [titles[place] for place in places],
        objectives,
        [replace(one, lane=places.index(then_lanes[one.lane])) for one in then.objectives if one.id not in here],
        changes,
        frozenset(now.links) - frozenset(then.links),
        sorted(set(then.links) - set(now.links)),
        dict(_of_lanes(places, then, now)),
    )


def _merged(before: Sequence[str | None], after: Sequence[str | None]) -> list[str | None]:
    """The lanes of now in their order, and each that is gone below the one under which it stood."""
    places = list(after)
    for n, lane in enumerate(before):
        if lane not in places:
            above = next((other for other in reversed(before[:n]) if other in places), None)
            places.insert(0 if above is None else places.index(above) + 1, lane)
    if None in places:  # what has no perspective stands below them all
        places.remove(None)
        places.append(None)
    return places


def _of_lanes(places: Sequence[str | None], then: Content, now: Content) -> Iterable[tuple[int, tuple[str, str]]]:
    for n, lane in enumerate(places):
        if lane is None:
            continue
        if lane not in then.lanes:
            yield n, (NEW, "")
        elif lane not in now.lanes:
            yield n, (GONE, "")
        elif then.lanes[lane].split() != now.lanes[lane].split():
            yield n, (RENAMED, then.lanes[lane])


def difference(change: Change) -> str:
    """By how much a score moved, with its sign; nothing where there is no number on one side."""
    if change.was is None or change.was.score is None or change.now.score is None:
        return ""
    moved = round(change.now.score - change.was.score, DIGITS)
    return f"{'+' if moved > 0 else '−'}{fixed(abs(moved), DIGITS)}"


def change_words(change: Change, since: str) -> list[str]:
    """What happened to an objective, each in a few words."""
    was, now = change.was, change.now
    if was is None:
        return [f"New since {since}"]
    said = []
    if change.is_restatused:
        said.append(f"Status changed from {status_of(was.status).word} to {status_of(now.status).word}")
    if change.is_rescored:
        said.append(_score_words(change))
    if change.moved_from is not None:
        said.append(f"Moved here from {shortened(change.moved_from, 60)}")
    if change.is_renamed:
        said.append(f"Renamed, was {shortened(was.title, 120)}")
    return said


def _score_words(change: Change) -> str:
    was, now = change.was.score if change.was else None, change.now.score
    if was is None:
        return "No score then"
    if now is None:
        return f"No score now, was {fixed(was, DIGITS)}"
    return f"Score moved by {difference(change)}, was {fixed(was, DIGITS)}"


def gone_words(one: Objective, since: str) -> list[str]:
    """What an objective was that is there no longer."""
    score = f", score {fixed(one.score, 1)} of 10" if one.score is not None else ""
    return [f"Gone since {since}", f"{was_words(one)}{score}"]


def was_words(one: Objective) -> str:
    """The status that an objective had before it was gone."""
    word = status_of(one.status).word
    return f"Was {word[:1].lower()}{word[1:]}"


def counts(found: Comparison) -> str:
    """How much moved, in a line; nothing where nothing did."""
    every = list(found.changes.values())
    lanes = [what for what, _ in found.lane_changes.values()]
    parts = [
        [
            *_several(
                "objective",
                [
                    (sum(one.is_new for one in every), NEW),
                    (len(found.gone), GONE),
                    (sum(one.moved_from is not None for one in every), "in another perspective"),
                    (sum(one.is_renamed for one in every), RENAMED),
                ],
            ),
            *_changed(sum(one.is_restatused for one in every), "status", "statuses", "changed"),
            *_changed(sum(one.is_rescored for one in every), "score", "scores", "moved"),
        ],
        _several("link", [(len(found.new_links), NEW), (len(found.gone_links), GONE)]),
        _several("perspective", [(lanes.count(what), what) for what in (NEW, GONE, RENAMED)]),
    ]
    return "; ".join(", ".join(part) for part in parts if part)


def _several(noun: str, found: Sequence[tuple[int, str]]) -> list[str]:
    """What happened to things of one kind; the noun stands with the first."""
    said: list[str] = []
    for many, what in found:
        if many:
            said.append(f"{whole(many) if said else counted(many, noun)} {what}")
    return said


def _changed(many: int, one: str, several: str, what: str) -> list[str]:
    return [f"{counted(many, one, several)} {what}"] if many else []
