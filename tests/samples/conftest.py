"""Every sample, told once for all the tests that look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.domain.values import Event
from engine.log.log import Log
from engine.samples import SAMPLES, tell_sample
from projections.read_model import Bounds, ReadModel, Row

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
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The log of a sample; read only, please."""
    paths: dict[str, Path] = {}

    def tell(name: str) -> Path:
        if name not in paths:
            paths[name] = tmp_path_factory.mktemp(name) / "log.sqlite3"
            tell_sample(name, paths[name])
        return paths[name]

    return tell


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
