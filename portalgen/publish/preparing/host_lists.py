"""The list of files of each host."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from portalgen.publish.manifest import ENCODINGS, Blob, HostList, ReleasedFile
from portalgen.publish.preparing.compressing import Twins
from portalgen.search.keys import parse_bundle_key
from portalgen.writer.manifest import Manifest, ManifestEntry
from portalgen.writer.paths import LONGEST_SEGMENT

_UNWRITTEN: Final = ManifestEntry("", "", "", "", 0)
"""The entry of a file missing from the build's manifest."""


def key_bundles(manifest: Manifest) -> dict[str, str]:
    """Return the key of each search bundle's content, by its folder; bundles without a known key are left out."""
    keys = {folder: parse_bundle_key(bundle.key).text_digest for folder, bundle in manifest.bundles.items()}
    return {folder: key for folder, key in keys.items() if key}


def find_kept_bundles(keys: Mapping[str, str], former: Mapping[str, HostList]) -> dict[str, dict[str, ReleasedFile]]:
    """Return the former files of the bundles with an unchanged key, by bundle and output path."""
    kept = {}
    for folder, key in keys.items():
        host, _, below = folder.partition("/")
        listed = former.get(host)
        if listed is not None and listed.bundles.get(below) == key:
            files = {f"{host}/{path}": file for path, file in listed.files.items() if path.startswith(f"{below}/")}
            if files:
                kept[folder] = files
    return kept


def omit_bundles(paths: Iterable[str], folders: Collection[str]) -> Iterator[str]:
    """Yield the output paths in none of the bundles."""
    starts = tuple(f"{folder}/" for folder in folders)
    return (path for path in paths if not path.startswith(starts))


def list_hosts(
    blobs: Mapping[str, Blob],
    twins: Mapping[str, Twins],
    manifest: Manifest,
    keys: Mapping[str, str],
    kept: Mapping[str, Mapping[str, ReleasedFile]],
) -> dict[str, HostList]:
    """Return the list of each host.

    `blobs` are the contents of files by output path, `twins` those of contents by their SHA-256, `kept` the former
    files of bundles. A file has no twin at the address of a published file.
    """
    former = {path: file for files in kept.values() for path, file in files.items()}
    occupied = _find_occupied((*blobs, *former))
    files: dict[str, dict[str, ReleasedFile]] = {}
    for path in sorted({*blobs, *former}):
        host, _, below = path.partition("/")
        files.setdefault(host, {})[below] = former.get(path) or _describe(path, blobs[path], twins, manifest, occupied)
    return {host: HostList(host, rows, _list_bundles(host, keys)) for host, rows in files.items()}


def _describe(
    path: str, blob: Blob, twins: Mapping[str, Twins], manifest: Manifest, occupied: Collection[str]
) -> ReleasedFile:
    entry = manifest.entries.get(path, _UNWRITTEN)
    compressed = {
        encoding: twin
        for encoding, twin in twins.get(blob.sha256, {}).items()
        if _is_free(path + ENCODINGS[encoding], occupied)
    }
    return ReleasedFile(blob, entry.source, compressed, entry.gone_reason, entry.redirect_to)


def _is_free(path: str, occupied: Collection[str]) -> bool:
    return path not in occupied and len(path.rpartition("/")[2].encode()) <= LONGEST_SEGMENT


def _find_occupied(paths: Iterable[str]) -> set[str]:
    """Return the published files and folders with the name of a possible twin."""
    endings = tuple(ENCODINGS.values())
    occupied: set[str] = set()
    for path in paths:
        if any(ending in path for ending in endings):
            parts = path.split("/")
            occupied.update(
                name for end in range(1, len(parts) + 1) if (name := "/".join(parts[:end])).endswith(endings)
            )
    return occupied


def _list_bundles(host: str, keys: Mapping[str, str]) -> dict[str, str]:
    start = f"{host}/"
    return {folder.removeprefix(start): key for folder, key in keys.items() if folder.startswith(start)}
