"""Which number a cell says: signs, units, percentages, dates and truths."""

from datetime import datetime

import pytest

from engine.domain.measure import DefineMeasure
from engine.errors import RefusedError
from tests.intake_readings.support import BEGUN, counts, refused, told

JANUARY = "id;2026-01\nM;{}\n"


@pytest.mark.parametrize("nothing", ["", " ", "-", "–", "—", "n/a", "N/A", "n.a."])
def test_cells_that_say_nothing_are_skipped_and_counted(office, nothing):
    assert counts(office.take(f"id;2026-01;2026-02\nM;1;{nothing}\n")) == (1, 0, 0, 1)


@pytest.mark.parametrize("text", ["NaN", "inf", "hello", "1,23,456", "12 pieces"])
def test_what_is_no_number_names_its_cell(office, text):
    assert ":2: column B: " in refused(office, f"id;2026-01\nM;{text}\n")


@pytest.mark.parametrize(("decides", "number"), [("12,5", 1.234), ("12.5", 1234), ("1.234,5", 1.234)])
def test_the_other_numbers_of_the_file_decide_what_one_alone_leaves_open(office, decides, number):
    office.take(f"id;2026-01;2026-02\nM;1,234;5\nM-EUR;;{decides}\n")
    assert office.values()[0] == ("M", "2026-01-31", number)


def test_a_number_that_nothing_decides_is_refused_with_the_option(office):
    line = refused(office, "id;2026-01\nM;1,234\n")
    assert line.endswith("'1,234' could be 1234 or 1.234; say which with --decimal . or --decimal ,")
    office.take("id;2026-01\nM;1,234\n", decimal=",")
    assert office.values() == [("M", "2026-01-31", 1.234)]


def test_numbers_of_two_schools_in_one_file_are_refused(office):
    line = refused(office, "id;2026-01;2026-02\nM;1,5;2.5\n")
    assert ":2: column C: '2.5' has a decimal point, while '1,5' in B2 has a decimal comma" in line


def test_a_decimal_sign_that_is_said_holds_for_every_number(office):
    assert "'1.5' has a decimal point, against --decimal ," in refused(office, "id;2026-01\nM;1.5\n", decimal=",")


@pytest.mark.parametrize(("other", "day"), [("31/01/2026", "2026-02-01"), ("01/31/2026", "2026-01-02")])
def test_the_other_dates_of_the_file_decide_what_one_alone_leaves_open(office, other, day):
    office.take(f"id;date;value\nM;01/02/2026;1\nM;{other};2\n")
    assert office.values()[0] == ("M", day, 1)


def test_a_date_that_nothing_decides_is_refused_with_the_option(office):
    line = refused(office, "id;date;value\nM;03/02/2026;1\n")
    assert "'03/02/2026' could be 2026-02-03 or 2026-03-02; say which with --date-format dd/mm/yyyy" in line
    office.take("id;date;value\nM;03/02/2026;1\n", date_format="mm/dd/yyyy")
    assert office.values() == [("M", "2026-03-02", 1)]


def test_dates_of_two_schools_in_one_file_are_refused(office):
    line = refused(office, "id;date;value\nM;31/01/2026;1\nM;01/31/2026;2\n")
    assert ":3: column B: '01/31/2026' has the month first, while '31/01/2026' in B2 has the day first" in line


def test_a_percentage_is_counted_as_the_unit_counts(office):
    office.take("id;2026-01\nM-%;72,5 %\nM-SHARE;12 %\n")
    assert [value for *_, value in office.values()] == [72.5, 0.12]
    assert "M has no unit" in refused(office, "id;2026-01\nM;12 %\n")
    assert "the unit of M-EUR is EUR" in refused(office, "id;2026-01\nM-EUR;12 %\n")


def test_a_percentage_of_the_spreadsheet_is_what_it_shows(office):
    path = office.book(["id", "2026-01"], ["M-%", 0.07], ["M-SHARE", 0.07])
    import openpyxl

    book = openpyxl.load_workbook(path)
    for cell in ("B2", "B3"):
        book.active[cell].number_format = "0.0%"
    book.save(path)
    office.take(path)
    assert [value for *_, value in office.values()] == [7, 0.07]


def test_a_currency_sign_is_left_away_and_said(office):
    told(office, DefineMeasure(entity_id="M-K", at=BEGUN, parent_id="O", title="Revenue", unit="k€"))
    done = office.take("id;2026-01\nM-EUR;€ 12,50\nM-K;€7\nM;$5\n")
    assert [event.value for event in office.events()[1:]] == [12.5, 7, 5]
    assert "left the sign € away, in 2 of the values" in done.notes


@pytest.mark.parametrize(("item", "text", "unit"), [("M-EUR", "$12", "EUR"), ("M-%", "€ 12", "%")])
def test_a_currency_sign_that_does_not_fit_the_unit_is_refused(office, item, text, unit):
    line = refused(office, f"id;2026-01\n{item};{text}\n")
    assert f"{text[0]} does not fit: the unit of {item} is {unit}; write the number alone" in line


@pytest.mark.parametrize("value", ["2026-01-15", datetime(2026, 1, 15)])  # noqa: DTZ001 -- a cell has no time zone
def test_a_date_is_a_value_of_what_is_measured_in_dates(office, value):
    office.take(office.book(["id", "2026-01"], ["M-DATE", value]))
    assert office.values() == [("M-DATE", "2026-01-31", 20468)]
    line = refused(office, office.book(["id", "2026-01"], ["M", value]))
    assert "2026-01-15 is a date, and M has no unit" in line


def test_a_date_that_could_be_two_is_no_value(office):
    assert "'03/02/2026' is no number" in refused(office, "id;2026-01\nM-DATE;03/02/2026\n")


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_is_no_number(office, value):
    assert "is no number; write 1 or 0" in refused(office, office.book(["id", "2026-01"], ["M", value]))


def test_a_confidence_belongs_to_a_key_result_and_lies_between_0_and_1(office):
    table = "id;date;value;confidence\n{};2026-01-31;25;{}\n"
    assert "is no key result" in refused(office, table.format("M", "0,5"), RefusedError)
    assert "between 0 and 1" in refused(office, table.format("KR", "70"), RefusedError)
    assert "'sure' is no number" in refused(office, table.format("KR", "sure"))
    office.take(table.format("KR", "0,5"))
    assert office.events()[0].confidence == 0.5
