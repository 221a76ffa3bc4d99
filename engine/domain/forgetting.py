"""What has to go: the name of a person, and words that should never have been written.

The record itself stays as it is. Events name people by opaque ids, so a person is forgotten by the row that names
the id; the words of an event have a salted hash, which takes their place and under which every seal still verifies.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.domain.organisation import ORGANISATION, RoleRevoked
from engine.domain.roles import ADMINISTRATOR
from engine.domain.state import Strategy, must_be_said
from engine.domain.values import PROSE_FIELDS, Command, Event, instant_text
from engine.errors import RefusedError

# ------------------------------------------------------------------------------------------------ events


@dataclass(frozen=True, kw_only=True)
class PersonForgotten(Event):
    """Nobody knows any more who an opaque id is: the name is gone from the workspace."""

    TOPIC: ClassVar[str] = "PersonForgotten"
    STREAM: ClassVar[str | None] = ORGANISATION

    person: str
    """The opaque id of the person."""


@dataclass(frozen=True, kw_only=True)
class ProseRedacted(Event):
    """The words of one field of one event are gone; their salted hash stands in their place."""

    TOPIC: ClassVar[str] = "ProseRedacted"
    STREAM: ClassVar[str | None] = ORGANISATION

    redacts: int
    """The position of the event that had the words."""
    field: str
    """Which of its fields: text, note, reason, means, background, root_cause, action, expected_effect or
    actual_effect."""


# ---------------------------------------------------------------------------------------------- commands


@dataclass(frozen=True, kw_only=True)
class ForgetPerson(Command):
    """Forget who a person is."""

    entity_id: str = ORGANISATION
    person: str


@dataclass(frozen=True, kw_only=True)
class RedactProse(Command):
    """Take the words out of an event: those of one field, else of every field that has words."""

    entity_id: str = ORGANISATION
    position: int
    field: str | None = None


# ------------------------------------------------------------------------------------------------- rules


def forget_person(command: ForgetPerson, strategy: Strategy) -> list[Event]:
    """Whoever is known can be forgotten, but not the last administrator; all roles of the person end with it."""
    roles, person = strategy.roles(), command.person
    if person not in roles.ids:
        raise RefusedError(f"{person}: nobody of this name is known here; `hansei people list` names everybody")
    if roles.holders(ADMINISTRATOR) == [person]:
        raise RefusedError(f"{person}: is the last administrator; make somebody else administrator first")
    _must_not_repeat(person, command.reason, "the name")
    at, held = instant_text(command.at), sorted(roles.of(person))
    return [
        *(
            RoleRevoked(entity_id=ORGANISATION, effective_at=at, reason=command.reason, person=person, role=role)
            for role in held
        ),
        PersonForgotten(entity_id=ORGANISATION, effective_at=at, reason=command.reason, person=person),
    ]


def redact_prose(command: RedactProse, strategy: Strategy) -> list[Event]:
    """Words are redacted once, and only prose: titles, numbers and names of entities stay."""
    where = f"@{command.position}"
    event = strategy.event_at(command.position)
    if event is None:
        raise RefusedError(f"{where}: the log has no such position; `hansei show history` lists them")
    prose = {name: value for name in PROSE_FIELDS if isinstance(value := getattr(event, name, None), dict)}
    words = {name: value["text"] for name, value in prose.items() if "text" in value}
    if command.field is not None and command.field not in words:
        raise RefusedError(f"{where}: {_why_not(command.field, prose, words, event)}")
    if not words:
        why = "has no words any more; they were redacted" if prose else "has no words that could be redacted"
        raise RefusedError(f"{where}: this {event.TOPIC} {why}")
    fields = list(words) if command.field is None else [command.field]
    for name in fields:
        _must_not_repeat(where, command.reason, "the words", words[name])
    return [
        ProseRedacted(
            entity_id=event.entity_id,
            effective_at=instant_text(command.at),
            reason=command.reason,
            redacts=command.position,
            field=name,
        )
        for name in fields
    ]


def _why_not(field: str, prose: dict[str, dict[str, str]], words: dict[str, str], event: Event) -> str:
    if field in prose:
        return f"the {field} of this {event.TOPIC} is redacted already"
    if field not in PROSE_FIELDS:
        return f"{field} is no prose; what can be redacted is {', '.join(PROSE_FIELDS)}"
    has = f"it has words under {', '.join(words)}" if words else "it has no words"
    return f"this {event.TOPIC} has no {field}; {has}"


def _must_not_repeat(about: str, reason: str | None, what: str, words: str | None = None) -> None:
    """The reason stays in the log, so it must not say again what has to go."""
    must_be_said(about, "reason (--reason)", reason or "")
    said, gone = _plain(reason or ""), _plain(about if words is None else words)
    if gone.strip() and gone in said:
        raise RefusedError(f"{about}: the reason repeats {what} and would stay in the log; say it without")


def _plain(words: str) -> str:
    """Words apart from case and spaces, each with a space on both sides."""
    return f" {' '.join(words.casefold().split())} "
