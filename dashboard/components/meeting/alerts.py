"""What asks for attention, the gravest first: red without action, two misses, overdue, stale, orphan."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.frame.links import item_link
from dashboard.components.frame.view import View
from dashboard.components.meeting.exceptions import Standing, scope_of, standings
from dashboard.components.shown.results import Outcome
from dashboard.components.shown.words import counted, day, number, plain, shortened, unbroken
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

TWO_MISSES, UNANSWERED, OVERDUE, STALE, ORPHAN = "two_misses", "unanswered", "overdue", "stale", "orphan"
# The gravest first.
ALERTS = {
    TWO_MISSES: Outcome("■", "Two misses", "red"),
    UNANSWERED: Outcome("■", "Red without action", "red"),
    OVERDUE: Outcome("▲", "Overdue", "orange"),
    STALE: Outcome("◌", "Stale", "gray"),
    ORPHAN: Outcome("○", "Tied to nothing", "gray"),
}
SHOWN = 6
"""Alerts that are listed at once; the others stand in a fold."""


@dataclass(frozen=True)
class Alert:
    """One item that asks for attention, and why; it is linked to by its id."""

    kind: str
    id: str
    title: str
    item_kind: str
    owner: str | None
    words: str
    urgency: float
    """Among alerts of a kind the greater one stands first: gap by weight, or days."""

    @property
    def sign(self) -> Outcome:
        """Shape, word and colour of its kind."""
        return ALERTS[self.kind]


def alerts(view: View, root: str | None = None) -> list[Alert]:
    """Everything that asks for attention in a plan, scorecard or cycle and what belongs to it; else in all of them.

    One thing that is several items of the method stands once, under its gravest alert.
    """
    scope = scope_of(view, root)
    in_hand = {row["id"] for row in view.ask_of_structure("alerts_in_hand")}
    found = [one for standing in standings(view, root) for one in _of_number(standing, in_hand)]
    found += [
        _alert(OVERDUE, row, f"due {day(row['due'])}, {counted(row['days'], 'day')} late", row["days"])
        for row in view.ask("alerts", scope)
    ]
    tied_to_nothing = view.ask_of_structure("alerts_orphans", scope)
    found += [_alert(ORPHAN, row, _orphan(row["kind"]), 0) for row in tied_to_nothing]
    order = list(ALERTS)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.urgency, one.id))


def _of_number(one: Standing, in_hand: set[str]) -> list[Alert]:
    """The alert of a thing with a number: what is answered by a countermeasure asks for nothing."""
    missed = next((row for row in (one.row, *one.also) if row.get("misses")), None)
    if missed is not None:
        told = f"{counted(missed['misses'], 'month')} in a row off plan: {_figures(missed)}"
        return [_alert(TWO_MISSES, missed, told, _weighed(missed))]
    row = one.row
    if row["status"] == "off_track":
        return [] if one.names & in_hand else [_alert(UNANSWERED, row, _figures(row), _weighed(row))]
    quiet = next(
        (row for row in (one.row, *one.also) if row["kind"] == "key_result" and row["status"] == "stale"), None
    )
    return (
        []
        if quiet is None
        else [_alert(STALE, quiet, f"no check-in for two cadences: {_figures(quiet)}", _weighed(quiet))]
    )


def _alert(kind: str, row: Row, words: str, urgency: float) -> Alert:
    return Alert(kind, row["id"], str(row["title"] or row["id"]), row["kind"], row["owner"], words, urgency)


def _weighed(row: Row) -> float:
    return float(row["gap"] or 0) * float(row["weight"])


def _figures(row: Row) -> str:
    actual = number(row["actual"], row["unit"]) or "no value"
    aimed = f" instead of {number(row['target'], row['unit'])}" if row["target"] is not None else ""
    when = f" in {row['period']}" if row["period"] else ""
    return f"{actual}{aimed}{when}"


def _orphan(kind: str) -> str:
    return "nothing serves it" if kind == "breakthrough_objective" else "it serves nothing in its plan"


def alert_list(found: Sequence[Alert], *, shown: int = SHOWN) -> None:
    """The alerts, each with its words and the way to its item."""
    for one in found[:shown]:
        _line(one)
    if len(found) > shown:
        with st.expander(f"{counted(len(found) - shown, 'more alert')}"):
            for one in found[shown:]:
                _line(one)


def _line(one: Alert) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(one.sign.marked, width="content")
        item_link(one.id, shortened(one.title, 90))
        told = [KIND_WORDS.get(one.item_kind, one.item_kind), one.owner or "nobody's", one.words]
        st.markdown(f":small[:gray[{' · '.join(plain(word) for word in told)}]]", width="content")


def counted_alerts(found: Sequence[Alert]) -> str:
    """How many there are of each kind, for a place that reads Markdown."""
    kinds = [one.kind for one in found]
    return ", ".join(
        f":{sign.ink}[{unbroken(f'{sign.shape} {sign.word} {kinds.count(kind)}')}]"
        for kind, sign in ALERTS.items()
        if kind in kinds
    )
