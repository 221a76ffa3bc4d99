"""Choices among few: what is chosen lies in the URL."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from dashboard.components.choices import choose, chosen
from dashboard.components.words import plain
from projections.read_model import Row

EVERYBODY = "Everybody"
T = TypeVar("T")


def select_kept(
    label: str,
    options: Sequence[T],
    *,
    name: str,
    default: T,
    identity: Callable[[T], str],
    said: Callable[[T], str],
    width: int = 300,
) -> T:
    """A select box whose choice is the URL's `name`; the default is left out of the URL."""
    by_id = {identity(option): option for option in options}
    key = f"select {name}"
    asked = chosen(name) or identity(default)
    if asked not in by_id:
        asked = identity(default)
    if st.session_state.get(key) != asked:
        st.session_state[key] = asked
    st.selectbox(
        label,
        list(by_id),
        format_func=lambda option: said(by_id[option]) if option in by_id else str(option),
        key=key,
        on_change=lambda: choose(**{name: _unless(st.session_state[key], identity(default))}),
        width=width,
    )
    return by_id[asked]


def owner_filter(rows: Sequence[Row]) -> str | None:
    """The owner whose items are to be shown; nobody in particular if none is chosen."""
    owners = sorted({str(row["owner"]) for row in rows if row["owner"]})
    asked = chosen("owner")
    if not owners and asked is None:
        return None
    if asked is not None and asked not in owners:
        st.warning(f"Nothing here belongs to {plain(asked)}; this is everybody's.")
        asked = None
    picked = select_kept(
        "Owner",
        [EVERYBODY, *owners],
        name="owner",
        default=EVERYBODY,
        identity=str,
        said=str,
        width=190,
    )
    return None if picked == EVERYBODY else picked


def _unless(value: str, default: str) -> str | None:
    return None if value == default else value
