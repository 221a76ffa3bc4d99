"""A file that is none, or is not safe or not whole, is refused in one line, and nothing of it is appended."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from engine.errors import UnusableInputError
from engine.intake import readings_text, sheets, unpack
from engine.intake.sheets import open_workbook
from tests.intake_readings.support import altered, counts

HEADER = ["id", "2026-01", "2026-02"]
SHEET = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refused(office, path: Path, **said) -> str:
    """The one line of the refusal; nothing was appended."""
    with pytest.raises(UnusableInputError) as error:
        office.take(path, **said)
    assert office.events() == []
    line = str(error.value)
    assert "\n" not in line
    assert str(path) in line
    return line


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_file_that_is_not_there_or_no_file(office, tmp_path):
    assert "no such file" in refused(office, tmp_path / "nowhere.csv")
    assert "is no file" in refused(office, tmp_path)


@pytest.mark.parametrize("name", ["values.csv", "values.xlsx"])
def test_an_empty_file(office, name):
    assert "the file is empty" in refused(office, office.text(b"", name))


def test_a_file_beyond_all_measure(office, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_FILE_BYTES", 1_000_000)
    assert "larger than 1 MB" in refused(office, office.text(b"x" * 1_000_001))


# ------------------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "Windows-1252")],
)
def test_the_common_encodings_are_read_and_said(office, encoding, said):
    path = office.text("id;2026-01;Größe\nM;1,5;ä\n".encode(encoding))
    assert said in office.take(path).notes[0]
    assert office.values() == [("M", "2026-01-31", 1.5)]


def test_utf_16_in_the_other_order_of_bytes(office):
    office.take(office.text(b"\xfe\xff" + "id;2026-01\nM;1\n".encode("utf-16-be")))
    assert office.values() == [("M", "2026-01-31", 1)]


def test_what_is_no_text(office):
    assert ":2: neither UTF-8 nor Windows-1252" in refused(office, office.text(b"id;2026-01\nM\x81\xfe;1\n"))
    assert "does not go on so" in refused(office, office.text(b"\xff\xfeid;\n\x00"))
    assert ":2: holds a zero byte" in refused(office, office.text(b"id;2026-01\nM;1\x00\n"))


def test_a_line_without_an_end(office):
    line = refused(office, office.text(b"id;2026-01\n" + b"M;1;" * 5_000_000))
    assert ":2: the line has 20,000,000 characters" in line


def test_quotes_that_do_not_end_name_the_line_where_they_began(office):
    assert ":3: the quotes" in refused(office, office.text('id;2026-01\nM;1\n"M-Q;2\nM-EUR;3\n'))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(office, delimiter):
    rows = (["id", "2026-01", "2026-02"], ["M", "1.5", "2.5"], ["M-EUR", "3", ""])
    office.take("\n".join(delimiter.join(row) for row in rows))
    assert office.values() == [("M", "2026-01-31", 1.5), ("M", "2026-02-28", 2.5), ("M-EUR", "2026-01-31", 3)]


def test_a_decimal_comma_is_not_taken_for_the_delimiter(office):
    office.take("id;2026-01;2026-02\nM;1,5;2,5\nM-EUR;3,5;4,5\n")
    assert [value for *_, value in office.values()] == [1.5, 2.5, 3.5, 4.5]


def test_two_delimiters_that_fit_are_not_guessed(office):
    path = office.text("id,a;2026-01\nM,b;3\n")
    assert "columns by comma or semicolon; say which with --delimiter" in refused(office, path)
    office.take(path, delimiter=";", id="id,a", ids={"M,b": "M"})
    assert office.values() == [("M", "2026-01-31", 3)]


def test_a_line_that_names_the_delimiter_is_believed(office):
    office.take("sep=;\nid;2026-01\nM;1,5\n")
    assert office.values() == [("M", "2026-01-31", 1.5)]


def test_a_text_without_columns(office):
    assert "no columns found" in refused(office, office.text("hello\nworld\n"))
    assert "blank lines only" in refused(office, office.text("\n;\n\n", "blank.csv"), delimiter=";")


@pytest.mark.parametrize(("row", "width"), [("M;1", 2), ("M;1;2;3", 4)])
def test_a_line_with_other_columns_than_the_header(office, row, width):
    line = refused(office, office.text(f"id;2026-01;2026-02\nM-EUR;1;2\n{row}\n"))
    assert f":3: column {'B' if width == 2 else 'C'}: {width} columns under a header of 3" in line


def test_a_text_has_no_sheets(office):
    assert "has no sheet 'Values'" in refused(office, office.text("id;2026-01\nM;1\n"), sheet="Values")


def test_more_cells_than_anybody_writes(office, monkeypatch):
    monkeypatch.setattr(readings_text, "MAX_CELLS", 5)
    monkeypatch.setattr(unpack, "MAX_CELLS", 5)
    assert "more than 5 cells" in refused(office, office.text("id;2026-01\nM;1\nM-EUR;2\n"))
    assert "more than 5 cells" in refused(office, office.book(HEADER, ["M", 1, 2]))


# -------------------------------------------------------------------------------------------- workbooks


def test_a_file_that_is_no_workbook(office):
    assert "is no workbook" in refused(office, office.text(b"id;2026-01\n", "values.xlsx"))
    assert "is no workbook" in refused(office, office.text(office.book(HEADER).read_bytes()[:-30]))
    assert "is no .xlsx workbook" in refused(office, zipped(office.folder / "a.xlsx", {"a.txt": b"a"}))
    assert "is no .xlsx workbook" in refused(
        office, zipped(office.folder / "b.xlsx", {"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b""})
    )
    assert "damaged" in refused(office, zipped(office.folder / "c.xlsx", {"[Content_Types].xml": b"<a/>"}))


def test_a_workbook_of_the_old_form_and_an_encrypted_one(office):
    assert "an old .xls workbook" in refused(office, office.text(OLE + b"\0" * 600, "values.xls"))
    encrypted = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "encrypted; save it as .xlsx" in refused(office, office.text(encrypted, "values.xlsx"))


def test_a_zip_with_a_password(office):
    path = office.book(HEADER, ["M", 1, 2])
    raw = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := raw.find(mark, at + 1)) >= 0:
            raw[at + flags] |= 1
    path.write_bytes(raw)
    assert "encrypted; save it as .xlsx" in refused(office, path)


def test_a_workbook_with_macros(office):
    path = office.book(HEADER, ["M", 1, 2])
    assert "holds macros" in refused(office, path.rename(office.folder / "values.xlsm"))
    for part in ("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"):
        path = office.book(HEADER, ["M", 1, 2])
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(part, b"<a/>")
        assert "holds macros" in refused(office, path)


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself(office):
    path = office.book(HEADER, ["M", 1, 2])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 5_000_000)
    assert "unpacks to far more" in refused(office, path)


def test_many_parts_that_are_large_together(office, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_UNPACKED_BYTES", 10_000)
    assert "unpacks to far more" in refused(office, office.book(HEADER, ["M", 1, 2]))


def test_a_part_that_lies_about_its_size_is_damaged(office):
    path = office.book(HEADER, *(["M", 1, 2] for _ in range(200)))
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (100).to_bytes(4, "little")))
    assert "is no workbook, or damaged" in refused(office, path)


def test_xml_entities(office):
    path = office.book(HEADER, ["M", 1, 2])
    bomb = b'<!DOCTYPE a [<!ENTITY b "boom">]><worksheet'
    assert "declares XML entities" in refused(office, altered(path, SHEET, b"<worksheet", bomb))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b'<row r="2"', b'<row r="999999999"', "row 999999999 after row 1"),
        (b'<row r="2"', b'<row r="1"', "row 1 after row 1"),
        (b'r="B2"', b'r="B9"', "cell B9 out of place in row 2"),
        (b'r="B2"', b'r="A1:A9"', "out of place in row 2"),
        (b'r="C2"', b'r="B2"', "cell B2 out of place in row 2"),
        (b'r="C2"', b'r="XFE2"', "cell XFE2 out of place in row 2"),
        (b'r="A1"', b'r="A1" s="99"', "damaged"),
        (b"<v>1</v>", b"<v>one</v>", "damaged"),
        (b"<v>1</v>", b"<v>1E999</v>", "B2: inf is too large a number"),
        (b"</worksheet>", b"", "damaged"),
    ],
)
def test_a_sheet_that_was_tampered_with(office, old, new, why):
    assert why in refused(office, altered(office.book(HEADER, ["M", 1, 2]), SHEET, old, new))


def test_a_sheet_that_lies_at_a_strange_place(office):
    path = office.book(HEADER, ["M", 1, 2])
    with zipfile.ZipFile(path) as archive:
        parts = {name.replace("xl/worksheets/", "xl/elsewhere/"): archive.read(name) for name in archive.namelist()}
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = parts[name].replace(b"worksheets/sheet1", b"elsewhere/sheet1")
    assert "unknown place" in refused(office, zipped(path, parts))


def test_a_sheet_that_says_a_wrong_size_of_itself_is_read_whole(office):
    path = altered(office.book(HEADER, ["M", 1, 2]), SHEET, b'<dimension ref="A1:C2"', b'<dimension ref="A1:A1"')
    office.take(path)
    assert [value for *_, value in office.values()] == [1, 2]


def test_one_cell_at_the_far_end_of_each_row_is_not_laid_out(office, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_CELLS", 20_000)
    book = openpyxl.Workbook()
    for row in (1, 2):
        book.active.cell(row, 16_384, 1)
    book.save(office.folder / "far.xlsx")
    assert "reaches over more than 20,000 cells" in refused(office, office.folder / "far.xlsx")


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_of_a_formula_among_the_values(office, error):
    line = refused(office, office.book(HEADER, ["M", 1, error]))
    assert f"sheet Values, C2: {error}, the error of a formula" in line


def test_an_error_beside_the_values_does_no_harm(office):
    assert counts(office.take(office.book([*HEADER, "variance"], ["M", 1, 2, "#DIV/0!"]))) == (2, 0, 0, 0)


def test_merged_cells_from_the_header_on(office):
    path = office.book(HEADER, ["M", 1, 2])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("B2:C2")
    book.save(path)
    assert "sheet Values, B2:C2: merged cells" in refused(office, path)


def test_merged_cells_above_the_header_do_no_harm(office):
    path = office.book(["Report of the quarter"], [], HEADER, ["M", 1, 2])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A1:C1")
    book.save(path)
    assert counts(office.take(path)) == (2, 0, 0, 0)


def test_a_formula_counts_by_its_result_and_that_is_said(office):
    path = office.book(HEADER, ["M", 1, "=B2+1"])
    assert "C2: is a formula without a result" in refused(office, path)
    altered(path, SHEET, b"</f><v></v>", b"</f><v>2</v>")
    done = office.take(path)
    assert "1 values are results of formulas" in done.notes[-1]
    assert [value for *_, value in office.values()] == [1, 2]


def test_the_plan_of_a_workbook_is_checked_by_the_sheet(office):
    path = office.book(HEADER, ["M", 1, "#N/A"])
    with pytest.raises(UnusableInputError, match="C2: #N/A"):
        open_workbook(path).sheet("Values")
    with pytest.raises(UnusableInputError, match="has no sheet 'Targets'; it has Values"):
        open_workbook(path).sheet("Targets")
