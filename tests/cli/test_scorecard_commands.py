"""A scorecard from the command line: readings that score and roll up, links, weights, overrides, initiatives."""

from datetime import UTC, datetime

import pytest

from engine.domain.cycle import OpenCycle
from engine.domain.hoshin import DraftPlan, SetAnnualObjective, SetBreakthroughObjective, SetTargetToImprove
from engine.domain.measure import DefineMeasure
from engine.domain.okr import SetKeyResult, SetObjective
from engine.domain.scorecard import OpenScorecard, SetStrategicObjective
from engine.domain.scoring import SetThresholds
from engine.handle import handle
from engine.log.log import Log

BEGUN = datetime(2025, 12, 1, tzinfo=UTC)
GOAL = {"direction": "up", "target": 700.0, "thresholds": [500.0]}


@pytest.fixture
def told(hansei, tmp_path):
    """Commands that have no words on the command line, as of the first of December 2025."""
    assert hansei("init").status == 0

    def tell(kind, entity_id, **fields):
        with Log(tmp_path / "workspace" / "log.sqlite3") as log:
            command = kind(entity_id=entity_id, at=BEGUN, **{"reason": "as agreed", **fields})
            handle(log, command, actor="Ann", appended_by="root", source="file")

    return tell


@pytest.fixture
def workspace(told):
    """A scorecard with two objectives, a cycle with a key result, and a Hoshin plan."""
    told(OpenScorecard, "S", title="The chain")
    told(SetStrategicObjective, "SO1", parent_id="S-customer", title="Guests come back")
    told(SetStrategicObjective, "SO2", parent_id="S-financial", title="Rooms pay")
    told(OpenCycle, "Q", title="Spring", starts_on="2025-12-01", ends_on="2027-12-31")
    told(SetObjective, "O1", parent_id="Q", title="Loyal guests")
    told(SetObjective, "O2", parent_id="Q", title="Quick desks")
    told(SetKeyResult, "KR", parent_id="O1", title="Repeat stays", baseline=0.0, target=1000.0)
    told(DraftPlan, "P", title="2026", period="2026", reason=None)
    for kind, entity_id in ((SetBreakthroughObjective, "B"), (SetAnnualObjective, "A"), (SetTargetToImprove, "T")):
        told(kind, entity_id, parent_id="P", title=entity_id, reason=None)
    return told


@pytest.fixture
def shown(hansei):
    """The rows of a view."""
    return lambda view, *more: hansei("show", view, *more, "--format", "json").json


@pytest.fixture
def objective(shown):
    """The row of an objective on the scorecard."""
    return lambda name="SO1", *more: next(row for row in shown("scorecard", *more) if row["objective_id"] == name)


def done(answer):
    assert (answer.status, answer.err) == (0, "")
    return answer


def refused(answer, said, status=1):
    assert (answer.status, answer.out) == (status, "")
    (line,) = answer.err.splitlines()
    assert line.startswith("hansei: ")
    assert said in line


# ------------------------------------------------------------------------- values that can be checked by hand


@pytest.mark.parametrize(("value", "score"), [(300, 0), (500, 3.33), (600, 5), (700, 6.67), (900, 10)])
def test_a_reading_scores_between_red_flag_and_goal(hansei, workspace, shown, objective, value, score):
    workspace(DefineMeasure, "M", parent_id="SO1", title="NPS", **GOAL)
    done(hansei("record", "M", str(value), "--period", "2026-01"))
    (row,) = shown("measures", "--as-of", "2026-02")
    assert round(row["score"], 2) == score
    assert round(objective("SO1", "--as-of", "2026-02")["score"], 2) == score


@pytest.mark.parametrize(("value", "score"), [(2, 6.67), (6, 3.33), (10, 0), (-2, 10)])
def test_it_scores_as_well_where_lower_is_better(hansei, workspace, objective, value, score):
    workspace(
        DefineMeasure, "M", parent_id="SO1", title="Complaints", direction="down", target=2.0, thresholds=[6.0]
    )
    done(hansei("record", "M", "--period", "2026-01", "--", str(value)))
    assert round(objective("SO1", "--as-of", "2026-02")["score"], 2) == score


def test_weights_50_30_20_with_the_third_missing_are_62_5_and_37_5(hansei, workspace, objective):
    for name, weight in (("M1", 50), ("M2", 30), ("M3", 20)):
        workspace(DefineMeasure, name, parent_id="SO1", title=name, weight=weight, **GOAL)
    done(hansei("record", "M1", "600", "--period", "2026-01"))
    done(hansei("record", "M2", "900", "--period", "2026-01"))
    row = objective("SO1", "--as-of", "2026-02")
    assert row["score"] == pytest.approx(0.625 * 5 + 0.375 * 10)
    assert (row["measures"], row["missing"]) == (3, 1)
    done(hansei("record", "M3", "300", "--period", "2026-01"))
    assert objective("SO1", "--as-of", "2026-02")["score"] == pytest.approx(0.5 * 5 + 0.3 * 10 + 0.2 * 0)


