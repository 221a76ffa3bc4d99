"""What the pages of all items share: what lies below, what it is tied to, countermeasures, comments, changes."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.components.frame.links import item_link, page_link
from dashboard.components.frame.view import View
from dashboard.components.shown.boxes import beneath, due_day, listed, prose
from dashboard.components.shown.fields import field_words
from dashboard.components.shown.record import ANY, line
from dashboard.components.shown.results import outcome_of
from dashboard.components.shown.tables import choosing_table, plain_table, without_empty
from dashboard.components.shown.words import counted, moment, number, plain, shortened, whole
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

CHANGES = 30
"""Changes that stand on the page; Audit has them all."""
COLUMNS = {"What": st.column_config.TextColumn(width=330)}
CHANGED = {
    "What": st.column_config.TextColumn(width=120),
    "After": st.column_config.TextColumn(width=260),
    "Why": st.column_config.TextColumn(width=330),
}
_COUNTED = ("measure", "objective", "key_result", "strategic_objective", "perspective")
"""What the drawing of an item itself lists below it."""
_TIES = {
    ("alignment", True): "Serves",
    ("alignment", False): "Served by",
    ("cause_effect", True): "Drives",
    ("cause_effect", False): "Driven by",
    ("correlation", True): "Correlates with",
    ("correlation", False): "Correlates with",
    ("deployment", True): "Deploys, from the plan above",
    ("deployment", False): "Deployed below as",
    ("same", True): "The same thing as",
}


def parts(view: View, row: Row, *, shown_by_itself: bool) -> None:
    """What lies directly under an item, but for what its own drawing has listed already."""
    found = [one for one in view.ask("item_parts", row["id"]) if not (shown_by_itself and one["kind"] in _COUNTED)]
    if not found:
        return
    st.markdown(f"**Lies below it, {whole(len(found))}**")
    lines = [
        {
            "What": shortened(one["title"] or one["id"], 120),
            "Kind": KIND_WORDS.get(one["kind"], one["kind"]),
            "Value": number(one["value"], one["unit"]),
            "Target": number(one["target"], one["unit"]),
            "Owner": one["owner"] or "",
            "Id": one["id"],
        }
        for one in found
    ]
    choosing_table(
        without_empty(lines, "Value", "Target", "Owner"),
        [one["id"] for one in found],
        key="parts",
        most=10,
        columns=COLUMNS,
        alt="What lies below it; a row that is chosen opens its page",
    )


def ties(view: View, name: str) -> None:
    """What it serves and what serves it, causes and effects, correlations, and the same thing elsewhere."""
    by_word: dict[str, list[Row]] = {}
    for one in view.ask("item_links", name):
        by_word.setdefault(_TIES[one["relation"], one["outward"]], []).append(one)
    for word, found in by_word.items():
        st.markdown(f"**{word}**")
        rows = st.container(gap=None)
        for one in found:
            with rows.container(horizontal=True, gap="small", vertical_alignment="center"):
                item_link(one["id"], shortened(str(one["title"]), 90), beside=word)
                st.markdown(f":small[:gray[{_tie(one)}]]", width="content")


def _tie(one: Row) -> str:
    told = [
        *([one["strength"]] if one["relation"] == "correlation" else []),
        KIND_WORDS.get(one["kind"] or "", "unknown"),
        one["id"],
        one["root_title"] or "",
        one["owner"] or "",
        "" if one["present"] else "dropped since",
    ]
    return " · ".join(plain(shortened(str(word), 60)) for word in told if word)


def countermeasures_about(view: View, name: str) -> None:
    """What was agreed against a cause of its being off, the latest first."""
    found = [one for one in view.ask("meeting_actions") if one["subject_id"] == name]
    if not found:
        return
    st.markdown("**Countermeasures**")
    for one in found:
        told = f"{plain(one['owner'] or 'nobody')} · due {due_day(one['due'])} · {plain(str(one['review'] or ''))}"
        with st.container(horizontal=True, gap="small"):
            st.markdown(f"{outcome_of(one).marked}: {prose(one['action'])}{beneath(told)}", width="stretch")
            item_link(one["id"], "Open")


def comments(view: View, name: str) -> None:
    """What people wrote about it, the newest first; nothing where nobody did."""
    found = view.ask("item_comments", name)
    if found:
        st.markdown("**Comments**")
        listed([f"{prose(one['text'])} :gray[{_by(one)}]" for one in found])


def _by(one: Row) -> str:
    about = f", on its {plain(one['aspect'])}" if one["aspect"] else ""
    return f"{plain(one['actor'])}, {moment(one['recorded_at'])}{about}"


def changes(view: View, name: str) -> None:
    """The last changes of it, and what led to them; the whole record is one step away."""
    rows = view.ask("audit", name, *ANY.parameters[1:], CHANGES, 0)
    if not rows:
        return
    many = rows[0]["found"]
    st.markdown(f"**{counted(many, 'change')}, the newest first**")
    plain_table(without_empty([_change(row) for row in rows], "Before", "Why"), key="changes", columns=CHANGED)
    with st.container(horizontal=True):
        page_link("audit", "All of them in Audit", icon=":material/receipt_long:", entity=name)
        for cause in _causes(rows):
            item_link(cause, f"Led to some of them: {shortened(cause, 60)}")


def _change(row: Row) -> dict[str, Any]:
    """A line of the record, without what is the same in all of them."""
    field = str(row["field"])
    told = {**line(row), "What": field_words(field)}
    return {word: said for word, said in told.items() if word != "Id"}


def _causes(rows: Sequence[Row]) -> list[str]:
    """The decisions, countermeasures and cycles that led to the changes, the latest first."""
    return list(dict.fromkeys(row["causation_id"] for row in rows if row["causation_id"]))
