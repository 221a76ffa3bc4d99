"""What each page of the dashboard asks of the views, at random instants of a sample and of a real history."""

import logging
import random
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.results import Result
from benchmarks.running import Run, percentile
from dashboard import wiring
from engine.intake.history import import_history
from engine.log.log import Log
from engine.samples import SAMPLES, tell_sample
from engine.settings import Settings

APP = Path(__file__).parents[1] / "dashboard" / "app.py"
HISTORY = Path(__file__).parents[2] / "shared" / "data" / "mta_kpi.history.jsonl.gz"
SAMPLE = "multinational"
SPAN = {
    SAMPLE: (datetime(2025, 1, 15, tzinfo=UTC), SAMPLES[SAMPLE].ends_at),
    "the MTA": (datetime(2010, 1, 1, tzinfo=UTC), datetime(2017, 1, 1, tzinfo=UTC)),
}
SCREENS = sorted(path.stem for path in (APP.parent / "screens").glob("[!_]*.py"))
LOOK = "entities"
TARGET_MS = 150


def run(run: Run) -> Iterator[Result]:
    """Each page at random instants, nothing kept from the one before; of its questions the slowest."""
    for name in ("streamlit", "streamlit.runtime.scriptrunner_utils.script_run_context"):
        logging.getLogger(name).setLevel(logging.ERROR)  # it warns of every page without a server
    for story in (SAMPLE, "the MTA"):
        workspace = run.folder / story.replace(" ", "_")
        workspace.mkdir()
        if story == SAMPLE:
            tell_sample(SAMPLE, workspace / "log.sqlite3")
        elif HISTORY.is_file():
            with Log(workspace / "log.sqlite3", create=True) as log:
                import_history(log, [HISTORY], actor="bench", now=datetime.now(UTC))
        else:
            run.say(f"  {HISTORY.name} is missing, so its pages are not measured")
            continue
        held = wiring.start(Settings(workspace, "bench", "bench"))
        try:
            yield from _pages(held, story, run.size(24, 2))
        finally:
            wiring.stop()


def _pages(held: wiring.Wiring, story: str, looks: int) -> Iterator[Result]:
    taken: dict[str, list[float]] = {}
    ask = held.read_model.question

    def measured(name: str, parameters: Sequence[Any] = ()) -> list[Any]:
        began = time.perf_counter()
        answer = ask(name, parameters)
        if threading.current_thread().name != "follower":  # it asks for the policies, not for a page
            taken.setdefault(name, []).append(1000 * (time.perf_counter() - began))
        return answer

    held.read_model.question = measured  # type: ignore[method-assign] -- a stopwatch around the one way to ask
    for screen in SCREENS:
        taken.clear()
        chance = random.Random(7)
        begins, ends = SPAN[story]
        bare = []
        for number in range(looks):
            instant = begins + chance.random() * (ends - begins)
            at = instant.strftime("%Y-%m-%dT%H:%M:%SZ")
            _open(screen, {"asof": at, **({"known": at} if number % 2 else {})})
            began = time.perf_counter()
            held.read_model.rows(LOOK)
            bare.append(1000 * (time.perf_counter() - began))
        slow, name = max((percentile(times, 95), name) for name, times in taken.items())
        look = percentile(bare, 50)
        yield Result(
            name=f"page {screen} of {story}, its slowest question ({name}), p95",
            figure=slow,
            unit="ms",
            ratio=slow / look,
            against=f"`{LOOK}` as it is now, {look:.1f} ms",
            target=f"< {TARGET_MS} ms",
            met=slow < TARGET_MS,
        )


def _open(screen: str, query: dict[str, str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from streamlit.testing.v1 import AppTest

        page = AppTest.from_file(str(APP), default_timeout=120)
        if screen != "meeting":
            page.switch_page(f"screens/{screen}.py")
        for name, value in query.items():
            page.query_params[name] = value
        page.run()
    assert not page.exception, [one.message for one in page.exception]
