"""A page as slides: real cells with the words of the table, everything inside of the slide."""

import io

import pytest
from pptx import Presentation
from pptx.util import Pt

from dashboard.components.files.slides import MOST_SLIDES, as_pptx
from dashboard.components.files.taken import written
from tests.dashboard.taken import HOSTILE, WHEN, drawing, taken


def opened(page):
    """The slides of a page, each of which holds all that is on it."""
    show = Presentation(io.BytesIO(as_pptx(page)))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height
    return show


def tables(show):
    """The rows of each table, the heading first."""
    found = [shape.table for slide in show.slides for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def words(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def led_to(show):
    """All that a click on a slide would open."""
    return [rel.target_ref for slide in show.slides for rel in slide.part.rels.values() if rel.is_external]


def test_slides_have_the_words_of_the_page_and_its_table_in_cells():
    rows = [{"id": f"T-{n}", "status": status} for n, status in enumerate(("off_track", "on_track", None))]
    show = opened(taken(rows))
    title, said = words(show.slides[0])
    assert title == "A page"
    assert said.splitlines() == [
        "What is it?",
        "As the log stood at position 7 (28 Nov 2025, 17:00)",
        "https://example.org/page?asof=2025-11-28&upto=7",
    ]
    assert tables(show) == [[["id", "status"], ["T-0", "■ Off track"], ["T-1", "● On track"], ["T-2", ""]]]
    assert words(show.slides[1])[0] == "A page, rows 1 to 3 of 3"
    about = show.core_properties
    assert (about.title, about.created) == ("A page", WHEN.replace(tzinfo=None))
    assert led_to(show) == ["https://example.org/page?asof=2025-11-28&upto=7"]


def test_what_is_the_same_in_every_row_is_said_on_the_first_slide_or_has_one_of_its_own():
    show = opened(taken([{"plan": "P", "n": 1}, {"plan": "P", "n": 2}]))
    assert words(show.slides[0])[1].endswith("plan: P")
    assert tables(show) == [[["n"], ["1"], ["2"]]]
    show = opened(taken([{"plan": "P" * 200, "n": 1}, {"plan": "P" * 200, "n": 2}]))
    assert tables(show) == [[["field", "value"], ["plan", "P" * 200]], [["n"], ["1"], ["2"]]]


def test_the_drawing_is_a_picture_that_says_what_it_is():
    show = opened(taken([{"a": 1}], drawing=drawing("A map", width=600, height=2000)))
    (picture,) = [shape for shape in show.slides[1].shapes if not shape.has_text_frame]
    assert picture.image.size == (1248, 4048)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "A map"
    assert picture.height / picture.width == pytest.approx(2000 / 600, rel=0.01)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_text_on_slides(text):
    page = taken(
        [{"name": text, "n": 1}, {"name": "b", "n": 2}], title=text, question=text, instant=text, permalink=text
    )
    show = opened(page)
    said = tables(show)[0][1][0]
    flat = " ".join(written(text).split())
    assert said == flat or (said.endswith("…") and flat.replace(" ", "").startswith(said[:-1].replace(" ", "")))
    assert led_to(show) == []


def test_a_long_table_fills_forty_slides_and_says_how_many_rows_are_left():
    rows = [{f"column {c}": f"words {n} {c}" for c in range(10)} for n in range(5000)]
    show = opened(taken(rows))
    found = tables(show)
    assert MOST_SLIDES - 1 <= len(found) <= MOST_SLIDES
    shown = [row for table in found for row in table[1:]]
    assert shown == [list(row.values()) for row in rows[: len(shown)]]
    left = f"{5000 - len(shown):,} more rows of 5000; CSV and XLSX have them all."
    assert words(show.slides[len(show.slides) - 1])[1] == left


def test_columns_that_do_not_fit_beside_each_other_have_a_slide_each():
    rows = [{"id": f"T-{n}", **{f"column_{c}": f"some longer words {n} {c}" for c in range(24)}} for n in range(3)]
    found = tables(opened(taken(rows)))
    assert len(found) > 1
    assert [table[1][0] for table in found] == ["T-0"] * len(found)
    assert [cell for table in found for cell in table[2][1:]] == list(rows[1].values())[1:]


def test_an_empty_table_and_a_table_of_one_row():
    assert "The table has no rows." in words(opened(taken([])).slides[0])[1]
    show = opened(taken([{"title": "One", "due": None}]))
    assert tables(show) == [[["field", "value"], ["title", "One"]]]
    assert "Empty: due." in words(show.slides[0])[1]
    assert show.slides[1].shapes.title.height == Pt(66)
