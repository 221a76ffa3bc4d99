"""Asking for the views as of any instant, over a tenth of a million, a million and ten million facts."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from benchmarks.results import Result
from benchmarks.running import Run, percentile
from projections.read_model import Bounds, ReadModel

VIEWS = ("entities", "okrs", "measures", "scorecard")
BEGIN, DAYS = datetime(2021, 1, 15, tzinfo=UTC), 1800
END = BEGIN + timedelta(days=3650)
TARGET_MS, TARGET_FACTS, TARGET_GROWTH = 100, 1_000_000, 10
BUDGET_SECONDS = 30
LOOK = "one look through the readings"
SCAN = 'SELECT count(*), max("value") FROM readings WHERE effective_at <= ? AND recorded_at <= ? AND position <= ?'


def run(run: Run) -> Iterator[Result]:
    """Each view at each size, at random instants; each size by a tenth of it."""
    slowest: dict[str, float] = {}
    for facts in (100_000, 1_000_000, 10_000_000):
        facts //= run.size(1, 4)
        path = run.folder / f"facts_{facts}.duckdb"
        run.say(f"  {facts:,} facts")
        fill(path, facts)
        with ReadModel(path) as read_model:
            for view in VIEWS:
                taken, scans = ask_at_random(read_model, view, run.size(40, 5))
                yield _usual(view, facts, taken, scans)
                slow = percentile(taken, 95)
                yield _slowest(view, facts, slow, slowest.get(view), percentile(scans, 95))
                slowest[view] = slow
        path.unlink()


def fill(path: Path, facts: int, story: str = "facts") -> None:
    """Makes a read model of so many facts, as the SQL of this name tells them, without a log."""
    with ReadModel(path):
        pass  # makes the tables and the views
    with duckdb.connect(str(path), config={"threads": 2}) as connection:
        connection.execute("SET VARIABLE facts = ?", [facts])
        connection.execute(Path(__file__).with_name(f"{story}.sql").read_text(encoding="utf-8"))


def ask_at_random(
    read_model: ReadModel, view: str, questions: int, begin: datetime = BEGIN, days: int = DAYS
) -> tuple[list[float], list[float]]:
    """The milliseconds of each question, and of one bare look through the readings at the same bounds.

    Every other question asks for what was known then, the others for what is known today.
    """
    chance = random.Random(7)
    taken, scans = [], []
    deadline = time.perf_counter() + BUDGET_SECONDS
    for number in range(questions):
        instant = begin + timedelta(days=days * chance.random())
        bounds = Bounds(as_of=instant, known_at=instant if number % 2 else None)
        taken.append(_milliseconds(lambda bounds=bounds: read_model.table(view, bounds)))
        parameters = [instant.replace(tzinfo=None), (instant if number % 2 else END).replace(tzinfo=None), 2**62]
        scans.append(_milliseconds(lambda parameters=parameters: read_model.ask(SCAN, parameters)))
        if time.perf_counter() > deadline and len(taken) >= 5:
            break
    return taken, scans


def _milliseconds(ask) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


def _usual(view: str, facts: int, taken: list[float], scans: list[float]) -> Result:
    scan = percentile(scans, 50)
    return Result(
        name=f"{view} as of an instant, {facts:,} facts, p50",
        figure=percentile(taken, 50),
        unit="ms",
        ratio=percentile(taken, 50) / scan,
        against=f"{LOOK}, {scan:.1f} ms",
    )


def _slowest(view: str, facts: int, slow: float, a_tenth: float | None, scan: float) -> Result:
    """By a tenth of the facts; the smallest size has none, so by one look through the readings."""
    targets, met = [], []
    if facts == TARGET_FACTS:
        targets.append(f"< {TARGET_MS} ms")
        met.append(slow < TARGET_MS)
    if a_tenth is not None:
        targets.append(f"<= {TARGET_GROWTH} x")
        met.append(slow <= TARGET_GROWTH * a_tenth)
    return Result(
        name=f"{view} as of an instant, {facts:,} facts, p95",
        figure=slow,
        unit="ms",
        ratio=slow / (a_tenth or scan),
        against=f"a tenth of the facts, {a_tenth:.1f} ms" if a_tenth else f"{LOOK}, {scan:.1f} ms",
        target=", ".join(targets),
        met=all(met) if met else None,
    )
