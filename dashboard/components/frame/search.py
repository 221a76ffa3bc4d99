"""Finding things: a box in the sidebar, and what was found, each on the way to its own page."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.view import View
from dashboard.components.shown.tree_table import Column, Line, text_cell, tree_table
from dashboard.components.shown.words import counted, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

LONGEST = 200
"""Letters of a question that count; nobody looks for more."""
MOST = 60
PERSON = "person"
_TITLE = 120
COLUMNS = (Column("Kind", 10), Column("Owner", 10), Column("Lies in", 16, spare=True), Column("Id", 11, spare=True))


def search_box(key: str, ask: Callable[[str], None]) -> None:
    """A box that asks when something was written in it. It shows what the URL asks for."""
    asked = chosen("q") or ""
    told = f"{key} told"
    if st.session_state.get(told) != asked:
        st.session_state[told] = st.session_state[key] = asked

    def written() -> None:
        words = str(st.session_state[key]).strip()
        if words:
            ask(words)

    st.text_input(
        "Find",
        placeholder="a title, an id, a person",
        max_chars=LONGEST,
        icon=":material/search:",
        key=key,
        on_change=written,
    )


def found(view: View, words: str) -> Sequence[Row]:
    """What the words find at the instant on screen, the best first."""
    return view.ask("search", words[:LONGEST], MOST)


def results(rows: Sequence[Row], words: str) -> None:
    """What was found as a table: a click on a row opens its page. Persons stand above it."""
    if not rows:
        st.info(
            f"Nothing is called “{plain(shortened(words, 80))}” here. A part of a title, an id or a name will do."
        )
        return
    many = rows[0]["found"]
    first = f", the first {len(rows)} are shown" if many > len(rows) else ""
    st.markdown(f"{counted(many, 'thing')} found{first}. Choose one to open its page.")
    people = [row for row in rows if row["kind"] == PERSON]
    if people:
        with st.container(horizontal=True):
            for row in people:
                _person(str(row["id"]))
    lines = [_line(row) for row in rows if row["kind"] != PERSON]
    if lines:
        tree_table("Found", COLUMNS, lines, key="found", alt="What was found, the best match first")


def _person(name: str) -> None:
    """A person has no page: what is his stands on every page."""
    st.button(
        f"Show what is {plain(shortened(name, 60))}’s",
        icon=":material/person:",
        on_click=lambda: choose(owner=name),
        disabled=chosen("owner") == name,
        key=f"person {name}",
    )


def _line(row: Row) -> Line:
    title = shortened(row["title"] or row["id"], _TITLE)
    return Line(
        id=row["id"],
        title=title,
        level=0,
        cells={
            "Kind": text_cell(KIND_WORDS.get(str(row["kind"]), str(row["kind"]))),
            "Owner": text_cell(shortened(row["owner"] or "", 60)),
            "Lies in": text_cell(shortened(row["parent_title"] or row["parent_id"] or "", 60)),
            "Id": text_cell(shortened(row["id"], 40)),
        },
        notes=() if row["present"] else ("no longer there",),
    )
