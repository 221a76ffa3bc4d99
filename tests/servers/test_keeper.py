"""The broker of a test run ends with the run, however that one ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.servers.broker import HOST, MissingError, jars
from tests.servers.fixtures import not_run

ROOT = Path(__file__).parents[2]
USER = """
import sys, time
from pathlib import Path
from tests.servers.keeper import broker_in_use
with broker_in_use(Path(sys.argv[1])) as address:
    print(address, flush=True)
    time.sleep(600)
"""


@pytest.mark.crash
def test_users_share_a_broker_and_it_ends_when_the_last_of_them_is_killed(tmp_path):
    try:
        jars()
    except MissingError as missing:
        not_run(str(missing))
    first, second = user(tmp_path), user(tmp_path)
    address = first.stdout.readline().strip()
    assert second.stdout.readline().strip() == address
    port = int(address.rpartition(":")[2])

    end(first)
    time.sleep(1)
    assert answers(port)
    end(second)

    deadline = time.monotonic() + 30
    while answers(port) or (tmp_path / "address").exists():
        assert time.monotonic() < deadline, "the broker outlives its users"
        time.sleep(0.1)


def user(folder: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)], cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True
    )


def end(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0
