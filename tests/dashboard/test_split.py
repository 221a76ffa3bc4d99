"""The split of a score's change on a page: its parts, what made them, and what to say where there are none."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers import Answers
from engine.log.log import Log, utc_now
from projections.read_model import Bounds, ReadModel


@pytest.fixture(scope="module")
def hotels(sample_of):
    with Log(sample_of("hotels") / "log.sqlite3", utc_now) as log, ReadModel() as read_model:
        read_model.catch_up(log)
        yield SimpleNamespace(
            held=SimpleNamespace(answers=Answers(), read_model=read_model), now=datetime(2025, 12, 1, tzinfo=UTC)
        )


@pytest.fixture
def drawn(hotels):
    """What is drawn for an item between two days, as seen then."""

    def page(view, entity_id, one, other):
        from dashboard.components.compare.split import draw_split

        draw_split(view, entity_id, one, other)

    def draw(entity_id, *days):
        sides = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days]
        bounds = [Bounds(side, side) for side in sides]
        found = AppTest.from_function(page, args=(hotels, entity_id, *bounds), default_timeout=60).run()
        assert not found.exception
        return found

    return draw


def test_the_parts_and_what_made_them(drawn):
    found = drawn("Q2-O1", "2025-04-30", "2025-06-29")
    assert "progress from 13 % to 65 %, +51.9 points" in found.markdown[0].value
    parts, changes = (table.value.to_dict("records") for table in found.dataframe)
    assert [(row["Part"], row["Change"]) for row in parts] == [
        ("Corrections", "0"),
        ("Results", "+43.0 points"),
        ("Structure", "0"),
        ("Weights", "0"),
        ("Targets", "+8.9 points"),
    ]
    assert [(row["Part"], row["What"], row["Before"], row["After"]) for row in changes] == [
        ("Results", "value", "6 %", "33 %"),
        ("Results", "value", "9 minutes", "5.9 minutes"),
        ("Targets", "target", "45 %", "30 %"),
    ]


def test_what_became_worse_has_its_sign(drawn):
    parts = drawn("M-NPS", "2025-04-30", "2025-06-30").dataframe[0].value.to_dict("records")
    assert [row["Change"] for row in parts[:2]] == ["−4.03", "−1.27"]


@pytest.mark.parametrize(
    ("entity_id", "said"),
    [
        ("Q2-O1", "There is no progress at the earlier instant, so there is no change to split."),
        ("R-2025-Q2", "There is no score here at either instant, so there is no change to split."),
    ],
)
def test_where_there_is_nothing_to_split_it_says_so(drawn, entity_id, said):
    found = drawn(entity_id, "2025-01-01", "2025-06-29")
    assert found.caption[0].value == said
