"""What every item of an import lies under, by the one rule, and whether that closes a circle."""

from collections.abc import Callable, Iterable

from engine.intake.lines import BadLineError, Line
from engine.log.recorded import Registered, rank_of

Place = tuple[int, int]
"""Which of the files, and which line of it."""

# What says where an item lies: rank, parent or none, the command id of the line and its place; the log's own have
# no place. A bare tuple, because the garbage collector passes over tuples of bare values.
_Fact = tuple[str, str | None, str, Place | None]
_NOTHING: _Fact = ("", None, "", None)


class Parents:
    """Of all that is told about an item's parent, the fact that wins. Memory grows with ids, not with lines."""

    def __init__(
        self, registered: Iterable[Registered], is_stored: Callable[[str], bool], *, line_by_line: bool
    ) -> None:
        self._is_stored, self._line_by_line = is_stored, line_by_line
        self._winning: dict[str, _Fact] = {one.entity_id: (one.rank, one.parent_id, "", None) for one in registered}
        self._tied: set[str] = set()

    def tell(self, line: Line, parent_id: str | None, command_id: str, place: Place) -> None:
        """One more fact. Raises BadLineError where lines are judged one by one and this one closes a circle."""
        entity_id, rank = line["id"], rank_of(line["effective_at"], line["recorded_at"])
        if parent_id == entity_id:
            raise BadLineError(_circle(entity_id, parent_id))
        known_rank, known_parent, known_id, _ = self._winning.get(entity_id, _NOTHING)
        tied = rank == known_rank
        if rank > known_rank or (tied and parent_id != known_parent and not self._was_told(command_id, known_id)):
            if self._line_by_line and self._lies_above(entity_id, parent_id):
                raise BadLineError(_circle(entity_id, parent_id))
            self._winning[entity_id] = rank, parent_id, command_id, place
        if tied:
            self._tied |= {command_id, known_id}

    def closing(self) -> tuple[Place, str] | None:
        """The first line that closes a circle among the parents that win in the end, and what to say of it.

        A circle that the log holds already is not of these lines' making.
        """
        found: list[tuple[Place, str]] = []
        seen: set[str] = set()
        for entity_id in self._winning:
            way: dict[str, None] = {}
            above: str | None = entity_id
            while above is not None and above not in way and above not in seen:
                way[above] = None
                above = self._above(above)
            if above in way:
                circle = list(way)[list(way).index(above) :]
                told = [(place, one) for one in circle if (place := self._winning[one][3]) is not None]
                if told:
                    place, one = max(told)
                    found.append((place, _circle(one, self._above(one))))
            seen.update(way)
        return min(found, default=None)

    def _was_told(self, command_id: str, known_id: str) -> bool:
        """Of two facts of one rank the one told later wins; a line that came before stands where it stood."""
        return command_id == known_id or command_id in self._tied or self._is_stored(command_id)

    def _lies_above(self, entity_id: str, below: str | None) -> bool:
        seen: set[str] = set()
        while below is not None and below not in seen:
            if below == entity_id:
                return True
            seen.add(below)
            below = self._above(below)
        return False

    def _above(self, entity_id: str) -> str | None:
        return self._winning.get(entity_id, _NOTHING)[1]


def _circle(entity_id: str, parent_id: str | None) -> str:
    return f"the parent {parent_id} lies under {entity_id}: that would close a circle"
