"""Strategy map: where does the chain of cause and effect break?"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.frame.choices import chosen
from dashboard.components.frame.earlier import NOTHING, compare_with, earlier
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import select_kept
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_among
from dashboard.components.shown.boxes import box, listed
from dashboard.components.shown.drawing import draw as show
from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.status import counted_statuses, status_of
from dashboard.components.shown.words import counted, plain, shortened
from dashboard.components.strategy_map.content import Content, Objective, begins, broken, content_of
from dashboard.components.strategy_map.detail import map_detail
from dashboard.components.strategy_map.drawing import NO_OBJECTIVES, draw_comparison, draw_map
from dashboard.components.strategy_map.layout import Link
from dashboard.components.strategy_map.since import Past, seen_then
from dashboard.components.strategy_map.table import table_of
from projections.read_model import Row

MOST = 3
# Objectives that are named where the chain breaks first.


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    cards = view.ask_of_structure("strategy_map_cards")
    if not cards:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        card = _card(cards)
        choice = compare_with(view)
    title = f"Strategy map, {shortened(card['title'] or card['id'], 60)}"
    if card["period"]:
        page.entitle(f"Strategy map, {card['period']}")
    nodes = view.ask("strategy_map_nodes", card["id"])
    linked = view.ask_of_structure("strategy_map_links", card["id"])
    now = content_of(nodes, linked)
    past = None
    if choice != NOTHING:
        with part("The comparison"):
            then = earlier(view, choice)
            if isinstance(then, str):
                st.info(plain(then))
            else:
                past = seen_then(card["id"], now, then)
    if not now.lanes and (past is None or not past.then.lanes):
        st.info(
            "This scorecard has no perspectives yet. `hansei plan apply FILE` sets them, with the objectives in "
            "them and what drives what."
        )
        return
    page.table = lambda: table_of(now, past.then, past.found, past.instant) if past else table_of(now)
    page.drawing = lambda: _drawing(title, now, past)
    with part("The answer"):
        _answer(now.by_id, now.links)
    with part("The map"):
        owned = [*nodes, *(past.nodes_gone if past else ())]
        owner = owner_among(row["owner"] for row in owned) if now.objectives else None
        standing = {row["objective_id"] for row in owned if row["owner"] == owner} - {None}
        drawn = _drawing(title, now, past)
        show(drawn, key="map", none=NO_OBJECTIVES, standing=standing if owner else None)
    with part("The objective"):
        _picked(view, card["id"], nodes, linked, now, past)
    with part("The broken links"):
        _breaks(now.by_id, now.links)


def _card(cards: Sequence[Row]) -> Row:
    return select_kept(
        "Scorecard",
        cards,
        name="card",
        default=cards[0],
        identity=lambda card: str(card["id"]),
        said=lambda card: shortened(card["title"] or card["id"], 48),
        width=320,
    )


def _drawing(title: str, now: Content, past: Past | None) -> Drawing:
    if past is not None:
        return draw_comparison(f"{title}, and what moved since {past.found.since}", past.found, now.links)
    return draw_map(title, list(now.lanes.values()), now.objectives, now.links)


def _picked(
    view: View, card: str, nodes: Sequence[Row], linked: Sequence[Row], now: Content, past: Past | None
) -> None:
    """What stands behind the objective that was chosen, also where that is gone."""
    name = chosen("item")
    row = next((one for one in nodes if one["objective_id"] == name and name), None)
    if row is not None:
        map_detail(view, card, row, linked, now.by_id, moved=past.words_about(name) if past and name else ())
        return
    gone = next((one for one in past.nodes_gone if one["objective_id"] == name), None) if past else None
    if past is not None and gone is not None:
        moved = past.words_about(gone["objective_id"])
        map_detail(past.view, card, gone, past.linked, past.then.by_id, moved=moved, later=view)
    elif now.objectives:
        st.caption(
            "Point at an objective to trace what drives it and what it drives; choose it for its measures, key "
            "results, decisions and changes."
        )


def _answer(objectives: Mapping[str, Objective], links: Sequence[Link]) -> None:
    """Whether the chain breaks, and where first, in words."""
    if not objectives:
        st.info("No objective stands in a perspective yet. `hansei plan apply FILE` sets them and links them.")
        return
    counts = counted_statuses(one.status for one in objectives.values())
    st.markdown(f"{counted(len(objectives), 'objective')}: {counts}  \n{_verdict(objectives, links)}")


def _verdict(objectives: Mapping[str, Objective], links: Sequence[Link]) -> str:
    if not links:
        return "Nothing says yet which objective drives which. `hansei link CAUSE EFFECT --reason WHY` links two."
    breaks = broken(links, objectives)
    blind = sum(objectives[cause].status in (None, "no_data", "stale") for cause, _ in links)
    if blind == len(links):
        return "**Nothing can be said of the chain**: no objective that drives another has a score at this instant."
    if not breaks and blind:
        many = counted(len(links), "link")
        return f"**No break is seen**, but {blind} of {many} begin at an objective without data."
    if not breaks:
        return f"**The chain holds**: of {counted(len(links), 'link')} none begins at an objective off track."
    first = [objectives[name].title for name in begins(breaks)]
    said = f"**The chain breaks at {len(breaks)} of {counted(len(links), 'link')}**"
    if not first:
        return f"{said}, all round in a circle."
    named = "; ".join(plain(shortened(title, 80)) for title in first[:MOST])
    more = f"; and {len(first) - MOST} more" if len(first) > MOST else ""
    unseen = f" Of {blind} more nothing can be said, for want of data." if blind else ""
    return f"{said}, first at: {named}{more}.{unseen}"


def _breaks(objectives: Mapping[str, Objective], links: Sequence[Link]) -> None:
    """The broken links in words, and those that the measures do not bear out."""
    breaks = broken(links, objectives)
    doubtful = [
        link
        for link in links
        if objectives[link[0]].status == "on_track" and objectives[link[1]].status == "off_track"
    ]
    if breaks:
        with box("Broken links", "Off track, and held to drive others"):
            listed(_by_cause(breaks, objectives))
    if doubtful:
        with box("Doubtful links", "On track, and yet what it should drive is off track: is the hypothesis right?"):
            listed(_by_cause(doubtful, objectives))


def _by_cause(links: Sequence[Link], objectives: Mapping[str, Objective]) -> list[str]:
    """A line an objective, with all that it is held to drive."""
    effects: dict[str, list[str]] = {}
    for cause, effect in links:
        effects.setdefault(cause, []).append(_named(objectives[effect]))
    return [f"{_named(objectives[cause])} is held to drive {', '.join(found)}" for cause, found in effects.items()]


def _named(one: Objective) -> str:
    status = status_of(one.status)
    return f"{plain(shortened(one.title, 120))} :{status.ink}[{status.text}]"


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("There was no scorecard yet at this instant. Choose a later one, or go back to now.")
    else:
        st.info(
            "There is no scorecard yet, so there is no map of causes and effects. `hansei plan apply FILE` opens "
            "one with its perspectives and objectives; `hansei demo` shows a made-up one."
        )


Page(
    name="strategy-map",
    title="Strategy map",
    question="Where does the chain of cause and effect break?",
    draw=draw,
).show()
