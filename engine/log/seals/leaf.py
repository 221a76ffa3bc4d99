"""The leaf of an event: the one form of a stored row that seals are made over, whatever the store.

    position "\\n" bytes of the stream's name " " stream "\\n" version "\\n" event name "\\n" state

The state is the stored JSON, byte by byte, but for prose: an object `{"text":"...","salt":"..."}` counts as
`{"hash":"..."}`, which is what a redaction leaves in its place. So a redacted row has the leaf it had before.
No two rows have the same leaf: the name of the stream has its length before it, and the stored JSON is one line.
"""

import re
from hashlib import sha256

import orjson

# Inside a JSON string every quote has a backslash before it, so this finds objects only, never somebody's words.
_PROSE = rb'\{"text":"([^"\\]*(?:\\.[^"\\]*)*)","salt":"([0-9a-f]{32})"\}'
_ANY_PROSE = re.compile(_PROSE, re.DOTALL)


def leaf_hash(position: int, stream: str, version: int, topic: str, state: bytes | str) -> bytes:
    """The 32 bytes that stand for one stored event in the tree of RFC 6962."""
    return hash_of_leaf(row_bytes(position, stream, version, topic, state))


def row_bytes(position: int, stream: str, version: int, topic: str, state: bytes | str) -> bytes:
    """A stored row in the form of a leaf, prose as it is stored."""
    name = stream.encode()
    head = b"%d\n%d %b\n%d\n%b\n" % (position, len(name), name, version, topic.encode())
    return head + (state.encode() if isinstance(state, str) else state)


def hash_of_leaf(row: bytes) -> bytes:
    """The leaf hash of a row in that form: SHA-256 over a zero byte and the row, its prose by its salted hash."""
    return sha256(b"\0" + (hashed(row) if b'","salt":"' in row else row)).digest()


def hashed(state: bytes) -> bytes:
    """The stored JSON with every prose by its salted hash; what is redacted already stays as it is."""
    parts = _ANY_PROSE.split(state)
    if len(parts) == 4:  # one prose, as in most events that have any
        before, text, salt, after = parts
        return b'%b{"hash":"%b"}%b' % (before, _salted(salt, text).encode(), after)
    return _ANY_PROSE.sub(_as_hash, state)


def redacted(prose: dict[str, str]) -> dict[str, str]:
    """What stands for a prose `{text, salt}` once its words are gone."""
    text = orjson.dumps(prose["text"])[1:-1]
    return {"hash": _salted(prose["salt"].encode(), text)}


def redacted_state(state: bytes, field: str) -> bytes:
    """The stored JSON of an event with the words of one field gone, every other byte as it was.

    The same bytes if the field is no prose of this event or redacted already.
    """
    return re.sub(rb'(?<="%b":)%b' % (re.escape(field.encode()), _PROSE), _as_hash, state, flags=re.DOTALL)


def _as_hash(prose: re.Match[bytes]) -> bytes:
    text, salt = prose.groups()
    return b'{"hash":"%b"}' % _salted(salt, text).encode()


def _salted(salt: bytes, text: bytes) -> str:
    """SHA-256 over the salt, always 32 characters, and the text as it stands between its quotes in the JSON."""
    return sha256(salt + text).hexdigest()
