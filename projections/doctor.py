"""What `hansei doctor` looks at."""

import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version

from engine.errors import HanseiError
from engine.log.log import Log
from engine.settings import Settings
from projections.publish import newest_copy
from projections.replica import open_replica, replica_folder

LIBRARIES = ("hansei", "eventsourcing", "duckdb", "pyarrow", "streamlit", "faststream", "kafka-python")
LEAST_FREE = 200 * 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `ok`, `note` or `wrong`, and what to know or do."""

    what: str
    state: str
    detail: str


def examine(settings: Settings) -> list[Finding]:
    """Looks at the installation, the log and the replica. Never raises for what is wrong with them."""
    findings = [Finding("libraries", "ok", library_versions()), _disk(settings)]
    try:
        log = Log(settings.log_place)
    except HanseiError as error:
        return [*findings, Finding("log", "wrong", str(error))]
    try:
        findings += [_log(log), _replica(log, settings)]
    finally:
        log.close()
    return findings


def library_versions() -> str:
    """Python and the libraries that matter, each with its version."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"Python {sys.version.split()[0]}, {versions}"


def _disk(settings: Settings) -> Finding:
    place = settings.workspace
    while not place.exists():
        place = place.absolute().parent
    free = shutil.disk_usage(place).free
    state = "ok" if free > LEAST_FREE else "wrong"
    return Finding("disk", state, f"{free / 1024**2:,.0f} MiB free for {settings.workspace}")


def _log(log: Log) -> Finding:
    try:
        wrong = log.damage()
    except HanseiError as error:
        return Finding("log", "wrong", str(error))
    if wrong:
        return Finding("log", "wrong", f"{log.place}: {wrong}; restore the file from a backup")
    if not log.is_clean:
        return Finding(
            "log", "wrong", f"{log.place}: bytes of what was forgotten are left in it; free some space on the disk "
            "or end what reads it for long, and run any command"
        )  # fmt: skip
    return Finding("log", "ok", f"{log.place}: {log.position():,} events, workspace {log.workspace_id}")


def _replica(log: Log, settings: Settings) -> Finding:
    try:
        with open_replica(log, settings.views_path) as read_model:
            folder = replica_folder(settings.views_path)
            held = read_model.path != folder / "replica.duckdb"
            copy = newest_copy(folder)
            return Finding(
                "replica",
                "note" if held else "ok",
                f"position {read_model.position:,}, projection {folder.name}"
                + ("; another process holds it, so this one works on a private copy" if held else "")
                + (f"; newest published copy {copy.name}" if copy else ""),
            )
    except HanseiError as error:
        return Finding("replica", "wrong", str(error))
