"""Every change of the settings that decide about time limits, as it landed on main since the portal's adoption.

A row of the history is a commit of main's first-parent line: what came with one push or merge is one change. A part that
cannot be read leaves in force what it said before, and the commits until it can be read again are one fault.
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
"""A commit of main's line, and the files of settings that it changed."""


@frozen
class SettingsFault:
    """A part of the settings that could not be read."""

    part: PartKey
    fault: B
    """What is wrong, and where."""
    commits: int
    """Commits of main that changed the part without mending it, with the first."""
    mended: Commit | None
    """The commit since which it can be read again; None if it still cannot."""


@frozen
class SettingsChange:
    """What a commit of main's line changed of the settings."""

    commit: Commit
    before: DeadlineSettings
    after: DeadlineSettings
    """Equal to `before` where the commit only left what cannot be read."""
    faults: tuple[SettingsFault, ...] = ()
    """Parts that could be read before, and cannot from this commit on."""


def read_landed_settings(repository: Repository, tip: str) -> tuple[LandedFiles, ...]:
    """Return the commits of the line of `tip`, the id of a commit, that changed settings, oldest first."""
    commits = list_line_changers(repository, tip, *SETTINGS_PLACES)
    changes: dict[str, list[FileChange]] = {}
    for commit, change in read_first_parent_changes(repository, commits, *SETTINGS_PLACES):
        changes.setdefault(commit, []).append(change)
    return tuple((each, tuple(changes.get(each.id, ()))) for each in commits)


def read_settings_texts(repository: Repository, landed: Sequence[LandedFiles]) -> Mapping[str, bytes]:
    """Return the bytes of all files of settings that ever stood on main, by their blobs."""
    blobs = dict.fromkeys(each.new_blob for _, changes in landed for each in changes if each.new_blob)
    return dict(read_blobs(repository, blobs))


def find_adopting_commit(landed: Sequence[LandedFiles], texts: Mapping[str, bytes]) -> int:
    """Return the number of the commit that adopted the portal: the first with `evidence_starts`, else the first with
    limits; -1 if there is none."""
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
    """Return the changes since the adoption, oldest first; a commit that changes no value is none.

    Args:
        landed: The commits of main that changed settings, in their order.
        texts: The bytes of every file that they name, by its blob.
        known: The law as some of the commits left it, by their ids: it is not read again.
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
    """A fault whose end is not known yet."""

    part: PartKey
    fault: B
    commits: int = 1
    mended: Commit | None = None

    def close(self) -> SettingsFault:
        return SettingsFault(self.part, self.fault, self.commits, self.mended)


class _Reader:
    """The settings as they stand while the line is read, commit by commit."""

    def __init__(self, texts: Mapping[str, bytes], known: Mapping[str, LegalSettings]) -> None:
        self._texts = texts
        self._known: Mapping[PartKey, Mapping[str, LegalSettings]] = {"legal": known}
        self._files: dict[PartKey, dict[str, bytes]] = {each.key: {} for each in SETTINGS_PARTS}
        self._faults: dict[PartKey, _OpenFault] = {}
        self.settings = DeadlineSettings()

    def read(self, commit: Commit, changes: Sequence[FileChange]) -> list[_OpenFault]:
        """Take over what a commit changed; return the faults that it brought."""
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
                known.mended = commit
                del self._faults[key]
        elif known is not None:
            known.commits += 1
        else:
            self._faults[key] = _OpenFault(key, fault)
            yield self._faults[key]
