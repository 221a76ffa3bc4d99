"""What a line of a history may say only after other lines: ids, parents, circles, the order of recording."""

from collections.abc import Callable, Mapping
from datetime import datetime

from engine.domain.values import A_KIND, MAX_ID_LENGTH, PARENT_KINDS, ROOT_KINDS, Kind, instant_text
from engine.handle import item_stream, plan_stream
from engine.intake.events import REFERENCES, begun_on, lies_in, with_prefix
from engine.intake.facts import DEFINED
from engine.intake.lines import ABOUT, BadLineError, Line
from engine.log.recorded import Registered

Ahead = Mapping[str, tuple[Kind, str | None]]
"""Kind and first parent of every entity that the files add."""


class Known:
    """Every entity that the log and the lines so far have told of. Memory grows with ids, not with lines."""

    def __init__(self, registered: list[Registered], ahead: Callable[[], Ahead]) -> None:
        self._ahead = ahead
        self._kinds: dict[str, Kind] = {entity.entity_id: entity.kind for entity in registered}
        self._parents: dict[str, str | None] = {entity.entity_id: entity.parent_id for entity in registered}
        self._streams: dict[str, str] = {entity.entity_id: entity.stream for entity in registered}

    def take(self, line: Line) -> str:
        """Checks a line against what is known, learns from it, and answers its stream. Raises BadLineError."""
        kind, entity_id = line["kind"], line["id"]
        if kind == "plan_created":
            self._must_be(entity_id, "plan", new=True)
            self._learn(entity_id, "plan", None, plan_stream(entity_id))
        elif kind in DEFINED:
            self._take_item(entity_id, DEFINED[kind].KIND or "objective", line["parent_id"])
        elif kind == "event":
            return self._take_event(line)
        elif kind in ABOUT:
            self._must_be(entity_id, line["entity"])
            if "parent_id" in line:
                self._must_be_known(line["parent_id"], f"the parent {line['parent_id']} was never added")
        else:
            self._must_be(entity_id, _kind_named_by(kind))
        if kind in ("value_recorded", "status_set", "comment_added"):
            return item_stream(self._kinds[entity_id], entity_id)
        return self._streams[entity_id]

    def _take_item(self, entity_id: str, kind: Kind, parent_id: str) -> None:
        self._must_be(entity_id, kind, new=True)
        self._must_be_known(parent_id, f"the parent {parent_id} was never added")
        parent_kind = self._kinds[parent_id]
        if parent_kind not in PARENT_KINDS[kind]:
            raise BadLineError(f"{A_KIND[kind]} cannot lie under {A_KIND[parent_kind]} ({parent_id})")
        above: str | None = parent_id
        while above is not None:
            if above == entity_id:
                raise BadLineError(f"the parent {parent_id} lies under {entity_id}: that would close a circle")
            above = self._parents.get(above)
        self._learn(entity_id, kind, parent_id, self._streams[parent_id])

    def _take_event(self, line: Line) -> str:
        begun, data = begun_on(line), line["data"]
        for name in REFERENCES:
            if data.get(name) is not None:
                self._must_be_known(data[name], f"{name} {data[name]} was never added")
        if begun is None:
            self._must_be_known(line["id"], f"{line['id']} was never added")
        elif begun[0] in ROOT_KINDS:
            self._must_be(line["id"], begun[0], new=True)
            self._learn(line["id"], *begun, f"{begun[0]}-{line['id']}")
        else:
            self._take_item(line["id"], begun[0], data["parent_id"])
        if "entity" in data:
            self._must_be(line["id"], data["entity"])
        return lies_in(line, self._streams, self._kinds)

    def _must_be(self, entity_id: str, kind: Kind, *, new: bool = False) -> None:
        if not new:
            self._must_be_known(entity_id, f"{entity_id} was never added")
        known = self._kinds.get(entity_id)
        if known is not None and known != kind:
            raise BadLineError(f"{entity_id} is {A_KIND[known]}, not {A_KIND[kind]}")

    def _must_be_known(self, entity_id: str, otherwise: str) -> None:
        """An entity may become known after what is told of it; then a line further on adds it."""
        if entity_id in self._kinds:
            return
        ahead = self._ahead()
        way = []
        above: str | None = entity_id
        while above is not None and above not in self._kinds:
            if above not in ahead or above in way:
                raise BadLineError(otherwise)
            way.append(above)
            above = ahead[above][1]
        for one in reversed(way):
            kind, parent_id = ahead[one]
            home = f"{kind}-{one}" if kind in ROOT_KINDS or parent_id is None else self._streams[parent_id]
            self._learn(one, kind, parent_id, home)

    def _learn(self, entity_id: str, kind: Kind, parent_id: str | None, stream: str) -> None:
        self._kinds[entity_id] = kind
        self._parents[entity_id] = parent_id
        self._streams.setdefault(entity_id, stream)


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
