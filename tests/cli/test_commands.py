"""The command line's contract: exit statuses, one line for an error, JSON for scripts."""

import gzip
from pathlib import Path

import orjson
import pytest

PLAN = [
    {"kind": "plan_created", "id": "P", "title": "Spring", "period": "2026-Q1"},
    {"kind": "objective_added", "id": "O", "parent_id": "P", "title": "Guests come back", "owner": "Bob"},
    {
        "kind": "key_result_added",
        "id": "KR",
        "parent_id": "O",
        "title": "Repeat stays",
        "baseline": 20,
        "target": 40,
    },
    {"kind": "measure_added", "id": "M", "parent_id": "O", "title": "=1+1", "direction": "up"},
]


def history(path: Path, *lines: dict, times: str = "2026-01-01T00:00:00Z") -> Path:
    told = ({"recorded_at": times, "effective_at": times, "actor": "Ann", **line} for line in lines)
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in told))
    return path


@pytest.fixture
def workspace(hansei, tmp_path):
    """A workspace with a plan, an objective, a key result and a measure."""
    assert hansei("init").status == 0
    assert hansei("import", "history", history(tmp_path / "plan.jsonl", *PLAN)).status == 0
    return tmp_path / "workspace"


def only_line(answer):
    """The one line of an error; nothing on standard output."""
    assert answer.out == ""
    (line,) = answer.err.splitlines()
    assert line.startswith("hansei: ")
    return line


def test_without_a_workspace_every_command_says_how_to_make_one(hansei):
    for arguments in (["show", "entities"], ["check-in", "KR", "3"], ["export", "history"], ["rebuild"]):
        answer = hansei(*arguments)
        assert answer.status == 2
        assert "no workspace here; `hansei init` makes one" in only_line(answer)


def test_init_says_so_if_it_already_is_a_workspace(hansei, workspace):
    answer = hansei("init")
    assert (answer.status, answer.out) == (0, f"{workspace}: already is a workspace; nothing changed\n")
    assert len(hansei("show", "entities", "--format", "json").json) == 4


def test_an_import_counts_lines_in_one_object(hansei, workspace, tmp_path):
    answer = hansei("import", "history", tmp_path / "plan.jsonl", "--format", "json")
    assert answer.json == {"lines": 4, "appended": 0, "duplicates": 4, "rejected": 0}


def test_a_dry_run_appends_nothing(hansei, workspace, tmp_path):
    more = history(
        tmp_path / "more.jsonl", {"kind": "objective_added", "id": "O2", "parent_id": "P", "title": "More"}
    )
    answer = hansei("import", "history", more, "--dry-run", "--format", "json")
    assert answer.json == {"lines": 1, "appended": 1, "duplicates": 0, "rejected": 0}
    assert len(hansei("show", "entities", "--format", "json").json) == 4


def test_rejected_lines_go_aside_and_the_exit_status_is_2(hansei, workspace, tmp_path):
    bad = history(
        tmp_path / "bad.jsonl", {"kind": "objective_added", "id": "O2", "parent_id": "nowhere", "title": "x"}
    )
    bad.write_bytes(bad.read_bytes() + (tmp_path / "plan.jsonl").read_bytes())
    answer = hansei("import", "history", bad, "--format", "json")
    assert answer.status == 2
    assert only_line(answer) == f"hansei: {bad}:1: the parent nowhere was never added"
    answer = hansei("import", "history", bad, "--rejects", tmp_path / "rejects.jsonl", "--format", "json")
    assert answer.status == 2
    assert answer.json == {"lines": 5, "appended": 0, "duplicates": 4, "rejected": 1}
    (aside,) = (tmp_path / "rejects.jsonl").read_bytes().splitlines()
    assert orjson.loads(aside)["reason"] == "the parent nowhere was never added"


def test_a_check_in_is_seen_at_once(hansei, workspace):
    answer = hansei("check-in", "KR", "30", "--confidence", "0.7", "--note", "half way", "--format", "json")
    assert answer.status == 0
    assert answer.json["positions"] == [5]
    (row,) = (row for row in hansei("show", "okrs", "--format", "json").json if row["key_result_id"])
    assert (row["value"], row["confidence"], row["progress"]) == (30, 0.7, 0.5)


def test_a_correction_is_told_from_what_was_reported(hansei, workspace):
    hansei("check-in", "KR", "30", "--effective-at", "2026-02-10")
    hansei("check-in", "KR", "35", "--effective-at", "2026-02-20")
    answer = hansei("check-in", "KR", "25", "--restates", "--effective-at", "2026-02-10")
    assert answer.status == 0
    shown = hansei("show", "entities", "--as-of", "2026-02-15", "--format", "json").json
    assert [row["value"] for row in shown if row["id"] == "KR"] == [25]
    before = hansei("show", "entities", "--as-of", "2026-02-15", "--up-to", "6", "--format", "json").json
    assert [row["value"] for row in before if row["id"] == "KR"] == [30]


