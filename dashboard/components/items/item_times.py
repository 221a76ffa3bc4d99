"""What is said where an item is not there: whether the record knows it at all, and when it was."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components.frame.choices import Instant
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.items.item_parts import changes, comments
from dashboard.components.shown.words import moment, plain, shortened
from projections.read_model import Bounds, Row


def not_there(view: View, page: Page, name: str, row: Row | None) -> None:
    """Says so of an item that is not there at this instant; of one that was, what the record has of it."""
    today = replace(view, instant=Instant(Bounds(), "now"))
    turns = today.ask("item_times", name)
    known = row or next(iter(today.ask("item", name)), None)
    if known is None or not turns:
        page.entitle("Not found")
        st.warning(
            f"Nothing in this workspace has the id {plain(shortened(name, 120))}. Look for its title instead."
        )
        return
    title = shortened(known["called"], 120)
    page.entitle(title)
    here = "now" if view.is_now else view.instant.words
    st.info(
        f"{plain(title)} ({plain(shortened(name, 120))}) is not there {plain(here)}. By all that is known today it "
        f"{_said(turns)}. The record knows it since {moment(turns[0]['recorded_at'])}, position "
        f"{turns[0]['position']}."
    )
    if row is not None:
        comments(view, name)
        changes(view, name)


def _said(turns: Sequence[Row]) -> str:
    """When it was there: from and until."""
    spans = []
    for place, turn in enumerate(turns):
        if not turn["is_there"]:
            continue
        ends = turns[place + 1] if place + 1 < len(turns) else None
        begins = moment(turn["effective_at"])
        spans.append(f"from {begins} until {moment(ends['effective_at'])}" if ends else f"since {begins}")
    if not spans:
        return "was never there"
    last = turns[-1]
    verb = "comes" if turns[0]["lies_ahead"] else "is there" if last["is_there"] else "was there"
    return f"{verb} {', and '.join(spans)}"
