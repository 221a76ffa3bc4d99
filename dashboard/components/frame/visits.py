"""How far this browser had seen the log when its last visit ended.

It lies in a cookie of the browser, and nowhere else. A table beside the people would survive as well, but until
somebody signs in everybody is the same person there; a viewer, who may not write, would write at every look; and
the workspace would keep a record of who looked when, which nobody asked for. A cookie survives a restart of server
and browser, reaches the server with the page, and holds two positions and a time: `since.seen.at`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import streamlit as st

from dashboard.components.frame.view import View

PAUSE = timedelta(minutes=30)
"""A visit goes on while no longer pause than this lies between two looks; a reload is not a new one."""
_KEPT = "visit"
_FORM = re.compile(r"(\d{1,15})\.(\d{1,15})\.(\d{1,12})")


@dataclass(frozen=True)
class Visit:
    """From which position on this visit sees what is new; None on the first one."""

    since: int | None


def this_visit(view: View) -> Visit:
    """The visit under way; it is found out once, when the page is opened."""
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != cookie_name(view):
        since = last_seen(str(st.context.cookies.get(cookie_name(view), "")), view.held.position, view.now)
        kept = st.session_state[_KEPT] = (cookie_name(view), since)
    return Visit(kept[1])


def last_seen(cookie: str, end: int, now: datetime) -> int | None:
    """Where the visit before this one ended. Nothing where there was none, or where the log is shorter now."""
    told = _FORM.fullmatch(cookie)
    if told is None:
        return None
    since, seen, at = (int(one) for one in told.groups())
    left = now - datetime.fromtimestamp(min(at, 32_503_680_000), UTC)
    begun = seen if left > PAUSE else since
    return begun if begun <= end else None


def cookie_name(view: View) -> str:
    """One cookie a workspace: those of one machine share their cookies, whatever their ports."""
    return f"hansei_{blake2b(view.held.source.workspace_id.encode(), digest_size=6).hexdigest()}"


def visit_cookie(view: View) -> str | None:
    """What the browser is to remember of this look; nothing of a look at the past."""
    if not view.is_now:
        return None
    since = this_visit(view).since
    # On a first visit nothing is new: whoever comes back later sees what has changed since this look.
    seen = view.position
    return f"{cookie_name(view)}={seen if since is None else since}.{seen}.{int(view.now.timestamp())}"
