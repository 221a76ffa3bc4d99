"""The OKRs page: will we make it, and who has gone quiet?"""

from datetime import UTC, datetime

import pytest

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.okr import CheckIn
from engine.handle import handle
from projections.read_model import Bounds
from tests.dashboard.conftest import cell, drawing, table, tree, words
from tests.dashboard.live import WHO, small_plan
from tests.dashboard.writing import is_saved, save, somebody_else

END = "2025-11-28T17:00:00Z"
SEEN = {"asof": END, "known": END}


def _bounds() -> Bounds:
    end = datetime.fromisoformat(END)
    return Bounds(as_of=end, known_at=end)


def test_the_newest_cycle_stands_first_with_shape_and_word(hotels, open_page):
    page = open_page(hotels, **SEEN)
    assert page.title[0].value == "OKRs, 2025-Q4"
    assert "14 key results" in words(page)
    statuses = {cell(line, "Status") for line in tree(page).values()}
    assert statuses == {"● On track", "▲ At risk", "■ Off track", "◌ Stale", "○ No data"}


def test_unclamped_progress_is_said_in_words(hotels, open_page):
    lines = tree(open_page(hotels, **SEEN))
    assert cell(lines["Q4-O2-KR3"], "Value") == "90 of 88 %, past target"
    assert cell(lines["Q4-O2-KR3"], "Progress") == "129 %, 63 % expected"
    assert cell(lines["Q4-O3-KR2"], "Value") == "2.3 of 1.5 days, below baseline"
    assert cell(lines["Q4-O3-KR2"], "Progress") == "−60 %, 63 % expected"
    assert lines["Q4-O3-KR2"]["cells"]["Progress"]["bar"] == 0


def test_a_key_result_stands_below_its_objective_and_an_objective_below_a_key_result(hotels, open_page):
    lines = tree(open_page(hotels, **SEEN))
    ids = list(lines)
    assert ids.index("Q4-O1") < ids.index("Q4-O1-KR1") < ids.index("Q4-KAT") < ids.index("Q4-KAT-KR1")
    assert [lines[name]["level"] for name in ("Q4-O1", "Q4-O1-KR1", "Q4-KAT", "Q4-KAT-KR1")] == [0, 1, 2, 3]


def test_a_line_says_owner_commitment_weight_confidence_and_who_has_gone_quiet(hotels, open_page):
    lines = tree(open_page(hotels, **SEEN))
    told = lines["Q4-O1-KR1"]
    assert told["sub"] == ["Aino Salonen", "committed", "Q4-O1-KR1"]
    assert cell(told, "Weight") == "2"
    assert cell(told, "Confidence") == "85 %"
    assert len(told["cells"]["Confidence"]["line"]) > 3
    assert cell(lines["Q4-O3-KR1"], "Check-in") == "28 d"
    assert cell(lines["Q4-O3-KR1"], "Status") == "◌ Stale"
    assert cell(lines["Q4-O2-KR4"], "Check-in") == "never"


def test_why_there_is_no_progress_is_said(hotels, open_page):
    lines = tree(open_page(hotels, **SEEN))
    assert cell(lines["Q4-O3-KR3"], "Value") == "9 of 20 points, no baseline, so no progress"


def test_depth_and_status_filters_leave_what_was_asked_for(hotels, open_page):
    page = open_page(hotels, **SEEN)
    page.segmented_control(key="depth").set_value("Top level").run()
    assert all("KR" not in name for name in tree(page))
    page.segmented_control(key="depth").set_value("Key results")
    page.pills(key="show_only").set_value(["Stale"]).run()
    kept = tree(page)
    assert {cell(line, "Status") for name, line in kept.items() if "KR" in name} == {"◌ Stale"}


def test_what_is_shown_without_key_results_has_no_gaps(hotels, open_page):
    page = open_page(hotels, **SEEN)
    page.segmented_control(key="depth").set_value("Objectives").run()
    assert tree(page)["Q4-KAT"]["level"] == 1


def test_an_owner_sees_their_own_and_what_it_hangs_on(hotels, open_page):
    lines = tree(open_page(hotels, owner="Nils Aasen", **SEEN))
    assert {line["sub"][0] for name, line in lines.items() if "KR" in name} == {"Nils Aasen"}


