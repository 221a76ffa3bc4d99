"""Messages that come without a pause, from a process of its own that outlives any broker.

Every one comes at least once, some again, and poison among them. They come by the key of the message, in order; or
by any key, so on other partitions too, and shuffled.
"""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import orjson

from engine.transport.connecting import Kafka
from tests.transport.sending import Sender, check_in

KEYS = 7
POISON_EVERY = 50


class Flow:
    """How much was sent, known whenever it does not flow; it may flow again."""

    def __init__(self, seed: int, *, any_key: bool) -> None:
        self.sent = self.poison = 0
        self._seed, self._any_key = seed, any_key

    @contextmanager
    def flowing(self) -> Iterator[None]:
        """Sends to the topics that the environment names, for a `with` block."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.transport.flow", *map(str, (self._seed, self._any_key, self.sent))],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
        )
        try:
            yield
        except BaseException:
            process.kill()
            raise
        finally:
            process.send_signal(signal.SIGTERM)
            said, _ = process.communicate(timeout=180)
        self.sent, poison = orjson.loads(said)
        self.poison += poison


def key_of(number: int) -> bytes:
    """The key of a message."""
    return str(number % KEYS).encode()


def send(random: Random, any_key: bool, sent: int, ends: threading.Event) -> tuple[int, int]:
    """Sends until it ends; how many messages there are then, and how much poison came."""
    kafka, poison = Kafka.of_environment(), 0
    with Sender(kafka) as one, Sender(kafka) as other:
        while not ends.is_set():
            until = sent + random.randint(1, 40)
            for number in random.sample(range(sent, until), until - sent) if any_key else range(sent, until):
                one.send([check_in(number)], key=lambda _, number=number: key_of(number))
                if number % POISON_EVERY == 0:
                    one.send([b"poison %d" % number], key=lambda _, number=number: key_of(number))
                    poison += 1
            sent = until
            again = [random.randrange(sent) for _ in range(random.randint(0, 20))]
            other.send(
                [check_in(number) for number in again],
                key=lambda place, again=again: key_of(place if any_key else again[place]),
            )
            time.sleep(random.uniform(0, 0.05))
    return sent, poison


if __name__ == "__main__":
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    first = int(sys.argv[3])
    random = Random(int(sys.argv[1]) + first)
    print(orjson.dumps(send(random, sys.argv[2] == "True", first, stopped)).decode())
