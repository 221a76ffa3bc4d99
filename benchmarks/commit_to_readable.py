"""From the commit of a check-in in one process to the moment another one can read it in its views."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.results import Result
from benchmarks.running import Run, own_process, percentile
from benchmarks.story import ACTORS, fill
from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import ReadModel


@dataclass(frozen=True)
class Written:
    """One check-in: its position, when its append returned, and how long the whole command took."""

    position: int
    returned_at: float
    seconds: float


def run(run: Run) -> Iterator[Result]:
    """One process writes as people do, one after the other; this one follows the log as a dashboard does."""
    check_ins = run.size(400, 40)
    path = run.folder / "live.sqlite3"
    with Log(path, create=True) as log:
        fill(log, run.size(20_000, 2_500))
        with ReadModel(run.folder / "live.duckdb") as read_model, own_process() as process:
            read_model.catch_up(log)
            readable: dict[int, float] = {}
            writer = process.submit(write, path, check_ins)
            while not writer.done() or read_model.position < log.position():
                before = read_model.position
                log.wait(before, 1.0)
                read_model.catch_up(log)
                readable.update(dict.fromkeys(range(before + 1, read_model.position + 1), time.time()))
            written = writer.result()
    waits = [1000 * (readable[one.position] - one.returned_at) for one in written]
    command = percentile([1000 * one.seconds for one in written], 50)
    for percent in (50, 95):
        yield Result(
            name=f"commit to readable, {check_ins} check-ins, p{percent}",
            figure=percentile(waits, percent),
            unit="ms",
            ratio=percentile(waits, percent) / command,
            against=f"the check-in itself, {command:.1f} ms",
        )


def write(path: Path, check_ins: int) -> list[Written]:
    """Checks in again and again, with pauses of no fixed length between."""
    written = []
    with Log(path) as log:
        for number in range(check_ins):
            command = CheckIn(
                entity_id=f"key_result-0-{2 * (number % 25) + 1}",
                at=datetime.now(UTC),
                value=float(number),
                confidence=0.6,
                note="Two of five suppliers signed.",
            )
            began = time.perf_counter()
            done = handle(log, command, actor=ACTORS[1], appended_by=ACTORS[0], source="cli")
            taken = time.perf_counter() - began
            written.append(Written(done.positions[0], time.time(), taken))
            time.sleep(0.02 + (number * 7919 % 61) / 1000)
    return written
