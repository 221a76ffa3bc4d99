"""Keeps a replica up to date by Kafka until the process is asked to stop: no log, no database server."""

import time
from pathlib import Path

from engine.errors import BrokenIntegrityError, UnavailableError
from engine.transport.connecting import Kafka
from engine.transport.following import Following
from engine.transport.running import Running
from projections.carried import open_carried
from projections.publish import publish
from projections.read_model import ReadModel
from projections.replica import follow, replica_folder

LOOK = 1.0
"""Seconds that one look waits for something new."""
PUBLISH_EVERY = 60.0


def take_all(kafka: Kafka, workspace_id: str, views: Path) -> int:
    """Takes in all that there is and publishes a copy; the position it then stands at."""
    with Following(kafka, workspace_id) as following, open_carried(following, views, shared=False) as read_model:
        publish(read_model, replica_folder(views))
        return read_model.position


def keep(kafka: Kafka, workspace_id: str, views: Path, told: Running) -> None:
    """Follows until `told` says stop. What fails is said and tried again, later each time."""
    while not told.stopping.is_set():
        try:
            with (
                Following(kafka, workspace_id) as following,
                open_carried(following, views, shared=False, whole=False) as read_model,
            ):
                told.say(f"follows from position {read_model.position}")
                _follow(following, read_model, views, told)
        except UnavailableError as error:
            if not told.fails(str(error)):
                return


def _follow(following: Following, read_model: ReadModel, views: Path, told: Running) -> None:
    published, published_at = -1, float("-inf")
    while not told.stopping.is_set():
        try:
            before = read_model.position
            following.wait(before, LOOK)
            follow(read_model, following, views)
            told.count("events", read_model.position - before)
            told.told(read_model.position, following.unread, following.stored_at)
            told.works()
        except (UnavailableError, BrokenIntegrityError) as error:
            # What was received stays; the same reader goes on when the brokers or the missing event are back.
            if isinstance(error, BrokenIntegrityError):
                told.told(read_model.position, following.unread, following.stored_at)
            if not told.fails(str(error)):
                return
        # A copy is for who begins, who has no use for one that is far behind.
        is_due = time.monotonic() - published_at >= PUBLISH_EVERY
        if is_due and following.is_level and published != read_model.position:
            publish(read_model, replica_folder(views))
            published, published_at = read_model.position, time.monotonic()
