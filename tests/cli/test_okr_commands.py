"""A cycle of objectives and key results on the command line, by values that can be checked by hand."""

from datetime import UTC, datetime

import orjson
import pytest

from engine.domain.measure import DefineMeasure
from engine.domain.okr import SetKeyResult, SetObjective
from engine.handle import handle
from engine.log.log import Log

DAYS = ("--starts-on", "2025-01-01", "--ends-on", "2025-04-10")  # a hundred days
OPENED = "2024-12-20"
DAY_40 = "2025-02-09"
LAST_DAY = "2025-04-10"


@pytest.fixture
def cycle(hansei):
    """An open cycle of a hundred days with one objective."""
    assert hansei("init").status == 0
    assert hansei("cycle", "open", "C", *DAYS, "--effective-at", OPENED).status == 0
    return "C"


@pytest.fixture
def has(cycle, tmp_path):
    """Adds an item to the strategy, there from the day the cycle was opened."""

    def add(kind, entity_id, parent_id, **fields):
        opened = datetime(2024, 12, 20, 12, tzinfo=UTC)
        with Log(tmp_path / "workspace" / "log.sqlite3") as log:
            command = kind(
                entity_id=entity_id, at=datetime.now(UTC), effective_at=opened, parent_id=parent_id,
                title=entity_id, reason="agreed", **fields,
            )  # fmt: skip
            handle(log, command, actor="Ann", appended_by="root", source="cli")

    add(SetObjective, "O", cycle)
    return add


@pytest.fixture
def shown(hansei):
    """The rows of `okrs` as of a day, by id."""

    def show(as_of=LAST_DAY):
        rows = hansei("show", "okrs", "--as-of", as_of, "--format", "json").json
        return {row["key_result_id"] or row["objective_id"]: row for row in rows}

    return show


@pytest.fixture
def check_in(hansei):
    def check(key_result, value, day=DAY_40, *more):
        return hansei("check-in", key_result, "--effective-at", day, *more, "--", str(value))

    return check


def said(answer, status=1):
    """The one line of an error."""
    assert (answer.status, answer.out) == (status, "")
    (line,) = answer.err.splitlines()
    return line


# ---------------------------------------------------------------------- values checked by hand


@pytest.mark.parametrize(
    ("fields", "value", "progress", "in_the_average"),
    [
        ({"baseline": 20, "target": 40}, 30, 0.5, 0.5),
        ({"baseline": 100, "target": 60}, 80, 0.5, 0.5),
        ({"baseline": 100, "target": 60}, 70, 0.75, 0.75),
        ({"baseline": 100, "target": 60}, 50, 1.25, 1),
        ({"baseline": 100, "target": 60}, 120, -0.5, 0),
        ({"form": "at_most", "target": 25}, 25, 1, 1),
        ({"form": "at_most", "target": 25}, 26, 0, 0),
        ({"form": "at_least", "target": 25}, 25, 1, 1),
        ({"form": "between", "low": 40, "high": 60}, 30, 0.5, 0.5),
        ({"form": "milestones", "milestones": [{"title": "A"}, {"title": "B", "weight": 3}]}, 3, 0.75, 0.75),
        ({"form": "binary"}, 1, 1, 1),
        ({"form": "zones", "baseline": 0, "stretch": 100}, 70, 0.7, 0.7),
    ],
)
def test_progress_is_not_clamped_and_an_average_is(has, check_in, shown, fields, value, progress, in_the_average):
    has(SetKeyResult, "K", "O", **fields)
    assert check_in("K", value).status == 0
    rows = shown(DAY_40)
    assert rows["K"]["progress"] == pytest.approx(progress)
    assert rows["O"]["progress"] == pytest.approx(in_the_average)


def test_three_equal_weights_of_1_0_and_0_make_a_third(has, check_in, shown):
    for number, value in enumerate((1, 0, 0)):
        has(SetKeyResult, f"K{number}", "O", baseline=0, target=1)
        check_in(f"K{number}", value)
    assert round(shown()["O"]["progress"], 2) == 0.33


def test_weights_are_relative_numbers(has, check_in, shown):
    shares = []
    for number, weight in enumerate((100000, 20000, 1000)):
        has(SetKeyResult, f"K{number}", "O", baseline=0, target=1, weight=weight)
    for done in range(3):
        for number in range(3):
            check_in(f"K{number}", int(number == done), f"2025-02-1{done}")
        shares.append(round(100 * shown(f"2025-02-1{done}")["O"]["progress"], 1))
    assert shares == [82.6, 16.5, 0.8]


def test_zones_from_0_to_100_commit_at_30_and_target_70(has, shown):
    has(SetKeyResult, "K", "O", form="zones", baseline=0, stretch=100)
    row = shown()["K"]
    assert (row["low"], row["target"], row["high"]) == (30, 70, 100)


