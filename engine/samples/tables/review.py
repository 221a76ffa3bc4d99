"""The tables of a review: who sat together, what was found, decided and learned, and what came of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from engine.domain.countermeasure import (
    AgreeCountermeasure,
    CancelCountermeasure,
    CompleteCountermeasure,
    VerifyCountermeasure,
)
from engine.domain.decision import RevokeDecision, TakeDecision
from engine.domain.finding import RecogniseContribution, RecordFinding, RecordLesson
from engine.domain.measure import SetTarget
from engine.domain.review import CloseReview, OpenReview, RecordAttendance, ScheduleReview, SetAgenda
from engine.samples.story import Story
from engine.samples.tables.beats import Beat, Change, beat, monthly, span, when


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What the check showed."""

    LETTERS: ClassVar[str] = "F"

    about: str | None = None
    text: str
    by: str | None = None
    """Who put it on the table; the facilitator if not given."""

    def beats(self, review: "Review", name: str, at: datetime) -> Iterator[Beat]:
        """It is written down."""
        yield beat(
            at, self.by or review.facilitator, RecordFinding, name,
            review_id=review.id, subject_id=self.about, text=self.text,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Lesson(Finding):
    """What was learned, for the next time."""

    LETTERS: ClassVar[str] = "L"

    def beats(self, review: "Review", name: str, at: datetime) -> Iterator[Beat]:
        """It is written down."""
        yield beat(
            at, self.by or review.facilitator, RecordLesson, name,
            review_id=review.id, subject_id=self.about, text=self.text,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Recognition(Finding):
    """Whose contribution was seen."""

    LETTERS: ClassVar[str] = "R"

    person: str

    def beats(self, review: "Review", name: str, at: datetime) -> Iterator[Beat]:
        """It is written down."""
        yield beat(
            at, self.by or review.chair, RecogniseContribution, name,
            review_id=review.id, subject_id=self.about, text=self.text, person=self.person,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was resolved, and what it changed at once."""

    LETTERS: ClassVar[str] = "D"

    kind: str
    """continue, adjust, retarget, stop, start or escalate."""
    about: str | None = None
    text: str
    why: str
    owner: str | None = None
    due: str | None = None
    effect: str | None = None
    confidence: float | None = None
    answers: str | None = None
    """The finding of the same review, such as F1."""
    new_owner: str | None = None
    """adjust: who answers for the subject from now on."""
    weight: float | None = None
    """adjust: how much the subject counts from now on."""
    target: float | None = None
    """retarget: the new target of the subject."""
    path: tuple[str, str] | None = None
    """retarget: the first month, and the new plan value of each month from there on."""
    initiative: tuple[str, str] | None = None
    """start: the id and the title of an initiative."""
    changes: Sequence[Change] = ()
    """What else it changed in the plan."""
    revoked: tuple[str, str, str] | None = None
    """When, by whom and why it was taken back."""

    def beats(self, review: "Review", name: str, at: datetime) -> Iterator[Beat]:
        """It is taken, and what it changes is changed within the minute."""
        path = list(monthly(*self.path)) if self.path else []
        more: dict[str, Any] = {"target": self.target}
        if path:
            month, value = path[-1]
            more = {"target": value, "period": month, "holds_from": span(month)[0]}
        if self.initiative:
            more["initiative_id"], more["initiative_title"] = self.initiative
        yield beat(
            at, review.chair, TakeDecision, name,
            review_id=review.id, subject_id=self.about, decision=self.kind, text=self.text, reason=self.why,
            finding_id=review.named(self.answers), owner=self.owner, due=self.due, expected_effect=self.effect,
            confidence=self.confidence, new_owner=self.new_owner, weight=self.weight, **more,
        )  # fmt: skip
        later = at + timedelta(seconds=40)
        for month, value in path[:-1]:
            yield beat(
                later, review.chair, SetTarget, str(self.about), target=value, period=month,
                effective_at=span(month)[0], reason=self.why, cause=name,
            )  # fmt: skip
        for change in self.changes:
            yield change.told(later, review.chair, self.why, cause=name)
        if self.revoked:
            day, who, why = self.revoked
            yield beat(day, who, RevokeDecision, name, reason=why)


@dataclass(frozen=True, kw_only=True)
class Countermeasure:
    """An action against a cause, in the form of an A3, and what came of it."""

    LETTERS: ClassVar[str] = "CM"

    about: str
    period: str | None = None
    background: str | None = None
    cause: str
    action: str
    owner: str
    due: str
    effect: str | None = None
    change: float | None = None
    """By how much the number is to move."""
    after: int | None = None
    """After how many periods that is checked."""
    answers: str | None = None
    """The finding of the same review, such as F1."""
    completed: tuple[str, str] | None = None
    """When, and with which words."""
    verified: tuple[str, str, bool, str, float | None] | None = None
    """When, by whom, effective or not, what it did, and by how much the number moved."""
    cancelled: tuple[str, str, str] | None = None
    """When, by whom and why."""

    def beats(self, review: "Review", name: str, at: datetime) -> Iterator[Beat]:
        """It is agreed, and later carried out and checked, or given up."""
        yield beat(
            at, review.chair, AgreeCountermeasure, name,
            review_id=review.id, subject_id=self.about, finding_id=review.named(self.answers), period=self.period,
            background=self.background, root_cause=self.cause, action=self.action, owner=self.owner, due=self.due,
            expected_effect=self.effect, expected_change=self.change, verify_after=self.after,
        )  # fmt: skip
        if self.completed:
            day, words = self.completed
            yield beat(day, self.owner, CompleteCountermeasure, name, note=words)
        if self.verified:
            day, who, worked, effect, change = self.verified
            yield beat(
                day, who, VerifyCountermeasure, name, worked=worked, actual_effect=effect, actual_change=change
            )
        if self.cancelled:
            day, who, why = self.cancelled
            yield beat(day, who, CancelCountermeasure, name, reason=why)


@dataclass(frozen=True, kw_only=True)
class Review:
    """A meeting over a plan, a scorecard or a cycle: scheduled, opened, written down as it went, closed."""

    id: str
    tier: str
    of: str
    title: str
    scheduled: str
    at: str
    until: str | None
    """The time of the same day; None where it has not been held yet."""
    facilitator: str
    chair: str
    """Who speaks for the meeting when it decides."""
    attendees: Sequence[str] = ()
    agenda: Sequence[str] = ()
    said: Sequence[Finding | Decision | Countermeasure] = ()
    text: str | None = None

    def named(self, place: str | None) -> str | None:
        """The whole id of something said in this review, such as F1."""
        return f"{self.id}-{place}" if place else None

    def beats(self) -> Iterator[Beat]:
        """Everything that was written down, spread over the meeting, and what came of it afterwards."""
        who, start = self.facilitator, when(self.at)
        yield beat(
            self.scheduled, who, ScheduleReview, self.id,
            parent_id=self.of, tier=self.tier, title=self.title, scheduled_for=start, facilitator=who,
            text=self.text,
        )  # fmt: skip
        if self.agenda:
            yield beat(self.scheduled, who, SetAgenda, self.id, agenda=list(self.agenda))
        if self.until is None:
            return
        end = when(f"{self.at[:10]} {self.until}")
        yield beat(start, who, OpenReview, self.id, position=_end_of_log)
        yield beat(start + timedelta(minutes=3), who, RecordAttendance, self.id, attendees=list(self.attendees))
        step = (end - start - timedelta(minutes=12)) / max(1, len(self.said))
        counts: Counter[str] = Counter()
        for place, one in enumerate(self.said):
            counts[one.LETTERS] += 1
            name = f"{self.id}-{one.LETTERS}{counts[one.LETTERS]}"
            moment = (start + timedelta(minutes=8) + step * place).replace(second=0, microsecond=0)
            yield from one.beats(self, name, moment)
        yield beat(end, who, CloseReview, self.id, position=_end_of_log)


def _end_of_log(story: Story) -> int:
    return story.log.position()
