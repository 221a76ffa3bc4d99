"""The drill-down of a key result or an objective: where it stands, by its form, and what it belongs to."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.forms.actions import actions
from dashboard.components.frame.choices import choose
from dashboard.components.frame.view import View
from dashboard.components.okrs.goal_forms import FORMS, ZONES, figures, milestones_of
from dashboard.components.okrs.goal_lines import Told
from dashboard.components.okrs.grades import grade_cell, grade_words, outdated_note
from dashboard.components.okrs.tree import Branch, item_id
from dashboard.components.shown.boxes import listed
from dashboard.components.shown.opened import head_words, ways_on
from dashboard.components.shown.overrides import override_words
from dashboard.components.shown.readings import history
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tables import choosing_table, without_empty
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import number, percent, plain, progress
from projections.read_model import Row


def goal_detail(
    view: View, cycle: Row, row: Row, branches: Sequence[Branch], told: Told, *, alone: bool = False
) -> None:
    """Everything about one row of the table; `alone` on its own page."""
    name = item_id(row)
    own = view.ask_of_structure("goal", name)
    is_objective = row["key_result_id"] is None
    with st.container(border=True, key=OPENED):
        _head(view, cycle, row, told, alone)
        _grade(row, told.grades.get(name))
        if own and own[0]["description"]:
            st.markdown(plain(own[0]["description"]))
        if is_objective:
            _objective(row, branches)
            _serves(row, told.served)
        else:
            _form(row, own[0] if own else None)
        _carried(own)
        if not is_objective and own:
            history(view, cycle, row, own[0])


def _grade(row: Row, said: Row | None) -> None:
    held = grade_words(row, said)
    if held:
        st.markdown(f"Grade: {held}")
        outdated = outdated_note(row, said)
        if outdated:
            st.caption(f"{plain(outdated)}.")


def _head(view: View, cycle: Row, row: Row, told: Told, alone: bool) -> None:
    is_objective = row["key_result_id"] is None
    with st.container(horizontal=True, vertical_alignment="center"):
        title = str(row["objective" if is_objective else "key_result"] or item_id(row))
        override = told.overrides.get(item_id(row))
        status = status_of(override["status"] if override else row["status"])
        said = [plain(one) for one in (item_id(row), row["owner"], row["commitment"]) if one]
        head_words(title, " · ".join([f":{status.ink}[**{status.text}**]", *said]), alone=alone)
        if not alone:
            actions(view, item_id(row))
        ways_on(item_id(row), alone=alone)
    if override:
        st.markdown(override_words(row["status"], override))


def _form(row: Row, own: Row | None) -> None:
    with st.container(horizontal=True, gap="medium"):
        for label, said in figures(row):
            st.metric(label, plain(said), width="content")
    told = [FORMS[row["kind"]]] if row["kind"] in FORMS else []
    if row["zone"]:
        told.append(f"Now {ZONES[row['zone']]}.")
    if own and own["path"]:
        told.append("What is expected follows a stated path.")
    if own and own["measured_by"]:
        told.append(
            f"The same thing as {plain(own['measured_by_title'] or own['measured_by'])}: what is read of it counts."
        )
    if told:
        st.caption(" ".join(told))
    if own and own["milestones"]:
        listed([f"{plain(title)} :gray[weight {number(weight)}]" for title, weight in milestones_of(own)])


def _objective(row: Row, branches: Sequence[Branch]) -> None:
    parts = [branch for branch in branches if branch.above == row["objective_id"]]
    own = [branch for branch in parts if branch.is_key_result]
    made_of = "key results" if own or not parts else "objectives"
    if row["progress"] is None:
        st.markdown(f"None of its {made_of} has a value to compute progress from.")
    else:
        st.markdown(
            f"Progress {progress(row['progress'])}, expected {percent(row['expected']) or 'unknown'}: the weighted "
            f"mean of its {made_of}, each counted from 0 to 100 %. Its status is that of the weakest of them."
        )
    lines = [_below(branch) for branch in parts]
    if lines:
        choosing_table(
            without_empty(lines, "Progress", "Grade", "Weight", "Owner"),
            [branch.id for branch in parts],
            key="below",
            most=8,
            alt="What lies below it; a row that is chosen opens",
        )


def _below(branch: Branch) -> dict[str, object]:
    row = branch.row
    grade = grade_cell(row)
    return {
        "Below it": branch.title,
        "Status": status_of(row["status"]).text,
        "Progress": progress(row["progress"]),
        "Grade": f"{grade['shape']} {grade['word']}" if grade else "",
        "Weight": number(row["weight"]),
        "Owner": row["owner"] or "",
        "Id": branch.id,
    }


def _serves(row: Row, served: Sequence[Row]) -> None:
    """What the objective is aligned to, and what is aligned to it, in whatever plan or cycle that lies."""
    name = row["objective_id"]
    for word, here, there in (("Serves", "from", "to"), ("Served by", "to", "from")):
        found = [one for one in served if one[f"{here}_id"] == name]
        if found:
            st.markdown(f"**{word}**")
            listed([_aligned(one, there) for one in found])


def _aligned(one: Row, end: str) -> str:
    where = plain(str(one[f"{end}_root_title"] or one[f"{end}_root_id"]))
    dropped = ", dropped since" if end == "to" and not one["to_present"] else ""
    title = plain(str(one[f"{end}_title"] or one[f"{end}_id"]))
    return f"{title} :gray[{plain(one[f'{end}_id'])}, {where}{dropped}]"


def _carried(own: Sequence[Row]) -> None:
    """Which earlier one it is a copy of, and which later ones are copies of it."""
    links = []
    if own and own[0]["carried_from"]:
        links.append(("Carried from", own[0], "carried_from"))
    links += [("Carried to", one, "carried_to") for one in own if one["carried_to"]]
    if not links:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for word, one, end in links:
            cycle, name = one[f"{end}_cycle"], one[end]
            st.button(
                f"{word} {plain(str(name))} in {plain(str(cycle))}",
                icon=":material/arrow_back:" if end == "carried_from" else ":material/arrow_forward:",
                type="tertiary",
                on_click=lambda cycle=cycle, name=name: choose(cycle=cycle, item=name),
                key=f"{end} {name}",
            )
