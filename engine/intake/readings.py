"""`hansei import readings`: a file of values becomes readings and check-ins, all of them or none.

A value that stands already is appended no second time, so the same file can come again, grown or corrected. What
differs from what stands is a correction: it needs `restates` and a reason, else it is refused with its cell.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from engine.errors import ConflictError, RefusedError
from engine.handle import ATTEMPTS
from engine.intake.readings_decision import Change, Decision
from engine.intake.readings_mapping import Mapping, save_mapping
from engine.intake.readings_periods import kind_of
from engine.intake.readings_problems import Problem, Problems
from engine.intake.readings_rows import read_table
from engine.intake.readings_source import open_source
from engine.log.log import Log


@dataclass
class Imported:
    """What a file told, and what became of it. Grows with the file."""

    rows: int = 0
    skipped: int = 0
    """Cells that could hold a value and are empty."""
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """In a dry run: everything that would be refused."""
    notes: list[str] = field(default_factory=list)
    """What was found out rather than said, and what may surprise."""

    def counts(self) -> dict[str, int]:
        """Rows with something in them, then values: appended, known already, corrected; and empty cells."""
        done = [change.does for change in self.changes]
        return {
            "rows": self.rows,
            "appended": done.count("appended"),
            "duplicates": done.count("duplicate"),
            "corrected": done.count("corrected"),
            "skipped": self.skipped,
        }


def import_readings(
    log: Log,
    path: Path,
    mapping: Mapping,
    *,
    actor: str,
    appended_by: str,
    now: datetime,
    restates: bool = False,
    reason: str | None = None,
    dry_run: bool = False,
    saved_as: Path | None = None,
) -> Imported:
    """Checks a whole file, and then appends what is new of it in one transaction.

    Raises UnusableInputError or RefusedError with the first cell that is wrong, and nothing is appended; a dry run
    answers with all of them instead. The time it takes grows with the values and with the plans they belong to.
    """
    if restates and not (reason and reason.strip()):
        raise RefusedError("--restates: a correction needs a reason (--reason)")
    source = open_source(path, mapping, {one.entity_id for one in log.registered()})
    read = Problems(source.sheet)
    table = read_table(source.sheet, source.layout, source.mapping, read)
    for attempt in range(ATTEMPTS):
        problems = Problems(source.sheet, list(read.found))
        decision = Decision(log, problems, source.mapping, now, reason, restates)
        decision.decide(table.told)
        if problems.found and not dry_run:
            raise problems.error()
        if saved_as is not None:
            save_mapping(saved_as, source.mapping)
        if dry_run or not decision.entries:
            break
        try:
            log.append(decision.entries, source="file", appended_by=appended_by, actor=actor)
            break
        except ConflictError:
            if attempt + 1 == ATTEMPTS:
                raise
    notes = [*source.notes, *decision.notes()]
    if source.mapping.dates_are is None and any(kind_of(told.period) == "day" for told in table.told):
        notes.append("full dates are days, or the period around them where a measure has one (--dates-are)")
    if table.results:
        notes.append(f"{table.results} values are results of formulas, as they were when the file was saved")
    return Imported(table.rows, table.skipped, decision.changes, problems.in_order(), notes)
