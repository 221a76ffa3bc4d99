"""One way through the log: its roots where seals are, and where it first differs from the kept leaf hashes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.log.place import Place
from engine.log.seals import rows
from engine.log.seals.shelf import Shelf
from engine.log.seals.tree import SIZE_OF_HASH, Tree

AT_ONCE = 65_536


@dataclass
class Walk:
    """What the log itself says."""

    events: int = 0
    roots: dict[int, str] = field(default_factory=dict)
    """The root at each size that was asked for, as far as the log goes."""
    differs_at: int | None = None
    """The first index at which the log is not what the kept leaf hashes say; none if it is."""
    without_words: list[int] = field(default_factory=list)
    """The positions at which something has a hash in place of its words."""
    kept: int = 0
    """How many leaf hashes there were to compare with."""


def walk(place: Place, shelf: Shelf, sizes: Iterable[int], sealed: int) -> Walk:
    """Recomputes every leaf hash and the roots at these sizes; compares the first `sealed` with what was kept."""
    first, last = rows.ends(place)
    found, tree = Walk(kept=min(sealed, shelf.count_leaves())), Tree()
    waiting = sorted({*sizes}, reverse=True)
    for hashes in rows.leaf_hashes(place, first, last, found.without_words):
        if found.differs_at is None and tree.size < found.kept:
            found.differs_at = _difference(tree.size, hashes, shelf, found.kept)
        at = 0
        while waiting and waiting[-1] <= tree.size + (len(hashes) - at) // SIZE_OF_HASH:
            size = waiting.pop()
            upto = at + (size - tree.size) * SIZE_OF_HASH
            found.roots[size] = tree.add(hashes[at:upto]).root().hex()
            at = upto
        tree.add(hashes[at:])
    found.events = tree.size
    if found.differs_at is None and tree.size < found.kept:
        found.differs_at = tree.size
    return found


def kept_root(shelf: Shelf, size: int) -> str | None:
    """The root that the kept leaf hashes give; none if there are not so many."""
    if shelf.count_leaves() < size:
        return None
    tree = Tree()
    for first in range(0, size, AT_ONCE):
        tree.add(shelf.leaves(first, min(first + AT_ONCE, size)))
    return tree.root().hex()


def first_wrong_position(place: Place, index: int) -> int:
    """The position that an event of this index has, or should have after the one before it."""
    if index == 0:
        here, before = rows.ask(place, "positions_around", (0,)), 0
    else:
        (before,), *here = rows.ask(place, "positions_around", (index - 1,))
    return min(here[0][0], before + 1) if here else before + 1


def _difference(size: int, hashes: bytes, shelf: Shelf, kept: int) -> int | None:
    """The first index at which new leaf hashes differ from the kept ones."""
    wanted = shelf.leaves(size, min(size + len(hashes) // SIZE_OF_HASH, kept))
    if hashes.startswith(wanted):
        return None
    steps = range(0, len(wanted), SIZE_OF_HASH)
    return size + next(n for n, at in enumerate(steps) if not hashes.startswith(wanted[at : at + SIZE_OF_HASH], at))
