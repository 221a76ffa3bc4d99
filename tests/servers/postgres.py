"""A real PostgreSQL on this machine, which a test may kill and start again."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psutil
import psycopg

HOST = "127.0.0.1"
USER = "hansei"
DEBIAN = Path("/usr/lib/postgresql")


class MissingError(Exception):
    """What a real server needs is not on this machine."""


def program(name: str) -> str:
    """One of the server's programs, of the newest version that is installed."""
    places = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = shutil.which(name) or (str(places[-1]) if places else None)
    if not found:
        raise MissingError(f"PostgreSQL is not installed: no program {name}")
    return found


class Postgres:
    """One server and its data. It dies with the thread that starts it, however that one ends."""

    def __init__(self, folder: Path, *, fsync: str = "off") -> None:
        self.folder = folder
        self._fsync = fsync  # a killed process loses nothing without it; only a power cut would
        self._process: subprocess.Popen | None = None
        self.port = _free_port()
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        done = subprocess.run(
            [
                *_as_its_user(), program("initdb"), "-D", folder / "data", "-A", "trust", "-U", USER,
                "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions",
            ],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout

    @property
    def address(self) -> str:
        """Where clients find its database."""
        return f"postgresql://{USER}@{HOST}:{self.port}/postgres"

    def start(self, timeout: float = 60) -> None:
        """Starts it, for the first time or again, and waits until it serves."""
        said = (self.folder / "server.log").open("ab")
        bound = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        settings = {
            "port": self.port,
            "listen_addresses": HOST,
            "unix_socket_directories": "",
            "max_connections": 200,
            "fsync": self._fsync,
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [*_as_its_user(), *bound, program("postgres"), "-D", self.folder / "data", *options],
            stdout=said, stderr=said, cwd="/",
        )  # fmt: skip
        said.close()
        deadline = time.monotonic() + timeout
        while not self._serves():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"no start: {(self.folder / 'server.log').read_text()[-2000:]}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it without a warning, all of its processes, as a power cut would."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGSTOP)  # so that it begins no process meanwhile
        children = psutil.Process(self._process.pid).children()
        for child in children:
            child.kill()
        self._process.kill()
        self._process.wait()
        psutil.wait_procs(children, timeout=30)
        self._process = None

    def stop(self) -> None:
        """Ends it at once, but in order."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)
            self._process = None

    def _serves(self) -> bool:
        try:
            psycopg.connect(self.address, connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True


def _as_its_user() -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.getuid():
        return []
    return ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
