"""`hansei doctor`: how the record is sealed, and with which views past scores were computed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import orjson
import pytest

from projections import macros, versions
from projections.macros import views_version
from tests.crash.support import ROOT


@pytest.fixture
def told(hansei, sample_of, tmp_path):
    """A sample of which every event is sealed; answers what doctor says of something, as (state, detail)."""
    workspace = tmp_path / "workspace"
    shutil.copytree(sample_of("hotels"), workspace)

    def call(what, *, status=0):
        answer = hansei("doctor", "--format", "json")
        assert answer.status == status, answer
        return next((row["state"], row["detail"]) for row in answer.json if row["what"] == what)

    call.workspace = workspace
    return call


def test_how_far_the_record_is_sealed_and_when_it_was_verified_is_said(hansei, told):
    state, said = told("seals")
    assert (state, "0 events not sealed yet" in said, "not verified here yet" in said) == ("ok", True, True)
    assert hansei("comment", "Q4-O1-KR1", "one more").status == 0
    hansei("audit", "verify")
    state, said = told("seals")
    assert (state, "1 events not sealed yet" in said) == ("ok", True)
    assert said.startswith("sealed 2025-11-28 17:00 UTC up to position 1,026, ")
    assert said.endswith(" UTC: as it was sealed")


def test_a_record_that_is_not_sealed_is_only_noted(hansei, told):
    shutil.rmtree(told.workspace / "seals")
    assert told("seals") == ("note", "none of 1,026 events is sealed yet; `hansei audit seal` does it")


def test_a_log_that_ends_before_its_last_seal_is_wrong(hansei, told):
    with closing(sqlite3.connect(told.workspace / "log.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM stored_events WHERE rowid > 1000")
    state, said = told("seals", status=3)
    assert (state, "ends at position 1,000, but was sealed up to 1,026" in said) == ("wrong", True)


def test_a_verification_that_found_something_wrong_is_wrong_until_the_next_one(hansei, told):
    with closing(sqlite3.connect(told.workspace / "log.sqlite3")) as connection, connection:
        connection.execute("UPDATE stored_events SET state = state || ' ' WHERE rowid = 7")
    assert told("seals")[0] == "ok", "doctor verifies nothing anew"
    assert hansei("audit", "verify").status == 3
    state, said = told("seals", status=3)
    assert (state, "not what was sealed" in said) == ("wrong", True)


def test_a_seal_that_cannot_be_read_is_wrong(hansei, told):
    seals = told.workspace / "seals" / "seals.jsonl"
    seals.write_bytes(seals.read_bytes() + b"no seal\n")
    state, said = told("seals", status=3)
    assert (state, "this line is no seal" in said) == ("wrong", True)


def test_reviews_held_with_other_views_are_named(hansei, told, monkeypatch):
    reviews = hansei("show", "reviews", "--format", "json").json
    closed = sorted((row["closed_position"], row["id"]) for row in reviews if row["closed_position"])
    (first, _), (second, name), (third, _) = closed[0], closed[1], closed[2]
    note = told.workspace / "views" / "versions.jsonl"
    (line,) = note.read_bytes().splitlines()
    now = orjson.loads(line)
    assert now["version"] == views_version()
    of_before = {**now, "version": "0ld", "position": first + 1}
    of_others = {**of_before, "workspace": "another", "position": 0}
    note.write_bytes(
        b"".join(orjson.dumps(one) + b"\n" for one in (of_others, of_before, {**now, "position": third}))
    )
    state, said = told("scores")
    assert state == "note"
    assert f"closed with version 0ld, so scores may have been others then: {name};" in said
    assert said.endswith("not known for reviews closed before this workspace was first read: 1")
    assert second < third


def test_what_was_never_noted_is_said_not_to_be_known(hansei, told):
    note = told.workspace / "views" / "versions.jsonl"
    note.unlink()
    state, said = told("scores")
    assert (state, "not known for reviews closed before this workspace was first read: " in said) == ("ok", True)
    note.write_bytes(b"nonsense\n[]\n")
    assert told("scores")[0] == "ok"
    assert len(note.read_bytes().splitlines()) == 3, "what cannot be read stays, and the version is noted once"
    assert told("scores")[0] == "ok"
    assert len(note.read_bytes().splitlines()) == 3


def test_while_another_process_holds_the_views_nothing_is_noted(hansei, told, monkeypatch):
    (told.workspace / "views" / "versions.jsonl").unlink()
    monkeypatch.setattr("projections.replica.is_own", lambda *_: False)
    state, said = told("scores")
    assert (state, "not known for reviews closed before this workspace was first read: " in said) == ("ok", True)
    assert not (told.workspace / "views" / "versions.jsonl").exists()


def test_another_formula_is_another_version_of_the_views(hansei, told, monkeypatch):
    before = views_version()
    statements = [*macros._statements(), "-- another formula"]
    monkeypatch.setattr(macros, "_statements", lambda: statements)
    for cached in (macros._version, macros.views_version):
        cached.cache_clear()
    try:
        assert views_version() != before
        assert hansei("show", "okrs").status == 0
        lines = (told.workspace / "views" / "versions.jsonl").read_bytes().splitlines()
        assert [orjson.loads(line)["version"] for line in lines] == [before, versions.views_version()]
    finally:
        for cached in (macros._version, macros.views_version):
            cached.cache_clear()


def test_on_a_terminal_nothing_is_cut(hansei, told):
    lines = hansei("doctor").out.splitlines()
    assert [line[6:17].strip() for line in lines] == ["libraries", "disk", "log", "seals", "replica", "scores"]
    assert any(line.endswith("`hansei audit verify` does it") for line in lines)


def without_permission(*arguments):
    """Runs the command in a process that permissions hold for, also if root runs it; its status and its lines."""
    caps = "-dac_override,-dac_read_search"
    by = ["setpriv", f"--inh-caps={caps}", f"--bounding-set={caps}"] if os.geteuid() == 0 else []
    told = [*by, sys.executable, "-m", "hansei", *map(str, arguments)]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def test_a_log_without_permission_cannot_be_used_and_is_not_broken(hansei, tmp_path):
    hansei("init")
    workspace = tmp_path / "workspace"
    (workspace / "log.sqlite3").chmod(0)
    status, told, _ = without_permission("--workspace", workspace, "doctor")
    assert (status, told[-1][:22]) == (4, "wrong log        " + str(workspace)[:5])
    assert without_permission("--workspace", workspace, "show", "entities")[0] == 4


def test_a_workspace_that_cannot_be_entered_is_named(hansei, tmp_path):
    hansei("init")
    workspace = tmp_path / "workspace"
    workspace.chmod(0)
    try:
        for command in (["doctor"], ["show", "entities"]):
            said = f"hansei: {workspace}: log-url in this folder cannot be read; may this user enter the folder?"
            assert without_permission("--workspace", workspace, *command) == (4, [], [said])
    finally:
        workspace.chmod(0o755)


def test_a_full_disk_cannot_be_used_and_is_not_broken(hansei, told, monkeypatch):
    monkeypatch.setattr("projections.doctor.LEAST_FREE", 1 << 80)
    assert told("disk", status=4)[0] == "wrong"
    with closing(sqlite3.connect(told.workspace / "log.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM stored_events WHERE rowid > 1000")
    assert told("disk", status=3)[0] == "wrong"
