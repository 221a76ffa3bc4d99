"""The rules of a strategy history, each by a small file of its own."""

from pathlib import Path

import pytest

from projections.read_model import Bounds
from tests.histories.fold import Fold
from tests.histories.support import TREE, Line, Workspace, line, naive, write


@pytest.fixture
def history(workspace: Workspace, tmp_path: Path):
    """Imports the tree above and the lines given; the workspace it then is, checked against the fold."""

    def told(*lines: Line) -> Workspace:
        done = workspace.take(write(tmp_path / "history.jsonl", [*TREE, *lines]))
        assert (done.appended, done.rejected) == (len(TREE) + len(lines), 0)
        fold = Fold([*TREE, *lines])
        for as_of in fold.instants:
            for known_at in fold.instants:
                assert workspace.rows("entities", as_of, known_at) == fold.rows(as_of, known_at)
        return workspace

    return told


def value(entity_id: str, recorded_at: str, effective_at: str, number: float | None, **said: object) -> Line:
    """A reading of the measure or a check-in of the key result."""
    entity = {"M": "measure", "K": "key_result", "O": "objective", "P": "plan"}[entity_id]
    return line("value_recorded", entity_id, recorded_at, effective_at, entity=entity, value=number, **said)


def target(recorded_at: str, effective_at: str, number: float | None, **said: object) -> Line:
    """A target of the measure."""
    return line("target_set", "M", recorded_at, effective_at, entity="measure", target=number, **said)


def test_adding_tells_every_attribute_that_its_line_has(history) -> None:
    row = history().entity("M")
    assert row == {
        "id": "M",
        "kind": "measure",
        "parent_id": "O",
        "parent_present": True,
        "title": "Days",
        "owner": "Ada",
        "status": None,
        "unit": "d",
        "direction": "down",
        "target": 9,
        "value": None,
        "value_effective_at": None,
        "value_recorded_at": None,
        "present": True,
    }


def test_adding_again_changes_only_what_its_line_has(history) -> None:
    row = history(
        line("measure_removed", "M", "2020-02-01"),
        line("measure_added", "M", "2020-03-01", parent_id="O", title="Working days"),
    ).entity("M")
    assert (row["present"], row["title"]) == (True, "Working days")
    assert (row["unit"], row["direction"], row["owner"], row["target"]) == ("d", "down", "Ada", 9)


def test_adding_again_with_a_null_target_withdraws_the_target(history) -> None:
    workspace = history(line("measure_added", "M", "2020-03-01", parent_id="O", title="Days", target=None))
    assert workspace.entity("M")["target"] is None
    assert workspace.entity("M", as_of="2020-02-01")["target"] == 9


def test_a_removed_entity_is_absent_from_the_day_it_was_dropped(history) -> None:
    workspace = history(line("measure_removed", "M", "2020-03-01", "2020-02-01"))
    assert workspace.entity("M")["present"] is False
    assert workspace.entity("M", as_of="2020-01-31T23:59:59.999999Z")["present"] is True
    assert workspace.entity("M", known_at="2020-02-29")["present"] is True


def test_facts_about_a_removed_entity_are_kept(history) -> None:
    row = history(
        line("measure_removed", "M", "2020-02-01"),
        value("M", "2020-03-01", "2020-01-15", 7),
        line("status_set", "M", "2020-03-01", entity="measure", status="late"),
    ).entity("M")
    assert (row["present"], row["value"], row["status"]) == (False, 7, "late")


def test_a_fact_true_before_its_entity_was_there_waits_for_it(history) -> None:
    workspace = history(value("M", "2020-03-01", "2019-12-01", 7))
    assert workspace.rows("entities", "2019-12-15") == []
    assert workspace.entity("M", as_of="2020-01-01")["value"] == 7


