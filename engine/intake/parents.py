"""What every item of an import lies under, by the one rule, and whether that closes a circle."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.intake.lines import BadLineError, Line
from engine.log.recorded import Registered, rank_of

Place = tuple[int, int]
"""Which of the files, and which line of it."""


@dataclass(slots=True)
class _Under:
    """A fact that puts an item under a parent, or under none; without a place if the log knew it before."""

    parent_id: str | None
    rank: str
    command_id: str = ""
    place: Place | None = None


class Parents:
    """Of all that is told about an item's parent, the fact that wins. Memory grows with ids, not with lines."""

    def __init__(
        self, registered: Iterable[Registered], is_stored: Callable[[str], bool], *, line_by_line: bool
    ) -> None:
        self._is_stored, self._line_by_line = is_stored, line_by_line
        self._winning = {one.entity_id: _Under(one.parent_id, one.rank) for one in registered}
        self._tied: set[str] = set()

    def tell(self, line: Line, parent_id: str | None, command_id: str, place: Place) -> None:
        """One more fact. Raises BadLineError where lines are judged one by one and this one closes a circle."""
        entity_id = line["id"]
        told = _Under(parent_id, rank_of(line["effective_at"], line["recorded_at"]), command_id, place)
        if told.parent_id == entity_id:
            raise BadLineError(_circle(entity_id, told))
        known = self._winning.get(entity_id)
        tied = known is not None and told.rank == known.rank
        if known is None or told.rank > known.rank or (tied and self._follows(told, known)):
            if self._line_by_line and self._lies_above(entity_id, told.parent_id):
                raise BadLineError(_circle(entity_id, told))
            self._winning[entity_id] = told
        if known is not None and tied:
            self._tied |= {told.command_id, known.command_id}

    def closing(self) -> tuple[Place, str] | None:
        """The first line that closes a circle among the parents that win in the end, and what to say of it.

        A circle that the log holds already is not of these lines' making.
        """
        found: list[tuple[Place, str]] = []
        seen: set[str] = set()
        for entity_id in self._winning:
            way: dict[str, _Under] = {}
            above: str | None = entity_id
            while above is not None and above not in way and above not in seen and above in self._winning:
                way[above] = self._winning[above]
                above = way[above].parent_id
            if above in way:
                circle = list(way)[list(way).index(above) :]
                told = [(place, one) for one in circle if (place := way[one].place) is not None]
                if told:
                    place, one = max(told)
                    found.append((place, _circle(one, way[one])))
            seen.update(way)
        return min(found, default=None)

    def _follows(self, told: _Under, known: _Under) -> bool:
        """Of two facts of one rank the one told later wins; a line that came before stands where it stood."""
        return (
            told.parent_id != known.parent_id
            and told.command_id != known.command_id
            and told.command_id not in self._tied
            and not self._is_stored(told.command_id)
        )

    def _lies_above(self, entity_id: str, below: str | None) -> bool:
        seen: set[str] = set()
        while below is not None and below not in seen:
            if below == entity_id:
                return True
            seen.add(below)
            below = self._winning[below].parent_id if below in self._winning else None
        return False


def _circle(entity_id: str, told: _Under) -> str:
    return f"the parent {told.parent_id} lies under {entity_id}: that would close a circle"
