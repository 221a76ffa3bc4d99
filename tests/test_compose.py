"""docker-compose.yml is one that the real Compose accepts, and everything in it exists."""

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from hansei import cli

ROOT = Path(__file__).parents[1]
COMPOSE = Path(sys.executable).with_name("docker-compose")


def compose(*words, tmp_path, password="a password"):
    named = tmp_path / "env"
    named.write_text(f"POSTGRES_PASSWORD={password}\n", encoding="utf-8")
    return subprocess.run(
        [COMPOSE, "--env-file", named, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture
def services(tmp_path):
    checked = compose("config", "--format", "json", tmp_path=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    return json.loads(checked.stdout)["services"]


def test_compose_accepts_the_file_and_starts_what_a_team_needs(services):
    assert services.keys() == {
        "postgres", "kafka", "workspace", "topics", "relay", "inbox", "dashboard", "dashboard-by-kafka",
    }  # fmt: skip


def test_there_is_no_default_password(tmp_path):
    refused = compose("config", "-q", tmp_path=tmp_path, password="")
    assert refused.returncode != 0 and "set it in the file .env" in refused.stderr
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.findall(r"^(\w+)=(.*)$", example, re.MULTILINE) == [("POSTGRES_PASSWORD", "")]


def test_every_image_is_pinned(services):
    for service in services.values():
        assert re.fullmatch(r"[\w./-]+:\d[\w.-]*", service["image"])


def test_every_command_exists_with_its_options(services):
    commands = [service["command"] for service in services.values() if service["image"].startswith("hansei:")]
    assert len(commands) == 6
    for words in commands:
        command, rest = cli, list(words)
        while isinstance(command, click.Group):
            command = command.commands[rest.pop(0)]
        command.make_parser(click.Context(command)).parse_args(rest)


def test_what_runs_for_long_has_a_health_check_and_keeps_its_data(services):
    for name, service in services.items():
        if name not in ("workspace", "topics"):
            assert service["healthcheck"]["test"] and service["restart"] == "unless-stopped", name
            assert service["volumes"], name


def test_every_variable_is_documented(services):
    told = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    named = {name for service in services.values() for name in service.get("environment", {})}
    for name in {name for name in named if name.startswith(("HANSEI_", "PG"))}:
        assert f"`{name}`" in told or f"{name}=" in told, name
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    assert all(f"{name}=" in (ROOT / ".env.example").read_text(encoding="utf-8") for name in asked)


def test_nothing_is_reached_from_another_machine(services):
    for service in services.values():
        assert all(port["host_ip"] == "127.0.0.1" for port in service.get("ports", ()))
