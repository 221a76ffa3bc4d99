"""The instant picker: now, a day, the start of a cycle, a review or a position, as seen then or as known today."""

import re
from datetime import date

import streamlit as st

from dashboard.components.frame.choices import TIMES, Instant, choose, chosen
from dashboard.components.frame.view import View, look
from dashboard.components.shown.words import day, shortened
from projections.read_model import Bounds

NOW, DAY, CYCLE, REVIEW, POSITION = "Now", "A day", "Start of a cycle", "A past review", "A position"
SEEN_THEN, KNOWN_TODAY = "As seen then", "As known today"
_POPOVER = "instant_popover"
_HELP = {
    SEEN_THEN: "What the record could say on that day: later corrections stay out.",
    KNOWN_TODAY: "What was true on that day by all that is known today: later corrections count.",
}


def back_to_now() -> None:
    """Leaves the past."""
    _look_at()


def _look_at(**times: str | None) -> None:
    """Every page shows this instant from here on, and the picker closes."""
    choose(**{**dict.fromkeys(TIMES), **times})
    st.session_state[_POPOVER] = False


def instant_picker(view: View) -> None:
    """A popover that sets the instant for every page."""
    # A hundred pages are drawn at a commit: what is folded away is not.
    popover = st.popover(
        "Instant",
        icon=":material/history:",
        help="Look at another instant",
        key=_POPOVER,
        on_change="rerun",
    )
    if popover.open:
        with popover:
            _instant(look(view.held, Instant(Bounds(), "now")))  # from the past one goes to any other instant too


def _instant(view: View) -> None:
    kind = st.segmented_control(
        "Look at", [NOW, DAY, CYCLE, REVIEW, POSITION], default=_kind_now(), key="pick_kind"
    )
    if kind in (NOW, None):
        st.button("Show now", type="primary", on_click=back_to_now, key="pick_now")
        return
    if kind == POSITION:
        end = view.held.position
        at = st.number_input("Position", 1, max(1, end), value=_position_now(end), step=1, key="pick_position")
        st.caption(f"The log ends at position {end}.")
        st.button("Show", type="primary", on_click=_show_position, args=(at,), key="pick_show_position")
        return
    if kind == REVIEW:
        picked = _review_picked(view)
        st.button(
            "Show",
            type="primary",
            disabled=not picked,
            on_click=_show_review,
            args=(picked,),
            key="pick_show_review",
        )
        return
    then = _day_picked(kind, view)
    way = st.radio(
        "Say it", [SEEN_THEN, KNOWN_TODAY], index=_way_now(), captions=list(_HELP.values()), key="pick_way"
    )
    st.button("Show", type="primary", disabled=then is None, on_click=_show_day, args=(then, way), key="pick_show")


def _day_picked(kind: str, view: View) -> date | None:
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
    begun = [row for row in view.cycles() if row["starts_at"] is not None]
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


def _review_picked(view: View) -> str | None:
    reviews = {row["id"]: row for row in view.ask_of_structure("pdca_reviews") if row["opened_at"]}
    if not reviews:
        st.caption("No review has been held yet.")
        return None

    def said(name: str) -> str:
        row = reviews[name]
        held = day(row["closed_at"] or row["opened_at"])
        return f"{shortened(row['title'] or name, 40)}, {held}" + ("" if row["closed_at"] else ", in session")

    now = _review_now()
    index = list(reviews).index(now) if now in reviews else 0
    picked: str | None = st.selectbox("Review", list(reviews), index=index, format_func=said, key="pick_review")
    st.caption(
        "What the people in the room could see when the review ended, or when it began while it is in session."
    )
    return f"review:{picked}" + (":close" if picked and reviews[picked]["closed_at"] else "") if picked else None


def _show_review(review: str) -> None:
    _look_at(asof=review)


def _show_day(then: date, way: str) -> None:
    said = then.isoformat()
    _look_at(asof=said, known=said if way == SEEN_THEN else None)


def _show_position(at: int) -> None:
    _look_at(upto=f"@{at}")


def _kind_now() -> str:
    if chosen("upto") or (chosen("asof") or "").startswith("@"):
        return POSITION
    if _review_now():
        return REVIEW
    return DAY if chosen("asof") or chosen("known") else NOW


def _review_now() -> str | None:
    named = re.fullmatch(r"review:(.+?)(:close)?", chosen("asof") or "")
    return named[1] if named else None


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
