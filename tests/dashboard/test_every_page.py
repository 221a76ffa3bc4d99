"""Every page on every strategy: now and in the past, empty, behind, and failing. It never breaks and says so."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import wiring
from dashboard.wiring import Health
from engine.intake.history import import_history
from engine.log.log import Log
from engine.samples import SAMPLES, tell_sample
from tests.dashboard.conftest import APP, DATA, words

PAGES = sorted(path.stem for path in (APP.parent / "screens").glob("[!_]*.py"))


@pytest.fixture(scope="session", params=[*SAMPLES, "mta_kpi", "uk_gmpp"])
def strategy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace, and an instant of its past; read only, please."""
    name = request.param
    workspace = tmp_path_factory.mktemp(name)
    if name in SAMPLES:
        tell_sample(name, workspace / "log.sqlite3")
        return workspace, f"{SAMPLES[name].ends_at - timedelta(days=200):%Y-%m-%d}"
    file = DATA / f"{name}.history.jsonl.gz"
    if not file.is_file():
        pytest.skip(f"{file.name} is not in {DATA}")
    with Log(workspace / "log.sqlite3", create=True) as log:
        import_history(log, [file], actor="Ann", now=datetime.now(UTC))
    return workspace, "2015-06-30"


@pytest.mark.data
@pytest.mark.parametrize("screen", PAGES)
def test_a_page_of_any_strategy_stands_now_and_in_the_past(open_page, strategy, screen):
    workspace, then = strategy
    assert open_page(workspace, screen).title
    page = open_page(workspace, screen, asof=then, known=then)
    assert "You are looking at the strategy" in words(page)


@pytest.mark.parametrize("screen", PAGES)
def test_a_page_of_nothing_says_what_to_do_next(open_page, empty, screen):
    assert "Nothing has been recorded in this workspace yet" in words(open_page(empty, screen))


@pytest.mark.parametrize("screen", PAGES)
def test_a_page_whose_views_lag_or_fail_says_that_it_is_old(open_page, hotels, screen, monkeypatch):
    page = open_page(hotels, screen)
    held = wiring.current()
    old = datetime.now(UTC) - timedelta(seconds=90)
    monkeypatch.setattr(held, "_tell", lambda health: None)
    held._health = Health(held.position, old)
    said = words(page.run())
    assert "This screen is not up to date" in said
    assert "1 min ago (the follower has not answered)" in said
    held._health = Health(held.position, old, "E-abc123")
    assert "(error E-abc123, see the log of the server)" in words(page.run())


@pytest.mark.failing_part
@pytest.mark.parametrize("screen", PAGES)
def test_a_page_whose_questions_all_fail_stands_and_gives_an_id(open_page, hotels, screen, monkeypatch, caplog):
    def torn(name, parameters=()):
        raise RuntimeError("torn page")

    open_page(hotels, screen)
    held = wiring.current()
    monkeypatch.setattr(held.read_model, "question", torn)
    held.answers._answers.clear()
    page = open_page(hotels, screen)
    said = words(page)
    assert "cannot be shown: error E-" in said
    assert "torn page" not in said
    assert page.title
