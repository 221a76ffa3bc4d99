"""A part of a page that fails says so with an id; the rest of the page stands."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.components.shown.words import plain
from dashboard.wiring import note_failure
from engine.errors import HanseiError


@contextmanager
def part(name: str) -> Iterator[None]:
    """Guards one part of a page, for a `with` block."""
    try:
        yield
    except HanseiError as error:
        st.error(plain(str(error)), icon=None)
    except Exception:
        error_id = note_failure(f"{name} cannot be shown")
        st.error(
            f"{name} cannot be shown: error {error_id}. The details stand in the log of the server under this id; "
            "the rest of the page is not affected."
        )
