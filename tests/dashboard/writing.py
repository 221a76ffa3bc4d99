"""A small strategy to write to: key results and a scorecard, a review in session, and what it agreed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from engine.domain.countermeasure import AgreeCountermeasure, CompleteCountermeasure
from engine.domain.decision import TakeDecision
from engine.domain.finding import RecordFinding
from engine.domain.hoshin import DraftPlan, SetTargetToImprove
from engine.domain.measure import DefineMeasure, RecordReading, SetTarget
from engine.domain.review import OpenReview, ScheduleReview
from engine.domain.scorecard import AddPerspective, OpenScorecard, SetStrategicObjective
from engine.domain.values import Command, Event
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.live import WHO, small_plan

HOSTILE = (
    "<script>window.hit=1</script> [x](javascript:alert(1)) **bold** =cmd|' /C calc'!A0 \u202eright to left\u202c "
    "\U0001f389 :material/home: " + "long " * 2000
).strip()
"""Words that must be shown as they are, of more than 10,000 characters."""


def strategy(workspace: Path) -> Path:
    """Key results KR1 to KR3 of plan C, measures M and Y of a scorecard, T of a draft plan, R1 in session."""
    small_plan(workspace, 3)
    now = datetime.now(UTC)
    year_ago = now - timedelta(days=365)
    common: dict[str, Any] = {"at": now, "effective_at": year_ago, "reason": "start"}
    with Log(workspace / "log.sqlite3") as log:

        def say(command: Command) -> None:
            handle(log, command, **WHO)

        say(OpenScorecard(entity_id="S", title="Scorecard", parent_id="C", **common))
        say(AddPerspective(entity_id="P", parent_id="S", title="Guests", **common))
        say(SetStrategicObjective(entity_id="SO", parent_id="P", title="Guests come back", **common))
        measure = {"title": "Repeat stays", "unit": "%", "direction": "up", "frequency": "monthly", "owner": "Ben"}
        say(DefineMeasure(entity_id="M", parent_id="SO", target=40, baseline=20, **measure, **common))
        for period, value in (("2026-01", 30), ("2026-02", 32), ("2026-03", 35)):
            say(RecordReading(entity_id="M", at=now, effective_at=_last_day(period), value=value, period=period))
        april = datetime(2026, 4, 1, tzinfo=UTC)
        say(SetTarget(entity_id="M", at=now, effective_at=april, target=45, period="2026-04", reason="Season"))
        say(DefineMeasure(entity_id="Y", parent_id="SO", title="Audit passed", scoring="yes_no", **common))
        say(DraftPlan(entity_id="H", title="Next year", parent_id="C", at=now, effective_at=year_ago))
        draft: dict[str, Any] = {"at": now, "effective_at": year_ago, "parent_id": "H", "title": "Rooms ready by"}
        say(SetTargetToImprove(entity_id="T", unit="date", target=20500, **draft))
        say(
            ScheduleReview(
                entity_id="R1", at=now, parent_id="C", tier="monthly", scheduled_for=now, title="First look"
            )
        )
        say(OpenReview(entity_id="R1", at=now, position=log.position()))
        say(RecordFinding(review_id="R1", at=now, text="Two of three are late", subject_id="KR1"))
        agreed: dict[str, Any] = {
            "review_id": "R1",
            "at": now,
            "subject_id": "KR1",
            "owner": "Ben",
            "due": "2030-01-31",
        }
        say(AgreeCountermeasure(root_cause="Cause 1", action="Action 1", expected_change=10, **agreed))
        say(AgreeCountermeasure(root_cause="Cause 2", action="Action 2", **agreed))
        say(CompleteCountermeasure(entity_id="R1-CM2", at=datetime.now(UTC), note="It is done"))
        say(TakeDecision(review_id="R1", at=now, decision="continue", text="It goes on", reason="It helps"))
    return workspace


def _last_day(period: str) -> datetime:
    year, month = (int(part) for part in period.split("-"))
    return datetime(year, month % 12 + 1, 1, tzinfo=UTC) - timedelta(days=1)


def somebody_else(command: Command) -> None:
    """Another person carries a command out; the views have it when this returns."""
    held = wiring.current()
    assert held.wait_for(handle(held.log, command, **WHO).positions[-1], 5)


def open_form(page: Any, word: str, item: str) -> Any:
    """Presses a button of an item, or chooses it in its menu."""
    keys = [button.key for button in page.button]
    if f"act {word} {item}" in keys:
        page.button(key=f"act {word} {item}").click().run()
    else:
        page.menu_button(key=f"change {item}").click(word).run()
    assert not page.exception, [one.message for one in page.exception]
    assert FORM in page.session_state
    return page


def save(page: Any) -> Any:
    """Presses Save."""
    page.button(key="form_save").click().run()
    assert not page.exception, [one.message for one in page.exception]
    return page


def field(page: Any, kind: str, label: str) -> Any:
    """A field of the form that is open, by the beginning of its label."""
    return next(one for one in getattr(page, kind) if one.label.startswith(label))


def saved() -> list[Event]:
    """What was saved through the pages, oldest first; the policies may have appended something meanwhile."""
    return [event for _, event in wiring.current().log.events(0) if event.source == "dashboard"]


def told(event: Event) -> dict[str, Any]:
    """What an event says, and its name; prose as text, people by their names."""
    said = {
        name: value["text"] if isinstance(value, dict) and "text" in value else value
        for name, value in vars(event).items()
    }
    names = dict(wiring.current().log.people.rows())
    people = {name: names.get(said[name]) for name in ("actor", "owner") if said.get(name)}
    return {"event": type(event).__name__, **said, **people}


def is_saved(page: Any) -> bool:
    """Whether the form has closed."""
    return FORM not in page.session_state


def small_review(workspace: Path) -> Path:
    """A plan C with one objective and five key results, and R1 in session with a finding."""
    small_plan(workspace)
    with Log(workspace / "log.sqlite3") as log:
        now = datetime.now(UTC)
        schedule = ScheduleReview(
            entity_id="R1", at=now, parent_id="C", tier="monthly", scheduled_for=now, title="Our first look"
        )
        handle(log, schedule, **WHO)
        handle(log, OpenReview(entity_id="R1", at=now, position=log.position()), **WHO)
        handle(log, RecordFinding(review_id="R1", at=now, text="Two of five are late", subject_id="KR1"), **WHO)
    return workspace
