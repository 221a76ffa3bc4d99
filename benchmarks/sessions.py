"""From the commit of a check-in to the pages of a hundred visitors, and the memory of the server that draws them.

Each visitor speaks Streamlit's own protocol instead of using a browser: it opens the page, listens to the live
socket, and on a new position asks for its fragment, as the live chip does, until the server has sent all of it.

`python -m benchmarks.sessions --minutes 30` goes on for so long and tells the memory of each minute.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from benchmarks.results import Result
from benchmarks.running import MEGABYTE, Run, percentile
from engine.log.log import Log
from engine.samples import tell_sample
from tests.dashboard.live import another_process, served

SAMPLE, REVIEW, KEY_RESULT = "hotels", "R-2025-12", "Q4-O1-KR1"
PAGES = {"a review in session": "", "an item": f"okrs?item={KEY_RESULT}"}
JITTER = 0.003
"""Seconds a visitor, as in the live chip: the more look on, the more their questions are spread."""
TARGET_MS = 2000


@dataclass
class Watched:
    """What a run of changes showed."""

    waits: list[float] = field(default_factory=list)
    """Seconds from each commit to each visitor's page."""
    megabytes: list[float] = field(default_factory=list)
    """What the server held after each commit."""


@dataclass
class Visitor:
    """One open page: up to which position it was sent, and when."""

    position: int = 0
    at: float = 0.0


def run(run: Run) -> Iterator[Result]:
    """A page that many have open, while another process checks in once a second."""
    many, commits = run.size(100, 6), run.size(20, 4)
    for name, page in PAGES.items():
        watched = watch(page, many, lambda n: n >= commits)
        figure = 1000 * percentile(watched.waits, 95)
        yield Result(
            name=f"commit to {many} open pages of {name}, p95",
            figure=figure,
            unit="ms",
            ratio=figure / (1000 * percentile(watched.waits, 50)),
            against="p50 of the same",
            target=f"< {TARGET_MS} ms",
            met=figure < TARGET_MS,
            peak_mb=max(watched.megabytes),
        )


def watch(
    page: str, many: int, enough: Callable[[int], bool], told: Callable[[Watched], None] | None = None
) -> Watched:
    """Has so many visitors open a page, and checks in until it is enough. Raises TimeoutError."""
    with tempfile.TemporaryDirectory(prefix="hansei-sessions-") as folder:
        workspace = Path(folder)
        tell_sample(SAMPLE, workspace / "log.sqlite3")
        opened = [sys.executable, "-m", "hansei", "--workspace", str(workspace), "--actor", "Ann", "review", "open"]
        subprocess.run([*opened, REVIEW], check=True, stdout=subprocess.DEVNULL)
        with served(workspace) as url:
            return asyncio.run(_watch(workspace, url, page, many, enough, told or (lambda _: None)))


async def _watch(
    workspace: Path,
    url: str,
    page: str,
    many: int,
    enough: Callable[[int], bool],
    told: Callable[[Watched], None],
) -> Watched:
    visitors = [Visitor() for _ in range(many)]
    tasks = [asyncio.create_task(_visit(url, page, visitor, many)) for visitor in visitors]
    server = next(one for one in psutil.Process().children() if "serve(" in " ".join(one.cmdline()))
    watched = Watched()

    async def all_at(position: int, seconds: float) -> None:
        end = time.monotonic() + seconds
        while min(visitor.position for visitor in visitors) < position:
            for task in tasks:
                if task.done():
                    task.result()
            if time.monotonic() > end:
                raise TimeoutError(f"not every page reached position {position} within {seconds} s")
            await asyncio.sleep(0.01)

    try:
        await all_at(1, 300)
        with Log(workspace / "log.sqlite3") as log, another_process(workspace, KEY_RESULT) as check_in:
            n = 0
            while not enough(n):
                n += 1
                done = await asyncio.to_thread(check_in, 80 + n % 10)
                await all_at(log.position(), 60)
                watched.waits += [visitor.at - done for visitor in visitors]
                watched.megabytes.append(server.memory_info().rss / MEGABYTE)
                told(watched)
                await asyncio.sleep(1)
        return watched
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _visit(url: str, page: str, visitor: Visitor, many: int) -> None:
    base, origin = url.replace("http", "ws"), url.rstrip("/")
    name, _, query = page.partition("?")
    async with (
        connect(f"{base}_stcore/stream", subprotocols=["streamlit"], max_size=None, origin=origin) as stream,
        connect(f"{base}live/ws", origin=origin) as live,
    ):
        fragment = await _drawn(stream, name, query)
        visitor.position = json.loads(await live.recv())["v"]
        while True:
            position = json.loads(await live.recv())["v"]
            if position <= visitor.position:
                continue
            await asyncio.sleep(min(0.25, JITTER * many) * (asyncio.get_running_loop().time() * 7919 % 1))
            await _drawn(stream, name, query, fragment)
            visitor.at, visitor.position = time.time(), position


async def _drawn(stream: Any, name: str, query: str, fragment: str | None = None) -> str | None:
    """Asks for the page, or for its fragment, and takes in all of it; the id of its fragment."""
    ask = BackMsg()
    ask.rerun_script.query_string = query
    ask.rerun_script.page_name = name
    ask.rerun_script.fragment_id = fragment or ""
    await stream.send(ask.SerializeToString())
    while True:
        message = ForwardMsg()
        message.ParseFromString(await asyncio.wait_for(stream.recv(), 120))
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(f"the page failed: {message.delta.new_element.exception.message}")
        if kind == "page_not_found":
            raise RuntimeError(f"there is no page {name!r}")
        if kind == "delta" and message.delta.fragment_id:
            fragment = message.delta.fragment_id
        if kind == "script_finished":
            return fragment


def main() -> None:
    """Watches the memory of the server for as long as the arguments say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sessions", description=__doc__)
    parser.add_argument("--visitors", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=30)
    arguments = parser.parse_args()
    began = time.monotonic()
    minutes = 0

    def tell(watched: Watched) -> None:
        nonlocal minutes
        if time.monotonic() - began >= 60 * minutes:
            p95 = percentile(watched.waits[-20 * arguments.visitors :], 95)
            print(
                f"minute {minutes}: {watched.megabytes[-1]:.0f} MB, {len(watched.megabytes)} commits, "
                f"p95 of the last twenty {p95:.2f} s",
                flush=True,
            )
            minutes += 1

    watch(
        PAGES["a review in session"],
        arguments.visitors,
        lambda _: time.monotonic() - began > 60 * arguments.minutes,
        tell,
    )


if __name__ == "__main__":
    main()
