"""The Strategy map page compared with an earlier instant: what moved is marked, said and taken away."""

from pathlib import Path

import pytest

from dashboard.components.frame import export, frame
from tests.dashboard.conftest import drawing, words
from tests.dashboard.moved_map import BEFORE, EMPTY, NOW, THEN, moved_map

SEEN = {"asof": NOW, "known": NOW}


@pytest.fixture(scope="module")
def moved(tmp_path_factory) -> Path:
    """A workspace whose map moved in every way; read only, please."""
    return moved_map(tmp_path_factory.mktemp("moved") / "ws")


@pytest.fixture
def taken_away(monkeypatch):
    """What the export menu of the last page would give: its table and its drawing."""
    kept = {}

    def menu(name, view, table, drawing=None, *_, **__):
        kept.update(view=view, table=table(), drawing=drawing())

    monkeypatch.setattr(frame, "export_menu", menu)
    return kept


def drawn(page):
    return drawing(page, "hansei_drawing")["drawing"]


def labels(page):
    return {part["key"]: part["label"] for part in drawn(page)["parts"] if part["key"]}


def said(page):
    return words(page).replace("**", "")


def test_by_itself_the_map_is_compared_with_nothing(moved, open_page):
    page = open_page(moved, "strategy_map", **SEEN)
    assert page.selectbox(key="select compare").value == "nothing"
    assert not [part for part in drawn(page)["parts"] if "since" in part["label"]]
    assert "Since" not in said(page) and not page.date_input


def test_a_day_marks_what_moved_since_then_and_says_how_much(moved, open_page):
    page = open_page(moved, "strategy_map", compare=THEN, **SEEN)
    assert (
        "Since 15 Feb 2026, as it was seen then: 1 objective new, 2 gone, 1 in another perspective, 1 renamed, "
        "2 statuses changed, 2 scores moved; 3 links new, 3 gone; 1 perspective new, 1 gone, 1 renamed."
    ) in said(page)
    told = labels(page)
    assert "Status changed from On track to Off track. Score moved by −6.00, was 8.00" in told["F1"]
    assert "Score moved by +0.50, was 4.00" in told["C1"]
    assert "Status changed from No data to Off track. Renamed, was Ready rooms" in told["I1"]
    assert "Moved here from Internal process" in told["I2"]
    assert "New since 15 Feb 2026" in told["L1"]
    assert told["C2"] == "Join the club. Gone since 15 Feb 2026. Was no data"
    assert told["P1\nC2"] == "Sell by agents was held to drive Join the club, gone since 15 Feb 2026"
    assert told["I1\nF1"].endswith("is off track, yet held to drive Earn, new since 15 Feb 2026")
    assert "since" not in told["C1\nF1"]


def test_the_list_on_a_phone_says_the_same(moved, open_page):
    page = open_page(moved, "strategy_map", compare=THEN, **SEEN)
    groups = dict(drawn(page)["groups"])
    assert list(groups) == [
        "Financial",
        "Customer",
        "Partners (gone)",
        "Internal process",
        "Learning and growth (was Learning)",
        "Society (new)",
    ]
    (earn,), (agents,) = groups["Financial"], groups["Partners (gone)"]
    assert earn["lines"][:2] == ["Status changed from On track to Off track", "Score moved by −6.00, was 8.00"]
    assert (agents["chip"], agents["lines"]) == (None, ["Gone since 15 Feb 2026", "Was no data"])


def test_the_choice_and_its_day_lie_in_the_url(moved, open_page):
    page = open_page(moved, "strategy_map", **SEEN)
    offered = page.selectbox(key="select compare").options
    assert offered == ["Nothing", "Start of the cycle", "Last review", "A day"]
    page.selectbox(key="select compare").select_index(3).run()
    assert page.query_params["compare"] == "2025-12-15"
    page.date_input(key="compare_day").set_value(THEN).run()
    assert page.query_params["compare"] == THEN
    assert "Since 15 Feb 2026" in said(page)
    page.selectbox(key="select compare").select_index(0).run()
    assert "compare" not in page.query_params
    assert not page.date_input


