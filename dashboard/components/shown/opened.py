"""The head of a detail: what it is called, and the ways on. On its own page it needs neither."""

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import item_link
from dashboard.components.shown.words import plain


def head_words(title: str, told: str, *, alone: bool) -> None:
    """The title and one line below it."""
    with st.container(width="stretch", gap=None):
        if not alone:
            st.subheader(plain(title), anchor=False)
        st.markdown(told)


def ways_on(item: str, *, alone: bool, choice: str = "item") -> None:
    """To the page of the item, or back to what stands above."""
    if not alone:
        item_link(item, "Open its page")
        st.button("Close", on_click=lambda: choose(**{choice: None}), key="close_detail")
