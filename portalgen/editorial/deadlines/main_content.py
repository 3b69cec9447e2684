"""What main's newest commit holds, read for audits and the queue: on a bare repository as in a clone, without the folder.

Settings, law, waivers and pages are main's own, whatever is checked out; the timeline says when its items came.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.config.load import load_portal
from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.body import read_source
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.model import Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import find_closest, sentence_of, severity_of
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import Repository, resolve_revision
from portalgen.history.snapshots import write_snapshot
from portalgen.timeline.clocks import ItemClock, clocks_of
from portalgen.timeline.evidence_policy import evidence_policy_of
from portalgen.timeline.model import EvidencePolicy
from portalgen.timeline.read import read_timeline
from portalgen.timeline.record import Timeline

MAIN_REFS: Final = ("refs/remotes/origin/main", "refs/heads/main", "refs/remotes/origin/master", "refs/heads/master")
"""Where main is, the first that is there: in a clone what was fetched counts, and not a branch that may be behind."""
_CONFIGURATION: Final = rf"{CONFIG_FOLDER}/(?!approvals/).*"
"""Records are read from the history and not from a folder; there are as many as main has changes."""
_SETTINGS_FILES: Final = re.compile(rf"{_CONFIGURATION}|{CONTENT_FOLDER}/[^/]+/_index\.[^/]+\.md", re.DOTALL)
"""What settings are read from: homes that they say are written have to be there."""
_TEXTS: Final = re.compile(rf"{_CONFIGURATION}|{CONTENT_FOLDER}/.*\.md", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MainContent:
    """Main's newest commit, in a folder that is there as long as it is open."""

    repository: Repository
    tip: str
    at: datetime
    portal: Portal
    legal: LegalSettings
    settings: LintSettings
    library: Library
    """Empty where only settings were asked for."""
    evidence: EvidencePolicy
    timeline: Timeline
    faults: tuple[Diagnostic, ...]
    """Errors in the settings: a waiver with one does not count."""

    def read_source(self, source: str) -> bytes:
        """Return the bytes of a file of main; empty where it is not there."""
        try:
            return read_source(self.portal, source)
        except OSError:
            return b""

    def is_day(self, page: Page, location: Location) -> bool:
        """Return whether a page of main gives a moment as a day without time."""
        return is_written_as_day(self.read_source(page.source), location)

    def compute_clocks(self) -> tuple[ItemClock, ...]:
        """Return the clocks of all items in the library."""
        return clocks_of(self.library, self.legal, self.timeline, self.at, self.is_day, self.portal.kinds)


def resolve_main(repository: Repository, ref: str | None, option: str = "--ref") -> str:
    """Return the id of main's newest commit: of `ref`, else of the first of `MAIN_REFS` that is there.

    `option` is what a person names it by. Raises UsageError where there is none.
    """
    return resolve_revision(repository, name_main(repository, ref, option))


def name_main(repository: Repository, ref: str | None, option: str = "--ref") -> str:
    """Return what main is called: `ref`, else the first of `MAIN_REFS` that is there. Raises UsageError where none is."""
    if ref is not None:
        return ref
    for each in MAIN_REFS:
        try:
            resolve_revision(repository, each)
        except UsageError:
            continue
        return each
    raise UsageError(
        f"không thấy bản chính (`main`) trong kho; hãy chạy `git fetch origin`, hoặc ghi tên của nó bằng {option}",
        f"there is no `main` in the repository; run `git fetch origin`, or name it with {option}",
    )


@contextmanager
def open_main_content(
    repository: Repository, tip: str, at: datetime, cache_folder: Path | None = None, *, has_library: bool = True
) -> Iterator[MainContent]:
    """Main as the commit `tip` holds it, with its timeline seen at the aware time `at`; without its pages if not wanted.

    Raises UnusableEnvironmentError for a shallow clone, and where the settings have faults that keep them from being read.
    """
    files = _TEXTS if has_library else _SETTINGS_FILES
    with write_snapshot(
        repository, tip, CONFIG_FOLDER, CONTENT_FOLDER, includes=lambda path: files.fullmatch(path) is not None
    ) as folder:
        portal, legal, settings, faults = _load_settings(folder)
        evidence = evidence_policy_of(portal, legal)
        timeline = read_timeline(repository, tip, evidence, at, cache_folder)
        library = read_library(portal)[0] if has_library else Library(())
        yield MainContent(repository, tip, at, portal, legal, settings, library, evidence, timeline, faults)


def _load_settings(folder: Path) -> tuple[Portal, LegalSettings, LintSettings, tuple[Diagnostic, ...]]:
    if not (folder / CONFIG_FOLDER / "portal.yaml").is_file():
        raise UnusableEnvironmentError(
            "bản chính không có site-config/portal.yaml, nên không phải là một cổng; kiểm tra --root và --ref",
            "main has no site-config/portal.yaml, so it is no portal; check --root and --ref",
        )
    portal, diagnostics = load_portal(folder)
    legal, legal_diagnostics = load_legal_settings(folder)
    if portal is None or legal is None:
        raise _faulty_settings((*diagnostics, *legal_diagnostics))
    settings, setting_diagnostics = load_lint_settings(folder, [site.id for site in portal.sites])
    return portal, legal, settings, tuple(_errors_in(setting_diagnostics))


def _errors_in(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    return (each for each in diagnostics if severity_of(each) is Severity.ERROR)


def _faulty_settings(diagnostics: Iterable[Diagnostic]) -> UnusableEnvironmentError:
    first, *rest = _errors_in(diagnostics)
    more = (f" (và {len(rest)} lỗi khác)", f" (and {len(rest)} more)") if rest else ("", "")
    place = f"{first.place.path}:{first.place.line}"
    return UnusableEnvironmentError(
        f"cấu hình trên bản chính có lỗi: {place}: {sentence_of(first, 'vi')}{more[0]}; sửa rồi chạy lại",
        f"the settings on main have faults: {place}: {sentence_of(first, 'en')}{more[1]}; mend them and run again",
    )


def check_site_ids(portal: Portal, sites: Collection[str]) -> None:
    """Raise UsageError for the first of `sites` that is none of the portal's."""
    known = [each.id for each in portal.sites]
    for site in sites:
        if site not in known:
            suggestion = find_closest(site, known)
            vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
            raise UsageError(
                f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
                f"there is no site `{site}`{en} (see site-config/sites/)",
            )


def names_of_sites(portal: Portal, language: str) -> Mapping[str, str]:
    """Return the full name of each site's agency, by the site's id."""
    return {site.id: site.name(language).full for site in portal.sites}
