"""The ways from page to page, and to the page of an item from wherever its name stands."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose, chosen, page_on_screen
from dashboard.components.shown.words import plain, shortened

OPENS_FIRST = "meeting"
TITLE = "Find"
"""The title in the navigation of the page of every item; it is hidden there."""
_pages: dict[str, Any] = {}


def remember(pages: Iterable[Any]) -> None:
    """Keeps the pages by their addresses: a link that names a file would look through the disk at each drawing."""
    _pages.update({page.url_path or OPENS_FIRST: page for page in pages})


def go_to(screen: str, where: Mapping[str, str]) -> None:
    """Leaves for another page, with choices made on it."""
    st.switch_page(_pages[screen], query_params=dict(where))


def page_link(
    screen: str, label: str, *, icon: str | None = ":material/arrow_forward:", **where: str | None
) -> None:
    """A link to another page with a choice made on it; the instant goes along."""
    asked = {name: value for name, value in where.items() if value}
    st.page_link(
        _pages[screen], label=label, icon=icon, query_params={**asked, "ws": chosen("ws") or ""}, width="content"
    )


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
    page_link("item", plain(words), icon=":material/open_in_new:", item=item)


def own_page(item: str, title: str | None) -> None:
    """The link beside a name that stands on another page; its own page needs none."""
    if page_on_screen() != TITLE:
        item_link(item, f"Open the page of {shortened(title or item, 60)}")
