"""Everything that a team runs, killed at random moments while updates come: each valid one is in the log once, and
whoever is fed by Kafka equals a rebuild from the log.

HANSEI_CRASH_SEED repeats the choices, HANSEI_CHAOS_RUNS sets how many faults there are, one a run, and
HANSEI_CHAOS_AWAY for how many seconds the broker is away.
"""

import os
import time
from random import Random

import pytest

from engine.transport.connecting import Kafka
from engine.transport.dead_letters import waiting
from tests.crash.support import SEED
from tests.transport.flow import Flow
from tests.transport.sending import values_in, wait_until
from tests.transport.team import BY_KAFKA, PARTS, Team

pytestmark = pytest.mark.crash
RUNS = int(os.environ.get("HANSEI_CHAOS_RUNS", "8"))
AWAY = float(os.environ.get("HANSEI_CHAOS_AWAY", "6"))
FAULTS = (*PARTS, "broker", "database", "broker away", "rebalance")


def harm(team, fault, broker, postgres, random):
    """One fault, and what its keeper does about it."""
    pause = random.uniform(0, 2)
    match fault:
        case "broker" | "broker away":
            broker.kill()
            time.sleep(pause if fault == "broker" else AWAY)
            broker.start()
        case "database":
            postgres.kill()
            time.sleep(pause)
            postgres.start()
        case "rebalance":
            with team.another_inbox() as joined:
                wait_until(lambda: "listens" in joined.said, joined)
                time.sleep(pause)
                match random.choice(["leaves", "is killed", "hangs"]):
                    case "leaves":
                        assert joined.stop() == 0, joined.said
                    case "hangs":  # longer than its group waits
                        joined.pause()
                        time.sleep(2)
                        joined.go_on()
                        time.sleep(0.5)
        case part:
            team.running[part].kill()
            time.sleep(pause)
            team.start(part)


def must_hold(team, flow, what):
    """After a run, when all has settled."""
    assert sorted(values_in(team.log)) == list(range(flow.sent)), what
    assert len(waiting(team.kafka)) == flow.poison, what
    assert team.log.damage() == "", what
    for name in BY_KAFKA:
        process = team.running[name]
        if name == "replica":
            assert process.stop() == 0, process.said
        else:
            process.kill()
        team.must_equal_a_rebuild(name)
        team.start(name)
    for process in team.running.values():
        assert "Traceback" not in process.said, process.said


@pytest.mark.timeout(600 + 60 * RUNS)
def test_whatever_is_killed_nothing_is_lost_or_doubled(own_broker, own_postgres, tmp_path):
    random = Random(SEED)
    faults = [fault for _ in range(0, RUNS, len(FAULTS)) for fault in random.sample(FAULTS, len(FAULTS))][:RUNS]
    flow = Flow(SEED, any_key=True)
    with Team(tmp_path, Kafka.of_environment(), own_postgres.address) as team:
        begin = team.log.position()
        for run, fault in enumerate(faults, start=1):
            print(what := f"HANSEI_CRASH_SEED={SEED}, run {run} of {RUNS}: {fault}", flush=True)
            before = team.log.position()
            with flow.flowing():
                team.wait_until(lambda before=before: team.log.position() > before)
                time.sleep(random.uniform(0, 1))
                harm(team, fault, own_broker, own_postgres, random)
                time.sleep(random.uniform(0, 1))
            team.settle(begin + flow.sent, flow.poison)
            must_hold(team, flow, what)
