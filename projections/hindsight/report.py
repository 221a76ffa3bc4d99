"""A look back as a report to read: a heading, the question, and the table of each section."""

from collections.abc import Iterator

import orjson
import pyarrow as pa
from pyarrow import compute

from projections.hindsight import Retrospective
from projections.tables import write

QUESTIONS = {
    "context": "What was known and wanted when the cycle was settled?",
    "outcome": "What came of it?",
    "changes": "Which targets, baselines, thresholds and weights were changed since, and what was dropped?",
    "scores": "What would the scores be without what was made easier?",
    "misses": "When could each miss first be seen, what was decided, and did it help?",
    "countermeasures": "What did each countermeasure do, against what was expected?",
    "calibration": "How often did what people were confident of come true?",
    "forecast": "What could be expected of the end, week by week?",
    "diagnosis": "What does the cycle say of the way we work?",
    "learned": "What did we learn, and whose contribution was recognised?",
}
"""What each section answers."""
DIGITS = 3
"""Decimals of a number in the report."""
NOTHING = "Nothing to tell."


def report(retro: Retrospective, sections: tuple[str, ...], form: str) -> Iterator[str]:
    """The report in pieces of text, as markdown or for a terminal; columns that say nothing are left out."""
    look = retro.look
    mark = "#" if form == "markdown" else ""
    state = "closed" if look.is_closed else "not closed yet: what follows is how it stands"
    yield f"{mark} Looking back on {look.id}: {look.cycle['title']}".strip() + "\n\n"
    yield f"From {_day(look.cycle['starts_at'])} to {_day(look.cycle['ends_at'])}, {state}.\n"
    for section in sections:
        table = _told(retro.table(section))
        yield "\n" + f"{mark * 2} {section.capitalize()}".strip() + f"\n\n{QUESTIONS[section]}\n\n"
        if table.num_rows:
            yield from write(table, form)
        else:
            yield NOTHING + "\n"


def as_json(retro: Retrospective, sections: tuple[str, ...]) -> Iterator[str]:
    """The same as one array: an object a row, which names its section and has the columns of that section."""
    told = [
        orjson.dumps({"section": section, **row}, option=orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z).decode()
        for section in sections
        for row in retro.table(section).to_pylist()
    ]
    yield "[" + ",".join(f"\n{row}" for row in told) + "\n]\n"


def _told(table: pa.Table) -> pa.Table:
    """What there is to read: no column that says nothing, and numbers no finer than a person needs."""
    told = [name for name in table.column_names if table[name].null_count < table.num_rows]
    columns = [table[name] for name in told]
    rounded = [
        compute.round(column, ndigits=DIGITS) if pa.types.is_floating(column.type) else column for column in columns
    ]
    return pa.table(dict(zip(told, rounded, strict=True)))


def _day(instant: object) -> str:
    return "its beginning" if instant is None else str(instant)[:10]
