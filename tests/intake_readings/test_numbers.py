"""Numbers as people write them are read as they meant them, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.intake.readings_numbers import COMMA, POINT, NoNumberError, as_share, as_shown, in_words, written

# Decimal sign and thousands separator, as locales of the world have them.
LOCALES = [
    (".", ","),
    (",", "."),
    (",", " "),
    (",", "\u00a0"),
    (",", "\u202f"),
    (".", "'"),
    (".", "\u2019"),
    (",", "'"),
    (".", " "),
    (".", ""),
    (",", ""),
]
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4)


def grouped(digits: str, between: str) -> str:
    """Digits in groups of three."""
    head = len(digits) % 3 or 3
    return between.join([digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))])


def shown(number: Decimal, decimal: str, thousands: str, places: int) -> str:
    """The number as a locale writes it."""
    whole, _, rest = f"{abs(number):.{places}f}".partition(".")
    text = grouped(whole, thousands) + (decimal + rest if rest else "")
    return ("-" if number < 0 else "") + text


@given(numbers, st.sampled_from(LOCALES), st.integers(0, 4))
def test_what_a_locale_writes_is_read_back_by_its_school(number, locale, places):
    decimal, thousands = locale
    number = round(number, places)
    found = written(shown(number, decimal, thousands, places))
    assert found.readings[decimal] == float(number)


@given(numbers, st.sampled_from(LOCALES), st.integers(0, 4))
def test_where_another_school_reads_another_number_it_is_told(number, locale, places):
    decimal, thousands = locale
    number = round(number, places)
    text = shown(number, decimal, thousands, places)
    found = written(text)
    other = COMMA if decimal == POINT else POINT
    # One separator with three digits behind it and one to three before it: nobody can say which sign it is.
    signs = [sign for sign in text if sign in ".,"]
    undecided = len(signs) == 1 and len(text.partition(signs[0])[2]) == 3 and float(number) != 0
    undecided = undecided and text.lstrip("-")[0] != "0" and len(text.lstrip("-").partition(signs[0])[0]) <= 3
    undecided = undecided and not {" ", "\u00a0", "\u202f", "'", "\u2019"} & set(text)
    assert found.ambiguous == undecided
    if not undecided:
        assert found.readings.get(other, float(number)) == float(number)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_we_print_ourselves_is_read_back(number):
    assert written(in_words(number)).readings[POINT] == number


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3))
def test_a_percentage_and_its_share_come_back(number):
    assert as_shown(as_share(float(number))) == pytest.approx(float(number), abs=1e-12)


def test_a_share_becomes_the_percentage_that_is_shown():
    assert as_shown(0.07) == 7
    assert as_share(7) == 0.07


@pytest.mark.parametrize(
    ("text", "number", "percent", "currency"),
    [
        ("12 %", 12, True, ""),
        ("12%", 12, True, ""),
        ("%12", 12, True, ""),
        ("-1,5 %", -1.5, True, ""),
        ("€ 12", 12, False, "€"),
        ("12,50 €", 12.5, False, "€"),
        ("$1,234.50", 1234.5, False, "$"),
        ("-$5", -5, False, "$"),
        ("$-5", -5, False, "$"),
        ("(1,234.5)", -1234.5, False, ""),
        ("\u22125", -5, False, ""),
        ("+5", 5, False, ""),
        (" 7 ", 7, False, ""),
        (".5", 0.5, False, ""),
        ("1e3", 1000, False, ""),
        ("1.5E-3", 0.0015, False, ""),
        ("-0", 0, False, ""),
    ],
)
def test_signs_around_a_number_are_understood(text, number, percent, currency):
    found = written(text)
    assert set(found.readings.values()) == {number}
    assert (found.percent, found.currency) == (percent, currency)


@pytest.mark.parametrize(
    "text",
    [
        "nan", "NaN", "inf", "-Infinity", "TRUE", "twelve", "12 pieces", "1,23,456", "1.23.456", "1 2", "1,2,3",
        "12,3456,789", "1,234.567,8", "--5", "5-", "(5", "5)", "(-5)", "€5%", "% 5 %", "$€5", "1_000", "0x10", "٣",
        "1e999", "1E9999999999", "5.", "5,", ",", "1..2", "1.,2", "'5", "1'2345", "=1+1", "9" * 61,
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NoNumberError):
        written(text)


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_refused(text):
    try:
        found = written(text)
    except NoNumberError:
        return
    assert found.readings
    assert all(abs(number) < float("inf") for number in found.readings.values())