def test_without_a_red_flag_it_lies_a_tenth_off_the_goal(hansei, workspace, shown):
    workspace(DefineMeasure, "M", parent_id="SO1", title="Occupancy", direction="up", target=80.0)
    done(hansei("record", "M", "72", "--period", "2026-01"))
    (row,) = shown("measures")
    assert (row["red_flag"], round(row["score"], 9)) == (72, round(10 / 3, 9))
    workspace(SetThresholds, "M", thresholds=[60.0])
    assert [row["red_flag"] for row in shown("measures")] == [60]


# ----------------------------------------------------------------------------------- weights and overrides


def test_a_weight_holds_from_its_day_on(hansei, workspace, objective):
    for name, value in (("M1", 300), ("M2", 900)):
        workspace(DefineMeasure, name, parent_id="SO1", title=name, **GOAL)
        done(hansei("record", name, str(value), "--period", "2026-01"))
    assert done(hansei("weigh", "M2", "3", "--effective-at", "2026-02-10", "--reason", "guests first")).out == (
        "M2: weighed, position 20\n"
    )
    scores = [objective("SO1", "--as-of", day)["score"] for day in ("2026-02-09", "2026-02-10")]
    assert scores == [5, 7.5]
    assert objective("SO1", "--as-of", "2026-02-10", "--up-to", "19")["score"] == 5
    refused(hansei("weigh", "M2", "-1", "--reason", "x"), "a weight is a number above 0, not -1")
    refused(hansei("weigh", "M2", "2"), "needs a reason")
    refused(hansei("weigh", "M2", "nan", "--reason", "x"), "no finite number", status=2)


def test_an_override_stands_beside_the_computed_status_until_it_is_lifted(hansei, workspace, shown, objective):
    workspace(DefineMeasure, "M", parent_id="SO1", title="NPS", **GOAL)
    done(hansei("record", "M", "900", "--period", "2026-01"))
    day = ("--as-of", "2026-02")
    done(hansei("override", "SO1", "off_track", "--reason", "ten answers only", "--effective-at", "2026-02-10"))
    row = objective("SO1", *day)
    assert (row["status"], row["computed_status"], row["overridden"]) == ("off_track", "on_track", True)
    assert (row["override_reason"], row["overridden_by"]) == ("ten answers only", "Ann")
    assert [r["status"] for r in shown("scorecard", *day) if r["perspective"] == "Customer"] == [
        "on_track",
        "off_track",
    ]
    done(hansei("override", "SO1", "--lift", "--reason", "hundred now", "--effective-at", "2026-02-20"))
    assert not objective("SO1", *day)["overridden"]
    assert objective("SO1", "--as-of", "2026-02-19")["overridden"]
    refused(hansei("override", "SO1", "--lift", "--reason", "x"), "no status stands overridden")
    refused(hansei("override", "SO1", "at_risk"), "needs a reason")
    refused(hansei("override", "KR", "at_risk", "--reason", "x"), "a key result, whose status cannot be overridden")
    refused(hansei("override", "SO1", "--reason", "x"), "give either a STATUS or --lift", status=2)
    refused(hansei("override", "SO1", "green", "--reason", "x"), "'green' is not one of", status=2)


# --------------------------------------------------------------------------------------------------- links


def test_a_number_recorded_once_shows_in_all_three(hansei, workspace, shown):
    workspace(DefineMeasure, "M", parent_id="SO1", title="Repeat stays", **GOAL)
    done(hansei("link", "KR", "M", "--same", "--reason", "one number"))
    done(hansei("link", "T", "M"))

    def values():
        found = {row["id"]: row["value"] for row in shown("entities")}
        return [found[name] for name in ("KR", "T", "M")]

    done(hansei("record", "M", "600", "--period", "2026-01"))
    assert values() == [600] * 3
    done(hansei("record", "T", "650", "--period", "2026-02"))
    assert values() == [650] * 3
    done(hansei("check-in", "KR", "700"))
    assert values() == [700] * 3
    assert [row["actual"] for row in shown("measures")][:2] == [600, 650]
    assert [row["value"] for row in shown("okrs") if row["key_result_id"]] == [700]
    refused(hansei("link", "T", "KR"), "KR is itself measured by M; link to that one")
    done(hansei("unlink", "KR", "M", "--reason", "two numbers after all"))
    assert values() == [700, 650, 650]


def test_objectives_of_a_scorecard_drive_each_other_without_a_circle(hansei, workspace, shown):
    answer = done(hansei("link", "SO1", "SO2", "--reason", "loyal guests pay", "--format", "json"))
    assert len(answer.json["positions"]) == 1
    (row,) = shown("strategy-map")
    assert (row["from_id"], row["to_id"], row["from_perspective"]) == ("SO1", "SO2", "Customer")
    refused(hansei("link", "SO2", "SO1", "--reason", "x"), "SO1 leads back to it, so the link would close a circle")
    done(hansei("unlink", "SO1", "SO2", "--reason", "not shown by the numbers"))
    assert [row["to_id"] for row in shown("strategy-map")] == [None, None]
    refused(hansei("unlink", "SO1", "SO2", "--reason", "x"), "is not linked to SO2")


