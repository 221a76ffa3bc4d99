"""Checks an evidence bundle of Hansei without Hansei: `python check.py BUNDLE [SIZE ROOT]`.

BUNDLE is the .zip or the folder it was unpacked to. SIZE and ROOT are those of a seal that you kept or were given
on paper before: without them you learn that the bundle agrees with itself, not that it is the record of then.
Needs Python 3.9 and `pip install cryptography`. The form of leaves, tree and seals stands in docs/seals.md.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PROSE = re.compile(rb'\{"text":"([^"\\]*(?:\\.[^"\\]*)*)","salt":"([0-9a-f]{32})"\}', re.DOTALL)


class Wrong(Exception):
    """What does not agree."""


def lines(bundle: Path, name: str) -> Iterator[bytes]:
    """The lines of one file of the bundle."""
    if bundle.is_dir():
        with (bundle / name).open("rb") as plain:
            yield from plain
    else:
        with zipfile.ZipFile(bundle) as packed, packed.open(name) as inside:
            yield from inside


def leaf_hash(event: dict[str, Any]) -> bytes:
    """The hash that stands for an event: over its place and its stored JSON, prose by its salted hash."""
    stream = event["stream"].encode()
    head = b"%d\n%d %b\n%d\n" % (event["position"], len(stream), stream, event["version"])
    leaf = head + event["topic"].encode() + b"\n" + event["state"].encode()
    hashed = PROSE.sub(lambda m: b'{"hash":"%b"}' % sha256(m[2] + m[1]).hexdigest().encode(), leaf)
    return sha256(b"\0" + hashed).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees (RFC 6962, 2.1)."""
    return sha256(b"\1" + left + right).digest()


def root_of_all(leaves: Iterator[bytes]) -> tuple[int, bytes]:
    """How many leaves there are, and the root over them."""
    size, heads = 0, []
    for size, leaf in enumerate(leaves, 1):
        heads.append(leaf)
        for _ in range((size & -size).bit_length() - 1):  # two subtrees of one size become one
            heads[-2:] = [node(*heads[-2:])]
    while len(heads) > 1:
        heads[-2:] = [node(*heads[-2:])]
    return size, heads[0] if heads else b""


def root_by_path(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that a path leads to from a leaf (RFC 9162, 2.1.3.2)."""
    here, last, head = index, size - 1, leaf
    for sibling in path:
        if last == 0 or not 0 <= index < size:
            return b""
        if here & 1 or here == last:
            head = node(sibling, head)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            head = node(head, sibling)
        here, last = here >> 1, last >> 1
    return head if last == 0 else b""


def grew(older: int, older_root: bytes, size: int, root: bytes, path: list[bytes]) -> bool:
    """Whether the record of `size` events begins with that of `older` events (RFC 9162, 2.1.4.2)."""
    if older == size:
        return older_root == root
    if not 0 < older < size or (older & (older - 1) and not path):
        return False
    path = path if older & (older - 1) else [older_root, *path]
    here, last = older - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
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


def check_signature(seal: dict[str, Any]) -> None:
    """The signature of a seal is that of its key."""
    said = [seal[name] for name in ("workspace", "size", "position", "root", "sealed_at")]
    signed = "".join(f"{line}\n" for line in ["hansei seal 1", *said]).encode()
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal["key"]))
        key.verify(bytes.fromhex(seal["signature"]), signed)
    except (InvalidSignature, ValueError):
        raise Wrong(f"the seal over {seal['size']} events: the signature is not that of its key") from None


def check_events(bundle: Path, last: dict[str, Any], whole: bool) -> int:
    """Every event of the bundle is under the last seal, at its place; how many there are."""
    events = map(json.loads, lines(bundle, "events.jsonl"))
    if whole:
        size, found = root_of_all(leaf_hash(event) for event in events)
        if (size, found.hex()) != (last["size"], last["root"]):
            raise Wrong(f"the {size} events do not give the root of the last seal, over {last['size']} events")
        return size
    count = 0
    for event in events:
        path = [bytes.fromhex(head) for head in event["path"]]
        if root_by_path(leaf_hash(event), event["index"], last["size"], path).hex() != last["root"]:
            raise Wrong(f"position {event['position']}: this event is not under the last seal")
        count += 1
    return count


def check(bundle: Path, kept: "tuple[int, str] | None") -> str:
    """What the bundle proves, in a few lines. Raises Wrong for what does not agree."""
    seals = [json.loads(line) for line in lines(bundle, "seals.jsonl")]
    proofs = json.loads(b"".join(lines(bundle, "proofs.json")))
    last = seals[-1]
    paths = {proof["size"]: [bytes.fromhex(head) for head in proof["path"]] for proof in proofs["consistency"]}
    for seal in seals:
        check_signature(seal)
        older = (seal["size"], bytes.fromhex(seal["root"]))
        if not grew(*older, last["size"], bytes.fromhex(last["root"]), paths.get(seal["size"], [])):
            raise Wrong(f"the last seal does not go on from the seal over {seal['size']} events")
    if kept and kept not in [(seal["size"], seal["root"]) for seal in seals]:
        raise Wrong(f"no seal here is over {kept[0]} events with the root you kept: this is not the record of then")
    count = check_events(bundle, last, proofs["events"] == "all")
    keys = ", ".join(sorted({seal["key"] for seal in seals}))
    return (
        f"{count} events of {last['size']} are as the last seal of {last['sealed_at']} says.\n"
        f"{len(seals)} seals are signed, and each later one goes on from those before. Signed by: {keys}\n"
        + (
            f"The seal you kept, over {kept[0]} events, is one of them."
            if kept
            else "No seal was given to compare."
        )
    )


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    try:
        given = (int(sys.argv[2]), sys.argv[3].lower()) if len(sys.argv) == 4 else None
        print(check(Path(sys.argv[1]), given))
    except (Wrong, OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        sys.exit(f"WRONG: {error}")
