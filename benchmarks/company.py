"""Asking what `show okrs` and `show scorecard` ask, of a company with half a million check-ins, at any instant."""

from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.as_of import LOOK, ask_at_random, fill
from benchmarks.results import Result
from benchmarks.running import Run, percentile
from projections.read_model import ReadModel

VIEWS = ("okrs", "scorecard", "strategy_map", "measures", "deployment_health")
TARGETS = ("okrs", "scorecard")
BEGIN, DAYS = datetime(2025, 1, 5, tzinfo=UTC), 445
TARGET_MS = 500


def run(run: Run) -> Iterator[Result]:
    """1,000 objectives, 5,000 key results, 400 measures that are read through them."""
    path, check_ins = run.folder / "company.duckdb", run.size(500_000, 50_000)
    fill(path, check_ins, "company")
    with ReadModel(path) as read_model:
        for view in VIEWS:
            taken, scans = ask_at_random(read_model, view, run.size(40, 5), BEGIN, DAYS)
            slow, scan = percentile(taken, 95), percentile(scans, 50)
            yield Result(
                name=f"{view} of 5,000 key results, {check_ins:,} check-ins, p95",
                figure=slow,
                unit="ms",
                ratio=slow / scan,
                against=f"{LOOK}, {scan:.1f} ms",
                target=f"< {TARGET_MS} ms" if view in TARGETS else "",
                met=slow < TARGET_MS if view in TARGETS else None,
            )
    path.unlink()
