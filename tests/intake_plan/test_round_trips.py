"""Any strategy: what a file says is what stands after it, and what stands is what the next file says."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.intake.plan.checks import checked
from engine.intake.plan.read import read_yaml
from engine.intake.plan.read_workbook import read_workbook
from engine.intake.plan.write import yaml_of
from engine.intake.plan.write_workbook import workbook_of
from tests.intake_plan.support import Workspace, universes, versions, without_position, workspace

modest = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
one_version = universes().flatmap(versions)
two_versions = universes().flatmap(lambda universe: st.tuples(versions(universe), versions(universe)))


@contextmanager
def workspaces(number: int) -> Iterator[list[Workspace]]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        yield [stack.enter_context(workspace(Path(folder) / str(n))) for n in range(number)]


@given(one_version)
@modest
def test_what_is_written_is_what_is_read(outline):
    outline = checked(outline)
    for read in (
        checked(read_yaml(Path("plan.yaml"), yaml_of(outline).encode())),
        checked(read_workbook(Path("plan.xlsx"), workbook_of(outline))),
    ):
        assert told(read) == told(outline)


@given(one_version)
@modest
def test_an_export_appends_nothing_where_it_comes_from_and_all_of_it_elsewhere(outline):
    with workspaces(3) as (here, there, elsewhere):
        assert here.apply(yaml_of(outline)) > 0
        export = here.export()
        assert here.apply(export) == 0
        assert here.apply(here.export_workbook()) == 0
        there.apply(export)
        elsewhere.apply(here.export_workbook())
        assert without_position(there.export()) == without_position(export)
        assert without_position(elsewhere.export()) == without_position(export)


@given(two_versions)
@modest
def test_after_any_edit_the_file_is_what_stands(pair):
    first, second = map(yaml_of, pair)
    with workspaces(2) as (here, there):
        here.apply(first)
        here.apply(second)
        assert here.diff(second) == []
        assert here.apply(second) == 0
        there.apply(second)
        assert told(here.outline()) == told(there.outline())


@given(two_versions)
@modest
def test_what_was_dropped_comes_back_as_the_file_has_it(pair):
    first, second = pair
    with workspaces(2) as (here, there):
        here.apply(yaml_of(first))
        here.apply(yaml_of(second))
        for entity_id, item in list(first.items.items()):
            if item.kind == "initiative" and entity_id not in second.items:
                del first.items[entity_id]  # one that was dropped is over for ever
        here.apply(yaml_of(first))
        assert here.diff(yaml_of(first)) == []
        there.apply(yaml_of(first))
        assert told(here.outline()) == told(there.outline())


def told(outline):
    """What an outline says, whatever the order of its items and the places in its file."""
    items = {one.entity_id: (one.kind, one.parent_id, one.values, one.plan) for one in outline.items.values()}
    return items, outline.links
