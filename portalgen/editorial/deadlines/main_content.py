"""The content of main's newest commit, for audits and the queue: from a bare repository or a clone, without its folder.

Settings, law, waivers and pages are those of main, whatever is checked out; the timeline has the times of its items.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
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
from portalgen.editorial.deadlines.past_settings import read_former_settings
from portalgen.editorial.offers.offer_clocks import clocks_of_offer, join_offers, settle_offers
from portalgen.editorial.offers.received_offers import ReceivedOffer, read_received_offers
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.receipts.receipt_evidence import read_receipt_log
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import read_chosen_blobs
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.history.revisions import Revision, find_main, find_revision
from portalgen.history.snapshots import write_snapshot
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.evidence_policy import evidence_policy_of
from portalgen.timeline.former_settings import FormerSettings
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import EvidencePolicy, ReleasedCommit
from portalgen.timeline.read import read_timeline
from portalgen.timeline.record import Timeline

_CONFIGURATION: Final = rf"{CONFIG_FOLDER}/(?!approvals/).*"
"""Records are read from the history instead of a folder; they are as numerous as main's changes."""
_SETTINGS_FILES: Final = re.compile(rf"{_CONFIGURATION}|{CONTENT_FOLDER}/[^/]+/_index\.[^/]+\.md", re.DOTALL)
"""Files needed to read settings: home pages announced in the settings must exist too."""
_SHORT: Final = 12
_MOST_SETTINGS: Final = 200
"""The number of settings changes tried in search of the newest valid settings."""

ContentProgress = Callable[[str, int, int], None]
"""Called with the name of a stage, the number of finished steps and their total; 0 of 0 means just begun."""


@frozen
class OlderSettings:
    """Settings of main older than those of its tip, which are faulty."""

    commit: str
    """The newest commit of main with valid settings."""
    fault: B
    """The error in the tip's settings, and its location."""


@frozen
class MainContent:
    """Main's newest commit: pages in memory, and settings in a folder that exists while this is open."""

    repository: Repository
    tip: str
    at: datetime
    portal: Portal
    legal: LegalSettings
    settings: LintSettings
    library: Library
    """Empty if only settings were requested."""
    evidence: EvidencePolicy
    timeline: Timeline
    faults: tuple[Diagnostic, ...]
    """Errors in the settings: a faulty waiver does not count."""
    older_settings: OlderSettings | None = None
    """Why the settings are older, and since when; None if they are the newest."""
    offers: tuple[ReceivedOffer, ...] = ()
    """Offers between boards, in order of landing."""
    cache_folder: Path | None = None
    """The folder for caching data of the history."""
    former: FormerSettings | None = None
    """The legal settings in force since the adoption; None if they never changed."""

    def read_source(self, source: str) -> bytes:
        """Return the bytes of a file of main; empty if it does not exist."""
        try:
            return read_source(self.portal, source)
        except OSError:
            return b""

    def is_day(self, page: Page, location: Location) -> bool:
        """Return True if a page of main gives a moment as a day without time."""
        return is_written_as_day(self.read_source(page.source), location)

    def compute_clocks(self) -> tuple[ItemClock, ...]:
        """Return the clocks of all items in the library; an item that answers an offer was received with the offer."""
        library, timeline = join_offers(self.library, self.timeline, self.offers)
        return clocks_of(library, self.legal, timeline, self.at, self.is_day, self.portal.kinds, self.former)

    def find_supplier_site(self, item: str) -> str:
        """Return the site that offered an item of main; empty if none did."""
        return next((each.offer.site for each in self.offers if item in each.answering_ids), "")

    def compute_offer_clocks(self, received: ReceivedOffer) -> tuple[ItemClock, ...]:
        """Return the clocks of an offer: the supplier's and the receiving board's."""
        return clocks_of_offer(received, self.timeline, self.legal, self.at, self.portal.kinds, self.former)


