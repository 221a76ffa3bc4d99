"""Items that move from parent to parent: which parent an item has is judged by the one rule, in whatever order the
facts come in, so that what was accepted can go out and come in again."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import UnusableInputError
from engine.intake.history import Imported
from tests.histories.fold import Fold, instant
from tests.histories.support import Line, Workspace, Workspaces, line, write

FAR = instant("2030-01-01T00:00:00Z")
BEGUN = [line("plan_created", "P", "2020-01-01", title="Plan")]


def under(parent_id: str, entity_id: str, recorded_at: str, effective_at: str | None = None) -> Line:
    """An objective is put under something; by day of January 2020."""
    days = [f"2020-01-{int(day):02}" for day in (recorded_at, effective_at or recorded_at)]
    return line("objective_added", entity_id, *days, title=entity_id, parent_id=parent_id)


TWO = [*BEGUN, under("P", "A", "2"), under("P", "B", "2")]


def refused(workspace: Workspace, *paths: Path) -> str:
    """What is said when the files are refused: one line, and nothing is appended."""
    held = workspace.log.position()
    with pytest.raises(UnusableInputError) as error:
        workspace.take(*paths)
    assert workspace.log.position() == held
    assert str(error.value).splitlines() == [str(error.value)]
    return str(error.value)


def assert_goes_out_and_comes_in(workspace: Workspace, other: Workspace) -> None:
    """Its export makes an equal workspace, and adds nothing to its own."""
    exported = workspace.export()
    again = workspace.take(exported)
    assert (again.appended, again.rejected) == (0, 0)
    assert other.take(exported).appended == workspace.log.position()
    for as_of, known_at in [(None, None), ("2020-01-03", None), ("2020-01-03", "2020-01-03")]:
        assert workspace.rows("entities", as_of, known_at) == other.rows("entities", as_of, known_at)
    assert ranked(workspace) == ranked(other)


def ranked(workspace: Workspace) -> dict[str, tuple[str | None, str]]:
    """What the registry says each entity lies under, and since when."""
    return {entity.entity_id: (entity.parent_id, entity.rank) for entity in workspace.log.registered()}


def test_a_circle_between_an_older_fact_and_a_later_file_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [*TWO, under("B", "A", "3", "9"), under("P", "A", "4")])
    two = write(tmp_path / "two.jsonl", [under("A", "B", "3")])
    workspace.take(one)
    assert workspace.entity("A", as_of="2020-02-01")["parent_id"] == "B"
    said = refused(workspace, two)
    assert said.startswith(f"{two}:1: ")
    assert "circle" in said


@pytest.mark.parametrize("runs", [1, 2])
def test_what_is_no_circle_in_the_end_goes_out_and_comes_in(
    workspace: Workspace, new_workspace: Workspaces, tmp_path: Path, runs: int
) -> None:
    # In the order of knowing, A lies under B when B comes under A; only then A goes back.
    one = write(tmp_path / "one.jsonl", [*TWO, under("B", "A", "3"), under("P", "A", "5")])
    two = write(tmp_path / "two.jsonl", [under("A", "B", "4")])
    for files in ([one, two],) if runs == 1 else ([one], [two]):
        workspace.take(*files)
    assert workspace.entity("B")["parent_id"] == "A"
    assert_goes_out_and_comes_in(workspace, new_workspace())


def test_a_circle_that_a_later_file_undoes_is_none(workspace: Workspace, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [*TWO, under("B", "A", "3"), under("A", "B", "4")])
    two = write(tmp_path / "two.jsonl", [under("P", "B", "5")])
    assert refused(workspace, one).startswith(f"{one}:5: ")
    assert workspace.take(one, two).appended == 6


def test_what_was_told_earlier_but_holds_later_wins(workspace: Workspace, tmp_path: Path) -> None:
    moved = [under("B", "A", "3", "9"), under("P", "A", "4"), under("A", "B", "5")]
    path = write(tmp_path / "history.jsonl", [*TWO, *moved])
    assert refused(workspace, path).startswith(f"{path}:6: ")


def test_the_line_that_closes_a_circle_is_named_wherever_it_stands(workspace: Workspace, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [*TWO, under("A", "B", "9")])
    two = write(tmp_path / "two.jsonl", [under("B", "A", "3"), under("P", "C", "3")])
    assert refused(workspace, one, two).startswith(f"{two}:1: ")
    assert refused(workspace, two, one).startswith(f"{one}:4: ")


def test_a_line_that_came_before_does_not_count_again(workspace: Workspace, tmp_path: Path) -> None:
    # All true and known at the same instant: the order of arrival decides, and that was settled by the first file.
    one = write(tmp_path / "one.jsonl", [*TWO, under("B", "A", "3"), under("P", "A", "3")])
    two = write(tmp_path / "two.jsonl", [under("B", "A", "3"), under("A", "B", "3")])
    assert workspace.take(one, two) == Imported(lines=7, appended=6, duplicates=1)
    assert workspace.take(two, one) == Imported(lines=7, duplicates=7)


def test_two_that_are_told_of_before_they_are_added_may_have_changed_places(
    workspace: Workspace, new_workspace: Workspaces, tmp_path: Path
) -> None:
    later = [*BEGUN, under("P", "A", "8"), under("A", "B", "8")]
    earlier = [under("B", "A", "5"), under("P", "B", "5")]
    workspace.take(write(tmp_path / "later.jsonl", later))
    workspace.take(write(tmp_path / "earlier.jsonl", earlier))
    assert_goes_out_and_comes_in(workspace, new_workspace())


def test_two_that_are_told_of_before_they_are_added_may_not_hang_on_each_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path / "history.jsonl", [*BEGUN, under("B", "A", "5"), under("A", "B", "5")])
    said = refused(workspace, path)
    assert said.startswith(f"{path}:2: ")
    assert "B" in said


def test_a_circle_goes_to_the_rejects_and_the_rest_comes_in(
    workspace: Workspace, new_workspace: Workspaces, tmp_path: Path
) -> None:
    moved = [under("B", "A", "3", "9"), b"{", under("P", "A", "4"), under("A", "B", "5"), under("A", "C", "6")]
    path, rejects = write(tmp_path / "history.jsonl", [*TWO, *moved]), tmp_path / "rejects.jsonl"
    assert workspace.take(path, rejects=rejects) == Imported(lines=8, appended=6, rejected=2)
    told = [json.loads(raw) for raw in rejects.read_bytes().splitlines()]
    assert [row["line"] for row in told] == [5, 7]
    assert "circle" in told[1]["reason"]
    assert_goes_out_and_comes_in(workspace, new_workspace())


def test_a_line_that_closes_a_circle_is_set_aside_as_often_as_it_comes(
    workspace: Workspace, tmp_path: Path
) -> None:
    closing = under("B", "A", "2")
    path = write(tmp_path / "history.jsonl", [*BEGUN, under("P", "A", "2"), under("A", "B", "2"), closing, closing])
    assert workspace.take(path, rejects=tmp_path / "rejects.jsonl") == Imported(lines=5, appended=3, rejected=2)


def test_what_is_no_circle_in_the_end_is_not_set_aside(workspace: Workspace, tmp_path: Path) -> None:
    moved = [under("B", "A", "3"), under("A", "B", "4"), under("P", "A", "5")]
    path = write(tmp_path / "history.jsonl", [*TWO, *moved])
    assert workspace.take(path, rejects=tmp_path / "rejects.jsonl") == Imported(lines=6, appended=6)


def plan_under(parent_id: str | None, plan_id: str, recorded_at: str) -> Line:
    """A plan is drafted under another, or told anew."""
    data = {"title": plan_id, **({"parent_id": parent_id} if parent_id else {})}
    told = {"name": "PlanDrafted", "version": 1, "stream": f"plan-{plan_id}", "data": data}
    return line("event", plan_id, f"2020-01-{int(recorded_at):02}", **told)


def test_plans_under_plans_close_no_circle_either(workspace: Workspace, tmp_path: Path) -> None:
    moved = [plan_under(None, "P1", "2"), plan_under("P1", "P2", "3"), plan_under("P2", "P1", "4")]
    path = write(tmp_path / "history.jsonl", moved)
    assert refused(workspace, path).startswith(f"{path}:3: ")


def test_plans_may_change_places(workspace: Workspace, new_workspace: Workspaces, tmp_path: Path) -> None:
    told = [plan_under(None, "P1", "2"), plan_under("P1", "P2", "3"), plan_under("P", "P2", "5")]
    workspace.take(write(tmp_path / "one.jsonl", [*BEGUN, *told]))
    workspace.take(write(tmp_path / "two.jsonl", [plan_under("P2", "P1", "4")]))
    assert ranked(workspace)["P1"][0] == "P2"
    assert_goes_out_and_comes_in(workspace, new_workspace())


days = st.sampled_from(["2", "3", "4"])
pairs = st.sampled_from([(parent_id, one) for parent_id in "PABCD" for one in "ABCD" if parent_id != one])
moves = st.lists(st.builds(lambda pair, *when: under(*pair, *when), pairs, days, days), min_size=1, max_size=6)
runs = st.tuples(st.lists(moves, min_size=1, max_size=3), st.booleans())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(runs, min_size=1, max_size=3), st.booleans())
def test_whatever_was_accepted_goes_out_and_comes_in(
    told: list[tuple[list[list[Line]], bool]], added: bool
) -> None:
    with tempfile.TemporaryDirectory() as name, Workspace(Path(name) / "one") as workspace:
        folder, rejects = Path(name), Path(name) / "rejects.jsonl"
        taken = [[*BEGUN, *(under("P", one, "1") for one in "ABCD" if added)]]
        workspace.take(write(folder / "begun.jsonl", taken[0]))
        for run, (files, aside) in enumerate(told):
            lines = {folder / f"{run}-{n}.jsonl": in_order(moved) for n, moved in enumerate(files)}
            paths = [write(*file) for file in lines.items()]
            try:
                done = workspace.take(*paths, **({"rejects": rejects} if aside else {}))
            except UnusableInputError as error:
                assert str(error).startswith(str(folder))
                assert not hang_together([*taken, *lines.values()])
            else:
                taken += without(lines, rejects) if done.rejected else lines.values()
                assert hang_together(taken)
        with Workspace(folder / "other") as other:
            assert_goes_out_and_comes_in(workspace, other)


def in_order(lines: list[Line]) -> list[Line]:
    """The lines as a file must have them."""
    return sorted(lines, key=lambda said: said["recorded_at"])


def without(lines: dict[Path, list[Line]], rejects: Path) -> list[list[Line]]:
    """The lines that were not set aside, file by file."""
    rows = [json.loads(raw) for raw in rejects.read_bytes().splitlines()]
    aside = {(row["file"], row["line"]) for row in rows}
    return [
        [said for number, said in enumerate(told, 1) if (str(path), number) not in aside]
        for path, told in lines.items()
    ]


def hang_together(files: list[list[Line]]) -> bool:
    """Whether all parents were added, and no circle is among those that win in the end: what the format asks."""
    rows = Fold(*files).rows(FAR, FAR)
    hanging = {"P"}
    for _ in rows:
        hanging |= {row["id"] for row in rows if row["parent_id"] in hanging}
    named = {said["parent_id"] for lines in files for said in lines if "parent_id" in said}
    return hanging >= named | {row["id"] for row in rows}
