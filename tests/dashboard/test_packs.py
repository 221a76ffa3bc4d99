"""Review packs: the contents against the views, people's words as they are, and what is empty named."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.packs.making import review_pack
from dashboard.packs.pack import Chart, Pack, Section
from dashboard.packs.sheets import as_xlsx
from dashboard.packs.slides import as_pptx
from engine.errors import UnusableInputError
from engine.log.log import Log
from engine.log.seals.sealing import last_seal
from engine.log.seals.shelf import Shelf
from projections.read_model import Bounds
from projections.replica import open_replica
from tests.dashboard.taken import HOSTILE, drawing, taken

NOW = datetime(2025, 11, 28, 17, tzinfo=UTC)
ENDED = datetime(2025, 10, 6, 14, 50, tzinfo=UTC)


@pytest.fixture(scope="module")
def hotel_views(hotels):
    with Log(hotels / "log.sqlite3") as log, open_replica(log, hotels / "views") as views:
        yield views


@pytest.fixture(scope="module")
def third_quarter(hotel_views, hotels):
    """The pack of the review of the third quarter, as it ended."""
    return review_pack(hotel_views, hotels, NOW, review="R-2025-Q3")


def section(pack, name):
    return next(one for one in pack.sections if one.name == name)


def test_the_pack_of_a_closed_review_shows_what_it_saw_when_it_ended(third_quarter, hotels):
    facts = dict(third_quarter.facts)
    assert third_quarter.cover.title == "Review pack: Third quarter 2025"
    assert (third_quarter.cover.looked_at, third_quarter.cover.position) == (ENDED, 904)
    assert third_quarter.cover.instant == "as of 2025-10-06 14:50 UTC, position 904"
    assert facts["Held"] == "opened 2025-10-06 12:30 UTC", "it was not closed yet at the position that it looked at"
    assert facts["Cycles"].startswith("Q3 2025: hold the summer (2025-Q3); Q4 2025")
    assert facts["Changes since"] == "the end of Second quarter 2025 (2025-07-04)"
    assert facts["Made again by"].endswith("--review R-2025-Q3 --as-of 2025-10-06T14:50:00.000000Z --up-to 904")


def test_the_root_is_of_the_first_seal_over_all_that_is_shown(third_quarter, hotels):
    over = min(seal.size for seal in Shelf(hotels).seals() if seal.position >= 904)
    seal = next(seal for seal in Shelf(hotels).seals() if seal.size == over)
    assert third_quarter.cover.seal.endswith(seal.root)
    assert third_quarter.footer == f"position 904 · root {seal.root}"
    assert seal.size < last_seal(hotels).size, "there are later ones"


def test_scores_and_progress_are_those_of_the_views(third_quarter, hotel_views):
    bounds = Bounds(ENDED, None, 904)
    views = {row["objective_id"]: row for row in hotel_views.rows("scorecard", bounds) if row["objective_id"]}
    card = section(third_quarter, "Scorecard")
    told = {row["objective"]: row for row in card.rows if row["objective"]}
    assert len(told) == len(views) == 8
    for row in views.values():
        assert told[row["objective"]]["score"] == round(row["score"], 1)
    assert told["They leave wanting to come back"]["status"] == "■ Off track"
    assert told["They leave wanting to come back"]["set by"] == "Karin Vetlesen"
    (chart,) = card.charts
    assert dict(chart.series)["score"] == [round(row["score"], 2) for row in views.values()]
    goals = section(third_quarter, "OKRs")
    okrs = [row for row in hotel_views.rows("okrs", bounds) if row["cycle"] in ("2025-Q3", "2025-Q4")]
    assert len(goals.rows) == len(okrs)
    assert {row["key result"]: row["progress %"] for row in goals.rows}["Direct bookings from 31 % to 36 %"] == 36.0
    assert [len(chart.labels) for chart in goals.charts] == [11, 3]


def test_decisions_stand_with_their_reasons_and_what_they_changed(third_quarter, hotel_views):
    rows = section(third_quarter, "Decisions").rows
    assert [row["position"] for row in rows] == [901, 900, 779, 775, 704, 703]
    views = {row["text"]: row for row in hotel_views.rows("decisions", Bounds(ENDED, None, 904))}
    for row in rows:
        said = views[row["decision"]]
        assert (row["reason"], row["owner"], row["due"]) == (said["reason"], said["owner"], said["due"])
        assert row["changed at"] == ", ".join(str(position) for position in said["changes"])


def test_what_was_changed_stands_apart_from_what_only_came_into_force(third_quarter):
    since = datetime(2025, 7, 4, 13, 50)  # noqa: DTZ001 -- as the views write instants
    changed, planned = (section(third_quarter, name).rows for name in ("Plan changes", "Came into force"))
    assert changed
    assert planned
    assert all(row["changed"] > since for row in changed)
    assert all(row["changed"] <= since for row in planned)
    moved = [(row["item"], row["field"], row["before"], row["after"], row["by"]) for row in changed]
    assert ("Nights booked directly, by month", "target 2025-12-01", "37", "35", "Karin Vetlesen") in moved
    assert (
        "Every arriving guest finds a ready room",
        "owner",
        "Tomas Rehn",
        "Aino Salonen",
        "Karin Vetlesen",
    ) in moved
    assert ("The Larkspur Circle, a club for those who come back", "", None, "dropped", "Karin Vetlesen") in moved


def test_countermeasures_tell_what_they_did_and_open_items_whom_they_wait_for(third_quarter):
    actions = {row["action"]: row for row in section(third_quarter, "Countermeasures").rows}
    laundry = actions["The three small houses get a second laundry."]
    assert (laundry["result"], laundry["change"], laundry["value before"], laundry["value after"]) == (
        "● worked",
        11.0,
        76.0,
        87.0,
    )
    assert "Agency hands for all six houses until the posts are filled." not in actions, "settled before"
    waiting = [(row["state"], row["what"], row["owner"]) for row in section(third_quarter, "Open items").rows]
    assert waiting[0] == ("▲ Overdue", "The club goes on as planned.", "Elin Storm")
    assert ("○ Open", "Two free days in a row for everybody on the floors.", "Leila Haddad") in waiting
    assert not any("answered" in state and "Five houses" in what for state, what, _ in waiting), (
        "a decision answers it"
    )


def test_the_audit_extract_has_each_event_of_the_reviews_once(third_quarter):
    rows = section(third_quarter, "Audit extract").rows
    positions = [row["position"] for row in rows]
    assert positions == sorted(set(positions))
    assert {894, 899, 900, 901, 902} <= set(positions)
    assert max(positions) <= 904
    by_position = {row["position"]: row for row in rows}
    assert by_position[901]["reason"] == "The desk sees them last"
    assert by_position[902]["because of"] == "R-2025-Q3-D2"


def test_the_bowling_chart_has_a_chart_for_each_line_that_is_off(third_quarter):
    bowling = section(third_quarter, "Bowling chart")
    turnover = [row for row in bowling.rows if row["item"] == "Staff turnover, by month"]
    assert [row["line"] for row in turnover] == ["plan", "actual", "status", "answer"]
    assert turnover[2]["2025-09"] == "■ missed"
    assert turnover[3]["2025-03"] == "CM"
    assert turnover[1]["2025-10"] is None, "no actual yet is no zero"
    assert [chart.title for chart in bowling.charts] == ["Staff turnover, by month, %"]


def test_without_a_review_in_session_the_last_one_is_taken_and_a_cycle_when_asked_for(hotel_views, hotels):
    assert review_pack(hotel_views, hotels, NOW).cover.title == "Review pack: 10 November 2025"
    pack = review_pack(hotel_views, hotels, NOW, cycle="2025-Q3")
    facts = dict(pack.facts)
    assert facts["Cycle"] == "Q3 2025: hold the summer (2025-Q3)"
    assert pack.cover.instant == "as seen on 2025-10-06 15:00 UTC, position 1026"
    assert facts["Changes since"] == "the beginning (2025-07-01)"
    grades = {row["objective"]: row["judged grade"] for row in section(pack, "OKRs").rows if row["objective"]}
    assert grades["Every arriving guest finds a ready room"] is not None


@pytest.mark.parametrize("asked", [{"review": "R-9"}, {"cycle": "C-9"}])
def test_what_is_not_there_is_refused_by_name(hotel_views, hotels, asked):
    with pytest.raises(UnusableInputError, match=r"[RC]-9: there is no such"):
        review_pack(hotel_views, hotels, NOW, **asked)


def test_an_empty_section_is_left_out_and_named_on_the_cover():
    pack = Pack(taken(), [Section("A", "Full", "?", [{"a": 1}]), Section("B", "Nothing in here", "?")])
    assert [one.title for one in pack.shown] == ["Full"]
    assert dict(pack.facts)["Empty, and left out"] == "Nothing in here"
    assert pack.footer == "position 7 · not sealed"
    assert load_workbook(io.BytesIO(as_xlsx(pack))).sheetnames == ["Cover", "A"]


def hostile(text):
    """A pack that has a text of a person in every place that takes one."""
    rows = [{"what": text, text: text, "n": 1.5}, {"what": "b", "n": 2}]
    bars = Chart(text, [text, "b"], [(text, [1.0, None]), ("expected", [2.0, 3.0])])
    lines = Chart(text, ["2025-01", text], [("plan", [1.0, 2.0]), ("actual", [None, 3.0])], lines=True)
    cover = taken([{"name": text, "value": text}], title=text, instant=text)
    return Pack(cover, [Section("Said", text, text, rows, drawing(text), [bars, lines])])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_person_becomes_a_formula_in_a_workbook(text):
    book = load_workbook(io.BytesIO(as_xlsx(hostile(text))))
    assert book.sheetnames == ["Cover", "Said", "Chart data"]
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in found if cell.data_type == "f"]
    assert 1.5 in [cell.value for cell in found]
    plain = [letter for letter in text if " " < letter <= "~"][:300]
    told = str(book["Said"]["A4"].value)
    assert [letter for letter in told if " " < letter <= "~"][: len(plain)] == plain


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1"])
def test_charts_are_native_and_name_their_numbers(text):
    book = load_workbook(io.BytesIO(as_xlsx(hostile(text))))
    charts = book["Said"]._charts
    assert [type(chart).__name__ for chart in charts] == ["BarChart", "LineChart"]
    assert charts[0].series[0].val.numRef.f == "'Chart data'!$B$3:$B$4"
    data = book["Chart data"]
    assert [cell.value for cell in data[3]][1:] == [1, 2]
    assert all(cell.data_type != "f" for row in data.iter_rows() for cell in row)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        "<script>alert(1)</script>",
        "a\x00b\ud800",
        "日本語 😀",
        "word " * 500,
    ],
)
def test_slides_have_native_charts_and_words_as_they_are(text):
    show = Presentation(io.BytesIO(as_pptx(hostile(text))))
    charts = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    assert [chart.chart_type.name for chart in charts] == ["BAR_CLUSTERED", "LINE_MARKERS"]
    assert list(charts[0].plots[0].series[1].values) == [2.0, 3.0]
    assert list(charts[0].plots[0].series[0].values) == [1.0, None]
    for chart in charts:
        behind = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        assert all(cell.data_type != "f" for row in behind.iter_rows() for cell in row)
    for slide in show.slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(words.startswith("position 7 · not sealed · ") for words in said)
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height


def test_all_slides_of_a_real_pack_hold_what_is_on_them(third_quarter):
    show = Presentation(io.BytesIO(as_pptx(third_quarter)))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles[0] == "Review pack: Third quarter 2025"
    for one in third_quarter.shown:
        assert any(title.startswith(one.title) for title in titles), one.title
    assert sum(shape.has_chart for slide in show.slides for shape in slide.shapes) == 4
    assert all(shape.left + shape.width <= show.slide_width for slide in show.slides for shape in slide.shapes)