def resolve_main(repository: Repository, typed: str | None, option: str = "--ref") -> str:
    """Return the id of main's newest commit. Arguments and errors are those of `require_main`."""
    return require_main(repository, typed, option).commit


def require_main(repository: Repository, typed: str | None, option: str = "--ref") -> Revision:
    """Return main: the revision `typed`, else the first existing one of `MAIN_REFERENCES`.

    `option` is the command line option for it. Raises UsageError if there is no such revision.
    """
    main = find_revision(repository, typed) if typed is not None else find_main(repository)
    if main is None:
        raise UsageError(
            f"không thấy bản chính (`main`) trong kho; hãy chạy `git fetch origin`, hoặc ghi tên của nó bằng {option}",
            f"there is no `main` in the repository; run `git fetch origin`, or name it with {option}",
        )
    return main


@contextmanager
def open_main_content(
    repository: Repository,
    tip: str,
    at: datetime,
    cache_folder: Path | None = None,
    *,
    has_library: bool = True,
    released: tuple[ReleasedCommit, ...] = (),
    progress: ContentProgress = lambda stage, done, total: None,
) -> Iterator[MainContent]:
    """Open main at the commit `tip`, with its timeline seen at the aware time `at`; without its pages if not wanted.

    `released` are the commits of signed releases: if the policy asks for receipts, they are further witnesses beside
    the log. `progress` receives each stage with the numbers of steps done and in all.

    If the settings of `tip` are faulty, the newest valid settings are used, and `older_settings` describes this. Raises
    UnusableEnvironmentError for a shallow clone, and if no settings can be read.
    """
    progress("config", 0, 0)
    with _write_settings(repository, tip) as folder:
        older = _bring_back_settings(repository, tip, folder)
        portal, legal, settings, faults = _load_settings(folder)
        if has_library:
            progress("content", 0, 0)
            portal = replace(portal, replaced_texts=read_chosen_blobs(repository, tip, _is_page))
        evidence = evidence_policy_of(portal, legal, read_receipt_log(repository, tip, released))
        progress("history", 0, 0)
        timeline = read_timeline(
            repository, tip, evidence, at, cache_folder, lambda done, total: progress("history", done, total)
        )
        library = (
            read_library(portal, report=lambda count: progress("content", count, 0))[0] if has_library else Library(())
        )
        received = read_received_offers(repository, tip, portal, evidence, at)
        offers = settle_offers(received, timeline, portal, at)
        yield MainContent(
            repository,
            tip,
            at,
            portal,
            legal,
            settings,
            library,
            evidence,
            timeline,
            faults,
            older,
            offers,
            cache_folder,
            read_former_settings(repository, timeline, legal, at, cache_folder),
        )


def add_settings_note(report: OfficeReport, content: MainContent) -> OfficeReport:
    """Return the report, with a first note if its settings are not main's newest."""
    older = content.older_settings
    if older is None:
        return report
    note = B(
        f"Cấu hình đang có trên bản chính có lỗi: {older.fault.vi}. Báo cáo này theo cấu hình không lỗi gần nhất, của bản "
        f"{older.commit[:_SHORT]}; sửa lỗi trên bản chính rồi chạy lại.",
        f"The settings that stand on main have faults: {older.fault.en}. This report goes by the newest ones without, of commit "
        f"{older.commit[:_SHORT]}; mend the fault on main and run again.",
    )
    return replace(report, notes=(note, *report.notes))


def _write_settings(repository: Repository, revision: str) -> AbstractContextManager[Path]:
    return write_snapshot(repository, revision, CONFIG_FOLDER, CONTENT_FOLDER, includes=_is_setting)


def _is_setting(path: str) -> bool:
    return _SETTINGS_FILES.fullmatch(path) is not None


def _is_page(path: str) -> bool:
    """Return True if a file is read as a page from memory.

    There may be tens of thousands of pages, and none is read with the settings.
    """
    return path.startswith(f"{CONTENT_FOLDER}/") and path.endswith(".md") and not _is_setting(path)


