"""What a person takes away: the table of the page, and a link that always shows the same."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard.components.frame.files import as_csv, as_xlsx
from dashboard.components.frame.view import View
from dashboard.components.shown.drawing_svg import as_svg
from dashboard.components.shown.shapes import Drawing


def export_menu(
    name: str,
    view: View,
    table: Callable[[], Sequence[dict[str, Any]]] | None,
    drawing: Callable[[], Drawing] | None = None,
) -> None:
    """A popover with the files and the permalink of the page."""
    with st.popover("Export", icon=":material/ios_share:", help="Take this page away", key="export_popover"):
        if table is None:
            st.caption("This page has no table to take away yet.")
        else:
            st.download_button(
                "Table as CSV",
                lambda: as_csv(table()),
                file_name=f"hansei-{name}-{view.bounds.up_to}.csv",
                mime="text/csv",
                icon=":material/table:",
                on_click="ignore",
                key="export_csv",
            )
            st.download_button(
                "Table as XLSX",
                lambda: as_xlsx(table(), name),
                file_name=f"hansei-{name}-{view.bounds.up_to}.xlsx",
                mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                icon=":material/table_view:",
                on_click="ignore",
                key="export_xlsx",
            )
        if drawing is not None:
            st.download_button(
                "Drawing as SVG",
                lambda: as_svg(drawing()).encode(),
                file_name=f"hansei-{name}-{view.bounds.up_to}.svg",
                mime="image/svg+xml",
                icon=":material/image:",
                on_click="ignore",
                key="export_svg",
            )
        st.caption("Permalink: shows this page as it is now, whatever is appended later.")
        st.code(permalink(view), language=None, wrap_lines=True)


def permalink(view: View) -> str:
    """The URL of the page with its bounds pinned."""
    bounds = view.bounds
    pinned = {name: st.query_params[name] for name in st.query_params if name not in ("asof", "known", "upto")}
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
