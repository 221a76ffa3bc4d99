"""Meeting: what must we decide now?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import ALL, one_or_all, shows
from dashboard.components.frame.frame import Page
from dashboard.components.frame.packed import pack_of_review
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from dashboard.components.meeting.alerts import alert_list, alerts, counted_alerts
from dashboard.components.meeting.exception_drawing import exception_drawing
from dashboard.components.meeting.exceptions import (
    Standing,
    answers_of,
    card_of,
    forget_order,
    in_kept_order,
    lines_of,
    standings,
)
from dashboard.components.meeting.meeting_bar import in_session, meeting_bar
from dashboard.components.meeting.on_the_table import on_the_table
from dashboard.components.meeting.review_side import review_side
from dashboard.components.meeting.since import since_last_visit
from dashboard.components.shown.tables import choosing_table
from dashboard.components.shown.words import counted, number, shortened
from projections.read_model import Row

QUIET = {
    "Item": st.column_config.TextColumn(width=300),
    "Last value": st.column_config.TextColumn(width=100),
    "Target": st.column_config.TextColumn(width=100),
    "Owner": st.column_config.TextColumn(width=130),
}
MOST = 12  # cards that are drawn before a person asks for all


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    reviews = view.ask("pdca_reviews")
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        root = _root(view, reviews)
    review = in_session(reviews, root)
    page.pack = pack_of_review(view, review["id"]) if review else None
    with part("The review in session"):
        meeting_bar(view, reviews, review, root)
    main, side = st.columns([7, 3], gap="large") if review else (st.container(), st.container())
    with side:  # what somebody has just said is drawn first: it needs the least
        if review is not None:
            with part("What was said"):
                review_side(view, review)
    found = standings(view, root)
    whose = owner_of([one.row for one in found])
    if whose:
        found = [one for one in found if one.row["owner"] == whose]
    page.table = lambda: [dict(one.row) for one in found]
    with main:
        here = next((one for one in found if chosen("item") in one.names), None)
        if here:
            with part("What is on the table"):
                on_the_table(view, here, answers_of(view.ask("meeting_actions"), here), review)
        with part("The exceptions"):
            _exceptions(view, found, here, f"{root or ALL} {whose or ''}")
        with part("What asks for attention"):
            _attention(view, root, whose)
        if view.is_now:
            with part("What changed since the last visit"):
                fold = st.expander("Since your last visit", key="since", on_change="rerun")
                if fold.open:  # a hundred pages are drawn at a commit: what is folded away is not
                    with fold:
                        since_last_visit(view)


def _root(view: View, reviews: Sequence[Row]) -> str | None:
    """What is looked at: what the review in session is about, unless the person wants something else."""
    roots = {row["id"]: shortened(row["title"] or row["id"], 60) for row in view.ask("meeting_roots")}
    held = next((one["plan"] for one in reviews if one["state"] == "open" and one["plan"] in roots), None)
    return one_or_all("Looks at", "Everything", roots, name="plan", default=held)


def _exceptions(view: View, found: Sequence[Standing], here: Standing | None, scope: str) -> None:
    actions = view.ask("meeting_actions")
    off = [one for one in found if one.is_off]
    quiet = [one for one in found if one.is_quiet]
    shown, moved = in_kept_order(found, scope)
    if moved:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_summary(view, found, off), width="stretch")
            st.button(f"{moved} moved: sort again", icon=":material/sort:", on_click=forget_order, key="sort_again")
    else:
        st.markdown(_summary(view, found, off))
    if shown:
        drawn = shown if chosen("cards") == "all" else shown[:MOST]
        lines = lines_of(view, drawn)
        _cards([card_of(one, lines.get(one.id, []), answers_of(actions, one)) for one in drawn], here)
        if len(shown) > len(drawn):
            st.button(
                f"The first {len(drawn)} of {len(shown)} are drawn. Draw all",
                type="tertiary",
                on_click=lambda: choose(cards="all"),
                key="all_cards",
            )
    elif not found:
        _nothing(view)
    if quiet:
        _gone_quiet(quiet, opened=not off)


def _summary(view: View, found: Sequence[Standing], off: Sequence[Standing]) -> str:
    if not found:
        return ""
    if not off:
        return f"**Nothing off track** of {counted(len(found), 'item')} with a number."
    in_hand = {row["id"] for row in view.ask_of_structure("alerts_in_hand")}
    red = [one for one in off if one.row["status"] == "off_track"]
    bare = sum(1 for one in red if not one.names & in_hand)
    said = (
        f"**{len(red)} off track**, {len(off) - len(red)} at risk, of {counted(len(found), 'item')} with a number"
    )
    return f"{said}; nobody acts on {bare} of those off track." if bare else f"{said}."


def _cards(cards: Sequence[dict[str, object]], here: Standing | None) -> None:
    def keep() -> None:
        asked = st.session_state["exceptions"]["chosen"]
        choose(item=None if here and asked == here.id else asked)

    exception_drawing()(
        key="exceptions",
        data={
            "cards": cards,
            "chosen": here.id if here else None,
            "alt": "What is off, the heaviest gap first",
        },
        on_chosen_change=keep,
    )


def _gone_quiet(quiet: Sequence[Standing], *, opened: bool) -> None:
    """What nobody has spoken of for too long: its last value may still hold, or not."""
    words = {True: "open", False: "closed"}
    shows("quiet_fold", {"open": True, "closed": False}.get(chosen("quiet") or "", opened))

    def keep() -> None:
        asked = st.session_state["quiet_fold"]
        choose(quiet=None if asked == opened else words[asked])

    fold = st.expander(
        f"Gone quiet: {counted(len(quiet), 'item')} without a recent value", key="quiet_fold", on_change=keep
    )
    if not fold.open:
        return
    with fold:
        choosing_table(
            [
                {
                    "Item": one.row["title"] or one.id,
                    "Last value": number(one.row["actual"], one.row["unit"]),
                    "Target": number(one.row["target"], one.row["unit"]),
                    "Owner": one.row["owner"] or "",
                    "Id": one.id,
                }
                for one in quiet
            ],
            [one.id for one in quiet],
            key="quiet",
            most=8,
            columns=QUIET,
            alt="Items whose last value is too old",
        )


def _attention(view: View, root: str | None, whose: str | None) -> None:
    """What is red without an answer, missed twice, stale, orphaned or overdue."""
    found = [one for one in alerts(view, root) if whose in (None, one.owner)]
    if found:
        shows("attention", chosen("fold") == "attention")
        fold = st.expander(
            f"Asks for attention: {counted_alerts(found)}",
            key="attention",
            on_change=lambda: choose(fold="attention" if st.session_state["attention"] else None),
        )
        if fold.open:
            with fold:
                alert_list(found, shown=12)


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("Nothing had a number at this instant. Choose a later one, or go back to now.")
    else:
        st.info(
            "Nothing here has a number yet, so nothing can be off. Bring a plan in with `hansei plan apply FILE`, "
            "and values with `hansei import readings FILE` or `hansei check-in`."
        )


Page(
    name="meeting",
    title="Meeting",
    question="What must we decide now?",
    draw=draw,
).show()
