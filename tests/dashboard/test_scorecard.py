"""The Scorecard page: do the perspectives move together?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import wiring
from projections.read_model import Bounds
from tests.conftest import Sample
from tests.dashboard.conftest import cell, drawing, table, tree, words

END = "2025-11-28T17:00:00Z"
SEEN = {"asof": END, "known": END}
THEN = "2025-12-05T16:00:00Z"
WELL = {"asof": THEN, "known": THEN}


@pytest.fixture(scope="module")
def cosmetics(sample_of: Sample) -> Path:
    """The workspace of the cosmetics sample, with a fifth perspective; read only, please."""
    return sample_of("cosmetics")


def seen(view: str, instant: str, where: str = "") -> list[dict]:
    at = datetime.fromisoformat(instant)
    return wiring.current().read_model.rows(view, Bounds(as_of=at, known_at=at), where)


def test_every_measure_stands_once_with_its_last_actual(hotels, open_page):
    page = open_page(hotels, "scorecard", **SEEN)
    lines = tree(page)
    assert page.title[0].value == "Scorecard, 2025"
    assert len([name for name in lines if name.startswith("M-")]) == 16
    nps = lines["M-NPS"]
    assert cell(nps, "Actual") == "56 points, 2025-11"
    assert cell(nps, "Target") == "58 points"
    assert cell(nps, "Score") == "5.5"
    assert len(nps["cells"]["Trend"]["line"]) == 11


def test_perspectives_stand_in_their_order_with_objectives_and_measures_below(cosmetics, open_page):
    lines = tree(open_page(cosmetics, "scorecard", **WELL))
    tops = [line["title"] for line in lines.values() if line["top"]]
    assert tops == [
        "The whole scorecard",
        "Financial",
        "Customer",
        "Internal process",
        "Learning and growth",
        "Sustainability",
    ]
    ids = list(lines)
    assert ids.index("SUS") < ids.index("S1") < ids.index("M-PACK") < ids.index("S2")
    assert [lines[name]["level"] for name in ("SUS", "S1", "M-PACK")] == [0, 1, 2]


def test_what_the_page_shows_is_what_the_view_says(cosmetics, open_page):
    lines = tree(open_page(cosmetics, "scorecard", **WELL))
    for row in seen("scorecard", THEN):
        line = lines[row["objective_id"] or row["perspective_id"] or row["scorecard"]]
        assert cell(line, "Score") == f"{row['score']:.1f}"
        assert line["cells"]["Score"]["bar"] == pytest.approx(row["score"] / 10, abs=1e-4)
        assert f"{row['measures']} measure" in " ".join(line["sub"])


def test_a_weight_says_its_share_in_what_it_belongs_to(cosmetics, open_page):
    page = open_page(cosmetics, "scorecard", **WELL)
    assert "Scores go up weighted" in words(page)
    lines = tree(page)
    assert cell(lines["CUS"], "Weight") == "3, 30 %"
    assert cell(lines["M-KOR"], "Weight") == "2, 50 %"
    assert cell(lines["M-WAGE"], "Weight") == "1"  # the worst of them decides, not their shares


def test_without_weights_everything_counts_the_same(cosmetics, open_page):
    page = open_page(cosmetics, "scorecard", weights="equal", **WELL)
    assert "Without weights" in words(page)
    lines = tree(page)
    scores = {
        row["measure_id"]: row["score"]
        for row in wiring.current().read_model.question(
            "scorecard_measures", [*Bounds(*[datetime.fromisoformat(THEN)] * 2).parameters(), "BSC-AUB"]
        )
    }
    mean = sum(scores[name] for name in ("M-KOR", "M-JPN", "M-SGP")) / 3
    assert cell(lines["F1"], "Score") == f"{mean:.1f}"
    assert cell(lines["F1"], "Score") != cell(tree(open_page(cosmetics, "scorecard", **WELL))["F1"], "Score")
    page.segmented_control(key="weights").set_value("As set").run()
    assert "weights" not in page.query_params


def test_an_override_stands_beside_what_was_computed_with_who_and_why(hotels, open_page):
    page = open_page(hotels, "scorecard", item="GST-1", asof="2025-05-14", known="2025-05-14")
    line = tree(page)["GST-1"]
    assert cell(line, "Status").startswith("● On track, computed ")
    assert line["notes"] == ["Karin Vetlesen set on track: Score and ratings at or above plan"]
    assert "Karin Vetlesen set" in words(page)


def test_leading_or_lagging_and_the_kind_of_scoring_are_said(cosmetics, open_page):
    lines = tree(open_page(cosmetics, "scorecard", **WELL))
    assert "leading" in lines["M-PACK"]["sub"] or "lagging" in lines["M-PACK"]["sub"]
    assert lines["M-SHELF"]["notes"] == ["Meant to stay between 4 and 9 weeks; red below 2 and above 16 weeks"]
    assert lines["M-CODE"]["notes"] == ["Scored yes or no"]
    assert cell(lines["M-CODE"], "Actual") == "yes, 2025-Q3"
    assert cell(lines["M-ROSES"], "Status") == "only watched"
    assert cell(lines["M-ROSES"], "Score") == ""


def test_what_is_too_old_to_count_says_so_and_is_missing_above(cosmetics, open_page):
    page = open_page(cosmetics, "scorecard")
    lines = tree(page)
    assert cell(lines["M-KOR"], "Status") == "◌ Stale"
    assert lines["M-KOR"]["notes"] == ["The last reading, for 2025-11, is too old to count"]
    assert "3 measures, 3 without data" in lines["F1"]["sub"]
    assert "what has no data is left out" in words(page)


def test_the_end_of_the_range_is_the_instant_of_the_whole_scorecard(cosmetics, open_page):
    page = open_page(cosmetics, "scorecard", to="2025-08", **WELL)
    assert "As of the end of 2025-08, 31 Aug 2025" in words(page)
    at = Bounds(as_of=datetime(2025, 8, 31, 23, 59, 59, 999999, UTC), known_at=datetime.fromisoformat(THEN))
    rows = wiring.current().read_model.rows("scorecard", at)
    lines = tree(page)
    assert cell(lines["BSC-AUB"], "Score") == f"{rows[0]['score']:.1f}"
    assert cell(lines["M-KOR"], "Actual") == "255 k€, 2025-08"


def test_an_objective_opens_how_its_score_comes_about(cosmetics, open_page):
    page = open_page(cosmetics, "scorecard", item="S2", **WELL)
    assert "as low as the worst of them" in words(page)
    assert [row["Id"] for row in table(page)] == ["M-HOURS", "M-WAGE"]
    assert "Served by" in words(page)


def test_an_owner_sees_their_own_and_what_it_hangs_under(cosmetics, open_page):
    lines = tree(open_page(cosmetics, "scorecard", owner="Tanaka Haruka", **WELL))
    assert list(lines) == ["BSC-AUB", "FIN", "F1", "M-JPN"]


def test_a_chosen_measure_shows_what_was_restated(hotels, open_page):
    page = open_page(hotels, "scorecard", item="M-NPS")
    march = next(row for row in table(page) if row["Period"] == "2025-03")
    assert march["Restated"] == "restated, was 54 points"
    assert march["Actual"] == "47 points"


def test_as_seen_then_shows_the_figure_of_then(hotels, open_page):
    page = open_page(hotels, "scorecard", item="M-NPS", asof="2025-05-14", known="2025-05-14")
    march = next(row for row in table(page) if row["Period"] == "2025-03")
    assert march["Actual"] == "54 points"
    assert "as seen on 14 May 2025" in words(page)


def test_an_objective_that_was_dropped_since_is_there_at_its_instant(hotels, open_page):
    assert "GST-3" in tree(open_page(hotels, "scorecard", asof="2025-05-14", known="2025-05-14"))
    assert "GST-3" not in tree(open_page(hotels, "scorecard", **SEEN))


def test_a_shorter_range_of_periods_shows_less(hotels, open_page):
    page = open_page(hotels, "scorecard", item="M-NPS", **{"from": "2025-06", "to": "2025-07"})
    assert [row["Period"] for row in table(page)] == ["2025-07", "2025-06"]
    assert len(tree(page)["M-NPS"]["cells"]["Trend"]["line"]) == 2


@pytest.mark.parametrize(
    "query", [{"from": "x", "to": "y"}, {"card": "nope"}, {"item": "nope"}, {"weights": "nope"}]
)
def test_unusable_choices_do_not_break_the_page(hotels, open_page, query):
    page = open_page(hotels, "scorecard", **query)
    assert tree(page)
    assert not page.error


def test_an_unusable_instant_is_one_clear_line(hotels, open_page):
    page = open_page(hotels, "scorecard", asof="garbage")
    assert "instant that cannot be shown" in words(page)
    assert drawing(page, "hansei_tree") is None


def test_an_empty_workspace_says_what_to_do_next(empty, open_page):
    assert "hansei import history FILE" in words(open_page(empty, "scorecard"))


@pytest.mark.data
def test_measures_of_a_plan_without_a_scorecard_show_as_well(real_histories, open_page):
    page = open_page(real_histories, "scorecard", card="NYCT-2008", item="NYCT-391711", **{"from": "2016-01"})
    assert any("differs" in row["Stated target"] or row["Stated target"] for row in table(page))
    assert not page.error
    rows = wiring.current().read_model.rows("measures", where="WHERE scorecard = 'NYCT-2008'")
    measures = {row["measure_id"] for row in rows}
    assert measures <= set(tree(page))
