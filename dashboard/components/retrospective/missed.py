"""The misses: since when each could be seen, what was decided and agreed, whether it helped."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.components.retrospective import charts
from dashboard.components.retrospective.headings import ENDED, TITLES, headed
from dashboard.components.retrospective.looking import Back
from dashboard.components.retrospective.wanted import title_of
from dashboard.components.shown.frames import frame
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.words import counted, day, moment, number, shortened
from dashboard.packs.retrospective import rows_as_read
from projections.read_model import Row

DRAWN = 24
"""Misses that the picture shows; the table has them all."""
_WIDE = {
    "Item": st.column_config.TextColumn(width=220),
    "Decision": st.column_config.TextColumn(width=160),
    "Countermeasure": st.column_config.TextColumn(width=160),
    "Helped": st.column_config.TextColumn(width=84),
}


def missed(back: Back) -> None:
    """Every miss on the time of the cycle, and the table of them."""
    st.subheader(TITLES["misses"], anchor=False)
    rows = back.mine("misses")
    if not rows:
        st.caption("Nothing was missed, and nothing is off track.")
        return
    undecided = sum(row["decision_id"] is None for row in rows)
    unanswered = sum(row["countermeasure_id"] is None for row in rows)
    st.markdown(
        f"Of {counted(len(rows), 'miss', 'misses')}, {undecided} had no decision after they could be seen, and "
        f"{unanswered} no countermeasure."
    )
    seen = sorted((row for row in rows if row["first_visible_at"]), key=lambda row: row["first_visible_at"])
    _picture(back, seen[:DRAWN])
    plain_table(
        without_empty([_line(row) for row in rows], "For good since", "Silent since", "Decision", "Countermeasure"),
        key="misses",
        most=12,
        columns=_WIDE,
    )
    st.caption(
        "First visible is the first instant of the cycle at which it was off track as seen then; for good, from "
        "when on it was nothing better. Days run to the first decision about it or its objective, and to the first "
        "countermeasure; one that was open already counts 0."
    )


def effects(back: Back) -> None:
    """What each countermeasure of the cycle's time was to do, and did."""
    st.subheader(TITLES["countermeasures"], anchor=False)
    rows = back.mine("countermeasures")
    if not rows:
        st.caption("No countermeasure was agreed in this time.")
        return
    worked, failed = (sum(row["effective"] is said for row in rows) for said in (True, False))
    st.markdown(f"{counted(len(rows), 'countermeasure')}: {worked} effective, {failed} not, {_rest(rows)}.")
    optional = ("Expected", "Came", "Expected change", "Change", "When due")
    plain_table(
        without_empty([_effect(row) for row in rows], *optional),
        key="effects",
        most=10,
        columns={**_WIDE, "Expected": _WIDE["Decision"], "Came": _WIDE["Decision"]},
    )


def table_of(back: Back) -> list[Row]:
    """The misses as a table to take away."""
    return rows_as_read("misses", back.mine("misses"))


def _rest(rows: Sequence[Row]) -> str:
    return f"{sum(row['effective'] is None for row in rows)} without a verdict"


def _picture(back: Back, rows: Sequence[Row]) -> None:
    if rows:
        begins, ends, latest = _span(back, rows)
        st.caption("■ First visible as off track, ◆ first decision about it, ▲ first countermeasure.")
        st.vega_lite_chart(
            frame(list(_marks(rows, ends))),
            charts.misses_chart(len(rows), begins.isoformat(), latest.isoformat()),
            key="misses_chart",
            alt="When each miss could first be seen, and the first decision and countermeasure about it",
        )


def _span(back: Back, rows: Sequence[Row]) -> tuple[datetime, datetime, datetime]:
    """When the cycle begins and ends, and as far as something was done about a miss of it."""
    told = [row[name] for row in rows for name in ("first_visible_at", "decided_at", "agreed_at") if row[name]]
    known = [at for at in (back.cycle["ends_at"], back.view.looked_at.replace(tzinfo=None)) if at]
    ends = max(min(known), max(row["first_visible_at"] for row in rows))
    return min([back.cycle["starts_at"], *told]), ends, max([ends, *told])


def _marks(rows: Sequence[Row], ends: datetime) -> Iterator[dict[str, Any]]:
    titles: dict[str, str] = {}
    for row in rows:
        title = title_of(row, 34)
        titles[row["id"]] = f"{title} ({row['id']})" if title in titles.values() else title
        told = (
            (charts.VISIBLE, "first_visible_at", "off track as seen then"),
            (charts.DECIDED, "decided_at", row["decision"]),
            (charts.AGREED, "agreed_at", row["countermeasure"]),
        )
        for series, name, said in told:
            if row[name]:
                yield {
                    "title": titles[row["id"]],
                    "series": series,
                    "when": row[name],
                    "until": ends,
                    "what": series,
                    "day": moment(row[name]),
                    "said": shortened(said or "", 90),
                }


def _line(row: Row) -> dict[str, Any]:
    told = {
        "title": row["title"],
        "ended": ENDED["missed" if row["ended"] == "missed" else "off_track"],
        **{name: _day(row[name]) for name in ("first_visible_at", "for_good_at", "quiet_since")},
        "decision": row["decision"] or "",
        "days_to_decision": row["days_to_decision"],
        "countermeasure": row["countermeasure"] or "",
        "days_to_countermeasure": row["days_to_countermeasure"],
        "helped": row["helped"] or "",
    }
    return headed("misses", told)


def _effect(row: Row) -> dict[str, Any]:
    unit = row["unit"]
    told = {
        "subject": row["subject"],
        "action": row["action"],
        "agreed_at": _day(row["agreed_at"]),
        "expected_effect": row["expected_effect"] or "",
        "actual_effect": row["actual_effect"] or "",
        "expected_change": number(row["expected_change"]),
        "actual_change": number(row["actual_change"]),
        **{name: number(row[name], unit) for name in ("value_before", "value_when_due", "value_at_end")},
        "effective": {True: "yes", False: "no"}.get(row["effective"], row["state"]),
    }
    return headed("countermeasures", told)


def _day(instant: datetime | None) -> str:
    return "" if instant is None else day(instant)
