"""The page Compare: what did we change, and what did reality change?"""

from pathlib import Path

import pytest

from dashboard.components.frame import frame
from engine.domain.measure import SetTarget
from engine.handle import handle
from engine.log.log import Log
from tests.conftest import Clock
from tests.dashboard.conftest import drawing, table, words
from tests.dashboard.live import WHO
from tests.dashboard.moved_map import BEFORE, NOW, THEN, at, moved_map

SEEN = {"asof": NOW, "known": NOW}
LATER = {"asof": "2026-06-15", "known": "2026-06-15"}


@pytest.fixture(scope="module")
def moved(tmp_path_factory) -> Path:
    """A workspace in which everything moved; in May a target was set for June, and in April one at once."""
    workspace = moved_map(tmp_path_factory.mktemp("moved") / "ws")
    clock = Clock(at(4, 7)["at"])
    with Log(workspace / "log.sqlite3", clock=clock) as log:
        handle(log, SetTarget(entity_id="M-F1", target=30, **at(4, 7)), **WHO)
        clock.now = at(5, 4)["at"]
        handle(log, SetTarget(entity_id="M-C1", target=40, effective_at=at(6, 1)["at"], **at(5, 4)), **WHO)
    return workspace


def counts(page):
    return {one.label: int(one.value) for one in page.metric}


def rows(page):
    """The table of changes."""
    return table(page, len(page.dataframe) - 1)


def told(page):
    return [(row["Change"], row["Id"], row["What"], row["Before"], row["After"]) for row in rows(page)]


def test_what_we_changed_stands_before_what_reality_changed_and_what_was_corrected_apart(moved, open_page):
    page = open_page(moved, "compare", compare=THEN, **SEEN)
    assert "Since **15 Feb 2026**, as it was seen then." in words(page)
    assert counts(page) == {
        "Added": 2, "Dropped": 3, "Targets": 0, "Weights, links": 2,
        "Corrections": 1, "Results": 2, "Better": 0, "Worse": 1,
    }  # fmt: skip
    assert told(page) == [
        ("Link", "I1", "drives F1", "", "linked"),
        ("Added", "L1", "strategic objective", "", ""),
        ("Name", "S-learning", "title", "Learning", "Learning and growth"),
        ("Added", "S-society", "perspective", "", ""),
        ("Dropped", "S-partners", "perspective", "", ""),
        ("Dropped", "P1", "strategic objective", "", ""),
        ("Dropped", "C2", "strategic objective", "", ""),
        ("Link", "I2", "drives C1", "linked", ""),
        ("Place", "I2", "place", "S-internal-process", "S-customer"),
        ("Owner", "I2", "owner", "Ben", "Ann"),
        ("Name", "I1", "title", "Ready rooms", "Rooms that are ready by three in the afternoon"),
        ("Status", "I1", "status set", "", "Off track"),
        ("Correction", "M-C1", "value for 1 Feb 2026, 09:00", "12 rooms", "18 rooms"),
        ("Result", "M-C1", "value", "12 rooms", "13.5 rooms"),
        ("Result", "M-F1", "value", "24 rooms", "6 rooms"),
    ]


def test_the_score_is_split_into_what_moved_it(moved, open_page):
    page = open_page(moved, "compare", compare=THEN, **SEEN)
    # Earn stood at 8 of 10 and stands at 2; Return moved from 4 to 4.5, of which 2 are the correction of January.
    assert "Our card: score from" in words(page).replace("**", "")
    page = open_page(moved, "compare", compare=THEN, item="M-F1", **SEEN)
    assert "score from 8.00 to 2.00, −6.00" in words(page)
    parts = {row["Part"]: row["Change"] for row in table(page)}
    assert parts == {"Corrections": "0", "Results": "−6.00", "Structure": "0", "Weights": "0", "Targets": "0"}
    page.button(key="whole_score").click().run()
    assert "item" not in page.query_params


def test_only_a_kind_of_change_can_be_shown(moved, open_page):
    page = open_page(moved, "compare", compare=THEN, show="results", **SEEN)
    assert {row["Change"] for row in rows(page)} == {"Result"} and len(rows(page)) == 2
    page = open_page(moved, "compare", compare=THEN, show="reviews", **SEEN)
    assert "Nothing of this kind among 15 changes." in words(page)


