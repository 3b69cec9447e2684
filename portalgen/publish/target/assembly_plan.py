"""Plans the source of each file of a release: the release before, another kept release, or an upload."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish import layout
from portalgen.publish.manifest import ENCODINGS, Blob, Encoding, HostList, ReleasedFile
from portalgen.publish.target.acceptance import AcceptedRelease
from portalgen.publish.target.checking import digest_served, find_spoilt_files
from portalgen.publish.target.files import StoredFileFacts, read_or_none, scan_files
from portalgen.publish.target.folder import TargetFolder
from portalgen.publish.target.kept_releases import StoredRelease, current_release, stored_releases

DAMAGED_FILE: Final = "damaged"
"""In the folder of an incoming release: digests wrongly assumed to be on the target, which have to be sent."""
_DIGESTS: Final = re.compile(rb'"sha256":"([0-9a-f]{64})"')


@frozen
class NewFile:
    """A file that cannot be a link to the current release."""

    place: str
    """`host/path`."""
    blob: Blob
    encoding: Encoding | None = None
    """Of a twin."""
    twin_of: str = ""
    """Of a twin, the place of its uncompressed file."""
    content: Blob | None = None
    """Of a twin, its uncompressed content."""


@frozen
class AssemblyPlan:
    """The plan for assembling a release."""

    current: StoredRelease | None
    """The release to link to."""
    times: Mapping[str, int]
    """The modification times of all files of the current release, in nanoseconds, by place."""
    links: tuple[str, ...]
    """Places unchanged from the current release."""
    new: tuple[NewFile, ...]
    copies: Mapping[str, Path]
    """By digest, a file of a kept release to copy a new file from."""
    arrived: Mapping[str, str]
    """By digest, the uploaded file of a new file."""
    missing: tuple[Blob, ...]
    """Blobs in neither a release nor the incoming folder."""
    damaged: tuple[str, ...] = ()
    """Places of the current release with bytes that differ from its lists, as far as they were read."""


@dataclass(slots=True)
class _Differences:
    links: list[str] = field(default_factory=list)
    new: list[NewFile] = field(default_factory=list)


def plan_assembly(
    target: TargetFolder, release: AcceptedRelease, *, verify: bool = False, folders: Sequence[Path] = ()
) -> AssemblyPlan:
    """Return the source of each file.

    Only names, sizes and lists are read: digests of served files were verified on arrival. With `verify`, the files are
    read as well, and no damaged file is linked or copied.

    Local `folders` may have blobs that were not sent (`<first two of the digest>/<SHA-256>`).
    """
    current = current_release(target)
    facts = scan_files(current.files) if current else {}
    former = dict(_read_former_lists(current, release)) if current else {}
    spoilt = find_spoilt_files(current.files, former, facts) if verify and current else ()
    sound = {place: each for place, each in facts.items() if place not in set(spoilt)} if spoilt else facts
    differences = _compare(release.lists, former, sound)
    incoming = target.incoming / release.name
    blobs = {each.blob.sha256: each.blob for each in differences.new}
    damaged = _damaged_digests(incoming)
    copies = dict(_find_copies(target, current, former, blobs, sound, damaged))
    if verify:
        copies = {digest: place for digest, place in copies.items() if digest_served(place) == digest}
    arrived = dict(_find_arrived((blobs[each] for each in blobs.keys() - copies.keys()), incoming, folders))
    missing = sorted(blobs.keys() - copies.keys() - arrived.keys())
    return AssemblyPlan(
        current,
        {place: each.time for place, each in facts.items()},
        tuple(differences.links),
        tuple(differences.new),
        copies,
        arrived,
        tuple(blobs[digest] for digest in missing),
        spoilt,
    )


def _read_former_lists(current: StoredRelease, release: AcceptedRelease) -> Iterator[tuple[str, HostList]]:
    """Yield the list of each host of the current release; lists equal to those of `release` are parsed already."""
    for host in current.manifest.hosts:
        data = current.list_bytes(host)
        yield host, release.lists[host] if release.list_bytes.get(host) == data else current.parse_list(data)


def blob_place(incoming: Path, digest: str) -> Path:
    """Return the path of a blob of an incoming release."""
    return incoming / layout.BLOBS_FOLDER / digest[:2] / digest


def _find_arrived(blobs: Iterable[Blob], incoming: Path, folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield digest and file of each blob that was sent or lies in any of `folders`, found by size alone."""
    roots = tuple(str(each) for each in (incoming / layout.BLOBS_FOLDER, *folders) if each.is_dir())
    for blob in blobs:
        places = (f"{root}/{blob.sha256[:2]}/{blob.sha256}" for root in roots)
        place = next((each for each in places if _is_file(each, blob.size)), None)
        if place is not None:
            yield blob.sha256, place


