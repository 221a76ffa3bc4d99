"""Appending in bulk: the import of a history, beside plain bulk saves of the library; and its memory."""

import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.plain import plain_application, plain_events, save_in_bulk
from benchmarks.results import Result, said
from benchmarks.running import Run, median_ratio, peak_of, seconds
from benchmarks.story import ACTORS, entries, history_file, story
from engine.intake.history import import_history
from engine.log.log import Log

AT_ONCE = 100
ROUNDS = 3
TARGET = 0.4
TARGET_GROWTH = 1.2
FROM = {"source": "import", "appended_by": ACTORS[0], "actor": ACTORS[0]}


def run(run: Run) -> Iterator[Result]:
    """Import and append against the library, in turn; then the memory of one import and of a longer one."""
    lines = run.size(60_000, 3_000)
    history = history_file(run.folder / "history.jsonl", lines)
    times = [_one_round(run, number, history, lines) for number in range(ROUNDS)]
    plain = lines / statistics.median(plain for _, _, plain in times)
    against = f"plain eventsourcing, saves of {AT_ONCE}, {plain:,.0f} events/s"
    imports = [(ours, plain) for ours, _, plain in times]
    yield Result(
        name=f"import a history of {lines:,} lines",
        figure=lines / statistics.median(ours for ours, _ in imports),
        unit="lines/s",
        ratio=median_ratio(imports),
        against=against,
        target=f">= {TARGET}",
        met=median_ratio(imports) >= TARGET,
    )
    appends = [(ours, plain) for _, ours, plain in times]
    yield Result(
        name="append 1,000 commands at once",
        figure=lines / statistics.median(ours for ours, _ in appends),
        unit="events/s",
        ratio=median_ratio(appends),
        against=against,
    )
    yield _memory(run, history, lines)


def _one_round(run: Run, number: int, history: Path, lines: int) -> tuple[float, float, float]:
    """The seconds of the import, of the appends and of the plain saves, each into a new file."""
    path = run.folder / f"import_{number}.sqlite3"
    imported = seconds(lambda: import_file(path, history))
    batches = list(entries(lines))
    with Log(run.folder / f"append_{number}.sqlite3", create=True) as log:
        appended = seconds(lambda: [log.append(batch, **FROM) for batch in batches])
    events = plain_events(story(lines))
    with plain_application(run.folder / f"plain_{number}.sqlite3") as application:
        saved = seconds(lambda: save_in_bulk(application, events, AT_ONCE))
    return imported, appended, saved


def _memory(run: Run, history: Path, lines: int) -> Result:
    long = history_file(run.folder / "history_long.jsonl", 4 * lines)
    peaks = [peak_of(import_file, run.folder / f"{path.stem}.sqlite3", path) for path in (history, long)]
    return Result(
        name=f"memory of an import of {4 * lines:,} lines",
        figure=peaks[1],
        unit="MB",
        ratio=peaks[1] / peaks[0],
        against=f"a quarter of the lines, {said(peaks[0])} MB",
        target=f"<= {TARGET_GROWTH}",
        met=peaks[1] <= TARGET_GROWTH * peaks[0],
        peak_mb=peaks[1],
    )


def import_file(path: Path, history: Path) -> None:
    """Imports a history into a new log."""
    with Log(path, create=True) as log:
        import_history(log, [history], actor=ACTORS[0], now=datetime.now(UTC))
