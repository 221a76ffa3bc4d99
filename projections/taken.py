"""A published copy of another machine's replica, taken over as the beginning of this one.

It is a database that this process then opens: take it only from where you trust. It is fetched aside, looked at,
and put in its place whole.
"""

import shutil
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import duckdb

from engine.errors import BrokenIntegrityError, UnavailableError, UnusableInputError
from projections.database import is_taken, remove
from projections.projector import projection_version
from projections.read_model import ReadModel, Row
from projections.replica import REPLICA, replica_folder

PATIENCE = 30.0
"""Seconds that a server may say nothing."""
_PIECE = 1 << 20


def take_copy(address: str, views: Path, workspace_id: str | None) -> Row:
    """Begins the replica of a folder with a copy: a file, or an address of http or https. Where it stands then.

    A replica that has come as far or further stays. Raises UnusableInputError for a file that is no such copy or of
    another version, BrokenIntegrityError for one of another workspace, UnavailableError when it cannot be had.
    """
    folder = replica_folder(views)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "taken.part"
    remove(aside)
    try:
        _fetch(address, aside)
        told = _looked_at(aside, address)
        if workspace_id not in (None, told["workspace_id"]):
            raise BrokenIntegrityError(
                f"{address}: is a copy of workspace {told['workspace_id']}, not of {workspace_id}"
            )
        here = _standing_here(folder / REPLICA, address)
        if here and here["workspace_id"] not in (None, told["workspace_id"]):
            raise BrokenIntegrityError(
                f"{folder}: holds the views of workspace {here['workspace_id']}, and {address} is a copy of "
                f"{told['workspace_id']}; give another folder with --workspace"
            )
        if here and here["position"] >= told["position"]:
            return here
        remove(folder / REPLICA)
        aside.replace(folder / REPLICA)
        return told
    finally:
        remove(aside)


def _fetch(address: str, aside: Path) -> None:
    """Brings the file here, and all of it."""
    if urlsplit(address).scheme not in ("http", "https"):
        try:
            shutil.copyfile(address, aside)
        except OSError as error:
            raise UnusableInputError(f"{address}: {error.strerror or error}; give a published copy") from error
        return
    try:
        with urlopen(address, timeout=PATIENCE) as answer, aside.open("wb") as out:
            size = int(answer.headers.get("Content-Length") or 0)
            free = shutil.disk_usage(aside.parent).free
            if size > free:
                raise UnavailableError(f"{address}: has {size:,} bytes, and {aside.parent} has {free:,} left")
            shutil.copyfileobj(answer, out, _PIECE)
    except (URLError, OSError, HTTPException, ValueError) as error:
        said = getattr(error, "reason", None) or error
        raise UnavailableError(f"{address}: {said}; is it there, and can it be reached from here?") from error
    came = aside.stat().st_size
    if size and came != size:
        raise UnavailableError(f"{address}: {came:,} of {size:,} bytes came; try again")


def _looked_at(aside: Path, address: str) -> Row:
    """Where the copy stands. It must be one, and of this version."""
    try:
        with ReadModel(aside, read_only=True) as copy:
            told = copy.standing()
    except duckdb.Error as error:
        raise UnusableInputError(f"{address}: is no copy of Hansei's views, or of another version") from error
    if told["projected_by"] != projection_version():
        raise UnusableInputError(
            f"{address}: was written by version {told['projected_by']} of the projections, this one is "
            f"{projection_version()}; use the same version of Hansei on both machines"
        )
    return told


def _standing_here(path: Path, address: str) -> Row | None:
    """Where the replica stands that is here already; none where there is none, or it is damaged."""
    if not path.exists():
        return None
    try:
        with ReadModel(path) as read_model:
            return read_model.standing()
    except duckdb.Error as error:
        if is_taken(error):
            raise UnavailableError(
                f"{path}: another process holds the replica; stop it before it begins with {address}"
            ) from error
        return None
