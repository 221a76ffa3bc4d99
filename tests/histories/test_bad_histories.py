"""A history that breaks the format is refused with its file and line, and nothing of it is appended."""

import gzip
import json
import random
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.errors import UnavailableError, UnusableInputError
from engine.intake.history import Imported
from tests.histories.bad_lines import BAD_LINES, LATER, event
from tests.histories.support import PLAN, TREE, Line, Workspace, line, objective, status, write

KNOWN = [line("plan_created", "before", "2019-01-01", title="Was there before")]
GOOD = [*TREE, objective("O2", "2020-01-01", "O")]
AFTER = status("2020-03-01", "green")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with one fact, which no test here may change."""
    with Workspace(tmp_path_factory.mktemp("bad") / "workspace") as workspace:
        workspace.take(write(workspace.folder / "known.jsonl", KNOWN))
        held = workspace.facts(), workspace.log.registered()
        yield workspace
        workspace.read_model.catch_up(workspace.log)
        assert (workspace.facts(), workspace.log.registered()) == held
        assert workspace.log.position() == 1


def refused(workspace: Workspace, *paths: Path, **options: Any) -> str:
    """What is said when the files are refused: one line."""
    held = workspace.log.position()
    with pytest.raises(UnusableInputError) as error:
        workspace.take(*paths, **options)
    assert workspace.log.position() == held
    said = str(error.value)
    assert said.splitlines() == [said]
    return said


@pytest.mark.parametrize(("bad", "about"), BAD_LINES)
def test_a_bad_line_is_refused_with_file_and_line(
    begun: Workspace, tmp_path: Path, bad: Line | bytes, about: str
) -> None:
    path = write(tmp_path / "history.jsonl", [*GOOD, bad, AFTER])
    said = refused(begun, path)
    assert said.startswith(f"{path}:{len(GOOD) + 1}: ")
    assert about in said


def test_bad_lines_go_to_the_rejects_and_the_rest_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    bad_lines = [case.values for case in BAD_LINES]
    path = write(tmp_path / "history.jsonl", [*GOOD, *(bad for bad, _ in bad_lines), AFTER])
    rejects = tmp_path / "rejects.jsonl"
    done = workspace.take(path, rejects=rejects)
    assert done == Imported(lines=len(GOOD) + len(bad_lines) + 1, appended=len(GOOD) + 1, rejected=len(bad_lines))
    told = [json.loads(raw) for raw in rejects.read_bytes().splitlines()]
    assert [row["line"] for row in told] == list(range(len(GOOD) + 1, len(GOOD) + len(bad_lines) + 1))
    for row, (_, about) in zip(told, bad_lines, strict=True):
        assert about in row["reason"]
    assert workspace.entity("P")["status"] == "green"
    again = workspace.take(path, rejects=rejects)
    assert (again.appended, again.rejected) == (0, len(bad_lines))


def test_what_hangs_on_a_rejected_line_is_rejected_too(workspace: Workspace, tmp_path: Path) -> None:
    untitled = {name: said for name, said in objective("X", LATER, "P").items() if name != "title"}
    lines = [
        *GOOD,
        untitled,
        objective("Y", LATER, "X"),
        line("status_set", "Y", LATER, entity="objective", status="?"),
    ]
    done = workspace.take(write(tmp_path / "history.jsonl", lines), rejects=tmp_path / "rejects.jsonl")
    assert (done.appended, done.rejected) == (len(GOOD), 3)


@pytest.mark.parametrize("recorded_at", ["2019-12-31", "2999-01-01"])
def test_a_line_rejected_for_its_time_teaches_nothing(
    workspace: Workspace, tmp_path: Path, recorded_at: str
) -> None:
    lines = [*GOOD, objective("X", recorded_at, "P"), objective("Y", LATER, "X")]
    done = workspace.take(write(tmp_path / "history.jsonl", lines), rejects=tmp_path / "rejects.jsonl")
    assert (done.appended, done.rejected) == (len(GOOD), 2)


def test_a_rejected_line_does_not_make_later_lines_late(workspace: Workspace, tmp_path: Path) -> None:
    stray = line("status_set", "nobody", "2020-12-31", entity="plan", status="?")
    path = write(tmp_path / "history.jsonl", [*GOOD, stray, AFTER])
    done = workspace.take(path, rejects=tmp_path / "rejects.jsonl")
    assert (done.appended, done.rejected) == (len(GOOD) + 1, 1)


def test_an_event_nested_too_deep_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    nested: dict[str, Any] = {}
    for _ in range(400):
        nested = {"a": nested}
    path = write(tmp_path / "history.jsonl", [PLAN, event("ObjectiveSet", parent_id="P", title="N", extra=nested)])
    assert refused(workspace, path).startswith(f"{path}:2: ")


def test_what_is_told_before_a_rejected_line_adds_its_entity_is_rejected_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    value = line("value_recorded", "N", LATER, entity="measure", value=1)
    misplaced = line("measure_added", "N", LATER, parent_id="P", title="Under a plan")
    path = write(tmp_path / "history.jsonl", [*GOOD, value, misplaced])
    done = workspace.take(path, rejects=tmp_path / "rejects.jsonl")
    assert (done.appended, done.rejected) == (len(GOOD), 2)


def test_where_lines_may_be_set_aside_nothing_is_looked_for_ahead(workspace: Workspace, tmp_path: Path) -> None:
    told = line("status_set", "X", "2020-01-01", entity="objective", status="?")
    path = write(tmp_path / "history.jsonl", [told, *TREE, objective("X", LATER, "P")])
    done = workspace.take(path, rejects=tmp_path / "rejects.jsonl")
    assert (done.appended, done.rejected) == (len(TREE) + 1, 1)


def test_what_becomes_known_after_what_is_told_of_it_comes_in_whole(workspace: Workspace, tmp_path: Path) -> None:
    told = line("status_set", "X", "2020-01-01", entity="objective", status="?")
    path = write(tmp_path / "history.jsonl", [told, *TREE, objective("X", LATER, "P")])
    assert workspace.take(path).appended == len(TREE) + 2


def test_a_bad_line_in_a_later_file_keeps_the_earlier_files_out(begun: Workspace, tmp_path: Path) -> None:
    one, two = write(tmp_path / "one.jsonl", GOOD), write(tmp_path / "two.jsonl", [AFTER, b"{"])
    assert refused(begun, one, two).startswith(f"{two}:2: ")
    missing = tmp_path / "missing.jsonl"
    assert refused(begun, one, missing).startswith(f"{missing}: ")


def test_an_id_of_this_workspace_stays_what_it_is(begun: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "history.jsonl", [PLAN, objective("before", LATER, "P")])
    assert refused(begun, path).startswith(f"{path}:2: before")


def test_a_prefix_counts_for_the_length_of_an_id(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "history.jsonl", [PLAN, objective("x" * 200, LATER, "P")])
    assert workspace.take(path, dry_run=True).appended == 2
    assert refused(workspace, path, prefix="p").startswith(f"{path}:2: ")


def test_now_is_not_the_future(workspace: Workspace, tmp_path: Path) -> None:
    now = datetime.now(UTC) - timedelta(seconds=1)
    path = write(tmp_path / "history.jsonl", [line("plan_created", "P", now.isoformat(), title="Now")])
    assert workspace.take(path).appended == 1


def packed() -> bytes:
    """A gzipped history of some length that does not compress well."""
    chance = random.Random(1)
    told = [PLAN, *(status("2020-02-01", chance.randbytes(200).hex()) for _ in range(500))]
    return gzip.compress(b"".join(json.dumps(said).encode() + b"\n" for said in told))


GARBLED = bytes(packed()[:40_000]) + b"garbled!" + packed()[40_008:]
FILES = {
    "empty.jsonl": b"",
    "empty.jsonl.gz": gzip.compress(b""),
    "begun.gz": packed()[:2],
    "head.gz": packed()[:10],
    "cut-off.gz": packed()[:40_000],
    "without-its-end.gz": packed()[:-4],
    "garbled.gz": GARBLED,
    "with-more-behind.gz": packed() + b"more behind it",
    "binary": bytes(range(256)) * 100,
    "database": b"SQLite format 3\0" + bytes(4096),
    "utf-16.jsonl": json.dumps(PLAN).encode("utf-16"),
    "marked.jsonl": b"\xef\xbb\xbf{}\n",
    "one-document.json": json.dumps([PLAN, AFTER], indent=1).encode(),
    "blank.jsonl": b"\n\n\n",
}


@pytest.mark.parametrize("rejects", [False, True], ids=["", "with rejects"])
@pytest.mark.parametrize("name", [name for name in FILES if "gz" in name or name == "empty.jsonl"])
def test_a_file_that_cannot_be_read_whole_is_refused(
    begun: Workspace, tmp_path: Path, name: str, rejects: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    options = {"rejects": tmp_path / "rejects.jsonl"} if rejects else {}
    assert refused(begun, path, **options).startswith(f"{path}:")


@pytest.mark.parametrize("name", [name for name in FILES if "gz" not in name and name != "empty.jsonl"])
def test_a_file_of_another_kind_is_refused_at_its_first_line(begun: Workspace, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert refused(begun, path).startswith(f"{path}:1: ")


def test_a_cut_off_file_names_the_line_where_it_ends(begun: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "cut-off.gz"
    path.write_bytes(FILES["cut-off.gz"])
    number = int(refused(begun, path).removeprefix(f"{path}:").split(":")[0])
    assert 50 < number < 501


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "file/history.jsonl"])
def test_a_path_that_is_no_file_is_refused(begun: Workspace, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / name
    assert refused(begun, path).startswith(f"{path}: ")


@pytest.mark.parametrize("name", ["long.jsonl", "long.jsonl.gz"])
def test_a_line_without_an_end_takes_no_memory(workspace: Workspace, tmp_path: Path, name: str) -> None:
    path, rejects = tmp_path / name, tmp_path / "rejects.jsonl"
    raw = json.dumps(PLAN).encode() + b"\n" + b"x" * 50_000_000
    path.write_bytes(gzip.compress(raw, 1) if name.endswith("gz") else raw)
    del raw
    tracemalloc.start()
    try:
        assert refused(workspace, path).startswith(f"{path}:2: ")
        done = workspace.take(path, rejects=rejects, dry_run=True)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (done.appended, done.rejected) == (1, 1)
    assert peak < 32_000_000
    assert rejects.stat().st_size < 2_000_000


def test_a_line_of_one_mebibyte_is_not_too_long(begun: Workspace, tmp_path: Path) -> None:
    short = json.dumps({**PLAN, "text": ""}).encode()
    full = short.replace(b'"text": ""', b'"text": "' + b"x" * (1024 * 1024 - len(short)) + b'"')
    path = tmp_path / "full.jsonl"
    for line_end in (b"", b"\n", b"\r\n"):
        path.write_bytes(full + line_end)
        assert begun.take(path, dry_run=True).appended == 1
        path.write_bytes(full.replace(b"xx", b"xxx", 1) + line_end)
        assert refused(begun, path).startswith(f"{path}:1: ")


def test_rejects_that_cannot_be_written_keep_everything_out(begun: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "history.jsonl", GOOD)
    with pytest.raises(UnavailableError):
        begun.take(path, rejects=tmp_path)


def test_rejects_never_overwrite_the_history(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "history.jsonl", [*GOOD, b"{"])
    held = path.read_bytes()
    with pytest.raises(UnusableInputError):
        workspace.take(path, rejects=path)
    assert path.read_bytes() == held
