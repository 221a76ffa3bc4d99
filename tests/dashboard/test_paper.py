"""A table on paper: what is said once, what is named as empty, and columns that all find their place."""

import pytest

from dashboard.components.files.paper import breakable, laid_out
from dashboard.components.files.taken import cell_words
from tests.dashboard.taken import HOSTILE, WHEN, taken


def laid(rows, width=700, room=800_000):
    return laid_out(taken(rows), width=width, size=7.5, room=room)


def told(found):
    """Every row as it stands on paper, over all of its blocks."""
    return [{name: row[name] for block in found.blocks for name in block.columns} for row in found.rows]


def test_what_is_the_same_in_every_row_is_said_once_and_what_is_empty_is_named():
    found = laid([{"plan_id": "P", "note": None, "value": 1.5}, {"plan_id": "P", "note": "", "value": 2.0}])
    assert found.same == [("plan id", "P")]
    assert found.nothing_in == "Empty in every row: note."
    assert told(found) == [{"value": "1.5"}, {"value": "2"}]
    assert found.blocks[0].numbers == [True]


def test_rows_that_are_all_alike_keep_their_columns():
    found = laid([{"a": 1}, {"a": 1}])
    assert (found.same, told(found)) == ([], [{"a": "1"}, {"a": "1"}])


def test_a_table_of_one_row_stands_as_names_and_values():
    found = laid([{"title": "One", "due_on": None, "present": True}])
    assert told(found) == [{"field": "title", "value": "One"}, {"field": "present", "value": "yes"}]
    assert (found.counted, found.nothing_in) == ("", "Empty: due on.")


def test_rows_need_not_have_the_same_columns():
    found = laid([{"a": 1, "b": 2}, {"b": 3, "c": 4}])
    assert told(found) == [{"a": "1", "b": "2", "c": ""}, {"a": "", "b": "3", "c": "4"}]


@pytest.mark.parametrize("width", [300, 527, 773])
def test_columns_that_do_not_fit_beside_each_other_follow_below_with_what_tells_the_rows_apart(width):
    rows = [{"id": f"T-{n}", **{f"column_{c}": f"some words {n} {c}" for c in range(30)}} for n in range(5)]
    found = laid(rows, width)
    assert len(found.blocks) > 1
    assert all(sum(block.widths) <= width for block in found.blocks)
    assert all(block.columns[0] == "id" for block in found.blocks)
    assert told(found) == [{name: row[name] for name in row} for row in rows]
    unnamed = laid([{name: value for name, value in row.items() if name != "id"} | {"x": "same"} for row in rows])
    assert all(block.columns[0] in ("column_0", "#") for block in unnamed.blocks)
    twice = laid([{name: name for name in row} | {"n": n % 2} for n, row in enumerate(rows * 2)], 300)
    assert twice.same
    numbered = laid([{name: f"{name} {n % 2}" for name in row} for n, row in enumerate(rows * 2)], 300)
    assert [row["#"] for row in numbered.rows] == [f"{n}" for n in range(1, 11)]


def test_more_rows_than_there_is_room_for_are_counted():
    found = laid([{"a": n, "b": f"b{n}"} for n in range(100)], room=800)
    assert (len(found.rows), found.left) == (10, 90)
    assert found.counted == "The first 10 of 100 rows; CSV and XLSX have them all."
    assert len(laid([{"a": "x" * 5000}, {"a": "y"}], room=10).rows) == 1, (
        "a row that is too long stands all the same"
    )


def test_values_are_written_the_same_way_whatever_the_locale():
    assert cell_words("n", 1234.5) == "1234.5"
    assert cell_words("n", 0.1 + 0.2) == "0.3"
    assert cell_words("at", WHEN) == "2025-11-28 17:00"
    assert cell_words("on", WHEN.date()) == "2025-11-28"
    assert cell_words("on", WHEN.replace(hour=0)) == "2025-11-28"
    assert cell_words("ytd_status", "off_track") == "■ Off track"
    assert cell_words("note", "off_track") == "off_track"
    assert cell_words("who", ["Ann", "Bo"]) == "Ann, Bo"
    assert cell_words("x", {"b": 1, "a": None}) == '{"a": null, "b": 1}'
    assert (cell_words("x", True), cell_words("x", None), cell_words("n", float("nan"))) == ("yes", "", "nan")


@pytest.mark.parametrize("text", HOSTILE)
def test_long_words_get_places_to_break_and_lose_nothing(text):
    assert breakable(text, 50, 7.5).replace("\u200b", "") == text.replace("\u200b", "")
    assert breakable("ReadingRecorded_AndMore", 30, 7.5).count("\u200b") >= 2
    assert breakable("short words only", 50, 7.5) == "short words only"


def test_numbers_stand_at_the_right_also_where_a_status_stands_between_them():
    rows = [
        {"line": "plan", "june": 12, "july": 11, "said": "a long sentence of somebody"},
        {"line": "actual", "june": 9.5, "july": None, "said": "7"},
        {"line": "status", "june": "■ missed", "july": None, "said": "8"},
    ]
    (block,) = laid(rows).blocks
    assert dict(zip(block.columns, block.numbers, strict=True)) == {
        "line": False,
        "june": True,
        "july": True,
        "said": False,
    }


def test_of_few_rows_the_longest_text_has_its_room():
    words = "what this cycle says of the way we work, in some more words than a number has"
    (block,) = laid([{"words": words, "score": 0.5, "graded": 0.6, "asked": 12}]).blocks
    width = dict(zip(block.columns, block.widths, strict=True))
    assert width["value"] > 3 * width["field"]
