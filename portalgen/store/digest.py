"""Digests of contents: BLAKE2b (RFC 7693) in hexadecimal. Everything that is compared by content is compared by these.

Two of them are written into files that people keep, `translated_from` in front matter and the fingerprints of
`lint-baseline.json`: how they are computed does not change.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

DIGEST_SIZE: Final = 16
"""Bytes of a digest, unless another size is asked for; its text has twice as many characters."""
_CHUNK: Final = 1 << 16


def digest_bytes(data: bytes | memoryview, size: int = DIGEST_SIZE) -> str:
    """Return the digest of `data`."""
    return blake2b(data, digest_size=size).hexdigest()


def digest_texts(*texts: str, size: int = DIGEST_SIZE) -> str:
    """Return one digest of several texts: each counts with its end, so that ("ab", "c") and ("a", "bc") differ."""
    state = blake2b(digest_size=size)
    for text in texts:
        state.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def digest_text(text: str, size: int = DIGEST_SIZE) -> str:
    """Return the digest of one text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def digest_repr(value: object, size: int = DIGEST_SIZE) -> str:
    """Return the digest of what `repr` writes of a value: for texts, numbers, moments and dataclasses or tuples of these."""
    return digest_text(repr(value), size)


def digest_file(path: str | Path) -> tuple[str, int]:
    """Return the digest of a file's content, and its size in bytes. Raises OSError where it cannot be read."""
    state, size = blake2b(digest_size=DIGEST_SIZE), 0
    # Without a stream around it: thousands of small files are digested at a start.
    descriptor = os.open(path, os.O_RDONLY)
    try:
        while chunk := os.read(descriptor, _CHUNK):
            state.update(chunk)
            size += len(chunk)
    finally:
        os.close(descriptor)
    return state.hexdigest(), size


def start_digest(parts: Iterable[bytes | memoryview] = (), size: int = DIGEST_SIZE) -> blake2b:
    """Return a digest that is still open: `update` adds bytes, `hexdigest` returns the digest of all of them."""
    state = blake2b(digest_size=size)
    for part in parts:
        state.update(part)
    return state
