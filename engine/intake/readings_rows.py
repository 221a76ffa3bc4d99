"""From the cells of a sheet to what they say: which item, which day or period, which value."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.intake.readings_cells import Place, Value, readings_of, says_nothing, settled, share_of
from engine.intake.readings_layout import Layout
from engine.intake.readings_mapping import Mapping as Said
from engine.intake.readings_numbers import NoNumberError
from engine.intake.readings_periods import DateFormat, NoPeriodError, kind_of, read
from engine.intake.readings_problems import Problems
from engine.intake.sheets import EMPTY, Cell, Sheet


@dataclass(frozen=True)
class Told:
    """One value as the file tells it."""

    row: int
    column: int
    called: str
    """What the file calls the item."""
    period: str
    value: Value
    note: str | None = None
    confidence: float | None = None


@dataclass
class Table:
    """What a sheet tells."""

    told: list[Told] = field(default_factory=list)
    rows: int = 0
    """Rows under the header that hold something."""
    skipped: int = 0
    """Cells that could hold a value and are empty."""
    results: int = 0
    """Values that are results of formulas."""


@dataclass(frozen=True)
class _Raw:
    """The cells that belong to one value."""

    value: Place
    called: str
    period: Place
    confidence: Place | None
    note: str | None


def read_table(sheet: Sheet, layout: Layout, said: Said, problems: Problems) -> Table:
    """Everything that a sheet tells; what cannot be read goes to `problems`.

    Every cell is read before anything is made of one, because all the numbers and all the dates of a file together
    show how it writes them. Raises UnusableInputError for merged cells and errors of formulas.
    """
    sheet.check(layout.header, layout.used)
    return _Reader(sheet, layout, said, problems).table()


class _Reader:
    def __init__(self, sheet: Sheet, layout: Layout, said: Said, problems: Problems) -> None:
        self._sheet, self._layout, self._said, self._problems = sheet, layout, said, problems
        self._rows = dict(sheet.rows)
        self._table = Table()

    def table(self) -> Table:
        raws = list(self._raws())
        values, periods = self._values(raws), self._periods(raws)
        for raw in raws:
            if (
                raw.value in values
                and raw.period in periods
                and (raw.confidence is None or raw.confidence in values)
            ):
                confidence = None if raw.confidence is None else share_of(values[raw.confidence])
                self._table.told.append(
                    Told(*raw.value, raw.called, periods[raw.period], values[raw.value], raw.note, confidence)
                )
        return self._table

    def _cell(self, place: Place | None) -> Cell:
        cells = self._rows[place[0]] if place else []
        return cells[place[1]] if place and place[1] < len(cells) else EMPTY

    def _raws(self) -> Iterator[_Raw]:
        """The places of every value that is there; the places without one are counted."""
        layout = self._layout
        columns = layout.periods if layout.value is None else [layout.value]
        for row, cells in self._sheet.rows:
            if row <= layout.header or not self._fits(row, cells):
                continue
            filled = [at for at in columns if not says_nothing(self._cell((row, at)))]
            called = self._cell((row, layout.id))
            if called.empty and not filled:
                continue
            if called.text and called.text == layout.names[layout.id].text:
                self._problems.add(
                    row, layout.id, "a second row of headers; keep one, or say which by --header-row"
                )
                continue
            self._table.rows += 1
            self._table.skipped += len(columns) - len(filled)
            if filled and not called.text:
                self._problems.add(row, layout.id, "no id beside a value; is this a second row of headers?")
                continue
            note = None if layout.note is None else self._cell((row, layout.note)).text or None
            confidence = None if layout.confidence is None else (row, layout.confidence)
            if says_nothing(self._cell(confidence)):
                confidence = None
            for at in filled:
                period = (layout.header, at) if layout.period is None else (row, layout.period)
                yield _Raw((row, at), called.text, period, confidence, note)

    def _fits(self, row: int, cells: list[Cell]) -> bool:
        """Whether the row has the columns of the header, no fewer and no more."""
        width = len(self._layout.names)
        if self._sheet.name is None and len(cells) != width:
            why = (
                f"{len(cells)} columns under a header of {width}; put quotes around a text that holds the delimiter"
            )
            self._problems.add(row, min(len(cells), width) - 1, why)
            return False
        for at, cell in enumerate(cells):
            headed = at < width and self._layout.names[at].text
            if not cell.empty and not headed and at not in self._layout.used | self._layout.skipped:
                self._problems.add(
                    row, at, "a column without a header; name it, or leave it out with --skip-column"
                )
                return False
        return True

    def _values(self, raws: list[_Raw]) -> dict[Place, Value]:
        """What every cell with a value or a confidence says."""
        texts: dict[Place, Mapping[str, Value]] = {}
        for raw in raws:
            self._table.results += self._cell(raw.value).formula
            for place in (raw.value, raw.confidence):
                if place is not None:
                    try:
                        texts[place] = readings_of(self._cell(place))
                    except NoNumberError as error:
                        self._problems.add(*place, str(error))
        return settled(texts, self._cell, self._said.decimal, "--decimal", self._problems)

    def _periods(self, raws: list[_Raw]) -> dict[Place, str]:
        """What every cell with a day or period says."""
        form = DateFormat(self._said.date_format) if self._said.date_format else None
        texts: dict[Place, Mapping[str, str]] = {}
        for place in dict.fromkeys(raw.period for raw in raws):
            try:
                texts[place] = read(self._cell(place), form)
            except NoPeriodError as error:
                other = "; or leave the column out with --skip-column" if self._layout.periods else ""
                self._problems.add(*place, f"{error}{other}")
        periods = settled(texts, self._cell, None, "--date-format", self._problems)
        if self._layout.periods:
            self._refuse_overlaps(periods)
        return periods

    def _refuse_overlaps(self, periods: dict[Place, str]) -> None:
        """Two columns for one period, or a quarter among months: a sum beside its parts is no second value."""
        seen: dict[str, Place] = {}
        kinds = Counter(kind_of(period) for period in periods.values())
        for place, period in periods.items():
            if period in seen:
                twin = self._layout.called(seen[period][1])
                self._problems.add(*place, f"the same period as column {twin}; leave one out with --skip-column")
            elif kind_of(period) != kinds.most_common(1)[0][0]:
                self._problems.add(
                    *place,
                    f"a {kind_of(period)} beside {kinds.most_common(1)[0][0]}s; leave it out with --skip-column",
                )
            seen.setdefault(period, place)
