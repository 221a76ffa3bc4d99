"""What a person takes away: the page as files, and a link that always shows the same."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.components.files.document import as_pdf, as_png, as_svg_file
from dashboard.components.files.sealed import sealed_words
from dashboard.components.files.sheets import as_csv, as_xlsx
from dashboard.components.files.taken import Taken
from dashboard.components.frame.choices import words_of
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import MINE, acting_person
from dashboard.components.shown.shapes import Drawing
from dashboard.packs import writers
from dashboard.packs.pack import Pack
from engine.log.seals.sealing import last_seal


def _as_pptx(taken: Taken) -> bytes:
    """The page as slides."""
    # What makes slides takes a second to load, for which the start of the server does not wait.
    from dashboard.components.files import slides

    return slides.as_pptx(taken)


Kind = tuple[Callable[[Any], bytes], str, str]
"""How a file is made, what it is for the browser, and its icon."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TABLE: dict[str, Kind] = {
    "CSV": (as_csv, "text/csv", ":material/table:"),
    "XLSX": (as_xlsx, f"{_OFFICE}.spreadsheetml.sheet", ":material/table_view:"),
}
_PAGE: dict[str, Kind] = {
    "PDF": (as_pdf, "application/pdf", ":material/picture_as_pdf:"),
    "PPTX": (_as_pptx, f"{_OFFICE}.presentationml.presentation", ":material/slideshow:"),
}
_PACK: dict[str, Kind] = {
    "PDF": (writers.as_pdf, *_PAGE["PDF"][1:]),
    "XLSX": (writers.as_xlsx, *_TABLE["XLSX"][1:]),
    "PPTX": (writers.as_pptx, *_PAGE["PPTX"][1:]),
}
_DRAWING: dict[str, Kind] = {
    "SVG": (as_svg_file, "image/svg+xml", ":material/shape_line:"),
    "PNG": (as_png, "image/png", ":material/image:"),
}


def export_menu(
    name: str,
    view: View,
    table: Callable[[], Sequence[dict[str, Any]]] | None,
    drawing: Callable[[], Drawing] | None = None,
    *,
    title: str,
    question: str,
    pack: Callable[[], Pack] | None = None,
) -> None:
    """A popover with the files and the permalink of the page; what is not open is not drawn."""
    menu = st.popover(
        "Export", icon=":material/ios_share:", help="Take this page away", key="export_popover", on_change="rerun"
    )
    if not menu.open:
        return
    about = Taken(
        name=name,
        title=title,
        question=question,
        instant=words_of(replace(view.bounds, as_of=view.looked_at)),
        looked_at=view.looked_at,
        position=view.bounds.up_to or 0,
        permalink=permalink(view),
        seal=sealed_words(last_seal(view.held.settings.workspace, view.bounds.up_to)),
    )

    def taken() -> Taken:
        return replace(about, rows=table() if table else (), drawing=drawing() if drawing else None)

    with menu:
        if table is None and drawing is None:
            st.caption("This page has nothing to take away yet but its link.")
        else:
            _offered("Page", _PAGE, about, taken)
        if table is not None:
            _offered("Table", _TABLE, about, taken)
        if drawing is not None:
            _offered("Drawing", _DRAWING, about, taken)
        if pack is not None:
            st.caption(
                "Pack: figures, decisions, changes and their record in one file; what is closed, as it ended."
            )
            _offered("Pack", _PACK, about, pack)
        st.caption("Permalink: shows this page as it is now, whatever is appended later.")
        st.code(about.permalink, language=None, wrap_lines=True)


def _offered(what: str, kinds: dict[str, Kind], about: Taken, taken: Callable[[], Any]) -> None:
    """A line of files. Each is made when it is asked for, outside of the page's run.

    One that cannot be made says so in one line below its button, and in full in the log of the server.
    """
    # A pack of what is closed has a position of its own, which its cover tells.
    pack = "-pack" if kinds is _PACK else ""
    name = f"hansei-{about.name}{pack or f'-{about.position}'}"
    with st.container(horizontal=True):
        for kind, (make, mime, icon) in kinds.items():
            st.download_button(
                f"{what} as {kind}",
                partial(_made, make, taken),
                file_name=f"{name}.{kind.lower()}",
                mime=mime,
                icon=icon,
                on_click="ignore",
                key=f"export{pack.replace('-', '_')}_{kind.lower()}",
                width="stretch",
            )


def _made(make: Callable[[Any], bytes], taken: Callable[[], Any]) -> bytes:
    return make(taken())


def permalink(view: View) -> str:
    """The URL of the page with its bounds pinned, and with a name in place of "mine"."""
    bounds = view.bounds
    pinned = {name: st.query_params[name] for name in st.query_params if name not in ("asof", "known", "upto")}
    if pinned.get("owner") == MINE:
        pinned["owner"] = acting_person()
    pinned["asof"] = _stamp(view.looked_at)
    if bounds.known_at:
        pinned["known"] = _stamp(bounds.known_at)
    pinned["upto"] = f"{bounds.up_to}"
    here = urlsplit(str(st.context.url or ""))
    return (
        f"{here.scheme}://{here.netloc}{here.path or '/'}?{urlencode(pinned)}"
        if here.netloc
        else f"?{urlencode(pinned)}"
    )


def _stamp(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