def test_pace_on_day_40_of_100(has, check_in, shown):
    for progress in (15, 20, 50):
        has(SetKeyResult, f"K{progress}", "O", baseline=0, target=100)
        check_in(f"K{progress}", progress)
    rows = shown(DAY_40)
    pace = {p: round(rows[f"K{p}"]["progress"] / rows[f"K{p}"]["expected"], 9) for p in (15, 20, 50)}
    assert pace == {15: 0.375, 20: 0.5, 50: 1.25}
    assert [rows[f"K{p}"]["status"] for p in (15, 20, 50)] == ["off_track", "at_risk", "on_track"]
    assert rows["O"]["status"] == "off_track"


def test_committed_and_aspirational_at_0_8(hansei, has, check_in, shown):
    for name in ("committed", "aspirational"):
        has(SetKeyResult, name, "O", baseline=0, target=10, commitment=name)
        check_in(name, 8, "2025-04-01")
    assert hansei("cycle", "close", "C", "--effective-at", "2025-04-11").status == 0
    assert "was committed and is missed" in said(hansei("grade", "committed"))
    assert hansei("grade", "committed", "--reason", "the supplier failed").status == 0
    assert hansei("grade", "aspirational").status == 0
    rows = shown("2999")
    assert [rows[name]["grade_status"] for name in ("committed", "aspirational")] == ["missed", "green"]


# ------------------------------------------------------------------------- the life of a cycle


