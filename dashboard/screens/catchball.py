"""Catchball: what is still open between the levels?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import one_or_all
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from dashboard.components.hoshin.catchball_talk import Talk, ask_for_proposal, draw_talk, talk_label, talks_of
from dashboard.components.shown.words import counted, day, plain, shortened, unbroken
from projections.read_model import Row

OPEN = "Open ones"


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    rows = view.ask("catchball_talks")
    if not rows:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        plan = _plan(rows)
        only_open = _only_open()
        _propose(view)
    rows = [row for row in rows if plan in (None, row["plan"])]
    owner = owner_of(rows)
    rows = [row for row in rows if owner in (None, row["owner"])]
    page.table = lambda: [dict(row) for row in rows]
    talks = talks_of(rows)
    _summary(talks)
    waiting = sorted((talk for talk in talks if talk.is_open), key=lambda talk: talk.last["offered_at"])
    for talk in waiting:
        with part("The talk"), st.container(border=True):
            st.subheader(plain(talk.title), anchor=False)
            draw_talk(talk, writable=view.is_writable)
    if not only_open:
        _ended([talk for talk in talks if not talk.is_open], writable=view.is_writable)


def _plan(rows: Sequence[Row]) -> str | None:
    plans = {
        row["plan"]: shortened(row["plan_title"] or row["plan"] or "No plan", 48) for row in rows if row["plan"]
    }
    return one_or_all("Plan", "Every plan", plans, name="plan")


def _only_open() -> bool:
    asked = OPEN if chosen("show") == "open" else None
    if st.session_state.get("catchball_show") != asked:
        st.session_state["catchball_show"] = asked
    st.pills(
        "Show only",
        [OPEN],
        key="catchball_show",
        on_change=lambda: choose(show="open" if st.session_state["catchball_show"] else None),
    )
    return asked is not None


def _propose(view: View) -> None:
    if view.is_writable and st.button("Propose a target", icon=":material/add:", key="propose"):
        ask_for_proposal()


def _summary(talks: Sequence[Talk]) -> None:
    """What is open, and for how many levels; where nothing is, what all agreed on."""
    waiting = [talk for talk in talks if talk.is_open]
    agreed = [talk for talk in talks if talk.last["answer"] == "agreed"]
    declined = len(talks) - len(waiting) - len(agreed)
    ended = f":blue[{unbroken(f'● {len(agreed)} agreed')}]"
    if declined:
        ended += f", :gray[{unbroken(f'× {declined} declined')}]"
    if waiting:
        oldest = min(talk.last["offered_at"] for talk in waiting)
        offers = f"{counted(len(waiting), 'offer waits', 'offers wait')} for an answer"
        since = f"the longest since {day(oldest)}" if len(waiting) > 1 else f"since {day(oldest)}"
        st.markdown(f":orange[**◌ {offers}**], {since}. {ended}")
    elif agreed and not declined:
        last = max(talk.last["answered_at"] for talk in agreed)
        st.markdown(f"Nothing is open: all agreed on {counted(len(agreed), 'item')}, the last on {day(last)}.")
    elif talks:
        st.markdown(f"Nothing is open between the levels. {ended}")


def _ended(talks: Sequence[Talk], *, writable: bool) -> None:
    """The talks that came to an end, by the plan they belong to; one that the URL names stands open."""
    before = None
    for talk in talks:
        title = str(talk.last["plan_title"] or talk.last["plan"] or "No plan")
        if title != before:
            st.markdown(f"**{plain(title)}**")
            before = title
        with st.expander(talk_label(talk), expanded=chosen("item") == talk.item), part("The talk"):
            draw_talk(talk, writable=writable)


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("The levels had not talked about any target yet at this instant. Choose a later one, or go to now.")
        return
    st.info(
        "No offer has been passed between two levels yet. The upper level proposes a target and says why; the "
        "lower one answers with the means, or with another target, until both agree."
    )
    if view.ask_of_structure("catchball_items"):
        _propose(view)
    else:
        st.caption("There is no item to talk about yet: `hansei plan apply FILE` brings a plan in.")


Page(
    name="catchball",
    title="Catchball",
    question="What is still open between the levels?",
    draw=draw,
).show()
