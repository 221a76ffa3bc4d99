"""What a line of a history may say only after other lines: ids, parents, circles, the order of recording."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from engine.domain.values import A_KIND, MAX_ID_LENGTH, PARENT_KINDS, ROOT_KINDS, Kind, instant_text
from engine.handle import item_stream, root_stream
from engine.intake.events import REFERENCES, begun_on, lies_in, parents_on, with_prefix
from engine.intake.facts import DEFINED
from engine.intake.lines import ABOUT, BadLineError, Line
from engine.intake.parents import Parents, Place
from engine.log.recorded import Registered

Ahead = Mapping[str, tuple[Kind, Collection[str]]]
"""Kind of every entity that the files add, and all that they put it under."""


class Known:
    """Every entity that the log and the lines so far have told of. Memory grows with ids, not with lines."""

    def __init__(self, registered: list[Registered], parents: Parents, ahead: Callable[[], Ahead]) -> None:
        self._parents = parents
        self._ahead: Callable[[], Ahead] | None = ahead
        self._loose: set[str] = set()
        self._kinds: dict[str, Kind] = {entity.entity_id: entity.kind for entity in registered}
        self._streams: dict[str, str] = {entity.entity_id: entity.stream for entity in registered}

    def take(self, line: Line, command_id: str, place: Place) -> str:
        """Checks a line against what is known, learns from it, and answers its stream. Raises BadLineError."""
        kind, entity_id = line["kind"], line["id"]
        if kind == "plan_created":
            self._must_be(entity_id, "plan", new=True)
            self._learn(entity_id, "plan", None)
        elif kind in DEFINED:
            item_kind, parent_id = DEFINED[kind].KIND or "objective", line["parent_id"]
            self._must_fit(entity_id, item_kind, parent_id)
            self._parents.tell(line, parent_id, command_id, place)
            self._learn(entity_id, item_kind, parent_id)
        elif kind == "event":
            return self._take_event(line, command_id, place)
        elif kind in ABOUT:
            self._must_be(entity_id, line["entity"])
            if "parent_id" in line:
                self._must_be_known(line["parent_id"], f"the parent {line['parent_id']} was never added")
        else:
            self._must_be(entity_id, _kind_named_by(kind))
        if kind in ("value_recorded", "status_set", "comment_added"):
            return item_stream(self._kinds[entity_id], entity_id)
        return self._streams[entity_id]

    def _must_fit(self, entity_id: str, kind: Kind, parent_id: str) -> None:
        self._must_be(entity_id, kind, new=True)
        self._must_be_known(parent_id, f"the parent {parent_id} was never added")
        parent_kind = self._kinds[parent_id]
        if parent_kind not in PARENT_KINDS[kind]:
            raise BadLineError(f"{A_KIND[kind]} cannot lie under {A_KIND[parent_kind]} ({parent_id})")

    def _take_event(self, line: Line, command_id: str, place: Place) -> str:
        begun, entity_id, data = begun_on(line), line["id"], line["data"]
        for name in REFERENCES:
            if data.get(name) is not None:
                self._must_be_known(data[name], f"{name} {data[name]} was never added")
        if begun is None:
            self._must_be_known(entity_id, f"{entity_id} was never added")
        elif begun[0] in ROOT_KINDS:
            self._must_be(entity_id, begun[0], new=True)
        else:
            self._must_fit(entity_id, begun[0], data["parent_id"])
        if "entity" in data:
            self._must_be(entity_id, data["entity"])
        for parent_id in parents_on(line):
            self._parents.tell(line, parent_id, command_id, place)
        if begun is not None:
            self._learn(entity_id, *begun)
        return lies_in(line, self._streams, self._kinds)

    def _must_be(self, entity_id: str, kind: Kind, *, new: bool = False) -> None:
        if not new:
            self._must_be_known(entity_id, f"{entity_id} was never added")
        known = self._kinds.get(entity_id)
        if known is not None and known != kind:
            raise BadLineError(f"{entity_id} is {A_KIND[known]}, not {A_KIND[kind]}")

    def _must_be_known(self, entity_id: str, otherwise: str) -> None:
        """An entity may become known after what is told of it; then a line further on adds it."""
        if entity_id not in self._kinds and self._ahead is not None:
            ahead, self._ahead = self._ahead(), None
            self._look_ahead(ahead)
        if entity_id in self._loose:
            raise BadLineError(f"{entity_id} hangs on nothing: what it lies under was never added or lies under it")
        if entity_id not in self._kinds:
            raise BadLineError(otherwise)

    def _look_ahead(self, ahead: Ahead) -> None:
        """What hangs on a root by any of its parents counts as known: of several, in time, none wins yet."""
        below: dict[str, list[str]] = {}
        for one, (kind, parents) in ahead.items():
            if kind in ROOT_KINDS and one not in self._kinds:
                self._learn(one, kind, None)
            for parent_id in parents:
                below.setdefault(parent_id, []).append(one)
        reached = list(self._kinds)
        while reached:
            above = reached.pop()
            for one in below.get(above, ()):
                if one not in self._kinds:
                    self._learn(one, ahead[one][0], above)
                    reached.append(one)
        self._loose = ahead.keys() - self._kinds.keys()

    def _learn(self, entity_id: str, kind: Kind, parent_id: str | None) -> None:
        is_root = kind in ROOT_KINDS or parent_id is None
        home = root_stream(kind, entity_id) if is_root else self._streams[str(parent_id)]
        self._kinds[entity_id] = kind
        self._streams.setdefault(entity_id, home)


class Order:
    """The order in which the organisation learned the facts of one file."""

    def __init__(self, now: datetime) -> None:
        self._now = instant_text(now)
        self._last = ""

    def check(self, line: Line) -> None:
        """Refuses a line recorded before its predecessor or after now."""
        recorded_at = line["recorded_at"]
        if recorded_at < self._last:
            raise BadLineError(f"`recorded_at` goes back from {self._last} to {recorded_at}; sort the file by it")
        if recorded_at > self._now:
            raise BadLineError(f"`recorded_at` {recorded_at} lies in the future")

    def is_new(self, line: Line) -> bool:
        """Whether the line begins a new instant."""
        return bool(line["recorded_at"] > self._last)

    def move_on(self, line: Line) -> None:
        """The line was taken; the next one may not lie before it."""
        self._last = line["recorded_at"]


def prefixed(line: Line, prefix: str) -> Line:
    """The line with its ids under a prefix, so that two sources stay apart."""
    if not prefix:
        return line
    for name in ("id", "parent_id"):
        if name in line:
            line[name] = prefix + line[name]
            if len(line[name]) > MAX_ID_LENGTH:
                raise BadLineError(
                    f"`{name}` has {len(line[name])} characters with its prefix, at most {MAX_ID_LENGTH}"
                )
    if line["kind"] == "event":
        line["data"] = with_prefix(line["data"], prefix)
    return line


def _kind_named_by(kind: str) -> Kind:
    for entity in PARENT_KINDS:
        if kind.startswith(entity + "_"):
            return entity
    raise BadLineError(f"unknown kind {kind}")
