"""The views of a replica: made once, made anew for another version, and never taken for whole before they are."""

import re

import duckdb
import pytest

from engine.log.catalogue import CATALOGUE
from projections import macros
from projections.projector import FACTS, _takes, sql


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("made") / "views.duckdb")
    with duckdb.connect(path) as connection:
        macros.make(connection)
    return path


def test_a_file_keeps_its_views(file):
    with duckdb.connect(file) as connection:
        assert macros.is_made(connection)
        for view in macros.VIEWS:
            assert connection.execute(f"FROM {view}()").fetchall() == [] or view == "deployment_health"


@pytest.mark.parametrize("told", ["of another version", None])
def test_views_of_another_version_or_unfinished_ones_are_made_anew(file, told):
    with duckdb.connect(file) as connection:
        connection.execute(sql("upkeep/make"), [told, told])
        connection.execute("CREATE OR REPLACE MACRO entities() AS TABLE SELECT 1 AS old")
        assert not macros.is_made(connection)
        macros.make(connection)
        assert macros.is_made(connection)
        assert connection.execute("FROM entities(as_of := NULL)").description[0][0] == "id"


def test_an_empty_file_has_no_views():
    with duckdb.connect() as connection:
        assert not macros.is_made(connection)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_table_names_only_events_of_the_catalogue(fact):
    assert _takes(fact) <= CATALOGUE.keys()
    assert bool(_takes(fact)) == bool(re.search(r"\bevent\b\s*(=|IN\b)|USING \(event\)", sql(f"facts/{fact}")))
