"""A workbook that cannot be read: one line with sheet and cell, exit status 2, and nothing appended."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from engine.errors import UnusableInputError
from engine.intake.plan.read_workbook import COLUMNS, SHEETS, columns

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PLAN = ["P", None, "Hotels"]
TARGET = ["T", "P", "Minutes"]


def book(**sheets: list[list[object]]) -> Workbook:
    """A workbook of these rows, each sheet under its header."""
    made = Workbook()
    made.remove(made.worksheets[0])
    names = {name: columns(kind) for kind, name in SHEETS.items()} | COLUMNS
    for name, rows in {"Plans": [PLAN], "TargetsToImprove": [TARGET], **sheets}.items():
        sheet = made.create_sheet(name)
        sheet.append(names.get(name, ()))
        for row in rows:
            sheet.append(row)
    return made


def put(name: str, cell: str, value: object, number_format: str = "General") -> Workbook:
    """A good workbook with one cell changed."""
    made = book()
    made[name][cell] = value
    made[name][cell].number_format = number_format
    return made


def saved(made: Workbook) -> bytes:
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def column(name: str, of: str = "target_to_improve") -> str:
    """The letter of a column."""
    return chr(ord("A") + columns(of).index(name))


TARGET_CELL, THRESHOLDS_CELL, TITLE_CELL = f"{column('target')}2", f"{column('thresholds', 'measure')}2", "C2"


def merged() -> Workbook:
    made = book()
    made["TargetsToImprove"].merge_cells("A2:B2")
    return made


def shown(first: list[object], second: list[object]) -> Workbook:
    """A workbook whose sheet of plans begins with these rows."""
    made = book(Plans=[])
    for row in (first, second):
        made["Plans"].append(row)
    made["Plans"].delete_rows(1)
    return made


BAD: dict[str, tuple[Callable[[], Workbook], str]] = {
    "an unknown sheet": (lambda: book(Targets=[]), "sheet Targets: unknown sheet"),
    "a sheet nearly named": (
        lambda: book(KeyResult=[]),
        "sheet KeyResult: unknown sheet; did you mean `KeyResults`?",
    ),
    "an unknown column": (
        lambda: put("TargetsToImprove", "C1", "tilte"),
        "sheet TargetsToImprove, C1: unknown column 'tilte'; did you mean `title`?",
    ),
    "a column twice": (lambda: put("Plans", "D1", "title"), "sheet Plans, D1: the column `title` stands twice"),
    "a value under no name": (lambda: put("Plans", "Z2", "x"), "sheet Plans, Z2: a value under no column name"),
    "two header rows": (
        lambda: shown(["Our plans", None, "What they say"], list(columns("plan"))),
        "sheet Plans, row 1: two header rows; keep only the one that begins with `id`",
    ),
    "the header again": (
        lambda: book(Plans=[list(columns("plan")), PLAN]),
        "sheet Plans, row 2: a second header row; keep only the first",
    ),
    "merged cells": (merged, "sheet TargetsToImprove, A2:B2: merged cells"),
    "a formula error": (
        lambda: put("TargetsToImprove", TARGET_CELL, "#REF!"),
        f"sheet TargetsToImprove, {TARGET_CELL}: #REF!, the error of a formula",
    ),
    "a formula": (
        lambda: put("TargetsToImprove", TARGET_CELL, "=2*3"),
        f"sheet TargetsToImprove, {TARGET_CELL}: a formula; write its value in its place",
    ),
    "a percentage": (
        lambda: put("TargetsToImprove", TARGET_CELL, 0.2, "0%"),
        f"{TARGET_CELL}: `target` is shown as a percentage; write a plain number, and % as the unit",
    ),
    "a word for a number": (
        lambda: put("TargetsToImprove", TARGET_CELL, "much"),
        f"{TARGET_CELL}: `target` must be a number, not 'much'",
    ),
    "true for a number": (
        lambda: put("TargetsToImprove", TARGET_CELL, True),
        f"{TARGET_CELL}: `target` must be a number, not 'TRUE'",
    ),
    "a date for a number": (
        lambda: put("TargetsToImprove", TARGET_CELL, date(2026, 1, 5), "yyyy-mm-dd"),
        f"{TARGET_CELL}: `target` must be a number, not '2026-01-05'",
    ),
    "no id": (
        lambda: put("TargetsToImprove", "A2", None),
        "sheet TargetsToImprove, A2: a target to improve needs an `id`",
    ),
    "an id twice": (
        lambda: book(TargetsToImprove=[TARGET, TARGET]),
        "sheet TargetsToImprove, row 3: the id T stands twice, first at FILE: sheet TargetsToImprove, row 2",
    ),
    "no parent": (lambda: put("TargetsToImprove", "B2", None), "sheet TargetsToImprove, B2: T: needs a `parent`"),
    "a parent that is not there": (
        lambda: put("TargetsToImprove", "B2", "Q"),
        "sheet TargetsToImprove, B2: T: its parent Q does not stand in this file",
    ),
    "a parent of another kind": (
        lambda: book(TargetsToImprove=[TARGET, ["U", "T", "Hours"]]),
        "B3: U: a target to improve cannot lie under the target to improve T",
    ),
    "a circle of parents": (
        lambda: book(
            Cycles=[["C", None, "Q1", None, "2026-01-01", "2026-03-31"]],
            Objectives=[["O1", "O2", "One"], ["O2", "O1", "Two"]],
        ),
        "sheet Objectives, B2: O1 lies under itself; one of its parents is wrong",
    ),
    "a list that is none": (
        lambda: book(
            Scorecards=[["S", None, "s"]], Perspectives=[["V", "S", "v"]], StrategicObjectives=[["G", "V", "g"]],
            Measures=[["M", "G", "m"] + [None] * (columns("measure").index("thresholds") - 3) + ["[1, 2"]],
        ),
        f"sheet Measures, {THRESHOLDS_CELL}: cannot be read: ",
    ),
    "a plan value of nothing": (
        lambda: book(PlanValues=[["X", "2026-01", 1]]),
        "sheet PlanValues, A2: X stands in no sheet of this file",
    ),
    "a plan value of a plan": (lambda: book(PlanValues=[["P", "2026-01", 1]]), "A2: a plan has no plan values"),
    "a plan value of no period": (lambda: book(PlanValues=[["T", "soon", 1]]), "B2: `period`: 'soon' is no period"),
    "a plan value twice": (
        lambda: book(PlanValues=[["T", "2026-01", 1], ["T", "2026-01", 2]]),
        "sheet PlanValues, row 3: T has two plan values for 2026-01",
    ),
    "a plan value of no number": (lambda: book(PlanValues=[["T", "2026-01", "x"]]), "C2: `value` must be a number"),
    "a plan value that is missing": (
        lambda: book(PlanValues=[["T", "2026-01"]]),
        "sheet PlanValues, row 2: `value` must be a number, not nothing",
    ),
    "a link of no relation": (lambda: book(Links=[["T", "likes", "P"]]), "B2: `relation` cannot be 'likes'"),
    "a link with a strength": (
        lambda: book(Links=[["T", "alignment", "P", "weak"]]),
        "sheet Links, D2: only a correlation has a strength",
    ),
    "a link without its end": (lambda: book(Links=[["T", "alignment"]]), "sheet Links, row 2: `to` is missing"),
    "something else about the file": (lambda: book(About=[["author", "x"]]), "A2: only `position` may stand here"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_workbook_is_told_in_one_line_with_sheet_and_cell(here, name):
    make, said = BAD[name]
    path = here.write(saved(make()), "plan.xlsx")
    with pytest.raises(UnusableInputError) as told:
        here.apply(path)
    assert str(told.value).startswith(f"{path}: sheet ")
    assert said.replace("FILE", str(path)) in str(told.value)
    assert "\n" not in str(told.value)
    assert here.log.position() == 0


def test_the_good_workbook_of_these_tests_is_good(here):
    assert here.apply(here.write(saved(book()), "plan.xlsx")) == 2


def with_macros() -> bytes:
    raw = io.BytesIO(saved(book()))
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return raw.getvalue()


def bomb() -> bytes:
    raw = io.BytesIO(saved(book()))
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet99.xml", b"0" * 50_000_000)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("file", "raw", "said"),
    [
        ("plan.xlsm", lambda: saved(book()), "holds macros"),
        ("plan.xlsx", with_macros, "holds macros"),
        ("plan.xlsx", lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("plan.xls", lambda: OLE + b"\0" * 600, "an old .xls workbook"),
        ("plan.yaml", lambda: OLE + b"\0" * 600, "an old .xls workbook"),
        ("plan.xlsx", bomb, "unpacks to far more than a workbook of values holds"),
        ("plan.xlsx", lambda: b"plans: []", "is no workbook, or damaged"),
        ("plan.xlsx", lambda: saved(book())[:3000], "is no workbook, or damaged"),
    ],
)
def test_a_file_that_is_no_safe_workbook_is_refused(here, file, raw, said):
    path = here.write(raw(), file)
    with pytest.raises(UnusableInputError) as told:
        here.apply(path)
    assert str(told.value).startswith(f"{path}: ")
    assert said in str(told.value)
    assert here.log.position() == 0


def test_a_workbook_without_a_sheet_of_ours_is_refused(here):
    made = Workbook()
    made.worksheets[0].title = "Links"
    with pytest.raises(UnusableInputError, match="no sheet of a plan file"):
        here.apply(here.write(saved(made), "plan.xlsx"))


def test_what_a_spreadsheet_program_makes_of_a_period_is_understood(here):
    made = book(
        Plans=[["P", None, 2026, None, datetime(2026, 1, 1)]],  # noqa: DTZ001 -- a cell has no time zone
        PlanValues=[["T", datetime(2026, 3, 1), 4.0], ["T", 2027, 5]],  # noqa: DTZ001
    )
    made["Plans"]["E2"].number_format = "yyyy"
    made["PlanValues"]["B2"].number_format = "mmm yy"
    here.apply(here.write(saved(made), "plan.xlsx"))
    plan, target = here.outline().items.values()
    assert plan.values == {"title": "2026", "period": "2026"}
    assert target.plan == {"2026-03": 4, "2027": 5}


def test_text_that_begins_like_a_formula_is_written_as_text(here):
    here.apply("plans:\n- {id: '=1+1', title: '+cmd|calc', text: '@x', team: '-2'}\n")
    sheet = load_workbook(here.export_workbook())["Plans"]
    row = {cell.value: below for cell, below in zip(sheet[1], sheet[2], strict=True)}
    for name, said in {"id": "=1+1", "title": "+cmd|calc", "text": "@x", "team": "-2"}.items():
        assert (row[name].value, row[name].data_type, row[name].quotePrefix) == (said, "s", True)


def test_a_text_longer_than_a_cell_is_refused_not_cut(here):
    here.apply(f"plans:\n- {{id: P, title: p, text: {'x' * 32_768}}}\n")
    with pytest.raises(UnusableInputError, match=r"sheet Plans, P: 32,768 characters, a cell holds 32,767"):
        here.export_workbook()


def test_a_template_has_every_sheet_and_column(here):
    made = load_workbook(here.export_workbook())
    assert made.sheetnames == [*SHEETS.values(), *COLUMNS]
    for kind, name in SHEETS.items():
        assert tuple(cell.value for cell in made[name][1]) == columns(kind)
    assert here.diff(here.folder / "plan.xlsx") == []
