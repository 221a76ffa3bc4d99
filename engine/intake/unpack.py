"""What is unsafe or unreadable in a workbook file, found before anything else looks at it.

A workbook is a zip of XML. Nothing here builds a tree: the parts are unpacked piece by piece and counted, so a file
that would unpack to more than memory holds, or that plays with XML entities, is refused at the price of a read.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from engine.errors import UnavailableError, UnusableInputError

MAX_FILE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 100_000_000
MAX_RATIO = 100
"""How often smaller than itself a part may be packed. Real sheets reach 30; a bomb is made of 1,000."""
MAX_CELLS = 1_000_000
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ADVICE = "save it as .xlsx from the spreadsheet program, without a password and without macros"
_CHUNK = 1 << 16
_SMALL = 1 << 20
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass
class Scanned:
    """What one part of a workbook holds, as far as it matters before it is read."""

    sheet: bool
    """Rows and cells, not styles, texts or charts."""
    cells: int = 0
    formulas: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def read_whole(path: Path, what: str) -> bytes:
    """The bytes of a file of a sensible size. Raises UnusableInputError where there is none."""
    try:
        if not path.exists():
            raise UnusableInputError(f"{path}: no such file; give {what}")
        if not path.is_file():
            raise UnusableInputError(f"{path}: is no file; give {what}")
        with path.open("rb") as opened:
            raw = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnavailableError(f"{path}: {error.strerror}; can this user read the file?") from error
    if not raw:
        raise UnusableInputError(f"{path}: the file is empty; give {what}")
    if len(raw) > MAX_FILE_BYTES:
        raise UnusableInputError(f"{path}: larger than {MAX_FILE_BYTES // 10**6} MB; split it")
    return raw


def is_packed(raw: bytes) -> bool:
    """Whether the bytes are those of a workbook, of this or an older form, rather than text."""
    return raw.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def unpacked(path: Path, raw: bytes) -> tuple[zipfile.ZipFile, dict[str, Scanned]]:
    """The workbook's zip, and what its parts hold, once nothing in it can do harm. Raises UnusableInputError."""
    if raw.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in raw
        raise UnusableInputError(f"{path}: {'encrypted' if encrypted else 'an old .xls workbook'}; {ADVICE}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        names = archive.namelist()
        _refuse_what_is_no_plain_workbook(path, archive, names)
        return archive, {name: _scanned(path, archive, name) for name in dict.fromkeys(names) if _is_xml(name)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnusableInputError(f"{path}: is no workbook, or damaged ({_said(error)}); {ADVICE}") from error


def _refuse_what_is_no_plain_workbook(path: Path, archive: zipfile.ZipFile, names: list[str]) -> None:
    lower = {name.lower() for name in names}
    if path.suffix.lower() in (".xlsm", ".xltm", ".xlam") or any(
        name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in lower
    ):
        raise UnusableInputError(f"{path}: holds macros; {ADVICE}")
    if "[content_types].xml" not in lower or "xl/workbook.bin" in lower:
        raise UnusableInputError(f"{path}: is no .xlsx workbook; {ADVICE}")
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise UnusableInputError(f"{path}: encrypted; {ADVICE}")
    if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED_BYTES or any(
        info.file_size > max(_SMALL, MAX_RATIO * info.compress_size) for info in archive.infolist()
    ):
        raise _bomb(path)


def _bomb(path: Path) -> UnusableInputError:
    return UnusableInputError(
        f"{path}: unpacks to far more than a workbook of values holds; save only the sheet with the values"
    )


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _scanned(path: Path, archive: zipfile.ZipFile, name: str) -> Scanned:
    scan = _Scan(path, name)
    with archive.open(name) as part:
        for chunk in _chunks(part):
            scan.feed(chunk)
    scan.end()
    return scan.found


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    while chunk := part.read(_CHUNK):
        yield chunk


class _Scan:
    """Reads one part of XML without keeping it."""

    def __init__(self, path: Path, name: str) -> None:
        # Other parts use the same short names for something else.
        self.found = Scanned(sheet=name.startswith("xl/worksheets/"))
        self._path, self._name = path, name
        self._row = 0
        self._column = 0
        self._cell = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._doctype
        if self.found.sheet:
            self._parser.StartElementHandler = self._start

    def feed(self, chunk: bytes) -> None:
        """The next piece. Raises UnusableInputError."""
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            raise self._damaged(str(error)) from error

    def end(self) -> None:
        """The part is over."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._damaged(str(error)) from error

    def _doctype(self, *_: object) -> None:
        raise self._damaged("it declares XML entities")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(" ")[2]:
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f":
                self.found.formulas.add(self._cell)
            case "mergeCell":
                self.found.merged.append(attributes.get("ref", "?"))
            case "col" if attributes.get("hidden") in ("1", "true"):
                self.found.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))

    def _start_row(self, attributes: dict[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if not self._row < row <= MAX_ROW:
            raise self._damaged(f"row {row} after row {self._row}")
        self._row, self._column = row, 0
        if attributes.get("hidden") in ("1", "true"):
            self.found.hidden_rows.add(row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.found.cells += 1
        if self.found.cells > MAX_CELLS:
            raise UnusableInputError(f"{self._path}: a sheet has more than {MAX_CELLS:,} cells; split it")
        self._cell = attributes.get("r") or f"{letters(self._column + 1)}{self._row}"
        place = _CELL.fullmatch(self._cell)
        if place is None or int(place[2]) != self._row or not self._column < number(place[1]) <= MAX_COLUMN:
            raise self._damaged(f"cell {self._cell[:20]} out of place in row {self._row}")
        self._column = number(place[1])

    def _damaged(self, why: str) -> UnusableInputError:
        return UnusableInputError(f"{self._path}: the part {self._name} is damaged ({why}); {ADVICE}")


def letters(column: int) -> str:
    """The letters of a column, counted from 1: A, B, ... Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def number(column: str) -> int:
    """The number of a column named by letters."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - 64
    return found


def _said(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:80]
