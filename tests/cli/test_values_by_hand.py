"""The values that can be checked by hand, made by commands alone and read by `hansei show`."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.components.shown import words

TODAY = datetime.now(UTC).date()
# So far ahead that it is still to come for a run that began before midnight and ends after it.
AHEAD = str(TODAY + timedelta(days=2))
YEAR, LAST_YEAR = str(TODAY.year), str(TODAY.year - 1)
CYCLE = f"""\
cycles:
- id: C
  title: A hundred days, the day after tomorrow is the fortieth
  starts_on: {TODAY - timedelta(days=37)}
  ends_on: {TODAY + timedelta(days=62)}
  objectives:
"""
SCORECARD = """\
scorecards:
- id: S
  title: The chain
  perspectives:
  - id: P
    title: Customer
    objectives:
"""


@pytest.fixture
def apply(hansei, tmp_path):
    """Applies a plan file to a workspace that was empty before."""

    def applied(text):
        file = tmp_path / "plan.yaml"
        file.write_text(text)
        done(hansei("init"))
        done(hansei("plan", "apply", file, "--reason", "agreed"))

    return applied


@pytest.fixture
def okrs(hansei):
    """The rows of the fortieth day, by the id of the key result or else of the objective."""

    def shown():
        rows = done(hansei("show", "okrs", "--as-of", AHEAD, "--format", "json")).json
        return {row["key_result_id"] or row["objective_id"]: row for row in rows}

    return shown


def done(answer):
    assert answer.status == 0, answer.err
    return answer


def to_two_places(value):
    return round(value + 1e-12, 2)


# -------------------------------------------------------------------------------------- objectives and key results

BY_HAND = {
    "increase": ("baseline: 20, target: 40", 30, 0.50, 0.50),
    "decrease to 80": ("baseline: 100, target: 60", 80, 0.50, 0.50),
    "decrease to 70": ("baseline: 100, target: 60", 70, 0.75, 0.75),
    "decrease to 50": ("baseline: 100, target: 60", 50, 1.25, 1.00),
    "below baseline": ("baseline: 100, target: 60", 120, -0.50, 0),
    "at most 25": ("form: at_most, target: 25", 25, 1, 1),
}
"""What is said of a key result, its value, its progress, and what an average takes of it."""


def test_progress_and_what_an_average_takes_of_it(hansei, apply, okrs):
    lines = [
        f"  - {{id: O-{n}, title: {name}, key_results: [{{id: K-{n}, title: {name}, {said}}}]}}\n"
        for n, (name, (said, *_)) in enumerate(BY_HAND.items())
    ]
    apply(CYCLE + "".join(lines))
    for n, (_, value, *_) in enumerate(BY_HAND.values()):
        done(hansei("check-in", f"K-{n}", str(value)))

    rows = okrs()

    assert [
        (name, rows[f"K-{n}"]["value"], rows[f"K-{n}"]["progress"], rows[f"O-{n}"]["progress"])
        for n, name in enumerate(BY_HAND)
    ] == [(name, value, progress, average) for name, (_, value, progress, average) in BY_HAND.items()]
    assert words.progress(rows["K-4"]["progress"]) == "below baseline (-50 %)"


def test_an_objective_of_equal_weights_with_1_0_and_0_stands_at_a_third(hansei, apply, okrs):
    three = ", ".join(f"{{id: K{n}, title: K{n}, baseline: 0, target: 1}}" for n in (1, 2, 3))
    apply(CYCLE + f"  - {{id: O, title: O, key_results: [{three}]}}\n")
    for name, value in (("K1", "1"), ("K2", "0"), ("K3", "0")):
        done(hansei("check-in", name, value))

    assert to_two_places(okrs()["O"]["progress"]) == 0.33


def test_zones_from_0_with_a_stretch_of_100_commit_at_30_and_aim_at_70(apply, okrs):
    zones = "{id: K, title: K, form: zones, baseline: 0, stretch: 100}"
    apply(CYCLE + f"  - {{id: O, title: O, key_results: [{zones}]}}\n")

    row = okrs()["K"]

    assert (row["baseline"], row["low"], row["target"], row["high"]) == (0, 30, 70, 100)


def test_the_pace_of_day_40_of_100(hansei, apply, okrs):
    three = ", ".join(f"{{id: K{n}, title: K{n}, baseline: 0, target: 100}}" for n in (15, 20, 50))
    apply(CYCLE + f"  - {{id: O, title: O, key_results: [{three}]}}\n")
    for value in ("15", "20", "50"):
        done(hansei("check-in", f"K{value}", value))

    rows = okrs()
    found = [(row["expected"], round(row["progress"] / row["expected"], 9), row["status"]) for row in (
        rows["K15"], rows["K20"], rows["K50"])]  # fmt: skip

    assert found == [(0.4, 0.375, "off_track"), (0.4, 0.5, "at_risk"), (0.4, 1.25, "on_track")]
    assert rows["O"]["status"] == "off_track"


def test_0_8_of_what_was_committed_is_missed_and_of_what_was_aspired_to_green(hansei, apply, okrs):
    two = ", ".join(
        f"{{id: {how}, title: {how}, baseline: 0, target: 10, commitment: {how}}}"
        for how in ("committed", "aspirational")
    )
    apply(CYCLE + f"  - {{id: O, title: O, key_results: [{two}]}}\n")
    for name in ("committed", "aspirational"):
        done(hansei("check-in", name, "8"))
    done(hansei("cycle", "close", "C", "--reason", "the quarter is cut short"))
    for name in ("committed", "aspirational"):
        done(hansei("grade", name, "--reason", "the supplier failed"))

    rows = okrs()

    both = [rows[name] for name in ("committed", "aspirational")]
    assert [(row["progress"], row["grade_status"]) for row in both] == [(0.8, "missed"), (0.8, "green")]


# -------------------------------------------------------------------------------------------------- the scorecard

SCORES = [
    ("direction: up, target: 700, thresholds: [500]", {300: 0, 500: 3.33, 600: 5, 700: 6.67, 900: 10}),
    ("direction: down, target: 2, thresholds: [6]", {2: 6.67, 6: 3.33, 10: 0, -2: 10}),
]


@pytest.mark.parametrize(("said", "scores"), SCORES, ids=["up is good", "lower is better"])
def test_a_measure_scores_by_its_goal_and_its_red_flag(hansei, apply, said, scores):
    objectives = [
        f"    - {{id: O{n}, title: O, measures: [{{id: M{n}, title: M, frequency: yearly, {said}}}]}}\n"
        for n in range(len(scores))
    ]
    apply(SCORECARD + "".join(objectives))
    for n, value in enumerate(scores):
        done(hansei("record", f"M{n}", "--period", YEAR, "--", str(value)))

    measures = done(hansei("show", "measures", "--format", "json")).json
    objectives = done(hansei("show", "scorecard", "--format", "json")).json

    assert {row["actual"]: to_two_places(row["score"]) for row in measures} == scores
    assert [to_two_places(r["score"]) for r in objectives if r["objective_id"]] == list(scores.values())


FOUR_LEVELS = """\
scorecards:
- id: S
  title: The chain
  perspectives:
  - id: P
    title: Customer
    weight: 3
    objectives:
    - id: HIGH
      title: Guests come back
      objectives:
      - id: LOW
        title: Rooms are quiet
        weight: 1
        measures:
        - {id: M1, title: M1, frequency: yearly, weight: 50, direction: up, target: 100, plan: {last_year: 100}}
        - {id: M2, title: M2, frequency: yearly, weight: 30, direction: up, target: 100, plan: {last_year: 100}}
        - {id: M3, title: M3, frequency: yearly, weight: 20, direction: up, target: 100, plan: {last_year: 100}}
      measures:
      - {id: M4, title: M4, frequency: yearly, weight: 1, direction: up, target: 100, plan: {last_year: 100}}
  - id: Q
    title: Finance
    weight: 1
    objectives:
    - id: PAYS
      title: Rooms pay
      measures:
      - {id: M5, title: M5, frequency: yearly, direction: up, target: 100, plan: {last_year: 100}}
