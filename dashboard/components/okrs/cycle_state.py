"""How far a cycle is, in words: open, locked or closed, its days, and what it came to."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.filters import select_kept
from dashboard.components.frame.view import View
from dashboard.components.okrs.grades import counted_grades, is_graded
from dashboard.components.shown.status import counted_statuses
from dashboard.components.shown.words import aware, counted, day, plain, shortened, whole
from projections.read_model import Row

USUAL = 7
"""Days from one check-in to the next where a cycle does not say."""
MOMENT = timedelta(microseconds=1)


def state_of(cycle: Row) -> str:
    """Open, locked or closed; a plan that serves as a cycle is a draft or agreed."""
    if cycle["status"] == "closed":
        return "closed"
    return cycle["phase"] or "open"


def cycle_kept(view: View, cycles: Sequence[Row], newest: Row, *, leaves: Sequence[str] = ()) -> Row:
    """The cycle on screen: the one that the URL names, else the newest; a name that is none is said and let go.

    `leaves` are choices that mean nothing any more in another cycle.
    """
    asked = chosen("cycle")
    if asked and all(cycle["id"] != asked for cycle in view.cycles()):
        st.warning(f"There is no cycle {plain(asked)} at this instant; this is the newest one.")
        choose(cycle=None)
    return select_kept(
        "Cycle",
        cycles,
        name="cycle",
        default=newest,
        identity=lambda cycle: str(cycle["id"]),
        said=lambda cycle: f"{shortened(cycle['title'] or cycle['id'], 48)} ({state_of(cycle)})",
        width=340,
        leaves=leaves,
    )


def cycle_summary(view: View, cycle: Row, rows: Sequence[Row]) -> None:
    """What the cycle stands at, and the words that say how far it is."""
    results = [row for row in rows if row["key_result_id"] is not None]
    graded = [row for row in rows if is_graded(row)]
    told = []
    for noun, key in (("objective", False), ("key result", True)):
        some = [row for row in graded if (row["key_result_id"] is not None) == key]
        if some:
            told.append(f"{counted(len(some), noun)} graded: {counted_grades(some)}")
    if results:
        told.append(f"{counted(len(results), 'key result')}: {counted_statuses(row['status'] for row in results)}")
    if told:
        st.markdown("  \n".join(told))
    st.caption(" · ".join([*_state(view, cycle), *_days(view, cycle), *_rhythm(cycle)]))
    waiting = len(rows) - len(graded)
    if cycle["status"] == "closed" and cycle["kind"] == "cycle" and waiting and view.is_writable:
        st.caption(
            f"{whole(waiting)} of {whole(len(rows))} not graded yet: `hansei grade ID` says what was reached."
        )


def _state(view: View, cycle: Row) -> list[str]:
    state = state_of(cycle)
    if state == "closed":
        when = f" on {day(cycle['closed_at'])}" if cycle["closed_at"] else ""
        return [f"**Closed**{when}, it takes no more check-ins"]
    said = {
        "locked": "**Locked**, a target made easier counts as softened",
        "draft": "**Draft**, it may be changed without a reason",
        "agreed": "**Agreed**, a change needs a reason",
    }.get(state, "**Open**, what is to be achieved may still be agreed")
    ended = cycle["ends_at"] is not None and aware(cycle["ends_at"]) < view.looked_at
    return [said, *(["over, and not closed yet"] if ended and cycle["kind"] == "cycle" else [])]


def _days(view: View, cycle: Row) -> list[str]:
    if cycle["ends_at"] is None:
        return []
    span = f"{day(cycle['starts_at'])} to {day(cycle['ends_at'])}"
    share = gone(view, cycle)
    return [span] if share is None or share >= 1 else [f"{span}, {round(100 * share)} % of the cycle has gone"]


def _rhythm(cycle: Row) -> list[str]:
    cadence = cycle["cadence"] or USUAL
    return [f"a check-in every {counted(cadence, 'day')}, stale after {2 * cadence}"]


def gone(view: View, cycle: Row) -> float | None:
    """The share of the cycle's days that are over; the last instant of a day completes it."""
    starts_at, ends_at = aware(cycle["starts_at"]), aware(cycle["ends_at"])
    days = (ends_at + MOMENT - starts_at).days
    over = (min(view.looked_at, ends_at) + MOMENT - starts_at).days
    return max(0, over) / days if days else None


def newer_without_goals(view: View, cycles: Sequence[Row], newest: Row) -> None:
    """Says so where a later cycle has begun and nothing is to be achieved in it yet."""
    waiting = [
        cycle
        for cycle in cycles
        if cycle["kind"] == "cycle"
        and not cycle["objectives"]
        and cycle["status"] != "closed"
        and newest["starts_at"] < cycle["starts_at"]
        and aware(cycle["starts_at"]) <= view.looked_at
    ]
    if waiting:
        title = plain(str(waiting[0]["title"] or waiting[0]["id"]))
        st.info(
            f"{title} has no objectives yet. This is the last cycle that has; `hansei plan apply FILE` sets some."
        )
