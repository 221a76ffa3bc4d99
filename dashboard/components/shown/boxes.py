"""The boxes of an A3: each with its name and the question it answers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import streamlit as st

from dashboard.components.frame.failures import part
from dashboard.components.shown.words import day, plain


@contextmanager
def box(title: str, question: str) -> Iterator[None]:
    """One box, for a `with` block; what fails in it leaves the others alone."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{title}** &nbsp; :small[:gray[{question}]]")
        with part(title):
            yield


def listed(lines: Sequence[str]) -> None:
    """Lines of Markdown as a list, close together."""
    st.markdown("\n".join(f"- {line}" for line in lines))


def prose(text: str | None) -> str:
    """A person's text for a place that reads Markdown; what was taken out of the log says so."""
    return plain(text) if text else ":gray[redacted]"


def beneath(text: str) -> str:
    """A smaller line below a line of a list; `text` is Markdown already."""
    return f"  \n  :small[:gray[{text}]]"


def nothing(said: str) -> None:
    """What stands in a box that has nothing."""
    st.caption(said)


def due_day(text: str | None) -> str:
    """A day as decisions and countermeasures carry it, in words."""
    return day(date.fromisoformat(text)) if text else "not set"
