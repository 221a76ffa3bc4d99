"""Three brokers, as people run them: topics have three copies, and each of the three may be killed."""

import random
import time

import pytest

from engine.transport.connecting import Kafka
from engine.transport.dead_letters import waiting
from engine.transport.topics import Wish, set_up
from tests.crash.support import SEED
from tests.transport.flow import Flow
from tests.transport.sending import values_in
from tests.transport.team import Team

pytestmark = pytest.mark.crash


def is_as_wanted(kafka: Kafka) -> bool:
    """Whether all topics have what they should have, three copies among it."""
    return {found.state for found in set_up(kafka, Wish(partitions=4, replicas=3), change=False)} == {"as wanted"}


@pytest.mark.timeout(600)
def test_whichever_of_three_is_killed_nothing_is_lost_or_doubled(three_brokers, tmp_path):
    chance = random.Random(SEED)
    print(f"HANSEI_CRASH_SEED={SEED}")
    kafka = Kafka.of_environment()
    flow = Flow(SEED, any_key=True)
    with Team(tmp_path, kafka, parts=("inbox", "relay", "replica")) as team:
        assert is_as_wanted(kafka)
        begin = team.log.position()
        with flow.flowing():
            for broker in chance.sample(three_brokers, 3):
                before = team.log.position()
                team.wait_until(lambda before=before: team.log.position() > before)
                time.sleep(chance.uniform(0, 1))
                broker.kill()
                before = team.log.position()
                team.wait_until(lambda before=before: team.log.position() > before)  # two go on without it
                broker.start()
        team.settle(begin + flow.sent, flow.poison)
        assert sorted(values_in(team.log)) == list(range(flow.sent))
        assert len(waiting(kafka)) == flow.poison
        assert team.running["replica"].stop() == 0
        team.must_equal_a_rebuild("replica")
        assert is_as_wanted(kafka)
