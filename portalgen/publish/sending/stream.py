"""The input of `begin`: a line with the length of each part, then the parts.

Everything is limited before it is read: a line of `LARGEST_HEADER`, a manifest, a signature, details, at most
`MOST_LISTS` lists and `MOST_BETWEEN` manifests in between. Lists that the target has already are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.publish.canonical_json import CanonicalJsonError, format_canonical, parse_canonical
from portalgen.publish.manifest import LARGEST_LIST, LARGEST_MANIFEST
from portalgen.publish.prepared_folder import LARGEST_DETAILS, LARGEST_SIGNATURE

STREAM_FORMAT: Final = "portal-release-stream/1"
LARGEST_HEADER: Final = 4 << 20
MOST_LISTS: Final = 2_000
MOST_BETWEEN: Final = 10_000
LARGEST_STREAM: Final = 1 << 30
"""Bytes of all parts together."""

_HOST: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}", re.ASCII)


@frozen
class SignedManifest:
    """A manifest and its signature, as bytes."""

    manifest: bytes
    signature: bytes | None = None


@frozen
class ReleaseOffer:
    """The data of a release sent to a target before its files."""

    release: SignedManifest
    lists: Mapping[str, bytes]
    """By host."""
    details: bytes
    between: tuple[SignedManifest, ...] = ()
    """For a mirror that is behind: the manifests between its head and this one, the oldest first."""
    rollback: bool = False
    """True if the served commit may come again with an earlier clock."""
    is_complete: bool = False
    """True if the target is to read its served files, and to rewrite files that differ from its lists."""


def format_offer(offer: ReleaseOffer) -> bytes:
    """Return the bytes for `read_offer`."""
    header = {
        "format": STREAM_FORMAT,
        "manifest": len(offer.release.manifest),
        "signature": _length(offer.release.signature),
        "details": len(offer.details),
        "lists": {host: len(data) for host, data in offer.lists.items()},
        "between": [[len(each.manifest), _length(each.signature)] for each in offer.between],
        "rollback": offer.rollback,
    }
    if offer.is_complete:  # a server of before does not know it, and leaves it out
        header["complete"] = True
    return format_canonical(header) + b"".join(_parts(offer))


def read_offer(stream: IO[bytes]) -> ReleaseOffer:
    """Return a client's offer. Raises UsageError if it is cut off, too large or not of this form."""
    line = stream.readline(LARGEST_HEADER)
    try:
        header: Any = parse_canonical(line)
        return _read_parts(stream, header)
    except (CanonicalJsonError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(
            "dữ liệu gửi đến bị cắt giữa chừng hoặc không đúng dạng; hãy chạy lại lệnh gửi",
            "what was sent is cut off or not of the form expected; run the command again",
        ) from error


def _read_parts(stream: IO[bytes], header: Any) -> ReleaseOffer:
    if header["format"] != STREAM_FORMAT or not {type(header["rollback"]), type(header.get("complete", False))} <= {
        bool
    }:
        raise ValueError(header["format"])
    lists, between = header["lists"], header["between"]
    if len(lists) > MOST_LISTS or len(between) > MOST_BETWEEN or not all(map(_HOST.fullmatch, lists)):
        raise ValueError("too many")
    budget = [LARGEST_STREAM]

    def read(size: Any, most: int) -> bytes:
        if type(size) is not int or not 0 <= size <= min(most, budget[0]):
            raise ValueError(size)
        budget[0] -= size
        data = stream.read(size)
        if len(data) != size:
            raise ValueError("cut off")
        return data

    def read_signed(manifest: Any, signature: Any) -> SignedManifest:
        return SignedManifest(
            read(manifest, LARGEST_MANIFEST), None if signature is None else read(signature, LARGEST_SIGNATURE)
        )

    return ReleaseOffer(
        read_signed(header["manifest"], header["signature"]),
        details=read(header["details"], LARGEST_DETAILS),
        lists={host: read(size, LARGEST_LIST) for host, size in sorted(lists.items())},
        between=tuple(read_signed(manifest, signature) for manifest, signature in between),
        rollback=header["rollback"],
        is_complete=header.get("complete", False),
    )


def _length(data: bytes | None) -> int | None:
    return None if data is None else len(data)


def _parts(offer: ReleaseOffer) -> Iterator[bytes]:
    yield offer.release.manifest
    yield offer.release.signature or b""
    yield offer.details
    yield from (data for _, data in sorted(offer.lists.items()))
    for each in offer.between:
        yield each.manifest
        yield each.signature or b""
