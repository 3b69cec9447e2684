"""The manifest of a release and its lists of files, which it names by their digests.

The manifest is small: the commit and its clock, the previous manifest, and for each host the SHA-256 of the list of its
files. A list has the SHA-256 and the size of every file of a host. So the signed text fits on a page, checking one
page takes the list of a single host, and an unchanged host keeps its list. Both are canonical JSON
(`portalgen.publish.canonical_json`); a manifest's digest is the SHA-256 of its bytes.

The signature says: *this release process published these bytes after that release*; it is no approval.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any, Final, Literal

from portalgen.frozen import frozen
from portalgen.publish.canonical_json import format_canonical

MANIFEST_FORMAT: Final = "portal-release/1"
LIST_FORMAT: Final = "portal-release-files/1"
RELEASE_NAMESPACE: Final = "release@portalgen"
"""Namespace of the signature (OpenSSH, PROTOCOL.sshsig): a key for releases signs only these."""
LARGEST_MANIFEST: Final = 1 << 20
"""Bytes."""
LARGEST_LIST: Final = 256 << 20
"""Bytes."""

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_CLOCK: Final = "%Y-%m-%dT%H:%M+07:00"
_VIETNAM: Final = timezone(timedelta(hours=7))

Encoding = Literal["gzip", "br"]
ENCODINGS: Final[Mapping[Encoding, str]] = {"gzip": ".gz", "br": ".br"}
"""The ending of a compressed file, by the name of the encoding in HTTP (RFC 9110, § 8.4.1)."""


class ReleaseFormatError(ValueError):
    """Bytes are no manifest or no list of files."""


@frozen
class Blob:
    """Bytes by their digest."""

    sha256: str
    size: int
    """Bytes."""


@frozen
class ReleasedFile:
    """A file of a host."""

    content: Blob
    source: str = ""
    """The editor's text for it, from the portal's root; empty for other files."""
    compressed: Mapping[Encoding, Blob] = field(default_factory=dict)
    """Its compressed twins; their files stand beside it, with the ending of `ENCODINGS`."""
    gone_reason: str = ""
    """Of a notice in the place of a page: `removed` (answered with 410) or `expired`."""
    redirect_to: str = ""
    """Of the page at an old address: the permalink of its target (answered with 301 if the server has rules)."""


@frozen
class HostList:
    """All files of a host, by the path below it: `tin-tuc/index.html`."""

    host: str
    files: Mapping[str, ReleasedFile]
    bundles: Mapping[str, str] = field(default_factory=dict)
    """The key of the sources of each search bundle, by its folder below the host (`pagefind`).

    The same pages give different files each time. So if the key is that of the release before, its files are kept.
    """


@frozen
class HostEntry:
    """A host in the manifest."""

    list: Blob
    """The list of its files."""
    files: int
    """The number of files in the list."""


@frozen
class ReleaseManifest:
    """The content of a release."""

    portal: str
    """The id of the portal in the roster, so that no manifest of another portal counts."""
    main_host: str
    number: int
    """From 1; one more than the previous manifest's."""
    previous: str
    """The digest of the previous manifest; empty for the first."""
    commit: str
    clock: datetime
    """The moment at which the portal is shown, to the minute, +07:00."""
    hosts: Mapping[str, HostEntry]
    receipts: str = ""
    """Id of the server's newest receipt known to the release, so the log cannot be cut before it; empty if none."""

    @property
    def name(self) -> str:
        """The name of its folder: number, clock, commit and digest, so that names sort by age."""
        clock = self.clock.astimezone(_VIETNAM)
        return f"{self.number:06d}-{clock:%Y%m%dT%H%M}-{self.commit[:10]}-{digest_manifest(self)[:10]}"

    def has_same_content(self, other: ReleaseManifest) -> bool:
        """Return True if the same bytes are at the same addresses, regardless of commit and clock."""
        return self.portal == other.portal and self.hosts == other.hosts


def format_manifest(manifest: ReleaseManifest) -> bytes:
    """Return the bytes to sign."""
    receipts = {"receipts": manifest.receipts} if manifest.receipts else {}
    return format_canonical(
        {
            **receipts,
            "format": MANIFEST_FORMAT,
            "portal": manifest.portal,
            "main_host": manifest.main_host,
            "number": manifest.number,
            "previous": manifest.previous,
            "commit": manifest.commit,
            "clock": manifest.clock.astimezone(_VIETNAM).strftime(_CLOCK),
            "hosts": {
                host: {"list": entry.list.sha256, "list_size": entry.list.size, "files": entry.files}
                for host, entry in manifest.hosts.items()
            },
        }
    )


