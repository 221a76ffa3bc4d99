"""What a person takes away: a table as CSV or XLSX, each page as files, and a link that shows the same for ever."""

import asyncio
import csv
import io
import zipfile
from datetime import UTC, datetime
from functools import partial
from urllib.parse import parse_qsl

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime import media_file_manager
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboard.components.files.sheets import as_csv, as_xlsx
from dashboard.components.frame.export import _made
from tests.dashboard.conftest import APP, exported, words
from tests.dashboard.taken import HOSTILE, taken

PAGES = sorted(path.stem for path in (APP.parent / "screens").glob("[!_]*.py"))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_text_in_both_files(text):
    page = taken([{"Name": text, "Number": 1.5, "When": datetime(2026, 1, 2, 3, tzinfo=UTC), "None": None}])
    sheet = load_workbook(io.BytesIO(as_xlsx(page))).active
    name, number, when, none = next(sheet.iter_rows(min_row=2, max_row=2))
    assert name.data_type == "s"
    plain = [letter for letter in text if " " < letter <= "~"][:32_767]
    assert [letter for letter in name.value if " " < letter <= "~"] == plain
    assert (number.value, when.value, none.value) == (1.5, datetime(2026, 1, 2, 3), None)  # noqa: DTZ001
    told = list(csv.reader(io.StringIO(as_csv(page).decode("utf-8-sig"), newline="")))[1]
    assert not told[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_number_stays_a_number_and_only_text_is_kept_from_being_a_formula():
    written = as_csv(taken([{"who": "=HYPERLINK(1)", "value": -1.5, "when": None}])).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(written)))[1] == ["'=HYPERLINK(1)", "-1.5", ""]


def test_a_table_of_nothing_is_a_file_all_the_same():
    assert as_csv(taken([])) == b""
    assert load_workbook(io.BytesIO(as_xlsx(taken([])))).active.max_row == 1


def test_a_value_stands_under_its_column_where_rows_have_different_ones():
    page = taken([{"a": 1}, {"b": 2, "a": 3}])
    assert as_csv(page).decode("utf-8-sig").splitlines() == ["a,b", "1,", "3,2"]
    sheet = load_workbook(io.BytesIO(as_xlsx(page))).active
    assert list(sheet.values) == [("a", "b"), (1, None), (3, 2)]


def permalink(page):
    """The link that the open menu gives."""
    return next(one.value for one in page.code if "upto=" in one.value)


BEGINS = {"pdf": b"%PDF", "pptx": b"PK", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "svg": b"<?xml", "png": b"\x89PNG"}


@pytest.mark.parametrize("screen", PAGES)
def test_every_page_gives_all_the_files_that_it_offers(open_page, hotels, offered, screen):
    page = open_page(hotels, screen, **({"item": "M-NPS"} if screen == "item" else {}))
    assert not offered, "nothing is offered before the menu is opened"
    exported(page)
    drawn = {"svg", "png"} if screen in ("strategy_map", "x_matrix") else set()
    made = {name.rpartition(".")[2]: make() for name, make in offered.items() if "-pack." not in name}
    assert made.keys() == {"pdf", "pptx", "csv", "xlsx"} | drawn
    for kind, file in made.items():
        assert file.startswith(BEGINS[kind]), kind
    about = PdfReader(io.BytesIO(made["pdf"])).metadata
    assert about.title == page.title[0].value.replace("\\", "")
    assert zipfile.ZipFile(io.BytesIO(made["pptx"])).testzip() is None


PACKS = {"pdca": {"review": "R-2025-Q3"}, "retrospective": {"cycle": "2025-Q2"}}


@pytest.mark.parametrize("screen", PACKS)
def test_the_page_of_a_review_or_of_a_look_back_offers_its_pack(open_page, hotels, offered, screen):
    exported(open_page(hotels, screen, **PACKS[screen]))
    packs = {name.rpartition(".")[2]: make for name, make in offered.items() if "-pack." in name}
    assert packs.keys() == {"pdf", "xlsx", "pptx"}
    title = load_workbook(io.BytesIO(packs["xlsx"]()))["Cover"]["A1"].value
    assert title == {"pdca": "Review pack: Third quarter 2025"}.get(
        screen, "Retrospective pack: Q2 2025: arrive well"
    )


def test_a_page_with_nothing_to_take_away_still_has_its_link(open_page, empty, offered):
    page = exported(open_page(empty, "okrs"))
    assert "nothing to take away yet but its link" in words(page)
    assert not offered
    assert permalink(page)


def test_the_link_to_mine_shows_the_same_to_whoever_follows_it(open_page, hotels):
    page = exported(open_page(hotels, "okrs", owner="mine"))
    assert "owner=Mara+Lindqvist" in permalink(page)


def test_a_file_that_cannot_be_made_is_said_in_one_line(monkeypatch):
    def fails(page):
        raise RuntimeError("the details")

    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "session")
    asked = BackendOperationRequest()
    asked.deferred_file.file_id = manager.add_deferred(partial(_made, fails, taken), None, "1", "page.pdf")
    answer = asyncio.run(DeferredFileHandler(lambda: manager).handle(asked, "session"))
    assert answer.error_msg == "Failed to generate file for download"


def test_the_pdf_of_a_page_and_of_its_permalink_are_the_same_bytes(open_page, hotels, offered):
    def pdf():
        return next(make for name, make in offered.items() if name.endswith(".pdf"))()

    for screen in ("okrs", "strategy_map"):
        offered.clear()
        page = exported(open_page(hotels, screen))
        first, link = pdf(), permalink(page)
        offered.clear()
        again = exported(open_page(hotels, screen, **dict(parse_qsl(link.lstrip("?")))))
        assert permalink(again) == link
        assert pdf() == first, screen
