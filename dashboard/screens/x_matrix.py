"""X-matrix: does everything connect, and is anyone overloaded?"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import select_kept
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_among
from dashboard.components.hoshin.matrix_answer import answer, verdict
from dashboard.components.hoshin.matrix_detail import item_detail, owner_detail
from dashboard.components.hoshin.matrix_drawing import Correlation, Item, Owner, draw_matrix
from dashboard.components.hoshin.matrix_ground import NONE_YET
from dashboard.components.hoshin.matrix_layout import SIDES
from dashboard.components.shown.drawing import draw as show
from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.words import shortened
from dashboard.components.strategy_map.layout import natural
from projections.read_model import Row


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    plans = view.ask_of_structure("x_matrix_plans")
    if not plans:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        plan = _plan(plans)
    title = shortened(plan["title"] or plan["id"], 60)
    if plan["period"]:
        page.entitle(f"X-matrix, {plan['period']}")
    items = _items(view, plan["id"])
    owners = _owners(view, items)
    ids = {one.id for one in items}
    correlations: list[Correlation] = [
        (row["item_a"], row["item_b"], row["strength"])
        for row in view.ask_of_structure("x_matrix_links", plan["id"])
        if row["item_a"] in ids and row["item_b"] in ids
    ]
    page.table = lambda: _table(items, correlations)
    page.drawing = lambda: _drawing(title, items, owners, correlations)
    with part("The answer"):
        verdict(items, owners, correlations)
    with part("The matrix"):
        drawn = _drawing(title, items, owners, correlations)
        mine = owner_among(one.owner for one in items)
        standing = next((drawn.traces[one.key] for one in owners if one.name == mine), None)
        show(drawn, key="matrix", none=NONE_YET, standing=standing)
    item = next((one for one in items if one.id == chosen("item")), None)
    owner = next((one for one in owners if one.key == chosen("item")), None)
    if item is not None:
        with part("The item"):
            item_detail(view, item, items, correlations)
    elif owner is not None:
        with part("The owner"):
            owner_detail(owner, items)
    else:
        st.caption("Point at an item or an owner to trace what belongs to it; choose it for what stands behind it.")
    with part("What the matrix says"):
        answer(items, owners, correlations)


def _plan(plans: Sequence[Row]) -> Row:
    return select_kept(
        "Plan",
        plans,
        name="plan",
        default=plans[0],
        identity=lambda plan: str(plan["id"]),
        said=lambda plan: shortened(plan["title"] or plan["id"], 48),
        width=320,
    )


def _items(view: View, plan: str) -> list[Item]:
    """The items of the plan, side by side and each side by its ids."""
    statuses = {row["item_id"]: row["status"] for row in view.ask("x_matrix_statuses", plan)}
    found = [
        Item(
            id=row["id"],
            title=row["title"] or row["id"],
            side=row["side"],
            owner=row["owner"],
            tied=row["tied"],
            status=statuses.get(row["id"], "no_data") if row["side"] == "target_to_improve" else None,
        )
        for row in view.ask_of_structure("x_matrix_items", plan)
    ]
    sides = list(SIDES)
    return sorted(found, key=lambda one: (sides.index(one.side), natural(one.id)))


def _owners(view: View, items: Sequence[Item]) -> list[Owner]:
    """Who owns something here, by name."""
    loads: dict[str, int] = {}
    limit = 0
    for row in view.ask_of_structure("x_matrix_loads"):
        # Of several persons with one name, or forgotten ones, the one with the most.
        loads[row["owner"]] = max(row["items"], loads.get(row["owner"], 0))
        limit = row["limit"]
    here: dict[str, int] = {}
    for one in items:
        if one.owner:
            here[one.owner] = here.get(one.owner, 0) + 1
    return [
        Owner(name, many, loads.get(name, many), bool(limit) and loads.get(name, many) > limit)
        for name, many in sorted(here.items())
    ]


def _drawing(
    title: str, items: Sequence[Item], owners: Sequence[Owner], correlations: Sequence[Correlation]
) -> Drawing:
    return draw_matrix(f"X-matrix, {title}", items, owners, correlations)


def _table(items: Sequence[Item], correlations: Sequence[Correlation]) -> list[dict[str, Any]]:
    """A row a correlation, and one for each item without any."""
    by_id = {one.id: one for one in items}
    ends = {name for a, b, _ in correlations for name in (a, b)}
    pairs: list[tuple[str, str | None, str | None]] = [
        *correlations,
        *((one.id, None, None) for one in items if one.id not in ends),
    ]
    rows = []
    for a, b, strength in pairs:
        row: dict[str, Any] = {}
        for end, name in (("a", a), ("b", b)):
            one = by_id[name] if name else None
            row |= {
                f"side_{end}": one.side if one else None,
                f"item_{end}": name,
                f"title_{end}": one.title if one else None,
                f"owner_{end}": one.owner if one else None,
            }
        rows.append({**row, "strength": strength, "tied": "yes" if by_id[a].tied else "no"})
    return rows


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info(
            "At this instant no plan had breakthroughs, annual objectives, priorities or targets to improve. "
            "Choose a later one, or go back to now."
        )
    else:
        st.info(
            "There is no plan with breakthroughs, annual objectives, priorities or targets to improve yet. "
            "`hansei plan apply FILE` sets them and what belongs together; `hansei demo` shows a made-up plan."
        )


Page(
    name="x-matrix",
    title="X-matrix",
    question="Does everything connect, and is anyone overloaded?",
    draw=draw,
).show()
