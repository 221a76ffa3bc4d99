"""Three published histories, whole: what the views say of them is what their lines say.

The files are never copied into the project; they lie beside it in `shared/data`.
"""

import csv
import gzip
import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from tests.histories.fold import Fold
from tests.histories.support import Line, Workspace, Workspaces, assert_same_views, read, write

DATA = Path(__file__).parents[2].parent / "shared" / "data"
NAMES = ("mta_kpi", "uk_gmpp", "gitlab_okr")
LINES = {"mta_kpi": 12_260, "uk_gmpp": 17_539, "gitlab_okr": 2_755}
SEED = int(os.environ.get("HANSEI_TEST_SEED", "20260514"))

# When each snapshot of the MTA figures was taken, and how many actuals and targets of it can be compared.
SNAPSHOTS = {
    "W11": (date(2011, 6, 30), 3_594, 3_801),
    "T17": (date(2017, 9, 30), 8_779, 8_076),
    "S17": (date(2017, 10, 31), 348, 248),
    "G18": (date(2018, 6, 30), 9_213, 8_462),
}
OTHERWISE_PRINTED = {("NYCT-392303", "2011-06")}

pytestmark = pytest.mark.data


@pytest.fixture(autouse=True, scope="module")
def _data() -> None:
    if not DATA.is_dir():
        missing = f"{DATA} is missing: the real histories are not there, so nothing was checked against them"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


def history(name: str) -> Path:
    """Where a real history lies."""
    return DATA / f"{name}.history.jsonl.gz"


@cache
def lines(name: str) -> list[Line]:
    """Its decoded lines."""
    return read(history(name))


@cache
def fold(name: str) -> Fold:
    """What they say."""
    return Fold(lines(name))


def pairs(name: str, how_many: int) -> list[tuple[datetime, datetime]]:
    """Pairs of (as_of, known_at) near what happens in a file: at its instants, just before, just after, between."""
    chance = random.Random(f"{SEED} {name} {how_many}")
    print(f"seed {SEED}")
    instants = sorted(fold(name).instants)

    def near() -> datetime:
        moment = chance.choice(instants)
        step = chance.choice((0, 0, -1, 1, chance.randrange(-(10**13), 10**13)))
        return moment + timedelta(microseconds=step)

    return [(near(), near()) for _ in range(how_many)]


@pytest.fixture(scope="module", params=NAMES)
def imported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Workspace]]:
    """A workspace that holds one of the histories."""
    with Workspace(tmp_path_factory.mktemp(request.param) / "workspace") as workspace:
        done = workspace.take(history(request.param))
        assert (done.lines, done.appended, done.duplicates, done.rejected) == (LINES[request.param],) * 2 + (0, 0)
        yield request.param, workspace


def test_a_second_import_appends_nothing(imported: tuple[str, Workspace]) -> None:
    name, workspace = imported
    again = workspace.take(history(name))
    assert (again.lines, again.appended, again.duplicates, again.rejected) == (LINES[name], 0, LINES[name], 0)
    assert workspace.log.position() == LINES[name]


def test_entities_are_what_the_lines_say_at_any_instant(imported: tuple[str, Workspace]) -> None:
    name, workspace = imported
    asked = pairs(name, 200)
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda pair: workspace.rows("entities", *pair), asked)
        expected = [fold(name).rows(*pair) for pair in asked]
        for pair, told, answer in zip(asked, expected, answers, strict=True):
            assert answer == told, pair
    assert sum(map(len, expected)) > 10_000


def test_an_export_makes_an_equal_workspace_and_adds_nothing_to_its_own(
    imported: tuple[str, Workspace], workspace: Workspace
) -> None:
    name, original = imported
    exported = original.export()
    assert workspace.take(exported).appended == LINES[name]
    assert_same_views(original, workspace, [*pairs(name, 50), (None, None)])
    again = original.take(exported)
    assert (again.appended, again.duplicates) == (0, LINES[name])


def test_a_file_cut_in_two_is_the_same_history(
    imported: tuple[str, Workspace], new_workspace: Workspaces, tmp_path: Path
) -> None:
    name, whole = imported
    chance = random.Random(f"{SEED} cut {name}")
    for number in range(2):
        cut = chance.randrange(1, LINES[name])
        print(f"cut before line {cut + 1}")
        parts = new_workspace()
        for half, some in (("first", lines(name)[:cut]), ("second", lines(name)[cut:])):
            done = parts.take(write(tmp_path / f"{number}-{half}.jsonl", some))
            assert (done.appended, done.rejected) == (len(some), 0)
        assert_same_views(whole, parts, [*pairs(name, 3), (None, None)])


def test_three_histories_together_say_the_same_in_any_order(new_workspace: Workspaces) -> None:
    ids = [{line["id"] for line in lines(name)} for name in NAMES]
    assert len(set.union(*ids)) == sum(map(len, ids)), "ids overlap: give each history a prefix here"
    one, other = new_workspace(), new_workspace()
    assert one.take(*(history(name) for name in NAMES)).appended == sum(LINES.values())
    assert other.take(*(history(name) for name in reversed(NAMES))).appended == sum(LINES.values())
    assert_same_views(one, other, [pair for name in NAMES for pair in pairs(name, 2)])
    everything = Fold(*(lines(name) for name in NAMES))
    for as_of, known_at in [pair for name in NAMES for pair in pairs(name, 2)]:
        assert one.rows("entities", as_of, known_at) == everything.rows(as_of, known_at)


@pytest.mark.parametrize("imported", ["mta_kpi"], indirect=True)
@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_measures_known_at_a_snapshot_are_the_figures_it_printed(
    imported: tuple[str, Workspace], snapshot: str
) -> None:
    _, workspace = imported
    day, actuals, targets = SNAPSHOTS[snapshot]
    seen_on = last_instant_before(day + timedelta(days=1))
    measures = {(row["measure_id"], row["period"]): row for row in workspace.rows("measures", seen_on, seen_on)}
    in_force: dict[str, dict[str, float | None]] = {}
    compared = {"actuals": 0, "targets": 0}
    for printed in printed_in(snapshot):
        measure_id, month = key = printed["entity_id"], printed["period"]
        # An empty cell is a figure not printed, not a figure withdrawn.
        if printed["monthly_actual"]:
            compared["actuals"] += 1
            assert measures[key]["actual"] == float(printed["monthly_actual"]), key
        if printed["monthly_target"] and key not in OTHERWISE_PRINTED:
            compared["targets"] += 1
            if key in measures:
                target = measures[key]["target"]
            else:
                # A month with neither a reading nor a target of its own has no row; a target holds all the same.
                if month not in in_force:
                    in_force[month] = targets_at_end_of(workspace, seen_on, month)
                target = in_force[month][measure_id]
            assert target == float(printed["monthly_target"]), key
    assert compared == {"actuals": actuals, "targets": targets}


def printed_in(snapshot: str) -> list[dict[str, str]]:
    """The rows of one snapshot."""
    with gzip.open(DATA / "mta_kpi.observations.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["snapshot"] == snapshot]


def last_instant_before(day: date) -> datetime:
    """The end of the day before."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(microseconds=1)


def targets_at_end_of(workspace: Workspace, known_at: datetime, month: str) -> dict[str, float | None]:
    """The target of every entity in force at the end of a month."""
    first = date.fromisoformat(f"{month}-01")
    end = last_instant_before((first + timedelta(days=31)).replace(day=1))
    return {row["id"]: row["target"] for row in workspace.rows("entities", end, known_at)}
