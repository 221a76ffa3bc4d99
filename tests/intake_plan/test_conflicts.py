"""Two people edit the same: whoever comes second is told which items, and nothing of the file is appended."""

import pytest

from engine.domain.measure import SetTarget
from engine.domain.okr import SetKeyResult
from engine.errors import ConflictError, UnusableInputError
from tests.intake_plan.test_apply import CYCLE, EDITED, by_bob


def test_edits_of_two_people_meet_in_a_conflict_that_names_the_items(here):
    here.apply(CYCLE)
    file = here.write(here.export())
    where = by_bob(here, SetTarget, "KR1", target=30)
    by_bob(here, SetKeyResult, "KR3", parent_id="O1", title="Smiles")
    by_bob(here, SetTarget, "KR2", target=8)
    edited = here.write(file.read_text().replace("title: Houses shine", "title: Houses shone"))
    before = here.log.position()
    with pytest.raises(ConflictError) as told:
        here.apply(edited)
    assert str(told.value) == (
        f"{edited}: changed by others since this file was exported: KR1 (Bob, position {where}), "
        f"KR3 (Bob, position {where + 1}), KR2 (Bob, position {where + 2}); export again and make your edits "
        "there, or leave `position` out of the file to put yours in their place"
    )
    assert here.log.position() == before


def test_a_workbook_meets_the_same_conflict(here):
    here.apply(CYCLE)
    file = here.export_workbook()
    where = by_bob(here, SetTarget, "KR1", target=30)
    with pytest.raises(ConflictError, match=rf"plan.xlsx: changed by others .*: KR1 \(Bob, position {where}\);"):
        here.apply(file)
    assert here.log.position() == where


def test_without_a_position_the_file_is_put_in_the_place_of_what_others_did(here):
    here.apply(CYCLE)
    by_bob(here, SetTarget, "KR1", target=30)
    assert here.diff(CYCLE) == ["~ KR1 target 30 -> 40"]
    assert here.apply(CYCLE) == 1


def test_edits_of_two_people_to_different_plans_do_not_meet(here):
    here.apply(CYCLE)
    here.apply("plans:\n- {id: P, title: Hotels}\n")
    file = here.write(here.export("P").replace("title: Hotels", "title: Hotels of the North"))
    by_bob(here, SetTarget, "KR1", target=30)
    assert here.apply(file) == 1


def test_whoever_goes_on_editing_his_own_file_meets_nobody(here):
    here.apply(CYCLE)
    file = here.write(here.export().replace("target: 40", "target: 39"))
    assert here.apply(file) == 1
    file.write_text(file.read_text().replace("target: 39", "target: 38"))
    assert here.apply(file) == 1
    assert here.apply(file) == 0


def test_a_position_that_this_log_has_not_reached_is_from_elsewhere(here):
    here.apply(CYCLE)
    with pytest.raises(UnusableInputError, match="`position` is 99, but this log ends at 7"):
        here.apply("position: 99\n" + EDITED)


def test_a_file_with_a_position_is_applied_to_an_empty_workspace(there):
    assert there.apply("position: 99\n" + CYCLE) == 7


def test_what_somebody_else_changes_between_the_look_and_the_append_is_seen(here):
    here.apply(CYCLE)
    text = here.export().replace("target: 40", "target: 39")
    here.faster(lambda: by_bob(here, SetTarget, "KR1", target=30))
    with pytest.raises(ConflictError, match=r"KR1 \(Bob, position 8\)"):
        here.apply(text)
    here.faster(lambda: by_bob(here, SetTarget, "KR2", target=8))
    assert here.apply(CYCLE.replace("target: 40", "target: 39")) == 2
    assert {one: here.outline().items[one].values["target"] for one in ("KR1", "KR2")} == {"KR1": 39, "KR2": 9}
