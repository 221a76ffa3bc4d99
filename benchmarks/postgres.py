"""Eight processes that write to a log in PostgreSQL while one follows it, beside the library's own safe insert.

Each transaction appends three events. Ours does more in it: it looks at command ids, versions and people, and
stamps. The server is one of its own, with its usual durability. A million events take some twenty minutes.
"""

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.results import Result
from benchmarks.running import Run, interleaved, median_ratio
from engine.domain.okr import CheckedIn
from engine.log.log import Log
from engine.log.place import Database, database_at
from engine.log.recorded import Entry
from tests.servers.postgres import HOST, USER, Postgres

WRITERS, A_TRANSACTION = 8, 3
TARGET = 2.0
NOTE = "Two of five suppliers signed; the third waits for the audit."


def run(run: Run) -> Iterator[Result]:
    """Blocks of ours and theirs in turn; then the whole million, and whoever follows it counts."""
    with server() as running:
        place = database_at(running.address, run.folder)
        Log(place, create=True).close()
        with closing(_plain_store(running)) as store:
            PostgresApplicationRecorder(store).create_table()
        blocks, each = run.size(6, 2), run.size(250, 20)
        times = interleaved(
            (
                lambda n=n: _together(_append, place, f"b{n}", each),
                lambda n=n: _together(_insert, running, f"b{n}", each),
            )
            for n in range(blocks)
        )
        ratio = median_ratio(times)
        count = blocks * each * WRITERS
        theirs = count / sum(theirs for _, theirs in times)
        yield Result(
            name=f"PostgreSQL, {WRITERS} writers, {A_TRANSACTION} events a transaction",
            figure=count / sum(ours for ours, _ in times),
            unit="transactions/s",
            ratio=ratio,
            against=f"eventsourcing's safe insert, {theirs:,.0f} transactions/s",
            target=f">= {TARGET} times",
            met=ratio >= TARGET,
        )
        yield _followed(run, place)


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


def _plain_store(server: Postgres) -> PostgresDatastore:
    return PostgresDatastore("postgres", HOST, server.port, USER, "", originator_id_type="text", pool_size=1)


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


def _insert(server: Postgres, name: str, each: int, number: int) -> None:
    state = b'{"value":1.0,"note":{"text":"' + NOTE.encode() + b'","salt":"' + b"0" * 32 + b'"}}' + b" " * 250
    with closing(_plain_store(server)) as store:
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
