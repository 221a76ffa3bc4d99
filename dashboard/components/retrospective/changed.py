"""What was made easier after the cycle was settled, and the scores without that."""

from typing import Any

import streamlit as st

from dashboard.components.retrospective.looking import Back
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.words import counted, day, fixed
from projections.read_model import Row

_FIELDS = {"present": "Dropped", "baseline": "Start"}
_WIDE = {"Item": st.column_config.TextColumn(width=250), "Why": st.column_config.TextColumn(width=300)}
_VERDICTS = {"easier": "easier", "harder": "harder", "mixed": "both", "no effect": "no effect"}


def changed(back: Back) -> None:
    """Every change of what was to be reached, the made easier first, and what the scores would be without it."""
    st.subheader("What was made easier", anchor=False)
    rows = back.section("changes")
    if not rows:
        st.caption(
            "No target, start, threshold or weight was changed after the cycle was settled, and nothing dropped."
        )
        return
    easier = [row for row in rows if row["verdict"] == "easier"]
    others = [row for row in rows if row["verdict"] != "easier"]
    st.caption(
        f"{len(easier)} of {counted(len(rows), 'change')} made it easier: no value counts less than before, and "
        "some value counts more. A weight or a dropped item did so where what lies above scores better for it."
    )
    shown = [_line(row) for row in [*easier, *others]]
    plain_table(without_empty(shown, "Period", "Decision", "Why"), key="changes", most=10, columns=_WIDE)
    scores = [row for row in back.section("scores") if row["score"] is not None or row["without_any"] is not None]
    if scores:
        st.markdown("**The scores without that**")
        plain_table([_scores(row) for row in scores], key="scores", most=10, columns=_WIDE)


def _line(row: Row) -> dict[str, Any]:
    return {
        "Item": row["title"],
        "What": _FIELDS.get(row["field"], row["field"].capitalize()),
        "Period": row["period"] or "",
        "Before": "" if row["field"] == "present" else row["before"],
        "After": "" if row["field"] == "present" else row["after"],
        "It became": _VERDICTS.get(row["verdict"] or "", ""),
        "Who": row["actor"],
        "When": day(row["changed_at"]),
        "Why": row["reason"] or "",
        "Decision": row["decision_id"] or "",
    }


def _scores(row: Row) -> dict[str, Any]:
    return {
        "Item": row["title"],
        "Score": _score(row["score"]),
        "Without what was made easier": _score(row["without_easier"]),
        "Without any of the changes": _score(row["without_any"]),
        "Scale": "0 to 10" if row["kind"] in ("measure", "strategic_objective", "scorecard") else "0 to 1",
    }


def _score(score: float | None) -> str:
    return "" if score is None else fixed(score, 2)
