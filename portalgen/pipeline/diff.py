"""`find_differences(options)`: the changes of a submission in words, from main now to main after the merge.

Unlike in a check, changes of settings and themes are shown as proposed. The repository is not written to, and no code
of the submission is run except its templates, if both versions are built.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.cache import FrontMatterCache
from portalgen.content.read import read_library
from portalgen.differences.formats.html import format_difference_as_html
from portalgen.differences.masked import mask_difference
from portalgen.differences.model import PortalDifference
from portalgen.differences.portals import compare_portals
from portalgen.differences.versions import PortalVersion
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.making import CONTENT_DIGEST, propose_tree
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.scratch import export_chosen_files
from portalgen.pipeline.compare_builds import BuildComparison, ComparisonOptions, compare_builds
from portalgen.pipeline.comparing.changed_settings import BothVersions, describe_other_files, measure_reach
from portalgen.pipeline.comparing.checkout import PortalSide, read_pages
from portalgen.pipeline.comparing.placements import find_placements
from portalgen.pipeline.comparing.proposal import Proposal, check_out_proposal, open_proposal
from portalgen.pipeline.comparing.side_by_side import write_side_by_side
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.options import Progress, no_progress
from portalgen.plan.targets import site_of_source
from portalgen.text.bilingual import Bilingual as B
from portalgen.writer.new_folder import require_new_folder

_SETTINGS: Final = "site-config"
_CONTENT: Final = "content"
_HOME: Final = "/_index."
_HOME_DEPTH: Final = 2
"""Slashes in the path of a home's text: `content/sngv/_index.vi.md`."""
_WITHOUT_EFFECT: Final = (f"{APPROVALS_FOLDER}/", "site-config/governance/")
"""Settings that change no page."""
_QUOTED_PATHS: Final = 10

_CONFLICTS: Final = B(
    "Bản hiện có và bài gửi cùng sửa một chỗ trong {paths}; ở đây lấy theo bài gửi. Trước khi đăng, người gửi cần hợp hai bản",
    "The present version and the submission both change {paths}; the submission's version is shown. Its sender "
    "has to merge both versions",
)
_NO_BUILD: Final = B(
    "Một trong hai bản không dựng được nên chưa so được trang chủ và danh sách; chạy `portalgen check` để xem lỗi",
    "One of the versions cannot be built, so homes and lists are not compared; run `portalgen check` for the errors",
)
_BROKEN_SETTINGS: Final = B(
    "Cài đặt {side} có lỗi nên các trang được đọc theo cài đặt của bản kia; chạy `portalgen check` để xem lỗi",
    "The settings {side} have errors, so pages are read by the other version's settings; run `portalgen check`",
)
_NOW: Final = B("ở bản hiện có", "as they are now")
_PROPOSED: Final = B("ở bài gửi", "of the submission")


@frozen
class DiffOptions:
    """`base` is main; `head` the submission, empty for the content of the folder. `at` is the clock, aware.

    `with_lists` adds the changes of lists and homes, for which both versions are built, as they are for `pages`, a new
    folder for the pages side by side.
    """

    root: Path
    base: str
    at: datetime
    head: str = ""
    sites: tuple[str, ...] = ()
    language: str = "vi"
    with_lists: bool = False
    pages: Path | None = None
    jobs: int = 1
    cache: Path | None = None
    definitions: Callable[[], Definitions] = standard_definitions


def find_differences(options: DiffOptions, progress: Progress = no_progress) -> PortalDifference:
    """Return the differences. If `pages` is set, also write the folder with the pages side by side.

    Raises UsageError for a revision or a site that does not exist, or a folder that is not empty. Raises
    UnusableEnvironmentError if the history is incomplete, or if neither version has readable settings.
    """
    if options.pages is not None:
        require_new_folder(options.pages)
    with open_proposal(options.root, options.base, options.head, options.at) as proposal:
        with_builds = options.with_lists or options.pages is not None
        difference = _compare_builds(options, proposal, progress) if with_builds else _compare(options, proposal)
        if proposal.conflicts:
            paths = ", ".join(f"`{path}`" for path in proposal.conflicts[:_QUOTED_PATHS])
            note = B(_CONFLICTS.vi.format(paths=paths), _CONFLICTS.en.format(paths=paths))
            difference = replace(difference, notes=(note, *difference.notes))
        return difference


