"""A file that a person names is written whole or not at all, and what stands under the name stays what it is."""

import gzip
import os
import threading

import pytest

from engine.errors import UnavailableError
from engine.writing import written_whole

COMMANDS = [("export", "history"), ("plan", "export"), ("audit", "export")]
commands = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@pytest.fixture
def write(hansei, tmp_path):
    """Writes something into a file by one of the commands; it has to go well."""
    history = tmp_path / "history.jsonl"
    at = '"recorded_at":"2026-01-01T00:00:00Z","effective_at":"2026-01-01T00:00:00Z","actor":"Ann"'
    history.write_text(f'{{"kind":"plan_created","id":"P","title":"Ours",{at}}}\n', encoding="utf-8")
    hansei("init")
    hansei("import", "history", history)
    history.unlink()

    def run(command, path):
        answer = hansei(*command, path)
        assert answer.status == 0, answer.err

    return run


@commands
def test_a_link_stays_and_the_file_it_leads_to_is_written(write, tmp_path, command):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "file").write_text("old")
    (folder / "file").chmod(0o600)
    (tmp_path / "link").symlink_to("elsewhere/file")
    write(command, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (folder / "file").read_bytes() not in (b"", b"old")
    assert (folder / "file").stat().st_mode & 0o777 == 0o600
    assert [*folder.iterdir()] == [folder / "file"]


@commands
def test_a_link_that_leads_to_no_file_yet_gets_one(write, tmp_path, command):
    (tmp_path / "link").symlink_to("new")
    write(command, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new").stat().st_size


@commands
def test_a_pipe_gets_the_bytes_and_stays_a_pipe(write, tmp_path, command):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write(command, pipe)
    reader.join(10)
    assert pipe.is_fifo()
    assert got[0]


@commands
def test_a_file_of_somebody_else_beside_it_is_left_alone(write, tmp_path, command):
    (tmp_path / "out.part").write_text("mine")
    write(command, tmp_path / "out")
    assert (tmp_path / "out.part").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} >= {"out", "out.part"}
    assert not [*tmp_path.glob(".hansei-*")]


@pytest.mark.parametrize("raised", [OSError(28, "No space left on device"), ValueError("something else")])
def test_nothing_half_written_remains_after_a_failure(tmp_path, raised):
    (tmp_path / "file").write_text("old")
    expected = UnavailableError if isinstance(raised, OSError) else ValueError
    with pytest.raises(expected), written_whole(tmp_path / "file") as out:
        out.write(b"half")
        raise raised
    assert [*tmp_path.iterdir()] == [tmp_path / "file"]
    assert (tmp_path / "file").read_text() == "old"


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    for path in (tmp_path, tmp_path / "none" / "file"):
        said = f"^{path}: .*; give a file that can be written"
        with pytest.raises(UnavailableError, match=said), written_whole(path):
            pass
    assert not [*tmp_path.iterdir()]


def test_a_history_is_gzipped_where_its_name_says_so_and_the_same_log_gives_the_same_bytes(write, hansei, tmp_path):
    names = ("plain.jsonl", "one.jsonl.gz", "two.JSONL.GZ")
    for name in names:
        write(("export", "history"), tmp_path / name)
    plain, one, two = ((tmp_path / name).read_bytes() for name in names)
    assert one == two
    assert one[4:8] == b"\0\0\0\0"  # when it was made
    assert gzip.decompress(one) == plain
    assert "1 lines: 0 appended, 1 known already" in hansei("import", "history", tmp_path / names[1]).out
