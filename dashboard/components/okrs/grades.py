"""What was reached at the close of a cycle, as shape, word and colour; computed and judged beside each other."""

from collections.abc import Iterable

from dashboard.components.shown.results import Outcome
from dashboard.components.shown.tree_table import Cell
from dashboard.components.shown.words import day, fixed, plain, unbroken
from projections.read_model import Row

GRADES = {
    "red": Outcome("■", "Failed", "red"),
    "missed": Outcome("■", "Missed", "red"),
    "yellow": Outcome("▲", "Fell short", "orange"),
    "green": Outcome("●", "Delivered", "blue"),
}
HELP = (
    "Aspirational: below 0.4 failed, below 0.7 fell short, else delivered. "
    "Committed: delivered at 1, everything else is missed."
)

DIGITS = 9
NOTICED = 0.005
"""A difference that shows in two digits."""


def is_graded(row: Row) -> bool:
    """Whether anybody has graded it."""
    return row["grade"] is not None or row["judged_grade"] is not None


def grade_cell(row: Row) -> Cell:
    """The grade that holds, with its band; the computed one below a judged one."""
    grade = GRADES.get(row["grade_status"] or "")
    if grade is None:
        return {}
    holds = row["grade"] if row["judged_grade"] is None else row["judged_grade"]
    cell: Cell = {"shape": grade.shape, "word": f"{fixed(holds, 2)} {grade.word}", "ink": grade.ink}
    return cell if row["judged_grade"] is None else {**cell, "sub": f"judged, {computed(row)}"}


def computed(row: Row) -> str:
    """The grade by the formula, in words."""
    return "none computed" if row["grade"] is None else f"computed {fixed(row['grade'], 2)}"


def judged_note(row: Row, said: Row | None) -> str | None:
    """Why a person judged otherwise than the formula; of one row, in a sentence."""
    if row["judged_grade"] is None or said is None:
        return None
    because = f": {said['reason']}" if said["reason"] else ""
    return f"{said['actor']} judged {fixed(row['judged_grade'], 2)}, {computed(row)}{because}"


def outdated_note(row: Row, said: Row | None) -> str | None:
    """Where the figures that a key result was graded by have changed since: what they would give now."""
    share, grade = row["progress"], row["grade"]
    if row["key_result_id"] is None or said is None or share is None or grade is None:
        return None
    now = float(round(share, DIGITS) >= 1) if row["commitment"] == "committed" else max(0.0, min(1.0, share))
    if abs(now - grade) < NOTICED:
        return None
    return f"Graded by what was known on {day(said['graded_at'])}; by the figures now it would be {fixed(now, 2)}"


def grade_words(row: Row, said: Row | None) -> str | None:
    """The grade with who gave it and why, for a place that reads Markdown."""
    grade = GRADES.get(row["grade_status"] or "")
    if grade is None:
        return None
    holds = row["grade"] if row["judged_grade"] is None else row["judged_grade"]
    told = f":{grade.ink}[**{grade.shape} {grade.word}, {fixed(holds, 2)}**]"
    told += "" if row["judged_grade"] is None else f" judged, {computed(row)}"
    if said is None:
        return told
    return f"{told}. {plain(said['actor'])}: {plain(said['reason'])}" if said["reason"] else told


def counted_grades(rows: Iterable[Row]) -> str:
    """How many there are of each band, the worst first, for a place that reads Markdown."""
    found = [row["grade_status"] for row in rows]
    return ", ".join(
        f":{grade.ink}[{unbroken(f'{grade.shape} {grade.word} {found.count(band)}')}]"
        for band, grade in GRADES.items()
        if band in found
    )