def _compare(options: DiffOptions, proposal: Proposal, built: BuildComparison | None = None) -> PortalDifference:
    difference = compare_proposal(options, proposal, built)
    return replace(difference, notes=(*difference.notes, *_name_content(proposal)))


def compare_proposal(
    options: DiffOptions, proposal: Proposal, built: BuildComparison | None = None
) -> PortalDifference:
    """Return how texts, facts and files differ between main and the proposed main.

    With `built`, both versions are taken from its builds, and no file is read again. These builds must be of the tree
    of `proposal`.
    """
    paths = frozenset((*proposal.changes.paths, *proposal.changes.deleted_paths))
    sites = _choose_sites(paths, options.sites)
    before, after, notes = _open_versions(options, proposal, built, sites)
    _require_known_sites(options.sites, before, after)
    front_matter = built.front_matter if built is not None else FrontMatterCache(before.kinds)
    versions = BothVersions(
        proposal,
        _read_version(before, sites, options.at, front_matter),
        _read_version(after, sites, options.at, front_matter),
        options.language,
        is_whole=sites is None,
    )
    difference = compare_portals(versions.before, versions.after, options.language, paths, options.sites)
    files = tuple(describe_other_files(difference.other_files, versions))
    is_built = built is not None and built.is_complete
    reach = measure_reach(built.changes, built.site_count, paths) if built is not None and is_built else None
    return replace(difference, other_files=files, notes=(*notes, *difference.notes), reach=reach)


def _open_versions(
    options: DiffOptions, proposal: Proposal, built: BuildComparison | None, sites: frozenset[str] | None
) -> tuple[Portal, Portal, tuple[B, ...]]:
    """Return the portal before and after, with notes about them. Identical settings are read once."""
    paths = (*proposal.changes.paths, *proposal.changes.deleted_paths)
    is_same = not any(_changes_pages(path) or _is_home(path) for path in paths)
    if built is not None:
        return _join_settings(built.now, built.proposed)
    now = _export(proposal, proposal.tip, "now", sites)
    proposed = _export(proposal, proposal.tree, "proposed", sites, has_settings=not is_same)
    kinds = options.definitions().kinds
    before = load_portal(now.root, kinds)[0]
    after = before if is_same else load_portal(proposed.root, kinds)[0]
    return _join_settings(replace(now, settings=before), replace(proposed, settings=after))


def _name_content(proposal: Proposal) -> Iterator[B]:
    """Yield the line with the content digest if the submission can be signed as it is."""
    try:
        proposed = propose_tree(proposal.repository, proposal.tip, proposal.tree)
    except UsageError:
        return
    if proposed.changes:
        digest = proposed.content_digest
        yield B(CONTENT_DIGEST.vi.format(digest=digest), CONTENT_DIGEST.en.format(digest=digest))


def _choose_sites(paths: Collection[str], asked: tuple[str, ...]) -> frozenset[str] | None:
    """Return the sites with possibly changed pages; None for all, if a setting used by pages changes."""
    if any(map(_changes_pages, paths)):
        return frozenset(asked) or None
    touched = frozenset(site_of_source(path) for path in paths if path.startswith(f"{_CONTENT}/")) - {""}
    return touched & frozenset(asked) if asked else touched


def _changes_pages(path: str) -> bool:
    """Return True for a settings file that affects pages."""
    return path.startswith(f"{_SETTINGS}/") and not path.startswith(_WITHOUT_EFFECT)


def _is_home(path: str) -> bool:
    """Return True for a home's text: settings that require it are invalid without it."""
    return path.startswith(f"{_CONTENT}/") and path.count("/") == _HOME_DEPTH and _HOME in path


