"""Real processes, to be killed."""

import atexit
import os
import random
import signal
import socket
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import orjson

ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("HANSEI_CRASH_SEED", random.SystemRandom().randrange(10**6)))


@cache
def _warm() -> socket.socket:
    """A line to the process that all others are made of; it ends with this one."""
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    program = [sys.executable, "-m", "tests.crash.warm", str(its.fileno())]
    process = subprocess.Popen(program, cwd=ROOT, pass_fds=[its.fileno()])
    its.close()
    atexit.register(process.wait)
    atexit.register(mine.close)
    return mine


class Process:
    """A process that runs a piece of code."""

    def __init__(self, code: str, arguments: tuple[str | Path, ...]) -> None:
        outs, complaints = os.pipe(), os.pipe()
        told = orjson.dumps({"code": code, "arguments": [*map(str, arguments)]})
        socket.send_fds(_warm(), [told], [outs[1], complaints[1]])
        self.pid = int(_warm().recv(100))
        for _, its in (outs, complaints):
            os.close(its)
        self.stdout = os.fdopen(outs[0], "rb", buffering=0)
        self._stderr = os.fdopen(complaints[0], "rb", buffering=0)
        self.returncode: int | None = None

    def poll(self, *, wait: bool = False) -> int | None:
        """How it ended, if it did."""
        if self.returncode is None:
            _warm().send(orjson.dumps({"pid": self.pid, "wait": wait}))
            self.returncode = orjson.loads(_warm().recv(100))
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Sends it a signal, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def communicate(self) -> tuple[bytes, bytes]:
        """Waits for its end; what else it said, and its complaints."""
        with self.stdout, self._stderr:
            said = self.stdout.read(), self._stderr.read()
        self.poll(wait=True)
        return said


def start(code: str, *arguments: str | Path) -> Process:
    """Runs Python code in a process of its own; it prints a line for whatever it acknowledges."""
    return Process(code, arguments)


def kill_after(process: Process, seconds: float) -> list[str]:
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
