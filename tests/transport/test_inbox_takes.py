"""What the inbox does with what fails: wait, give up, or bury. The letters only note what is buried here."""

from collections import namedtuple
from datetime import UTC, datetime

import pytest

from engine.domain import okr, plan
from engine.errors import ConflictError, UnavailableError
from engine.handle import handle, handle_each
from engine.transport import inbox as module
from engine.transport.dead_letters import produced_at
from engine.transport.inbox import TRIES, Inbox
from engine.transport.running import Running
from tests.transport.sending import BEGAN, update

Record = namedtuple("Record", "topic partition offset timestamp key value headers")
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)


class Noted:
    """Dead letters that are only noted."""

    def __init__(self) -> None:
        self.buried, self.settled = [], 0

    def bury(self, record, reason, failed_at) -> None:
        self.buried.append((record.offset, reason))

    def settle(self) -> None:
        self.settled = len(self.buried)


class Impatient(Running):
    """Waits no time after a failure."""

    def fails(self, words) -> bool:
        self.count("failures")
        return not self.stopping.is_set()


@pytest.fixture
def inbox(log):
    for command in (
        plan.StartPlan(entity_id="P", at=BEGAN, title="Plan"),
        okr.SetObjective(entity_id="O", at=BEGAN, parent_id="P", title="Guests", reason="agreed"),
        okr.SetKeyResult(entity_id="KR", at=BEGAN, parent_id="O", title="Stays", reason="agreed"),
    ):
        handle(log, command, actor="Ann", appended_by="root", source="cli")
    return Inbox(log, Noted(), "root", Impatient("inbox", log.workspace_id))


def records(*values):
    return [Record("updates", 0, offset, 0, None, value, ()) for offset, value in enumerate(values)]


def check_in(number):
    return update("check-in", number, {"key_result": "KR", "value": number})


def told(inbox):
    return [event.value for _, event in inbox.log.events() if isinstance(event, okr.CheckedIn)]


def fails(monkeypatch, *errors):
    """The log fails so often in these ways, and then works."""
    left = list(errors)

    def handled(log, orders, **how):
        if left:
            raise left.pop(0)
        return handle_each(log, orders, **how)

    monkeypatch.setattr(module, "handle_each", handled)


def test_what_cannot_count_is_buried_and_the_rest_counts(inbox):
    inbox.take(records(check_in(1), b"hello", check_in(2), update("check-in", 3, {"key_result": "X", "value": 1})))
    assert told(inbox) == [1, 2]
    assert [offset for offset, _ in inbox.letters.buried] == [1, 3]
    assert inbox.letters.settled == 2


@pytest.mark.parametrize("timestamp", [-1, 0, 2**63 - 1])
def test_a_message_may_have_any_time(timestamp):
    assert 1970 <= produced_at(records(b"")[0]._replace(timestamp=timestamp)).year <= 9999


def test_the_position_of_the_inbox_is_that_of_its_last_update(inbox):
    inbox.take(records(check_in(1), check_in(2)))
    assert inbox.position == inbox.log.position()


def test_a_message_for_another_workspace_is_left_to_its_inbox(inbox):
    foreign = update("check-in", 1, {"key_result": "KR", "value": 1}, workspace="another")
    inbox.take(records(foreign))
    assert (told(inbox), inbox.letters.buried) == ([], [])


def test_a_log_that_is_away_is_waited_for(inbox, monkeypatch):
    fails(monkeypatch, UnavailableError("locked"), UnavailableError("locked"))
    inbox.take(records(check_in(1)))
    assert (told(inbox), inbox.letters.buried) == ([1], [])


def test_a_log_that_stays_away_ends_the_inbox_and_buries_nothing(inbox, monkeypatch):
    fails(monkeypatch, *[UnavailableError("locked")] * 100)
    inbox.patience = 0
    with pytest.raises(UnavailableError, match="locked"):
        inbox.take(records(check_in(1), check_in(2)))
    assert (told(inbox), inbox.letters.buried) == ([], [])


def test_who_is_told_to_end_while_the_log_is_away_ends(inbox, monkeypatch):
    fails(monkeypatch, *[UnavailableError("locked")] * 100)
    inbox.running.stopping.set()
    with pytest.raises(UnavailableError):
        inbox.take(records(check_in(1)))


def test_a_conflict_is_tried_again(inbox, monkeypatch):
    fails(monkeypatch, *[ConflictError("faster")] * (TRIES - 1))
    inbox.take(records(check_in(1)))
    assert (told(inbox), inbox.letters.buried) == ([1], [])


def test_a_conflict_without_an_end_concerns_its_own_message_only(inbox, monkeypatch):
    fails(monkeypatch, *[ConflictError("faster")] * 2 * TRIES)
    inbox.take(records(check_in(1), check_in(2)))
    assert told(inbox) == [2]
    assert inbox.letters.buried == [(0, "faster")]


def test_a_defect_of_ours_concerns_its_own_message_only(inbox, monkeypatch):
    fails(monkeypatch, KeyError("batch"), KeyError("first"))
    inbox.take(records(check_in(1), check_in(2)))
    assert told(inbox) == [2]
    ((offset, reason),) = inbox.letters.buried
    assert offset == 0
    assert reason.startswith("something is wrong in Hansei itself: KeyError: 'first' (test_inbox_takes.py, line ")


def test_a_defect_in_reading_a_message_concerns_that_message_only(inbox, monkeypatch):
    real = module.to_order

    def to_order(value, **how):
        if value == b"strange":
            raise ZeroDivisionError
        return real(value, **how)

    monkeypatch.setattr(module, "to_order", to_order)
    inbox.take(records(b"strange", check_in(1)))
    assert told(inbox) == [1]
    assert "ZeroDivisionError" in inbox.letters.buried[0][1]


@pytest.mark.parametrize("error", [OSError("disk"), MemoryError()])
def test_a_machine_that_fails_is_no_fault_of_the_messages(inbox, monkeypatch, error):
    fails(monkeypatch, error)
    with pytest.raises(type(error)):
        inbox.take(records(check_in(1), check_in(2)))
    assert inbox.letters.buried == []


def test_refusals_are_counted_once_each_also_when_a_batch_is_tried_again(inbox, monkeypatch):
    fails(monkeypatch, UnavailableError("locked"))
    inbox.take(records(b"hello", check_in(1), check_in(1)))
    counts = inbox.running._counts
    assert (counts["dead"], counts["appended"], counts["repeated"]) == (1, 1, 1)
