"""The look back that the page draws from: each section is worked out once, for everybody who looks."""

from dataclasses import dataclass, replace

from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from projections.hindsight import Retrospective
from projections.read_model import Row


@dataclass(frozen=True)
class Back:
    """One cycle looked back on, up to the position of the view."""

    view: View
    cycle: Row
    owner: str | None = None
    """Whose goals, misses and countermeasures are shown; None for everyone's."""

    def section(self, name: str) -> list[Row]:
        """The rows of a section. Shared by all viewers: not to be changed."""
        key = self._key()
        rows: list[Row] = self.view.held.answers.get((*key, name), lambda: self._retro(key).section(name))
        return rows

    def mine(self, name: str) -> list[Row]:
        """The rows of a section that belong to who is asked for; everybody's where nobody is."""
        return [row for row in self.section(name) if self.owner in (None, row["owner"])]

    def _retro(self, key: tuple[object, ...]) -> Retrospective:
        held, bounds = self.view.held, self.view.bounds
        if bounds.as_of is None:
            bounds = replace(bounds, as_of=self.view.now)
        retro: Retrospective = held.answers.get(
            key, lambda: Retrospective(held.read_model, self.cycle["id"], bounds)
        )
        return retro

    def _key(self) -> tuple[object, ...]:
        bounds = self.view.bounds
        # What is not closed moves on with the clock, by the day.
        day = None if bounds.as_of or self.cycle["status"] == "closed" else self.view.now.date()
        return ("retrospective", self.cycle["id"], *bounds.parameters(), day)


def back_on(view: View, cycle: Row) -> Back:
    """The look back on a cycle, with the goals of who is asked for."""
    back = Back(view, cycle)
    return replace(back, owner=owner_of(back.section("context")))
