"""Inboxes that are killed, hang, join and leave while messages come: nothing lost, nothing doubled.

What happens when brokers are killed is shown for all processes together, in test_chaos and test_three_brokers.

HANSEI_CRASH_SEED repeats a run, HANSEI_CRASH_ROUNDS makes it longer; both are printed where it fails.
"""

import os
import time
from random import Random

import pytest

from engine.transport.dead_letters import waiting
from tests.crash.support import SEED
from tests.transport.flow import KEYS, Flow
from tests.transport.sending import InboxProcess, make_topics, make_workspace, values, wait_until

pytestmark = pytest.mark.crash

ROUNDS = int(os.environ.get("HANSEI_CRASH_ROUNDS", "4"))


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "workspace")


@pytest.fixture
def topics(kafka):
    make_topics(kafka)
    return kafka


def all_arrived(workspace, topics, flow):
    return lambda: len(set(values(workspace))) >= flow.sent and len(waiting(topics)) >= flow.poison


def must_hold(workspace, topics, flow, *, what):
    """Every message is in the log once, and every poison among the dead letters once."""
    told = values(workspace)
    assert sorted(told) == list(range(flow.sent)), what
    assert len(waiting(topics)) == flow.poison, what


@pytest.mark.timeout(1800)
def test_an_inbox_that_is_killed_again_and_again_loses_and_doubles_nothing(topics, workspace):
    random = Random(SEED)
    flow = Flow(SEED, any_key=True)
    print(what := f"HANSEI_CRASH_SEED={SEED} HANSEI_CRASH_ROUNDS={ROUNDS}")
    with flow.flowing():
        for _ in range(ROUNDS):
            with InboxProcess(workspace) as inbox:
                before = len(values(workspace))
                wait_until(lambda before=before: len(values(workspace)) > before, inbox)
                time.sleep(random.uniform(0, 0.5))
                inbox.kill()
    with InboxProcess(workspace) as inbox:
        wait_until(all_arrived(workspace, topics, flow), inbox)
        assert inbox.stop() == 0, what
    must_hold(workspace, topics, flow, what=what)


@pytest.mark.timeout(1800)
def test_inboxes_that_join_hang_and_leave_a_group_lose_and_double_nothing(topics, workspace):
    random = Random(SEED + 1)
    flow = Flow(SEED, any_key=False)
    print(what := f"HANSEI_CRASH_SEED={SEED} HANSEI_CRASH_ROUNDS={ROUNDS}")
    first = InboxProcess(workspace, "first")
    with flow.flowing():
        try:
            wait_until(lambda: len(values(workspace)) > 0, first)
            for turn in range(ROUNDS):
                joined = InboxProcess(workspace, f"other {turn}")
                wait_until(lambda joined=joined: "listens" in joined.said, joined)
                time.sleep(random.uniform(0, 1.5))
                match random.choice(["leaves", "is killed", "hangs"]):
                    case "leaves":
                        assert first.stop() == 0, what
                    case "is killed":
                        first.kill()
                    case "hangs":  # longer than the group waits; then it goes on as if nothing had happened
                        first.pause()
                        time.sleep(random.uniform(1.5, 3))
                        first.go_on()
                        time.sleep(random.uniform(0, 1))
                        first.stop()
                first = joined
        except BaseException:
            first.kill()
            raise
    with first:
        wait_until(all_arrived(workspace, topics, flow), first)
        assert first.stop() == 0, what
    must_hold(workspace, topics, flow, what=what)
    for key in range(KEYS):
        of_one_key = [value for value in values(workspace) if value % KEYS == key]
        assert of_one_key == sorted(of_one_key), what
