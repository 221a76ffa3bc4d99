"""What was made easier after the cycle was settled, and the scores without that."""

from typing import Any

import streamlit as st

from dashboard.components.retrospective.headings import TITLES, VERDICTS, changed_words, headed, scale_of
from dashboard.components.retrospective.looking import Back
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.words import counted, day, fixed
from projections.read_model import Row

_WIDE = {"Item": st.column_config.TextColumn(width=250), "Why": st.column_config.TextColumn(width=300)}


def changed(back: Back) -> None:
    """Every change of what was to be reached, the made easier first, and what the scores would be without it."""
    st.subheader(TITLES["changes"], anchor=False)
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
        st.markdown(f"**{TITLES['scores']}**")
        plain_table([_scores(row) for row in scores], key="scores", most=10, columns=_WIDE)


def _line(row: Row) -> dict[str, Any]:
    dropped = row["field"] == "present"
    return headed(
        "changes",
        {
            "title": row["title"],
            "field": changed_words(row["field"]),
            "period": row["period"] or "",
            "before": "" if dropped else row["before"],
            "after": "" if dropped else row["after"],
            "verdict": VERDICTS.get(row["verdict"] or "", ""),
            "actor": row["actor"],
            "changed_at": day(row["changed_at"]),
            "reason": row["reason"] or "",
            "decision_id": row["decision_id"] or "",
        },
    )


def _scores(row: Row) -> dict[str, Any]:
    scores = {name: _score(row[name]) for name in ("score", "without_easier", "without_any")}
    return headed("scores", {"title": row["title"], **scores, "scale": scale_of(row["kind"])})


def _score(score: float | None) -> str:
    return "" if score is None else fixed(score, 2)
