"""The OKRs page over a cascade of many levels: what each form shows, and what belongs to what."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.domain.cycle import OpenCycle
from engine.domain.override import OverrideStatus
from engine.handle import handle
from engine.log.log import Log
from tests.conftest import Sample
from tests.dashboard.conftest import cell, drawing, table, tree, words
from tests.dashboard.live import WHO, small_plan

END = "2025-11-21T15:00:00Z"
SEEN = {"asof": END, "known": END}


@pytest.fixture(scope="module")
def scaleup(sample_of: Sample) -> Path:
    """The workspace of the scale-up sample; read only, please."""
    return sample_of("scaleup")


def test_five_objectives_hang_under_each_other(scaleup, open_page):
    lines = tree(open_page(scaleup, **SEEN))
    chain = ["Q4-CO1", "Q4-CO1-KR1", "Q4-CUS1", "Q4-CUS1-KR2", "Q4-ENG1", "Q4-ENG1-KR1", "Q4-ENG1-A"]
    assert [lines[name]["level"] for name in chain] == list(range(7))
    assert [lines[name]["lead"] for name in chain] == [True, False] * 3 + [True]


def test_what_an_objective_serves_in_another_plan_is_said(scaleup, open_page):
    page = open_page(scaleup, item="Q4-CO2", **SEEN)
    notes = tree(page)["Q4-CO2"]["notes"]
    assert notes == ["Serves From 61 hospitals to 120 (Turnora 2025: double); and 1 more"]
    said = words(page)
    assert "From 61 hospitals to 120 :gray[A1, Turnora 2025: double]" in said
    assert "Hospitals sign :gray[C1, Turnora: what stays]" in said


def test_milestones_are_listed_with_their_weights(scaleup, open_page):
    page = open_page(scaleup, item="Q4-CO3-KR1", **SEEN)
    said = words(page)
    assert "Access by role :gray[weight 3]" in said
    assert "Done 3 points" in said
    assert "Of 7 points" in said
    assert cell(tree(page)["Q4-CO3-KR1"], "Value") == "3 of 7 points"
    assert cell(tree(page)["Q4-CO3-KR1"], "Progress") == "43 %, 43 % expected"
    assert "What is expected follows a stated path." in said


def test_yes_or_no_and_at_least_have_words_of_their_own(scaleup, open_page):
    lines = tree(open_page(scaleup, **SEEN))
    assert cell(lines["Q4-CO2-KR3"], "Value") == "not done yet"
    assert cell(lines["Q4-CO3-KR3"], "Value") == "16, at least 16 months, met"


def test_what_is_read_of_the_same_thing_stands_among_its_check_ins(scaleup, open_page):
    page = open_page(scaleup, cycle="2025-Q1", item="Q1-CO4-KR1", **SEEN)
    assert {row["Recorded for"] for row in table(page)} == {"M-LOST"}
    assert "The same thing as" in words(page)
    note = "Graded by what was known on 8 Apr 2025; by the figures now it would be 0.00"
    assert note in tree(page)["Q1-CO4-KR1"]["notes"]


def test_what_was_carried_leads_to_the_later_one(scaleup, open_page):
    page = open_page(scaleup, cycle="2025-Q1", item="Q1-CO2", **SEEN)
    next(button for button in page.button if button.label.startswith("Carried to")).click().run()
    assert page.title[0].value == "OKRs, 2025-Q2"
    assert drawing(page, "hansei_tree")["chosen"] == "Q2-CO2"
    assert any(button.label.startswith("Carried from") for button in page.button)


def test_a_newer_cycle_without_objectives_offers_the_last_one_that_has(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    now = datetime.now(UTC)
    with Log(tmp_path / "mine" / "log.sqlite3") as log:
        days = {"starts_on": f"{now:%Y-%m-%d}", "ends_on": f"{now.year + 1}-12-01"}
        handle(log, OpenCycle(entity_id="NEXT", at=now, title="What comes", cadence=None, **days), **WHO)
    page = open_page(tmp_path / "mine")
    assert "What comes has no objectives yet" in words(page)
    assert "KR1" in tree(page)


def test_a_status_that_a_person_has_set_stands_beside_the_computed_one(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    with Log(tmp_path / "mine" / "log.sqlite3") as log:
        said = OverrideStatus(entity_id="O", at=datetime.now(UTC), status="at_risk", reason="The bank has agreed")
        handle(log, said, **WHO)
    page = open_page(tmp_path / "mine", item="O")
    line = tree(page)["O"]
    assert cell(line, "Status") == "▲ At risk, computed ■ Off track"
    assert line["notes"] == ["Ann set at risk: The bank has agreed"]
    assert "Ann set :orange[**▲ At risk**]; computed is :red[**■ Off track**]: The bank has agreed" in words(page)
