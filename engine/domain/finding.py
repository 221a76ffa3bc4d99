"""What is said in a review under an id of its own: findings, lessons, recognised contributions."""

from dataclasses import dataclass
from itertools import count
from typing import Any, ClassVar

from engine.domain.review import must_be_in_session
from engine.domain.state import Strategy, must_be_a, must_be_new, must_be_said
from engine.domain.values import Command, Event, Kind, Prose

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class Said(Event):
    """Something said in a review, with an id of its own."""

    CARRIES: ClassVar[tuple[str, ...]] = ("parent_id", "subject_id", "text")

    parent_id: str
    """The review."""
    subject_id: str | None = None
    """The entity it is about."""
    text: Prose


@dataclass(frozen=True, kw_only=True)
class FindingRecorded(Said):
    """What the check showed: a gap, its evidence."""

    TOPIC: ClassVar[str] = "FindingRecorded"
    KIND: ClassVar[Kind | None] = "finding"


@dataclass(frozen=True, kw_only=True)
class LessonRecorded(Said):
    """What was learned, for the next time."""

    TOPIC: ClassVar[str] = "LessonRecorded"
    KIND: ClassVar[Kind | None] = "lesson"


@dataclass(frozen=True, kw_only=True)
class ContributionRecognised(Said):
    """Somebody's contribution is recognised."""

    TOPIC: ClassVar[str] = "ContributionRecognised"
    KIND: ClassVar[Kind | None] = "recognition"
    CARRIES: ClassVar[tuple[str, ...]] = (*Said.CARRIES, "person")

    person: str
    """The opaque id of whose contribution it was."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class SayInReview(Command):
    """Say something in an open review. It gets the id given, else the next free one of the review: R-F1, R-F2."""

    LETTERS: ClassVar[str]

    entity_id: str = ""
    review_id: str
    subject_id: str | None = None
    """The entity it is about."""


@dataclass(frozen=True, kw_only=True)
class RecordFinding(SayInReview):
    """Write down what the check showed."""

    LETTERS = "F"

    text: str


@dataclass(frozen=True, kw_only=True)
class RecordLesson(SayInReview):
    """Write down what was learned."""

    LETTERS = "L"

    text: str


@dataclass(frozen=True, kw_only=True)
class RecogniseContribution(SayInReview):
    """Recognise somebody's contribution."""

    LETTERS = "R"

    person: str
    text: str


def record_finding(command: RecordFinding, strategy: Strategy) -> list[Event]:
    """A finding says something, in an open review."""
    must_be_said(command.review_id, "finding", command.text)
    return [FindingRecorded(**said(command, strategy), text=command.text)]


def record_lesson(command: RecordLesson, strategy: Strategy) -> list[Event]:
    """A lesson says something, in an open review."""
    must_be_said(command.review_id, "lesson", command.text)
    return [LessonRecorded(**said(command, strategy), text=command.text)]


def recognise_contribution(command: RecogniseContribution, strategy: Strategy) -> list[Event]:
    """A recognition says whose contribution and which, in an open review."""
    must_be_said(command.review_id, "recognition", command.person, command.text)
    return [ContributionRecognised(**said(command, strategy), text=command.text, person=command.person)]


def said(command: SayInReview, strategy: Strategy) -> dict[str, Any]:
    """What all that is said in a review has in common; refused unless the review is open."""
    must_be_in_session(strategy, command.review_id)
    if command.subject_id is not None:
        strategy.item(command.subject_id)
    return {
        "entity_id": _its_id(command, strategy),
        "effective_at": command.effective,
        "reason": command.reason,
        "parent_id": command.review_id,
        "subject_id": command.subject_id,
    }


def must_be_finding(strategy: Strategy, finding_id: str | None) -> None:
    """What a decision or a countermeasure answers is a finding, of whichever review."""
    if finding_id is not None:
        must_be_a(strategy.item(finding_id), "finding")


def _its_id(command: SayInReview, strategy: Strategy) -> str:
    """The id given, else the first number free. Two who speak at once meet in the review's stream: one retries."""
    entity_id = command.entity_id or next(
        candidate
        for number in count(1)
        if strategy.known(candidate := f"{command.review_id}-{command.LETTERS}{number}") is None
    )
    must_be_new(strategy, entity_id)
    return entity_id
