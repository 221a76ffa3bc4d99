"""The drill-down of an item or an owner on the X-matrix."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import own_page, page_link
from dashboard.components.frame.view import View
from dashboard.components.hoshin.matrix_drawing import ONE_OF, Correlation, Item, Owner
from dashboard.components.hoshin.matrix_ground import STRENGTHS
from dashboard.components.hoshin.matrix_layout import SIDES
from dashboard.components.items.about import changes_of, last_decided
from dashboard.components.shown.boxes import box, listed, nothing
from dashboard.components.shown.drawing import OPENED
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import counted, plain, shortened


def item_detail(view: View, one: Item, items: Sequence[Item], correlations: Sequence[Correlation]) -> None:
    """Everything about one item of the matrix."""
    with st.container(border=True, key=OPENED):
        owner = f"owned by {one.owner}" if one.owner else "nobody owns it"
        _head(one.title, [ONE_OF[one.side], one.id, owner], one.status)
        own_page(one.id, one.title)
        left, right = st.columns(2)
        with left, box("What it belongs together with", "Does it connect?"):
            _ties(one, items, correlations)
        with left, box("Decisions", "What did reviews decide about it?"):
            last_decided(view, one.id)
        with right, box("Changes", "What changed last?"):
            changes_of(view, one.id)


def owner_detail(owner: Owner, items: Sequence[Item]) -> None:
    """What one person owns of the plan."""
    with st.container(border=True, key=OPENED):
        _head(owner.name, [f"owns {counted(owner.all, 'item')} in all, {owner.here} of them in this plan"], None)
        if owner.too_many:
            st.markdown(":red[**That is too many**] to look after each of them.")
        for side, name in SIDES.items():
            mine = [one for one in items if one.side == side and one.owner == owner.name]
            if mine:
                st.markdown(f"**{name}**")
                listed([_named(one) for one in mine])
        page_link("okrs", "This person's objectives and key results", owner=owner.name)


def _head(title: str, named: Sequence[str], status: str | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.subheader(plain(shortened(title, 300)), anchor=False)
            told = [plain(said) for said in named]
            if status:
                found = status_of(status)
                told.insert(0, f":{found.ink}[**{found.text}**]")
            st.markdown(" · ".join(told))
        st.button("Close", on_click=lambda: choose(item=None), key="close_detail")


def _ties(one: Item, items: Sequence[Item], correlations: Sequence[Correlation]) -> None:
    by_id = {other.id: other for other in items}
    strengths = {b if a == one.id else a: said for a, b, said in correlations if one.id in (a, b)}
    if not strengths:
        nothing("No correlation stands between it and anything else of this plan.")
    for side, name in SIDES.items():
        mine = [other for other in strengths if by_id[other].side == side]
        if mine:
            mine.sort(key=lambda other: (_rank(strengths[other]), other))
            st.markdown(f"**{name}**")
            listed([f"{plain(strengths[other]).capitalize()}: {_named(by_id[other])}" for other in mine])
    if not one.tied:
        st.markdown(
            ":orange[**It is tied to nothing**]: nothing above it says what it is for. "
            "`hansei link FROM TO --strength strong --reason WHY` ties it."
            if one.side != "breakthrough_objective"
            else ":orange[**It is tied to nothing**]: nothing serves it yet. "
            "`hansei link FROM TO --strength strong --reason WHY` ties it."
        )


def _rank(strength: str) -> int:
    return STRENGTHS.index(strength) if strength in STRENGTHS else len(STRENGTHS)


def _named(one: Item) -> str:
    status = status_of(one.status) if one.status else None
    said = f" :{status.ink}[{status.text}]" if status else ""
    return f"{plain(shortened(one.title, 120))} :gray[{plain(one.id)}]{said}"
