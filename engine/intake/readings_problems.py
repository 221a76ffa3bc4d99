"""What is wrong with a file of values: every cell of it, not only the first."""

from dataclasses import dataclass, field

from engine.errors import HanseiError, RefusedError, UnusableInputError
from engine.intake.sheets import Sheet


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell."""

    row: int
    column: int
    where: str
    why: str
    refused: bool
    """A rule of the method says so; else the cell cannot be read."""


@dataclass
class Problems:
    """Everything that is wrong with a sheet."""

    sheet: Sheet
    found: list[Problem] = field(default_factory=list)

    def add(self, row: int, column: int, why: str, *, refused: bool = False) -> None:
        """One more cell that cannot be taken."""
        self.found.append(Problem(row, column, self.sheet.at(row, column), why, refused))

    def in_order(self) -> list[Problem]:
        """By their place in the file."""
        return sorted(self.found, key=lambda problem: (problem.row, problem.column))

    def error(self) -> HanseiError:
        """The first of them in one line, and how many more there are."""
        first, *rest = self.in_order()
        more = f"; and {len(rest)} more (--dry-run lists them)" if rest else ""
        kind = RefusedError if all(problem.refused for problem in self.found) else UnusableInputError
        return kind(f"{first.where}: {first.why}{more}")
