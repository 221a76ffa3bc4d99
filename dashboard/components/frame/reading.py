"""What a person reads does not move: what comes meanwhile waits behind a button."""

from collections.abc import Callable, Hashable
from dataclasses import replace

import streamlit as st

from dashboard.components.frame.choices import BEING_READ
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.shown.words import whole


def _since(newer: int) -> str:
    return f"Show what came since ({whole(newer)})"


def as_being_read(
    view: View,
    page: Page,
    words: Callable[[int], str] = _since,
    *,
    icon: str = ":material/refresh:",
    about: Hashable = None,
) -> View:
    """The look as it was when the person began to read `about` something; `words` name how much is newer.

    What is taken away of the page, its link too, is of that look.
    """
    if not view.is_now:
        return view
    asked = (page.name, about)
    of, position = st.session_state.get(BEING_READ, (None, 0))
    if of != asked:
        position = view.position
    st.session_state[BEING_READ] = (asked, position)
    if view.position > position:
        st.button(
            words(view.position - position),
            icon=icon,
            type="primary",
            key="show_new",
            on_click=lambda: st.session_state.pop(BEING_READ, None),
        )
    page.read = replace(view, position=min(position, view.position))
    return page.read
