"""Records of WARC 1.1 (ISO 28500:2017), each a gzip member: the same record always has the same bytes.

Ids are UUIDs of version 5, dates are those of the caller, and a member's header has no time. Blocks are read as a
stream, first for their digest and then for writing, so memory use does not depend on their size.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final
from uuid import NAMESPACE_URL, uuid5

from portalgen.frozen import frozen

WARC_VERSION: Final = "WARC/1.1"
IDENTICAL_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_CHUNK: Final = 1 << 16
_LEVEL: Final = 6
_GZIP: Final = zlib.MAX_WBITS | 16
_END: Final = b"\r\n\r\n"

Fields = tuple[tuple[str, str], ...]


@frozen
class WarcRecord:
    """A record: its fields except length and digest of the block, and the block in two parts."""

    kind: str
    """`warcinfo`, `response`, `resource`, `revisit` or `metadata`."""
    identity: str
    """A URI, as returned by `name_record`."""
    moment: datetime
    content_type: str
    fields: Fields = ()
    head: bytes = b""
    """The first part of the block: a status line with headers, or all of a short block."""
    payload: Path | None = None
    """The file that follows."""


def name_record(*parts: str) -> str:
    """Return the id of a record: the same parts always give the same."""
    return uuid5(NAMESPACE_URL, "\0".join(parts)).urn


def format_warc_date(moment: datetime) -> str:
    """Return a moment in the form of WARC 1.1, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append_record(out: BinaryIO, record: WarcRecord) -> str:
    """Append a record as a member. Return the SHA-256 of its payload (the part after `head`), in hexadecimal.

    Raises OSError if the payload cannot be read.
    """
    block, payload, size = sha256(record.head), sha256(), len(record.head)
    for chunk in _read(record.payload):
        block.update(chunk)
        payload.update(chunk)
        size += len(chunk)
    fields: Iterable[tuple[str, str]] = (
        ("WARC-Type", record.kind),
        ("WARC-Record-ID", f"<{record.identity}>"),
        ("WARC-Date", format_warc_date(record.moment)),
        *record.fields,
        ("WARC-Block-Digest", f"sha256:{block.hexdigest()}"),
        ("Content-Type", record.content_type),
        ("Content-Length", str(size)),
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    out.write(compressor.compress(f"{WARC_VERSION}\r\n{head}\r\n".encode() + record.head))
    for chunk in _read(record.payload):
        out.write(compressor.compress(chunk))
    out.write(compressor.compress(_END) + compressor.flush())
    return payload.hexdigest()


def _read(file: Path | None) -> Iterator[bytes]:
    if file is None:
        return
    with file.open("rb", buffering=0) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
