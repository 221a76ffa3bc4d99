"""The root that a file carries out of the house."""

from pathlib import Path

from engine.log.seals.seal import Seal
from engine.log.seals.sealing import last_seal
from engine.log.seals.shelf import Shelf


def seal_over(workspace: Path, position: int) -> Seal | None:
    """The first seal over all that a pack shows; else the last one before, none where there is none.

    It stays the same whatever is sealed later.
    """
    over = [seal for seal in Shelf(workspace).seals() if seal.position >= position]
    return min(over, key=lambda one: one.size) if over else last_seal(workspace, position)


def sealed_words(seal: Seal | None) -> str:
    """A seal in words, with what it is over and its root at the end; nothing where there is none."""
    if seal is None:
        return ""
    over = f"{seal.size} events, up to position {seal.position}"
    return f"Sealed {seal.sealed_at[:16].replace('T', ' ')} UTC over {over}: root {seal.root}"