def test_the_kinds_say_what_a_link_means(hansei, workspace, shown):
    done(hansei("link", "A", "B", "--strength", "strong"))
    assert [row["strength"] for row in shown("x_matrix") if row["strength"]] == ["strong"]
    refused(hansei("link", "A", "B"), "say so by --strength")
    done(hansei("link", "O1", "SO1", "--reason", "serves it"))
    done(hansei("link", "O1", "O2", "--reason", "serves it"))
    refused(hansei("link", "O2", "O1", "--reason", "x"), "close a circle")
    refused(
        hansei("link", "O1", "KR", "--reason", "x"), "cannot be linked to a key result; what can be: two neighb"
    )
    refused(
        hansei("link", "O1", "SO2", "--strength", "weak", "--reason", "x"), "only a correlation of the X-matrix"
    )
    refused(hansei("link", "O1", "SO2"), "needs a reason")
    done(hansei("unlink", "B", "A"))
    assert not [row for row in shown("x_matrix") if row["strength"]]


# ------------------------------------------------------------------------------------- targets, initiatives


def test_a_decision_causes_a_target(hansei, workspace, shown):
    workspace(DefineMeasure, "M", parent_id="SO1", title="NPS", **GOAL)
    done(hansei("review", "schedule", "R", "--of", "S", "--tier", "monthly", "--for", "2025-12-02"))
    done(hansei("review", "open", "R"))
    done(hansei("review", "decide", "R", "continue", "Lower it by January", "--reason", "too steep"))
    done(
        hansei("retarget", "M", "--target", "650", "--period", "2026-01", "--reason", "soft", "--decision", "R-D1")
    )
    (row,) = [r for r in shown("history") if r["field"] == "target" and r["after"] == "650"]
    assert (row["before"], row["reason"], row["causation_id"]) == ("700", "soft", "R-D1")
    refused(hansei("retarget", "M", "--target", "6", "--reason", "x", "--decision", "SO1"), "not a decision")
    refused(hansei("retarget", "M", "--target", "6", "--reason", "x", "--decision", "D9"), "D9: no such entity")
    done(hansei("review", "revoke", "R-D1", "--reason", "not so steep"))
    refused(hansei("retarget", "M", "--target", "6", "--reason", "x", "--decision", "R-D1"), "was revoked")


def test_whatever_has_a_target_is_retargeted(hansei, workspace, shown):
    for name in ("KR", "T", "A", "SO1", "O1"):
        done(hansei("retarget", name, "--target", "5", "--reason", "as agreed"))
    found = {row["id"]: row["target"] for row in shown("entities")}
    assert [found[name] for name in ("KR", "T", "A", "SO1", "O1")] == [5] * 5
    refused(hansei("retarget", "Q", "--target", "5", "--reason", "x"), "Q: is a cycle, which has no target")


def test_an_initiative_begins_under_an_item_and_ends(hansei, workspace, shown):
    begin = ("initiative", "N1", "--under", "KR", "--title", "New locks")
    done(hansei(*begin, "--owner", "Bob", "--due", "2026-06-30", "--budget", "40000", "--reason", "decided"))
    (row,) = [row for row in shown("entities") if row["kind"] == "initiative"]
    assert (row["parent_id"], row["title"], row["owner"], row["status"]) == ("KR", "New locks", "Bob", None)
    done(hansei("initiative", "N1", "--close", "done", "--reason", "locks are in"))
    assert [row["status"] for row in shown("entities") if row["kind"] == "initiative"] == ["closed"]
    refused(hansei("initiative", "N1", "--close", "dropped", "--reason", "x"), "this initiative is over (done)")
    refused(
        hansei("initiative", "N2", "--title", "x", "--reason", "x"), "needs --under ITEM and --title T", status=2
    )
    refused(hansei("initiative", "N2", "--title", "x", "--close", "done"), "--close stands alone", status=2)
    refused(hansei("initiative", "N2", "--under", "KR", "--title", "x"), "needs a reason")


def test_a_week_is_recorded_by_its_name(hansei, workspace, shown):
    workspace(DefineMeasure, "M", parent_id="SO1", title="Walk-ins", frequency="weekly", **GOAL)
    done(hansei("record", "M", "600", "--period", "2026-W05"))
    (row,) = shown("measures")
    assert (row["period"], row["frequency"], row["ends_at"][:10]) == ("2026-W05", "weekly", "2026-02-01")
    for period in ("2026-W60", "2025-W53", "2025-00", "2025-13", "0000"):
        said = f"'{period}' is no period; write 2026-03, 2026-Q1, 2026-H1, 2026-W14 or 2026"
        refused(hansei("record", "M", "600", "--period", period), said, status=2)
