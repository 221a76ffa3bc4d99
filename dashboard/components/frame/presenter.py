"""Leading a meeting and following the one who leads: the same page with the same choices on every screen."""

import secrets

import streamlit as st

from dashboard import wiring
from dashboard.components.forms.forms import FORM
from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import go_to
from dashboard.components.frame.who import who
from dashboard.components.shown.words import plain
from dashboard.stage import Query, Shown

_TOKEN, _FOLLOWED = "stage_token", "stage_followed"


def follow(page: str) -> None:
    """Goes where the leader is, unless this person leads, does not follow, or is filling in a form."""
    shown = wiring.current().stage.shown
    if not _follows() or shown.leader is None or FORM in st.session_state:
        return
    if st.session_state[_FOLLOWED] == shown.turn:
        return
    st.session_state[_FOLLOWED] = shown.turn
    if shown.page != page:
        go_to(shown.page.replace("-", "_"), dict(shown.query))
    wanted = dict(shown.query)
    choose(**{name: wanted.get(name) for name in {*wanted, *st.query_params}})


def present(page: str) -> None:
    """Lets the others see what the leader sees; nothing for anybody else."""
    if _leads():
        wiring.current().stage.show(st.session_state[_TOKEN], page, _query())


def presenter_controls() -> None:
    """The button to stop leading, or where somebody leads to follow or to stop following."""
    shown = wiring.current().stage.shown
    if _leads():
        st.button("Stop leading", icon=":material/cast:", on_click=_leave, key="stage_leave")
    elif shown.leader is not None and _follows():
        st.button("Stop following", icon=":material/cast_connected:", on_click=_unfollow, key="stage_unfollow")
    elif shown.leader is not None:
        follow_words = f"Follow {plain(shown.leader)}"
        st.button(follow_words, icon=":material/cast_connected:", on_click=_begin, key="stage_follow")


def may_lead() -> str | None:
    """How it is said that one begins to lead; nothing for the one who does."""
    if _leads():
        return None
    return "Lead" if wiring.current().stage.shown.leader is None else "Lead instead"


def lead(page: str) -> None:
    """From now on whoever follows sees the page that this person opens, with what is chosen on it."""
    held = wiring.current()
    token = st.session_state.setdefault(_TOKEN, secrets.token_hex(8))
    st.session_state.pop(_FOLLOWED, None)
    held.stage.lead(who().name, token, page, _query())
    st.rerun()


def presenter_words() -> str | None:
    """What is said on every page of somebody who leads or follows."""
    shown = wiring.current().stage.shown
    if _leads():
        return "You are leading: whoever follows sees what you open."
    if _follows() and shown.leader is not None:
        return f"Following {plain(shown.leader)}: this screen shows what {plain(shown.leader)} opens."
    return None


def _leads() -> bool:
    shown: Shown = wiring.current().stage.shown
    return shown.leader is not None and shown.token == st.session_state.get(_TOKEN)


def _follows() -> bool:
    return _FOLLOWED in st.session_state and not _leads()


def _leave() -> None:
    wiring.current().stage.leave(st.session_state[_TOKEN])


def _begin() -> None:
    st.session_state[_FOLLOWED] = -1


def _unfollow() -> None:
    st.session_state.pop(_FOLLOWED, None)


def _query() -> Query:
    return tuple(sorted(st.query_params.items()))
