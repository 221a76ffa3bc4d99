"""Eight processes that write to a log in PostgreSQL while one follows it, beside the library's own safe insert.

Each transaction appends three events. Ours does more in it: it looks at command ids, versions and people, and
stamps. Theirs holds the lock over several exchanges with the server, ours within one: that counts from the moment
on at which writers are on other machines. The server is one of the benchmark's own, with its usual durability. A
million events take some ten minutes.
"""

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.far import far
from benchmarks.results import Result
from benchmarks.running import Run, interleaved, median_ratio, seconds
from engine.domain.okr import CheckedIn
from engine.log.log import Log
from engine.log.place import Database, database_at
from engine.log.recorded import Entry
from tests.servers.postgres import HOST, USER, Postgres

WRITERS, A_TRANSACTION = 8, 3
TARGET = 2.0
AWAY = (0.0005, 0.0025)
"""Seconds to the server and as many back, as within a data centre and between two; on a busy machine it is more."""
NOTE = "Two of five suppliers signed; the third waits for the audit."


def run(run: Run) -> Iterator[Result]:
    """On one machine, then with writers on others; then the whole million, and whoever follows it counts."""
    with server() as running:
        Log(_place(run, running.port), create=True).close()
        with closing(_plain_store(running.port)) as store:
            PostgresApplicationRecorder(store).create_table()
        yield _compared(run, "near", running.port)
        for seconds_away in AWAY:
            with far(running.port, seconds_away) as port:
                yield _compared(run, f"far-{port}", port)
        yield _followed(run, _place(run, running.port))


def _compared(run: Run, where: str, port: int) -> Result:
    """Blocks of ours and theirs in turn."""
    place, blocks, each = _place(run, port), run.size(6, 2), run.size(250, 20)
    times = interleaved(
        (
            lambda n=n: _together(_append, place, f"{where}-{n}", each),
            lambda n=n: _together(_insert, port, f"{where}-{n}", each),
        )
        for n in range(blocks)
    )
    ratio = median_ratio(times)
    count = blocks * each * WRITERS
    from_it = "on its machine" if where == "near" else f"{_exchange(place):.1f} ms from it and back"
    return Result(
        name=f"PostgreSQL, {WRITERS} writers {from_it}, {A_TRANSACTION} events a transaction",
        figure=count / sum(ours for ours, _ in times),
        unit="transactions/s",
        ratio=ratio,
        against=f"eventsourcing's safe insert, {count / sum(theirs for _, theirs in times):,.0f} transactions/s",
        target=f">= {TARGET} times",
        met=ratio >= TARGET,
    )


def _exchange(place: Database) -> float:
    """Milliseconds that a question takes which costs nothing to answer."""
    with psycopg.connect(place.url, autocommit=True) as connection:
        return statistics.median(1000 * seconds(lambda: connection.execute("SELECT 1")) for _ in range(100))


def _place(run: Run, port: int) -> Database:
    return database_at(f"postgresql://{USER}@{HOST}:{port}/postgres", run.folder)


def _followed(run: Run, place: Database) -> Result:
    each = run.size(1_000_000, 2_400) // WRITERS // A_TRANSACTION
    with Log(place) as log:
        before = log.position()
    wanted = before + each * WRITERS * A_TRANSACTION
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        seen = pool.apply_async(_follow, (place, before, wanted))
        began = time.perf_counter()
        _together(_append, place, "all", each)
        took = time.perf_counter() - began
        missed, doubled = seen.get(timeout=600)
    return Result(
        name=f"PostgreSQL, {wanted - before:,} events followed: {missed} missed, {doubled} doubled",
        figure=(wanted - before) / took,
        unit="events/s",
        target="none",
        met=not missed and not doubled,
    )


@contextmanager
def server() -> Iterator[Postgres]:
    """A database server of the benchmark's own, as durable as it usually is, for a `with` block."""
    with tempfile.TemporaryDirectory(prefix="hansei-postgres-") as folder:
        made = Postgres(Path(folder), fsync="on")
        made.start()
        try:
            yield made
        finally:
            made.kill()


def _plain_store(port: int) -> PostgresDatastore:
    return PostgresDatastore("postgres", HOST, port, USER, "", originator_id_type="text", pool_size=1)


def _together(work: Callable[..., None], *arguments: Any) -> None:
    """The same work by all writers at once."""
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=work, args=(*arguments, number)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0


def _append(place: Database, name: str, each: int, number: int) -> None:
    stream = f"key_result-item-{name}-{number}"
    event = CheckedIn(originator_id=stream, entity_id=f"KR{number}", value=1.0, note=NOTE)
    with Log(place) as log:
        for n in range(each):
            entry = Entry(f"{name}-{number}-{n}", [event] * A_TRANSACTION)
            log.append([entry], source="kafka", appended_by="writer", actor="Ann")


def _insert(port: int, name: str, each: int, number: int) -> None:
    state = b'{"value":1.0,"note":{"text":"' + NOTE.encode() + b'","salt":"' + b"0" * 32 + b'"}}' + b" " * 250
    with closing(_plain_store(port)) as store:
        recorder = PostgresApplicationRecorder(store)
        for n in range(each):
            first = 1 + n * A_TRANSACTION
            recorder.insert_events(
                [StoredEvent(f"{name}-{number}", first + more, "CheckedIn", state) for more in range(A_TRANSACTION)]
            )


def _follow(place: Database, after: int, until: int) -> tuple[int, int]:
    """How many positions were missed and doubled by a reader that follows the log while it is written."""
    seen: list[int] = []
    with Log(place) as log:
        position, began = after, time.monotonic()
        while position < until and time.monotonic() - began < 7200:
            if batch := log.read(position, 5000):
                seen += batch.positions
                position = batch.positions[-1]
            else:
                log.wait(position, 5)
    return until - after - len(set(seen)), len(seen) - len(set(seen))
