"""`hansei audit log`: why a target of the hotels is what it is, and who did what."""

import pytest


@pytest.fixture
def told(hansei, sample_of):
    workspace = sample_of("hotels")
    return lambda *arguments: hansei("audit", "log", *arguments, workspace=workspace)


def test_why_is_this_target_what_it_is(told):
    rows = told("--id", "T-TEAMS", "--field", "target", "--chain", "--format", "json").json
    last = [row for row in rows if row["of"] == rows[-1]["of"]]
    assert [(row["distance"], row["entity_id"], row["kind"]) for row in last] == [
        (-2, "R-2025-Q2", "review"),
        (-2, "R-2025-Q2-F3", "finding"),
        (-1, "R-2025-Q2-D1", "decision"),
        (0, "T-TEAMS", "target_to_improve"),
    ]


def test_one_event_has_a_chain_of_its_own(told):
    rows = told("--position", "783", "--chain", "--format", "json").json
    assert {row["of"] for row in rows} == {783}
    assert [row["kind"] for row in rows if row["distance"] == -1] == ["decision"]


def test_what_one_person_did_in_a_month_goes_to_a_spreadsheet(told):
    lines = told("--person", "Sofie Krag", "--during", "2025-05", "--format", "csv").out.splitlines()
    assert lines[0].startswith(
        "position,field,appended_at,recorded_at,effective_at,event,entity_id,before,after,actor"
    )
    assert len(lines) > 3 and all(",Sofie Krag," in line for line in lines[1:])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--id", "nix"), "nix: no such entity"),
        (("--person", "Nemo"), "Nemo: nobody of that name"),
        (("--during", "spring"), "'spring' names no instant"),
    ],
)
def test_what_is_not_there_is_one_line(told, arguments, said):
    answer = told(*arguments)
    assert answer.status == 2
    assert said in answer.err and answer.err.count("\n") == 1
