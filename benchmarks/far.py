"""A server that stands on another machine: a port of this one that passes everything on after a while."""

import asyncio
import multiprocessing
import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import cast

HOST = "127.0.0.1"


@contextmanager
def far(port: int, seconds: float) -> Iterator[int]:
    """A port, for a `with` block, from which that one is so many seconds away, there and back each."""
    ours, its = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_pass_on, args=(port, seconds, its), daemon=True)
    process.start()
    try:
        yield cast(int, ours.recv())
    finally:
        process.kill()
        process.join()


class _End(asyncio.Protocol):
    """One end of a connection; what it hears it says at the other end, later."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.other: asyncio.Future[asyncio.Transport] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        asyncio.get_running_loop().call_later(self._seconds, self._say, data)

    def connection_lost(self, _error: Exception | None) -> None:
        if self.other.done():
            self.other.result().close()

    def _say(self, data: bytes) -> None:
        if self.other.done():
            self.other.result().write(data)
        else:
            self.other.add_done_callback(lambda other: other.result().write(data))


class _Door(_End):
    """The end to which somebody connects: it connects to the server in turn."""

    def __init__(self, port: int, seconds: float) -> None:
        super().__init__(seconds)
        self._port = port
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._tasks.add(asyncio.get_running_loop().create_task(self._connect()))

    async def _connect(self) -> None:
        transport, end = await asyncio.get_running_loop().create_connection(
            lambda: _End(self._seconds), HOST, self._port
        )
        end.other.set_result(self.transport)
        self.other.set_result(transport)


def _pass_on(port: int, seconds: float, answer: Connection) -> None:
    async def serve() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Door(port, seconds), HOST, 0)
        answer.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    # The usual selector waits in whole milliseconds.
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())) as runner:
        runner.run(serve())
