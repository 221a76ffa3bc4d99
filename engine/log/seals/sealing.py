"""Sealing: a seal over everything the log holds. Sealing again costs only what the new events cost."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from engine.domain.values import instant_text
from engine.errors import BrokenIntegrityError, HanseiError
from engine.log.log import MAX_POSITION, Log
from engine.log.place import Place
from engine.log.seals import rows
from engine.log.seals.leaf import hash_of_leaf
from engine.log.seals.seal import Seal
from engine.log.seals.shelf import Shelf
from engine.log.seals.tree import Tree

A_DAY = timedelta(days=1)
AT_ONCE = 65_536
TELL_MORE = "`hansei audit verify` tells more"

_logger = logging.getLogger("hansei.seals")


@dataclass(frozen=True)
class Sealed:
    """What a sealing has done: the newest seal, none of an empty log, and how many events are sealed by it anew."""

    seal: Seal | None
    new: int


@dataclass(frozen=True)
class Standing:
    """How far the record is sealed, and how the last verification of this workspace ended."""

    last_seal: Seal | None
    unsealed: int
    verified: dict[str, Any] | None
    """As `Verification.summary` says it; none if it was never verified here."""


def last_seal(workspace: Path, up_to: int | None = None) -> Seal | None:
    """The newest seal of a workspace, or of its log up to a position; none before the first.

    Its root belongs on whatever leaves the house.
    """
    shelf = Shelf(workspace)
    if up_to is None:
        return shelf.last_seal()
    return max((seal for seal in shelf.seals() if seal.position <= up_to), key=lambda one: one.size, default=None)


def standing(log: Log) -> Standing:
    """How far the log is sealed; costs little, and checks nothing."""
    shelf = Shelf(log.workspace)
    last = shelf.last_seal()
    ((unsealed,),) = rows.ask(log.place, "count_between", (last.position + 1 if last else 0, MAX_POSITION))
    return Standing(last, unsealed, shelf.verified())


def seal(log: Log) -> Sealed:
    """Seals what is not sealed yet; where there is nothing new, the last seal stands.

    Raises BrokenIntegrityError, and seals nothing, where the log is not the one that was sealed before.
    """
    shelf = Shelf(log.workspace)
    with shelf.locked():
        last = shelf.last_seal()
        first, end = rows.ends(log.place)
        if last:
            _must_go_on_from(last, log.place, shelf, end)
            first = last.position + 1
        if end < first:
            return Sealed(last, 0)
        tree = _tree_at(last, log.place, shelf)
        sealed = tree.size
        with shelf.new_leaves(sealed) as kept:
            for hashes in rows.leaf_hashes(log.place, first, end):
                kept.write(hashes)
                tree.add(hashes)
        now = instant_text(log.now())
        key = shelf.key()
        new = Seal(
            workspace=log.workspace_id,
            size=tree.size,
            position=end,
            root=tree.root().hex(),
            sealed_at=max(now, last.sealed_at) if last else now,
            key=key.public_key().public_bytes_raw().hex(),
        ).signed(key)
        shelf.add_seal(new)
        shelf.keep_tree(tree)
        return Sealed(new, new.size - sealed)


def make_key(workspace: Path) -> None:
    """Makes the key of a new workspace, so that it is there before anybody needs it."""
    shelf = Shelf(workspace)
    with shelf.locked():
        shelf.key()


def seal_after(log: Log, what: str) -> None:
    """Seals after something that stands whether or not it can be sealed; a failure is told, not raised."""
    try:
        seal(log)
    except (HanseiError, OSError) as error:
        _logger.warning("%s, but could not be sealed: %s", what, error)


def seal_daily(log: Log) -> None:
    """Seals what is new, if the last seal is a day old or there is none."""
    last = last_seal(log.workspace)
    if last is None or log.now() - datetime.fromisoformat(last.sealed_at).astimezone(UTC) >= A_DAY:
        seal(log)


def _must_go_on_from(last: Seal, place: Place, shelf: Shelf, end: int) -> None:
    """The log has to hold the last sealed event as it was sealed."""
    if end < last.position:
        raise BrokenIntegrityError(
            f"{place}: ends at position {end}, but was sealed up to {last.position}: the end is missing, or an "
            f"older copy was put back; {TELL_MORE}"
        )
    kept = shelf.leaves(last.size - 1, last.size)
    found = [leaf for piece in rows.leaves(place, last.position, last.position) for leaf in piece]
    if not found or (kept and hash_of_leaf(found[0]) != kept):
        raise BrokenIntegrityError(f"{place}: position {last.position} is not what was sealed; {TELL_MORE}")


def _tree_at(last: Seal | None, place: Place, shelf: Shelf) -> Tree:
    """The tree as it stood at the last seal: as it was kept, else from the kept leaf hashes, else from the log."""
    if last is None:
        return Tree()
    whole = shelf.count_leaves() >= last.size
    if whole and (kept := shelf.tree(last)):
        return kept
    tree = Tree()
    if whole:
        for first in range(0, last.size, AT_ONCE):
            tree.add(shelf.leaves(first, min(first + AT_ONCE, last.size)))
        if tree.root().hex() == last.root:
            return tree
    return _tree_made_again(last, place, shelf)


def _tree_made_again(last: Seal, place: Place, shelf: Shelf) -> Tree:
    """The tree from the log itself, and with it the leaf hashes that are missing or damaged."""
    tree = Tree()
    for hashes in rows.leaf_hashes(place, rows.ends(place)[0], last.position):
        tree.add(hashes)
    if tree.size != last.size or tree.root().hex() != last.root:
        raise BrokenIntegrityError(f"{place}: is not the log that was sealed at {last.sealed_at}; {TELL_MORE}")
    with shelf.new_leaves(0) as kept:
        for hashes in rows.leaf_hashes(place, rows.ends(place)[0], last.position):
            kept.write(hashes)
    return tree
