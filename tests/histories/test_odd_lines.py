"""Whatever stands on a line: it is taken, or refused with its place; there is no third."""

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import UnusableInputError
from engine.intake.history import Imported, import_history, write_history
from engine.log.log import Log
from tests.histories.bad_lines import event
from tests.histories.support import PLAN, Line, line, objective, status, write

TOLD = [
    PLAN,
    objective("O", "2020-01-01", "P"),
    status("2020-01-01", "red"),
    line("value_recorded", "P", "2020-01-01", entity="plan", value=1),
    line("objective_changed", "O", "2020-01-01", field="RAG", to="red"),
    event("ObjectiveSet", "O", parent_id="P", title="O"),
]
NAMES = sorted(
    {name for said in TOLD for name in said} | {"owner", "target", "direction", "restates", "extra", "reason"}
)
INSTANTS = ["2020-01-01T00:00:00Z", "2021-01-01T00:00:00.5+01:00", "2999-01-01T00:00:00Z"]
WORDS = [
    "P",
    "O",
    "title",
    "up",
    "plan",
    "objective",
    "ObjectiveSet",
    *sorted({said["kind"] for said in TOLD}),
    *INSTANTS,
]
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=3)), inner, max_size=4),
    ),
    max_leaves=6,
)
odd_lines = st.one_of(
    st.binary(max_size=40),
    st.builds(
        lambda said, odd: {**said, **odd},
        st.sampled_from(TOLD),
        st.dictionaries(st.sampled_from(NAMES), anything, max_size=2),
    ),
    st.builds(
        lambda odd: {**TOLD[-1], "data": {**TOLD[-1]["data"], **odd}},
        st.dictionaries(st.sampled_from([*NAMES, "entity_id", "stated", "untargeted"]), anything, max_size=2),
    ),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(odd_lines, min_size=1, max_size=5))
def test_any_line_is_taken_or_refused_with_its_place(lines: list[Line | bytes]) -> None:
    with tempfile.TemporaryDirectory() as name, Log(Path(name) / "log.sqlite3", create=True) as log:
        path = Path(name)
        file = write(path / "history.jsonl", [*TOLD[:2], *lines])

        def take(*paths: Path, **options: Path) -> Imported:
            return import_history(log, paths, actor="tester", now=datetime.now(UTC), **options)

        try:
            take(file)
        except UnusableInputError as error:
            assert re.fullmatch(rf"{file}:\d+: .+", str(error))
            assert log.position() == 0
            done = take(file, rejects=path / "rejects.jsonl")
            assert done.rejected > 0
            assert done.lines == done.appended + done.duplicates + done.rejected
        exported = path / "export.jsonl"
        write_history(log, exported)
        again = take(exported)
        assert again.duplicates == again.lines == log.position()
