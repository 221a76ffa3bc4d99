"""What is said on the hotel sample before and after a link to one of its pages is taken. Nothing here is a test.

python -m tests.dashboard.later WORKSPACE
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.domain.catchball import AgreeToOffer, ProposeTarget
from engine.domain.countermeasure import AgreeCountermeasure, CompleteCountermeasure
from engine.domain.decision import TakeDecision
from engine.domain.finding import RecordFinding
from engine.domain.hoshin import SetCorrelation
from engine.domain.initiative import SetInitiative
from engine.domain.measure import RecordReading, SetTarget
from engine.domain.okr import CheckIn
from engine.domain.plan import AddComment, AssignOwner
from engine.domain.review import CloseReview, OpenReview, ScheduleReview
from engine.domain.values import Command
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO

IN_SESSION, OF_THE_HOUSE = "R-2025-12", "R-KAT"


def saying(log: Log) -> Callable[[Command], None]:
    """Carries out commands."""
    return lambda command: handle(log, command, **WHO) and None


def begin(workspace: Path) -> None:
    """Two reviews are in session, one thing is overdue, and one offer waits."""
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3") as log:
        say = saying(log)
        say(OpenReview(entity_id=IN_SESSION, at=now, position=log.position()))
        said: dict[str, Any] = {"review_id": IN_SESSION, "at": now, "subject_id": "M-READY"}
        say(RecordFinding(text="Rooms are ready late", **said))
        agreed = {**said, "root_cause": "Two shifts", "action": "One shift", "owner": "Sofie Krag"}
        say(AgreeCountermeasure(due="2025-12-31", **agreed))
        house: dict[str, Any] = {"parent_id": "KAT-2025", "tier": "monthly", "title": "The house"}
        say(ScheduleReview(entity_id=OF_THE_HOUSE, at=now, scheduled_for=now, **house))
        say(OpenReview(entity_id=OF_THE_HOUSE, at=now, position=log.position()))
        say(
            ProposeTarget(
                entity_id="T-TEAMS",
                at=now,
                from_level="Company",
                to_level="Bergen",
                target=9,
                reason="It is the last house",
            )
        )


def go_on(workspace: Path) -> None:
    """Whatever a page shows is another thing afterwards: now, and for the days before."""
    now, then = datetime.now(UTC), datetime(2025, 9, 30, 12, tzinfo=UTC)
    with Log(workspace / "log.sqlite3") as log:
        say = saying(log)
        for name in ("M-NPS", "M-READY", "M-DIRECT", "M-KEY", "M-TURNOVER"):
            earlier: dict[str, Any] = {"effective_at": then, "restates": True, "reason": "Counted twice"}
            say(RecordReading(entity_id=name, at=now, value=3, period="2025-09", **earlier))
            say(RecordReading(entity_id=name, at=now, value=1, period=f"{now:%Y-%m}"))
            say(SetTarget(entity_id=name, at=now, effective_at=then, target=70, reason="As it was agreed"))
        for name in ("Q4-O1-KR1", "Q4-O2-KR1", "Q4-KAT-KR1"):
            say(CheckIn(entity_id=name, at=now, value=0.5, confidence=0.1, note="Counted anew"))
        for name in ("M-NPS", "T-NPS", "A1", "Q4-O1", "R-2025-Q1", "R-2025-06-D1", "LARK-2025"):
            say(AddComment(entity_id=name, at=now, effective_at=then, text="Said later"))
            if not name.startswith("R-"):
                say(AssignOwner(entity_id=name, at=now, effective_at=then, owner="Nina Later", reason="New"))
        say(
            SetCorrelation(entity_id="T-NPS", to_id="P1", at=now, effective_at=then, strength="weak", reason="Seen")
        )
        say(AgreeToOffer(entity_id="T-TEAMS", at=now, level="Bergen"))
        say(SetInitiative(entity_id="I-NEW", parent_id="T-NPS", title="Net later", at=now, reason="New"))
        for review in ("R-2025-Q1", IN_SESSION):
            said: dict[str, Any] = {"review_id": IN_SESSION, "at": now, "subject_id": "M-NPS"}
            say(RecordFinding(text=f"Seen after {review}", **said))
        say(TakeDecision(decision="continue", text="On", reason="Later", **said))
        say(CompleteCountermeasure(entity_id=f"{IN_SESSION}-CM1", at=now, note="Done"))
        say(CloseReview(entity_id=IN_SESSION, at=now, position=log.position()))
        ahead = datetime(now.year + 1, 1, 15, tzinfo=UTC)
        say(
            ScheduleReview(
                entity_id="R-LATER",
                at=now,
                parent_id="LARK-2025",
                tier="monthly",
                scheduled_for=ahead,
                title="Later",
            )
        )
        say(OpenReview(entity_id="R-LATER", at=now, position=log.position()))


if __name__ == "__main__":
    go_on(Path(sys.argv[1]))
