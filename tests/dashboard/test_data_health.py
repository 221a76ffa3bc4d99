"""The Data health page: can I trust this screen?"""

from pathlib import Path

import pytest

from tests.dashboard.conftest import table, words
from tests.dashboard.live import small_plan

SMALL = 12
"""The events of the small plan: a plan, an objective, five key results and their check-ins."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workspace of which no policy proposes anything, so that it stays as it is."""
    small_plan(tmp_path)
    return tmp_path


def test_it_says_how_far_the_views_are_and_that_nothing_is_missing(small, open_page):
    said = words(open_page(small, "data_health"))
    assert f"Views up to position {SMALL}" in said
    assert "Events not shown yet 0" in said
    assert "All that the log holds is in the views." in said
    assert "`hansei doctor` says the same" in said


def test_each_door_tells_of_its_last_event(hotels, open_page):
    rows = table(open_page(hotels, "data_health"))
    assert sum(row["Events"] for row in rows) == max(row["Position"] for row in rows) >= 1026
    assert {"the command line", "a page of the dashboard", "the policies"} <= {row["From"] for row in rows}
    past = table(open_page(hotels, "data_health", asof="2025-05-14", known="2025-05-14"))
    assert 0 < sum(row["Events"] for row in past) < 1026


def test_the_hashes_are_those_of_the_replica(small, open_page, wire):
    held = wire(small)
    page = open_page(small, "data_health")
    page.button(key="compute_hashes").click().run()
    told = {row["Table"]: (row["Rows"], int(row["Hash"], 16)) for row in table(page, 1)}
    assert told == held.read_model.hashes()


def test_the_diagnostics_name_versions_and_places_but_no_person(hotels, open_page):
    code = open_page(hotels, "data_health").code[-1].value
    assert "duckdb" in code
    assert "views: position 1" in code
    assert "Mara" not in code


def test_an_event_that_is_not_in_the_views_yet_is_counted(small, open_page, wire, monkeypatch):
    held = wire(small)
    page = open_page(small, "data_health")
    monkeypatch.setattr(type(held), "position", property(lambda self: self.log.position() - 1))
    page.run()
    said = words(page)
    assert "Events not shown yet 1" in said
    assert "1 event of the log not in the views yet" in said


def test_before_the_first_event_the_page_says_how_to_begin(empty, open_page):
    assert "Views up to position" not in words(open_page(empty, "data_health"))
