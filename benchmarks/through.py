"""Updates of other systems on their whole way: inbox, log in PostgreSQL, relay, replica, and a page that is open.

Beside a bare consumer that only inserts the same messages into a table of the same server, 500 a transaction. All
of it shares one machine: the broker, the database and whoever sends.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from aiokafka import AIOKafkaConsumer

from benchmarks.postgres import server
from benchmarks.results import Result
from benchmarks.running import Run, own_process, peak_so_far, percentile
from engine.transport.connecting import Kafka
from tests.dashboard.live import CHROMIUM, browser_page, seen_after, until_healthy
from tests.servers.broker import Broker
from tests.transport.sending import KEY_RESULTS, Sender, check_in, values_in
from tests.transport.team import Team

AT_ONCE = 500
PARTS = ("inbox", "relay", "replica")
LONGEST = 3600


def run(run: Run) -> Iterator[Result]:
    """First the messages lie ready and all goes as fast as it can; then they come one by one, to a page."""
    with _kafka(run.folder / "kafka") as kafka, server() as database:
        (run.folder / "bulk").mkdir()
        yield from _in_bulk(run, kafka, database.address)
    with _kafka(run.folder / "kafka again") as kafka, server() as database:
        (run.folder / "one by one").mkdir()
        yield from _one_by_one(run, kafka, database.address)


def _in_bulk(run: Run, kafka: Kafka, address: str) -> Iterator[Result]:
    count = run.size(100_000, 2_000)
    with Team(run.folder / "bulk", kafka, address, parts=()) as team:
        with Sender(kafka) as sender:
            for first in range(0, count, 10_000):
                sender.send(check_in(number) for number in range(first, min(count, first + 10_000)))
        with own_process() as process:
            bare = process.submit(_bare, kafka, address, count).result()
        begin = team.log.position()
        for name in PARTS:
            team.start(name)
        _until(lambda: team.log.position() > begin)
        began = time.perf_counter()
        reached = {
            name: _until(lambda stands=stands: stands() >= begin + count) - began
            for name, stands in {
                "log": team.log.position,
                "relay": lambda: team.stands_at("relay"),
                "replica": lambda: team.stands_at("replica"),
            }.items()
        }
        peaks = {name: peak_so_far(team.running[name].pid) for name in PARTS}
        values = values_in(team.log)
        team.running["replica"].stop()
        team.must_equal_a_rebuild("replica")
    lost, doubled = count - len(set(values)), len(values) - len(set(values))
    for name, seconds in reached.items():
        yield Result(
            name=f"{count:,} updates to the {name}: {lost} lost, {doubled} doubled",
            figure=count / seconds,
            unit="updates/s",
            ratio=bare / seconds,
            against=f"a bare consumer that inserts them, {count / bare:,.0f} updates/s",
            target="none lost or doubled",
            met=not lost and not doubled,
            peak_mb=peaks["inbox" if name == "log" else name],
        )


def _one_by_one(run: Run, kafka: Kafka, address: str) -> Iterator[Result]:
    if not Path(CHROMIUM).exists():
        run.say("through: needs Chromium, which is not here; nothing was measured of the page")
        return
    count = run.size(60, 5)
    with Team(run.folder / "one by one", kafka, address, parts=("inbox", "relay", "dashboard")) as team:
        url = f"http://127.0.0.1:{team.ports['pages']}/"
        until_healthy(url, lambda: not team.running["dashboard"].has_ended)
        with Sender(kafka) as sender, browser_page(f"{url}okrs?item=KR0") as page:

            def send(value: int) -> float:
                began = time.time()
                sender.send([check_in(value)])
                return began

            sender.send([check_in(0)])
            page.wait_for_selector('[data-testid="stMetricValue"]', timeout=60_000)
            waits = seen_after(page, send, [KEY_RESULTS * n for n in range(1000, 1000 + count)])
    for percent in (50, 95):
        yield Result(
            name=f"update sent to the screen of a dashboard that follows Kafka, {count} updates, p{percent}",
            figure=1000 * percentile(waits, percent),
            unit="ms",
            target="< 1000 ms" if percent == 95 else "",
            met=percentile(waits, percent) < 1 if percent == 95 else None,
        )


@contextmanager
def _kafka(folder: Path) -> Iterator[Kafka]:
    broker = Broker(folder)
    try:
        broker.start()
        os.environ.update(HANSEI_KAFKA=broker.address, HANSEI_TOPICS="bench")
        yield Kafka.of_environment()
    finally:
        broker.kill()


def _bare(kafka: Kafka, address: str, count: int) -> float:
    """Seconds from the first message to the last one in a table, without a thought about any of them."""
    return asyncio.run(_consume(kafka, address, count))


async def _consume(kafka: Kafka, address: str, count: int) -> float:
    reader = AIOKafkaConsumer(
        kafka.topic("updates"),
        bootstrap_servers=list(kafka.brokers),
        group_id="bare",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE bare (number BIGSERIAL PRIMARY KEY, message BYTEA NOT NULL)")
        connection.commit()
        await reader.start()
        try:
            taken, began = 0, 0.0
            while taken < count:
                batches = await reader.getmany(timeout_ms=1000, max_records=AT_ONCE)
                began = began or (time.perf_counter() if batches else 0.0)
                rows = [(record.value,) for records in batches.values() for record in records]
                with connection.cursor() as cursor:
                    cursor.executemany("INSERT INTO bare (message) VALUES (%b)", rows)
                connection.commit()
                await reader.commit()
                taken += len(rows)
            return time.perf_counter() - began
        finally:
            await reader.stop()


def _until(holds: Callable[[], bool]) -> float:
    """When it first held, by the clock of durations."""
    deadline = time.monotonic() + LONGEST
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
    return time.perf_counter()
