"""`hansei explain ID A B`: the parts of a change of the hotels, the score without some of it, and no score."""

import pytest

COLUMNS = ["part", "from_score", "to_score", "change", "changes"]
ORDER = ["correction", "performance", "structure", "weight", "target"]


@pytest.fixture
def told(hansei, sample_of):
    workspace = sample_of("hotels")
    return lambda *arguments: hansei("explain", *arguments, workspace=workspace)


def test_the_parts_come_in_their_order_and_add_up(told):
    rows = told("Q2-O1", "2025-04-30", "2025-06-29", "--format", "json").json
    assert [list(row) for row in rows] == [COLUMNS] * len(ORDER)
    assert [row["part"] for row in rows] == ORDER
    assert sum(row["change"] for row in rows) == pytest.approx(rows[-1]["to_score"] - rows[0]["from_score"])
    assert [row["part"] for row in rows if row["changes"]] == ["performance", "target"]


def test_the_targets_changed_after_the_quarter_began_and_the_score_without_them(told):
    asked = ("Q2-O1-KR1", "cycle:2025-Q2", "2025-06-30", "--without", "target", "--without", "weight")
    (row,) = told(*asked, "--format", "json").json
    assert (row["part"], row["from_score"], row["to_score"]) == (
        "without target, weight",
        pytest.approx(33 / 45),
        pytest.approx(33 / 30),
    )
    (change,) = told(*asked, "--changes", "--format", "json").json
    assert (change["before"], change["after"], change["actor"]) == ("45", "30", "Sofie Krag")
    assert [change["position"]] == row["changes"]
    asked = ("Q2-O1-KR1", "cycle:2025-Q2", "2025-06-30", "--without", f"@{change['position']}", "--format", "json")
    assert told(*asked).json[0]["from_score"] == pytest.approx(33 / 45)


def test_a_correction_stands_apart_as_seen_then_and_is_none_as_known_today(told):
    then = {
        row["part"]: row["change"] for row in told("M-NPS", "2025-04-30", "2025-06-30", "--format", "json").json
    }
    assert then["correction"] < 0 and then["target"] == 0
    today = told("M-NPS", "2025-04-30", "2025-06-30", "--known-now", "--format", "json").json
    assert today[0]["change"] == 0


def test_the_table_ends_with_the_whole(told):
    answer = told("Q2-O1", "2025-04-30", "2025-06-29").out
    parts, changes = answer.split("\n\n")
    assert parts.splitlines()[-1].startswith("progress")
    assert "lock vendor is late" in changes


def test_only_the_columns_that_are_named_are_told(told):
    asked = ("Q2-O1", "2025-04-30", "2025-06-29", "--columns")
    assert list(told(*asked, "change,part", "--format", "json").json[0]) == ["change", "part"]
    lines = told(*asked, "part,change").out.splitlines()
    assert [line.split()[0] for line in lines[2:]] == [*ORDER, "progress"]
    assert set(told(*asked, "actor", "--changes", "--format", "json").json[0]) == {"actor"}
    wrong = told(*asked, "actor")
    assert (wrong.status, "there are part, from_score" in wrong.err) == (2, True)


def test_where_an_instant_has_no_score_it_says_so(told):
    answer = told("Q2-O1", "2024-01-31", "2025-06-29", "--format", "json")
    assert {row["change"] for row in answer.json} == {None}
    assert answer.err == "Q2-O1 has no progress at A: there is no change to split\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nix", "2025-04-30", "2025-06-30"), "nix: no such entity at either instant"),
        (("R-2025-Q2", "2025-04-30", "2025-06-30"), "R-2025-Q2: a review has no score"),
        (("Q2-O1", "2025-04-30", "2025-06-30", "--without", "luck"), "--without luck: is no part"),
        (("Q2-O1", "yesterday", "2025-06-30"), "'yesterday' names no instant"),
    ],
)
def test_what_cannot_be_explained_is_one_line(told, arguments, said):
    answer = told(*arguments)
    assert answer.status == 2
    assert said in answer.err and answer.err.count("\n") == 1