def test_restating_what_was_never_said_is_refused(hansei, workspace):
    answer = hansei("check-in", "KR", "25", "--restates")
    assert answer.status == 1
    assert "nothing stands recorded" in only_line(answer)


def test_a_reading_belongs_to_the_last_day_of_its_period(hansei, workspace):
    assert hansei("record", "M", "41", "--period", "2026-03").status == 0
    (row,) = hansei("show", "measures", "--format", "json").json
    assert (row["period"], row["actual"]) == ("2026-03", 41)
    twice = hansei("record", "M", "42", "--period", "2026-03")
    assert twice.status == 1
    assert "there is a reading for 2026-03 already" in only_line(twice)
    assert hansei("record", "M", "42", "--period", "2026-03", "--restates", "--reason", "late slips").status == 0
    assert [row["restated"] for row in hansei("show", "measures", "--format", "json").json] == [True]
    assert hansei("withdraw", "M", "--effective-at", "2026-03-31", "--reason", "not ours").status == 0
    assert [row["actual"] for row in hansei("show", "measures", "--format", "json").json] == [None]


def test_a_target_moves_for_a_reason_from_the_first_day_of_its_period(hansei, workspace):
    refused = hansei("retarget", "KR", "--target", "35")
    assert refused.status == 1
    assert "needs a reason" in only_line(refused)
    assert hansei("retarget", "KR", "--target", "35", "--period", "2026-02", "--reason", "agreed").status == 0
    for as_of, target in (("2026-01-31", 40), ("2026-02-01", 35)):
        rows = hansei("show", "entities", "--as-of", as_of, "--format", "json").json
        assert [row["target"] for row in rows if row["id"] == "KR"] == [target]


def test_an_owner_and_a_comment_are_kept_with_who_said_so(hansei, workspace):
    refused = hansei("own", "O", "Cem")
    assert refused.status == 1
    assert "needs a reason" in only_line(refused)
    assert hansei("own", "O", "Cem", "--reason", "Bob leaves").status == 0
    assert hansei("comment", "O", "the lobby smells of paint", "--aspect", "mood").status == 0
    rows = hansei("show", "history", "--format", "json").json
    assert [(r["field"], r["before"], r["after"], r["actor"]) for r in rows[-2:]] == [
        ("owner", "Bob", "Cem", "Ann"),
        ("comment", None, "the lobby smells of paint", "Ann"),
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["check-in", "nobody", "3"], 1, "nobody: no such entity"),
        (["check-in", "M", "3"], 1, "use `hansei record`"),
        (["record", "KR", "3", "--period", "2026-01"], 1, "use `hansei check-in`"),
        (["record", "M", "3", "--period", "2999"], 1, "has not begun"),
        (["record", "M", "3", "--period", "spring"], 2, "is no period"),
        (["check-in", "KR", "many"], 2, "not a valid float"),
        (["check-in", "KR", "nan"], 2, "no finite number"),
        (["check-in", "KR", "3", "--confidence", "70"], 1, "between 0 and 1"),
        (["check-in", "KR", "3", "--effective-at", "2999-01-01"], 1, "cannot describe the future"),
        (["check-in", "KR", "3", "--effective-at", "someday"], 2, "names no instant"),
        (["check-in", "KR", "3", "--effective-at", "@3"], 2, "2026-Q1 or 2026"),
        (["withdraw", "KR", "--effective-at", "2026-01-01", "--reason", "r"], 1, "nothing stands recorded"),
        (["comment", "O", "  "], 2, "TEXT is empty"),
        (["show", "nothing"], 2, "no such view; there are "),
        (["show", "entities", "--as-of", "soon"], 2, "2026-Q1 or 2026, or a position: @1234"),
        (["show", "entities", "--up-to", "x"], 2, "is no position"),
        (["show", "entities", "--as-of", "@99"], 2, "ends at 4"),
        (["show", "entities", "--seen-on", "2026", "--as-of", "2026"], 2, "leave those out"),
        (["show", "entities", "--format", "xml"], 2, "xml"),
        (["sql", "SELEC 1"], 2, "syntax error"),
        (["sql", "DELETE FROM events"], 2, "read-only"),
        (["sql", "SELECT * FROM read_text('/etc/hostname')"], 2, "disabled by configuration"),
        (["sql", "SET enable_external_access = true"], 2, "locked"),
        (["sql", "ATTACH '/tmp/x.duckdb'"], 2, "disabled by configuration"),
        (["nonsense"], 2, "No such command"),
        (["import", "history", "nowhere.jsonl"], 2, "nowhere.jsonl: No such file"),
    ],
)
def test_bad_input_is_one_line_with_the_right_status_and_changes_nothing(
    hansei, workspace, arguments, status, said
):
    answer = hansei(*arguments)
    assert said in only_line(answer)
    assert answer.status == status
    assert hansei("sql", "SELECT max(position) AS position FROM events", "--format", "json").json == [
        {"position": 4}
    ]


