"""Prepared releases of a few files, without a portal: what `release --prepare` writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from portalgen.publish.details import ReleaseDetails, format_details
from portalgen.publish.layout import BLOBS_FOLDER, DETAILS_FILE, LISTS_FOLDER, MANIFEST_FILE
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

MAIN_HOST = "lamdong.example.vn"
CLOCK = datetime.fromisoformat("2026-11-27T08:30+07:00")


def write_prepared(
    folder: Path,
    files: Mapping[str, bytes],
    previous: ReleaseManifest | None = None,
    minutes: int = 0,
    left_out: frozenset[str] = frozenset(),
    commit: str = "b" * 40,
) -> ReleaseManifest:
    """Prepare a release of one host that follows `previous`; the bytes of the paths `left_out` do not come along."""
    for path, data in files.items():
        if path not in left_out:
            _write(folder / BLOBS_FOLDER / sha256(data).hexdigest()[:2] / sha256(data).hexdigest(), data)
    rows = {path: ReleasedFile(_blob(data)) for path, data in files.items()}
    listed = format_list(HostList(MAIN_HOST, rows))
    _write(folder / LISTS_FOLDER / f"{MAIN_HOST}.json", listed)
    clock = CLOCK + timedelta(minutes=minutes)
    _write(folder / DETAILS_FILE, format_details(ReleaseDetails(clock, "portalgen 1.0")))
    manifest = ReleaseManifest(
        portal="lamdong-gov-vn",
        main_host=MAIN_HOST,
        number=previous.number + 1 if previous else 1,
        previous=digest_manifest(previous) if previous else "",
        commit=commit,
        clock=clock,
        hosts={MAIN_HOST: HostEntry(_blob(listed), len(files))},
    )
    _write(folder / MANIFEST_FILE, format_manifest(manifest))
    return manifest


def _blob(data: bytes) -> Blob:
    return Blob(sha256(data).hexdigest(), len(data))


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
