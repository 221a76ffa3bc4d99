"""From a message to a command."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.access import RIGHTS
from engine.domain.catchball import ProposeTarget
from engine.domain.measure import RecordReading
from engine.domain.okr import CheckIn, RestateCheckIn
from engine.domain.plan import AddComment
from engine.errors import RefusedError, UnusableInputError
from engine.transport import updates
from engine.transport.updates import command_id_of, to_order
from tests.transport.sending import update

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
KEY = b"secret"
CHECK_IN = {"key_result": "KR1", "value": 3}


def order_of(message):
    return to_order(message, workspace="w", key=KEY, now=NOW)


def command_of(kind, data, **more):
    return order_of(update(kind, 1, data, **more)).command


def test_a_check_in_says_where_a_key_result_stands():
    told = {**CHECK_IN, "confidence": 0.4, "note": "slow", "reason": "weekly"}
    assert command_of("check-in", told) == CheckIn(
        entity_id="KR1", at=NOW, effective_at=NOW, value=3, confidence=0.4, note="slow", reason="weekly"
    )


def test_it_holds_from_when_the_message_says_that_it_happened():
    assert command_of("check-in", CHECK_IN, time="2026-04-09T10:00:00+02:00").effective_at == datetime(
        2026, 4, 9, 8, tzinfo=UTC
    )


def test_a_clock_that_is_ahead_of_ours_counts_as_now():
    ahead = (NOW + timedelta(seconds=2)).isoformat()
    assert command_of("check-in", CHECK_IN, time=ahead).effective_at == NOW


def test_a_day_that_is_named_goes_before_the_time_of_the_message():
    told = {**CHECK_IN, "effective_at": "2026-04-01"}
    assert command_of("check-in", told, time="2026-04-09T10:00:00Z").effective_at == datetime(
        2026, 4, 1, 23, 59, 59, 999999, tzinfo=UTC
    )


def test_a_correction_takes_the_latest_check_in_or_the_one_within_the_day_that_is_named():
    told = {**CHECK_IN, "restates": True}
    assert command_of("check-in", told) == RestateCheckIn(entity_id="KR1", at=NOW, value=3)
    named = command_of("check-in", {**told, "effective_at": "2026-04-01"})
    assert isinstance(named, RestateCheckIn)
    assert (named.since, named.effective_at) == (
        datetime(2026, 4, 1, tzinfo=UTC),
        datetime(2026, 4, 1, 23, 59, 59, 999999, tzinfo=UTC),
    )


@pytest.mark.parametrize(("period", "at"), [("2026-03", datetime(2026, 3, 31, tzinfo=UTC)), ("2026-04", NOW)])
def test_a_reading_lies_on_the_last_day_of_its_period_or_now_while_it_runs(period, at):
    told = {"measure": "M", "value": 2.5, "period": period, "restates": True, "reason": "typo", "note": "n"}
    assert command_of("reading", told) == RecordReading(
        entity_id="M", at=NOW, effective_at=at, value=2.5, period=period, restates=True, reason="typo", note="n"
    )


def test_a_reading_of_a_period_to_come_is_refused():
    with pytest.raises(RefusedError, match="2026-05 has not begun"):
        command_of("reading", {"measure": "M", "value": 1, "period": "2026-05"})


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("reading", {"measure": "M", "value": 1, "period": "last month"}),
        ("check-in", {**CHECK_IN, "effective_at": "soon"}),
        ("check-in", {**CHECK_IN, "effective_at": "soon", "restates": True}),
    ],
)
def test_what_names_no_time_cannot_be_used(kind, data):
    with pytest.raises(UnusableInputError):
        command_of(kind, data)


def test_a_time_before_all_time_cannot_be_used():
    with pytest.raises(UnusableInputError):
        command_of("check-in", CHECK_IN, time="0001-01-01T00:00:00+14:00")


def test_a_comment_is_about_any_entity():
    assert command_of("comment", {"entity": "O", "text": "late", "aspect": "schedule"}) == AddComment(
        entity_id="O", at=NOW, effective_at=NOW, text="late", aspect="schedule"
    )


def test_a_target_proposal_opens_a_talk_between_two_levels():
    told = {"from_level": "company", "to_level": "north", "target": 4, "means": "hiring", "reason": "capacity"}
    assert command_of("target-proposal", {"item": "O", **told}) == ProposeTarget(
        entity_id="O", at=NOW, effective_at=NOW, **told
    )


def test_the_actor_says_so_or_else_the_system_that_sends_it():
    assert order_of(update("check-in", 1, CHECK_IN, actor=" Ann ")).actor == "Ann"
    assert order_of(update("check-in", 1, CHECK_IN)).actor == "/crm"


def test_a_message_for_another_workspace_is_no_order_here():
    assert order_of(update("check-in", 1, CHECK_IN, workspace="v")) is None
    assert order_of(update("check-in", 1, CHECK_IN, workspace="w")) is not None


def test_a_message_is_known_by_its_source_and_id_alone():
    once = order_of(update("check-in", 1, CHECK_IN))
    again = order_of(update("comment", 1, {"entity": "O", "text": "late"}, actor="Ann"))
    assert once.command_id == again.command_id
    others = [update("check-in", 2, CHECK_IN), update("check-in", 1, CHECK_IN, source="/erp")]
    assert len({once.command_id, *(order_of(other).command_id for other in others)}) == 3


def test_source_and_id_cannot_be_shifted_into_one_another():
    assert command_id_of("ab", "c", KEY) != command_id_of("a", "bc", KEY)


def test_a_command_id_does_not_tell_what_it_was_made_from():
    assert command_id_of("/crm", "1", KEY) != command_id_of("/crm", "1", b"another secret")


def test_a_message_carries_nothing_that_needs_more_than_a_contributor():
    assert all(RIGHTS[kind].own for kind in (CheckIn, RestateCheckIn, RecordReading, AddComment, ProposeTarget))
    assert len(updates._MAKE) == 4
