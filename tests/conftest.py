"""What every test may use: a clean environment, a log, a read model, the command."""

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pytest

from engine.log.log import Log
from engine.samples import tell_sample
from projections import macros
from projections.read_model import ReadModel
from projections.replica import open_replica

pytest_plugins = ["tests.servers.fixtures", "tests.servers.databases"]

# Without what was compiled before, each process of a test compiles all of the project anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in list(os.environ):
        if name.startswith("HANSEI_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def _views_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """To make the views takes ten times as long as to copy them: every new replica here starts from a copy."""
    template = tmp_path_factory.mktemp("views") / "template.duckdb"
    with duckdb.connect(str(template)) as connection:
        macros.make(connection)

    def copied(connection: duckdb.DuckDBPyConnection) -> None:
        if macros.is_made(connection):
            return
        (name,) = connection.execute("SELECT current_database()").fetchone() or ("memory",)
        connection.execute(f"ATTACH '{template}' AS template (READ_ONLY)")
        connection.execute(f'COPY FROM DATABASE template TO "{name}"')
        connection.execute("DETACH template")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("projections.read_model.make", copied)
        yield


Sample = Callable[[str], Path]


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that the first of several processes makes, while the others wait for it."""
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            aside = folder.with_suffix(".part")
            shutil.rmtree(aside, ignore_errors=True)  # of one who failed
            aside.mkdir()
            make(aside)
            aside.rename(folder)
    return folder


@pytest.fixture(scope="session")
def sample_of(tmp_path_factory: pytest.TempPathFactory, _views_made_once: None) -> Sample:
    """A workspace of a sample with its views: told once for all tests, copied for each who asks.

    To tell a sample and to take it in takes some seconds, to copy it a hundredth of one.
    """
    of_all = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own below that of the run
        of_all = of_all.parent

    def copied(name: str) -> Path:
        def tell(folder: Path) -> None:
            tell_sample(name, folder / "log.sqlite3")
            with Log(folder / "log.sqlite3") as log, open_replica(log, folder / "views"):
                pass

        workspace = tmp_path_factory.mktemp(name)
        shutil.copytree(made_once(of_all / "samples" / name, tell), workspace, dirs_exist_ok=True)
        return workspace

    return copied


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 4, 1, 9, tzinfo=UTC))


@pytest.fixture
def log(tmp_path: Path, clock: Clock) -> Iterator[Log]:
    log = Log(tmp_path / "log.sqlite3", clock, create=True)
    yield log
    log.close()


@pytest.fixture
def read_model() -> Iterator[ReadModel]:
    with ReadModel() as read_model:
        yield read_model


@dataclass(frozen=True)
class Answer:
    """What a run of the command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.out)


@pytest.fixture
def hansei(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Answer]:
    """Runs the command in this process, in a workspace of the test's own."""
    from hansei import run

    def call(*arguments: str | Path, workspace: Path = tmp_path / "workspace") -> Answer:
        capfdbinary.readouterr()
        status = run(["--workspace", str(workspace), "--actor", "Ann", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return Answer(status, out.decode(), err.decode())

    return call
