"""The strategy map as it was at an earlier instant, side by side with the one on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from dashboard.components.frame.earlier import Earlier
from dashboard.components.frame.view import View
from dashboard.components.shown.words import day, plain
from dashboard.components.strategy_map.compare import Comparison, change_words, compared, counts, gone_words
from dashboard.components.strategy_map.content import Content, content_of
from projections.read_model import Row


@dataclass(frozen=True)
class Past:
    """What a map was at an earlier instant, and what moved on it since."""

    view: View
    at: datetime
    nodes: Sequence[Row]
    linked: Sequence[Row]
    then: Content
    found: Comparison

    @property
    def instant(self) -> str:
        """The instant as files write it."""
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def nodes_gone(self) -> list[Row]:
        """The rows of the objectives that are there no longer."""
        gone = {one.id for one in self.found.gone}
        return [row for row in self.nodes if row["objective_id"] in gone]

    def words_about(self, item: str) -> list[str]:
        """What happened to one objective since."""
        gone = next((one for one in self.found.gone if one.id == item), None)
        if gone is not None:
            return gone_words(gone, self.found.since)
        change = self.found.changes.get(item)
        return change_words(change, self.found.since) if change else []


def seen_then(card: str, now: Content, then: Earlier) -> Past | None:
    """What a scorecard's map was at an earlier instant, side by side with now; says so, in a line above the map."""
    if all(row["id"] != card for row in then.view.cycles()):
        st.info(f"The plan did not exist on {plain(then.words)}.")
        return None
    nodes = then.view.ask("strategy_map_nodes", card)
    linked = then.view.ask_of_structure("strategy_map_links", card)
    content = content_of(nodes, linked)
    found = compared(content, now, day(then.at))
    said = counts(found)
    st.markdown(
        f"**Since {plain(then.words)}**, {then.how}: {said}."
        if said
        else f"**Nothing moved since {plain(then.words)}**, {then.how}."
    )
    return Past(then.view, then.at, nodes, linked, content, found)
