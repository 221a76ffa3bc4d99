"""The series of the real histories: what was read, what was planned, and what a year had added up to."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from engine.domain.calendar import UTC_CALENDAR, span
from engine.intake.history import import_history
from engine.log.log import Log
from projections.read_model import Bounds, ReadModel

DATA = Path(__file__).parents[2].parent / "shared" / "data"
Points = list[tuple[datetime, float]]
Series = dict[str, Points]
Targets = dict[str, list[tuple[datetime, datetime, float]]]
"""By item: since when a target holds, when it became known, and the target."""
Directions = dict[str, str | None]

MONTHLY, FEW_MONTHS = "MTA, monthly, 13 or more known", "MTA, monthly, 4 to 12 known"
ADDED_UP, RATES = "MTA, year to date, sums", "MTA, year to date, rates"
SPENDING, COST, END = "GMPP, spending of a year", "GMPP, whole-life cost", "GMPP, end date"
CHECK_INS = "GitLab, key results"
OF_GMPP = (SPENDING, COST, END)
GROUPS = (MONTHLY, FEW_MONTHS, ADDED_UP, RATES, *OF_GMPP)
"""What is measured, each kind of series by itself."""


def of_gmpp(folder: Path) -> dict[str, Series]:
    """The editions of the United Kingdom's projects: a point a year, at most ten."""
    values, targets, _ = _imported(folder, "uk_gmpp")
    planned = {name: [(since, target) for since, _, target in told] for name, told in targets.items()}
    return {
        SPENDING: values,
        COST: {name: told for name, told in planned.items() if name.endswith("whole_life_cost")},
        END: {name: told for name, told in planned.items() if name.endswith("end_date")},
    }


def of_mta(folder: Path) -> tuple[dict[str, Series], Targets, Directions]:
    """The measures of New York's transport, a point a month, by themselves and in the year; and what was asked."""
    values, targets, directions = _imported(folder, "mta_kpi")
    added_up, rates = _years_to_date()
    return {MONTHLY: values, FEW_MONTHS: values, ADDED_UP: added_up, RATES: rates}, targets, directions


def of_gitlab(folder: Path) -> dict[str, Series]:
    """The key results of GitLab's quarters."""
    return {CHECK_INS: _imported(folder, "gitlab_okr")[0]}


def _imported(folder: Path, name: str) -> tuple[Series, Targets, Directions]:
    """What a history says when it is taken into a workspace of its own."""
    with Log(folder / f"{name}.sqlite3", create=True) as log, ReadModel() as read_model:
        import_history(log, [DATA / f"{name}.history.jsonl.gz"], actor="back-test", now=datetime.now(UTC))
        read_model.catch_up(log)
        values = read_model.question("values_known", [*Bounds().parameters(), None])
        told = read_model.ask(Path(__file__).with_name("targets.sql").read_text(encoding="utf-8")).to_pylist()
        directions = {row["id"]: row["direction"] for row in read_model.rows("entities")}
    series: Series = defaultdict(list)
    for row in values:
        series[row["entity_id"]].append((row["effective_at"], row["value"]))
    targets: Targets = defaultdict(list)
    for row in told:
        targets[row["entity_id"]].append((row["effective_at"], row["recorded_at"], row["target"]))
    return dict(series), dict(targets), directions


def _years_to_date() -> tuple[Series, Series]:
    """What each year had come to after each of its months, as it was printed: sums, and means or other rates."""
    with gzip.open(DATA / "mta_kpi.observations.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["ytd_actual"] and row["monthly_actual"]]
    rows.sort(key=lambda row: (row["entity_id"], row["period"], row["snapshot"]))
    sums: Series = {}
    rates: Series = {}
    for (name, year), found in groupby(rows, key=lambda row: (row["entity_id"], row["period"][:4])):
        months = {row["period"]: (float(row["monthly_actual"]), float(row["ytd_actual"])) for row in found}
        points = [(_end_of(month), year_to_date) for month, (_, year_to_date) in months.items()]
        adds_up = points[-1][1] > 2 * max(actual for actual, _ in months.values())
        (sums if adds_up else rates)[f"{name}/{year}"] = points
    return sums, rates


def _end_of(month: str) -> datetime:
    return span(month, UTC_CALENDAR)[1].replace(tzinfo=None)


def item_of(series: str) -> str:
    """What a series is of: the years of one measure, and the costs of one project, are not independent."""
    return series.partition("/")[0]


def in_force(told: Iterable[tuple[datetime, datetime, float]], at: datetime, until: datetime) -> float | None:
    """The target of an instant, as it was known at an earlier one."""
    known = [(since, recorded, target) for since, recorded, target in told if since <= until and recorded <= at]
    return max(known)[2] if known else None
