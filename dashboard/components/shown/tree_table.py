"""A tree drawn as a table: rows under what they belong to, each with cells to compare by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tree_drawing import tree_drawing
from dashboard.components.shown.words import whole

MOST = 400
"""Rows that are drawn before a person asks for all."""
OPENED = "detail"
"""The key of the container that opens when a row is chosen."""

Cell = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column beside the names; `width` in units of the letter's size."""

    label: str
    width: float
    end: bool = False
    """Its words stand at the right, as numbers do."""
    spare: bool = False
    """It gives way where the page is narrow."""
    wide: bool = False
    """On a phone it takes a line of its own."""
    help: str = ""


@dataclass(frozen=True)
class Line:
    """A row: what it is called, what is said below its name, and its cells by column."""

    id: str
    title: str
    level: int
    cells: Mapping[str, Cell]
    sub: Sequence[str] = ()
    notes: Sequence[str] = ()
    lead: bool = False
    """Others belong to it."""
    top: bool = False
    """It begins a part of the table."""
    total: bool = False


def drawn_first(many: int) -> int:
    """How many of so many rows are drawn: not all of very many, unless a person asked for them."""
    return many if chosen("lines") == "all" else min(many, MOST)


def tree_table(
    name: str, columns: Sequence[Column], lines: Sequence[Line], *, key: str, alt: str, of: int | None = None
) -> None:
    """The table; a click on a row chooses its item, which lies in the URL by id, a second one lets go of it.

    Columns in which no row has anything are left out. `of` is how many rows there are, where `lines` are the first.
    """
    many = len(lines) if of is None else of
    shown = lines[: drawn_first(many)]
    used = [column for column in columns if any(line.cells.get(column.label) for line in shown)]

    def keep() -> None:
        asked = st.session_state[key]["chosen"]
        choose(item=None if asked == chosen("item") else asked)

    tree_drawing()(
        key=key,
        data={
            "name": name,
            "columns": [vars(column) for column in used],
            "rows": [vars(line) for line in shown],
            "chosen": chosen("item"),
            "opens": OPENED,
            "alt": alt,
        },
        on_chosen_change=keep,
    )
    if many > len(shown):
        st.button(
            f"The first {len(shown)} of {whole(many)} rows are drawn. Draw all",
            type="tertiary",
            on_click=lambda: choose(lines="all"),
            key=f"{key} all",
        )


def status_cell(code: str | None, sub: str = "") -> Cell:
    """A status as shape, word and colour."""
    status = status_of(code)
    return {"shape": status.shape, "word": status.word, "ink": status.ink, **({"sub": sub} if sub else {})}


def text_cell(text: str, sub: str = "", tip: str = "") -> Cell:
    """Words; nothing at all where there are none."""
    return {name: said for name, said in (("text", text), ("sub", sub), ("tip", tip)) if said}


def spark(values: Sequence[float], low: float | None = None, high: float | None = None) -> list[float]:
    """Values as heights from 0 to 1, between the bounds given or the least and the greatest of them."""
    if not values:
        return []
    least, most = min(values) if low is None else low, max(values) if high is None else high
    return [0.5 if most == least else round((value - least) / (most - least), 3) for value in values]
