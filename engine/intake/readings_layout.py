"""Where in a sheet the values stand: which row is the header, and which column holds what.

Two layouts are known. Wide: a row an item, a column a period. Long: a row a value, with columns for item, period
and value. What is not said is found out where only one answer fits, and what was taken is said aloud.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from engine.errors import UnusableInputError
from engine.intake.readings_mapping import WIDE, Mapping
from engine.intake.readings_periods import is_a_period, looks_like_a_period
from engine.intake.sheets import Cell, Sheet
from engine.intake.unpack import letters

LOOKED_AT = 20
"""How many rows are looked at for the header."""

# By role: what its column may be called, the likeliest names first.
_NAMES: dict[str, tuple[set[str], ...]] = {
    "id": (
        {"id", "entity id", "item id", "measure id", "key result id", "kpi id"},
        {"entity", "item", "measure", "key result", "kr", "kpi", "title", "name"},
    ),
    "period": ({"period", "date", "day", "month", "quarter", "year", "effective at"},),
    "value": ({"value", "actual", "reading", "result"},),
    "note": ({"note", "notes", "comment", "remark"},),
    "confidence": ({"confidence"},),
}


class _NoHeaderError(Exception):
    """This row is not the header."""


@dataclass
class Layout:
    """Which columns hold what, counted from 0."""

    header: int
    """The number of the header's row."""
    names: Sequence[Cell]
    id: int
    periods: list[int] = field(default_factory=list)
    """Of the wide layout: the columns whose header is a period."""
    period: int | None = None
    value: int | None = None
    note: int | None = None
    confidence: int | None = None
    skipped: set[int] = field(default_factory=set)

    @property
    def used(self) -> set[int]:
        """Every column that is read."""
        every = (self.id, self.period, self.value, self.note, self.confidence, *self.periods)
        return {column for column in every if column is not None}

    def called(self, column: int) -> str:
        """A column by its letters, with its header."""
        text = self.names[column].text if column < len(self.names) else ""
        return letters(column + 1) + (f" ({text})" if text else "")


def found_layout(sheet: Sheet, mapping: Mapping, ids: Collection[str]) -> Layout:
    """The layout of a sheet. Raises UnusableInputError where none fits, or more than one."""
    rows = [(number, cells) for number, cells in sheet.rows if mapping.header_row in (None, number)][:LOOKED_AT]
    # A name over the ids is the best sign of a header, then a period that can be read, then one that cannot.
    for named, read in ((True, False), (False, True), (False, False)):
        for number, cells in rows:
            row = _Row(sheet, number, cells, mapping)
            try:
                layout = row.layout(named, read)
            except _NoHeaderError:
                continue
            if mapping.id is None and layout.names[layout.id].text in ids:
                continue  # a row of values, in a file without a header
            return layout
    wanted = (mapping.id, mapping.value, mapping.note, mapping.confidence, mapping.period)
    for name in wanted:
        if name not in (None, WIDE) and not any(_Row(sheet, *row, mapping).all_called(name or "") for row in rows):
            raise UnusableInputError(f"{sheet.at(rows[0][0] if rows else 1)}: no column is called {name!r}")
    raise UnusableInputError(
        f"{sheet.at(mapping.header_row or sheet.rows[0][0])}: no header found that names an id and either periods, "
        "or a period and a value; name the columns with --id-column, --period-column and --value-column"
    )


def taken(sheet: Sheet, layout: Layout, mapping: Mapping) -> Mapping:
    """The mapping with everything that was found out."""

    def saved(column: int | None) -> str | None:
        if column is None:
            return None
        name = layout.names[column].text
        same = [cell for cell in layout.names if _plain(cell.text) == _plain(name)]
        return name if name and len(same) == 1 else letters(column + 1)

    return replace(
        mapping,
        sheet=sheet.name,
        id=saved(layout.id),
        period=WIDE if layout.periods else saved(layout.period),
        value=saved(layout.value),
        note=saved(layout.note),
        confidence=saved(layout.confidence),
    )


