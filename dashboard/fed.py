"""A dashboard on a machine without the log: with HANSEI_FOLLOW=kafka its replica is fed by Kafka."""

import os
from contextlib import ExitStack
from dataclasses import dataclass

from engine.errors import UnusableInputError
from engine.settings import Settings
from engine.transport.connecting import Kafka
from engine.transport.following import Following
from engine.transport.reporting import reported
from engine.transport.running import Running
from engine.transport.workspaces import only_workspace, workspace_named
from projections.carried import open_carried, workspace_of
from projections.read_model import ReadModel

NO_LOG = (
    "This dashboard follows Kafka and has no log, so nothing can be recorded here. Record it on a dashboard or by "
    "a command where the log is; it appears here by itself."
)


@dataclass(frozen=True)
class Fed:
    """What carries the events, and what this dashboard tells of itself to whoever asks for the status."""

    following: Following
    told: Running


def follows_kafka() -> bool:
    """Whether this dashboard is fed by Kafka, as HANSEI_FOLLOW says; else it follows the log."""
    told = os.environ.get("HANSEI_FOLLOW", "").strip() or "log"
    if told not in ("log", "kafka"):
        raise UnusableInputError(f"HANSEI_FOLLOW: there is no {told!r}; use log or kafka")
    return told == "kafka"


def open_fed(of: Settings, held: ExitStack) -> tuple[Fed, ReadModel]:
    """What carries the events, and a replica that has taken in all of them; `held` lets go of both."""
    kafka = Kafka.of_environment()
    named = workspace_named(None) or workspace_of(of.views_path) or only_workspace(kafka)
    following = held.enter_context(Following(kafka, named))
    read_model = held.enter_context(open_carried(following, of.views_path))
    told = Running("dashboard", following.workspace_id)
    held.enter_context(reported(kafka, told))
    return Fed(following, told), read_model
