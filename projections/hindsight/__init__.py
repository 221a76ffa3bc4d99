"""Looking back on a cycle: what was wanted, what came of it, when it could be seen, what was done and learned.

    retro = Retrospective(read_model, "2026-Q1")
    for row in retro.section("misses"): ...

Each section is one question and a list of rows. Nothing in a row that speaks of an instant was learned after it.
"""

from collections.abc import Callable

import pyarrow as pa

from projections.hindsight.calibration import calibration
from projections.hindsight.columns import SECTIONS, as_table
from projections.hindsight.cycle import LookBack
from projections.hindsight.diagnosis import diagnosis
from projections.hindsight.forecasts import forecasts
from projections.hindsight.learned import learned
from projections.hindsight.misses import effects, misses
from projections.hindsight.outcome import context, outcome
from projections.hindsight.softened import Softening
from projections.read_model import Bounds, ReadModel, Row

__all__ = ["SECTIONS", "Retrospective"]


class Retrospective:
    """One look back, section by section."""

    def __init__(self, read_model: ReadModel, cycle_id: str, bounds: Bounds | None = None) -> None:
        self.look = LookBack(read_model, cycle_id, bounds)
        softening = Softening(self.look)
        self._sections: dict[str, Callable[[], list[Row]]] = {
            "context": lambda: context(self.look),
            "outcome": lambda: outcome(self.look),
            "changes": lambda: softening.changes,
            "scores": lambda: softening.scores,
            "misses": lambda: misses(self.look),
            "countermeasures": lambda: effects(self.look),
            "calibration": lambda: calibration(self.look),
            "forecast": lambda: forecasts(self.look),
            "diagnosis": lambda: diagnosis(self.look, softening),
            "learned": lambda: learned(self.look),
        }

    def section(self, name: str) -> list[Row]:
        """The rows of one of the sections."""
        return self._sections[name]()

    def table(self, name: str) -> pa.Table:
        """The same with all of the section's columns, also where there are no rows."""
        return as_table(name, self.section(name))