def test_it_comes_back_from_the_permalink(moved, open_page, taken_away, monkeypatch):
    page = open_page(moved, "strategy_map", compare=THEN, **SEEN)
    pinned = {}
    monkeypatch.setattr(
        frame, "export_menu", lambda name, view, *_, **__: pinned.update(link=export.permalink(view))
    )
    page.run()
    assert f"compare={THEN}" in pinned["link"]
    link = dict(pair.split("=") for pair in pinned["link"].split("?")[1].replace("%3A", ":").split("&"))
    again = open_page(moved, "strategy_map", **link)
    assert drawn(again) == drawn(page)
    assert "Since 15 Feb 2026, as it was seen then: 1 objective new" in said(again)


@pytest.mark.parametrize("asked", ["yesterday", "1066-10-14", "20260215", "2026-W07-7", "2026-02-30", "@x"])
def test_what_names_no_instant_compares_with_nothing(moved, open_page, asked):
    page = open_page(moved, "strategy_map", compare=asked, **SEEN)
    assert page.selectbox(key="select compare").value == "nothing"
    assert "Since" not in said(page)


def test_nothing_moved_is_said(moved, open_page):
    page = open_page(moved, "strategy_map", compare="2026-03-10", **SEEN)
    assert "Nothing moved since 10 Mar 2026" in said(page)


def test_before_the_plan_there_was_none(moved, open_page):
    page = open_page(moved, "strategy_map", compare=BEFORE, **SEEN)
    assert "The plan did not exist on 31 Dec 2025." in said(page)
    assert not [part for part in drawn(page)["parts"] if "New since" in part["label"]]


def test_an_instant_that_is_not_before_the_one_on_screen_is_refused_in_a_line(moved, open_page):
    page = open_page(moved, "strategy_map", asof=THEN, known=THEN, compare=NOW)
    assert "15 Mar 2026 is later than the instant on screen, 15 Feb 2026: compare with an earlier one." in said(
        page
    )
    assert "Since" not in said(page)
    same = open_page(moved, "strategy_map", asof=THEN, known=THEN, compare=THEN)
    assert "15 Feb 2026 is the instant on screen, 15 Feb 2026: compare with an earlier one." in said(same)


def test_without_a_cycle_or_a_review_it_says_so(moved, open_page):
    page = open_page(moved, "strategy_map", compare="cycle", **SEEN)
    assert "No cycle had begun by 15 Mar 2026" in said(page)
    page = open_page(moved, "strategy_map", compare="review", **SEEN)
    assert "No review had been closed by 15 Mar 2026" in said(page)


def test_what_was_corrected_since_counts_as_it_was_seen_then(moved, open_page):
    """January's value, 12, became 18 in March; on 15 February its score was 4, whatever is known today."""
    for known in ({}, {"known": NOW}):
        page = open_page(moved, "strategy_map", compare=THEN, asof=NOW, **known)
        assert "Score moved by +0.50, was 4.00" in labels(page)["C1"]


def test_a_plan_that_was_empty_then_has_everything_new(moved, open_page):
    page = open_page(moved, "strategy_map", compare=EMPTY, **SEEN)
    assert (
        "Since 4 Jan 2026, as it was seen then: 5 objectives new; 5 links new; "
        "1 perspective new, 1 gone, 1 renamed."
    ) in said(page)


