"""The X-matrix page: does everything connect, and is anyone overloaded?"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import wiring
from dashboard.components.frame import frame
from dashboard.components.hoshin.matrix_answer import spelled, without_target
from dashboard.components.hoshin.matrix_drawing import Item
from dashboard.components.shown.drawing import told
from engine.domain.hoshin import SetBreakthroughObjective, SetImprovementPriority
from engine.domain.plan import StartPlan
from engine.handle import handle
from engine.log.log import Log
from engine.samples import SAMPLES
from projections.read_model import Bounds
from tests.conftest import Sample
from tests.dashboard.conftest import drawing, words
from tests.dashboard.live import WHO

THEN = "2025-07-31T00:00:00Z"
SEEN = {"asof": THEN, "known": THEN}
AT = Bounds(as_of=datetime.fromisoformat(THEN), known_at=datetime.fromisoformat(THEN))


@pytest.fixture(scope="module", params=sorted(SAMPLES))
def sample(request, sample_of: Sample) -> Path:
    """The workspace of each sample in its turn; read only, please."""
    return sample_of(request.param)


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A plan with two breakthroughs and six priorities, nothing tied to anything, all one person's."""
    workspace = tmp_path / "loose"
    workspace.mkdir()
    common = {"at": datetime.now(UTC), "reason": "start"}
    with Log(workspace / "log.sqlite3", create=True) as log:
        handle(log, StartPlan(entity_id="P", title="Our plan", period="2026", **common), **WHO)
        for n in range(2):
            handle(
                log, SetBreakthroughObjective(entity_id=f"B{n}", parent_id="P", title=f"Step {n}", **common), **WHO
            )
        for n in range(6):
            title = "<img src=x onerror=alert(1)> **loud**" if n == 0 else f"Priority {n}"
            made = SetImprovementPriority(entity_id=f"W{n}", parent_id="P", title=title, owner="Ann", **common)
            handle(log, made, **WHO)
    return workspace


def drawn(page):
    return drawing(page, "hansei_drawing")["drawing"]


def items(page):
    return {part["key"]: part["label"] for part in drawn(page)["parts"] if part["chooses"]}


def test_every_sample_shows_its_items_correlations_and_owners(sample, open_page):
    page = open_page(sample, "x_matrix", **SEEN)
    model = wiring.current().read_model
    plan = page.selectbox(key="select plan").value
    rows = model.rows("x_matrix", AT, "WHERE plan = ?", [plan])
    said = items(page)
    shown = {name for name in said if not name.startswith("owner:")}
    assert shown == {row[end] for row in rows for end in ("item_a", "item_b") if row[end]}
    ties = {part["key"]: part["label"] for part in drawn(page)["parts"] if "\n" in part["key"]}
    for row in rows:
        if row["item_b"]:
            assert ties["\n".join(sorted((row["item_a"], row["item_b"])))].endswith(f": {row['strength']}")
        if row["owner_a"]:
            assert f"owned by {row['owner_a']}" in said[row["item_a"]]
            assert f"owner:{row['owner_a']}" in said


def test_orphans_and_loads_are_those_of_the_health_of_the_deployment(sample, open_page):
    model = wiring.current().read_model if wiring._current else None
    page = open_page(sample, "x_matrix", **SEEN)
    model = wiring.current().read_model
    health = {row["indicator"]: row for row in model.rows("deployment_health", AT)}
    orphans = set(json.loads(health["orphans"]["detail"]))
    plans = [row["id"] for row in model.question("x_matrix_plans", AT.parameters())]
    closed = {row["id"] for row in model.rows("entities", AT) if row["status"] == "closed"}
    found = {
        row["id"]
        for plan in plans
        if plan not in closed
        for row in model.question("x_matrix_items", [*AT.parameters(), plan])
        if not row["tied"]
    }
    assert found == orphans
    loads = model.question("x_matrix_loads", AT.parameters())
    assert [row["owner"] for row in sorted(loads, key=lambda row: row["owner"]) if row["items"] > row["limit"]] == (
        json.loads(health["overloaded_owners"]["owners"])
    )
    loose = {key for key, label in items(page).items() if label.endswith("Tied to nothing")}
    assert loose == orphans & set(items(page))


def test_the_plan_above_the_others_stands_first_and_another_can_be_chosen(hotels, open_page):
    page = open_page(hotels, "x_matrix", **SEEN)
    assert page.selectbox(key="select plan").value == "LARK-2025"
    page.selectbox(key="select plan").set_value("KAT-2025").run()
    assert page.query_params["plan"] in ("KAT-2025", ["KAT-2025"])
    assert "KAT-A1" in items(page)
    assert "KAT-A1" in items(open_page(hotels, "x_matrix", plan="KAT-2025", **SEEN))


