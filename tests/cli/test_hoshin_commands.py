"""Agreeing on a plan from the command line: catchball between the levels, then the plan."""

from datetime import UTC, datetime

import pytest

from engine.domain.hoshin import DraftPlan, SetAnnualObjective, SetImprovementPriority, SetTargetToImprove
from engine.handle import handle
from engine.log.log import Log

NOW = datetime(2026, 1, 5, tzinfo=UTC)
ITEMS = {"A": SetAnnualObjective, "I": SetImprovementPriority, "T": SetTargetToImprove}


@pytest.fixture
def workspace(hansei, tmp_path):
    """A workspace with a draft plan that has three items."""
    assert hansei("init").status == 0
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        draft = DraftPlan(entity_id="P", at=NOW, title="The chain", period="2026", team="chain")
        items = [kind(entity_id=name, at=NOW, parent_id="P", title=name) for name, kind in ITEMS.items()]
        for command in (draft, *items):
            handle(log, command, actor="Ann", appended_by="root", source="file")
    return tmp_path / "workspace"


@pytest.fixture
def catchball(hansei, workspace):
    """One turn of catchball about the target to improve."""
    return lambda turn, *arguments: hansei("catchball", turn, "T", *arguments)


def propose(catchball, *more):
    return catchball(
        "propose", "--target", "40", "--from", "chain", "--to", "North", "--reason", "guests leave", *more
    )


def refused(answer, said):
    assert (answer.status, answer.out) == (1, "")
    (line,) = answer.err.splitlines()
    assert said in line


def target(hansei, entity_id="T"):
    rows = hansei("show", "entities", "--format", "json").json
    return next(row["target"] for row in rows if row["id"] == entity_id)


def test_two_levels_pass_an_offer_until_they_agree_and_its_target_holds(hansei, catchball):
    answer = propose(catchball, "--means", "a night porter")
    assert (answer.status, answer.out) == (0, "T: proposed, position 5\n")
    refused(catchball("agree", "--level", "chain"), "the offer of chain waits for North, not for chain")
    assert catchball("counter", "--target", "30", "--level", "North", "--reason", "too few hands").status == 0
    refused(hansei("plan", "agree", "P"), "P: catchball about T is still open")
    assert target(hansei) is None
    answer = catchball("agree", "--level", "chain", "--format", "json")
    assert answer.json["positions"] == [7, 8]
    assert target(hansei) == 30
    rows = hansei("show", "catchball", "--format", "json").json
    assert [(row["offer"], row["from_level"], row["to_level"], row["target"], row["answer"]) for row in rows] == [
        (1, "chain", "North", 40, "countered"),
        (2, "North", "chain", 30, "agreed"),
    ]
    assert [(row["reason"], row["means"], row["actor"]) for row in rows] == [
        ("guests leave", "a night porter", "Ann"),
        ("too few hands", None, "Ann"),
    ]
    (told,) = [row for row in hansei("show", "history", "--format", "json").json if row["field"] == "target"]
    assert (told["event"], told["after"], told["reason"], told["causation_id"]) == (
        "TargetSet",
        "30",
        "agreed in catchball between North and chain",
        None,
    )


def test_the_target_can_hold_from_the_first_day_of_a_period(hansei, catchball):
    propose(catchball)
    assert catchball("agree", "--level", "North", "--period", "2026-03").status == 0
    rows = {row["month"]: row["target"] for row in hansei("show", "bowling-chart", "--format", "json").json}
    assert (rows["2026-02"], rows["2026-03"], rows["2026-12"]) == (None, 40, 40)


def test_only_the_level_that_proposed_declines_and_says_why(hansei, catchball):
    propose(catchball)
    refused(catchball("decline", "--level", "North", "--reason", "no"), "chain proposed, so only chain can decline")
    refused(catchball("decline", "--level", "chain"), "needs a reason")
    assert catchball("decline", "--level", "chain", "--reason", "next year").status == 0
    (row,) = hansei("show", "catchball", "--format", "json").json
    assert (row["answer"], row["answer_reason"]) == ("declined", "next year")
    assert target(hansei) is None
    refused(catchball("counter", "--level", "North", "--target", "3", "--reason", "r"), "no offer waits")
    assert propose(catchball).status == 0


def test_an_agreed_plan_changes_only_with_a_reason(hansei, workspace):
    answer = hansei("plan", "agree", "P")
    assert (answer.status, answer.out) == (0, "P: agreed, position 5\n")
    refused(hansei("plan", "agree", "P"), "P: is agreed already")
    refused(hansei("retarget", "T", "--target", "5"), "needs a reason")
    assert hansei("retarget", "T", "--target", "5", "--reason", "seen in the review").status == 0


def test_what_is_no_plan_is_not_agreed(hansei, workspace):
    refused(hansei("plan", "agree", "A"), "A: is an annual objective, not a plan")
    refused(hansei("plan", "agree", "Q"), "Q: no such entity")


def test_orphans_are_found(hansei, workspace):
    rows = hansei("show", "deployment-health", "--format", "json").json
    (orphans,) = [row for row in rows if row["indicator"] == "orphans"]
    assert (orphans["value"], orphans["detail"]) == (3, '["A","I","T"]')
    rows = hansei("show", "x-matrix", "--format", "json").json
    assert [(row["item_a"], row["item_b"], row["strength"]) for row in rows] == [
        ("A", None, None),
        ("I", None, None),
        ("T", None, None),
    ]
