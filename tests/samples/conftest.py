"""Every sample, told once for all the tests that look at it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from engine.domain.values import Event
from engine.log.log import Log
from engine.samples import SAMPLES
from projections.read_model import Bounds, ReadModel, Row
from tests.conftest import Sample

Told = Callable[[str], Path]


def end(name: str) -> Bounds:
    """The last instant of a sample."""
    return Bounds(as_of=SAMPLES[name].ends_at)


def events_of(path: Path) -> list[Event]:
    with Log(path) as log:
        return [event for _, event in log.events()]


def rounded(row: Row) -> Row:
    """Ratios are compared after rounding to nine decimals."""
    return {name: round(value, 9) if isinstance(value, float) else value for name, value in row.items()}


def only(views: ReadModel, view: str, bounds: Bounds, where: str) -> Row:
    (row,) = views.rows(view, bounds, f"WHERE {where}")
    return row


@pytest.fixture(scope="session")
def told(sample_of: Sample) -> Told:
    """The log of a sample; read only, please."""
    return cache(lambda name: sample_of(name) / "log.sqlite3")


@pytest.fixture(scope="session")
def views_of(told: Told) -> Iterator[Callable[[str], ReadModel]]:
    """The views of a sample."""
    models: dict[str, ReadModel] = {}

    def views(name: str) -> ReadModel:
        if name not in models:
            models[name] = ReadModel()
            with Log(told(name)) as log:
                models[name].catch_up(log)
        return models[name]

    yield views
    for model in models.values():
        model.close()
