"""The stores keep the promises that eventsourcing's own tests hold every recorder to."""

import threading
from importlib.resources import files
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.sqlite import SQLiteDatastore
from eventsourcing.tests.persistence import ApplicationRecorderTestCase
from eventsourcing.utils import Environment

from engine.errors import UnusableInputError
from engine.log.log import Log
from engine.log.place import Database
from engine.log.postgres.recorder import PostgresLogFactory
from engine.log.postgres.store import PostgresStore
from engine.log.sqlite.recorder import SQLiteRecorder


class Contract(ApplicationRecorderTestCase[ApplicationRecorder]):
    """Its contract for application recorders, on our subclasses."""

    def setUp(self) -> None:
        self.threads_before = set(threading.enumerate())

    def tearDown(self) -> None:
        # Its readers are told to stop and not waited for; a connection must not be closed under them.
        for thread in set(threading.enumerate()) - self.threads_before:
            thread.join(timeout=30)

    def new_originator_id(self):
        return str(uuid4())


class TestSQLiteRecorder(Contract):
    """In a file."""

    def setUp(self) -> None:
        super().setUp()
        self.folder = TemporaryDirectory()
        self.datastore = SQLiteDatastore(f"{self.folder.name}/log.sqlite3")

    def tearDown(self) -> None:
        super().tearDown()
        self.datastore.close()
        self.folder.cleanup()

    def new_originator_id(self):
        return uuid4()

    def create_recorder(self) -> ApplicationRecorder:
        recorder = SQLiteRecorder(self.datastore)
        recorder.create_table()
        return recorder


class TestPostgresRecorder(Contract):
    """In a database."""

    @pytest.fixture(autouse=True)
    def _in_a_database(self, database: Database) -> None:
        self.database = database

    def setUp(self) -> None:
        super().setUp()
        self.factories = []

    def tearDown(self) -> None:
        for factory in self.factories:
            factory.close()

    def create_recorder(self) -> ApplicationRecorder:
        environment = PostgresStore(self.database).environment(create=True)
        self.factories.append(PostgresLogFactory(Environment("", {**environment, "ORIGINATOR_ID_TYPE": "text"})))
        return self.factories[-1].application_recorder()


del ApplicationRecorderTestCase, Contract  # the bases themselves are no tests


def test_the_insert_that_loses_events_for_readers_is_refused(database, monkeypatch):
    monkeypatch.setenv("POSTGRES_ENABLE_DB_FUNCTIONS", "y")
    with pytest.raises(UnusableInputError, match="POSTGRES_ENABLE_DB_FUNCTIONS: is set"):
        Log(database, create=True)


APPEND = ("enter_person", "enter_commands", "register", "put_under", "forget_person", "redact")
"""What one function of the database does in the other store."""


def test_both_stores_answer_the_same_questions():
    only = {
        "sqlite": {"empty_wal", *APPEND},
        "postgres": {"lock", "let_go_after", "append", "append_function", "exists", "encoding"},
    }
    asked = {name: {path.name.removesuffix(".sql") for path in questions(name)} for name in only}
    assert asked["sqlite"] - only["sqlite"] == asked["postgres"] - only["postgres"]


def questions(store):
    return list((files("engine.log") / store / "sql").iterdir())
