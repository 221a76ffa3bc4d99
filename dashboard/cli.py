"""The command that opens the dashboard."""

import os
import socket
import webbrowser
from contextlib import closing
from threading import Timer

import click

from dashboard import sign_in
from engine.errors import UnavailableError
from engine.settings import Settings

PORT = 8501
HOST = "127.0.0.1"


@click.command("dashboard")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any free one.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.pass_obj
def dashboard_command(settings: Settings, port: int, no_open: bool) -> None:
    """Open the dashboard, on this machine only.

    Runs until interrupted. With HANSEI_FOLLOW=kafka it needs no log: its views are fed by Kafka, and nothing can be
    recorded there.
    """
    serve(settings, port, open_browser=not no_open)


COMMANDS: list[click.Command] = [dashboard_command]


def serve(settings: Settings, port: int = PORT, *, open_browser: bool = True, query: str = "") -> None:
    """Serves the dashboard of a workspace until interrupted; `query` is what the first page's URL asks for.

    Raises UnavailableError when a port is taken or what it needs is away, UnusableInputError where there is no
    workspace.
    """
    from dashboard import wiring  # it brings what reads and follows; no other command should wait for that

    sign_in.set_up(settings.workspace)  # says at once what is wrong with how people are to sign in
    listening = _listen(port)
    with closing(listening):
        os.environ["HANSEI_WORKSPACE"] = str(settings.workspace)
        os.environ["HANSEI_ACTOR"] = settings.actor
        wiring.start(settings)  # here, not in the server: whatever is wrong is one line
        try:
            port = listening.getsockname()[1]
            url = f"http://{HOST}:{port}/" + (f"?{query}" if query else "")
            click.echo(f"{settings.workspace}: the dashboard is at {url} (Ctrl-C ends it)")
            if open_browser:
                opening = Timer(1.0, webbrowser.open, [url])
                opening.daemon = True
                opening.start()
            _run(listening, port)
        finally:
            wiring.stop()


def _listen(port: int) -> socket.socket:
    listening = socket.socket()
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UnavailableError(
            f"port {port}: {(error.strerror or str(error)).lower()}; give another with --port"
        ) from error
    listening.setblocking(False)
    return listening


def _run(listening: socket.socket, port: int) -> None:
    # Streamlit takes a second to import; no other command should wait for it.
    import uvicorn
    from streamlit import config

    from dashboard.server import app

    config.set_option("server.port", port)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            ws="websockets-sansio",
            ws_max_size=100 * 2**20,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=3,
        )
    )
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return  # the way a person ends it
    if not server.started:
        raise UnavailableError(f"port {port}: the dashboard could not be started; what went wrong stands above")
