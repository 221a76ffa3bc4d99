"""A page as PDF and its drawing as PNG: the same bytes for the same page, and people's words as they are."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard.components.files import document
from dashboard.components.files.document import as_pdf, as_png, as_svg_file
from tests.dashboard.taken import HOSTILE, SIGNS, WHEN, drawing, taken

ROOT = Path(__file__).parents[2]
ROWS = [
    {"id": f"T-{n}", "title": f"Title {n}", "status": status} for n, status in enumerate(("off_track", "stale"))
]


PLACES = ("title", "question", "instant", "permalink")


def read(pdf, most=None):
    """The words of a PDF, or of its first pages, with a single space between them."""
    pages = PdfReader(io.BytesIO(pdf)).pages[:most]
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def test_a_pdf_says_what_the_page_is_and_what_it_shows():
    pdf = as_pdf(taken(ROWS, drawing=drawing("What hangs together")))
    said = read(pdf)
    for words in ("A page", "What is it?", "As the log stood at position 7 (28 Nov 2025, 17:00)", "page 1 of 2"):
        assert words in said
    for words in ("T-0", "Title 1", "■ Off track", "◌ Stale", "2 rows. Times are in UTC.", "What hangs together"):
        assert words in said
    (link,) = [one.get_object()["/A"]["/URI"] for one in PdfReader(io.BytesIO(pdf)).pages[0]["/Annots"]]
    assert link == "https://example.org/page?asof=2025-11-28&upto=7"
    about = PdfReader(io.BytesIO(pdf)).metadata
    assert (about.title, about.creation_date) == ("A page", WHEN)


SAME = """
import hashlib
from dashboard.components.files.document import as_pdf, as_png
from tests.dashboard.taken import *
page = taken([{"title": text, "n": n, "é": None} for n, text in enumerate(HOSTILE[:9])], drawing=drawing())
print(hashlib.sha256(as_pdf(page)).hexdigest(), hashlib.sha256(as_png(page)).hexdigest())
"""


def test_the_same_page_gives_the_same_bytes_in_every_process():
    made = [
        subprocess.run(
            [sys.executable, "-c", SAME],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert len(made[0].split()) == 2
    assert hashlib.sha256(as_pdf(taken(ROWS))).digest() != hashlib.sha256(as_pdf(taken(ROWS[:1]))).digest()


def letters(text):
    """What every font has of a text, without the spaces that a line may break at."""
    return "".join(letter for letter in text if "!" <= letter <= "~")


def test_what_people_write_is_text_in_the_table_of_a_pdf():
    said = letters(read(as_pdf(taken([{"name": text, "n": n} for n, text in enumerate(HOSTILE)]))))
    for text in HOSTILE:
        if "\u0301" not in text:  # pypdf misreads a break between letters with marks
            assert letters(text)[:300] in said, text[:40]
    assert said.count("x") > 40_000, "long words stand on several pages, whole"


@pytest.mark.parametrize(
    "text", ['#import "x"\n$x^2$ #panic() [x](javascript:x) <script>', "\x00\ud800\u202eשלום 日本 😀"]
)
def test_what_people_write_is_text_in_all_other_places_of_a_document(text):
    page = taken([{text: text, "n": n} for n in range(2)], **dict.fromkeys(PLACES, text), drawing=drawing(text))
    said = letters(read(as_pdf(page)))
    assert said.count(letters(text)) >= 6
    assert Image.open(io.BytesIO(as_png(page))).size == (848, 448)


def test_a_wide_table_lies_on_its_side_and_has_its_heading_on_every_page():
    narrow = PdfReader(io.BytesIO(as_pdf(taken(ROWS)))).pages
    wide = [{f"column {c}": f"words of {n} and {c}" for c in range(20)} for n in range(120)]
    pages = PdfReader(io.BytesIO(as_pdf(taken(wide)))).pages
    assert narrow[0].mediabox.width < narrow[0].mediabox.height
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert page.mediabox.width > page.mediabox.height
        said = " ".join(page.extract_text().split())
        assert f"page {number} of {len(pages)}" in said
        assert said.startswith("column 0") or number == 1 or "Columns, part 2" in said


def test_a_page_without_rows_says_so():
    assert "The table has no rows." in read(as_pdf(taken([])))


MANY = """
import resource
from dashboard.components.files.document import as_pdf
from tests.dashboard.taken import *
from tests.dashboard.test_document import read
pdf = as_pdf(taken([{f"column {c}": f"words {n} {c}" for c in range(10)} for n in range(5000)]))
used = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print("The first 2000 of 5000 rows; CSV and XLSX have them all." in read(pdf, 1), max(used) < 900, used)
"""


def test_five_thousand_rows_are_cut_where_their_memory_would_grow_out_of_hand():
    done = subprocess.run([sys.executable, "-c", MANY], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.startswith("True True"), done.stdout


def test_a_picture_is_drawn_at_twice_its_size_and_a_huge_one_smaller():
    picture = Image.open(io.BytesIO(as_png(taken(drawing=drawing(SIGNS)))))
    assert picture.size == (2 * 424, 2 * 224)
    assert len(picture.convert("RGB").getcolors(1 << 20)) > 10
    huge = Image.open(io.BytesIO(as_png(taken(drawing=drawing(width=20_000, height=10_000)))))
    assert huge.width * huge.height <= document.POINTS * 1.01
    assert as_svg_file(taken(drawing=drawing())).startswith(b"<?xml")


def test_what_cannot_be_set_is_one_error_and_not_half_a_file(monkeypatch):
    monkeypatch.setattr(document, "as_svg", lambda drawing: "<svg")
    with pytest.raises(RuntimeError, match="the png of the page page could not be set"):
        as_png(taken(drawing=drawing()))
    with pytest.raises(ValueError, match="has no drawing"):
        as_png(taken())
