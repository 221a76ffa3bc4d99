"""The page Meeting: what must we decide now?"""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.finding import RecordFinding
from engine.domain.measure import SetTarget
from engine.domain.plan import StartPlan
from engine.domain.review import OpenReview
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.dashboard.conftest import drawing, exported, words
from tests.dashboard.live import WHO
from tests.dashboard.meeting import record, small_scorecard


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workspace with a review in session."""
    return small_scorecard(tmp_path / "mine")


def cards(page):
    """The exceptions as they are drawn."""
    drawn = drawing(page, "hansei_exceptions")
    return drawn["cards"] if drawn else []


def rows(view, *, where=""):
    return wiring.current().read_model.rows(view, Bounds(), where=where)


def press(page, key):
    page.button(key=key).click().run()
    assert not page.exception
    return page


def choose(page, menu, word):
    page.menu_button(key=menu).click(word).run()
    assert not page.exception
    return page


def close(page):
    """Presses for the form that ends the review."""
    return choose(page, "steer", "Close the review")


def until_shown(page):
    """Waits until the screen holds all that is in the log, and draws it again."""
    held = wiring.current()
    assert held.wait_for(held.log.position(), 5)
    return page.run()


# -------------------------------------------------------------------------------------------- exceptions


def test_the_exceptions_stand_by_gap_times_weight_and_what_is_well_stands_nowhere(open_page, mine):
    page = open_page(mine, "meeting")
    told = [(card["id"], card["gap"], card["weight"], card["word"]) for card in cards(page)]
    assert told == [("B", "gap 60 %", "weight 2", "At risk"), ("A", "gap 83 %", "", "Off track")]
    said = words(page)
    assert "**1 off track**, 1 at risk, of 3 items with a number; nobody acts on 1 of those off track." in said
    assert [card["answer"] for card in cards(page)] == ["No countermeasure yet"] * 2


def test_what_has_gone_quiet_is_drawn_at_once_only_where_nothing_is_off(open_page, hotels):
    def drawn(**asked):
        page = open_page(hotels, "meeting", **asked)
        assert any(one.label.startswith("Gone quiet: ") for one in page.get("expander"))
        return len(page.dataframe)

    assert {"Off track", "At risk"} & {card["word"] for card in cards(open_page(hotels, "meeting"))}
    assert (drawn(), drawn(quiet="open")) == (0, 1)
    assert cards(open_page(hotels, "meeting", plan="BSC-2025")) == []
    assert (drawn(plan="BSC-2025"), drawn(plan="BSC-2025", quiet="closed")) == (1, 0)


def test_what_a_person_reads_does_not_move_until_he_asks_for_it(open_page, mine):
    page = open_page(mine, "meeting")
    record(mine, "C", 50)
    record(mine, "B", 100)
    page = until_shown(page)
    assert [(card["id"], card["word"]) for card in cards(page)] == [
        ("B", "On track"), ("A", "Off track"), ("C", "Off track"),
    ]  # fmt: skip
    assert page.button(key="sort_again").label == "2 moved: sort again"
    page = press(page, "sort_again")
    assert [card["id"] for card in cards(page)] == ["C", "A"]
    assert "moved: sort again" not in words(page)


def test_an_item_on_the_table_shows_its_trend_and_what_was_done_about_it(open_page, mine):
    page = open_page(mine, "meeting", item="A")
    assert [one.value for one in page.subheader] == ["Rooms ready"]
    said = words(page)
    assert "gap 83 %" in said
    assert "None yet: nobody has said what brings it back." in said
    assert {"decide_about", "countermeasure_about", "finding_about"} <= {one.key for one in page.button}
    page = press(page, "close_detail")
    assert "item" not in page.query_params


def test_at_an_instant_of_the_past_nothing_can_be_written(open_page, mine):
    with Log(mine / "log.sqlite3") as log:
        page = open_page(mine, "meeting", item="A", upto=f"@{log.position()}", asof="2100-01-01")
    keys = {one.key for one in (*page.button, *page.menu_button)}
    assert not keys & {"say_decision", "decide_about", "say", "steer", "open_review", "schedule_review"}
    assert "**In session: Our monthly**, led by Ann" in words(page)


def test_an_empty_meeting_says_what_to_do_next(open_page, empty):
    assert "Nothing has been recorded in this workspace yet" in words(open_page(empty, "meeting"))


def test_a_strategy_without_numbers_says_so(open_page, tmp_path):
    workspace = tmp_path / "bare"
    workspace.mkdir()
    with Log(workspace / "log.sqlite3", create=True) as log:
        handle(log, StartPlan(entity_id="P", at=datetime.now(UTC), title="P", reason="start"), **WHO)
    said = words(open_page(workspace, "meeting"))
    assert "Nothing here has a number yet" in said
    assert "**No review is in session**, and none is set down." in said


# ------------------------------------------------------------------------------------------------ review


def test_a_review_is_opened_by_one_press_and_pins_what_was_on_screen(open_page, tmp_path):
    page = open_page(small_scorecard(tmp_path / "mine", opened=False), "meeting")
    assert "Next: Our monthly" in words(page)
    before = wiring.current().position
    page = until_shown(press(page, "open_review"))
    assert "**In session: Our monthly**, led by Ann" in words(page)
    assert [row["opened_position"] for row in rows("reviews")] == [before]


def test_two_who_open_it_at_once_open_it_once(open_page, tmp_path):
    workspace = small_scorecard(tmp_path / "mine", opened=False)
    page = open_page(workspace, "meeting")
    with Log(workspace / "log.sqlite3") as log:
        handle(log, OpenReview(entity_id="R", at=datetime.now(UTC), position=log.position()), **WHO)
    page = until_shown(press(page, "open_review"))
    assert "**In session: Our monthly**" in words(page)
    assert len(rows("history", where="WHERE event = 'ReviewOpened' AND field = 'opened_at'")) == 1


def test_who_is_here_is_written_down(open_page, mine):
    page = choose(open_page(mine, "meeting"), "steer", "Who is here")
    page.multiselect(key="form_people").set_value(["Ann", "Mara Lindqvist"]).run()
    page = until_shown(press(page, "form_save"))
    assert "Here: Ann, Mara Lindqvist" in words(page)
    assert FORM not in page.session_state


def test_a_finding_a_lesson_and_a_recognition_stand_at_the_side(open_page, mine):
    page = open_page(mine, "meeting", item="A")
    page = choose(page, "say", "Finding")
    assert page.selectbox(key="form_subject").value == "A"  # what is on the table
    page = press(page, "form_save")
    assert any("Write down what there is to say" in one.value for one in page.error)
    page.text_area(key="form_text").set_value("Rooms wait for sheets <b>").run()
    page = until_shown(press(page, "form_save"))
    page = choose(page, "say", "Lesson")
    page.text_area(key="form_text").set_value("Ask the floor first").run()
    page = until_shown(press(page, "form_save"))
    page = choose(page, "say", "Recognition")
    page.selectbox(key="form_person").set_value("Mara Lindqvist").run()
    page.text_area(key="form_text").set_value("Found the cause").run()
    page = until_shown(press(page, "form_save"))
    said = words(page)
    for line in ("**Rooms ready**: Rooms wait for sheets <b>", "Ask the floor first", "**Mara Lindqvist**: Found"):
        assert line in said
    told = rows("history", where="WHERE source = 'dashboard' ORDER BY position")
    assert {row["event"] for row in told} == {"FindingRecorded", "LessonRecorded", "ContributionRecognised"}


def test_a_decision_to_retarget_changes_the_target_and_is_its_cause(open_page, mine):
    page = press(open_page(mine, "meeting", item="A"), "decide_about")
    page.button_group(key="form_kind").set_value("retarget").run()
    page.text_area(key="form_text").set_value("Ninety will do").run()
    page.text_area(key="form_reason").set_value("The laundry is late until spring").run()
    page.number_input(key="form_target").set_value(90.0).run()
    page = until_shown(press(page, "form_save"))
    assert "**Retarget** **Rooms ready**: Ninety will do" in words(page)
    changed = rows("history", where="WHERE field = 'target' AND source = 'dashboard'")
    assert [(row["entity_id"], row["after"], row["causation_id"]) for row in changed] == [("A", "90", "R-D1")]


def test_two_who_decide_at_once_see_both_values_and_nothing_is_lost(open_page, mine):
    page = press(open_page(mine, "meeting", item="A"), "decide_about")
    page.button_group(key="form_kind").set_value("retarget").run()
    page.text_area(key="form_text").set_value("Ninety will do").run()
    page.text_area(key="form_reason").set_value("Late").run()
    page.number_input(key="form_target").set_value(90.0).run()
    with Log(mine / "log.sqlite3") as log:
        handle(log, SetTarget(entity_id="A", at=datetime.now(UTC), target=95, reason="mine"), **WHO)
    held = wiring.current()
    assert held.wait_for(held.log.position(), 5)
    page = press(page, "form_save")
    assert any("the target was 100 %, is 95 % now, and yours is 90 %" in one.value for one in page.warning)
    assert page.text_area(key="form_text").value == "Ninety will do"
    page = until_shown(press(page, "form_save"))
    assert [row["target"] for row in rows("entities", where="WHERE id = 'A'")] == [90]


def test_the_agenda_is_set_before_and_a_review_closes_once(open_page, mine):
    page = close(open_page(mine, "meeting"))
    assert any("Nobody is written down as taking part" in one.value for one in page.warning)
    assert "0 findings, 0 decisions, 0 countermeasures" in words(page)
    with Log(mine / "log.sqlite3") as log:
        finding = RecordFinding(review_id="R", at=datetime.now(UTC), text="Meanwhile")
        handle(log, finding, **WHO)
    page = until_shown(press(page, "form_save"))
    assert "**No review is in session**" in words(page)
    review = rows("reviews")[0]
    assert review["closed_position"] > review["opened_position"]


def test_a_review_is_set_down_with_an_agenda(open_page, mine):
    page = close(open_page(mine, "meeting"))
    page = until_shown(press(page, "form_save"))
    page = press(page, "schedule_review")
    assert page.selectbox(key="form_of").value == "S"
    page.text_input(key="form_id").set_value("R2")
    page.text_input(key="form_title").set_value("The next one")
    page = until_shown(press(page, "form_save"))
    assert "Next: The next one" in words(page)
    page = press(page, "set_agenda")
    page.text_area(key="form_agenda").set_value("Rooms\n\n  Guests \n").run()
    page = until_shown(press(page, "form_save"))
    assert [row["agenda"] for row in rows("reviews", where="WHERE id = 'R2'")] == [["Rooms", "Guests"]]


# --------------------------------------------------------------------------------------------- presenter


def test_who_follows_sees_what_the_leader_opens_and_a_form_in_progress_is_left_alone(open_page, mine):
    leader, follower = open_page(mine, "meeting"), open_page(mine, "meeting")
    leader = choose(leader, "steer", "Lead")
    assert "You are leading" in words(leader)
    follower = press(follower.run(), "stage_follow")
    assert f"Following {wiring.current().settings.actor}" in words(follower)
    leader.query_params["item"] = "A"
    leader.run()
    follower.run()
    assert follower.query_params["item"] == "A"
    follower = choose(follower, "say", "Finding")
    leader.query_params["item"] = "B"
    leader.run()
    follower.run()
    assert follower.query_params["item"] == "A"
    leader = press(leader, "stage_leave")
    follower = press(follower.run(), "close_detail")
    assert "Following" not in words(follower)


# -------------------------------------------------------------------------------------------------- pack


def test_in_session_the_page_gives_the_pack_of_the_review_as_it_stands(open_page, mine, offered):
    now = datetime.now(UTC)
    with Log(mine / "log.sqlite3") as log:
        handle(
            log, RecordFinding(entity_id="", review_id="R", at=now, text="Nobody answers", subject_id="A"), **WHO
        )
        position = log.position()
    page = open_page(mine, "meeting")
    until_shown(page)
    exported(page)
    packs = {name.rpartition(".")[2]: make for name, make in offered.items() if "-pack." in name}
    assert packs.keys() == {"pdf", "xlsx", "pptx"}
    book = load_workbook(io.BytesIO(packs["xlsx"]()))
    cover = {row[0]: row[1] for row in book["Cover"].iter_rows(min_row=4, values_only=True)}
    assert book["Cover"]["A1"].value == "Review pack: Our monthly"
    assert (cover["Held"][:7], cover["Position"]) == ("opened ", f"{position} of the log")
    (head, found) = book["Findings"].iter_rows(min_row=3, values_only=True)
    assert found[head.index("Finding")] == "Nobody answers"
    assert packs["pdf"]().startswith(b"%PDF")


def test_without_a_review_in_session_the_meeting_has_no_pack(open_page, tmp_path, offered):
    exported(open_page(small_scorecard(tmp_path / "mine", opened=False), "meeting"))
    assert offered
    assert not [name for name in offered if "-pack." in name]
