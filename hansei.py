"""The `hansei` command: joins the commands of the three parts. Nothing imports it."""

import os
import signal
import sys

INTERRUPTED = "interrupted; what was acknowledged is stored"
"""What is said after Ctrl-C."""


def _end(*_: object) -> None:
    os.write(2, f"hansei: {INTERRUPTED}\n".encode())
    os._exit(130)


# Loading takes half a second. An exception would come out of it as anything, so the program just ends; whoever
# ignores the signal goes on doing so.
try:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    import logging
    import tempfile
    import traceback
    from pathlib import Path

    import click

    import dashboard.cli
    import dashboard.demo
    import dashboard.packs.cli
    import engine.cli
    import projections.cli
    import projections.cli.stream
    from engine.errors import HanseiError
    from engine.settings import settings
finally:
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, readable=False),
    help="The folder of the workspace; else HANSEI_WORKSPACE, else .hansei.",
)
@click.option("--actor", help="Who is acting; else HANSEI_ACTOR, else the operating system's user.")
@click.version_option(package_name="hansei")
@click.pass_context
def cli(context: click.Context, workspace: Path | None, actor: str | None) -> None:
    """Hansei: a strategy and its reviews as one log, seen as of any instant.

    Exit status: 0 done, 1 refused by a rule, 2 unusable input, 3 integrity broken, 4 a service, file or disk
    cannot be used.
    """
    context.obj = settings(workspace, actor)


engine.cli.export_group.add_command(dashboard.packs.cli.pack_command)
engine.cli.stream_group.add_command(projections.cli.stream.replica_command)
for command in [*engine.cli.COMMANDS, *projections.cli.COMMANDS, *dashboard.cli.COMMANDS, dashboard.demo.demo]:
    cli.add_command(command)


def main() -> None:
    """Runs one command; whatever goes wrong is one line on standard error and an exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command; its exit status."""
    out = sys.stdout
    try:
        status = cli.main(arguments or ["--help"], prog_name="hansei", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "hansei"
        return _fail(f"{error.format_message()} See `{command} --help`.", 2)
    except click.ClickException as error:
        return _fail(error.format_message(), 2)
    except HanseiError as error:
        return _fail(str(error), error.exit_status)
    except (click.Abort, KeyboardInterrupt):
        return _fail(INTERRUPTED, 130)
    except (BrokenPipeError, SystemExit) as error:
        if isinstance(error, SystemExit) and sys.stdout is out:
            raise
        # The reader of our output has left, and nothing is wrong: click puts another output there, and exits.
        sys.stderr.close()
        return 0
    except OSError as error:
        return _fail(
            f"{error.filename or 'this machine'}: {error.strerror or error}; try again when it can be used", 4
        )
    except Exception as error:
        if str(error) in ("Query interrupted", "INTERRUPT Error: Interrupted!"):  # what DuckDB makes of Ctrl-C
            return _fail(INTERRUPTED, 130)
        if "surrogates not allowed" in str(error) and (said := _not_utf8(arguments)):
            return _fail(f"{said} is not UTF-8; give that text in UTF-8", 2)
        return _fail(f"something is wrong in Hansei itself; the details lie in {_keep_details()}", 4)
    return status if isinstance(status, int) else 0


def _fail(words: str, status: int) -> int:
    click.echo(f"hansei: {' '.join(words.split())}", err=True)
    return status


def _not_utf8(arguments: list[str]) -> str | None:
    """The first argument that is not UTF-8, as Python writes it, else HANSEI_ACTOR; a file may have such a name."""
    for name, said in [*((ascii(said), said) for said in arguments), ("HANSEI_ACTOR", os.getenv("HANSEI_ACTOR"))]:
        if any("\ud800" <= letter <= "\udfff" for letter in said or ""):
            return name
    return None


def _keep_details() -> str:
    logging.getLogger(__name__).debug("unexpected error", exc_info=True)
    with tempfile.NamedTemporaryFile("w", prefix="hansei-error-", suffix=".txt", delete=False) as kept:
        kept.write(traceback.format_exc())
    return kept.name


if __name__ == "__main__":
    main()
