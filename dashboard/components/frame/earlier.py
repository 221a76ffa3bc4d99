"""An earlier instant with which a page compares the one on screen: how it is chosen, and the look at it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import streamlit as st

from dashboard.components.frame.choices import Instant, choose, chosen
from dashboard.components.frame.filters import select_kept, shows
from dashboard.components.frame.view import View
from dashboard.components.frame.visits import this_visit
from dashboard.components.shown.words import aware, day, moment, shortened
from projections.instants import bounds_of
from projections.read_model import Bounds, Row

NOTHING, CYCLE, REVIEW = "nothing", "cycle", "review"
_SAID = {NOTHING: "Nothing", CYCLE: "Start of the cycle", REVIEW: "Last review"}
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
_BACK = timedelta(days=90)
"""How far back the day lies that stands there before somebody chooses one."""


@dataclass(frozen=True)
class Earlier:
    """A look at an earlier instant."""

    view: View
    at: datetime
    called: str = ""
    """What that instant was, if it was more than a day."""

    @property
    def words(self) -> str:
        """The instant with what it was."""
        return f"{moment(self.at)}{f', {self.called}' if self.called else ''}"


def compare_with(view: View) -> str:
    """What the map is compared with, as it lies in the URL: nothing, `cycle`, `review` or a day."""
    asked = _day(chosen("compare"))
    offered = (asked or view.looked_at.date() - _BACK).isoformat()
    choice = select_kept(
        "Compare with",
        [NOTHING, CYCLE, REVIEW, offered],
        name="compare",
        default=NOTHING,
        identity=str,
        said=lambda one: _SAID.get(one, "A day"),
        width=210,
    )
    if asked is not None and choice == offered:
        shows("compare_day", asked)
        st.date_input(
            "Day",
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            key="compare_day",
            on_change=_keep_day,
            width=150,
        )
    return choice


def _keep_day() -> None:
    picked = st.session_state["compare_day"]
    if isinstance(picked, date):
        choose(compare=picked.isoformat())


def _day(text: str | None) -> date | None:
    """The day that a URL names, if it can be chosen here."""
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.isoformat() == text and EARLIEST <= found <= LATEST else None


def earlier(view: View, choice: str) -> Earlier | str:
    """The look at the instant that was chosen; where there is none to compare with, why."""
    if choice == CYCLE:
        cycle = _cycle(view)
        if cycle is None:
            return f"No cycle had begun by {day(view.looked_at)}, so there is no start of one to compare with."
        begun = aware(cycle["starts_at"])
        return _before(view, begun, f"the start of “{shortened(cycle['title'] or cycle['id'], 60)}”")
    if choice == REVIEW:
        review = _review(view)
        if review is None:
            return f"No review had been closed by {day(view.looked_at)}, so there is none to compare with."
        called = f"the end of the review “{shortened(review['title'] or review['id'], 60)}”"
        return _before(view, aware(review["closed_at"]), called, review["closed_position"])
    bounds = bounds_of(view.held.read_model, view.now, seen_on=choice)
    return _before(view, bounds.as_of or view.now)


def _before(view: View, at: datetime, called: str = "", position: int | None = None) -> Earlier | str:
    """The look at an instant as it was seen then, if that is before the one on screen."""
    if at >= view.looked_at:
        what = "later than the instant" if at > view.looked_at else "the instant"
        which = f" ({called})" if called else ""
        return f"{moment(at)}{which} is {what} on screen, {moment(view.looked_at)}: compare with an earlier one."
    end = min(one for one in (view.bounds.up_to, position) if one is not None)
    known = min(at, view.bounds.known_at or at)
    then = replace(view, instant=Instant(Bounds(at, known, end), ""), position=end)
    # At the position that was the last one known then the answers stay the same, whatever is appended.
    return Earlier(replace(then, position=int(then.ask("last_known")[0]["position"])), at, called)


def _cycle(view: View) -> Row | None:
    """The cycle that the pages are about: the one chosen, else the last that has begun."""
    cycles = [row for row in view.cycles() if row["kind"] == "cycle" and row["starts_at"] is not None]
    asked = next((row for row in cycles if row["id"] == chosen("cycle")), None)
    return asked or next((row for row in cycles if aware(row["starts_at"]) <= view.looked_at), None)


def _review(view: View) -> Row | None:
    """The last review that was closed."""
    closed = [
        row
        for row in view.ask_of_structure("pdca_reviews")
        if row["closed_at"] is not None and aware(row["closed_at"]) <= view.looked_at
    ]
    return max(closed, key=lambda row: (row["closed_at"], row["id"]), default=None)


