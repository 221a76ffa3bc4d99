"""Tables in which one row can be chosen; the choice lies in the URL by id, never by the row's place."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, cast
from zlib import crc32

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.shown.frames import frame
from dashboard.components.shown.status import STATUSES

ROW, HEADER = 35, 35


def is_dark() -> bool:
    """Whether the person looks at the dark theme."""
    return st.context.theme.type == "dark"


def height_of(rows: int, most: int) -> int:
    """The height of a table that shows all rows, or the most it may and scrolls."""
    return HEADER + ROW * max(1, min(rows, most)) + 2


def plain_table(rows: Sequence[Mapping[str, Any]], *, key: str, most: int = 8, columns: Any = None) -> None:  # noqa: ANN401
    """A table to read."""
    st.dataframe(
        _told(rows),
        hide_index=True,
        height=height_of(len(rows), most),
        column_config=_columns(columns),
        placeholder="",
        key=key,
    )


def without_empty(rows: Sequence[Mapping[str, Any]], *optional: str) -> list[dict[str, Any]]:
    """The rows without those optional columns in which none of them has anything."""
    empty = {name for name in optional if all(row[name] in (None, "", []) for row in rows)}
    return [{name: value for name, value in row.items() if name not in empty} for row in rows]


def choosing_table(
    rows: Sequence[Mapping[str, Any]],
    ids: Sequence[str],
    *,
    key: str,
    choice: str = "item",
    most: int = 14,
    columns: Any = None,  # noqa: ANN401 -- Streamlit's column configuration
    alt: str,
) -> str | None:
    """A table in which a row can be chosen; the id of the chosen one if it is among the rows."""
    wanted = chosen(choice)
    widget = _widget(key, ids, wanted)
    place = [ids.index(wanted)] if wanted in ids else []
    st.dataframe(
        _told(rows),
        hide_index=True,
        height=height_of(len(rows), most),
        column_config=_columns(columns),
        placeholder="",
        key=widget,
        on_select=_on_select(widget, ids, choice),
        selection_mode="single-row",
        selection_default=cast(Any, {"selection": {"rows": place}}) if place else None,
        alt=alt,
    )
    return wanted if place else None


def _widget(key: str, ids: Sequence[str], wanted: str | None) -> str:
    """The widget's key: another one when the rows move, or when the choice came from elsewhere."""
    state = st.session_state
    turn = state.get(f"{key} turn", 0)
    name = f"{key} {crc32(chr(0).join(ids).encode())} "
    held = state.get(f"{name}{turn}")
    if held is not None:
        rows = held["selection"]["rows"]
        shown = ids[rows[0]] if rows and rows[0] < len(ids) else None
        if shown != (wanted if wanted in ids else None):
            turn = state[f"{key} turn"] = turn + 1
    return f"{name}{turn}"


def _on_select(widget: str, ids: Sequence[str], choice: str) -> Callable[[], None]:
    def keep() -> None:
        rows = st.session_state[widget]["selection"]["rows"]
        choose(**{choice: ids[rows[0]] if rows else None})

    return keep


@cache
def _status_column() -> Any:  # noqa: ANN401 -- Streamlit's column configuration
    # The word stands in white on the colour: those of words carry that in both themes.
    return st.column_config.MultiselectColumn(
        width=100,
        options=[status.text for status in STATUSES.values()],
        color=[status.words for status in STATUSES.values()],
    )


def _told(rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 -- an Arrow table
    return frame([{**row, "Status": [row["Status"]]} if "Status" in row else row for row in rows])


def _columns(given: Mapping[str, Any] | None) -> Any:  # noqa: ANN401
    """The columns' settings; a status is drawn in its colour."""
    return {**(given or {}), "Status": _status_column()}
