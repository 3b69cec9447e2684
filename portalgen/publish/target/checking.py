"""Compares the served files with their lists. Every file is read, unlike for the links between releases."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish.layout import DETAILS_FILE, FILES_FILE, MANIFEST_FILE, RELEASE_ADDRESS, SIGNATURE_FILE
from portalgen.publish.manifest import ENCODINGS, Blob, HostList, ReleaseFormatError, parse_list
from portalgen.publish.target.chain import is_recorded
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import StoredFileFacts, open_regular, scan_files
from portalgen.publish.target.folder import TargetFolder, open_target
from portalgen.publish.target.kept_releases import StoredRelease, current_release
from portalgen.publish.target.rule_files import format_rule_files

_OWN: Final = RELEASE_ADDRESS.strip("/")
_MOST: Final = 1000
"""The number of reported places."""


@frozen
class CheckedRelease:
    """The result of checking the served release."""

    name: str
    files: int
    """The number of files read."""
    damaged: tuple[str, ...] = ()
    """Places (`host/path`, or of the target's own files) that differ from the lists; at most a thousand."""
    foreign: tuple[str, ...] = ()
    """Places below a host that are in no list; at most a thousand."""

    @property
    def is_sound(self) -> bool:
        """True if there are no problems."""
        return not self.damaged and not self.foreign


def check_served(folder: Path) -> CheckedRelease:
    """Read all files served by the target `folder`. Raises TargetRefusedError if no release is live."""
    target = open_target(folder)
    current = current_release(target)
    if current is None:
        raise TargetRefusedError("nothing-live", "nơi này chưa phát hành gì", "nothing is live here")
    facts = scan_files(current.files)
    lists = dict(_read_lists(current))
    damaged = [f"about/{current.name}/lists/{host}.json" for host in current.manifest.hosts if host not in lists]
    damaged += find_spoilt_files(current.files, lists, facts)
    damaged += _check_own(target, current)
    listed = {place for host, each in lists.items() for place, _ in _list_blobs(host, each)}
    proofs = {f"{host}/{_OWN}/{name}" for host in lists for name in (MANIFEST_FILE, SIGNATURE_FILE, FILES_FILE)}
    foreign = sorted(place for place in facts.keys() - listed - proofs if place.partition("/")[0] in lists)
    return CheckedRelease(current.name, len(listed), tuple(sorted(damaged)[:_MOST]), tuple(foreign[:_MOST]))


def find_spoilt_files(
    files: Path, lists: Mapping[str, HostList], facts: Mapping[str, StoredFileFacts]
) -> tuple[str, ...]:
    """Return the places below `files` with bytes missing or different from `lists`.

    `facts` are those of `files`.
    """
    wanted = [row for host, listed in lists.items() for row in _list_blobs(host, listed)]
    damaged = [place for place, blob in wanted if place not in facts or facts[place].size != blob.size]
    there = [(place, blob) for place, blob in wanted if place in facts and facts[place].size == blob.size]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        digests = pool.map(lambda row: digest_served(files / row[0]), there)
        damaged += [place for (place, blob), digest in zip(there, digests, strict=True) if digest != blob.sha256]
    return tuple(sorted(damaged))


def digest_served(place: Path) -> str:
    """Return the SHA-256 of a regular file; empty if unreadable."""
    try:
        with os.fdopen(open_regular(place), "rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _list_blobs(host: str, listed: HostList) -> Iterator[tuple[str, Blob]]:
    for path, row in listed.files.items():
        yield f"{host}/{path}", row.content
        for encoding, twin in row.compressed.items():
            yield f"{host}/{path}{ENCODINGS[encoding]}", twin


def _read_lists(release: StoredRelease) -> Iterator[tuple[str, HostList]]:
    """Yield the lists that match the manifest."""
    for host, entry in release.manifest.hosts.items():
        try:
            data = release.list_bytes(host)
            if sha256(data).hexdigest() == entry.list.sha256:
                yield host, parse_list(data)
        except (OSError, ReleaseFormatError):
            continue


def _check_own(target: TargetFolder, release: StoredRelease) -> Iterator[str]:
    """Yield the target's own files that do not match the release: its record, the proofs of each host, rules."""
    if not is_recorded(target, release.manifest):
        yield f"records/manifests/{release.manifest.number}.json"
    manifest = digest_served(release.about / MANIFEST_FILE)
    for host, entry in release.manifest.hosts.items():
        for name, digest in ((MANIFEST_FILE, manifest), (FILES_FILE, entry.list.sha256)):
            if digest_served(release.files / host / _OWN / name) != digest:
                yield f"{host}/{_OWN}/{name}"
    try:
        rules = format_rule_files(release.details().rules)
    except (OSError, TargetRefusedError):
        yield f"about/{release.name}/{DETAILS_FILE}"
        return
    for name, text in rules.items():
        if digest_served(target.rules / name) != sha256(text.encode()).hexdigest():
            yield f"rules/{name}"
