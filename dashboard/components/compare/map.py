"""The strategy map with what moved on it, on the page that compares."""

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.earlier import Earlier
from dashboard.components.frame.filters import shows
from dashboard.components.frame.links import page_link
from dashboard.components.frame.view import View
from dashboard.components.shown.drawing import draw
from dashboard.components.shown.words import shortened
from dashboard.components.strategy_map.content import content_of
from dashboard.components.strategy_map.drawing import NO_OBJECTIVES, draw_comparison
from dashboard.components.strategy_map.since import seen_then


def moved_map(view: View, then: Earlier, choice: str) -> None:
    """The map of the first scorecard with ghosts of what is gone, in a fold; not drawn while that is closed."""
    cards = view.ask_of_structure("strategy_map_cards")
    if not cards:
        return
    shows("map_fold", chosen("fold") == "map")
    fold = st.expander(
        f"On the strategy map of {shortened(cards[0]['title'] or cards[0]['id'], 60)}",
        key="map_fold",
        on_change=lambda: choose(fold="map" if st.session_state["map_fold"] else None),
    )
    if not fold.open:
        return
    with fold:
        card = str(cards[0]["id"])
        now = content_of(view.ask("strategy_map_nodes", card), view.ask_of_structure("strategy_map_links", card))
        past = seen_then(card, now, then)
        if past is not None:
            title = f"Strategy map, and what moved since {past.found.since}"
            draw(draw_comparison(title, past.found, now.links), key="map", none=NO_OBJECTIVES)
        page_link("strategy_map", "Open the strategy map", card=card, compare=choice)
