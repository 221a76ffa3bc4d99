"""The way the eventsourcing library offers: a ProjectionRunner that writes to DuckDB, a transaction an event.

It cannot follow a log on SQLite, so its events lie in memory, which spares it the reading.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import duckdb
from eventsourcing.persistence import Tracking
from eventsourcing.popo import POPOTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner

from benchmarks.plain import PlainApplication, PlainEvent, plain_events, save_in_bulk
from benchmarks.running import seconds
from engine.domain.values import Event


class DuckDBView(POPOTrackingRecorder):
    """One table in a file, and where it stands."""

    path: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.connection = duckdb.connect(str(self.path))
        self.connection.execute(
            "CREATE TABLE facts (position BIGINT, entity_id VARCHAR, told_at VARCHAR, value DOUBLE)"
        )
        self.connection.execute("CREATE TABLE tracking (position BIGINT)")
        self.connection.execute("INSERT INTO tracking VALUES (0)")

    def take(self, event: PlainEvent, tracking: Tracking) -> None:
        """Stores a row and how far the view has come, in one transaction."""
        position = tracking.notification_id
        self.connection.execute("BEGIN")
        self.connection.execute(
            "INSERT INTO facts VALUES (?, ?, ?, ?)",
            [position, event.entity_id, event.effective_at, event.said.get("value")],
        )
        self.connection.execute("UPDATE tracking SET position = ?", [position])
        self.connection.execute("COMMIT")
        self.insert_tracking(tracking)


class EventByEvent(Projection[DuckDBView]):
    """Takes in one event after the other."""

    def process_event(self, domain_event: PlainEvent, tracking: Tracking) -> None:
        """Writes the event to the view."""
        self.view.take(domain_event, tracking)


def events_a_second(events: Sequence[Event], path: Path) -> float:
    """How many events a second the runner takes in, from the moment they are saved."""
    sample = plain_events(events)
    DuckDBView.path = path
    with ProjectionRunner(
        application_class=PlainApplication,
        projection_class=EventByEvent,
        view_class=DuckDBView,
        env={"PERSISTENCE_MODULE": "eventsourcing.popo"},
    ) as runner:

        def save_and_wait() -> None:
            save_in_bulk(runner.app, sample, len(sample))
            runner.wait(len(sample), timeout=600)

        took = seconds(save_and_wait)
    runner.view.connection.close()
    return len(sample) / took
