"""`hansei setting`: what holds for a whole workspace."""

from datetime import timedelta

import pytest

from engine.domain.setting import ChangeSetting, SettingChanged
from engine.domain.values import instant_text
from engine.errors import RefusedError
from engine.handle import handle
from engine.log.log import Log, utc_now


def test_a_locale_is_set_and_set_again(hansei, tmp_path):
    hansei("init")
    assert "locale: is de_CH from now on" in hansei("setting", "locale", "de_CH", "--reason", "the board").out
    hansei("setting", "locale", "ja_JP")
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        told = [event for event in log.load("organisation") if isinstance(event, SettingChanged)]
    assert [event.value for event in told] == ["de_CH", "ja_JP"]


@pytest.mark.parametrize("value", ["xx_XX", "german", "de-CH", "", "../de", "de_CH.UTF-8"])
def test_a_locale_that_nobody_knows_is_refused_and_nothing_is_appended(hansei, tmp_path, value):
    hansei("init")
    answer = hansei("setting", "locale", value)
    assert answer.status != 0
    assert f"locale: {value!r} is not" in answer.err
    assert "a language and a country, such as de_CH or en_GB" in answer.err
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        assert log.position() == 0


def test_the_rule_holds_at_every_door(hansei, tmp_path):
    hansei("init")
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        for name, value, said in (
            ("colour", "red", "colour: no such setting; there are locale"),
            ("locale", "de_ch; DROP", "locale: 'de_ch; DROP' is not a language and a country"),
        ):
            command = ChangeSetting(setting=name, value=value, at=utc_now())
            with pytest.raises(RefusedError, match=said):
                handle(log, command, actor="Ann", appended_by="root", source="kafka")


def test_only_an_administrator_changes_a_setting_from_a_page(hansei, tmp_path):
    hansei("init")
    hansei("role", "grant", "Ann", "administrator")
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        command = ChangeSetting(setting="locale", value="de_CH", at=utc_now())
        with pytest.raises(RefusedError, match=r"Bo is a viewer here; to change a setting ask .*Ann"):
            handle(log, command, actor="Bo", appended_by="root", source="dashboard")
        assert handle(log, command, actor="Ann", appended_by="root", source="dashboard").positions


def test_a_setting_holds_from_now_on_whatever_day_is_asked_for(hansei, tmp_path):
    hansei("init")
    now = utc_now()
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        later = ChangeSetting(setting="locale", value="de_CH", at=now, effective_at=now + timedelta(days=9))
        handle(log, later, actor="Ann", appended_by="root", source="kafka")
        (told,) = log.load("organisation")
    assert told.effective_at == instant_text(now)
