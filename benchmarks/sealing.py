"""Sealing and verifying a long log, beside a plain read of its rows; and appending with seals beside without."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from benchmarks.results import Result
from benchmarks.running import Run, interleaved, median_ratio, peak_of, seconds
from benchmarks.story import ACTORS, entries, fill, history_file
from engine.intake.history import import_history
from engine.log.log import Log
from engine.log.seals.sealing import seal
from engine.log.seals.verify import verify

TARGET, TARGET_MORE, TARGET_PEAK_MB = 300_000, 1.05, 256
FROM = {"source": "import", "appended_by": ACTORS[0], "actor": ACTORS[0]}


def run(run: Run) -> Iterator[Result]:
    """A million events sealed from nothing and verified, each beside a plain read; appends with seals between."""
    events = run.size(1_000_000, 10_000)
    workspace = run.folder / "sealed"
    workspace.mkdir()
    path = workspace / "log.sqlite3"
    run.say(f"  a log of {events:,} events")
    with Log(path, create=True) as log:
        fill(log, events)
    for name, work in (("seal", seal_file), ("verify", verify_file)):
        pairs = [(seconds(partial(work, path)), seconds(partial(read_rows, path)))]
        if name == "verify":
            pairs += interleaved((partial(work, path), partial(read_rows, path)) for _ in range(run.size(2, 1)))
        ours, plain = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
        yield Result(
            name=f"{name} {events:,} events",
            figure=events / ours,
            unit="events/s",
            ratio=plain / ours,
            against=f"a plain read of the rows, {events / plain:,.0f} events/s",
            target=f">= {TARGET:,} events/s",
            met=events / ours >= TARGET,
        )
    yield from (_memory(name, work, path) for name, work in (("sealing", seal_again), ("verifying", verify_file)))
    yield _one_by_one(run)
    yield _imported(run)


def _memory(name: str, work: Callable[[Path], object], path: Path) -> Result:
    peak = peak_of(work, path)
    size = path.stat().st_size / 1024 / 1024
    return Result(
        name=f"memory of {name} all of it",
        figure=peak,
        unit="MB",
        ratio=peak / size,
        against=f"the log's own size, {size:,.0f} MB",
        target=f"<= {TARGET_PEAK_MB} MB",
        met=peak <= TARGET_PEAK_MB,
        peak_mb=peak,
    )


def _one_by_one(run: Run) -> Result:
    """Two logs that grow event by event in turn; one of them is sealed after each block."""
    blocks, a_block = run.size(12, 4), run.size(500, 100)
    singles = [[entry] for batch in entries(blocks * a_block) for entry in batch]
    spans = [slice(n * a_block, (n + 1) * a_block) for n in range(blocks)]
    with _log(run, "one_by_one_sealed") as sealed, _log(run, "one_by_one_plain") as plain:

        def append(log: Log, span: slice) -> None:
            for entry in singles[span]:
                log.append(entry, **FROM)

        def append_and_seal(span: slice) -> None:
            append(sealed, span)
            seal(sealed)

        times = interleaved((partial(append_and_seal, span), partial(append, plain, span)) for span in spans)
    return _more(f"append one by one, a seal every {a_block} events", len(singles), times)


def _imported(run: Run) -> Result:
    """A history imported in turn into two logs; one of them is sealed afterwards."""
    lines = run.size(60_000, 3_000)
    history = history_file(run.folder / "to_seal.jsonl", lines)

    def imported(name: str, *, then_seal: bool) -> None:
        with _log(run, name) as log:
            import_history(log, [history], actor=ACTORS[0], now=datetime.now(UTC))
            if then_seal:
                seal(log)

    times = interleaved(
        (partial(imported, f"import_sealed_{n}", then_seal=True), partial(imported, f"import_{n}", then_seal=False))
        for n in range(run.size(3, 1))
    )
    return _more(f"import {lines:,} lines and seal them", lines * len(times), times)


def _more(name: str, events: int, times: list[tuple[float, float]]) -> Result:
    ratio = 1 / median_ratio(times)
    return Result(
        name=name,
        figure=events / sum(ours for ours, _ in times),
        unit="events/s",
        ratio=ratio,
        against="the time without seals",
        target=f"<= {TARGET_MORE}",
        met=ratio <= TARGET_MORE,
    )


def _log(run: Run, name: str) -> Log:
    """A new log in a workspace of its own."""
    (run.folder / name).mkdir()
    return Log(run.folder / name / "log.sqlite3", create=True)


def seal_file(path: Path) -> None:
    """Seals what is new in a log."""
    with Log(path) as log:
        seal(log)


def seal_again(path: Path) -> None:
    """Forgets every seal and seals the whole log anew."""
    for name in ("seals.jsonl", "leaves.bin", "tree.json"):
        (path.parent / "seals" / name).unlink()
    seal_file(path)


def verify_file(path: Path) -> None:
    """Verifies a log."""
    with Log(path) as log:
        if not verify(log).sound:
            raise AssertionError("a log that nobody touched is said to be altered")


def read_rows(path: Path) -> None:
    """The floor: every row read by one process, without a look into it."""
    connection = sqlite3.connect(path)
    try:
        cursor = connection.execute(
            "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid"
        )
        while cursor.fetchmany(5000):
            pass
    finally:
        connection.close()
