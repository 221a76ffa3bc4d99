"""The strategy map as it is played: laid out once for all frames, so that nothing moves but what happened."""

from collections.abc import Sequence
from typing import Any

from dashboard.components.replay.played import Played
from dashboard.components.shown.shapes import wrapped
from dashboard.components.strategy_map.content import ELSEWHERE
from dashboard.components.strategy_map.layout import BOX, INSET, LABEL, LINE, LINES, TITLE, Link, Mark, laid_out
from dashboard.components.strategy_map.links import arrow_head, curves
from projections.replay.frames import Frame


def map_of(frames: Sequence[Frame], card: str, film: Played) -> dict[str, Any]:
    """Where lanes, boxes and links stand, and which links are there at each frame."""
    rows = [film.last[place] for place in film.order]
    lanes: dict[str | None, str] = {}
    for row in rows:
        lanes[row["perspective_id"]] = row["perspective"] or row["perspective_id"] or ELSEWHERE
    places = list(lanes)
    number = {row["objective_id"]: n for n, row in enumerate(rows)}
    titles = {number_of: {row["objective"] or row["objective_id"]} for number_of, row in enumerate(rows)}
    for frame in film.frames:
        for n, patch in frame["set"]:
            if "n" in patch:
                titles[n].add(patch["n"])
    marks = [
        Mark(row["objective_id"], max(titles[n], key=len), places.index(row["perspective_id"]))
        for n, row in enumerate(rows)
    ]
    links = _links(frames, card, set(number))
    every = sorted(links[0])
    layout = laid_out(list(lanes.values()), marks, every)
    for frame, (_, here) in zip(film.frames, links[1], strict=True):
        frame["links"] = sorted(every.index(link) for link in here)
    return {
        "width": layout.width,
        "height": layout.height,
        "lanes": [
            [
                lane.place.x,
                lane.place.y,
                lane.place.width,
                lane.place.height,
                _lines(lane.title, LABEL - 2 * INSET, 14),
            ]
            for lane in layout.lanes
        ],
        "boxes": [_place(layout.boxes[row["objective_id"]].place) for row in rows],
        "lines": {
            title: wrapped(title, BOX - 2 * INSET, TITLE, LINES, 600)
            for found in titles.values()
            for title in found
        },
        "leading": LINE,
        "ways": [
            [curves(layout.ways[link]), arrow_head(layout.ways[link]), number[link[0]], number[link[1]]]
            for link in every
        ],
    }


def _place(place: Any) -> list[float]:  # noqa: ANN401 -- a Rect
    return [place.x, place.y, place.width, place.height]


def _lines(title: str, width: float, size: float) -> list[str]:
    return wrapped(title, width, size, 3, 600)


def _links(frames: Sequence[Frame], card: str, boxes: set[str]) -> tuple[set[Link], list[tuple[int, set[Link]]]]:
    """All links that there ever were, and those of each frame."""
    every: set[Link] = set()
    here: set[Link] = set()
    told = []
    for frame in frames:
        moved = frame.moved.get("strategy_map")
        if moved:
            here = here - {(row["from_id"], row["to_id"]) for row in moved.removed}
            here = here | {
                (row["from_id"], row["to_id"])
                for row in moved.added
                if row["to_id"] is not None
                and row["from_id"] in boxes
                and row["to_id"] in boxes
                and row["scorecard"] == card
                and row["from_id"] != row["to_id"]
            }
            every |= here
        told.append((frame.number, here))
    return every, told
