"""A text file of columns (.csv, .tsv and the like) as a sheet of cells."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import UnusableInputError
from engine.intake.sheets import EMPTY, Cell, Sheet
from engine.intake.unpack import MAX_CELLS

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MAX_LINE = 100_000
_LOOKED_AT = 100


@dataclass(frozen=True)
class Text:
    """A text file that was read: its cells, and how they were told apart."""

    sheet: Sheet
    delimiter: str
    encoding: str


def read_text(path: Path, raw: bytes, delimiter: str | None = None) -> Text:
    """Reads a text file. Raises UnusableInputError with the line, for what is no text or no columns."""
    text, encoding = _decoded(path, raw)
    lines = list(io.StringIO(text, newline=""))
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            raise UnusableInputError(
                f"{path}:{number}: the line has {len(line):,} characters, at most {MAX_LINE:,}; "
                "give a text file of columns"
            )
        if "\0" in line:
            raise UnusableInputError(
                f"{path}:{number}: holds a zero byte, so it is no text; save it as CSV in UTF-8"
            )
    skipped = 0
    if lines and (said := re.fullmatch(r"sep=(.)\s*", lines[0])):  # Excel writes this, and means it
        delimiter, skipped = delimiter or said[1], 1
    chosen = delimiter or _sniffed(path, lines[skipped:])
    sheet = Sheet(path, None)
    reach = 0
    for number, fields in _records(path, lines[skipped:], chosen, skipped):
        reach += len(fields)
        if reach > MAX_CELLS:
            raise UnusableInputError(f"{path}: more than {MAX_CELLS:,} cells; split it")
        if any(field.strip() for field in fields):
            sheet.rows.append((number, [Cell(field) if field.strip() else EMPTY for field in fields]))
    if not sheet.rows:
        raise UnusableInputError(f"{path}:1: holds blank lines only; give a file with a header and values")
    return Text(sheet, chosen, encoding)


def _decoded(path: Path, raw: bytes) -> tuple[str, str]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnusableInputError(
                    f"{path}: begins as {encoding} and does not go on so; save it as UTF-8"
                ) from error
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
    raise UnusableInputError(f"{path}:{line}: neither UTF-8 nor Windows-1252 text; save it as CSV in UTF-8")


def _records(path: Path, lines: list[str], delimiter: str, before: int) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line it begins in."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = 1
    try:
        for fields in reader:
            yield before + begins, fields
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UnusableInputError(
            f"{path}:{before + begins}: the quotes of the line that begins here do not fit ({error}); a quote "
            "inside a quoted text is written twice"
        ) from error


def _sniffed(path: Path, lines: list[str]) -> str:
    """The one delimiter that cuts the most of the first lines into the same number of columns, two or more."""
    scores = {delimiter: _evenness(path, lines[:_LOOKED_AT], delimiter) for delimiter in DELIMITERS}
    best = max(scores.values())
    chosen = [delimiter for delimiter, score in scores.items() if score == best]
    if not best:
        raise UnusableInputError(f"{path}:1: no columns found; say what stands between them with --delimiter")
    if len(chosen) > 1:
        words = " or ".join(DELIMITERS[delimiter] for delimiter in chosen)
        raise UnusableInputError(f"{path}:1: columns by {words}; say which with --delimiter")
    return chosen[0]


def _evenness(path: Path, lines: list[str], delimiter: str) -> float:
    widths: Counter[int] = Counter()
    try:
        for _, fields in _records(path, lines, delimiter, 0):
            if any(fields):
                widths[len(fields)] += 1
    except UnusableInputError:
        pass  # the look may end inside a quoted text, or another delimiter reads the quotes right
    many = max((count for width, count in widths.items() if width > 1), default=0)
    return many / sum(widths.values()) if widths else 0
