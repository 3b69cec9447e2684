"""Releases of a portal that is invented, and targets that take them."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from portalgen.publish.details import ReleaseDetails, format_details
from portalgen.publish.manifest import (
    ENCODINGS,
    Blob,
    HostEntry,
    HostList,
    ReleasedFile,
    ReleaseManifest,
    format_list,
    format_manifest,
    parse_list,
)
from portalgen.publish.target.assembly_plan import blob_place
from portalgen.publish.target.model import Incoming, SwitchedRelease, TargetStatus
from portalgen.publish.target.receiving import begin_release, complete_release
from portalgen.publish.target.status import read_status

MAIN_HOST = "tinh.example.vn"
OTHER_HOST = "so-y-te.tinh.example.vn"
NOON = datetime(2026, 11, 27, 5, tzinfo=UTC)


def page(text: str) -> bytes:
    """A page of HTML."""
    return f"<!doctype html><html lang=vi><title>{text}</title><p>{text}</html>".encode()


@dataclass(frozen=True)
class SampleRelease:
    """What goes live, by place (`host/path`); every page has a gzip twin."""

    files: Mapping[str, bytes]
    commit: str = "a" * 40
    clock: datetime = NOON
    details: ReleaseDetails = field(
        default_factory=lambda: ReleaseDetails(NOON, "portalgen", probes=(f"https://{MAIN_HOST}/",))
    )
    bytes_of: dict[str, bytes] = field(default_factory=dict)

    def with_files(self, files: Mapping[str, bytes], **values: object) -> SampleRelease:
        """The same with some files changed."""
        return replace(self, files={**self.files, **files}, bytes_of={}, **values)  # type: ignore[arg-type]

    def lists(self) -> dict[str, bytes]:
        """The list of each host."""
        hosts: dict[str, dict[str, ReleasedFile]] = {}
        for place, data in self.files.items():
            host, _, path = place.partition("/")
            twins = {"gzip": self.blob(gzip.compress(data, 6, mtime=0))} if path.endswith(".html") else {}
            hosts.setdefault(host, {})[path] = ReleasedFile(self.blob(data), compressed=twins)  # type: ignore[arg-type]
        return {host: format_list(HostList(host, rows)) for host, rows in hosts.items()}

    def blob(self, data: bytes) -> Blob:
        """The name of some bytes, which are remembered."""
        digest = sha256(data).hexdigest()
        self.bytes_of[digest] = data
        return Blob(digest, len(data))

    def manifest(self, status: TargetStatus, **values: object) -> ReleaseManifest:
        """What follows the head of a target."""
        hosts = {
            host: HostEntry(Blob(sha256(data).hexdigest(), len(data)), len(parse_list(data).files))
            for host, data in self.lists().items()
        }
        manifest = ReleaseManifest(
            "tinh", MAIN_HOST, status.head_number + 1, status.head_digest, self.commit, self.clock, hosts
        )
        return replace(manifest, **values)  # type: ignore[arg-type]


SMALL = SampleRelease(
    {
        f"{MAIN_HOST}/index.html": page("Trang chủ mẫu"),
        f"{MAIN_HOST}/503.html": page("Tạm ngừng"),
        f"{MAIN_HOST}/tin-tuc/bai/index.html": page("Tin mẫu"),
        f"{MAIN_HOST}/assets/00ff/site.css": b"a{}",
        f"{OTHER_HOST}/index.html": page("Sở mẫu"),
        f"{OTHER_HOST}/feed.xml": b"<feed/>",
    }
)


def begin(target: Path, release: SampleRelease, now: datetime = NOON, **values: object) -> Incoming:
    """Begin a release that follows the head."""
    manifest = format_manifest(release.manifest(read_status(target), **values))
    return begin_release(target, manifest, None, release.lists(), format_details(release.details), now)


def send_blobs(target: Path, release: SampleRelease, incoming: Incoming) -> None:
    """Send what is missing."""
    for blob in incoming.missing:
        send_blob(target, incoming, release.bytes_of[blob.sha256])


def send_blob(target: Path, incoming: Incoming, data: bytes) -> None:
    """Put bytes where rsync puts them."""
    place = blob_place(target / "incoming" / incoming.name, sha256(data).hexdigest())
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}")
    part.write_bytes(data)
    os.replace(part, place)


def publish(target: Path, release: SampleRelease, now: datetime = NOON) -> SwitchedRelease:
    """A whole release."""
    incoming = begin(target, release, now)
    send_blobs(target, release, incoming)
    return complete_release(target, incoming.name, now)


def served_files(target: Path) -> dict[str, bytes]:
    """What a web server would find, by place; not what a host says of its own release."""
    root = target / "current"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.parent != root and "/.well-known/" not in path.as_posix()
    }


def expected_files(release: SampleRelease) -> dict[str, bytes]:
    """What has to be served."""
    files = dict(release.files)
    for host, data in release.lists().items():
        for path, row in parse_list(data).files.items():
            for encoding, twin in row.compressed.items():
                files[f"{host}/{path}{ENCODINGS[encoding]}"] = release.bytes_of[twin.sha256]
    return files


def edited(number: int, changes: Iterable[str] = (f"{MAIN_HOST}/tin-tuc/bai/index.html",)) -> SampleRelease:
    """The small portal with pages changed, an hour later for each number."""
    files = {place: page(f"Tin mẫu {number}") for place in changes}
    return SMALL.with_files(files, commit=f"{number:040x}", clock=NOON + timedelta(hours=number))