def test_what_had_been_decided_before_and_came_into_force_since_went_as_planned(moved, open_page):
    page = open_page(moved, "compare", compare="2026-05-15", **LATER)
    assert told(page) == [("Target", "M-C1", "target", "", "40 rooms")] and counts(page)["Targets"] == 0
    assert len(rows(open_page(moved, "compare", compare="2026-05-15", show="planned", **LATER))) == 1
    page = open_page(moved, "compare", compare=NOW, show="plan", **LATER)
    assert counts(page)["Targets"] == 2
    assert {row["After"] for row in rows(page)} == {"30 rooms", "40 rooms"}


def test_as_known_today_a_later_correction_is_no_difference(moved, open_page):
    page = open_page(moved, "compare", compare=THEN, sides="known", **SEEN)
    assert "as known today." in words(page)
    assert counts(page)["Corrections"] == 0
    assert ("Result", "M-C1", "value", "18 rooms", "13.5 rooms") in told(page)


def test_a_position_is_an_instant_too(moved, open_page):
    page = open_page(moved, "compare", compare="@26", **SEEN)
    assert "position 26" in words(page) and counts(page)["Worse"] == 0
    assert len(rows(page)) < len(rows(open_page(moved, "compare", compare=THEN, **SEEN)))
    page = open_page(moved, "compare", compare="@9999", **SEEN)
    assert "There is no position 9,999 at this instant, so there is nothing to compare with." in words(page)


def test_two_instants_between_which_nothing_happened_say_so(moved, open_page):
    page = open_page(moved, "compare", compare="2026-03-12", **SEEN)
    assert [one.value for one in page.header] == ["No differences"]
    assert not page.dataframe and not page.metric


def test_before_there_was_a_plan_everything_was_added(moved, open_page):
    page = open_page(moved, "compare", compare=BEFORE, **SEEN)
    # The scorecard, five perspectives, five objectives and three measures; what came and went meanwhile is neither.
    assert (counts(page)["Added"], counts(page)["Dropped"]) == (1 + 5 + 5 + 3, 0)
    assert {row["Change"] for row in rows(page)} == {"Added", "Result"}


def test_an_instant_later_than_the_one_on_screen_is_refused_in_words(moved, open_page):
    page = open_page(moved, "compare", compare="2026-05-01", **SEEN)
    assert "1 May 2026 is later than the instant on screen, 15 Mar 2026: compare with an earlier one." in words(
        page
    )


def test_a_chosen_change_is_told_whole_with_its_reason_and_where_it_came_from(moved, open_page):
    page = open_page(moved, "compare", compare=THEN, change="I1/title", **SEEN)
    said = words(page)
    assert "Name: Rooms that are ready by three in the afternoon" in said
    assert "Ready rooms" in said and "Ann, 2 Mar 2026, 09:00" in said and "we learned" in said
    links = [one.proto.label for one in page.get("page_link")]
    assert "The event in Audit" in links
    page.button(key="close_detail").click().run()
    assert "change" not in page.query_params


def test_the_map_with_ghosts_is_drawn_when_its_fold_is_opened(moved, open_page):
    assert drawing(open_page(moved, "compare", compare=THEN, **SEEN), "hansei_drawing") is None
    page = open_page(moved, "compare", compare=THEN, fold="map", **SEEN)
    labels = [part["label"] for part in drawing(page, "hansei_drawing")["drawing"]["parts"]]
    assert "Join the club. Gone since 15 Feb 2026. Was no data" in labels


def test_the_export_has_every_field_and_of_which_group_it_is(moved, open_page, monkeypatch):
    kept = {}
    monkeypatch.setattr(frame, "export_menu", lambda name, view, table, *_, **__: kept.update(table=table()))
    page = open_page(moved, "compare", compare=THEN, **SEEN)
    assert len(kept["table"]) == 24 > len(rows(page))
    assert {row["group"] for row in kept["table"]} == {"Plan", "Results", "Corrections"}
    assert {"entity_id", "before", "after", "class", "position"} <= kept["table"][0].keys()


def test_without_a_cycle_a_day_is_offered_first(moved, open_page):
    page = open_page(moved, "compare", **SEEN)
    assert page.selectbox(key="select compare").value not in ("cycle", "review", "nothing")
    assert "Since **15 Dec 2025**" in words(page)
