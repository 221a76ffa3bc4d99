"""From the commit of a check-in in one process to the value on a page that a real browser has open."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import Result
from benchmarks.running import Run, percentile
from tests.dashboard.live import CHROMIUM, commit_to_screen

LOOK_EVERY_MS = 10
"""How often a follower asks the log: nothing can show sooner on average than half of this."""


def run(run: Run) -> Iterator[Result]:
    """A dashboard serves one page; another process checks in; the page is watched from inside."""
    if not Path(CHROMIUM).exists():
        run.say("commit_to_screen: needs Chromium, which is not here; nothing was measured")
        return
    commits = run.size(60, 10)
    waits = [1000 * seconds for seconds in commit_to_screen(commits)]
    for percent in (50, 95):
        figure = percentile(waits, percent)
        yield Result(
            name=f"commit to screen, {commits} check-ins, p{percent}",
            figure=figure,
            unit="ms",
            ratio=figure / LOOK_EVERY_MS,
            against=f"one look of the follower at the log, {LOOK_EVERY_MS} ms",
            target="< 500 ms" if percent == 95 else "",
            met=figure < 500 if percent == 95 else None,
        )
