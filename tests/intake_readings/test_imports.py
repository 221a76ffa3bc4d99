"""What a file of values does to the log: new values once, corrections for a reason, else nothing at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain.hoshin import SetTargetToImprove
from engine.domain.measure import DefineMeasure, RecordReading, RetireMeasure, WithdrawReading
from engine.domain.okr import CheckIn
from engine.domain.plan import ClosePlan
from engine.errors import ConflictError, RefusedError, UnusableInputError
from engine.handle import handle
from tests.intake_readings.support import BEGUN, counts

JANUARY = "id;2026-01\nM;{}\n"


def told(office, command):
    handle(office.log, command, actor="Ann", appended_by="root", source="cli")


def refused(office, source, kind=UnusableInputError, **said) -> str:
    """The one line of the refusal; the log is as it was."""
    before = office.log.position()
    with pytest.raises(kind) as error:
        office.take(source, **said)
    assert type(error.value) is kind
    assert office.log.position() == before
    assert "\n" not in str(error.value)
    return str(error.value)


# ------------------------------------------------------------------------------------- what is appended


def test_each_kind_of_item_gets_its_own_event_from_a_file(office):
    office.take("id;2026-01\nM;1\nKR;22\nTTI;9\n")
    assert [(event.TOPIC, event.entity_id, event.value) for event in office.events()] == [
        ("ReadingRecorded", "M", 1),
        ("CheckedIn", "KR", 22),
        ("ReadingRecorded", "TTI", 9),
    ]
    assert {event.source for event in office.events()} == {"file"}
    assert len({event.correlation_id for event in office.events()}) == 1
    assert len({event.command_id for event in office.events()}) == 3


@pytest.mark.parametrize(
    ("item", "said", "period", "effective_at"),
    [
        ("M", "2026-02", "2026-02", "2026-02-28T00:00:00.000000Z"),
        ("M", "2025-Q4", "2025-Q4", "2025-12-31T00:00:00.000000Z"),
        ("M", "H2 2025", "2025-H2", "2025-12-31T00:00:00.000000Z"),
        ("M", "2026-W12", "2026-W12", "2026-03-22T00:00:00.000000Z"),
        ("M", "2025", "2025", "2025-12-31T00:00:00.000000Z"),
        ("M", "2026-03-15", None, "2026-03-15T00:00:00.000000Z"),
        ("M", "2026-03-15T08:00:00Z", None, "2026-03-15T08:00:00.000000Z"),
        ("M", "2026-04", "2026-04", "2026-04-01T09:00:00.000000Z"),
        ("M", "2026-04-01", None, "2026-04-01T09:00:00.000000Z"),
        ("M-Q", "2025-11-20", "2025-Q4", "2025-12-31T00:00:00.000000Z"),
        ("M-Q", "2025-11-20T23:30:00-05:00", "2025-Q4", "2025-12-31T00:00:00.000000Z"),
        ("TTI", "2026-01-05", "2026-01", "2026-01-31T00:00:00.000000Z"),
        ("KR", "2026-01-05", None, "2026-01-05T00:00:00.000000Z"),
    ],
)
def test_a_value_lies_at_the_start_of_the_last_day_or_now(office, item, said, period, effective_at):
    office.take(f"id;period;value\n{item};{said};1\n")
    (event,) = office.events()
    assert (event.period, event.effective_at) == (period, effective_at)


def test_a_full_date_can_be_said_to_stand_for_its_month(office):
    office.take("id;01.02.2026;01.03.2026\nKR;22;23\nM;1;2\n", dates_are="month")
    assert [event.effective_at[:10] for event in office.events()] == ["2026-02-28", "2026-03-31"] * 2
    assert [event.period for event in office.events()] == [None, None, "2026-02", "2026-03"]


def test_full_dates_are_said_to_be_days(office):
    note = "full dates are days, or the period around them where a measure has one (--dates-are)"
    assert note in office.take("id;01.02.2026\nM;1\n").notes
    assert note not in office.take("id;2026-02\nM;1\n").notes


@pytest.mark.parametrize("said", ["2026-05", "2026-Q3", "2027", "2026-04-02", "2026-04-01T09:00:01Z"])
def test_what_has_not_begun_has_no_value(office, said):
    assert "has not begun" in refused(office, f"id;period;value\nM;{said};1\n", RefusedError)


def test_an_item_is_found_by_its_title_if_only_one_has_it_and_that_is_said(office):
    done = office.take("measure;2026-01\nNet promoter score;1\n")
    assert office.values() == [("M", "2026-01-31", 1)]
    assert "took by its title 'Net promoter score' as M" in done.notes
    assert "'Rate' is the title of M-EUR, M-TWIN; write the id" in refused(office, "measure;2026-01\nRate;1\n")
    assert "'Nobody' is neither the id nor the title" in refused(office, "measure;2026-01\nNobody;1\n")


def test_of_items_that_are_the_same_thing_the_title_means_the_one_that_is_read(office):
    same = {"parent_id": "P", "title": "Net promoter score", "measured_by": "M"}
    told(office, SetTargetToImprove(entity_id="T-NPS", at=BEGUN, **same))
    office.take("measure;2026-01\nNet promoter score;1\n")
    assert office.events()[-1].entity_id == "M"


def test_a_title_of_what_was_dropped_is_free(office):
    told(office, RetireMeasure(entity_id="M-TWIN", at=office.now, reason="no longer read"))
    office.take("measure;2026-01\nRate;1\n")
    assert office.events()[-1].entity_id == "M-EUR"


def test_a_title_is_the_same_however_its_accents_are_made(office):
    command = DefineMeasure(entity_id="M-G", at=BEGUN, parent_id="O", title="Gr\u00f6\u00dfe")
    told(office, command)
    office.take("measure;2026-01\nGro\u0308\u00dfe;1\n")
    assert office.events()[-1].entity_id == "M-G"


def test_what_has_no_values_is_refused(office):
    assert "O is an objective, which has no values" in refused(office, "id;2026-01\nO;1\n")


def test_a_title_of_a_group_without_values_is_no_item(office):
    assert counts(office.take("id;2026-01;2026-02\nFinancial;;\nM;1;-\n")) == (1, 0, 0, 3)


# -------------------------------------------------------------------------------------- numbers and units


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


# ---------------------------------------------------------------------------------- the same file again


def test_the_same_file_twice_appends_nothing(office):
    text = "id;2026-01;2026-02;2026-04\nM;1;2;3\nKR;21;22;23\nTTI;7;8;9\n"
    assert counts(office.take(text)) == (9, 0, 0, 0)
    office.now = datetime(2026, 4, 20, tzinfo=UTC)
    assert counts(office.take(text)) == (0, 9, 0, 0)
    assert len(office.events()) == 9


def test_a_file_that_grew_appends_what_is_new(office):
    office.take("id;2026-01\nM;1\n")
    assert counts(office.take("id;2026-01;2026-02\nM;1;2\nKR;;22\n")) == (2, 1, 0, 1)
    assert office.values() == [("M", "2026-01-31", 1), ("M", "2026-02-28", 2), ("KR", "2026-02-28", 22)]


def test_the_same_number_in_the_next_month_is_a_new_value(office):
    office.take("id;2026-01\nKR;22\nM;5\n")
    assert counts(office.take("id;2026-02\nKR;22\nM;5\n")) == (2, 0, 0, 0)


def test_the_same_values_in_another_form_are_the_same(office):
    office.take("id;2026-01\nM;1.5\n")
    assert counts(office.take("measure,period,value\nNet promoter score,Jan 2026,1.50\n")) == (0, 1, 0, 0)


def test_what_was_typed_before_is_known_in_a_file(office):
    at = datetime(2026, 1, 31, tzinfo=UTC)
    told(office, RecordReading(entity_id="M", at=office.now, effective_at=at, value=1, period="2026-01"))
    told(office, CheckIn(entity_id="KR", at=office.now, effective_at=datetime(2026, 1, 20, tzinfo=UTC), value=22))
    assert counts(office.take("id;2026-01\nM;1\nKR;22\n")) == (0, 2, 0, 0)


def test_the_same_value_twice_in_one_file_is_one(office):
    assert counts(office.take("id;period;value\nM;2026-01;1\nM;Jan 2026;1\n")) == (1, 1, 0, 0)


def test_two_values_for_one_period_in_one_file_are_refused(office):
    line = refused(office, "id;period;value\nM;2026-01;1\nM;Jan 2026;2\n", RefusedError)
    assert ":3: column C: 2 for M in 2026-01, and 1 in C2; keep one" in line


@pytest.mark.parametrize(("item", "other"), [("M", "2026-Q1"), ("KR", "2026-Q1"), ("KR", "2026-03-31")])
def test_two_periods_that_end_on_one_day_cannot_both_be_told(office, item, other):
    line = refused(office, f"id;period;value\n{item};2026-03;1\n{item};{other};1\n", RefusedError)
    assert (
        f":3: column C: {other} and 2026-03 in C2 would both lie at 2026-03-31T00:00:00.000000Z for {item}" in line
    )


def test_one_reading_cannot_be_corrected_in_two_ways(office):
    evening = datetime(2026, 1, 31, 20, tzinfo=UTC)
    told(office, CheckIn(entity_id="KR", at=office.now, effective_at=evening, value=22))
    said = {"restates": True, "reason": "late slips"}
    line = refused(office, "id;period;value\nKR;2026-01;23\nKR;2026-01-31;24\n", RefusedError, **said)
    assert "2026-01-31 and 2026-01 in C2 would both lie at 2026-01-31T20:00:00.000000Z for KR" in line


def test_a_quarter_is_not_recorded_over_its_last_month(office):
    office.take("id;2026-03\nM;1\n")
    for said in ({}, {"restates": True, "reason": "late slips"}):
        line = refused(office, "id;2026-Q1\nM;2\n", RefusedError, **said)
        assert "where M has the value of 2026-03; withdraw that one first" in line


# ----------------------------------------------------------------------------------------- corrections


def test_a_value_that_differs_is_refused_with_its_cell_and_what_stands(office):
    office.take(JANUARY.format(1))
    line = refused(office, office.book(["id", "2026-01"], ["M", 2]), RefusedError)
    assert "sheet Values, B2: 2 for M in 2026-01, where 1 stands; correct it with --restates and --reason" in line


def test_one_value_that_cannot_be_taken_keeps_all_of_them_out(office):
    office.take(JANUARY.format(1))
    refused(office, "id;2026-01;2026-02\nM;2;5\n", RefusedError)
    refused(office, "id;2026-01;2026-02\nM;1;5\nKR;;hello\n")


def test_a_correction_restates_what_stands_for_a_reason(office):
    office.take("id;2026-01;2026-02\nM;1;2\nKR;21;22\n")
    done = office.take("id;2026-01;2026-02\nM;1;3\nKR;25;22\nTTI;;4\n", restates=True, reason="late slips")
    assert counts(done) == (1, 2, 2, 1)
    events = office.events()[4:]
    assert [(event.TOPIC, event.entity_id, event.effective_at[:10], event.value) for event in events] == [
        ("ReadingRestated", "M", "2026-02-28", 3),
        ("CheckInRestated", "KR", "2026-01-31", 25),
        ("ReadingRecorded", "TTI", "2026-02-28", 4),
    ]
    assert {event.reason["text"] for event in events} == {"late slips"}


def test_a_correction_without_a_reason_is_refused(office):
    office.take(JANUARY.format(1))
    assert "needs a reason" in refused(office, JANUARY.format(2), RefusedError, restates=True)
    assert "needs a reason" in refused(office, JANUARY.format(2), RefusedError, restates=True, reason=" ")


def test_a_corrected_value_that_comes_again_in_the_old_file_stays_corrected(office):
    office.take(JANUARY.format(1))
    office.take(JANUARY.format(2), restates=True, reason="late slips")
    done = office.take(JANUARY.format(1))
    assert counts(done) == (0, 1, 0, 0)
    assert "1 values were imported before and corrected or withdrawn since" in done.notes[-1]
    assert counts(office.take(JANUARY.format(1), restates=True, reason="after all")) == (0, 0, 1, 0)
    assert [value for *_, value in office.values()] == [1, 2, 1]
    assert counts(office.take(JANUARY.format(2), restates=True, reason="and again")) == (0, 0, 1, 0)


def test_a_withdrawn_value_that_comes_again_stays_withdrawn(office):
    office.take(JANUARY.format(1))
    since, until = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    told(office, WithdrawReading(entity_id="M", at=office.now, since=since, until=until, reason="not ours"))
    assert counts(office.take(JANUARY.format(1))) == (0, 1, 0, 0)
    assert counts(office.take(JANUARY.format(1), restates=True, reason="ours after all")) == (1, 0, 0, 0)
    assert office.events()[-1].TOPIC == "ReadingRecorded"


def test_a_check_in_by_hand_on_the_same_day_is_what_a_file_corrects(office):
    evening = datetime(2026, 1, 31, 20, tzinfo=UTC)
    told(office, CheckIn(entity_id="KR", at=office.now, effective_at=evening, value=22, confidence=0.5))
    assert "where 22 at confidence 0.5 stands" in refused(office, "id;2026-01\nKR;23\n", RefusedError)
    office.take("id;2026-01\nKR;23\n", restates=True, reason="late slips")
    assert (office.events()[-1].effective_at, office.events()[-1].confidence) == (
        "2026-01-31T20:00:00.000000Z",
        0.5,
    )


def test_a_confidence_alone_can_be_corrected(office):
    table = "id;date;value;confidence\nKR;2026-01-31;25;{}\n"
    office.take(table.format("0,5"))
    assert "25 at confidence 0.6 for KR in 2026-01-31, where 25 at confidence 0.5 stands" in refused(
        office, table.format("0,6"), RefusedError
    )
    assert counts(office.take(table.format(""))) == (0, 1, 0, 0)
    assert counts(office.take(table.format("0,6"), restates=True, reason="asked again")) == (0, 0, 1, 0)


def test_a_period_that_still_runs_takes_new_values_without_a_correction(office):
    april = "id;2026-04\nM;{}\nKR;{}\n"
    office.take(april.format(1, 21))
    office.now = datetime(2026, 4, 20, tzinfo=UTC)
    assert counts(office.take(april.format(2, 22))) == (2, 0, 0, 0)
    office.now = datetime(2026, 5, 5, tzinfo=UTC)
    assert counts(office.take(april.format(3, 23))) == (2, 0, 0, 0)
    assert [event.effective_at[:10] for event in office.events()] == [
        "2026-04-01", "2026-04-01", "2026-04-20", "2026-04-20", "2026-04-30", "2026-04-30",
    ]  # fmt: skip
    assert "where 3 stands" in refused(office, april.format(4, 23), RefusedError)


# --------------------------------------------------------------------------------------- rules and races


def test_a_rule_that_says_no_names_the_cell(office):
    told(office, ClosePlan(entity_id="P", at=office.now, reason="over"))
    line = refused(office, "id;2026-01\nKR;21\n", RefusedError)
    assert ":2: column B: KR: the plan P is closed" in line


def test_the_first_problem_is_said_with_how_many_more_there_are(office):
    line = refused(office, "id;2026-01;2026-02\nM;x;y\nNobody;1;2\n")
    assert ":2: column B: 'x' is no number; and 3 more (--dry-run lists them)" in line


def test_a_dry_run_says_all_that_would_happen_and_appends_nothing(office):
    office.take("id;2026-01\nM;1\n")
    done = office.take("id;2026-01;2026-02;2026-03\nM;2;3;x\nNobody;4;;\n", dry_run=True)
    assert [(change.id, change.period, change.value, change.does) for change in done.changes] == [
        ("M", "2026-02", 3, "appended")
    ]
    assert [(problem.row, problem.column, problem.refused) for problem in done.problems] == [
        (2, 1, True), (2, 3, False), (3, 1, False),
    ]  # fmt: skip
    assert len(office.events()) == 1


def test_who_is_faster_changes_nothing_but_what_is_new(office, monkeypatch):
    append, raced = office.log.append, []

    def race(entries, **said):
        if not raced:
            raced.append(True)
            at = datetime(2026, 1, 31, tzinfo=UTC)
            told(office, RecordReading(entity_id="M", at=office.now, effective_at=at, value=1, period="2026-01"))
        return append(entries, **said)

    monkeypatch.setattr(office.log, "append", race)
    assert counts(office.take("id;2026-01\nM;1\nKR;21\n")) == (1, 1, 0, 0)
    assert office.values() == [("M", "2026-01-31", 1), ("KR", "2026-01-31", 21)]


def test_who_is_always_too_late_is_told(office, monkeypatch):
    def conflict(entries, **said):
        raise ConflictError("M: changed meanwhile")

    monkeypatch.setattr(office.log, "append", conflict)
    assert "changed meanwhile" in refused(office, JANUARY.format(1), ConflictError)


sheets_of_values = st.dictionaries(
    st.tuples(st.sampled_from(["M", "KR", "TTI", "M-EUR"]), st.sampled_from(["2025-11", "2025-12", "2026-01"])),
    st.integers(-1000, 1000).map(lambda number: number / 8),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(sheets_of_values, min_size=1, max_size=4))
def test_after_any_files_what_stands_is_what_the_last_of_them_says(tmp_path_factory, clock, files):
    from engine.log.log import Log
    from tests.intake_readings.support import Office

    folder = tmp_path_factory.mktemp("office")
    with Log(folder / "log.sqlite3", clock, create=True) as log:
        office, stands = Office(folder, log), {}
        for told_now in files:
            rows = "".join(f"{item};{period};{value}\n" for (item, period), value in told_now.items())
            fresh = {at: value for at, value in told_now.items() if at not in stands}
            changed = {at: value for at, value in told_now.items() if at in stands and stands[at] != value}
            known = len(told_now) - len(fresh) - len(changed)
            done = office.take(f"id;period;value\n{rows}", decimal=".", restates=True, reason="as the file says")
            assert counts(done) == (len(fresh), known, len(changed), 0)
            stands |= told_now
            before = log.position()
            office.take(f"id;period;value\n{rows}", decimal=".")
            assert log.position() == before
        held = {(event.entity_id, event.effective_at[:7]): event.value for event in office.events()}
        assert held == stands
