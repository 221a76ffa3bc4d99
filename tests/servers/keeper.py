"""Keeps one broker for all processes of a test run, and ends it when the last of them is gone, however it ended.

Whoever uses the broker holds a shared lock on a file, which the operating system takes back from a process that
dies. The keeper waits for the whole lock. Should the keeper itself be killed, the broker dies with it.
"""

import fcntl
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.broker import Broker, jars

ROOT = Path(__file__).parents[2]


@contextmanager
def broker_in_use(folder: Path) -> Iterator[str]:
    """The address of the broker that the users of this folder share; the first of them starts it."""
    jars()  # what is missing is found out here, where it can be told
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "users").open("w") as users, (folder / "starting").open("w") as starting:
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(starting, fcntl.LOCK_EX)
        if not (folder / "address").exists():
            with (folder / "keeper.log").open("ab") as said:
                keeper = subprocess.Popen(
                    [sys.executable, "-m", "tests.servers.keeper", str(folder)],
                    cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, start_new_session=True,
                )  # fmt: skip
            assert keeper.stdout
            if not keeper.stdout.readline():
                raise AssertionError((folder / "keeper.log").read_text()[-2000:])
            _left_alone.append(keeper)
        fcntl.flock(starting, fcntl.LOCK_UN)
        yield (folder / "address").read_text()


_left_alone: list[subprocess.Popen] = []
"""Keepers outlive those who started them; a warning about that would be an error."""


def keep(folder: Path) -> None:
    """Runs a broker until nobody uses it."""
    data = Path(tempfile.mkdtemp(prefix="hansei-kafka-"))
    broker = Broker(data)
    try:
        broker.start()
        (folder / "address").write_text(broker.address)
        print("started", flush=True)
        with (folder / "users").open("w") as users:
            fcntl.flock(users, fcntl.LOCK_EX)
            (folder / "address").unlink()
            broker.kill()
    finally:
        broker.kill()
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
