"""Grades, copies, alignment and overrides in `okrs`; the rules and the views count the same."""

from random import Random

import orjson
import pytest

from engine.domain import carrying, cycle, grading, okr
from engine.domain.forms import TARGETED
from engine.domain.links import AlignObjective, Unlink
from engine.domain.override import OverrideStatus
from engine.domain.progress import FORMS, Aim, clamped, progress
from projections.read_model import Bounds
from tests.projections.told_cycle import a_cycle_told, end_of_day


@pytest.fixture
def told(log, read_model, clock):
    return a_cycle_told(log, read_model, clock)


def test_an_objective_tells_what_it_is_aligned_to_while_it_is(told):
    told.cycle("YEAR", ends_on="2026-12-31")
    for name in ("Y2", "Y1"):
        told.objective(name, "YEAR")
        told.do(AlignObjective, "O", 10, to_id=name)
    told.do(Unlink, "O", 20, to_id="Y2")
    found = [told.row("O", on)["aligned_to"] for on in (9, 10, 20)]
    assert [said and orjson.loads(said) for said in found] == [None, ["Y1", "Y2"], ["Y1"]]


def test_grades_are_shown_as_computed_and_as_judged_with_their_word(told):
    for number, commitment in (("1", "committed"), ("2", "aspirational"), ("3", None)):
        told.key_result(f"K{number}", commitment=commitment)
        told.check_in(80, 95, f"K{number}")
    told.do(cycle.CloseCycle, "C", 100)
    for number in "123":
        told.do(grading.Grade, f"K{number}", 101, grade=0.5 if number == "3" else None)
    told.do(grading.Grade, "O", 102)
    shown = told.rows(end_of_day(102))
    found = {name: [row[key] for key in ("grade", "judged_grade", "grade_status")] for name, row in shown.items()}
    assert found == {
        "K1": [0, None, "missed"],
        "K2": [pytest.approx(0.8), None, "green"],
        "K3": [pytest.approx(0.8), 0.5, "yellow"],
        "O": [pytest.approx((0 + 0.8 + 0.5) / 3), None, "yellow"],
    }
    assert told.row("K3", 100)["grade_status"] is None


def test_a_grade_given_again_replaces_the_one_before(told):
    told.key_result()
    told.check_in(30, 95)
    told.do(cycle.CloseCycle, "C", 100)
    told.do(grading.Grade, "K", 101, grade=0.9)
    told.do(okr.RestateCheckIn, "K", 95, since=end_of_day(95), value=40)
    told.do(grading.Grade, "K", 103)
    assert [[told.row(on=on)[name] for name in ("grade", "judged_grade", "grade_status")] for on in (101, 103)] == [
        [pytest.approx(0.3), 0.9, "green"], [pytest.approx(0.4), None, "yellow"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "commitment", "word"),
    [
        (0.39, None, "red"), (0.4, "aspirational", "yellow"), (0.3999999999, None, "yellow"),
        (0.69, None, "yellow"), (0.7, None, "green"), (1, "committed", "green"),
        (0.99, "committed", "missed"), (None, None, None),
    ],
)  # fmt: skip
def test_a_grade_has_a_word_and_a_threshold_belongs_to_the_better_one(read_model, grade, commitment, word):
    rows = read_model.ask("SELECT grade_band(?::DOUBLE, ?) AS word", [grade, commitment]).to_pylist()
    assert rows == [{"word": word}]


def test_a_key_result_shows_the_commitment_of_its_objective_unless_it_says_its_own(told):
    told.objective("O2", commitment="committed")
    told.key_result("K1", "O2")
    told.key_result("K2", "O2", commitment="aspirational")
    told.key_result("K3")
    assert [told.row(f"K{n}")["commitment"] for n in (1, 2, 3)] == ["committed", "aspirational", None]


def test_a_copy_in_a_later_cycle_tells_where_it_comes_from_and_keeps_the_owner(told):
    told.objective("O1", owner="Bob")
    told.key_result("K1", "O1", owner="Cem", baseline=20)
    told.check_in(60, 95, "K1")
    told.cycle("NEXT", starts_on="2026-04-11", ends_on="2026-07-10")
    told.do(carrying.CarryForward, "O1", 100, to="NEXT")
    rows = told.rows(end_of_day(100))
    copies = [rows["NEXT-O1"], rows["NEXT-K1"]]
    assert [(row["cycle"], row["carried_from"], row["owner"]) for row in copies] == [
        ("NEXT", "O1", "Bob"), ("NEXT", "K1", "Cem"),
    ]  # fmt: skip
    assert (copies[1]["baseline"], copies[1]["target"], copies[1]["value"]) == (60, 100, None)
    assert [name for _, name in told.log.people.rows() if name.startswith("p-")] == []


