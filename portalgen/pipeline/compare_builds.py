"""Builds main and the proposed main at the same clock.

Only affected sites are built, and each page at most once. The incremental build finds these sites from the manifest of
main's last build (`main_record`); without it all sites count. The proposed version is built first, into a folder of its
own. Then main's files replace the changed files, and a second build, starting from hard links to the first, produces
the present version. So the two differ only in the effects of the change on readers.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.content.cache import FrontMatterCache
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.pipeline.build import build
from portalgen.pipeline.changed_pages import NO_CHANGES, BuildChanges, find_changed_pages
from portalgen.pipeline.comparing.affected_sites import AffectedSite, group_by_site, list_unknown_sites
from portalgen.pipeline.comparing.checkout import Checkout, PortalSide, check_out_portal
from portalgen.pipeline.comparing.main_record import keep_main_record, read_main_record
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.incremental.selection import choose_sites
from portalgen.pipeline.incremental.session import Session, open_session
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, no_progress
from portalgen.plan.targets import site_of_source

_SOURCES: Final = ("site-config", "content")


@frozen
class ComparisonOptions:
    """`at` is the clock of both builds, aware. `cache` is the portal's own, or None."""

    at: datetime
    jobs: int = 1
    cache: Path | None = None
    definitions: Callable[[], Definitions] = standard_definitions


@frozen
class BuildComparison:
    """The builds of main and of the proposed version.

    Their folders are deleted after the block that made them.
    """

    now: PortalSide
    """Main as it is now, in the folder used by both builds."""
    before: Path
    """Folder with the build of main, as readers see it now."""
    after: Path
    """Folder with the build of the proposed version."""
    proposed: PortalSide
    """Main as it would be after the merge; its folder contains the configuration and the content."""
    front_matter: FrontMatterCache
    """The front matter of the pages of both versions."""
    result: BuildResult
    """The result of the build in `after`."""
    is_complete: bool
    """True if both builds were written. If False, errors in either version prevented the comparison."""
    main_diagnostics: tuple[Diagnostic, ...]
    """Diagnostics of main itself, without the submission."""
    changes: BuildChanges
    built_sites: tuple[str, ...]
    """The sites built because the change may affect them, sorted."""
    site_count: int
    """The number of sites that main would have after the merge."""
    left_out_sites: tuple[str, ...] = ()
    """Sites excluded because of errors on main. The remaining sites could be built."""


@contextmanager
def compare_builds(
    checkout: Checkout,
    tip: str,
    tree: str,
    options: ComparisonOptions,
    progress: Progress = no_progress,
    session: Session | None = None,
) -> Iterator[BuildComparison]:
    """Build main's commit `tip` and the proposed `tree` in the folder of `checkout`, a checkout of `tree`.

    `session` may have values already read from that folder. Raises PortalgenError for faults of the environment; errors
    in files are part of the yielded result.
    """
    root, place = checkout.repository.root, checkout.repository.top.parent
    after, before, kept = root / "public", place / "before", place / "proposed"
    _link_sources(root, kept)
    build_options = BuildOptions(
        root,
        after,
        options.at,
        search=False,
        jobs=options.jobs,
        remember=options.cache is not None,
        definitions=options.definitions,
        cache_folder=options.cache or root / ".portalgen" / "cache",
        unwritten=checkout.pages,
    )
    session = session if session is not None else open_session(build_options)
    proposed = PortalSide(kept, UnwrittenPages(checkout.pages), session.load_setup().portal)
    builder = _Builder(checkout, tip, tree, build_options, session, before, progress)
    try:
        sites = _choose_sites(build_options, session, options.cache)
        result, current = builder.build_both(sites)
        left_out = () if result.is_written else _find_faulty_sites(result, current)
        if left_out:
            known = sites if sites is not None else tuple(site for site, _, _ in result.hosts)
            sites = tuple(site for site in known if site not in left_out)
            builder.go_back()
            result, current = builder.build_both(sites)
    finally:
        session.close_stores()
    if options.cache is not None and sites is None and current.is_written:
        keep_main_record(options.cache, before)
    is_complete = result.is_written and current.is_written
    yield BuildComparison(
        now=PortalSide(root, checkout.pages, session.load_setup().portal),
        before=before,
        after=after,
        proposed=proposed,
        front_matter=session.folders.share_front_matter(options.definitions().kinds),
        result=result,
        is_complete=is_complete,
        main_diagnostics=current.diagnostics,
        changes=find_changed_pages(before, after) if is_complete and sites != () else NO_CHANGES,
        built_sites=tuple(sorted(sites if sites is not None else (site for site, _, _ in result.hosts))),
        site_count=len(result.hosts),
        left_out_sites=left_out,
    )


