"""What `hansei doctor` looks at."""

import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version

from engine.errors import BrokenIntegrityError, HanseiError, UnavailableError
from engine.log.log import Log
from engine.log.seals.sealing import standing
from engine.settings import Settings
from projections.macros import views_version
from projections.publish import newest_copy
from projections.replica import open_replica, replica_folder
from projections.versions import versions_used

LIBRARIES = ("hansei", "eventsourcing", "duckdb", "pyarrow", "streamlit", "faststream", "kafka-python", "psycopg")
LEAST_FREE = 200 * 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `ok`, `note` or `wrong`, and what to know or do."""

    what: str
    state: str
    detail: str
    exit_status: int = BrokenIntegrityError.exit_status
    """With what a command ends that tells of it, where it is wrong."""


def examine(settings: Settings) -> list[Finding]:
    """Looks at the installation, the log, its seals and the replica. Never raises for what is wrong with them."""
    findings = [Finding("libraries", "ok", library_versions()), _disk(settings)]
    try:
        log = Log(settings.log_place)
    except HanseiError as error:
        return [*findings, _wrong("log", error)]
    try:
        findings += [_log(log), _seals(log), _replica(log, settings), _scores(log, settings)]
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
    said = f"{free / 1024**2:,.0f} MiB free for {settings.workspace}"
    return Finding("disk", state, said, UnavailableError.exit_status)


def _wrong(what: str, error: Exception) -> Finding:
    """What cannot be used, such as a file without permission, says nothing about what is in it."""
    lacking = isinstance(error, UnavailableError | OSError)
    return Finding(what, "wrong", str(error), (UnavailableError if lacking else BrokenIntegrityError).exit_status)


def _log(log: Log) -> Finding:
    try:
        wrong = log.damage()
    except HanseiError as error:
        return _wrong("log", error)
    if wrong:
        return Finding("log", "wrong", f"{log.place}: {wrong}; restore the file from a backup")
    if not log.is_clean:
        return Finding(
            "log", "wrong", f"{log.place}: bytes of what was forgotten are left in it; free some space on the disk "
            "or end what reads it for long, and run any command"
        )  # fmt: skip
    return Finding("log", "ok", f"{log.place}: {log.position():,} events, workspace {log.workspace_id}")


def _seals(log: Log) -> Finding:
    """How far the record is sealed and how the last verification ended; nothing is verified anew."""
    try:
        state, end = standing(log), log.position()
    except (HanseiError, OSError) as error:
        return _wrong("seals", error)
    last, verified = state.last_seal, state.verified
    if last is None:
        return Finding("seals", "note", f"none of {end:,} events is sealed yet; `hansei audit seal` does it")
    if end < last.position:
        return Finding(
            "seals", "wrong", f"the log ends at position {end:,}, but was sealed up to {last.position:,}: the end "
            "is missing, or an older copy was put back; `hansei audit verify` tells more"
        )  # fmt: skip
    said = (
        f"sealed {_when(last.sealed_at)} up to position {last.position:,}, {state.unsealed:,} events not sealed yet"
    )
    if verified is None:
        return Finding("seals", "ok", f"{said}; not verified here yet, `hansei audit verify` does it")
    outcome = "as it was sealed" if verified["sound"] else "not what was sealed, `hansei audit verify` tells more"
    return Finding(
        "seals",
        "ok" if verified["sound"] else "wrong",
        f"{said}; last verified {_when(verified['verified_at'])}: {outcome}",
    )


def _when(instant: str) -> str:
    return f"{instant[:16].replace('T', ' ')} UTC"


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
        return _wrong("replica", error)


def _scores(log: Log, settings: Settings) -> Finding:
    """Which version of the views computes the scores, and which reviews were held with another one."""
    try:
        with open_replica(log, settings.views_path) as read_model:
            used = versions_used(log, settings.views_path)
            reviews = [row for row in read_model.rows("reviews") if row["closed_position"] is not None]
    except HanseiError as error:
        return _wrong("scores", error)
    said = f"computed by views of version {views_version()}; a pack names on its cover the version that made it"
    told, state = [], "ok"
    ends = [*(one.position for one in used[1:]), log.position() + 1]
    for one, end in zip(used, ends, strict=False):  # none where no version was noted yet
        held = [row["id"] for row in reviews if one.position <= row["closed_position"] < end]
        if held and one.version != views_version():
            state = "note"
            told.append(
                f"closed with version {one.version}, so scores may have been others then: {', '.join(held)}"
            )
    before = [row["id"] for row in reviews if not used or row["closed_position"] < used[0].position]
    if before:
        told.append(f"not known for reviews closed before this workspace was first read: {len(before)}")
    return Finding("scores", state, "; ".join([said, *told]))
