"""Whose items are shown: everyone's, mine, or one person's. Chosen once, in the sidebar, for every page."""

from collections.abc import Iterable

import streamlit as st

from dashboard.components.frame.choices import chosen
from dashboard.components.frame.filters import select_kept
from dashboard.components.frame.view import View
from dashboard.components.frame.who import who
from dashboard.components.shown.words import plain, shortened
from projections.read_model import Row

EVERYBODY, MINE = "Everyone", "mine"


def acting_person() -> str:
    """Who is here: the one as whom every form is saved."""
    return who().name


def whose_selector(view: View) -> None:
    """The choice itself; whom a link names stands there too, whatever that person owns at this instant."""
    names = [str(row["owner"]) for row in view.ask_of_structure("owners")]
    asked = chosen("owner")
    if asked and asked != MINE and asked not in names:
        names.append(asked)
    select_kept(
        "Whose",
        [EVERYBODY, MINE, *names],
        name="owner",
        default=EVERYBODY,
        identity=str,
        said=lambda name: f"Mine: {shortened(acting_person(), 40)}" if name == MINE else shortened(name, 60),
        width="stretch",
    )


def wished_owner() -> str | None:
    """Whose items are asked for; nobody's in particular if everyone's are."""
    asked = chosen("owner")
    return acting_person() if asked == MINE else None if asked == EVERYBODY else asked


def owner_among(owners: Iterable[str | None]) -> str | None:
    """The owner who is asked for, if anything on this page is his; else the page says so and shows everyone's."""
    asked = wished_owner()
    if asked is None or asked in set(owners):
        return asked
    st.warning(f"Nothing here belongs to {plain(asked)}; this is everyone's.")
    return None


def owner_of(rows: Iterable[Row]) -> str | None:
    """The same for rows with an owner each."""
    return owner_among(row["owner"] for row in rows)
