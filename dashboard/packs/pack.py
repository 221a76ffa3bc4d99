"""What a pack is made of: a cover, and sections that each answer one question with a table, a drawing or charts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from dashboard.components.files.taken import Row, Taken, sentence
from dashboard.components.shown.shapes import Drawing

INKS = {True: ("5B6270", "0072B2", "B37400"), False: ("0072B2", "C9CED8", "B37400")}
"""The colours of the series of a chart, of lines and of bars."""
WHOLE = "the XLSX of this pack has them all"


@dataclass(frozen=True)
class Chart:
    """Numbers to be drawn side by side, which stay numbers in a workbook and on slides."""

    title: str
    labels: Sequence[str]
    series: Sequence[tuple[str, Sequence[float | None]]]
    """Each with its name and a value a label; none where there is none."""
    lines: bool = False
    """Drawn as lines over time, else as bars."""


@dataclass(frozen=True)
class Section:
    """One question and its answer."""

    name: str
    """What its sheet in a workbook is called."""
    title: str
    question: str
    rows: Sequence[Row] = ()
    drawing: Drawing | None = None
    charts: Sequence[Chart] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows and self.drawing is None

    def headed(self) -> Self:
        """The same with its columns named as headings."""
        return replace(self, rows=[{sentence(name): value for name, value in row.items()} for row in self.rows])


@dataclass(frozen=True)
class Pack:
    """A pack as it goes into a file. All writers take this, and nothing else."""

    cover: Taken
    """Title, instant, position and seal; its rows are what the cover says, each a name and what it is."""
    sections: Sequence[Section]
    """What there is, in the order in which it is looked at."""

    @cached_property
    def shown(self) -> Sequence[Section]:
        """The sections that have something to show; sheets are named apart."""
        return [section.headed() for section in self.sections if not section.is_empty]

    @property
    def empty(self) -> Sequence[str]:
        """The titles of the sections that are left out, since there is nothing in them."""
        return [section.title for section in self.sections if section.is_empty]

    @cached_property
    def facts(self) -> Sequence[tuple[str, str]]:
        """What the cover says, as names and values, with what is in the pack and what is empty."""
        told = [(str(row["name"]), str(row["value"])) for row in self.cover.rows]
        told.append(("Contents", "; ".join(section.title for section in self.shown) or "nothing"))
        return [*told, *([("Empty, and left out", "; ".join(self.empty))] if self.empty else [])]

    @property
    def footer(self) -> str:
        """What stands at the foot of every page: position and root, by which it is held against the log."""
        root = self.cover.seal.rpartition(" ")[2]
        return f"position {self.cover.position} · {f'root {root}' if root else 'not sealed'}"

    def page(self, section: Section) -> Taken:
        """A section as the writers of pages take it."""
        return replace(
            self.cover,
            name=section.name,
            title=section.title,
            question=section.question,
            rows=section.rows,
            drawing=section.drawing,
            whole=WHOLE,
        )
