"""Copies of a replica for other processes: written aside, renamed, the position in the name.

The name tells the position because a process that still holds a handle on a path would get the old file when it
opens that path again.
"""

import contextlib
import re
from pathlib import Path

from projections.read_model import ReadModel

KEPT = 2
_NAME = re.compile(r"views-(\d+)\.duckdb")


def publish(read_model: ReadModel, folder: Path) -> Path:
    """Writes a copy of the replica as it stands and removes all but the newest copies."""
    aside = folder / "views.part"
    aside.unlink(missing_ok=True)
    position = read_model.copy_to(aside)
    copy = folder / f"views-{position}.duckdb"
    aside.replace(copy)
    for old in _copies(folder)[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()
    return copy


def newest_copy(folder: Path) -> Path | None:
    """The published copy that has come furthest, if there is one."""
    copies = _copies(folder)
    return copies[-1] if copies else None


def sweep(folder: Path, position: int) -> None:
    """Removes the copies that stand before a position."""
    for told, path in _numbered(folder):
        if told < position:
            with contextlib.suppress(OSError):
                path.unlink()


def _copies(folder: Path) -> list[Path]:
    return [path for _, path in _numbered(folder)]


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    """The copies with their positions, the one that has come furthest last."""
    return sorted((int(name[1]), path) for path in folder.iterdir() if (name := _NAME.fullmatch(path.name)))
