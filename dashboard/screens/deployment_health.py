"""Deployment health: is the method itself working?"""

from typing import Any

import streamlit as st

from dashboard.components.frame.choices import chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.health.health import (
    COLUMNS,
    INDICATORS,
    LookedAt,
    go_on,
    health_lines,
    looked_at,
    past_values,
    said,
    value_of,
)
from dashboard.components.health.health_items import items_behind
from dashboard.components.shown.tree_table import tree_table
from dashboard.components.shown.words import counted


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    page.entitle(page.title)  # while months are worked out the page is drawn again before it comes to its end
    found = looked_at(view)
    if not any(found.values()):
        _nothing(view)
        return
    page.table = lambda: _table(found)
    _summary(found)
    ahead = 0
    with part("The indicators"):
        past, ahead = past_values(view)
        tree_table(
            "Indicator",
            COLUMNS,
            health_lines(found, past),
            key="health",
            alt="The indicators of deployment health with their values now and over the last twelve months",
        )
    name = chosen("item")
    if name is not None and name in INDICATORS:
        with part("The items"):
            items_behind(view, name, found[name])
    else:
        st.caption("Choose an indicator to see the items behind it and what to do.")
    if ahead:  # at the foot, where nothing moves when it goes
        st.caption(f"{counted(ahead, 'earlier month is', 'earlier months are')} being worked out.")
        go_on()


def _summary(found: LookedAt) -> None:
    """What asks for something first: the counts that are not nought."""
    troubled = [
        f"**{said(name, value)}** {one.one if one.one and value == 1 else one.title[:1].lower() + one.title[1:]}"
        for name, one in INDICATORS.items()
        if not one.is_share and (value := value_of(name, found[name]))
    ]
    st.markdown(
        ", ".join(troubled) + "." if troubled else "Nothing is left alone, blind, overloaded or tied to nothing."
    )


def _table(found: LookedAt) -> list[dict[str, Any]]:
    return [
        {"indicator": name, "value": value_of(name, found[name]), "item_id": row["id"], "good": row["good"]}
        for name in INDICATORS
        for row in found[name]
    ]


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("There was nothing to look at yet at this instant. Choose a later one, or go back to now.")
        return
    st.info(
        "There is no plan, scorecard or cycle that is open, so there is nothing to look at. "
        "`hansei plan apply FILE` brings a plan in, `hansei cycle open` begins a cycle."
    )


Page(
    name="deployment_health",
    title="Deployment health",
    question="Is the method itself working?",
    draw=draw,
).show()
