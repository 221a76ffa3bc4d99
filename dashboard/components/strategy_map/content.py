"""What a strategy map shows at one instant: perspectives, the objectives in them, and which drives which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.strategy_map.layout import Link
from projections.read_model import Row

ELSEWHERE = "Without a perspective"


@dataclass(frozen=True)
class Objective:
    """What stands in a box."""

    id: str
    title: str
    lane: int
    status: str | None
    score: float | None
    is_set: bool = False
    """Whether a person has set the status."""
    missing: int = 0
    """Measures below it without data."""


@dataclass(frozen=True)
class Content:
    """A strategy map at one instant, before anything is laid out."""

    lanes: Mapping[str | None, str]
    """The perspectives in their order with what they are called; None is where objectives without one stand."""
    objectives: Sequence[Objective] = ()
    links: Sequence[Link] = ()
    """Causes with their effects, both on the map."""

    @property
    def by_id(self) -> dict[str, Objective]:
        """The objectives by their ids."""
        return {one.id: one for one in self.objectives}


def content_of(nodes: Sequence[Row], linked: Sequence[Row]) -> Content:
    """The map that the rows of its questions tell of: lanes in the order of the perspectives."""
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
    here = {one.id for one in objectives}
    links = [(row["from_id"], row["to_id"]) for row in linked if row["from_id"] in here and row["to_id"] in here]
    return Content(lanes, objectives, links)


def broken(links: Sequence[Link], objectives: Mapping[str, Objective]) -> list[Link]:
    """The links at which the chain breaks: what is held to drive the other is off track itself."""
    return [link for link in links if objectives[link[0]].status == "off_track"]


def begins(breaks: Sequence[Link]) -> list[str]:
    """Where the chain breaks first: what is off track and driven by nothing that is."""
    effects = {effect for _, effect in breaks}
    return list(dict.fromkeys(cause for cause, _ in breaks if cause not in effects))
