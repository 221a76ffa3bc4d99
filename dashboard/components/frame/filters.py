"""Choices among few: what is chosen lies in the URL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import streamlit as st

from dashboard.components.frame.choices import choose, chosen

T = TypeVar("T")

ALL = "*"
"""How the URL says that all are wanted, where that is not the default."""


def select_kept(
    label: str,
    options: Sequence[T],
    *,
    name: str,
    default: T,
    identity: Callable[[T], str],
    said: Callable[[T], str],
    width: int | Literal["stretch"] = 300,
    leaves: Sequence[str] = (),
) -> T:
    """A select box whose choice is the URL's `name`; the default is left out of the URL.

    `leaves` are choices that mean nothing any more after another one, such as the page of a long list.
    """
    by_id = {identity(option): option for option in options}
    key = f"select {name}"
    asked = chosen(name) or identity(default)
    if asked not in by_id:
        asked = identity(default)
    shows(key, asked)
    st.selectbox(
        label,
        list(by_id),
        format_func=lambda option: said(by_id[option]) if option in by_id else str(option),
        key=key,
        on_change=lambda: choose(
            **dict.fromkeys(leaves), **{name: _unless(st.session_state[key], identity(default))}
        ),
        width=width,
    )
    return by_id[asked]


def one_or_all(
    label: str,
    every: str,
    said: Mapping[str, str],
    *,
    name: str,
    default: str | None = None,
    width: int = 300,
    leaves: Sequence[str] = (),
) -> str | None:
    """The one of these that is wanted, by its id; none where all are, which is said as `every`."""
    return select_kept(
        label,
        [None, *said],
        name=name,
        default=default,
        identity=lambda one: ALL if one is None else one,
        said=lambda one: every if one is None else said[one],
        width=width,
        leaves=leaves,
    )


def text_kept(label: str, *, name: str, hint: str, width: int, leaves: Sequence[str] = ()) -> str | None:
    """A box for words that are the URL's `name`; none where it is empty."""
    key, asked = f"text {name}", chosen(name) or ""
    shows(key, asked)
    st.text_input(
        label,
        placeholder=hint,
        key=key,
        width=width,
        on_change=lambda: choose(**dict.fromkeys(leaves), **{name: st.session_state[key].strip() or None}),
    )
    return asked or None


def shows(key: str, value: Any) -> None:  # noqa: ANN401 -- as the widget holds it
    """A widget shows what the URL says, also where a link or the way back changed that."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _unless(value: str, default: str) -> str | None:
    return None if value == default else value


def key_for(widget: str, value: Any) -> str:  # noqa: ANN401
    """The key of a widget that takes a value only when it is new: another one where that came from elsewhere."""
    state = st.session_state
    turn = state.get(f"{widget} turn", 0)
    if state.get(f"{widget} {turn}", value) != value:
        turn = state[f"{widget} turn"] = turn + 1
    return f"{widget} {turn}"
