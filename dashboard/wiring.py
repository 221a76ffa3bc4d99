"""What this process holds: one log or what carries its events, a replica, and the thread that follows."""

import logging
import secrets
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard import fed
from dashboard.answers import Answers
from dashboard.asking import Asking
from dashboard.stage import Stage
from engine.errors import HanseiError, UnavailableError
from engine.log.log import Log
from engine.log.seals.sealing import seal_daily
from engine.settings import Settings, settings
from engine.transport.running import Running, served
from projections.policies import run_policies
from projections.publish import publish
from projections.replica import follow, open_replica, replica_folder
from projections.source import Source

LOOK_EVERY = 1.0
"""Seconds that one look at the log waits for something new."""
PUBLISH_EVERY = 60.0
REACT_EVERY = 60.0
"""Seconds between two looks at what the policies would propose."""
SEAL_LOOK_EVERY = 600.0
"""Seconds between two looks at whether a day has passed since the last seal."""
LATE_AFTER = 5.0
"""Seconds without a look at the log after which the screen says that it is old."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0

_logger = logging.getLogger("hansei.dashboard")

Listener = Callable[[], None]


def note_failure(what: str) -> str:
    """Writes the error in hand to standard error; the id that a person can quote.

    What is known to fail, such as a broker that is away, says so in one line; a defect comes with its traceback.
    """
    error_id, error = f"E-{secrets.token_hex(3)}", sys.exception()
    if isinstance(error, HanseiError):
        _logger.error("%s: %s: %s", error_id, what, error)
    else:
        _logger.exception("%s: %s", error_id, what)
    return error_id


@dataclass(frozen=True)
class Health:
    """Whether what the screen shows is what the log says."""

    position: int
    """Up to which event the views go."""
    seen_at: datetime
    """When the log was last looked at and all of it was in the views."""
    failing: str | None = None
    """The id of the error that keeps the views from following."""

    def seconds_old(self, now: datetime) -> float:
        """How long ago the views were last known to be whole."""
        return max(0.0, (now - self.seen_at).total_seconds())

    def is_well(self, now: datetime) -> bool:
        """Whether a person may rely on the screen being up to date."""
        return self.failing is None and self.seconds_old(now) <= LATE_AFTER


class Wiring:
    """The log and the replica of one workspace, kept together by a follower thread until `close`.

    With HANSEI_FOLLOW=kafka there is no log: the same events come by Kafka, and nothing can be written.
    """

    def __init__(self, of: Settings, *, look_every: float = LOOK_EVERY) -> None:
        self.settings = of
        self.answers = Answers()
        self.stage = Stage(self._wake)
        self._look_every = look_every
        self._stop = threading.Event()
        self._moved = threading.Condition()
        self._listeners: set[Listener] = set()
        self._published_at: float | None = None
        self._published = -1
        self._reacted_at: float | None = None
        self._sealed_at: float | None = None
        self._sealing: threading.Thread | None = None
        with ExitStack() as stack:
            self._log: Log | None = None
            self._fed: fed.Fed | None = None
            if fed.follows_kafka():
                self._fed, self.read_model = fed.open_fed(of, stack)
                self._told = self._fed.told
            else:
                self._log = stack.enter_context(Log(of.log_place))
                self.read_model = stack.enter_context(open_replica(self._log, of.views_path))
                self._told = Running("dashboard", self._log.workspace_id)
            stack.enter_context(served(self._told))
            self.read_model.lock()
            self.asking = Asking(self.read_model, self.answers)
            stack.callback(self.asking.close)
            self._health = Health(self.read_model.position, datetime.now(UTC))
            self._held = stack.pop_all()
        self._follower = threading.Thread(target=self._follow, name="follower", daemon=True)
        self._follower.start()

    def close(self) -> None:
        """Stops following and lets go of both files. Waits for the look under way."""
        self._stop.set()
        self._follower.join()
        if self._sealing is not None:
            self._sealing.join()
        self._held.close()

    @property
    def log(self) -> Log:
        """The log. Raises UnavailableError where there is none."""
        if self._log is None:
            raise UnavailableError(fed.NO_LOG)
        return self._log

    @property
    def has_log(self) -> bool:
        """Whether the log is here; without it nothing can be written."""
        return self._log is not None

    @property
    def source(self) -> Source:
        """Where the events come from: the log, or what carries them."""
        return self._fed.following if self._fed else self.log

    @property
    def position(self) -> int:
        """Up to which event the views go."""
        return self.read_model.position

    @property
    def health(self) -> Health:
        """How the following goes."""
        return self._health

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener`, from the follower's thread, whenever position or health change; answers how to stop."""
        with self._moved:
            self._listeners.add(listener)

        def unsubscribe() -> None:
            with self._moved:
                self._listeners.discard(listener)

        return unsubscribe

    @property
    def listeners(self) -> int:
        """How many screens listen."""
        return len(self._listeners)

    def wait_for(self, position: int, timeout: float) -> bool:
        """Waits until the views hold an event; whether they do now."""
        with self._moved:
            return self._moved.wait_for(lambda: self.position >= position, timeout)

    def _follow(self) -> None:
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            try:
                self._look()
                self._publish_when_due()
                if self.has_log:
                    self._react_when_due()
                    self._seal_when_due()
            except Exception:
                # Whatever it is, the screens must say so and the thread must go on.
                self._tell(Health(self.position, self._health.seen_at, note_failure("the follower stopped")))
                self._stop.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                pause = FIRST_PAUSE

    def _look(self) -> None:
        end = self.source.wait(self.position, timeout=0 if self._health.failing else self._look_every)
        if end > self.position:
            clean_at = self.read_model.clean_at
            follow(self.read_model, self.source, self.settings.views_path)
            if self.read_model.clean_at > clean_at:
                self.answers.forget()
            self.asking.moved(self.position)
        # What is carried comes in batches: the end was seen only when nothing more is left to read.
        is_whole = self._fed is None or self._fed.following.is_level
        self._tell(Health(self.position, datetime.now(UTC) if is_whole else self._health.seen_at))

    def _tell(self, health: Health) -> None:
        self._report(health)
        with self._moved:
            before, self._health = self._health, health
            if (before.position, before.failing) == (health.position, health.failing):
                return
            self._moved.notify_all()
        self._wake()

    def _report(self, health: Health) -> None:
        """Tells whoever watches this process. A look that failed is none: the lag grows by itself."""
        self._told.last_error = f"error {health.failing}, see the log of the server" if health.failing else ""
        behind = self._fed.following.unread if self._fed else 0
        if behind or health.failing is None:
            self._told.told(health.position, behind, self._fed.following.stored_at if self._fed else None)

    def _wake(self) -> None:
        """Lets every screen look again."""
        with self._moved:
            listeners = list(self._listeners)
        for listener in listeners:
            listener()

    def _publish_when_due(self) -> None:
        """Writes a copy for other processes: at the start, then at most once a minute, and only what moved."""
        folder = replica_folder(self.settings.views_path)
        if (
            self.read_model.path is None
            or self.read_model.path.parent != folder
            or self._published == self.position
        ):
            return
        now = time.monotonic()
        if self._published_at is None or now - self._published_at >= PUBLISH_EVERY:
            self._published_at = now
            try:
                publish(self.read_model, folder)
            except Exception:
                # These views are whole all the same; other processes take longer to start.
                note_failure("no copy of the views could be published")
            else:
                self._published = self.position

    def _react_when_due(self) -> None:
        """Proposes what the policies have to propose: at the start, then at most once a minute."""
        now = time.monotonic()
        if self._reacted_at is None or now - self._reacted_at >= REACT_EVERY:
            self._reacted_at = now
            try:
                run_policies(
                    self.log, self.read_model, now=datetime.now(UTC), appended_by=self.settings.appended_by
                )
            except Exception:
                # The views are whole all the same; the next look tries again.
                note_failure("the policies could not be run")

    def _seal_when_due(self) -> None:
        """Seals the record once a day, beside the following: the first seal of a long log takes seconds."""
        now = time.monotonic()
        if self._sealed_at is None or now - self._sealed_at >= SEAL_LOOK_EVERY:
            self._sealed_at = now
            self._sealing = threading.Thread(target=self._seal, name="sealing", daemon=True)
            self._sealing.start()

    def _seal(self) -> None:
        try:
            seal_daily(self.log)
        except Exception:
            # What is not sealed today is sealed tomorrow; `hansei audit verify` says what is wrong.
            note_failure("the record could not be sealed")


_lock = threading.Lock()
_current: Wiring | None = None


def current() -> Wiring:
    """The wiring of this process; made from the environment when nobody has made one."""
    global _current
    with _lock:
        if _current is None:
            _current = Wiring(settings())
        return _current


def start(of: Settings, *, look_every: float = LOOK_EVERY) -> Wiring:
    """Wires this process to a workspace, in place of the one before."""
    global _current
    stop()
    with _lock:
        _current = Wiring(of, look_every=look_every)
        return _current


def stop() -> None:
    """Lets go of whatever this process holds."""
    global _current
    with _lock:
        held, _current = _current, None
    if held is not None:
        held.close()
