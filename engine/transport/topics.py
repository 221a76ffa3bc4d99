"""The topics: what each should be, what is there, and making what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.transport.connecting import TOPICS, Kafka, must_answer
from engine.transport.reading import PATIENCE_MS, unavailable_in_one_line

if TYPE_CHECKING:
    from kafka.admin import KafkaAdminClient

PARTITIONS = 8
LARGEST_MESSAGE = 8 * 2**20
_HOUR, _DAY, _EVER = 3_600_000, 86_400_000, -1


@dataclass(frozen=True)
class Wish:
    """What the topics should be like, as far as an administrator decides it."""

    partitions: int = PARTITIONS
    replicas: int | None = None
    """None: 3, or as many as there are brokers where these are fewer."""
    retention_days: int | None = None
    """How long `events` keeps an event after the log stored it; none: for ever."""


@dataclass(frozen=True)
class Finding:
    """One property of one topic: what it is and what it should be."""

    topic: str
    state: str
    """created, as wanted, differs or changed."""
    what: str = ""
    found: str = ""
    wanted: str = ""


def set_up(kafka: Kafka, wish: Wish, *, change: bool) -> list[Finding]:
    """Creates the topics that are missing, and says in what the others differ; `change` sets their configs too.

    The number of partitions and of replicas is never changed: with another number of partitions a workspace's key
    leads to another partition, away from the messages that are there.
    """
    with administrator(kafka) as admin:
        brokers = len(admin.describe_cluster()["brokers"])
        replicas = wish.replicas or min(3, brokers)
        names = {name: kafka.topic(name) for name in TOPICS}
        there = {
            told["name"]: told for told in admin.describe_topics(list(names.values())) if not told["error_code"]
        }
        findings = []
        for name, topic in names.items():
            configs = _configs(name, wish, replicas)
            if topic in there:
                findings += _differences(admin, there[topic], configs, wish.partitions, replicas, change)
            else:
                create(admin, topic, wish.partitions, replicas, configs)
                findings.append(Finding(topic, "created"))
        return findings


def create(admin: "KafkaAdminClient", topic: str, partitions: int, replicas: int, configs: dict[str, str]) -> None:
    """Makes a topic and waits until it can be used; one that somebody else has made meanwhile is as good."""
    from kafka.errors import TopicAlreadyExistsError

    try:
        told = {"num_partitions": partitions, "replication_factor": replicas, "configs": configs}
        admin.create_topics({topic: told})
    except TopicAlreadyExistsError:
        pass
    admin.wait_for_topics([topic], timeout_ms=PATIENCE_MS)


@contextmanager
def administrator(kafka: Kafka) -> Iterator["KafkaAdminClient"]:
    """A client that manages topics, for a `with` block; whatever goes wrong is one line."""
    from kafka.admin import KafkaAdminClient

    must_answer(kafka)
    with unavailable_in_one_line(kafka):
        options = {name: value for name, value in kafka.options().items() if name != "allow_auto_create_topics"}
        admin = KafkaAdminClient(**options, request_timeout_ms=PATIENCE_MS, bootstrap_timeout_ms=PATIENCE_MS)
        try:
            yield admin
        finally:
            admin.close()


def _configs(name: str, wish: Wish, replicas: int) -> dict[str, str]:
    """The configuration of one of the topics. Kafka counts the age of an event from when the log stored it."""
    kept = _EVER if wish.retention_days is None else wish.retention_days * _DAY
    compacted = {
        "cleanup.policy": "compact",
        "delete.retention.ms": 7 * _DAY,
        # A name that was forgotten leaves the disk when its segment is compacted: soon, not in a week.
        "segment.ms": _HOUR,
        "max.compaction.lag.ms": _HOUR,
        "min.cleanable.dirty.ratio": 0.1,
    }
    own: dict[str, dict[str, Any]] = {
        "events": {
            "cleanup.policy": "delete",
            "retention.ms": kept,
            "retention.bytes": _EVER,
            "message.timestamp.type": "CreateTime",
            "message.timestamp.after.max.ms": 2**63 - 1,  # an event is never refused because two clocks differ
        },
        "people": compacted,
        "checkpoints": compacted,
        "updates": {"cleanup.policy": "delete", "retention.ms": 7 * _DAY},
        "dead-letters": {"cleanup.policy": "delete", "retention.ms": 90 * _DAY},
    }
    # A dead letter carries headers beside the message that it keeps.
    largest = LARGEST_MESSAGE + (2**16 if name == "dead-letters" else 0)
    beside = {"max.message.bytes": largest, "min.insync.replicas": 2 if replicas >= 3 else 1}
    return {config: str(value) for config, value in {**own[name], **beside}.items()}


def _differences(
    admin: "KafkaAdminClient",
    told: dict[str, Any],
    configs: dict[str, str],
    partitions: int,
    replicas: int,
    change: bool,
) -> list[Finding]:
    from kafka.admin import ConfigResource, ConfigResourceType

    topic = told["name"]
    have = len(told["partitions"])
    copies = min(len(partition["replica_nodes"]) for partition in told["partitions"])
    findings = []
    if have != partitions:
        findings.append(Finding(topic, "differs", "partitions", str(have), str(partitions)))
    if copies != replicas:
        findings.append(Finding(topic, "differs", "replicas", str(copies), str(replicas)))
    asked = ConfigResource(ConfigResourceType.TOPIC, topic, configs=dict.fromkeys(configs))
    answered = admin.describe_configs([asked], config_filter="all")
    found = {name: str(config["value"]) for name, config in answered["topic"][topic].items()}
    wrong = {name: value for name, value in configs.items() if not _equal(found.get(name), value)}
    if change and wrong:
        admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, configs=wrong)])
    state = "changed" if change else "differs"
    findings += [Finding(topic, state, name, found.get(name, ""), value) for name, value in wrong.items()]
    return findings or [Finding(topic, "as wanted")]


def _equal(found: str | None, wanted: str) -> bool:
    try:
        return found is not None and float(found) == float(wanted)
    except ValueError:
        return found == wanted
