"""OKRs: will we make it, and who has gone quiet?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import streamlit as st

from dashboard.components.check_in import open_form
from dashboard.components.choices import choose, chosen
from dashboard.components.failures import part
from dashboard.components.filters import owner_filter, select_kept
from dashboard.components.frame import Page
from dashboard.components.key_result import key_result_detail
from dashboard.components.status import counted_statuses, status_of
from dashboard.components.tables import choosing_table, without_empty
from dashboard.components.tree import DEPTHS, KEY_RESULTS, Branch, grown, item_id, pruned
from dashboard.components.view import View
from dashboard.components.words import aware, counted, number, plain, shortened
from projections.read_model import Row

STALE, BEHIND = "Stale", "At risk or off track"
INDENT = "\u2003"
MOMENT = timedelta(microseconds=1)

COLUMNS = {
    "Goal": st.column_config.TextColumn(width=285),
    "Progress": st.column_config.ProgressColumn(
        width=112,
        min_value=0,
        max_value=1,
        format="percent",
        help="From baseline to target, not clamped: below 0 % is below the baseline, over 100 % past the target.",
    ),
    "Expected": st.column_config.NumberColumn(
        width=72,
        format="percent",
        help="Where the stated path stands today, or a straight line from the start to the end of the cycle.",
    ),
    "Value": st.column_config.TextColumn(width=192, help="The last check-in, and the target in force."),
    "Confidence": st.column_config.NumberColumn(width=84, format="percent", help="As last stated at a check-in."),
    "Trend": st.column_config.LineChartColumn(
        width=84, y_min=0, y_max=1, help="The last twelve stated confidences, 0 to 100 %."
    ),
    "Days since": st.column_config.NumberColumn(
        width=80, format="%d d", help="Days since the last check-in, counted to the end of the cycle at most."
    ),
    "Owner": st.column_config.TextColumn(width=115),
    "Id": st.column_config.TextColumn(width=110),
}


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    cycles = [cycle for cycle in view.cycles() if cycle["objectives"] or cycle["key_results"]]
    if not cycles:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        cycle = _cycle(view, cycles)
        rows = view.ask("cycle", cycle["id"])
        owner = owner_filter(rows)
        depth = st.segmented_control("Depth", DEPTHS, default=KEY_RESULTS, required=True, key="depth")
        shown = st.pills("Show only", [STALE, BEHIND], selection_mode="multi", key="show_only")
    page.entitle(f"OKRs, {cycle['period'] or cycle['id']}")
    everything = grown(rows)
    branches = pruned(everything, depth or KEY_RESULTS, _wish(owner, shown))
    _summary(view, cycle, rows)
    if not branches:
        st.info("No goal of this cycle fits the filters. Take one away to see more.")
        return
    lines = {row["entity_id"]: row["line"] for row in view.ask("confidence_lines")}
    table = [_line(view, cycle, branch, lines) for branch in branches]
    page.table = lambda: [dict(branch.row) for branch in branches]
    choosing_table(
        without_empty(table, "Progress", "Value", "Confidence", "Trend", "Days since", "Owner"),
        [branch.id for branch in branches],
        key="okrs",
        columns=COLUMNS,
        alt=f"Objectives and key results of {cycle['title']} with status and progress",
    )
    here = next((row for row in rows if item_id(row) == chosen("item")), None)
    if here is None:
        st.caption("Choose a row to see its check-ins, its targets and what was said.")
    else:
        with part("The key result"):
            key_result_detail(view, cycle, here, rows)


def _cycle(view: View, cycles: Sequence[Row]) -> Row:
    asked = chosen("cycle")
    if asked and all(cycle["id"] != asked for cycle in cycles):
        st.warning(f"There is no cycle {plain(asked)} {plain(view.instant.words)}; this is the newest one.")
        choose(cycle=None)
    begun = [c for c in cycles if aware(c["starts_at"]) <= view.looked_at and c["status"] != "closed"]
    newest = (begun or cycles)[0]
    return select_kept(
        "Cycle",
        cycles,
        name="cycle",
        default=newest,
        identity=lambda cycle: str(cycle["id"]),
        said=lambda cycle: f"{shortened(cycle['title'] or cycle['id'], 48)}{_state(cycle)}",
    )


def _state(cycle: Row) -> str:
    return " (closed)" if cycle["status"] == "closed" else ""


def _wish(owner: str | None, shown: Sequence[str]) -> Callable[[Row], bool] | None:
    if not owner and not shown:
        return None
    states = ({"stale"} if STALE in shown else set()) | ({"at_risk", "off_track"} if BEHIND in shown else set())

    def wanted(row: Row) -> bool:
        return (not owner or row["owner"] == owner) and (not states or row["status"] in states)

    return wanted


def _summary(view: View, cycle: Row, rows: Sequence[Row]) -> None:
    results = [row for row in rows if row["key_result_id"] is not None]
    if not results:
        return
    share = _gone(view, cycle)
    gone = f" · {round(100 * share)} % of the cycle has gone" if share is not None else ""
    st.markdown(
        f"{counted(len(results), 'key result')}: {counted_statuses(row['status'] for row in results)}{gone}"
    )


def _gone(view: View, cycle: Row) -> float | None:
    """The share of the cycle's days that are over; the last instant of a day completes it."""
    if cycle["ends_at"] is None:
        return None
    starts_at, ends_at = aware(cycle["starts_at"]), aware(cycle["ends_at"])
    days = (ends_at + MOMENT - starts_at).days
    over = (min(view.looked_at, ends_at) + MOMENT - starts_at).days
    return max(0, over) / days if days else None


