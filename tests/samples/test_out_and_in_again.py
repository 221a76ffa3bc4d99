"""A sample that goes out as a history and comes in elsewhere is the same strategy, at every instant."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from engine.log.log import Log
from engine.samples import SAMPLES
from projections.macros import VIEWS
from projections.read_model import Bounds, ReadModel
from tests.conftest import Answer
from tests.samples.conftest import Told

OWN = ("appended_at", "appended_by", "source")
"""Columns of the history that say how a log came by an event: of an import, when and by whom it was brought in."""


def instants(name: str) -> list[Bounds]:
    """Today; half way as seen then; the end as it would be with what was known half way."""
    last = SAMPLES[name].ends_at
    half_way = last - timedelta(days=180)
    return [Bounds(), Bounds(as_of=half_way, known_at=half_way), Bounds(as_of=last, known_at=half_way)]


def shown(views: ReadModel, view: str, bounds: Bounds) -> pa.Table:
    table = views.table(view, bounds)
    return table.drop_columns(list(OWN)) if view == "history" else table


@pytest.mark.parametrize("name", SAMPLES)
def test_every_view_is_equal_at_every_instant(
    name: str, told: Told, views_of: Callable[[str], ReadModel], hansei: Callable[..., Answer], tmp_path: Path
) -> None:
    here, there = told(name).parent, tmp_path / "there"
    out, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    hansei("export", "history", out, workspace=here)
    hansei("init", workspace=there)

    answer = hansei("import", "history", out, "--format", "json", workspace=there)

    lines = len(out.read_bytes().splitlines())
    assert lines > 900
    assert answer.json == {"lines": lines, "appended": lines, "duplicates": 0, "rejected": 0}
    hansei("export", "history", again, workspace=there)
    assert again.read_bytes() == out.read_bytes()
    with Log(there / "log.sqlite3") as log, ReadModel() as imported:
        imported.catch_up(log)
        for bounds in instants(name):
            for view in VIEWS:
                one, other = (shown(views, view, bounds) for views in (views_of(name), imported))
                assert one.equals(other), f"{view} {bounds}"