def digest_manifest(manifest: ReleaseManifest) -> str:
    """Return the SHA-256 of a manifest's bytes, in hexadecimal."""
    return sha256(format_manifest(manifest)).hexdigest()


def parse_manifest(data: bytes) -> ReleaseManifest:
    """Return the manifest in `data`. Raises ReleaseFormatError, whatever the bytes are."""
    value = _object(data, LARGEST_MANIFEST, MANIFEST_FORMAT)
    try:
        manifest = ReleaseManifest(
            portal=_text(value["portal"]),
            main_host=_matching(value["main_host"], _HOST),
            number=_whole(value["number"], 1),
            previous=_matching(value["previous"], _DIGEST) if value["previous"] else "",
            commit=_matching(value["commit"], _COMMIT),
            clock=datetime.strptime(_text(value["clock"]), _CLOCK).replace(tzinfo=_VIETNAM),
            hosts={
                _matching(host, _HOST): HostEntry(
                    Blob(_matching(entry["list"], _DIGEST), _whole(entry["list_size"])), _whole(entry["files"])
                )
                for host, entry in value["hosts"].items()
            },
            receipts=_matching(value["receipts"], _COMMIT) if "receipts" in value else "",
        )
        is_in_form = format_manifest(manifest) == data
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReleaseFormatError(str(error)) from error
    if (manifest.number == 1) != (manifest.previous == "") or not is_in_form:
        raise ReleaseFormatError("a key, a number or the previous manifest does not fit")
    return manifest


def is_listable(path: str) -> bool:
    """Return True if a list of files may have the path."""
    try:
        return bool(_path(path))
    except ValueError:
        return False


def is_host(name: str) -> bool:
    """Return True if a manifest may have the host."""
    return _HOST.fullmatch(name) is not None


def format_list(listed: HostList) -> bytes:
    """Return the bytes of a list, whose digest is in the manifest."""
    return format_canonical(
        {
            "format": LIST_FORMAT,
            "host": listed.host,
            "bundles": dict(listed.bundles),
            "files": {path: _write_file(file) for path, file in listed.files.items()},
        }
    )


def parse_list(data: bytes) -> HostList:
    """Return the list of files in `data`. Raises ReleaseFormatError, whatever the bytes are."""
    value = _object(data, LARGEST_LIST, LIST_FORMAT)
    try:
        files = {_path(path): _read_file(row) for path, row in value["files"].items()}
        bundles = {_path(folder): _text(key) for folder, key in value["bundles"].items()}
        listed = HostList(_matching(value["host"], _HOST), files, bundles)
        is_in_form = format_list(listed) == data
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReleaseFormatError(str(error)) from error
    if not is_in_form:
        raise ReleaseFormatError("a key does not fit")
    return listed


def _write_file(file: ReleasedFile) -> dict[str, Any]:
    row: dict[str, Any] = {"sha256": file.content.sha256, "size": file.content.size}
    texts = {"source": file.source, "gone": file.gone_reason, "redirect_to": file.redirect_to}
    row |= {key: text for key, text in texts.items() if text}
    row |= {name: {"sha256": twin.sha256, "size": twin.size} for name, twin in file.compressed.items()}
    return row


def _read_file(row: Any) -> ReleasedFile:
    return ReleasedFile(
        _read_blob(row),
        _text(row.get("source", "")),
        {name: _read_blob(row[name]) for name in ENCODINGS if name in row},
        _text(row.get("gone", "")),
        _text(row.get("redirect_to", "")),
    )


def _read_blob(row: Any) -> Blob:
    return Blob(_matching(row["sha256"], _DIGEST), _whole(row["size"]))


def _object(data: bytes, most: int, form: str) -> Any:
    """Return the object in `data`, in any form of JSON: the caller compares the bytes written again."""
    if len(data) > most:
        raise ReleaseFormatError(f"more than {most} bytes")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReleaseFormatError(str(error)) from error
    if not isinstance(value, dict) or value.get("format") != form:
        raise ReleaseFormatError(f"not of the format {form}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _matching(value: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _whole(value: Any, least: int = 0) -> int:
    if type(value) is not int or value < least:
        raise ValueError(value)
    return value


def _path(path: str) -> str:
    """Return a path that stays below its host: names of folders and a file, not `.` or `..`, as text."""
    if not path or len(path.encode()) > 4000 or not path.isprintable() or "\\" in path:
        raise ValueError(path)
    if any(part in {"", ".", ".."} or len(part.encode()) > 255 for part in path.split("/")):
        raise ValueError(path)
    return path
