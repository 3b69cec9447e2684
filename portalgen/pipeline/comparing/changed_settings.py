"""Describes the changed files of a submission other than pages.

Settings are shown by value, theme files by purpose.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from portalgen.config.legal import CALENDAR_FOLDER, DEADLINES_FILE, INSTRUMENTS_FILE
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.roster import ROSTER_FILE, ROSTER_FOLDER
from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml
from portalgen.differences.model import ChangeReach, OtherFileChange, OtherFileDifference
from portalgen.differences.setting_changes import SettingChange, SettingPart
from portalgen.differences.setting_names import SettingNames, count_term_pages
from portalgen.differences.versions import PortalVersion
from portalgen.editorial.path_classes import APPROVALS_FOLDER, PATH_CLASSES
from portalgen.frozen import frozen
from portalgen.history.blobs import list_files_at, read_chosen_blobs
from portalgen.history.scratch import commit_tree
from portalgen.on_demand import on_demand
from portalgen.pipeline.changed_pages import BuildChanges
from portalgen.pipeline.comparing.proposal import Proposal

with on_demand():
    from portalgen.differences import settings, theme_files
    from portalgen.editorial.deadlines import change_words, settings_parts

_SETTINGS: Final = "site-config/"
_THEMES: Final = "themes/"
_LAW_PARTS: Final = ("legal", "waivers")
"""The parts of the settings described with the audit's words for time limits."""
_FILES_OF_SUBJECTS: Final[Mapping[str, str]] = {"instrument": INSTRUMENTS_FILE, "waiver": WAIVERS_FILE}
"""The file of each subject. Days are in the file of their year, all others in the file of the time limits."""
_SUBJECTS_OF_YEARS: Final = frozenset(("calendar_year", "day_off", "make_up_day", "worked_day"))
_YEAR: Final = 4
"""Letters of the year at the beginning of a date."""


@frozen
class BothVersions:
    """A submission, with the portal before and after it."""

    proposal: Proposal
    before: PortalVersion
    after: PortalVersion
    language: str
    is_whole: bool = True
    """True if the pages of all sites were read. Only then can the pages using a term be counted."""


def describe_other_files(files: Iterable[OtherFileDifference], versions: BothVersions) -> Iterator[OtherFileDifference]:
    """Yield the files with a label and their kind of change on main. Settings also get their changed values."""
    listed = tuple(files)
    reader = _FileReader(versions, frozenset(each.path for each in listed))
    gone = frozenset(versions.proposal.changes.deleted_paths)
    known = frozenset(list_files_at(versions.proposal.repository, versions.proposal.tip)) if listed else frozenset()
    for each in listed:
        change: OtherFileChange = "removed" if each.path in gone else "changed" if each.path in known else "added"
        yield replace(each, change=change, values=reader.compare(each.path, change), label=reader.name(each.path))


def measure_reach(changes: BuildChanges, site_count: int, paths: Collection[str]) -> ChangeReach:
    """Return the number of pages that differ between two builds.

    `paths` are the files touched by the submission.
    """
    untouched = sum(each.source not in paths for each in changes.pages)
    return ChangeReach(len(changes.pages), untouched, tuple(sorted({each.site for each in changes.pages})), site_count)


def is_setting(path: str) -> bool:
    """Return True if the file is compared value by value: settings of pages, themes and approvers."""
    if path.startswith(_THEMES):
        return path.endswith("/theme.yaml") or ("/strings/" in path and path.endswith(".yaml"))
    return path.startswith(_SETTINGS) and path.endswith(".yaml") and not path.startswith(f"{APPROVALS_FOLDER}/")


