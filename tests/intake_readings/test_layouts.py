"""Where the values stand is found where only one answer fits, said aloud, and else asked for."""

import pytest

from engine.errors import UnusableInputError
from tests.intake_readings.support import counts, refused


@pytest.mark.parametrize(
    "header", ["id", "ID", "measure_id", "Measure-ID", "KPI", "Title", "", "what it is called"]
)
def test_wide_the_ids_stand_under_a_known_name_or_in_the_first_column(office, header):
    office.take(office.book([header, "Jan 2026", "2026-02"], ["M", 1, 2]))
    assert office.values() == [("M", "2026-01-31", 1), ("M", "2026-02-28", 2)]


def test_wide_the_column_called_id_is_preferred_to_the_title(office):
    office.take("Title;id;2026-01\nRate;M-EUR;3\n")
    assert office.values() == [("M-EUR", "2026-01-31", 3)]


def test_wide_two_columns_that_could_hold_the_id_are_not_guessed(office):
    text = "Measure;Name;2026-01\nM;Rate;3\n"
    assert "columns A (Measure) and B (Name) could both hold the id; say which with --id-column" in refused(
        office, text
    )
    office.take(text, id="Measure")
    assert office.values() == [("M", "2026-01-31", 3)]


def test_columns_that_are_no_periods_are_left_out_and_named(office):
    done = office.take("id;Owner;2026-01;Total\nM;Bo;3;99\n")
    assert (
        "ids from column A (id); periods from column C (2026-01); left out columns B (Owner), D (Total)"
        in (done.notes[1])
    )
    assert office.values() == [("M", "2026-01-31", 3)]


def test_a_long_row_of_months_is_said_by_its_ends(office):
    done = office.take("id;2025-10;2025-11;2025-12;2026-01\nM;1;2;3;4\n")
    assert "periods from columns B (2025-10) to E (2026-01)" in done.notes[1]


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("id;2026-01;Jan 2026", "C (Jan 2026): the same period as column B (2026-01)"),
        ("id;2026-02;2026-03;2026-Q1", "a quarter beside months"),
        ("id;Jan 2026;Mai 2026", "'Mai 2026' is no period"),
        ("id;Jan 2026;as of 2026-02", "'as of 2026-02' is no period"),
        ("id;2026-01;Dez-25", "'Dez-25' is no period"),
        ("id;2026-01;Mar-26", "say --date-format mmm-yy"),
        ("id;2026-01;Q2", "no whole period"),
        ("id;2026-01;", "a column without a header"),
        ("id;2026-01;03/04/2026", "could be 2026-04-03 or 2026-03-04"),
    ],
)
def test_wide_a_header_that_could_lose_or_move_values_is_refused(office, header, why):
    width = header.count(";")
    if "same period" in why:
        why = why.split(": ", 1)[1]
    assert why in refused(office, f"{header}\nM;{';'.join('1' * width)}\n")


def test_a_column_that_is_in_the_way_can_be_left_out(office):
    office.take("id;2026-02;2026-03;2026-Q1;\nM;1;2;3;remark\n", skip=["2026-Q1", "E"])
    assert [value for *_, value in office.values()] == [1, 2]


def test_a_header_that_is_wrong_over_an_empty_column_does_no_harm(office):
    assert counts(office.take("id;2026-01;Q2\nM;1;\n")) == (1, 0, 0, 1)


def test_long_a_row_a_value_with_note_and_confidence(office):
    office.take("id;date;value;note;confidence\nKR;2026-03-31;25;half way;70 %\nM;2026-03-31;41;;\n")
    check_in, reading = office.events()
    assert (check_in.TOPIC, check_in.value, check_in.confidence, check_in.note["text"]) == (
        "CheckedIn", 25, 0.7, "half way",
    )  # fmt: skip
    assert (reading.TOPIC, reading.value, reading.note) == ("ReadingRecorded", 41, None)


@pytest.mark.parametrize("names", ["measure,period,actual", "KPI,Month,Reading", "entity_id,Effective at,result"])
def test_long_the_columns_are_known_by_common_names(office, names):
    office.take(f"{names}\nM,2026-01,3\n")
    assert office.values() == [("M", "2026-01-31", 3)]


def test_long_two_columns_that_could_hold_the_same_are_not_guessed(office):
    text = "id;year;month;value\nM;2026;2026-01;3\n"
    assert "B (year) and C (month) could both hold the period; say which with --period-column" in refused(
        office, text
    )
    office.take(text, period="month")
    assert office.values() == [("M", "2026-01-31", 3)]


def test_columns_are_named_by_header_or_by_letter(office):
    text = "a;b;c;d;e\n;;;;\nM-EUR;x;2026-01;7;said\n"
    assert "no header found" in refused(office, text)
    office.take(text, id="A", period="c", value="D", note="e")
    assert office.values() == [("M-EUR", "2026-01-31", 7)]
    assert office.events()[0].note["text"] == "said"


def test_columns_named_by_letter_need_a_header_that_names_each_of_them(office):
    said = {"id": "A", "period": "B", "value": "C"}
    office.take("Report;;\nwas;wann;wert\nM;2026-01;3\n", **said)
    assert office.values() == [("M", "2026-01-31", 3)]
    with pytest.raises(UnusableInputError, match="no header found"):
        office.take("M;2026-02;3\nM;2026-03;4\n", **said)
    assert len(office.events()) == 1


def test_a_column_that_is_not_there_is_named(office):
    assert "no column is called 'Wert'" in refused(office, "id;period;value\nM;2026-01;1\n", value="Wert")


def test_a_sheet_that_fits_both_layouts_is_not_guessed(office):
    text = "id;period;value;2026-02\nM;2026-01;1;2\n"
    assert "say which to take with --period-column" in refused(office, text)
    office.take(text, period="wide")
    assert office.values() == [("M", "2026-02-28", 2)]
    office.take(text, period="period")
    assert office.values()[1:] == [("M", "2026-01-31", 1)]


def test_a_column_of_the_long_form_that_only_looks_like_a_period_is_left_out(office):
    office.take("id;period;value;Budget 2026\nM;2026-01;1;2\n")
    assert office.values() == [("M", "2026-01-31", 1)]


def test_a_value_without_a_period_or_an_id_is_refused(office):
    assert ":2: column B: an empty cell is no day or period" in refused(office, "id;period;value\nM;;3\n")
    assert ":2: column A: no id beside a value" in refused(office, "id;period;value\n;2026-01;3\n")
