"""Strategy map: where does the chain of cause and effect break?"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.frame.choices import chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import select_kept
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_among
from dashboard.components.hoshin.map_detail import map_detail
from dashboard.components.hoshin.map_drawing import NO_OBJECTIVES, Objective, begins, broken, draw_map
from dashboard.components.hoshin.map_layout import Link
from dashboard.components.shown.boxes import box, listed
from dashboard.components.shown.drawing import draw as show
from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.status import counted_statuses, status_of
from dashboard.components.shown.words import counted, plain, shortened
from projections.read_model import Row

ELSEWHERE = "Without a perspective"
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
    title = shortened(card["title"] or card["id"], 60)
    if card["period"]:
        page.entitle(f"Strategy map, {card['period']}")
    nodes = view.ask("strategy_map_nodes", card["id"])
    linked = view.ask_of_structure("strategy_map_links", card["id"])
    lanes, objectives = _placed(nodes)
    if not lanes:
        st.info(
            "This scorecard has no perspectives yet. `hansei plan apply FILE` sets them, with the objectives in "
            "them and what drives what."
        )
        return
    by_id = {one.id: one for one in objectives}
    links = [(row["from_id"], row["to_id"]) for row in linked if row["from_id"] in by_id and row["to_id"] in by_id]
    page.table = lambda: _table(objectives, links, lanes)
    page.drawing = lambda: _drawing(title, lanes, objectives, links)
    with part("The answer"):
        _answer(by_id, links)
    with part("The map"):
        owner = owner_among(row["owner"] for row in nodes) if objectives else None
        standing = [row["objective_id"] for row in nodes if row["owner"] == owner and row["objective_id"] in by_id]
        drawn = _drawing(title, lanes, objectives, links)
        show(drawn, key="map", none=NO_OBJECTIVES, standing=standing if owner else None)
    picked = next(
        (row for row in nodes if row["objective_id"] in by_id and row["objective_id"] == chosen("item")), None
    )
    if picked is not None:
        with part("The objective"):
            map_detail(view, card["id"], picked, linked, by_id)
    elif objectives:
        st.caption(
            "Point at an objective to trace what drives it and what it drives; choose it for its measures, key "
            "results, decisions and changes."
        )
    with part("The broken links"):
        _breaks(by_id, links)


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


def _placed(nodes: Sequence[Row]) -> tuple[list[str], list[Objective]]:
    """The lanes in the order of the perspectives, and the objectives, each with its lane."""
    lanes = {row["perspective_id"]: row["perspective"] or row["perspective_id"] for row in nodes}
    if None in lanes:
        lanes[None] = ELSEWHERE
    places = list(lanes)
    objectives = [
        Objective(
            id=row["objective_id"],
            title=row["objective"] or row["objective_id"],
            lane=places.index(row["perspective_id"]),
            status=row["status"],
            score=row["score"],
            is_set=row["overridden"],
            missing=row["missing"],
        )
        for row in nodes
        if row["objective_id"] is not None
    ]
    return list(lanes.values()), objectives


def _drawing(title: str, lanes: Sequence[str], objectives: Sequence[Objective], links: Sequence[Link]) -> Drawing:
    return draw_map(f"Strategy map, {title}", lanes, objectives, links)


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


def _table(objectives: Sequence[Objective], links: Sequence[Link], lanes: Sequence[str]) -> list[dict[str, object]]:
    """A row a link, and one for each objective without any."""
    by_id = {one.id: one for one in objectives}
    ends = {name for link in links for name in link}
    pairs: list[tuple[str, str | None]] = [*links, *((name, None) for name in by_id if name not in ends)]
    breaks = set(broken(links, by_id))
    return [_row(cause, effect, by_id, lanes, (cause, effect) in breaks) for cause, effect in pairs]


def _row(
    cause: str, effect: str | None, by_id: Mapping[str, Objective], lanes: Sequence[str], is_broken: bool
) -> dict[str, object]:
    told: dict[str, object] = {}
    for end, name in (("from", cause), ("to", effect)):
        one = by_id[name] if name else None
        told |= {
            f"{end}_id": name,
            f"{end}_objective": one.title if one else None,
            f"{end}_perspective": lanes[one.lane] if one else None,
            f"{end}_status": status_of(one.status).word if one else None,
            f"{end}_score": one.score if one else None,
        }
    return {**told, "broken": "yes" if is_broken else "no"}


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
