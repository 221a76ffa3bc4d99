"""Measures how long a commit of another process takes to a browser's screen. Nothing here is a test.

python -m tests.dashboard.live
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.domain.okr import CheckIn, SetKeyResult, SetObjective
from engine.domain.plan import StartPlan
from engine.handle import handle
from engine.log.log import Log

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WHO = {"actor": "Ann", "appended_by": "test", "source": "cli"}

CHECK_IN = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log
with Log(Path(sys.argv[1])) as log:
    print("ready", flush=True)
    for line in sys.stdin:
        command = CheckIn(entity_id=sys.argv[2], at=datetime.now(UTC), value=float(line))
        handle(log, command, actor="Ben", appended_by="test", source="cli")
        print(time.time(), flush=True)
"""


def small_plan(path: Path, key_results: int = 5) -> None:
    """A workspace with one objective and a few key results, checked in on once."""
    path.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    common: dict[str, Any] = {"at": now, "reason": "start"}
    with Log(path / "log.sqlite3", create=True) as log:
        handle(log, StartPlan(entity_id="C", title="This year", period=f"{now.year}", **common), **WHO)
        handle(log, SetObjective(entity_id="O", parent_id="C", title="Guests return", **common), **WHO)
        for n in range(1, key_results + 1):
            made = SetKeyResult(
                entity_id=f"KR{n}", parent_id="O", title=f"Result {n}", baseline=0, target=100000, **common
            )
            handle(log, made, **WHO)
            handle(log, CheckIn(entity_id=f"KR{n}", at=now, value=float(n)), **WHO)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until_healthy(url: str, is_alive: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until the server answers. Raises TimeoutError if it ended or takes too long."""
    deadline = time.monotonic() + seconds
    while is_alive() and time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}_stcore/health", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(url)


@contextlib.contextmanager
def served(workspace: Path) -> Iterator[str]:
    """The dashboard of a workspace in a process of its own, for a `with` block; its URL."""
    port = free_port()
    code = (
        "import sys; from dashboard.cli import serve; from engine.settings import settings;"
        "serve(settings(sys.argv[1]), int(sys.argv[2]), open_browser=False)"
    )
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            [sys.executable, "-c", code, str(workspace), str(port)],
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HANSEI_ACTOR": "Ann", "PYTHONFAULTHANDLER": "1"},
        )
        url = f"http://127.0.0.1:{port}/"
        try:
            try:
                until_healthy(url, lambda: server.poll() is None)
            except TimeoutError:
                said.seek(0)
                raise RuntimeError(f"the dashboard did not start: {said.read().decode()}") from None
            yield url
        finally:
            ended = server.poll()
            if ended is not None:  # pytest shows it with whatever failed for that
                said.seek(0)
                print(f"the dashboard had ended by itself, with {ended}: {said.read().decode()}")
            server.terminate()
            server.wait(timeout=15)


@contextlib.contextmanager
def another_process(workspace: Path, key_result: str) -> Iterator[Any]:
    """A process that checks in: called with a value, it answers when the commit was done."""
    process = subprocess.Popen(
        [sys.executable, "-c", CHECK_IN, str(workspace / "log.sqlite3"), key_result],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin and process.stdout
    process.stdout.readline()
    stdin, stdout = process.stdin, process.stdout

    def check_in(value: float) -> float:
        stdin.write(f"{value}\n")
        stdin.flush()
        return float(stdout.readline())

    try:
        yield check_in
    finally:
        stdin.close()
        process.wait(timeout=15)
        stdout.close()


class _Kept:
    """The browser that the pages of one file share: to start one, and to read Streamlit anew, takes seconds."""

    def __init__(self) -> None:
        self._ends = contextlib.ExitStack()
        self._context: Any = None

    def context(self) -> Any:
        """Where its pages lie, side by side with those of nobody else."""
        if self._context is None:
            from playwright.sync_api import sync_playwright

            playwright = self._ends.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            self._ends.callback(browser.close)
            self._context = browser.new_context(viewport={"width": 1500, "height": 1800})
        return self._context

    def let_go(self) -> None:
        """Ends the browser, if it was started."""
        self._context = None
        self._ends.close()


_kept: _Kept | None = None


@contextlib.contextmanager
def kept_browser() -> Iterator[None]:
    """Within this block all pages are of one browser, which starts with the first of them."""
    global _kept
    _kept, before = _Kept(), _kept
    try:
        yield
    finally:
        _kept.let_go()
        _kept = before


@contextlib.contextmanager
def browser_page(url: str) -> Iterator[Any]:
    """A page of a real browser, for a `with` block: of one that has never been here, but for files it may keep."""
    with contextlib.nullcontext() if _kept else kept_browser():
        assert _kept
        context = _kept.context()
        page = context.new_page()
        try:
            context.clear_cookies()
            said = {"origin": url[: url.index("/", 8)], "storageTypes": "local_storage,indexeddb,service_workers"}
            context.new_cdp_session(page).send("Storage.clearDataForOrigin", said)
            page.goto(url)
            page.wait_for_selector("h1", timeout=30_000)
            yield page
        finally:
            for one in context.pages:
                one.close()
            for other in context.browser.contexts:
                if other is not context:
                    other.close()


# The table is drawn on a canvas; the detail below it has the same value as text, drawn in the same run.
WATCH = """said => { window.seen = {}; new MutationObserver(() => {
  for (const node of document.querySelectorAll('[data-testid="stMetricValue"]')) {
    const text = node.innerText.trim();
    if (!(text in window.seen)) window.seen[text] = Date.now() / 1000;
  } }).observe(document.body, {subtree: true, childList: true, characterData: true}); }"""


def commit_to_screen(commits: int = 20, viewers: int = 1) -> list[float]:
    """Seconds from each commit in another process until an open browser page shows the new value by itself.

    `viewers` pages are open in that browser; the first is measured.
    """
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "live"
        small_plan(workspace)
        with (
            served(workspace) as url,
            another_process(workspace, "KR1") as check_in,
            browser_page(f"{url}okrs?item=KR1") as page,
        ):
            page.wait_for_selector('[data-testid="stMetricValue"]', timeout=30_000)
            for _ in range(viewers - 1):
                page.context.browser.new_page().goto(f"{url}okrs?item=KR1")
            page.bring_to_front()
            return seen_after(page, check_in, range(1000, 1000 + commits))


def seen_after(page: Any, check_in: Callable[[int], float], values: Iterable[int]) -> list[float]:
    """Seconds from the check-in of each value until the open page shows it by itself; answered is when it was."""
    page.evaluate(WATCH, "")
    page.wait_for_timeout(1500)
    took = []
    for n, value in enumerate(values):
        done = check_in(value)
        said = f"{value:,}"
        page.wait_for_function(f"{json.dumps(said)} in window.seen", timeout=10_000, polling=20)
        took.append(page.evaluate(f"window.seen[{json.dumps(said)}]") - done)
        page.wait_for_timeout(250 + 37 * (n % 5))
    return took


def p95(seconds: list[float]) -> float:
    """The second worst of twenty."""
    return sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)]


if __name__ == "__main__":
    measured = commit_to_screen()
    middle = sorted(measured)[len(measured) // 2]
    print(
        f"commit to screen, {len(measured)} commits: p50 {middle:.3f} s, p95 {p95(measured):.3f} s, "
        f"max {max(measured):.3f} s"
    )
