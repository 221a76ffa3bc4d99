"""One item on a page of its own, or what was found on the way to it."""

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.frame import Page
from dashboard.components.frame.links import TITLE
from dashboard.components.frame.search import found, results, search_box
from dashboard.components.frame.view import View
from dashboard.components.items.item import LONG, SAID, SHORT, item_page
from dashboard.components.items.item_times import not_there
from dashboard.components.meeting.since import since_last_visit
from dashboard.components.shown.words import shortened


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    name, words = chosen("item"), chosen("q")
    row = next(iter(view.ask("item", name)), None) if name else None
    if name and row and row["present"]:
        page.entitle(shortened(row["called"], SHORT if row["kind"] in SAID else LONG))
        page.table = lambda: [dict(row)]
        if words:
            st.button(
                f"Back to what “{shortened(words, 40)}” found",
                icon=":material/arrow_back:",
                type="tertiary",
                on_click=lambda: choose(item=None),
                key="back_to_found",
            )
        item_page(view, row)
        return
    if name:
        with part("Where it was"):
            not_there(view, page, name, row)
    search_box("find_here", lambda asked: choose(q=asked, item=None))
    if words and not name:
        page.entitle(f"Find “{shortened(words, 60)}”")
        with part("What was found"):
            rows = found(view, words)
            page.table = lambda: [dict(one) for one in rows]
            results(rows, words)
    elif not name:
        with part("What changed"), st.expander("What changed since my last visit", expanded=True):
            since_last_visit(view)


Page(
    name="item",
    title=TITLE,
    question="What do we know of it, and what has become of it?",
    draw=draw,
).show()
