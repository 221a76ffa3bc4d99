"""The way of every form: asked for on a page, drawn outside of its live part, saved by one command."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import streamlit as st

from dashboard import wiring
from dashboard.components.forms.rights import barred
from dashboard.components.frame.who import who
from dashboard.components.shown.words import plain
from engine.domain.state import Strategy
from engine.domain.values import Command
from engine.errors import ConflictError, HanseiError
from engine.handle import handle_all

FORM, SAID = "form", "said"
PATIENCE = 2.0
"""Seconds to wait until the screen shows what was saved."""

Form = dict[str, Any]
"""What a form was asked for with: its name, its command id, and what the page knew of its subject."""


def ask_for(name: str, **known: Any) -> None:  # noqa: ANN401 -- whatever the form wants to know
    """Opens a form, or says why the one who is here may not save it.

    Its command id is made now, so that saving twice is saving once.
    """
    why = barred(name, known)
    if why:
        st.toast(plain(why), icon=":material/lock:", duration="long")
        return
    st.session_state[FORM] = new_form(name, **known)
    st.rerun()


def new_form(name: str, **known: Any) -> Form:  # noqa: ANN401
    """A form that is saved by a single press, without a dialog."""
    return {"form": name, "command_id": f"d-{secrets.token_hex(12)}", "seen": {}, **known}


def open_form(forms: Mapping[str, Callable[[Form], None]]) -> None:
    """Shows the form that was asked for, and what became of the last one."""
    said = st.session_state.pop(SAID, None)
    if said:
        st.toast(said)
    form = st.session_state.get(FORM)
    if form:
        forms[form["form"]](form)


def close_form() -> None:
    """Forgets the form."""
    st.session_state.pop(FORM, None)


def save(
    form: Form, command: Command, saved: str = "Saved", *, seen_up_to: int | None = None, about: str | None = None
) -> None:
    """Carries the command out as the person who is here, waits until the screen shows it, and closes the form.

    A refusal is said in the form, which stays open with everything that was written. `seen_up_to` is the position
    up to which the person has seen the item, `about` where it is not the command's own: what came about it after
    that is never written over unseen.
    """
    held = wiring.current()

    def commands(strategy: Strategy) -> Iterator[Command]:
        yield command
        # By now the rule has looked: who writes later makes the append fail, and who wrote before is found here.
        if seen_up_to is not None and any(
            event.entity_id == (about or command.entity_id) for _, event in held.log.events(seen_up_to)
        ):
            raise ConflictError("Somebody else was faster at this very moment. Save again to see both values.")

    try:
        here = who()
        appended = handle_all(
            held.log,
            commands,
            actor=here.name,
            appended_by=held.settings.appended_by,
            source="dashboard",
            command_id=form["command_id"],
            roles=here.roles,
        )
    except HanseiError as error:
        st.error(plain(str(error)))
        return
    if not appended.positions:
        said = "Nothing to change: it stands like this already."
    elif held.wait_for(appended.positions[-1], PATIENCE):
        said = f"{saved} at position {appended.positions[0]}."
    else:
        said = f"{saved}, the screen is catching up."
    st.session_state[SAID] = said
    close_form()
    st.rerun()


def meanwhile(
    form: Form, about: str, now: Mapping[str, Any], mine: Mapping[str, Any], say: Callable[[str, Any], str]
) -> str | None:
    """Both values of all that somebody else has set while the form was open and that this person is about to set.

    Nothing where nobody was faster. Whoever saves again has seen the values, and sets his own. `about` is the item,
    `now` how it stands, `say` puts a value into words.
    """
    seen = form["seen"].setdefault(about, dict(now))
    moved = [name for name in now if mine.get(name) is not None and seen[name] != now[name]]
    form["seen"][about] = dict(now)
    if not moved:
        return None
    lines = [
        f"the {name} was {say(name, seen[name])}, is {say(name, now[name])} now, and yours is "
        f"{say(name, mine[name])}"
        for name in moved
    ]
    return f"{plain('Somebody else was faster: ' + '; '.join(lines))}. Save again to set yours."
