"""Compare: what did we change, and what did reality change?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.compare.changes import (
    CORRECTIONS,
    GROUPS,
    PLAN,
    RESULTS,
    Change,
    changes,
    in_lines,
    line,
    taken,
)
from dashboard.components.compare.detail import change_detail
from dashboard.components.compare.map import moved_map
from dashboard.components.compare.split import draw_split
from dashboard.components.compare.standing import Moved, moved, moved_table
from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.earlier import Earlier, compare_with, earlier, first_to_compare
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import select_kept, shows
from dashboard.components.frame.frame import Page
from dashboard.components.frame.links import item_link
from dashboard.components.frame.view import View
from dashboard.components.shown.tables import choosing_table, without_empty
from dashboard.components.shown.words import counted, plain, shortened, whole

SEEN, KNOWN = "seen", "known"
SIDES = {SEEN: "as seen then", KNOWN: "as known today"}
EVERY = "all"
COLUMNS = {
    "Change": st.column_config.TextColumn(width=82),
    "Item": st.column_config.TextColumn(width=250),
    "What": st.column_config.TextColumn(width=110),
    "Before": st.column_config.TextColumn(width=96),
    "After": st.column_config.TextColumn(width=110),
    "Who": st.column_config.TextColumn(width=106),
    "When": st.column_config.TextColumn(width=90),
    "Why": st.column_config.TextColumn(width=196),
    "Decision": st.column_config.TextColumn(width=100),
    "Id": None,  # the detail tells it, below
}


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        choice = compare_with(view, label="From", default=first_to_compare(view))
        side = select_kept(
            "Both sides",
            list(SIDES),
            name="sides",
            default=SEEN,
            identity=str,
            said=lambda one: SIDES[one],
            width=170,
        )
    then = earlier(view, choice, known_today=side == KNOWN)
    if isinstance(then, str):
        st.info(plain(then))
        return
    found = changes(view, then)
    page.table = lambda: [taken(one) for one in found]
    st.markdown(f"Since **{plain(then.words)}**, {then.how}.")
    if not found:
        st.header("No differences", anchor=False)
        st.caption("Nothing that is set says anything else at these two instants.")
        return
    lines = in_lines(found)
    better_or_worse: list[Moved] = []
    with part("What stands better or worse"):
        better_or_worse = moved(view, then.view)
    with part("The counts"):
        _counts(lines, better_or_worse)
    with part("The split of a score"):
        _split(view, then)
    if better_or_worse:
        with part("The moves"):
            st.subheader("What stands better or worse", anchor=False)
            moved_table(better_or_worse)
    with part("The changes"):
        _table(lines, len(found))
    with part("The map"):
        moved_map(view, then, choice)


def _counts(lines: Sequence[Change], better_or_worse: Sequence[Moved]) -> None:
    """How much was changed, by what."""
    plan = [one for one in lines if one.group == PLAN]
    better = sum(one.is_better for one in better_or_worse)
    counts = {
        "Added": sum(one.word == "Added" for one in plan),
        "Dropped": sum(one.word == "Dropped" for one in plan),
        "Targets": sum(one.word == "Target" for one in plan),
        "Weights, links": sum(one.word in ("Weight", "Link") for one in plan),
        "Corrections": sum(one.group == CORRECTIONS for one in lines),
        "Results": sum(one.group == RESULTS for one in lines),
        "Better": better,
        "Worse": len(better_or_worse) - better,
    }
    with st.container(horizontal=True, gap="small", key="counts"):
        for label, many in counts.items():
            st.metric(label, whole(many), border=True, width=130)


def _split(view: View, then: Earlier) -> None:
    """What moved a score: that of the item that was chosen, else of the scorecard."""
    cards = {str(row["id"]): str(row["title"] or row["id"]) for row in view.ask_of_structure("strategy_map_cards")}
    item = chosen("item")
    if item is None and not cards:
        return
    st.subheader("What moved the score", anchor=False)
    draw_split(view, item or next(iter(cards)), then.view.bounds, view.bounds)
    if item is None:
        st.caption("Choose an item below for what moved its score.")
    else:
        with st.container(horizontal=True):
            item_link(item, f"Open the page of {shortened(item, 60)}")
            st.button("Back to the scorecard", on_click=lambda: choose(item=None), key="whole_score")


def _table(lines: Sequence[Change], every: int) -> None:
    """The changes, split by who changed them, and the one that was chosen."""
    st.subheader("What was changed", anchor=False)
    group = _group(lines)
    shown = [one for one in lines if group in (EVERY, one.group)]
    if not shown:
        st.caption(f"Nothing of this kind among {counted(len(lines), 'change')}.")
        return
    names = [one.id for one in shown]
    picked = choosing_table(
        without_empty([line(one) for one in shown], "Decision", "Why"),
        names,
        key="changes",
        choice="change",
        most=14,
        columns=COLUMNS,
        alt="Changes: first what we changed, of each group the newest first",
    )
    if every > len(lines):
        st.caption(f"What came in stands in one line; the export has all {counted(every, 'field')} that differ.")
    if picked:
        with part("The change"):
            change_detail(shown[names.index(picked)])


def _group(lines: Sequence[Change]) -> str:
    """Which of the changes are shown; the URL says it."""
    asked = chosen("show") or EVERY
    asked = asked if asked in GROUPS else EVERY
    shows("changes_shown", asked)
    many = {name: sum(one.group == name for one in lines) for name in GROUPS}
    st.segmented_control(
        "Show",
        [EVERY, *GROUPS],
        format_func=lambda one: (
            f"{GROUPS[one]} {whole(many[one])}" if one in GROUPS else f"All {whole(len(lines))}"
        ),
        key="changes_shown",
        label_visibility="collapsed",
        on_change=lambda: choose(
            change=None, show=None if (kept := st.session_state["changes_shown"]) in (None, EVERY) else kept
        ),
    )
    return asked


Page(
    name="compare",
    title="Compare",
    question="What did we change, and what did reality change?",
    draw=draw,
).show()
