"""What a log says, folded anew from its stored rows, and the invariants that no log may break.

Nothing here asks the engine: the names of events and what they mean are written down a second time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, NamedTuple

BEGINS = {
    "PlanStarted": "plan", "PlanDrafted": "plan", "ScorecardOpened": "scorecard", "CycleOpened": "cycle",
    "ReviewScheduled": "review", "BreakthroughObjectiveSet": "breakthrough_objective",
    "AnnualObjectiveSet": "annual_objective", "ImprovementPrioritySet": "improvement_priority",
    "TargetToImproveSet": "target_to_improve", "PerspectiveAdded": "perspective",
    "StrategicObjectiveSet": "strategic_objective", "MeasureDefined": "measure", "ObjectiveSet": "objective",
    "KeyResultSet": "key_result", "InitiativeSet": "initiative", "FindingRecorded": "finding",
    "DecisionTaken": "decision", "CountermeasureAgreed": "countermeasure", "LessonRecorded": "lesson",
    "ContributionRecognised": "recognition",
}  # fmt: skip
ROOTS = {"plan", "scorecard", "cycle", "review"}
SAID_IN_REVIEW = {"finding", "decision", "countermeasure", "lesson", "recognition"}
CLOSES = {"PlanClosed", "CycleClosed", "ReviewClosed"}
# What happens to one entity at most once.
ONCE = {*CLOSES, "PlanAgreed", "CycleLocked", "ReviewOpened", "DecisionRevoked", "ObjectiveCarriedForward"} | {
    "InitiativeClosed", "CountermeasureCompleted", "CountermeasureVerified", "CountermeasureCancelled"
}  # fmt: skip
ITEM_STREAM = {
    "StatusSet", "CommentAdded", "ActionProposed", "CheckedIn", "CheckInRestated", "CheckInWithdrawn",
    "ReadingRecorded", "ReadingRestated", "ReadingWithdrawn",
}  # fmt: skip

# After its close a review takes only what its countermeasures come to, and that a decision holds no longer.
AFTER_REVIEW = {
    "CountermeasureCompleted", "CountermeasureVerified", "CountermeasureCancelled", "DecisionRevoked"
}  # fmt: skip
# After its close a cycle, or a plan that serves as one, takes only its grades, that an objective goes on elsewhere,
# and who answers for what.
AFTER_CYCLE = {"KeyResultGraded", "ObjectiveGraded", "ObjectiveCarriedForward", "OwnerSet"}

# What an agreed plan, a scorecard or a cycle takes without a reason: its own life, grades that are computed, and
# the agreement to an offer (the target that follows says why).
UNEXPLAINED = {
    "PlanAgreed",
    "CycleLocked",
    "CycleClosed",
    "KeyResultGraded",
    "ObjectiveGraded",
    "CatchballAgreed",
}
SIDES = ["breakthrough_objective", "annual_objective", "improvement_priority", "target_to_improve"]
LINKS = {"ObjectiveAligned": "serves", "CauseEffectLinked": "drives", "CauseEffectUnlinked": "drives"}

Edges = dict[str, set[str]]


class Fact(NamedTuple):
    """One event as it is stored."""

    position: int
    stream: str
    version: int
    name: str
    said: dict[str, Any]

    @property
    def about(self) -> str:
        return str(self.said["entity_id"])

    @property
    def is_explained(self) -> bool:
        return bool(self.said.get("reason", {}).get("text", "").strip())


@dataclass
class Record:
    """Everything told so far. `take` checks one event against those before it, `check_instants` all instants."""

    facts: list[Fact] = field(default_factory=list)
    begun: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By id: the kind of the entity, and the stream of its structure."""
    roots: dict[str, str] = field(default_factory=dict)
    """By stream: the kind of what it began with."""
    happened: dict[tuple[str, str], Fact] = field(default_factory=dict)
    """What came last of each name about each entity."""
    closed: dict[str, Fact] = field(default_factory=dict)
    """By stream: what closed it."""
    series: dict[tuple[str, str, str], list[tuple[str, str, int, str | None]]] = field(default_factory=dict)
    """By relation, entity, and other end where there may be many: where it leads, by the keys of the one rule."""

    def take(self, fact: Fact) -> None:
        """Checks one more event, and keeps it."""
        last = self.facts[-1] if self.facts else None
        self._must_be_in_order(fact, last)
        self._must_begin_once(fact)
        self._must_have_a_cause(fact)
        for name in ("title", "vision"):
            assert fact.said.get(name, "said").strip(), f"{name} is empty: {fact}"
        weights = [fact.said.get("weight"), *(one.get("weight") for one in fact.said.get("milestones") or [])]
        assert all(weight is None or (isfinite(weight) and weight > 0) for weight in weights), f"weight: {fact}"
        if fact.name == "WeightSet":
            assert "weight" in fact.said, fact
        if fact.name == "CorrelationSet":
            one, other = (SIDES.index(self.begun[end][0]) for end in (fact.about, fact.said["to_id"]))
            assert other == (one + 1) % 4, f"no neighbours: {fact}"
        self._must_be_of_its_time(fact)
        self.facts.append(fact)
        self.happened[fact.name, fact.about] = fact
        if fact.name in CLOSES:
            self.closed[fact.stream] = fact
        for key, value in relations(fact):
            when = fact.said["effective_at"], fact.said["recorded_at"], fact.position
            self.series.setdefault(key, []).append((*when, value))

    def _must_be_in_order(self, fact: Fact, last: Fact | None) -> None:
        assert fact.position == (last.position if last else 0) + 1, f"a hole: {fact}"
        assert fact.version == 1 + sum(one.stream == fact.stream for one in self.facts), f"a hole: {fact}"
        if last is not None:
            assert fact.said["recorded_at"] >= last.said["recorded_at"], f"recorded before {last}: {fact}"
            one_command = fact.said["command_id"] == last.said["command_id"]
            before = {one.said["command_id"] for one in self.facts}
            assert one_command or fact.said["command_id"] not in before, f"the command counts twice: {fact}"

    def _must_begin_once(self, fact: Fact) -> None:
        kind = BEGINS.get(fact.name)
        if fact.about not in self.begun:
            assert kind is not None, f"about nobody: {fact}"
            stream = f"{kind}-{fact.about}" if kind in ROOTS else self.begun[fact.said["parent_id"]][1]
            self.begun[fact.about] = kind, stream
            if kind in ROOTS:
                self.roots[stream] = kind
        else:
            known = self.begun[fact.about][0]
            assert kind in (None, known), f"is {known} already: {fact}"
            assert kind not in ROOTS | SAID_IN_REVIEW, f"begins again: {fact}"
        assert fact.name not in ONCE or (fact.name, fact.about) not in self.happened, f"happens again: {fact}"
        known, stream = self.begun[fact.about]
        assert fact.stream == (f"{known}-item-{fact.about}" if fact.name in ITEM_STREAM else stream), fact

    def _must_have_a_cause(self, fact: Fact) -> None:
        cause = fact.said.get("causation_id")
        began = {one.about for one in self.facts if one.name in BEGINS}
        assert cause is None or cause in began, f"its cause never was: {fact}"

    def _must_be_of_its_time(self, fact: Fact) -> None:
        kind, stream = self.begun[fact.about]
        root, closed = self.roots[stream], self.closed.get(stream)
        here = fact.name not in ITEM_STREAM
        if root == "review":
            held = "ReviewOpened", stream.removeprefix("review-")
            assert kind not in SAID_IN_REVIEW or held in self.happened, f"said before the review: {fact}"
            follows = fact.name in AFTER_REVIEW or (fact.name, kind) == ("OwnerSet", "countermeasure")
            assert closed is None or not here or follows, f"the review is closed: {fact}"
            return
        assert closed is None or not here or fact.name in AFTER_CYCLE, f"the {root} is closed: {fact}"
        assert closed is None or fact.name != "CheckedIn", f"a check-in after the close: {fact}"
        if fact.name in ("KeyResultGraded", "ObjectiveGraded"):
            over = closed is not None and closed.said["effective_at"] <= fact.said["effective_at"]
            assert over, f"graded in an open {root}: {fact}"
        if here and fact.name not in UNEXPLAINED and not self._is_draft(stream, fact):
            assert fact.is_explained, f"no reason: {fact}"

    def _is_draft(self, stream: str, fact: Fact) -> bool:
        """Whether the stream begins with this command, or is that of a plan that nobody agreed to."""
        first = next((one for one in self.facts if one.stream == stream), fact)
        agreed = ("PlanAgreed", first.about) in self.happened
        return first.said["command_id"] == fact.said["command_id"] or (first.name == "PlanDrafted" and not agreed)

    def check_instants(self) -> None:
        """At no instant of which anything is told does anything lead back to itself."""
        for at in sorted({one.said["effective_at"] for one in self.facts}):
            for relation in ("serves", "drives"):
                must_not_come_round(self._standing(relation, at), f"{relation} at {at}")
            same = self._standing("measured by", at)
            for one, sources in same.items():
                assert not [source for source in sources if same.get(source)], f"{one} over a third at {at}: {same}"

    def _standing(self, relation: str, at: str) -> Edges:
        edges: Edges = {}
        for (name, one, _), told in self.series.items():
            inside = [when for when in told if when[0] <= at]
            leads_to = max(inside, key=lambda when: when[:3])[3] if name == relation and inside else None
            if leads_to is not None:
                edges.setdefault(one, set()).add(leads_to)
        return edges


def relations(fact: Fact) -> Iterator[tuple[tuple[str, str, str], str | None]]:
    """What an event says of how entities hang together; null where they do no longer."""
    cleared = fact.said.get("cleared") or []
    if fact.name in BEGINS or fact.name == "HeadingChanged":
        for name, relation in (("parent_id", "serves"), ("measured_by", "measured by")):
            if name in cleared or fact.said.get(name) is not None:
                yield (relation, fact.about, "" if relation == "serves" else relation), fact.said.get(name)
    if fact.name == "MeasuredBy":
        yield ("measured by", fact.about, "measured by"), fact.said.get("measured_by")
    if fact.name in LINKS:
        to_id = fact.said["to_id"]
        yield (LINKS[fact.name], fact.about, to_id), None if fact.said["strength"] == "none" else to_id


def must_not_come_round(edges: Edges, what: str) -> None:
    """Takes away what leads nowhere, again and again; what stays goes round in a circle."""
    left = dict(edges)
    while ends := [one for one, others in left.items() if not others & left.keys()]:
        for one in ends:
            del left[one]
    assert not left, f"a circle: {what}: {left}"
