"""The target of one item over time: what was told of it, and what has to be told so that it is what a file says.

A file gives an item a target, and values planned for periods. A planned value is the target from the first instant
of its period until the next one begins: it is told for that instant, and again wherever something else was told in
that time. The other target holds before the first of them, and where nothing is planned, from now on.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.domain.calendar import LAST, period_span
from engine.domain.measure import TargetSet
from engine.domain.okr import KeyResultRetargeted
from engine.domain.state import told_by
from engine.domain.values import Event, instant_of, instant_text
from engine.errors import UnusableInputError

_NEVER = "9999"
_JUST_NOW = _NEVER
"""Later than any instant at which something was recorded."""


@dataclass(frozen=True)
class Telling:
    """A target, from when it holds, and the period it was planned for, if any."""

    at: str
    value: float | None
    period: str | None = None
    recorded_at: str = _JUST_NOW


@dataclass
class Targets:
    """What was told of the target of one item, by the instant from which it holds."""

    told: dict[str, Telling] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """One more event about the item; of the same instant what was recorded last wins."""
        for name, value in told_by(event):
            if name == "target":
                telling = Telling(event.effective_at, value, _period_of(event), event.recorded_at)
                known = self.told.get(telling.at)
                if known is None or known.recorded_at <= telling.recorded_at:
                    self.told[telling.at] = telling

    def plan(self) -> dict[str, float]:
        """The values planned for periods, the earliest first; of one period what holds last wins."""
        last: dict[str, float | None] = {}
        for at in sorted(self.told):
            period = self.told[at].period
            if period:
                last[period] = self.told[at].value
        standing = {period: value for period, value in last.items() if value is not None}
        return dict(sorted(standing.items(), key=lambda one: (first_instant(one[0]), one[0])))

    def target(self, now: str) -> float | None:
        """The last one up to now that was planned for no period."""
        last = self._last_unplanned(now)
        return self.told[last].value if last else None

    def towards(
        self,
        target: float | None,
        plan: Mapping[str, float],
        now: str,
        could: Callable[[str], bool] = lambda at: True,
    ) -> list[Telling]:
        """What is still to be told, the earliest first, so that the target and the plan values are these.

        `could` says whether the item could have a target at an instant before now; else it has it from now on.
        """
        before, planned = self.target(now), self.plan()
        after = Targets(dict(self.told))
        begins = sorted((first_instant(period), period) for period in plan)
        for at in sorted({at for at, _ in begins} | self.told.keys()):
            place = bisect_right(begins, at, key=lambda one: one[0])
            period = begins[place - 1][1] if place else None
            given_up = at in self.told and self.told[at].period in planned.keys() - plan.keys()
            if period is not None and (given_up or planned.get(period) != plan[period]):
                following = begins[place][0] if place < len(begins) else _NEVER
                put_off = at < now < following and not could(at)
                after._tell(_after(now) if put_off else at, plan[period], period)
            elif given_up:
                after._tell(at, target if could(at) else None)
        if after.target(now) != target:
            at = instant_text(instant_of(begins[0][0]) - LAST) if begins and begins[0][0] <= now else now
            at = max(at, after._last_unplanned(now))
            after._tell(at if target is None or could(at) else now, target)
            for at, telling in list(after.told.items()):
                if at > now and not telling.period and telling.value == before is not None:
                    after._tell(at, target)
        return [telling for at, telling in sorted(after.told.items()) if self.told.get(at) != telling]

    def _tell(self, at: str, value: float | None, period: str | None = None) -> None:
        known = self.told.get(at)
        if known is None or (known.value, known.period) != (value, period):
            self.told[at] = Telling(at, value, period)

    def _last_unplanned(self, now: str) -> str:
        return max((at for at, telling in self.told.items() if at <= now and not telling.period), default="")


def first_instant(period: str) -> str:
    """From when a value holds that is planned for a period."""
    return instant_text(period_span(period)[0])


def _after(at: str) -> str:
    return instant_text(instant_of(at) + LAST)


def _period_of(event: Event) -> str | None:
    """The period that a target was planned for, where it does not hold from before it."""
    period = event.period if isinstance(event, TargetSet | KeyResultRetargeted) else None
    if not period:
        return None
    try:
        return period if first_instant(period) <= event.effective_at else None
    except UnusableInputError:
        return None
