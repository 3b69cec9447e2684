"""Public keys in OpenSSH format (RFC 4253, § 6.6; OpenSSH PROTOCOL.u2f)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from portalgen.config.roster import SignerKey

PASSKEY_ALGORITHM: Final = "sk-ecdsa-sha2-nistp256@openssh.com"
KEY_ALGORITHMS: Final = ("ssh-ed25519", "sk-ssh-ed25519@openssh.com", PASSKEY_ALGORITHM)
"""Algorithms for signing: Ed25519 with or without a security key, and ES256 of a passkey."""
_FIELDS: Final = {"ssh-ed25519": (32,), "sk-ssh-ed25519@openssh.com": (32, None), PASSKEY_ALGORITHM: (8, 65, None)}
"""Lengths in bytes of the strings after the algorithm name; None for any length."""
_LONGEST: Final = 4_096


def parse_public_key(line: str, label: str = "") -> SignerKey:
    """Parse a line `algorithm base64 [comment]`, as in a `.pub` file.

    Raises ValueError for an invalid key, another algorithm, or contradictory parts.
    """
    words = line.split(None, 2)
    if len(line) > _LONGEST or len(words) < 2 or words[0] not in KEY_ALGORITHMS:
        raise ValueError(line)
    try:
        blob = base64.b64decode(words[1], validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(line) from None
    algorithm, *parts = split_strings(blob)
    lengths = _FIELDS[words[0]]
    if algorithm != words[0].encode() or len(parts) != len(lengths):
        raise ValueError(line)
    if any(length is not None and len(part) != length for part, length in zip(parts, lengths, strict=True)):
        raise ValueError(line)
    return SignerKey(words[0], blob, fingerprint_of(blob), label or (words[2].strip() if len(words) > 2 else ""))


def fingerprint_of(blob: bytes) -> str:
    """Return `SHA256:…` of a key in wire format."""
    return "SHA256:" + base64.b64encode(sha256(blob).digest()).decode().rstrip("=")


def split_strings(data: bytes) -> tuple[bytes, ...]:
    """Split `data` into SSH strings (RFC 4251, § 5). Raises ValueError if it is truncated."""
    return tuple(_strings(data))


def _strings(data: bytes) -> Iterator[bytes]:
    while data:
        length = int.from_bytes(data[:4], "big")
        if len(data) < 4 + length:
            raise ValueError("cut off")
        yield data[4 : 4 + length]
        data = data[4 + length :]
