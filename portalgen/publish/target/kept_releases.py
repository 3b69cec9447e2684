"""The releases kept by a target, as described by its own files."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from portalgen.frozen import frozen
from portalgen.publish import layout
from portalgen.publish.details import ReleaseDetails, parse_details
from portalgen.publish.manifest import (
    LARGEST_LIST,
    LARGEST_MANIFEST,
    HostList,
    ReleaseFormatError,
    ReleaseManifest,
    digest_manifest,
    parse_list,
    parse_manifest,
)
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import names_in, read_or_none, read_regular, write_atomically
from portalgen.publish.target.folder import NEW, OLD, SWITCHED_FILE, TargetFolder, is_folder
from portalgen.publish.target.model import KeptRelease

_Parsed = TypeVar("_Parsed")

MOST_DETAILS_BYTES: Final = 64 << 20
"""Bytes."""


@frozen
class SwitchFacts:
    """The facts recorded when a release becomes current (`about/<name>/switched.json`)."""

    at: datetime
    commit: str
    """The newest commit known to give this release, with its clock."""
    clock: datetime
    rolled_back: bool = False
    left_commit: str = ""
    """After a rollback, the newest commit known to give the release left."""
    is_recovered: bool = False
    """True if an interrupted rollback to it was completed later, unknown to its caller."""


@frozen
class StoredRelease:
    """A release of a target: its files and metadata."""

    target: TargetFolder
    manifest: ReleaseManifest
    name: str
    """Of its folders: the manifest's name, which takes a digest to compute."""

    @property
    def files(self) -> Path:
        """The folder with a folder for each host."""
        return self.target.releases / self.name

    @property
    def about(self) -> Path:
        """The folder with manifest, signature, lists and details."""
        return self.target.about / self.name

    def list_bytes(self, host: str) -> bytes:
        """Return the list of a host as it is stored."""
        return read_regular(self.about / layout.LISTS_FOLDER / f"{host}.json", LARGEST_LIST)

    def list_of(self, host: str) -> HostList:
        """Return the list of a host."""
        return self.parse_list(self.list_bytes(host))

    def parse_list(self, data: bytes) -> HostList:
        """Return the list of a host from its bytes. Raises TargetRefusedError if they are no list."""
        return self._parsed(parse_list, data)

    def details(self) -> ReleaseDetails:
        """Return the unsigned details."""
        return self._parsed(parse_details, read_regular(self.about / layout.DETAILS_FILE, MOST_DETAILS_BYTES))

    def _parsed(self, parse: Callable[[bytes], _Parsed], data: bytes) -> _Parsed:
        try:
            return parse(data)
        except ReleaseFormatError as error:
            raise _damaged(self.name) from error

    def switch_facts(self) -> SwitchFacts | None:
        """Return the facts of its last switch; None if it was never current."""
        try:
            data = read_or_none(self.about / SWITCHED_FILE)
            return None if data is None else _parse_facts(data)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def note_switch(self, facts: SwitchFacts) -> None:
        """Record its switch to the current release."""
        value = {
            "at": facts.at.isoformat(timespec="seconds"),
            "commit": facts.commit,
            "clock": facts.clock.isoformat(timespec="minutes"),
            "rolled_back": facts.rolled_back,
            "left_commit": facts.left_commit,
            "is_recovered": facts.is_recovered,
        }
        write_atomically(self.about / SWITCHED_FILE, json.dumps(value).encode() + b"\n")

    def describe(self, unique_bytes: int = 0) -> KeptRelease:
        """Return its description for status reports."""
        facts = self.switch_facts()
        return KeptRelease(
            self.name,
            self.manifest.number,
            digest_manifest(self.manifest),
            self.manifest.commit,
            self.manifest.clock,
            {host: entry.list.sha256 for host, entry in self.manifest.hosts.items()},
            facts.at if facts else None,
            self.target.current_name() == self.name,
            unique_bytes,
        )


def _parse_facts(data: bytes) -> SwitchFacts:
    value = json.loads(data)
    return SwitchFacts(
        datetime.fromisoformat(value["at"]),
        str(value["commit"]),
        datetime.fromisoformat(value["clock"]),
        value["rolled_back"] is True,
        str(value.get("left_commit", "")),
        value.get("is_recovered") is True,
    )


def stored_release(target: TargetFolder, name: str) -> StoredRelease | None:
    """Return the release with this name; None if its files or metadata are missing."""
    if not name or "/" in name or not is_folder(target.releases / name):
        return None
    try:
        data = read_or_none(target.about / name / layout.MANIFEST_FILE, LARGEST_MANIFEST)
        manifest = parse_manifest(data) if data is not None else None
    except (OSError, ReleaseFormatError):
        return None
    return StoredRelease(target, manifest, name) if manifest and manifest.name == name else None


def current_release(target: TargetFolder) -> StoredRelease | None:
    """Return the served release; None before the first release."""
    name = target.current_name()
    stored = stored_release(target, name)
    if name and stored is None:
        raise _damaged(name)
    return stored


def _damaged(name: str) -> TargetRefusedError:
    return TargetRefusedError(
        "records-damaged",
        f"không đọc được `about/{name}` của bản này; hãy khôi phục thư mục about từ bản sao lưu",
        f"`about/{name}` of this release cannot be read; restore the folder about from a backup",
    )


def stored_releases(target: TargetFolder) -> list[StoredRelease]:
    """Return all complete releases, the newest first."""
    names = [name for name in names_in(target.about) if not name.startswith((NEW, OLD))]
    releases = [release for name in names if (release := stored_release(target, name)) is not None]
    return sorted(releases, key=lambda each: (each.manifest.number, each.name), reverse=True)
