"""A table laid out for paper and slides: which columns stand side by side, how wide, and what is said once only.

Nothing is left out but columns that are empty, which are named. What is the same in every row is said once, a table
of one row is turned to stand as names and values, and columns that do not fit beside each other follow below.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from dashboard.components.files.taken import Taken, cell_words, written
from dashboard.components.shown.shapes import width_of
from dashboard.components.shown.words import counted

NUMBER = "#"
"""The column that numbers the rows where no other tells them apart."""
_NARROWEST, _WORD, _COLUMN, _NATURAL = 3.0, 9.0, 9.5, 34.0
"""In sizes of the type: the least width, the longest word that stays whole, what a column needs, and likes most."""
_PAD = 6.0
_SHORT = 12
"""Letters of a text that stays on one line, such as a status."""
_SQUEEZED = 1.12
"""How much wider than the paper columns may be and are still squeezed onto it, rather than to follow below."""
_BREAKS = re.compile(r"(?<=[_\-./:@,;=&?])(?=\w)")
_NO_WIDTH = "\u200b"
_A_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?")


@dataclass(frozen=True)
class Block:
    """Columns that stand side by side."""

    columns: Sequence[str]
    widths: Sequence[float]
    heading: Sequence[str]
    numbers: Sequence[bool]
    """Which of them hold numbers, which stand at the right."""


@dataclass(frozen=True)
class Laid:
    """A table that is laid out."""

    same: Sequence[tuple[str, str]]
    """What every row has in common: column and value."""
    empty: Sequence[str]
    """The columns that have nothing in any row."""
    blocks: Sequence[Block]
    rows: Sequence[Mapping[str, str]]
    left: int
    """How many rows have no room."""
    turned: bool
    """Whether its one row stands as names and values."""
    whole: str
    """Where all rows stand."""

    @property
    def counted(self) -> str:
        """How many rows there are, where that is worth a word."""
        if self.left:
            return f"The first {len(self.rows)} of {len(self.rows) + self.left} rows; {self.whole}."
        if self.turned:
            return ""
        return f"{counted(len(self.rows), 'row')}." if self.rows else "The table has no rows."

    @property
    def nothing_in(self) -> str:
        """Which columns are left out."""
        where = "Empty" if self.turned else "Empty in every row"
        return f"{where}: {', '.join(self.empty)}." if self.empty else ""


def laid_out(taken: Taken, *, width: float, size: float, room: int, once: bool = True) -> Laid:
    """The table of a page on paper of this width, in type of this size, in room for so many characters.

    What all rows have in common is said `once`, or stays in its column. A short cell counts as forty characters:
    that is about what its frame costs beside them.
    """
    rows, left = _with_room(taken, room)
    columns = [name for name in taken.columns if any(row[name] for row in rows)]
    empty = [heading(name) for name in taken.columns if name not in columns] if rows else []
    turned = len(taken.rows) == 1
    if turned:
        rows = [{"field": heading(name), "value": rows[0][name]} for name in columns]
        columns = ["field", "value"]
    same = []
    if once and len(rows) > 1 and not left:
        same = [name for name in columns if len({row[name] for row in rows}) == 1]
        same = same if len(same) < len(columns) else []
    columns = [name for name in columns if name not in same]
    blocks, rows = _blocks(columns, rows, width, size)
    return Laid([(heading(name), rows[0][name]) for name in same], empty, blocks, rows, left, turned, taken.whole)


def heading(column: str) -> str:
    """The name of a column in words."""
    return written(column).replace("_", " ")


def breakable(text: str, width: float, size: float) -> str:
    """The text with places to break in those of its words that are wider than this."""
    if len(text) * size * 0.3 <= width:
        return text
    return re.sub(r"\S+", lambda word: _parted(word[0], width, size), text)


def _parted(word: str, width: float, size: float) -> str:
    if width_of(word, size) <= width:
        return word
    parts = []
    for part in _BREAKS.split(word):
        piece, wide = "", 0.0
        for letter in part:
            wide += width_of(letter, size)
            if piece and wide > width:
                parts.append(piece)
                piece, wide = "", width_of(letter, size)
            piece += letter
        parts.append(piece)
    return _NO_WIDTH.join(parts)


def _with_room(taken: Taken, room: int) -> tuple[list[dict[str, str]], int]:
    """The first rows in words, as many as there is room for, at least one; and how many there are besides."""
    rows: list[dict[str, str]] = []
    for row in taken.rows:
        words = {name: cell_words(name, row.get(name)) for name in taken.columns}
        room -= sum(max(40, len(text)) for text in words.values())
        if rows and room < 0:
            break
        rows.append(words)
    return rows, len(taken.rows) - len(rows)


def _blocks(
    columns: Sequence[str], rows: list[dict[str, str]], width: float, size: float
) -> tuple[list[Block], list[dict[str, str]]]:
    needs = {name: _needs(name, rows, size) for name in columns}
    fitting = [list(columns)]
    if sum(need for need, _ in needs.values()) > width * _SQUEEZED:
        first = next((name for name in columns if len({row[name] for row in rows}) == len(rows)), NUMBER)
        if first == NUMBER:
            rows = [{NUMBER: f"{n}", **row} for n, row in enumerate(rows, 1)]
            needs[NUMBER] = _needs(NUMBER, rows, size)
        others = [name for name in columns if name != first]
        parts = _parts([needs[name][0] for name in others], width - needs[first][0])
        fitting = [[first, *(others[place] for place in part)] for part in parts]
    numbers = {name for name in needs if _is_of_numbers([row[name] for row in rows if row[name]])}
    return [_block(names, needs, numbers, width, size) for names in fitting if names], rows


def _is_of_numbers(cells: Sequence[str]) -> bool:
    """Whether half of them at least are numbers, and what stands between those is short, such as a status."""
    others = [text for text in cells if not _A_NUMBER.fullmatch(text)]
    return 2 * len(others) <= len(cells) and all(len(text) <= _SHORT for text in others)


def _parts(needs: Sequence[float], width: float) -> list[list[int]]:
    """The places of columns in as few parts as they fit in, each about as full as the others."""
    even = sum(needs) / ceil(sum(needs) / width)
    parts: list[list[int]] = [[]]
    full = 0.0
    for place, need in enumerate(needs):
        if parts[-1] and (full + need > width or full + need / 2 > even):
            parts.append([])
            full = 0.0
        parts[-1].append(place)
        full += need
    return parts


def _block(
    names: Sequence[str],
    needs: Mapping[str, tuple[float, float]],
    numbers: Container[str],
    width: float,
    size: float,
) -> Block:
    """Each column has what it needs; what is left goes to those that would like more, by how much more."""
    more = {name: likes - need for name, (need, likes) in needs.items() if name in names}
    total = sum(needs[name][0] for name in names)
    share = min(1.0, max(0.0, width - total) / sum(more.values())) if sum(more.values()) else 0.0
    squeezed = min(1.0, width / total)
    widths = [int(10 * (squeezed * needs[name][0] + share * more[name])) / 10 for name in names]
    told = [breakable(heading(name), wide - _PAD, size) for name, wide in zip(names, widths, strict=True)]
    return Block(names, widths, told, [name in numbers for name in names])


def _needs(name: str, rows: Sequence[Mapping[str, str]], size: float) -> tuple[float, float]:
    """How wide a column must be, and how wide it likes to be."""
    texts = {row[name] for row in rows}
    likes = sorted(width_of(text[:200], size) for text in texts)[ceil(0.95 * (len(texts) - 1))] if texts else 0.0
    whole = [text for text in texts if len(text) <= _SHORT]
    words = [word for text in texts if len(text) > _SHORT for word in text[:200].split()]
    words += [*whole, *heading(name).split()]
    word = max((width_of(word, size, 600) for word in words), default=0.0)
    need = max(_NARROWEST * size, min(word, _WORD * size), min(likes, _COLUMN * size))
    return need + _PAD, max(need, min(likes, _NATURAL * size)) + _PAD