def _compare(
    lists: Mapping[str, HostList], former: Mapping[str, HostList], facts: Mapping[str, StoredFileFacts]
) -> _Differences:
    differences = _Differences()
    for host, listed in lists.items():
        rows = former[host].files if host in former else {}
        for path, row in listed.files.items():
            _compare_file(f"{host}/{path}", row, rows.get(path), facts, differences)
    return differences


def _compare_file(
    place: str, row: ReleasedFile, before: ReleasedFile | None, facts: Mapping[str, StoredFileFacts], into: _Differences
) -> None:
    unchanged = before is not None and before.content == row.content and _has_size(facts, place, row.content)
    if unchanged:
        into.links.append(place)
    else:
        into.new.append(NewFile(place, row.content))
    for encoding, twin in row.compressed.items():
        name = place + ENCODINGS[encoding]
        same = unchanged and before is not None and before.compressed.get(encoding) == twin
        if same and _has_size(facts, name, twin) and facts[name].time == facts[place].time:
            into.links.append(name)
        else:
            into.new.append(NewFile(name, twin, encoding, place, row.content))


def _has_size(facts: Mapping[str, StoredFileFacts], place: str, blob: Blob) -> bool:
    return place in facts and facts[place].size == blob.size


def _find_copies(
    target: TargetFolder,
    current: StoredRelease | None,
    former: Mapping[str, HostList],
    blobs: Mapping[str, Blob],
    facts: Mapping[str, StoredFileFacts],
    damaged: Collection[str],
) -> Iterator[tuple[str, Path]]:
    """Return a file of a kept release for each available digest; the newest release first."""
    if current is None:
        return
    waiting = blobs.keys() - damaged
    for host, listed in former.items():
        for path, digest in _placed_digests(listed, waiting):
            if _has_size(facts, f"{host}/{path}", blobs[digest]):
                yield digest, current.files / host / path
                waiting = waiting - {digest}
    searched: set[str] = {entry.list.sha256 for entry in current.manifest.hosts.values()}
    for release in stored_releases(target):
        for host, entry in release.manifest.hosts.items():
            if not waiting or entry.list.sha256 in searched:
                continue
            searched.add(entry.list.sha256)
            data = release.list_bytes(host)
            if waiting.isdisjoint(each.decode() for each in _DIGESTS.findall(data)):
                continue
            for path, digest in _placed_digests(release.list_of(host), waiting):
                place = release.files / host / path
                if _is_file(place, blobs[digest].size):
                    yield digest, place
                    waiting = waiting - {digest}


def _placed_digests(listed: HostList, waiting: Collection[str]) -> list[tuple[str, str]]:
    """Return (path, digest) of the files and twins of a list with the digests in `waiting`."""
    return [
        (path + ending, blob.sha256)
        for path, row in listed.files.items()
        for ending, blob in (("", row.content), *((ENCODINGS[name], twin) for name, twin in row.compressed.items()))
        if blob.sha256 in waiting
    ]


def _damaged_digests(incoming: Path) -> frozenset[str]:
    data = read_or_none(incoming / DAMAGED_FILE)
    return frozenset(data.decode("ascii", "replace").split()) if data else frozenset()


def _is_file(path: Path | str, size: int) -> bool:
    try:
        facts = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(facts.st_mode) and facts.st_size == size
