"""Reads a text file of any size line by line, plain or gzipped, whatever it is called."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from engine.errors import UnavailableError, UnusableInputError
from engine.intake.lines import MAX_LINE_BYTES


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers; one that is too long comes cut, one byte over the limit.

    Holds one line at a time. Raises UnusableInputError for a file that is missing, empty, or cut off.
    """
    number = 0
    try:
        with path.open("rb") as opened:
            gzipped = opened.peek(2)[:2] == b"\x1f\x8b"
            lines: gzip.GzipFile | io.BufferedReader = gzip.GzipFile(fileobj=opened) if gzipped else opened
            while raw := lines.readline(MAX_LINE_BYTES + 1):
                number += 1
                rest = raw
                while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
                    rest = lines.readline(MAX_LINE_BYTES + 1)
                yield number, raw.rstrip(b"\r\n")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnusableInputError(
            f"{path}:{number + 1}: the compressed file is cut off or damaged here; fetch it again"
        ) from error
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UnusableInputError(
            f"{path}: {error.strerror}; give a strategy history (.jsonl or .jsonl.gz)"
        ) from error
    except OSError as error:
        raise UnavailableError(f"{path}: {error.strerror}; can this user read the file?") from error
    if number == 0:
        raise UnusableInputError(f"{path}:1: the file is empty; a strategy history has at least one line")
