"""A seal: how many events the log had, the one hash over all of them, when, and a signature under that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORM = "hansei seal 1"
"""The first line of what is signed; another form of leaf or seal will have another one."""


@dataclass(frozen=True, kw_only=True)
class Seal:
    """The first `size` events of a workspace, up to `position`, have this root; signed with this key."""

    workspace: str
    size: int
    position: int
    root: str
    """In hexadecimal digits, as all bytes here."""
    sealed_at: str
    key: str
    """The public key, 32 bytes."""
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """What the signature is over."""
        lines = (FORM, self.workspace, self.size, self.position, self.root, self.sealed_at)
        return "".join(f"{line}\n" for line in lines).encode()

    def signed(self, key: Ed25519PrivateKey) -> Self:
        """The same seal with its signature."""
        return type(self)(**{**vars(self), "signature": key.sign(self.signed_bytes()).hex()})

    def is_signed(self) -> bool:
        """Whether the signature is that of its key."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key))
            key.verify(bytes.fromhex(self.signature), self.signed_bytes())
        except (ValueError, InvalidSignature):
            return False
        return True

    def line(self) -> bytes:
        """The seal as one line of JSON."""
        return orjson.dumps(vars(self)) + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        """The seal that a line says. Raises ValueError if it says none."""
        said: Any = orjson.loads(line)
        if not isinstance(said, Mapping) or {*said} != {*cls.__dataclass_fields__}:
            raise ValueError("not the fields of a seal")
        numbers = [said["size"], said["position"]]
        if not all(type(number) is int for number in numbers) or said["size"] < 1:
            raise ValueError("a size that is none")
        if not all(isinstance(value, str) for name, value in said.items() if name not in ("size", "position")):
            raise ValueError("a field that is no text")
        return cls(**said)