def _find_faulty_sites(result: BuildResult, current: BuildResult) -> tuple[str, ...]:
    """Return the sites with content errors that prevent both builds; empty if there is any other error.

    These errors are main's: the other sites can be built without these sites.
    """
    errors = [each for each in result.diagnostics if severity_of(each) is Severity.ERROR]
    known = {(each.code, each.place.path) for each in current.diagnostics}
    sites = {site_of_source(each.place.path) for each in errors}
    is_of_main = bool(errors) and all((each.code, each.place.path) in known for each in errors)
    return tuple(sorted(sites)) if is_of_main and "" not in sites else ()


@dataclass(slots=True)
class _Builder:
    """Builds both trees in the same folder, one after the other."""

    checkout: Checkout
    tip: str
    tree: str
    options: BuildOptions
    session: Session
    before: Path
    progress: Progress

    def build_both(self, sites: tuple[str, ...] | None) -> tuple[BuildResult, BuildResult]:
        """Return the results of the proposed tree, which must be checked out, and of main, checked out then."""
        proposed = None
        if sites != ():
            asked = replace(self.options, sites=sites or ())
            proposed = build(asked, self.progress, self.session, frozenset())
        changed = self.checkout.update(self.tree, self.tip)
        after = self.options.out
        current = _build_main(self.options, self.session, sites, changed, after, self.before, self.progress)
        return proposed or BuildResult((), is_written=True), current

    def go_back(self) -> None:
        """Check out the proposed tree once more."""
        changed = self.checkout.update(self.tip, self.tree)
        self.session.invalidate(frozenset(changed))
        for folder in (self.options.out, self.before):
            self.session.discard_previous_build(folder)


def _link_sources(root: Path, folder: Path) -> None:
    """Hard-link the content and settings of `root` into `folder`, where they survive the replacement of files."""
    for name in _SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, symlinks=True, copy_function=os.link)


def list_affected_sites(comparison: BuildComparison) -> tuple[AffectedSite, ...]:
    """Return the sites that differ between the builds.

    Without a comparison, return every site that could be affected.
    """
    found = group_by_site(comparison.changes) if comparison.is_complete else list_unknown_sites(comparison.built_sites)
    return tuple(found)


def record_main(repository: Repository, tip: str, options: ComparisonOptions, progress: Progress = no_progress) -> bool:
    """Build main's commit `tip` as in `compare_builds`, and cache the manifest of the build for checks of submissions.

    Return True if main could be built. `repository` is an empty scratch repository.
    """
    assert options.cache is not None
    checkout = check_out_portal(repository, tip)
    out = repository.top.parent / "before"
    result = build(
        BuildOptions(
            repository.root, out, options.at, search=False, jobs=options.jobs, definitions=options.definitions,
            cache_folder=options.cache, unwritten=checkout.pages,
        ),
        progress,
    )  # fmt: skip
    if result.is_written:
        keep_main_record(options.cache, out)
    return result.is_written


def _choose_sites(options: BuildOptions, session: Session, cache: Path | None) -> tuple[str, ...] | None:
    """Return the sites that the change may affect, sorted; None for all sites, including removed sites."""
    record = read_main_record(cache)
    setup = session.load_setup()
    if record is None or setup.portal is None:
        return None
    known = {site.id for site in setup.portal.sites}
    if not known.issuperset(record.sites):
        return None
    rebuild = choose_sites(options, session, setup, record).rebuild
    return None if len(rebuild) == len(known) else tuple(sorted(rebuild))


def _build_main(
    options: BuildOptions,
    session: Session,
    sites: tuple[str, ...] | None,
    changed: Iterable[Path],
    after: Path,
    before: Path,
    progress: Progress,
) -> BuildResult:
    """Build the content of the folder into `before`, starting from hard links to the files in `after`."""
    session.invalidate(frozenset(changed))
    if sites == ():
        return BuildResult((), is_written=True)
    if after.is_dir():
        # A build replaces files by rename and never writes into them, so the files of `after` stay unchanged.
        shutil.rmtree(before, ignore_errors=True)  # left by a refused attempt
        shutil.copytree(after, before, copy_function=os.link)
    known = [site.id for site in portal.sites] if (portal := session.load_setup().portal) is not None else []
    asked = () if sites is None else tuple(site for site in sites if site in known)
    return build(replace(options, out=before, sites=asked), progress, session, frozenset(changed))
