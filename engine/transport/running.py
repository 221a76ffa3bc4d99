"""What every long-running process shares: it stops when asked, waits longer after each failure, and
says how it is, as lines on standard error and over HTTP.

`GET /health` answers as long as the process lives, `/ready` fails while it is too far behind, and `/metrics` is
Prometheus text. They are served where HANSEI_HEALTH_PORT is set; readiness fails when the lag is above
HANSEI_MAX_LAG seconds (default 60).
"""

import logging
import os
import random
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType
from typing import Any

import orjson

from engine.errors import UnavailableError, UnusableInputError

FIRST_WAIT, LONGEST_WAIT = 0.25, 10.0
STALE_AFTER = 10.0
"""After so many seconds without a look at the end, nobody can say that there is nothing new."""


@dataclass
class Running:
    """One process: what it is, how far it is, and whether it was asked to stop. May be used from any thread."""

    process: str
    """relay, inbox, replica or dashboard."""
    workspace: str
    max_lag: float = field(default_factory=lambda: number_of("HANSEI_MAX_LAG", 60.0))
    stopping: threading.Event = field(default_factory=threading.Event)
    position: int = 0
    last_error: str = ""
    _behind_since: datetime | None = None
    _behind: int = 0
    _looked_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    _counts: dict[str, float] = field(default_factory=dict)
    _wait: float = FIRST_WAIT

    def told(self, position: int, behind: int = 0, behind_since: str | None = None) -> None:
        """How far it is: its position, how many events wait, and when the oldest of these came to be."""
        self.position, self._behind = position, behind
        self._behind_since = datetime.fromisoformat(behind_since) if behind_since and behind else None
        self._looked_at = datetime.now(UTC)

    def count(self, name: str, more: float = 1) -> None:
        """Counts something for the metrics, for example `published`."""
        self._counts[name] = self._counts.get(name, 0) + more

    def say(self, words: str, level: int = logging.INFO, **more: object) -> None:
        """One line of the process's own account, with its position."""
        logging.getLogger("hansei.stream").log(
            level, words, extra={"told": {"process": self.process, "workspace": self.workspace, **more}}
        )

    def fails(self, words: str) -> bool:
        """Says what fails, waits longer than the last time, and tells whether to try again."""
        self.last_error = words
        self.count("failures")
        wait, self._wait = self._wait, min(self._wait * 2, LONGEST_WAIT)
        wait *= random.uniform(0.75, 1)  # so that many processes do not all come back at one instant
        self.say(f"{words}; trying again in {wait:.1f} s", logging.WARNING, position=self.position)
        return not self.stopping.wait(wait)

    def works(self) -> None:
        """It works again: the next failure waits shortly."""
        if self._wait != FIRST_WAIT:
            self.say("works again", position=self.position)
        self._wait, self.last_error = FIRST_WAIT, ""

    def lag(self) -> float:
        """For how many seconds the oldest event that waits has waited; 0 when nothing does."""
        now = datetime.now(UTC)
        if self._behind_since is not None:
            return max(0.0, (now - self._behind_since).total_seconds())
        unseen = (now - self._looked_at).total_seconds()
        return unseen if unseen > STALE_AFTER else 0.0

    def state(self) -> dict[str, str | int | float]:
        """How it is, for whoever asks."""
        return {
            "process": self.process,
            "workspace": self.workspace,
            "position": self.position,
            "lag_events": self._behind,
            "lag_seconds": round(self.lag(), 3),
            "last_error": self.last_error,
        }

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """What is said over HTTP: status, content type and body."""
        lag = self.lag()
        if path == "/metrics":
            return 200, "text/plain; version=0.0.4", self._metrics(lag).encode()
        if path not in {"/health", "/ready"}:
            return 404, "text/plain", b"/health, /ready, /metrics\n"
        ready = path == "/health" or lag <= self.max_lag
        return 200 if ready else 503, "application/json", orjson.dumps(self.state()) + b"\n"

    def _metrics(self, lag: float) -> str:
        values = {"position": self.position, "lag_events": self._behind, "lag_seconds": round(lag, 3)}
        labels = f'{{process="{self.process}",workspace="{self.workspace}"}}'
        lines = []
        for name, value in values.items():
            lines += [f"# TYPE hansei_stream_{name} gauge", f"hansei_stream_{name}{labels} {value}"]
        for name, value in sorted(dict(self._counts).items()):
            lines += [f"# TYPE hansei_stream_{name}_total counter", f"hansei_stream_{name}_total{labels} {value}"]
        return "\n".join(lines) + "\n"


@contextmanager
def running(process: str, workspace: str) -> Iterator[Running]:
    """A process for a `with` block: SIGTERM and SIGINT ask it to stop, HTTP and the log lines are set up."""
    told = Running(process, workspace)
    _set_up_lines()
    handlers = {number: signal.signal(number, _stops(told)) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with served(told):
            yield told
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def number_of(variable: str, default: float) -> float:
    """A number that the environment may set."""
    text = os.environ.get(variable, "").strip()
    try:
        number = float(text) if text else default
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise UnusableInputError(f"{variable}: {text!r} is no number from 0")
    return number


def _stops(told: Running) -> Callable[[int, FrameType | None], None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        told.stopping.set()

    return stop


@contextmanager
def served(told: Running) -> Iterator[None]:
    """Answers over HTTP how a process is, for a `with` block, where HANSEI_HEALTH_PORT says so."""
    server = _server(told)
    if server is None:
        yield
        return
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _server(told: Running) -> ThreadingHTTPServer | None:
    port = int(number_of("HANSEI_HEALTH_PORT", 0))
    if not port:
        return None

    class _Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = told.answer(self.path.split("?")[0])
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A look at the health is no news."""

    host = os.environ.get("HANSEI_HEALTH_HOST", "").strip() or "127.0.0.1"
    try:
        server = ThreadingHTTPServer((host, port), _Answering)
    except (OSError, OverflowError) as error:
        raise UnavailableError(f"HANSEI_HEALTH_PORT: {host}:{port} cannot be served: {error}") from None
    server.daemon_threads = True
    return server


class _Lines(logging.Formatter):
    def __init__(self, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """One line, never a traceback."""
        words = " ".join(record.getMessage().split())
        told: dict[str, Any] = getattr(record, "told", {})
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        level = record.levelname.lower()
        if self._as_json:
            return orjson.dumps({"time": at, "level": level, "message": words, **told}).decode()
        beside = " ".join(f"{name}={value}" for name, value in told.items())
        return f"{at} {level} {words}" + (f" [{beside}]" if beside else "")


def _set_up_lines() -> None:
    form = os.environ.get("HANSEI_LOG_FORMAT", "").strip() or "text"
    if form not in {"text", "json"}:
        raise UnusableInputError(f"HANSEI_LOG_FORMAT: there is no {form!r}; use text or json")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines(form == "json"))
    ours = logging.getLogger("hansei.stream")
    ours.handlers[:] = [handler]
    ours.setLevel(logging.INFO)
    ours.propagate = False
    # The libraries retry by themselves and tell each attempt; what they cannot mend comes to us as an error.
    for library in ("kafka", "aiokafka", "faststream"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
