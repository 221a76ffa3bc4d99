"""Writes a file that a person named, whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from engine.errors import UnavailableError


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """What is written in a `with` block takes the place of the file when the block ends well, and not before.

    A link stays, and the file it leads to is written; what is no file, such as a pipe or a device, gets the bytes
    as they come. Raises UnavailableError.
    """
    try:
        target = Path(os.path.realpath(path))
        if path.exists() and not target.is_file():
            with path.open("wb") as out:
                yield out
            return
        aside = target.with_name(f".hansei-{secrets.token_hex(8)}.part")
        try:
            with aside.open("xb") as out:
                with suppress(FileNotFoundError):
                    aside.chmod(stat.S_IMODE(target.stat().st_mode))  # who could read the file before, can after
                yield out
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise  # the reader of our output has left, which is no error
    except OSError as error:
        raise UnavailableError(f"{path}: {error.strerror or error}; give a file that can be written") from error
