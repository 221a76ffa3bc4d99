"""An earlier instant with which a page compares the one on screen: how it is chosen, and the look at it."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import streamlit as st

from dashboard.components.frame.choices import Instant, choose, chosen
from dashboard.components.frame.filters import select_kept, shows
from dashboard.components.frame.view import View
from dashboard.components.frame.visits import this_visit
from dashboard.components.shown.words import aware, day, moment, shortened, whole
from projections.instants import bounds_of
from projections.read_model import Bounds, Row

NOTHING, CYCLE, REVIEW = "nothing", "cycle", "review"
_SAID = {NOTHING: "Nothing", CYCLE: "Start of the cycle", REVIEW: "Last review"}
_PLACE = re.compile(r"@(\d{1,15})")
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
    known_today: bool = False
    """Whether it is looked at as the look on screen knows it, not as it was seen then."""

    @property
    def words(self) -> str:
        """The instant with what it was."""
        return f"{moment(self.at)}{f', {self.called}' if self.called else ''}"

    @property
    def how(self) -> str:
        """How that instant is looked at."""
        return "as known today" if self.known_today else "as it was seen then"


def compare_with(view: View, *, label: str = "Compare with", default: str = NOTHING) -> str:
    """What the page is compared with, as it lies in the URL: nothing, `cycle`, `review`, a day or a position.

    A last visit is a position of the log, so that the link of the page shows the same to everybody. Where `default`
    is something, nothing is not offered.
    """
    asked = _day(chosen("compare"))
    visit = _visit(view)
    offered = (asked or view.looked_at.date() - _BACK).isoformat()
    place = _PLACE.fullmatch(chosen("compare") or "")
    places = list(dict.fromkeys(one for one in (visit, place and place[0]) if one))
    choice = select_kept(
        label,
        [*([NOTHING] if default == NOTHING else []), CYCLE, REVIEW, *places, offered],
        name="compare",
        default=default,
        identity=str,
        said=lambda one: "Last visit" if one == visit else _SAID.get(one, _said(one)),
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


def _visit(view: View) -> str | None:
    """The position at which this browser's last visit ended, if one looks at now."""
    since = this_visit(view).since if view.is_now else None
    return f"@{since}" if since else None


def _said(choice: str) -> str:
    place = _PLACE.fullmatch(choice)
    return f"Position {whole(int(place[1]))}" if place else "A day"


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


def first_to_compare(view: View) -> str:
    """What a page is compared with where nobody chose: the start of the cycle, if one has begun, or a day."""
    cycle = _cycle(view)
    if cycle is not None and aware(cycle["starts_at"]) < view.looked_at:
        return CYCLE
    return (view.looked_at.date() - _BACK).isoformat()


def earlier(view: View, choice: str, *, known_today: bool = False) -> Earlier | str:
    """The look at the instant that was chosen; where there is none to compare with, why.

    As it was seen then, or, `known_today`, as the look on screen knows it.
    """
    if choice == CYCLE:
        cycle = _cycle(view)
        if cycle is None:
            return f"No cycle had begun by {day(view.looked_at)}, so there is no start of one to compare with."
        found = Earlier(view, aware(cycle["starts_at"]), f"the start of “{_titled(cycle)}”")
    elif choice == REVIEW:
        review = _review(view)
        if review is None:
            return f"No review had been closed by {day(view.looked_at)}, so there is none to compare with."
        found = Earlier(view, aware(review["closed_at"]), f"the end of the review “{_titled(review)}”")
        return _before(found, review["closed_position"], known_today=known_today)
    elif place := _PLACE.fullmatch(choice):
        position = int(place[1])
        stored = view.appended_at(position) if position <= view.position else None
        if stored is None:
            return f"There is no position {whole(position)} at this instant, so there is nothing to compare with."
        return _before(Earlier(view, stored, f"position {whole(position)}"), position, known_today=known_today)
    else:
        found = Earlier(view, bounds_of(view.held.read_model, view.now, seen_on=choice).as_of or view.now)
    return _before(found, known_today=known_today)


def _titled(row: Row) -> str:
    return shortened(row["title"] or row["id"], 60)


def _before(found: Earlier, position: int | None = None, *, known_today: bool) -> Earlier | str:
    """The same with the look at that instant, if it is before the one on screen."""
    view, at = found.view, found.at
    if at >= view.looked_at:
        what = "later than the instant" if at > view.looked_at else "the instant"
        which = f" ({found.called})" if found.called else ""
        return f"{moment(at)}{which} is {what} on screen, {moment(view.looked_at)}: compare with an earlier one."
    if known_today:
        then = replace(view.bounds, as_of=at)
        return replace(found, view=replace(view, instant=Instant(then, "")), known_today=True)
    end = min(one for one in (view.bounds.up_to, position) if one is not None)
    look = replace(view, instant=Instant(Bounds(at, min(at, view.bounds.known_at or at), end), ""), position=end)
    # At the position that was the last one known then the answers stay the same, whatever is appended.
    return replace(found, view=replace(look, position=int(look.ask("last_known")[0]["position"])))


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
