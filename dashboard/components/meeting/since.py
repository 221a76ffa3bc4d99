"""What changed since my last visit, item by item."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.links import item_link
from dashboard.components.frame.view import View
from dashboard.components.frame.visits import this_visit
from dashboard.components.pdca.act import change_words
from dashboard.components.shown.boxes import beneath, listed
from dashboard.components.shown.words import counted, moment, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

MOST = 400
"""Facts that are looked at; of more, the newest."""
ITEMS = 12
"""Items that are listed at once; the others stand in a fold."""
EVENTS = 3
"""Changes of one item that are listed; Audit has them all."""


def since_last_visit(view: View) -> None:
    """Everything that changed after the position at which this browser's last visit ended, grouped by item."""
    if not view.is_now:
        st.caption("What changed since your last visit stands here at now, not at an instant of the past.")
        return
    since = this_visit(view).since
    if since is None:
        st.caption("This is your first visit in this browser. From the next one on, what changed stands here.")
        return
    rows = view.ask("since", since, MOST)
    if not rows:
        st.caption(f"Nothing has changed since your last visit, at position {since}.")
        return
    seen = view.appended_at(since)
    when = f", {moment(seen)}" if seen else ""
    some = f"; the newest {len(rows)} are shown" if rows[0]["found"] > len(rows) else ""
    st.markdown(
        f"{counted(rows[0]['found'], 'change')} of {counted(rows[0]['items'], 'item')} since your last visit, "
        f"at position {since}{when}{some}."
    )
    by_item: dict[str, list[Row]] = {}
    for row in rows:
        by_item.setdefault(row["entity_id"], []).append(row)
    items = list(by_item.values())
    for told in items[:ITEMS]:
        _item(told)
    if len(items) > ITEMS:
        with st.expander(f"{counted(len(items) - ITEMS, 'more item')}"):
            for told in items[ITEMS:]:
                _item(told)


def _item(told: Sequence[Row]) -> None:
    first = told[0]
    kind = KIND_WORDS.get(first["kind"] or "", "item")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        item_link(first["entity_id"], shortened(str(first["title"] or first["entity_id"]), 90))
        st.markdown(f":small[:gray[{kind} · {plain(first['entity_id'])}]]", width="content")
    by_event: dict[int, list[Row]] = {}
    for row in told:
        by_event.setdefault(row["position"], []).append(row)
    lines = [_event(facts) for facts in list(by_event.values())[:EVENTS]]
    if len(by_event) > EVENTS:
        lines.append(f":gray[{counted(len(by_event) - EVENTS, 'more change')} before]")
    listed(lines)


def _event(facts: Sequence[Row]) -> str:
    row = facts[0]
    why = f". Why: {shortened(row['reason'], 160)}" if row["reason"] else ""
    who = f"{row['actor']}, {moment(row['recorded_at'])}{why}"
    return f"{change_words(facts)}{beneath(plain(who))}"