def in_words(sheet: Sheet, layout: Layout) -> str:
    """What was taken, to be said aloud."""
    above = sum(number < layout.header for number, _ in sheet.rows)
    said = [
        (f"sheet {sheet.name}, row " if sheet.name else "line ") + f"{layout.header} as the header",
        f"ids from column {layout.called(layout.id)}",
    ]
    if layout.periods:
        said.append("periods from " + _columns(layout, layout.periods))
    for what, column in (
        ("periods", layout.period),
        ("values", layout.value),
        ("notes", layout.note),
        ("confidence", layout.confidence),
    ):
        if column is not None:
            said.append(f"{what} from column {layout.called(column)}")
    rest = [at for at, cell in enumerate(layout.names) if at not in layout.used and not cell.empty]
    if rest:
        said.append("left out " + _columns(layout, rest))
    if above:
        said.append(f"left out {above} {'row' if above == 1 else 'rows'} above the header")
    return "took " + "; ".join(said)


def _columns(layout: Layout, columns: Sequence[int]) -> str:
    """Columns by their letters and headers; a long unbroken row of them by its ends."""
    first, last = columns[0], columns[-1]
    if len(columns) > 3 and last - first == len(columns) - 1:
        return f"columns {layout.called(first)} to {layout.called(last)}"
    return ("columns " if len(columns) > 1 else "column ") + ", ".join(map(layout.called, columns))


class _Row:
    """A row that may be the header."""

    def __init__(self, sheet: Sheet, number: int, cells: Sequence[Cell], mapping: Mapping) -> None:
        self._at, self._number, self._cells, self._mapping = sheet.at(number), number, cells, mapping
        self._names = [_plain(cell.text) for cell in cells]
        self._skipped = {at for name in mapping.skip for at in self.all_called(name)}

    def layout(self, named: bool, read: bool) -> Layout:
        """What each column holds, if this is the header; `named` wants a name over the ids, `read` a period."""
        said = self._mapping
        periods = [
            at
            for at, cell in enumerate(self._cells)
            if at not in self._skipped and not cell.empty and looks_like_a_period(cell)
        ]
        whole = any(is_a_period(self._cells[at]) for at in periods)
        long = said.period != WIDE and bool(self._columns("period") and self._columns("value"))
        if long and said.period is None and whole:
            raise UnusableInputError(
                f"{self._at}: some columns are periods, and others are called period and value; say which to take "
                "with --period-column (a column, or wide)"
            )
        layout = Layout(self._number, self._cells, -1, skipped=self._skipped)
        if long:
            layout.period, layout.value = self._only("period"), self._only("value")
            layout.note, layout.confidence = self._only_or_none("note"), self._only_or_none("confidence")
        elif periods and said.period in (None, WIDE) and said.value is None and (whole or not read):
            layout.periods = periods
        else:
            raise _NoHeaderError
        layout.id = self._id(layout, named)
        layout.periods = [at for at in layout.periods if at != layout.id]
        if long and (layout.period in periods or any(self._cells[at].empty for at in layout.used)):
            raise _NoHeaderError  # where columns are named by letters, every row would do
        return layout

    def _id(self, layout: Layout, named: bool) -> int:
        if layout.periods and not named and not self._columns("id"):
            return 0 if 0 not in layout.periods and 0 not in self._skipped else self._only("id")
        return self._only("id")

    def _only(self, role: str) -> int:
        found = self._only_or_none(role)
        if found is None:
            raise _NoHeaderError
        return found

    def _only_or_none(self, role: str) -> int | None:
        found = self._columns(role)
        if len(found) > 1:
            words = " and ".join(f"{letters(at + 1)} ({self._cells[at].text})" for at in found)
            raise UnusableInputError(
                f"{self._at}: columns {words} could both hold the {role}; say which with --{role}-column"
            )
        return found[0] if found else None

    def _columns(self, role: str) -> list[int]:
        name: str | None = getattr(self._mapping, role)
        if name is not None:
            return self.all_called(name)
        for names in _NAMES[role]:
            found = [at for at, one in enumerate(self._names) if one in names and at not in self._skipped]
            if found:
                return found
        return []

    def all_called(self, name: str) -> list[int]:
        """The columns with this header; else the one with these letters."""
        found = [at for at, one in enumerate(self._names) if one and one == _plain(name)]
        return found or [at for at in range(len(self._cells)) if letters(at + 1) == name]


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
