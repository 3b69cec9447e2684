"""Checks a zip file by its directory before a library opens it (OOXML, OpenDocument).

Python's zipfile never yields more bytes of a member than its directory claims, so the claims bound the unpacked size.
DTDs are forbidden in OOXML (ECMA-376 part 2, 8.1.4) and unused by OpenDocument writers: a part with a DTD is refused,
and with it every abuse of entities.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from portalgen.documents.content import DamagedDocumentError, DocumentTooLargeError, EncryptedDocumentError
from portalgen.documents.limits import MAX_COMPRESSION_RATIO, MAX_MEMBERS, MAX_UNPACKED_BYTES, RATIO_CHECKED_FROM

_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_ENCRYPTED: Final = 0x1
"""Bit 0 of a member's general purpose flag (PKWARE APPNOTE 4.4.4)."""
_HEAD: Final = 64 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
"""The stream of an OOXML file with a password ([MS-OFFCRYPTO] 2.3.4.4), in the form of an OLE file."""


def verify_container(path: Path) -> None:
    """Return if the file may be opened, else raise an error.

    Raises EncryptedDocumentError, DocumentTooLargeError or DamagedDocumentError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_sizes(members)
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_prolog(archive, member)
    except zipfile.BadZipFile:
        raise EncryptedDocumentError if _is_locked_package(path) else DamagedDocumentError from None


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise EncryptedDocumentError
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise DocumentTooLargeError
    for member in members:
        if member.file_size > RATIO_CHECKED_FROM and member.file_size > member.compress_size * MAX_COMPRESSION_RATIO:
            raise DocumentTooLargeError
        if member.compress_type not in _METHODS:
            raise DamagedDocumentError


def _check_prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with archive.open(member) as stream:
        head = stream.read(_HEAD)
    # UTF-16 has a NUL beside each of these letters.
    if b"<!DOCTYPE" in head.replace(b"\0", b""):
        raise DamagedDocumentError


def _is_locked_package(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_OLE)) == _OLE and _PACKAGE in stream.read()
