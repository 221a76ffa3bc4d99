"""Who is here: the person who signed in, or whoever works on this machine; and what he or she may do."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from dashboard import sign_in, wiring
from dashboard.components.shown.words import plain
from dashboard.fed import NO_LOG
from engine.domain.roles import ROLES, VIEWER
from engine.domain.values import Command
from engine.errors import RefusedError
from engine.handle import forbidden, strategy_of


@dataclass(frozen=True)
class Who:
    """The acting person: every change from a page is his or hers."""

    name: str
    roles: frozenset[str] | None
    """The roles that the sign-in gives beside those of the log; none where nobody signs in."""


def who() -> Who:
    """Who acts on this page. Raises RefusedError where people sign in and this one has not, or no longer."""
    person = _signed_in()
    if person is not None:
        return Who(person.name, person.roles)
    if sign_in.current() is not None:
        raise RefusedError("your sign-in has ended; copy what you have written, load the page again and sign in")
    return Who(wiring.current().settings.actor, None)


def is_stranger() -> bool:
    """Whether people sign in here, and this one has not."""
    return sign_in.current() is not None and _signed_in() is None


def may(command: type[Command], entity_id: str) -> str | None:
    """Why the one who is here may not do this to an item, for a button that is then disabled; nothing if allowed.

    It only spares people a form in vain: the engine checks again when the form is saved.
    """
    held, here = wiring.current(), who()
    if not held.has_log:
        return NO_LOG
    said: str | None = held.answers.get(
        ("may", held.position, here, command, entity_id),
        lambda: forbidden(held.log, command, entity_id, at=datetime.now(UTC), actor=here.name, roles=here.roles),
    )
    return said


def who_is_here() -> None:
    """In the sidebar: who is here and the way out, or that nobody signs in."""
    here = who()
    with st.sidebar:
        if here.roles is None:
            st.caption(f"Open on this machine only: no sign-in is set up. You are {plain(here.name)}.")
        else:
            st.caption(f"Signed in as {plain(here.name)}.")
        for line in _roles_in_words(here):
            st.caption(line)
        if here.roles is not None and st.button("Sign out", key="sign_out", type="tertiary"):
            st.logout()


def _roles_in_words(here: Who) -> list[str]:
    """Each role that counts for the one who is here, and what it is for; nothing where everything is allowed."""
    if not wiring.current().has_log:
        return [NO_LOG]
    roles = strategy_of(wiring.current().log).roles()
    if here.roles is None and not roles.are_granted:
        return []
    held = roles.of(here.name) | (here.roles or frozenset()) or {VIEWER}
    return [f"{role.capitalize()}: {ROLES[role]}." for role in ROLES if role in held]


def sign_in_page() -> None:
    """All that a stranger sees."""
    st.title("Hansei", anchor=False)
    set_up = sign_in.current()
    if st.user.get("is_logged_in") and set_up is not None and not st.user.get(set_up.name_claim):
        st.error(f"Your sign-in does not tell who you are: it has no `{plain(set_up.name_claim)}`.")
    st.write("This workspace is open to people who sign in.")
    if st.button("Sign in", key="sign_in", type="primary"):
        st.login()


def _signed_in() -> sign_in.Person | None:
    return sign_in.person_of(st.user.to_dict(), datetime.now(UTC)) if sign_in.current() is not None else None
