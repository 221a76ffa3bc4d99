"""A locked replica answers questions about itself alone: none reaches a file, an extension or a setting."""

import duckdb
import pytest

from dashboard.wiring import Wiring
from engine.log.log import Log
from engine.settings import Settings
from projections.publish import publish
from projections.read_model import ReadModel


@pytest.fixture(params=["in a file", "in memory"])
def replica(request, tmp_path):
    folder = tmp_path / "it's views"
    folder.mkdir()
    with ReadModel(folder / "replica.duckdb" if request.param == "in a file" else None) as replica:
        replica.lock()
        yield replica


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_text('{outside}/secret.csv')",
        "SELECT * FROM '{outside}/secret.csv'",
        "SELECT * FROM glob('{outside}/*')",
        "COPY events TO '{outside}/out.csv'",
        "ATTACH '{outside}/other.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET lock_configuration = false",
        "SET memory_limit = '64GB'",
    ],
)
def test_a_question_reaches_nothing_outside(replica, tmp_path, question):
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException, duckdb.IOException)):
        replica.ask(question.format(outside=tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == {"secret.csv", "it's views"}


def test_times_are_told_in_utc_on_every_cursor(replica):
    told = replica.ask("SELECT current_setting('TimeZone') AS zone").to_pylist()
    assert told == [{"zone": "UTC"}]


def test_copies_are_still_published_beside_it(tmp_path):
    folder = tmp_path / "it's views"
    folder.mkdir()
    with ReadModel(folder / "replica.duckdb") as replica:
        replica.lock()
        assert publish(replica, folder).is_file()


def test_the_dashboard_asks_a_locked_one(tmp_path):
    Log(tmp_path / "log.sqlite3", create=True).close()
    held = Wiring(Settings(tmp_path, "Ann", "test"))
    try:
        told = held.read_model.ask("SELECT current_setting('lock_configuration') AS locked").to_pylist()
        with pytest.raises(duckdb.PermissionException):
            held.read_model.ask("SELECT * FROM read_text('/etc/hostname')")
    finally:
        held.close()
    assert told == [{"locked": True}]
