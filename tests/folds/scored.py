"""Random histories of what has a score: a small strategy, and all five kinds of change of it at once.

Told twice, late, ahead of its time or taken back, as people do; but of a strategy that has something to score.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.domain import cycle, measure, okr, scorecard
from engine.domain.values import Event, instant_text
from tests.folds.histories import Bounds, History

DAYS = ("2026-01-31", "2026-02-10", "2026-02-28", "2026-03-05", "2026-03-31", "2026-04-20")
MOMENTS = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in DAYS]
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)

moments = st.sampled_from(MOMENTS)
numbers = st.sampled_from([0, 1, 3, 5, 8, 10, 12, 40, -3])
weights = st.sampled_from([0.5, 1, 2, 3])
periods = st.sampled_from([None, None, "2026-01", "2026-02", "2026-03", "2026-Q1"])
Told = Callable[..., SearchStrategy[Event]]


def told(event: type[Event], ids: str, **fields: Any) -> SearchStrategy[Event]:
    """One event about one of these entities: most often as it happens, at times late or ahead."""
    given = {name: said if isinstance(said, SearchStrategy) else st.just(said) for name, said in fields.items()}

    def at(ids_: str, happened: tuple[datetime, datetime], said: dict[str, Any]) -> Event:
        effective, recorded = happened
        return event(
            originator_id=f"s-{ids_}",
            entity_id=ids_,
            effective_at=instant_text(effective),
            recorded_at=instant_text(recorded),
            actor="Ann",
            **said,
        )

    times = st.one_of(moments.map(lambda moment: (moment, moment)), st.tuples(moments, moments))
    return st.builds(at, st.sampled_from(ids.split()), times, st.fixed_dictionaries(given))


def begun(event: type[Event], entity_id: str, **fields: Any) -> Event:
    """The event that an entity of the story begins with."""
    at = instant_text(BEGUN)
    return event(
        originator_id=f"s-{entity_id}", entity_id=entity_id, effective_at=at, recorded_at=at, actor="Ann",
        **({"title": entity_id} if event.KIND else {}), **fields,
    )  # fmt: skip


OKRS = (
    begun(cycle.CycleOpened, "C", period="2026-H1", starts_on="2026-01-01", ends_on="2026-06-30"),
    begun(okr.ObjectiveSet, "O1", parent_id="C"),
    begun(okr.ObjectiveSet, "O2", parent_id="C"),
    begun(okr.KeyResultSet, "K1", parent_id="O1", baseline=0, target=10),
    begun(okr.KeyResultSet, "K2", parent_id="O1", baseline=20, target=5, weight=2),
    begun(okr.KeyResultSet, "K3", parent_id="O2", baseline=0, target=40),
    *(begun(okr.CheckedIn, one, value=value) for one, value in (("K1", 3), ("K2", 10), ("K3", 4))),
)
OF_OKRS = (
    told(okr.CheckedIn, "K1 K2 K3", value=numbers),
    told(okr.CheckedIn, "K1 K2", value=numbers),
    told(okr.CheckInRestated, "K1 K2", value=numbers),
    told(okr.CheckInWithdrawn, "K1 K2"),
    told(okr.KeyResultRetargeted, "K1 K2 K3", target=numbers, period=periods),
    told(okr.KeyResultSet, "K1", title="K1", parent_id=st.sampled_from(["O1", "O2"]), baseline=numbers),
    told(okr.KeyResultSet, "K3 K4", title="K", parent_id="O1", target=numbers, baseline=0, weight=weights),
    told(okr.KeyResultRetired, "K1 K2 K3"),
    told(scorecard.WeightSet, "K1 K2", weight=weights),
    told(cycle.MeasuredBy, "K1", measured_by=st.sampled_from(["K2", "K3"])),
    told(cycle.CycleClosed, "C"),
)
CARD = (
    begun(scorecard.ScorecardOpened, "S"),
    begun(scorecard.PerspectiveAdded, "V1", parent_id="S"),
    begun(scorecard.StrategicObjectiveSet, "S1", parent_id="V1"),
    begun(scorecard.StrategicObjectiveSet, "S2", parent_id="V1", weight=2),
    begun(measure.MeasureDefined, "M1", parent_id="S1", target=10, direction="up", frequency="monthly"),
    begun(measure.MeasureDefined, "M2", parent_id="S2", target=5, direction="down", thresholds=[20]),
    begun(measure.MeasureDefined, "M3", parent_id="S2", target=40, direction="up", thresholds=[1]),
    *(
        begun(measure.ReadingRecorded, one, entity="measure", value=value)
        for one, value in (("M1", 9.5), ("M2", 14), ("M3", 30))
    ),
)
OF_CARD = (
    told(measure.ReadingRecorded, "M1 M2 M3", entity="measure", value=numbers, period=periods),
    told(measure.ReadingRecorded, "M1 M2", entity="measure", value=numbers),
    told(measure.ReadingRestated, "M1 M2", entity="measure", value=numbers, period=periods),
    told(measure.ReadingWithdrawn, "M1 M2", entity="measure"),
    told(measure.TargetSet, "M1 M2 M3", entity="measure", target=numbers, period=periods),
    told(measure.TargetSet, "M1 M2", entity="measure", target=numbers, restates=True),
    told(scorecard.ThresholdsSet, "M1 M2", thresholds=st.sampled_from([[1], [4], [30]])),
    told(
        measure.MeasureDefined, "M3 M4", title="M", parent_id=st.sampled_from(["S1", "S2"]), target=12,
        direction="up", weight=weights,
    ),
    told(measure.MeasureRetired, "M1 M2 M3"),
    told(scorecard.WeightSet, "M1 M3 S1 S2", weight=weights),
    told(
        scorecard.StrategicObjectiveSet, "S2", title="S2", parent_id="V1",
        roll_up=st.sampled_from(["worst", "best", "mean", "most_frequent"]),
    ),
)  # fmt: skip


def stories(start: tuple[Event, ...], *kinds: SearchStrategy[Event]) -> SearchStrategy[History]:
    """A strategy, and what happens to it."""
    return st.lists(st.one_of(*kinds), min_size=12, max_size=30).map(lambda events: History([*start, *events]))


def sides(moments: SearchStrategy[datetime]) -> SearchStrategy[Bounds]:
    """Bounds as seen then, as known today, or as anybody may ask."""
    return st.one_of(
        moments.map(lambda moment: Bounds(moment, moment, None)),
        moments.map(lambda moment: Bounds(moment, None, None)),
        st.builds(Bounds, moments, st.one_of(st.none(), moments), st.one_of(st.none(), st.integers(10, 40))),
    )


# Most look forward in time.
pairs = st.one_of(
    st.tuples(sides(st.sampled_from(MOMENTS[:3])), sides(st.sampled_from(MOMENTS[2:]))),
    st.tuples(sides(moments), sides(moments)),
)
