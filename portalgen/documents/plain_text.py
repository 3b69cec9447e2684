"""Text files, and RTF."""

from __future__ import annotations

from pathlib import Path

from portalgen.documents.content import OpenedDocument
from portalgen.documents.limits import MAX_PLAIN_BYTES
from portalgen.on_demand import on_demand

with on_demand():
    from striprtf import striprtf


def read_plain(path: Path) -> OpenedDocument:
    """A txt, csv, json, xml or vtt in UTF-8, with or without a byte order mark."""
    data, cut = _start(path)
    return OpenedDocument(iter((data.decode("utf-8-sig", "replace"),)), is_truncated=cut)


def read_rtf(path: Path) -> OpenedDocument:
    """The text of an RTF."""
    data, cut = _start(path)
    text = striprtf.rtf_to_text(data.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]  # the library has no types
    return OpenedDocument(iter((text,)), is_truncated=cut)


def _start(path: Path) -> tuple[bytes, bool]:
    with path.open("rb") as stream:
        data = stream.read(MAX_PLAIN_BYTES)
        return data, bool(stream.read(1))