def test_times_can_be_named_in_every_notation(hansei, workspace):
    hansei("check-in", "KR", "30", "--effective-at", "2026-02-10T12:00:00Z")
    for as_of, value in (
        ("2026-02-10T12:00:00Z", 30),
        ("2026-02-10T13:00:00+01:00", 30),
        ("2026-02-10T11:59:59.999999Z", None),
        ("2026-02-10", 30),
        ("2026-02-09", None),
        ("2026-02", 30),
        ("2026-Q1", 30),
        ("2026", 30),
        ("2025", None),
    ):
        rows = hansei("show", "entities", "--as-of", as_of, "--all", "--format", "json").json
        assert [row["value"] for row in rows if row["id"] == "KR"] == ([value] if rows else []), as_of


def test_a_position_means_the_log_up_to_it_as_of_when_it_became_known(hansei, workspace):
    rows = hansei("show", "entities", "--as-of", "@2", "--format", "json").json
    assert [row["id"] for row in rows] == ["O", "P"]


def test_what_the_log_stored_is_another_question_than_what_was_known(hansei, workspace):
    seen = hansei("show", "entities", "--seen-on", "2026-01-15", "--format", "json")
    assert len(seen.json) == 4
    assert seen.err == "4 of the facts shown were stored in this log only afterwards\n"
    assert hansei("show", "entities", "--stored-by", "2026-01-15", "--format", "json").json == []


def test_every_format_tells_the_same(hansei, workspace):
    assert [row["id"] for row in hansei("show", "entities", "--format", "json").json] == ["KR", "M", "O", "P"]
    csv = hansei("show", "entities", "--format", "csv").out.splitlines()
    assert csv[0].startswith("id,kind,parent_id,parent_present,title,owner,status")
    assert csv[2].startswith("M,measure,O,True,'=1+1,"), "a spreadsheet must not take people's text for a formula"
    markdown = hansei("show", "entities", "--format", "markdown").out.splitlines()
    assert markdown[0].startswith("| id")
    assert len(markdown) == 6
    assert "Guests come back" in hansei("show", "entities").out


def test_an_answer_can_be_narrowed_to_some_columns_in_the_order_asked(hansei, workspace):
    rows = hansei("show", "entities", "--columns", "title, id", "--format", "json").json
    assert rows and all(list(row) == ["title", "id"] for row in rows)
    refused = hansei("show", "entities", "--columns", "id,colour")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("hansei: --columns: 'colour' is no column here; there are id, kind, parent_id")


def test_a_json_answer_of_no_rows_is_an_empty_array(hansei, workspace):
    assert hansei("show", "okrs", "--as-of", "2001", "--format", "json").json == []


def test_everything_goes_out_and_in_again(hansei, workspace, tmp_path):
    hansei("check-in", "KR", "30", "--note", "half way")
    hansei("record", "M", "41", "--period", "2026-03")
    hansei("retarget", "KR", "--target", "35", "--reason", "agreed")
    out = hansei("export", "history")
    copy = tmp_path / "copy.jsonl.gz"
    copy.write_bytes(gzip.compress(out.out.encode()))
    assert hansei("import", "history", copy, "--format", "json").json["appended"] == 0
    other = tmp_path / "other"
    hansei("init", workspace=other)
    assert hansei("import", "history", copy, "--format", "json", workspace=other).json["appended"] == 7
    for view in ("entities", "okrs", "measures"):
        here, there = (
            hansei("show", view, "--as-of", "2026-12", "--format", "json", workspace=w) for w in (workspace, other)
        )
        assert here.json == there.json
    to_file = hansei("export", "history", tmp_path / "whole.jsonl")
    assert (to_file.status, to_file.err) == (0, f"{tmp_path / 'whole.jsonl'}: 7 lines\n")
    assert (tmp_path / "whole.jsonl").read_text(encoding="utf-8") == out.out


def test_a_rebuild_is_proved_equal_and_doctor_finds_nothing_wrong(hansei, workspace):
    assert hansei("rebuild").status == 0
    answer = hansei("rebuild", "--check", "--format", "json")
    assert {row["table"]: row["rows"] for row in answer.json}["events"] == 4
    states = {row["what"]: row["state"] for row in hansei("doctor", "--format", "json").json}
    assert states == dict.fromkeys(("libraries", "disk", "log", "replica", "scores"), "ok") | {"seals": "note"}


def test_doctor_names_a_damaged_log(hansei, workspace):
    log = workspace / "log.sqlite3"
    log.write_bytes(log.read_bytes()[:100] + b"\0" * 20000)
    answer = hansei("doctor", "--format", "json")
    assert answer.status == 3
    assert [row["state"] for row in answer.json if row["what"] == "log"] == ["wrong"]
    assert hansei("show", "entities").status == 3


def test_a_workspace_of_a_newer_version_is_left_alone(hansei, workspace):
    import sqlite3

    connection = sqlite3.connect(workspace / "log.sqlite3")
    connection.execute("UPDATE meta SET value = '2' WHERE key = 'format'")
    connection.commit()
    connection.close()
    for arguments in (["show", "entities"], ["check-in", "KR", "3"]):
        answer = hansei(*arguments)
        assert answer.status == 2
        assert "written by a newer version of Hansei" in only_line(answer)
