"""The one door to the log: load, decide, append, and retry when somebody else was faster."""

import secrets
import time

from engine.domain.measure import evolve_readings
from engine.domain.state import Item, ReadingsState, Strategy, evolve
from engine.domain.values import ROOT_KINDS, Command, Event, Kind
from engine.errors import ConflictError
from engine.log.log import Log
from engine.log.recorded import Appended, Entry
from engine.routes import ROUTES

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
    others changed the same plan again and again meanwhile. Loads the streams that the rule looks at, so the time
    and the memory it takes grow with the structure of those plans, not with their readings.
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
    """What the rule answers, bound to the versions of every stream that it has looked at."""
    looked_at: dict[str, int] = {}
    strategy = Strategy()

    def bring(stream: str) -> None:
        if stream not in looked_at:
            events = log.load(stream)
            looked_at[stream] = len(events)
            for event in events:
                evolve(strategy, event)

    def find(entity_id: str) -> None:
        for registered in log.registered(entity_id):
            bring(registered.stream)

    def readings(item: Item) -> ReadingsState:
        stream = item_stream(item.kind, item.entity_id)
        told, state = log.load(stream), ReadingsState()
        looked_at[stream] = len(told)
        for event in told:
            evolve_readings(state, event)
        return state

    strategy.find, strategy.readings = find, readings
    if command.cause is not None:
        strategy.item(command.cause)
    events = list(ROUTES[type(command)](command, strategy))
    for event in events:
        object.__setattr__(event, "originator_id", _stream(event, strategy))
        if event.causation_id is None:
            object.__setattr__(event, "causation_id", command.cause)
        evolve(strategy, event)
    return Entry(command_id, events, looked_at)


def _stream(event: Event, strategy: Strategy) -> str:
    """Structure lies in the stream of its root, what is about one item only in that item's."""
    item = strategy.known(event.entity_id)
    if item is not None:
        return item.stream if event.STRUCTURE else item_stream(item.kind, item.entity_id)
    if event.KIND in ROOT_KINDS:
        return f"{event.KIND}-{event.entity_id}"
    return strategy.item(event.parent_id).stream  # type: ignore[attr-defined]  # what begins has a parent