"""
"""Each measure had its target of today last year too: 80 scores 0, 95 scores 5, 110 scores 10."""

WHY = ("--reason", "as agreed")
CHANGES = [
    # What is done, the scores of LOW, HIGH, P, Q and S after it, the status of HIGH, the measures missing in LOW.
    (["record", "M1", "95", "--period", LAST_YEAR], (5, 5, 5, None, 5), "at_risk", 2),
    # 62.5 of 5 and 37.5 of 10: the third is missing.
    (["record", "M2", "110", "--period", LAST_YEAR], (6.875, 6.875, 6.875, None, 6.875), "on_track", 1),
    (["record", "M4", "80", "--period", LAST_YEAR], (6.875, 3.4375, 3.4375, None, 3.4375), "at_risk", 1),
    (["record", "M5", "110", "--period", LAST_YEAR], (6.875, 3.4375, 3.4375, 10, 5.078125), "at_risk", 1),
    # 50 of 5, 30 of 10 and 20 of 0.
    (["record", "M3", "80", "--period", LAST_YEAR], (5.5, 2.75, 2.75, 10, 4.5625), "off_track", 0),
    (["weigh", "LOW", "3", *WHY], (5.5, 4.125, 4.125, 10, 5.59375), "at_risk", 0),
    (["weigh", "Q", "9", *WHY], (5.5, 4.125, 4.125, 10, 8.53125), "at_risk", 0),
    (["override", "HIGH", "off_track", *WHY], (5.5, 4.125, 4.125, 10, 8.53125), "off_track", 0),
    (["record", "M4", "110", "--period", LAST_YEAR, "--restates", *WHY],
     (5.5, 6.625, 6.625, 10, 9.15625), "off_track", 0),
    (["override", "HIGH", "--lift", *WHY], (5.5, 6.625, 6.625, 10, 9.15625), "at_risk", 0),
    (["withdraw", "M4", "--effective-at", LAST_YEAR, *WHY], (5.5, 5.5, 5.5, 10, 8.875), "at_risk", 0),
]  # fmt: skip


def test_four_levels_are_right_before_between_and_after_each_change(hansei, apply):
    apply(FOUR_LEVELS.replace("last_year", LAST_YEAR))
    instants = [datetime.now(UTC)]
    for command, *_ in CHANGES:
        done(hansei(*command))
        instants.append(datetime.now(UTC))

    def seen(instant):
        answer = hansei("show", "scorecard", "--seen-on", instant.isoformat(), "--format", "json")
        rows = done(answer).json
        found = {row["objective_id"] or row["perspective_id"] or row["scorecard"]: row for row in rows}
        scores = tuple(found[name]["score"] for name in ("LOW", "HIGH", "P", "Q", "S"))
        return scores, found["HIGH"]["status"], found["LOW"]["missing"]

    assert seen(instants[0]) == ((None,) * 5, "no_data", 3)
    for instant, (command, *expected) in zip(instants[1:], CHANGES, strict=True):
        scores, status, missing = seen(instant)
        rounded = tuple(None if score is None else round(score, 9) for score in scores)
        assert [rounded, status, missing] == expected, command
