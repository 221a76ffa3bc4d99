"""Any valid history: imported, it says what its lines say, once, and goes out and in again without a change."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from projections.read_model import ReadModel
from tests.histories.fold import Fold
from tests.histories.support import Line, Workspace, assert_same_views, facts_of, write

# Few instants, so that facts meet at the same one and stand just beside each other.
DAYS = [datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days) for days in (0, 1, 31, 91, 366)]
MOMENTS = [day + timedelta(microseconds=step) for day in DAYS for step in (0, 1)]
BEFORE = timedelta(microseconds=1)
ZONES = [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(-timedelta(hours=9, minutes=30))]
PARENTS = {
    "objective": ("plan", "objective", "key_result"),
    "key_result": ("objective", "key_result"),
    "measure": ("objective", "measure"),
}

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
any_text = st.text(characters, max_size=6)
some_text = st.text(characters, min_size=1, max_size=6)
number = st.one_of(
    st.integers(-100, 100), st.floats(-1e6, 1e6), st.floats(allow_nan=False, allow_infinity=False), st.integers()
)
number_or_null = st.one_of(st.none(), number.filter(lambda drawn: abs(drawn) < 2**63))
period = st.sampled_from(["2020", "2020-Q1", "2020-01", "2020-02", "H1"])
bounds = st.lists(
    st.tuples(*[st.sampled_from([*MOMENTS, *(day - BEFORE for day in DAYS)])] * 2), min_size=4, max_size=4
)

modest = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def optional(**fields: SearchStrategy[object]) -> SearchStrategy[Line]:
    """Any of the fields, each there or not."""
    return st.fixed_dictionaries({}, optional=fields)


def item_lines(draw: DrawFn, ids: list[str], kinds: dict[str, str], parents: dict[str, str]) -> Line:
    """A line that adds an item, or adds a known one again, under a parent that closes no circle."""
    entity_id = draw(st.sampled_from(ids))
    kind = kinds.get(entity_id) or draw(st.sampled_from(sorted(PARENTS)))
    fitting = [
        above
        for above, of_kind in kinds.items()
        if of_kind in PARENTS.get(kind, ()) and entity_id not in way_up(above, parents)
    ]
    if kind == "plan" or not fitting:
        plan_id = entity_id if kind == "plan" else ids[0]
        kinds[plan_id] = "plan"
        return {"kind": "plan_created", "id": plan_id, "title": draw(any_text), **draw(optional(period=period))}
    kinds[entity_id] = kind
    parents[entity_id] = draw(st.sampled_from(fitting))
    fields = optional(
        unit=st.sampled_from(["%", "date"]),
        direction=st.sampled_from(["up", "down", "none"]),
        owner=some_text,
        baseline=number,
        target=number_or_null,
        weight=st.integers(0, 9),
        text=any_text,
    )
    return {
        "kind": f"{kind}_added",
        "id": entity_id,
        "parent_id": parents[entity_id],
        "title": draw(any_text),
        **draw(fields),
    }


def way_up(entity_id: str, parents: dict[str, str]) -> Iterator[str]:
    """An item and everything above it."""
    above: str | None = entity_id
    while above is not None:
        yield above
        above = parents.get(above)


def told_lines(draw: DrawFn, kinds: dict[str, str]) -> Line:
    """A line that tells something of an entity that was added."""
    entity_id = draw(st.sampled_from(sorted(kinds)))
    kind = kinds[entity_id]
    about = {"id": entity_id, "entity": kind}
    told: list[SearchStrategy[Line]] = [
        st.fixed_dictionaries(
            {"kind": st.just("value_recorded"), "value": number_or_null},
            optional={"period": period, "target": number_or_null, "restates": st.booleans(), "text": any_text},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("target_set"), "target": number_or_null},
            optional={"period": period, "restates": st.booleans(), "extra": st.just({"a": {"b": [1, None]}})},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("status_set"), "status": any_text},
            optional={"value": number_or_null, "text": any_text},
        ),
        st.fixed_dictionaries({"kind": st.just("owner_set"), "owner": some_text}),
        st.fixed_dictionaries({"kind": st.just("comment_added"), "text": any_text}, optional={"aspect": any_text}),
    ]
    line = draw(st.one_of(told))
    other = draw(st.sampled_from(["told", "told", "told", "removed", "changed"]))
    if other == "told":
        return {**line, **about}
    if kind == "plan":
        return {"kind": "plan_closed", "id": entity_id}
    if other == "removed":
        return {"kind": f"{kind}_removed", "id": entity_id}
    field = draw(st.sampled_from(["title", "owner", "status", "value"]))
    to = draw(any_text if field == "title" else st.one_of(any_text, number, st.booleans(), st.none()))
    return {"kind": f"{kind}_changed", "id": entity_id, "field": field, "to": to}


@st.composite
def histories(draw: DrawFn) -> list[Line]:
    """The lines of a valid history, some of them twice, their instants written with any offset."""
    ids = draw(st.lists(some_text, min_size=4, max_size=6, unique=True))
    kinds: dict[str, str] = {}
    parents: dict[str, str] = {}
    lines: list[Line] = []
    for recorded_at in sorted(draw(st.lists(st.sampled_from(MOMENTS), min_size=1, max_size=20))):
        if lines and draw(st.integers(0, 9)) == 0:
            lines.append(lines[-1])
            continue
        adds = not kinds or draw(st.booleans())
        line = item_lines(draw, ids, kinds, parents) if adds else told_lines(draw, kinds)
        written = {
            "recorded_at": recorded_at.astimezone(draw(st.sampled_from(ZONES))).isoformat(),
            "effective_at": draw(st.sampled_from(MOMENTS)).astimezone(draw(st.sampled_from(ZONES))).isoformat(),
        }
        lines.append({**line, **written, "actor": draw(some_text)})
    return lines


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one example."""
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def cut(lines: list[Line], where: int, path: Path) -> tuple[list[Line], list[Line], Path, Path]:
    """The lines as two files, one after the other."""
    first, second = lines[: where % len(lines) + 1], lines[where % len(lines) + 1 :]
    return first, second, write(path / "first.jsonl", first), write(path / "second.jsonl", second)


