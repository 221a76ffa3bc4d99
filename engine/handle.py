"""The one door to the log: load, decide, append, and retry when somebody else was faster."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache

from engine.access import CHECKED, Asker, must_be_allowed, why_not
from engine.domain.measure import evolve_readings
from engine.domain.organisation import ORGANISATION, RoleSet
from engine.domain.review import ReviewClosed
from engine.domain.roles import Roles
from engine.domain.state import Item, ReadingsState, Strategy, evolve
from engine.domain.values import ROOT_KINDS, Command, Event, Kind, built, instant_text
from engine.errors import ConflictError, RefusedError
from engine.log.log import Log
from engine.log.recorded import Appended, Entry
from engine.log.seals.sealing import seal_after
from engine.routes import ROUTES

ATTEMPTS = 8

_NOT_RECORDED_YET = "9999-12-31T23:59:59.999999Z"


def root_stream(kind: Kind, entity_id: str) -> str:
    """The stream that holds the structure of a plan, scorecard, cycle or review, and of all that lies in it."""
    return f"{kind}-{entity_id}"


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
    roles: frozenset[str] | None = None,
) -> Appended:
    """Carries out a command and answers where its events lie.

    The same `command_id` twice is carried out once. Raises RefusedError when a rule says no, ConflictError when
    others changed the same plan again and again meanwhile. Loads the streams that the rule looks at, so the time
    and the memory it takes grow with the structure of those plans, not with their readings.

    From the dashboard and from Kafka the actor needs the right to it (`engine/access.py`). `roles` are those that a
    sign-in gives on top of the log's, perhaps none; None says that nobody signs in.
    """
    return handle_all(
        log,
        lambda strategy: [command],
        actor=actor,
        appended_by=appended_by,
        source=source,
        command_id=command_id,
        roles=roles,
    )


def handle_all(
    log: Log,
    commands: Callable[[Strategy], Iterable[Command]],
    *,
    actor: str,
    appended_by: str,
    source: str,
    command_id: str | None = None,
    roles: frozenset[str] | None = None,
) -> Appended:
    """Carries out several commands as one: each sees what those before it do, and all is appended or nothing.

    `commands` says which they are, given the strategy as it is; it is asked anew when somebody else was faster, and
    whatever it looks at stands until the append. Their events share one command id. The rest is as for `handle`.
    """
    command_id = command_id or f"c-{secrets.token_hex(12)}"
    asker = Asker(actor, roles) if source in CHECKED else None
    for attempt in range(ATTEMPTS):
        known = log.known_commands([command_id])
        if known:
            return Appended(command_id, known[command_id], True)
        entry = _decide(log, commands, command_id, asker)
        if not entry.events:
            return Appended(command_id, (), False)
        try:
            appended = log.append([entry], source=source, appended_by=appended_by, actor=actor)[0]
        except ConflictError:
            if attempt + 1 == ATTEMPTS:
                raise
            time.sleep(0.005 * 2**attempt)
        else:
            _seal_closed_reviews(log, entry)
            return appended
    raise AssertionError("unreachable")


def _seal_closed_reviews(log: Log, entry: Entry) -> None:
    """What a review has seen and decided is sealed as it closes."""
    for event in entry.events:
        if isinstance(event, ReviewClosed):
            seal_after(log, f"{event.entity_id}: the review is closed")


def tried(log: Log, commands: Callable[[Strategy], Iterable[Command]]) -> Sequence[Event]:
    """The events that several commands would append, for whoever only looks. Raises what `handle_all` would."""
    return _decide(log, commands, "", None).events


def forbidden(
    log: Log, command: type[Command], entity_id: str, *, at: datetime, actor: str, roles: frozenset[str] | None
) -> str | None:
    """Why the actor may not carry out such a command about an entity from a page; nothing if it is allowed."""
    try:
        return why_not(command, [entity_id], strategy_of(log), Asker(actor, roles), instant_text(at))
    except RefusedError as error:  # there is no such entity
        return str(error)


def strategy_of(log: Log) -> Strategy:
    """The strategy as a rule sees it, for whoever only looks; streams are loaded as they are looked at."""
    return _strategy(log, {})


def _strategy(log: Log, looked_at: dict[str, int]) -> Strategy:
    """The same, that keeps in `looked_at` the version of every stream it has loaded."""
    strategy = Strategy()
    looked_for: set[str] = set()

    def bring(stream: str) -> None:
        if stream not in looked_at:
            events = log.load(stream)
            looked_at[stream] = len(events)
            for event in events:
                evolve(strategy, event)

    def find(entity_id: str) -> None:
        if entity_id not in looked_for:
            looked_for.add(entity_id)
            for registered in log.registered(entity_id):
                bring(registered.stream)

    def readings(item: Item) -> ReadingsState:
        stream = item_stream(item.kind, item.entity_id)
        told, state = log.load(stream), ReadingsState()
        looked_at[stream] = len(told)
        for event in told:
            evolve_readings(state, event)
        return state

    def find_all() -> None:
        for registered in log.registered():
            bring(registered.stream)

    @cache
    def roles() -> Roles:
        told = log.load(ORGANISATION)
        looked_at[ORGANISATION] = len(told)
        state = Roles({name: person_id for person_id, name in log.people.rows()})
        for event in told:
            if isinstance(event, RoleSet):
                state.tell(event.person, event.role, granted=event.GRANTED)
        return state

    def event_at(position: int) -> Event | None:
        roles()  # the stream in which redactions lie: what is read here stands until the append
        return log.event(position)

    strategy.find, strategy.find_all, strategy.readings = find, find_all, readings
    strategy.roles, strategy.event_at = roles, event_at
    return strategy


def _decide(
    log: Log, commands: Callable[[Strategy], Iterable[Command]], command_id: str, asker: Asker | None
) -> Entry:
    """What the rules answer, bound to the versions of every stream that was looked at."""
    looked_at: dict[str, int] = {}
    strategy = _strategy(log, looked_at)
    events: list[Event] = []
    for command in commands(strategy):
        if asker is not None:
            must_be_allowed(command, strategy, asker)
        if command.cause is not None:
            strategy.item(command.cause)
        for event in ROUTES[type(command)](command, strategy):
            object.__setattr__(event, "originator_id", _stream(event, strategy))
            if event.causation_id is None:
                object.__setattr__(event, "causation_id", command.cause)
            evolve(strategy, _as_recorded_last(event))
            if isinstance(event, RoleSet):
                roles = strategy.roles()
                roles.tell(roles.person(event.person), event.role, granted=event.GRANTED)
            events.append(event)
    return Entry(command_id, events, looked_at)


def _as_recorded_last(event: Event) -> Event:
    """The event as the next rule is to see it: of all that is told of the same instant, it was recorded last."""
    return built(type(event), {**vars(event), "recorded_at": event.recorded_at or _NOT_RECORDED_YET})


def _stream(event: Event, strategy: Strategy) -> str:
    """Structure lies in the stream of its root, what is about one item only in that item's."""
    if event.STREAM is not None:
        return event.STREAM
    item = strategy.known(event.entity_id)
    if item is not None:
        return item.stream if event.STRUCTURE else item_stream(item.kind, item.entity_id)
    if event.KIND is not None and event.KIND in ROOT_KINDS:
        return root_stream(event.KIND, event.entity_id)
    return strategy.item(event.parent_id).stream  # type: ignore[attr-defined]  # what begins has a parent
