"""The search: what it finds, and in which order."""

import pytest

from engine.domain import finding, okr
from tests.projections.happenings import at, happen, one
from tests.projections.strategy import BEGUN, CYCLE, key_result, objective


@pytest.fixture
def found(log, read_model):
    """The ids that some words find after some events, the best first."""

    def ids(words, *events, bounds=None, most=60):
        happen(log, *events)
        read_model.catch_up(log)
        rows = read_model.question("search", [*(bounds or at()).parameters(), words, most])
        return [row["id"] for row in rows]

    return ids


def titled(name, title, **fields):
    return one(okr.ObjectiveSet, name, BEGUN, parent_id="Y", title=title, **fields)


def test_its_own_id_stands_before_a_beginning_and_that_before_a_word_and_that_before_any_place(found):
    told = (
        CYCLE,
        titled("X1", "Unwise men"),
        titled("X2", "Three wise men"),
        titled("X3", "Wise men"),
        titled("wise", "Something else"),
    )
    assert found("wise", *told) == ["wise", "X3", "X2", "X1"]
    assert found("wise men") == ["X3", "X2", "X1"]


def test_case_and_accents_count_for_nothing(found):
    told = (CYCLE, titled("X1", "Zieliński’s Über-Łódź straße"), titled("X2", "Nothing"))
    for words in ("zielinski", "ZIELIŃSKI", "uber lodz", "ŁÓDŹ", "strasse", "Straße", "x1"):
        assert found(words, *told) == ["X1"], words
        told = ()


def test_the_owner_counts_and_is_found_as_a_person(found):
    told = (CYCLE, titled("X1", "Alpha", owner="José Lima"), titled("X2", "Beta"))
    assert found("jose", *told) == ["José Lima", "X1"]


def test_what_was_said_in_a_review_is_found_by_its_words(found):
    said = one(finding.FindingRecorded, "F1", BEGUN, parent_id="R", text="The pump drips")
    assert found("drips", CYCLE, said) == ["F1"]


def test_every_word_has_to_stand_there_in_whatever_order(found):
    told = (CYCLE, titled("X1", "Days from order to delivery"), titled("X2", "Days of rest"))
    assert found("delivery days", *told) == ["X1"]
    assert found("days") == ["X1", "X2"]


def test_what_is_there_no_more_stands_last_and_what_comes_later_not_at_all(found):
    told = (
        CYCLE, objective("O1"), key_result("K1"), key_result("K11", day="2026-03-01"),
        one(okr.KeyResultRetired, "K1", "2026-05-01"),
    )  # fmt: skip
    assert found("k1", *told) == ["K11", "K1"]
    assert found("k1", bounds=at("2026-02-01")) == ["K1"]


def test_signs_and_nothing_at_all_find_nothing(found):
    for words in ("", "   ", "%", "_", "!!", "💥", "' OR 1=1 --"):
        assert found(words, *((CYCLE, titled("X1", "Alpha")) if not words else ())) == [], words


def test_no_more_than_asked_for_are_told_but_all_are_counted(log, read_model):
    happen(log, CYCLE, *(titled(f"X{n}", f"Alpha {n}") for n in range(9)))
    read_model.catch_up(log)
    rows = read_model.question("search", [*at().parameters(), "alpha", 4])
    assert ([row["id"] for row in rows], {row["found"] for row in rows}) == (["X0", "X1", "X2", "X3"], {9})
