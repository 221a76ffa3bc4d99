"""Days and numbers by the locale of the workspace; without one as the house writes them."""

from datetime import UTC, date, datetime

import pytest

from dashboard import wiring
from dashboard.components.shown import charts
from dashboard.components.shown.locales import vega_locale, write_in
from dashboard.components.shown.words import counted, day, fixed, moment, month, number, percent, whole
from engine.domain.okr import CheckIn
from engine.domain.setting import ChangeSetting
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.conftest import words
from tests.dashboard.live import WHO, small_plan

AFTERNOON = datetime(2025, 9, 4, 15, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _as_before():
    yield
    write_in(None)


def said():
    return (
        number(1234567.5, "t"), number(0.00123), number(-5), whole(12345), fixed(0.7, 2), percent(0.58),
        day(date(2025, 9, 4)), month(date(2025, 9, 4)), moment(AFTERNOON), counted(1200, "change"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            None,
            ("1,234,567.5 t", "0.00123", "-5", "12,345", "0.70", "58 %", "4 Sep 2025", "September 2025",
             "4 Sep 2025, 15:04", "1,200 changes"),
        ),
        (
            "de_DE",
            ("1.234.567,5 t", "0,00123", "-5", "12.345", "0,70", "58 %", "4. Sept. 2025", "September 2025",
             "4. Sept. 2025, 15:04", "1.200 changes"),
        ),
        (
            "de_CH",
            ("1’234’567.5 t", "0.00123", "-5", "12’345", "0.70", "58 %", "4. Sept. 2025", "September 2025",
             "4. Sept. 2025, 15:04", "1’200 changes"),
        ),
        (
            "en_US",
            ("1,234,567.5 t", "0.00123", "-5", "12,345", "0.70", "58 %", "Sep 4, 2025", "September 2025",
             "Sep 4, 2025, 3:04\u202fPM", "1,200 changes"),
        ),
        (
            "ja_JP",
            ("1,234,567.5 t", "0.00123", "-5", "12,345", "0.70", "58 %", "2025年9月4日", "2025年9月",
             "2025年9月4日, 15:04", "1,200 changes"),
        ),
    ],
)  # fmt: skip
def test_every_locale_writes_its_own_way(locale, expected):
    write_in(locale)
    assert said() == expected


def test_a_locale_that_nobody_knows_is_the_house_s_way():
    house = said()
    for name in ("xx_XX", "german", ""):
        write_in(name)
        assert said() == house


def test_a_chart_is_built_for_the_locale_it_is_shown_in():
    house = charts.value_chart("t", False)
    assert "usermeta" not in house
    assert charts.value_chart("t", False) is house
    write_in("de_DE")
    german = charts.value_chart("t", False)
    assert german["usermeta"]["embedOptions"] == vega_locale()
    assert vega_locale()["formatLocale"] == {
        "decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]
    }  # fmt: skip
    assert vega_locale()["timeFormatLocale"]["shortMonths"][4] == "Mai"
    assert vega_locale()["timeFormatLocale"]["days"][0] == "Sonntag"
    write_in(None)
    assert charts.value_chart("t", False) is house


def test_a_page_is_written_in_the_locale_of_its_workspace_as_soon_as_it_is_set(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    with Log(tmp_path / "mine" / "log.sqlite3") as log:
        checked_in = handle(log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=1234.5), **WHO)
        (_, told), *_ = log.events(checked_in.positions[-1] - 1, 1)
    then = datetime.fromisoformat(told.recorded_at)
    seen_then = {"asof": told.recorded_at, "known": told.recorded_at}  # in a band that names the day
    page = open_page(tmp_path / "mine", "item", item="KR1", **seen_then)
    assert f"{then.day} {then:%b} {then.year}" in words(page)
    assert "1,234.5" in words(page)
    with Log(tmp_path / "mine" / "log.sqlite3") as log:
        set_to = handle(log, ChangeSetting(setting="locale", value="fi_FI", at=datetime.now(UTC)), **WHO)
    assert wiring.current().wait_for(set_to.positions[-1], 10)
    page.run()
    assert day(then) in words(page)
    assert f"{then.day} {then:%b} {then.year}" not in words(page)
    assert "1 234,5" in words(page)