def test_a_chosen_key_result_shows_its_check_ins_and_targets(hotels, open_page):
    page = open_page(hotels, item="Q4-O2-KR1", **SEEN)
    said = words(page)
    assert "Net promoter score from 54 to 60" in said
    assert "Value 56 points" in said
    assert "Confidence 30 %" in said
    assert table(page, 0)[0]["Who"] == "Ingrid Moen"
    assert table(page, 1)[0]["Target"] == "60 points"
    assert drawing(page, "hansei_tree")["chosen"] == "Q4-O2-KR1"


def test_a_cycle_says_how_far_it_is(hotels, open_page):
    locked = words(open_page(hotels, **SEEN))
    assert "**Locked**" in locked
    assert "1 Oct 2025 to 31 Dec 2025, 63 % of the cycle has gone" in locked
    page = open_page(hotels, cycle="2025-Q1", **SEEN)
    assert "**Closed** on" in words(page)
    assert "3 objectives graded: :red[■ Missed 2], :blue[● Delivered 1]" in words(page)


def test_a_judged_grade_stands_beside_the_computed_one_with_its_reason(hotels, open_page):
    page = open_page(hotels, cycle="2025-Q1", item="Q1-O2", **SEEN)
    line = tree(page)["Q1-O2"]
    assert cell(line, "Grade") == "■ 0.75 Missed, judged, computed 0.64"
    reason = next(note for note in line["notes"] if "judged 0.75, computed 0.64: " in note)
    assert reason.split(": ", 1)[1] in words(page)


def test_a_grade_given_by_figures_that_were_counted_anew_says_so(hotels, open_page):
    held = open_page(hotels, cycle="2025-Q1", **SEEN)
    noted = {name: note for name, line in tree(held).items() for note in line["notes"] if "by the figures" in note}
    for name, note in noted.items():
        row = next(
            one for one in wiring.current().read_model.rows("okrs", _bounds()) if one["key_result_id"] == name
        )
        share = row["progress"]
        now = float(share >= 1) if row["commitment"] == "committed" else min(1.0, max(0.0, share))
        assert note.endswith(f"it would be {now:.2f}")
        assert abs(now - row["grade"]) > 0.004
    assert noted


def test_a_closed_cycle_takes_no_check_in(hotels, open_page):
    page = open_page(hotels, cycle="2025-Q1", item="Q1-O1-KR1")
    assert "Check in" not in [button.label for button in page.button]
    assert "Check in" in [button.label for button in open_page(hotels, item="Q4-O2-KR1").button]


def test_what_was_graded_needs_no_column_for_who_has_gone_quiet(hotels, open_page):
    drawn = drawing(open_page(hotels, cycle="2025-Q1", **SEEN), "hansei_tree")
    labels = [column["label"] for column in drawn["columns"]]
    assert labels[0] == "Grade"
    assert "Check-in" not in labels


def test_an_objective_says_what_it_is_made_of(hotels, open_page):
    page = open_page(hotels, item="Q4-O1", **SEEN)
    assert "the weighted mean of its key results" in words(page)
    assert [row["Id"] for row in table(page, 0)] == ["Q4-O1-KR1", "Q4-O1-KR2", "Q4-O1-KR3"]


def test_the_past_is_unmistakable_and_cannot_be_written(hotels, open_page):
    page = open_page(hotels, item="Q4-O2-KR1", **SEEN)
    assert "You are looking at the strategy **as seen on 28 Nov 2025, 17:00**" in words(page)
    assert "Nothing can be changed here." in words(page)
    assert all(button.label != "Check in" for button in page.button)
    page.button(key="back_to_now").click().run()
    assert "Nothing can be changed here." not in words(page)
    assert "asof" not in page.query_params


def test_before_the_first_cycle_the_page_says_so(hotels, open_page):
    said = words(open_page(hotels, asof="2001-01-01", known="2001-01-01"))
    assert "no objectives and key results yet at this instant" in said


@pytest.mark.parametrize(
    "query", [{"asof": "garbage"}, {"known": "31.12.2025"}, {"upto": "@999999"}, {"upto": "x"}, {"asof": "@0"}]
)
def test_an_unusable_instant_is_one_clear_line(hotels, open_page, query):
    page = open_page(hotels, **query)
    assert len(page.error) == 1
    assert "instant that cannot be shown" in words(page)
    assert not tree(page)


@pytest.mark.parametrize(
    "query", [{"cycle": "nope"}, {"owner": "<b>Nobody</b>"}, {"item": "nope"}, {"ws": "other"}]
)
def test_other_unusable_choices_fall_back_and_say_so(hotels, open_page, query):
    page = open_page(hotels, **query)
    assert not page.error
    assert tree(page)
    assert "item" in query or page.warning


