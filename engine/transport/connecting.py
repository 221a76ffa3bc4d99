"""Which Kafka brokers to talk to, how to prove who we are, and what the topics are called.

All of it comes from the environment. The password is never printed: not in the representation, not in an error.
"""

import os
import re
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from engine.errors import UnavailableError, UnusableInputError

if TYPE_CHECKING:
    from faststream.security import BaseSecurity

SECURITIES = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
TOPICS = ("events", "people", "checkpoints", "updates", "dead-letters")
"""What the topics are called after their prefix."""

_BROKER = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\s:,\[\]/@]+):([0-9]{1,5})")
_PREFIX = re.compile(r"[a-zA-Z0-9._-]{1,200}")


class Secret(str):
    """Words that are used but not shown: a library that writes its settings into a log writes none of them."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'hidden'"


@dataclass(frozen=True)
class Kafka:
    """The brokers, the way to sign in to them, and the prefix of the topics."""

    brokers: tuple[str, ...]
    prefix: str = "hansei"
    protocol: str = "PLAINTEXT"
    mechanism: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    ca: str | None = None
    certificate: str | None = None
    key: str | None = None

    @classmethod
    def of_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """What the environment says; an error in one line where it says nothing, or what cannot be."""
        told = os.environ if environment is None else environment

        def said(name: str) -> str | None:
            return told.get(name, "").strip() or None

        brokers = said("HANSEI_KAFKA")
        if brokers is None:
            raise UnavailableError(
                "HANSEI_KAFKA is not set; start Apache Kafka 3.9 or newer and set HANSEI_KAFKA=host:port, "
                "see docs/streaming.md"
            )
        kafka = cls(
            brokers=tuple(broker.strip() for broker in brokers.split(",")),
            prefix=said("HANSEI_TOPICS") or "hansei",
            protocol=(said("HANSEI_KAFKA_SECURITY") or "PLAINTEXT").upper(),
            mechanism=said("HANSEI_KAFKA_SASL"),
            user=said("HANSEI_KAFKA_USER"),
            password=told.get("HANSEI_KAFKA_PASSWORD") or None,
            ca=said("HANSEI_KAFKA_CA"),
            certificate=said("HANSEI_KAFKA_CERT"),
            key=said("HANSEI_KAFKA_KEY"),
        )
        kafka._check()
        return kafka

    def topic(self, name: str) -> str:
        """The full name of one of the topics: `events`, `people`, `checkpoints`, `updates`, `dead-letters`."""
        return f"{self.prefix}.{name}"

    def options(self) -> dict[str, Any]:
        """How a client of kafka-python connects; everything else is its own business."""
        options: dict[str, Any] = {
            "bootstrap_servers": list(self.brokers),
            "security_protocol": self.protocol,
            "allow_auto_create_topics": False,
        }
        if self._encrypted:
            options["ssl_context"] = self.ssl_context()
        if self._signed_in:
            options |= {
                "sasl_mechanism": self.mechanism,
                "sasl_plain_username": self.user,
                "sasl_plain_password": Secret(self.password),
            }
        return options

    def security(self) -> "BaseSecurity":
        """The same for a broker of FastStream."""
        from faststream.security import BaseSecurity, SASLPlaintext, SASLScram256, SASLScram512

        context = self.ssl_context() if self._encrypted else None
        if not self._signed_in:
            return BaseSecurity(ssl_context=context, use_ssl=self._encrypted)
        by_mechanism = {"PLAIN": SASLPlaintext, "SCRAM-SHA-256": SASLScram256, "SCRAM-SHA-512": SASLScram512}
        return by_mechanism[str(self.mechanism)](
            username=str(self.user), password=Secret(self.password), ssl_context=context, use_ssl=self._encrypted
        )

    def ssl_context(self) -> ssl.SSLContext:
        """The certificates to trust and to show; the broker's name is always checked."""
        try:
            context = ssl.create_default_context(cafile=self.ca)
            if self.certificate:
                context.load_cert_chain(self.certificate, self.key)
        except (OSError, ssl.SSLError) as error:
            named = ", ".join(path for path in (self.ca, self.certificate, self.key) if path)
            raise UnusableInputError(
                f"the certificates for Kafka cannot be read ({named}): {error}; check HANSEI_KAFKA_CA, "
                "HANSEI_KAFKA_CERT and HANSEI_KAFKA_KEY"
            ) from None
        return context

    @property
    def advice(self) -> str:
        """What to look at when these brokers cannot be used."""
        if self.protocol == "PLAINTEXT":
            return "is it running, and can it be reached from here?"
        return f"is it running, does it speak {self.protocol} here, are certificates, user and password right?"

    @property
    def _encrypted(self) -> bool:
        return self.protocol.endswith("SSL")

    @property
    def _signed_in(self) -> bool:
        return self.protocol.startswith("SASL")

    def _check(self) -> None:
        for broker in self.brokers:
            matched = _BROKER.fullmatch(broker)
            if not matched or not 0 < int(matched[2]) < 65536:
                raise UnusableInputError("HANSEI_KAFKA: what stands there is no list of host:port,host:port")
        if not _PREFIX.fullmatch(self.prefix) or self.prefix in {".", ".."}:
            raise UnusableInputError(
                f"HANSEI_TOPICS: {self.prefix!r} cannot begin a topic's name; use letters, digits, '.', '_' and '-'"
            )
        if self.protocol not in SECURITIES:
            raise UnusableInputError(
                f"HANSEI_KAFKA_SECURITY: there is no {self.protocol!r}; use {', '.join(SECURITIES)}"
            )
        if self._signed_in and self.mechanism not in MECHANISMS:
            raise UnusableInputError(f"HANSEI_KAFKA_SASL: needs one of {', '.join(MECHANISMS)}")
        if self._signed_in and not (self.user and self.password):
            raise UnusableInputError("HANSEI_KAFKA_USER and HANSEI_KAFKA_PASSWORD: both are needed to sign in")
        if not self._signed_in and (self.user or self.password or self.mechanism):
            raise UnusableInputError(
                f"HANSEI_KAFKA_SECURITY: {self.protocol} signs nobody in, but a user, a password or a mechanism is "
                "set; use SASL_SSL"
            )
        if not self._encrypted and (self.ca or self.certificate or self.key):
            raise UnusableInputError(
                f"HANSEI_KAFKA_SECURITY: {self.protocol} does not encrypt, but a certificate is set; use SSL or "
                "SASL_SSL"
            )
        if self.key and not self.certificate:
            raise UnusableInputError("HANSEI_KAFKA_KEY: needs HANSEI_KAFKA_CERT, the certificate it belongs to")


def must_answer(kafka: Kafka, seconds: float = 1.0) -> None:
    """Tries whether any of the brokers can be reached at all: a client of a library would try for much longer."""
    for broker in kafka.brokers:
        host, port = broker.rsplit(":", 1)
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=seconds).close()
        except OSError:
            continue
        return
    raise UnavailableError(
        f"Kafka at {', '.join(kafka.brokers)}: does not answer; is it running, and can it be reached from here?"
    )