def test_what_is_tied_to_nothing_is_said_in_words(loose, open_page):
    page = open_page(loose, "x_matrix")
    said = words(page)
    assert "six improvement priorities are tied to nothing" in said
    assert "Two breakthroughs have no target" in said
    assert "Nobody is overloaded" in said
    assert "Two items of this plan have no owner" in said
    dashed = [part["key"] for part in drawn(page)["parts"] if part["shapes"][0].get("stroke") == "orange"]
    assert set(dashed) == {"B0", "B1", *(f"W{n}" for n in range(6))}


def test_a_side_without_anything_says_so_and_people_s_text_stays_text(loose, open_page):
    page = open_page(loose, "x_matrix", item="W0")
    lines = [line for part in drawn(page)["parts"] for shape in part["shapes"] for line in shape.get("lines", [])]
    assert lines.count("none yet") == 2
    assert dict(drawn(page)["groups"])["Annual objectives"] == []
    assert items(page)["W0"].startswith("<img src=x onerror=alert(1)> **loud**")
    for element in (*page.markdown, *page.subheader):
        assert "<img" not in element.value.replace("\\<", "")
        assert "**loud**" not in element.value


def test_a_choice_opens_the_item_with_what_it_belongs_to(hotels, open_page):
    page = open_page(hotels, "x_matrix", item="A2", plan="LARK-2025", **SEEN)
    assert drawing(page, "hansei_drawing")["chosen"] == "A2"
    said = words(page)
    assert "Strong: Guests send their friends: a net promoter score of 65" in said
    assert "Strong: Find out what holds up the rooms, and end it" in said
    page.button(key="close_detail").click().run()
    assert "item" not in page.query_params


def test_a_choice_opens_an_owner_with_all_that_is_theirs(hotels, open_page):
    page = open_page(hotels, "x_matrix", item="owner:Mara Lindqvist", plan="LARK-2025", **SEEN)
    assert page.subheader[0].value == "Mara Lindqvist"
    assert "The score goes from 46 to 60" in words(page)
    lit = set(drawn(page)["traces"]["owner:Mara Lindqvist"])
    assert {"B1", "A1"} <= lit
    assert "A2" not in lit


def test_only_what_belongs_to_the_person_chosen_stands_out(hotels, open_page):
    page = open_page(hotels, "x_matrix", owner="Mara Lindqvist", plan="LARK-2025", **SEEN)
    standing = drawing(page, "hansei_drawing")["standing"]
    assert set(standing) == set(drawn(page)["traces"]["owner:Mara Lindqvist"])


def test_a_target_stands_as_in_its_last_month(hotels, open_page):
    page = open_page(hotels, "x_matrix", plan="LARK-2025", **SEEN)
    rows = wiring.current().read_model.rows(
        "bowling_chart", AT, "WHERE item_id = 'T-READY' AND status <> 'no_data'"
    )
    last = max(rows, key=lambda row: row["month"])
    word = {"on_track": "On track", "at_risk": "At risk", "off_track": "Off track"}[last["status"]]
    assert f", {word}" in items(page)["T-READY"]


def test_a_workspace_without_a_plan_says_what_to_do(empty, real_histories, loose, open_page):
    assert "hansei demo" in words(open_page(empty, "x_matrix"))
    assert "There is no plan with breakthroughs" in words(open_page(real_histories, "x_matrix"))
    past = open_page(loose, "x_matrix", asof="2020-01-01", known="2020-01-01")
    assert "At this instant no plan had breakthroughs" in words(past)


def test_a_breakthrough_has_a_target_only_where_one_leads_back_to_it():
    sides = {"B1": "breakthrough_objective", "B2": "breakthrough_objective", "A": "annual_objective"}
    found = [Item(name, name, side, None, True) for name, side in {**sides, "T": "target_to_improve"}.items()]
    assert [one.id for one in without_target(found, [("T", "B1", "weak"), ("B2", "A", "strong")])] == ["B2"]


def test_small_numbers_are_words():
    assert spelled(1, "item") == "one item"
    assert spelled(6, "improvement priority", "improvement priorities") == "six improvement priorities"
    assert spelled(13, "item") == "13 items"


def test_table_and_drawing_can_be_taken_away(hotels, open_page, monkeypatch):
    kept = {}
    monkeypatch.setattr(
        frame,
        "export_menu",
        lambda name, view, table, drawing=None, **_: kept.update(table=table(), drawing=drawing()),
    )
    page = open_page(hotels, "x_matrix", plan="LARK-2025", **SEEN)
    rows = wiring.current().read_model.rows("x_matrix", AT, "WHERE plan = 'LARK-2025'")
    assert {(row["item_a"], row["item_b"], row["strength"]) for row in kept["table"]} == {
        (row["item_a"], row["item_b"], row["strength"]) for row in rows
    }
    assert json.loads(json.dumps(told(kept["drawing"], "none yet"))) == drawn(page)
