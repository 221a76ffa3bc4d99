"""What a benchmark says, as a table on the screen and as JSON."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from tabulate import tabulate

HEADERS = ("benchmark", "figure", "unit", "ratio", "against", "target", "met", "peak MB")


@dataclass(frozen=True, kw_only=True)
class Result:
    """One figure, and how it stands to another one that was measured in the same run."""

    name: str
    figure: float
    unit: str
    ratio: float | None = None
    """Our figure by the other one, so that the other one is 1."""
    against: str = ""
    """What the other one is; the absolute value stands beside it."""
    target: str = ""
    met: bool | None = None
    """Null where there is no target."""
    peak_mb: float | None = None
    """The most memory the process of this figure held, where it had one of its own."""


def table(results: Sequence[Result]) -> str:
    """The results for the screen."""
    rows = [
        (r.name, said(r.figure), r.unit, said(r.ratio), r.against, r.target or "-", _met(r.met), said(r.peak_mb))
        for r in results
    ]
    return tabulate(rows, HEADERS, disable_numparse=True, colalign=("left", "right", "left", "right"))


def write(results: Sequence[Result], path: Path, *, quick: bool, additions: float) -> None:
    """The results for a program, with the machine and the versions they hold for."""
    told = {
        "quick": quick,
        "machine": {
            "processors": os.cpu_count(),
            "seconds_for_ten_million_additions": round(additions, 2),
            "platform": platform.platform(),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "duckdb": version("duckdb"),
            "eventsourcing": version("eventsourcing"),
        },
        "results": [asdict(result) for result in results],
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def said(number: float | None) -> str:
    """A number as a person reads it: three figures, thousands apart."""
    if number is None:
        return "-"
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def _met(met: bool | None) -> str:
    return "-" if met is None else "yes" if met else "no"
