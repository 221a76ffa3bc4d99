"""Forgetting: who and what can go, and that the reason does not say it again."""

import pytest

from engine.domain import okr, plan
from engine.domain.forgetting import (
    ForgetPerson,
    PersonForgotten,
    ProseRedacted,
    RedactProse,
    forget_person,
    redact_prose,
)
from engine.domain.organisation import RoleRevoked
from engine.domain.roles import Roles
from engine.domain.state import Strategy
from engine.domain.values import REDACTED, instant_text, words_of
from engine.errors import RefusedError
from tests.domain.test_rules import NOW, told

NOTE = {"text": "Half the House is empty", "salt": "0" * 32}
EVENTS = {
    1: told(plan.CommentAdded, "K", entity="key_result", text={"hash": "f" * 64}),
    2: told(okr.CheckedIn, "K", value=3.0, note=NOTE, reason={"text": "asked", "salt": "1" * 32}),
    3: told(plan.StatusSet, "K", entity="key_result", status="good"),
    4: told(okr.CheckedIn, "K", value=3.0, note=NOTE, reason={"hash": "e" * 64}),
}


def strategy(**granted):
    """Ann and Bob are known, with these roles; four events stand in the log."""
    ids = {"Ann": "p-1", "Bob Marsh": "p-2"}
    roles = Roles(ids)
    for name, held in granted.items():
        for role in held.split():
            roles.tell(ids["Bob Marsh" if name == "bob" else "Ann"], role, granted=True)
    return Strategy(roles=lambda: roles, event_at=EVENTS.get)


def forget(person="Bob Marsh", reason="has left", **granted):
    return forget_person(ForgetPerson(person=person, at=NOW, reason=reason), strategy(**granted))


def redact(position, reason="told in confidence", field=None):
    return redact_prose(RedactProse(position=position, field=field, at=NOW, reason=reason), strategy())


def test_a_person_without_roles_is_forgotten():
    (event,) = forget()
    assert event == PersonForgotten(
        entity_id="organisation", effective_at=instant_text(NOW), reason="has left", person="Bob Marsh"
    )


def test_all_roles_of_a_forgotten_person_end():
    events = forget(ann="administrator", bob="planner facilitator")
    assert [(type(event), getattr(event, "role", None)) for event in events] == [
        (RoleRevoked, "facilitator"),
        (RoleRevoked, "planner"),
        (PersonForgotten, None),
    ]


def test_one_of_two_administrators_can_be_forgotten():
    assert len(forget(ann="administrator", bob="administrator")) == 2


def test_the_last_administrator_is_not_forgotten():
    with pytest.raises(RefusedError, match="Ann: is the last administrator"):
        forget("Ann", ann="administrator", bob="planner")


def test_nobody_unknown_is_forgotten():
    with pytest.raises(RefusedError, match="nobody of this name"):
        forget("Bob")


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_both_need_a_reason(reason):
    with pytest.raises(RefusedError, match="reason"):
        forget(reason=reason)
    with pytest.raises(RefusedError, match="reason"):
        redact(2, reason)


@pytest.mark.parametrize("reason", ["Bob Marsh has left", "bob  MARSH", "asked by Bob Marsh"])
def test_the_reason_does_not_name_who_is_forgotten(reason):
    with pytest.raises(RefusedError, match="the reason repeats the name"):
        forget(reason=reason)


def test_a_name_that_is_part_of_another_word_may_stand_in_the_reason():
    assert forget(reason="Bob Marshall asked for it")


def test_every_field_with_words_is_redacted_or_the_one_that_is_named():
    both = redact(2)
    assert [(type(event), event.entity_id, event.redacts, event.field) for event in both] == [
        (ProseRedacted, "K", 2, "note"),
        (ProseRedacted, "K", 2, "reason"),
    ]
    assert [event.field for event in redact(2, field="reason")] == ["reason"]
    assert [event.field for event in redact(4)] == ["note"]


@pytest.mark.parametrize(
    ("position", "field", "said"),
    [
        (9, None, "the log has no such position"),
        (1, None, "has no words any more"),
        (1, "text", "the text of this CommentAdded is redacted already"),
        (3, None, "has no words that could be redacted"),
        (3, "note", "has no note; it has no words"),
        (2, "text", "has no text; it has words under note, reason"),
        (2, "value", "value is no prose; what can be redacted is text, note"),
    ],
)
def test_only_words_that_are_there_can_be_redacted(position, field, said):
    with pytest.raises(RefusedError, match=said):
        redact(position, field=field)


def test_the_reason_does_not_repeat_what_is_redacted():
    with pytest.raises(RefusedError, match="the reason repeats the words"):
        redact(2, "it said: half the house  is EMPTY")


def test_prose_says_its_words_and_a_redacted_one_that_they_are_gone():
    assert [words_of(one) for one in ("a", {"text": "b", "salt": "s"}, {"hash": "h"})] == ["a", "b", REDACTED]
