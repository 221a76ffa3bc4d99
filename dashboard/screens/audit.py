"""Audit: who changed what, when and why?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from dashboard.components.audit.bins import binned
from dashboard.components.audit.event import event_detail
from dashboard.components.audit.seals import seals
from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import key_for
from dashboard.components.frame.frame import Page
from dashboard.components.frame.reading import as_being_read
from dashboard.components.frame.view import View
from dashboard.components.shown import charts
from dashboard.components.shown.frames import frame
from dashboard.components.shown.record import ANY, filters, line, row_id
from dashboard.components.shown.tables import choosing_table
from dashboard.components.shown.words import aware, counted, whole
from projections.read_model import Row

ON_A_PAGE = 50
EXPORTED = 100_000
FAR = datetime(9999, 1, 1, tzinfo=UTC)

COLUMNS = {
    "When": st.column_config.TextColumn(width=124, help="When it became known, in UTC."),
    "Who": st.column_config.TextColumn(width=106),
    "What": st.column_config.TextColumn(width=330),
    "Before": st.column_config.TextColumn(width=90),
    "After": st.column_config.TextColumn(width=150),
    "Why": st.column_config.TextColumn(width=170),
    "Source": st.column_config.TextColumn(width=85),
    "Position": st.column_config.NumberColumn(width=74, format="%d"),
    "Id": None,  # the event tells it, below
}


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    view = as_being_read(view, page, lambda newer: f"{whole(newer)} new", icon=":material/arrow_upward:")
    view = _record(view)
    with part("The seals"):
        seals(view)
    asked = filters(view)
    days = view.ask("audit_days", *asked.parameters)
    if not days:
        st.info("No change matches. Take a filter away to see more.")
        return
    total = sum(day["changes"] for day in days)
    with part("The changes per day"):
        bars, size = binned(days)
        st.vega_lite_chart(frame(bars), charts.days_chart(), key=f"days_{size}", alt="Changes over time")
    pages = -(-total // ON_A_PAGE)
    with st.container(horizontal=True, vertical_alignment="center", key="paging"):
        st.markdown(f"{counted(total, 'change')}{'' if asked == ANY else ' that match'}, newest first")
        turned = _turned(pages)
    rows = view.ask("audit", *asked.parameters, ON_A_PAGE, (turned - 1) * ON_A_PAGE)
    page.table = lambda: [
        {name: value for name, value in row.items() if name != "found"}
        for row in view.ask("audit", *asked.parameters, EXPORTED, 0)
    ]
    choosing_table(
        [line(row) for row in rows],
        _ids(rows),
        key="audit",
        choice="at",
        most=12,
        columns=COLUMNS,
        alt="Changes, newest first",
    )
    position = (chosen("at") or "").split("/")[0]
    if position.isdigit():
        with part("The event"):
            event_detail(view, int(position))
    else:
        st.caption("Choose a row to see the whole event, and the plan at that moment.")


def _turned(pages: int) -> int:
    """The page of the record that is looked at; the URL names all but the first."""
    asked = chosen("page") or ""
    turned = max(1, min(int(asked), pages)) if asked.isdecimal() and len(asked) < 10 else 1
    if pages > 1:
        key = key_for(f"page of {pages}", turned)

        def keep() -> None:
            here = st.session_state[key]
            choose(page=f"{here}" if here > 1 else None)

        st.pagination(pages, default=turned, key=key, on_change=keep)
    return turned


def _ids(rows: Sequence[Row]) -> list[str]:
    seen: dict[str, int] = {}
    ids = []
    for row in rows:
        name = row_id(row)
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}/{seen[name]}")
    return ids


def _record(view: View) -> View:
    """What comes into force later was decided all the same: it stands there, unless an earlier day was asked for.

    A day is an earlier one where more became known after it. A permalink of now, and a position, name an instant
    too: that at which the link was made, and that at which the position became known.
    """
    bounds = view.bounds
    if bounds.as_of and not bounds.known_at:
        latest, last = (aware(one) if one else bounds.as_of for one in view.ask("last_recorded")[0].values())
        if bounds.as_of < latest and bounds.as_of != last:
            return view
    return replace(view, instant=replace(view.instant, bounds=replace(bounds, as_of=FAR)))


Page(name="audit", title="Audit", question="Who changed what, when and why?", draw=draw).show()
