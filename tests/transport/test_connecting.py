"""Which brokers to talk to: by the environment, refused in one line, and the password is never shown."""

import logging
import ssl
import traceback

import pytest

from engine.errors import UnavailableError, UnusableInputError
from engine.transport.connecting import Kafka, must_answer
from tests.servers.broker import free_ports

SIGNED = {
    "HANSEI_KAFKA": "one:9092, two:9093",
    "HANSEI_KAFKA_SECURITY": "sasl_ssl",
    "HANSEI_KAFKA_SASL": "SCRAM-SHA-512",
    "HANSEI_KAFKA_USER": "hansei",
    "HANSEI_KAFKA_PASSWORD": "correct horse",
}


def test_without_brokers_it_says_what_to_set_and_what_to_start():
    with pytest.raises(
        UnavailableError, match=r"HANSEI_KAFKA is not set; start Apache Kafka .* HANSEI_KAFKA=host:port"
    ):
        Kafka.of_environment({})


def test_the_brokers_alone_are_enough():
    kafka = Kafka.of_environment({"HANSEI_KAFKA": "127.0.0.1:9092"})

    assert kafka.options()["bootstrap_servers"] == ["127.0.0.1:9092"]
    assert kafka.options()["security_protocol"] == "PLAINTEXT"
    assert kafka.topic("dead-letters") == "hansei.dead-letters"


def test_topics_have_the_prefix_that_is_set():
    assert Kafka.of_environment({"HANSEI_KAFKA": "a:1", "HANSEI_TOPICS": "acme"}).topic("events") == "acme.events"


def test_both_libraries_are_told_how_to_sign_in():
    kafka = Kafka.of_environment(SIGNED)

    options, security = kafka.options(), kafka.security()

    assert options["bootstrap_servers"] == ["one:9092", "two:9093"]
    assert options["security_protocol"] == "SASL_SSL"
    assert options["sasl_mechanism"] == "SCRAM-SHA-512"
    assert (options["sasl_plain_username"], options["sasl_plain_password"]) == ("hansei", "correct horse")
    assert type(security).__name__ == "SASLScram512"
    assert (security.username, security.password, security.use_ssl) == ("hansei", "correct horse", True)


def test_the_brokers_certificate_and_name_are_always_checked():
    context = Kafka.of_environment(SIGNED).ssl_context()

    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


def test_the_password_is_in_no_representation_and_no_line(caplog):
    kafka = Kafka.of_environment(SIGNED)

    with caplog.at_level(logging.DEBUG):
        shown = [repr(kafka), str(kafka), f"{kafka.security()!r}"]

    assert "correct horse" not in " ".join(shown) + caplog.text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"HANSEI_KAFKA": "one"}, "no list of host:port"),
        ({"HANSEI_KAFKA": "one:99999"}, "no list of host:port"),
        ({"HANSEI_KAFKA": "one:9092,"}, "no list of host:port"),
        ({"HANSEI_KAFKA": "user:correct horse@one:9092"}, "no list of host:port"),
        ({"HANSEI_TOPICS": "a b"}, "cannot begin a topic's name"),
        ({"HANSEI_KAFKA_SECURITY": "TLS"}, "there is no 'TLS'"),
        ({"HANSEI_KAFKA_SASL": "GSSAPI"}, "needs one of PLAIN"),
        ({"HANSEI_KAFKA_SASL": ""}, "needs one of PLAIN"),
        ({"HANSEI_KAFKA_PASSWORD": ""}, "both are needed"),
        ({"HANSEI_KAFKA_USER": ""}, "both are needed"),
        ({"HANSEI_KAFKA_SECURITY": "SSL"}, "signs nobody in"),
        ({"HANSEI_KAFKA_SECURITY": ""}, "signs nobody in"),
        ({"HANSEI_KAFKA_KEY": "key.pem"}, "needs HANSEI_KAFKA_CERT"),
        ({"HANSEI_KAFKA_SECURITY": "SASL_PLAINTEXT", "HANSEI_KAFKA_CA": "ca.pem"}, "does not encrypt"),
    ],
)
def test_what_cannot_be_is_refused_and_the_password_is_not_told(change, words):
    with pytest.raises(UnusableInputError, match=words) as refused:
        Kafka.of_environment({**SIGNED, **change})

    assert "correct horse" not in "".join(traceback.format_exception(refused.value))


def test_certificates_that_cannot_be_read_are_named():
    kafka = Kafka.of_environment({**SIGNED, "HANSEI_KAFKA_CA": "/nowhere/ca.pem"})

    with pytest.raises(UnusableInputError, match=r"/nowhere/ca\.pem.*HANSEI_KAFKA_CA"):
        kafka.options()


def test_brokers_that_do_not_answer_are_named_at_once():
    (port,) = free_ports(1)

    with pytest.raises(UnavailableError, match=f"127.0.0.1:{port}: does not answer"):
        must_answer(Kafka((f"127.0.0.1:{port}",)))
