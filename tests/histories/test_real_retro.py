"""Looking back on years of New York's transit and of the United Kingdom's projects, which nobody told as cycles."""

from datetime import UTC, timedelta

from projections.hindsight import SECTIONS, Retrospective
from projections.read_model import Bounds
from tests.histories.support import Workspaces
from tests.histories.test_real_histories import _data, history  # noqa: F401 -- says when the data is missing

TICK = timedelta(microseconds=1)


def test_a_year_of_the_transit_names_its_misses_and_when_each_could_be_seen(new_workspace: Workspaces) -> None:
    workspace = new_workspace()
    workspace.take(history("mta_kpi"))
    retro = Retrospective(workspace.read_model, "NYCT-2008")
    told = {name: retro.section(name) for name in SECTIONS}
    assert told["misses"]
    assert not told["forecast"]  # it has no key results
    for miss in told["misses"]:
        seen = miss["first_visible_at"]
        assert status(workspace.read_model, miss["id"], seen) == "off_track"
        if seen > retro.look.starts_at:
            assert status(workspace.read_model, miss["id"], seen - TICK) != "off_track"


def test_an_edition_of_the_projects_has_nothing_to_look_back_on_and_says_so(new_workspace: Workspaces) -> None:
    workspace = new_workspace()
    workspace.take(history("uk_gmpp"))
    retro = Retrospective(workspace.read_model, "GMPP-2016")
    assert {name: len(retro.section(name)) for name in SECTIONS} == dict.fromkeys(SECTIONS, 0)


def status(read_model, measure_id, instant):
    at = instant.replace(tzinfo=UTC)
    question = "FROM standing_measures(as_of := ?, known_at := ?, up_to := ?)"
    rows = read_model.ask(question, Bounds(at, at).parameters()).to_pylist()
    return next((row["computed_status"] for row in rows if row["id"] == measure_id), None)
