"""The simulation of many workspaces, and the page that tells of it."""

from pathlib import Path

from benchmarks.spread import heaviest, heaviest_first, in_turn, table

ROOT = Path(__file__).parents[1]


def test_the_page_tells_what_the_simulation_says():
    assert table() in (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")


def test_the_heaviest_place_is_told_by_the_mean():
    assert heaviest([1, 1, 2, 4], [0, 1, 0, 1], 2) == 5 * 2 / 8


def test_partitions_go_to_nodes_in_turn_or_where_least_is():
    loads = [8, 1, 1, 7, 1]
    assert in_turn(loads, 2) == [0, 1, 0, 1, 0]
    assert heaviest(loads, heaviest_first(loads, 2), 2) == 9 * 2 / 18
