"""`hansei log copy`, and a workspace whose log lies in a database."""

import shutil

import pytest

from engine.log.copying import copy_log
from engine.log.log import Log
from engine.log.recorded import Entry
from engine.log.seals.verify import verify
from engine.settings import LOG_FILE
from tests.log.test_log import append, checked_in


@pytest.fixture
def hotels(sample_of):
    return sample_of("hotels")


@pytest.fixture
def address(database):
    return f"{database.url}?schema={database.schema}"


@pytest.fixture
def forgetful(hansei, hotels, tmp_path):
    """A workspace of the hotels' in which somebody was forgotten and some words were redacted."""
    workspace = tmp_path / "forgetful"
    shutil.copytree(hotels, workspace)
    history = hansei("show", "history", "--format", "json", workspace=workspace).json
    with Log(workspace / LOG_FILE) as log:
        stored = log.read(0, 10**6)
    position = next(at for at, said in zip(stored.positions, stored.payloads, strict=True) if '"salt"' in said)
    assert hansei("redact", position, "--reason", "told in confidence", workspace=workspace).status == 0
    assert hansei("people", "forget", history[-1]["actor"], "--reason", "left", workspace=workspace).status == 0
    return workspace


def content(log):
    """All that a log holds."""
    with log.held_still() as store:
        names = ("commands", "people", "meta")
        beside = {name: list(map(tuple, store.select(name))) for name in names}
        beside["registry"] = list(map(tuple, store.select("registry", (None,))))
        beside["people"].sort()
        return {**beside, "events": [row for row in (log.read(0, 10**6),) if row], "meta": sorted(beside["meta"])}


def test_a_log_goes_into_a_database_and_back_with_everything_in_its_place(
    hansei, forgetful, address, tmp_path, monkeypatch
):
    with Log(forgetful / LOG_FILE) as log:
        before, sealed = content(log), verify(log).summary()
    assert hansei("log", "copy", address, workspace=forgetful).status == 0
    monkeypatch.setenv("HANSEI_LOG_URL", address)
    refused = hansei("show", "okrs", workspace=forgetful)
    assert refused.status == 2 and "has a log of its own" in refused.err
    (forgetful / LOG_FILE).rename(tmp_path / "kept.sqlite3")
    verified = hansei("audit", "verify", "--format", "json", workspace=forgetful)
    assert verified.status == 0, verified.err
    there = tmp_path / "there"
    back = hansei("log", "copy", there, "--format", "json", workspace=forgetful)
    assert back.json["events"] == len(before["events"][0].positions)
    with Log(there / LOG_FILE) as log:
        assert content(log) == before
        assert {**verify(log).summary(), "verified_at": 0} == {**sealed, "verified_at": 0}


def test_the_views_of_a_log_in_a_database_are_those_of_the_file(hansei, hotels, address, tmp_path, monkeypatch):
    shown = {name: hansei("show", name, "--format", "json", workspace=hotels).out for name in ("okrs", "scorecard")}
    assert hansei("log", "copy", address, workspace=hotels).status == 0
    monkeypatch.setenv("HANSEI_LOG_URL", address)
    beside = tmp_path / "beside"
    assert {name: hansei("show", name, "--format", "json", workspace=beside).out for name in shown} == shown
    assert hansei("rebuild", "--check", workspace=beside).status == 0
    told = hansei("comment", "M-NPS", "from a database", "--format", "json", workspace=beside)
    assert told.status == 0, told.err
    with Log(hotels / LOG_FILE) as log:
        assert told.json["positions"] == [log.position() + 1]


def test_a_copy_into_what_has_a_log_is_refused_and_changes_nothing(hansei, hotels, tmp_path):
    assert hansei("init", workspace=tmp_path / "other").status == 0
    with Log(tmp_path / "other" / LOG_FILE) as log:
        before = content(log)
    refused = hansei("log", "copy", tmp_path / "other", workspace=hotels)
    assert refused.status == 2 and "already is a workspace; give a place that has no log" in refused.err
    with Log(tmp_path / "other" / LOG_FILE) as log:
        assert content(log) == before


def test_a_copy_that_is_cut_short_leaves_nothing_and_can_be_made_again(hotels, database, tmp_path):
    class CutShort(Exception):
        pass

    def cut_short(position):
        raise CutShort

    with Log(hotels / LOG_FILE) as log:
        with pytest.raises(CutShort):
            copy_log(log, database, cut_short)
        assert copy_log(log, database, lambda position: None) == log.position()
        with Log(database) as copied:
            assert content(copied) == content(log)


def test_nobody_appends_while_a_log_is_copied(hotels, database, monkeypatch):
    monkeypatch.setattr("engine.log.store.PATIENCE", 0.2)
    said = []

    def append_meanwhile(position):
        with Log(hotels / LOG_FILE) as other:
            try:
                append(other, Entry("c-new", [checked_in()]))
            except Exception as error:
                said.append(str(error))

    with Log(hotels / LOG_FILE) as log:
        copy_log(log, database, append_meanwhile)
    assert said and all("another process has held the log for long" in words for words in said)


def test_a_workspace_may_keep_the_address_itself(hansei, hotels, address, tmp_path):
    assert hansei("log", "copy", address, workspace=hotels).status == 0
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "log-url").write_text(f"{address}\n", encoding="utf-8")
    assert hansei("show", "okrs", workspace=beside).out == hansei("show", "okrs", workspace=hotels).out
    (beside / "log-url").write_bytes(b"\xff\xfe")
    refused = hansei("show", "okrs", workspace=beside)
    assert refused.status == 2 and "log-url: cannot be read" in refused.err
