"""The samples: told twice they are the same, told again they append nothing, and they show what they promise."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.domain.plan import StartPlan
from engine.errors import RefusedError, UnusableInputError
from engine.log.log import Log
from engine.samples import SAMPLES, Story, hotels, tell_sample
from engine.samples.tables import Beat, play
from projections.read_model import Bounds, ReadModel, Row

VIEWS = ("entities", "measures", "okrs", "history")
END = Bounds(as_of=SAMPLES["hotels"].ends_at)
WORDS = {"on_track", "at_risk", "off_track", "stale", "no_data"}


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture(scope="module")
def log_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hotels") / "log.sqlite3"
    tell_sample("hotels", path)
    return path


@pytest.fixture(scope="module")
def views(log_path: Path) -> Iterator[ReadModel]:
    with Log(log_path) as log, ReadModel() as model:
        model.catch_up(log)
        yield model


def rows_of(path: Path) -> dict[str, list[Row]]:
    with Log(path) as log, ReadModel() as model:
        model.catch_up(log)
        return {view: [rounded(row) for row in model.rows(view, END)] for view in VIEWS}


def rounded(row: Row) -> Row:
    """Ratios are compared after rounding to nine decimals."""
    return {name: round(value, 9) if isinstance(value, float) else value for name, value in row.items()}


def key_results(views: ReadModel, bounds: Bounds = END) -> dict[str, Row]:
    return {r["key_result_id"]: r for r in views.rows("okrs", bounds) if r["key_result_id"]}


def only(views: ReadModel, view: str, bounds: Bounds, where: str) -> Row:
    (row,) = views.rows(view, bounds, f"WHERE {where}")
    return row


# ------------------------------------------------------------------------------------------------ the telling


def test_two_tellings_give_equal_views(log_path: Path, tmp_path: Path) -> None:
    tell_sample("hotels", tmp_path / "log.sqlite3")

    assert rows_of(tmp_path / "log.sqlite3") == rows_of(log_path)


def test_telling_again_into_the_same_log_appends_nothing(log_path: Path) -> None:
    with Log(log_path) as log:
        before = log.position()

    assert tell_sample("hotels", log_path) == 0

    with Log(log_path) as log:
        assert log.position() == before


def test_a_telling_that_was_cut_short_is_completed(log_path: Path, tmp_path: Path) -> None:
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
    assert 0 < story.appended < 400

    rest = tell_sample("hotels", path)

    with Log(log_path) as whole:
        assert story.appended + rest == whole.position()
    assert rows_of(path) == rows_of(log_path)


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
    with pytest.raises(UnusableInputError, match=r"airline: no such sample; there are hotels"):
        tell_sample("airline", tmp_path / "log.sqlite3")

    assert list(tmp_path.iterdir()) == []


def test_the_clock_of_a_story_never_goes_back(tmp_path: Path) -> None:
    with Story(tmp_path / "log.sqlite3", seed="s") as story:
        story.at(day("2025-01-02"))
        with pytest.raises(ValueError, match="cannot go back"):
            story.at(day("2025-01-01"))


def test_beats_are_told_by_their_instants_and_otherwise_in_the_order_given(tmp_path: Path) -> None:
    def start(at: str, plan_id: str) -> Beat:
        return Beat(day(at), "Ann", StartPlan, plan_id, "cli", {"title": plan_id})

    with Story(tmp_path / "log.sqlite3", seed="s") as story:
        play(story, [start("2025-01-03", "C"), start("2025-01-02", "A"), start("2025-01-02", "B")])
        assert [event.entity_id for _, event in story.log.events()] == ["A", "B", "C"]


# ---------------------------------------------------------------------------------------------- every sample


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_ends_when_it_says_and_nothing_lies_after(name: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    path = tmp_path / "log.sqlite3"

    told = tell_sample(name, path)

    with Log(path) as log:
        events = [event for _, event in log.events()]
    assert len(events) == told
    assert 350 <= told <= 700
    assert {event.appended_by for event in events} == {events[0].appended_by}
    assert {event.source for event in events} <= {"dashboard", "cli", "file"}
    recorded = [datetime.fromisoformat(event.recorded_at) for event in events]
    assert recorded == sorted(recorded)
    assert recorded[-1] == sample.ends_at
    assert all(event.recorded_at == event.appended_at for event in events)
    assert all(moment.weekday() < 5 for moment in recorded)
    planned = {"PlanStarted", "ObjectiveSet", "KeyResultSet", "MeasureDefined", "TargetSet"}
    assert all(e.effective_at <= e.recorded_at for e in events if type(e).__name__ not in planned)


# --------------------------------------------------------------------------------------------- Larkspur Hotels


def test_the_scorecard_shows_every_band(views: ReadModel) -> None:
    found = {r["status"] for r in views.rows("measures", END)}

    assert found == WORDS - {"stale"}


def test_every_state_is_where_the_story_says(views: ReadModel) -> None:
    found = key_results(views)

    assert {kr: found[kr]["status"] for kr in found if kr.startswith("Q4")} == {
        "Q4-O1-KR1": "on_track",
        "Q4-O1-KR2": "off_track",
        "Q4-O1-KR3": "at_risk",
        "Q4-KAT-KR1": "on_track",
        "Q4-O2-KR1": "at_risk",
        "Q4-O2-KR2": "on_track",
        "Q4-O2-KR3": "on_track",
        "Q4-O2-KR4": "no_data",
        "Q4-O3-KR1": "stale",
        "Q4-O3-KR2": "off_track",
        "Q4-O3-KR3": "no_data",
        "Q4-O4-KR1": "at_risk",
        "Q4-O4-KR2": "stale",
        "Q4-O4-KR3": "on_track",
    }
    assert {row["status"] for row in found.values()} == WORDS
    assert found["Q4-O3-KR2"]["progress"] == pytest.approx(-0.6)
    assert found["Q4-O2-KR3"]["progress"] == pytest.approx(9 / 7)


def test_the_march_score_was_corrected_in_june(views: ReadModel) -> None:
    march = "measure_id = 'M-NPS' AND period = '2025-03'"

    april = only(views, "measures", Bounds(day("2025-11-28"), known_at=day("2025-04-30")), march)
    today = only(views, "measures", END, march)

    assert (april["actual"], april["status"], april["restated"]) == (54, "on_track", False)
    assert (today["actual"], today["status"], today["restated"]) == (47, "at_risk", True)


def test_the_check_in_that_the_first_quarter_was_graded_on_was_restated(views: ReadModel) -> None:
    end_of_march = day("2025-03-31")

    graded = key_results(views, Bounds(end_of_march, known_at=day("2025-04-07T23:00")))["Q1-O2-KR1"]
    today = key_results(views, Bounds(end_of_march))["Q1-O2-KR1"]

    assert graded["value"] == 54
    assert today["value"] == 47
    assert graded["updated_at"] == today["updated_at"]


@pytest.mark.parametrize(
    ("entity_id", "dropped_at"),
    [
        ("Q3-O3", "2025-08-20T11:06"),
        ("Q3-O3-KR1", "2025-08-20T11:05"),
        ("GST-3", "2025-08-20T11:21"),
        ("M-CLUB", "2025-08-20T11:20"),
    ],
)
def test_the_club_is_there_until_it_is_dropped(views: ReadModel, entity_id: str, dropped_at: str) -> None:
    where = f"id = '{entity_id}'"
    before = day(dropped_at) - timedelta(microseconds=1)

    assert only(views, "entities", Bounds(before), where)["present"]
    assert not only(views, "entities", Bounds(day(dropped_at)), where)["present"]
    assert only(views, "entities", Bounds(day("2025-11-28"), known_at=before), where)["present"]


def test_the_board_saw_the_club_on_14_may(views: ReadModel) -> None:
    may = day("2025-05-14T23:59:59")
    seen = views.rows("measures", Bounds(may, known_at=may))

    assert {"GST-1", "GST-3"} <= {r["objective_id"] for r in seen}
    assert "GST-3" not in {r["objective_id"] for r in views.rows("measures", END)}
    assert {r["period"]: r["actual"] for r in seen if r["measure_id"] == "M-NPS"}["2025-04"] == 55


def test_a_key_result_of_the_club_hung_under_nothing_until_somebody_noticed(views: ReadModel) -> None:
    forgotten = only(views, "entities", Bounds(day("2025-09-01")), "id = 'Q3-O3-KR2'")

    assert (forgotten["present"], forgotten["parent_present"]) == (True, False)
    assert not only(views, "entities", END, "id = 'Q3-O3-KR2'")["present"]


def test_the_softened_target_turns_a_miss_into_a_hit(views: ReadModel) -> None:
    june = day("2025-06-30")

    today = key_results(views, Bounds(june))["Q2-O1-KR1"]
    unsoftened = only(
        views, "history", END, "entity_id = 'Q2-O1-KR1' AND field = 'target' AND event = 'KeyResultRetargeted'"
    )

    assert today["progress"] == pytest.approx(1.1)
    assert (unsoftened["before"], unsoftened["after"]) == ("45", "30")
    assert "believe" in unsoftened["reason"]


def test_a_withdrawn_reading_leaves_the_month_unknown(views: ReadModel) -> None:
    august = "measure_id = 'M-ENERGY' AND period = '2025-08'"

    assert only(views, "measures", Bounds(day("2025-11-28"), known_at=day("2025-09-10")), august)["actual"] == 12
    assert only(views, "measures", END, august)["actual"] is None


def test_operations_changed_hands_in_august(views: ReadModel) -> None:
    july = only(views, "entities", Bounds(day("2025-07-31")), "id = 'Q3-O1'")
    august = only(views, "entities", Bounds(day("2025-08-05")), "id = 'Q3-O1'")

    assert (july["owner"], august["owner"]) == ("Tomas Rehn", "Aino Salonen")


def test_confidence_moves_before_the_number_does(views: ReadModel) -> None:
    early, late = day("2025-05-02T23:00"), day("2025-05-23T23:00")

    first = key_results(views, Bounds(early, known_at=early))["Q2-O3-KR1"]
    then = key_results(views, Bounds(late, known_at=late))["Q2-O3-KR1"]
    june = key_results(views, Bounds(day("2025-06-06T23:00")))["Q2-O3-KR1"]

    assert first["value"] == then["value"] == 55
    assert (first["confidence"], then["confidence"]) == (0.6, 0.25)
    assert june["value"] == 48


def test_three_cycles_are_closed_with_judged_grades_and_the_fourth_is_open(views: ReadModel) -> None:
    plans = {r["id"]: r["status"] for r in views.rows("entities", END, "WHERE kind = 'plan'")}
    judged = {r["cycle"] for r in views.rows("okrs", END) if r["judged_grade"] is not None}

    assert plans == {
        "2025-Q1": "closed",
        "2025-Q2": "closed",
        "2025-Q3": "closed",
        "2025-Q4": None,
        "BSC-2025": None,
    }
    assert judged == {"2025-Q1", "2025-Q2", "2025-Q3"}
