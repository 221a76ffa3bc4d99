"""Verification: is the log still the one that was sealed, by the seals here and by those that strangers kept?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from engine.domain.values import PROSE_FIELDS, instant_text
from engine.errors import BrokenIntegrityError
from engine.log.log import Log
from engine.log.place import Place
from engine.log.seals import rows
from engine.log.seals.seal import Seal
from engine.log.seals.shelf import Shelf
from engine.log.seals.walk import Walk, first_wrong_position, kept_root, walk


@dataclass(frozen=True)
class Witness:
    """A root that somebody kept outside of the workspace: from a seal, or from a printed page."""

    size: int
    root: str
    said_by: str
    seal: Seal | None = None


_Mark = TypeVar("_Mark", Seal, Witness)


@dataclass(frozen=True)
class Wrong:
    """Something that does not agree: what, and from which position to which if that is known."""

    what: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, kw_only=True)
class Verification:
    """How a verification ended."""

    verified_at: str
    events: int
    seals: int
    last_seal: Seal | None
    witnesses: int
    wrong: Sequence[Wrong]
    notes: Sequence[str]
    """What is worth knowing and breaks nothing."""

    @property
    def sound(self) -> bool:
        """Whether everything agrees."""
        return not self.wrong

    @property
    def sealed(self) -> int:
        """How many events the last seal is over."""
        return self.last_seal.size if self.last_seal else 0

    @property
    def unsealed(self) -> int:
        """How many events no seal is over yet."""
        return max(0, self.events - self.sealed)

    @property
    def first_wrong(self) -> Wrong | None:
        """What is wrong at the lowest position, the narrowest statement first; none if no position is known."""
        placed = [wrong for wrong in self.wrong if wrong.first is not None and wrong.last is not None]
        exact = [wrong for wrong in placed if wrong.first == wrong.last]
        return min(exact or placed, key=lambda wrong: (wrong.first, wrong.last), default=None)

    def summary(self) -> dict[str, Any]:
        """The same as one object of plain values."""
        first = self.first_wrong
        return {
            "sound": self.sound,
            "events": self.events,
            "sealed": self.sealed,
            "unsealed": self.unsealed,
            "seals": self.seals,
            "witnesses": self.witnesses,
            "first_wrong": first.first if first else None,
            "last_wrong": first.last if first else None,
            "wrong": [wrong.what for wrong in self.wrong],
            "notes": list(self.notes),
            "root": self.last_seal.root if self.last_seal else None,
            "sealed_at": self.last_seal.sealed_at if self.last_seal else None,
            "verified_at": self.verified_at,
        }


def verify(log: Log, witnesses: Sequence[Witness] = ()) -> Verification:
    """Recomputes everything that was ever sealed from the log itself. Memory does not grow with the log.

    The outcome is kept beside the seals, for `standing`.
    """
    shelf = Shelf(log.workspace)
    wrong: list[Wrong] = []
    seals = list(_readable(shelf, wrong))
    last = seals[-1] if seals else None
    sizes = [seal.size for seal in seals] + [witness.size for witness in witnesses]
    found = walk(log.place, shelf, sizes, last.size if last else 0)
    wrong += _wrong_seals(seals, log.workspace_id)
    wrong += _wrong_by(log.place, shelf, found, seals)
    wrong += _wrong_witnesses(log, found, witnesses)
    wrong += _words_gone(log.place, found.without_words)
    verification = Verification(
        verified_at=instant_text(log.now()),
        events=found.events,
        seals=len(seals),
        last_seal=last,
        witnesses=len(witnesses),
        wrong=wrong,
        notes=_notes(found, seals, witnesses, broken=bool(wrong)),
    )
    shelf.keep_verified(verification.summary())
    return verification


def _readable(shelf: Shelf, wrong: list[Wrong]) -> Iterator[Seal]:
    for seal in shelf.seals_or_errors():
        if isinstance(seal, BrokenIntegrityError):
            wrong.append(Wrong(str(seal)))
        else:
            yield seal


def _wrong_seals(seals: Sequence[Seal], workspace: str) -> Iterator[Wrong]:
    """What is wrong with the seals themselves, without a look at the log."""
    before: Seal | None = None
    for seal in seals:
        if not seal.is_signed():
            yield Wrong(f"{_named(seal)}: the signature is not that of its key")
        if seal.workspace != workspace:
            yield Wrong(f"{_named(seal)}: is one of another workspace, {seal.workspace}; this is {workspace}")
        if before and (seal.size <= before.size or seal.position <= before.position):
            yield Wrong(f"{_named(seal)}: comes after one over {before.size:,} events and is not over more")
        if before and seal.sealed_at < before.sealed_at:
            yield Wrong(f"{_named(seal)}: comes after one of {before.sealed_at} and is older")
        before = seal


def _wrong_by(place: Place, shelf: Shelf, found: Walk, seals: Sequence[Seal]) -> Iterator[Wrong]:
    """The first seal that the log does not agree with, and where it first differs."""
    holds, fails = _split(found, seals)
    if fails is None:
        return
    at = found.differs_at
    since = f"{_named(holds)} still holds, " if holds else ""
    if at is not None and at < fails.size and kept_root(shelf, fails.size) == fails.root:
        position = first_wrong_position(place, at)
        if at >= found.events:
            what = (
                f"the log ends before position {position}, but was sealed up to {seals[-1].position}: the end is "
                "missing, or an older copy was put back"
            )
        else:
            what = f"position {position}: this is not the event that was sealed here"
        yield Wrong(f"{what}; {since}{_named(fails)} does not", position, position)
        return
    first = holds.position + 1 if holds else min(1, rows.ends(place)[0])
    last = max(first, fails.position)
    later = any(found.roots.get(seal.size) == seal.root for seal in seals if seal.size > fails.size)
    but = ", later ones hold" if later else ""
    yield Wrong(
        f"positions {first} to {last}: something here is not what was sealed, or the seal was altered, and the "
        f"kept leaf hashes do not tell where; {since}{_named(fails)} does not{but}",
        first,
        last,
    )


def _wrong_witnesses(log: Log, found: Walk, witnesses: Sequence[Witness]) -> Iterator[Wrong]:
    """What contradicts a root that was kept elsewhere; seals kept here prove nothing against it."""
    for witness in witnesses:
        if witness.seal and witness.seal.workspace != log.workspace_id:
            yield Wrong(
                f"{witness.said_by}: is a seal of the workspace {witness.seal.workspace}, this is "
                f"{log.workspace_id}: another record, or this one was replaced as a whole"
            )
    holds, fails = _split(found, witnesses)
    if fails is None:
        return
    if fails.size > found.events:
        what = f"the log has {found.events:,} events, but had {fails.size:,} then: the end is missing"
    else:
        what = "the log is not the one that this root was taken of; it was written anew since"
    first = first_wrong_position(log.place, holds.size) if holds else 1
    last = max(first, fails.seal.position if fails.seal else fails.size)
    yield Wrong(f"{fails.said_by}: {what}; something in positions {first} to {last} differs", first, last)


def _split(found: Walk, marks: Iterable[_Mark]) -> tuple[_Mark | None, _Mark | None]:
    """The first mark that the log does not agree with, and the last one before it that it agrees with."""
    holds = None
    for mark in sorted(marks, key=lambda mark: mark.size):
        if found.roots.get(mark.size) != mark.root:
            return holds, mark
        holds = mark
    return holds, None


def _words_gone(place: Place, positions: Iterable[int]) -> Iterator[Wrong]:
    """Words that were taken out although no event says so; their hash stands under the seals all the same."""
    told = {
        (said.get("redacts"), said.get("field"))
        for (state,) in rows.ask(place, "redactions")
        for said in _said(state)
    }
    for position in sorted(positions):
        for leaf in (leaf for piece in rows.leaves(place, position, position) for leaf in piece):
            for said in _said(leaf[leaf.rindex(b"\n") + 1 :]):
                for name in PROSE_FIELDS:
                    value = said.get(name)
                    if isinstance(value, dict) and {*value} == {"hash"} and (position, name) not in told:
                        what = f"position {position}: the words of its {name} are gone and no event says so"
                        yield Wrong(what, position, position)


def _said(state: bytes) -> Iterator[dict[str, Any]]:
    """What a stored event says; nothing of one that is damaged, which the walk finds if it was sealed."""
    try:
        said = orjson.loads(state)
    except ValueError:
        return
    if isinstance(said, dict):
        yield said


def _named(seal: Seal) -> str:
    return f"the seal of {seal.sealed_at} over {seal.size:,} events"


def _notes(found: Walk, seals: Sequence[Seal], witnesses: Sequence[Witness], *, broken: bool) -> list[str]:
    notes = []
    sealed = seals[-1].size if seals else 0
    keys = {seal.key for seal in seals}
    if not seals:
        notes.append("nothing is sealed yet; `hansei audit seal` does it")
    if len(keys) > 1:
        notes.append(f"the seals were signed with {len(keys)} keys")
    notes += [
        f"{witness.said_by}: was signed with a key that no seal here has"
        for witness in witnesses
        if witness.seal and witness.seal.key not in keys
    ]
    if not broken and (found.kept < sealed or found.differs_at is not None):
        notes.append(
            "the kept leaf hashes are damaged or missing, the log is not; remove seals/leaves.bin, and the next "
            "seal makes them again"
        )
    return notes
