"""Real processes, to be killed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import orjson

ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("HANSEI_CRASH_SEED", random.SystemRandom().randrange(10**6)))


def start(code: str, *arguments: str | Path) -> subprocess.Popen:
    """Runs Python code in a process of its own; it prints a line for whatever it acknowledges."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def kill_after(process: subprocess.Popen, seconds: float) -> list[str]:
    """Lets the process work that long after its first line, kills it without a warning; what it acknowledged.

    A last line without its end was not acknowledged yet. A process that failed by itself is an error.
    """
    first = process.stdout.readline()
    time.sleep(seconds)
    finished = process.poll()
    process.send_signal(signal.SIGKILL)
    rest, complaints = process.communicate()
    assert finished in (None, 0), complaints.decode()
    said = (first + rest).decode()
    return said.split("\n")[:-1]


def write_history(path: Path, lines: int) -> Path:
    """A strategy history of that many lines."""
    at = {"recorded_at": "2026-01-01T00:00:00Z", "effective_at": "2026-01-01T00:00:00Z", "actor": "Ann"}
    told = [{"kind": "plan_created", "id": "P", "title": "Plan"}]
    told.append({"kind": "objective_added", "id": "O", "parent_id": "P", "title": "Objective"})
    told += [
        {"kind": "key_result_added", "id": f"KR{n}", "parent_id": "O", "title": f"Key result {n}", "target": n}
        for n in range(20)
    ]
    told += [
        {"kind": "value_recorded", "id": f"KR{n % 20}", "entity": "key_result", "value": n, "text": f"week {n}"}
        for n in range(lines - len(told))
    ]
    path.write_bytes(b"".join(orjson.dumps({**at, **line}) + b"\n" for line in told))
    return path
