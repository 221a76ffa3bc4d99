"""Other systems that send updates, and inboxes that take them."""

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
from engine.log.place import Place
from engine.transport.connecting import Kafka
from engine.transport.topics import Wish, set_up
from tests.transport.processes import HanseiProcess

KEY_RESULTS = 20
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
SESSION = "1"
"""Seconds after which the group gives up an inbox that was killed."""


def make_workspace(folder: Path, place: Place | None = None) -> Path:
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
    with Log(place or folder / "log.sqlite3", create=True) as log:
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


class InboxProcess(HanseiProcess):
    """`hansei stream inbox`; what it says lies in a file beside the workspace."""

    def __init__(self, workspace: Path, name: str = "inbox", **environment: str) -> None:
        said = workspace.parent / f"{name}.err"
        super().__init__(said, workspace, "stream", "inbox", "--session", SESSION, **environment)


def wait_until(holds: Callable[[], bool], *processes: HanseiProcess, seconds: float = 90) -> None:
    """Returns when it holds; a process that ended by itself, or too long a wait, is an error that says more."""
    deadline = time.monotonic() + seconds
    while not holds():
        for process in processes:
            assert not process.has_ended, process.said
        assert time.monotonic() < deadline, [process.said[-2000:] for process in processes]
        time.sleep(0.05)


def values(workspace: Path) -> list[float]:
    """The value of every check-in in the log of a workspace, in order."""
    with Log(workspace / "log.sqlite3") as log:
        return values_in(log)


def values_in(log: Log) -> list[float]:
    """The value of every check-in, in order."""
    return [event.value for _, event in log.events() if isinstance(event, okr.CheckedIn)]
