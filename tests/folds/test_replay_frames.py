"""Frames of any history: accumulated up to any of them, they are what `show` says at its instant."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.values import Event
from projections.read_model import ReadModel
from projections.replay.frames import STEPS, Frame, Step
from projections.replay.making import KEYS, replay
from tests.folds.facts import Row
from tests.folds.histories import dense, histories
from tests.folds.workspace import told_of

NOW = datetime(2027, 1, 1, tzinfo=UTC)
ROOTS = {"okrs": "cycle", "scorecard": "scorecard", "strategy_map": "scorecard", "bowling_chart": "plan"}
Shown = dict[str, dict[tuple[object, ...], Row]]


@dense(3)
@given(histories(), st.sampled_from(["C", "P", "S"]), st.sampled_from(STEPS))
def test_a_frame_is_what_show_says_at_its_instant(events: list[Event], cycle: str, step: Step) -> None:
    assert_frames_are_what_is_shown(events, cycle, step)


@dense(3)
@given(
    histories("C P S O1 O2 K1 M1", "CheckedIn KeyResultRetired WeightSet MeasuredBy StatusOverridden OwnerSet"),
    st.sampled_from(STEPS),
)
def test_so_it_is_where_rows_come_and_go(events: list[Event], step: Step) -> None:
    assert_frames_are_what_is_shown(events, "C", step)


def assert_frames_are_what_is_shown(events: Sequence[Event], cycle: str, step: Step) -> None:
    """Each view at some of the frames; and the frames made again are the same."""
    with told_of(events) as (log, replica):
        replica.catch_up(log)
        if cycle not in {row["id"] for row in replica.question("cycles", [NOW, NOW, None])}:
            return
        frames = list(replay(replica, cycle, step, NOW))
        assert [frame.told() for frame in replay(replica, cycle, step, NOW)] == [frame.told() for frame in frames]
        looked_at = {1, len(frames) // 3, len(frames) - 1}
        roots = {view: {cycle} for view in KEYS}
        for frame, shown in accumulated(frames):
            for view, rows in shown.items():
                roots[view] |= {row[ROOTS[view]] for row in rows.values()}
            if frame.number in looked_at:
                assert_shown(replica, frame, shown, roots)


def accumulated(frames: Iterable[Frame]) -> Iterable[tuple[Frame, Shown]]:
    """The frames applied one after the other."""
    shown: Shown = {view: {} for view in KEYS}
    for frame in frames:
        for view, moved in frame.moved.items():
            rows = shown[view]
            for row in moved.removed:
                del rows[key_of(view, row)]
            for row in moved.added:
                assert key_of(view, row) not in rows
                rows[key_of(view, row)] = dict(row)
            for row in moved.changed:
                before = rows[key_of(view, row)]
                news = {name: value for name, value in row.items() if name not in KEYS[view]}
                assert news, "nothing changed"
                assert all(before[name] != value for name, value in news.items()), "what is told is new"
                before.update(news)
        yield frame, shown


def assert_shown(replica: ReadModel, frame: Frame, shown: Shown, roots: dict[str, set[str]]) -> None:
    """What is accumulated is what the views say, of the roots that the replay shows."""
    for view, rows in shown.items():
        asked = [row for row in replica.rows(view, frame.bounds) if row[ROOTS[view]] in roots[view]]
        assert len({key_of(view, row) for row in asked}) == len(asked), (view, "two rows of one key")
        assert rows == {key_of(view, row): row for row in asked}, (view, frame.number, frame.bounds)


def key_of(view: str, row: Row) -> tuple[object, ...]:
    """What tells a row from the others."""
    return tuple(row[name] for name in KEYS[view])
