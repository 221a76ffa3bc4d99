"""`hansei export pack`: the same bytes for the same bounds, position and seal; what is in it, what it refuses."""

import io
import os
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from dashboard.components.retrospective.headings import HEADINGS
from engine.domain.plan import AddComment
from engine.handle import handle
from engine.log.log import Log
from engine.log.seals.sealing import seal
from engine.log.seals.shelf import Shelf
from tests.dashboard.live import WHO

ROOT = Path(__file__).parents[2]


def alone(workspace, *arguments, seed="1"):
    """What the command writes to standard output in a process of its own."""
    program = [sys.executable, str(ROOT / "hansei.py"), "--workspace", str(workspace), *arguments]
    done = subprocess.run(program, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def said(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in pages]


@pytest.fixture(scope="module")
def own_hotels(hotels, tmp_path_factory):
    """A copy of the hotels that grows in these tests."""
    workspace = tmp_path_factory.mktemp("own") / "hotels"
    shutil.copytree(hotels, workspace)
    return workspace


def test_the_same_bounds_position_and_seal_give_the_same_bytes(own_hotels):
    first = alone(own_hotels, "export", "pack", "--review", "R-2025-Q3")
    pages = said(first)
    root = next(one.root for one in Shelf(own_hotels).seals() if one.position >= 904)
    assert all(root in page and f"page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(words in pages[0] for words in ("Third quarter 2025", "As of 2025-10-06 14:50 UTC, position 904"))
    with Log(own_hotels / "log.sqlite3") as log:
        handle(log, AddComment(entity_id="M-NPS", at=datetime.now(UTC), text="Later"), **WHO)
        seal(log)
    asked = "--review R-2025-Q3 --as-of 2025-10-06T14:50:00.000000Z --up-to 904"
    assert asked in pages[0], "the cover says how to make it again"
    again = alone(own_hotels, "export", "pack", *shlex.split(asked), seed="2")
    assert again == first
    other = alone(own_hotels, "export", "pack", *shlex.split(asked.replace("904", "903")))
    assert other != first


def test_a_retrospective_pack_has_the_sections_of_the_look_back(own_hotels, hansei, tmp_path):
    files = {ending: tmp_path / f"retro.{ending}" for ending in ("xlsx", "pptx")}
    asked = ("--kind", "retrospective", "--cycle", "2025-Q2")
    for file in files.values():
        answer = hansei("export", "pack", file, *asked, workspace=own_hotels)
        assert (answer.status, answer.out) == (0, ""), answer.err
        assert answer.err.startswith(f"{file}: Retrospective pack: Q2 2025: arrive well, ")
    book = load_workbook(files["xlsx"])
    assert book.sheetnames[:3] == ["Cover", "Context", "Outcome"]
    retro = hansei("retro", "2025-Q2", "--section", "outcome", "--format", "json", workspace=own_hotels).json
    rows = list(book["Outcome"].iter_rows(min_row=3, values_only=True))
    named = [row[rows[0].index("Key result")] for row in rows[1 : len(retro) + 1]]
    assert named == [row["key_result"] for row in retro]
    titles = [slide.shapes.title.text for slide in Presentation(str(files["pptx"])).slides]
    assert "What came of it" in titles
    words = {name for section in HEADINGS.values() for name in section.values()}
    for section in HEADINGS:
        if section.capitalize() in book.sheetnames:
            named = [cell.value.removesuffix(" %") for cell in book[section.capitalize()][3] if cell.value]
            assert named and set(named) <= words, section
    (head, *rows) = book["Changes"].iter_rows(min_row=3, values_only=True)
    what = {row[head.index("What")] for row in rows}
    assert {"Target"} <= what <= {"Target", "Weight", "Start", "Thresholds", "Dropped"}


def test_an_empty_workspace_says_so_in_one_line(empty, hansei, tmp_path):
    for kind in ("review", "retrospective"):
        answer = hansei("export", "pack", tmp_path / "a.pdf", "--kind", kind, workspace=empty)
        assert answer.status == 2
        assert len(answer.err.splitlines()) == 1
        assert "begins one" in answer.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("a.docx",), ".pdf, .xlsx, .pptx"),
        (("a.pdf", "--review", "R-9"), "R-9: there is no such review"),
        (("a.pdf", "--cycle", "C-9"), "C-9: there is no such cycle"),
        (("a.pdf", "--cycle", "C-9", "--kind", "retrospective"), "C-9: there is no such cycle"),
        (("a.pdf", "--review", "R-2025-Q3", "--cycle", "2025-Q3"), "give --cycle alone"),
        (("a.pdf", "--review", "R-2025-Q3", "--kind", "retrospective"), "give --cycle alone"),
        (("a.pdf", "--review", "R-2025-Q3", "--as-of", "2025-01-01"), "no such review at this instant"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_line(hotels, hansei, tmp_path, monkeypatch, asked, why):
    monkeypatch.chdir(tmp_path)
    answer = hansei("export", "pack", *asked, workspace=hotels)
    assert answer.status == 2
    assert why in answer.err
    assert len(answer.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.data
def test_the_pack_of_a_real_history_has_what_there_is_and_names_what_there_is_not(real_histories, hansei, tmp_path):
    file = tmp_path / "nyct.pdf"
    asked = ("--cycle", "NYCT-2008", "--as-of", "2016-12-31")
    answer = hansei("export", "pack", file, *asked, workspace=real_histories)
    assert answer.status == 0, answer.err
    assert "empty: Strategy map, Bowling chart" in answer.err
    pages = said(file.read_bytes())
    assert "Empty, and left out Strategy map; Bowling chart" in pages[0]
    assert all("not sealed" in page for page in pages)
    assert any("Subway Wait Assessment" in page for page in pages)


@pytest.mark.data
def test_of_a_plan_as_of_a_day_nothing_is_told_that_came_later_for_later(real_histories, hansei, tmp_path):
    file = tmp_path / "nyct.xlsx"
    asked = ("--cycle", "NYCT-2008", "--as-of", "2008-12-31")
    assert hansei("export", "pack", file, *asked, workspace=real_histories).status == 0
    (head, *rows) = load_workbook(file)["Plan changes"].iter_rows(min_row=3, values_only=True)
    holds = [row[head.index("Holds from")] for row in rows]
    assert 0 < len(holds) < 50
    assert max(holds).year == 2008
    measures = list(load_workbook(file)["Measures"].iter_rows(min_row=3, values_only=True))
    under = {row[measures[0].index("Objective")] for row in measures[1:]}
    assert under == {"NYC Transit: Safety Indicators", "NYC Transit: Service Indicators"}


@pytest.mark.data
def test_a_plan_that_has_goals_without_a_cycle_has_them_in_its_packs(real_histories, hansei, tmp_path):
    file = tmp_path / "goals.xlsx"
    assert hansei("export", "pack", file, "--cycle", "fy23-q4", workspace=real_histories).status == 0
    (head, *rows) = load_workbook(file)["OKRs"].iter_rows(min_row=3, values_only=True)
    assert sum(bool(row[head.index("Key result")]) for row in rows) == 10
    answer = hansei("export", "pack", file, "--kind", "retrospective", workspace=real_histories)
    assert (answer.status, "Retrospective pack: GitLab OKRs FY23-Q4" in answer.err) == (0, True)
    (head, *rows) = load_workbook(file)["Forecast"].iter_rows(min_row=3, values_only=True)
    assert len(rows) == 10, "one week is told of what had no basis in any"
