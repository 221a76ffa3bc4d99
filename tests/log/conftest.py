"""Every promise of the log is held on both stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.log.log import Clock, Log
from engine.log.place import Place


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a log may be made."""
    if request.param == "postgres":
        place: Place = request.getfixturevalue("database")
        return place
    return tmp_path / "log.sqlite3"


@pytest.fixture
def log(place: Place, clock: Clock) -> Iterator[Log]:
    with Log(place, clock, create=True) as log:
        yield log
