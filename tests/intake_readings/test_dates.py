"""Days and periods as people write them are read as they meant them, or not at all."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.calendar import period_span, span
from engine.errors import UnusableInputError
from engine.intake.readings_periods import DAY_FIRST, MONTH_FIRST, DateFormat, NoPeriodError, kind_of, read, widened
from engine.intake.sheets import Cell

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))

# Forms that everybody reads the same way, and what they name.
DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%d-%b-%Y", "%B %d, %Y", "%b %d %Y",
        "%Y-%m-%d 00:00:00", "%Y-%m-%dT00:00"]  # fmt: skip
MONTHS = [
    "%Y-%m",
    "%Y-%-m",
    "%Y/%m",
    "%m/%Y",
    "%m.%Y",
    "%m-%Y",
    "%B %Y",
    "%b %Y",
    "%b-%Y",
    "%b, %Y",
    "%Y %B",
    "%Y-%b",
]
SLASHED = {DAY_FIRST: ["%d/%m/%Y", "%d-%m-%Y"], MONTH_FIRST: ["%m/%d/%Y", "%m-%d-%Y"]}


@given(days, st.sampled_from(DAYS))
def test_a_whole_date_is_that_day(day, form):
    assert set(read(Cell(day.strftime(form))).values()) == {day.isoformat()}


@given(days, st.sampled_from(MONTHS))
def test_a_month_with_its_year_is_that_month(day, form):
    for text in (day.strftime(form), day.strftime(form).lower()):
        assert set(read(Cell(text)).values()) == {f"{day:%Y-%m}"}


@given(days, st.sampled_from(["{y}-Q{q}", "{y}Q{q}", "{y} Q{q}", "Q{q} {y}", "q{q}/{y}", "Q{q}-{y}"]))
def test_a_quarter_with_its_year_is_that_quarter(day, form):
    quarter = (day.month + 2) // 3
    assert set(read(Cell(form.format(y=day.year, q=quarter))).values()) == {f"{day.year}-Q{quarter}"}


@given(days)
def test_halves_and_the_weeks_of_iso_8601_are_read(day):
    half, week = (day.month + 5) // 6, day.isocalendar()
    for text in (f"{day.year}-H{half}", f"H{half} {day.year}", f"h{half}/{day.year}"):
        assert set(read(Cell(text)).values()) == {f"{day.year}-H{half}"}
    if 1900 <= week.year <= 2199:
        for text in (f"{week.year}-W{week.week:02d}", f"{week.year}w{week.week:02d}"):
            assert set(read(Cell(text)).values()) == {widened(day.isoformat(), "week")}


@given(days, st.sampled_from([DAY_FIRST, MONTH_FIRST]), st.integers(0, 1))
def test_a_date_between_slashes_is_read_by_its_school_and_undecided_where_both_can(day, school, form):
    found = read(Cell(day.strftime(SLASHED[school][form])))
    assert found[school] == day.isoformat()
    assert (len(set(found.values())) > 1) == (day.day <= 12 and day.day != day.month)


@given(days, st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_the_period_around_a_day_holds_the_day(day, to):
    wide = widened(day.isoformat(), to)
    assert kind_of(wide) == to
    first, last = span(wide) if to == "day" else period_span(wide)
    assert first <= span(day.isoformat())[0] < last


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_period_of_the_calendar_or_refused(text):
    try:
        found = read(Cell(text))
    except NoPeriodError:
        return
    for notation in found.values():
        first, last = span(notation)
        assert first <= last


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Mar-26", "if it is a month, say --date-format mmm-yy"),
        ("Mar 26", "if it is a month, say --date-format mmm-yy"),
        ("31/03/26", "year of two digits"),
        ("FY2026", "fiscal year"),
        ("FY 26", "fiscal year"),
        ("W12 2026", "weeks are counted in several ways"),
        ("KW 12", "weeks are counted in several ways"),
        ("2026-W54", "no week of the calendar"),
        ("Q1", "no whole period"),
        ("Mar", "no whole period"),
        ("H1", "no whole period"),
        ("Mai 2026", "is no period"),
        ("2026 Mai", "is no period"),
        ("Dez-25", "is no period"),
        ("déc. '25", "is no period"),
        ("Target 2026", "is no period"),
        ("Q1'26", "no whole period"),
        ("Jan/Feb 2026", "is no period"),
        ("2026 (Q1)", "is no period"),
        (2026.1, "is no day or period"),
        ("31.02.2026", "no day of the calendar"),
        ("2026-13", "no month of the calendar"),
        ("13/13/2026", "no day of the calendar"),
        ("2026-03-31 25:00", "no instant of the calendar"),
        ("46112", "lost its format"),
    ],
)
def test_what_only_looks_like_a_period_is_refused_with_what_to_write(text, why):
    with pytest.raises(NoPeriodError, match=why) as refused:
        read(Cell(text))
    assert refused.value.meant, "left out of a wide sheet, its values would be lost"


@pytest.mark.parametrize("text", ["Owner", "Total", "12.5", "20265", "", "M-NPS", "1", "Marketing"])
def test_what_does_not_look_like_a_period_is_told_apart(text):
    with pytest.raises(NoPeriodError) as refused:
        read(Cell(text))
    assert not refused.value.meant


def test_a_date_of_the_spreadsheet_is_as_much_as_it_shows():
    moment = datetime(2026, 3, 31)  # noqa: DTZ001 -- a cell has no time zone
    for shows, notation in (("day", "2026-03-31"), ("month", "2026-03"), ("year", "2026")):
        assert set(read(Cell(moment, shows=shows)).values()) == {notation}
    noon = Cell(moment.replace(hour=12), shows="day")
    assert set(read(noon).values()) == {"2026-03-31T12:00:00+00:00"}


@given(days)
def test_a_date_format_decides_what_the_text_leaves_open(day):
    for form, text, notation in (
        ("dd/mm/yyyy", f"{day:%d/%m/%Y}", day.isoformat()),
        ("mm/dd/yyyy", f"{day:%m/%d/%Y}", day.isoformat()),
        ("d/m/yyyy", f"{day.day}/{day.month}/{day.year}", day.isoformat()),
        ("yyyymm", f"{day:%Y%m}", f"{day:%Y-%m}"),
    ):
        assert set(read(Cell(text), DateFormat(form)).values()) == {notation}
    if 2000 <= day.year <= 2099:
        assert DateFormat("mmm-yy").read(f"{day:%b-%y}") == f"{day:%Y-%m}"
        assert DateFormat("dd.mm.yy").read(f"{day:%d.%m.%y}") == day.isoformat()


@pytest.mark.parametrize("form", ["", "hello", "dd/mm", "yyyy", "mm/mm/yyyy", "yy yyyy mm", "%d/%m/%Y"])
def test_a_date_format_names_a_year_and_a_month_once(form):
    with pytest.raises(UnusableInputError, match="--date-format"):
        DateFormat(form)
