"""`hansei people` and `hansei redact`: what they do, what they refuse, and what they say is left to do."""

from datetime import UTC, datetime

import pytest

from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.okr import CheckIn
from engine.errors import RefusedError, UnavailableError
from engine.handle import handle
from engine.log.log import Log
from tests.cli.conftest import NAME, NOTE, WHO, last
from tests.gone import found_in

NOW = datetime.now(UTC)


def test_whoever_is_forgotten_still_owns_and_did_what_was_done(call, noted):
    owners = call("sql", "SELECT id FROM entities() WHERE owner = 'Aino Salonen'", "--format", "json").json
    done = call("sql", "SELECT count(*) n FROM history() WHERE actor = 'Aino Salonen'", "--format", "json").json
    call("people", "forget", "Aino Salonen", "--reason", "has left")
    assert owners
    owned = call("sql", "SELECT id FROM entities() WHERE owner = 'forgotten person'", "--format", "json").json
    assert owned == owners
    by = call("sql", "SELECT count(*) n FROM history() WHERE actor = 'forgotten person'", "--format", "json").json
    assert by == done
    assert "nobody of that name" in call("audit", "log", "--person", "Aino Salonen", status=2).err
    names = {row["name"] for row in call("people", "list", "--format", "json").json}
    assert ("Aino Salonen" in names, "Karin Vetlesen" in names) == (False, True)


def test_the_same_name_later_is_somebody_new_also_in_a_process_that_knew_the_first(call, noted):
    with Log(noted / "log.sqlite3") as log:

        def check_in(name):
            position = handle(
                log, CheckIn(entity_id="Q4-O1-KR1", at=datetime.now(UTC), value=7), actor=name, **WHO
            ).positions[0]
            return log.event(position).actor

        first = check_in(NAME)
        assert check_in(NAME) == first
        call("people", "forget", NAME, "--reason", "has left")
        second = check_in(NAME)
        assert second != first
        assert dict(log.people.rows())[second] == NAME
        assert first not in dict(log.people.rows())


def test_roles_of_a_forgotten_person_end_and_an_administrator_always_remains(call):
    call("role", "grant", "Karin Vetlesen", "administrator")
    call("role", "grant", NAME, "administrator")
    call("role", "grant", NAME, "planner")
    assert len(call("people", "forget", NAME, "--reason", "r", "--format", "json").json["positions"]) == 3
    assert {row["person"] for row in call("show", "roles", "--format", "json").json} == {"Karin Vetlesen"}
    answer = call("people", "forget", "Karin Vetlesen", "--reason", "r", status=1)
    assert "last administrator" in answer.err


def test_from_a_page_only_an_administrator_forgets(call, noted):
    call("role", "grant", "Karin Vetlesen", "administrator")
    with Log(noted / "log.sqlite3") as log:
        for command in (
            ForgetPerson(person=NAME, at=NOW, reason="r"),
            RedactProse(position=last(noted) - 1, at=NOW, reason="r"),
        ):
            with pytest.raises(RefusedError, match="ask an administrator"):
                handle(log, command, actor=NAME, appended_by="root", source="dashboard")
        assert handle(log, command, actor="Karin Vetlesen", appended_by="root", source="dashboard").positions


def test_whoever_forgets_himself_is_a_forgotten_person_in_the_record_of_it(hansei, call, noted):
    call("comment", "Q4-O1-KR1", "fine")
    call("people", "forget", "Ann", "--reason", "has left")
    rows = call("sql", "FROM history() ORDER BY position DESC LIMIT 1", "--format", "json").json
    assert (rows[0]["field"], rows[0]["actor"]) == ("forgotten", "forgotten person")


def test_where_else_the_name_and_the_words_stand_is_said_and_can_be_taken_out_too(call, noted):
    call("comment", "Q4-O1-KR1", f"ask {NAME.upper()} about it")
    call("comment", "Q4-O1-KR1", f"{NAME}ssen is somebody else")
    position = last(noted)
    call("initiative", "NEW", "--under", "Q4-O1-KR1", "--title", f"{NAME}'s idea", "--reason", "r")
    err = call("people", "forget", NAME, "--reason", "has left").err.splitlines()
    assert err == [
        f"the name still stands in text of @{position - 1}; `hansei redact` takes it out",
        f"the name still stands in title of @{position + 1}; it cannot be taken out of the log",
    ]
    call("comment", "Q4-O1-KR1", NOTE)
    err = call("redact", str(last(noted)), "--reason", "told in confidence").err
    assert err == f"the same words still stand in note of @{position - 2}; `hansei redact` takes it out\n"
    call("comment", "Q4-O1-KR1", NOTE)
    assert call("redact", str(last(noted)), "--everywhere", "--reason", "r", "--format", "json").err == ""
    assert found_in(noted, NOTE, "marimba") == []


def test_a_person_and_all_words_that_name_the_person_go_at_once(call, noted):
    call("comment", "Q4-O1-KR1", f"ask {NAME} about it", "--aspect", "cost")
    assert call("people", "forget", NAME, "--everywhere", "--reason", "has left").err == ""
    assert found_in(noted, NAME) == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("people", "forget", "Nobody Known", "--reason", "r"), 1, "nobody of this name"),
        (("people", "forget", NAME), 1, "the reason (--reason) is empty"),
        (("people", "forget", NAME, "--reason", f"{NAME} asked"), 1, "the reason repeats the name"),
        (("redact", "999999", "--reason", "r"), 1, "the log has no such position"),
        (("redact", "1", "99999999999999999999", "--reason", "r"), 1, "the log has no such position"),
        (("redact", "1", "--field", "title", "--reason", "r"), 2, "'title' is not one of"),
        (("redact", "one", "--reason", "r"), 2, "not a valid integer"),
    ],
)
def test_what_cannot_be_forgotten_is_one_line_and_nothing_goes(call, noted, arguments, status, said):
    before = last(noted)
    answer = call(*arguments, status=status)
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert last(noted) == before


def test_a_history_that_was_imported_is_known_again_after_words_and_names_are_gone(call, noted, hansei, tmp_path):
    call("export", "history", tmp_path / "before.jsonl")
    other = tmp_path / "other"
    hansei("init", workspace=other)
    hansei("import", "history", tmp_path / "before.jsonl", workspace=other)
    assert hansei("people", "forget", NAME, "--reason", "has left", workspace=other).status == 0
    assert hansei("redact", str(last(noted)), "--reason", "r", workspace=other).status == 0
    for name, path in (("before", tmp_path / "before.jsonl"), ("after", tmp_path / "after.jsonl")):
        if name == "after":
            hansei("export", "history", path, workspace=other)
        taken = hansei("import", "history", path, "--format", "json", workspace=other).json
        assert (taken["appended"], taken["duplicates"]) == (0, taken["lines"]), name
    assert found_in(other, NAME, NOTE) == []


def test_doctor_says_when_the_log_could_not_be_written_anew(call, noted, monkeypatch):
    position = last(noted)
    with Log(noted / "log.sqlite3") as log, monkeypatch.context() as patch:
        patch.setattr("engine.log.sqlite.recorder.SQLiteRecorder.write_anew", full)
        err = call("redact", str(position), "--reason", "r").err
        assert "could not be written anew now" in err
        assert "bytes of what was forgotten are left" in call("doctor", "--format", "json", status=3).out
        assert not log.is_clean
    assert "left in it" not in call("doctor", "--format", "json").out
    assert found_in(noted, NOTE) == []


def full(_recorder):
    """There is no room to write the log anew."""
    raise UnavailableError("the disk is full")