def test_an_empty_workspace_says_what_to_do_next(empty, open_page):
    said = words(open_page(empty))
    assert "hansei import history FILE" in said
    assert "hansei demo" in said


def test_a_check_in_is_saved_and_shown(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="act Check in KR1").click().run()
    page.number_input(key="form_value").set_value(4321.0)
    page.number_input(key="form_confidence").set_value(70)
    page.text_area(key="form_note").set_value("<b>bold</b> claim")
    next(button for button in page.button if button.label == "Save").click().run()
    assert not page.exception
    assert FORM not in page.session_state
    page.run()
    assert "Value 4,321" in words(page)
    assert table(page, 0)[0] | {"Known": "", "When": "", "Position": 0} == {
        "When": "",
        "Value": "4,321",
        "Confidence": "70 %",
        "Note": "<b>bold</b> claim",
        "Who": "Mara Lindqvist",
        "Source": "dashboard",
        "Known": "",
        "Position": 0,
    }


def test_a_form_saved_twice_is_one_check_in(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="act Check in KR1").click().run()
    held = wiring.current()
    before = held.position
    command_id = page.session_state[FORM]["command_id"]
    first = CheckIn(entity_id="KR1", at=datetime.now(UTC), value=5.0)
    handle(held.log, first, actor="A", appended_by="A", source="dashboard", command_id=command_id)
    page.number_input(key="form_value").set_value(5.0)
    next(button for button in page.button if button.label == "Save").click().run()
    assert held.log.position() == before + 1


def test_two_who_check_in_at_once_meet_and_see_both_values(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="act Check in KR1").click().run()
    page.number_input(key="form_value").set_value(5.0)
    page.text_area(key="form_note").set_value("Seen on the floor")
    somebody_else(CheckIn(entity_id="KR1", at=datetime.now(UTC), value=7.0))
    assert "and yours is 5. Save again to set yours." in words(save(page))
    assert "last value 7" in words(page)
    assert page.text_area(key="form_note").value == "Seen on the floor"
    assert is_saved(save(page))


def test_who_checks_in_at_the_last_moment_is_seen_before_it_is_added_to(tmp_path, open_page, monkeypatch):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="act Check in KR1").click().run()
    page.number_input(key="form_value").set_value(5.0)

    def at_the_last_moment(*_: object) -> None:
        handle(wiring.current().log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=7.0), **WHO)

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.components.forms.check_in.faster", at_the_last_moment)
        assert "Somebody else was faster at this very moment. Save again to see both values." in words(save(page))
    assert "is 7 now, and yours is 5" in words(save(page))
    assert is_saved(save(page))


def test_a_refusal_is_a_sentence_in_the_form(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = open_page(tmp_path / "mine", item="KR1")
    page.button(key="act Check in KR1").click().run()
    page.session_state[FORM]["id"] = "KR-unknown"
    page.number_input(key="form_value").set_value(5.0)
    next(button for button in page.button if button.label == "Save").click().run()
    assert not page.exception
    assert any("KR-unknown" in error.value.replace("\\", "") for error in page.error)


@pytest.mark.data
def test_a_real_cycle_of_seven_levels_is_drawn_whole(real_histories, open_page):
    lines = tree(open_page(real_histories, cycle="2018-q3"))
    rows = wiring.current().read_model.rows("okrs", where="WHERE cycle = '2018-q3'")
    assert len(lines) == len(rows) == 163
    depths = {row["key_result_id"] or row["objective_id"]: row["depth"] for row in rows}
    assert {name: line["level"] for name, line in lines.items()} == depths


def test_of_very_many_rows_the_first_are_drawn_until_a_person_asks_for_all(hotels, open_page, monkeypatch):
    monkeypatch.setattr("dashboard.components.shown.tree_table.MOST", 3)
    page = open_page(hotels, **SEEN)
    assert list(tree(page)) == ["Q4-O1", "Q4-O1-KR1", "Q4-KAT"]
    next(button for button in page.button if button.label.startswith("The first 3 of 19 rows")).click().run()
    assert len(tree(page)) == 19


def test_the_summary_counts_what_the_filters_leave(hotels, open_page):
    page = open_page(hotels, owner="Nils Aasen", **SEEN)
    mine = [name for name in tree(page) if "KR" in name]
    assert 0 < len(mine) < 14
    assert f"{len(mine)} key result" in words(page)
    assert "14 key results" not in words(page)
