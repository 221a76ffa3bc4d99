"""The columns of each section of a look back: what scripts can rely on."""

import pyarrow as pa

from projections.read_model import Row

_TEXT, _NUMBER, _COUNT = pa.string(), pa.float64(), pa.int64()
_FLAG, _INSTANT = pa.bool_(), pa.timestamp("us")


def _columns(kind: pa.DataType, names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, kind) for name in names.split()]


COLUMNS: dict[str, pa.Schema] = {
    "context": pa.schema(
        [
            ("seen_at", _INSTANT),
            *_columns(_TEXT, "objective_id objective key_result_id key_result owner kind commitment"),
            *_columns(_NUMBER, "baseline target low high"),
            ("unit", _TEXT),
            *_columns(_NUMBER, "weight value confidence"),
        ]
    ),
    "outcome": pa.schema(
        [
            *_columns(_TEXT, "objective_id objective key_result_id key_result owner commitment"),
            *_columns(_NUMBER, "baseline target"),
            ("unit", _TEXT),
            *_columns(_NUMBER, "value progress expected"),
            ("status", _TEXT),
            ("reached", _FLAG),
            ("ended", _TEXT),
            *_columns(_NUMBER, "grade judged_grade"),
            *_columns(_TEXT, "grade_status since"),
        ]
    ),
    "changes": pa.schema(
        [
            *_columns(_TEXT, "id title field period before after verdict"),
            *_columns(_INSTANT, "changed_at effective_at"),
            *_columns(_TEXT, "actor reason decision_id"),
            ("position", _COUNT),
        ]
    ),
    "scores": pa.schema(
        [*_columns(_TEXT, "id title kind"), *_columns(_NUMBER, "score without_easier without_any")]
    ),
    "misses": pa.schema(
        [
            *_columns(_TEXT, "id kind title owner objective_id ended"),
            *_columns(_NUMBER, "value target progress"),
            *_columns(_INSTANT, "first_visible_at for_good_at quiet_since"),
            *_columns(_TEXT, "decision_id decision"),
            ("decided_at", _INSTANT),
            *_columns(_COUNT, "days_to_decision decisions"),
            *_columns(_TEXT, "countermeasure_id countermeasure"),
            ("agreed_at", _INSTANT),
            ("days_to_countermeasure", _COUNT),
            ("effective", _FLAG),
            ("countermeasures", _COUNT),
            ("helped", _TEXT),
        ]
    ),
    "countermeasures": pa.schema(
        [
            *_columns(_TEXT, "id review_id subject_id subject unit action owner state"),
            *_columns(_INSTANT, "agreed_at verified_at"),
            ("expected_effect", _TEXT),
            ("expected_change", _NUMBER),
            ("actual_effect", _TEXT),
            ("actual_change", _NUMBER),
            ("effective", _FLAG),
            *_columns(_NUMBER, "value_before value_when_due value_verified value_at_end"),
        ]
    ),
    "calibration": pa.schema(
        [
            ("of", _TEXT),
            *_columns(_NUMBER, "low high"),
            ("stated", _COUNT),
            *_columns(_NUMBER, "mean_confidence came_true"),
            ("about", _COUNT),
            *_columns(_NUMBER, "brier reference"),
            ("basis", _TEXT),
        ]
    ),
    "forecast": pa.schema(
        [
            *_columns(_TEXT, "id title"),
            ("week", _COUNT),
            ("seen_at", _INSTANT),
            *_columns(_NUMBER, "value target expected low high"),
            *_columns(_TEXT, "chance basis"),
            ("outcome", _NUMBER),
            ("inside", _FLAG),
        ]
    ),
    "diagnosis": pa.schema(
        [
            *_columns(_TEXT, "verdict words"),
            ("is_closed", _FLAG),
            *_columns(_NUMBER, "score without_easier graded"),
            *_columns(_COUNT, "key_results targets_reached without_data"),
            ("discipline", _NUMBER),
            *_columns(_COUNT, "checked_in asked"),
            *_columns(_NUMBER, "good_score good_discipline"),
        ]
    ),
    "learned": pa.schema([*_columns(_TEXT, "kind id text who review_id review subject_id"), ("told_at", _INSTANT)]),
}
"""By section, in the order in which the sections are looked at: what was wanted stands before what came of it."""

SECTIONS = tuple(COLUMNS)
"""The sections of a look back."""


def as_table(section: str, rows: list[Row]) -> pa.Table:
    """The rows of a section as a table with all of its columns."""
    return pa.Table.from_pylist(rows, COLUMNS[section])


def joined(tables: dict[str, pa.Table]) -> pa.Table:
    """Several sections as one table: `section`, then every column that any of them has."""
    named = [
        table.add_column(0, "section", pa.array([section] * table.num_rows, pa.string()))
        for section, table in tables.items()
    ]
    return pa.concat_tables(named, promote_options="default")
