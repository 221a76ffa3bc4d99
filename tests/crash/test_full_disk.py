"""A full disk: exit status 4, one line, nothing torn."""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import UnavailableError
from engine.log.log import Log
from engine.log.place import database_at
from engine.log.recorded import Entry
from tests.crash.support import write_history
from tests.log.test_log import append, checked_in
from tests.servers.postgres import Postgres

pytestmark = pytest.mark.crash


@pytest.fixture
def small_disk(tmp_path):
    """A disk of ten megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, "10m"):
        yield disk


@contextlib.contextmanager
def mounted(disk: Path, size: str) -> Iterator[None]:
    """A disk of so many bytes at a folder."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        if os.environ.get("CI"):
            pytest.fail(f"cannot mount a small disk: {done.stderr.decode()}")
        pytest.skip("needs the right to mount a small disk")
    try:
        yield
    finally:
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


@pytest.mark.usefixtures("postgres_address")  # which tells where no server is installed
def test_a_full_disk_of_the_database_stores_nothing_and_says_so(tmp_path):
    disk = Path(tempfile.mkdtemp(prefix="hansei-full-"))
    with mounted(disk, "90m"):
        server = Postgres(disk)
        server.start()
        try:
            with Log(database_at(server.address, tmp_path), create=True) as log:
                filler = fill(disk)
                with pytest.raises(UnavailableError, match="No space left on device; free some space") as said:
                    for n in range(4000):
                        append(log, Entry(f"c-{n}", [checked_in(n, note="x" * 2000)]))
                assert said.value.exit_status == 4
                before = log.position()
                filler.unlink()
                append(log, Entry("c-last", [checked_in()]))
                assert (log.position(), log.damage()) == (before + 1, "")
        finally:
            server.kill()
    disk.rmdir()
