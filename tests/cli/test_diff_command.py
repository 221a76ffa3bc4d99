"""`hansei diff A B`: what was changed between two instants of the hotels, and what is no instant."""

import pytest


@pytest.fixture
def told(hansei, sample_of):
    workspace = sample_of("hotels")
    return lambda *arguments: hansei("diff", *arguments, workspace=workspace)


def test_targets_changed_after_the_quarter_began_say_who_and_why(told):
    found = told(
        "cycle:2025-Q2", "cycle:2025-Q3", "--class", "target", "--id", "Q2-O1-KR1", "--format", "json"
    ).json
    (row,) = [row for row in found if row["field"] == "target"]
    assert (row["change"], row["before"], row["after"]) == ("changed", "45", "30")
    assert (row["actor"], row["changed_at"]) == ("Sofie Krag", "2025-05-15T10:05:00Z")
    assert row["reason"].startswith("lock vendor is late in two houses")


def test_a_corrected_value_stands_apart_as_reported_and_as_known(told):
    seen = told("2025-04-30", "2025-06-30", "--class", "correction", "--format", "json").json
    march = [row for row in seen if row["field"] == "value 2025-03-31"]
    assert [(row["entity_id"], row["before"], row["after"]) for row in march] == [("M-NPS", "54", "47")]
    assert told("2025-04-30", "2025-06-30", "--known-now", "--class", "correction", "--format", "json").json == []


def test_a_review_and_a_position_are_instants_too(told):
    rows = told("review:R-2025-Q2", "review:R-2025-Q2:close", "--format", "json").json
    assert {"R-2025-Q2-D1", "R-2025-Q2-D2"} <= {row["entity_id"] for row in rows if row["change"] == "added"}
    assert {row["decision_id"] for row in rows} >= {"R-2025-Q2-D1"}
    same = told("@600", "@600", "--format", "json")
    assert (same.status, same.json) == (0, [])


def test_what_was_moved_is_told_from_what_was_added(told):
    rows = told("cycle:2025-Q2", "2025-06-30", "--class", "weight", "--change", "changed", "--format", "json").json
    assert [(row["entity_id"], row["before"], row["after"], row["actor"]) for row in rows] == [
        ("Q2-O3-KR1", "3", "1", "Mara Lindqvist")
    ]


def test_the_table_has_the_columns_of_the_contract(told):
    header = told("2025-04-30", "2025-06-30", "--id", "M-NPS", "--format", "csv").out.splitlines()[0]
    contract = "entity_id,field,kind,change,before,after,class,actor,reason,changed_at,position,decision_id"
    assert header == f"{contract},effective_at,title,unit"


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("yesterday", "'yesterday' names no instant"),
        ("cycle:nix", "cycle:nix: there is no such cycle"),
        ("review:nix", "review:nix: there is no such review"),
        ("@99999999", "@99999999: the log has no such position"),
    ],
)
def test_what_is_no_instant_is_one_line(told, instant, said):
    answer = told("2025-04-30", instant)
    assert answer.status == 2
    assert said in answer.err and answer.err.count("\n") == 1
