"""The evidence bundle: what a stranger needs to check the record, without this program or trust in anybody."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import orjson

from engine.domain.values import instant_text
from engine.errors import BrokenIntegrityError
from engine.log.log import Log
from engine.log.seals import rows
from engine.log.seals.leaf import hash_of_leaf, hashed
from engine.log.seals.proving import Proving, proving
from engine.log.seals.seal import Seal
from engine.log.seals.tree import Tree
from engine.writing import written_whole

# position, length of the stream's name; then the name, and after it version, event name, state (see leaf.py)
_HEAD = re.compile(rb"(-?\d+)\n(\d+) ")

_WITH_PROSE = (
    "This bundle has the words that people wrote. Where words were redacted, their hash stands in their place and\n"
    "every check still holds."
)
_WITHOUT_PROSE = (
    "The notes, reasons and other texts that people wrote are left out of this bundle: the salted hash of each\n"
    "stands in its place, and every check holds all the same. Titles and numbers are in it."
)


@dataclass(frozen=True)
class Exported:
    """What went into a bundle."""

    events: int
    seal: Seal
    seals: int


def export_bundle(
    log: Log, file: Path, *, first: int | None = None, last: int | None = None, prose: bool = True
) -> Exported:
    """Writes the bundle, whole or not at all: every sealed event, or those of some positions, each with its path.

    Memory grows with the seals, not with the events. Raises BrokenIntegrityError, without a bundle, where the log
    is not what was sealed.
    """
    by = proving(log)
    whole = first is None and last is None
    with written_whole(file) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as bundle:
        with bundle.open("events.jsonl", "w", force_zip64=True) as out:
            events = 0
            for line in _events(by, first, last, whole=whole, prose=prose):
                out.write(line)
                events += 1
        bundle.writestr("seals.jsonl", b"".join(seal.line() for seal in by.seals))
        bundle.writestr("proofs.json", _proofs(by, whole=whole))
        bundle.writestr("check.py", (files("engine.log.seals") / "check.py").read_bytes())
        bundle.writestr("READ-ME-FIRST.md", _cover(by, events, prose=prose))
    return Exported(events, by.last, len(by.seals))


def event_of(leaf: bytes) -> dict[str, object]:
    """The parts of a row in the form of a leaf."""
    head = _HEAD.match(leaf)
    if head is None:
        raise ValueError("no leaf")
    after = head.end() + int(head[2])
    version, topic, state = leaf[after + 1 :].split(b"\n", 2)
    return {
        "position": int(head[1]),
        "stream": leaf[head.end() : after].decode(),
        "version": int(version),
        "topic": topic.decode(),
        "state": state.decode(),
    }


def _events(by: Proving, first: int | None, last: int | None, *, whole: bool, prose: bool) -> Iterator[bytes]:
    begin = rows.ends(by.log.place)[0] if first is None else first
    end = by.last.position if last is None else min(last, by.last.position)
    index, tree = by.index_of(begin), Tree()
    for piece in rows.leaves(by.log.place, begin, end):
        found = b"".join([hash_of_leaf(leaf) for leaf in piece])
        if found != by.shelf.leaves(index, index + len(piece)):
            raise BrokenIntegrityError(
                f"{by.log.place}: is not what was sealed; no bundle was written, `hansei audit verify` tells more"
            )
        tree.add(found)
        for leaf in piece:
            event = event_of(leaf if prose else hashed(leaf))
            if not whole:
                event["index"] = index
                event["path"] = [head.hex() for head in by.prover.inclusion(index, by.last.size)]
            yield orjson.dumps(event) + b"\n"
            index += 1
    if whole and tree.size != by.last.size:
        raise BrokenIntegrityError(
            f"{by.log.place}: has {tree.size:,} of {by.last.size:,} sealed events; no bundle was written"
        )


def _proofs(by: Proving, *, whole: bool) -> bytes:
    paths = [
        {"size": seal.size, "path": [head.hex() for head in by.prover.consistency(seal.size, by.last.size)]}
        for seal in by.seals
    ]
    return orjson.dumps({"form": "hansei evidence 1", "events": "all" if whole else "some", "consistency": paths})


def _cover(by: Proving, events: int, *, prose: bool) -> str:
    page = (files("engine.log.seals") / "cover.md").read_text(encoding="utf-8")
    last = by.last
    return page.format(
        workspace=last.workspace,
        made_at=instant_text(by.log.now()),
        held="all events up to the last seal"
        if events == last.size
        else f"{events:,} of the {last.size:,} sealed events",
        seals=f"{len(by.seals):,}",
        sealed_at=last.sealed_at,
        size=last.size,
        root=last.root,
        prose=_WITH_PROSE if prose else _WITHOUT_PROSE,
    )
