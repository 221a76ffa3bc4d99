"""A scorecard of which everything that a strategy map can mark has moved between two days."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.domain.links import LinkCauseEffect, Unlink
from engine.domain.measure import DefineMeasure, RecordReading
from engine.domain.override import OverrideStatus
from engine.domain.scorecard import (
    AddPerspective,
    OpenScorecard,
    RetireScorecardItem,
    SetStrategicObjective,
    perspective_id,
)
from engine.domain.values import Command
from engine.handle import handle
from engine.log.log import Log
from tests.conftest import Clock
from tests.dashboard.live import WHO

BEFORE, EMPTY, THEN, NOW = "2025-12-31", "2026-01-04", "2026-02-15", "2026-03-15"
"""Before there was a plan; the day on which it had only perspectives; the two days between which it moved."""


def moved_map(workspace: Path) -> Path:
    """Tells the log of a new workspace."""
    workspace.mkdir()
    clock = Clock(at(1, 4)["at"])
    with Log(workspace / "log.sqlite3", clock=clock, create=True) as log:
        for command in [*_first(at(1, 5)), *_later(at(3, 2))]:
            clock.now = command.at
            handle(log, command, **WHO)
    return workspace


def at(month: int, day: int) -> dict[str, Any]:
    """When, and why."""
    return {"at": datetime(2026, month, day, 9, tzinfo=UTC), "reason": "we learned"}


def objective(name: str, title: str, lane: str, when: dict[str, Any], owner: str | None = None) -> Command:
    """An objective in a perspective."""
    above = perspective_id("S", lane)
    return SetStrategicObjective(entity_id=name, title=title, parent_id=above, owner=owner, **when)


def _first(when: dict[str, Any]) -> list[Command]:
    lanes = ["Financial", "Customer", "Partners", "Internal process", "Learning"]
    scoring = {"unit": "rooms", "direction": "up", "frequency": "monthly", "thresholds": [0, 10, 20, 30]}
    return [
        OpenScorecard(entity_id="S", title="Our card", perspectives=lanes, period="2026", **at(1, 4)),
        objective("F1", "Earn", "Financial", when, "Ben"),
        objective("C1", "Return", "Customer", when),
        objective("C2", "Join the club", "Customer", when, "Ben"),
        objective("P1", "Sell by agents", "Partners", when),
        objective("I1", "Ready rooms", "Internal process", when),
        objective("I2", "Quiet rooms", "Internal process", when, "Ben"),
        *(
            DefineMeasure(
                entity_id=f"M-{name}", title="Rooms", parent_id=name, scoring="thresholds", **scoring, **when
            )
            for name in ("F1", "C1", "I2")
        ),
        *(
            LinkCauseEffect(entity_id=cause, to_id=effect, **when)
            for cause, effect in (("C1", "F1"), ("C2", "F1"), ("P1", "C2"), ("I1", "C1"), ("I2", "C1"))
        ),
        # A third of each is the score.
        RecordReading(entity_id="M-F1", value=24, period="2026-01", **at(2, 1)),
        RecordReading(entity_id="M-C1", value=12, period="2026-01", **at(2, 1)),
        RecordReading(entity_id="M-I2", value=15, period="2026-01", **at(2, 1)),
    ]


def _later(when: dict[str, Any]) -> list[Command]:
    return [
        RecordReading(entity_id="M-F1", value=6, period="2026-02", **when),
        RecordReading(entity_id="M-C1", value=13.5, period="2026-02", **when),
        RecordReading(entity_id="M-I2", value=15, period="2026-02", **when),
        OverrideStatus(entity_id="I1", status="off_track", **when),
        objective("I1", "Rooms that are ready by three in the afternoon", "Internal process", when),
        objective("I2", "Quiet rooms", "Customer", when, "Ann"),
        Unlink(entity_id="I2", to_id="C1", **when),
        RetireScorecardItem(entity_id="C2", **when),
        RetireScorecardItem(entity_id="P1", **when),
        RetireScorecardItem(entity_id=perspective_id("S", "Partners"), **when),
        AddPerspective(entity_id="S-society", title="Society", parent_id="S", **when),
        AddPerspective(
            entity_id=perspective_id("S", "Learning"), title="Learning and growth", parent_id="S", **when
        ),
        objective("L1", "Train the night shift", "Learning", when),
        LinkCauseEffect(entity_id="L1", to_id="I1", **when),
        LinkCauseEffect(entity_id="I1", to_id="F1", **when),
        LinkCauseEffect(entity_id="L1", to_id="F1", **when),
        # What January was is corrected afterwards: on the day before nobody knew.
        RecordReading(entity_id="M-C1", value=18, period="2026-01", restates=True, **at(3, 8)),
    ]
