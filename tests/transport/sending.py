"""Other systems that send updates, and inboxes as real processes that may be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import orjson
from kafka import KafkaProducer

from engine.domain import measure, okr, plan
from engine.handle import handle
from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.topics import Wish, set_up

ROOT = Path(__file__).parents[2]
KEY_RESULTS = 20
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
SESSION = "1"
"""Seconds after which the group gives up an inbox that was killed."""


def make_workspace(folder: Path) -> Path:
    """A plan with an objective, twenty key results KR0 to KR19 and a measure M."""
    folder.mkdir()
    told = [
        plan.StartPlan(entity_id="P", at=BEGAN, title="Plan"),
        okr.SetObjective(entity_id="O", at=BEGAN, parent_id="P", title="Guests come back", reason="agreed"),
        measure.DefineMeasure(entity_id="M", at=BEGAN, parent_id="O", title="Returns", unit="%", reason="agreed"),
    ]
    told += [
        okr.SetKeyResult(
            entity_id=f"KR{n}",
            at=BEGAN,
            parent_id="O",
            title=f"Key result {n}",
            baseline=0,
            target=100,
            reason="agreed",
        )
        for n in range(KEY_RESULTS)
    ]
    with Log(folder / "log.sqlite3", create=True) as log:
        for command in told:
            handle(log, command, actor="Ann", appended_by="root", source="cli")
    return folder


def update(kind: str, number: int | str, data: Mapping[str, Any], source: str = "/crm", **more: Any) -> bytes:
    """A message as another system sends it."""
    said = {"specversion": "1.0", "id": str(number), "source": source, "type": f"hansei.{kind}", "data": data}
    return orjson.dumps({**said, **more})


def check_in(number: int, **more: Any) -> bytes:
    """The check-in number n: of one of the key results, with n as its value."""
    return update("check-in", number, {"key_result": f"KR{number % KEY_RESULTS}", "value": number}, **more)


def make_topics(kafka: Kafka, partitions: int = 4) -> None:
    """The topics, as whoever sets the stream up makes them."""
    set_up(kafka, Wish(partitions=partitions), change=False)


class Sender:
    """A producer of another system."""

    def __init__(self, kafka: Kafka) -> None:
        self._topic = kafka.topic("updates")
        self._producer = KafkaProducer(**kafka.options(), max_request_size=8 * 2**20)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._producer.close()

    def send(
        self,
        messages: Iterable[bytes | None],
        key: Callable[[int], bytes | None] = lambda place: str(place % 7).encode(),
        headers: Sequence[tuple[str, bytes]] = (),
    ) -> None:
        """Sends the messages and waits until they are stored."""
        sent = [
            self._producer.send(self._topic, message, key(place), list(headers))
            for place, message in enumerate(messages)
        ]
        self._producer.flush()
        for one in sent:
            one.get(10)


class InboxProcess:
    """`hansei stream inbox` in a process of its own; what it says lies in a file beside the workspace."""

    def __init__(self, workspace: Path, name: str = "inbox", **environment: str) -> None:
        self._said = workspace.parent / f"{name}.err"
        with self._said.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "hansei", "--workspace", workspace, "stream", "inbox", "--session", SESSION],
                cwd=ROOT,
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
                stderr=said,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def said(self) -> str:
        """All that inboxes of this name said."""
        return self._said.read_text(encoding="utf-8")

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        """Without a warning."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(30)

    def stop(self) -> int:
        """As whoever keeps it would; its exit status."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(60)

    def pause(self) -> None:
        """It hangs, as a process without memory or network does."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)


def wait_until(holds: Callable[[], bool], *inboxes: InboxProcess, seconds: float = 90) -> None:
    """Returns when it holds; an inbox that ended by itself, or too long a wait, is an error that says more."""
    deadline = time.monotonic() + seconds
    while not holds():
        for inbox in inboxes:
            assert not inbox.has_ended, inbox.said
        assert time.monotonic() < deadline, [inbox.said[-2000:] for inbox in inboxes]
        time.sleep(0.05)


def values(workspace: Path) -> list[float]:
    """The value of every check-in in the log, in order."""
    with Log(workspace / "log.sqlite3") as log:
        return [event.value for _, event in log.events() if isinstance(event, okr.CheckedIn)]
