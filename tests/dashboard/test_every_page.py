"""Every page on every strategy: now and in the past, empty, behind, and failing. It never breaks and says so."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import wiring
from dashboard.wiring import Health
from engine.intake.history import import_history
from engine.log.log import Log
from engine.samples import SAMPLES
from tests.conftest import Sample
from tests.dashboard.conftest import APP, DATA, words

PAGES = sorted(path.stem for path in (APP.parent / "screens").glob("[!_]*.py"))


HISTORIES = ("mta_kpi", "uk_gmpp")


def workspace_of(name: str, folder: Path, sample_of: Sample) -> tuple[Path, str]:
    """A workspace of a sample or a real history; an instant of its past."""
    if name in SAMPLES:
        return sample_of(name), f"{SAMPLES[name].ends_at - timedelta(days=200):%Y-%m-%d}"
    file = DATA / f"{name}.history.jsonl.gz"
    if not file.is_file():
        missing = f"{file.name} is not in {DATA}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with Log(folder / "log.sqlite3", create=True) as log:
        import_history(log, [file], actor="Ann", now=datetime.now(UTC))
    return folder, "2015-06-30"


# One test opens every page, since a workspace is opened in a second and a page in a tenth of one.
@pytest.mark.data
@pytest.mark.parametrize("name", [*SAMPLES, *HISTORIES])
def test_every_page_of_a_strategy_stands_now_and_in_the_past(open_page, tmp_path, sample_of, name):
    workspace, then = workspace_of(name, tmp_path, sample_of)
    for screen in PAGES:
        assert open_page(workspace, screen).title, screen
        page = open_page(workspace, screen, asof=then, known=then)
        assert "You are looking at the strategy" in words(page), screen


def test_every_page_of_nothing_says_what_to_do_next(open_page, empty):
    for screen in PAGES:
        assert "Nothing has been recorded in this workspace yet" in words(open_page(empty, screen)), screen


def test_every_page_whose_views_lag_or_fail_says_that_it_is_old(open_page, hotels, monkeypatch):
    open_page(hotels)
    held = wiring.current()
    old = datetime.now(UTC) - timedelta(seconds=90)
    monkeypatch.setattr(held, "_tell", lambda health: None)
    for screen in PAGES:
        held._health = Health(held.position, old)
        page = open_page(hotels, screen)
        said = words(page)
        assert "This screen is not up to date" in said, screen
        assert "1 min ago (the follower has not answered)" in said, screen
        held._health = Health(held.position, old, "E-abc123")
        assert "(error E-abc123, see the log of the server)" in words(page.run()), screen


@pytest.mark.failing_part
def test_every_page_whose_questions_all_fail_stands_and_gives_an_id(open_page, hotels, monkeypatch):
    def torn(name, parameters=()):
        raise RuntimeError("torn page")

    open_page(hotels)
    held = wiring.current()
    monkeypatch.setattr(held.read_model, "question", torn)
    for screen in PAGES:
        held.answers._answers.clear()
        page = open_page(hotels, screen)
        said = words(page)
        assert "cannot be shown: error E-" in said, screen
        assert "torn page" not in said, screen
        assert page.title, screen
