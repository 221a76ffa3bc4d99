"""A small scorecard and a review of it, for the tests of a meeting. Nothing here is a test."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.domain.measure import DefineMeasure, RecordReading
from engine.domain.review import OpenReview, ScheduleReview
from engine.domain.scorecard import AddPerspective, OpenScorecard, SetStrategicObjective
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO

# Of a target of 100 with its red flag at 90, the part of the ten points that is missing: 85 is 5/6, 92 is 0.6.
MEASURES = {
    "A": ("Rooms ready", 85.0, 1.0),
    "B": ("Guests who return", 92.0, 2.0),
    "C": ("Calls answered", 100.0, 1.0),
}


def small_scorecard(workspace: Path, *, opened: bool = True) -> Path:
    """A scorecard with three measures, of which two are off, and a review of it."""
    workspace.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    common = {"at": now, "reason": "start"}
    with Log(workspace / "log.sqlite3", create=True) as log:
        handle(log, OpenScorecard(entity_id="S", title="The house", perspectives=(), **common), **WHO)
        handle(log, AddPerspective(entity_id="G", parent_id="S", title="Guests", **common), **WHO)
        handle(log, SetStrategicObjective(entity_id="O", parent_id="G", title="They return", **common), **WHO)
        for name, (title, value, weight) in MEASURES.items():
            measure = DefineMeasure(
                entity_id=name, parent_id="O", title=title, unit="%", direction="up", frequency="yearly",
                target=100, weight=weight, owner="Ann", **common,
            )  # fmt: skip
            handle(log, measure, **WHO)
            handle(log, RecordReading(entity_id=name, at=now, value=value, period=f"{now.year}"), **WHO)
        schedule = ScheduleReview(
            entity_id="R", at=now, parent_id="S", tier="monthly", scheduled_for=now + timedelta(hours=1),
            title="Our monthly", facilitator="Ann",
        )  # fmt: skip
        handle(log, schedule, **WHO)
        if opened:
            handle(log, OpenReview(entity_id="R", at=now, position=log.position()), **WHO)
    return workspace


def record(workspace: Path, name: str, value: float) -> None:
    """Another process writes a correction of this year's value."""
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3") as log:
        command = RecordReading(
            entity_id=name, at=now, value=value, period=f"{now.year}", restates=True, reason="counted again"
        )
        handle(log, command, **WHO)
