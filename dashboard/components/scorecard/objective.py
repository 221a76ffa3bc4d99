"""The drill-down of a perspective or an objective of the scorecard: how its score comes about."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.components.forms.actions import actions
from dashboard.components.frame.view import View
from dashboard.components.scorecard.card_tree import Node, share_of
from dashboard.components.scorecard.scoring import ROLL_UPS
from dashboard.components.shown.boxes import listed
from dashboard.components.shown.opened import head_words, ways_on
from dashboard.components.shown.overrides import override_words
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tables import choosing_table, without_empty
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import counted, fixed, number, percent, plain
from projections.read_model import Row


def objective_detail(
    view: View, node: Node, served: Sequence[Row], said: Row | None, *, weighted: bool, alone: bool = False
) -> None:
    """Everything about one row of the table that is no measure; `alone` on its own page."""
    row = node.row
    with st.container(border=True, key=OPENED):
        with st.container(horizontal=True, vertical_alignment="center"):
            status = status_of(row["status"])
            named = [node.id, *([row["owner"]] if row["owner"] else [])]
            told = " · ".join([f":{status.ink}[**{status.text}**]", *(plain(one) for one in named)])
            head_words(node.title, told, alone=alone)
            if not alone:
                actions(view, node.id)
            ways_on(node.id, alone=alone)
        if said is not None:
            st.markdown(override_words(row["computed_status"], said))
        st.markdown(_how(node, weighted))
        lines = [_part(other, node, weighted) for other in node.below]
        if lines:
            choosing_table(
                without_empty(lines, "Score", "Share", "Owner"),
                [other.id for other in node.below],
                key="below",
                most=8,
                alt="What lies below it; a row that is chosen opens",
            )
        found = [one for one in served if one["to_id"] == node.id]
        if found:
            st.markdown("**Served by**")
            listed([_serves(one) for one in found])


def _how(node: Node, weighted: bool) -> str:
    row = node.row
    missing = counted(row["missing"], "measure")
    left_out = (
        f" {missing} without data {'is' if row['missing'] == 1 else 'are'} left out." if row["missing"] else ""
    )
    if node.score is None:
        return f"Nothing below it has a score.{left_out}"
    rule = ROLL_UPS.get(row["roll_up"] or "mean", str(row["roll_up"]))
    said = rule if weighted else rule.replace("the weighted mean", "the mean, without weights,")
    return f"Score {fixed(node.score, 1)} of 10: {said}.{left_out}"


def _part(node: Node, above: Node, weighted: bool) -> dict[str, Any]:
    row = node.row
    return {
        "Below it": node.title,
        "Status": status_of(row["status"]).text,
        "Score": "" if node.score is None else fixed(node.score, 1),
        "Weight": number(node.weight if weighted else 1),
        "Share": percent(share_of(node, above, weighted=weighted)),
        "Owner": row["owner"] or "",
        "Id": node.id,
    }


def _serves(one: Row) -> str:
    where = plain(str(one["from_root_title"] or one["from_root_id"]))
    return f"{plain(str(one['from_title'] or one['from_id']))} :gray[{plain(one['from_id'])}, {where}]"
