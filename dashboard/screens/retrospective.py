"""Retrospective: what would we do again?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.frame import Page
from dashboard.components.frame.packed import pack_of_cycle
from dashboard.components.frame.reading import as_being_read
from dashboard.components.frame.view import View
from dashboard.components.okrs.cycle_state import cycle_kept
from dashboard.components.retrospective import missed, wanted
from dashboard.components.retrospective.changed import changed
from dashboard.components.retrospective.known import calibration, forecast
from dashboard.components.retrospective.learned import learned
from dashboard.components.retrospective.looking import Back, back_on
from dashboard.components.shown.words import aware
from projections.read_model import Row

SHOWN = "shown"


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    cycles = [cycle for cycle in view.cycles() if _has_goals(cycle) and aware(cycle["starts_at"]) <= view.looked_at]
    if not cycles:
        st.info(
            "No cycle has begun yet at this instant, so there is nothing to look back on. `hansei cycle open` "
            "begins one; `hansei demo` shows made-up ones."
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        cycle = _cycle(view, cycles)
        is_shown = chosen("outcome") == SHOWN
        is_closed = cycle["status"] == "closed"
        _ask(is_shown, is_closed)
    page.entitle(f"Retrospective, {cycle['period'] or cycle['title'] or cycle['id']}")
    if not is_closed:
        st.info(
            "This cycle is not closed: close the cycle to look back. What was wanted can be looked at already, and "
            "how it stands so far."
        )
    view = as_being_read(view, page, about=cycle["id"])
    back = back_on(view, cycle)
    page.pack = pack_of_cycle(view, cycle["id"])
    page.table = lambda: missed.table_of(back) if is_shown else wanted.table_of(back)
    with part("What was wanted"):
        wanted.wanted(back)
    if is_shown:
        with st.spinner("What came of it is being worked out …"):
            _outcome(view, back)
    else:
        st.caption(
            "Before you go on: what do you remember, and what would you have bet on? The outcome is shown when you "
            "ask for it."
        )


def _outcome(view: View, back: Back) -> None:
    """All that is known today."""
    with part("What came of it"):
        wanted.came(back)
    with part("What was made easier"):
        changed(back)
    with part("The misses"):
        missed.missed(back)
    with part("The countermeasures"):
        missed.effects(back)
    with part("How sure we were"):
        calibration(back)
    with part("What could be expected"):
        forecast(back)
    with part("What we learned"):
        learned(view, back)


def _has_goals(cycle: Row) -> bool:
    return bool(cycle["kind"] == "cycle" or (cycle["kind"] == "plan" and cycle["key_results"]))


def _cycle(view: View, cycles: Sequence[Row]) -> Row:
    """The newest that is closed, unless another one was chosen."""
    newest = next((one for one in cycles if one["status"] == "closed"), cycles[0])
    return cycle_kept(view, cycles, newest, leaves=("outcome", "result"))


def _ask(is_shown: bool, is_closed: bool) -> None:
    """The outcome comes on request, after the context."""
    if is_shown:
        st.button("Hide the outcome", icon=":material/visibility_off:", key="outcome", on_click=_show, args=(None,))
    else:
        words = "Show the outcome" if is_closed else "Show how it stands"
        icon = ":material/visibility:"
        st.button(words, icon=icon, type="primary", key="outcome", on_click=_show, args=(SHOWN,))


def _show(outcome: str | None) -> None:
    choose(outcome=outcome)


Page(
    name="retrospective",
    title="Retrospective",
    question="What would we do again?",
    draw=draw,
).show()