def _export(
    proposal: Proposal, tree: str, name: str, sites: frozenset[str] | None, *, has_settings: bool = True
) -> PortalSide:
    """Write the settings and the files of these sites, without links, into the folder `name`; their pages are read."""
    repository, folder = proposal.repository, proposal.folder / name

    def is_chosen(path: str) -> bool:
        if path.startswith(f"{_SETTINGS}/"):
            return has_settings and not path.startswith(f"{APPROVALS_FOLDER}/")
        return path.startswith(f"{_CONTENT}/") and (sites is None or site_of_source(path) in sites or _is_home(path))

    pages = read_pages(repository, tree, is_chosen)
    export_chosen_files(repository, tree, folder, lambda path: path not in pages and is_chosen(path))
    root = folder.resolve() / repository.prefix
    (root / _CONTENT).mkdir(parents=True, exist_ok=True)
    for path in root.rglob("*"):
        if path.is_symlink():  # its target is not part of the submission, and must not be read
            path.unlink()
    return PortalSide(root, pages)


def _join_settings(now: PortalSide, proposed: PortalSide) -> tuple[Portal, Portal, tuple[B, ...]]:
    """Return both portals; if either has unreadable settings, the other's are used."""
    before, after = now.settings, proposed.settings
    if before is not None and after is not None:
        return now.complete(before), proposed.complete(after), ()
    side = _NOW if before is None else _PROPOSED
    note = B(_BROKEN_SETTINGS.vi.format(side=side.vi), _BROKEN_SETTINGS.en.format(side=side.en))
    known = before or after
    if known is None:
        raise _unreadable_settings()
    return now.complete(known), proposed.complete(known), (note,)


def _unreadable_settings() -> UnusableEnvironmentError:
    return UnusableEnvironmentError(
        "cài đặt của cổng có lỗi ở cả hai bản; chạy `portalgen check` để xem lỗi",
        "the portal's settings have errors in both versions; run `portalgen check` for the errors",
    )


def _require_known_sites(asked: Iterable[str], before: Portal, after: Portal) -> None:
    known = {site.id for portal in (before, after) for site in portal.sites}
    for site in asked:
        if site not in known:
            raise UsageError(
                f"không có trang nào tên `{site}`; xem các tên trong site-config/sites/",
                f"there is no site `{site}`; see the names in site-config/sites/",
            )


def _read_version(
    portal: Portal, sites: frozenset[str] | None, at: datetime, front_matter: FrontMatterCache
) -> PortalVersion:
    """Return either version; pages common to both are read once, into `front_matter`."""
    known = {site.id for site in portal.sites}
    chosen = known if sites is None else sites & known
    return PortalVersion(portal, read_library(portal, front_matter, None if sites is None else chosen)[0], at)


def _compare_builds(options: DiffOptions, proposal: Proposal, progress: Progress) -> PortalDifference:
    if options.sites:  # report an unknown site before building anything
        _require_known_sites(options.sites, *_open_versions(options, proposal, None, frozenset())[:2])
    checkout = check_out_proposal(proposal, proposal.tree)
    build_options = ComparisonOptions(options.at, options.jobs, options.cache, options.definitions)
    with compare_builds(checkout, proposal.tip, proposal.tree, build_options, progress) as comparison:
        difference = _compare(options, proposal, comparison)
        if not comparison.is_complete:
            return replace(difference, notes=(_NO_BUILD, *difference.notes))
        difference = add_placements(difference, comparison, options.sites)
        if options.pages is not None:
            report = format_difference_as_html(mask_difference(difference, "others"))
            builds = comparison.before, comparison.after
            write_side_by_side(comparison.changes, builds, options.sites, report, options.pages, options.language)
    return difference


def add_placements(
    difference: PortalDifference, comparison: BuildComparison, sites: Collection[str] = ()
) -> PortalDifference:
    """Return `difference` with the changes of lists and homes between the two builds added to it."""
    placements = find_placements(comparison.changes, comparison.before, comparison.after, difference.language, sites)
    return replace(difference, placements=placements)
