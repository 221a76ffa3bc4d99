"""Replicas in processes of their own, to be asked how they are, and to be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import orjson

from projections.read_model import ReadModel
from projections.replica import REPLICA, replica_folder

ROOT = Path(__file__).parents[2]
# The command itself, without the dashboard: its import takes a second.
CODE = """
import sys
from engine.errors import HanseiError
from engine.settings import settings
from projections.cli.stream import replica_command
try:
    replica_command(sys.argv[2:], obj=settings(sys.argv[1]), standalone_mode=False)
except HanseiError as error:
    print(f"hansei: {error}", file=sys.stderr)
    sys.exit(error.exit_status)
"""


@contextmanager
def replica(workspace: Path, *options: str, **environment: str) -> Iterator[subprocess.Popen]:
    """A replica that is killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, str(workspace), *options],
        cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def taken_in(workspace: Path, *options: str) -> str:
    """Lets a replica take in all that there is; what it said."""
    with replica(workspace, "--once", *options) as process:
        out, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return out + said


def state(port: int, path: str = "/ready") -> tuple[int, dict]:
    """What a replica answers over HTTP; 0 where it does not listen yet."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, orjson.loads(answer.read())
    except HTTPError as error:
        return error.code, orjson.loads(error.read())
    except URLError:
        return 0, {}


def wait_until(port: int, wished, seconds: float = 60) -> dict:
    """Waits until a replica says what is wished of it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        status, told = state(port)
        if status and wished(status, told):
            return told
        time.sleep(0.1)
    raise AssertionError(f"never so; it says {state(port)}")


def hashes_in(workspace: Path) -> tuple[int, dict]:
    """Where a replica that nobody holds stands, and the hashes of its facts."""
    with ReadModel(replica_folder(workspace / "views") / REPLICA) as read_model:
        return read_model.position, read_model.hashes()
