"""Rows as Streamlit's tables and charts take them: Arrow, which it sends as it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

import pyarrow as pa

from dashboard.components.shown.words import EPOCH


def frame(rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 -- an Arrow table
    """Rows as an Arrow table; a column without any value counts as numbers."""
    table = pa.Table.from_pylist(list(rows))
    for place, field in enumerate(table.schema):
        if pa.types.is_null(field.type):
            table = table.set_column(place, field.name, table.column(place).cast(pa.float64()))
    return table


def worth(value: float, unit: str | None) -> float | datetime:
    """A number as a chart takes it: a day where the unit is `date`."""
    return datetime.combine(EPOCH, time.min) + timedelta(days=value) if unit == "date" else float(value)
