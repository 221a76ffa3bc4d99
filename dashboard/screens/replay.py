"""Replay: how did the quarter unfold?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import select_kept, shows
from dashboard.components.frame.frame import Page
from dashboard.components.frame.reading import as_being_read
from dashboard.components.frame.view import View
from dashboard.components.okrs.cycle_state import cycle_kept
from dashboard.components.replay.bounded import bounded
from dashboard.components.replay.frames import STEP_WORDS, Film, film_of
from dashboard.components.replay.map import map_of
from dashboard.components.replay.played import played, rows_at
from dashboard.components.replay.player import frame_on_screen, label, put, told
from dashboard.components.replay.rows import BOXES, OKRS, Look, bowling_of, scorecard_of
from dashboard.components.shown.locales import written
from dashboard.components.shown.words import aware, counted, day, plain, shortened
from engine.errors import UnusableInputError
from projections.read_model import Bounds, Row
from projections.replay.frames import Step

GOALS, CARD, MAP, BOWLING = "okrs", "scorecard", "strategy_map", "bowling_chart"
OVER = {GOALS: "OKRs", CARD: "Scorecard", MAP: "Strategy map", BOWLING: "Bowling chart"}
USUAL: Step = "week"


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    cycles = [cycle for cycle in view.cycles() if aware(cycle["starts_at"]) <= view.looked_at]
    if not cycles:
        st.info(
            "No cycle, plan or scorecard has begun yet at this instant. `hansei cycle open` begins one; "
            "`hansei demo` shows a made-up one."
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        cycle = _cycle(view, cycles)
        over = _one_of("Over", "over", OVER, GOALS)
        step = cast(Step, _one_of("Step", "step", {name: words[0] for name, words in STEP_WORDS.items()}, USUAL))
    page.entitle(f"Replay, {cycle['period'] or cycle['title'] or cycle['id']}")
    view = as_being_read(view, page, about=cycle["id"])
    try:
        with st.spinner("Working out the frames …"):
            film = film_of(view, cycle, step)
    except UnusableInputError as error:
        st.info(plain(str(error)))
        return
    card = _card(film) if over == MAP else None
    version = (film.key, over, card, str(written()))
    film, data = view.held.answers.get(
        ("played", version),
        lambda: bounded(film, lambda by: film_of(view, cycle, by), lambda one: _told(view, one, over, card)),
    )
    if film.note:
        st.warning(film.note)
    if not data["many"]:
        st.info(f"{OVER[over]}: there was nothing of this in its time. Look at another view, or at another cycle.")
        return
    number = frame_on_screen(film)
    page.table = lambda: rows_at(film.frames, CARD if over == MAP else over, number)
    if data["still"]:
        st.subheader("Only one state in this range", anchor=False)
        st.caption("From the first frame to the last one nothing moved but the time.")
    many = counted(sum(len(frame.events) for frame in film.frames), "event")
    days = f"{day(film.span.starts_at)} to {day(film.span.ends_at)}"
    st.caption(
        f"{counted(len(film.frames), 'frame')} by {film.step}, {days}, {many}. Each is as it was seen then; "
        "corrections come when they came. Space plays, arrows step, with shift to the next change. The export "
        f"takes the frame at which it is stopped: {label(film, film.frames[number - 1])}."
    )
    with part("The player"):
        put(data, version)


def _told(view: View, film: Film, over: str, card: str | None) -> dict[str, Any]:
    """What the browser plays."""
    names = _names(view, film)
    looks: dict[str, Look] = {
        GOALS: OKRS,
        CARD: scorecard_of({name: row["called"] for name, row in names.items()}),
        MAP: BOXES,
        BOWLING: bowling_of(_months(film)),
    }
    look = looks[over]
    wanted: dict[str, Callable[[Row], bool]] = {
        MAP: lambda row: _is_box(row) and row["scorecard"] == card,
        BOWLING: lambda row: row["month"] in _months(film),
    }
    shown = played(film.frames, CARD if over == MAP else over, look, wanted.get(over, lambda _: True))
    return told(
        film,
        shown,
        look,
        names,
        alt=f"{OVER[over]} of {film.span.title}, frame by frame",
        opens=(over, f"Open the {OVER[over] if over == GOALS else OVER[over].lower()} of this moment"),
        drawn=map_of(film.frames, card, shown) if card and shown.order else None,
    )


def _card(film: Film) -> str | None:
    """Whose map is played: one map shows one scorecard, first the one with the most objectives."""
    seen: dict[str, set[str]] = {}
    for frame in film.frames:
        for row in frame.moved[CARD].added if CARD in frame.moved else ():
            if _is_box(row):
                seen.setdefault(row["scorecard"], set()).add(row["objective_id"])
    found = sorted(seen, key=lambda card: (-len(seen[card]), card))
    if len(found) < 2:
        return found[0] if found else None
    return select_kept(
        "Scorecard",
        found,
        name="card",
        default=found[0],
        identity=str,
        said=lambda one: shortened(one, 48),
        width=340,
    )


def _is_box(row: Row) -> bool:
    return row["kind"] == "strategic_objective" and row["scorecard"] is not None


def _months(film: Film) -> list[str]:
    """The months of the years in which the replay begins and ends; of a longer time those of the last two."""
    years = sorted({film.span.starts_at.year, film.span.ends_at.year})[-2:]
    return [f"{year}-{month:02}" for year in years for month in range(1, 13)]


def _names(view: View, film: Film) -> Mapping[str, Row]:
    ends = Bounds(film.span.ends_at, film.span.ends_at, view.bounds.up_to)
    rows: Sequence[Row] = view.held.answers.get(
        ("replay_names", *ends.parameters()),
        lambda: view.held.read_model.question("replay_names", ends.parameters()),
    )
    return {row["id"]: row for row in rows}


def _cycle(view: View, cycles: Sequence[Row]) -> Row:
    """The newest with goals unless another one was chosen."""
    newest = next((one for one in cycles if one["kind"] == "cycle" and one["key_results"]), cycles[0])
    return cycle_kept(view, cycles, newest, leaves=("frame",))


def _one_of(label: str, name: str, words: Mapping[str, str], default: str) -> str:
    """One of a few; the URL says which, unless it is the usual one."""
    said = chosen(name)
    asked = said if said and said in words else default
    key = f"replay {name}"
    shows(key, asked)
    leaves = {"frame": None} if name == "step" else {}
    st.segmented_control(
        label,
        list(words),
        format_func=lambda one: words[one],
        required=True,
        key=key,
        on_change=lambda: choose(**leaves, **{name: None if (kept := st.session_state[key]) == default else kept}),
    )
    return asked


Page(
    name="replay",
    title="Replay",
    question="How did the quarter unfold?",
    draw=draw,
).show()
