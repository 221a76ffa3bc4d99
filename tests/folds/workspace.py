"""A log with the events of a history, a replica of it, and how a view's answer is held against a fold's."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.domain.values import Event
from engine.log.log import Log
from engine.log.recorded import Entry
from projections import read_model as views
from projections.projector import FACTS
from projections.read_model import ReadModel
from tests.folds.facts import Row
from tests.folds.fold_history import APPENDED_AT
from tests.folds.histories import Bounds
from tests.folds.seen import Seen

Fold = Callable[[Seen], list[Row]]


@cache
def the_replica() -> ReadModel:
    """One replica for all histories: to make its views takes longer than to ask them."""
    return ReadModel()


def emptied(replica: ReadModel) -> ReadModel:
    """The replica as it was before the first event."""
    for table in (*FACTS, "people"):
        replica._connection.execute(f"DELETE FROM {table}")
    replica._connection.execute("UPDATE checkpoint SET position = 0, workspace_id = NULL")
    return replica


@contextmanager
def told_of(events: Sequence[Event]) -> Iterator[tuple[Log, ReadModel]]:
    """A log of these events, whatever they say, and the replica, still empty."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Log(Path(folder) / "log.sqlite3", lambda: APPENDED_AT, create=True) as log,
    ):
        entries = [Entry(f"c-{number}", [event]) for number, event in enumerate(events)]
        log.append(entries, source="import", appended_by="root", actor="nobody")
        yield log, emptied(the_replica())


def assert_folds_agree(events: Sequence[Event], asked: Sequence[Bounds], folds: dict[str, Fold]) -> None:
    """Every view says at all bounds what its fold says: all rows in order, all columns, floats to nine places."""
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        for bounds in asked:
            seen = Seen(events, bounds)
            for view, fold in folds.items():
                assert_same_rows(view, bounds, replica.rows(view, views.Bounds(*bounds)), fold(seen))


def assert_same_rows(view: str, bounds: Bounds, found: list[Row], folded: list[Row]) -> None:
    """The answer of the view against that of the fold, row by row."""
    for row, expected in zip(found, folded, strict=False):
        assert row == {name: near(value) for name, value in expected.items()}, (view, bounds)
    assert len(found) == len(folded), (view, bounds, found[len(folded) :], folded[len(found) :])


def near(value: Any) -> Any:
    """A number as good as the same to nine places; anything else as it is."""
    return pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value