def test_a_child_is_not_hidden_by_an_absent_parent(history) -> None:
    workspace = history(line("objective_removed", "O", "2020-02-01"))
    assert [workspace.entity(child)["present"] for child in "MK"] == [True, True]
    assert [workspace.entity(child)["parent_present"] for child in "MK"] == [False, False]
    assert workspace.entity("O")["parent_present"] is True
    assert workspace.entity("P")["parent_present"] is None


def test_a_parent_that_holds_only_later_is_not_there_yet(history) -> None:
    workspace = history(
        line("objective_added", "N", "2020-02-01", "2020-06-01", parent_id="P", title="Later"),
        line("measure_added", "L", "2020-02-01", parent_id="N", title="Under it"),
    )
    assert workspace.entity("L", as_of="2020-05-31")["parent_present"] is False
    assert workspace.entity("L", as_of="2020-06-01")["parent_present"] is True


def test_a_late_correction_is_seen_only_by_those_who_knew_it(history) -> None:
    march = "2020-03-31"
    workspace = history(value("M", "2020-04-05", march, 5), value("M", "2020-06-10", march, 6, restates=True))
    assert workspace.entity("M", known_at="2020-06-09T23:59:59.999999Z")["value"] == 5
    assert workspace.entity("M", known_at="2020-06-10")["value"] == 6
    assert workspace.entity("M", as_of="2020-03-30T23:59:59.999999Z")["value"] is None


def test_an_older_fact_learned_later_does_not_win(history) -> None:
    row = history(value("M", "2020-04-05", "2020-03-31", 5), value("M", "2020-06-10", "2020-02-29", 4)).entity("M")
    assert (row["value"], row["value_effective_at"]) == (5, naive("2020-03-31"))


def test_of_two_facts_at_the_same_instants_the_later_line_wins(history) -> None:
    assert (
        history(value("M", "2020-04-05", "2020-03-31", 5), value("M", "2020-04-05", "2020-03-31", 4)).entity("M")[
            "value"
        ]
        == 4
    )


def test_a_null_value_withdraws_the_value(history) -> None:
    workspace = history(value("M", "2020-02-01", "2020-01-31", 5), value("M", "2020-03-01", "2020-01-31", None))
    assert workspace.entity("M")["value"] is None
    assert workspace.entity("M", known_at="2020-02-29")["value"] == 5


def test_a_null_value_does_not_bring_back_an_earlier_one(history) -> None:
    row = history(
        value("K", "2020-02-01", "2020-01-31", 5),
        value("K", "2020-03-01", "2020-02-29", 6),
        value("K", "2020-04-01", "2020-02-29", None),
    ).entity("K")
    assert row["value"] is None


def test_a_null_target_withdraws_the_target(history) -> None:
    workspace = history(target("2020-02-01", "2020-02-01", None))
    assert workspace.entity("M")["target"] is None
    assert workspace.entity("M", as_of="2020-01-31")["target"] == 9


def test_a_stated_target_does_not_change_the_target_in_force(history) -> None:
    workspace = history(value("M", "2020-02-01", "2020-01-31", 5, target=99, period="2020-01"))
    assert workspace.entity("M")["target"] == 9
    (january,) = workspace.rows("measures")
    assert (january["target"], january["stated_target"]) == (9, 99)


def test_a_planned_target_comes_into_force_without_a_new_fact(history) -> None:
    workspace = history(target("2020-02-01", "2020-07-01", 3))
    assert workspace.entity("M", as_of="2020-06-30T23:59:59.999999Z")["target"] == 9
    assert workspace.entity("M", as_of="2020-07-01")["target"] == 3
    assert workspace.entity("M", as_of="2020-07-01", known_at="2020-01-31")["target"] == 9


def test_a_period_takes_the_target_in_force_at_its_end_also_when_it_lies_ahead(history) -> None:
    workspace = history(
        target("2020-02-01", "2020-06-30", 3, period="2020-06"),
        value("M", "2020-07-02", "2020-06-30", 4, period="2020-06"),
    )
    (seen_in_march,) = workspace.rows("measures", "2020-03-01", "2020-03-01")
    assert (seen_in_march["period"], seen_in_march["actual"], seen_in_march["target"]) == ("2020-06", None, 3)
    assert workspace.rows("measures", "2020-01-31", "2020-01-31") == []


