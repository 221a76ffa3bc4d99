"""When two lines of a history are the same fact, and what happens to a history that comes in again."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.intake.history import Imported
from tests.histories.fold import Fold
from tests.histories.support import (
    PLAN,
    TREE,
    Workspace,
    line,
    objective,
    status,
    write,
)

FOUR_NEW = Imported(lines=4, appended=4)
FOUR_KNOWN = Imported(lines=4, duplicates=4)


@pytest.mark.parametrize("name", ["same.jsonl", "other.jsonl", "packed.jsonl.gz", "no-ending", "packed.gz"])
def test_a_second_run_appends_nothing_whatever_the_file_is_called(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    assert workspace.take(write(tmp_path / "same.jsonl", TREE)) == FOUR_NEW
    assert workspace.take(write(tmp_path / name, TREE)) == FOUR_KNOWN
    assert workspace.log.position() == 4


def test_the_order_of_keys_and_the_spelling_of_instants_and_numbers_do_not_count(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert workspace.take(write(tmp_path / "one.jsonl", TREE)) == FOUR_NEW
    respelled = [
        json.dumps(
            {
                **dict(reversed(said.items())),
                "recorded_at": recorded_at,
                "effective_at": "2019-12-31T14:30:00.000-09:30",
            },
            indent=None,
            separators=(" ,", " : "),
        ).encode()
        for said, recorded_at in zip(
            TREE,
            [
                "2020-01-01T00:00Z",
                "2020-01-01T00:00:00.0Z",
                "2020-01-01T02:00:00+02:00",
                "2020-01-01 00:00:00+00:00",
            ],
            strict=True,
        )
    ]
    respelled[2] = respelled[2].replace(b"9}", b"9.0}").replace(b": 9 ", b": 0.9e1 ")
    assert workspace.take(write(tmp_path / "two.jsonl", [*respelled])) == FOUR_KNOWN


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_line_ends_and_a_missing_last_one_do_not_count(
    workspace: Workspace, tmp_path: Path, line_end: bytes
) -> None:
    path = tmp_path / "history.jsonl"
    path.write_bytes(line_end.join(json.dumps(said).encode() for said in TREE))
    assert workspace.take(path) == FOUR_NEW
    assert workspace.take(write(path, TREE)) == FOUR_KNOWN


def test_two_equal_lines_are_two_facts(workspace: Workspace, tmp_path: Path) -> None:
    told = [PLAN, status("2020-02-01", "red"), status("2020-02-01", "green"), status("2020-02-01", "red")]
    path = write(tmp_path / "history.jsonl", told)
    assert workspace.take(path) == FOUR_NEW
    assert workspace.entity("P")["status"] == "red"
    assert workspace.take(path) == FOUR_KNOWN


def test_a_grown_file_appends_its_new_lines(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "history.jsonl", [PLAN, status("2020-02-01", "red")])
    workspace.take(path)
    write(path, [PLAN, status("2020-02-01", "red"), status("2020-02-01", "red"), status("2020-03-01", "green")])
    assert workspace.take(path) == Imported(lines=4, appended=2, duplicates=2)
    assert workspace.entity("P")["status"] == "green"


def test_a_dry_run_counts_and_appends_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "history.jsonl", TREE)
    assert workspace.take(path, dry_run=True) == FOUR_NEW
    assert (workspace.log.position(), workspace.log.registered()) == (0, [])
    workspace.take(path)
    assert workspace.take(path, dry_run=True) == FOUR_KNOWN


def test_a_dry_run_counts_as_the_run_will(workspace: Workspace, tmp_path: Path) -> None:
    one, two = (
        write(tmp_path / "one.jsonl", TREE),
        write(tmp_path / "two.jsonl", [*TREE, status("2020-02-01", "red")]),
    )
    foretold = workspace.take(one, two, dry_run=True)
    assert foretold == workspace.take(one, two) == Imported(lines=9, appended=5, duplicates=4)


def test_a_prefix_keeps_two_sources_apart(workspace: Workspace, tmp_path: Path) -> None:
    comment = line("comment_added", "M", "2020-02-01", entity="measure", text="!", parent_id="O")
    path = write(tmp_path / "history.jsonl", [*TREE, comment])
    for prefix in ("", "north/", "south/"):
        assert workspace.take(path, prefix=prefix).appended == 5
        assert workspace.take(path, prefix=prefix).duplicates == 5
    prefixed = [
        {**said, **{name: "north/" + said[name] for name in ("id", "parent_id") if name in said}} for said in TREE
    ]
    north = [row for row in workspace.rows() if row["id"].startswith("north/")]
    assert north == Fold(prefixed).rows(datetime.now(UTC), datetime.now(UTC))
    assert workspace.take(workspace.export()).appended == 0


def test_several_files_may_tell_of_each_other_in_the_order_given(workspace: Workspace, tmp_path: Path) -> None:
    later = [status("2021-01-01", "red"), line("measure_removed", "M", "2021-01-01")]
    earlier = [status("2020-02-01", "green")]
    one, two, three = (
        write(tmp_path / f"{number}.jsonl", lines) for number, lines in enumerate((TREE, later, earlier))
    )
    assert workspace.take(one, two, three) == Imported(lines=7, appended=7)
    now = datetime.now(UTC)
    assert workspace.rows() == Fold(TREE, later, earlier).rows(now, now)
    assert workspace.take(three, one, two).duplicates == 7


def test_a_line_in_two_files_is_one_fact(workspace: Workspace, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [PLAN, status("2020-02-01", "red"), status("2020-02-01", "red")])
    two = write(tmp_path / "two.jsonl", [PLAN, status("2020-02-01", "red")])
    assert workspace.take(one, two) == Imported(lines=5, appended=3, duplicates=2)


def test_a_file_whose_items_moved_since_may_come_again(workspace: Workspace, tmp_path: Path) -> None:
    one = write(
        tmp_path / "one.jsonl", [PLAN, objective("A", "2020-01-02", "P"), objective("B", "2020-01-02", "P")]
    )
    moves = [
        objective("B", "2020-01-03", "A"),
        objective("B", "2020-01-04", "P"),
        objective("A", "2020-01-05", "B"),
    ]
    two = write(tmp_path / "two.jsonl", moves)
    assert workspace.take(one, two).appended == 6
    assert workspace.take(two) == Imported(lines=3, duplicates=3)
