"""Objectives and key results as lines of the table: where each stands, and what it serves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.frame.view import View
from dashboard.components.okrs.goal_forms import value_of
from dashboard.components.okrs.grades import HELP, grade_cell, judged_note, outdated_note
from dashboard.components.okrs.tree import Branch, levels_shown
from dashboard.components.shown.overrides import Overrides, beside, override_note, overrides_of
from dashboard.components.shown.tree_table import Cell, Column, Line, spark, text_cell
from dashboard.components.shown.words import aware, counted, number, percent, shortened
from projections.read_model import Row

STATUS = Column("Status", 6.6, help="Progress against what is expected by now; silence is never green.")
PROGRESS = Column(
    "Progress",
    8.6,
    wide=True,
    help="From baseline to target, not clamped; the tick is what is expected by now: where the stated path stands, "
    "or a straight line over the cycle.",
)
VALUE = Column("Value", 9, help="The last check-in, against what is meant.")
CONFIDENCE = Column(
    "Confidence", 7.4, help="As last stated at a check-in; the line is the last twelve, 0 to 100 %."
)
WEIGHT = Column("Weight", 3.6, end=True, spare=True, help="How much it counts in what it belongs to.")
CHECKED = Column(
    "Check-in", 4.4, end=True, help="Days since the last check-in, counted to the end of the cycle at most."
)
GRADE = Column("Grade", 8.9, help=HELP)
OPEN = (STATUS, PROGRESS, VALUE, CONFIDENCE, WEIGHT, CHECKED)
CLOSED = (GRADE, STATUS, PROGRESS, VALUE, Column("Confidence", 4.9, end=True, spare=True), WEIGHT)
"""Of a graded cycle nobody asks any more who has gone quiet."""
NAMED = 1
"""Titles of what an objective serves that stand in its line."""


@dataclass(frozen=True)
class Told:
    """What is said of the goals of a cycle beside the `okrs` view."""

    confidence: Mapping[str, Sequence[float]]
    """Of each key result the last stated ones."""
    served: Sequence[Row]
    """Every alignment with an end in the cycle."""
    grades: Mapping[str, Row]
    overrides: Overrides


def told_of(view: View, cycle: str) -> Told:
    """What is said of the goals of one cycle."""
    return Told(
        confidence={row["entity_id"]: row["line"] for row in view.ask("confidence_lines")},
        served=view.ask_of_structure("alignments", cycle),
        grades={row["entity_id"]: row for row in view.ask_of_structure("grade_reasons", cycle)},
        overrides=overrides_of(view, cycle),
    )


def goal_lines(
    view: View, cycle: Row, shown: Sequence[Branch], everything: Sequence[Branch], told: Told
) -> list[Line]:
    """The lines of the branches that are shown."""
    levels = levels_shown(shown, everything)
    titles = {branch.id: branch.title for branch in everything}
    weighted = any(branch.row["weight"] is not None for branch in everything)
    served: dict[str, list[Row]] = {}
    for one in told.served:
        served.setdefault(one["from_id"], []).append(one)
    return [
        Line(
            id=branch.id,
            title=shortened(branch.title, 160),
            level=levels[branch.id],
            cells=_cells(view, cycle, branch, told, weighted),
            sub=[part for part in (branch.row["owner"], branch.row["commitment"], branch.id) if part],
            notes=[*_place(branch, titles, served.get(branch.id, [])), *_said(branch, told)],
            lead=not branch.is_key_result,
            top=levels[branch.id] == 0 and not branch.is_key_result,
        )
        for branch in shown
    ]


def _cells(view: View, cycle: Row, branch: Branch, told: Told, weighted: bool) -> dict[str, Cell]:
    row = branch.row
    return {
        STATUS.label: beside(row["status"], told.overrides.get(branch.id)),
        PROGRESS.label: progress_cell(row["progress"], row["expected"], is_over=cycle["status"] == "closed"),
        VALUE.label: text_cell(*value_of(row)) if branch.is_key_result else {},
        CONFIDENCE.label: {**text_cell(percent(row["confidence"])), **_line(told.confidence.get(branch.id, []))},
        WEIGHT.label: text_cell(_weight(row, weighted)),
        CHECKED.label: text_cell(_checked(view, cycle, branch)),
        GRADE.label: grade_cell(row),
    }


def progress_cell(share: float | None, expected: float | None, *, is_over: bool) -> Cell:
    """A bar from nothing to all, with the tick of what is expected."""
    if share is None:
        return {}
    said = percent(share).replace("-", "\u2212")
    cell = {"bar": max(0.0, min(1.0, share)), "mark": expected, "text": said}
    return cell if expected is None or is_over else {**cell, "sub": f"{percent(expected)} expected"}


def _weight(row: Row, weighted: bool) -> str:
    """Where any weight was set, what has none counts once."""
    return number(1 if row["weight"] is None and row["key_result_id"] and weighted else row["weight"])


def _line(stated: Sequence[float]) -> Cell:
    return {"line": spark(stated, 0, 1)} if len(stated) > 1 else {}


def _checked(view: View, cycle: Row, branch: Branch) -> str:
    days = days_since(view, cycle, branch.row)
    if days is None:
        return "never" if branch.is_key_result else ""
    return "today" if days == 0 else f"{days} d"


def _place(branch: Branch, titles: Mapping[str, str], served: Sequence[Row]) -> list[str]:
    row = branch.row
    notes = []
    if branch.is_key_result and branch.above is None:
        notes.append(f"Of “{row['objective'] or row['objective_id']}”, which is no longer in this cycle")
    elsewhere = [one for one in served if one["to_id"] != branch.above]
    if elsewhere:
        notes.append(f"Serves {named(elsewhere)}")
    if branch.above is not None and branch.above != row["parent_id"]:
        notes.append(f"Aligned to “{shortened(titles.get(branch.above, branch.above), 60)}”")
    return notes


def named(served: Sequence[Row], most: int = NAMED) -> str:
    """What an objective serves: titles, each with the plan it lies in."""
    told = []
    for one in served[:most]:
        dropped = "" if one["to_present"] else ", dropped since"
        told.append(f"{shortened(one['to_title'] or one['to_id'], 60)} ({_where(one)}{dropped})")
    more = len(served) - most
    return "; ".join(told) + (f"; and {counted(more, 'more', 'more')}" if more > 0 else "")


def _where(one: Row) -> str:
    return shortened(str(one["to_root_title"] or one["to_root_id"]), 32)


def _said(branch: Branch, told: Told) -> list[str]:
    """What persons said of it: another status, another grade."""
    grade, override = told.grades.get(branch.id), told.overrides.get(branch.id)
    notes = [judged_note(branch.row, grade), outdated_note(branch.row, grade)]
    return [note for note in (override_note(override) if override else None, *notes) if note]


def days_since(view: View, cycle: Row, row: Row) -> int | None:
    """Whole days from the last check-in to the instant on screen, or to the end of the cycle if that came first."""
    if row["updated_at"] is None:
        return None
    until = view.looked_at
    if cycle["ends_at"] is not None:
        until = min(until, aware(cycle["ends_at"]))
    return max(0, (until.date() - aware(row["updated_at"]).date()).days)


def columns_of(rows: Sequence[Row]) -> Sequence[Column]:
    """The columns of a cycle: another set once it is graded."""
    return CLOSED if any(row["grade"] is not None or row["judged_grade"] is not None for row in rows) else OPEN
