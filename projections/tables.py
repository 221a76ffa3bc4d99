"""Tables as text: for a terminal, for scripts, for spreadsheets, for documents."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import orjson
import pyarrow as pa
from tabulate import tabulate

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
# A spreadsheet takes text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 100


def write(table: pa.Table, form: str) -> Iterator[str]:
    """The table in pieces of text, in one of the formats table, json, csv and markdown."""
    match form:
        case "json":
            yield from _json(table)
        case "csv":
            yield from _csv(table)
        case _:
            style = "github" if form == "markdown" else "simple"
            rows = [[_cell(value, form) for value in row.values()] for row in table.to_pylist()]
            yield tabulate(rows, headers=table.column_names, tablefmt=style, disable_numparse=True) + "\n"


def plain(value: Any) -> Any:  # noqa: ANN401 -- any cell of any view
    """A cell as JSON knows it: instants as ISO 8601 in UTC."""
    if isinstance(value, datetime):
        return value.isoformat() + ("" if value.tzinfo else "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _json(table: pa.Table) -> Iterator[str]:
    yield "["
    first = True
    for batch in table.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            told = orjson.dumps(row, default=str, option=orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z).decode()
            yield ("\n" if first else ",\n") + told
            first = False
    yield "\n]\n"


def _csv(table: pa.Table) -> Iterator[str]:
    yield _csv_line(table.column_names)
    for batch in table.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            yield _csv_line([_harmless(plain(value)) for value in row.values()])


def _csv_line(cells: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _harmless(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def _cell(value: Any, form: str) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        text = value.isoformat(sep=" ", timespec="auto")
        return text[:10] if text.endswith("00:00:00") else text[:19]
    # A control character in people's text must not steer the terminal.
    text = _CONTROL.sub(" ", str(value))
    if form == "markdown":
        return text.replace("|", "\\|")
    return text if len(text) <= WIDEST else text[: WIDEST - 3] + "..."
