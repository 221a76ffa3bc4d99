"""What stands beside every page: finding things, and whose items are shown."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import wiring
from dashboard.components.frame.choices import Instant, chosen, instant_on_screen
from dashboard.components.frame.failures import part
from dashboard.components.frame.links import go_to
from dashboard.components.frame.search import search_box
from dashboard.components.frame.view import View, look
from dashboard.components.frame.whose import whose_selector
from engine.errors import UnusableInputError
from projections.read_model import Bounds

_ASKED = "asked_in_the_sidebar"


def sidebar() -> None:
    """The box that finds things leads to their page; the choice of a person holds on every page."""
    with st.sidebar:
        with part("The search"):
            search_box("find", lambda words: st.session_state.update({_ASKED: words}))
        with part("The choice of a person"):
            whose_selector(_look())
    words = st.session_state.pop(_ASKED, None)
    if words:
        # Not from the box itself: what answers a widget cannot go to another page.
        go_to("item", {"q": words, "ws": chosen("ws") or ""})


def _look() -> View:
    """The instant of the page; where its link asks for one that cannot be shown, now."""
    held, now = wiring.current(), datetime.now(UTC)
    try:
        return look(held, instant_on_screen(held.read_model, now))
    except UnusableInputError:
        return look(held, Instant(Bounds(), "now"))