def test_a_cycle_opens_for_a_period_locks_and_closes(hansei, cycle):
    assert hansei("cycle", "open", "H1", "--period", "2025-H1", "--cadence", "14").status == 0
    asked = (
        "SELECT DISTINCT ON (field) field, text, number::INTEGER AS number FROM attributes WHERE entity_id = 'H1'"
    )
    told = {row["field"]: row["text"] or row["number"] for row in hansei("sql", asked, "--format", "json").json}
    assert told["title"] == told["period"] == "2025-H1"
    assert (told["starts_on"], told["ends_on"], told["cadence"]) == ("2025-01-01", "2025-06-30", 14)
    assert hansei("cycle", "lock", "H1").status == 0
    assert "locked already" in said(hansei("cycle", "lock", "H1"))
    answer = hansei("cycle", "close", "H1", "--format", "json")
    assert len(answer.json["positions"]) == 1
    assert "the cycle H1 is closed" in said(hansei("cycle", "close", "H1"))


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["cycle", "open", "C", "--period", "2025"], 1, "this id is taken"),
        (["cycle", "open", "X"], 1, "a first and a last day"),
        (["cycle", "open", "X", "--period", "spring"], 1, "a first and a last day"),
        (["cycle", "open", "X", "--starts-on", "2025-02-01", "--ends-on", "2025-01-01"], 1, "not after"),
        (["cycle", "open", "X", "--starts-on", "1.2.2025", "--ends-on", "2025-03-01"], 2, "write it as"),
        (["cycle", "open", "X", "--period", "2025", "--cadence", "0"], 1, "a cadence is 1 to 366 days"),
        (["cycle", "open", "X", "--period", "2025", "--plan", "P"], 1, "P: no such entity"),
        (["cycle", "close", "C", "--effective-at", "2025-04-09"], 1, "needs a reason"),
        (["cycle", "close", "O"], 1, "O: is an objective, not a cycle"),
        (["grade", "K"], 1, "the cycle C is not closed"),
        (["grade", "K", "--grade", "much"], 2, "not a valid float"),
        (["carry-forward", "O", "--to", "C", "--reason", "r"], 1, "lies in C already"),
        (["carry-forward", "O"], 2, "Missing option '--to'"),
        (["abandon", "O"], 1, "needs a reason"),
        (["abandon", "K", "--reason", "r"], 1, "K: is a key result, not an objective"),
        (["retarget", "Z", "--target", "5", "--reason", "r"], 1, "Z: takes no target"),
        (["check-in", "B", "0.5"], 1, "its value is 1 or 0, not 0.5"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(hansei, has, arguments, status, words):
    has(SetKeyResult, "K", "O", baseline=0, target=1)
    has(SetKeyResult, "Z", "O", form="zones", baseline=0, stretch=1)
    has(SetKeyResult, "B", "O", form="binary")
    before = hansei("sql", "SELECT count(*) AS events FROM events", "--format", "json").json
    assert words in said(hansei(*arguments), status)
    assert hansei("sql", "SELECT count(*) AS events FROM events", "--format", "json").json == before


def test_a_closed_cycle_takes_corrections_only(hansei, has, check_in, shown):
    has(SetKeyResult, "K", "O", baseline=0, target=10)
    check_in("K", 5, "2025-04-01")
    assert hansei("cycle", "close", "C").status == 0
    for arguments in (["check-in", "K", "6"], ["retarget", "K", "--target", "5", "--reason", "r"]):
        assert "the cycle C is closed" in said(hansei(*arguments))
    assert hansei("check-in", "K", "6", "--restates").status == 0
    assert shown("2999")["K"]["value"] == 6
    assert hansei("withdraw", "K", "--effective-at", "2025-04-01", "--reason", "not ours").status == 0
    assert shown("2999")["K"]["value"] is None


def test_grades_go_from_key_results_to_their_objective_and_can_be_given_again(hansei, has, check_in, shown):
    has(SetKeyResult, "K1", "O", baseline=0, target=10, weight=3)
    has(SetKeyResult, "K2", "O", baseline=0, target=10)
    check_in("K1", 4, "2025-04-01")
    check_in("K2", 12, "2025-04-01")
    hansei("cycle", "close", "C")
    assert "0.4 is computed and 0.6 judged" in said(hansei("grade", "K1", "--grade", "0.6"))
    assert hansei("grade", "K1", "--grade", "0.6", "--reason", "half of it came in the last week").status == 0
    assert hansei("grade", "O").status == 0
    rows = shown("2999")
    assert [(rows[name]["grade"], rows[name]["judged_grade"]) for name in ("K1", "K2")] == [
        (0.4, 0.6),
        (None, None),
    ]
    assert rows["O"]["grade"] == pytest.approx((3 * 0.6 + 1) / 4)
    assert hansei("grade", "K1", "--reason", "the auditor does not count it").status == 0
    assert hansei("grade", "O").status == 0
    rows = shown("2999")
    assert (rows["K1"]["judged_grade"], rows["O"]["grade"]) == (None, pytest.approx((3 * 0.4 + 1) / 4))


def test_a_reading_of_the_measure_that_is_the_same_thing_is_graded(hansei, has, shown):
    has(DefineMeasure, "M", "O")
    has(SetKeyResult, "K", "O", baseline=0, target=10)
    has(SetKeyResult, "K2", "O", baseline=0, target=10)
    for name in ("K", "K2"):
        assert hansei("link", name, "M", "--same", "--effective-at", OPENED, "--reason", "one survey").status == 0
    assert hansei("check-in", "K", "3", "--confidence", "0.7", "--effective-at", DAY_40).status == 0
    assert hansei("record", "M", "5", "--period", "2025-02").status == 0
    assert hansei("check-in", "K2", "8", "--effective-at", "2025-04-01").status == 0
    row = shown("2025-03-01")["K"]
    assert (row["value"], row["confidence"]) == (5, 0.7)
    hansei("cycle", "close", "C", "--effective-at", "2025-04-12")
    assert hansei("record", "M", "9", "--period", "2025-05").status == 0
    assert hansei("grade", "K").status == 0
    row = shown("2999")["K"]
    assert (row["value"], row["progress"], row["grade"]) == (8, 0.8, 0.8)


def test_an_objective_goes_on_in_the_next_cycle_in_one_step(hansei, has, check_in, shown):
    has(SetObjective, "O1", "C", owner="Bob")
    has(SetKeyResult, "K", "O1", baseline=0, target=10, owner="Cem")
    check_in("K", 4)
    hansei("cycle", "open", "C2", "--period", "2999")
    answer = hansei("carry-forward", "O1", "--to", "C2", "--reason", "not done", "--format", "json")
    assert len(answer.json["positions"]) == 3
    rows = shown("2999")
    assert [(rows[f"C2-{name}"]["carried_from"], rows[f"C2-{name}"]["owner"]) for name in ("O1", "K")] == [
        ("O1", "Bob"),
        ("K", "Cem"),
    ]
    assert (rows["C2-K"]["baseline"], rows["C2-K"]["target"], rows["C2-K"]["value"]) == (4, 10, None)
    assert "was carried forward already" in said(hansei("carry-forward", "O1", "--to", "C2", "--reason", "again"))
    log = hansei("export", "history").out.splitlines()
    assert "C2-O1" in [orjson.loads(line).get("data", {}).get("carried_to") for line in log]


def test_an_abandoned_objective_is_gone_from_then_on_and_readable_before(hansei, has, shown):
    has(SetObjective, "O1", "C")
    assert hansei("abandon", "O1", "--reason", "nobody wants it").status == 0
    assert "O1" in shown(DAY_40)
    assert "O1" not in shown("2999")
    rows = hansei("show", "entities", "--all", "--format", "json").json
    assert [(row["status"], row["present"]) for row in rows if row["id"] == "O1"] == [("abandoned", False)]
