"""The telling: once, in order, by the story's own clock, and never into somebody else's log."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.domain.plan import StartPlan
from engine.errors import RefusedError, UnusableInputError
from engine.log.log import Log
from engine.samples import SAMPLES, Story, hotels, tell_sample
from engine.samples.tables import Beat, Reporting, play
from engine.samples.tables.beats import numbers, periods, span
from tests.samples.conftest import Told


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def start(at: str, plan_id: str, source: str = "cli") -> Beat:
    return Beat(day(at), "Ann", StartPlan, plan_id, source, {"title": plan_id})


def test_a_telling_that_was_cut_short_is_completed(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite3"

    class CutShortError(Exception):
        pass

    class Impatient(Story):
        def at(self, moment: datetime) -> None:
            if moment > day("2025-03-01"):
                raise CutShortError
            super().at(moment)

    with pytest.raises(CutShortError), Impatient(path, seed="hotels") as story:
        hotels.tell(story)
    assert 0 < story.appended < 700

    rest = tell_sample("hotels", path)

    with Log(told("hotels")) as whole:
        assert story.appended + rest == whole.position()


def test_a_log_with_other_events_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite3"
    with Story(path, seed="other") as story:
        story.at(day("2025-01-01"))
        story.do(StartPlan, "P", actor="Ann", title="A plan")

    with pytest.raises(RefusedError, match="other events"):
        tell_sample("hotels", path)

    with Log(path) as log:
        assert log.position() == 1


def test_an_unknown_sample_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        UnusableInputError, match=f"airline: no such sample; there are {', '.join(sorted(SAMPLES))}"
    ):
        tell_sample("airline", tmp_path / "log.sqlite3")

    assert list(tmp_path.iterdir()) == []


def test_the_clock_of_a_story_never_goes_back(tmp_path: Path) -> None:
    with Story(tmp_path / "log.sqlite3", seed="s") as story:
        story.at(day("2025-01-02"))
        with pytest.raises(ValueError, match="cannot go back"):
            story.at(day("2025-01-01"))


def test_beats_are_told_by_their_instants_and_otherwise_in_the_order_given(tmp_path: Path) -> None:
    with Story(tmp_path / "log.sqlite3", seed="s") as story:
        play(story, [start("2025-01-03", "C"), start("2025-01-02", "A"), start("2025-01-02", "B")])
        assert [event.entity_id for _, event in story.log.events()] == ["A", "B", "C"]


def test_a_file_is_one_command_and_everything_else_one_each(tmp_path: Path) -> None:
    files = [start("2025-01-02", "A", "file"), start("2025-01-02", "B", "file"), start("2025-01-03", "C", "file")]

    with Story(tmp_path / "log.sqlite3", seed="s") as story:
        play(story, [*files, start("2025-01-04", "D"), start("2025-01-04", "E")])
        told = [(event.entity_id, event.command_id[-1]) for _, event in story.log.events()]

    assert told == [("A", "1"), ("B", "1"), ("C", "2"), ("D", "3"), ("E", "4")]


def test_a_row_of_numbers_runs_over_the_end_of_the_year() -> None:
    assert periods("2025-11", 3) == ["2025-11", "2025-12", "2026-01"]
    assert periods("2025-Q4", 2) == ["2025-Q4", "2026-Q1"]
    assert numbers("1 - 2.5") == [1, None, 2.5]
    assert span("2024-02") == (day("2024-02-01"), day("2024-02-29"))
    assert span("2025-Q4") == (day("2025-10-01"), day("2025-12-31"))


def test_numbers_come_in_some_days_after_the_month_and_never_at_a_weekend() -> None:
    reporting = Reporting("Ann", days_after=8, time="08:20", early=[("2025-11", "2025-11-26 07:30")])

    assert reporting.at("2025-03") == day("2025-04-08T08:20")
    assert reporting.at("2025-02") == day("2025-03-10T08:20")
    assert reporting.at("2025-11") == day("2025-11-26T07:30")
