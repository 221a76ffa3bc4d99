"""What the person has chosen: it lies in the URL, goes along from page to page, and makes the bounds."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from dashboard.components.shown.words import moment
from projections.instants import bounds_of
from projections.read_model import Bounds, ReadModel

TIMES = ("asof", "known", "upto")
KEPT = ("cycle", *TIMES, "owner")
BEING_READ = "being_read"
LEFT_BEHIND = ("form", BEING_READ)
"""What ends with a page: an open form, and up to where it was being read."""
_KEPT, _PAGE = "kept_choices", "page_of_choices"


def carry_over(page: str, workspace: str) -> None:
    """Once a run: what was chosen on the page before goes along, since Streamlit empties the URL between pages."""
    state = st.session_state
    kept: dict[str, str] = state.get(_KEPT, {})
    if state.get(_PAGE, page) != page:
        for name in LEFT_BEHIND:
            state.pop(name, None)
        timed = any(name in st.query_params for name in TIMES)
        for name in KEPT:
            if name in kept and name not in st.query_params and not (timed and name in TIMES):
                st.query_params[name] = kept[name]
    state[_PAGE] = page
    if "ws" not in st.query_params:
        st.query_params["ws"] = workspace
    _keep()


def page_on_screen() -> str | None:
    """The title under which the page on screen stands in the navigation."""
    title: str | None = st.session_state.get(_PAGE)
    return title


def chosen(name: str) -> str | None:
    """What the URL says about one choice."""
    return st.query_params.get(name) or None


def choose(**named: str | None) -> None:
    """Writes choices into the URL; None takes one out."""
    for name, value in named.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]
    _keep()


def _keep() -> None:
    st.session_state[_KEPT] = {name: st.query_params[name] for name in KEPT if name in st.query_params}


@dataclass(frozen=True)
class Instant:
    """The instant on screen: its bounds, and how it is said."""

    bounds: Bounds
    words: str

    @property
    def is_now(self) -> bool:
        """Whether this is the strategy as it is now, where one can write."""
        return self.bounds.is_open


def instant_on_screen(read_model: ReadModel, now: datetime) -> Instant:
    """The instant that the URL names. Raises UnusableInputError for one that names none."""
    as_of, known, up_to = (chosen(name) for name in TIMES)
    if up_to and not up_to.startswith("@"):
        up_to = f"@{up_to}"
    bounds = bounds_of(read_model, now, as_of=as_of, known_at=known, up_to=up_to)
    return Instant(bounds, words_of(bounds))


def words_of(bounds: Bounds) -> str:
    """How an instant is said."""
    if bounds.is_open:
        return "now"
    if bounds.up_to is not None and bounds.known_at is None:
        until = f" ({moment(bounds.as_of)})" if bounds.as_of else ""
        return f"as the log stood at position {bounds.up_to}{until}"
    if bounds.as_of and bounds.as_of == bounds.known_at:
        said = f"as seen on {moment(bounds.as_of)}"
    else:
        said = f"as of {moment(bounds.as_of)}" if bounds.as_of else "as of now"
        said += f", as known on {moment(bounds.known_at)}" if bounds.known_at else ", as known today"
    return f"{said}, up to position {bounds.up_to}" if bounds.up_to is not None else said
