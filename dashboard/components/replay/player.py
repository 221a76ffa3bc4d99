"""The player on the page: all frames go to the browser once, and it says only where it stopped."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.replay.frames import Film
from dashboard.components.replay.happened import happened, mark_of
from dashboard.components.replay.played import Played
from dashboard.components.replay.player_draw import JS as DRAW
from dashboard.components.replay.player_look import CSS, HTML
from dashboard.components.replay.player_play import JS as PLAY
from dashboard.components.replay.rows import Column, Look
from dashboard.components.shown.status import INKS
from dashboard.components.shown.words import day, moment
from projections.read_model import Row
from projections.replay.frames import Frame

BEATS = {"day": 260, "week": 900, "event": 420}
"""Milliseconds that a frame stands at normal speed."""
START = "start"
KEY = "player"


def frame_keys(film: Film) -> list[str]:
    """What each frame is called in the URL: a day, or a position; each once."""
    found: list[str] = []
    for frame in film.frames:
        if frame.number == 1:
            found.append(START)
        elif film.step == "event" and frame.events:
            found.append(f"@{frame.events[-1]['position']}")
        else:
            found.append(f"{frame.at:%Y-%m-%d}")
    return found


def frame_on_screen(film: Film) -> int:
    """The number of the frame that the URL names; the first one where it names none."""
    keys = frame_keys(film)
    asked = chosen("frame")
    return keys.index(asked) + 1 if asked in keys else 1


def told(
    film: Film,
    shown: Played,
    look: Look,
    names: Mapping[str, Row],
    *,
    alt: str,
    opens: tuple[str, str],
    drawn: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """All that the browser plays. `opens` are the page that shows the same at one instant, and how that is said."""
    frames = [
        {
            "key": key,
            "label": label(film, frame),
            "href": _href(opens[0], film, frame),
            "mark": mark_of(frame.events),
            "events": happened(frame.events, names),
            **moved,
        }
        for key, frame, moved in zip(frame_keys(film), film.frames, shown.frames, strict=True)
    ]
    return {
        "film": f"{film.span.cycle_id} {film.step} {opens[0]}",
        "look": "months" if opens[0] == "bowling_chart" else "table",
        "name": look.name,
        "columns": [column_told(column) for column in look.columns],
        "many": len(shown.order),
        "frames": frames,
        "map": drawn,
        "alt": alt,
        "opens": opens[1],
        "beat": BEATS[film.step],
        "still": len(frames) < 2 or shown.is_still,
    }


def put(data: Mapping[str, Any], version: tuple[Any, ...]) -> None:
    """Puts the player on the page; where it is stopped lies in the URL."""
    keys = {frame["key"] for frame in data["frames"]}

    def keep() -> None:
        stopped = st.session_state[KEY]["paused"]
        if stopped in keys:
            choose(frame=stopped)

    _component()(key=KEY, data={**data, "version": repr(version)}, on_paused_change=keep)


def column_told(column: Column) -> dict[str, Any]:
    """A column as the browser takes it."""
    return {"key": column.key, "label": column.label, "width": column.width, "spare": column.is_spare}


def label(film: Film, frame: Frame) -> str:
    """When a frame is, in words."""
    if frame.number == 1:
        return f"Start, {moment(frame.at)}"
    if film.step == "event":
        return moment(frame.at)
    if film.step == "week":
        return f"Week {frame.at.isocalendar().week}, {day(frame.at)}"
    return day(frame.at)


def _href(screen: str, film: Film, frame: Frame) -> str:
    """The page that shows this at its instant, and can be looked around in."""
    instant = _text(frame.at)
    where = {"asof": instant, "known": instant, "cycle": film.span.cycle_id}
    if frame.up_to is not None and film.step == "event":
        where["upto"] = f"@{frame.up_to}"
    if ws := chosen("ws"):
        where["ws"] = ws
    return f"{screen}?{urlencode(where)}"


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


@cache
def _component() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    """The component; it sends back `paused`, the key of the frame at which it was stopped."""
    return st.components.v2.component("hansei_player", html=HTML, css=INKS + CSS, js=DRAW + PLAY)
