"""The page of one item: what kind of thing it is decides how it is drawn; what all share stands below."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.components.forms.actions import actions
from dashboard.components.frame.failures import part
from dashboard.components.frame.links import item_link, page_link
from dashboard.components.frame.view import View
from dashboard.components.hoshin.bowling import items_of
from dashboard.components.hoshin.bowling_detail import item_detail
from dashboard.components.items.item_parts import changes, comments, countermeasures_about, parts, ties
from dashboard.components.items.item_said import countermeasure_page, decision_page, said_page
from dashboard.components.okrs import tree
from dashboard.components.okrs.goal_lines import told_of
from dashboard.components.okrs.key_result import goal_detail
from dashboard.components.okrs.tree import item_id
from dashboard.components.pdca.a3 import a3
from dashboard.components.scorecard import card_tree
from dashboard.components.scorecard.measure import measure_detail
from dashboard.components.scorecard.objective import objective_detail
from dashboard.components.shown.boxes import due_day
from dashboard.components.shown.decided import decided, decisions, decisions_about
from dashboard.components.shown.overrides import overrides_of
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import number, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

SAID = ("decision", "countermeasure", "finding", "lesson", "recognition")
"""What is said in a review."""
_TELLING = ("measure", "key_result", "target_to_improve")
"""What says in its own drawing what was decided about it."""
LONG = 120
"""Letters of a title that stand at the top; the whole of a longer one stands below it."""
SHORT = 70
"""The same of what was said in a review: its words stand in the page anyway."""


def item_page(view: View, row: Row) -> None:
    """Everything about one item that is there at this instant."""
    with part("Where it lies"):
        _place(row)
    with part("What can be changed"):
        actions(view, row["id"])
    drawn = False
    with part("The item"):
        drawn = _KINDS.get(row["kind"], _plain)(view, row)
    if row["kind"] not in (*SAID, "review"):
        with part("What lies below it"):
            parts(view, row, shown_by_itself=drawn)
        with part("What it is tied to"):
            ties(view, row["id"])
        if not drawn or row["kind"] not in _TELLING:
            with part("What was decided"):
                decided(decisions_about(view, row["id"]))
        if not drawn or row["kind"] != "target_to_improve":
            with part("The countermeasures"):
                countermeasures_about(view, row["id"])
    with part("The comments"):
        comments(view, row["id"])
    with part("The changes"):
        changes(view, row["id"])


def _place(row: Row) -> None:
    """What it is, and the way up."""
    title = str(row["title"] or "")
    if len(" ".join(title.split())) > LONG:
        with st.expander("The whole title"):
            st.markdown(plain(title))
    with st.container(horizontal=True, vertical_alignment="center"):
        kind = KIND_WORDS.get(str(row["kind"]), str(row["kind"]))
        st.markdown(f"**{kind[:1].upper()}{kind[1:]}** · {plain(row['id'])}", width="content")
        if row["parent_id"]:
            item_link(row["parent_id"], f"Lies in {shortened(str(row['parent_title']), 60)}")
        if row["root_id"] and row["root_id"] not in (row["parent_id"], row["id"]):
            item_link(row["root_id"], shortened(str(row["root_title"]), 60))
        if row["subject_id"]:
            item_link(row["subject_id"], f"About {shortened(str(row['subject_title']), 60)}")
        if row["finding_id"]:
            item_link(
                row["finding_id"], f"From the finding {shortened(str(row['finding_text'] or 'redacted'), 60)}"
            )


def _goal(view: View, row: Row) -> bool:
    """An objective or key result of a cycle; an objective that only has measures is one of a scorecard."""
    cycle = next((one for one in view.cycles() if one["id"] == row["root_id"]), None)
    rows = view.ask("cycle", row["root_id"]) if cycle else []
    here = next((one for one in rows if item_id(one) == row["id"]), None)
    branches = tree.grown(rows)
    bare = row["kind"] == "objective" and not any(branch.above == row["id"] for branch in branches)
    if bare and cycle and cycle["measures"] and _node(view, row):
        return True
    if cycle is None or here is None:
        return _plain(view, row)
    goal_detail(view, cycle, here, branches, told_of(view, cycle["id"]), alone=True)
    return True


def _node(view: View, row: Row) -> bool:
    """A measure, a perspective, an objective or a scorecard in its tree."""
    root = row["root_id"]
    tops = card_tree.grown(view.ask("scorecard_nodes", root, True), view.ask("scorecard_measures", root))
    node = next((one for top in tops for one, _ in card_tree.walked(top) if one.id == row["id"]), None)
    if node is None or (row["kind"] == "objective" and not node.below):
        return False
    override = overrides_of(view, root).get(row["id"])
    if node.is_measure:
        told = [one for one in view.ask("measures_of", root) if one["measure_id"] == row["id"]]
        measure_detail(view, told, node.row, override, alone=True)
    else:
        served = view.ask_of_structure("alignments", root)
        objective_detail(view, node, served, override, weighted=True, alone=True)
    return True


def _card(view: View, row: Row) -> bool:
    return _node(view, row) or _plain(view, row)


def _review(view: View, row: Row) -> bool:
    reviews = view.ask("pdca_reviews")
    review = next((one for one in reviews if one["id"] == row["id"]), None)
    if review is None:
        return _plain(view, row)
    a3(view, review, reviews, view.ask("pdca_stages", None), decisions(view), alone=True)
    return True


def _root(view: View, row: Row) -> bool:
    """A plan, a scorecard or a cycle: where its parts are looked at together."""
    _plain(view, row)
    told = next((one for one in view.cycles() if one["id"] == row["id"]), None)
    with st.container(horizontal=True):
        for label, screen, name, holds in _WAYS:
            if told and any(told[one] for one in holds):
                page_link(screen, label, icon=None, **{name: row["id"]})
    return False


def _plain(view: View, row: Row) -> bool:
    """What has no drawing of its own: its own words and numbers."""
    unit, state = row["unit"], row["status"] or row["phase"]
    told = [
        f"owned by {plain(row['owner'])}" if row["owner"] else "nobody owns it",
        plain(str(state)) if state else "",
        f"for {plain(row['period'])}" if row["period"] else "",
        f"value {plain(number(row['value'], unit))}" if row["value"] is not None else "",
        f"target {plain(number(row['target'], unit))}" if row["target"] is not None else "",
        f"weight {number(row['weight'])}" if row["weight"] is not None else "",
        f"due {due_day(row['due'])}" if row["due"] else "",
    ]
    with st.container(border=True, key=OPENED):
        st.markdown(" · ".join(word for word in told if word))
        if row["description"]:
            st.markdown(plain(row["description"]))
    return False


def _months(view: View, row: Row) -> bool:
    """A target to improve with its months: those of the year looked at, or of the last one before it."""
    months = [one for one in view.ask("bowling_cells") if one["item_id"] == row["id"]]
    if not months:
        return _plain(view, row)
    years = sorted({one["year"] for one in months})
    year = next((one for one in reversed(years) if one <= view.looked_at.year), years[0])
    item = items_of([one for one in months if one["year"] == year])[0]
    restated = {(one["item_id"], one["month"]): one["before"] for one in view.ask("bowling_restated")}
    answers = [one for one in view.ask("bowling_countermeasures") if one["item_id"] == row["id"]]
    item_detail(view, item, answers, restated, alone=True)
    return True


def _said(view: View, row: Row) -> bool:
    draw = {"decision": decision_page, "countermeasure": countermeasure_page}.get(row["kind"], said_page)
    draw(view, row)
    return True


# Which pages show what lies in a root, the name of their choice, and what must be in it.
_WAYS = (
    ("OKRs", "okrs", "cycle", ("objectives", "key_results")),
    ("Scorecard", "scorecard", "card", ("measures",)),
)
_KINDS: Mapping[str, Callable[[View, Row], bool]] = {
    "objective": _goal,
    "key_result": _goal,
    "measure": _card,
    "strategic_objective": _card,
    "perspective": _card,
    "target_to_improve": _months,
    "review": _review,
    "plan": _root,
    "cycle": _root,
    "scorecard": _root,
    **dict.fromkeys(SAID, _said),
}
