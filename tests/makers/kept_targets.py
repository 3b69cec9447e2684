"""Prepared releases and targets of a few files, as `portalgen release` leaves them, without a build; the target is a real one.

target = KeptTarget(tmp_path / "target")
first = target.add({"so.example.vn": {"index.html": b"<h1>So</h1>"}})
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.law.calendar import VIETNAM
from portalgen.publish.details import ReleaseDetails, format_details
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
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.receiving import begin_release, complete_release

CLOCK: Final = datetime(2026, 11, 27, 8, 30, tzinfo=VIETNAM)
SIGNATURE: Final = b"-----BEGIN SSH SIGNATURE-----\nmau\n"
"""Of nobody: the targets here do not ask for one."""
HostFiles = Mapping[str, Mapping[str, bytes]]
"""The bytes of each file, by host and path."""


def blob_of(data: bytes) -> Blob:
    """The digest and the size of some bytes."""
    return Blob(sha256(data).hexdigest(), len(data))


def put_file(file: Path, data: bytes) -> None:
    """A new file with the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


class KeptTarget:
    """A target with the releases that were added, the last one current."""

    def __init__(self, folder: Path, portal: str = "example-vn") -> None:
        self.folder = folder
        self.portal = portal
        self.releases: list[ReleaseManifest] = []
        set_up_target(folder, TargetSettings())

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
        prepared = self.prepared(manifest)
        put_file(prepared / "manifest.json", format_manifest(manifest))
        put_file(prepared / "manifest.json.sig", SIGNATURE)
        put_file(prepared / "details.json", details)
        for host, data in lists.items():
            put_file(prepared / f"lists/{host}.json", data)
        for data in {data for below in files.values() for data in below.values()}:
            digest = blob_of(data).sha256
            put_file(prepared / "blobs" / digest[:2] / digest, data)
        moment = manifest.clock + timedelta(seconds=90)
        incoming = begin_release(self.folder, format_manifest(manifest), SIGNATURE, lists, details, moment)
        complete_release(self.folder, incoming.name, moment, [prepared / "blobs"])

    def prepared(self, manifest: ReleaseManifest) -> Path:
        """The prepared folder that a release came from."""
        return self.folder.parent / "prepared" / manifest.name
