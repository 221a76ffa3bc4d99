"""The store keeps the promises that eventsourcing's own tests hold every recorder to."""

import threading
from tempfile import TemporaryDirectory
from uuid import uuid4

from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.sqlite import SQLiteDatastore
from eventsourcing.tests.persistence import ApplicationRecorderTestCase

from engine.log.recorder import LogRecorder


class TestLogRecorder(ApplicationRecorderTestCase[ApplicationRecorder]):
    """Its contract for application recorders, on our subclass."""

    def setUp(self) -> None:
        self.folder = TemporaryDirectory()
        self.threads_before = set(threading.enumerate())
        self.datastore = SQLiteDatastore(f"{self.folder.name}/log.sqlite3")

    def tearDown(self) -> None:
        # Its readers are told to stop and not waited for; a connection must not be closed under them.
        for thread in set(threading.enumerate()) - self.threads_before:
            thread.join(timeout=30)
        self.datastore.close()
        self.folder.cleanup()

    def create_recorder(self) -> ApplicationRecorder:
        recorder = LogRecorder(self.datastore)
        recorder.create_table()
        return recorder

    def new_originator_id(self):
        return uuid4()


del ApplicationRecorderTestCase  # the base itself is no test
