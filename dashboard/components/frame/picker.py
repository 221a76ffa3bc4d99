"""The instant picker: now, a day, the start of a cycle or a position, as seen then or as known today."""

import re
from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.components.frame.choices import TIMES, choose, chosen
from dashboard.components.frame.view import View
from dashboard.components.shown.words import day, shortened
from projections.read_model import Row

NOW, DAY, CYCLE, POSITION = "Now", "A day", "Start of a cycle", "A position"
SEEN_THEN, KNOWN_TODAY = "As seen then", "As known today"
_HELP = {
    SEEN_THEN: "What the record could say on that day: later corrections stay out.",
    KNOWN_TODAY: "What was true on that day by all that is known today: later corrections count.",
}


def back_to_now() -> None:
    """Leaves the past."""
    choose(**dict.fromkeys(TIMES))


def instant_picker(view: View | None, cycles: Sequence[Row]) -> None:
    """A popover that sets the instant for every page."""
    with st.popover("Instant", icon=":material/history:", help="Look at another instant", key="instant_popover"):
        kind = st.segmented_control("Look at", [NOW, DAY, CYCLE, POSITION], default=_kind_now(), key="pick_kind")
        if kind in (NOW, None):
            st.button("Show now", type="primary", on_click=back_to_now, key="pick_now")
            return
        if kind == POSITION:
            end = view.held.position if view else 0
            at = st.number_input("Position", 1, max(1, end), value=_position_now(end), step=1, key="pick_position")
            st.caption(f"The log ends at position {end}.")
            st.button("Show", type="primary", on_click=_show_position, args=(at,), key="pick_show_position")
            return
        then = _day_picked(kind, cycles)
        way = st.radio(
            "Say it", [SEEN_THEN, KNOWN_TODAY], index=_way_now(), captions=list(_HELP.values()), key="pick_way"
        )
        st.button(
            "Show", type="primary", disabled=then is None, on_click=_show_day, args=(then, way), key="pick_show"
        )


def _day_picked(kind: str, cycles: Sequence[Row]) -> date | None:
    if kind == DAY:
        picked = st.date_input(
            "Day",
            value=_day_now(),
            min_value=date(1990, 1, 1),
            max_value=date(2100, 1, 1),
            format="YYYY-MM-DD",
            key="pick_day",
        )
        return picked if isinstance(picked, date) else None
    begun = [row for row in cycles if row["starts_at"] is not None]
    if not begun:
        st.caption("There is no cycle yet.")
        return None
    row = st.selectbox(
        "Cycle",
        begun,
        format_func=lambda row: f"{shortened(row['title'] or row['id'], 40)}, {day(row['starts_at'])}",
        key="pick_cycle",
    )
    return row["starts_at"].date() if row else None


def _show_day(then: date, way: str) -> None:
    said = then.isoformat()
    choose(asof=said, known=said if way == SEEN_THEN else None, upto=None)


def _show_position(at: int) -> None:
    choose(asof=None, known=None, upto=f"@{at}")


def _kind_now() -> str:
    if chosen("upto") or (chosen("asof") or "").startswith("@"):
        return POSITION
    return DAY if chosen("asof") or chosen("known") else NOW


def _position_now(end: int) -> int:
    digits = re.fullmatch(r"@?(\d{1,12})", chosen("upto") or "")
    return min(max(1, int(digits[1])), max(1, end)) if digits else max(1, end)


def _day_now() -> date:
    try:
        return date.fromisoformat((chosen("asof") or "")[:10])
    except ValueError:
        return date.today()  # noqa: DTZ011 -- only where the calendar opens


def _way_now() -> int:
    return 1 if chosen("asof") and not chosen("known") else 0
