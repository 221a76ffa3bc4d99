"""A full disk: exit status 4, one line, nothing torn."""

import contextlib
import os
import subprocess
from pathlib import Path

import pytest

from tests.crash.support import write_history

pytestmark = pytest.mark.crash


@pytest.fixture
def small_disk(tmp_path):
    """A disk of ten megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        if os.environ.get("CI"):
            pytest.fail(f"cannot mount a small disk: {mounted.stderr.decode()}")
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leaves no room on the disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(b"x" * 4096)
    return filler


def test_an_import_that_runs_out_of_disk_can_be_completed_later(hansei, small_disk, tmp_path):
    workspace = small_disk / "workspace"
    path = write_history(tmp_path / "large.jsonl", 20_000)
    assert hansei("init", workspace=workspace).status == 0
    answer = hansei("import", "history", path, workspace=workspace)
    assert answer.status == 4
    (line,) = answer.err.splitlines()
    assert "disk is full" in line
    assert "free some space" in line
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    answer = hansei("import", "history", path, "--format", "json", workspace=workspace)
    assert answer.status == 0
    assert answer.json["appended"] + answer.json["duplicates"] == 20_000
    assert 0 < answer.json["duplicates"] < 20_000
    assert hansei("rebuild", "--check", workspace=workspace).status == 0


def test_a_check_in_on_a_full_disk_is_refused_whole(hansei, small_disk, tmp_path):
    workspace = small_disk / "workspace"
    hansei("init", workspace=workspace)
    hansei("import", "history", write_history(tmp_path / "plan.jsonl", 30), workspace=workspace)
    fill(small_disk)
    statuses = [hansei("check-in", "KR1", str(n), workspace=workspace).status for n in range(40)]
    assert 4 in statuses
    (small_disk / "filler").unlink()
    stored = hansei(
        "sql", "SELECT count(*) AS n FROM events WHERE source = 'cli'", "--format", "json", workspace=workspace
    )
    assert stored.json == [{"n": statuses.count(0)}]
    assert hansei("check-in", "KR1", "99", workspace=workspace).status == 0


def test_a_view_that_finds_no_room_says_so_and_loses_nothing(hansei, small_disk, tmp_path):
    workspace = small_disk / "workspace"
    hansei("init", workspace=workspace)
    hansei("import", "history", write_history(tmp_path / "plan.jsonl", 2000), workspace=workspace)
    filler = fill(small_disk)
    answer = hansei("show", "entities", workspace=workspace)
    assert answer.status == 4
    assert len(answer.err.splitlines()) == 1
    filler.unlink()
    assert len(hansei("show", "entities", "--format", "json", workspace=workspace).json) == 22
