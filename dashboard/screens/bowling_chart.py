"""Bowling chart: do we hit the monthly plan, and is each miss answered?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import one_or_all, select_kept
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from dashboard.components.hoshin.bowling import Item, draw_bowling, items_of
from dashboard.components.hoshin.bowling_cells import MISSED, VERDICTS, Restated
from dashboard.components.hoshin.bowling_detail import item_detail, month_detail
from dashboard.components.shown.status import STATUSES
from dashboard.components.shown.words import counted, plain, shortened, unbroken
from projections.read_model import Row

MISSES, UNANSWERED = "Misses", "Misses without a countermeasure"
SHOWN = {"misses": MISSES, "unanswered": UNANSWERED}


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    rows = view.ask("bowling_cells")
    if not rows:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        plan = _plan(rows)
        mine = [row for row in rows if plan in (None, row["plan"])]
        year = _year(view, mine)
        mine = [row for row in mine if row["year"] == year]
        shown = _shown()
    owner = owner_of(mine)
    page.entitle(f"Bowling chart {year}" + (f", {shortened(_title(mine[0]), 40)}" if plan else ""))
    items = items_of([row for row in mine if owner in (None, row["owner"])])
    _summary(items)
    if shown:
        items = [item for item in items if (item.misses if shown == "misses" else item.unanswered)]
    page.table = lambda: [dict(row) for item in items for row in item.months]
    restated = {(one["item_id"], one["month"]): one["before"] for one in view.ask("bowling_restated")}
    if items:
        with part("The chart"):
            draw_bowling(items, view.looked_at.date(), restated, misses_only=bool(shown))
    else:
        miss = "without a countermeasure " if shown == "unanswered" else ""
        st.info(f"No miss {miss}here. Take a filter away to see every item.")
    with part("What was chosen"):
        _detail(view, items_of(mine), restated)


def _title(row: Row) -> str:
    return str(row["plan_title"] or row["plan"])


def _plan(rows: Sequence[Row]) -> str | None:
    """The plan that is wanted; none where it is every plan."""
    plans = {row["plan"]: shortened(_title(row), 48) for row in rows}
    return one_or_all("Plan", "Every plan", plans, name="plan")


def _year(view: View, rows: Sequence[Row]) -> int:
    """The year that is wanted; the one looked at, or else the last one before it, or the first one after."""
    years = sorted({int(row["year"]) for row in rows}, reverse=True)
    now = view.looked_at.year
    newest = next((year for year in years if year <= now), years[-1])
    return select_kept("Year", years, name="year", default=newest, identity=str, said=str, width=110)


def _shown() -> str | None:
    """Which items are wanted: those with misses, those with misses that nothing answers, or all."""
    asked = chosen("show") if chosen("show") in SHOWN else None
    said = SHOWN.get(asked or "")
    if st.session_state.get("bowling_show") != said:
        st.session_state["bowling_show"] = said
    codes = {word: code for code, word in SHOWN.items()}
    st.pills(
        "Show only",
        list(codes),
        key="bowling_show",
        on_change=lambda: choose(show=codes.get(st.session_state["bowling_show"] or "")),
    )
    return asked


def _summary(items: Sequence[Item]) -> None:
    """How many months hit their plan, and how many misses are answered."""
    judged = [row for item in items for row in item.months if row["status"] in VERDICTS]
    if not judged:
        st.markdown("No month has both a plan and an actual yet.")
        return
    counts = {code: sum(row["status"] == code for row in judged) for code in VERDICTS}
    words = {"on_track": "met", "at_risk": "near", "off_track": "missed"}
    told = ", ".join(
        f":{STATUSES[code].ink}[{unbroken(f'{STATUSES[code].shape} {many} {words[code]}')}]"
        for code, many in counts.items()
        if many
    )
    st.markdown(f"{counted(len(judged), 'month')} with plan and actual: {told}. {_answered(items, counts[MISSED])}")


def _answered(items: Sequence[Item], misses: int) -> str:
    if not misses:
        return "There is no miss to answer."
    unanswered = [row for item in items for row in item.unanswered]
    if not unanswered:
        return "Each miss has a countermeasure." if misses > 1 else "It has a countermeasure."
    raised = sum(bool(row["escalated"]) for row in unanswered)
    more = f", {raised} of them after another one without" if raised else ""
    return f"**{len(unanswered)} of {counted(misses, 'miss', 'misses')} without a countermeasure**{more}."


def _detail(view: View, items: Sequence[Item], restated: Restated) -> None:
    item = next((one for one in items if one.id == chosen("item")), None)
    if item is None:
        if chosen("item"):
            st.caption(f"{plain(str(chosen('item')))} has no months in this plan and year.")
        else:
            st.caption("Choose a month to see what answers it, or an item to see its readings.")
        return
    countermeasures = [one for one in view.ask("bowling_countermeasures") if one["item_id"] == item.id]
    month = next((row for row in item.months if row["month"] == chosen("month")), None)
    if month is None:
        item_detail(view, item, countermeasures, restated)
    else:
        month_detail(view, item, month, countermeasures, restated)


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("There was no target to improve yet at this instant. Choose a later one, or go back to now.")
        return
    scored = any(plan["measures"] for plan in view.cycles())
    first = "This workspace has measures; the Scorecard shows them. " if scored else ""
    st.info(
        f"{first}There is no target to improve yet: the number that a priority must move, with a plan for each "
        "month. `hansei plan apply FILE` adds targets to improve with their monthly plan, `hansei record` their "
        "actuals."
    )


Page(
    name="bowling_chart",
    title="Bowling chart",
    question="Do we hit the monthly plan, and is each miss answered?",
    draw=draw,
).show()
