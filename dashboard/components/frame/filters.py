"""Choices among few: what is chosen lies in the URL."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

import streamlit as st

from dashboard.components.frame.choices import choose, chosen

T = TypeVar("T")


def select_kept(
    label: str,
    options: Sequence[T],
    *,
    name: str,
    default: T,
    identity: Callable[[T], str],
    said: Callable[[T], str],
    width: int | Literal["stretch"] = 300,
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


def _unless(value: str, default: str) -> str | None:
    return None if value == default else value
