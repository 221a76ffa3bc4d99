"""A replica that follows Kafka: equal to one that follows the log, whatever the messages do on their way."""

import logging
import random

import pytest

from engine.errors import BrokenIntegrityError, UnavailableError, UnusableInputError
from engine.log.log import Log
from engine.transport.envelope import envelope
from engine.transport.following import Following
from engine.transport.workspaces import only_workspace, workspace_named
from projections.carried import begin, open_carried, take_in
from projections.read_model import ReadModel
from projections.replica import follow, rebuild
from tests.transport.carrier import Carrier, make_topics
from tests.transport.relaying import check_ins


@pytest.fixture
def told(kafka, sample_of):
    """The log of a sample, and a producer that tells it; nothing was told yet."""
    make_topics(kafka)
    with Log(sample_of("scaleup") / "log.sqlite3") as log, Carrier(kafka, log) as carrier:
        carrier.tell_people()
        yield carrier


@pytest.fixture(autouse=True)
def _lines(caplog):
    """What a process that ran before has set up does not keep the lines from the test."""
    lines = logging.getLogger("hansei.stream.following")
    lines.addHandler(caplog.handler)
    lines.propagate = False
    yield
    lines.removeHandler(caplog.handler)
    lines.propagate = True


@pytest.fixture
def log(told):
    return told._log


@pytest.fixture
def hashes(log):
    """The facts of a rebuild from the log, up to a position."""

    def up_to(position=None):
        with ReadModel() as read_model:
            read_model.catch_up(log, up_to=position)
            return read_model.hashes()

    return up_to


def look(read_model, following, views, looks=30):
    """Follows until nothing is left to read."""
    for _ in range(looks):
        following.wait(read_model.position, 0.3)
        follow(read_model, following, views)
        if following.is_level:
            return
    raise AssertionError(f"never level: {following.unread}")


def test_what_follows_kafka_is_equal_to_a_rebuild_from_the_log(told, log, kafka, hashes, tmp_path):
    told.tell(range(1, log.position() + 1))
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.position == log.position()
        assert read_model.hashes() == hashes()
        assert read_model.ask("FROM people ORDER BY person_id").to_pylist() == [
            {"person_id": person, "name": name} for person, name in log.people.rows()
        ]


def test_what_is_told_later_is_taken_in_as_it_comes(told, log, kafka, hashes, tmp_path):
    told.tell(range(1, 101))
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.position == 100
        assert read_model.hashes() == hashes(100)
        for end in (101, 150, log.position()):
            told.tell(range(read_model.position + 1, end + 1))
            look(read_model, following, tmp_path)
            assert read_model.position == end
        assert read_model.hashes() == hashes()


