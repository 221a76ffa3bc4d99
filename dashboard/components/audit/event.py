"""The drill-down of one event: the whole of it, its neighbours, and the plan at that moment."""

from datetime import datetime
from typing import Any

import orjson
import streamlit as st

from dashboard.components.audit.causes import causes
from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.links import item_link, own_page, page_link
from dashboard.components.frame.view import View
from dashboard.components.shown.words import aware, moment, plain, shortened
from engine.domain.values import PROSE_FIELDS, words_of
from engine.log.people import FORGOTTEN


def event_detail(view: View, position: int) -> None:
    """Everything about the event at a position, as far as it lies inside the bounds."""
    if not view.held.has_log:
        _as_the_views_hold_it(view, position)
        return
    found = view.held.log.read(position - 1, 1, position) if position <= (view.bounds.up_to or 0) else None
    if not found:
        st.info(f"There is no event at position {position} at this instant.")
        return
    event: dict[str, Any] = orjson.loads(found.payloads[0])
    around = view.ask("neighbours", position)[0]
    with st.container(border=True, key="detail"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.subheader(f"{found.names[0]} at position {position}", anchor=False)
                who = dict(view.held.log.people.rows()).get(str(event.get("actor")), FORGOTTEN)
                times = (("effective", "effective_at"), ("known", "recorded_at"), ("stored", "appended_at"))
                said = " · ".join(f"{word} {_when(event, name)}" for word, name in times)
                st.markdown(f"{plain(str(event.get('entity_id', '')))} · by {plain(who)} · {said}")
            st.button("Close", on_click=lambda: choose(at=None), key="close_detail")
        with st.container(horizontal=True, vertical_alignment="center"):
            _step("Previous of this item", around["previous"])
            _step("Next of this item", around["next"])
            entity = event.get("entity_id")
            if entity and view.ask("item_times", str(entity)):
                own_page(str(entity), None)
            if event.get("causation_id"):
                item_link(str(event["causation_id"]), f"Led to by {shortened(str(event['causation_id']), 60)}")
            if entity and chosen("entity") != entity:
                st.button("Only this item", on_click=lambda: choose(entity=entity), key="only_this")
            page_link("okrs", "OKRs at this moment", icon=":material/history:", upto=f"@{position}")
            page_link("scorecard", "Scorecard at this moment", icon=":material/history:", upto=f"@{position}")
        with part("The causes"):
            causes(view, position)
        st.json(_readable(event, found.streams[0], found.versions[0]), expanded=1)


def _as_the_views_hold_it(view: View, position: int) -> None:
    """The event without its whole content, where there is no log to ask."""
    found = view.ask("event", position)
    if not found:
        st.info(f"There is no event at position {position} at this instant.")
        return
    event = {name: str(value) for name, value in found[0].items() if value is not None}
    with st.container(border=True, key="detail"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(f"{event['event']} at position {position}", anchor=False, width="stretch")
            st.button("Close", on_click=lambda: choose(at=None), key="close_detail")
        with part("The causes"):
            causes(view, position)
        st.json(event, expanded=1)
        st.caption(
            "The whole event lies in the log. This dashboard follows Kafka and shows what its views hold of it."
        )


def _step(label: str, position: int | None) -> None:
    st.button(label, disabled=position is None, on_click=lambda: choose(at=f"{position}"), key=f"step {label}")


def _when(event: dict[str, Any], name: str) -> str:
    return moment(aware(datetime.fromisoformat(event[name]))) if event.get(name) else "unknown"


def _readable(event: dict[str, Any], stream: str, version: int) -> dict[str, Any]:
    """The event without the salts of its prose, which must not leave the log, and without what is empty."""
    told = {
        name: words_of(value) if name in PROSE_FIELDS and isinstance(value, dict) else value
        for name, value in event.items()
        if value is not None
    }
    return {"stream": stream, "stream_version": version, **told}
