"""What the tests of the dashboard may use: workspaces, this process wired to one, and a page of it."""

import json
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from dashboard import wiring
from dashboard.options import OPTIONS
from engine.intake.history import import_history
from engine.log.log import Log
from engine.settings import Settings
from tests.conftest import Sample
from tests.dashboard.live import CHROMIUM, kept_browser

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
DATA = Path(__file__).parents[3] / "shared" / "data"
NOBODY = "Mara Lindqvist"

# Streamlit warns, for each run of a page outside of a server, that there is no server.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from streamlit import config
    from streamlit.components.v2 import manifest_scanner
    from streamlit.runtime.media_file_manager import MediaFileManager
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache
    from streamlit.testing.v1 import AppTest, local_script_runner

Open = Callable[..., AppTest]
Wire = Callable[[Path], wiring.Wiring]


@pytest.fixture(scope="session", autouse=True)
def _done_once() -> Iterator[None]:
    """What a server does once, Streamlit's tests do for each page anew, and they look each millisecond for its end.

    They search all installed packages for components and compile every script, and know none of our options.
    """
    found = manifest_scanner.scan_component_manifests()
    compiled: dict[str, Any] = {}
    looked_for = local_script_runner.require_widgets_deltas

    def kept(cache: Any) -> None:
        cache._cache, cache._lock = compiled, Lock()

    def waited_for(runner: Any, timeout: float = 3) -> None:
        runner._script_thread.join(timeout)
        looked_for(runner, 0 if runner._script_thread.is_alive() else timeout)

    for name in ("browser.gatherUsageStats", "runner.magicEnabled"):
        config.set_option(name, OPTIONS[name])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: list(found))
        patch.setattr(ScriptCache, "__init__", kept)
        patch.setattr(local_script_runner, "require_widgets_deltas", waited_for)
        yield


@pytest.fixture(scope="module", autouse=True)
def _browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests in a browser need one, and those of a file share it; where CI runs there is one."""
    if request.node.get_closest_marker("browser") and not Path(CHROMIUM).exists():
        missing = f"there is no browser at {CHROMIUM}; `apt-get install chromium`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with kept_browser():
        yield


@pytest.fixture(scope="session")
def hotels(sample_of: Sample) -> Path:
    """The workspace of the hotel sample; read only, please."""
    return sample_of("hotels")


@pytest.fixture(scope="session")
def real_histories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of two real histories: New York's indicators and GitLab's OKRs."""
    files = [DATA / f"{name}.history.jsonl.gz" for name in ("mta_kpi", "gitlab_okr")]
    if not all(file.is_file() for file in files):
        missing = f"the real histories are not in {DATA}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    workspace = tmp_path_factory.mktemp("real")
    with Log(workspace / "log.sqlite3", create=True) as log:
        import_history(log, files, actor="Ann", now=datetime.now(UTC))
    return workspace


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace in which nothing was recorded."""
    workspace = tmp_path / "empty"
    workspace.mkdir()
    Log(workspace / "log.sqlite3", create=True).close()
    return workspace


@pytest.fixture
def only_follows() -> Iterator[None]:
    """The follower neither runs the policies nor publishes copies nor seals.

    That costs more than most pages do, and proposals would change workspaces that tests share. The tests of the
    wiring itself see it do all of it, and so do those with a server.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "run_policies", lambda *_, **__: [])
        patch.setattr(wiring, "publish", lambda *_: None)
        patch.setattr(wiring, "seal_daily", lambda *_: None)
        yield


@pytest.fixture
def wire(only_follows: None) -> Iterator[Wire]:
    """Wires this process to a workspace, and lets go of it afterwards."""

    def to(workspace: Path) -> wiring.Wiring:
        return wiring.start(Settings(workspace, NOBODY, "test"), look_every=0.1)

    yield to
    wiring.stop()


@pytest.fixture
def open_page(wire: Wire, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a page of a workspace at a URL; a screen is the name of its file.

    A part of it that cannot be shown fails the test, unless the test is about that (`mark.failing_part`).
    """
    pages: list[AppTest] = []

    def opened(workspace: Path, screen: str = "okrs", **query: str) -> AppTest:
        if wiring._current is None or wiring._current.settings.workspace != workspace:
            wire(workspace)
        page = AppTest.from_file(str(APP), default_timeout=120)
        if screen != "meeting":
            page.switch_page(f"screens/{screen}.py")
        for name, value in query.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception, [one.message for one in page.exception]
        pages.append(page)
        return page

    yield opened
    if not request.node.get_closest_marker("failing_part"):
        failed = [one.value for page in pages for one in page.error if "cannot be shown: error" in one.value]
        assert not failed, failed


def words(page: AppTest) -> str:
    """Everything a person can read outside of tables, without Markdown's escapes, its lines broken anywhere."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error", "text", "code")
    said = [str(one.value) for kind in kinds for one in getattr(page, kind)]
    said += [f"{metric.label} {metric.value}" for metric in page.metric]
    said += [button.label for button in page.button]
    return "\n".join(said).replace("\\", "").replace("\u200b", "").replace("\u00a0", " ")


def table(page: AppTest, number: int = 0) -> list[dict[str, Any]]:
    """The rows of one of the tables on a page."""
    rows = page.dataframe[number].value.to_dict("records")
    return [{**row, "Status": row["Status"][0]} if "Status" in row else row for row in rows]


def every_element(block: Any) -> Sequence[Any]:
    """All that is on a page, or in one block of it."""
    below = list(getattr(block, "children", {}).values())
    return [*below, *(one for child in below for one in every_element(child))]


def drawing(page: AppTest, component: str) -> dict[str, Any] | None:
    """What one of our own components is drawn from; nothing if it is not on the page."""
    found = [one.proto for one in every_element(page._tree) if getattr(one, "type", "") == "bidi_component"]
    return next((dict(json.loads(proto.json)) for proto in found if proto.component_name == component), None)


def tree(page: AppTest) -> dict[str, dict[str, Any]]:
    """The lines of the tree on a page by their ids, in their order."""
    drawn = drawing(page, "hansei_tree")
    return {line["id"]: line for line in drawn["rows"]} if drawn else {}


def cell(line: dict[str, Any], column: str) -> str:
    """What a cell of such a line says."""
    told = line["cells"].get(column, {})
    said = [f"{told['shape']} {told['word']}"] if "word" in told else []
    return ", ".join([*said, *(told[name] for name in ("text", "sub") if name in told)])


def links(page: Any, to: str) -> list[tuple[str, str]]:
    """The links to another page: what they say, and what they ask for."""
    found = [one.proto for one in every_element(page._tree) if getattr(one, "type", "") == "page_link"]
    return [(proto.label.replace("\\", ""), proto.query_string) for proto in found if proto.page == to]


def exported(page: AppTest) -> AppTest:
    """The page with its Export menu open."""
    page.session_state["export_popover"] = True
    page.run()
    assert not page.exception
    return page


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """The files that the last page offers, by their names: each is made when it is called."""
    files: dict[str, Callable[[], bytes]] = {}
    kept = MediaFileManager.add_deferred

    def keep(manager: Any, make: Any, mimetype: str, coordinates: str, file_name: str = "", **more: Any) -> Any:
        files[file_name] = make
        return kept(manager, make, mimetype, coordinates, file_name, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", keep)
    return files
