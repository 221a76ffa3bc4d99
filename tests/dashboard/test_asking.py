"""Questions of the pages: asked once for a position, and ahead of the pages when it moves."""

import threading
from datetime import UTC, datetime

import pytest

from dashboard.answers import Answers
from dashboard.asking import MOST, Asking
from projections.read_model import Bounds

NOW = datetime(2026, 3, 1, 9, 30, 20, tzinfo=UTC)


class Told:
    """Stands in for the views: notes what it is asked, and answers when it may."""

    def __init__(self):
        self.asked, self.may, self.structure = [], threading.Event(), 3
        self.may.set()

    def question(self, name, parameters):
        self.asked.append((name, tuple(parameters)))
        if name == "last_structure":
            return [{"position": self.structure}]
        assert self.may.wait(10), "nobody let it answer"
        if name == "broken":
            raise ArithmeticError("asked of the views")
        return [{"name": name}]


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def asking(told):
    asking = Asking(told, Answers())
    yield asking
    told.may.set()
    asking.close()


def settle(asking):
    """Waits until what was begun is answered."""
    for one in list(asking._waiting):
        if not one.cancelled():
            one.exception(10)


def test_what_a_page_asked_is_asked_again_when_the_position_moves(asking, told):
    asking.ask_now("okrs", ("C",), 5, NOW)
    asking.moved(6)
    settle(asking)
    assert told.asked == [("okrs", (None, None, 5, "C")), ("okrs", (None, None, 6, "C"))]


def test_the_page_that_comes_then_is_told_the_same_answer_without_asking(asking, told):
    asking.ask_now("okrs", (), 5, NOW)
    asking.moved(6)
    settle(asking)
    now = datetime.now(UTC)
    assert asking.ask_now("okrs", (), 6, now) == [{"name": "okrs"}]
    assert len(told.asked) <= 3, "asked ahead once, and once more if the minute went by meanwhile"


def test_what_no_page_asked_at_the_last_position_is_not_asked_again(asking, told):
    asking.ask_now("okrs", (), 5, NOW)
    asking.moved(6)
    settle(asking)
    asking.moved(7)
    settle(asking)
    assert [parameters[2] for _, parameters in told.asked] == [5, 6]


def test_only_questions_about_now_are_asked_ahead(asking, told):
    asking.ask("okrs", Bounds(NOW, NOW, 5), (), NOW)
    asking.ask("setting", parameters=("locale", 5))
    asking.moved(6)
    then = NOW.replace(tzinfo=None)
    assert told.asked == [("okrs", (then, then, 5)), ("setting", ("locale", 5))]


def test_what_is_of_the_structure_is_asked_again_only_when_that_moved(asking, told):
    asking.ask_now("cycles", (), 5, NOW, of_structure=True)
    asking.moved(6)
    settle(asking)
    asking.ask_now("cycles", (), 6, NOW, of_structure=True)
    assert {parameters[2] for name, parameters in told.asked if name == "cycles"} == {3}
    told.structure = 7
    asking.moved(7)
    settle(asking)
    assert told.asked[-2:] == [("last_structure", (None, None, 7)), ("cycles", (None, None, 7))]


def test_of_nothing_there_is_no_structure(asking, told):
    told.structure = 0
    assert asking.ask_now("cycles", (), 5, NOW, of_structure=True) == []


def test_a_page_that_still_draws_an_earlier_position_does_not_count(asking, told):
    asking.ask_now("okrs", (), 6, NOW)
    asking.ask_now("cycles", (), 5, NOW)
    asking.moved(7)
    settle(asking)
    assert told.asked[2:] == [("okrs", (None, None, 7))]


def test_moved_again_what_waited_is_not_asked_any_more(asking, told):
    for number in range(6):
        asking.ask_now("item", (number,), 5, NOW)
    told.may.clear()
    asking.moved(6)
    asking.moved(7)
    told.may.set()
    settle(asking)
    at_6 = [parameters for _, parameters in told.asked if parameters[2] == 6]
    assert len(at_6) <= 2, "no more than were under way"
    assert all(parameters[2] != 7 for _, parameters in told.asked), "no page asked at 6"


def test_a_failure_ahead_is_told_to_the_page_that_asks_the_same(asking, told):
    with pytest.raises(ArithmeticError):
        asking.ask_now("broken", (), 5, NOW)
    asking.moved(6)
    settle(asking)
    with pytest.raises(ArithmeticError):
        asking.ask_now("broken", (), 6, NOW)
    assert [parameters[2] for _, parameters in told.asked] == [5, 6, 6]


def test_so_many_are_asked_ahead_and_no_more(asking, told):
    for number in range(MOST + 5):
        asking.ask_now("item", (number,), 5, NOW)
    asking.moved(6)
    settle(asking)
    assert len(told.asked) == 2 * MOST + 5


def test_a_minute_later_the_answer_of_now_is_found_anew(asking, told):
    asking.ask_now("okrs", (), 5, NOW)
    asking.ask_now("okrs", (), 5, NOW.replace(second=50))
    asking.ask_now("okrs", (), 5, NOW.replace(minute=31))
    assert len(told.asked) == 2
