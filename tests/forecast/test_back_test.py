"""The published back-test is that of the code: its tables whole in shape, and in numbers for one history."""

import os

import pytest

from benchmarks.forecast import histories, tables
from benchmarks.forecast.__main__ import BEGIN, END, OTHER, PAGE
from benchmarks.forecast.backtest import cuts_of, reach_needed
from benchmarks.forecast.histories import GROUPS, OF_GMPP
from benchmarks.forecast.methods import COMPARED
from projections.forecast.outlook import REACHES

PUBLISHED = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


def published():
    """The tables of the page: their rows by the words of the first column."""
    found = []
    for block in PUBLISHED.strip().split("\n\n"):
        lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        if block.startswith("|"):
            found.append([dict(zip(lines[0], line, strict=True)) for line in lines[2:]])
    return found


def test_every_method_is_shown_on_every_kind_of_history():
    methods = published()[0]
    assert list(methods[0]) == ["Method", *GROUPS, "All", OTHER]
    assert [row["Method"] for row in methods] == list(COMPARED)
    assert f"the product has {REACHES[0]} and {REACHES[1]}" in " ".join(PUBLISHED.split())


def test_the_method_of_the_product_came_out_best_of_all():
    everything = {row["Method"]: float(row["All"]) for row in published()[0]}
    assert min(everything, key=everything.__getitem__) == tables.MIXED


def test_every_kind_of_cut_off_has_a_coverage_and_every_word_its_share():
    _, intervals, chances, basis = published()
    kinds = [row[tables.WHICH] for row in intervals]
    assert kinds[: len(GROUPS)] == list(GROUPS)
    assert kinds[-1] == "all"
    assert [row["Said"] for row in chances] == ["likely", "open", "unlikely"]
    assert basis[-1] == {
        "History": histories.CHECK_INS,
        "Series": "261",
        "With 4 values and one to come": "0",
    }


@pytest.mark.data
def test_the_figures_of_the_projects_are_what_the_code_finds(tmp_path):
    if not histories.DATA.is_dir():
        missing = f"{histories.DATA} is missing: the real histories are not there, so nothing was checked"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    cuts = [cut for kind, series in histories.of_gmpp(tmp_path).items() for cut in cuts_of(kind, series)]
    measured = [cut for cut in cuts if not cut.sets]
    errors, intervals, *_ = published()
    for shown, found in zip(errors, tables.errors(measured), strict=True):
        assert {kind: shown[kind] for kind in OF_GMPP} == {kind: found[kind] for kind in OF_GMPP}
    shown = {row[tables.WHICH]: row for row in intervals}
    found = {row[tables.WHICH]: row for row in tables.intervals(measured)}
    assert {kind: shown[kind] for kind in OF_GMPP} == {kind: found[kind] for kind in OF_GMPP}
    # The halves are of other projects.
    assert not {cut.item for cut in measured} & {cut.item for cut in cuts if cut.sets}
    assert 0.5 < reach_needed(measured) < 4
