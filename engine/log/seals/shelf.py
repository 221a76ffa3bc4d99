"""What sealing keeps beside the log: the folder `seals` of the workspace, and its lock.

`seals.jsonl` holds the seals, one a line; `leaves.bin` the leaf hashes of all sealed events, 32 bytes each;
`tree.json` where the tree stands; `key.pem` the key that signs; `verified.json` how the last verification ended.
Only the seals and the key cannot be made again.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from engine.errors import BrokenIntegrityError, UnavailableError
from engine.log.seals.seal import Seal
from engine.log.seals.tree import SIZE_OF_HASH, Tree
from engine.log.sqlite.store import unavailable_in_one_line

LONGEST_WAIT = 60.0
"""Seconds that a process waits for another one that seals."""


class Shelf:
    """The folder of one workspace's seals."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / "seals"
        self.seals_path = self.folder / "seals.jsonl"
        self.leaves_path = self.folder / "leaves.bin"
        self.key_path = self.folder / "key.pem"
        self._tree_path = self.folder / "tree.json"
        self._verified_path = self.folder / "verified.json"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other processes from sealing meanwhile; the folder is made where there is none.

        The lock is that of an empty database: it ends with its process, and nobody waits for it without end.
        """
        self.folder.mkdir(exist_ok=True)
        path = self.folder / "lock"
        with closing(sqlite3.connect(path, timeout=LONGEST_WAIT, isolation_level=None)) as lock:
            with unavailable_in_one_line(str(path)):
                lock.execute("BEGIN EXCLUSIVE")
            yield

    def seals(self) -> list[Seal]:
        """Every seal, the oldest first; one that was not written to its end does not count.

        Raises BrokenIntegrityError for a line that is no seal.
        """
        return [seal_of(line, self.seals_path, number) for number, line in enumerate(self._lines(), 1)]

    def seals_or_errors(self) -> Iterator[Seal | BrokenIntegrityError]:
        """The same, with the error in place of a line that is no seal."""
        for number, line in enumerate(self._lines(), 1):
            try:
                yield seal_of(line, self.seals_path, number)
            except BrokenIntegrityError as error:
                yield error

    def last_seal(self) -> Seal | None:
        """The newest seal; none before the first."""
        lines = self._lines()
        return seal_of(lines[-1], self.seals_path, len(lines)) if lines else None

    def add_seal(self, seal: Seal) -> None:
        """Writes a seal, whole, after what is whole."""
        whole = sum(len(line) for line in self._lines())
        with self.seals_path.open("ab") as out:
            out.truncate(whole)
            out.write(seal.line())
            _through(out.fileno())
        _through_folder(self.folder)

    def leaves(self, first: int, last: int) -> bytes:
        """The kept leaf hashes from one index up to, and without, another, as far as there are any."""
        try:
            with self.leaves_path.open("rb") as kept:
                kept.seek(first * SIZE_OF_HASH)
                return kept.read((last - first) * SIZE_OF_HASH)
        except FileNotFoundError:
            return b""

    def count_leaves(self) -> int:
        """How many leaf hashes are kept."""
        return self.leaves_path.stat().st_size // SIZE_OF_HASH if self.leaves_path.exists() else 0

    @contextmanager
    def new_leaves(self, size: int) -> Iterator[Any]:
        """A file to write the next leaf hashes to, after the first `size`; what lay behind those is made again."""
        with self.leaves_path.open("ab") as out:
            out.truncate(size * SIZE_OF_HASH)
            yield out
            _through(out.fileno())

    def tree(self, seal: Seal) -> Tree | None:
        """The tree as it stood at a seal; none if it was not kept or is not that of the seal."""
        try:
            kept = orjson.loads(self._tree_path.read_bytes())
            tree = Tree.from_heads(seal.size, map(bytes.fromhex, kept["heads"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return tree if tree.root().hex() == seal.root else None

    def keep_tree(self, tree: Tree) -> None:
        """Keeps where the tree stands, so that sealing again need not begin anew."""
        self._write_whole(self._tree_path, {"size": tree.size, "heads": [head.hex() for head in tree.heads()]})

    def key(self) -> Ed25519PrivateKey:
        """The key that signs; made where there is none, for its owner's eyes only."""
        if not self.key_path.exists():
            made = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            aside = self.key_path.with_suffix(".part")
            aside.unlink(missing_ok=True)
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.write(made)
                _through(out.fileno())
            aside.replace(self.key_path)
            _through_folder(self.folder)
        try:
            key = load_pem_private_key(self.key_path.read_bytes(), password=None)
        except ValueError as error:
            raise UnavailableError(f"{self.key_path}: this is no key; put the right one back") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise UnavailableError(f"{self.key_path}: this is no Ed25519 key; put the right one back")
        return key

    def verified(self) -> dict[str, Any] | None:
        """How the last verification ended; none if there was none."""
        try:
            kept: dict[str, Any] = orjson.loads(self._verified_path.read_bytes())
        except (OSError, ValueError):
            return None
        return kept

    def keep_verified(self, said: dict[str, Any]) -> None:
        """Keeps how a verification ended, where this user may write."""
        if self.folder.is_dir() and os.access(self.folder, os.W_OK):
            self._write_whole(self._verified_path, said)

    def _lines(self) -> list[bytes]:
        """The lines that were written to their end."""
        try:
            lines = self.seals_path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        return lines[:-1] if lines and not lines[-1].endswith(b"\n") else lines

    def _write_whole(self, path: Path, said: dict[str, Any]) -> None:
        aside = path.with_suffix(f".{os.getpid()}.part")
        aside.write_bytes(orjson.dumps(said))
        aside.replace(path)


def seal_of(line: bytes, path: Path, number: int) -> Seal:
    """The seal in a line of a file. Raises BrokenIntegrityError if it is none."""
    try:
        return Seal.from_line(line)
    except ValueError as error:
        raise BrokenIntegrityError(f"{path}:{number}: this line is no seal; it was altered") from error


def _through(file: int) -> None:
    """Waits until what was written lies on the disk."""
    os.fsync(file)


def _through_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
