"""A withdrawal takes back the reading of its instant, whatever period that was labelled with."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.read_model import Bounds
from tests.histories.fold import Fold, instant
from tests.histories.support import TREE, Line, Workspace, line, write

MARCH = "2020-03-31"
APRIL = instant("2020-04-30T00:00:00Z")


def reading(recorded_at: str, number: float | None, period: str | None = None, effective_at: str = MARCH) -> Line:
    """A reading of the measure, or its withdrawal, with a label or without."""
    label = {"period": period} if period else {}
    return line("value_recorded", "M", recorded_at, effective_at, entity="measure", value=number, **label)


def read(workspace: Workspace, **said: object) -> dict[str, float | None]:
    """What was read of the measure, by period, within bounds."""
    return {row["period"]: row["actual"] for row in workspace.read_model.rows("measures", Bounds(**said))}


@pytest.fixture
def history(workspace: Workspace, tmp_path: Path):
    """Imports the tree and the files given, one after the other; the workspace it then is."""

    def told(*files: list[Line]) -> Workspace:
        for number, lines in enumerate([TREE, *files]):
            workspace.take(write(tmp_path / f"{number}.jsonl", lines))
        assert_read_as_told(workspace, TREE, *files)
        return workspace

    return told


def assert_read_as_told(workspace: Workspace, *files: list[Line]) -> None:
    """At all the instants of the lines, what the view says was read is what the lines say."""
    fold = Fold(*files)
    for as_of in {said["effective_at"] for lines in files for said in lines}:
        for known_at in {said["recorded_at"] for lines in files for said in lines}:
            assert workspace.read(as_of, known_at) == fold.read(instant(as_of), instant(known_at))


@pytest.mark.parametrize("label", ["2020-Q1", "2020", "2020-03", "FY20 first half", None])
def test_a_withdrawal_without_a_label_takes_back_the_reading_of_its_instant(history, label: str | None) -> None:
    workspace = history([reading("2020-04-05", 5, label), reading("2020-05-01", None)])
    assert read(workspace) == {label or "2020-03": None}
    assert read(workspace, known_at=APRIL) == {label or "2020-03": 5}


def test_the_month_around_a_withdrawn_quarter_stands(history) -> None:
    march = reading("2020-04-05", 2, "2020-03", effective_at="2020-03-30")
    workspace = history([march, reading("2020-04-05", 5, "2020-Q1"), reading("2020-05-01", None)])
    assert read(workspace) == {"2020-03": 2, "2020-Q1": None}


def test_all_readings_of_the_instant_are_taken_back(history) -> None:
    told = [reading("2020-04-05", 2), reading("2020-04-05", 5, "2020-Q1"), reading("2020-05-01", None)]
    assert read(history(told)) == {"2020-03": None, "2020-Q1": None}


def test_a_withdrawal_with_a_label_takes_back_that_period_alone(history) -> None:
    told = [reading("2020-04-05", 2, "2020-03"), reading("2020-04-05", 5, "2020-Q1")]
    assert read(history([*told, reading("2020-05-01", None, "2020-Q1")])) == {"2020-03": 2, "2020-Q1": None}


def test_a_withdrawal_that_came_in_before_its_reading_takes_it_back_all_the_same(history) -> None:
    workspace = history([reading("2020-05-01", None)], [reading("2020-04-05", 5, "2020-Q1")])
    assert read(workspace) == {"2020-Q1": None}
    assert read(workspace, known_at=APRIL) == {"2020-Q1": 5}
    assert read(workspace, up_to=5) == {"2020-03": None}


def test_a_reading_known_only_after_the_withdrawal_stands(history) -> None:
    workspace = history([reading("2020-04-05", None), reading("2020-05-01", 5, "2020-Q1")])
    assert read(workspace) == {"2020-Q1": 5}
    assert read(workspace, known_at=APRIL) == {"2020-03": None}


def test_a_correction_after_a_withdrawal_stands(history) -> None:
    told = [reading("2020-04-05", 5, "2020-Q1"), reading("2020-05-01", None)]
    assert read(history([*told, reading("2020-06-01", 6, "2020-Q1")])) == {"2020-Q1": 6}


def test_a_withdrawal_does_not_bring_back_an_earlier_reading_of_the_period(history) -> None:
    february = reading("2020-03-01", 4, "2020-Q1", effective_at="2020-02-29")
    told = [february, reading("2020-04-05", 5, "2020-Q1"), reading("2020-05-01", None)]
    assert read(history(told)) == {"2020-Q1": None}


INSTANTS = ["2020-03-30", MARCH, "2020-04-01"]
readings = st.lists(
    st.builds(
        reading,
        st.sampled_from(["2020-04-05", "2020-04-06"]),
        st.sampled_from([None, 1, 2, 3]),
        st.sampled_from([None, None, "2020-03", "2020-Q1"]),
        st.sampled_from(INSTANTS),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings, min_size=1, max_size=2))
def test_what_was_read_is_what_the_lines_say(files: list[list[Line]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder) / "one") as workspace:
        files = [TREE, *(sorted(lines, key=lambda said: said["recorded_at"]) for lines in files)]
        for number, lines in enumerate(files):
            workspace.take(write(Path(folder) / f"{number}.jsonl", lines))
        assert_read_as_told(workspace, *files)