def _bring_back_settings(repository: Repository, tip: str, folder: Path) -> OlderSettings | None:
    """Replace the tip's settings in `folder` by the newest readable ones; None if the tip's are readable.

    Raises UnusableEnvironmentError with the fault of the tip if there are none.
    """
    try:
        _load_settings(folder)
    except SettingsError as error:
        for commit in _list_settings_changes(repository, tip)[1:]:
            with _write_settings(repository, commit) as older:
                if _can_load(older):
                    _replace_settings(folder, older)
                    return OlderSettings(commit, error.fault)
        raise
    return None


def _list_settings_changes(repository: Repository, tip: str) -> list[str]:
    """Return the commits of main that changed settings, the newest first; the tip has the settings of the first."""
    prefix = re.sub(r"([*?\[\\])", r"\\\1", repository.prefix)
    options = ("--first-parent", "--full-history", f"--max-count={_MOST_SETTINGS}", "--format=%H")
    places = (f":(top,glob){prefix}{CONFIG_FOLDER}/**", f":(top,glob){prefix}{CONTENT_FOLDER}/*/_index.*")
    records = f":(top,glob,exclude){prefix}{APPROVALS_FOLDER}/**"
    output = read_git_output(
        repository.top, ("log", *options, tip, "--", *places, records), environment={"GIT_LITERAL_PATHSPECS": "0"}
    )
    return output.decode().split()


def _can_load(folder: Path) -> bool:
    try:
        _load_settings(folder)
    except UnusableEnvironmentError:
        return False
    return True


def _replace_settings(folder: Path, older: Path) -> None:
    for place in (folder / CONFIG_FOLDER, *(folder / CONTENT_FOLDER).glob("*/_index.*")):
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
    shutil.copytree(older, folder, dirs_exist_ok=True)


class SettingsError(UnusableEnvironmentError):
    """Settings too faulty to be read."""

    def __init__(self, fault: B) -> None:
        super().__init__(
            f"cấu hình trên bản chính có lỗi: {fault.vi}; sửa rồi chạy lại",
            f"the settings on main have faults: {fault.en}; mend them and run again",
        )
        self.fault = fault


def _load_settings(folder: Path) -> tuple[Portal, LegalSettings, LintSettings, tuple[Diagnostic, ...]]:
    if not (folder / CONFIG_FOLDER / "portal.yaml").is_file():
        raise UnusableEnvironmentError(
            "bản chính không có site-config/portal.yaml, nên không phải là một cổng; kiểm tra --root và --ref",
            "main has no site-config/portal.yaml, so it is no portal; check --root and --ref",
        )
    portal, diagnostics = load_portal(folder)
    legal, legal_diagnostics = load_legal_settings(folder)
    if portal is None or legal is None:
        raise SettingsError(_describe_faults((*diagnostics, *legal_diagnostics)))
    settings, setting_diagnostics = load_lint_settings(folder, [site.id for site in portal.sites])
    return portal, legal, settings, tuple(_errors_in(setting_diagnostics))


def _errors_in(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    return (each for each in diagnostics if severity_of(each) is Severity.ERROR)


def _describe_faults(diagnostics: Iterable[Diagnostic]) -> B:
    first, *rest = _errors_in(diagnostics)
    more = (f" (và {len(rest)} lỗi khác)", f" (and {len(rest)} more)") if rest else ("", "")
    place = f"{first.place.path}:{first.place.line}"
    return B(f"{place}: {sentence_of(first, 'vi')}{more[0]}", f"{place}: {sentence_of(first, 'en')}{more[1]}")


def check_site_ids(portal: Portal, sites: Collection[str]) -> None:
    """Raise UsageError for the first of `sites` not in the portal."""
    known = [each.id for each in portal.sites]
    for site in sites:
        if site not in known:
            suggestion = find_closest(site, known)
            vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
            raise UsageError(
                f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
                f"there is no site `{site}`{en} (see site-config/sites/)",
            )
