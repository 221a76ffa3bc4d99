"""Bad files, given to the command itself with little memory and time: one line, status 2, nothing appended."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from engine.log.log import Log
from tests.crash.support import start
from tests.intake_plan.test_bad_files import GOOD
from tests.intake_plan.test_bad_workbooks import OLE, book, merged, put, saved, shown

MEMORY, SECONDS = 1_500_000_000, 20
MEASURES = """\
scorecards:
- id: S
  title: The chain
  perspectives:
  - {id: V, title: Customer, objectives: [{id: O, title: Guests, measures: [{id: M, title: Praise}]}]}
"""
CIRCLE = """\
scorecards:
- id: S
  title: s
  perspectives:
  - {id: V, title: v, objectives: [{id: A, title: a}, {id: B, title: b}]}
  cause_effect:
  - {from: A, to: B}
  - {from: B, to: A}
"""
LAUGHS = "a: &a [x]\n" + "".join(f"{one}: &{one} [{f'*{before}, ' * 9}]\n" for before, one in zip("abcdefgh", "bcdefghi", strict=True))  # fmt: skip # noqa: E501

PLANS: dict[str, tuple[str, str]] = {
    "unknown key": (GOOD + "        tilte: x\n", ":7: unknown key `tilte`; did you mean `title`?"),
    "duplicate id": (
        GOOD + "      - {id: P, title: x}\n",
        ":7: the id P stands twice, first at FILE:2; give one another id",
    ),
    "circle of parents": (
        "plans:\n- {id: A, title: a, parent: B}\n- {id: B, title: b, parent: A}\n",
        ":2: A lies under itself; one of its parents is wrong",
    ),
    "circle of links": (CIRCLE, ":8: the links come round: A drives B drives A; take one of them out"),
    "bad number": (
        GOOD + "        target: 3,5\n",
        ":7: `target` must be a number, not '3,5'; write it with a point, as 3.5",
    ),
    "YAML bomb": (
        LAUGHS,
        ":1: an anchor (&) or alias (*); write it out where it belongs, or put the text in quotes",
    ),
    "wrong type": ("plans: hotels\n", ":1: `plans` must be a list, not 'hotels'"),
    "5 MB of nesting": (
        "plans: " + "[" * 5_000_000,
        ":1: nested more than 120 deep; look for a bracket or an indent too many",
    ),
}


def sheet(*rows: Sequence[Any]) -> Workbook:
    """A workbook of values."""
    made = Workbook()
    made.worksheets[0].title = "Values"
    for row in rows:
        made.worksheets[0].append(row)
    return made


VALUES = ["id", "2026-01", "2026-02"]


def merged_values() -> Workbook:
    made = sheet(VALUES, ["M", 1, 2])
    made["Values"].merge_cells("B2:C2")
    return made


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    packed = io.BytesIO(raw)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


SAVE = "; save it as .xlsx from the spreadsheet program, without a password and without macros"
ENCRYPTED = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
BOMB = ("xl/worksheets/sheet99.xml", b"0" * 50_000_000)
UNPACKS = ": unpacks to far more than a workbook of values holds; save only the sheet with the values"

WORKBOOKS: dict[str, tuple[str, bytes, str]] = {
    "plan, macro file": ("plan.xlsm", with_part(saved(book()), "xl/vbaProject.bin", b"x"), f": holds macros{SAVE}"),
    "plan, encrypted": ("plan.xlsx", ENCRYPTED, f": encrypted{SAVE}"),
    "plan, error of a formula": (
        "plan.xlsx",
        saved(put("TargetsToImprove", "C2", "#REF!")),
        ": sheet TargetsToImprove, C2: #REF!, the error of a formula; mend it or empty the cell",
    ),
    "plan, merged cells": (
        "plan.xlsx",
        saved(merged()),
        ": sheet TargetsToImprove, A2:B2: merged cells; unmerge them, so that each cell says its own value",
    ),
    "plan, two header rows": (
        "plan.xlsx",
        saved(shown(["Our plans"], ["id", "parent", "title"])),
        ": sheet Plans, row 1: two header rows; keep only the one that begins with `id`",
    ),
    "plan, zip bomb": ("plan.xlsx", with_part(saved(book()), *BOMB), UNPACKS),
    "values, macro file": (
        "values.xlsm",
        with_part(saved(sheet(VALUES)), "xl/vbaProject.bin", b"x"),
        f": holds macros{SAVE}",
    ),
    "values, encrypted": ("values.xlsx", ENCRYPTED, f": encrypted{SAVE}"),
    "values, error of a formula": (
        "values.xlsx",
        saved(sheet(VALUES, ["M", 1, "#N/A"])),
        ": sheet Values, C2: #N/A, the error of a formula; mend it or empty the cell",
    ),
    "values, merged cells": (
        "values.xlsx",
        saved(merged_values()),
        ": sheet Values, B2:C2: merged cells; unmerge them, so that each cell says its own value",
    ),
    "values, two header rows": (
        "values.xlsx",
        saved(sheet(VALUES, VALUES, ["M", 1, 2])),
        ": sheet Values, A2: a second row of headers; keep one, or say which by --header-row",
    ),
    "values, zip bomb": ("values.xlsx", with_part(saved(sheet(VALUES)), *BOMB), UNPACKS),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a measure in it."""
    folder = tmp_path_factory.mktemp("real") / "workspace"
    (folder.parent / "measures.yaml").write_text(MEASURES)
    for arguments in (["init"], ["plan", "apply", folder.parent / "measures.yaml", "--reason", "agreed"]):
        assert run(folder, *arguments)[0] == 0
    return folder


COMMAND = f"""
import resource, sys
from hansei import run
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
sys.exit(run(sys.argv[1:]))
"""


def run(workspace: Path, *arguments: str | Path) -> tuple[int | None, str, str]:
    """Runs the command in a process of its own; its exit status, and what it printed."""
    process = start(COMMAND, "--workspace", workspace, *arguments)
    out, err = process.communicate()
    return process.returncode, out.decode(), err.decode()


def events(workspace: Path) -> int:
    with Log(workspace / "log.sqlite3") as log:
        return log.position()


def refused(workspace: Path, path: Path, said: str, *command: str) -> None:
    before = events(workspace)
    status, out, err = run(workspace, *command[:2], path, *command[2:])
    assert (status, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith(f"hansei: {path}{said.replace('FILE', str(path))}")
    assert events(workspace) == before > 0


@pytest.mark.parametrize("name", PLANS)
def test_a_bad_plan_file(workspace: Path, tmp_path: Path, name: str) -> None:
    text, said = PLANS[name]
    path = tmp_path / "plan.yaml"
    path.write_text(text)
    refused(workspace, path, said, "plan", "apply", "--reason", "x")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_bad_workbook(workspace: Path, tmp_path: Path, name: str) -> None:
    file, raw, said = WORKBOOKS[name]
    (tmp_path / file).write_bytes(raw)
    command = ("plan", "apply", "--reason", "x") if name.startswith("plan") else ("import", "readings")
    refused(workspace, tmp_path / file, said, *command)
