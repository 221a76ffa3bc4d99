"""`hansei plan diff`, `apply`, `export` and `schema`: what they print, and how they end."""

from pathlib import Path

import orjson
import pytest

ROOT = Path(__file__).parents[2]
PLAN = "plans:\n- id: P\n  title: Hotels\n  period: 2026\n  annual_objectives:\n  - {id: A, title: More guests}\n"
CYCLE = "cycles:\n- {id: Q1, title: First, period: 2026-Q1}\n"


@pytest.fixture
def file(hansei, tmp_path):
    hansei("init")
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN)
    return path


def test_diff_shows_what_apply_appends(hansei, file):
    told = "+ plan P 'Hotels'\n+ annual objective A 'More guests' under P\n"
    assert hansei("plan", "diff", file).out == told
    assert hansei("plan", "apply", file, "--dry-run").out == told
    assert hansei("plan", "apply", file).out == told + "2 events, positions 1 to 2\n"
    assert hansei("plan", "diff", file).out == "nothing would change\n"
    assert hansei("plan", "apply", file).out == "nothing to change\n"
    file.write_text(PLAN.replace("More", "Many"))
    assert hansei("plan", "apply", file).out == "~ A title 'More guests' -> 'Many guests'\n1 event, position 3\n"


def test_json_is_one_object_that_counts_the_events(hansei, file):
    change = {"change": "added", "kind": "plan", "id": "P", "field": None, "before": None, "after": None}
    looked = hansei("plan", "diff", file, "--format", "json").json
    assert looked["changes"][0] == {**change, "words": "+ plan P 'Hotels'"}
    assert (looked["conflicts"], looked["refused"]) == ([], None)
    answer = hansei("plan", "apply", file, "--format", "json").json
    assert (answer["events"], answer["positions"], answer["changes"]) == (2, [1, 2], looked["changes"])
    again = hansei("plan", "apply", file, "--format", "json").json
    assert (again["events"], again["positions"], again["changes"]) == (0, [], [])
    (command_id,) = {row["command_id"] for row in hansei("sql", "FROM events", "--format", "json").json}
    assert command_id == answer["command_id"]


def test_a_rule_that_refuses_ends_with_1_and_a_bad_file_with_2(hansei, file):
    file.write_text(CYCLE)
    assert hansei("plan", "apply", file).status == 0  # to begin a cycle needs no reason
    file.write_text(CYCLE.replace("First", "Second"))
    answer = hansei("plan", "apply", file)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == f"hansei: {file}:2: Q1: a change of the plan needs a reason (--reason)\n"
    assert hansei("plan", "apply", file, "--reason", "a better name").status == 0
    file.write_text("plan: []\n")
    for command in (["diff", file], ["apply", file, "--reason", "x"], ["apply", file, "--dry-run"]):
        answer = hansei("plan", *command)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err == f"hansei: {file}:1: unknown key `plan`; did you mean `plans`?\n"


def test_a_conflict_ends_with_1_and_diff_tells_of_it(hansei, file):
    hansei("plan", "apply", file)
    hansei("plan", "export", file)
    assert hansei("--actor", "Bob", "own", "A", "Bob", "--reason", "asked").status == 0
    said = f"hansei: {file}: changed by others since this file was exported: A (Bob, position 3); export again"
    looked = hansei("plan", "diff", file)
    assert (looked.status, looked.out) == (0, "~ A owner 'Bob' -> none\n")
    assert looked.err.startswith(said)
    answer = hansei("plan", "apply", file, "--reason", "mine")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(said)
    assert hansei("plan", "diff", file, "--format", "json").json["conflicts"] == ["A (Bob, position 3)"]


def test_export_writes_a_file_or_standard_output_and_nothing_is_lost(hansei, file, tmp_path):
    hansei("plan", "apply", file)
    answer = hansei("plan", "export")
    assert "- id: P" in answer.out
    written = hansei("plan", "export", tmp_path / "out.yaml")
    assert (written.out, written.err) == ("", f"{tmp_path / 'out.yaml'}: 2 items, as of position 2\n")
    assert (tmp_path / "out.yaml").read_text() == answer.out
    assert not (tmp_path / "out.yaml.part").exists()
    assert hansei("plan", "apply", tmp_path / "out.yaml").out == "nothing to change\n"
    for arguments in (["--xlsx", tmp_path / "out"], [tmp_path / "out.xlsx"]):
        hansei("plan", "export", *arguments)
        assert arguments[-1].read_bytes()[:2] == b"PK"
        assert hansei("plan", "apply", arguments[-1]).out == "nothing to change\n"
    nowhere = hansei("plan", "export", tmp_path / "none" / "out.yaml")
    assert nowhere.status == 4
    assert "give a file that can be written" in nowhere.err


def test_an_export_can_be_of_some_roots_only(hansei, file, tmp_path):
    hansei("plan", "apply", file)
    file.write_text(CYCLE)
    hansei("plan", "apply", file)
    assert "id: Q1" in hansei("plan", "export", "--only", "Q1").out
    assert "id: P" not in hansei("plan", "export", "--only", "Q1").out
    answer = hansei("plan", "export", "--only", "A")
    assert (answer.status, answer.err) == (
        1,
        "hansei: A: is no plan, scorecard or cycle; name the one it lies in\n",
    )


def test_an_empty_workspace_exports_an_empty_file_that_changes_nothing(hansei, file):
    hansei("plan", "export", file)
    assert hansei("plan", "apply", file).out == "nothing to change\n"


def test_the_published_schema_is_that_of_the_code(hansei):
    published = (ROOT / "docs" / "plan.schema.json").read_bytes()
    assert hansei("plan", "schema").out.encode() == published, "hansei plan schema > docs/plan.schema.json"
    assert orjson.loads(published)["title"] == "Plan file of Hansei"


def test_a_diff_tells_what_a_rule_would_refuse(hansei, file):
    file.write_text("cycles: [{id: C, title: Autumn, period: 2026-Q4, cadence: 0}]", encoding="utf-8")
    answer = hansei("plan", "diff", file)
    assert (answer.status, answer.out) == (0, "+ cycle C 'Autumn'\n")
    assert answer.err == f"hansei: applying it would be refused: {file}:1: C: a cadence is 1 to 366 days, not 0\n"
