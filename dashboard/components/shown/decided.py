"""What was decided about one item: as marks on its time axis, and in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.components.frame.links import item_link
from dashboard.components.frame.view import View
from dashboard.components.shown.boxes import prose
from dashboard.components.shown.words import day, moment, plain
from projections.read_model import Row


def decisions(view: View) -> Sequence[Row]:
    """Every decision, the oldest first."""
    return view.ask_of_structure("pdca_decisions")


def decisions_about(view: View, *names: str) -> list[Row]:
    """The decisions whose subject is one of these items, the oldest first."""
    return [one for one in decisions(view) if one["subject_id"] in names]


def decision_points(
    told: Sequence[Row], begins: datetime | None = None, ends: datetime | None = None
) -> list[dict[str, Any]]:
    """The decisions as points of a chart; only those between the ends of its axis."""
    return [
        {
            "when": one["recorded_at"],
            "day": moment(one["recorded_at"]),
            "series": "Decision",
            "worth": None,
            "said": one["text"] or "redacted",
            "mark": "as reported",
            "remark": one["reason"] or "",
        }
        for one in told
        if (begins is None or one["recorded_at"] >= begins) and (ends is None or one["recorded_at"] <= ends)
    ]


def decided(told: Sequence[Row]) -> None:
    """The decisions in words, the newest first; nothing where there are none."""
    if not told:
        return
    st.markdown("**Decided about it**")
    for one in reversed(told):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(_told(one), width="stretch")
            item_link(one["id"], "Open the decision", beside="decided")


def _told(one: Row) -> str:
    revoked = f", revoked on {day(one['revoked_at'])}" if one["state"] == "revoked" else ""
    why = f" Why: {plain(one['reason'])}" if one["reason"] else ""
    said = f"{plain(one['actor'])}, {moment(one['recorded_at'])}{revoked}"
    return f"**{one['kind'].capitalize()}:** {prose(one['text'])}{why} :gray[{said}]"