@modest
@given(histories(), st.integers(0, 30), bounds)
def test_entities_are_what_the_lines_say(lines: list[Line], where: int, pairs) -> None:
    with folder() as path, Workspace(path / "one") as workspace:
        first, second, one, two = cut(lines, where, path)
        workspace.take(one)
        if second:
            workspace.take(two)
        fold = Fold(first, second)
        for as_of, known_at in pairs:
            assert workspace.rows("entities", as_of, known_at) == fold.rows(as_of, known_at)
            assert workspace.read(as_of, known_at) == fold.read(as_of, known_at)


@modest
@given(histories(), bounds)
def test_a_history_comes_in_once_and_goes_out_whole(lines: list[Line], pairs) -> None:
    with folder() as path, Workspace(path / "one") as workspace, Workspace(path / "other") as other:
        file = write(path / "history.jsonl", lines)
        assert workspace.take(file).appended == len(lines)
        exported = workspace.export()
        assert workspace.take(file).appended == workspace.take(exported).appended == 0
        assert other.take(exported).appended == len(lines)
        assert_same_views(workspace, other, [*pairs[:1], (None, None)])
        assert other.export().read_bytes() == exported.read_bytes()


@modest
@given(histories(), st.integers(0, 30), st.integers(1, 7))
def test_facts_do_not_depend_on_how_they_were_taken_in(lines: list[Line], where: int, batch: int) -> None:
    with folder() as path, Workspace(path / "one") as workspace, ReadModel() as at_once, ReadModel() as in_parts:
        _, second, one, two = cut(lines, where, path)
        for file in (one, two) if second else (one,):
            workspace.take(file)
            in_parts.catch_up(workspace.log, batch=batch)
        at_once.catch_up(workspace.log)
        assert at_once.catch_up(workspace.log, batch=batch) == workspace.log.position()
        assert facts_of(at_once) == facts_of(in_parts) == workspace.facts()
