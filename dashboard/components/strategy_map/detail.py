"""The drill-down of an objective on the strategy map: its links, measures, goals, decisions and changes."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import own_page, page_link
from dashboard.components.frame.view import View
from dashboard.components.items.about import changes_of, last_decided
from dashboard.components.shown.boxes import box, listed, nothing
from dashboard.components.shown.drawing import OPENED
from dashboard.components.shown.overrides import override_words
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import fixed, number, percent, plain, shortened
from dashboard.components.strategy_map.content import Objective
from projections.read_model import Row


def map_detail(
    view: View,
    card: str,
    row: Row,
    linked: Sequence[Row],
    objectives: Mapping[str, Objective],
    *,
    moved: Sequence[str] = (),
    later: View | None = None,
) -> None:
    """Everything about one objective of the map, for the card it lies on.

    `moved` is what happened to it since the instant that the map is compared with. Of one that is gone since,
    `view` is the look at that instant and `later` the one on screen, which knows how it went.
    """
    item = row["objective_id"]
    with st.container(border=True, key=OPENED):
        _head(row)
        if later is not None:
            st.markdown(f"**{plain(moved[0])}.** Links, measures and goals stand here as they were seen then.")
        elif moved:
            st.markdown(f"**What moved**: {plain('; '.join(moved))}")
        own_page(item, row["objective"])
        measures = [one for one in view.ask("scorecard_measures", card) if one["objective_id"] == item]
        left, right = st.columns(2)
        with left:
            with box("Cause and effect", "What drives it, and what does it drive?"):
                _links(item, linked, objectives)
            with box("Measures", "How do we know?"):
                _measures(card, measures)
            with box("Goals aligned with it", "Who works on it?"):
                _goals(view.ask("strategy_map_goals", item))
        with right:
            with box("Decisions", "What did reviews decide about it and its measures?"):
                last_decided(later or view, item, *(one["measure_id"] for one in measures))
            with box("Changes", "What changed last, of it and its measures?"):
                changes_of(later or view, item)


def _head(row: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.subheader(plain(shortened(row["objective"] or row["objective_id"], 300)), anchor=False)
            status = status_of(row["status"])
            score = "" if row["score"] is None else f"score {fixed(row['score'], 1)} of 10"
            told = [score, row["objective_id"], row["perspective"], row["owner"]]
            named = [plain(str(one)) for one in told if one]
            st.markdown(" · ".join([f":{status.ink}[**{status.text}**]", *named]))
        st.button("Close", on_click=lambda: choose(item=None), key="close_detail")
    if row["overridden"]:
        said = {"actor": row["overridden_by"], "status": row["status"], "reason": row["override_reason"]}
        st.markdown(override_words(row["computed_status"], said))


def _links(item: str, linked: Sequence[Row], objectives: Mapping[str, Objective]) -> None:
    causes = [(one["from_id"], one["from_title"]) for one in linked if one["to_id"] == item]
    effects = [(one["to_id"], one["to_title"]) for one in linked if one["from_id"] == item]
    if not causes and not effects:
        nothing("It is linked to nothing: nobody has said what drives it or what it drives.")
    for said, found in (("Driven by", causes), ("Drives", effects)):
        if found:
            st.markdown(f"**{said}**")
            listed([_other(name, title, objectives) for name, title in found])
    here = objectives.get(item)
    if effects and here is not None and here.status == "off_track":
        st.markdown(
            ":red[**The chain breaks here**]: it is off track, so nobody can expect it to move what it drives."
        )


def _other(name: str, title: str | None, objectives: Mapping[str, Objective]) -> str:
    one = objectives.get(name)
    said = f"{plain(shortened(title or name, 120))} :gray[{plain(name)}]"
    if one is None:
        return f"{said} :gray[on another scorecard]"
    status = status_of(one.status)
    return f"{said} :{status.ink}[{status.text}]"


def _measures(card: str, measures: Sequence[Row]) -> None:
    if not measures:
        nothing("No measure says whether it is reached. `hansei plan apply FILE` sets one.")
        return
    listed([_measure(one) for one in measures])
    page_link("scorecard", "These measures on the scorecard", card=card, item=measures[0]["objective_id"])


def _measure(row: Row) -> str:
    status = status_of(row["status"])
    actual = "no reading yet" if row["actual"] is None else number(row["actual"], row["unit"])
    target = "" if row["target"] is None else f", target {number(row['target'], row['unit'])}"
    period = f", {row['period']}" if row["period"] and row["actual"] is not None else ""
    title = plain(shortened(row["title"] or row["measure_id"], 120))
    return f"{title}: {plain(f'{actual}{target}{period}')} :{status.ink}[{status.text}]"


def _goals(goals: Sequence[Row]) -> None:
    if not goals:
        nothing("No objective or key result of a cycle is aligned with it.")
        return
    lines, cycles = [], list(dict.fromkeys(one["cycle"] for one in goals))
    for cycle in reversed(cycles):
        mine = [one for one in goals if one["cycle"] == cycle]
        lines.append(f"**{plain(shortened(mine[0]['cycle_title'] or cycle, 60))}**")
        lines += [f"{'  ' if one['kind'] == 'key_result' else ''}- {_goal(one)}" for one in mine]
        lines.append("")
    st.markdown("\n".join(lines))
    newest = cycles[-1]
    first = next(one for one in goals if one["cycle"] == newest)
    page_link("okrs", "The newest of these among the OKRs", cycle=newest, item=first["id"])


def _goal(row: Row) -> str:
    status = status_of(row["status"])
    progress = "" if row["progress"] is None else f", {percent(row['progress'])}"
    owner = f" :gray[{plain(row['owner'])}]" if row["owner"] else ""
    return f"{plain(shortened(row['title'] or row['id'], 120))} :{status.ink}[{status.text}]{progress}{owner}"
