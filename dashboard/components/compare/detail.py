"""One change, whole: what was said before and after, by whom, why, and what led to it."""

import streamlit as st

from dashboard.components.compare.changes import Change, known
from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import item_link, page_link
from dashboard.components.shown.record import row_id
from dashboard.components.shown.words import plain, shortened


def change_detail(change: Change) -> None:
    """The change that was chosen."""
    row = change.row
    with st.container(border=True, key="detail"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.subheader(plain(f"{change.word}: {shortened(change.title, 120)}"), anchor=False)
                st.markdown(f":gray[{plain(change.what)} · {plain(known(change))}]")
            st.button("Close", on_click=lambda: choose(change=None), key="close_detail")
        before, after = st.columns(2)
        for column, label, side in ((before, "Before", "before"), (after, "After", "after")):
            with column:
                st.markdown(f":small[:gray[{label}]]  \n{plain(_whole(change, side)) or ':gray[nothing]'}")
        st.markdown(f":small[:gray[Why]]  \n{plain(row['reason'] or '') or ':gray[no reason was given]'}")
        with st.container(horizontal=True):
            item_link(row["entity_id"], f"Open the page of {shortened(change.title, 60)}")
            if row["decision_id"]:
                item_link(row["decision_id"], f"Decided in {row['decision_id']}")
            page_link("audit", "The event in Audit", at=row_id(row), entity=row["entity_id"])


def _whole(change: Change, side: str) -> str:
    """All that was said, where the table has only its beginning."""
    told = change.said(side)
    return str(change.row[side]) if told.endswith("…") else told
