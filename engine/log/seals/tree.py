"""The tree of RFC 6962: one hash over any number of leaves that changes with each of them and with their order.

A `Tree` keeps only the heads of its complete subtrees, one a level at the most, so it grows with the logarithm of
the leaves, and goes on from there when leaves are added.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Self

SIZE_OF_HASH = 32
EMPTY = sha256(b"").digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that leaf hashes are added to."""

    def __init__(self) -> None:
        self._heads: list[bytes] = []
        """By level, the subtree of 2**level leaves that waits for its right neighbour; empty where none waits."""
        self.size = 0

    def add(self, hashes: bytes) -> Self:
        """Adds leaf hashes, one after the other in one piece of bytes."""
        self.size += len(hashes) // SIZE_OF_HASH
        level = 0
        while hashes:
            if level == len(self._heads):
                self._heads.append(b"")
            hashes = self._heads[level] + hashes
            paired = len(hashes) // 64 * 64
            self._heads[level] = hashes[paired:]
            hashes = b"".join([sha256(b"\x01" + hashes[at : at + 64]).digest() for at in range(0, paired, 64)])
            level += 1
        return self

    def root(self) -> bytes:
        """The hash over all leaves."""
        root = b""
        for head in self._heads:
            if head:
                root = node(head, root) if root else head
        return root or EMPTY

    def heads(self) -> list[bytes]:
        """The heads of the complete subtrees, the smallest first: enough to go on from."""
        return [head for head in self._heads if head]

    @classmethod
    def from_heads(cls, size: int, heads: Iterable[bytes]) -> Self:
        """The tree of that size with those heads. Raises ValueError if that cannot be one."""
        tree, rest = cls(), iter(heads)
        tree.size = size
        tree._heads = [next(rest, b"") if size >> level & 1 else b"" for level in range(size.bit_length())]
        if list(rest) or any(len(head) != SIZE_OF_HASH * (size >> n & 1) for n, head in enumerate(tree._heads)):
            raise ValueError(f"no tree of {size} leaves")
        return tree
