"""Which versions of the views were in use in a workspace, and from which position on: who computed a past score.

The note lies in the folder of the views, a line each time that they change. Nothing depends on it, and where it is
lost the versions of before are not known any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from engine.log.log import Log
from projections.macros import views_version

_NOTE = "versions.jsonl"


@dataclass(frozen=True)
class InUse:
    """A version of the views, and where the log ended when the workspace was first read with it."""

    version: str
    position: int


def note_version(log: Log, views: Path, position: int) -> None:
    """Notes the version of the views at hand, unless it was the last one in use here."""
    used = versions_used(log, views)
    if not used or used[-1].version != views_version():
        line = {"workspace": log.workspace_id, "version": views_version(), "position": position}
        with (views / _NOTE).open("ab") as out:
            out.write(orjson.dumps(line) + b"\n")


def versions_used(log: Log, views: Path) -> Sequence[InUse]:
    """The versions that were in use for this log, the oldest first; a line that is no such note does not count."""
    try:
        lines = (views / _NOTE).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [found for line in lines if (found := _read(line, log.workspace_id))]


def _read(line: bytes, workspace: str) -> InUse | None:
    try:
        said = orjson.loads(line)
        found = InUse(str(said["version"]), int(said["position"]))
        return found if said["workspace"] == workspace else None
    except (ValueError, KeyError, TypeError):
        return None
