"""A database server that is killed at random moments: what was acknowledged is there, once, and work goes on."""

import random
import threading
import time
from contextlib import closing

import pytest

from dashboard.wiring import Wiring
from engine.errors import HanseiError
from engine.log.log import Log
from engine.log.place import database_at
from engine.log.recorded import Entry
from engine.settings import Settings
from tests.log.test_log import append, checked_in

KILLS = 4


@pytest.mark.crash
def test_a_killed_server_loses_and_doubles_nothing(own_postgres, tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    moments, stop = random.Random(seed), threading.Event()
    place = database_at(own_postgres.address, tmp_path)
    Log(place, create=True).close()
    acknowledged: list[tuple[str, int]] = []
    seen: list[int] = []

    def write(name):
        with Log(place) as log:
            n = 0
            while not stop.is_set():
                command = f"{name}-{n}"
                try:
                    (answer,) = append(log, Entry(command, [checked_in(n, stream=f"key_result-item-{name}")]))
                except HanseiError:
                    continue  # the same command again
                acknowledged.append((command, answer.positions[0]))
                n += 1

    def follow():
        with Log(place) as log:
            while not stop.is_set():
                try:
                    while batch := log.read(seen[-1] if seen else 0, 100):
                        seen.extend(batch.positions)
                    log.wait(seen[-1] if seen else 0, 0.2)
                except HanseiError:
                    continue

    threads = [threading.Thread(target=write, args=(f"W{n}",)) for n in range(3)]
    threads.append(threading.Thread(target=follow))
    for thread in threads:
        thread.start()
    for _ in range(KILLS):
        time.sleep(moments.uniform(0.2, 1.2))
        own_postgres.kill()
        own_postgres.start()
        time.sleep(0.5)
    time.sleep(1)
    stop.set()
    for thread in threads:
        thread.join(90)
    assert not any(thread.is_alive() for thread in threads)
    with Log(place) as log:
        stored = [(event.command_id, position) for position, event in log.events()]
        assert log.damage() == ""
    assert len({command for command, _ in stored}) == len(stored)
    assert set(acknowledged) <= set(stored)
    assert len(stored) - len(acknowledged) <= 3  # one of each writer may have been cut off before its answer
    assert seen == sorted(set(seen)) and set(seen) <= {position for _, position in stored}
    assert seen == list(range(1, len(seen) + 1))
    assert len(acknowledged) > KILLS


@pytest.mark.crash
def test_a_dashboard_is_late_while_its_server_is_away_and_goes_on_by_itself(own_postgres, tmp_path):
    place = database_at(own_postgres.address, tmp_path)
    with Log(place, create=True) as log:
        append(log, Entry("c-1", [checked_in()]))
    with closing(Wiring(Settings(tmp_path, "Ann", "root", own_postgres.address), look_every=0.1)) as held:
        assert held.wait_for(1, 30)
        own_postgres.kill()
        until(lambda: held.health.failing)
        own_postgres.start()
        with Log(place) as log:
            append(log, Entry("c-2", [checked_in(2)]))
        assert held.wait_for(2, 60)
        until(lambda: held.health.failing is None)


def until(is_so, seconds=60):
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)
