"""The web application: the pages, and beside them the socket that tells every open page to look again."""

import asyncio
import gc
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
from streamlit import config

from dashboard import options, sign_in, wiring
from dashboard.headers import Headers
from engine.settings import settings

LOOK_AGAIN = 5.0
"""Seconds after which a silent socket checks whether the follower still follows."""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:  # noqa: ANN401 -- st.App is passed untyped
    """Holds the wiring while the server runs."""
    held = await asyncio.to_thread(wiring.current)
    _load_what_pages_need()
    gc.collect()
    gc.freeze()
    try:
        yield {"wiring": held}
    finally:
        await asyncio.to_thread(wiring.stop)
        gc.unfreeze()


def is_from_here(socket: WebSocket) -> bool:
    """Whether a page of this very server opened the socket: its origin is the host it asks."""
    host = socket.headers.get("host", "")
    origin = socket.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != host:
        return False
    allowed = config.get_option("server.allowedHosts")
    return (urlsplit(f"//{host}").hostname or "") in allowed or "*" in allowed


def is_known(socket: WebSocket) -> bool:
    """Whether the page belongs to somebody who has signed in, where people sign in."""
    if sign_in.current() is None:
        return True
    claims = sign_in.claims_in(socket.cookies, socket.headers.get("origin", ""))
    return sign_in.person_of(claims, datetime.now(UTC)) is not None


async def tell_positions(socket: WebSocket) -> None:
    """Sends the position of the views whenever it changes, never data.

    `ok` is false while they cannot follow; `stage` grows when the one who leads a meeting goes on.
    """
    if not is_from_here(socket) or not is_known(socket):
        await socket.close(code=1008)
        return
    held = wiring.current()
    loop, moved = asyncio.get_running_loop(), asyncio.Event()
    await socket.accept()
    unsubscribe = held.subscribe(lambda: _wake(loop, moved))
    gone = asyncio.create_task(_until_gone(socket))
    told = None
    try:
        while not gone.done():
            now = {
                "v": held.position,
                "ok": held.health.is_well(datetime.now(UTC)),
                "stage": held.stage.shown.turn,
            }
            if now != told:
                await socket.send_text(json.dumps(now))
                told = now
            waiting = asyncio.create_task(moved.wait())
            await asyncio.wait({waiting, gone}, timeout=LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            moved.clear()
    except (WebSocketDisconnect, RuntimeError):
        pass  # the page was closed while we spoke
    finally:
        unsubscribe()
        gone.cancel()
        if socket.application_state is WebSocketState.CONNECTED and not gone.done():
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close()


async def _until_gone(socket: WebSocket) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.receive_text()


def _wake(loop: asyncio.AbstractEventLoop, moved: asyncio.Event) -> None:
    with suppress(RuntimeError):  # the loop may have ended with the server
        loop.call_soon_threadsafe(moved.set)


def _load_what_pages_need() -> None:
    """Imports what the first page would, so that it is frozen and no person waits for it."""
    for name in ("streamlit.elements.vega_charts", "pandas", "dashboard.components.frame.frame"):
        import_module(name)


options.set_up(settings().workspace)
app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=[WebSocketRoute("/live/ws", tell_positions)],
    middleware=[Middleware(Headers)],
)