def test_an_overridden_status_stands_beside_the_computed_one(told):
    told.key_result()
    told.do(OverrideStatus, "O", 10, status="at_risk")
    row = told.row("O", 10)
    assert (row["status"], row["status_override"]) == ("no_data", "at_risk")


def test_the_cycles_tell_their_days_and_phase(told, read_model):
    told.do(cycle.LockCycle, "C", 10)
    told.do(cycle.OpenCycle, "H", 10, title="Half", period="2026-H2", cadence=14)
    read_model.catch_up(told.log)
    asked = read_model.question("cycles", Bounds(as_of=end_of_day(20)).parameters())
    names = ("id", "kind", "phase", "cadence", "starts_at", "ends_at", "objectives")
    assert [[str(row[name]) for name in names] for row in asked] == [
        ["H", "cycle", "open", "14", "2026-07-01 00:00:00", "2026-12-31 23:59:59.999999", "0"],
        ["C", "cycle", "locked", "None", "2026-01-01 00:00:00", "2026-04-10 23:59:59.999999", "1"],
    ]


def test_a_half_year_is_a_period_of_its_own(read_model):
    asked = "SELECT period_start(?)::VARCHAR AS a, period_end(?)::VARCHAR AS b, period_frequency(?) AS c"
    for label, expected in (
        ("2026-H1", ("2026-01-01 00:00:00", "2026-06-30 23:59:59.999999", "half_yearly")),
        ("2026-h2", ("2026-07-01 00:00:00", "2026-12-31 23:59:59.999999", "half_yearly")),
        ("2026-H3", (None, None, None)),
    ):
        assert tuple(read_model.ask(asked, [label] * 3).to_pylist()[0].values()) == expected


def a_key_result(random, form):
    """Random numbers that fit a form, with a value."""
    number = lambda: random.choice([random.uniform(-50, 50), float(random.randint(-5, 5))])  # noqa: E731
    fields = {"form": form, "direction": random.choice(["up", "down", "none", None])}
    if form in ("reach", "zones"):
        fields["baseline"] = number()
    if form in TARGETED:
        fields["target"] = fields["baseline"] if form == "reach" and random.random() < 0.2 else number()
    if form == "between":
        fields["low"] = number()
        fields["high"] = fields["low"] + random.choice([0.5, 3, 40])
    if form == "zones":
        fields["stretch"] = fields["baseline"] + random.choice([-20, -1.5, 2, 30])
    value = number()
    if form == "milestones":
        fields["milestones"] = [
            {"title": str(n), "weight": random.randint(1, 9)} for n in range(random.randint(1, 5))
        ]
        fields["milestones"][0].pop("weight")
        value = random.random()
    if form == "binary":
        value = random.randint(0, 1)
    return fields, random.choice([value, value, value, fields.get("target", value)])


@pytest.mark.parametrize("seed", range(3))
def test_the_views_and_the_rules_count_the_same_progress(told, seed):
    random, expected = Random(seed), {}
    for number, form in enumerate(FORMS * 4):
        fields, value = a_key_result(random, form)
        told.key_result(f"K{number}", commitment=random.choice(["committed", None]), **fields)
        told.check_in(value, 50, f"K{number}")
        expected[f"K{number}"] = progress(Aim(**fields), value)
    told.do(cycle.CloseCycle, "C", 60)
    for name in expected:
        told.do(grading.Grade, name, 61)
    told.do(grading.Grade, "O", 61)
    rows = told.rows(end_of_day(61))
    for name, reached in expected.items():
        row = rows[name]
        assert row["progress"] == pytest.approx(reached, rel=1e-12, abs=1e-12), (name, row["kind"])
        met = float(reached >= 1 - 5e-10)
        assert row["grade"] == pytest.approx(met if row["commitment"] == "committed" else clamped(reached))
    assert rows["O"]["grade"] == pytest.approx(sum(rows[name]["grade"] for name in expected) / len(expected))
