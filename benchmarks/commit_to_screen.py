"""From a commit in one process to the page that a real browser of somebody else has open."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from benchmarks.results import Result
from benchmarks.running import Run, percentile
from engine.samples import tell_sample
from tests.dashboard.live import CHROMIUM, browser_page, commit_to_screen, served

LOOK_EVERY_MS = 10
"""How often a follower asks the log: nothing can show sooner on average than half of this."""
TARGET_MS = 500
SAMPLE, REVIEW, KEY_RESULT = "hotels", "R-2025-12", "Q4-O1-KR1"
CARD = f".card[data-id='{KEY_RESULT}']"
STEPS = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from engine.domain.decision import TakeDecision
from engine.domain.finding import RecordFinding
from engine.handle import handle
from engine.log.log import Log
_, place, review, subject = sys.argv
with Log(Path(place)) as log:
    print("ready", flush=True)
    for n, line in enumerate(sys.stdin):
        said = {"review_id": review, "at": datetime.now(UTC), "subject_id": subject, "text": line.strip()}
        step = (
            TakeDecision(decision="retarget", target=91 + n % 4, reason="As agreed", **said)
            if n % 2
            else RecordFinding(**said)
        )
        handle(log, step, actor="Ben", appended_by="bench", source="cli")
        print(time.time(), flush=True)
"""


def run(run: Run) -> Iterator[Result]:
    """A check-in to the page of its key result, and the steps of a review to whoever looks at the meeting."""
    if not Path(CHROMIUM).exists():
        run.say("commit_to_screen: needs Chromium, which is not here; nothing was measured")
        return
    commits = run.size(60, 10)
    for name, waits in (("check-ins", commit_to_screen(commits)), ("steps of a review", _steps_to_screen(commits))):
        for percent in (50, 95):
            figure = 1000 * percentile(waits, percent)
            yield Result(
                name=f"commit to screen, {commits} {name}, p{percent}",
                figure=figure,
                unit="ms",
                ratio=figure / LOOK_EVERY_MS,
                against=f"one look of the follower at the log, {LOOK_EVERY_MS} ms",
                target=f"< {TARGET_MS} ms" if percent == 95 else "",
                met=figure < TARGET_MS if percent == 95 else None,
            )


def _steps_to_screen(steps: int) -> list[float]:
    """Seconds from each finding, and each decision that retargets, until Meeting shows it by itself.

    Its words, and of a decision also the new target on the card of the item.
    """
    with tempfile.TemporaryDirectory(prefix="hansei-meeting-") as folder:
        workspace = Path(folder)
        tell_sample(SAMPLE, workspace / "log.sqlite3")
        for told in (["review", "open", REVIEW], ["check-in", KEY_RESULT, "80"]):
            hansei = [sys.executable, "-m", "hansei", "--workspace", str(workspace), "--actor", "Ann"]
            subprocess.run([*hansei, *told], check=True, stdout=subprocess.DEVNULL)
        with served(workspace) as url, _another(workspace) as (asked, answered), browser_page(url) as page:
            page.wait_for_selector(f"{CARD}:has-text('target')", timeout=30_000)
            page.wait_for_timeout(1500)
            return [_step(page, asked, answered, n) for n in range(steps)]


@contextmanager
def _another(workspace: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """A process that takes the steps, one a line."""
    program = [sys.executable, "-c", STEPS, str(workspace / "log.sqlite3"), REVIEW, KEY_RESULT]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        yield process.stdin, process.stdout
        process.stdin.close()


def _step(page: Any, asked: IO[str], answered: IO[str], n: int) -> float:
    said = f"Said as number {n:03}"
    asked.write(f"{said}\n")
    asked.flush()
    done = float(answered.readline())
    shown = "said => document.querySelector('[data-testid=stMain]').textContent.includes(said)"
    page.wait_for_function(shown, arg=said, timeout=10_000, polling=10)
    if n % 2:
        page.wait_for_selector(f"{CARD}:has-text('target {91 + n % 4} %')", timeout=10_000)
    took = time.time() - done
    page.wait_for_timeout(250 + 37 * (n % 5))
    return took
