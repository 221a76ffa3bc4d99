"""Making all frames of a quarter of 10,000 events, by day and by week, and the first ones by event."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from benchmarks.as_of import fill
from benchmarks.results import Result
from benchmarks.running import Run, seconds
from projections.read_model import Bounds, ReadModel
from projections.replay.frames import Step
from projections.replay.making import KEYS, replay

NOW = datetime(2026, 6, 1, tzinfo=UTC)
INSTANT = datetime(2026, 2, 14, tzinfo=UTC)
TARGET = 2.0


def run(run: Run) -> Iterator[Result]:
    """100 objectives, 400 key results, 80 measures and 40 targets to improve that are read through them."""
    events, first = run.size(10_000, 2_000), run.size(500, 50)
    path = run.folder / "quarter.duckdb"
    fill(path, events, "quarter")
    with ReadModel(path) as read_model:
        for step in ("day", "week"):
            yield _all(read_model, step, events)
        yield _events(read_model, events, first)
    path.unlink()


def _all(read_model: ReadModel, step: Step, events: int) -> Result:
    """All frames, against asking each view once and so many times."""
    frames = len(list(replay(read_model, "2026-Q1", step, NOW)))
    took = min(seconds(lambda: list(replay(read_model, "2026-Q1", step, NOW))) for _ in range(3))
    once = _once(read_model)
    return Result(
        name=f"replay by {step}, {events:,} events, {frames} frames",
        figure=took,
        unit="s",
        ratio=took / (frames * once),
        against=f"each view asked at each frame, {frames * once:.1f} s",
        target=f"< {TARGET:.0f} s",
        met=took < TARGET,
    )


def _events(read_model: ReadModel, events: int, first: int) -> Result:
    """The first frames by event: each of them takes the same."""
    took = seconds(lambda: list(islice(replay(read_model, "2026-Q1", "event", NOW), first))) / first
    once = _once(read_model)
    return Result(
        name=f"replay by event, {events:,} events, each of the first {first} frames",
        figure=1000 * took,
        unit="ms",
        ratio=took / once,
        against=f"each view asked at one instant, {1000 * once:.0f} ms",
    )


def _once(read_model: ReadModel) -> float:
    """Seconds to ask every view that is replayed at one instant."""
    return min(
        seconds(lambda: [read_model.rows(view, Bounds(INSTANT, INSTANT)) for view in KEYS]) for _ in range(3)
    )
