"""A cycle of a hundred days for the tests of the read side: short ways to tell what happens in it."""

from datetime import UTC, datetime, timedelta

from engine.domain import cycle, okr
from engine.handle import handle
from projections.read_model import Bounds

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
LAST_MOMENT = timedelta(microseconds=1)


def end_of_day(number):
    """The last instant of that day of the cycle, from 1."""
    return FIRST + timedelta(days=number) - LAST_MOMENT


class ToldCycle:
    """A cycle of a hundred days, 1 January to 10 April 2026, and what is told of it."""

    def __init__(self, log, read_model, clock):
        self.log, self.read_model = log, read_model
        clock.now = NOW

    def do(self, kind, entity_id, on=0, **fields):
        """Somebody carries out a command, true in the business at the end of that day of the cycle."""
        command = kind(entity_id=entity_id, at=NOW, effective_at=end_of_day(on), **{"reason": "agreed", **fields})
        return handle(self.log, command, actor="Ann", appended_by="root", source="cli")

    def cycle(self, cycle_id="C", **fields):
        return self.do(cycle.OpenCycle, cycle_id, title=cycle_id, **{
            "starts_on": "2026-01-01", "ends_on": "2026-04-10", **fields,
        })  # fmt: skip

    def objective(self, entity_id="O", parent_id="C", on=0, **fields):
        return self.do(okr.SetObjective, entity_id, on, parent_id=parent_id, title=entity_id, **fields)

    def key_result(self, entity_id="K", parent_id="O", on=0, **fields):
        if "form" not in fields:
            fields = {"baseline": 0, "target": 100, **fields}
        return self.do(okr.SetKeyResult, entity_id, on, parent_id=parent_id, title=entity_id, **fields)

    def check_in(self, value, on, entity_id="K", **fields):
        return self.do(okr.CheckIn, entity_id, on, value=value, **fields)

    def rows(self, as_of, **bounds):
        self.read_model.catch_up(self.log)
        rows = self.read_model.rows("okrs", Bounds(as_of=as_of, **bounds))
        return {row["key_result_id"] or row["objective_id"]: row for row in rows}

    def row(self, entity_id="K", on=100, **bounds):
        return self.rows(end_of_day(on), **bounds)[entity_id]


def a_cycle_told(log, read_model, clock):
    """The cycle C with the objective O in it."""
    told = ToldCycle(log, read_model, clock)
    told.cycle()
    told.objective()
    return told
