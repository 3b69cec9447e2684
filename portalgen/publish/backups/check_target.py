"""Checks the integrity of a target: its chain of manifests, and the files of its kept releases."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish.archiving.kept_release import find_damage, list_kept_names, open_kept
from portalgen.publish.layout import CURRENT_LINK, MANIFEST_FILE, RECORDS_FOLDER
from portalgen.publish.manifest import LARGEST_MANIFEST, ReleaseFormatError, parse_manifest

MANIFESTS_FOLDER: Final = f"{RECORDS_FOLDER}/manifests"


@frozen
class ManifestChain:
    """The manifests recorded on a target."""

    portal: str
    head_number: int
    """0 before the first release."""
    breaks: tuple[str, ...]
    """Names of the files that are missing, unreadable, or do not follow the file before."""


@frozen
class TargetCheck:
    """The result of checking a target."""

    chain: ManifestChain
    releases: int
    """The number of kept releases."""
    damage: tuple[str, ...]
    """Files of kept releases, as `release/host/path`, that differ from their list."""
    is_serving: bool
    """True if `current` leads to a kept release."""

    @property
    def is_whole(self) -> bool:
        """True if there are no problems."""
        return not (self.chain.breaks or self.damage)


def check_chain(target: Path) -> ManifestChain:
    """Return the chain of a target's manifests, each compared with the manifest before."""
    folder = target / MANIFESTS_FOLDER
    names = [each.name.removesuffix(".json") for each in folder.glob("*.json")] if folder.is_dir() else []
    numbers = sorted(int(name) for name in names if name.isascii() and name.isdigit())
    head = numbers[-1] if numbers else 0
    portal, previous, breaks = "", "", []
    for number in range(1, head + 1):
        name = f"{MANIFESTS_FOLDER}/{number}{Path(MANIFEST_FILE).suffix}"
        try:
            data = _read(target / name)
            manifest = parse_manifest(data)
        except (OSError, ReleaseFormatError):
            breaks.append(name)
            previous = ""
            continue
        follows = manifest.previous == previous or (previous == "" and number > 1 and bool(breaks))
        if manifest.number != number or not follows or (portal and manifest.portal != portal):
            breaks.append(name)
        portal, previous = portal or manifest.portal, sha256(data).hexdigest()
    return ManifestChain(portal, head, tuple(breaks))


def check_target(target: Path) -> TargetCheck:
    """Return the result for a target. Raises UnusableEnvironmentError if a kept release has no readable lists."""
    names = list_kept_names(target)
    damage = tuple(f"{name}/{path}" for name in names for path in find_damage(open_kept(target, name)))
    return TargetCheck(check_chain(target), len(names), damage, (target / CURRENT_LINK).is_dir())


def _read(file: Path) -> bytes:
    if file.stat().st_size > LARGEST_MANIFEST:
        raise ReleaseFormatError(file.name)
    return file.read_bytes()
