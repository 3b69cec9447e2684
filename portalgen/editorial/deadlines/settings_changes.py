"""Every change of the settings for time limits, as landed on main since the portal's adoption.

A row of the history is a commit of main's first-parent line: a push or merge is a single change. An unreadable part
leaves its earlier value in force, and all commits until it is readable again are a single fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.legal import DEADLINES_FILE, LegalSettings
from portalgen.editorial.deadlines.settings_parts import (
    SETTINGS_PARTS,
    SETTINGS_PLACES,
    DeadlineSettings,
    PartKey,
    SettingsPart,
)
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.commits import list_line_changers, read_first_parent_changes
from portalgen.history.model import Commit, FileChange
from portalgen.history.repository import Repository
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.rule_history import read_evidence_start

_NONE_KNOWN: Final[Mapping[str, LegalSettings]] = MappingProxyType({})
LandedFiles = tuple[Commit, tuple[FileChange, ...]]
"""A commit of main's line, and its changed files of settings."""


@frozen
class SettingsFault:
    """An unreadable part of the settings."""

    part: PartKey
    fault: B
    """The error and its location."""
    commits: int
    """The number of commits changing the part without fixing it, including the first."""
    fixed_by: Commit | None
    """The commit making it readable again; None if it is still unreadable."""


@frozen
class SettingsChange:
    """The settings changed by a commit of main's line."""

    commit: Commit
    before: DeadlineSettings
    after: DeadlineSettings
    """Equal to `before` if the only change is an unreadable part."""
    faults: tuple[SettingsFault, ...] = ()
    """Parts readable before, and unreadable from this commit on."""


def read_landed_settings(repository: Repository, tip: str) -> tuple[LandedFiles, ...]:
    """Return the commits of the line of `tip`, the id of a commit, that changed settings, oldest first."""
    commits = list_line_changers(repository, tip, *SETTINGS_PLACES)
    changes: dict[str, list[FileChange]] = {}
    for commit, change in read_first_parent_changes(repository, commits, *SETTINGS_PLACES):
        changes.setdefault(commit, []).append(change)
    return tuple((each, tuple(changes.get(each.id, ()))) for each in commits)


def read_settings_texts(repository: Repository, landed: Sequence[LandedFiles]) -> Mapping[str, bytes]:
    """Return the bytes of all present and former files of settings on main, by blob."""
    blobs = dict.fromkeys(each.new_blob for _, changes in landed for each in changes if each.new_blob)
    return dict(read_blobs(repository, blobs))


def find_adopting_commit(landed: Sequence[LandedFiles], texts: Mapping[str, bytes]) -> int:
    """Return the index of the commit adopting the portal; -1 if there is none.

    It is the first with `evidence_starts`, else the first with limits.
    """
    limits = [
        (number, read_evidence_start(texts.get(each.new_blob, b"")))
        for number, (_, changes) in enumerate(landed)
        for each in changes
        if each.path == DEADLINES_FILE and each.new_blob
    ]
    first = limits[0][0] if limits else -1
    return next((number for number, start in limits if start), first)


def find_settings_changes(
    landed: Sequence[LandedFiles], texts: Mapping[str, bytes], known: Mapping[str, LegalSettings] = _NONE_KNOWN
) -> tuple[SettingsChange, ...]:
    """Return the changes since the adoption, oldest first; a commit without changed values is skipped.

    Args:
        landed: The commits of main that changed settings, in their order.
        texts: The bytes of every file that they name, by its blob.
        known: The law after some of the commits, by commit id: it is not read again.
    """
    adoption = find_adopting_commit(landed, texts)
    reader = _Reader(texts, known)
    changes: list[tuple[Commit, DeadlineSettings, DeadlineSettings, list[_OpenFault]]] = []
    for number, (commit, files) in enumerate(landed):
        before = reader.settings
        faults = reader.read(commit, files)
        if number > adoption >= 0 and (faults or reader.settings != before):
            changes.append((commit, before, reader.settings, faults))
    return tuple(
        SettingsChange(commit, before, after, tuple(each.close() for each in faults))
        for commit, before, after, faults in changes
    )


@dataclass(slots=True)
class _OpenFault:
    """A fault without a known end."""

    part: PartKey
    fault: B
    commits: int = 1
    fixed_by: Commit | None = None

    def close(self) -> SettingsFault:
        return SettingsFault(self.part, self.fault, self.commits, self.fixed_by)


class _Reader:
    """The state of the settings while the line is read, commit by commit."""

    def __init__(self, texts: Mapping[str, bytes], known: Mapping[str, LegalSettings]) -> None:
        self._texts = texts
        self._known: Mapping[PartKey, Mapping[str, LegalSettings]] = {"legal": known}
        self._files: dict[PartKey, dict[str, bytes]] = {each.key: {} for each in SETTINGS_PARTS}
        self._faults: dict[PartKey, _OpenFault] = {}
        self.settings = DeadlineSettings()

    def read(self, commit: Commit, changes: Sequence[FileChange]) -> list[_OpenFault]:
        """Apply the changes of a commit; return its new faults."""
        found: list[_OpenFault] = []
        for part in SETTINGS_PARTS:
            if self._take(part, changes):
                known = self._known.get(part.key, _NONE_KNOWN).get(commit.id)
                value, fault = (known, None) if known is not None else part.parse(self._files[part.key])
                found += self._settle(part.key, commit, value, fault)
        return found

    def _take(self, part: SettingsPart, changes: Sequence[FileChange]) -> bool:
        own = [each for each in changes if part.holds(each.path)]
        files = self._files[part.key]
        for each in own:
            if each.new_blob:
                files[each.path] = self._texts[each.new_blob]
            else:
                files.pop(each.path, None)
        return bool(own)

    def _settle(self, key: PartKey, commit: Commit, value: Any, fault: B | None) -> Iterator[_OpenFault]:
        known = self._faults.get(key)
        if fault is None:
            self.settings = replace(self.settings, **{key: value})
            if known is not None:
                known.fixed_by = commit
                del self._faults[key]
        elif known is not None:
            known.commits += 1
        else:
            self._faults[key] = _OpenFault(key, fault)
            yield self._faults[key]
