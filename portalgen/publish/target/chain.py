"""The manifests of all releases ever on a target, each naming its predecessor."""

from __future__ import annotations

import os
from pathlib import Path

from portalgen.frozen import frozen
from portalgen.publish.manifest import (
    LARGEST_MANIFEST,
    ReleaseFormatError,
    ReleaseManifest,
    digest_manifest,
    parse_manifest,
)
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import read_or_none, remove_tree, replace_with_link, sync_folder
from portalgen.publish.target.folder import TargetFolder

MANIFEST_ENDING = ".json"
SIGNATURE_ENDING = ".json.sig"


@frozen
class ChainHead:
    """The newest manifest."""

    number: int = 0
    digest: str = ""
    portal: str = ""
    commit: str = ""


def read_head(target: TargetFolder) -> ChainHead:
    """Return the newest manifest of the records; number 0 before the first."""
    numbers = [int(name[: -len(MANIFEST_ENDING)]) for name in _names(target) if _is_manifest(name)]
    if not numbers:
        return ChainHead()
    manifest = read_record(target, max(numbers))
    if manifest is None:
        raise TargetRefusedError(
            "records-damaged",
            f"không đọc được `records/manifests/{max(numbers)}.json`; hãy khôi phục thư mục records từ bản sao lưu",
            f"`records/manifests/{max(numbers)}.json` cannot be read; restore the folder records from a backup",
        )
    return ChainHead(manifest.number, digest_manifest(manifest), manifest.portal, manifest.commit)


def read_record(target: TargetFolder, number: int) -> ReleaseManifest | None:
    """Return the manifest with a number; None if there is no readable one."""
    try:
        data = read_or_none(_place(target, number), LARGEST_MANIFEST)
        manifest = parse_manifest(data) if data is not None else None
    except (OSError, ReleaseFormatError):
        return None
    return manifest if manifest and manifest.number == number else None


def is_recorded(target: TargetFolder, manifest: ReleaseManifest) -> bool:
    """Return True if exactly this manifest is part of the chain."""
    return read_record(target, manifest.number) == manifest


def add_record(target: TargetFolder, about: Path, manifest: ReleaseManifest) -> None:
    """Make a release the head of the chain, after everything that belongs to its manifest."""
    for host, entry in manifest.hosts.items():
        place = target.record_lists / f"{entry.list.sha256}.json"
        if not place.exists():
            replace_with_link(about / "lists" / f"{host}.json", place)
    signature = about / "manifest.json.sig"
    if signature.exists():
        replace_with_link(signature, target.manifests / f"{manifest.number}{SIGNATURE_ENDING}")
    replace_with_link(about / "manifest.json", _place(target, manifest.number))
    sync_folder(target.record_lists)
    sync_folder(target.manifests)


def remove_record(target: TargetFolder, manifest: ReleaseManifest) -> None:
    """Remove the record of a release that was never served."""
    if is_recorded(target, manifest):
        remove_tree(_place(target, manifest.number))
        remove_tree(target.manifests / f"{manifest.number}{SIGNATURE_ENDING}")


def _place(target: TargetFolder, number: int) -> Path:
    return target.manifests / f"{number}{MANIFEST_ENDING}"


def _names(target: TargetFolder) -> list[str]:
    try:
        return os.listdir(target.manifests)
    except FileNotFoundError:
        return []


def _is_manifest(name: str) -> bool:
    return name.endswith(MANIFEST_ENDING) and name[: -len(MANIFEST_ENDING)].isdecimal()
