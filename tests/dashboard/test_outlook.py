"""The outlook on the pages of key results and measures: a sentence, a band in the chart, or why there is none."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from dashboard.components.shown.outlooks import said_ahead, sentence
from tests.dashboard.conftest import every_element, words

THEN = {"asof": "2025-12-01", "known": "2025-12-01"}
BASIS = "No basis for a forecast"


def charted(page):
    """The rows of the first chart that have a series."""
    for one in every_element(page._tree):
        if getattr(one, "type", "") == "arrow_vega_lite_chart" or hasattr(one.proto, "datasets"):
            data = one.proto.datasets[0].data.data if one.proto.datasets else one.proto.data.data
            rows = pa.ipc.open_stream(data).read_all().to_pylist()
            if rows and "series" in rows[0]:
                return rows
    return []


def test_a_key_result_says_where_it_is_heading(hotels, open_page):
    page = open_page(hotels, "item", item="Q4-O1-KR1", **THEN)
    assert "By 31 Dec 2025: 93.9 % (89.5 to 98.3 % in 8 of 10 cases), target 95 %: open." in words(page)
    begins, ends = [row for row in charted(page) if row["series"] == "Outlook"]
    assert (begins["low"], begins["worth"], begins["high"]) == (93, 93, 93)
    assert (ends["low"], ends["worth"], ends["high"]) == (89.5, 93.9, 98.3)


def test_a_measure_says_it_for_the_end_of_the_year(hotels, open_page):
    page = open_page(hotels, "item", item="M-NPS", **THEN)
    assert "target 60 points: unlikely." in words(page)
    _, ends = [row for row in charted(page) if row["series"] == "Outlook"]
    assert (ends["when"].year, ends["when"].month, ends["when"].day) == (2025, 12, 1)


@pytest.mark.parametrize(
    ("item", "why"),
    [("Q4-O3-KR3", "1 of the 4 values that it takes"), ("Q4-O1-KR2", "it has not changed")],
)
def test_too_little_is_said_and_not_drawn(hotels, open_page, item, why):
    page = open_page(hotels, "item", item=item, **THEN)
    assert f"{BASIS}: {why}." in words(page)
    assert charted(page)
    assert not [row for row in charted(page) if row["series"] == "Outlook"]


def test_what_is_over_has_no_outlook(hotels, open_page):
    page = open_page(hotels, "item", item="Q3-O1-KR1", **THEN)
    assert charted(page)
    assert not [row for row in charted(page) if row["series"] == "Outlook"]
    assert BASIS not in words(page)
    assert "in 8 of 10 cases" not in words(page)


def test_a_real_measure_has_its_outlook(real_histories, open_page):
    page = open_page(real_histories, "item", item="NYCT-391713", asof="2016-06-30", known="2016-06-30")
    assert "By 31 Dec 2016: " in words(page)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "By 31 Dec 2026: 42 t (36 to 48 t in 8 of 10 cases), target 50 t: unlikely."),
        ({"target": None, "chance": None}, "By 31 Dec 2026: 42 t (36 to 48 t in 8 of 10 cases)."),
        ({"chance": None}, "By 31 Dec 2026: 42 t (36 to 48 t in 8 of 10 cases), target 50 t."),
        ({"target": None}, "By 31 Dec 2026: 42 t (36 to 48 t in 8 of 10 cases), what is asked: unlikely."),
        (
            {"unit": "date", "expected": 20_000, "low": 19_990, "high": 20_010, "target": 20_000, "chance": "open"},
            "By 31 Dec 2026: 4 Oct 2024 (24 Sep 2024 to 14 Oct 2024 in 8 of 10 cases), target 4 Oct 2024: open.",
        ),
    ],
)
def test_the_sentence_names_end_bounds_and_target(more, said):
    told = {
        "expected": 42.0, "low": 36.0, "high": 48.0, "target": 50.0, "chance": "unlikely", "unit": "t",
        "until": datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), **more,
    }  # fmt: skip
    assert sentence(told) == said
    assert said_ahead(told) == f"; expected {said[:-1]}"
    assert said_ahead({**told, "expected": None}) == ""
