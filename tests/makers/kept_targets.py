"""Prepared releases and targets of a few files, as `portalgen release` leaves them, without a build.

target = KeptTarget(tmp_path / "target")
first = target.add({"so.example.vn": {"index.html": b"<h1>So</h1>"}})
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.law.calendar import VIETNAM
from portalgen.publish.details import ReleaseDetails, format_details
from portalgen.publish.layout import RELEASE_ADDRESS
from portalgen.publish.manifest import (
    Blob,
    HostEntry,
    HostList,
    ReleasedFile,
    ReleaseManifest,
    digest_manifest,
    format_list,
    format_manifest,
)
from portalgen.publish.server_rules import ServerRules

CLOCK: Final = datetime(2026, 11, 27, 8, 30, tzinfo=VIETNAM)
HostFiles = Mapping[str, Mapping[str, bytes]]
"""The bytes of each file, by host and path."""


def blob_of(data: bytes) -> Blob:
    """The digest and the size of some bytes."""
    return Blob(sha256(data).hexdigest(), len(data))


def put_file(file: Path, data: bytes, moment: datetime | None = None) -> None:
    """A new file with the folders above it, last changed at `moment`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    if moment is not None:
        os.utime(file, (moment.timestamp(), moment.timestamp()))


class KeptTarget:
    """A target with the releases that were added, the last one current."""

    def __init__(self, folder: Path, portal: str = "example-vn") -> None:
        self.folder = folder
        self.portal = portal
        self.releases: list[ReleaseManifest] = []
        put_file(folder / ".portalgen/target.json", b'{"keep_releases":10}\n')

    def add(
        self,
        files: HostFiles,
        *,
        commit: str = "b" * 40,
        clock: datetime | None = None,
        rules: ServerRules = ServerRules(),  # noqa: B008 - frozen
        redirects: Mapping[str, str] | None = None,
        gone: frozenset[str] = frozenset(),
        bundles: Mapping[str, str] | None = None,
    ) -> ReleaseManifest:
        """Add a release; `redirects` and `gone` name output paths (`host/path`), `bundles` folders of search."""
        number = len(self.releases) + 1
        clock = clock or CLOCK + timedelta(days=number - 1)
        lists = {
            host: HostList(
                host,
                {
                    path: ReleasedFile(
                        blob_of(data),
                        gone_reason="removed" if f"{host}/{path}" in gone else "",
                        redirect_to=(redirects or {}).get(f"{host}/{path}", ""),
                    )
                    for path, data in below.items()
                },
                {
                    folder.partition("/")[2]: key
                    for folder, key in (bundles or {}).items()
                    if folder.startswith(f"{host}/")
                },
            )
            for host, below in files.items()
        }
        written = {host: format_list(listed) for host, listed in lists.items()}
        manifest = ReleaseManifest(
            self.portal,
            next(iter(files)),
            number,
            digest_manifest(self.releases[-1]) if self.releases else "",
            commit,
            clock,
            {host: HostEntry(blob_of(written[host]), len(lists[host].files)) for host in files},
        )
        details = format_details(ReleaseDetails(clock, "portalgen 1.0", rules))
        self._write(manifest, written, details, files)
        self.releases.append(manifest)
        return manifest

    def _write(self, manifest: ReleaseManifest, lists: Mapping[str, bytes], details: bytes, files: HostFiles) -> None:
        signed, signature = format_manifest(manifest), b"-----BEGIN SSH SIGNATURE-----\nmau\n"
        records = self.folder / "records/manifests" / str(manifest.number)
        put_file(records.with_name(f"{manifest.number}.json"), signed)
        put_file(records.with_name(f"{manifest.number}.json.sig"), signature)
        for about in (self.folder / "about" / manifest.name, self.folder.parent / "prepared" / manifest.name):
            put_file(about / "manifest.json", signed)
            put_file(about / "manifest.json.sig", signature)
            put_file(about / "details.json", details)
            for host, data in lists.items():
                put_file(about / f"lists/{host}.json", data)
        for host, below in files.items():
            for path, data in below.items():
                blob = blob_of(data).sha256
                put_file(self.folder.parent / "prepared" / manifest.name / "blobs" / blob[:2] / blob, data)
                self._place(manifest, host, path, data)
            own = self.folder / "releases" / manifest.name / f"{host}{RELEASE_ADDRESS}"
            put_file(own / "manifest.json", signed)
            put_file(own / "files.json", lists[host])
        for data in lists.values():
            put_file(self.folder / f"records/lists/{blob_of(data).sha256}.json", data)
        link = self.folder / "current"
        link.unlink(missing_ok=True)
        link.symlink_to(f"releases/{manifest.name}")
        put_file(self.folder / "status.json", f'{{"number":{manifest.number}}}\n'.encode())

    def _place(self, manifest: ReleaseManifest, host: str, path: str, data: bytes) -> None:
        """A hard link to the former release's file where that has the same bytes."""
        file = self.folder / "releases" / manifest.name / host / path
        former = self.folder / "releases" / self.releases[-1].name / host / path if self.releases else file
        if former != file and former.is_file() and former.read_bytes() == data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.hardlink_to(former)
        else:
            put_file(file, data, manifest.clock + timedelta(seconds=90))

    def prepared(self, manifest: ReleaseManifest) -> Path:
        """The prepared folder that a release came from."""
        return self.folder.parent / "prepared" / manifest.name
