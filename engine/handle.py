"""The one door to the log: load, decide, append, and retry when somebody else was faster."""

import secrets
import time

from engine.domain.scorecard import evolve_readings
from engine.domain.state import PlanState, ReadingsState, evolve_plan
from engine.domain.values import Command, Event, Kind
from engine.errors import ConflictError, RefusedError
from engine.log.log import Log
from engine.log.recorded import Appended, Entry
from engine.routes import ROUTES, parent_of

ATTEMPTS = 8


def plan_stream(plan_id: str) -> str:
    """The stream that holds the structure of a plan."""
    return f"plan-{plan_id}"


def item_stream(kind: Kind, entity_id: str) -> str:
    """The stream that holds what is about one entity only: readings, check-ins, statuses, comments."""
    return f"{kind}-item-{entity_id}"


def handle(
    log: Log,
    command: Command,
    *,
    actor: str,
    appended_by: str,
    source: str,
    command_id: str | None = None,
) -> Appended:
    """Carries out a command and answers where its events lie.

    The same `command_id` twice is carried out once. Raises RefusedError when a rule says no, ConflictError when
    others changed the same plan again and again meanwhile. Loads the plan's stream, so the time and the memory
    it takes grow with the structure of that plan, not with its readings.
    """
    command_id = command_id or f"c-{secrets.token_hex(12)}"
    for attempt in range(ATTEMPTS):
        known = log.known_commands([command_id])
        if known:
            return Appended(command_id, known[command_id], True)
        entry = _decide(log, command, command_id)
        try:
            return log.append([entry], source=source, appended_by=appended_by, actor=actor)[0]
        except ConflictError:
            if attempt + 1 == ATTEMPTS:
                raise
            time.sleep(0.005 * 2**attempt)
    raise AssertionError("unreachable")


def _decide(log: Log, command: Command, command_id: str) -> Entry:
    route = ROUTES[type(command)]
    home = _home(log, command)
    structure = log.load(home)
    plan = PlanState()
    for event in structure:
        evolve_plan(plan, event)
    if route.sees == "plan":
        expected = {home: len(structure)}
        decided = route.decide(command, plan)
    elif route.sees == "item":
        expected = {}
        decided = route.decide(command, plan.item(command.entity_id))
    else:
        item = plan.item(command.entity_id)
        stream = item_stream(item.kind, item.entity_id)
        readings, told = ReadingsState(), log.load(stream)
        for event in told:
            evolve_readings(readings, event)
        expected = {stream: len(told)}
        decided = route.decide(command, item, readings)
    return Entry(command_id, [_in_stream(event, home, plan) for event in decided], expected)


def _home(log: Log, command: Command) -> str:
    """The stream of the plan that the command is about."""
    known = log.registered(command.entity_id)
    parent_id = parent_of(command)
    if parent_id is None:
        return known[0].stream if known else plan_stream(command.entity_id)
    parent = log.registered(parent_id)
    if not parent:
        raise RefusedError(f"{parent_id}: no such entity in this workspace to put {command.entity_id} under")
    if known and known[0].stream != parent[0].stream:
        raise RefusedError(
            f"{command.entity_id}: belongs to another plan than {parent_id}; give it an id of its own"
        )
    return parent[0].stream


def _in_stream(event: Event, home: str, plan: PlanState) -> Event:
    stream = home if event.STRUCTURE else item_stream(plan.items[event.entity_id].kind, event.entity_id)
    object.__setattr__(event, "originator_id", stream)
    return event
