"""OKRs: will we make it, and who has gone quiet?"""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import shows
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from dashboard.components.okrs.cycle_state import cycle_kept, cycle_summary, newer_without_goals
from dashboard.components.okrs.goal_lines import columns_of, goal_lines, told_of
from dashboard.components.okrs.key_result import goal_detail
from dashboard.components.okrs.tree import DEPTHS, KEY_RESULTS, grown, item_id, pruned
from dashboard.components.shown.tree_table import drawn_first, tree_table
from dashboard.components.shown.words import aware
from projections.read_model import Row

STALE, BEHIND = "Stale", "At risk or off track"


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    every = view.cycles()
    cycles = [cycle for cycle in every if cycle["objectives"] or cycle["key_results"]]
    if not cycles:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        newest = _newest(view, cycles)
        cycle = cycle_kept(view, cycles, newest)
        rows = view.ask("cycle", cycle["id"])
        depth = _depth()
        shown = _show_only()
    owner = owner_of(rows)
    page.entitle(f"OKRs, {cycle['period'] or cycle['id']}")
    if cycle is newest:
        newer_without_goals(view, every, newest)
    everything = grown(rows)
    wish = _wish(owner, shown)
    branches = pruned(everything, depth, wish)
    with part("The summary"):
        cycle_summary(view, cycle, [row for row in rows if wish is None or wish(row)])
    if not branches:
        st.info("No goal of this cycle fits the filters. Take one away to see more.")
        return
    page.table = lambda: [dict(branch.row) for branch in branches]
    told = told_of(view, cycle["id"])
    with part("The goals"):
        tree_table(
            "Goal",
            columns_of(rows),
            goal_lines(view, cycle, branches[: drawn_first(len(branches))], everything, told),
            key="okrs",
            alt=f"Objectives and key results of {cycle['title'] or cycle['id']} with status and progress",
            of=len(branches),
        )
    here = next((row for row in rows if item_id(row) == chosen("item")), None)
    if here is None:
        st.caption("Choose a row to see its check-ins, its targets and what was said.")
    else:
        with part("The key result" if here["key_result_id"] else "The objective"):
            goal_detail(view, cycle, here, everything, told)


def _newest(view: View, cycles: Sequence[Row]) -> Row:
    begun = [c for c in cycles if aware(c["starts_at"]) <= view.looked_at and c["status"] != "closed"]
    return (begun or cycles)[0]


def _depth() -> str:
    codes = {word: word.split()[0].lower() for word in DEPTHS if word != KEY_RESULTS}
    asked = next((word for word, code in codes.items() if code == chosen("depth")), KEY_RESULTS)
    shows("depth", asked)
    st.segmented_control(
        "Depth",
        DEPTHS,
        required=True,
        key="depth",
        on_change=lambda: choose(depth=codes.get(st.session_state["depth"])),
    )
    return asked


def _show_only() -> list[str]:
    """The states that are wanted; of none of them, all goals are."""
    codes = {STALE: "stale", BEHIND: "behind"}
    named = (chosen("show") or "").split(" ")
    asked = [word for word, code in codes.items() if code in named]
    shows("show_only", asked)
    st.pills(
        "Show only",
        list(codes),
        selection_mode="multi",
        key="show_only",
        on_change=lambda: choose(show=" ".join(codes[word] for word in st.session_state["show_only"])),
    )
    return asked


def _wish(owner: str | None, shown: Sequence[str]) -> Callable[[Row], bool] | None:
    if not owner and not shown:
        return None
    states = ({"stale"} if STALE in shown else set()) | ({"at_risk", "off_track"} if BEHIND in shown else set())

    def wanted(row: Row) -> bool:
        return (not owner or row["owner"] == owner) and (not states or row["status"] in states)

    return wanted


def _nothing(view: View) -> None:
    plans = view.cycles()
    if not view.is_now:
        later = "There were no objectives and key results yet at this instant."
        st.info(f"{later} Choose a later one, or go back to now.")
        return
    begin = (
        "`hansei cycle open` begins a cycle, `hansei plan apply FILE` or `hansei import history FILE` fills one."
    )
    if any(plan["measures"] for plan in plans):
        st.info(
            "This workspace has measures but no objectives and key results. The Scorecard shows the measures. "
            + begin
        )
    else:
        st.info(f"There are no objectives and key results yet. {begin}")


Page(
    name="okrs",
    title="OKRs",
    question="Will we make it, and who has gone quiet?",
    draw=draw,
).show()