@pytest.mark.parametrize("label", ["2020-03", "2020-Q1", "2020", "FY20 first half", "2020-W07"])
def test_a_period_label_is_kept_as_it_is(history, label: str) -> None:
    (row,) = history(value("M", "2020-04-01", "2020-03-31", 5, period=label)).rows("measures")
    assert (row["period"], row["actual"], row["target"]) == (label, 5, 9)


def test_a_restated_value_needs_no_earlier_one(history) -> None:
    workspace = history(value("M", "2020-04-01", "2020-03-31", 5, period="2020-03", restates=True))
    (row,) = workspace.rows("measures")
    assert (row["actual"], row["restated"]) == (5, True)


def test_a_changed_title_renames(history) -> None:
    workspace = history(line("measure_changed", "M", "2020-02-01", field="title", to="Hours"))
    assert workspace.entity("M")["title"] == "Hours"
    assert workspace.entity("M", as_of="2020-01-31")["title"] == "Days"


def test_another_changed_field_stands_in_history_alone(history) -> None:
    fields = ["owner", "status", "present", "kind", "parent_id", "unit", "target", "value", "RAG"]
    told = {
        f"{field}": to
        for field, to in zip(fields, ["Eve", 4.5, False, None, "P", True, 40, "", "red"], strict=True)
    }
    workspace = history(
        *(line("measure_changed", "M", "2020-02-01", field=field, to=to) for field, to in told.items())
    )
    assert workspace.entity("M") == workspace.entity("M", as_of="2020-01-31")
    after = {row["field"]: row["after"] for row in workspace.rows("history") if row["event"] == "AttributeChanged"}
    said = ["Eve", "4.5", "false", None, "P", "true", "40", "", "red"]
    assert after == dict(zip(fields, said, strict=True))


def test_status_and_owner_and_closing_follow_the_one_rule(history) -> None:
    workspace = history(
        line("status_set", "P", "2020-02-01", entity="plan", status="amber", value=0.4),
        line("owner_set", "O", "2020-02-01", entity="objective", owner="Bob"),
        line("plan_closed", "P", "2020-12-31"),
        line(
            "comment_added", "O", "2020-12-31", entity="objective", text="well done", aspect="close", parent_id="P"
        ),
    )
    assert (workspace.entity("P")["status"], workspace.entity("P")["present"]) == ("closed", True)
    assert workspace.entity("P", as_of="2020-02-01")["status"] == "amber"
    assert workspace.entity("P", as_of="2020-01-31")["status"] is None
    assert workspace.entity("O")["owner"] == "Bob"


def test_an_entity_may_move_to_another_parent(history) -> None:
    workspace = history(line("measure_added", "M2", "2020-02-01", parent_id="M", title="Part"))
    assert workspace.entity("M2")["parent_id"] == "M"


def test_three_times_of_every_fact_are_kept_to_the_microsecond(history) -> None:
    workspace = history(value("M", "2020-02-01T10:00:00.000001+02:00", "2020-01-31T23:59:59.999999Z", 5))
    row = workspace.entity("M")
    assert row["value_recorded_at"] == naive("2020-02-01T08:00:00.000001Z")
    assert row["value_effective_at"] == naive("2020-01-31T23:59:59.999999Z")


def test_up_to_a_position_counts_only_what_the_log_held_then(history) -> None:
    workspace = history(target("2020-02-01", "2020-02-01", 8), target("2020-02-01", "2020-02-01", 7))
    held = [workspace.read_model.rows("entities", Bounds(up_to=position)) for position in range(7)]
    assert [len(rows) for rows in held] == [0, 1, 2, 3, 4, 4, 4]
    assert [row["target"] for rows in held[4:] for row in rows if row["id"] == "M"] == [9, 8, 7]