def _line(view: View, cycle: Row, branch: Branch, lines: Mapping[str, Any]) -> dict[str, Any]:
    row = branch.row
    return {
        "Goal": INDENT * branch.level + ("" if branch.is_key_result else "▾ ") + shortened(branch.title, 140),
        "Status": status_of(row["status"]).text,
        "Progress": None if row["progress"] is None else round(row["progress"], 2),
        "Expected": None if row["expected"] is None else round(row["expected"], 2),
        "Value": _value(row),
        "Confidence": row["confidence"],
        "Trend": lines.get(branch.id, []),
        "Days since": days_since(view, cycle, row),
        "Owner": row["owner"] or "",
        "Id": branch.id,
    }


def _value(row: Row) -> str:
    if row["kind"] == "between":
        said = "no value" if row["value"] is None else number(row["value"], None)
        return f"{said}, meant {number(row['low'], None)} to {number(row['high'], row['unit'])}"
    if row["value"] is None:
        return f"no value, target {number(row['target'], row['unit'])}" if row["target"] is not None else ""
    said = number(row["value"], row["unit"] if row["target"] is None else None)
    if row["target"] is not None:
        said = f"{said} of {number(row['target'], row['unit'])}"
        if row["unit"] == "date":
            said = f"{number(row['value'], 'date')}, target {number(row['target'], 'date')}"
    progress = row["progress"]
    if progress is None:
        return said
    return f"{said}, below baseline" if progress < 0 else f"{said}, past target" if round(progress, 9) > 1 else said


def days_since(view: View, cycle: Row, row: Row) -> int | None:
    """Whole days from the last check-in to the instant on screen, or to the end of the cycle if that came first."""
    if row["updated_at"] is None:
        return None
    until = view.looked_at
    if cycle["ends_at"] is not None:
        until = min(until, aware(cycle["ends_at"]))
    return max(0, (until.date() - aware(row["updated_at"]).date()).days)


def _nothing(view: View) -> None:
    plans = view.cycles()
    if not view.is_now:
        later = "There were no objectives and key results yet at this instant."
        st.info(f"{later} Choose a later one, or go back to now.")
    elif any(plan["measures"] for plan in plans):
        st.info(
            "This workspace has measures but no objectives and key results. The Scorecard shows the measures; "
            "`hansei import history FILE` brings in a cycle."
        )
    else:
        st.info("There are no objectives and key results yet. `hansei import history FILE` brings in a cycle.")


Page(
    name="okrs",
    title="OKRs",
    question="Will we make it, and who has gone quiet?",
    draw=draw,
    dialogs=open_form,
).show()
