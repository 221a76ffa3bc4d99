"""The Scorecard page: do the perspectives move together?"""

import pytest

from tests.dashboard.conftest import table, words

END = "2025-11-28T17:00:00Z"


def test_every_measure_stands_once_with_its_last_actual(hotels, open_page):
    page = open_page(hotels, "scorecard")
    rows = table(page)
    assert page.title[0].value == "Scorecard, 2025"
    assert len({row["Id"] for row in rows}) == len(rows) == 16
    nps = next(row for row in rows if row["Id"] == "M-NPS")
    assert (nps["Actual"], nps["Target"], nps["Period"]) == ("56 points", "58 points", "2025-11")


def test_a_chosen_measure_shows_what_was_restated(hotels, open_page):
    page = open_page(hotels, "scorecard", item="M-NPS")
    march = next(row for row in table(page, 1) if row["Period"] == "2025-03")
    assert march["Restated"] == "restated, was 54 points"
    assert march["Actual"] == "47 points"


def test_as_seen_then_shows_the_figure_of_then(hotels, open_page):
    page = open_page(hotels, "scorecard", item="M-NPS", asof="2025-05-14", known="2025-05-14")
    march = next(row for row in table(page, 1) if row["Period"] == "2025-03")
    assert march["Actual"] == "54 points"
    assert "as seen on 14 May 2025" in words(page)


def test_a_shorter_range_of_periods_shows_less(hotels, open_page):
    page = open_page(hotels, "scorecard", item="M-NPS", **{"from": "2025-06", "to": "2025-07"})
    assert [row["Period"] for row in table(page, 1)] == ["2025-07", "2025-06"]


@pytest.mark.parametrize("query", [{"from": "x", "to": "y"}, {"card": "nope"}, {"item": "nope"}])
def test_unusable_choices_do_not_break_the_page(hotels, open_page, query):
    assert table(open_page(hotels, "scorecard", **query))


def test_an_unusable_instant_is_one_clear_line(hotels, open_page):
    assert "instant that cannot be shown" in words(open_page(hotels, "scorecard", asof="garbage"))


def test_an_empty_workspace_says_what_to_do_next(empty, open_page):
    assert "hansei import history FILE" in words(open_page(empty, "scorecard"))


@pytest.mark.data
def test_a_stated_target_that_differs_says_so(real_histories, open_page):
    page = open_page(real_histories, "scorecard", card="NYCT-2008", item="NYCT-391711", **{"from": "2016-01"})
    assert any("differs" in row["Stated target"] or row["Stated target"] for row in table(page, 1))
    assert not page.error
