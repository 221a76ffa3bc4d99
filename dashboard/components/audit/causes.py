"""What led to an event and what it led to: up to the finding and the review, down to every change."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.view import View
from dashboard.components.shown.record import said, what
from dashboard.components.shown.words import counted, moment, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

MOST = 12
"""Events that are listed on each side; `hansei audit log --position N --chain` has them all."""
LONGEST = 64
_PROSE = ("description", "title")


def causes(view: View, position: int) -> None:
    """The events up and down the chain, the nearest first; each opens when it is chosen."""
    rows = view.ask("audit_trail", None, None, None, None, None, None, True, position)
    led_to_it = [row for row in reversed(rows) if row["distance"] < 0]
    followed = [row for row in rows if row["distance"] > 0]
    if not led_to_it and not followed:
        st.caption("No decision, finding or review led to this event, and it led to no other.")
        return
    before, after = st.columns(2)
    with before:
        _listed("What led to it", led_to_it, "Nothing in the record led to it.")
    with after:
        _listed("What it led to", followed, "It has led to nothing yet.")


def _listed(title: str, rows: Sequence[Row], none: str) -> None:
    st.markdown(f"**{title}**")
    if not rows:
        st.caption(none)
    for row in rows[:MOST]:
        with st.container(gap=None):
            st.button(
                plain(shortened(_words(row), LONGEST)),  # what is longer Streamlit would cut off
                help="Open this event",
                type="tertiary",
                icon=":material/subdirectory_arrow_right:",
                on_click=lambda position=row["position"]: choose(at=f"{position}"),
                key=f"cause {row['position']}",
            )
            st.markdown(f":small[:gray[{plain(row['actor'])}, {moment(row['recorded_at'])}]]")
    if len(rows) > MOST:
        st.caption(f"and {counted(len(rows) - MOST, 'more event')}")


def _words(row: Row) -> str:
    """The event in a line."""
    kind = KIND_WORDS.get(row["kind"] or "", "item")
    if row["field"] in _PROSE:
        return f"{kind[:1].upper()}{kind[1:]}: {row['after'] or row['entity_id']}"
    if row["event"] == "ReviewOpened":
        return f"Review: {row['title'] or row['entity_id']}"
    now = said({**row, "unit": None}, "after")
    return f"{what(row)}{f': {now}' if now and row['field'] != 'present' else ''}"
