"""A cycle with an objective and a key result, for the tests of the rules about them."""

from datetime import UTC, datetime

from engine.domain import cycle, okr
from engine.domain.state import Reading, ReadingsState, Strategy, evolve
from engine.domain.values import instant_text

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
OPENED = instant_text(datetime(2025, 12, 20, tzinfo=UTC))
END = instant_text(datetime(2026, 3, 31, 18, tzinfo=UTC))


def at(text):
    return instant_text(datetime.fromisoformat(text).replace(tzinfo=UTC))


def given(*events, readings=None):
    """A strategy after these events; `readings` are (instant, value) by item."""
    state = Strategy()
    for event in events:
        evolve(state, event)

    def read(item):
        found = ReadingsState()
        for when, value in (readings or {}).get(item.entity_id, ()):
            found.tell(at(when), Reading(at(when), value))
        return found

    state.readings = read
    return state


def told(event, entity_id, when=OPENED, **fields):
    return event(entity_id=entity_id, effective_at=when, recorded_at=when, **fields)


def command(kind, entity_id, **fields):
    return kind(entity_id=entity_id, at=NOW, **fields)


def key_result(entity_id="K", parent_id="O", **fields):
    return told(okr.KeyResultSet, entity_id, parent_id=parent_id, title=entity_id, **fields)


CYCLE = told(cycle.CycleOpened, "Q1", title="Spring", starts_on="2026-01-01", ends_on="2026-03-31")
CLOSED = told(cycle.CycleClosed, "Q1", END)
NEXT = told(cycle.CycleOpened, "Q2", title="Summer", starts_on="2026-04-01", ends_on="2026-06-30")
OBJECTIVE = told(okr.ObjectiveSet, "O", parent_id="Q1", title="Guests come back", owner="p-1")
REACH = key_result(baseline=20, target=40)
MILESTONES = [{"title": "Design", "weight": 2}, {"title": "Build", "weight": 3}, {"title": "Open"}]
