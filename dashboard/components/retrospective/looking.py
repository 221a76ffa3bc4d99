"""The look back that the page draws from: each section is worked out once, for everybody who looks."""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from projections.hindsight import Retrospective
from projections.read_model import Row


@dataclass(frozen=True)
class Back:
    """One cycle looked back on, up to a position that holds still while somebody reads."""

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
    """The look back on a cycle; what comes while somebody reads is taken in when he asks for it."""
    state, asked = st.session_state, (cycle["id"], view.instant)
    of, position = state.get("retrospective_pinned", (None, 0))
    if of != asked:
        position = view.position
    state["retrospective_pinned"] = (asked, position)
    if view.is_now and view.position > position:

        def take_in() -> None:
            state["retrospective_pinned"] = (asked, view.position)

        st.button(
            f"Take in what came since ({view.position - position})", icon=":material/refresh:", on_click=take_in
        )
    back = Back(replace(view, position=position), cycle)
    return replace(back, owner=owner_of(back.section("context")))
