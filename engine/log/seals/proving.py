"""Proofs to hand out: that an event is under a seal, and that a later record begins with an earlier one.

Both are made from the kept leaf hashes, and not handed out unless they lead to a root that was signed.
"""

from dataclasses import dataclass
from typing import Any

from engine.errors import BrokenIntegrityError, UnusableInputError
from engine.log.log import MAX_POSITION, Log
from engine.log.seals import rows
from engine.log.seals.leaf import hash_of_leaf, hashed
from engine.log.seals.proofs import Prover
from engine.log.seals.seal import Seal
from engine.log.seals.shelf import Shelf


@dataclass(frozen=True)
class Proving:
    """The seals of a workspace and what proofs are made of."""

    log: Log
    shelf: Shelf
    seals: list[Seal]
    prover: Prover

    @property
    def last(self) -> Seal:
        """The seal that every proof leads to."""
        return self.seals[-1]

    def index_of(self, position: int) -> int:
        """How many events lie before a position."""
        ((before,),) = rows.ask(self.log.place, "count_between", (-MAX_POSITION, position - 1))
        return int(before)


def proving(log: Log) -> Proving:
    """Everything that proofs need. Raises UnusableInputError where nothing is sealed."""
    shelf = Shelf(log.workspace)
    seals = shelf.seals()
    if not seals:
        raise UnusableInputError(f"{log.workspace}: nothing is sealed yet; `hansei audit seal` does it")
    prover = Prover(shelf.leaves)
    if shelf.count_leaves() < seals[-1].size or prover.root(seals[-1].size).hex() != seals[-1].root:
        raise BrokenIntegrityError(
            f"{shelf.leaves_path}: does not give the root of the last seal; `hansei audit verify` tells more"
        )
    return Proving(log, shelf, seals, prover)


def prove_event(by: Proving, position: int) -> dict[str, Any]:
    """The path from the event at a position to the last seal; with the leaf, in which prose is hashed."""
    found = [leaf for piece in rows.leaves(by.log.place, position, position) for leaf in piece]
    if not found:
        raise UnusableInputError(f"{position}: the log has no such position; it ends at {by.log.position()}")
    if position > by.last.position:
        raise UnusableInputError(
            f"{position}: is not sealed yet, only up to {by.last.position}; `hansei audit seal` seals what is new"
        )
    index, leaf = by.index_of(position), hash_of_leaf(found[0])
    if leaf != by.shelf.leaves(index, index + 1):
        raise BrokenIntegrityError(
            f"position {position}: this is not the event that was sealed; `hansei audit verify` tells more"
        )
    return {
        "position": position,
        "index": index,
        "size": by.last.size,
        "root": by.last.root,
        "leaf": hashed(found[0]).decode(),
        "leaf_hash": leaf.hex(),
        "path": [head.hex() for head in by.prover.inclusion(index, by.last.size)],
    }


def prove_growth(by: Proving, older: int, size: int) -> dict[str, Any]:
    """The path from the root over the first events to the root over more of them."""
    if not 0 < older <= size <= by.last.size:
        raise UnusableInputError(
            f"{older} {size}: give two numbers of events, the smaller one first, up to the {by.last.size} that are "
            "sealed"
        )
    return {
        "older": older,
        "older_root": by.prover.root(older).hex(),
        "size": size,
        "root": by.prover.root(size).hex(),
        "path": [head.hex() for head in by.prover.consistency(older, size)],
    }
