"""The way to the page of an item, from wherever its name stands."""

import streamlit as st

from dashboard.components.frame.choices import choose, chosen, page_on_screen
from dashboard.components.shown.words import plain, shortened

PAGE, TITLE = "screens/item.py", "Find"
"""The page of every item, and its title in the navigation, where it is hidden."""


def item_link(item: str, words: str, *, beside: str = "") -> None:
    """A link to the page of an item; the instant goes along.

    From the page of one item to that of another it is a button: there Streamlit would draw the other one under the
    address of the first. `beside` tells two links to the same item apart.
    """
    if page_on_screen() == TITLE:
        st.button(
            plain(words),
            icon=":material/open_in_new:",
            type="tertiary",
            on_click=lambda: choose(item=item),
            key=f"open {item} {words} {beside}",
        )
        return
    st.page_link(
        PAGE,
        label=plain(words),
        icon=":material/open_in_new:",
        query_params={"item": item, "ws": chosen("ws") or ""},
        width="content",
    )


def own_page(item: str, title: str | None) -> None:
    """The link beside a name that stands on another page; its own page needs none."""
    if page_on_screen() != TITLE:
        item_link(item, f"Open the page of {shortened(title or item, 60)}")
