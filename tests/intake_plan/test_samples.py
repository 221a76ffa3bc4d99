"""Every sample goes out as a plan file and comes in again."""

import pytest

from engine.intake.plan.apply import diff_plan, export_plan
from engine.intake.plan.shape import ROOTS
from engine.intake.plan.write import yaml_of
from engine.intake.plan.write_workbook import workbook_of
from engine.log.log import Log
from engine.samples import SAMPLES
from tests.intake_plan.support import START, without_position


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_is_the_same_in_another_workspace(name, sample_of, there):
    with Log(sample_of(name) / "log.sqlite3", lambda: START) as log:
        roots = tuple(one.entity_id for one in log.registered() if one.kind in ROOTS)
        exported = yaml_of(export_plan(log, roots, lambda: START))
        file = there.write(exported)
        assert not diff_plan(log, file, actor="Ann", clock=lambda: START).comparison
        workbook = there.write(workbook_of(export_plan(log, roots, lambda: START)), "plan.xlsx")
        assert not diff_plan(log, workbook, actor="Ann", clock=lambda: START).comparison
    there.apply(without_position(exported))
    assert without_position(there.export(*roots)) == without_position(exported)
