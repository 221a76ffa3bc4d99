"""Which row heads a table, which sheet holds it, and how a person says so once for all files."""

from datetime import datetime

import openpyxl
import orjson
import pytest

from engine.errors import UnusableInputError
from engine.intake.readings_mapping import Mapping, load_mapping
from tests.intake_readings.support import refused


def test_titles_above_the_header_are_left_out_and_said(office):
    done = office.take(office.book(["Report 2026"], [], ["by the controller", "x"], ["id", "2026-01"], ["M", 1]))
    assert "row 4 as the header" in done.notes[0]
    assert "left out 2 rows above the header" in done.notes[0]
    assert office.values() == [("M", "2026-01-31", 1)]


def test_a_period_in_a_title_is_not_taken_for_the_header(office):
    office.take(office.book(["Report", "Mar 2026"], ["id", "2026-01"], ["M", 1]))
    assert office.values() == [("M", "2026-01-31", 1)]
    office.take(office.book(["Report", "as of 2026-03-31"], ["Kennzahl", "2026-02"], ["M", 1]))
    assert office.values()[1:] == [("M", "2026-02-28", 1)]


@pytest.mark.parametrize(
    "rows",
    [
        [["id", "Q1 2026", "", "Q2 2026", ""], ["", "plan", "actual", "plan", "actual"], ["M", 1, 2, 3, 4]],
        [["", 2026, "", ""], ["id", "Jan", "Feb", "Mar"], ["M", 1, 2, 3]],
        [["id", "2026-01", "2026-02"], ["", "actual", "actual"], ["M", 1, 2]],
    ],
)
def test_two_rows_of_headers_are_refused(office, rows):
    assert refused(office, office.book(*rows))


def test_a_file_without_a_header_is_refused(office):
    assert "no header found" in refused(office, "M;2026-01;3\nM-EUR;2026-01;4\n")
    assert "no header found" in refused(office, "M;2026;3\nM-EUR;2026;4\n")


def test_a_header_with_nothing_below_tells_nothing(office):
    done = office.take("id;2026-01;2026-02\n")
    assert done.counts() == {"rows": 0, "appended": 0, "duplicates": 0, "corrected": 0, "skipped": 0}


def test_the_row_of_the_header_can_be_said(office):
    rows = [["id", "2025-01"], ["M", 9], ["id", "2026-01"], ["M", 1]]
    assert "sheet Values, A3: a second row of headers; keep one, or say which by --header-row" in refused(
        office, office.book(*rows)
    )
    office.take(office.book(*rows), header_row=3)
    assert office.values() == [("M", "2026-01-31", 1)]
    with pytest.raises(UnusableInputError, match="row 9: no header found"):
        office.take(office.book(*rows), header_row=9)


def book_of(office, **sheets):
    """A workbook with several sheets, the hidden ones named so."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name.startswith("hidden") else "visible"
        for row in rows:
            sheet.append(row)
    book.save(office.folder / "values.xlsx")
    return office.folder / "values.xlsx"


VALUES = [["id", "2026-01"], ["M", 1]]


def test_the_one_sheet_that_fits_is_taken_and_said(office):
    done = office.take(book_of(office, cover=[["Report"]], empty=[], values=VALUES))
    assert done.notes[0].startswith("took sheet values, row 1 as the header")


def test_two_sheets_that_fit_are_not_guessed(office):
    path = book_of(office, north=VALUES, south=VALUES)
    assert "sheets north, south could hold the values; say which with --sheet" in refused(office, path)
    office.take(path, sheet="south")
    assert len(office.events()) == 1


def test_sheets_of_which_none_fits(office):
    path = book_of(office, north=[["a"]], south=[["b"]])
    assert "none of the sheets could hold the values" in refused(office, path)


def test_a_hidden_sheet_is_taken_only_if_it_is_named(office):
    path = book_of(office, cover=[], hidden_values=VALUES)
    assert "no sheet that is shown holds anything; hidden are hidden_values" in refused(office, path)
    done = office.take(path, sheet="hidden_values")
    assert "sheet hidden_values is hidden, and taken because it is named" in done.notes


def test_hidden_rows_and_columns_are_taken_and_said(office):
    path = office.book(["id", "2026-01", "2026-02"], ["M", 1, 2], ["M-EUR", 3, 4])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.save(path)
    done = office.take(path)
    assert "1 hidden rows are taken like the others, the first is row 3" in done.notes
    assert "hidden columns are taken like the others: C" in done.notes
    assert len(office.events()) == 4


def test_dates_of_the_spreadsheet_are_as_much_as_they_show(office):
    path = office.book(["id", datetime(2026, 1, 1), datetime(2026, 2, 1)], ["M", 1, 2])  # noqa: DTZ001
    book = openpyxl.load_workbook(path)
    for cell in (book.active["B1"], book.active["C1"]):
        cell.number_format = "mmm\\-yy"
    book.save(path)
    office.take(path)
    assert [event.period for event in office.events()] == ["2026-01", "2026-02"]


def test_what_was_taken_can_be_saved_and_given_again(office):
    saved = office.folder / "mapping.json"
    text = "Titel;Wert;Monat\nM;1,5;Mar-26\nM-EUR;1,234;Jan-26\n"
    said = {"id": "Titel", "value": "Wert", "period": "Monat", "decimal": ",", "date_format": "mmm-yy"}
    office.take(text, saved_as=saved, **said)
    assert orjson.loads(saved.read_bytes()) == {**said, "delimiter": ";"}
    office.take(text.replace("M;", "M-TWIN;"), **{
        name: value for name, value in vars(load_mapping(saved)).items() if value is not None
    })  # fmt: skip
    assert office.values()[2:] == [("M-TWIN", "2026-03-31", 1.5)]


def test_what_is_said_beats_what_was_saved(tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text('{"sheet": "North", "decimal": ",", "ids": {"NPS": "M"}}')
    mapping = load_mapping(path).told({"sheet": "South", "decimal": None, "skip": []})
    assert mapping == Mapping(sheet="South", decimal=",", ids={"NPS": "M"})


def test_a_mapping_names_items_as_the_file_does(office):
    office.take("id;2026-01\nNPS;3\n", ids={"NPS": "M"})
    assert office.values() == [("M", "2026-01-31", 3)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "is no JSON"),
        ("[]", "is no JSON object"),
        ('{"ID": "a"}', "unknown key 'ID'; known are sheet, header_row"),
        ('{"decimal": "x"}', "'decimal' cannot be 'x'"),
        ('{"header_row": "1"}', "'header_row' cannot be '1'"),
        ('{"header_row": true}', "'header_row' cannot be True"),
        ('{"skip": "a"}', "'skip' cannot be 'a'"),
        ('{"ids": {"a": 1}}', "'ids' cannot be"),
        ('{"dates_are": "half"}', "'dates_are' cannot be 'half'"),
        ('{"delimiter": ";;"}', "'delimiter' cannot be ';;'"),
        ('{"sheet": 1}', "'sheet' cannot be 1"),
    ],
)
def test_a_mapping_that_is_wrong_says_where(tmp_path, content, why):
    path = tmp_path / "mapping.json"
    path.write_text(content)
    with pytest.raises(UnusableInputError) as error:
        load_mapping(path)
    assert why in str(error.value)
    assert str(path) in str(error.value)


def test_a_mapping_that_is_not_there(tmp_path):
    with pytest.raises(UnusableInputError, match="no such file"):
        load_mapping(tmp_path / "nowhere.json")