def test_the_start_of_the_cycle_on_the_hotels_and_its_last_review(hotels, open_page):
    seen = {"asof": "2025-11-20", "known": "2025-11-20"}
    page = open_page(hotels, "strategy_map", compare="cycle", **seen)
    assert "Since 1 Oct 2025, the start of “Q4 2025" in said(page)
    assert "as it was seen then: 5 statuses changed, 8 scores moved." in said(page)
    page = open_page(hotels, "strategy_map", compare="cycle", cycle="2025-Q3", **seen)
    assert "Since 1 Jul 2025, the start of “" in said(page)
    assert "1 objective gone, 1 renamed" in said(page)
    page = open_page(hotels, "strategy_map", compare="review", **seen)
    assert "Nothing moved since 10 Nov 2025, 14:00, the end of the review “10 November 2025”" in said(page)
    page = open_page(hotels, "strategy_map", compare="review", asof="2025-10-05", known="2025-10-05")
    assert "Since 20 Aug 2025, 10:40, the end of the review “" in said(page)


def test_a_cycle_that_begins_after_the_instant_on_screen_is_later(hotels, open_page):
    seen = {"asof": "2025-05-14", "known": "2025-05-14"}
    page = open_page(hotels, "strategy_map", compare="cycle", cycle="2025-Q2", **seen)
    assert "Since 1 Apr 2025" in said(page)
    page = open_page(hotels, "strategy_map", compare="cycle", cycle="2025-Q4", **seen)
    assert "Since 1 Apr 2025" in said(page)  # that cycle was not known yet: the one under way


def test_a_link_that_was_taken_away_is_marked_in_the_multinational(sample_of, open_page):
    page = open_page(
        sample_of("multinational"), "strategy_map", asof="2025-08-20", known="2025-08-20", compare="2025-07-01"
    )
    told = labels(page)
    assert sum("was held to drive" in label for label in told.values()) == 1
    assert "1 link gone" in said(page)


def test_one_that_is_gone_opens_as_it_was_and_says_how_it_went(moved, open_page):
    page = open_page(moved, "strategy_map", compare=THEN, item="P1", **SEEN)
    assert "Sell by agents" in [one.value for one in page.subheader]
    assert "Gone since 15 Feb 2026. Links, measures and goals stand here as they were seen then." in said(page)
    assert "Sell by agents: dropped" in said(page)
    assert "Join the club" in said(page)
    plain = open_page(moved, "strategy_map", item="P1", **SEEN)
    assert not plain.subheader


def test_an_objective_that_is_chosen_says_what_moved(moved, open_page):
    page = open_page(moved, "strategy_map", compare=THEN, item="F1", **SEEN)
    assert "What moved: Status changed from On track to Off track; Score moved by −6.00, was 8.00" in said(page)
    still = open_page(moved, "strategy_map", compare="2026-03-10", item="F1", **SEEN)
    assert "What moved" not in said(still)


def test_the_table_and_the_file_have_what_was(moved, open_page, taken_away):
    open_page(moved, "strategy_map", compare=THEN, **SEEN)
    rows = {(row["from_id"], row["to_id"]): row for row in taken_away["table"]}
    assert {pair for pair, row in rows.items() if row["link_change"] == "gone"} == {
        ("C2", "F1"),
        ("I2", "C1"),
        ("P1", "C2"),
    }
    row = rows["C1", "F1"]
    assert (row["to_status_before"], row["to_score_before"], row["to_status"], row["to_score"]) == (
        "On track",
        8.0,
        "Off track",
        2.0,
    )
    assert row["compared_with"] == "2026-02-15T23:59:59Z"
    assert taken_away["drawing"].title.endswith("and what moved since 15 Feb 2026")
    open_page(moved, "strategy_map", **SEEN)
    assert "compared_with" not in taken_away["table"][0]


def test_what_a_person_had_stands_out_also_where_it_is_gone(moved, open_page):
    page = open_page(moved, "strategy_map", compare=THEN, owner="Ben", **SEEN)
    assert drawing(page, "hansei_drawing")["standing"] == ["C2", "F1"]
    alone = open_page(moved, "strategy_map", owner="Ben", **SEEN)
    assert drawing(alone, "hansei_drawing")["standing"] == ["F1"]
