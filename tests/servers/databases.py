"""A real PostgreSQL for tests. Where none runs they say so by name; in continuous integration that is a failure."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from engine.log.place import Database, database_at
from tests.servers.postgres import MissingError, Postgres

NAMED = os.environ.get("HANSEI_TEST_POSTGRES")
"""A running database to use instead of an own one; read before the tests clean the environment."""


def _running() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="hansei-postgres-"))
    server = None
    try:
        server = Postgres(folder)
        server.start()
        yield server
    except MissingError as missing:
        words = f"PostgreSQL did not run: {missing}"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    finally:
        if server:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a real database, for all tests of this process."""
    if NAMED:
        yield NAMED
    else:
        for server in _running():
            yield server.address


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A server of the test's own, running, which it may kill and start again."""
    yield from _running()


@pytest.fixture
def database(postgres_address: str, tmp_path: Path) -> Iterator[Database]:
    """A schema of the test's own that is not there yet."""
    with schema_in(postgres_address, tmp_path) as database:
        yield database


@contextmanager
def schema_in(address: str, workspace: Path) -> Iterator[Database]:
    """A name for a schema; what is made under it is gone afterwards."""
    schema = f"test_{secrets.token_hex(4)}"
    yield database_at(f"{address}{'&' if '?' in address else '?'}schema={schema}", workspace)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(schema)))
