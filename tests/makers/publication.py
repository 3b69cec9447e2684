"""A publication of given files, without a portal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from portalgen.store.digest import digest_bytes
from portalgen.writer.manifest import (
    Manifest,
    ManifestBundle,
    ManifestEntry,
    claim_output_folder,
    read_manifest,
)
from portalgen.writer.publish import PublishResult, publish
from portalgen.writer.staging import Staging

Files = Mapping[str, bytes]


def build(
    out: Path, files: Files, kept: frozenset[str] = frozenset(), bundles: Mapping[str, str] = {}
) -> PublishResult:
    """A whole build of `files`; those in `kept` keep their previous entry and are not staged."""
    claim_output_folder(out)
    with Staging(out) as staging:
        previous = read_manifest(out)
        entries = {}
        for path, data in files.items():
            if path in kept:
                entries[path] = previous.entries[path]
            else:
                staged = staging.stage(path, data)
                entries[path] = ManifestEntry(
                    path, "a", digest_bytes(data), staged.digest, staged.size, time=staged.time
                )
        found = {folder: ManifestBundle("a", key) for folder, key in bundles.items()}
        return publish(staging, previous, Manifest(entries=entries, bundles=found), ["a"])
