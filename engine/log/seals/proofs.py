"""Proofs in the tree of RFC 6962: that an event is in it, and that a larger tree begins with a smaller one.

Made from the kept leaf hashes, checked from a root alone, so whoever kept a root needs nothing else of the log.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from engine.log.seals.tree import SIZE_OF_HASH, Tree, node

Read = Callable[[int, int], bytes]
"""The leaf hashes from one index up to, and without, another."""

_AT_ONCE = 4096


class Prover:
    """Makes proofs over leaf hashes. Keeps the hashes of blocks, so many proofs cost little more than one."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._block = lru_cache(maxsize=65_536)(self._head_of_block)

    def root(self, size: int) -> bytes:
        """The root over the first leaves."""
        return self._head(0, size)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The path from a leaf up to the root over `size` leaves."""
        path, low, high = [], 0, size
        while high - low > 1:
            middle = low + _left(high - low)
            if index < middle:
                path.append(self._head(middle, high))
                high = middle
            else:
                path.append(self._head(low, middle))
                low = middle
        return path[::-1]

    def consistency(self, older: int, size: int) -> list[bytes]:
        """What leads from the root over the first `older` leaves to the root over `size` leaves."""
        if older == 0:
            return []
        path, low, high, known = [], 0, size, True
        while older < high:
            middle = low + _left(high - low)
            if older <= middle:
                path.append(self._head(middle, high))
                high = middle
            else:
                path.append(self._head(low, middle))
                low, known = middle, False
        if not known:
            path.append(self._head(low, high))
        return path[::-1]

    def _head(self, low: int, high: int) -> bytes:
        """The hash over a part that is a subtree of its own."""
        if high - low <= _AT_ONCE:
            return self._block(low, high)
        middle = low + _left(high - low)
        return node(self._head(low, middle), self._head(middle, high))

    def _head_of_block(self, low: int, high: int) -> bytes:
        return Tree().add(self._read(low, high)).root()


def _left(size: int) -> int:
    """How many of so many leaves lie in the left subtree: the greatest power of two below."""
    return 1 << (size - 1).bit_length() - 1


def root_by_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that the path leads to from a leaf; nothing if the path does not fit the place."""
    if not 0 <= index < size:
        return None
    here, last, head = index, size - 1, leaf
    for sibling in path:
        if last == 0 or len(sibling) != SIZE_OF_HASH:
            return None
        if here & 1 or here == last:
            head = node(sibling, head)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            head = node(head, sibling)
        here, last = here >> 1, last >> 1
    return head if last == 0 else None


def is_consistent(older: int, older_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the tree of `root` has that of `older_root` at its beginning, as the path claims."""
    if older == size:
        return not path and older_root == root
    if not 0 < older < size or any(len(head) != SIZE_OF_HASH for head in path):
        return False
    heads = list(path) if older & (older - 1) else [older_root, *path]
    if not heads:
        return False
    here, last = older - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = heads[0]
    for sibling in heads[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = node(sibling, before), node(sibling, after)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            after = node(after, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and before == older_root and after == root