def test_messages_repeated_and_an_old_block_again_change_nothing(told, log, kafka, hashes, tmp_path):
    chance, end = random.Random(6), log.position()
    once = list(range(1, end + 1))
    doubled = [position for one in once for position in [one] * chance.choice((1, 1, 1, 2, 3))]
    told.tell([*doubled[: end // 2], *once[:50], *doubled[end // 2 :], *once[end // 3 : end // 2], 1])
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.position == end
        assert read_model.hashes() == hashes()


@pytest.mark.parametrize("seed", range(2))
def test_messages_out_of_order_are_put_in_order(told, log, kafka, hashes, tmp_path, seed):
    chance, end = random.Random(seed), log.position()
    order = list(range(1, end + 1))
    for _ in range(4):
        begin = chance.randrange(end - 10)
        part = order[begin : begin + 8]
        chance.shuffle(part)
        order[begin : begin + 8] = part
    told.tell(order)
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.position == end
        assert read_model.hashes() == hashes()


def test_a_gap_is_seen_and_named_and_healed_when_the_whole_is_there(told, log, kafka, hashes, tmp_path, caplog):
    end = log.position()
    told.tell([*range(1, 41), *range(42, end + 1)])  # 41 was left out
    with Following(kafka, log.workspace_id) as following, ReadModel(tmp_path / "replica.duckdb") as read_model:
        begin(read_model, following)
        with pytest.raises(BrokenIntegrityError, match=r"position 42 comes after position 41.*at position 40"):
            take_in(read_model, following, tmp_path)
        assert read_model.position == 40
        assert read_model.hashes() == hashes(40)
        assert "the topic is read again" in caplog.text
        assert "--from FILE" in caplog.text
        with pytest.raises(BrokenIntegrityError):  # and it says so as long as it lasts
            following.wait(40, 0.3)
        told.tell([41])
        look(read_model, following, tmp_path)
        assert read_model.position == end
        assert read_model.hashes() == hashes()
        assert "position 41 was missing and is here" in caplog.text


def test_a_hole_in_the_positions_is_no_gap(told, log, kafka, tmp_path):
    told.tell(range(1, 11))
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        # A log on a server may burn numbers: 13 says that 10 comes before it.
        batch = log.read(10, 1)
        told.send(
            envelope(workspace=log.workspace_id, position=13, previous_position=10, stream=batch.streams[0],
                     version=1, name=batch.names[0], payload=batch.payloads[0])
        )  # fmt: skip
        look(read_model, following, tmp_path)
        assert read_model.position == 13


def test_what_is_no_event_is_passed_over_and_said(told, log, kafka, hashes, tmp_path, caplog):
    told.tell(range(1, 11))
    for message in (b"", b"not json", b"{}", b'{"specversion": "1.0", "type": "else"}', None):
        told.send(message)
    told.tell(range(11, 21))
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.hashes() == hashes(20)
    assert caplog.text.count("it is passed over") == 5


def test_it_goes_on_from_where_the_rows_stand(told, log, kafka, hashes, tmp_path):
    told.tell(range(1, 101))
    for end in (100, 101, 180, log.position()):
        told.tell(range(101, end + 1))
        with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
            assert read_model.position == end
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.hashes() == hashes()


def test_another_log_at_the_same_position_is_refused(told, log, kafka, tmp_path, clock):
    """A log put back to an earlier copy goes on with other events under the same positions."""
    told.tell(range(1, 11))
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        later = read_model.standing()["appended_at"]
        following.begin(10, later.replace(microsecond=later.microsecond ^ 1), 0)
        with pytest.raises(BrokenIntegrityError, match=r"position 10.*another one"):
            following.wait(10, 2)


def test_a_replica_of_another_workspace_is_refused_and_kept(told, log, kafka, tmp_path):
    told.tell(range(1, 11))
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path):
        pass
    with (
        Following(kafka, "0123456789abcdef") as other,
        pytest.raises(BrokenIntegrityError, match=f"holds the views of workspace {log.workspace_id}"),
        open_carried(other, tmp_path),
    ):
        pass
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.position == 10


def test_topics_that_are_not_there_are_named(kafka):
    with pytest.raises(UnavailableError, match=r"\.events: is not there; `hansei stream setup` makes it"):
        Following(kafka, "0123456789abcdef")


def test_the_only_workspace_in_the_topics_is_the_one(told, log, kafka, monkeypatch):
    assert only_workspace(kafka) == log.workspace_id
    assert workspace_named(None) is None
    monkeypatch.setenv("HANSEI_WORKSPACE_ID", "named")
    assert workspace_named(None) == "named"
    assert workspace_named("told") == "told"


def test_of_two_workspaces_one_must_be_named(told, kafka, tmp_path, clock):
    with Log(tmp_path / "log.sqlite3", clock, create=True) as other, Carrier(kafka, other) as carrier:
        check_ins(other, 1)
        carrier.tell_people()
        with pytest.raises(UnusableInputError, match="tell of 2 workspaces"):
            only_workspace(kafka)


def test_a_rebuild_from_the_log_is_the_same_file_in_the_same_place(told, log, kafka, hashes, tmp_path):
    told.tell(range(1, log.position() + 1))
    rebuild(log, tmp_path)
    with Following(kafka, log.workspace_id) as following, open_carried(following, tmp_path) as read_model:
        assert read_model.hashes() == hashes()
