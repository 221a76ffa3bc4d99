"""All that a team runs, each in a process of its own, on a real PostgreSQL and a real Kafka. Any may be killed.

The log lies in PostgreSQL, or in a file where no address is given. An inbox takes updates into it, a relay tells
Kafka of it, and that feeds a replica and a dashboard in folders of their own. One that ends because something is
away is started again, as its keeper would.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from engine.errors import UnavailableError
from engine.log.log import Log
from engine.log.place import database_at
from engine.transport.connecting import Kafka
from engine.transport.dead_letters import waiting
from projections.read_model import ReadModel
from tests.servers.broker import free_ports
from tests.transport.processes import HanseiProcess
from tests.transport.replicas import hashes_in, state
from tests.transport.sending import SESSION, make_topics, make_workspace, wait_until

BY_KAFKA = ("replica", "dashboard")
PARTS = ("inbox", "relay", *BY_KAFKA)


class Team:
    """The processes by their names, with a plan to check in on. Those of `parts` run within a `with` block."""

    def __init__(
        self, folder: Path, kafka: Kafka, log_url: str | None = None, parts: Sequence[str] = PARTS
    ) -> None:
        self.folder, self._parts = folder, parts
        office = folder / "office"
        self.place = database_at(log_url, office) if log_url else office / "log.sqlite3"
        self.kafka = kafka
        make_topics(kafka)
        make_workspace(folder / "office", self.place)
        self.log = Log(self.place)
        self.running: dict[str, HanseiProcess] = {}
        self._log_url, self._others = log_url, 0
        self.ports = dict(zip((*PARTS, "pages"), free_ports(5), strict=True))

    def __enter__(self) -> Self:
        for name in self._parts:
            self.start(name)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.running.values():
            process.kill()
        self.log.close()

    def start(self, name: str) -> None:
        """Begins one of the parts, for the first time or again."""
        self.running[name] = self._process(name, name, HANSEI_HEALTH_PORT=str(self.ports[name]))

    def another_inbox(self) -> HanseiProcess:
        """One more, which shares the partitions with the first; to be ended by whoever asked for it."""
        self._others += 1
        return self._process("inbox", f"another inbox {self._others}")

    def follower(self, name: str) -> Path:
        """The workspace of one that is fed by Kafka."""
        return self.folder / name

    def settle(self, position: int, dead: int) -> None:
        """Waits until the log has come so far, so many dead letters wait, and each part has all of the log."""
        self.wait_until(lambda: self.log.position() >= position)
        self.wait_until(lambda: len(waiting(self.kafka)) >= dead)
        position = self.log.position()
        for name in set(self.running) - {"inbox"}:
            self.wait_until(lambda name=name: self.stands_at(name) == position)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds. What ended by itself is started again, if it said that this may help."""

        def kept() -> bool:
            for name, process in self.running.items():
                if process.has_ended:
                    assert process.stop() == UnavailableError.exit_status, process.said
                    self.start(name)
            return holds()

        try:
            wait_until(kept)
        except AssertionError as error:
            said = {name: process.said[-1500:] for name, process in self.running.items()}
            told = f"position {self.log.position()}, {len(waiting(self.kafka))} dead letters"
            raise AssertionError(f"{told}; {said}") from error

    def must_equal_a_rebuild(self, name: str) -> None:
        """The facts of a replica whose process is gone are those that the log gives."""
        with ReadModel() as rebuilt:
            rebuilt.catch_up(self.log)
            assert hashes_in(self.follower(name)) == (rebuilt.position, rebuilt.hashes()), name

    def stands_at(self, name: str) -> int:
        """Up to which event one of the parts has come, by what it says itself; -1 while it says nothing."""
        status, told = state(self.ports[name])
        return told["position"] if status else -1

    def _process(self, name: str, said: str, **environment: str) -> HanseiProcess:
        words, workspace = ["stream", name], self.folder / "office"
        if name == "inbox":
            words += ["--session", SESSION]
        if name in BY_KAFKA:
            workspace = self.follower(name)
            environment |= {"HANSEI_WORKSPACE_ID": self.log.workspace_id}
        elif self._log_url:
            environment |= {"HANSEI_LOG_URL": self._log_url}
        if name == "dashboard":
            words = ["dashboard", "--no-open", "--port", str(self.ports["pages"])]
            environment |= {"HANSEI_FOLLOW": "kafka"}
        return HanseiProcess(self.folder / f"{said}.err", workspace, *words, **environment)
