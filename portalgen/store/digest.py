"""Digests of contents: BLAKE2b (RFC 7693) in hexadecimal, used for every comparison by content.

Two digests are written into files that people keep, `translated_from` in front matter and the fingerprints of
`lint-baseline.json`: their computation never changes.
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
    """Return the digest of several texts, with their boundaries: ("ab", "c") and ("a", "bc") differ."""
    state = blake2b(digest_size=size)
    for text in texts:
        state.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def digest_text(text: str, size: int = DIGEST_SIZE) -> str:
    """Return the digest of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def digest_repr(value: object, size: int = DIGEST_SIZE) -> str:
    """Return the digest of the `repr` of a value: texts, numbers, moments, and dataclasses or tuples of these."""
    return digest_text(repr(value), size)


def digest_file(path: str | Path) -> tuple[str, int]:
    """Return the digest of a file's content and its size in bytes. Raises OSError if it cannot be read."""
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
    """Return an open digest: `update` adds bytes, `hexdigest` returns the result."""
    state = blake2b(digest_size=size)
    for part in parts:
        state.update(part)
    return state
