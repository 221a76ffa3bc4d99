"""The server and its command: on this machine only, one line each way, and a socket that tells positions."""

import json
import signal
import socket
import subprocess
import sys

import pytest
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from dashboard.cli import serve
from engine.errors import HanseiError, UnavailableError, UnusableInputError
from engine.settings import Settings
from tests.dashboard.live import another_process, served, small_plan, until_healthy


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    workspace = tmp_path_factory.mktemp("served") / "mine"
    small_plan(workspace)
    return workspace


@pytest.fixture(scope="module")
def url(mine):
    with served(mine) as url:
        yield url


def live(url, **headers):
    return connect(url.replace("http", "ws") + "live/ws", additional_headers=headers, open_timeout=10)


def test_the_socket_tells_the_position_and_every_later_one(mine, url):
    with live(url, Origin=url.rstrip("/")) as told, another_process(mine, "KR1") as check_in:
        first = json.loads(told.recv(timeout=10))
        assert first.keys() == {"v", "ok", "stage"}
        assert first["ok"] is True
        check_in(77)
        assert json.loads(told.recv(timeout=10))["v"] == first["v"] + 1


@pytest.mark.parametrize("headers", [{"Origin": "http://elsewhere.example"}, {}])
def test_a_page_of_another_origin_is_told_nothing(url, headers):
    with pytest.raises(WebSocketException), live(url, **headers) as told:
        told.recv(timeout=10)


def test_a_host_that_only_claims_to_be_this_one_is_told_nothing(url):
    evil = {"Origin": "http://evil.example", "Host": "evil.example"}
    with pytest.raises(WebSocketException), live(url, **evil) as told:
        told.recv(timeout=10)


def test_a_busy_port_is_one_line(mine):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UnavailableError, match=f"port {port}: .*--port"):
            serve(Settings(mine, "Ann", "test"), port, open_browser=False)


@pytest.mark.parametrize("port", ["soon", "taken"])
def test_a_port_for_the_health_that_cannot_be_is_one_line(mine, monkeypatch, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("HANSEI_HEALTH_PORT", str(taken.getsockname()[1]) if port == "taken" else port)
        with pytest.raises(HanseiError, match=r"HANSEI_HEALTH_PORT: [^\n]*$"):
            serve(Settings(mine, "Ann", "test"), 0, open_browser=False)


def test_views_that_cannot_be_kept_are_one_line(tmp_path):
    small_plan(tmp_path / "blocked")
    (tmp_path / "blocked" / "views").write_text("in the way")
    with pytest.raises(UnavailableError, match=r"blocked/views[^\n]*$"):
        serve(Settings(tmp_path / "blocked", "Ann", "test"), 0, open_browser=False)


def test_without_a_workspace_nothing_is_served(tmp_path):
    with pytest.raises(UnusableInputError, match="no workspace here"):
        serve(Settings(tmp_path, "Ann", "test"), 0, open_browser=False)


def test_the_command_says_one_line_and_ends_in_peace(mine):
    server = subprocess.Popen(
        [sys.executable, "-m", "hansei", "--workspace", str(mine), "dashboard", "--port", "0", "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout
    line = server.stdout.readline()
    assert "the dashboard is at http://127.0.0.1:" in line
    port = int(line.split("127.0.0.1:")[1].split("/")[0])
    until_healthy(f"http://127.0.0.1:{port}/", lambda: server.poll() is None)
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=20)
    assert (out, err, server.returncode) == ("", "", 0)
