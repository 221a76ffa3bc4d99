"""A history that goes out and comes in again, and lines that tell an event of this engine by its name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.domain.okr import CheckIn, SetKeyResult, SetObjective
from engine.domain.plan import AssignOwner, StartPlan
from engine.handle import handle
from engine.intake.history import Imported
from tests.histories.fold import Fold, instant
from tests.histories.support import (
    KEY_RESULT,
    MEASURE,
    OBJECTIVE,
    PLAN,
    TREE,
    Line,
    Workspace,
    Workspaces,
    assert_same_views,
    line,
    objective,
    read,
    status,
    write,
)


def event(name: str, entity_id: str, day: str, **data: object) -> Line:
    """A line that tells an event of this engine by its name."""
    return line("event", entity_id, day, name=name, version=1, stream="plan-P", data=data)


TOLD_TWICE = [
    (PLAN, event("PlanStarted", "P", "2020-01-01", title="Plan 2020", period="2020")),
    (OBJECTIVE, event("ObjectiveSet", "O", "2020-01-01", parent_id="P", title="Be quick")),
    (
        MEASURE,
        event(
            "MeasureDefined", "M", "2020-01-01",
            parent_id="O", title="Days", unit="d", direction="down", owner="Ada", target=9,
        ),
    ),
    (KEY_RESULT, event("KeyResultSet", "K", "2020-01-01", parent_id="O", title="Ten", baseline=0, target=10)),
    (
        line("value_recorded", "K", "2020-02-01", entity="key_result", value=4, confidence=0.5, text="so far"),
        event("CheckedIn", "K", "2020-02-01", value=4, confidence=0.5, note="so far"),
    ),
    (
        line("value_recorded", "M", "2020-02-01", entity="measure", value=8, restates=True, target=5),
        event("ReadingRestated", "M", "2020-02-01", entity="measure", value=8, stated_target=5),
    ),
    (
        line("value_recorded", "M", "2020-02-02", entity="measure", value=None),
        event("ReadingWithdrawn", "M", "2020-02-02", entity="measure"),
    ),
    (
        line("target_set", "M", "2020-02-02", entity="measure", target=7, reason="too easy"),
        event("TargetSet", "M", "2020-02-02", entity="measure", target=7, reason="too easy"),
    ),
    (
        line("target_set", "K", "2020-02-02", entity="key_result", target=None),
        event("KeyResultRetargeted", "K", "2020-02-02"),
    ),
    (
        status("2020-02-03", "red", value=0.4),
        event("StatusSet", "P", "2020-02-03", entity="plan", status="red", value=0.4),
    ),
    (
        line("owner_set", "O", "2020-02-03", entity="objective", owner="Bob"),
        event("OwnerSet", "O", "2020-02-03", entity="objective", owner="Bob"),
    ),
    (
        line("objective_changed", "O", "2020-02-03", field="RAG", to=False),
        event("AttributeChanged", "O", "2020-02-03", entity="objective", field="RAG", to=False),
    ),
    (line("measure_removed", "M", "2020-02-04"), event("MeasureRetired", "M", "2020-02-04")),
    (line("plan_closed", "P", "2020-02-04"), event("PlanClosed", "P", "2020-02-04")),
]  # fmt: skip
FACTS, EVENTS = ([pair[side] for pair in TOLD_TWICE] for side in (0, 1))


@pytest.mark.parametrize("first", ["facts", "events"])
def test_an_event_line_is_the_same_fact_as_the_line_of_its_kind(
    workspace: Workspace, tmp_path: Path, first: str
) -> None:
    facts, events = write(tmp_path / "facts.jsonl", FACTS), write(tmp_path / "events.jsonl", EVENTS)
    one, two = (facts, events) if first == "facts" else (events, facts)
    assert workspace.take(one).appended == len(TOLD_TWICE)
    assert workspace.take(two) == Imported(lines=len(TOLD_TWICE), duplicates=len(TOLD_TWICE))
    now = datetime.now(UTC)
    assert workspace.rows() == Fold(FACTS).rows(now, now)


def test_a_prefix_holds_for_event_lines_too(workspace: Workspace, tmp_path: Path) -> None:
    facts, events = write(tmp_path / "facts.jsonl", FACTS), write(tmp_path / "events.jsonl", EVENTS)
    workspace.take(events, prefix="north/")
    assert workspace.take(facts, prefix="north/").duplicates == len(TOLD_TWICE)


def test_an_export_comes_in_the_order_of_knowing(workspace: Workspace, tmp_path: Path) -> None:
    later = [*TREE, status("2021-01-01", "red")]
    earlier = [status("2020-02-01", "amber"), status("2020-02-01", "green")]
    workspace.take(write(tmp_path / "later.jsonl", later), write(tmp_path / "earlier.jsonl", earlier))
    told = read(workspace.export())
    assert [said.get("status") for said in told[4:]] == ["amber", "green", "red"]
    assert [instant(said["recorded_at"]) for said in told] == sorted(instant(said["recorded_at"]) for said in told)


def test_an_export_can_be_imported_when_a_parent_became_known_after_its_child(
    workspace: Workspace, new_workspace: Workspaces, tmp_path: Path
) -> None:
    workspace.take(write(tmp_path / "one.jsonl", [line("plan_created", "P", "2021-01-01", title="Plan")]))
    workspace.take(write(tmp_path / "two.jsonl", [objective("A", "2020-01-02", "P")]))
    exported = workspace.export()
    assert workspace.take(exported).appended == 0
    other = new_workspace()
    assert other.take(exported).appended == 2
    assert_same_views(workspace, other, [(None, None), ("2020-06-01", None), (None, "2020-06-01")])


@pytest.mark.parametrize(
    "said",
    [
        status(
            "2020-02-01", "red", reason="why", extra={"b": [1, None, 2.0], "a": {"ä": 0.5}}, weight=2, owner="Eve"
        ),
        status("2020-02-01", 'NULL " \\ \n\t 日本 \u2028 🙂', text="", reason=" "),
        line(
            "comment_added", "P", "2020-02-01", entity="plan", text="=1+1", aspect="a", parent_id="P", target=None
        ),
        line("target_set", "P", "2020-02-01", entity="plan", target=1.5e300, value=None, baseline=-0.25),
        line("value_recorded", "P", "2020-02-01", entity="plan", value=2**53 + 1, restates=True, period="H1"),
        status("2020-02-01", "red") | {"effective_at": "0999-12-31T00:00:00Z"},
        status("2020-02-01", r"C:\u0000, \ and \u00e9 as they stand"),
    ],
    ids=lambda said: said["kind"],
)
def test_whatever_a_line_says_comes_out_again(
    workspace: Workspace, new_workspace: Workspaces, tmp_path: Path, said: Line
) -> None:
    # Twice, and in two runs: the second goes on in streams that the first began.
    second = {**said, "recorded_at": "2020-03-01T00:00:00Z"}
    workspace.take(write(tmp_path / "one.jsonl", [PLAN, said]))
    workspace.take(write(tmp_path / "two.jsonl", [second]))
    exported = workspace.export()
    same = {"recorded_at": "", "effective_at": ""}
    assert [told | same for told in read(exported)] == [told | same for told in (PLAN, said, second)]
    assert workspace.take(exported) == Imported(lines=3, duplicates=3)
    other = new_workspace()
    assert other.take(exported).appended == 3
    assert_same_views(workspace, other, [(None, None), ("2020-02-15", "2020-02-15")])


def test_facts_typed_here_are_exported_and_not_taken_twice(workspace: Workspace, new_workspace: Workspaces) -> None:
    now = datetime.now(UTC)
    for command in (
        StartPlan(entity_id="P", at=now, title="Plan"),
        SetObjective(entity_id="O", at=now, parent_id="P", title="Aim", reason="new"),
        SetKeyResult(entity_id="K", at=now, parent_id="O", title="Ten", baseline=0, target=10, reason="new"),
        AssignOwner(entity_id="O", at=now, owner="Ada", reason="asked"),
        CheckIn(entity_id="K", at=now, value=3, note="going"),
    ):
        handle(workspace.log, command, actor="Ada", appended_by="ada", source="cli")
    exported = workspace.export()
    assert workspace.take(exported) == Imported(lines=5, duplicates=5)
    other = new_workspace()
    assert other.take(exported).appended == 5
    assert_same_views(workspace, other, [(now, None), (None, now)])
