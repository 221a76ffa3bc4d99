"""Any process may be killed at any instant: no event lost, none doubled, no view wrong."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from engine.intake.history import import_history
from engine.log.log import Log
from projections.read_model import ReadModel
from projections.replica import check, open_replica
from tests.crash.support import SEED, kill_after, start, write_history

pytestmark = pytest.mark.crash

ROUNDS = 36  # of each of the three kinds: more than a hundred in all

IMPORT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from engine.intake.history import import_history
from engine.log.log import Log
import engine.intake.history
engine.intake.history.BATCH = 20
log = Log(Path(sys.argv[1]))
print("ready", flush=True)
import_history(log, [Path(sys.argv[2])], actor="Ann", now=datetime.now(UTC))
"""

APPEND = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log
log = Log(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(10**6):
    command = CheckIn(entity_id=f"KR{n % 20}", at=datetime.now(UTC), value=n)
    done = handle(log, command, actor="Ann", appended_by="root", source="cli", command_id=f"{sys.argv[2]}-{n}")
    print(done.command_id, done.positions[0], flush=True)
"""

PROJECT = """
import sys
from pathlib import Path
from engine.log.log import Log
from projections.read_model import ReadModel
log, read_model = Log(Path(sys.argv[1])), ReadModel(Path(sys.argv[2]))
print("ready", flush=True)
read_model.catch_up(log, batch=5)
"""


@pytest.fixture
def workspace(tmp_path):
    """A workspace with a plan and twenty key results."""
    Log(tmp_path / "log.sqlite3", create=True).close()
    with_log(
        tmp_path,
        lambda log: import_history(log, [write_history(tmp_path / "plan.jsonl", 30)], actor="Ann", now=now()),
    )
    return tmp_path


def now():
    return datetime.now(UTC)


def with_log(folder, work):
    log = Log(folder / "log.sqlite3")
    try:
        return work(log)
    finally:
        log.close()


def command_ids(log):
    return Counter(event.command_id for _, event in log.events())


def test_an_import_killed_again_and_again_is_completed_by_the_next_run(workspace):
    print(f"seed {SEED}")
    random = Random(SEED)
    for round_ in range(ROUNDS):
        path = write_history(workspace / f"history-{round_}.jsonl", 400 + 40 * round_)
        kill_after(start(IMPORT, workspace / "log.sqlite3", path), random.random() * 0.12)
        if round_ % 3 == 2:
            done = with_log(workspace, lambda log, path=path: import_history(log, [path], actor="Ann", now=now()))
            assert done.appended + done.duplicates == done.lines == 400 + 40 * round_
            # Longer histories repeat the lines of the shorter ones, so the log holds exactly the longest.
            assert with_log(workspace, Log.position) == done.lines
    counts = with_log(workspace, command_ids)
    assert set(counts.values()) == {1}
    assert len(counts) == 400 + 40 * (ROUNDS - 1)


def test_what_was_acknowledged_is_in_the_log_once(workspace):
    print(f"seed {SEED}")
    random, acknowledged = Random(SEED + 1), {}
    for round_ in range(ROUNDS):
        lines = kill_after(start(APPEND, workspace / "log.sqlite3", f"round-{round_}"), random.random() * 0.15)
        acknowledged |= {command_id: int(position) for command_id, position in map(str.split, lines[1:])}
    found = {event.command_id: position for position, event in with_log(workspace, lambda log: list(log.events()))}
    assert len(acknowledged) > ROUNDS
    assert {command_id: found.get(command_id) for command_id in acknowledged} == acknowledged
    counts = with_log(workspace, command_ids)
    assert set(counts.values()) == {1}
    # At most one event a round was stored and not acknowledged yet.
    assert sum(command_id.startswith("round-") for command_id in counts) <= len(acknowledged) + ROUNDS


def test_a_killed_projection_goes_on_where_it_stood(workspace):
    print(f"seed {SEED}")
    random = Random(SEED + 2)
    for round_ in range(ROUNDS):
        path = write_history(workspace / "more.jsonl", 60 * (round_ + 1))
        with_log(workspace, lambda log, path=path: import_history(log, [path], actor="Ann", now=now()))
        kill_after(start(PROJECT, workspace / "log.sqlite3", workspace / "replica.duckdb"), random.random() * 0.25)
        if round_ % 6 == 5:
            log = Log(workspace / "log.sqlite3")
            with ReadModel(workspace / "replica.duckdb") as survivor, ReadModel() as fresh:
                reached = survivor.position
                fresh.catch_up(log, up_to=reached)
                assert survivor.hashes() == fresh.hashes(), f"torn at {reached}"
                survivor.catch_up(log)
                fresh.catch_up(log)
                assert survivor.hashes() == fresh.hashes()
            log.close()


def test_two_processes_append_while_a_replica_is_held_open_and_nothing_is_lost(workspace):
    log = Log(workspace / "log.sqlite3")
    with open_replica(log, workspace / "views") as read_model:
        writers = [start(APPEND, workspace / "log.sqlite3", f"writer-{n}") for n in range(2)]
        for _ in range(20):
            log.wait(read_model.position, 1.0)
            read_model.catch_up(log)
        acknowledged = [line.split()[0] for writer in writers for line in kill_after(writer, 0.3)[1:]]
        read_model.catch_up(log)
        seen = {row["command_id"] for row in read_model.ask("SELECT command_id FROM events").to_pylist()}
        assert {command_id.split("-")[1] for command_id in acknowledged} == {"0", "1"}
        assert set(acknowledged) <= seen
        assert len(seen) == read_model.position
    assert check(log, workspace / "views")
    log.close()
