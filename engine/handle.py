"""The one door to the log: load, decide, append, and retry when somebody else was faster."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from engine.access import CHECKED, Asker, must_be_allowed, why_not
from engine.domain.measure import evolve_readings
from engine.domain.organisation import ORGANISATION, RoleSet
from engine.domain.review import ReviewClosed
from engine.domain.roles import Roles
from engine.domain.state import Item, ReadingsState, Strategy, evolve
from engine.domain.values import ROOT_KINDS, Command, Event, Kind, built, instant_text
from engine.errors import ConflictError, RefusedError, UnusableInputError
from engine.log.log import Log
from engine.log.recorded import Appended, Entry
from engine.log.seals.sealing import seal_after
from engine.routes import ROUTES

ATTEMPTS = 8

_NOT_RECORDED_YET = "9999-12-31T23:59:59.999999Z"


@dataclass(frozen=True)
class Order:
    """A command with who gives it, and the id by which it counts once."""

    command: Command
    actor: str
    command_id: str


@dataclass
class _Look:
    """What the rules have looked at: the version of every stream, and what is decided there but not stored yet."""

    versions: dict[str, int] = field(default_factory=dict)
    decided: dict[str, list[Event]] = field(default_factory=dict)

    def expected(self) -> dict[str, int]:
        """The version of each stream once all that is decided so far is stored."""
        return {stream: version + len(self.decided.get(stream, ())) for stream, version in self.versions.items()}


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
        look = _Look()
        strategy = _strategy(log, look)
        entry = _decide(strategy, look, commands(strategy), command_id, asker)
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


def handle_each(
    log: Log, orders: Sequence[Order], *, appended_by: str, source: str, roles: frozenset[str] | None = None
) -> list[Appended | RefusedError | UnusableInputError]:
    """Carries out many commands in one transaction, each for itself: one that is refused stops no other.

    Answers in the order given: where the events of each lie, or why it was refused. Each sees what those before it
    do. Any other error appends nothing. A hundred take a few times as long as one, for they share the look at the
    structure and the transaction. The rest is as for `handle`.
    """
    for attempt in range(ATTEMPTS):
        known = log.known_commands({order.command_id for order in orders})
        answers: dict[str, Appended | RefusedError | UnusableInputError] = {
            command_id: Appended(command_id, positions, True) for command_id, positions in known.items()
        }
        look, entries = _Look(), []
        strategy = _strategy(log, look)
        for order in orders:
            if order.command_id not in answers:
                asker = Asker(order.actor, roles) if source in CHECKED else None
                try:
                    entry = _decide(strategy, look, [order.command], order.command_id, asker)
                except (RefusedError, UnusableInputError) as error:
                    answers[order.command_id] = error
                else:
                    answers[order.command_id] = Appended(order.command_id, (), False)
                    for event in entry.events:
                        object.__setattr__(event, "actor", event.actor or order.actor)
                    entries += [entry] if entry.events else []
        try:
            appended = log.append(entries, source=source, appended_by=appended_by, actor=appended_by)
        except ConflictError:
            if attempt + 1 == ATTEMPTS:
                raise
            time.sleep(0.005 * 2**attempt)
        else:
            for entry in entries:
                _seal_closed_reviews(log, entry)
            answers |= {one.command_id: one for one in appended}
            return [answers[order.command_id] for order in orders]
    raise AssertionError("unreachable")


def _seal_closed_reviews(log: Log, entry: Entry) -> None:
    """What a review has seen and decided is sealed as it closes."""
    for event in entry.events:
        if isinstance(event, ReviewClosed):
            seal_after(log, f"{event.entity_id}: the review is closed")


def tried(log: Log, commands: Callable[[Strategy], Iterable[Command]]) -> Sequence[Event]:
    """The events that several commands would append, for whoever only looks. Raises what `handle_all` would."""
    strategy = _strategy(log, look := _Look())
    return _decide(strategy, look, commands(strategy), "", None).events


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
    return _strategy(log, _Look())


def _strategy(log: Log, look: _Look) -> Strategy:
    """The same, that keeps in `look` the version of every stream it has loaded."""
    strategy, looked_at = Strategy(), look.versions
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
        for event in (*told, *look.decided.get(stream, ())):
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
    strategy: Strategy,
    look: _Look,
    commands: Iterable[Command],
    command_id: str,
    asker: Asker | None,
) -> Entry:
    """What the rules answer, bound to the versions of every stream that was looked at."""
    events: list[Event] = []
    for command in commands:
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
    entry = Entry(command_id, events, look.expected())
    for event in events:
        look.decided.setdefault(event.originator_id, []).append(_as_recorded_last(event))
    return entry


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
