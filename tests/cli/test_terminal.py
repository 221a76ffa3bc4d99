"""What a person at a terminal sees, and what a pipe does not."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import hansei
from tests.crash.support import write_history

ROOT = Path(__file__).parents[2]


def on_a_terminal(*arguments: str | Path) -> tuple[int, str]:
    """Runs the command with a terminal behind its output; exit status and what the terminal got."""
    outer, inner = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "hansei", *arguments], cwd=ROOT, stdout=inner, stderr=inner)
    os.close(inner)
    said = b""
    while True:
        try:
            piece = os.read(outer, 4096)
        except OSError:  # the terminal's other end is closed
            break
        if not piece:
            break
        said += piece
    os.close(outer)
    return process.wait(), said.decode()


def test_an_import_shows_how_far_it_is_on_a_terminal(tmp_path):
    path = write_history(tmp_path / "history.jsonl", 5000)
    on_a_terminal("--workspace", tmp_path / "w", "init")
    status, said = on_a_terminal("--workspace", tmp_path / "w", "import", "history", path)
    assert status == 0
    assert "checking: 5,000 lines" in said
    assert "appending" in said
    assert "100%" in said
    assert said.rstrip().endswith("5,000 lines: 5,000 appended, 0 known already, 0 rejected")


def test_people_steer_nobodys_terminal(hansei, tmp_path):
    path = tmp_path / "history.jsonl"
    at = '"recorded_at":"2026-01-01T00:00:00Z","effective_at":"2026-01-01T00:00:00Z","actor":"Ann"'
    path.write_text(f'{{"kind":"plan_created","id":"P","title":"\\u001b[31mred\\u0007",{at}}}\n', encoding="utf-8")
    hansei("init")
    assert hansei("import", "history", path).status == 0
    for form in ("table", "markdown"):
        assert "\x1b" not in hansei("show", "entities", "--format", form).out
    assert hansei("show", "entities", "--format", "json").json[0]["title"] == "\x1b[31mred\x07"


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    path = write_history(tmp_path / "history.jsonl", 5000)
    hansei = f"{sys.executable} -m hansei --workspace {tmp_path / 'w'}"
    for command in (f"{hansei} init", f"{hansei} import history {path}"):
        subprocess.run(command, shell=True, cwd=ROOT, check=True, capture_output=True)
    for command in ("export history", "show history --format csv", "export history /dev/stdout"):
        done = subprocess.run(
            f"{hansei} {command} | head -1; exit ${{PIPESTATUS[0]}}",
            shell=True,
            executable="/bin/bash",
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("loaded", ["click", "eventsourcing", "duckdb", "pyarrow.lib", "dashboard.cli"])
def test_who_interrupts_a_command_that_still_loads_reads_one_line(tmp_path, loaded):
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "hansei", "--workspace", tmp_path / "w", "show", "okrs"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    for line in process.stderr:
        if line.rsplit("|")[-1].strip() == loaded:
            break
    process.send_signal(signal.SIGINT)
    said = [line for line in process.communicate()[1].splitlines() if not line.startswith("import time:")]
    assert (process.returncode, said) == (130, ["hansei: interrupted; what was acknowledged is stored"])


def test_an_exit_that_no_reader_caused_keeps_its_status(monkeypatch):
    def ends(*_: object, **__: object) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(hansei.cli, "main", ends)
    with pytest.raises(SystemExit) as ended:
        hansei.run(["doctor"])
    assert ended.value.code == 1
