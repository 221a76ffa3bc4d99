"""Measures how long a commit takes to the pages of many visitors, without their browsers. Nothing here is a test.

Each visitor speaks Streamlit's own protocol: it opens the page, listens to the live socket, and on a new position
asks for its fragment, as the live chip does, until the server has sent all of it.

    python -m tests.dashboard.sessions 100
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from tests.dashboard.live import another_process, p95, served, small_plan

JITTER = 0.003
"""Seconds a visitor, as in the live chip: the more look on, the more their questions are spread."""


async def _drawn(stream: Any, fragment: str | None = None) -> str | None:
    """Takes in one run of the page; the id of its fragment."""
    while True:
        message = ForwardMsg()
        message.ParseFromString(await asyncio.wait_for(stream.recv(), 120))
        if message.WhichOneof("type") == "delta" and message.delta.fragment_id:
            fragment = message.delta.fragment_id
        if message.WhichOneof("type") == "script_finished":
            return fragment


async def _visitor(
    url: str, query: str, visitors: int, ready: asyncio.Queue[int], seen: dict[int, list[float]]
) -> None:
    base = url.replace("http", "ws")
    origin = url.rstrip("/")
    async with (
        connect(f"{base}_stcore/stream", subprotocols=["streamlit"], max_size=None, origin=origin) as stream,
        connect(f"{base}live/ws", origin=origin) as live,
    ):
        ask = BackMsg()
        ask.rerun_script.query_string = query
        await stream.send(ask.SerializeToString())
        fragment = await _drawn(stream)
        first = json.loads(await live.recv())["v"]
        await ready.put(first)
        drawn = first
        loop = asyncio.get_running_loop()
        while True:
            position = json.loads(await live.recv())["v"]
            if position <= drawn:
                continue
            await asyncio.sleep(min(0.25, JITTER * visitors) * (loop.time() * 7919 % 1))
            ask = BackMsg()
            ask.rerun_script.query_string = query
            ask.rerun_script.fragment_id = fragment or ""
            await stream.send(ask.SerializeToString())
            await _drawn(stream)
            drawn = position
            seen.setdefault(position, []).append(time.time())


async def _measure(workspace: Path, url: str, visitors: int, commits: int) -> list[float]:
    ready: asyncio.Queue[int] = asyncio.Queue()
    seen: dict[int, list[float]] = {}
    tasks = []
    for _ in range(visitors):
        tasks.append(asyncio.create_task(_visitor(url, "item=KR1", visitors, ready, seen)))
    try:
        first = max([await asyncio.wait_for(ready.get(), 300) for _ in range(visitors)])
        took: list[float] = []
        with another_process(workspace, "KR1") as check_in:
            for n in range(1, commits + 1):
                done = await asyncio.to_thread(check_in, 1000 + n)
                while len(seen.get(first + n, [])) < visitors:
                    await asyncio.sleep(0.01)
                    if failed := [task for task in tasks if task.done()]:
                        failed[0].result()
                took += [moment - done for moment in seen[first + n]]
                await asyncio.sleep(0.2)
        return took
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def commit_to_sessions(visitors: int = 6, commits: int = 20) -> list[float]:
    """Seconds from each commit until each visitor has been sent the new page."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "live"
        small_plan(workspace)
        with served(workspace) as url:
            return asyncio.run(_measure(workspace, url, visitors, commits))


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    measured = commit_to_sessions(many)
    print(f"commit to {many} sessions: p95 {p95(measured):.3f} s, max {max(measured):.3f} s")
