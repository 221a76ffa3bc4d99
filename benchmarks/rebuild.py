"""Rebuilding the read model from the whole log, beside the library's own runner and the least it could take."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.results import Result
from benchmarks.running import Run, peak_of, seconds
from benchmarks.stock_runner import events_a_second
from benchmarks.story import fill, story
from engine.log.log import Log
from projections.projector import BATCH
from projections.read_model import ReadModel

TARGET_STOCK, TARGET_FLOOR, TARGET_PEAK_MB = 100, 2.5, 1536


def run(run: Run) -> Iterator[Result]:
    """A hundred thousand events and a million: rebuild and floor in turn, and the memory of the longer one."""
    sample = run.size(3_000, 200)
    stock = events_a_second(list(islice(story(100_000), 2_500, 2_500 + sample)), run.folder / "stock.duckdb")
    for events in (run.size(100_000, 2_000), run.size(1_000_000, 10_000)):
        path = run.folder / f"log_{events}.sqlite3"
        run.say(f"  a log of {events:,} events")
        with Log(path, create=True) as log:
            fill(log, events)
        times = []
        for round_number in range(run.size(3 if events <= 100_000 else 1, 1)):
            ours = seconds(partial(rebuild, path, run.folder / f"ours_{events}_{round_number}.duckdb"))
            floor = seconds(partial(load_raw, path, run.folder / f"floor_{events}_{round_number}.duckdb"))
            times.append((ours, floor))
        ours, floor = sorted(times, key=lambda pair: pair[0] / pair[1])[len(times) // 2]
        yield from _compared(events, ours, floor, stock, sample)
    peak = peak_of(rebuild, path, run.folder / "peak.duckdb")
    size = path.stat().st_size / 1024 / 1024
    yield Result(
        name=f"memory of a rebuild of {events:,} events",
        figure=peak,
        unit="MB",
        ratio=peak / size,
        against=f"the log's own size, {size:,.0f} MB",
        target=f"<= {TARGET_PEAK_MB:,} MB",
        met=peak <= TARGET_PEAK_MB,
        peak_mb=peak,
    )


def _compared(events: int, ours: float, floor: float, stock: float, sample: int) -> Iterator[Result]:
    yield Result(
        name=f"rebuild of {events:,} events",
        figure=events / ours,
        unit="events/s",
        ratio=events / ours / stock,
        against=f"ProjectionRunner on {sample:,} events, {stock:,.0f} events/s",
        target=f">= {TARGET_STOCK}",
        met=events / ours / stock >= TARGET_STOCK,
    )
    yield Result(
        name=f"time of a rebuild of {events:,} events",
        figure=ours,
        unit="s",
        ratio=ours / floor,
        against=f"rows loaded as they are, {floor:.2f} s",
        target=f"<= {TARGET_FLOOR}",
        met=ours / floor <= TARGET_FLOOR,
    )


def rebuild(log_path: Path, path: Path) -> None:
    """Builds a read model from nothing."""
    with Log(log_path) as log, ReadModel(path) as read_model:
        read_model.catch_up(log)


def load_raw(log_path: Path, path: Path) -> None:
    """The floor: the same rows read, handed over and inserted in the same batches, without a look into them."""
    log, raw = sqlite3.connect(log_path), duckdb.connect(str(path), config={"threads": 2, "memory_limit": "1GB"})
    try:
        raw.execute("CREATE TABLE raw (position BIGINT, name VARCHAR, payload VARCHAR)")
        cursor = log.execute("SELECT rowid, topic, CAST(state AS TEXT) FROM stored_events ORDER BY rowid")
        while rows := cursor.fetchmany(BATCH):
            positions, names, payloads = zip(*rows, strict=True)
            batch = pa.table({"position": positions, "name": names, "payload": payloads})
            raw.register("batch", batch)
            raw.execute("INSERT INTO raw FROM batch")
    finally:
        raw.close()
        log.close()
