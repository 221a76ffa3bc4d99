"""What a browser is sent of a replay has a bound: longer steps, and at last fewer weeks, until it fits."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from dashboard.components.replay.frames import COARSER, Film
from dashboard.components.replay.played import rows_at
from dashboard.components.shown.words import counted, day
from projections.replay.frames import Frame, Moved, Step
from projections.replay.making import KEYS

MOST_BYTES = 8_000_000
"""Of what is played at once, as JSON: a year of sixty goals by day takes 0.9 million, so five hundred goals fit."""

Told = Mapping[str, Any]


def bounded(film: Film, by: Callable[[Step], Film], told: Callable[[Film], Told]) -> tuple[Film, Told]:
    """The film and what the browser is told of it; where that is too much a film `by` a longer step, or its end."""
    data = told(film)
    while (size := len(orjson.dumps(data, default=str))) > MOST_BYTES:
        much = f"{size / 1e6:.1f} MB by {film.step} are more than is sent to a browser"
        whole = f"`hansei replay {film.span.cycle_id} --step {film.step}` tells them all."
        if film.step in COARSER:
            step = COARSER[film.step]
            film = replace(by(step), note=f"{much}: it goes by {step} instead. {whole}")
        elif len(film.frames) > 2:
            last = max(2, int(0.9 * len(film.frames) * MOST_BYTES / size))
            film = _end_of(film, last)
            many = counted(last, "frame")
            since = f"it begins with {day(film.frames[0].at)}, the last {many}"
            film = replace(film, note=f"{much}: {since}. {whole}")
        else:
            break
        data = told(film)
    return film, data


def _end_of(film: Film, last: int) -> Film:
    """The last frames of a film; the first of these whole, as all that moved before it has left it."""
    place = len(film.frames) - last
    begins = film.frames[place]
    moved = {view: Moved(added=rows_at(film.frames, view, place + 1)) for view in KEYS}
    whole = Frame(1, begins.at, begins.up_to, (), {view: one for view, one in moved.items() if one})
    return replace(film, frames=[whole, *film.frames[place + 1 :]])
