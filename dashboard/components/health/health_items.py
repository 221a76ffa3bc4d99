"""The items behind one indicator of deployment health: whose each is, and the way to its page."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.links import item_link, page_link
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import wished_owner
from dashboard.components.health.health import INDICATORS, said, value_of
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import counted, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

_STYLE = """<style>
.st-key-detail a[data-testid="stPageLink-NavLink"] * { white-space: normal; overflow: visible; }
</style>"""
MOST = 40
"""Items that are listed before a person asks for all."""


def items_behind(view: View, name: str, rows: Sequence[Row]) -> None:
    """The items that spoil an indicator; where there is none, that it is so."""
    one = INDICATORS[name]
    known = {row["id"]: row for row in view.ask_of_structure("health_items")}
    bad = Counter(row["id"] for row in rows if not row["good"])
    st.html(_STYLE)
    with st.container(border=True, key=OPENED):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.subheader(f"{one.title}: {said(name, value_of(name, rows))}", anchor=False)
                st.markdown(f"{one.counts}.")
            st.button("Close", on_click=lambda: choose(item=None), key="close_detail")
        if not bad:
            st.markdown(
                "There is nothing to count yet." if not rows else f"All {_good(name, rows)} are as they should be."
            )
            return
        st.markdown(f"What to do: {one.remedy}")
        if name == "misses_answered_in_time":
            page_link(
                "bowling_chart",
                "The misses in the bowling chart",
                icon=":material/calendar_view_month:",
                show="unanswered",
            )
        shown = _of_the_person(bad, known)
        if name == "overloaded_owners":
            _by_owner(shown, known, rows)
        else:
            _list(shown, known, "miss" if name == "misses_answered_in_time" else "")


def _good(name: str, rows: Sequence[Row]) -> str:
    return counted(
        len({row["owner_id"] or row["id"] for row in rows}), INDICATORS[name].several, INDICATORS[name].several
    )


def _of_the_person(bad: Mapping[str, int], known: Mapping[str, Row]) -> dict[str, int]:
    """Those of the person whose items are asked for; everyone's where he has none among them."""
    owner = wished_owner()
    if owner is None:
        return dict(bad)
    mine = {item: many for item, many in bad.items() if item in known and known[item]["owner"] == owner}
    if mine:
        st.caption(f"{len(mine)} of {len(bad)} belong to {plain(owner)}; only these are listed.")
        return mine
    st.caption(f"None of these {len(bad)} belongs to {plain(owner)}; all are listed.")
    return dict(bad)


def _list(bad: Mapping[str, int], known: Mapping[str, Row], counting: str = "") -> None:
    """The items by the plan they belong to; of many the first ones, and the others in a fold."""
    items = sorted(bad, key=lambda item: (_root(item, known), item))
    for item in items[:MOST]:
        _item(item, bad[item], known, counting)
    if len(items) > MOST:
        with st.expander(f"{counted(len(items) - MOST, 'more', 'more')}"):
            for item in items[MOST:]:
                _item(item, bad[item], known, counting)


def _root(item: str, known: Mapping[str, Row]) -> str:
    return str(known[item]["root"] or "") if item in known else ""


def _item(item: str, many: int, known: Mapping[str, Row], counting: str) -> None:
    row = known.get(item)
    told = (
        [KIND_WORDS.get(row["kind"], row["kind"]), row["owner"] or "nobody owns it", row["root"], item]
        if row
        else [item]
    )
    if counting:
        told.insert(0, counted(many, counting, f"{counting}es"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        item_link(item, shortened(row["title"] if row else item, 90))
        st.caption(plain(" · ".join(str(part) for part in told if part)), width="content")


def _by_owner(bad: Mapping[str, int], known: Mapping[str, Row], rows: Sequence[Row]) -> None:
    st.caption(f"More than {rows[0]['owner_limit']} items count as too many for one person.")
    owners = Counter(str(known[item]["owner"]) for item in bad if item in known)
    for owner, many in owners.most_common():
        st.markdown(f"**{plain(owner)}** owns {counted(many, 'item')}")
        _list({item: 1 for item in bad if item in known and known[item]["owner"] == owner}, known)
