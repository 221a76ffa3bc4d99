"""Real Apache Kafka brokers (KRaft) on this machine, one or three together, which a test may kill and start again.

`python -m tests.servers.broker` runs one until Ctrl-C and says how to name it to the tests, which then start none
that they share: HANSEI_TEST_KAFKA=127.0.0.1:PORT.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.servers.certificates import write_certificates

POM = Path(__file__).parent / "kafka" / "pom.xml"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
JAVA = ("java", "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
HOST = "127.0.0.1"
SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule"
USER, PASSWORD = "hansei-tests", "not-to-be-shown"


class MissingError(Exception):
    """What a real broker needs is not on this machine."""


def jars() -> Path:
    """The folder of the broker's jars; Maven brings them once for all runs on this machine."""
    for program in ("java", "mvn"):
        if not shutil.which(program):
            raise MissingError(f"{program} is not installed")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hansei-tests"
    folder = cache / f"kafka-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}"
    cache.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            aside = folder.with_suffix(".part")
            shutil.rmtree(aside, ignore_errors=True)
            brought = subprocess.run(
                [
                    "mvn",
                    "-B",
                    "-q",
                    "-ntp",
                    "-f",
                    POM,
                    COPY,
                    "-DincludeScope=runtime",
                    f"-DoutputDirectory={aside}",
                ],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            if brought.returncode:
                raise MissingError(f"mvn could not bring Apache Kafka: {brought.stdout.strip()[:300]}")
            aside.rename(folder)
    return folder


class Broker:
    """One broker and its data. It dies with the thread that starts it, however that one ends."""

    def __init__(self, folder: Path, number: int = 1, controllers: Sequence[int] = ()) -> None:
        """`number` from 1 is its place among the brokers that have these ports for each other; else it is alone."""
        self.folder = folder
        self._port, self._signed_port, controller = free_ports(3)
        controllers = controllers or [controller]
        controller, copies = controllers[number - 1], len(controllers)
        self._classes = str(jars() / "*")
        self._process: subprocess.Popen | None = None
        folder.mkdir(parents=True, exist_ok=True)
        properties = {
            "process.roles": "broker,controller",
            "node.id": number,
            "controller.quorum.voters": ",".join(f"{n}@{HOST}:{one}" for n, one in enumerate(controllers, 1)),
            "listeners": f"{self._advertised},CONTROLLER://{HOST}:{controller}",
            "advertised.listeners": self._advertised,
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms": "SCRAM-SHA-512",
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config": f"{SCRAM} required;",
            "ssl.keystore.type": "PEM",
            "ssl.keystore.location": write_certificates(folder, HOST),
            "controller.listener.names": "CONTROLLER",
            "inter.broker.listener.name": "PLAINTEXT",
            "log.dirs": folder / "data",
            "log.index.size.max.bytes": 1 << 20,
            "offsets.topic.replication.factor": copies,
            "offsets.topic.num.partitions": 4,
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": 1,
            "transaction.state.log.num.partitions": 4,
            "auto.create.topics.enable": "false",
            "group.initial.rebalance.delay.ms": 0,
            "group.min.session.timeout.ms": 500,
            # A broker that was killed serves again after seconds; one on a busy machine is not taken for dead.
            "broker.heartbeat.interval.ms": 500,
            "broker.session.timeout.ms": 4000,
        }
        self._properties = folder / "server.properties"
        self._properties.write_text("".join(f"{name}={value}\n" for name, value in properties.items()))
        user = f"SCRAM-SHA-512=[name={USER},password={PASSWORD}]"
        self._run("kafka.tools.StorageTool", "format", "-t", "hansei-tests-cluster-AA", "-S", user, "-c")

    @property
    def address(self) -> str:
        """Where clients find it."""
        return f"{HOST}:{self._port}"

    @property
    def signed(self) -> dict[str, str]:
        """The environment of a client that encrypts and signs in."""
        return {
            "HANSEI_KAFKA": f"{HOST}:{self._signed_port}",
            "HANSEI_KAFKA_SECURITY": "SASL_SSL",
            "HANSEI_KAFKA_SASL": "SCRAM-SHA-512",
            "HANSEI_KAFKA_USER": USER,
            "HANSEI_KAFKA_PASSWORD": PASSWORD,
            "HANSEI_KAFKA_CA": str(self.folder / "ca.pem"),
        }

    @property
    def _advertised(self) -> str:
        return f"PLAINTEXT://{HOST}:{self._port},SASL_SSL://{HOST}:{self._signed_port}"

    def start(self) -> None:
        """Starts it, for the first time or again, and waits until it serves."""
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Starts it; it may need others until it serves."""
        bound = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        with (self.folder / "broker.log").open("ab") as said:
            self._process = subprocess.Popen(
                [*bound, *JAVA, "-cp", self._classes, "kafka.Kafka", self._properties], stdout=said, stderr=said
            )

    def wait(self, timeout: float = 90) -> None:
        """Waits until it serves."""
        assert self._process
        deadline = time.monotonic() + timeout
        while not self._serves():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(
                    f"the broker did not start: {(self.folder / 'broker.log').read_text()[-2000:]}"
                )
            time.sleep(0.1)

    def kill(self) -> None:
        """Ends it without a warning, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ends it as its keeper would, in order."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _serves(self) -> bool:
        from kafka.admin import KafkaAdminClient  # here: most tests need no Kafka, and it takes 0.2 s to import
        from kafka.errors import KafkaError

        with socket.socket() as probe:
            if probe.connect_ex((HOST, self._port)):
                return False
        try:
            admin = KafkaAdminClient(bootstrap_servers=self.address, bootstrap_timeout_ms=2000)
        except KafkaError:
            return False
        try:
            return any(not broker["is_fenced"] for broker in admin.describe_cluster()["brokers"])
        except KafkaError:
            return False
        finally:
            admin.close()

    def _run(self, *words: str) -> None:
        done = subprocess.run(
            [*JAVA, "-cp", self._classes, *words, self._properties],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on at this moment."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((HOST, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def main() -> None:
    """Runs one broker until Ctrl-C."""
    folder = Path(tempfile.mkdtemp(prefix="hansei-kafka-"))
    broker = Broker(folder)
    try:
        broker.start()
        print(f"export HANSEI_TEST_KAFKA={broker.address} HANSEI_KAFKA={broker.address}", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    finally:
        broker.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    main()