@dataclass
class _FileReader:
    """Reads the files used in descriptions, in both versions; reads none unless a setting or a theme differs."""

    versions: BothVersions
    paths: frozenset[str]
    """The changed files."""

    @cached_property
    def _is_needed(self) -> bool:
        return any(is_setting(path) or path.startswith(_THEMES) for path in self.paths)

    @cached_property
    def _before(self) -> Mapping[str, bytes]:
        proposal = self.versions.proposal
        return read_chosen_blobs(proposal.repository, proposal.tip, self._is_read) if self._is_needed else {}

    @cached_property
    def _after(self) -> Mapping[str, bytes]:
        proposal = self.versions.proposal
        if not self._is_needed:
            return {}
        merged = commit_tree(proposal.repository, proposal.tree, (proposal.tip,), self.versions.after.at)
        return read_chosen_blobs(proposal.repository, merged, self._is_read)

    def _is_read(self, path: str) -> bool:
        """Return True if a file differs, or contains names used in a file that does."""
        if path in self.paths:
            return is_setting(path)
        if path.startswith(_THEMES):
            return path.endswith(".yaml") and path.rpartition("/")[0] in self._folders
        return path == INSTRUMENTS_FILE or _is_roster(path) or (self._has_law and _is_law(path))

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(path.rpartition("/")[0] for path in self.paths)

    @cached_property
    def _has_law(self) -> bool:
        return any(map(_is_law, self.paths))

    @cached_property
    def _names(self) -> SettingNames:
        before, after = self.versions.before, self.versions.after
        people = {
            str(each["id"]): str(each.get("post") or "")
            for path, data in (*self._before.items(), *self._after.items())
            if _is_roster(path)
            for each in _list_entries(path, data, "people")
        }
        cited = {
            str(each["id"]): str(each.get("short") or each["id"])
            for data in (self._before.get(INSTRUMENTS_FILE, b""), self._after.get(INSTRUMENTS_FILE, b""))
            for each in _list_entries(INSTRUMENTS_FILE, data, "instruments")
        }
        return SettingNames(
            self.versions.language,
            after.portal,
            {**before.titles, **after.titles},
            {each.id: each.names for each in PATH_CLASSES},
            people,
            cited,
            (lambda: count_term_pages(before.portal, after.pages)) if self.versions.is_whole else None,
        )

    def name(self, path: str) -> str:
        """Return the description of a file; empty if only its path is known."""
        if path.startswith(_THEMES):
            read = {**self._before, **self._after}
            return theme_files.describe_theme_file(path, lambda name: read.get(name, b""), self._names)
        return settings.name_setting_file(path, self._names) if is_setting(path) else ""

    def compare(self, path: str, change: OtherFileChange) -> tuple[SettingChange, ...]:
        """Return the differences in a settings file."""
        if not is_setting(path):
            return ()
        of_law = self._describe_law(path) if change == "changed" and _is_law(path) else ()
        if of_law:
            return of_law
        before, after = self._before.get(path, b""), self._after.get(path, b"")
        return settings.compare_settings(path, before, after, self._names)

    def _describe_law(self, path: str) -> tuple[SettingChange, ...]:
        label = self.name(path)
        return tuple(
            SettingChange(
                each.change,
                f"{each.subject} {each.name}".strip(),
                f"{label[:1].upper()}{label[1:]}",
                (SettingPart("plain", each.words.text(self.versions.language)),),
            )
            for each in self._law
            if _file_of(each) == path
        )

    @cached_property
    def _law(self) -> tuple[change_words.SettingDifference, ...]:
        """The differences in the settings of time limits; empty if either version cannot be read."""
        before, after = (self._read_law(files) for files in (self._before, self._after))
        return change_words.describe_differences(before, after) if before is not None and after is not None else ()

    def _read_law(self, files: Mapping[str, bytes]) -> settings_parts.DeadlineSettings | None:
        law = settings_parts.DeadlineSettings()
        for part in settings_parts.SETTINGS_PARTS:
            if part.key in _LAW_PARTS:
                value, fault = part.parse({path: data for path, data in files.items() if part.holds(path)})
                if fault is not None:
                    return None
                law = replace(law, **{part.key: value})
        return law


def _file_of(difference: change_words.SettingDifference) -> str:
    if difference.subject in _SUBJECTS_OF_YEARS:
        return f"{CALENDAR_FOLDER}/{difference.name[:_YEAR]}.yaml"
    return _FILES_OF_SUBJECTS.get(difference.subject, DEADLINES_FILE)


def _is_law(path: str) -> bool:
    return path in (DEADLINES_FILE, INSTRUMENTS_FILE, WAIVERS_FILE) or path.startswith(f"{CALENDAR_FOLDER}/")


def _is_roster(path: str) -> bool:
    return path == ROSTER_FILE or path.startswith(f"{ROSTER_FOLDER}/")


def _list_entries(path: str, data: bytes, key: str) -> Iterator[Mapping[str, Tree]]:
    tree, _ = parse_yaml(YamlText(data.decode("utf-8-sig", "replace"), path, "CFG"))
    listed = (as_mapping(tree) or {}).get(key)
    for each in listed if isinstance(listed, list) else ():
        entry = as_mapping(each)
        if entry is not None and entry.get("id"):
            yield entry
