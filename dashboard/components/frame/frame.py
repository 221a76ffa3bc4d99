"""What every page has: title, question, instant, freshness, export, and the one fragment that is drawn again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard import wiring
from dashboard.components.forms.every_form import FORMS
from dashboard.components.forms.forms import open_form
from dashboard.components.frame.choices import TIMES, Instant, chosen, instant_on_screen
from dashboard.components.frame.export import export_menu
from dashboard.components.frame.failures import part
from dashboard.components.frame.live import live_chip
from dashboard.components.frame.picker import back_to_now, instant_picker
from dashboard.components.frame.presenter import follow, present, presenter_words
from dashboard.components.frame.view import View, look, setting
from dashboard.components.frame.visits import visit_cookie
from dashboard.components.shown.locales import write_in
from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.words import age, counted, moment, plain
from dashboard.packs.pack import Pack
from engine.errors import UnusableInputError

Table = Callable[[], Sequence[dict[str, Any]]]


@dataclass
class Page:
    """One page: its name, the question it answers, and how it is drawn."""

    name: str
    title: str
    question: str
    draw: Callable[[View, "Page"], None]
    table: Table | None = field(default=None, init=False)
    """What the export takes; `draw` sets it."""
    drawing: Callable[[], Drawing] | None = field(default=None, init=False)
    """The picture that the export takes, on pages that have one of their own; `draw` sets it."""
    read: View | None = field(default=None, init=False)
    """The look that is being read where newer changes wait behind a badge: what is taken away shows the same."""
    pack: Callable[[], Pack] | None = field(default=None, init=False)
    """The pack that the export offers, on pages that show a review or look back on a cycle; `draw` sets it."""
    entitled: str = field(default="", init=False)
    """The title on screen."""
    _heading: Any = field(default=None, init=False)

    def entitle(self, words: str) -> None:
        """Gives the page a title of its own, such as the cycle on screen; once a drawing, so it never flickers."""
        if self._heading is not None:
            heading, self._heading = self._heading, None
            if plain(words) != self._title_before():
                heading.title(plain(words), anchor=False)
            st.session_state[f"title_of_{self.name}"] = plain(words)
            self.entitled = words

    def take_place(self, heading: Any) -> None:  # noqa: ANN401 -- a place on Streamlit's page
        """Where the title will stand; until it is known, the one that stood there before."""
        self._heading = heading
        before = self._title_before()
        if before:
            heading.title(before, anchor=False)

    def _title_before(self) -> str | None:
        before: str | None = st.session_state.get(f"title_of_{self.name}")
        return before

    def show(self) -> None:
        """Draws the page and keeps it up to date."""
        _live(self)
        with part("The form"):
            open_form(FORMS)  # outside of the fragment: a form in progress is never drawn again


@st.fragment
def _live(page: Page) -> None:
    held = wiring.current()
    with part("The locale"):
        write_in(setting(held, "locale"))
    follow(page.name)
    bar = st.container(horizontal=True, vertical_alignment="center", key="bar")
    title = bar.container(width="stretch", key="title_space")
    chip = bar.container(width="content", key="chip_space")
    menus = bar.container(horizontal=True, width="content", key="menus")
    page.take_place(title.empty())
    st.caption(page.question)
    said = presenter_words()
    if said:
        st.badge(said, icon=":material/cast:", color="violet")
    now = datetime.now(UTC)
    try:
        instant = instant_on_screen(held.read_model, now)
    except UnusableInputError as error:
        page.entitle(page.title)
        _unusable_instant(str(error))
        with chip:
            _chip(held, None, live=False)
        return
    view = look(held, instant)
    with chip:
        _chip(held, view, live=view.is_now)
    _unwell(held, now)
    if not view.is_now:
        with part("The band of the past"):
            _historic(view)
    with part("The page"):
        if held.position == 0:
            _empty_workspace(held)
        else:
            page.read = page.pack = None
            page.draw(view, page)
    page.entitle(page.title)
    present(page.name)
    with menus:
        with part("The instant picker"):
            instant_picker(view)
        with part("The export"):
            taken = page.read or view
            export_menu(
                page.name,
                taken,
                page.table,
                page.drawing,
                title=page.entitled,
                question=page.question,
                pack=page.pack,
            )


def _chip(held: wiring.Wiring, view: View | None, *, live: bool) -> None:
    position = view.position if view else held.position
    changed = None
    with part("When the last change came"):  # the chip itself stands in any case: it brings the page back
        changed = view.appended_at(position) if view and position else None
    live_chip(
        live=live,
        ok=held.health.is_well(datetime.now(UTC)),
        position=position,
        changed=changed,
        viewers=held.listeners,
        words=view.instant.words if view and not view.is_now else "",
        remember=visit_cookie(view) if view and view.position else None,
        stage=held.stage.shown.turn,
    )


def _unwell(held: wiring.Wiring, now: datetime) -> None:
    """Old data says so."""
    health = held.health
    if health.is_well(now):
        return
    why = (
        f"error {health.failing}, see the log of the server" if health.failing else "the follower has not answered"
    )
    with st.container(key="unwell"):
        st.markdown(
            f"**This screen is not up to date.** It shows the log up to position {health.position}, last checked "
            f"{age(health.seconds_old(now))} ago ({why}). It tries again by itself."
        )


def _historic(view: View) -> None:
    with st.container(key="historic", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            position = view.ask("last_known")[0]["position"]
            st.markdown(
                f"You are looking at the strategy **{plain(view.instant.words)}** · position {position}. "
                "Nothing can be changed here."
            )
            late = _appended_after(view.instant, view)
            if late:
                st.caption(late)
        st.button("Back to now", type="primary", on_click=back_to_now, key="back_to_now")


def _appended_after(instant: Instant, view: View) -> str | None:
    """How much of what was known then was stored only afterwards, by an import."""
    then = instant.bounds.known_at
    if then is None or then != instant.bounds.as_of:
        return None
    late = view.held.read_model.appended_after(then)
    if not late:
        return f"Every fact shown was stored in this log by {moment(then)}."
    verb = "was" if late == 1 else "were"
    return f"{counted(late, 'fact')} known on {moment(then)} {verb} stored in this log only later."


def _unusable_instant(said: str) -> None:
    asked = ", ".join(f"{name}={chosen(name)}" for name in TIMES if chosen(name))
    st.error(f"This link asks for an instant that cannot be shown ({plain(asked)}): {plain(said)}.")
    st.button("Back to now", type="primary", on_click=back_to_now, key="back_to_now")


def _empty_workspace(held: wiring.Wiring) -> None:
    if not held.has_log:
        st.info("Kafka has told nothing of this workspace yet. This page fills by itself when the relay publishes.")
        return
    st.info(
        "Nothing has been recorded in this workspace yet. Bring a strategy in with `hansei import history FILE`, "
        "or look around in a made-up one with `hansei demo`. This page fills by itself."
    )
