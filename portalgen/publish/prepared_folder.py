"""Reads a prepared release: the folder written by `portalgen release --prepare`, before it is sent.

The folder's metadata is checked against the manifest. The bytes below `blobs` are left to the receiver, which has to
check them anyway.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.publish.details import parse_details
from portalgen.publish.layout import BLOBS_FOLDER, DETAILS_FILE, LISTS_FOLDER, MANIFEST_FILE, SIGNATURE_FILE
from portalgen.publish.manifest import (
    LARGEST_LIST,
    LARGEST_MANIFEST,
    Blob,
    HostList,
    ReleaseFormatError,
    ReleaseManifest,
    parse_list,
    parse_manifest,
)
from portalgen.publish.os_errors import describe_os_error

LARGEST_SIGNATURE: Final = 1 << 16
"""Bytes."""
LARGEST_DETAILS: Final = 64 << 20
"""Bytes."""


@frozen
class PreparedRelease:
    """The content of a prepared folder, as bytes and parsed. `begin_release` of a target takes the bytes unchanged."""

    folder: Path
    manifest: ReleaseManifest
    manifest_bytes: bytes
    signature: bytes | None
    """None if it is unsigned."""
    lists: Mapping[str, bytes]
    """By host."""
    details: bytes
    files: Mapping[str, HostList] = field(repr=False)
    """The lists, parsed."""

    def locate_blob(self, digest: str) -> Path:
        """Return the path of the bytes with this SHA-256.

        There is no file for a search bundle kept from the release before. If the folder is for a single target, there
        is none for any bytes that the target has.
        """
        return locate_blob(self.folder, digest)

    def list_blobs(self) -> tuple[Blob, ...]:
        """Return the blobs of the release, including twins, each once and by digest, in the folder or not."""
        blobs = {
            blob.sha256: blob
            for listed in self.files.values()
            for file in listed.files.values()
            for blob in (file.content, *file.compressed.values())
        }
        return tuple(blobs[digest] for digest in sorted(blobs))


def locate_blob(folder: Path, digest: str) -> Path:
    """Return the path of the bytes with this SHA-256 in a prepared folder."""
    return folder / BLOBS_FOLDER / digest[:2] / digest


def read_prepared(folder: Path) -> PreparedRelease:
    """Return the prepared release in `folder`.

    Raises UsageError if it is none, or if it differs from its manifest; UnusableEnvironmentError if it cannot be read.
    """
    if not (folder / MANIFEST_FILE).is_file():
        raise UsageError(
            f"`{folder}` không phải bản phát hành đã chuẩn bị (thiếu {MANIFEST_FILE}); hãy chạy `portalgen release --prepare"
            f" {folder}` trước",
            f"`{folder}` is not a prepared release ({MANIFEST_FILE} is missing); run `portalgen release --prepare {folder}`"
            " first",
        )
    try:
        return _read(folder)
    except ReleaseFormatError as error:
        raise UsageError(
            f"bản phát hành đã chuẩn bị trong `{folder}` bị hỏng hoặc bị sửa; hãy xóa thư mục đó rồi chuẩn bị lại",
            f"the prepared release in `{folder}` is damaged or was changed ({error}); remove that folder and prepare it again",
        ) from error
    except OSError as error:
        vi, en = describe_os_error(error)
        raise UnusableEnvironmentError(
            f"không đọc được `{error.filename}`: {vi}", f"`{error.filename}` could not be read: {en}"
        ) from error


def _read(folder: Path) -> PreparedRelease:
    manifest_bytes = _read_file(folder / MANIFEST_FILE, LARGEST_MANIFEST)
    manifest = parse_manifest(manifest_bytes)
    lists = {host: _read_list(folder, host, entry.list) for host, entry in manifest.hosts.items()}
    files = {host: parse_list(data) for host, data in lists.items()}
    for host, listed in files.items():
        if listed.host != host or len(listed.files) != manifest.hosts[host].files:
            raise ReleaseFormatError(f"{LISTS_FOLDER}/{host}.json")
    details = _read_file(folder / DETAILS_FILE, LARGEST_DETAILS)
    parse_details(details)
    signed = os.path.lexists(folder / SIGNATURE_FILE)
    signature = _read_file(folder / SIGNATURE_FILE, LARGEST_SIGNATURE) if signed else None
    return PreparedRelease(folder, manifest, manifest_bytes, signature, lists, details, files)


def _read_list(folder: Path, host: str, blob: Blob) -> bytes:
    data = _read_file(folder / LISTS_FOLDER / f"{host}.json", LARGEST_LIST)
    if (len(data), sha256(data).hexdigest()) != (blob.size, blob.sha256):
        raise ReleaseFormatError(f"{LISTS_FOLDER}/{host}.json")
    return data


def _read_file(file: Path, most: int) -> bytes:
    """Return the bytes of a regular file, not a link, of at most `most` bytes."""
    status = os.lstat(file)
    if not stat.S_ISREG(status.st_mode) or status.st_size > most:
        raise ReleaseFormatError(file.name)
    return file.read_bytes()
