"""Follows the log by position and publishes each event in order; stops when asked, waits while Kafka is away.

People are told before the events that name them. After any failure the relay trusts nothing that it remembers: it
finds its place anew. So a row of events may be published twice, and none is left out.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import orjson

from engine.errors import BrokenIntegrityError, UnavailableError
from engine.log.log import Log
from engine.log.recorded import Batch
from engine.transport.connecting import Kafka
from engine.transport.envelope import appended_at, envelope, milliseconds
from engine.transport.named import Named
from engine.transport.place import Place, find_place, partition_of, topic_told
from engine.transport.publishing import Publisher, Sent, StoppedError, TooLargeError
from engine.transport.running import Running

AT_ONCE = 500
"""Events that are published before their acknowledgements are waited for."""
CHECKPOINT_EVERY = 1_000
SAVE_EVERY = 2.0
"""Seconds between two checkpoints while events come one by one."""
LOOK_EVERY = 30.0
"""Seconds between two looks whether the topic is still the one that the relay began with."""


@contextmanager
def only_relay(folder: Path) -> Iterator[None]:
    """Keeps a second relay of this workspace away, on this machine, for a `with` block."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "relay.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise UnavailableError(
                f"{folder}: a relay of this workspace runs already (process {lock.read().strip() or 'unknown'}); "
                "one is enough"
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


class Relay:
    """The relay of one workspace. For one thread."""

    def __init__(self, log: Log, kafka: Kafka, told: Running) -> None:
        self._log, self._kafka, self._told = log, kafka, told

    def run(self, *, once: bool = False) -> None:
        """Publishes until it is asked to stop; with `once` only up to where the log ends now."""
        until = self._log.position() if once else None
        while not self._told.stopping.is_set():
            try:
                with _session(self._log, self._kafka, self._told) as session:
                    session.publish(until)
                    return
            except StoppedError:
                return
            except UnavailableError as error:
                if once or _is_for_good(error):
                    raise
                self._told.fails(str(error))


@contextmanager
def _session(log: Log, kafka: Kafka, told: Running) -> Iterator["_Session"]:
    """From finding the place to the next failure."""
    place = find_place(kafka, log.workspace_id)
    _must_be_of_this_log(log, place)
    named = Named(kafka, log.workspace_id)
    try:
        named.catch_up()
        people = dict(named.rows())
    finally:
        named.close()
    publisher = Publisher(kafka, told.stopping)
    try:
        told.say(f"relaying from position {place.position}, {place.why}", position=place.position)
        session = _Session(log, kafka, told, publisher, place, people)
        yield session
        with suppress(UnavailableError, StoppedError):  # the next start then reads more of the topic's end instead
            session.save()
    except BaseException:
        publisher.close(now=True)
        raise
    publisher.close()


class _Session:
    def __init__(
        self, log: Log, kafka: Kafka, told: Running, publisher: Publisher, place: Place, people: dict[str, str]
    ) -> None:
        self._log, self._kafka, self._told, self._publisher = log, kafka, told, publisher
        self._place, self._saved, self._people = place, place.position, people
        self._key = log.workspace_id.encode()
        self._looked = self._saved_at = time.monotonic()
        self._at_once = 1  # after a failure that lasts, little is published again and again
        told.told(place.position)

    def publish(self, until: int | None) -> None:
        """Publishes what follows, until it is asked to stop or has reached a position."""
        self._tell_people()
        while not self._told.stopping.is_set():
            batch = self._log.read(self._place.position, self._at_once, until)
            if batch is not None:
                self._publish(batch)
                self._at_once = min(2 * self._at_once, AT_ONCE)
                self._told.works()
            self._report()
            if batch is None:
                self._told.works()  # all is published: whatever failed before is mended
                if until is not None:
                    return
                if time.monotonic() - self._saved_at >= SAVE_EVERY:
                    self.save()
                self._log.wait(self._place.position, 0.5)
            self._look()

    def save(self) -> None:
        """Writes the checkpoint, if there is anything new to say."""
        if self._place.position == self._saved:
            return
        topic = self._kafka.topic("checkpoints")
        checkpoint = self._place.checkpoint()
        self._publisher.acknowledged([self._publisher.send(topic, self._key, checkpoint, what="the checkpoint")])
        self._saved, self._saved_at = self._place.position, time.monotonic()

    def _publish(self, batch: Batch) -> None:
        self._tell_people()  # after the read: whoever the batch names stands among the people by now
        sent: list[Sent] = []
        previous, at = self._place.position, ""
        too_large = None
        for position, stream, version, name, payload in zip(
            batch.positions, batch.streams, batch.versions, batch.names, batch.payloads, strict=True
        ):
            message = envelope(
                workspace=self._log.workspace_id,
                position=position,
                previous_position=previous,
                stream=stream,
                version=version,
                name=name,
                payload=payload,
            )
            stored_at = appended_at(payload)
            try:
                sent.append(self._send_event(message, position, stored_at))
            except TooLargeError as error:
                too_large = error
                break
            previous, at = position, stored_at
        if sent:
            self._take(sent, previous, at)
        if too_large is not None:
            self.save()
            raise too_large

    def _send_event(self, message: bytes, position: int, stored_at: str) -> Sent:
        return self._publisher.send(
            self._kafka.topic("events"),
            self._key,
            message,
            what=f"position {position}",
            partition=self._place.partition,
            milliseconds=milliseconds(stored_at),
        )

    def _take(self, sent: list[Sent], position: int, stored_at: str) -> None:
        """Waits for the acknowledgements; from then on these events are whole in the topic."""
        first, last = self._publisher.acknowledged(sent)
        if first < self._place.offset:
            raise UnavailableError(f"topic {self._kafka.topic('events')}: was made anew or has lost its end")
        self._place = replace(self._place, position=position, appended_at=stored_at, offset=last + 1)
        self._told.count("published", len(sent))
        if position - self._saved >= CHECKPOINT_EVERY:
            self.save()

    def _report(self) -> None:
        position = self._place.position
        waits = self._log.read(position, 1)
        behind = self._log.position() - position if waits else 0
        self._told.told(position, behind, appended_at(waits.payloads[0]) if waits else None)

    def _look(self) -> None:
        if time.monotonic() - self._looked < LOOK_EVERY:
            return
        self._looked = time.monotonic()
        if topic_told(self._kafka) != (self._place.topic_id, self._place.partitions):
            raise UnavailableError(f"topic {self._kafka.topic('events')}: was made anew or has other partitions")

    def _tell_people(self) -> None:
        """Names that are new or changed, and who is forgotten; told before the events that say so."""
        now = dict(self._log.people.rows())
        changed: dict[str, str | None] = {one: name for one, name in now.items() if self._people.get(one) != name}
        changed |= dict.fromkeys(self._people.keys() - now.keys())
        if not changed:
            return
        topic = self._kafka.topic("people")
        partition = partition_of(self._log.workspace_id, self._publisher.partitions(topic))
        self._publisher.acknowledged(
            [
                self._publisher.send(
                    topic,
                    self._key + b"/" + one.encode(),
                    None if name is None else orjson.dumps({"name": name}),
                    what="a person",
                    partition=partition,  # one for all of a workspace, so that they are told in order
                )
                for one, name in changed.items()
            ]
        )
        self._people = now


def _must_be_of_this_log(log: Log, place: Place) -> None:
    """The topic must not know more than the log, nor another event at the place where they meet."""
    if place.position == 0:
        return
    batch = log.read(place.position - 1, 1)
    if (
        batch
        and batch.positions[0] == place.position
        and place.appended_at in (None, appended_at(batch.payloads[0]))
    ):
        return
    raise BrokenIntegrityError(
        f"the topic holds an event at position {place.position} that this log does not have: the log was put back "
        "to an earlier state, or two logs share one workspace id. Put the newer log back; or, if the older one is "
        "to hold, give it topics of its own (HANSEI_TOPICS) and start every replica anew"
    )


def _is_for_good(error: UnavailableError) -> bool:
    """Whether trying again cannot help: the brokers answer and refuse."""
    from kafka.errors import AuthorizationError, SaslAuthenticationFailedError

    return isinstance(error.__cause__, AuthorizationError | SaslAuthenticationFailedError)
