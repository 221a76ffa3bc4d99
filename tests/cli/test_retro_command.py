"""`hansei retro CYCLE` on the hotels: question 5, and the forms of its answer."""

import csv

import pytest


@pytest.fixture
def told(hansei, sample_of):
    workspace = sample_of("hotels")
    return lambda *arguments: hansei("retro", *arguments, workspace=workspace)


def test_each_miss_says_when_it_was_visible_what_was_decided_and_whether_it_helped(told):
    rows = told("2025-Q2", "--section", "misses", "--format", "json").json
    assert {row["section"] for row in rows} == {"misses"}
    ready = next(row for row in rows if row["id"] == "T-READY")
    assert (ready["first_visible_at"], ready["countermeasure_id"]) == ("2025-04-01T00:00:00Z", "R-2025-Q1-CM1")
    # Missed already when the cycle began. Agency hands came on 7 April, of no use; a second laundry run was.
    assert (ready["days_to_countermeasure"], ready["effective"], ready["helped"]) == (6, False, "yes")
    silent = next(row for row in rows if row["id"] == "Q2-O2-KR2")
    assert silent["quiet_since"] == "2025-06-02T11:08:25.000001Z"


def test_softened_targets_stand_with_the_scores_without_them(told):
    answer = told("2025-Q2", "--section", "changes", "--section", "scores", "--format", "json").json
    changes = [row for row in answer if row["section"] == "changes"]
    assert [(row["id"], row["before"], row["after"], row["verdict"], row["actor"]) for row in changes] == [
        ("Q2-O1-KR1", "45", "30", "easier", "Sofie Krag"),
        ("Q2-O3-KR1", "3", "1", "no effect", "Mara Lindqvist"),
    ]
    scores = {row["id"]: row for row in answer if row["section"] == "scores"}
    softened = scores["Q2-O1-KR1"]
    assert (softened["score"], softened["without_easier"]) == (pytest.approx(33 / 30), pytest.approx(33 / 45))
    assert scores["2025-Q2"]["score"] > scores["2025-Q2"]["without_easier"]


def test_the_report_has_its_sections_in_order_context_first(told):
    asked = ("--section", "context", "--section", "calibration", "--section", "diagnosis", "--section", "learned")
    told_in_markdown = told("2025-Q2", *asked, "--format", "markdown").out
    headings = [line for line in told_in_markdown.splitlines() if line.startswith("#")]
    assert headings == [
        "# Looking back on 2025-Q2: Q2 2025: arrive well",
        "## Context",
        "## Calibration",
        "## Diagnosis",
        "## Learned",
    ]
    plain = told("2025-Q2", *asked).out.splitlines()
    assert plain[:3] == [
        "Looking back on 2025-Q2: Q2 2025: arrive well", "", "From 2025-04-01 to 2025-06-30, closed.",
    ]  # fmt: skip


def test_as_csv_one_section_has_its_columns_and_several_have_all_of_theirs(told):
    header = told("2025-Q2", "--section", "learned", "--format", "csv").out.splitlines()[0]
    assert header == "section,kind,id,text,who,review_id,review,subject_id,told_at"
    asked = ("--section", "learned", "--section", "calibration")
    rows = list(csv.DictReader(told("2025-Q2", *asked, "--format", "csv").out.splitlines()))
    assert {row["section"] for row in rows} == {"learned", "calibration"}
    assert {row["brier"] for row in rows if row["section"] == "learned"} == {""}


def test_an_open_cycle_says_so(told):
    answer = told("2025-Q4", "--seen-on", "2025-11-28T17:00:00Z", "--section", "calibration")
    assert "not closed yet" in answer.out
    assert answer.out.endswith("Nothing to tell.\n")


def test_what_is_no_cycle_is_one_line(told):
    answer = told("nix", "--format", "json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("hansei: nix: there is no such cycle")
    assert answer.err.count("\n") == 1
