"""Workspaces and history files for the tests of the intake."""

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import pyarrow as pa

from engine.intake.history import Imported, import_history, write_history
from engine.log.log import Log
from projections.projector import FACTS
from projections.read_model import Bounds, ReadModel, Row

VIEWS = ("entities", "measures", "okrs")

Line = dict[str, Any]
Workspaces = Callable[[], "Workspace"]


class Workspace:
    """A log in a folder of its own and a replica of it in memory."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.log = Log(folder / "log.sqlite3", create=True)
        self.read_model = ReadModel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.read_model.close()
        self.log.close()

    def take(self, *paths: Path, **options: Any) -> Imported:
        """Imports the files and takes what is new into the replica."""
        try:
            return import_history(self.log, paths, actor="tester", now=datetime.now(UTC), **options)
        finally:
            self.read_model.catch_up(self.log)

    def export(self) -> Path:
        """The whole workspace as a history file."""
        path = self.folder / "export.jsonl"
        write_history(self.log, path)
        return path

    def rows(self, view: str = "entities", as_of: object = None, known_at: object = None) -> list[Row]:
        """A view at its bounds, a dictionary a row."""
        return self.read_model.rows(view, bounds(as_of, known_at))

    def table(self, view: str, as_of: object = None, known_at: object = None) -> pa.Table:
        """The same as an Arrow table."""
        return self.read_model.table(view, bounds(as_of, known_at))

    def read(self, as_of: object = None, known_at: object = None) -> dict[tuple[str, str], tuple[Any, datetime]]:
        """What was read: by measure and period, the value and when it became known."""
        return {
            (row["measure_id"], row["period"]): (row["actual"], row["recorded_at"])
            for row in self.rows("measures", as_of, known_at)
            if row["recorded_at"] is not None
        }

    def entity(self, entity_id: str, as_of: object = None, known_at: object = None) -> Row:
        """The row of one entity."""
        (row,) = (row for row in self.rows("entities", as_of, known_at) if row["id"] == entity_id)
        return row

    def facts(self) -> dict[str, list[Row]]:
        """Every fact table whole."""
        return facts_of(self.read_model)


def facts_of(read_model: ReadModel) -> dict[str, list[Row]]:
    """Every fact table of a replica whole, in one order."""
    return {name: read_model.ask(f"FROM {name} ORDER BY ALL").to_pylist() for name in FACTS}


def at(said: object) -> datetime | None:
    """An instant given as text (`2026-03-31`, `2026-03-31T12:00Z`), as itself, or open."""
    if not isinstance(said, str):
        return said if isinstance(said, datetime) else None
    read = datetime.fromisoformat(said)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def naive(said: str) -> datetime:
    """An instant as the views write it: in UTC, without saying so."""
    moment = at(said)
    assert moment is not None
    return moment.astimezone(UTC).replace(tzinfo=None)


def bounds(as_of: object, known_at: object) -> Bounds:
    """Bounds given as texts, instants or open."""
    return Bounds(as_of=at(as_of), known_at=at(known_at))


def assert_same_views(one: Workspace, other: Workspace, pairs: Iterable[tuple[object, object]]) -> None:
    """Both workspaces answer the same, in every column, at every pair of (as_of, known_at)."""

    def differ(question: tuple[str, object, object]) -> bool:
        return not one.table(*question).equals(other.table(*question))

    questions = [(view, *pair) for pair in pairs for view in VIEWS]
    with ThreadPoolExecutor(2) as pool:
        for question, differs in zip(questions, pool.map(differ, questions), strict=True):
            if differs:
                assert one.rows(*question) == other.rows(*question), question


def line(kind: str, entity_id: str, recorded_at: str, effective_at: str | None = None, **said: Any) -> Line:
    """A line of a history; it is true in the business when it is recorded, unless said otherwise."""
    return {
        "kind": kind,
        "id": entity_id,
        "recorded_at": instant_text(recorded_at),
        "effective_at": instant_text(effective_at or recorded_at),
        "actor": "the office",
        **said,
    }


def status(day: str, said: str, **more: object) -> Line:
    """A judged status of the plan."""
    return line("status_set", "P", day, entity="plan", status=said, **more)


def objective(entity_id: str, day: str, under: str) -> Line:
    """An objective under something."""
    return line("objective_added", entity_id, day, title=entity_id, parent_id=under)


def instant_text(said: str) -> str:
    """A bare date as the instant of its first moment; an instant as it is."""
    return said if "T" in said else f"{said}T00:00:00Z"


def write(path: Path, lines: Sequence[Line | bytes]) -> Path:
    """Writes a history file, gzipped where its name says so; bytes are written as they are."""
    raw = b"".join((said if isinstance(said, bytes) else json.dumps(said).encode()) + b"\n" for said in lines)
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


def read(path: Path) -> list[Line]:
    """The decoded lines of a history file."""
    raw = path.read_bytes()
    if path.suffix == ".gz":
        raw = gzip.decompress(raw)
    return [json.loads(said) for said in raw.splitlines()]


PLAN = line("plan_created", "P", "2020-01-01", title="Plan 2020", period="2020")
OBJECTIVE = line("objective_added", "O", "2020-01-01", parent_id="P", title="Be quick")
MEASURE = line(
    "measure_added",
    "M",
    "2020-01-01",
    parent_id="O",
    title="Days",
    unit="d",
    direction="down",
    owner="Ada",
    target=9,
)
KEY_RESULT = line("key_result_added", "K", "2020-01-01", parent_id="O", title="Ten", baseline=0, target=10)
TREE = [PLAN, OBJECTIVE, MEASURE, KEY_RESULT]
"""A plan with an objective, a measure and a key result, all there from the first day of 2020."""
