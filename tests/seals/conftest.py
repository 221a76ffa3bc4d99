"""A log that was sealed three times and has some more events, to be put back after whatever is done to it."""

from contextlib import ExitStack

import pytest

from engine.log.seals.sealing import seal
from engine.log.seals.shelf import Shelf
from tests.seals.workspaces import SIZES, make_log, put_rows, reach_into, rows_of, tell
from tests.servers.databases import schema_in


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def log(request, tmp_path_factory):
    with ExitStack() as held:
        place = tmp_path_factory.mktemp("sealed")
        if request.param == "postgres":
            place = held.enter_context(schema_in(request.getfixturevalue("postgres_address"), place))
        log = held.enter_context(make_log(place))
        for before, size in zip((0, *SIZES), SIZES, strict=False):
            tell(log, size - before)
            seal(log)
        tell(log, 4)
        yield log


@pytest.fixture(scope="module")
def shelf(log):
    return Shelf(log.workspace)


@pytest.fixture
def stored(log, shelf):
    """The rows as they are; put back afterwards, with all that lies beside them."""
    rows, kept = rows_of(log), {path: path.read_bytes() for path in shelf.folder.iterdir()}
    yield rows
    with reach_into(log) as connection:
        put_rows(connection, rows)
    for path, content in kept.items():
        path.write_bytes(content)
