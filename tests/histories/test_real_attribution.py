"""Why the scores of New York's transport authority changed: the parts add up to what the scorecard shows."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from projections.attribution import explain
from projections.read_model import Bounds, ReadModel
from tests.histories.support import Workspaces
from tests.histories.test_real_histories import _data, history  # noqa: F401 -- says when the data is missing

DAYS = ("2010-06-30", "2014-03-15", "2017-09-29", "2017-10-01")


def test_the_parts_lead_from_each_score_to_the_next(new_workspace: Workspaces) -> None:
    workspace = new_workspace()
    workspace.take(history("mta_kpi"))
    instants = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in DAYS]
    parts = set()
    for one, other in pairwise(Bounds(at, at) for at in instants):
        before, after = shown(workspace.read_model, one), shown(workspace.read_model, other)
        for item in sorted(before.keys() & after.keys())[:4]:
            found = explain(workspace.read_model, item, one, other)
            assert (found.before, found.after) == (before[item], after[item])
            changes = [part.change or 0 for part in found.parts]
            assert sum(changes) == pytest.approx(after[item] - before[item], abs=1e-9)
            parts |= {part.part for part in found.parts if part.change}
    assert parts == {"performance", "target"}


def shown(read_model: ReadModel, side: Bounds) -> dict[str, float]:
    """What the scorecard shows of each objective and root that has a score."""
    rows = read_model.rows("scorecard", side)
    return {row["objective_id"] or row["scorecard"]: row["score"] for row in rows if row["score"] is not None}
